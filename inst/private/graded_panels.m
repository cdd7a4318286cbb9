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

## [u, w, right] = graded_panels (a, b)
##
## Nodes U and weights W (both panels x 20) of Gauss and Legendre on panels
## from A to B: 1/2 long at both ends and twice as long one by one towards the
## middle, for integrands that vary on the scale 1 at the ends and, away from
## them, on that of the distance.  RIGHT (f), f being panels x 20 at the nodes,
## gives the integrals from each node to the right end of its panel.  A = B
## gives no panels.

function [u, w, right] = graded_panels (a, b)

  persistent x weight inner;
  if (isempty (x))
    [x, weight] = gauss_legendre (20);
    inner = to_the_right (x, weight);
  endif
  half = (b - a) / 2;
  steps = 0;
  if (half > 0.5)
    steps = ceil (log2 (half / 0.5 + 1));
  endif
  reach = min ([0, 0.5 * (2 .^ (1:steps) - 1)], half);
  reach = unique ([reach, half]);
  edges = [a + reach(1:end-1), b - fliplr(reach)];
  if (half == 0)
    edges = a;
  endif
  width = reshape (diff (edges), [], 1);
  u = reshape (edges(1:end-1), [], 1) + width .* x;
  w = width .* weight;
  right = @(f) width .* (f * inner');

endfunction

## B(i,k): integral from x(i) to 1 of the k-th polynomial of Lagrange.
function B = to_the_right (x, weight)

  n = numel (x);
  z = 2 * x(:) - 1;
  P = ones (n, n + 1);
  P(:,2) = z;
  for l = 2:n
    P(:,l+1) = ((2 * l - 1) * z .* P(:,l) - (l - 1) * P(:,l-1)) / l;
  endfor
  B = (1 - z) / 2 * weight;
  for l = 1:n-1
    integral = (P(:,l) - P(:,l+2)) / 2;
    B += integral * (P(:,l+1)' .* weight);
  endfor

endfunction
