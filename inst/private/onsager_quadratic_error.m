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

## se = onsager_quadratic_error (X, V)
##
## Standard error of X(k,:) * L * X(k,:)' for each row, where V is the
## covariance of L(:).

function se = onsager_quadratic_error (X, V)

  [N, n] = size (X);
  se = zeros (N, 1);
  block = max (1, floor (1e7 / n^2));
  for first = 1:block:N
    part = first:min (first + block - 1, N);
    x = X(part,:);
    pairs = zeros (numel (part), n^2);
    for j = 1:n
      pairs(:,(j-1)*n+(1:n)) = x(:,j) .* x;
    endfor
    se(part) = root_of_variance (sum ((pairs * V) .* pairs, 2));
  endfor

endfunction
