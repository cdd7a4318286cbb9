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

## law = onsager_second_law (L, V, nu, X2, seed)
##
## Whether L, with covariance V of L(:), has a symmetric part without negative
## eigenvalues.  X2 are the mean squares of the forces.  T is the least of
## (s - s0)' cov (s0)^-1 (s - s0) over such matrices s, s0 the estimate.  Its
## distribution is a mixture of chi-squares: at a matrix of rank n - 1 it is
## (chi2_0 + chi2_1) / 2; the least favourable is L = 0, where the weights
## are the intrinsic volumes of the cone in the metric of the covariance: from
## the perimeters of two spherical curves for n = 2, by simulation above.

function law = onsager_second_law (L, V, nu, X2, seed)

  n = rows (L);
  sym = (L + L') / 2;
  scale = sqrt (X2(:));
  ## Symmetric to the last digit, or eig does not sort the eigenvalues.
  unit = sym .* (scale * scale');
  [w, e] = eig ((unit + unit') / 2);
  [u, d] = eig (sym);
  e = diag (e);
  d = diag (d);
  law.lambda_min = d(1);
  law.se = direction_error (u(:,1), V);
  if (abs (d(1)) < 1e-8 * max (abs (d)) && min (abs (e)) > 1e-13 * max (abs (e)))
    ## Units far apart: the least eigenvalue is an extreme one of the inverse,
    ## which the scaled matrix gives with all its digits.
    turned = inv (unit) .* (scale * scale');
    [u, d] = eig ((turned + turned') / 2);
    d = diag (d);
    d(abs (d) < 1e-8 * max (abs (d))) = 0;
    [law.lambda_min, k] = min (1 ./ d);
    law.se = direction_error (u(:,k), V);
  endif
  law.X_worst = scale .* w(:,1);
  law.sigma_min = e(1);
  law.sigma_min_se = direction_error (law.X_worst, V);
  law.T = 0;
  law.p_boundary = law.p_conservative = 1;
  if (law.sigma_min >= 0)
    return;
  endif

  [row, col] = find (tril (ones (n)));
  m = numel (row);
  K = zeros (m, n^2);
  for i = 1:m
    if (row(i) == col(i))
      K(i,row(i) + n * (col(i) - 1)) = 1;
    else
      K(i,[row(i) + n * (col(i) - 1), col(i) + n * (row(i) - 1)]) = sqrt (0.5);
    endif
  endfor
  C = K * V * K';
  law.T = law.p_boundary = law.p_conservative = NaN;
  size_of = sqrt (diag (C));
  live = find (size_of > 1e-12 * max (size_of));
  if (any (! isfinite (C(:))) || numel (live) < n)
    return;
  endif
  ## Fewer residuals than elements of L: rounding may let chol pass.
  [half, failed] = chol (C(live,live) ./ (size_of(live) * size_of(live)'));
  if (failed || ! (rcond (half)^2 > 1e-13))
    return;
  endif
  s = onsager_pack (sym);
  ## Elements that the structure makes zero stay zero at any price.
  Q = zeros (m);
  unit = size_of(live) * size_of(live)';
  Q(live,live) = inv (C(live,live) ./ unit) ./ unit;
  Q = (Q + Q') / 2;
  place = zeros (n, 1);
  place(row(row == col)) = find (row == col);
  cost = sqrt (diag (Q)(place(row))) .* sqrt (diag (Q)(place(col)));
  dead = setdiff (1:m, live);
  Q(sub2ind ([m, m], dead, dead)) = cost(dead);
  [nearest, ~, verdict] = __noneq_psd__ (Q, Q * s, [], 1);
  if (! strcmp (verdict, "solved"))
    return;
  endif
  nearest = onsager_pack (nearest);
  law.T = (nearest - s)' * Q * (nearest - s);
  law.p_boundary = tail_probability (law.T, 1, nu) / 2;
  if (n == 1)
    law.p_conservative = law.p_boundary;
    return;
  endif
  if (n == 2 && numel (live) == 3)
    ## The cone stays the same when the forces are scaled.
    t = diag (C)([1, 3]).^(-1/4);
    t = t(row) .* t(col);
    v = elliptic_cone (t .* C .* t');
    law.p_conservative = 0;
    for k = 1:3
      law.p_conservative += v(4-k) * tail_probability (law.T, k, nu);
    endfor
    return;
  endif

  draws = max (200, min (2000, floor (2e5 / n^2)));
  z = __noneq_random__ (seed, 33, 1, 0, m, 0, draws, 0);
  root = zeros (m);
  root(live,live) = chol (C(live,live))';
  noise = root * z;
  noise(dead,:) = 0;
  [near, ~, verdict] = __noneq_psd__ (Q, Q * noise, [], 1);
  if (! strcmp (verdict, "solved"))
    return;
  endif
  T = zeros (1, draws);
  for i = 1:draws
    off = onsager_pack (near(:,(i-1)*n+(1:n))) - noise(:,i);
    T(i) = off' * Q * off;
  endfor
  if (isfinite (nu))
    u = __noneq_random__ (seed, 33, 3, 2 * m, 1, 0, draws, 0);
    T ./= 2 * gammaincinv (u, nu / 2) / nu;
  endif
  law.p_conservative = (1 + sum (T >= law.T)) / (1 + draws);

endfunction

function se = direction_error (x, V)

  k = kron (x, x);
  se = root_of_variance (k' * V * k);

endfunction

## Intrinsic volumes v(1+k), k = 0..3, of the cone of 2 x 2 matrices without
## negative eigenvalues where the packed elements have the covariance C.  The
## solid angle of the polar of a cone is 2 pi less the perimeter of the cone.
function v = elliptic_cone (C)

  half = chol (C)';
  own = perimeter (@(s) half \ s);
  dual = perimeter (@(s) half' * s);
  v = zeros (1, 4);
  v(1) = (2 * pi - own) / (4 * pi);
  v(4) = (2 * pi - dual) / (4 * pi);
  v(3) = 0.5 - v(1);
  v(2) = 0.5 - v(4);

endfunction

function length = perimeter (map)

  ## Periodic and analytic: the trapezoidal rule converges exponentially.
  old = Inf;
  count = 64;
  do
    angle = 2 * pi * (0:count-1) / count;
    y = map ([(1 + cos(angle)) / 2; sin(angle) / sqrt(2); (1 - cos(angle)) / 2]);
    dy = map ([-sin(angle) / 2; cos(angle) / sqrt(2); sin(angle) / 2]);
    r2 = sumsq (y, 1);
    across = dy - y .* (sum (y .* dy, 1) ./ r2);
    length = 2 * pi * mean (sqrt (sumsq (across, 1) ./ r2));
    done = abs (length - old) < 1e-13;
    old = length;
    count *= 2;
  until (done || count > 1e5)

endfunction
