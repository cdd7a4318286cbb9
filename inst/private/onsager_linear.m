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

## linear = onsager_linear (J, X, opt)
##
## Test of J = L X (+ b) against J = L X + M:XX / 2 (+ b), on unrestricted
## fits.  OPT has weights, intercept, mode and cov (see onsager_problem).
## Fields: F, df, p of the test (Wilks' Lambda by Rao's F, exact for n <= 2;
## chi-square for a known covariance); M (n x n x n, M(i,j,k) symmetric in j,
## k); cubic, the coefficients of X(j)^3 / 6 when added (n x n); p_cubic;
## p_intercept, of J = 0 where X = 0; X_linear, the largest forces for which
## neither terms of second and third order nor their effect on L are seen,
## and reason, where there is no test.

function linear = onsager_linear (J, X, opt)

  n = columns (J);
  linear = struct ("F", NaN, "df", NaN, "p", NaN, "M", NaN (n, n, n), ...
                   "cubic", NaN (n), "p_cubic", NaN, "p_intercept", NaN, ...
                   "X_linear", NaN (1, n), "reason", "");
  if (! any (strcmp (opt.mode, {"ols", "common", "residual", "same"})))
    linear.reason = "not tested with this kind of covariance";
    return;
  endif
  scale = sqrt (mean (X.^2, 1));
  x = X ./ scale;
  all_rows = one_test (J, x, opt);
  linear.p_intercept = all_rows.p_intercept;
  if (! isempty (all_rows.reason))
    linear.reason = all_rows.reason;
    return;
  endif
  linear.F = all_rows.F;
  linear.df = all_rows.df;
  linear.p = all_rows.p;
  linear.p_cubic = all_rows.p_cubic;
  linear.cubic = 6 * all_rows.cubic ./ scale.^3;
  at = 0;
  for i = 1:n
    for j = i:n
      at++;
      m = all_rows.M(:,at) / (scale(i) * scale(j)) * (1 + (i == j));
      linear.M(:,i,j) = linear.M(:,j,i) = m;
    endfor
  endfor

  ## From the largest forces inwards.
  reach = sqrt (mean (x.^2, 2));
  levels = unique (reach);
  if (numel (levels) > 12)
    levels = levels(round (linspace (1, numel (levels), 13))(2:end));
  endif
  for level = flipud (levels(:))'
    inner = reach <= level;
    test = all_rows;
    if (! all (inner))
      part = opt;
      if (! isempty (opt.weights))
        part.weights = opt.weights(inner);
      endif
      test = one_test (J(inner,:), x(inner,:), part);
    endif
    if (! isempty (test.reason))
      break;
    endif
    worst = min ([test.p, test.p_cubic]);
    if (worst > 0.05 && test.bias <= 1)
      linear.X_linear = max (abs (X(inner,:)), [], 1);
      break;
    endif
  endfor

endfunction

function t = one_test (J, x, opt)

  [N, n] = size (J);
  t.reason = "";
  t.p_intercept = t.p_cubic = t.F = t.p = NaN;
  t.cubic = NaN (n);
  h = n * (n + 1) / 2;
  base = n + 1;
  m = base + h + 2 * n;
  if (2 * N * m^2 > 1e12)
    t.reason = "not tested: too many rows for so many fluxes";
    return;
  endif
  R = triangle (J, x, opt.weights);
  last = m - n;
  R /= sqrt (N);
  flux = R(:,last+1:end);
  cubes = last-n+1:last;
  plain = 2:base;
  if (opt.intercept)
    plain = 1:base;
  endif
  fit_0 = model (R, plain, flux);
  with_b = model (R, 1:base, flux);
  ## Fluxes that are fitted exactly have no residuals to be tested.
  live = diag (fit_0.E) > 1e-24 * sumsq (flux, 1)';
  nothing_left = ! any (live);
  opt.live = live;
  if (! opt.intercept && with_b.full && N > base + n && ! nothing_left)
    t.p_intercept = compare (with_b, fit_0, 1, N - base, N, opt)(1);
  endif
  bent = [plain, base+1:base+h];
  fit_1 = model (R, bent, flux);
  nu = N - numel (bent);
  if (nu < n + 1 || ! fit_1.full)
    t.reason = "too few different forces to see a curvature";
    return;
  endif
  if (nothing_left)
    t.p = 1;
    t.F = 0;
    t.df = [n * h, nu];
  else
    [t.p, t.F, t.df] = compare (fit_1, fit_0, h, nu, N, opt);
  endif
  t.M = fit_1.theta(numel (plain)+1:end,:)';
  fit_2 = model (R, [bent, cubes], flux);
  best = fit_1;
  if (fit_2.full && nu - n >= n + 1)
    if (nothing_left)
      t.p_cubic = 1;
    else
      t.p_cubic = compare (fit_2, fit_1, n, nu - n, N, opt)(1);
    endif
    t.cubic = fit_2.theta(end-n+1:end,:)';
    best = fit_2;
  endif
  k = numel (plain);
  own = opt.intercept + (1:n);
  S = fit_0.E / (1 - k / N);
  if (strcmp (opt.mode, "same"))
    S = opt.cov;
  endif
  variance = diag (fit_0.inverse)(own) * diag (S)' / N;
  change = abs (fit_0.theta(own,:) - best.theta(own,:));
  floor_of = 1e-12 * max (abs (fit_0.theta(own,:)(:)));
  t.bias = max ((change ./ (sqrt (variance) + floor_of))(:));

endfunction

## Triangular factor of [1, x, squares and products, cubes, J].
function R = triangle (J, x, weights)

  [N, n] = size (x);
  R = [];
  block = 1e5;
  for first = 1:block:N
    part = first:min (first + block - 1, N);
    z = x(part,:);
    squares = zeros (numel (part), n * (n + 1) / 2);
    at = 0;
    for i = 1:n
      for j = i:n
        squares(:,++at) = z(:,i) .* z(:,j);
      endfor
    endfor
    w = [];
    if (! isempty (weights))
      w = weights(part);
    endif
    one = __noneq_tall_qr__ ([z, squares, z.^3], J(part,:), w, 1);
    if (isempty (R))
      R = one;
    else
      [~, R] = qr ([R; one], 0);
    endif
  endfor

endfunction

function f = model (R, columns_of, flux)

  A = R(:,columns_of);
  scale = sqrt (sumsq (A, 1));
  f.full = all (scale > 0) && rank (A ./ max (scale, realmin), 1e-9) == columns (A);
  if (! f.full)
    return;
  endif
  [q, r] = qr (A ./ scale, 0);
  f.theta = (r \ (q' * flux)) ./ scale';
  rest = flux - A * f.theta;
  f.E = rest' * rest;
  inverse = inv (r) ./ scale';
  f.inverse = inverse * inverse';

endfunction

## F test of H more regressors; E are the mean squares and products.
function [p, F, df] = compare (large, small, h, nu, N, opt)

  live = opt.live;
  large.E = large.E(live,live);
  small.E = small.E(live,live);
  n = sum (live);
  if (strcmp (opt.mode, "same"))
    C = opt.cov(live,live);
    d = sqrt (diag (C));
    unit = d * d';
    gain = (C ./ unit) \ ((small.E - large.E) ./ unit);
    F = max (N * trace (gain), 0);
    df = n * h;
    p = tail_probability (F, df);
    return;
  endif
  unit = sqrt (diag (small.E));
  lambda = det (large.E ./ (unit * unit')) / det (small.E ./ (unit * unit'));
  lambda = min (max (lambda, 0), 1);
  t = 1;
  if (n^2 + h^2 > 5)
    t = sqrt ((n^2 * h^2 - 4) / (n^2 + h^2 - 5));
  endif
  a = nu + h - (n + h + 1) / 2;
  df = [n * h, a * t - n * h / 2 + 1];
  root = lambda^(1 / t);
  F = (1 - root) / root * df(2) / df(1);
  p = NaN;
  if (df(2) > 0)
    p = tail_probability (df(1) * F, df(1), df(2));
  endif

endfunction
