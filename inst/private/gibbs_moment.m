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


## [r, z, expected] = gibbs_moment (x, family)
##
## The moment ratio that a Gibbs state fixes, and its deviation from what the
## sample of this size would show on average, as a standard normal:
##   "maxwell"      kurtosis, 3
##   "exponential"  <E^2>/<E>^2, 2
##   "geometric"    <n (n - 1)>/<n>^2, 2
## All have exact moments: the kurtosis those of Fisher (Proc. R. Soc. A 130,
## 16, 1930); the others given the sum of the sample, whose parts are then
## uniform on a simplex (Greenwood's statistic; Moran, J. R. Stat. Soc. B 9,
## 92, 1947) or over the compositions of a whole number.  Three of them are
## matched by a shifted log-normal distribution.

function [r, z, expected] = gibbs_moment (x, family)

  x = x(:);
  n = numel (x);
  if (strcmp (family, "maxwell"))
    d = x - mean (x);
    r = mean (d.^4) / mean (d.^2)^2;
    expected = 3 * (n - 1) / (n + 1);
    v = 24 * n * (n - 2) * (n - 3) / ((n + 1)^2 * (n + 3) * (n + 5));
    skew = 6 * (n^2 - 5 * n + 2) / ((n + 7) * (n + 9)) ...
           * sqrt (6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
    z = deviate ((r - expected) / sqrt (v), skew);
    return;
  endif

  s = sum (x);
  if (strcmp (family, "exponential"))
    u = sum ((x / s).^2);
    ## <w^a v^b y^c> = a! b! c! / (n (n+1) .. (n+a+b+c-1))
    rising = cumprod (n + (0:5));
    m1 = n * 2 / rising(2);
    m2 = (n * 24 + n * (n - 1) * 4) / rising(4);
    m3 = (n * 720 + n * (n - 1) * 3 * 24 * 2
          + n * (n - 1) * (n - 2) * 8) / rising(6);
    unit = n;
  else
    u = sum (x .* (x - 1));
    ## Factorial moments: a! b! c! s (s-1) .. / (n (n+1) ..); powers of
    ## n (n - 1) as sums of factorials.
    f = cumprod ((s - (0:5)) ./ (n + (0:5)));
    m1 = n * 2 * f(2);
    m2 = n * (24 * f(4) + 4 * 6 * f(3) + 2 * 2 * f(2)) ...
         + n * (n - 1) * 4 * f(4);
    one3 = 720 * f(6) + 12 * 120 * f(5) + 38 * 24 * f(4) + 32 * 6 * f(3) ...
           + 4 * 2 * f(2);
    cross = (24 * f(6) + 4 * 6 * f(5) + 2 * 2 * f(4)) * 2;
    m3 = n * one3 + 3 * n * (n - 1) * cross + n * (n - 1) * (n - 2) * 8 * f(6);
    unit = n / s^2;
  endif
  r = unit * u;
  expected = unit * m1;
  sd = sqrt (m2 - m1^2);
  ## Above 1e5 values rounding would spoil what is below 0.02 by then.
  skew = 0;
  if (n <= 1e5)
    skew = (m3 - 3 * m1 * m2 + 2 * m1^3) / sd^3;
  endif
  z = deviate ((u - m1) / sd, skew);

endfunction

## The standard normal of the same probability as X has under the shifted
## log-normal distribution with mean 0, variance 1 and this skewness, which is
## (w + 2) sqrt (w - 1) with w = exp (s^2); and what that leaves of the tails.
function z = deviate (x, skew)

  z = x;
  if (skew >= 1e-3)
    root = 2 * sinh (asinh (skew / 2) / 3);
    s = sqrt (log1p (root^2));
    z = (log (max (1 + x * root, realmin)) + s^2 / 2) / s;
  endif
  ## From 1e5 to 4e5 samples each of 20 to 1000 values of the three families,
  ## whose tails depend on the skewness alone.
  if (z < -1.25)
    z /= 1 - max (0.084 * skew - 0.018, 0) * (z + 1.25);
  elseif (z > 2)
    z = 2 + (z - 2) / (1 + 0.05 * min (2 * skew, 1) * (z - 2));
  endif

endfunction
