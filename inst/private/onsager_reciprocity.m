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

## r = onsager_reciprocity (P, s, restricted, opt)
##
## Test of the reciprocal relations s.C * theta = 0 on the free solution of P;
## RESTRICTED is the fit that obeys them.  OPT has the mode of the covariance
## (see onsager_problem), used, sandwich, reciprocity, replicates and seed.
##
## With a residual covariance S that is estimated, one relation d has
## var (d) = tr (S M), and t = d / sqrt (var) has by moments
## nu tr (SM)^2 / tr (SMSM) degrees of freedom (Satterthwaite).  For q
## relations the same matching, of all elements of the covariance of d, gives
## eta degrees of freedom of a Wishart matrix and Hotelling's F (q, eta - q + 1)
## (Tipton and Pustejovsky 2015), which is the former for q = 1.

function r = onsager_reciprocity (P, s, restricted, opt)

  q = rows (s.C);
  r = struct ("d", [], "se", [], "t", [], "df", [], "pair_p", [], ...
              "pairs", s.pairs, "statistic", NaN, "statistic_df", NaN, ...
              "p", NaN, "method", "none: one flux", "lr", NaN, ...
              "pooled", [], "wald", []);
  if (q == 0)
    return;
  endif
  r.d = s.C * P.theta;
  V = s.C * P.V * s.C';
  r.se = root_of_variance (diag (V));
  r.t = r.d ./ r.se;
  r.df = Inf (q, 1);
  solvable = all (isfinite (V(:))) && all (r.se > 0);
  if (solvable)
    c = V ./ (r.se * r.se');
    [half, failed] = chol (c);
    solvable = ! failed && rcond (half)^2 > 1e-13;
  endif
  known = any (strcmp (opt.mode, {"same", "rows", "full"}));
  r.lr = restricted.rss - P.rho2;

  if (any (strcmp (opt.mode, {"ols", "common"})) && ! opt.sandwich
      && P.nu > 0)
    df = [q, P.n * P.nu];
    F = r.lr / q / (P.rho2 / df(2));
    r.pooled = struct ("F", F, "df", df, "p", tail_probability (q * F, q, df(2)));
  endif
  if (! solvable)
    r.method = "none: no residuals to judge by";
    return;
  endif
  wald = sumsq (half' \ r.t);

  if (known && ! opt.sandwich)
    r.method = "likelihood ratio, chi-square";
    r.statistic = r.lr;
    r.statistic_df = q;
    r.p = tail_probability (max (r.lr, 0), q);
  elseif (opt.sandwich)
    nu = opt.used - P.k;
    r.method = "Wald F, sandwich covariance";
    r.df(:) = nu;
    r.statistic = wald / q;
    r.statistic_df = [q, nu];
    r.p = tail_probability (wald, q, nu);
  elseif (strcmp (opt.mode, "common"))
    r.method = "F, equal independent errors";
    r.df(:) = P.nu_common;
    r.statistic = wald / q;
    r.statistic_df = [q, P.nu_common];
    r.p = tail_probability (wald, q, P.nu_common);
  else
    r.wald = struct ("F", wald / q, "df", [q, P.nu], ...
                     "p", tail_probability (wald, q, P.nu));
    ## Relation i as a matrix X with <X_i, X_j> = cov (d_i, d_j).
    root_S = factor_of (P.S);
    root_G = factor_of (P.Ginv);
    X = zeros (columns (root_S), columns (root_G), q);
    for i = 1:q
      X(:,:,i) = root_S' * reshape (s.C(i,:), P.n, P.k) * root_G;
      a = X(:,:,i) * X(:,:,i)';
      r.df(i) = P.nu * trace (a)^2 / sumsq (a(:));
    endfor
    if (q == 1)
      r.method = "t, Satterthwaite";
      r.statistic = r.t;
      r.statistic_df = r.df;
      r.p = tail_probability (r.t^2, 1, r.df);
    else
      eta = matched_freedom (X, r.se, half, P.nu);
      df = [q, eta - q + 1];
      r.method = "Wald F, Hotelling with matched degrees of freedom";
      r.statistic = wald / q * df(2) / eta;
      r.statistic_df = df;
      if (df(2) > 0)
        r.p = tail_probability (q * r.statistic, q, df(2));
      else
        r.method = "none: too few rows for so many relations; use \"bootstrap\"";
        r.statistic = NaN;
      endif
    endif
    if (strcmp (opt.reciprocity, "bootstrap"))
      r = simulated (r, P, s, wald, V, opt);
    endif
  endif
  r.pair_p = zeros (q, 1);
  for i = 1:q
    r.pair_p(i) = tail_probability (r.t(i)^2, 1, r.df(i));
  endfor

endfunction

## F with F F' = C, for C that may be singular.
function F = factor_of (C)

  unit = sqrt (diag (C));
  unit(! (unit > 0)) = 1;
  C ./= unit * unit';
  [v, d] = eig ((C + C') / 2);
  F = unit .* v * sqrt (max (d, 0));

endfunction

## eta = q (q + 1) / sum_st var (omega_st), omega the estimated covariance of
## the relations in units of the true one.
function eta = matched_freedom (X, se, half, nu)

  [a, b, q] = size (X);
  flat = reshape (X, a * b, q) ./ se';
  X = reshape (flat / half, a, b, q);
  total = zeros (b);
  for i = 1:q
    total += X(:,:,i)' * X(:,:,i);
  endfor
  all_side = reshape (permute (X, [1, 3, 2]), a * q, b);
  cross = 0;
  for i = 1:q
    ## Y_j = X_i X_j', and sum_j tr (Y_j Y_j).
    Y = reshape (X(:,:,i) * all_side', a, a, q);
    cross += sum ((Y .* permute (Y, [2, 1, 3]))(:));
  endfor
  variance = (sumsq (total(:)) + cross) / nu;
  eta = q * (q + 1) / variance;

endfunction

## The Wald statistic where the relations hold: theta is normal and S is
## Wishart with nu degrees of freedom.
function r = simulated (r, P, s, wald, V, opt)

  B = opt.replicates;
  q = rows (V);
  n = P.n;
  nu = P.nu;
  root_S = factor_of (P.S);
  root_G = factor_of (P.Ginv);
  X = zeros (n, columns (root_G), q);
  for i = 1:q
    X(:,:,i) = reshape (s.C(i,:), n, P.k) * root_G;
  endfor
  m = columns (root_G);
  flat = reshape (X, n, m * q);
  above = 0;
  used = 0;
  ## S = w w' / nu with nu normal columns w or, if nu is large, with Bartlett's
  ## n x n triangle of normal and chi variables.
  bartlett = nu > 50 + n;
  tail = ifelse (bartlett, n, nu);
  z = __noneq_random__ (opt.seed, 32, 1, 0, B, 0, n * (m + tail), 0);
  if (bartlett)
    u = __noneq_random__ (opt.seed, 32, 3, 0, B, 2 * columns (z), n, 0);
    chi = sqrt (2 * gammaincinv (u, (nu - (0:n-1)) / 2 + zeros (B, 1)));
  endif
  for b = 1:B
    e = root_S * reshape (z(b,1:n*m), n, []);
    w = reshape (z(b,n*m+1:end), n, tail);
    if (bartlett)
      w = tril (w, -1) + diag (chi(b,:));
    endif
    d = squeeze (sum (sum (X .* e, 1), 2));
    T = reshape ((root_S * w)' * flat, tail * m, q);
    C = T' * T / nu;
    if (rcond (C) > 1e-14)
      used++;
      above += d' * (C \ d) >= wald;
    endif
  endfor
  r.method = "Wald, parametric bootstrap";
  r.statistic = wald / q;
  r.statistic_df = [q, NaN];
  r.p = (above + 1) / (used + 1);

endfunction
