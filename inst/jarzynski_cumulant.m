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
## @deftypefn  {} {@var{dF} =} jarzynski_cumulant (@var{W})
## @deftypefnx {} {[@var{dF}, @var{se}, @var{info}] =} jarzynski_cumulant (@var{W}, @var{order}, "name", @var{value}, @dots{})
## Free energy difference by the cumulant expansion of Jarzynski's equality.
##
## @example
## @group
## dF = <W> - beta k2/2 + beta^2 k3/6 - beta^3 k4/24 + @dots{}
##    = sum_j (-beta)^(j-1) k_j / j!,   beta = 1 / kT
## @end group
## @end example
##
## @noindent
## cut after @var{order} terms (1 to 6, default 2).  The cumulants are
## estimated by Fisher's k-statistics, which have no bias.  The second order
## is exact for Gaussian work, as near equilibrium or in slow processes, where
## it says that dissipation is fluctuation: @code{W_diss = beta k2 / 2}.  Far
## from equilibrium the series may diverge; that is reported.
##
## @strong{Arguments}
##
## @var{W}: work done on the system, a vector of @var{M} values or an @var{M}
## x @var{T} matrix with one run a row, which gives a row of @var{T} results;
## in kT unless an option says otherwise.  Or what @code{work_accumulate} made
## of such data; the error is then "gaussian".  At least @var{order} values.
##
## @strong{Options}
##
## @table @asis
## @item "kT"; "temperature" with "units"; "kB"; "negated"
## As for @code{jarzynski}.
## @item "population" (false)
## Cumulants of the sample itself (1/n), which are biased but are what some
## programs print.
## @item "error" ("jackknife")
## "jackknife", for any distribution; "gaussian": the errors that Gaussian
## work would have.
## @item "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{se} is one standard error of @var{dF}.  @var{info} has, with a column
## for each of the @var{T} times:
##
## @table @code
## @item ladder, ladder_se, ladder_cov
## F_1 .. F_6, their standard errors, and (T = 1) their 6 x 6 covariance.
## @item cumulants, cumulants_se
## k_1 .. k_6 in powers of the unit of @var{W}.
## @item best_order
## The order with the smallest sum of squared error and squared first term
## left out.
## @item divergent
## True where terms grow from one order to the next by more than three standard
## errors of the difference, or k3 / (2 k2 kT), the ratio of terms of Gamma
## distributed work, exceeds 1 by more than two.
## @item dissipation, dissipation_se
## <W> - dF.
## @item linear_response, p_linear
## beta k2/2, and the p-value of a third cumulant of zero, as linear response
## and Gaussian work have it (D'Agostino's test of the skewness).
## @item ci
## 95 % interval.  For order 2 it follows the laws of mean and variance of
## Gaussian samples, for the others dF +- 1.96 se.
## @item bias
## Expected error from the unbiased estimate of the first term left out; it
## is as noisy as that term.
## @item n, reliable, notes, method, kT, units
## @end table
##
## @strong{Accuracy}
##
## k-statistics to 1e-13 relative to the central moments.  Cover of the 95 %
## interval of order 2 for Gaussian work of standard deviation sigma kT
## (tests/long/coverage.m, 2000 repetitions each):
## @example
## @group
## sigma                 1     2     3     4     5     6
## 100 runs           .954  .961  .948  .957  .944  .947
## 1000 runs          .954  .954  .951  .944  .951  .948
## @end group
## @end example
##
## @noindent
## and @code{info.reliable} is false for 0.3 to 1.0 % of these results.
##
## @strong{Errors}
##
## As for @code{jarzynski}; @code{noneq:infinite} for any infinite value;
## @code{noneq:size} for fewer values than orders; @code{noneq:option} for an
## order that is not 1 .. 6.
##
## @strong{References}
##
## C. Jarzynski, Phys. Rev. Lett. 78, 2690 (1997).  G. Hummer, J. Chem. Phys.
## 114, 7330 (2001).  S. Park and K. Schulten, J. Chem. Phys. 120, 5946
## (2004).
##
## @strong{Example}
##
## @example
## @group
## W = [1.2 0.4 2.1 0.9 1.6 1.1];
## [dF, se] = jarzynski_cumulant (W, 2);
## printf ("%.4f +- %.4f\n", dF, se)
## @print{} 1.0458 +- 0.2445
## @end group
## @end example
##
## @seealso{jarzynski, bennett, work_report}
## @end deftypefn

function [dF, se, info] = jarzynski_cumulant (W, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  order = 2;
  if (! isempty (varargin) && ! ischar (varargin{1}) ...
      && ! isstruct (varargin{1}))
    order = varargin{1};
    varargin(1) = [];
    if (isempty (order))
      order = 2;
    endif
  endif
  if (! (isnumeric (order) && isscalar (order) && isreal (order)
         && any (order == 1:6)))
    error ("noneq:option", ...
           "jarzynski_cumulant: ORDER must be an integer from 1 to 6");
  endif
  order = double (order);
  opt = parse_options ("jarzynski_cumulant", varargin, ...
                       [common_options("work", "threads")
                        {"population", false, "logical"
                         "error", "", {"jackknife", "gaussian"}}]);
  streamed = isstruct (W);
  if (streamed)
    W = check_accumulator ("jarzynski_cumulant", "W", W);
    if (! isempty (opt.kT) || ! isempty (opt.temperature) ...
        || ! isempty (opt.units) || opt.negated ...
        || strcmp (opt.error, "jackknife"))
      error ("noneq:option", ...
             ["jarzynski_cumulant: an accumulator has its kT and sign" ...
              " already, and only the error \"gaussian\""]);
    endif
    kT = W.kT;
    unit = W.units;
    n = W.moments(1,1);
    T = columns (W.moments);
  else
    W = check_work ("jarzynski_cumulant", "W", W, "ensemble");
    [kT, unit] = thermal_energy ("jarzynski_cumulant", opt);
    [n, T] = size (W);
  endif
  if (isempty (opt.error))
    opt.error = ifelse (streamed, "gaussian", "jackknife");
  endif
  if (n < order)
    error ("noneq:size", ...
           "jarzynski_cumulant: order %d needs %d values, W has %d", order, ...
           order, n);
  endif
  scale = ifelse (opt.negated, -1, 1) / kT;
  try
    if (streamed)
      k = __noneq_k_statistics__ (W.moments, double (opt.population));
      covariance = gaussian_covariance (k(2,:), n);
    elseif (strcmp (opt.error, "jackknife"))
      [k, ~, covariance] = __noneq_cumulants__ (W, scale, ...
                                                double (opt.population), ...
                                                opt.threads);
    else
      k = __noneq_cumulants__ (W, scale, double (opt.population), ...
                               opt.threads);
      covariance = gaussian_covariance (k(2,:), n);
    endif
  catch err
    refuse_values ("jarzynski_cumulant", "W", sign (scale) * W, "finite");
    if (! strcmp (err.identifier, "noneq:gateway"))
      rethrow (err);
    endif
    error ("noneq:range", ...
           ["jarzynski_cumulant: values of W are too large in units of kT;" ...
            " check the units"]);
  end_try_catch
  ## The jackknife of k_6 needs 7 values.
  covariance = reshape (covariance, 6, 6, T);

  ## F = L k, L lower triangular with (-1)^(j-1) / j! in column j.
  factor = (-1).^(0:5) ./ factorial (1:6);
  L = tril (repmat (factor, 6, 1));
  term = factor' .* k;
  ladder = cumsum (term, 1);
  ladder_se = term_se = zeros (6, T);
  growth_se = zeros (5, T);
  for j = 1:T
    ## NaN of the orders out of reach must not reach the others.
    c = covariance(:,:,j);
    for m = 1:6
      a = factor(1:m);
      ladder_se(m,j) = root (a * c(1:m,1:m) * a');
      term_se(m,j) = abs (factor(m)) * sqrt (c(m,m));
    endfor
    for m = 2:6
      a = factor(m-1:m) .* sign (term(m-1:m,j)') .* [-1, 1];
      growth_se(m-1,j) = root (a * c(m-1:m,m-1:m) * a');
    endfor
  endfor
  growth = diff (abs (term), 1, 1);

  info.n = n;
  info.order = order;
  info.ladder = ladder;
  info.ladder_se = ladder_se;
  if (T == 1)
    known = ! isnan (diag (covariance));
    info.ladder_cov = NaN (6);
    info.ladder_cov(known,known) = L(known,known) ...
                                   * covariance(known,known) ...
                                   * L(known,known)';
  endif
  info.cumulants = k;
  info.cumulants_se = term_se ./ abs (factor');
  ## For Gamma-distributed work the series is that of log (1 + theta), with
  ## theta = k3 / (2 k2): the cheapest sight of the radius of convergence.
  theta = k(3,:) ./ (2 * k(2,:));
  theta_se = NaN (1, T);
  for j = 1:T
    g = [-theta(j), 0.5] / k(2,j);
    theta_se(j) = root (g * covariance(2:3,2:3,j) * g');
  endfor
  info.divergent = any ((growth > 3 * growth_se)(2:5,:), 1) ...
                   | abs (theta) > 1 + 2 * theta_se;

  ## The first term left out stands for all that is left out.
  left_out = [term(2:6,:); term(6,:)];
  total = ladder_se.^2 + left_out.^2;
  total(isnan (total)) = Inf;
  [~, info.best_order] = min (total, [], 1);

  f = ladder(order,:);
  spread = ladder_se(order,:);
  info.bias = -left_out(order,:);
  info.dissipation = k(1,:) - f;
  d_factor = [0, -factor(2:order)];
  info.dissipation_se = arrayfun (@(j) root (d_factor ...
                                                * covariance(1:order,1:order,j) ...
                                                * d_factor'), 1:T);
  info.linear_response = k(2,:) / 2;
  info.p_linear = linear_test (k, n, opt.population);
  z = 1.959963984540054;
  info.ci = [f - z * spread; f + z * spread];
  if (order == 2 && n > 2)
    info.ci = gaussian_interval (k, n, f, spread);
  endif

  ## Third and fourth cumulant in standard errors of Gaussian samples.
  z3 = abs (k(3,:)) ./ k(2,:).^1.5 / sqrt (6 / n);
  z4 = abs (k(4,:)) ./ k(2,:).^2 / sqrt (24 / n);
  seen = [z3 > 3; z4 > 4];
  next_se = [term_se(2:6,:); NaN(1, T)](order,:);
  [info.reliable, info.notes] = verdict (info, n, order, spread, ...
                                         left_out(order,:), next_se, ...
                                         seen, term(3:4,:), term_se(3:4,:));
  info.method = opt.error;

  dF = kT * f;
  se = kT * spread;
  for name = {"ladder", "ladder_se", "bias", "dissipation", ...
              "dissipation_se", "linear_response", "ci"}
    info.(name{1}) *= kT;
  endfor
  if (T == 1)
    info.ladder_cov *= kT^2;
  endif
  info.cumulants .*= kT.^(1:6)';
  info.cumulants_se .*= kT.^(1:6)';
  info.kT = kT;
  info.units = unit;

endfunction

## Square root of a variance that rounding may have made negative; NaN stays.
function y = root (x)

  x(x < 0) = 0;
  y = sqrt (x);

endfunction

## Covariance of the k-statistics of Gaussian samples (Kendall and Stuart,
## sec. 12.16; the last two to leading order).
function c = gaussian_covariance (k2, n)

  T = columns (k2);
  c = zeros (36, T);
  c(1,:) = k2 / n;
  c(8,:) = 2 * k2.^2 / (n - 1);
  c(15,:) = 6 * k2.^3 * n / ((n - 1) * (n - 2));
  c(22,:) = 24 * k2.^4 * n * (n + 1) / ((n - 1) * (n - 2) * (n - 3));
  c(29,:) = 120 * k2.^5 / n;
  c(36,:) = 720 * k2.^6 / n;
  for j = n+1:6
    c(7*j-6,:) = NaN;
  endfor
  c(7*(1:6)-6,:) = ifelse (n < 2, NaN, c(7*(1:6)-6,:));

endfunction

## Mean less half the variance of a Gaussian sample: the variance enters
## through both, and its own law is skewed.  The method of variance estimates
## recovery (Zou, Huo and Taleban, Environmetrics 20, 172, 2009) joins the
## exact intervals of the two; for other distributions the widths are scaled
## to the jackknife's.
function ci = gaussian_interval (k, n, f, spread)

  z = 1.959963984540054;
  s2 = k(2,:);
  mean_half = z * sqrt (s2 / n);
  low = s2 / 2 - s2 / 2 * (n - 1) / chi2_quantile (0.975, n - 1);
  high = s2 / 2 * (n - 1) / chi2_quantile (0.025, n - 1) - s2 / 2;
  gaussian = sqrt (s2 / n + s2.^2 / (2 * (n - 1)));
  stretch = spread ./ gaussian;
  ## Close to what a Gaussian shows of itself, nothing is to be scaled.
  close = abs (stretch - 1) < 3 * sqrt (3 / n);
  stretch(close | isnan (stretch)) = 1;
  ci = [f - stretch .* sqrt(mean_half.^2 + high.^2)
        f + stretch .* sqrt(mean_half.^2 + low.^2)];

endfunction

function x = chi2_quantile (p, df)

  x = 2 * gammaincinv (p, df / 2);

endfunction

## Two-sided p-value of zero skewness of a Gaussian sample (D'Agostino,
## Biometrika 57, 679, 1970), from 8 values on.
function p = linear_test (k, n, population)

  p = NaN (1, columns (k));
  if (n < 8)
    return;
  endif
  ## Population skewness from either kind of cumulants.
  b = k(3,:) ./ k(2,:).^1.5;
  if (! population)
    b *= (n - 2) / sqrt (n * (n - 1));
  endif
  p = skewness_test (b, n);

endfunction

function [reliable, notes] = verdict (info, n, order, spread, next, ...
                                      next_se, seen, higher, higher_se)

  notes = {};
  if (any (info.divergent))
    notes{end+1} = ["the terms grow from order to order: the expansion" ...
                    " diverges, use jarzynski or reverse runs"];
  endif
  ## The next term is there beyond its own noise, and it matters.
  short = abs (next) > 3 * next_se & abs (next) > spread;
  if (any (short))
    notes{end+1} = sprintf (["the first term left out, %.2g kT, exceeds the" ...
                             " standard error: order %d is not enough"], ...
                            max (abs (next(short))), order);
  endif
  ## Terms 3 and 4 are larger than Gaussian work could have them by chance,
  ## and left out they may matter.
  for j = max (order + 1, 3):4
    bad = seen(j-2,:) ...
          & abs (higher(j-2,:)) + higher_se(j-2,:) > 0.5 * spread;
    if (any (bad) && ! any (short))
      notes{end+1} = sprintf (["the work is not Gaussian (cumulant %d): order" ...
                               " %d may be off by %.2g kT"], j, order, ...
                              max (abs (higher(j-2,bad))));
    endif
  endfor
  if (any (info.linear_response > 450))
    notes{end+1} = sprintf (["a standard deviation of %.3g kT is far beyond" ...
                             " what the expansion can be trusted with"], ...
                            sqrt (2 * max (info.linear_response)));
  endif
  if (any (isnan (spread)))
    notes{end+1} = sprintf ("%d values give no error bar to order %d", n, ...
                            order);
  endif
  reliable = isempty (notes);
  if (n < 10)
    notes{end+1} = sprintf ("%d values are few for any error bar", n);
    reliable = false;
  endif

endfunction

%!demo
%! ## Orders 1 to 6 for Gaussian work, where order 2 is exact, and for
%! ## exponential work of mean 3 kT, where the expansion diverges.
%! [~, ~, a] = jarzynski_cumulant (2 + 2 * randn (2000, 1));
%! [~, ~, b] = jarzynski_cumulant (-3 * log (rand (2000, 1)));
%! subplot (1, 2, 1);
%! errorbar (1:6, a.ladder, a.ladder_se, "o-");
%! title ("Gaussian work, exact 0");
%! xlabel ("order");
%! ylabel ("dF / kT");
%! subplot (1, 2, 2);
%! errorbar (1:6, b.ladder, b.ladder_se, "o-");
%! title (sprintf ("exponential work, exact %.2f; divergent: %d", log (4), ...
%!                 b.divergent));
%! xlabel ("order");

%!shared W
%! W = [1.2 0.4 2.1 0.9 1.6 1.1 2.9 0.3]';
%!test # the k-statistics have no bias: all samples of 6 from {0, 1, 3}
%! x = [0 1 3];
%! [i{1:6}] = ndgrid (1:3);
%! s = x(cell2mat (cellfun (@(a) a(:)', i, "uniformoutput", false)'));
%! k = mean (__noneq_cumulants__ (s, 1, 0, 0), 2);
%! m = mean ((x - mean (x)) .^ ((1:6)'), 2);
%! kappa = [mean(x); m(2); m(3); m(4) - 3 * m(2)^2; m(5) - 10 * m(2) * m(3)
%!          m(6) - 15 * m(2) * m(4) - 10 * m(3)^2 + 30 * m(2)^3];
%! assert (k, kappa, 1e-12 * max (abs (kappa)));
%!test # order 2 by hand, and its error by Park and Schulten's formula to 1/n
%! [f, se, info] = jarzynski_cumulant (W);
%! assert (f, mean (W) - var (W) / 2, 1e-15);
%! assert (info.linear_response, var (W) / 2, 1e-15);
%! assert (info.dissipation, var (W) / 2, 1e-15);
%! x = repmat (W, 500, 1);
%! [f, se, info] = jarzynski_cumulant (x);
%! k = info.cumulants;
%! n = numel (x);
%! v = k(2) / n - k(3) / n + (k(4) / n + 2 * k(2)^2 / (n - 1)) / 4;
%! assert (se, sqrt (v), 1e-3 * se);
%!test # jackknife against its definition, every order
%! [~, ~, info] = jarzynski_cumulant (W);
%! for i = 1:8
%!   [~, ~, left] = jarzynski_cumulant (W([1:i-1, i+1:8]));
%!   l(:,i) = left.ladder;
%! endfor
%! d = l - mean (l, 2);
%! assert (info.ladder_se, sqrt (7 / 8 * sum (d.^2, 2)), 1e-10);
%! assert (info.ladder_cov, 7 / 8 * (d * d'), 1e-9);
%!test # an arithmetic route to the ladder
%! [~, ~, info] = jarzynski_cumulant (W, 4);
%! k = info.cumulants;
%! assert (info.ladder(4), k(1) - k(2)/2 + k(3)/6 - k(4)/24, 1e-14);
%! assert (info.bias, -k(5) / 120, 1e-15);
%!test # population cumulants
%! f = jarzynski_cumulant (W, 2, "population", true);
%! assert (f, mean (W) - var (W, 1) / 2, 1e-15);
%!test # a large offset costs nothing
%! [a, sa] = jarzynski_cumulant (W + 1e6, 3);
%! [b, sb] = jarzynski_cumulant (W, 3);
%! assert (a - 1e6, b, 1e-8);
%! assert (sa, sb, 1e-8);
%!test # Gaussian quantiles: all orders agree; exponential ones of mean 3 do not
%! u = ((1:4000)' - 0.5) / 4000;
%! [~, ~, info] = jarzynski_cumulant (1 - sqrt (2) * erfcinv (2 * u));
%! assert (info.ladder(3:6), info.ladder(2) * ones (4, 1), 5e-3);
%! assert (info.divergent, false);
%! assert (info.p_linear > 0.9);
%! [~, ~, info] = jarzynski_cumulant (-3 * log (u));
%! assert (info.divergent, true);
%! assert (info.p_linear < 1e-10);
%! assert (info.reliable, false);
%! assert (info.ladder(1:2), [3; -1.5], 0.05);
%!test # 100 exponential works of mean 1: order 2 is known to be not enough
%! u = ((1:100)' - 0.5) / 100;
%! [~, ~, info] = jarzynski_cumulant (-log (u));
%! assert (info.divergent, false);
%! assert (info.reliable, false);
%!test # sudden stiffening: chi-square work, converges for r <= 2 only
%! z = -sqrt (2) * erfcinv (2 * ((1:200000)' - 0.5) / 200000);
%! [~, ~, info] = jarzynski_cumulant (0.25 * z.^2, 6);
%! assert (info.ladder(1:4), [0.25; 0.1875; 0.2083333; 0.2005208], 2e-3);
%! assert (info.divergent, false);
%! [~, ~, info] = jarzynski_cumulant (z.^2, 6);
%! assert (info.ladder(1:3), [1; 0; 4/3], 0.03);
%! assert (info.divergent, true);
%!test # matrix, units, sign
%! [f, se, info] = jarzynski_cumulant ([W, W.^2], 3);
%! [g, te, jnfo] = jarzynski_cumulant (W.^2, 3);
%! assert ([f(2), se(2)], [g, te]);
%! assert (info.ci(:,2), jnfo.ci);
%! [f2, s2, i2] = jarzynski_cumulant (-2 * W, 3, "kT", 2, "negated", true);
%! [f1, s1, i1] = jarzynski_cumulant (W, 3);
%! assert ([f2, s2, i2.ladder', i2.ci', i2.dissipation], ...
%!         2 * [f1, s1, i1.ladder', i1.ci', i1.dissipation], 1e-12);
%! assert (i2.cumulants, i1.cumulants .* 2.^(1:6)', 1e-9);
%! assert (i2.ladder_cov, 4 * i1.ladder_cov, 1e-9);
%!test # what few values cannot give is NaN, and said
%! [f, se, info] = jarzynski_cumulant (1.5, 1);
%! assert (f, 1.5);
%! assert (isnan (se));
%! assert (info.reliable, false);
%! [~, ~, info] = jarzynski_cumulant ([1 2 3]);
%! assert (isnan (info.ladder), [false; false; false; true; true; true]);
%!error <Invalid call> jarzynski_cumulant ()
%!error <jarzynski_cumulant: ORDER must be an integer from 1 to 6>
%! jarzynski_cumulant (W, 7);
%!error <jarzynski_cumulant: order 3 needs 3 values, W has 2>
%! jarzynski_cumulant ([1 2], 3);
%!error <jarzynski_cumulant: W\(2\) is Inf; this estimate needs finite>
%! jarzynski_cumulant ([1 Inf 3]);
%!error <jarzynski_cumulant: W\(1\) is NaN> jarzynski_cumulant ([NaN 1 2])
%!error <jarzynski_cumulant: W\(1\) is -Inf> jarzynski_cumulant ([-Inf 1 2])
%!error <jarzynski_cumulant: W must be a real numeric array, got a cell array>
%! jarzynski_cumulant ({1});
%!error <option "error" must be one of: jackknife, gaussian, got "delta">
%! jarzynski_cumulant (W, "error", "delta");
%!error <an accumulator has its kT and sign already, and only the error "gaussian">
%! jarzynski_cumulant (work_accumulate (W), 2, "error", "jackknife");
