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

## kinesin ()
## kinesin (picture)
##
## Kinesin against a load: speed, noise, ATP use and efficiency of the network
## of six states of Liepelt and Lipowsky, exact.  At the stall load the motor
## stands still on the average and yet burns ATP.
##
## Prints a table and how well independent ways to the same number agree.  The
## figure goes to the file PICTURE (a .png), or to the screen.

function kinesin (picture)

  if (nargin < 1)
    picture = "";
  endif

  ATP = [5, 50, 1000];
  curves = motor_model ("kinesin", "load", (0:0.05:8)', "ATP", ATP);
  few = motor_model ("kinesin", "load", [0:7, curves.stall_load(1,3), 8]);

  printf ("Kinesin with 1 mM ATP, 1 uM ADP, 1 uM P\n\n");
  printf ("  load   velocity  randomness     ATP  steps  efficiency  entropy");
  printf ("  uncertainty\n");
  printf ("    pN       nm/s                  /s   /ATP               k_B/s");
  printf ("      product\n");
  for k = 1:numel (few.load)
    ## At the stall both ratios to the mean velocity are infinite.
    ratio = {sprintf("%.3f", few.randomness(k)), ...
             sprintf("%.1f", few.uncertainty(k))};
    numbers = [few.velocity(k), few.coupling(k), few.efficiency(k)];
    if (few.load(k) == few.stall_load(k))
      numbers(:) = 0;
      ratio = {"Inf", "Inf"};
    endif
    printf ("%6.3f %10.4f %11s %7.3f %6.3f %11.4f %8.1f %12s\n", ...
            few.load(k), numbers(1), ratio{1}, few.fuel_rate(k), ...
            numbers(2:3), few.entropy_production(k), ratio{2});
  endfor
  stall = few.stall_load(1);
  printf ("\nStall load %.9f pN; there it burns %.4f ATP a second.\n", ...
          stall, few.fuel_rate(9));

  two_ways (stall);

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 800]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 10]);
  endif
  draw (curves, ATP);
  save_picture (picture);

endfunction

function two_ways (stall)

  m = motor_model ("kinesin", "load", 3);
  A = [-3 * m.step / m.kT, m.affinity];
  ## Where the symmetry mirrors q = 0, the network runs in reverse.
  [~, info] = network_scgf (m, m.d, -A);
  q = [0.3, -0.2];
  printf ("\nThe same number by two ways, at 3 pN (relative difference):\n");
  compare ("velocity: current, and slope of the generating function", ...
           m.velocity, -m.step * info.current(1));
  compare ("diffusion: squares of jumps, and its curvature", ...
           m.diffusion, m.step^2 / 2 * info.variance(1,1,1));
  compare ("entropy production: edges, and affinity x ATP - load x steps", ...
           m.entropy_production, m.dissipation);
  compare ("generating function at (0.3, -0.2) and at its mirror point", ...
           network_scgf (m, m.d, q), network_scgf (m, m.d, -A - q));
  at_stall = motor_model ("kinesin", "load", stall);
  compare ("at the stall load: edges, and affinity x ATP", ...
           at_stall.entropy_production, at_stall.power_in);

endfunction

function compare (what, a, b)

  printf ("  %-62s %8.1e\n", what, abs (a - b) / abs (a));

endfunction

function draw (m, ATP)

  colour = [0.8, 0.25, 0.1; 0.15, 0.5, 0.25; 0, 0.35, 0.7];
  x = m.load(:,1);
  names = arrayfun (@(c) sprintf ("%g \\muM ATP", c), ATP, ...
                    "uniformoutput", false);
  stall = m.stall_load(1,3);

  start_panel (1);
  place = [2.6, 52; 0.4, 165; 1.4, 345];
  for k = 1:3
    plot (x, m.velocity(:,k), "color", colour(k,:), "linewidth", 2);
    label (place(k,1), place(k,2), names{k}, colour(k,:));
  endfor
  plot ([0, 8], [0, 0], "color", [0.6, 0.6, 0.6]);
  plot (stall, 0, "o", "color", "k", "markerfacecolor", "k");
  label (6.1, 75, sprintf ("stall, %.2f pN", stall), "k");
  finish_panel ([0, 8, -30, 420], "load (pN)", "velocity (nm/s)", ...
                "Velocity against load");

  start_panel (2);
  for k = 1:3
    y = m.randomness(:,k);
    y(y > 3) = NaN;
    plot (x, y, "color", colour(k,:), "linewidth", 2);
  endfor
  plot ([0, 8], [1, 1], "--", "color", [0.6, 0.6, 0.6]);
  label (0.3, 1.07, "one slow step a cycle", [0.4, 0.4, 0.4]);
  finish_panel ([0, 8, 0, 2], "load (pN)", "variance / mean of the steps", ...
                "Randomness");

  start_panel (3);
  plot (x, m.fuel_rate(:,3), "color", colour(1,:), "linewidth", 2);
  plot (x, m.velocity(:,3) / m.step, "color", colour(3,:), "linewidth", 2);
  plot ([stall, stall], [-3, 55], "--", "color", [0.6, 0.6, 0.6]);
  plot ([0, 8], [0, 0], "color", [0.6, 0.6, 0.6]);
  label (5.5, 21, "ATP burnt", colour(1,:));
  label (3.3, 12, "steps", colour(3,:));
  finish_panel ([0, 8, -3, 55], "load (pN)", "per second", ...
                "1 mM ATP: at the stall it still burns ATP");

  start_panel (4);
  keep = x < stall;
  y = m.efficiency(keep,3);
  ## What dissipates less than v^2/D cannot be as precise as this motor.
  work = m.load(keep,3) .* m.velocity(keep,3) / m.kT;
  bound = work ./ (work + m.velocity(keep,3).^2 ./ m.diffusion(keep,3));
  plot (x(keep), bound, "--", "color", colour(1,:), "linewidth", 1.5);
  plot (x(keep), y, "color", colour(3,:), "linewidth", 2);
  label (2.9, 0.46, "bound by the noise of its steps", colour(1,:));
  label (3.3, 0.1, "efficiency", colour(3,:));
  finish_panel ([0, 8, 0, 1], "load (pN)", "work / free energy of ATP", ...
                "1 mM ATP: efficiency");

endfunction

function label (x, y, words, colour)

  text (x, y, words, "color", colour, "fontsize", 11);

endfunction
