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

## [series, knot, failed] = piecewise_series (f, parts, tolerance, most)
##
## Functions of time, F (t) a column of m values, as Chebyshev series of order
## 13 in intervals: f(i) at the time t of interval k is
## sum_j series(i,j,k) T_(j-1) (x), x = (2 t - a - b) / (b - a), a = knot(k),
## b = knot(k+1).  The intervals, at first the columns [a; b] of PARTS, are
## halved until each series holds to TOLERANCE times the largest magnitude of
## its function in the interval, at times where it was not fitted.
##
## failed.many  true if that takes more than MOST intervals
## failed.at    else the time near which halving does not help, [] if none

function [series, knot, failed] = piecewise_series (f, parts, tolerance, most)

  ## Nodes inside the interval: a jump at its end is no trouble.
  order = 13;
  node = cos (((1:order) - 0.5) * pi / order);
  j = (0:order-1)';
  fit = (2 / order) * cos (j * acos (node));
  fit(1,:) /= 2;
  fresh = [-0.999, -0.55, 0.05, 0.62, 0.9985];
  test = cos (j * acos (fresh));

  failed = struct ("many", false, "at", []);
  span = parts(end) - parts(1);
  todo = parts;
  done = zeros (2, 0);
  series = [];
  knot = [];
  while (! isempty (todo))
    part = todo(:,1);
    todo(:,1) = [];
    middle = mean (part);
    half = diff (part) / 2;
    at = @(x) cell2mat (arrayfun (@(x) f (middle + half * x), x, ...
                                  "uniformoutput", false));
    R = at (node);
    F = at (fresh);
    c = R * fit';
    scale = max (max (abs (R), [], 2), max (abs (F), [], 2));
    if (all (max (abs (c * test - F), [], 2) <= tolerance * scale))
      done(:,end+1) = part;
      series = cat (3, series, c);
    elseif (columns (done) + columns (todo) > most)
      failed.many = true;
      return;
    elseif (half < 1e-9 * span)
      failed.at = middle;
      return;
    else
      todo = [[part(1), middle; middle, part(2)], todo];
    endif
  endwhile
  knot = [done(1,:), parts(end)];

endfunction
