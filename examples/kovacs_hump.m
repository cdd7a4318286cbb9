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

## kovacs_hump ()
## kovacs_hump (picture)
##
## The memory of a glass in its plainest form: a system is quenched, and put at
## a new temperature at the moment its energy is that of equilibrium there.
## It does not stay.  Two two-level units show it, because the fast one has
## overshot what the slow one still lacks.
##
## Prints the hump against its closed form.  The figure goes to the file
## PICTURE (a .png), or to the screen.

function kovacs_hump (picture)

  if (nargin < 1)
    picture = "";
  endif

  rate = [1, 0.1];
  gap = [1, 1];
  T = [1, 0.2, 0.5];
  r = kovacs (rate, gap, T, 0);
  f = 1 ./ (1 + exp (gap(1) ./ T));
  left = exp (-rate * r.tw);
  ## Units 1 and 2 above their new equilibrium at tw; the sum is 0.
  above = f(2) - f(3) + (f(1) - f(2)) * left;
  a = above(2) / 2;
  printf ("Two two-level units, gap 1, rates 1 and 0.1; T = %g, %g, %g\n\n", T);
  printf ("  age at which T3 is set, tw   %.10f\n", r.tw);
  printf ("  time of the hump             %.10f   ln (10) / 0.9 = %.10f\n", ...
          r.peak_time, log (10) / 0.9);
  printf ("  its height                   %.10f   closed form    %.10f\n", ...
          r.peak, a * (exp (-0.1 * r.peak_time) - exp (-r.peak_time)));

  t = [0, logspace(-2, 3, 200)];
  printf ("\n  spread of the rates   tw         hump       at time\n");
  slow = [0.3, 0.1, 0.01, 0.001];
  for k = 1:numel (slow)
    hump{k} = kovacs ([1, slow(k)], gap, T, t);
    printf ("  %-20g  %-9.4f  %.6f   %.4g\n", 1 / slow(k), hump{k}.tw, ...
            hump{k}.peak, hump{k}.peak_time);
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 450]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 13, 5.4]);
  endif
  draw (rate, f, r.tw, t, hump, slow);
  save_picture (picture);

endfunction

function draw (rate, f, tw, t, hump, slow)

  blue = [0, 0.35, 0.7];
  orange = [0.85, 0.35, 0.05];
  green = [0.15, 0.5, 0.25];
  axes ("position", [0.08, 0.13, 0.4, 0.77]);
  before = linspace (0, tw, 200)';
  after = linspace (tw, tw + 25, 400)';
  p = [f(2) + (f(1) - f(2)) * exp(-rate .* before)
       f(3) + (f(2) - f(3) + (f(1) - f(2)) * exp (-rate * tw)) ...
       .* exp(-rate .* (after - tw))];
  at = [before; after];
  plot (at, p(:,1), "color", blue, "linewidth", 1.5, ...
        at, p(:,2), "color", green, "linewidth", 1.5, ...
        at, mean (p, 2), "color", orange, "linewidth", 2.5);
  hold on;
  plot ([0, 27], f(3) * [1, 1], "k--", tw * [1, 1], [0, 0.3], "k:");
  text (13.5, f(3) - 0.013, "equilibrium at T_3", "fontsize", 11);
  text (tw + 0.4, 0.285, "T_3 set at t_w", "fontsize", 11);
  text (5.2, 0.215, "slow unit", "color", green, "fontsize", 11);
  text (6.2, 0.088, "fast unit", "color", blue, "fontsize", 11);
  text (4.4, 0.165, "mean", "color", orange, "fontsize", 11);
  hold off;
  axis ([0, 27, 0, 0.3]);
  xlabel ("time after the quench (1 / fast rate)", "fontsize", 11);
  ylabel ("energy (gap, per unit)", "fontsize", 11);
  title ("Same energy, two histories", "fontsize", 12);
  set (gca (), "fontsize", 11);

  axes ("position", [0.57, 0.13, 0.41, 0.77]);
  hold on;
  for k = 1:numel (slow)
    share = (k - 1) / (numel (slow) - 1);
    plot (t(2:end), hump{k}.K(2:end), "linewidth", 2, ...
          "color", (1 - share) * orange + share * blue);
  endfor
  hold off;
  box on;
  axis ([0.01, 1000, 0, 0.1]);
  set (gca (), "xscale", "log", "fontsize", 11);
  xlabel ("time after T_3 is set (1 / fast rate)", "fontsize", 11);
  ylabel ("E - E_{eq} (gap, per unit)", "fontsize", 11);
  title ("Kovacs hump", "fontsize", 12);
  legend (arrayfun (@(s) sprintf ("slow rate %g", s), slow, ...
                    "uniformoutput", false), "location", "northwest");

endfunction
