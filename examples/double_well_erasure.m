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


## double_well_erasure ()
## double_well_erasure (picture)
##
## Erasing a bit that a particle in a double well holds: the barrier is
## lowered, the well tilted, the barrier raised again and the tilt taken away.
## In the end the particle sits on the right, wherever it began.  The mean work
## stays above kT ln 2, and comes near when the cycle is slow; single cycles may
## cost less.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function double_well_erasure (picture = "")

  ## U = a (x^4 / 4 - b x^2 / 2) - f x, barrier a b^2 / 4.
  U = @(x, p) p(1) * x^4 / 4 - p(2) * x^2 / 2 - p(3) * x;
  a = 2;
  b = 8;
  s = [0, 0.25, 0.5, 0.75, 1];
  path = [a, a, a, a, a
          b, 0, 0, b, b
          0, 0, 5, 5, 0];
  durations = [5, 20, 80];
  M = 2000;
  printf (["Barrier %g kT lowered, tilt to 5, barrier back, tilt away;" ...
           " %d cycles\n\n"], b^2 / (4 * a), M);
  printf ("  duration   <W> (kT)          erased    below kT ln 2    ");
  printf ("bound for full control\n");
  for k = 1:3
    T = durations(k);
    [wF, ~, info] = switching (U, {T * s, path}, T, "step", 5e-3, ...
                               "mobility", 1, "trajectories", M, "seed", k);
    right = mean (info.forward.final(:,1) > 0);
    W{k} = wF;
    least = erasure_bound (@(x) a * x.^4 / 4 - b * x.^2 / 2, T);
    printf ("  %5g      %.3f +- %.3f   %5.1f %%   %5.1f %%           %.3f kT\n", ...
            T, mean (wF), std (wF) / sqrt (M), 100 * right, ...
            100 * mean (wF < log (2)), least);
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.06, 0.14, 0.4, 0.76]);
  x = linspace (-3, 3, 200);
  V = @(p) p(1) * x.^4 / 4 - p(2) * x.^2 / 2 - p(3) * x;
  u = [V(path(:,1)); V(path(:,2)); V(path(:,3)); V(path(:,4))];
  plot (x, u - min (u, [], 2), "linewidth", 1.5);
  axis ([-3, 3, 0, 33]);
  xlabel ("x");
  ylabel ("U - min U (kT)");
  legend ("start and end", "lowered", "tilted", "raised", "location", "north");
  title ("The cycle");
  axes ("position", [0.55, 0.14, 0.4, 0.76]);
  edge = linspace (-3, 10, 53);
  shade = [0.8, 0.25, 0.1; 0, 0.35, 0.7; 0.2, 0.6, 0.3];
  hold on;
  for k = 1:3
    stairs (edge, histc (W{k}, edge) / M / (edge(2) - edge(1)), ...
            "color", shade(k,:), "linewidth", 1.5);
  endfor
  top = ylim ()(2);
  plot (log (2) * [1, 1], [0, top], "k--");
  hold off;
  box ("on");
  xlabel ("work of one cycle (kT)");
  ylabel ("probability density (1 / kT)");
  legend ("duration 5", "20", "80", "kT ln 2", "location", "northeast");
  title ("What it costs");
  save_picture (picture);

endfunction
