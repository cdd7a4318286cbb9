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

## [P, used] = network_uniformised (W, p0, t, P0)
##
## Rows p0 exp (G t(i)) of the generator of the rates W, times ascending from
## 0, by uniformisation: a Poisson average of the powers of the stochastic
## matrix I + G / rate, so that nothing is negative (Jensen 1953).
##
## used.steps       products of a vector with the matrix
## used.truncation  bound on the sum of absolute errors of a row from cutting
##                  the Poisson weights and from stopping once the powers no
##                  longer change
## used.error       the same with a bound on rounding

function [P, used] = network_uniformised (W, p0, t)

  n = rows (W);
  t = t(:)';
  leave = full (sum (W, 2))';
  rate = max (leave);
  P = repmat (p0, numel (t), 1);
  used = struct ("steps", 0, "truncation", 0, "error", 0);
  if (rate == 0 || isempty (t) || t(end) == 0)
    return;
  endif
  stay = 1 - leave / rate;
  jump = W / rate;
  terms = max (full (sum (W != 0, 1))) + 2;

  ## The Poisson weights of many times at once would fill the memory: take as
  ## many as fit and start the next from the last of these.
  done = 0;
  origin = 0;
  start = p0;
  while (done < numel (t))
    mean_jumps = rate * (t(done+1:end) - origin);
    width = cumsum (18 * sqrt (mean_jumps) + 30);
    group = max (1, sum (width <= 2e6));
    [weights, cut] = poisson_weights (mean_jumps(1:group));
    [block, start, steps, stopped] = average (start, weights, stay, jump);
    P(done+(1:group),:) = block;
    used.steps += steps;
    used.truncation += cut + stopped;
    done += group;
    origin = t(done);
    start = P(done,:);
  endwhile
  used.error = used.truncation + used.steps * terms * eps / 2;

endfunction

## Row i: weights of 0, 1, ... jumps at mean LAMBDA(i), from the mode outwards.
function [weights, cut] = poisson_weights (lambda)

  at = value = cell (numel (lambda), 1);
  cut = 0;
  for i = 1:numel (lambda)
    x = lambda(i);
    mode = floor (x);
    first = max (0, floor (x - 9 * sqrt (x) - 10));
    last = ceil (x + 9 * sqrt (x) + 20);
    up = cumsum (log (x ./ (mode+1:last)));
    down = fliplr (cumsum (log ((mode:-1:first+1) / x)));
    w = exp ([down, 0, up]);
    w /= sum (w);
    at{i} = [repmat(i, 1, numel (w)); first:last];
    value{i} = w;
    ## Chernoff's bounds of the two tails, twice for the normalisation.
    if (x > 0)
      tail = exp (last + 1 - x + (last + 1) * log (x / (last + 1)));
      if (first > 1)
        tail += exp (first - 1 - x + (first - 1) * log (x / (first - 1)));
      endif
      cut = max (cut, 2 * tail);
    endif
  endfor
  at = [at{:}];
  weights = sparse (at(1,:), at(2,:) + 1, [value{:}]);

endfunction

function [P, v, steps, stopped] = average (v, weights, stay, jump)

  block = 32;
  n = numel (v);
  last = columns (weights);
  P = zeros (rows (weights), n);
  steps = stopped = 0;
  for first = 1:block:last
    count = min (block, last - first + 1);
    V = zeros (count, n);
    for k = 1:count
      V(k,:) = v;
      before = v;
      v = v .* stay + v * jump;
    endfor
    steps += count;
    P += weights(:,first:first+count-1) * V;
    v /= sum (v);
    left = last - first - count + 1;
    ## The change of one step never grows.
    change = left * sum (abs (v - before));
    if (left > 0 && change <= 1e-14)
      P += full (sum (weights(:,first+count:end), 2)) * v;
      stopped = change;
      break;
    endif
  endfor

endfunction
