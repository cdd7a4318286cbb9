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

## t = student_quantile (nu)
##
## 97.5 % quantile of Student's t with NU degrees of freedom; Inf is the normal
## distribution, and NaN without any.

function t = student_quantile (nu)

  t = 1.959963984540054 * ones (size (nu));
  t(! (nu > 0)) = NaN;
  some = nu > 0 & isfinite (nu);
  x = betaincinv (0.05 * ones (size (nu(some))), nu(some) / 2, ...
                  0.5 * ones (size (nu(some))));
  t(some) = sqrt (nu(some) .* (1 ./ x - 1));

endfunction
