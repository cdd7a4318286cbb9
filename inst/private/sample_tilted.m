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


## value = sample_tilted (W, t, q, p0, pT)
##
## Logarithm of E[exp (q S)] for the entropy S = log (p0(x0) / pT(xt)) + sum of
## log (W(i,j) / W(j,i)) over the jumps of paths that start from P0 and last T:
##
##   sum_ij p0(i)^(1+q) [exp (t M)](i,j) pT(j)^-q,
##   M(i,j) = W(i,j)^(1+q) W(j,i)^-q,  M(i,i) = -sum_j W(i,j)
##
## for q < 0, where a jump without reverse has the weight exp (q Inf) = 0.

function value = sample_tilted (W, t, q, p0, pT)

  W = full (W);
  n = rows (W);
  M = zeros (n);
  both = W > 0 & W' > 0;
  R = W';
  M(both) = exp ((1 + q) * log (W(both)) - q * log (R(both)));
  M -= diag (sum (W, 2));
  ## The growth goes into the logarithm, so that no exponential overflows.
  growth = max (real (eig (M)));
  a = zeros (1, n);
  a(p0 > 0) = p0(p0 > 0).^(1 + q);
  b = pT(:).^-q;
  value = growth * t + log (a * expm ((M - growth * eye (n)) * t) * b);

endfunction
