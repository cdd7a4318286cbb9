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

## P = onsager_problem (fname, J, Z, opt)
##
## The least-squares problem of the fluxes J on the regressors Z (forces, with
## data at two signs of a field those at +B beside those at -B), as
## min |A theta - y|^2 + rho2 with A square.  OPT has
##   weights    [] or N x 1
##   intercept  adds b to theta = [B(:); b], J' = B Z' + b
##   mode       "ols", "common", "residual" (covariance not known), "same",
##              "rows", "full" (known: OPT.cov)
##   force      for errors in the forces: the regressors of the equations,
##              N x columns (Z), with the residual Z itself gives (York)
## Further fields: theta, V: the free solution and its covariance; S, Ginv:
## residual covariance and inverse of Z'Z where V = kron (Ginv, S); nu: degrees
## of freedom of S, Inf if the covariance is known; rank, condition.

function P = onsager_problem (fname, J, Z, opt)

  [N, n] = size (J);
  p = columns (Z);
  k = p + opt.intercept;
  P = struct ("N", N, "n", n, "p", p, "k", k, "intercept", opt.intercept);
  if (any (strcmp (opt.mode, {"rows", "full"})) || ! isempty (opt.force))
    P = from_rows (P, fname, J, Z, opt);
  else
    P = from_triangle (P, fname, J, Z, opt);
  endif
  if (isempty (P.V))
    ## P.A is a triangle.
    scale = sqrt (sumsq (P.A, 1));
    r = P.A ./ scale;
    P.theta = (r \ P.y) ./ scale';
    inverse = inv (r) ./ scale';
    P.V = inverse * inverse';
  endif

endfunction

function P = from_triangle (P, fname, J, Z, opt)

  n = P.n;
  k = P.k;
  first = double (opt.intercept);
  R = __noneq_tall_qr__ (Z, J, opt.weights, double (first));
  if (! all (isfinite (R(:))))
    onsager_refuse (fname, "J", J);
    onsager_refuse (fname, "X", opt.X);
  endif
  check_range (fname, R, first, P.p);
  [P.rank, P.condition] = check_rank (fname, R(first+1:k,first+1:k), opt);
  R11 = R(1:k,[first+1:k, 1:first]);
  R12 = R(1:k,k+1:end);
  R22 = R(k+1:end,k+1:end);
  P.nu = P.N - k;
  if (! isempty (opt.weights))
    P.nu = sum (opt.weights > 0) - k;
  endif
  ## The triangle of a design with an intercept is so after a permutation.
  K = onsager_least_squares (R11, [R12, eye(k)], 1);
  P.theta = K(:,1:n)'(:);
  inverse = K(:,n+1:end);
  P.Ginv = inverse * inverse';
  P.S = NaN (n);
  if (P.nu > 0)
    P.S = R22' * R22 / P.nu;
  endif
  P.S_of_rows = P.S;

  half = eye (n);
  P.W = [];
  switch (opt.mode)
    case "same"
      P.S = opt.cov;
      P.nu = Inf;
      d = sqrt (diag (P.S));
      half = inv (chol (P.S ./ (d * d'))') ./ d';
    case "residual"
      d = sqrt (diag (P.S));
      failed = ! all (d > 0);
      if (! failed)
        [c, failed] = chol (P.S ./ (d * d'));
      endif
      if (P.nu < n || failed)
        error ("noneq:data", ...
               ["%s: \"cov\", \"residual\" needs residuals in all directions;" ...
                " %d rows for %d coefficients a flux leave none in some"], ...
               fname, P.N, k);
      endif
      half = inv (c') ./ d';
  endswitch
  if (any (strcmp (opt.mode, {"same", "residual"})))
    P.W = half' * half;
    P.W = (P.W + P.W') / 2;
  endif
  P.A = kron (R11, half);
  P.y = (half * R12')(:);
  weight = sqrt (sumsq (half * R12', 2));
  P.size_of = repmat (weight / max (max (weight), realmin), k, 1);
  P.rho2 = sumsq ((half * R22')(:));
  if (strcmp (opt.mode, "common"))
    P.nu_common = n * P.nu;
    P.S = trace (P.S) / n * eye (n);
  endif
  P.V = kron (P.Ginv, P.S);
  P.kron = true;
  Rx = R(first+1:k,first+1:k);
  if (! opt.has_field)
    P.G = Rx' * Rx;
    P.G = (P.G + P.G') / 2;
  endif

endfunction

function P = from_rows (P, fname, J, Z, opt)

  [N, n] = size (J);
  k = P.k;
  onsager_refuse (fname, "J", J);
  onsager_refuse (fname, "X", opt.X);
  R = __noneq_tall_qr__ (Z, J, [], double (opt.intercept));
  check_range (fname, R, opt.intercept, P.p);
  own = opt.intercept+1:k;
  [P.rank, P.condition] = check_rank (fname, R(own,own), opt);
  z = Z;
  response = J;
  if (! isempty (opt.force))
    ## Equations sum (force' W (J - Z B)) = 0, as those of the regression of
    ## J - Z B + force B, at the present B, on the force.
    z = opt.force;
    response = J + (z - Z) * opt.B';
  endif
  if (opt.intercept)
    z = [z, ones(N, 1)];
  endif
  if (strcmp (opt.mode, "full"))
    A = reshape (permute (reshape (z, [N, 1, k]) .* reshape (eye (n), ...
                 [1, n^2, 1]), [1, 2, 3]), [N, n, n, k]);
    ## Rows: flux within observation; columns: theta.
    A = reshape (permute (A, [2, 1, 3, 4]), [n * N, n * k]);
    d = sqrt (diag (opt.cov));
    c = chol (opt.cov ./ (d * d'));
    A = c' \ (A ./ d);
    y = c' \ (response'(:) ./ d);
  else
    half = onsager_whiten (opt.cov);
    if (size (half, 3) == 1)
      half = repmat (half, [1, 1, N]);
    endif
    A = reshape (half, [n, n, 1, N]) .* reshape (z', [1, 1, k, N]);
    A = reshape (permute (A, [1, 4, 2, 3]), [n * N, n * k]);
    y = squeeze (sum (half .* reshape (response', [1, n, N]), 2))(:);
  endif
  R = __noneq_tall_qr__ (A, y, [], 0);
  m = n * k;
  P.A = R(1:m,1:m);
  P.y = R(1:m,m+1);
  P.size_of = 1;
  P.rho2 = sumsq (R(m+1:end,m+1:end)(:));
  P.V = [];
  P.nu = Inf;
  P.S = P.S_of_rows = NaN (n);

endfunction

## Squares and products of variances must not leave the range of numbers.
function check_range (fname, R, first, p)

  size_of = max (abs (R), [], 1)(first+1:end);
  bad = find (size_of > 1e75 | (size_of < 1e-75 & size_of > 0) ...
              | ! isfinite (size_of), 1);
  if (isempty (bad))
    return;
  endif
  name = "X";
  if (bad > p)
    name = "J";
    bad -= p;
  endif
  error ("noneq:range", ...
         ["%s: column %d of %s has the size %.1e; choose units in which it is" ...
          " between 1e-75 and 1e75"], fname, bad, name, ...
         size_of(bad + p * (name == "J")));

endfunction

## Refuse forces that do not vary in all directions; R is their triangular
## factor, with an intercept that of their departures from the mean.
function [r, condition] = check_rank (fname, R, opt)

  p = columns (R);
  size_of = sqrt (sumsq (R, 1));
  names = opt.names;
  stays = ifelse (opt.intercept, "the same", "zero");
  small = find (! (size_of > 1e-13 * opt.largest(:)'), 1);
  if (! isempty (small))
    error ("noneq:rank", ...
           ["%s: the forces span fewer than %d directions: %s is %s in all" ...
            " rows, so the coefficients of that force are not determined;" ...
            " add observations in which it is varied"], fname, p, ...
           names{small}, stays);
  endif
  [~, d, v] = svd (R ./ size_of);
  d = diag (d);
  condition = d(1) / d(p);
  r = sum (d > 1e-12 * d(1));
  if (r == p)
    return;
  endif
  text = {};
  for j = r+1:p
    c = v(:,j)' ./ size_of;
    largest = find (abs (v(:,j)) > (1 - 1e-8) * max (abs (v(:,j))), 1);
    c /= c(largest);
    c(abs (v(:,j)) < 1e-9) = 0;
    line = "";
    for i = find (c)
      sign_text = {" + ", " - "}{1 + (c(i) < 0)};
      if (isempty (line))
        sign_text = {"", "-"}{1 + (c(i) < 0)};
      endif
      factor = "";
      if (abs (abs (c(i)) - 1) > 1e-9)
        factor = sprintf ("%.4g ", abs (c(i)));
      endif
      line = [line, sign_text, factor, names{i}];
    endfor
    text{end+1} = line;
  endfor
  error ("noneq:rank", ...
         ["%s: the forces span only %d of %d directions: %s %s %s in all" ...
          " rows, so L along it is not determined; add observations in which" ...
          " the forces have other ratios"], fname, r, p, ...
         strjoin (text, " and "), {"is", "are"}{1 + (numel (text) > 1)}, ...
         stays);

endfunction
