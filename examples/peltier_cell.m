## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## peltier_cell ()
## peltier_cell (data_folder)
## peltier_cell (data_folder, picture)
##
## Is the Peltier coefficient of a measured cell T times its Seebeck
## coefficient, as Onsager's reciprocity demands?  The answer depends on
## whether the errors of the thermometers count: ordinary least squares, which
## takes the forces for exact, against a fit with errors in both variables.
## Prints a table; the figure goes to the file PICTURE, or to the screen.
## DATA_FOLDER is the one that holds peltier_cell, by default ../tests/data
## seen from this file.

function peltier_cell (data_folder = "", picture = "")

  if (isempty (data_folder))
    data_folder = fullfile (fileparts (mfilename ("fullpath")), "..", ...
                            "tests", "data");
  endif
  read = @(name) dlmread (fullfile (data_folder, "peltier_cell", ...
                                    [name ".csv"]), ",", 1, 0);
  s = read ("seebeckCoeff_trial2_selectedData");
  h = read ("data_session4_wErrors");
  r = read ("internalResistanceLinear");
  dT = s(:,6);
  u_dT = s(:,12);
  V = s(:,3);
  u_V = s(:,9);

  both = {"xcov", u_dT.^2, "intercept", true};
  [S0, se_S0, S_only] = onsager_fit (V, dT, "cov", u_V.^2, "intercept", true);
  [S1, se_S1, S_both] = onsager_fit (V, dT, "cov", u_V.^2, both{:});
  [K0, se_K0, K_only] = onsager_fit (s(:,13), dT, "cov", s(:,14).^2, ...
                                     "intercept", true);
  [K1, se_K1, K_both] = onsager_fit (s(:,13), dT, "cov", s(:,14).^2, both{:});
  [P0, se_P0, P_only] = onsager_fit (h(:,18), h(:,3), "cov", h(:,21).^2, ...
                                     "intercept", true);
  [P1, se_P1, P_both] = onsager_fit (h(:,18), h(:,3), "cov", h(:,21).^2, ...
                                     "xcov", h(:,9).^2, "intercept", true);
  [R, se_R, R_only] = onsager_fit (r(:,4), r(:,2), "cov", r(:,9).^2, ...
                                   "intercept", true);

  printf ("                          errors of the flux only      of flux and force\n");
  row = @(name, a, sa, A, b, sb, B) ...
    printf ("  %-22s %9.5f +- %.5f %5.0f/%d   %9.5f +- %.5f %6.2f/%d\n", name, ...
            a, sa, A.chi2, A.dof, b, sb, B.chi2, B.dof);
  row ("Seebeck S, V/K", S0, se_S0, S_only, S1, se_S1, S_both);
  row ("conductance K, W/K", K0, se_K0, K_only, K1, se_K1, K_both);
  row ("Peltier Pi, V", P0, se_P0, P_only, P1, se_P1, P_both);
  printf ("  %-22s %9.5f +- %.5f %5.1f/%d\n", "resistance R, Ohm", R, se_R, ...
          R_only.chi2, R_only.dof);
  printf ("                                       (last: chi2 / degrees of freedom)\n\n");

  T = 273.15 + mean (h(:,4));
  s_T = std (h(:,4));
  z0 = (P0 - T * S0) / sqrt (se_P0^2 + (T * se_S0)^2);
  z1 = (P1 - T * S1) / sqrt (se_P1^2 + (T * se_S1)^2 + (S1 * s_T)^2);
  p1 = erfc (abs (z1) / sqrt (2));
  nu = S_both.dof;
  p_t = betainc (nu / (nu + z1^2), nu / 2, 1 / 2);
  printf ("  Kelvin: Pi = T S?   Pi = %.3f V;  T S = %.3f +- %.3f V at %.1f K\n", ...
          P1, T * S1, T * se_S1, T);
  printf ("    errors of the flux only: z = %6.1f, \"rejected\"\n", z0);
  printf ("    errors of both:          z = %6.2f, p = %.3f, or %.3f with the\n", ...
          z1, p1, p_t);
  printf ("      %d degrees of freedom of S: not settled by these data\n", nu);
  printf ("  Figure of merit Z T = S^2 T / (K R) = %.3f\n\n", S1^2 * T / (K1 * R));
  printf ("  What to make of it:\n");
  printf ("  - S: chi2 %.0f for %d says that the ordinary fit leaves errors out;\n", ...
          S_only.chi2, S_only.dof);
  printf ("    with those of the thermometers it is %.2f and se is %.0f times as large.\n", ...
          S_both.chi2, se_S1 / se_S0);
  printf ("  - Pi: chi2 %.0f for %d in either fit, so that its error bar is too\n", ...
          P_both.chi2, P_both.dof);
  printf ("    small too; scaled by sqrt (chi2/dof) it is %.3f V.\n", ...
          se_P1 * sqrt (P_both.chi2 / P_both.dof));
  printf ("  - Heat does not vanish with the current: offset %.4f +- %.4f W.\n", ...
          P_only.intercept.value, P_only.intercept.se);

  if (isempty (picture))
    figure ();
  else
    figure ("visible", "off", "paperposition", [0, 0, 11, 4.2]);
  endif
  blue = [0.12 0.35 0.65];
  red = [0.80 0.25 0.15];
  ax = axes ("position", [0.08, 0.16, 0.38, 0.72]);
  hold (ax, "on");
  e = errorbar (ax, dT, 1e3 * V, u_dT, u_dT, 1e3 * u_V, 1e3 * u_V, "~>o");
  set (e, "color", "k", "linestyle", "none", "markersize", 4);
  x = [-1.5, 17.5];
  a = plot (ax, x, 1e3 * (S_only.intercept.value + S0 * x), "--", "color", red, ...
            "linewidth", 1.3);
  b = plot (ax, x, 1e3 * (S_both.intercept.value + S1 * x), "-", "color", blue, ...
            "linewidth", 1.3);
  xlim (ax, x);
  xlabel (ax, "temperature difference  [K]");
  ylabel (ax, "voltage  [mV]");
  title (ax, "Seebeck effect");
  legend (ax, [a, b], {"errors of the voltage", "errors of both"}, ...
          "location", "northwest");
  box (ax, "on");
  ax = axes ("position", [0.56, 0.16, 0.40, 0.72]);
  hold (ax, "on");
  value = [T * S0, T * S1, P1];
  error_of = [T * se_S0, hypot(T * se_S1, S1 * s_T), se_P1];
  color = {red, blue, [0 0 0]};
  for k = 1:3
    e = errorbar (ax, k, value(k), error_of(k));
    set (e, "color", color{k}, "linestyle", "none", "marker", "o", ...
         "linewidth", 1.6);
  endfor
  xlim (ax, [0.5, 3.5]);
  set (ax, "xtick", 1:3, "xticklabel", {"T S, ordinary", "T S, errors in both", "Pi"});
  ylabel (ax, "[V]");
  title (ax, "Kelvin's relation, one standard error");
  box (ax, "on");
  save_picture (picture);

endfunction
