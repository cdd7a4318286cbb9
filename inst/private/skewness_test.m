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

## p = skewness_test (b, n)
##
## P-value of the skewness B (third central moment over the variance to 3/2, of
## the sample itself) of N >= 8 normal numbers: D'Agostino's transformation to a
## normal variable (Biometrika 57, 679 (1970)).

function p = skewness_test (b, n)

  y = b * sqrt ((n + 1) * (n + 3) / (6 * (n - 2)));
  b2 = 3 * (n^2 + 27 * n - 70) * (n + 1) * (n + 3) ...
       / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  w2 = sqrt (2 * (b2 - 1)) - 1;
  p = two_sided (asinh (y * sqrt ((w2 - 1) / 2)) / sqrt (log (w2) / 2));

endfunction
