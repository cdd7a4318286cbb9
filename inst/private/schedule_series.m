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

## s = schedule_series (fname, name, f, breaks)
##
## A protocol f(s), 0 <= s <= 1, and its derivative as piecewise series.  F: a
## handle of one number, or a vector of values at equal spacing, with straight
## lines between them.  BREAKS: where a handle has jumps or kinks.
##
## s.knot          ends of the pieces
## s.value, s.slope  handles of an array of s; at a knot, of the piece after it
## s.first, s.last   values at 0+ and 1-

function s = schedule_series (fname, name, f, breaks = [])

  if (isnumeric (f) && isreal (f) && isvector (f) && numel (f) > 1)
    f = double (f(:)');
    if (! all (isfinite (f)))
      error ("noneq:nan", "%s: %s(%d) is %g", fname, name, ...
             find (! isfinite (f), 1), f(find (! isfinite (f), 1)));
    endif
    knot = linspace (0, 1, numel (f));
    series = permute ([f(1:end-1) + f(2:end); f(2:end) - f(1:end-1)] / 2, ...
                      [3, 1, 2]);
  elseif (is_function_handle (f))
    edge = [0, unique(double (breaks(:)')), 1];
    edge = edge(edge >= 0 & edge <= 1);
    parts = [edge(1:end-1); edge(2:end)];
    parts = parts(:,diff (parts) > 0);
    [series, knot, failed] = piecewise_series (@(t) checked (fname, name, f, t), ...
                                               parts, 1e-12, 4096);
    if (failed.many || ! isempty (failed.at))
      where = "";
      if (! failed.many)
        where = sprintf (" near s = %.10g", failed.at);
      endif
      error ("noneq:protocol", ...
             ["%s: %s changes too abruptly%s; give the places of jumps as" ...
              " option \"breaks\""], fname, name, where);
    endif
  else
    error ("noneq:type", ...
           ["%s: %s must be a handle of s from 0 to 1, or a vector of values" ...
            " at equal spacing, got a %s"], fname, name, class (f));
  endif
  c = reshape (series, columns (series), []);
  order = rows (c);
  ## Derivative in x: d(j-1) = d(j+1) + 2 j c(j).
  d = zeros (order, columns (c));
  for j = order-1:-1:1
    d(j,:) = 2 * j * c(j+1,:);
    if (j + 2 <= order)
      d(j,:) += d(j+2,:);
    endif
  endfor
  d(1,:) /= 2;
  d .*= 2 ./ diff (knot);
  s.knot = knot;
  d = reshape (d, 1, order, []);
  s.value = @(x) series_value (series, knot, x);
  s.slope = @(x) series_value (d, knot, x);
  s.first = s.value (0);
  s.last = s.value (1);

endfunction

function v = checked (fname, name, f, t)

  v = f(t);
  if (! (isnumeric (v) && isreal (v) && isscalar (v) && isfinite (v)))
    error ("noneq:protocol", ...
           "%s: %s at s = %g is not a finite real number", fname, name, t);
  endif
  v = double (v);

endfunction
