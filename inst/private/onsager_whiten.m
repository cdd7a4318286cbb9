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

## half = onsager_whiten (C)
##
## Lower triangular matrices with half * C * half' = 1, for each page of C
## (n x n x N, symmetric and positive definite); not finite or complex where a
## page is not positive definite.

function half = onsager_whiten (C)

  n = rows (C);
  N = size (C, 3);
  f = zeros (n, n, N);
  for j = 1:n
    for i = j:n
      rest = C(i,j,:) - sum (f(i,1:j-1,:) .* f(j,1:j-1,:), 2);
      if (i == j)
        f(j,j,:) = sqrt (rest);
      else
        f(i,j,:) = rest ./ f(j,j,:);
      endif
    endfor
  endfor
  half = zeros (n, n, N);
  for j = 1:n
    half(j,j,:) = 1 ./ f(j,j,:);
    for i = j+1:n
      done = permute (half(j:i-1,j,:), [2, 1, 3]);
      half(i,j,:) = -sum (f(i,j:i-1,:) .* done, 2) ./ f(i,i,:);
    endfor
  endfor

endfunction
