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

## -*- texinfo -*-
## @deftypefn  {} {@var{L} =} onsager_fit (@var{J}, @var{X})
## @deftypefnx {} {[@var{L}, @var{se}, @var{info}] =} onsager_fit (@var{J}, @var{X}, "name", @var{value}, @dots{})
## Onsager matrix from measured fluxes and forces, with tests of reciprocity,
## of the second law and of linearity.
##
## @code{J' = L X' + noise} is solved by weighted least squares.  By default
## @var{L} is symmetric, the free fit is reported beside it, and whether the
## data allow the symmetry is tested.
##
## @strong{Arguments}
##
## @var{J}, @var{X}: N x n, fluxes and their conjugate forces, one row an
## observation; flux times force must add up to the entropy production (or T
## times it), see "basis".  @var{L}: n x n, in units of J / X.
##
## @strong{Options}
##
## @table @asis
## @item "structure"
## "free"; "symmetric" (default); "casimir" (default with "field" or with
## parities of both signs): L(j,i) = e(i) e(j) L(i,j), or, with "field", L(+B)
## and L(-B) with L_ji(-B) = e(i) e(j) L_ij(+B).
## @item "parity" (ones)
## e, n signs: how the variable of each flux behaves under time reversal.
## @item "field"
## N values +B or -B of the magnetic field (or rotation); @var{L} is L(+B).
## @item "psd" (false)
## Impose the second law: no negative eigenvalue of the symmetric part of
## @var{L}.
## @item "cov"
## Covariance of the fluxes of a row: n x n for all; N x n variances;
## n x n x N or a cell; nN x nN for everything, observation by observation.
## Or, if it is not known: "independent" (default), plain least squares with
## errors from the residual covariance; "residual", which weights by that, as
## fluxes in different units need; "common", one variance for all fluxes.
## @item "xcov"
## Covariance of the forces of a row, in the same forms (not nN x nN); needs
## "cov".  Errors-in-variables by York's iteration.
## @item "weights"
## N numbers: the variance of a row is proportional to 1 / weight.
## @item "intercept" (false)
## Fit fluxes at zero force too.
## @item "robust" ("none")
## "huber" or "tukey": outlying rows lose their say; sandwich covariance.
## @item "errors" ("model")
## "sandwich": covariance from the residuals of each row (HC3).
## @item "basis"
## Name or list of fluxes and forces, checked for conjugacy: see
## @code{onsager_convert}.
## @item "reciprocity" ("auto")
## "bootstrap": p by parametric bootstrap, "replicates" (1999) draws.
## @item "seed"
## @end table
##
## @strong{Results}
##
## @var{se}: one standard error of each element (with "psd", of the fit
## without that constraint).  @var{info} has
##
## @table @code
## @item L, se, cov, nu, ci
## The result; cov is that of L(:), nu its degrees of freedom (Inf if the
## errors were given); ci is n x n x 2, 95 %.
## @item L_free, cov_free, L_sym, L_psd
## The fit without structure, the one that obeys reciprocity, and the
## structure asked for with the second law imposed.
## @item L_reversed, intercept
## L(-B); the fluxes at zero force and their errors.
## @item chi2, dof, gof_p, sigma_hat, cov_scale
## Weighted sum of squares; with known covariance ("absolute") the probability
## of more; else ("scaled") the residual standard deviation of each flux.
## @item reciprocity
## d, se, t, df, pair_p of each relation (rows of pairs); statistic,
## statistic_df and p of all, with its method: Satterthwaite's t for one
## relation; for several Hotelling's F with matched degrees of freedom;
## likelihood ratio (lr) for known covariance.  For comparison wald, F (q, N -
## n), which rejects too often with few rows, and pooled, the F test that is
## right only for equal independent errors.
## @item second_law
## lambda_min, se; X_worst, the direction of the forces (of their measured
## size) with least entropy production sigma_min, sigma_min_se; T, the weighted
## distance from the matrices that obey the second law, and its p at the
## boundary, p_boundary, and in the least favourable case, p_conservative.
## @item linear
## F, df, p of curvature; M, cubic, p_cubic; p_intercept, of fluxes that vanish
## with the forces; X_linear, the largest forces at which the response is
## linear within error; reason, where there is no test.
## @item entropy_production
## value, se of X L X' of each row, and J X' as measured.
## @item kkt
## With "psd": lambda_min_grad and comp, relative, which are zero or above and
## zero at the optimum; gap, a bound on how far the value is from the least;
## rank of the symmetric part; iters, and newton, the steps on the face.
## @item rank, cond
## Of the forces, each scaled to size 1.
## @item n, bias, basis, method, seed, weights_robust
## What was used; the weights of a robust fit.
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Orthogonal factorisation, never normal equations: relative error of about
## cond times 1e-15, element by element, whatever the units of each flux and
## force (1e-75 to 1e75).  With "psd" the gap is at rounding.  The size of the
## reciprocity test at 5 % is 4.0 to 6.5 %, also for few rows and unequal
## variances (tests/long/reciprocity.m).
##
## @strong{Errors}
##
## @code{noneq:rank}: the forces do not vary in some direction, which is named.
## @code{noneq:basis}: fluxes and forces are not conjugate; the message says
## how to make them so.  @code{noneq:type}, @code{noneq:size},
## @code{noneq:nan}, @code{noneq:infinite}, @code{noneq:covariance},
## @code{noneq:option}: the argument and the place are named.
##
## @strong{References}
##
## L. Onsager, Phys. Rev. 37, 405 (1931); H. B. G. Casimir, Rev. Mod. Phys. 17,
## 343 (1945).  D. York, Can. J. Phys. 44, 1079 (1966).  N. Gillis and
## P. Sharma, Linear Algebra Appl. 540, 112 (2018).  E. Tipton and J. E.
## Pustejovsky, J. Educ. Behav. Stat. 40, 604 (2015).
##
## @strong{Example}
##
## @example
## @group
## X = [1 0 1 1 2 -1; 0 1 1 -1 1 2]';
## J = [2.1 0.9 3.2 1 5.1 0.1; 1.2 3.1 3.9 -2.1 5.2 4.8]';
## [L, se, info] = onsager_fit (J, X);
## L
## @result{} L =
##    2.0500   1.0625
##    1.0625   2.9875
## @end group
## @end example
##
## @seealso{onsager_convert, onsager_derived, entropy_production, plot_onsager}
## @end deftypefn

function [L, se, info] = onsager_fit (J, X, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  [J, X] = onsager_data ("onsager_fit", J, X);
  [opt, given] = read_options (J, X, varargin);
  n = columns (J);
  s = onsager_structure (given.structure, n, given.parity, opt.has_field, ...
                         opt.intercept);
  reciprocal = onsager_structure (given.reciprocal, n, given.parity, ...
                                  opt.has_field, opt.intercept);
  none = onsager_structure ("free", n, given.parity, opt.has_field, ...
                            opt.intercept);

  if (strcmp (given.robust, "none"))
    [free, P] = solve (J, opt, none, false, []);
    if (opt.sandwich)
      w = ones (rows (J), 1);
      if (! isempty (opt.weights))
        w = opt.weights;
      endif
      P.V = onsager_sandwich (regressors (opt), J, ...
                              reshape (free.theta, n, []), eye (n), w, w);
      free.V = P.V;
    endif
  else
    [free, P, opt] = solve_robust (J, opt, none, given);
  endif
  [fit, Q] = structured (J, opt, s, false, P, free);
  V = fit.V;
  result = fit;
  if (given.psd)
    result = structured (J, opt, s, true, Q, fit);
  endif
  L = element (result.theta, n);
  se = reshape (root_of_variance (diag (V)(1:n^2)), n, n);
  if (nargout < 3)
    return;
  endif

  info.L = L;
  info.se = se;
  info.cov = V(1:n^2,1:n^2);
  info.nu = nu = freedom (P, opt);
  info.ci = L + student_quantile (nu) * cat (3, -se, se);
  info.bias = zeros (n);
  info.L_free = element (free.theta, n);
  info.cov_free = free.V(1:n^2,1:n^2);
  same_kind = strcmp (given.structure, given.reciprocal);
  restricted = fit;
  if (! same_kind)
    restricted = structured (J, opt, reciprocal, false, P, free);
  endif
  info.L_sym = element (restricted.theta, n);
  bounded = result;
  if (! given.psd)
    bounded = structured (J, opt, s, true, Q, fit, false);
  endif
  info.L_psd = element (bounded.theta, n);
  if (opt.has_field)
    info.L_reversed = reshape (result.theta(n^2+(1:n^2)), n, n);
  endif
  if (opt.intercept)
    last = numel (result.theta) - n + (1:n);
    info.intercept = struct ("value", result.theta(last)', ...
                             "se", root_of_variance (diag (V)(last))');
  endif

  info.chi2 = result.rss;
  info.dof = n * opt.used - result.parameters;
  info.gof_p = NaN;
  known = any (strcmp (opt.mode, {"same", "rows", "full"}));
  if (known && ! opt.sandwich)
    info.cov_scale = "absolute";
    if (info.dof > 0)
      info.gof_p = tail_probability (info.chi2, info.dof);
    endif
    info.sigma_hat = sqrt (info.chi2 / info.dof);
  else
    info.cov_scale = "scaled";
    info.sigma_hat = sqrt (diag (P.S))';
  endif

  if (isempty (opt.seed))
    opt.seed = seed_option (given);
  endif
  info.reciprocity = onsager_reciprocity (P, none, restricted, opt);
  plain = opt;
  seen = true (rows (J), 1);
  if (opt.used < rows (J))
    seen = opt.weights > 0;
    plain.weights = opt.weights(seen);
  endif
  info.second_law = onsager_second_law (element (fit.theta, n), info.cov, nu, ...
                                        mean (X(seen,:).^2, 1), opt.seed);
  if (opt.has_field || ! strcmp (given.robust, "none"))
    plain.mode = "other";
  endif
  info.linear = onsager_linear (J(seen,:), X(seen,:), plain);
  info.entropy_production = production (J, X, result.theta, V, opt);
  if (given.psd)
    info.kkt = result.kkt;
  else
    info.kkt = [];
  endif
  info.rank = P.rank;
  info.cond = P.condition;
  info.n = rows (J);
  info.basis = given.basis;
  info.method = method_name (given, opt);
  info.seed = opt.seed;
  if (isfield (P, "row_weights"))
    info.weights_robust = P.row_weights;
  endif
  [info.reliable, info.notes] = verdict (info, given, opt, P, nu);

endfunction

function L = element (theta, n)

  L = reshape (theta(1:n^2), n, n);

endfunction

function Z = regressors (opt)

  Z = opt.Z;
  if (opt.intercept)
    Z = [Z, ones(rows (Z), 1)];
  endif

endfunction

## Structure S fitted to the problem P, or, with errors in the forces, to
## problems of its own, from START on.  L is NaN if it is not WANTED and the
## search for it fails.
function [fit, P] = structured (J, opt, s, psd, P, start, wanted = true)

  if (! isempty (opt.xcov))
    [fit, P] = solve (J, opt, s, psd, start.theta, wanted);
  elseif (psd)
    fit = onsager_psd ("onsager_fit", P, s, wanted);
  else
    fit = onsager_solve (P, s);
  endif

endfunction

function [fit, P] = solve (J, opt, s, psd, theta, wanted = true)

  fname = "onsager_fit";
  once = @(P) onsager_solve (P, s);
  if (psd)
    once = @(P) onsager_psd (fname, P, s, wanted && isempty (opt.xcov));
  endif
  if (isempty (theta) || isempty (opt.xcov))
    P = onsager_problem (fname, J, opt.Z, opt);
    fit = once (P);
    if (isempty (opt.xcov))
      return;
    endif
    theta = fit.theta;
  endif

  [N, n] = size (J);
  ## Fast where the errors are small; over-relaxed steps are not needed.
  for pass = 1:1000
    [effective, force, B] = adjusted (J, opt, theta);
    step = opt;
    step.mode = "rows";
    step.cov = effective;
    step.force = force;
    step.B = B;
    P = onsager_problem (fname, J, opt.Z, step);
    fit = once (P);
    change = norm (fit.theta - theta);
    theta = fit.theta;
    if (! (change > 1e-14 * norm (theta)))
      break;
    endif
  endfor
  if (! (change <= 1e-8 * norm (theta)))
    if (! wanted)
      fit.theta(:) = NaN;
      return;
    endif
    why = "";
    if (psd)
      why = ", or the data are far from the second law (\"psd\")";
    endif
    error ("noneq:convergence", ...
           ["onsager_fit: York's iteration does not converge: the errors of" ...
            " the forces (\"xcov\") are as large as the forces%s"], why);
  endif

endfunction

## Covariance of J - L X, and the forces moved towards where J says they were.
function [effective, force, B] = adjusted (J, opt, theta)

  [N, n] = size (J);
  B = reshape (theta(1:n*columns (opt.Z)), n, []);
  r = J - opt.Z * B';
  if (opt.intercept)
    r -= theta(end-n+1:end)';
  endif
  effective = opt.cov + zeros (n, n, N);
  cov_X = opt.xcov + zeros (n, n, N);
  force = opt.Z;
  side = true (N, 1);
  if (opt.has_field)
    side = ! opt.negative;
  endif
  for at = [1:n; n+1:2*n]'
    here = find (side);
    if (isempty (here))
      continue;
    endif
    count = numel (here);
    l = B(:,at);
    ## Pages of C_X L', L C_X L' and the residuals whitened twice.
    part = cov_X(:,:,here);
    lever = permute (reshape (l * reshape (part, n, []), n, n, count), [2, 1, 3]);
    spread = reshape (l * reshape (lever, n, []), n, n, count);
    effective(:,:,here) += (spread + permute (spread, [2, 1, 3])) / 2;
    half = onsager_whiten (effective(:,:,here));
    e = sum (half .* reshape (r(here,:)', 1, n, count), 2);
    e = sum (half .* e, 1);
    move = sum (lever .* e, 2);
    force(here,at) += reshape (move, n, count)';
    side = ! side;
    if (! opt.has_field)
      break;
    endif
  endfor

endfunction

function [fit, P, opt] = solve_robust (J, opt, none, given)

  n = columns (J);
  if (isempty (opt.seed))
    opt.seed = seed_option (given);
  endif
  Z = regressors (opt);
  S = [];
  if (strcmp (opt.mode, "same"))
    S = opt.cov;
  endif
  ## The rank is looked at first, on all rows.
  P = onsager_problem ("onsager_fit", J, opt.Z, opt);
  root = ones (rows (J), 1);
  if (! isempty (opt.weights))
    root = sqrt (opt.weights);
  endif
  ## In units in which the columns have size 1.
  z = root .* Z;
  v = max (max (abs (z), [], 1), realmin);
  y = root .* J;
  u = max (abs (y), [], 1);
  u(u == 0) = 1;
  if (! isempty (S))
    S = S ./ (u' * u);
  endif
  z = z ./ v;
  y = y ./ u;
  [B, w, S, slope] = onsager_robust ("onsager_fit", z, y, given.robust, S, ...
                                     opt.seed);
  unit = (u' ./ v)(:);
  V = onsager_sandwich (z, y, B, S, w, slope) .* (unit * unit');
  S = S .* (u' * u);
  opt.weights = root.^2 .* w;
  opt.mode = "same";
  opt.cov = S;
  opt.sandwich = true;
  P = onsager_problem ("onsager_fit", J, opt.Z, opt);
  P.V = V;
  P.row_weights = w;
  fit = onsager_solve (P, none);

endfunction

function nu = freedom (P, opt)

  nu = P.nu;
  if (opt.sandwich)
    nu = opt.used - P.k;
  elseif (strcmp (opt.mode, "common"))
    nu = P.nu_common;
  endif

endfunction

function e = production (J, X, theta, V, opt)

  [N, n] = size (X);
  e.value = zeros (N, 1);
  e.se = zeros (N, 1);
  side = false (N, 1);
  if (opt.has_field)
    side = opt.negative;
  endif
  for reversed = [false, true]
    at = (1:n^2) + reversed * n^2;
    rows_of = side == reversed;
    x = X(rows_of,:);
    if (isempty (x))
      continue;
    endif
    L = reshape (theta(at), n, n);
    e.value(rows_of) = sum ((x * L') .* x, 2);
    e.se(rows_of) = onsager_quadratic_error (x, V(at,at));
  endfor
  e.measured = sum (J .* X, 2);

endfunction

function text = method_name (given, opt)

  text = given.structure;
  if (given.psd)
    text = [text ", psd"];
  endif
  if (! strcmp (given.robust, "none"))
    text = [text ", " given.robust];
  elseif (! isempty (opt.xcov))
    text = [text ", errors in variables"];
  endif

endfunction

function [reliable, notes] = verdict (info, given, opt, P, nu)

  notes = {};
  n = rows (info.L);
  if (nu < 1)
    notes{end+1} = ["as many coefficients as rows: the fit is exact and" ...
                    " there is no error bar"];
  elseif (nu < 3 && strcmp (info.cov_scale, "scaled"))
    notes{end+1} = sprintf (["%g degrees of freedom are few for any error" ...
                             " bar"], nu);
  endif
  if (info.cond > 1e4)
    notes{end+1} = sprintf (["the forces are nearly dependent (condition" ...
                             " %.1e): vary them in other ratios"], info.cond);
  endif
  if (info.gof_p < 0.01)
    notes{end+1} = sprintf (["chi2 is %.4g for %d degrees of freedom (p =" ...
                             " %.2g): the errors are larger than \"cov\", or" ...
                             " the response is not linear"], info.chi2, ...
                            info.dof, info.gof_p);
  endif
  r = info.reciprocity;
  if (r.p < 0.01)
    consequence = "a symmetric L does not describe these data";
    if (strcmp (given.structure, "free"))
      consequence = "check the basis, the parities and the units";
    endif
    notes{end+1} = sprintf ("reciprocity is rejected (p = %.2g): %s", r.p, ...
                            consequence);
  endif
  law = info.second_law;
  if (law.p_boundary < 0.01)
    notes{end+1} = sprintf (["the least eigenvalue of L is %.3g +- %.2g (p =" ...
                             " %.2g): the second law is violated, so check" ...
                             " signs and basis"], law.lambda_min, law.se, ...
                            law.p_boundary);
  elseif (law.lambda_min < 0 && ! given.psd)
    notes{end+1} = sprintf (["the least eigenvalue of L is %.3g +- %.2g," ...
                             " negative within error: option \"psd\" imposes" ...
                             " the second law"], law.lambda_min, law.se);
  endif
  if (info.linear.p < 0.01)
    notes{end+1} = sprintf (["the response is curved (p = %.2g): L is linear" ...
                             " up to |X| = %s, see info.linear"], ...
                            info.linear.p, mat2str (info.linear.X_linear, 3));
  endif
  if (info.linear.p_intercept < 0.01)
    notes{end+1} = sprintf (["the fluxes do not vanish with the forces (p =" ...
                             " %.2g): use \"intercept\", true"], ...
                            info.linear.p_intercept);
  endif
  reliable = isempty (notes);
  if (given.psd && law.lambda_min < 0)
    notes{end+1} = ["L is on the boundary of the second law; se is that of" ...
                    " the fit without it"];
  endif
  variance = diag (P.S_of_rows);
  if (strcmp (opt.mode, "ols") && n > 1 && ! strcmp (given.structure, "free")
      && max (variance) > 100 * min (variance))
    notes{end+1} = sprintf (["the residual variances of the fluxes differ by" ...
                             " a factor %.2g: the loudest flux decides the" ...
                             " shared coefficients; \"cov\", \"residual\"" ...
                             " weighs them"], max (variance) / min (variance));
  endif

endfunction

## OPT for onsager_problem, and the options as given.
function [opt, given] = read_options (J, X, args)

  [N, n] = size (J);
  given = parse_options ("onsager_fit", args, ...
                         [{"structure", "", {"free", "symmetric", "casimir"}
                           "parity", [], @(x) ""
                           "field", [], @(x) ""
                           "psd", false, "logical"
                           "cov", "independent", @(x) ""
                           "xcov", [], @(x) ""
                           "weights", [], @(x) ""
                           "intercept", false, "logical"
                           "robust", "none", {"none", "huber", "tukey"}
                           "errors", "model", {"model", "sandwich"}
                           "basis", "", @(x) ""
                           "reciprocity", "auto", {"auto", "bootstrap"}
                           "replicates", 1999, "count"}
                          common_options("random")]);
  fname = "onsager_fit";
  ## The free problem has n x k coefficients, its factor the square of that.
  if (n * n * (1 + ! isempty (given.field)) > 4000)
    error ("noneq:size", ...
           ["%s: %d fluxes are too many; up to %d can be fitted"], fname, n, ...
           floor (sqrt (4000 / (1 + ! isempty (given.field)))));
  endif
  if (! isempty (given.basis))
    given.basis = onsager_basis (fname, given.basis, n);
  endif

  e = given.parity;
  if (isempty (e))
    e = ones (n, 1);
  endif
  if (! (isnumeric (e) && isreal (e) && numel (e) == n && all (abs (e(:)) == 1)))
    error ("noneq:option", ...
           "%s: option \"parity\" must be %d values 1 or -1, one a flux", ...
           fname, n);
  endif
  given.parity = double (e(:));
  opt.has_field = ! isempty (given.field);
  mixed = any (given.parity != given.parity(1));
  given.reciprocal = ifelse (mixed || opt.has_field, "casimir", ...
                                  "symmetric");
  if (isempty (given.structure))
    given.structure = given.reciprocal;
  endif
  if (strcmp (given.structure, "symmetric") && (mixed || opt.has_field))
    error ("noneq:option", ...
           ["%s: with \"field\" or parities of both signs the reciprocal" ...
            " structure is \"casimir\", not \"symmetric\""], fname);
  endif

  opt.X = X;
  opt.Z = X;
  opt.negative = [];
  if (opt.has_field)
    opt.negative = field_sign (given.field, N);
    opt.Z = [X .* ! opt.negative, X .* opt.negative];
  endif
  opt.intercept = double (given.intercept);
  opt.largest = zeros (1, columns (opt.Z));
  if (opt.intercept)
    opt.largest = sqrt (sumsq (opt.Z, 1));
  endif
  opt.names = arrayfun (@(i) sprintf ("X%d", i), 1:n, "uniformoutput", false);
  if (opt.has_field)
    opt.names = [strcat(opt.names, " at +B"), strcat(opt.names, " at -B")];
  endif

  opt.weights = [];
  ## Rows that count.
  opt.used = N;
  if (! isempty (given.weights))
    opt.weights = row_weights (given.weights, N);
    opt.used = sum (opt.weights > 0);
  endif
  opt.cov = opt.xcov = opt.force = opt.B = [];
  if (ischar (given.cov))
    k = find (strcmpi (given.cov, {"independent", "residual", "common"}));
    if (isempty (k))
      error ("noneq:option", ...
             ["%s: option \"cov\" must be a covariance, or one of: independent," ...
              " residual, common, got \"%s\""], fname, given.cov);
    endif
    opt.mode = {"ols", "residual", "common"}{k};
  else
    opt.cov = onsager_covariance (fname, "cov", given.cov, N, n);
    if (rows (opt.cov) == n && size (opt.cov, 3) == 1)
      opt.mode = "same";
    elseif (rows (opt.cov) == n)
      opt.mode = "rows";
    else
      opt.mode = "full";
    endif
    if (! isempty (opt.weights))
      error ("noneq:option", ...
             "%s: give \"weights\" or \"cov\", not both", fname);
    endif
  endif
  if (! isempty (given.xcov))
    if (ischar (given.cov) || strcmp (opt.mode, "full"))
      error ("noneq:option", ...
             ["%s: option \"xcov\" needs \"cov\", the covariance of the" ...
              " fluxes of a row"], fname);
    endif
    opt.xcov = onsager_covariance (fname, "xcov", given.xcov, N, n);
    if (rows (opt.xcov) != n)
      error ("noneq:option", ...
             "%s: option \"xcov\" must be that of single rows", fname);
    endif
  endif
  opt.sandwich = strcmp (given.errors, "sandwich");
  if (strcmp (given.reciprocity, "bootstrap")
      && (opt.sandwich || ! strcmp (given.robust, "none")
          || ! any (strcmp (opt.mode, {"ols", "residual"}))))
    error ("noneq:option", ...
           ["%s: \"reciprocity\", \"bootstrap\" goes with \"cov\"," ...
            " \"independent\" or \"residual\" and model errors; the test is" ...
            " exact or robust otherwise"], fname);
  endif
  if (! strcmp (given.robust, "none") && (any (strcmp (opt.mode, {"rows", "full"}))
                                          || ! isempty (opt.xcov)))
    error ("noneq:option", ...
           "%s: \"robust\" needs one \"cov\" for all rows and no \"xcov\"", ...
           fname);
  endif
  if (opt.sandwich && ! strcmp (opt.mode, "ols"))
    error ("noneq:option", ...
           "%s: \"errors\", \"sandwich\" goes with \"cov\", \"independent\"", ...
           fname);
  endif
  opt.reciprocity = given.reciprocity;
  opt.replicates = given.replicates;
  opt.seed = given.seed;

endfunction

function negative = field_sign (field, N)

  if (! (isnumeric (field) && isreal (field) && numel (field) == N))
    error ("noneq:size", ...
           "onsager_fit: option \"field\" must be %d numbers, one a row", N);
  endif
  field = double (field(:));
  size_of = abs (field);
  if (! (all (size_of > 0) && max (size_of) - min (size_of) < 1e-6 * max (size_of)))
    error ("noneq:option", ...
           ["onsager_fit: option \"field\" must hold +B and -B of one" ...
            " magnitude; fit each magnitude by itself"]);
  endif
  negative = field < 0;
  if (all (negative) || ! any (negative))
    error ("noneq:option", ...
           ["onsager_fit: option \"field\" has one sign only; L(+B) and L(-B)" ...
            " need data at both"]);
  endif

endfunction

function w = row_weights (w, N)

  if (! (isnumeric (w) && isreal (w) && numel (w) == N))
    error ("noneq:size", ...
           "onsager_fit: option \"weights\" must be %d numbers, one a row", N);
  endif
  w = full (double (w(:)));
  bad = find (! (w >= 0 & isfinite (w)), 1);
  if (! isempty (bad))
    error ("noneq:option", ...
           "onsager_fit: weights(%d) is %g; weights are finite and not negative", ...
           bad, w(bad));
  endif
  if (! any (w > 0))
    error ("noneq:option", "onsager_fit: all weights are zero");
  endif
  bad = find (w > 1e75 | (w > 0 & w < 1e-75), 1);
  if (! isempty (bad))
    error ("noneq:option", ...
           ["onsager_fit: weights(%d) is %g; weights are 0 or between 1e-75" ...
            " and 1e75"], bad, w(bad));
  endif

endfunction

%!demo
%! ## Two coupled fluxes; is the matrix symmetric?
%! X = randn (40, 2);
%! J = X * [2 0.6; 0.6 1] + 0.2 * randn (40, 2);
%! [L, se, info] = onsager_fit (J, X)
%! plot_onsager (J, X);

%!shared X, J
%! X = [1 0 1 1 2 -1; 0 1 1 -1 1 2]';
%! J = [2.1 .9 3.2 1 5.1 .1; 1.2 3.1 3.9 -2.1 5.2 4.8]';
%!test # the exact case: free, symmetric, Casimir, tests
%! [L, se, info] = onsager_fit (J, X);
%! assert (info.L_free, [2.05 1.05; 1.075 2.9875], 1e-14);
%! assert (info.cov_free, kron (eye (2) / 8, [.01 -.00875; -.00875 .0259375]), 1e-15);
%! assert (L, [2.05 1.0625; 1.0625 2.9875], 1e-14);
%! r = info.reciprocity;
%! assert ([r.d, r.se, r.t], [-.025, .0670237830922726, -.3730019], [1e-13, 1e-13, 5e-8]);
%! assert ([r.pooled.F, r.pooled.p], [.139130434783, .718836299], [1e-11, 1e-8]);
%! assert (r.pooled.df, [1, 8]);
%! S = [.01 -.00875; -.00875 .0259375];
%! M = [1 0; 0 1] / 8;
%! assert (r.df, 4 * trace (S * M)^2 / trace (S * M * S * M), 1e-12);
%! assert (r.method, "t, Satterthwaite");
%! assert (info.reliable);
%! [C, ~, info] = onsager_fit (J, X, "parity", [1 -1]);
%! assert (C, [2.05 -.0125; .0125 2.9875], 1e-14);
%! assert (info.chi2, 18.20625, 1e-12);
%!test # known covariance
%! [L, se, info] = onsager_fit (J, X, "cov", [1 .5; .5 4]);
%! assert (L, [2.0475 1.055; 1.055 2.99], 1e-14);
%! want = [.11875 .0125 .00625; .0125 .1 .05; .00625 .05 .49375];
%! assert (info.cov([1 2 4],[1 2 4]), want, 1e-14);
%! assert (info.reciprocity.lr, .001, 1e-13);
%! assert (info.reciprocity.p, .97477288, 5e-9);
%! assert (info.cov_scale, "absolute");
%! assert (info.gof_p, gammainc (info.chi2 / 2, 9 / 2, "upper"), 1e-14);
%! ## The same covariance in every form.
%! C = [1 .5; .5 4];
%! for form = {repmat(C, [1 1 6]), repmat({C}, 1, 6), kron(eye (6), C)}
%!   [M, s, other] = onsager_fit (J, X, "cov", form{1});
%!   assert (M, L, 1e-13);
%!   assert (s, se, 1e-13);
%!   assert (other.chi2, info.chi2, 1e-12);
%! endfor
%! a = onsager_fit (J, X, "cov", repmat ([1 4], 6, 1));
%! assert (a, onsager_fit (J, X, "cov", diag ([1 4])), 1e-13);
%!test # the average of the free elements is not the symmetric fit
%! x = [1 2 3 1; 0 1 1 2]';
%! y = [2 5 7 4; 1 4 5 7]';
%! [L, ~, info] = onsager_fit (y, x);
%! assert (info.L_free, [2 1; 25/41 128/41], 1e-13);
%! assert (L, [262/123 207/287; 207/287 368/123], 1e-13);
%! assert (info.chi2, 508/861, 1e-13);
%! p = info.reciprocity.pooled;
%! assert ([p.F, p.p], [256/63, 0.114040902410], 1e-11);
%! [~, ~, info] = onsager_fit (y, x, "structure", "free", "cov", "common");
%! assert (info.chi2, 12/41, 1e-13);
%! assert ([info.reciprocity.statistic, info.reciprocity.p], [256/63, 0.114040902410], 1e-11);
%!test # positive semidefinite, closed forms
%! [L, ~, info] = onsager_fit ([1 4; 0 -1]', diag ([1 2]), "psd", true);
%! r = sqrt (593) / 9;
%! assert (L, [(1 + r)/2, 8/9; 8/9, (r - 1)/4], 1e-12);
%! assert (info.chi2, 89/9, 1e-12);
%! assert (info.kkt.lambda_min_grad > -1e-14 && info.kkt.comp < 1e-14 && info.kkt.gap < 1e-20);
%! assert (info.kkt.rank, 1);
%! ## Z = sym (L G - H) has the eigenvalues 0 and 9.1172.
%! G = diag ([1 4]);
%! H = [1 4; 0 -1] * diag ([1 2]);
%! Z = L * G - H;
%! assert (eig (Z + Z')', [0, 9.1172], 5e-5);
%! [~, ~, free] = onsager_fit ([1 4; 0 -1]', diag ([1 2]));
%! assert (free.chi2, 3.2, 1e-13);
%! [L, ~, info] = onsager_fit ([2 3; 1 0]', eye (2), "psd", true);
%! v = [1 + sqrt(5); 2];
%! assert (L, (1 + sqrt (5)) * (v * v') / (v' * v), 1e-13);
%! assert (info.chi2, (1 - sqrt (5))^2 + 2, 1e-13);
%! [L, se, info] = onsager_fit (J, X, "psd", true);
%! assert (L, [2.05 1.0625; 1.0625 2.9875], 1e-14);
%!test # units change nothing but units
%! u = [1e6, 1e-9];
%! v = [1e-3, 1e8];
%! [L, se] = onsager_fit (J, X, "cov", "residual");
%! [M, t, info] = onsager_fit (J .* u, X .* v, "cov", "residual", "structure", "free");
%! assert (M .* v ./ u', onsager_fit (J, X, "structure", "free"), 1e-12);
%! ## Conjugate pairs scaled so that the products stay: L scales as a matrix.
%! [M, t] = onsager_fit (J .* u, X ./ u, "cov", "residual");
%! assert (M ./ (u' * u), L, 1e-12);
%! assert (t ./ (u' * u), se, 1e-12);
%!test # weights, intercept
%! w = [1 2 1 3 1 1]';
%! rows_of = repelem (1:6, w');
%! assert (onsager_fit (J, X, "weights", w), onsager_fit (J(rows_of,:), X(rows_of,:)), 1e-13);
%! [L, se, info] = onsager_fit (J + [3 -2], X, "intercept", true, "structure", "free");
%! Z = [X, ones(6, 1)];
%! B = (Z \ (J + [3 -2]))';
%! assert (L, B(:,1:2), 1e-13);
%! assert (info.intercept.value, B(:,3)', 1e-13);
%! e = J + [3 -2] - Z * B';
%! V = kron (inv (Z' * Z), e' * e / 3);
%! assert (info.intercept.se, sqrt (diag (V)(5:6))', 1e-13);
%! assert (se, reshape (sqrt (diag (V)(1:4)), 2, 2), 1e-13);
%!test # data at both signs of a field
%! Lp = [2 1; -0.5 3];
%! E = [1 -1; -1 1];
%! B = [1 1 1 -1 -1 -1 1 -1]' * 0.3;
%! x = [X; 1 2; 3 1];
%! y = x * Lp';
%! y(B < 0,:) = x(B < 0,:) * (E .* Lp);
%! [L, se, info] = onsager_fit (y, x, "field", B, "parity", [1 -1]);
%! assert (L, Lp, 1e-13);
%! assert (info.L_reversed, E .* Lp', 1e-13);
%! y += 0.1 * [sin(1:8); cos(1:8)]';
%! [L, se, info] = onsager_fit (y, x, "field", B, "parity", [1 -1]);
%! assert (size (info.reciprocity.d), [4, 1]);
%! assert (info.reciprocity.p > 0.001);
%! ## By hand: the rows at -B are those of the transpose.
%! A = b = [];
%! for k = 1:8
%!   row = kron (x(k,:), eye (2));
%!   if (B(k) < 0)
%!     row = kron (eye (2), x(k,:)) .* E(:)';
%!   endif
%!   A = [A; row];
%!   b = [b; y(k,:)'];
%! endfor
%! assert (L(:), A \ b, 1e-13);
%!test # errors in the forces: York's line, every order of the two roles
%! x = [0 0.9 1.8 2.6 3.3 4.4 5.2 6.1 6.5 7.4]';
%! y = [5.9 5.4 4.4 4.6 3.5 3.7 2.8 2.8 2.4 1.5]';
%! wx = [1000 1000 500 800 200 80 60 20 1.8 1]';
%! wy = [1 1.8 4 8 20 20 70 70 100 500]';
%! [b, se, info] = onsager_fit (y, x, "cov", 1 ./ wy, "xcov", 1 ./ wx, "intercept", true);
%! assert ([b, info.intercept.value], [-0.48053341, 5.47991022], 5e-9);
%! assert (info.chi2, 11.86635319, 5e-8);
%! [c, ~, turned] = onsager_fit (x, y, "cov", 1 ./ wx, "xcov", 1 ./ wy, "intercept", true);
%! assert (c, 1 / b, 1e-11);
%! assert (turned.chi2, info.chi2, 1e-10);
%! ## Without errors in x it is the ordinary fit.
%! assert (onsager_fit (J, X, "cov", eye (2), "xcov", zeros (2)), onsager_fit (J, X, "cov", eye (2)), 1e-13);
%!test # attenuation: what ordinary least squares does to a noisy force
%! N = 4e4;
%! z = __noneq_random__ (3, 0, 0, 0, N, 0, 3, 0);
%! x = z(:,1) + 0.5 * z(:,2);
%! y = 2 * z(:,1) + 0.1 * z(:,3);
%! ## 5 standard errors; false alarm 6e-7
%! assert (onsager_fit (y, x), 2 / 1.25, 5 * 0.9 / sqrt (N));
%! [b, se] = onsager_fit (y(1:4000), x(1:4000), "cov", 0.01, "xcov", 0.25);
%! assert (abs (b - 2) < 5 * se);
%! assert (se, sqrt ((0.01 + 4 * 0.25) / 4000 * 1.25), -0.1);
%!test # a few wild rows, and wild forces
%! x = __noneq_random__ (5, 0, 0, 0, 60, 0, 4, 0);
%! L0 = [2 .5; .5 1];
%! y = x(:,1:2) * L0' + 0.1 * x(:,3:4);
%! y(1:10,:) += 10;
%! y(11:12,:) = -50;
%! x(11:12,1) = 30;
%! for kind = {"huber", "tukey"}
%!   [L, se, info] = onsager_fit (y, x(:,1:2), "robust", kind{1}, "seed", 1);
%!   if (strcmp (kind{1}, "tukey"))
%!     assert (all ((abs (L - L0) < 5 * se)(:)));
%!     assert (info.weights_robust(1:12), zeros (12, 1));
%!     assert (mean (info.weights_robust(13:end)) > 0.8);
%!   endif
%!   assert (size (se), [2, 2]);
%! endfor
%! assert (norm (onsager_fit (y, x(:,1:2)) - L0) > 1);
%!test # sandwich covariance by its definition
%! [L, se] = onsager_fit (J, X, "errors", "sandwich", "structure", "free");
%! e = J - X * L';
%! G = X' * X;
%! h = sum ((X / G) .* X, 2);
%! V = zeros (4);
%! for k = 1:6
%!   s = kron (G \ X(k,:)', e(k,:)' / (1 - h(k)));
%!   V += s * s';
%! endfor
%! assert (se, reshape (sqrt (diag (V)), 2, 2), 1e-13);
%!test # second law: at the boundary, and the least favourable case
%! n = 200;
%! x = __noneq_random__ (8, 0, 0, 0, n, 0, 4, 0);
%! S = eye (2);
%! [L, ~, info] = onsager_fit (x(:,1:2) * [1 0; 0 -0.12] + x(:,3:4), x(:,1:2), "cov", S);
%! law = info.second_law;
%! assert (law.lambda_min, min (eig (L)), 1e-13);
%! assert (law.T > 0);
%! assert (law.p_boundary, erfc (sqrt (law.T / 2)) / 2, 1e-12);
%! assert (law.p_conservative > law.p_boundary);
%! [P, ~, bounded] = onsager_fit (x(:,1:2) * [1 0; 0 -0.12] + x(:,3:4), x(:,1:2), "cov", S, "psd", true);
%! assert (bounded.chi2 - info.chi2, law.T, 1e-9);
%! assert (min (eig (P)), 0, 1e-15);
%! ## Isotropic: the weights are (2 -+ sqrt (2)) / 4 ...; q95 = 5.46, q99 = 8.81
%! x = [1 0; 0 1; 1 1; 1 -1];
%! for q = [5.46, 0.05; 8.81, 0.01]'
%!   d = -sqrt (q(1));
%!   L = [1 0; 0 -1e-9];
%!   A = [1 0; 0 1];
%!   v = [(2 - sqrt(2)) / 4, sqrt(2) / 4, sqrt(2) / 4];
%!   k = [3 2 1];
%!   p = sum (v .* gammainc (q(1) / 2, k / 2, "upper"));
%!   assert (p, q(2), 0.02 * q(2));
%! endfor
%! X2 = [1 1 1 1 -1 -1 -1 -1; 1 1 -1 -1 1 1 -1 -1]';
%! ## With this design and unit variances the symmetric part is isotropic.
%! y = X2 * [1 0; 0 -0.9]';
%! [~, ~, info] = onsager_fit (y, X2, "cov", eye (2));
%! T = info.second_law.T;
%! assert (T, 8 * 0.81, 1e-12);
%! assert (info.second_law.p_conservative, sum (v .* gammainc (T / 2, k / 2, "upper")), 1e-12);
%!test # linearity: the hop and the diode
%! x = 0.02 * [-1; 1; -0.5; 0.5; -0.2; 0.2];
%! k = 1.7;
%! [L, ~, info] = onsager_fit (2 * k * sinh (x / 2), x);
%! assert (info.linear.M, 0, 1e-8);
%! assert (info.linear.cubic, k / 4, 1e-4);
%! x = 0.01 * [-1; 1; -0.5; 0.5; -0.2; 0.2; -0.1; 0.1];
%! [L, ~, info] = onsager_fit (3 * (exp (x) - 1), x);
%! assert (info.linear.M, 3, 1e-4);
%! assert (info.linear.cubic, 3, 1e-3);
%! assert (info.linear.p < 1e-6);
%! assert (info.reliable, false);
%!test # the F test of curvature for one flux is the usual one
%! x = [-2 -1 -0.5 0.5 1 2 3]';
%! y = 2 * x + 0.3 * x.^2 + 0.2 * sin (9 * x);
%! [~, ~, info] = onsager_fit (y, x);
%! r0 = sumsq (y - x * (x \ y));
%! A = [x, x.^2];
%! r1 = sumsq (y - A * (A \ y));
%! F = (r0 - r1) / (r1 / 5);
%! assert (info.linear.F, F, -1e-10);
%! assert (info.linear.p, betainc (5 / (5 + F), 5 / 2, 1 / 2), 1e-12);
%! assert (info.linear.M, 2 * (A \ y)(2), 1e-12);
%! assert (info.linear.X_linear < 3);
%!test # bootstrap of the reciprocity test
%! x = __noneq_random__ (9, 0, 0, 0, 20, 0, 6, 0);
%! y = x(:,1:3) * (eye (3) + 0.4) + 0.3 * x(:,4:6) .* [1 3 9];
%! [~, ~, a] = onsager_fit (y, x(:,1:3));
%! [~, ~, b] = onsager_fit (y, x(:,1:3), "reciprocity", "bootstrap", "seed", 4);
%! assert (b.reciprocity.method, "Wald, parametric bootstrap");
%! ## 5 standard errors of a share of 1999
%! assert (b.reciprocity.p, a.reciprocity.p, 5 * 0.5 / sqrt (1999) + 0.02);
%! assert (a.reciprocity.statistic_df(1), 3);
%! assert (rows (a.reciprocity.pairs), 3);
%!test # as many coefficients as rows: exact, no errors, and said so
%! [L, se, info] = onsager_fit ([2 1; 0.5 3], eye (2), "structure", "free");
%! assert (L, [2 0.5; 1 3], 4e-16);
%! assert (all (isnan (se(:))));
%! assert (info.notes{1}(1:29), "as many coefficients as rows:");
%!test # 1 x N vectors for one flux; single; types of result
%! assert (onsager_fit ([2 4 6]', 1:3), 2, 1e-14);
%! [~, ~, info] = onsager_fit (single (J), X, "basis", "heat");
%! assert (info.basis.fluxes, {"J_n", "J_q"});
%! assert (info.entropy_production.measured, sum (double (single (J)) .* X, 2), 1e-12);
%!error <Invalid call> onsager_fit (1)
%!error <onsager_fit: J must be a real numeric array, got a cell array> onsager_fit ({1}, 1)
%!error <onsager_fit: X must be a real numeric array, got a complex array> onsager_fit (1, 2i)
%!error <onsager_fit: J must be a real numeric array, got a char array> onsager_fit ("a", 1)
%!error <onsager_fit: J is empty; give one row of fluxes an observation> onsager_fit ([], 1)
%!error <onsager_fit: X must be N x n, got 2 x 2 x 2> onsager_fit (1, ones (2, 2, 2))
%!error <J is 6 x 2 but X is 2 x 6: .* give the transpose X.'> onsager_fit (J, X')
%!error <J and X are 2 x 6: fewer observations> onsager_fit (J', X')
%!error <one row, which is one observation of 3 fluxes> onsager_fit (1:3, 1:3)
%!error <onsager_fit: J\(2,1\) is NaN; leave that observation out> onsager_fit ([1; NaN], [1; 2])
%!error <onsager_fit: X\(1,1\) is Inf; it must be finite> onsager_fit ([1; 2], [Inf; 2])
%!error <span only 1 of 2 directions: X1 - 0.5 X2 is zero in all rows, so L along it>
%! onsager_fit (J, (1:6)' * [1 2]);
%!error <X2 is zero in all rows> onsager_fit (J, [(1:6)', zeros(6, 1)])
%!error <X2 is the same in all rows> onsager_fit (J, [(1:6)', ones(6, 1)], "intercept", true)
%!error <divide the heat flux by T, or use the force grad\(1/T\)>
%! onsager_fit (J, X, "basis", "J_n, J_q | -grad mu/T, -grad T/T");
%!error <basis "heat" has 2 fluxes, the data have 1> onsager_fit (1:3, (1:3)', "basis", "heat")
%!error <option "parity" must be 2 values 1 or -1> onsager_fit (J, X, "parity", [1 2])
%!error <reciprocal structure is "casimir", not "symmetric"> onsager_fit (J, X, "parity", [1 -1], "structure", "symmetric")
%!error <option "field" must be 6 numbers> onsager_fit (J, X, "field", 1)
%!error <option "field" has one sign only> onsager_fit (J, X, "field", ones (6, 1))
%!error <option "field" must hold \+B and -B of one magnitude> onsager_fit (J, X, "field", 1:6)
%!error <option "cov" must be 2 x 2 .*, 6 x 2 .*, 2 x 2 x 6, or 12 x 12, got 3 x 3> onsager_fit (J, X, "cov", eye (3))
%!error <option "cov" is not positive definite; it holds variances> onsager_fit (J, X, "cov", [1 2; 2 1])
%!error <option "cov" is not symmetric> onsager_fit (J, X, "cov", [2 1; 0 2])
%!error <option "cov" of observation 3 is not positive> onsager_fit (J, X, "cov", cat (3, eye (2), eye (2), -eye (2), eye (2), eye (2), eye (2)))
%!error <option "cov" as a cell needs 6 matrices 2 x 2> onsager_fit (J, X, "cov", {1})
%!error <option "cov" must be a covariance, or one of: independent, residual, common, got "x"> onsager_fit (J, X, "cov", "x")
%!error <option "xcov" needs "cov"> onsager_fit (J, X, "xcov", eye (2))
%!error <give "weights" or "cov", not both> onsager_fit (J, X, "cov", eye (2), "weights", 1:6)
%!error <option "weights" must be 6 numbers> onsager_fit (J, X, "weights", 1)
%!error <weights\(2\) is -1; weights are finite> onsager_fit (J, X, "weights", [1 -1 1 1 1 1])
%!error <all weights are zero> onsager_fit (J, X, "weights", zeros (6, 1))
%!error <"robust" needs one "cov" for all rows> onsager_fit (J, X, "robust", "huber", "cov", eye (2), "xcov", eye (2))
%!error <option "robust" needs at least 6 rows here, got 5> onsager_fit (J(1:5,:), X(1:5,:), "robust", "tukey")
%!error <"errors", "sandwich" goes with "cov", "independent"> onsager_fit (J, X, "errors", "sandwich", "cov", eye (2))
%!error <"cov", "residual" needs residuals in all directions> onsager_fit (J(1:3,:), X(1:3,:), "cov", "residual")
%!error <onsager_fit: unknown option "foo"> onsager_fit (J, X, "foo", 1)
%!error <option "structure" must be one of: free, symmetric, casimir> onsager_fit (J, X, "structure", "x")
