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

## fit = onsager_solve (P, s)
##
## Least squares of the problem P, min |P.A theta - P.y|^2, in the structure S
## (see onsager_structure), and the covariance of theta from that of the free
## solution, P.V.

function fit = onsager_solve (P, s)

  D = [s.Ds, s.Do];
  M = P.A * D;
  scale = sqrt (sumsq (M, 1));
  [q, r] = qr (M ./ scale, 0);
  phi = (r \ (q' * P.y)) ./ scale';
  fit.theta = D * phi;
  fit.sym = phi(1:columns (s.Ds));
  fit.parameters = columns (D);
  fit.rss = P.rho2 + sumsq (P.A * fit.theta - P.y);
  if (columns (D) == rows (D))
    fit.V = P.V;
  else
    K = D * ((r \ (q' * P.A)) ./ scale');
    fit.V = K * P.V * K';
    fit.V = (fit.V + fit.V') / 2;
  endif

endfunction
