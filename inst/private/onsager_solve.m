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
  fit.parameters = columns (D);
  if (columns (D) == rows (D))
    ## Not through sums and differences of elements of L, which may be of very
    ## different size when the units are.
    fit.theta = P.theta;
    fit.sym = s.Ds' * P.theta ./ sumsq (s.Ds, 1)';
    fit.rss = P.rho2 + sumsq (P.A * P.theta - P.y);
    fit.V = P.V;
  else
    [K, rest] = onsager_least_squares (P.A * D, [P.y, P.A], P.size_of);
    fit.theta = D * K(:,1);
    fit.sym = K(1:columns (s.Ds),1);
    fit.rss = P.rho2 + sumsq (rest(:,1));
    K = D * K(:,2:end);
    fit.V = K * P.V * K';
    fit.V = (fit.V + fit.V') / 2;
  endif

endfunction
