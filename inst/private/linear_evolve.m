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

## [y, steps] = linear_evolve (A, y, t)
##
## y(t(end)) of dy/dt = A(t) y, y(t(1)) = Y, a column of m values; A is a handle
## that returns the matrices.  T: ascending times; no step goes across one, so that
## those at which A has a jump or a kink belong there.
##
## A(t) is called with a row of times and returns m x m x numel (t).
##
## Radau IIA collocation with six stages, of order 11, which damps any decay,
## however fast (E. Hairer and G. Wanner, Solving Ordinary Differential
## Equations II, Springer, 1996); the step is chosen so that one step and two
## halves agree to 1e-12 of the largest magnitude that each component has had.
## After 5000 steps that were too long, which only rounding makes, y is NaN.

function [y, steps] = linear_evolve (A, y, t)

  persistent c a;
  if (isempty (c))
    c = radau_nodes (6);
    power = c .^ (0:5);
    ## sum_j a(i,j) c(j)^k = c(i)^(k+1) / (k+1)
    a = (power .* c ./ (1:6)) / power;
  endif

  steps = failed = 0;
  scale = abs (y);
  h = (t(end) - t(1)) / 16;
  for k = 1:numel (t) - 1
    now = t(k);
    last = t(k+1);
    h = min (h, last - now);
    while (now < last)
      if (now + h > last - 1e-10 * h)
        h = last - now;
      endif
      B = A (now + h * [c', c' / 2, (1 + c') / 2]);
      one = step (B(:,:,1:6), y, h, a);
      two = step (B(:,:,7:12), y, h / 2, a);
      two = step (B(:,:,13:18), two, h / 2, a);
      size_of = max (scale, abs (two));
      err = max (abs (two - one) ./ (size_of + realmin));
      if (! (err <= 1e-12) && h > 1e-12 * max (abs ([now, last])))
        if (++failed > 5000)
          y(:) = NaN;
          return;
        endif
        h *= max (0.2, 0.9 * (1e-12 / max (err, realmin))^(1/12));
        continue;
      endif
      if (! all (isfinite (two)))
        y = two;
        return;
      endif
      y = two;
      scale = size_of;
      now += h;
      steps++;
      h *= min (4, 0.9 * (1e-12 / max (err, 1e-30))^(1/12));
    endwhile
  endfor

endfunction

## The last stage is the end of the step.
function y = step (B, y, h, a)

  m = numel (y);
  s = rows (a);
  M = eye (s * m);
  for j = 1:s
    M(:,(j-1)*m + (1:m)) -= kron (h * a(:,j), B(:,:,j));
  endfor
  ## Unknown: the values at the stages.
  y = (M \ repmat (y, s, 1))((s-1)*m + (1:m));

endfunction

## Zeros of P_s - P_(s-1), shifted to (0, 1].
function c = radau_nodes (s)

  low = 1;
  high = [1, 0];
  for n = 1:s-1
    next = ((2 * n + 1) * [high, 0] - n * [0, 0, low]) / (n + 1);
    low = high;
    high = next;
  endfor
  q = high - [0, low];
  c = sort (real (roots (q)));
  for pass = 1:3
    c -= polyval (q, c) ./ polyval (polyder (q), c);
  endfor
  c = (1 + c) / 2;
  c(end) = 1;

endfunction
