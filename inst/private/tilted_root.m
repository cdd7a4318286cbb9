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
## What is formed is w expm1 (y), whose sums over j, e(i), all become lambda;
## the gauge exp (u) keeps every number within range.  Noda's iteration,
## r <- (max (e) - K) \ r, stays positive, its maximum falls and its
## convergence is quadratic from any start; in the gauge the matrix is a
## process with the death rates max (e) - e >= 0, and its elimination needs no
## subtraction.
## It stops where the rounding of the fastest rows hides the slow ones.
## Newton's steps v, G v = lambda - e with the generator G of the driven
## process, go straight into y: the smaller they are, the smaller is their
## rounding, so that in the end the fast rows are as good as the slow ones.
## They are taken near the solution, or when Noda's get nowhere.

function [lambda, u, info] = tilted_root (n, i, j, w, x)

  ## For a small tilt the vector is near 1 (for none it is that, exactly); for
  ## a large one this could overflow.
  u = zeros (n, 1);
  near = ! any (abs (x) > 100);
  if (! near)
    u = on_grid (balanced (n, i, j, log (w) + x));
  endif
  y = x + (u(j) - u(i));
  change = narrowest = Inf;
  idle = 0;
  done = false;
  for pass = 1:200
    t = w .* exp (y);
    ## An element that underflows must not cut the network in two; the floor
    ## changes lambda by no more than itself.
    t = max (t, 1e-250 * max (t));
    e = accumarray (i, w .* expm1 (y), [n, 1]);
    if (! (all (isfinite (t)) && all (isfinite (e))))
      lambda = Inf;
      info = struct ("w", NaN, "y", NaN, "bracket", [NaN, Inf], ...
                     "passes", pass, "rounding", Inf);
      return;
    endif

    top = max (e);
    width = top - min (e);
    done = ! (width > 0);
    if (done)
      break;
    endif

    if (near || (idle > 4 && mod (pass, 2)))
      solve = tilted_sorted (n, i, j, t);
      v = solve (e);
      last = change;
      change = max ([abs(v(j) - v(i)); 0]);
      near = change <= 2;
      if (near || (idle > 4 && isfinite (change)))
        v *= min (1, 2 / change);
        u += v;
        y += v(j) - v(i);
        done = change <= 1e-9 || (change < 1e-6 && change >= last / 2);
        if (done)
          break;
        endif
        continue;
      elseif (pass == 1)
        u = on_grid (balanced (n, i, j, log (w) + x));
        y = x + (u(j) - u(i));
        continue;
      endif
    endif

    idle++;
    if (width < 0.5 * narrowest)
      narrowest = width;
      idle = 0;
    endif
    T = sparse (i + 1, j + 1, t, n + 1, n + 1);
    T(2:n+1,1) = top - e;
    v = log (tilted_solve (tilted_factor (T), ones (n + 1, 1), ...
                           "absorb")(2:n+1));
    near = max (v) - min (v) < 1;
    u += v;
    u = on_grid (u - max (u));
    y = x + (u(j) - u(i));
  endfor

  info.w = w .* exp (y);
  info.w = max (info.w, 1e-250 * max (info.w));
  info.y = y;
  e = accumarray (i, w .* expm1 (y), [n, 1]);
  p = tilted_steady (tilted_factor (sparse (i, j, info.w, n, n)));
  lambda = p * e;
  info.bracket = [min(e), max(e)];
  info.passes = pass;
  flux = p(i)(:) .* (w .* abs (expm1 (y)) + info.w .* (abs (x) + abs (y)));
  info.rounding = 2 * eps * sum (flux) + p * abs (e - lambda);
  if (! done)
    lambda = NaN;
    info.rounding = Inf;
  endif

endfunction

## Where x is 0, y is then without rounding.
function u = on_grid (u)

  u = round (u * 2^20) / 2^20;

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
