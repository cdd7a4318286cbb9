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

## [lower, upper] = bca_interval (value, replicates, influence)
##
## 95 % bootstrap interval, bias-corrected and accelerated (Efron, J. Am.
## Stat. Assoc. 82, 171, 1987).  INFLUENCE are the jackknife values of the
## estimate, of which only the skewness counts.

function [lower, upper] = bca_interval (value, replicates, influence)

  z0 = norm_quantile (within (mean (replicates < value) ...
                              + mean (replicates == value) / 2, ...
                              numel (replicates)));
  d = mean (influence) - influence;
  a = 0;
  if (any (d))
    a = sum (d.^3) / (6 * sum (d.^2)^1.5);
  endif
  z = norm_quantile ([0.025, 0.975]);
  level = norm_cdf (z0 + (z0 + z) ./ (1 - a * (z0 + z)));
  q = quantile (replicates, level(:));
  lower = q(1);
  upper = q(2);

endfunction

function p = within (p, n)

  p = min (max (p, 0.5 / n), 1 - 0.5 / n);

endfunction

function z = norm_quantile (p)

  z = -sqrt (2) * erfcinv (2 * p);

endfunction

function p = norm_cdf (z)

  p = 0.5 * erfc (-z / sqrt (2));

endfunction
