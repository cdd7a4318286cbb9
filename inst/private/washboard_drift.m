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

## [v, D] = washboard_drift (V, F, A)
##
## Velocity and diffusion coefficient of a particle in the potential V(x) (kT,
## a handle of arrays) of period 1 under the force F, for kT and mobility 1, by
## the integrals of Stratonovich and of Reimann, all of positive terms.  A: the
## amplitude of a cosine as steep and as curved as V.  NaN beyond A = 5e5.

function [v, D] = washboard_drift (V, F, A)

  ## Trapezoids converge exponentially in x; in y panels that are fine enough
  ## for a width of 1 / sqrt (A), and at 0 for one of 1 / F.
  n = 40 + 2 * ceil (12 * sqrt (A));
  if (n > 20000)
    v = D = NaN;
    return;
  endif
  x = (0:n-1)' / n;
  edges = unique ([linspace(0, 1, 4 + ceil (2 * sqrt (A))), ...
                   [0.3, 1, 2, 4, 8, 16, 40] / (abs (F) + 2 * pi * A + 1)]);
  if (F != 0)
    more = [0.5, 1, 2, 4, 8, 16, 40] / abs (F);
    edges = unique ([edges, more(more < 1)]);
  endif
  edges = edges(edges <= 1);
  [node, weight] = gauss_legendre (16);
  ## Logarithms of I+ and I-: top + log (sum)
  top = {-Inf(n, 1), -Inf(n, 1)};
  I = {zeros(n, 1), zeros(n, 1)};
  for k = 1:numel (edges) - 1
    h = edges(k+1) - edges(k);
    y = edges(k) + h * node;
    for s = 1:2
      way = 3 - 2 * s;
      e = way * (V (x) - V (x - way * y)) - y * abs (F);
      peak = max ([top{s}, e], [], 2);
      I{s} = I{s} .* exp (top{s} - peak) + exp (e - peak) * (h * weight');
      top{s} = peak;
    endfor
  endfor
  p = log (I{1}) + top{1};
  q = log (I{2}) + top{2};
  P = max (p);
  Q = max (2 * p + q);
  mean_p = mean (exp (p - P));
  v = sign (F) * -expm1 (-abs (F)) * exp (-P) / mean_p;
  D = exp (Q - 3 * P) * mean (exp (2 * p + q - Q)) / mean_p^3;


endfunction
