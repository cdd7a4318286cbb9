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

## glass_ageing ()
## glass_ageing (picture)
##
## Ageing: a glass gets slower the older it is, and its slow motion has a
## temperature of its own.  Left, the trap model: the probability to stay in a
## trap from tw to tw + t depends on t / tw alone.  Right, the spherical 3-spin
## model below its transition: response against correlation, with the slope of
## equilibrium while C is above the plateau q, and the smaller slope -X below.
##
## Prints both against exact results.  The figure goes to the file PICTURE (a
## .png), or to the screen.

function glass_ageing (picture)

  if (nargin < 1)
    picture = "";
  endif

  x = 0.5;
  tw = [10; 100; 1000; 10000];
  ratio = logspace (-2, 2, 25);
  traps = trap_ageing (x, tw, tw .* ratio, "trajectories", 20000, "seed", 1);
  printf ("Trap model, T/Tg = %g, 20000 particles: still in the trap\n\n", x);
  printf ("  t/tw      tw = 10      1000      10000   arcsine law\n");
  for k = [1, 7, 13, 19, 25]
    printf ("  %-6.3g  %9.4f %9.4f  %9.4f     %9.4f\n", ratio(k), ...
            traps.sample.Pi([1, 3, 4],k), traps.Pi(4,k));
  endfor
  printf ("  largest standard error %.4f\n", max (traps.sample.se(:)));

  T = 0.5;
  s = pspin_solve (3, T, 40, "steps", 1200, "points", 300);
  age = [2, 4, 8, 16];
  [~, j] = min (abs (s.t - age));
  age = s.t(j)';
  printf ("\nSpherical 3-spin model, T = %g (transition %.6f)\n\n", T, s.Td);
  printf ("  energy at t = %g: %.6f +- %.0e, limit %.6f\n", s.t(end), ...
          s.energy(end), s.error.energy(end), s.Einf);
  printf ("  tw      X where C < 0.55   Teff\n");
  for k = 1:numel (age)
    late = j(k):numel (s.t);
    [X, ~, info] = fdt_violation (s.C(late,j(k)), s.chi(late,j(k)), T, ...
                                  "windows", [0, 0.55], "field", "exact");
    printf ("  %-6.3g  %.4f             %.4f\n", age(k), X, info.Teff);
  endfor
  printf ("  limit   %.4f             %.4f   (q = %.6f)\n", s.X, s.Teff, s.q);

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 480]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 13, 5.8]);
  endif
  draw (traps, ratio, tw, s, age);
  save_picture (picture);

endfunction

function draw (traps, ratio, tw, s, age)

  axes ("position", [0.07, 0.13, 0.4, 0.77]);
  hold on;
  mark = {"o", "s", "d", "^"};
  for k = 1:numel (tw)
    share = (k - 1) / (numel (tw) - 1);
    h(k) = plot (ratio, traps.sample.Pi(k,:), mark{k}, "markersize", 5, ...
                 "color", (1 - share) * [0.95, 0.6, 0.15] ...
                          + share * [0.1, 0.25, 0.6], "linewidth", 1);
    names{k} = sprintf ("t_w = %g", tw(k));
  endfor
  h(end+1) = plot (ratio, traps.Pi(end,:), "k-", "linewidth", 1);
  names{end+1} = "arcsine law";
  hold off;
  box on;
  set (gca (), "xscale", "log", "fontsize", 11);
  axis ([0.01, 100, 0, 1]);
  xlabel ("t / t_w", "fontsize", 11);
  ylabel ("no jump from t_w to t_w + t", "fontsize", 11);
  title ("Trap model, T = T_g / 2", "fontsize", 12);
  legend (h, names, "location", "southwest");

  ax = axes ("position", [0.56, 0.13, 0.42, 0.77]);
  plot_fdt (ax, s, "tw", age);
  set (ax, "fontsize", 11);
  axis (ax, [0, 1, 0, 1]);
  title (ax, "Spherical 3-spin model, T = 0.5: two slopes", "fontsize", 12);

endfunction
