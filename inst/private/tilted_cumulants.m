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

## c = tilted_cumulants (n, i, j, w, D)
##
## Long-time cumulant rates of the currents counted by D (one row a jump, one
## column a current) along the jumps i -> j of rate w (columns) of an
## irreducible process with the states 1 .. n.
##
## c.p           steady distribution, 1 x n
## c.mean        1 x m
## c.covariance  m x m, a Gram matrix: no variance comes out negative
## c.third       third cumulants, 1 x m
## c.g           n x m, G g = mean - a with p g = 0
## c.rounding    1 x m, estimate of the rounding error of the mean, from what
##               cancels in it
##
## N(t) - mean t + g(x(t)) is a martingale: its jumps are D + g(j) - g(i),
## and their squares, which have nothing to cancel, add up to the variance.
## They are the same in any gauge of D.

function c = tilted_cumulants (n, i, j, w, D)

  m = columns (D);
  [solve, c.p] = tilted_sorted (n, i, j, w);
  flux = c.p(i)(:) .* w;
  [D, phi] = tilted_gauge (n, i, j, flux, D);
  [g, c.mean] = solve (rewards (n, i, w .* D));
  jump = D + g(j,:) - g(i,:);
  root = sqrt (flux) .* jump;
  c.covariance = root' * root;

  h = solve (rewards (n, i, w .* jump.^2));
  c.third = sum (flux .* jump .* (jump.^2 + 3 * (h(j,:) - h(i,:))), 1);
  g += phi;
  c.g = g - c.p * g;
  c.rounding = 4 * eps * sum (flux .* abs (D), 1);

endfunction

function a = rewards (n, i, x)

  a = zeros (n, columns (x));
  for k = 1:columns (x)
    a(:,k) = accumarray (i, x(:,k), [n, 1]);
  endfor

endfunction
