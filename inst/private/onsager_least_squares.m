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

## [K, rest] = onsager_least_squares (M, B)
##
## K with least |M * K - B| for each column of B; sumsq (rest) are the squares
## that remain.  The rows of M may be of very different size, as those of
## fluxes in SI units are: with the rows in order of size and pivoted columns
## Householder's method is accurate in each row (A. J. Cox and N. J. Higham,
## BIT 38, 34 (1998)).

function [K, rest] = onsager_least_squares (M, B)

  m = columns (M);
  scale = sqrt (sumsq (M, 1));
  M ./= scale;
  [~, order] = sort (max (abs (M), [], 2), "descend");
  [~, ~, pivot] = qr (M(order,:), 0);
  ## With one output qr leaves the reflections below the triangle.
  [~, R] = qr ([M(order,pivot), B(order,:)], 0);
  top = min (m, rows (R));
  K = zeros (m, columns (B));
  K(pivot,:) = R(1:top,1:m) \ R(1:top,m+1:end);
  K ./= scale';
  rest = R(m+1:end,m+1:end);

endfunction
