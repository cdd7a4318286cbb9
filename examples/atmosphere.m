## Copyright (C) 2026 The noneq developers
##
## This file is part of noneq.
##
## noneq is free software: you can redistribute it and/or modify it under
## the terms of the GNU General Public License as published by the Free
## Software Foundation, either version 3 of the License, or (at your option)
## any later version.
##
## noneq is distributed in the hope that it will be useful, but WITHOUT ANY
## WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS
## FOR A PARTICULAR PURPOSE.  See the GNU General Public License for more
## details.
##
## You should have received a copy of the GNU General Public License along
## with noneq; see the file COPYING.  If not, see
## <https://www.gnu.org/licenses/>.

## atmosphere ()
## atmosphere (picture)
##
## Why one temperature is not enough.  A column of air, warm below and cold
## above: heat flows through it, entropy is made inside, and the velocities of
## all its particles together are not Maxwell's for any temperature.
##
## Prints a box of air and an atmosphere of constant lapse rate against the
## formulas, and the second law as a balance.  The figure goes to the file
## PICTURE (a .png), or to the screen.

function atmosphere (picture)

  if (nargin < 1)
    picture = "";
  endif

  box_of_air = air_column (1, [400, 300]);
  printf ("A box of air, 1 m high, 400 K below and 300 K above\n\n");
  middle = interp1 (box_of_air.z, box_of_air.T, 0.5);
  row ("heat flux", box_of_air.J, "W/m^2", ...
       2/3 * 0.026 / sqrt (300) * (400^1.5 - 300^1.5));
  row ("temperature in the middle", middle, "K", ...
       ((400^1.5 + 300^1.5) / 2)^(2/3));
  row ("entropy made, total", 1e3 * box_of_air.entropy_production, ...
       "mW/K/m^2", 1e3 * box_of_air.J * (1/300 - 1/400));
  made = trapz (box_of_air.z, box_of_air.entropy_density);
  row ("the same, summed over heights", 1e3 * made, "mW/K/m^2", ...
       1e3 * box_of_air.entropy_production);
  flux = box_of_air.entropy_flux;
  row ("entropy out less entropy in", 1e3 * (flux(end) - flux(1)), ...
       "mW/K/m^2", 1e3 * box_of_air.entropy_production);
  row ("<v^4>/<v^2>^2 (3 for one temperature)", box_of_air.kurtosis, "", NaN);

  ## A lapse rate of 6.5 K/km needs no more than a constant conductivity.
  H = 11000;
  T = [288.15, 216.65];
  air = air_column (H, T, "conductivity", 0.026);
  m = 4.81e-26;
  k = 1.380649e-23;
  printf ("\nAn atmosphere, 11 km, 288.15 K to 216.65 K\n\n");
  lapse = -diff (T) / H;
  row ("lapse rate", 1e3 * air.lapse(1), "K/km", 1e3 * lapse);
  row ("adiabatic lapse rate", 1e3 * air.lapse_adiabatic, "K/km", NaN);
  row ("pressure at the top", air.p(end) / 100, "hPa", ...
       1013.25 * (T(2) / T(1))^(m * 9.80665 / (k * lapse)));
  cold = air_column (H, T(1));
  row ("the same with one temperature", cold.p(end) / 100, "hPa", ...
       1013.25 * exp (-m * 9.80665 * H / (k * T(1))));
  words = {"turns over: hot air is below light enough to rise", ...
           "is stable: a parcel that rises cools faster than its surroundings"};
  printf ("\nThe box %s;\nthe atmosphere %s.\n", ...
          words{1 + box_of_air.stable}, words{1 + air.stable});

  if (isempty (picture))
    figure ("position", [100, 100, 1200, 450]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 15, 5.5]);
  endif
  draw (box_of_air, air, cold);
  save_picture (picture);

endfunction

function row (what, value, unit, want)

  printf ("  %-40s %12.6f %-9s", what, value, unit);
  if (! isnan (want))
    printf (" formula %12.6f", want);
  endif
  printf ("\n");

endfunction

function draw (s, air, cold)

  warm = [0.8, 0.25, 0.1];
  blue = [0, 0.35, 0.7];
  panel (1);
  plot (s.T, s.z, "color", warm, "linewidth", 2);
  plot ([400, 300], [0, 1], "--", "color", [0.5, 0.5, 0.5]);
  text (303, 0.16, "bent: what is warm", "fontsize", 11);
  text (303, 0.09, "conducts better", "fontsize", 11);
  finish_panel ([300, 400, 0, 1], "temperature (K)", "height (m)", ...
                "Temperature in the box");

  panel (2);
  x = 1e3 * s.entropy_density;
  patch ([0, x, 0], [0, s.z, 1], [0.95, 0.85, 0.8], "edgecolor", "none");
  plot (x, s.z, "color", warm, "linewidth", 2);
  text (0.08, 0.5, sprintf ("area %.3f mW/K/m^2", ...
                           1e3 * s.entropy_production), "fontsize", 11);
  finish_panel ([0, 3.5, 0, 1], "kappa (T'/T)^2 (mW/K/m^3)", "height (m)", ...
                "Where entropy is made");

  panel (3);
  plot (air.p / 100, air.z / 1e3, "color", warm, "linewidth", 2, ...
        cold.p / 100, cold.z / 1e3, "--", "color", blue, "linewidth", 2);
  legend ("6.5 K/km", "one temperature");
  finish_panel ([200, 1013.25, 0, 11], "pressure (hPa)", "height (km)", ...
                "Pressure in the atmosphere");

endfunction

function panel (k)

  axes ("position", [0.06 + 0.325 * (k - 1), 0.14, 0.26, 0.75]);
  hold on;

endfunction
