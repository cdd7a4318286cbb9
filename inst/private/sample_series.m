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


## [from, to, series, knot] = sample_series (fname, W, times, span, breaks)
##
## Rates that depend on time as Chebyshev series in intervals of time: edge e
## goes FROM(e) -> TO(e), sorted; its rate at the time t of interval k is
## sum_m series(m,e,k) T_(m-1) (x), x = (2 t - a - b) / (b - a) with a = knot(k)
## and b = knot(k+1).
##
## W is a handle, W(t) an n x n matrix of rates: the intervals are halved
## until the series holds to 1e-10 of the largest rate of the same edge in its
## interval, at times where it was not fitted; or an n x n x K array, the
## rates at TIMES, and linear in between: that is then exact.

function [from, to, series, knot] = sample_series (fname, W, times, span, ...
                                                   breaks, max_step)

  if (is_function_handle (W))
    [rates, knot] = from_handle (fname, W, span, breaks, max_step);
  else
    [rates, knot] = from_table (fname, W, times, span);
  endif
  ## RATES: n n x order x intervals.
  n = sqrt (rows (rates));
  used = find (any (any (rates, 2), 3));
  [i, j] = ind2sub ([n, n], used);
  [~, order] = sortrows ([i(:), j(:)]);
  from = i(order)(:);
  to = j(order)(:);
  series = permute (rates(used(order),:,:), [2, 1, 3]);

endfunction

function [rates, knot] = from_table (fname, W, times, span)

  K = size (W, 3);
  if (! (isnumeric (times) && isreal (times) && isvector (times)
         && numel (times) == K && all (isfinite (times))
         && all (diff (times(:)) > 0)))
    error ("noneq:times", ...
           ["%s: option \"times\" must be %d ascending times, one a page of" ...
            " W"], fname, K);
  endif
  times = double (times(:)');
  if (times(1) > span(1) || times(end) < span(2))
    error ("noneq:times", ...
           "%s: \"times\" goes from %g to %g and must cover %g to %g", fname, ...
           times([1, end]), span);
  endif
  n = rows (W);
  R = zeros (n * n, K);
  for k = 1:K
    R(:,k) = rates_at (fname, @(t) W(:,:,k), times(k), n);
  endfor
  knot = times;
  rates = permute (cat (3, R(:,1:end-1) + R(:,2:end), ...
                        R(:,2:end) - R(:,1:end-1)) / 2, [1, 3, 2]);

endfunction

function [rates, knot] = from_handle (fname, W, span, breaks, max_step)

  tolerance = 1e-10;
  most = 4096;
  if (! (isnumeric (breaks) && isreal (breaks)
         && all (isfinite (breaks(:)))))
    error ("noneq:times", "%s: option \"breaks\" must be finite times", fname);
  endif
  breaks = double (breaks(:)');
  breaks = unique (breaks(breaks > span(1) & breaks < span(2)));
  todo = [span(1), breaks; breaks, span(2)];
  if (isempty (max_step))
    max_step = diff (span);
  endif
  if (diff (span) / max_step > 1e5)
    error ("noneq:option", ...
           "%s: option \"max_step\" cuts the time in more than 1e5 parts", ...
           fname);
  endif
  parts = {};
  for k = 1:columns (todo)
    edge = linspace (todo(1,k), todo(2,k), ...
                     1 + ceil (diff (todo(:,k)) / max_step * (1 - 8 * eps)));
    parts{k} = [edge(1:end-1); edge(2:end)];
  endfor
  todo = [parts{:}];
  most += columns (todo);
  n = first_network (fname, W, todo(:,1)).n;

  at = @(t) rates_at (fname, W, t, n);
  [rates, knot, failed] = piecewise_series (at, todo, tolerance, most);
  if (failed.many)
    error ("noneq:bound", ...
           ["%s: the rates vary too much for %d intervals of time; run" ...
            " shorter times one after the other, each from where the last" ...
            " one ended"], fname, most);
  elseif (! isempty (failed.at))
    error ("noneq:bound", ...
           ["%s: the rates change too abruptly near t = %.10g to be bounded;" ...
            " give the times of jumps as option \"breaks\""], fname, failed.at);
  endif
  verify (fname, W, rates, knot, n, diff (span) / max_step);

endfunction

## A feature narrower than all intervals is seen by no node: look again at
## other times, spread by the golden ratio.
function verify (fname, W, rates, knot, n, parts)

  K = size (rates, 3);
  m = (0:columns (rates) - 1)';
  for i = 1:max (200, ceil (2 * parts))
    t = knot(1) + (knot(end) - knot(1)) * mod (i * 0.618033988749895, 1);
    k = min (lookup (knot, t), K);
    x = (2 * t - knot(k) - knot(k+1)) / (knot(k+1) - knot(k));
    x = max (min (x, 1), -1);
    R = rates_at (fname, W, t, n);
    c = rates(:,:,k);
    off = abs (c * cos (m * acos (x)) - R) > 1e-8 * max (abs (c(:,1)), R);
    if (any (off))
      [a, b] = ind2sub ([n, n], find (off, 1));
      error ("noneq:bound", ...
             ["%s: the rate %d -> %d at t = %g is not what its neighbours say:" ...
              " its bound is violated; give the times of jumps as option" ...
              " \"breaks\""], fname, a, b, t);
    endif
  endfor

endfunction

function net = first_network (fname, W, part)

  net = check_network (fname, W(mean (part)));

endfunction

## W(T) as a column, diagonal 0.
function r = rates_at (fname, W, t, n)

  r = full (network_rates_at (fname, W, t, n))(:);

endfunction
