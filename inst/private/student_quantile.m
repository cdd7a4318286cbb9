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
## distribution, and NaN without any.  The inverse of the incomplete beta
## function loses digits with many degrees of freedom; from 1000 on the
## expansion about the normal quantile (Fisher and Cornish, Technometrics 2,
## 209 (1960)) is exact to rounding.

function t = student_quantile (nu)

  z = 1.959963984540054;
  t = z * ones (size (nu));
  t(! (nu > 0)) = NaN;
  many = nu >= 1000;
  n = nu(many);
  t(many) += (z^3 + z) ./ (4 * n) ...
             + (5 * z^5 + 16 * z^3 + 3 * z) ./ (96 * n.^2) ...
             + (3 * z^7 + 19 * z^5 + 17 * z^3 - 15 * z) ./ (384 * n.^3) ...
             + (79 * z^9 + 776 * z^7 + 1482 * z^5 - 1920 * z^3 - 945 * z) ...
               ./ (92160 * n.^4);
  few = nu > 0 & ! many;
  n = nu(few);
  x = betaincinv (0.05 * ones (size (n)), n / 2, 0.5 * ones (size (n)));
  t(few) = sqrt (n .* (1 ./ x - 1));

endfunction
