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

## [K, rest] = onsager_least_squares (M, B, weight)
##
## K with least |M * K - B| for each column of B; sumsq (rest) are the squares
## that remain.  WEIGHT is the size of each row of B: rows may be of very
## different size, as those of fluxes in SI units are.  Householder's method is
## accurate in each row if the columns that act on heavy rows come first and
## each is reduced to the row where it is largest (A. J. Cox and N. J. Higham,
## BIT 38, 34 (1998)).

function [K, rest] = onsager_least_squares (M, B, weight)

  m = columns (M);
  scale = sqrt (sumsq (M, 1));
  M ./= scale;
  if (min (weight) > 1e-3 * max (weight))
    pivot = 1:m;
    [~, R] = qr ([M, B], 0);
  else
    [R, pivot] = pivoted ([M, B], m, weight);
  endif
  K = zeros (m, columns (B));
  K(pivot,:) = triu (R(1:m,1:m)) \ R(1:m,m+1:end);
  K ./= scale';
  rest = R(m+1:end,m+1:end);

endfunction

function [A, pivot] = pivoted (A, m, weight)

  pivot = 1:m;
  for k = 1:m
    [~, j] = max (max (weight(k:end) .* abs (A(k:end,k:m)), [], 1));
    j += k - 1;
    pivot([k, j]) = pivot([j, k]);
    A(:,[k, j]) = A(:,[j, k]);
    [~, i] = max (abs (A(k:end,k)));
    i += k - 1;
    weight([k, i]) = weight([i, k]);
    A([k, i],:) = A([i, k],:);
    v = A(k:end,k);
    v(1) += ifelse (v(1) < 0, -1, 1) * norm (v);
    A(k:end,k:end) -= v * (2 / sumsq (v) * (v' * A(k:end,k:end)));
    A(k+1:end,k) = 0;
  endfor

endfunction
