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

## [lambda, u, info] = tilted_root (n, i, j, w, x)
##
## The Perron root LAMBDA of the tilted generator K, K(i,j) the sum of
## w exp (x) over the jumps i -> j and K(i,i) minus the sum of their w, for an
## irreducible process.  exp (U) (n x 1) is its eigenvector.
##
## info.w        rates w exp (y) of the driven process
## info.y        y = x + u(j) - u(i)
## info.bracket  min and max of (K r) ./ r: the root lies between
## info.passes   solutions of a linear system
## info.rounding estimate of the error of lambda, from rounding and from the
##               spread of e that is left; Inf if the passes did not
##               suffice, and then lambda is NaN
##
## The gauge exp (u) keeps every number within range: what is formed is
## w expm1 (y), whose sums over j, e(i), all become lambda.
## Noda's iteration, r <- (max (e) - K) \ r, stays positive, its maximum falls
## and its convergence is quadratic from any start; in the gauge the matrix is
## a process with the death rates max (e) - e >= 0, and its elimination needs
## no subtraction.

function [lambda, u, info] = tilted_root (n, i, j, w, x)

  ## Without a tilt the root is 0 and its vector 1, exactly.
  u = zeros (n, 1);
  if (any (x))
    u = balanced (n, i, j, log (w) + x);
  endif
  width = Inf;
  done = false;
  for pass = 1:200
    y = x + u(j) - u(i);
    t = w .* exp (y);
    e = accumarray (i, w .* expm1 (y), [n, 1]);
    size_of = accumarray (i, t .* (1 + abs (y)) + w, [n, 1]);
    if (! all (isfinite (size_of)))
      lambda = Inf;
      info = struct ("w", NaN, "y", NaN, "bracket", [NaN, Inf], ...
                     "passes", pass, "rounding", Inf);
      return;
    endif
    top = max (e);
    last = width;
    width = top - min (e);
    small = all (top - e <= 2 * eps * size_of);
    ## Row by row: a spread that is nothing to the fastest state may be all
    ## there is of a slow one.
    stuck = width >= 0.5 * last && all (top - e <= 1e-9 * size_of);
    done = small || stuck;
    if (done)
      break;
    endif
    ## An element that underflows must not cut the network in two; the floor
    ## changes lambda by no more than itself.
    T = sparse (i + 1, j + 1, max (t, 1e-250 * max (t)), n + 1, n + 1);
    T(2:n+1,1) = top - e;
    z = tilted_solve (tilted_factor (T), ones (n + 1, 1), "absorb")(2:n+1);
    u += log (z);
    u -= max (u);
  endfor

  ## What is left of the spread of e is averaged with the steady weights of
  ## the driven process, which takes its part of first order away.
  t = max (t, 1e-250 * max (t));
  p = tilted_steady (tilted_factor (sparse (i, j, t, n, n)));
  lambda = p * e;
  info.w = t;
  info.y = y;
  info.bracket = [min(e), max(e)];
  info.passes = pass;
  info.rounding = 2 * eps * (p * size_of) + p * abs (e - lambda);
  if (! done)
    lambda = NaN;
    info.rounding = Inf;
  endif

endfunction

## A gauge near enough to the eigenvector for nothing to overflow that need
## not.  Least squares of y + u(j) - u(i) take out what is the difference of a
## function of state; then the largest element of each row is made equal to
## that of its column.
function u = balanced (n, i, j, y)

  u = zeros (n, 1);
  if (n == 1)
    return;
  endif
  N = numel (y);
  step = sparse ([1:N, 1:N], [j; i], [ones(1, N), -ones(1, N)], N, n);
  u(2:n) = -(step(:,2:n)' * step(:,2:n)) \ (step(:,2:n)' * y);
  [~, order] = sort (i);
  out = mat2cell (order, accumarray (i, 1, [n, 1]), 1);
  [~, order] = sort (j);
  in = mat2cell (order, accumarray (j, 1, [n, 1]), 1);
  for sweep = 1:30
    change = 0;
    for k = 1:n
      up = max (y(out{k}) + u(j(out{k})));
      down = max (y(in{k}) - u(i(in{k})));
      new = (up - down) / 2;
      change = max (change, abs (new - u(k)));
      u(k) = new;
    endfor
    if (change < 1)
      break;
    endif
  endfor

endfunction
