## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## thermoelectric_device ()
## thermoelectric_device (data_folder)
## thermoelectric_device (data_folder, picture)
##
## From measured properties of lead telluride to the Onsager matrix at each
## temperature, to the local figure of merit, to the efficiency of a generator
## between 300 and 800 K.  Prints a table; the figure goes to the file PICTURE,
## or to the screen.  DATA_FOLDER is the one that holds teflow, by default
## ../tests/data seen from this file.

function thermoelectric_device (data_folder = "", picture = "")

  if (isempty (data_folder))
    data_folder = fullfile (fileparts (mfilename ("fullpath")), "..", ...
                            "tests", "data");
  endif
  p = load ("-ascii", fullfile (data_folder, "teflow", "Data_PbTe.txt"));
  table = struct ("T", p(:,1), "seebeck", 1e-6 * p(:,3), ...
                  "conductivity", 100 * p(:,2), "thermal_conductivity", p(:,4));
  T = table.T;

  printf ("  T, K   S, uV/K   L_ee         L_eq         L_qq        coupling   ZT\n");
  for k = 1:numel (T)
    c = struct ("conductivity", table.conductivity(k), "seebeck", ...
                table.seebeck(k), "thermal_conductivity", ...
                table.thermal_conductivity(k));
    [v, ~, info] = onsager_derived (c, "thermoelectric", struct ("T", T(k)));
    ZT(k) = v.ZT;
    if (mod (T(k), 100) == 0)
      printf ("  %4g  %7.1f   %.4e   %.4e   %.4e   %.4f   %.3f\n", T(k), ...
              1e6 * v.seebeck, info.L(1,1), info.L(1,2), info.L(2,2), ...
              v.coupling, v.ZT);
    endif
  endfor
  printf ("        (fluxes J_e, J_q; forces E/T, grad (1/T); SI)\n\n");

  Tc = 300;
  Th = (350:50:800)';
  for k = 1:numel (Th)
    device = onsager_derived (table, "device", struct ("Tc", Tc, "Th", Th(k)));
    eta(k,1) = 100 * device.efficiency;
    carnot(k,1) = 100 * (1 - Tc / Th(k));
  endfor
  step = onsager_derived (table, "device", ...
                          struct ("Tc", Tc, "Th", 800, "method", "snyder"));
  m = sqrt (1 + mean (ZT));
  printf ("  A leg from %g to %g K (Carnot %.2f %%):\n", Tc, Th(end), carnot(end));
  row = @(name, e, z) printf ("    %-44s %8.4f %%   ZT %.4f\n", name, e, z);
  row ("integral of the properties", eta(end), device.ZT_device);
  row ("recurrence on the table, 25 K a step", 100 * step.efficiency, ...
       step.ZT_device);
  row ("constant properties with the mean ZT", ...
       carnot(end) * (m - 1) / (m + Tc / Th(end)), mean (ZT));
  ## The table has no errors; such as are usual for these measurements.
  table.seebeck_se = 0.04 * table.seebeck;
  table.conductivity_se = 0.04 * table.conductivity;
  table.thermal_conductivity_se = 0.07 * table.thermal_conductivity;
  [~, se] = onsager_derived (table, "device", struct ("Tc", Tc, "Th", 800));
  printf ("    relative current density at the cold side %.6f /V (recurrence %.6f)\n", ...
          device.u_cold, step.u_cold);
  printf ("  The published 14.0384 %% is that of the recurrence: it is of first\n");
  printf ("  order in the step, and its limit is the integral.  If each value had\n");
  printf ("  an error of its own of 4 %% (S, sigma) or 7 %% (kappa), those of the\n");
  printf ("  efficiency and of ZT were %.2f %% and %.3f.\n", 100 * se.efficiency, ...
          se.ZT_device);

  if (isempty (picture))
    figure ();
  else
    figure ("visible", "off", "paperposition", [0, 0, 11, 4.2]);
  endif
  ax = axes ("position", [0.08, 0.16, 0.38, 0.72]);
  plot (ax, T, ZT, "o-", "color", [0.12 0.35 0.65], "linewidth", 1.4);
  xlabel (ax, "temperature  [K]");
  ylabel (ax, "local ZT");
  title (ax, "lead telluride");
  ax = axes ("position", [0.57, 0.16, 0.38, 0.72]);
  plot (ax, Th, carnot, "k--", Th, eta, "o-", "linewidth", 1.4);
  set (get (ax, "children")(1), "color", [0.80 0.25 0.15]);
  xlabel (ax, "hot side  [K]");
  ylabel (ax, "efficiency  [%]");
  title (ax, sprintf ("generator, cold side %g K", Tc));
  legend (ax, {"Carnot", "best of a PbTe leg"}, "location", "northwest");
  save_picture (picture);

endfunction
