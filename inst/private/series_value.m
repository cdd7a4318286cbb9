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

## v = series_value (series, knot, t, i)
##
## Functions given by piecewise_series at the times T (any shape): the only one,
## or of the function number I (one a time).  At a knot of the piece after it;
## outside of the knots of the nearest end.

function v = series_value (series, knot, t, i = 1)

  [m, order, K] = size (series);
  shape = size (t);
  t = t(:);
  k = min (max (lookup (knot, t), 1), K)(:);
  a = knot(k)(:);
  b = knot(k+1)(:);
  u = min (max ((2 * t - a - b) ./ (b - a), -1), 1);
  place = i(:) + m * order * (k - 1);
  ## Clenshaw's recurrence.
  next = last = zeros (size (t));
  for j = order:-1:2
    [next, last] = deal (series(place + m * (j - 1))(:) + 2 * u .* next ...
                         - last, next);
  endfor
  v = reshape (series(place)(:) + u .* next - last, shape);

endfunction
