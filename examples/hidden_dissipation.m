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


## hidden_dissipation ()
## hidden_dissipation (picture)
##
## How much of the dissipation of a motor can be seen from outside?  A network
## of four states with two cycles produces 3.1436 k_B per unit time.  An
## observer who does not know the rates sees it every dt, or with two states
## lumped, or only the jumps over one edge, and infers what must be dissipated
## at least.
##
## Prints a table of the methods beside their exact limits.  The figure goes to
## the file PICTURE (a .png), or to the screen.

function hidden_dissipation (picture = "")

  W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
  truth = 65 / 106 * log (60) + 27 / 106 * log (12);
  s = network_sample (W, 100, 500, "seed", 1, "save", true);
  printf (["Four states, %d paths of length %g, %.3g jumps; true entropy" ...
           " production %.4f\n\n"], s.n, diff (s.span), sum (s.jumps), truth);
  printf (["  what is seen                          inferred           bias" ...
           "     exact   label\n"]);

  row (s, "every jump", "kld", 0, truth);
  exact = @(varargin) entropy_infer ([], varargin{:}, "network", W);
  for dt = [0.01, 0.05, 0.2]
    row (s, sprintf ("states every %g", dt), "kld", dt, ...
         exact ("kld", "dt", dt), "dt", dt);
  endfor
  lump = [1 2 3 1];
  for order = 1:3
    row (s, sprintf ("1 and 4 as one, every 0.05, order %d", order), "kld", ...
         0.05, exact ("kld", "dt", 0.05, "lump", lump, "order", order), ...
         "dt", 0.05, "lump", lump, "order", order);
  endfor
  row (s, "order of the jumps 1 <-> 2", "transition", 0, ...
       exact ("transition", "edges", [1 2]), "edges", [1 2]);
  row (s, "current 1 -> 2 and its variance", "tur", 0, 1.449411, "edges", [1 2]);
  row (s, "two currents, their covariance", "multi-current", 0, 2.40820743);
  printf (["\nThe currents at long time; every line but the first is a lower" ...
           " bound.\n"]);

  dt = 0.005 * 2.^(0:9);
  [~, ~, full] = entropy_infer (s, "kld", "dt", dt, "seed", 1);
  [~, ~, part] = entropy_infer (s, "kld", "dt", dt, "lump", lump, "seed", 1);
  fine = logspace (log10 (0.005), log10 (2.56), 40);
  if (isempty (picture))
    figure ("position", [100, 100, 700, 480]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 9, 6.2]);
  endif
  blue = [0, 0.35, 0.7];
  red = [0.8, 0.25, 0.1];
  h = semilogx (fine, truth + 0 * fine, "k--", ...
                fine, exact ("kld", "dt", fine), "-", "color", blue, ...
                fine, exact ("kld", "dt", fine, "lump", lump), "-", ...
                "color", red);
  hold on;
  for c = {full, blue; part, red}'
    v = c{1}.sweep.value - c{1}.sweep.bias;
    e = c{1}.sweep.se;
    plot ([dt; dt], [v - e; v + e], "color", c{2}, dt, v, "o", "color", c{2});
  endfor
  hold off;
  axis ([0.004, 3, 0, 3.5]);
  xlabel ("time between observations");
  ylabel ("entropy production inferred (k_B per unit time)");
  title ("What an observer misses");
  legend (h, "true", "all states seen", "states 1 and 4 as one", ...
          "location", "southwest");
  save_picture (picture);

endfunction

function row (s, what, method, dt, exact, varargin)

  [v, se, info] = entropy_infer (s, method, "seed", 1, varargin{:});
  printf ("  %-36s  %7.4f +- %.4f  %7.4f  %7.4f  %s\n", what, v, se, ...
          info.bias, exact, info.label);

endfunction
