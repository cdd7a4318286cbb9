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


## [p, statistic] = geometric_fit (x)
##
## Cramer-von Mises test of whole numbers against the geometric distribution
## P(n) = (1 - q) q^n with the fitted q: W^2 = sum of w(k) Z(k)^2 over numbers
## k, Z = sqrt (N) (F_N - F).  Its limit is a sum of weighted chi-squares; the
## weights are the eigenvalues of the covariance of Z, less what the fit of q
## takes away (Choulakian, Lockhart and Stephens, Can. J. Stat. 22, 125, 1994).
## At most 60 numbers k are used, equally spaced where there are more.

function [p, statistic] = geometric_fit (x)

  N = numel (x);
  q = mean (x) / (1 + mean (x));
  ## Beyond, less than a thousandth of a value is expected.
  last = ceil (log (1e3 * N) / -log (q));
  k = (0:max (1, ceil (last / 60)):last)';
  F = -expm1 ((k + 1) * log (q));
  counts = histc (x(:), [0; k + 1]);
  empirical = cumsum (counts(1:numel (k))) / N;
  weight = diff ([0; F]);

  covariance = min (F, F') - F * F';
  slope = -(k + 1) .* q.^k;
  covariance -= slope * slope' * q * (1 - q)^2;
  w = sqrt (weight);
  lambda = eig ((w * w') .* (covariance + covariance') / 2);
  lambda = lambda(lambda > 1e-10 * max (lambda));
  statistic = N * sum (weight .* (empirical - F).^2);
  p = weighted_chi2 (statistic, lambda);

endfunction

## P (sum lambda chi2 > x) from the characteristic function by the midpoint
## rule (Imhof, Biometrika 48, 419, 1961; Davies, Appl. Stat. 29, 323, 1980),
## whose error is the probability beyond 2 pi / step and the rest of the sum:
## below 1e-6.
function p = weighted_chi2 (x, lambda)

  largest = max (lambda);
  if (isscalar (lambda))
    p = erfc (sqrt (x / (2 * largest)));
    return;
  endif
  ## Where that is not enough, the leading term for large x.
  rest = lambda(lambda < largest);
  tail = erfc (sqrt (x / (2 * largest))) / prod (sqrt (1 - rest / largest));
  if (tail < 1e-4)
    p = tail;
    return;
  endif
  step = 2 * pi / (x + sum (lambda) + 60 * largest);
  k = (0:4095) + 0.5;
  u = k * step;
  phase = sum (atan (lambda * u), 1) / 2 - x * u / 2;
  size = prod ((1 + (lambda * u).^2) .^ -0.25, 1);
  p = 0.5 + sum (sin (phase) .* size ./ k) / pi;
  p = min (max (p, 0), 1);

endfunction
