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


## second_law_violations ()
## second_law_violations (picture)
##
## A ring of three states is driven round with the affinity 3 ln 2.  In a short
## time many paths run backwards and lower the entropy, the more rarely the
## longer one looks, and exactly as rarely as the fluctuation theorems demand.
##
## Prints the share of violations, the tests, and what the exponential average
## alone would make of them.  The figure goes to the file PICTURE (a .png), or
## to the screen.

function second_law_violations (picture = "")

  W = 2 * circshift (eye (3), 1, 2) + circshift (eye (3), -1, 2);
  times = [0.5, 1, 2, 5, 10, 20, 50];
  M = 2e5;
  printf (["A ring of three states, 2 forward, 1 backward: entropy production" ...
           " ln 2 per unit time\n%d paths for each time\n\n"], M);
  printf (["  time  <S>      exact    S < 0    by E[exp(-S); S > 0]     bounded z" ...
           "  slope            E[exp(-S)]\n"]);
  for k = 1:numel (times)
    t = times(k);
    s = network_sample (W, t, M, "seed", k);
    [value, se, info] = fluctuation_test (s);
    S = s.entropy;
    below(k) = mean (S < -1e-9);
    predicted(k) = mean ((S > 1e-9) .* exp (-max (S, 0)));
    exact(k) = violations (t);
    printf (["  %4.1f  %7.4f  %7.4f  %.5f  %.5f (exact %.5f)  %9.2f" ...
             "  %.3f +- %.3f  %7.4f +- %.2g%s\n"], t, mean (S), t * log (2), ...
            below(k), predicted(k), exact(k), info.bounded.z, info.slope, ...
            info.slope_se, value, se, {" ?", ""}{1 + info.reliable});
    if (t == 5)
      shown = S;
      words = info.verdict;
    endif
  endfor
  printf ("\n  ?: not to be relied upon\n  t = 5: %s\n", words);

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.07, 0.14, 0.4, 0.76]);
  ## S is log 2 times a whole number.
  m = round (shown / log (2));
  n = -8:14;
  share = histc (m, n) / M;
  bar (n(n < 0) * log (2), share(n < 0), "facecolor", [0.8, 0.25, 0.1]);
  hold on;
  bar (n(n >= 0) * log (2), share(n >= 0), "facecolor", [0.55, 0.7, 0.85]);
  hold off;
  axis ([-6, 10, 0, 0.125]);
  xlabel ("entropy S of a path (k_B)");
  ylabel ("share of the paths");
  title ("Time 5: paths that lower the entropy, in red");
  axes ("position", [0.56, 0.14, 0.4, 0.76]);
  fine = logspace (log10 (0.5), log10 (50), 60);
  seen = below > 0;
  semilogy (fine, arrayfun (@violations, fine), "-", "color", "k", ...
            times(seen), below(seen), "o", "color", [0.8, 0.25, 0.1], ...
            times(seen), predicted(seen), "+", "color", [0, 0.35, 0.7]);
  axis ([0, 52, 1e-5, 1]);
  xlabel ("time");
  ylabel ("P(S < 0)");
  title ("Violations die out exponentially");
  legend ("exact", "counted", "E[exp(-S); S > 0]");
  save_picture (picture);

endfunction

## P(S < 0): the net number of jumps is the difference of two Poisson numbers
## of means 2 t and t, P(m) = exp (-3 t) 2^(m/2) I_m (2 sqrt (2) t).
function p = violations (t)

  m = -400:-1;
  z = 2 * sqrt (2) * t;
  p = sum (exp (z - 3 * t) * 2.^(m / 2) .* besseli (-m, z, 1));

endfunction
