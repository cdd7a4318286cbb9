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

## [x, w] = gauss_legendre (n)
##
## Nodes (row) and weights (row) on [0, 1], from the eigenvalues of the Jacobi
## matrix (G. H. Golub and J. H. Welsch, Math. Comput. 23, 221 (1969)).

function [x, w] = gauss_legendre (n)

  k = 1:n-1;
  b = k ./ sqrt (4 * k.^2 - 1);
  [V, d] = eig (diag (b, 1) + diag (b, -1), "vector");
  x = (1 + d') / 2;
  w = V(1,:) .^ 2;

endfunction
