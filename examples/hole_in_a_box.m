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

## hole_in_a_box ()
## hole_in_a_box (picture)
##
## Helium leaks into vacuum: how many, how fast, and how warm it stays.  Fast
## particles find the hole more often, so that each carries 2 kT away where
## the gas has 3/2 kT; that surplus is the coupling of the flows of particles
## and energy, and makes the Onsager matrix symmetric.
##
## Prints the theory beside a simulation, and two boxes joined by a hole.  The
## figure goes to the file PICTURE (a .png), or to the screen.

function hole_in_a_box (picture)

  if (nargin < 1)
    picture = "";
  endif

  m = 4.002602 * 1.66053906660e-27;
  k = 1.380649e-23;
  V = 1e-6;
  A = 1e-6;
  s = effusion (1, 300, m);
  printf ("Helium at 300 K and 1 Pa: %.5e per m^2 and s, %.4f W/m^2\n\n", ...
          s.rate, s.energy);

  t = linspace (0, 8e-3, 41);
  warm = effusion_leak (t, 300, m, V, A, "gases", 40, "seed", 1);
  cold = effusion_leak (t, 300, m, V, A, "walls", "insulating", ...
                        "collisions", 1.5e4, "gases", 40, "seed", 1);
  printf ("From 1 cm^3 through 1 mm^2, 40 gases of 1000 particles\n\n");
  printf ("    time        walls of 300 K      theory    insulating walls");
  printf ("     theory   temperature   theory\n");
  for i = 6:5:41
    printf ("  %4.1f ms   %7.1f +- %4.1f    %8.1f  ", 1e3 * t(i), ...
            warm.N(i), warm.N_se(i), warm.N_theory(i));
    printf ("   %7.1f +- %4.1f   %8.1f", cold.N(i), cold.N_se(i), ...
            cold.N_theory(i));
    printf ("      %5.1f K  %5.1f K\n", cold.temperature(i), ...
            cold.temperature_theory(i));
  endfor
  printf ("\nEnergy of those that left: %.4f +- %.4f kT (theory 2)\n", ...
          warm.exit_energy, warm.exit_energy_se);

  printf ("\nTwo boxes, joined by the hole: flows, exact and by L X\n\n");
  printf ("   dT/K  dp/p      particles, error of L X      energy, error\n");
  for d = [0.3, 0.001; 3, 0.01; 30, 0.1]'
    b = effusion (1 + [1, -1] * d(2) / 2, 300 + [1, -1] * d(1) / 2, m);
    printf ("  %5.1f  %.3f  %14.4e  %8.1e   %14.4e  %8.1e\n", d, b.J(1), ...
            b.nonlinearity(1), b.J(2), b.nonlinearity(2));
  endfor
  b = effusion ([sqrt(300 / 77), 1], [300, 77], m);
  printf ("\n300 K and 77 K: no particles flow at p1/p2 = %.12f;", ...
          b.pressure_ratio);
  printf ("\n%.3g W/m^2 of heat do, at 1 Pa.\n", b.heat_at_rest);

  if (isempty (picture))
    figure ("position", [100, 100, 1200, 450]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 15, 5.5]);
  endif
  draw (s, m, t, warm, cold);
  save_picture (picture);

endfunction

function draw (s, m, t, warm, cold)

  red = [0.8, 0.25, 0.1];
  blue = [0, 0.35, 0.7];
  panel (1);
  width = 100;
  edge = 0:width:3500;
  count = histc (warm.exit_speed, edge);
  bar (edge(1:end-1) + width / 2, ...
       1e3 * count(1:end-1) / (width * numel (warm.exit_speed)), 1, ...
       "facecolor", [0.95, 0.85, 0.8], "edgecolor", "w");
  v = linspace (0, 3500, 300);
  a = m / (2 * 1.380649e-23 * 300);
  plot (v, 1e3 * s.speed_density (v), "color", red, "linewidth", 2);
  plot (v, 4e3 / sqrt (pi) * a^1.5 * v.^2 .* exp (-a * v.^2), "--", ...
        "color", blue, "linewidth", 2);
  legend ("that left, simulated", "v^3 exp (-m v^2/2kT)", "inside");
  finish_panel ([0, 3500, 0, 1.05], "speed (m/s)", "density (s/km)", ...
                "Speeds in the beam");
  set (gca (), "xtick", 0:1000:3000);

  panel (2);
  plot (1e3 * t, warm.N, "o", "color", red, "markersize", 4);
  plot (1e3 * t, cold.N, "s", "color", blue, "markersize", 4);
  plot (1e3 * t, warm.N_theory, "color", red, "linewidth", 1.5);
  plot (1e3 * t, cold.N_theory, "color", blue, "linewidth", 1.5);
  legend ("walls of 300 K", "insulating walls");
  finish_panel ([0, 8, 0, 1000], "time (ms)", "particles inside", "Lines: theory");

  panel (3);
  plot (1e3 * t, cold.temperature, "s", "color", blue, "markersize", 4);
  plot (1e3 * t, cold.temperature_theory, "color", blue, "linewidth", 1.5);
  plot (1e3 * t, warm.temperature, "o", "color", red, "markersize", 4);
  plot (1e3 * t, warm.temperature_theory, "color", red, "linewidth", 1.5);
  finish_panel ([0, 8, 120, 340], "time (ms)", "temperature inside (K)", ...
                "The fast leave first");

endfunction

function panel (k)

  axes ("position", [0.065 + 0.325 * (k - 1), 0.14, 0.26, 0.75]);
  hold on;

endfunction
