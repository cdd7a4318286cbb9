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

## V = onsager_sandwich (Z, J, B, S, w, slope)
##
## Covariance of B(:), from the residuals of each row and not from a common
## covariance, for the regression J' = B Z' with weights W of the rows and
## metric inv (S); residuals are divided by 1 - leverage (HC3).  SLOPE is psi'
## for an M-estimate, else W.

function V = onsager_sandwich (Z, J, B, S, w, slope)

  [N, n] = size (J);
  k = columns (Z);
  r = J - Z * B';
  ## In units in which the regressors have size 1.
  unit = max (max (abs (Z), [], 1), realmin);
  Z ./= unit;
  B .*= unit;
  half = inv (chol (S)');
  metric = half' * half;
  e = r * half';
  d2 = max (sumsq (e, 2), realmin);
  G = Z' * (w .* Z);
  leverage = w .* sum ((Z / G) .* Z, 2);
  pull = (w ./ max (1 - leverage, 1e-6)) .* (r * metric);
  score = zeros (N, n * k);
  bent = zeros (N, n * k);
  for j = 1:k
    score(:,(j-1)*n+(1:n)) = Z(:,j) .* pull;
    bent(:,(j-1)*n+(1:n)) = Z(:,j) .* (r * metric);
  endfor
  bread = kron (G, metric) + bent' * (((slope - w) ./ d2) .* bent);
  V = bread \ (score' * score) / bread;
  unit = kron (unit', ones (n, 1));
  V = (V + V') / 2 ./ unit ./ unit';

endfunction
