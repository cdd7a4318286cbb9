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

## y = evolve_along (fname, series, jump, A, y, fast)
##
## The solution of dy/dx = A y along a protocol, from the first to the last knot
## of SERIES (see schedule_series): A (x, value, slope) gives the matrices (see
## linear_evolve) for the protocol's values and slopes at a row x, JUMP (y, D)
## what y becomes when the protocol jumps by D.  FAST: relaxation times in the
## whole, for steps that resolve what comes after a jump.

function y = evolve_along (fname, series, jump, A, y, fast)

  edge = series.knot;
  left = edge(2:end-1) - eps (edge(2:end-1));
  step = series.value (edge(2:end-1)) - series.value (left);
  turn = series.slope (edge(2:end-1)) - series.slope (left);
  sudden = abs (step) > 1e-9 * (1 + abs (series.value (left)));
  sharp = sudden | abs (turn) > 1e-6 * (abs (series.slope (left)) + 1e-9);
  start = [1, find(sharp) + 1];
  stop = [start(2:end), numel(edge)];
  for k = 1:numel (start)
    if (k > 1 && sudden(start(k) - 1))
      y = jump (y, step(start(k) - 1));
    endif
    low = edge(start(k));
    high = edge(stop(k));
    ## The last digit of an end belongs to its own piece.
    inside = @(x) min (max (x, low), high - eps (high));
    layer = min (1, 2.^(-6:2:0) * edge(end) / max (fast, 1) / (high - low));
    grid = unique ([edge(start(k):stop(k)), low + (high - low) * layer]);
    y = linear_evolve (@(x) A (x, series.value (inside (x)), ...
                               series.slope (inside (x))), y, grid);
  endfor
  if (any (isnan (y)))
    error ("noneq:range", ...
           ["%s: rounding leaves nothing of the work: what the protocol goes" ...
            " through differs too much in size"], fname);
  endif

endfunction
