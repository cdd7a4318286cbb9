## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## membrane ()
## membrane (data_folder)
## membrane (data_folder, picture)
##
## How much salt a reverse-osmosis membrane holds back, for feeds of five
## concentrations: reflection coefficient and permeability of the salt from the
## rejection at several fluxes, and what they mean for the Onsager matrix.
## Prints a table; the figure goes to the file PICTURE, or to the screen.
## DATA_FOLDER is the one that holds membrane_skk, by default ../tests/data
## seen from this file.

function membrane (data_folder = "", picture = "")

  if (isempty (data_folder))
    data_folder = fullfile (fileparts (mfilename ("fullpath")), "..", ...
                            "tests", "data");
  endif
  area = 0.38;   # m^2
  feed = [1, 3, 5, 10, 15];
  printf ("  feed     reflection           permeability of the salt, L/(m^2 h)\n");
  printf ("  g/L      sigma                fit of R/(1-R)       fit of R\n");
  for k = 1:numel (feed)
    m = load ("-ascii", fullfile (data_folder, "membrane_skk", ...
                                  sprintf ("data_%dg.dat", feed(k))));
    d{k} = struct ("flux", m(:,1) * 60 / 1000 / area, "rejection", m(:,2));
    [v(k), se(k), info] = onsager_derived (d{k}, "membrane");
    [w(k), sw(k)] = onsager_derived (d{k}, "membrane", ...
                                     struct ("scale", "rejection"));
    printf ("  %4g   %.5f +- %.5f   %.4f +- %.4f     %.4f +- %.4f   %s\n", ...
            feed(k), v(k).reflection, se(k).reflection, ...
            v(k).solute_permeability, se(k).solute_permeability, ...
            w(k).solute_permeability, sw(k).solute_permeability, ...
            ifelse (info.reliable, "", "NOT reliable"));
  endfor
  spread = std ([v.solute_permeability]);
  printf (["\n  The permeabilities scatter by %.3f between the feeds, while a" ...
           " fit claims\n  %.3f: the membrane is not quite the same in all" ...
           " runs.\n"], spread, median ([se.solute_permeability]));

  ## As a matrix: sodium chloride, 25 C, a membrane of 3 L/(m^2 h bar).
  R = 8.314462618;
  T = 298.15;
  hour = 1e-3 / 3600;   # m/s for 1 L/(m^2 h)
  c = 10 / 58.44e-3;    # mol/m^3 at 10 g/L
  Lp = 3 * hour / 1e5;
  sigma = v(4).reflection;
  P = v(4).solute_permeability * hour;
  omega = P / (2 * R * T);
  L = [Lp, -sigma * Lp; -sigma * Lp, sigma^2 * Lp + omega / c];
  k = onsager_derived (L, "membrane", struct ("c_mean", c));
  printf (["\n  At 10 g/L with 3 L/(m^2 h bar) for water, fluxes J_v, J_D and" ...
           " forces dP, dpi:\n    L = [%.3e %.3e; %.3e %.3e] m/(s Pa)\n" ...
           "    omega = %.3e mol/(N s), determinant %.2e: %s\n"], ...
          L(1,1), L(1,2), L(2,1), L(2,2), k.omega, k.determinant, ...
          ifelse (k.determinant >= 0, "the second law holds", ...
                  "the second law is violated"));

  if (isempty (picture))
    figure ();
  else
    figure ("visible", "off", "paperposition", [0, 0, 11, 4.2]);
  endif
  color = [0.12 0.35 0.65; 0.80 0.25 0.15; 0.10 0.50 0.35; 0.75 0.50 0.05; ...
           0.45 0.25 0.60];
  ax = axes ("position", [0.08, 0.16, 0.40, 0.72]);
  hold (ax, "on");
  for k = 1:numel (feed)
    h(k) = plot (ax, d{k}.flux, d{k}.rejection, "o", "color", color(k,:));
    J = linspace (2, 36, 200);
    g = v(k).reflection / (1 - v(k).reflection) ...
        * (1 - exp (-(1 - v(k).reflection) * J / v(k).solute_permeability));
    plot (ax, J, g ./ (1 + g), "-", "color", color(k,:));
    names{k} = sprintf ("%g g/L", feed(k));
  endfor
  ylim (ax, [0.8, 0.97]);
  xlabel (ax, "volume flux  [L/(m^2 h)]");
  ylabel (ax, "rejection of salt");
  title (ax, "measured and fitted");
  legend (ax, h, names, "location", "southeast");
  box (ax, "on");
  ax = axes ("position", [0.58, 0.16, 0.38, 0.72]);
  hold (ax, "on");
  a = errorbar (ax, feed - 0.12, [v.solute_permeability], ...
                1.96 * [se.solute_permeability]);
  b = errorbar (ax, feed + 0.12, [w.solute_permeability], ...
                1.96 * [sw.solute_permeability]);
  set (a, "color", color(1,:), "linestyle", "none", "marker", "o");
  set (b, "color", color(2,:), "linestyle", "none", "marker", "s");
  xlim (ax, [0, 16]);
  xlabel (ax, "feed  [g/L]");
  ylabel (ax, "permeability of salt  [L/(m^2 h)]");
  title (ax, "two scales of the same fit, 95 %");
  legend (ax, [a, b], {"in R/(1-R)", "in R"}, "location", "southeast");
  box (ax, "on");
  save_picture (picture);

endfunction
