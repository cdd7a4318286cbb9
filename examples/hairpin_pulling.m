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


## hairpin_pulling ()
## hairpin_pulling (picture)
##
## Pulling a DNA hairpin open with an optical trap, and letting it close again:
## force and extension, the work of each pull, and the free energy from pulls
## that are far too fast for equilibrium, against the exact one.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function hairpin_pulling (picture = "")

  kT = 4.114;
  m = langevin_model ("hairpin", "range", [25, 65], "trajectories", 150);
  exact = m.exact.dF;
  printf (["A hairpin of 40 kT, trap 0.3 pN/nm moved from 25 to 65 nm; 150" ...
           " pulls each way\nexact dF = %.2f pN nm\n\n"], exact);
  printf ("   ms    <W> - dF (kT)   jarzynski           bennett\n");
  times = [0.002, 0.008, 0.032];
  for k = 1:3
    m = langevin_model ("hairpin", "range", [25, 65], "trajectories", 150, ...
                        "duration", times(k));
    [wF, wR] = switching (m, "seed", k);
    [a, ase, ai] = jarzynski (wF, "kT", kT, "seed", 1);
    [b, bse, bi] = bennett (wF, wR, "kT", kT);
    printf ("  %4g   %6.1f         %6.1f +- %4.1f%s   %6.1f +- %4.1f%s\n", ...
            1e3 * times(k), (mean (wF) - exact) / kT, a, ase, ...
            {" ?", "  "}{1 + ai.reliable}, b, bse, {" ?", "  "}{1 + bi.reliable});
    work{k} = {wF, wR};
  endfor
  printf ("\n  ?: not to be relied upon\n");

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.06, 0.14, 0.42, 0.76]);
  [t, x] = langevin (m, "trajectories", 3, "seed", 1);
  lambda = 25 + 40 * t / m.duration;
  force = m.parameters.trap * (lambda - x);
  ## What a camera sees: means over 40 saved points.
  n = 40 * floor (columns (x) / 40);
  smooth = @(y) squeeze (mean (reshape (y(:,1:n)', 40, [], rows (y)), 1));
  plot (smooth (x), smooth (force), "linewidth", 1);
  hold on;
  l = linspace (25, 65, 200);
  f = arrayfun (m.exact.force, l);
  plot (l - f / m.parameters.trap, f, "k", "linewidth", 1.5);
  hold off;
  axis ([0, 40, 4, 16]);
  xlabel ("extension (nm)");
  ylabel ("force (pN)");
  title ("Three pulls of 32 ms, and equilibrium (black)");
  axes ("position", [0.56, 0.14, 0.4, 0.76]);
  [w1, w2] = work{2}{:};
  edge = linspace (min (-w2), max (w1), 31);
  width = edge(2) - edge(1);
  stairs (edge, histc (w1, edge) / numel (w1) / width, "linewidth", 1.5);
  hold on;
  stairs (edge, histc (-w2, edge) / numel (w2) / width, "linewidth", 1.5);
  top = ylim ()(2);
  plot (exact * [1, 1], [0, top], "k--");
  hold off;
  xlabel ("work (pN nm)");
  ylabel ("probability density");
  legend ("opening", "closing, negated", "dF", "location", "northeast");
  title ("Pulls of 8 ms: the curves cross at dF");
  save_picture (picture);

endfunction
