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

## [P, used] = network_driven (rates, p0, t, start, tolerance, max_step)
##
## Rows p (t(i)) of dp/dt = p G (t), p (start) = p0, times ascending from
## START.  A step of length h is the product of two exponentials of generators
##   exp (h (a G1 + b G2)) exp (h (b G1 + a G2)),  a, b = 1/4 +- sqrt (3)/6,
## G1, G2 at the two Gauss points: order 4 without commutators (S. Blanes and
## P. C. Moan, Appl. Numer. Math. 56, 1519 (2006)).  b is -0.039: as long as no
## rate changes by a factor above 13.9 in a step, both are rate matrices and p
## stays positive and normalised; where that fails at any step length (a rate
## that is zero at an instant) the step is exp (h (G1 + G2) / 2), of order 2.
## The flow contracts, so that the errors of the steps, from step doubling,
## add up to a bound on the error of the result.

function [P, used] = network_driven (rates, p0, t, start, tolerance, max_step)

  n = numel (p0);
  P = zeros (numel (t), n);
  used = struct ("steps", 0, "rejected", 0, "error", 0);
  span = max (t(end) - start, 0);
  if (isempty (max_step))
    max_step = span / 20;
  endif
  h = max_step / 5;
  now = start;
  p = p0;
  for i = 1:numel (t)
    while (now < t(i))
      left = t(i) - now;
      length_now = min ([h, max_step, left]);
      ## No sliver at the end.
      if (length_now < left && length_now > left / 2)
        length_now = left / 2;
      endif
      smallest = 16 * eps (max (abs (now), abs (t(i))));
      force = length_now <= 1e-7 * span || length_now <= smallest;
      [once, ok, order] = one_step (rates, p, now, length_now, force);
      if (ok)
        half = length_now / 2;
        [middle, ok, order2] = one_step (rates, p, now, half, force);
      endif
      if (ok)
        [twice, ok, order3] = one_step (rates, middle, now + half, half, force);
      endif
      if (! ok)
        h = length_now / 3;
        used.rejected++;
        continue;
      endif
      order = min ([order, order2, order3]);
      err = sum (abs (once - twice)) / (2^order - 1);
      allowed = max (tolerance * length_now / span, 4 * eps);
      factor = 0.9 * (allowed / max (err, realmin))^(1 / order);
      if (err > allowed && length_now > smallest)
        h = length_now * min (max (factor, 0.2), 0.9);
        used.rejected++;
        continue;
      endif
      p = twice;
      used.steps++;
      used.error += err;
      if (length_now == left)
        now = t(i);
      else
        now += length_now;
      endif
      h = length_now * min (max (factor, 0.3), 4);
    endwhile
    P(i,:) = p;
  endfor

endfunction

function [p, ok, order] = one_step (rates, p, now, h, force)

  ok = true;
  order = 4;
  W1 = rates (now + (1/2 - sqrt (3)/6) * h);
  W2 = rates (now + (1/2 + sqrt (3)/6) * h);
  a = 1/4 + sqrt (3) / 6;
  b = 1/4 - sqrt (3) / 6;
  A = a * W1 + b * W2;
  B = b * W1 + a * W2;
  if (any (nonzeros (A) < 0) || any (nonzeros (B) < 0))
    if (! force && h > 0)
      ok = false;
      return;
    endif
    order = 2;
    A = B = (W1 + W2) / 4;
  endif
  p = propagated (propagated (p, A, h), B, h);

endfunction

function p = propagated (p, A, h)

  leave = full (sum (A, 2))' * h;
  jumps = max (leave);
  if (jumps > 30)
    if (rows (A) <= 500)
      p = network_exponential (A, p, h);
    else
      p = network_uniformised (A, p, h);
    endif
    return;
  endif
  ## exp (-jumps) times the Taylor series of the positive matrix G h + jumps I.
  A *= h;
  stay = jumps - leave;
  term = p;
  k = 0;
  do
    k++;
    term = (term .* stay + term * A) / k;
    p += term;
  until (k > jumps && sum (term) <= 1e-17 * sum (p))
  p /= sum (p);

endfunction
