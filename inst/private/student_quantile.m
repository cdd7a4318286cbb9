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
## distribution, and NaN without any.  Octave's inverse of the incomplete beta
## function is the time of twenty such functions: here it is left to less than
## one degree of freedom, where t is beyond the reach of the expansion below
## (G. W. Hill, Commun. ACM 13, 619 (1970)); that is exact from 200 degrees of
## freedom on, and below two of Halley's steps bring it to rounding.

function t = student_quantile (nu)

  t = 1.959963984540054 * ones (size (nu));
  t(! (nu > 0)) = NaN;
  few = nu > 0 & nu < 1;
  if (any (few(:)))
    x = betaincinv (0.05 * ones (size (nu(few))), nu(few) / 2, ...
                    0.5 * ones (size (nu(few))));
    t(few) = sqrt (nu(few) .* (1 ./ x - 1));
  endif
  some = nu >= 1 & isfinite (nu);
  if (any (some(:)))
    t(some) = expansion (nu(some));
  endif
  some &= nu < 200;
  if (any (some(:)))
    t(some) = improved (nu(some), t(some));
  endif

endfunction

function t = expansion (nu)

  a = 1 ./ (nu - 0.5);
  b = 48 ./ a.^2;
  c = ((20700 * a ./ b - 98) .* a - 16) .* a + 96.36;
  d = ((94.5 ./ (b + c) - 3) ./ b + 1) .* sqrt (a * pi / 2) .* nu;
  y = (0.05 * d).^(2 ./ nu);
  far = y > 0.05 + a;
  z = -1.959963984540054;
  c += (nu < 5) .* (0.3 * (nu - 4.5) * (z + 0.6));
  c += (((0.05 * d * z - 5) * z - 7) * z - 2) * z + b;
  w = (((((0.4 * z^2 + 6.3) * z^2 + 36) * z^2 + 94.5) ./ c - z^2 - 3) ./ b ...
       + 1) * z;
  y(far) = expm1 (a(far) .* w(far).^2);
  x = y(! far);
  n = nu(! far);
  y(! far) = ((1 ./ (((n + 6) ./ (n .* x) - 0.089 * d(! far) - 0.822) ...
                     .* (n + 2) * 3) + 0.5 ./ (n + 4)) .* x - 1) ...
             .* (n + 1) ./ (n + 2) + 1 ./ x;
  t = sqrt (nu .* y);

endfunction

function t = improved (nu, t)

  log_norm = gammaln ((nu + 1) / 2) - gammaln (nu / 2) - log (pi * nu) / 2;
  for pass = 1:2
    p = betainc (nu ./ (nu + t.^2), nu / 2, 0.5 * ones (size (nu)));
    density = exp (log_norm - (nu + 1) / 2 .* log1p (t.^2 ./ nu));
    step = (p - 0.05) ./ (2 * density);
    t += step ./ (1 - step .* t .* (nu + 1) ./ (2 * (nu + t.^2)));
  endfor

endfunction
