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
## @deftypefn  {} {@var{dF} =} jarzynski (@var{W})
## @deftypefnx {} {[@var{dF}, @var{se}, @var{info}] =} jarzynski (@var{W}, "name", @var{value}, @dots{})
## Free energy difference from the work of irreversible runs.
##
## Jarzynski's equality holds at any speed of the process:
##
## @example
## @group
## exp (-dF / kT) = < exp (-W / kT) >
## @end group
## @end example
##
## @noindent
## so @code{dF = -kT log (mean (exp (-W / kT)))}, the average over runs that
## start in equilibrium.  Rare runs with little work carry this average; with
## a finite number of runs it lies too high, and the spread of the runs seen
## does not tell how much.  Therefore the answer comes with a bias, an
## asymmetric interval and a verdict.
##
## @strong{Arguments}
##
## @var{W} holds the work done @emph{on} the system: a vector of @var{M}
## values, or an @var{M} x @var{T} matrix of the work accumulated up to
## each of @var{T} times, one run a row, which gives dF(t) as a row; or what
## @code{work_accumulate} made of such data.
## Energies are in units of kT unless an option says otherwise.  A value of
## @code{Inf} is a run of weight zero.
##
## @strong{Options}
##
## @table @asis
## @item "kT"; "temperature" with "units"; "kB"
## The thermal energy as a number, or the temperature in kelvin with the unit
## of @var{W}: "kJ/mol", "kcal/mol", "J", "eV", "pN nm" (CODATA 2018).
## "kB" replaces the Boltzmann constant.  Results are in the unit of @var{W}.
## @item "negated" (false)
## @var{W} is the work done @emph{by} the system.
## @item "error" ("auto")
## "auto": interval from a model of the work distribution (Gaussian, or Gamma
## where the skewness says so), or, where a test of fit rejects the model,
## from the bootstrap.
## "delta": first order in 1/M, fast, a symmetric interval.
## "jackknife"; "bootstrap" (percentiles); "bca" (bias-corrected and
## accelerated bootstrap); "block": bootstrap of blocks of consecutive runs,
## for correlated ones; "blocks": scatter of the results of a few consecutive
## parts of the data, as some programs print it.
## @item "replicates" (400), "block", "seed"
## Of the bootstrap.  The block length defaults to the statistical
## inefficiency of the weights.
## @item "blocks" (5)
## Number of parts for the "blocks" error.
## @item "paired"
## A second vector of work values, of another leg of a cycle run with the same
## systems: @var{dF} is then the difference of the two free energies, and both
## are resampled together.
## @item "dissipation"
## Dissipated work <W> - dF known otherwise (from reverse runs, say), for the
## bias by Gore, Ritort and Bustamante.  Default: half the variance, in kT.
## "self" solves for it self-consistently.
## @item "noise" (0)
## Standard deviation of Gaussian noise that the instrument adds to each work
## value, in the unit of @var{W}: it lowers the average by noise^2 / (2 kT),
## which is added back.
## @item "correct" (false)
## Return @var{dF} less its bias.
## @item "threads" (0: all)
## The result does not depend on it.
## @end table
##
## @strong{Results}
##
## @var{se} is one standard error of @var{dF}.  @var{info} has
##
## @table @code
## @item ci
## 95 % interval, 2 x @var{T}; never above dF + kT ln 40, which no
## distribution can exceed.
## @item bias, corrected
## Expected excess of dF, and dF less it.
## @item n, ess, max_weight, dissipation
## Values, effective sample size of the weights (Kish), largest weight, mean
## work less the corrected dF; not with "paired".
## @item bias_jackknife, bias_grb
## The bias by the jackknife and by Gore, Ritort and Bustamante; the second
## not with "paired", neither with "delta".
## @item needed, model, p_model, skewness, finite_variance
## Realisations needed for the average to see its typical runs (exp of the
## reverse dissipation in kT); family used by "auto", p-value of its fit;
## whether <exp (-2 W/kT)> seems to exist.  Not with "paired" or "delta".
## @item method, seed, block, kT, units
## What was used; seed and block where they were.
## @item reliable, notes
## The verdict, for all columns together, and the reasons in words, energies in
## kT.
## @end table
##
## @strong{Accuracy}
##
## The value is that of the exact sum to 4e-15 relative, for any spread.
## Cover of the 95 % interval for Gaussian work of standard deviation sigma kT
## (tests/long/coverage.m, 2000 repetitions each):
## @example
## @group
## sigma                 1     2     3     4     5     6
## 100 runs           .958  .946  .948  .937  .942  .934
##   unreliable       .002  .011  .786  .999  .997  .998
## 1000 runs          .944  .952  .948  .940  .943  .936
##   unreliable       .001  .001  .020  .998     1     1
## @end group
## @end example
##
## @noindent
## where ``unreliable'' is the share of results with @code{info.reliable} false.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan} (with the place of
## the NaN), @code{noneq:infinite} (for -Inf, and when all are Inf),
## @code{noneq:option}.
##
## @strong{References}
##
## C. Jarzynski, Phys. Rev. Lett. 78, 2690 (1997); Phys. Rev. E 73, 046105
## (2006).  J. Gore, F. Ritort and C. Bustamante, PNAS 100, 12564 (2003).
## D. M. Zuckerman and T. B. Woolf, Phys. Rev. Lett. 89, 180602 (2002).
## P. Maragakis, F. Ritort, C. Bustamante, M. Karplus and G. E. Crooks, J. Chem.
## Phys. 129, 024102 (2008).
##
## @strong{Example}
##
## @example
## @group
## W = [1.2 0.4 2.1 0.9 1.6];
## [dF, se] = jarzynski (W, "error", "delta");
## printf ("%.4f +- %.4f\n", dF, se)
## @print{} 1.0774 +- 0.2502
## @end group
## @end example
##
## @seealso{jarzynski_cumulant, bennett, crooks, work_report}
## @end deftypefn

function [dF, se, info] = jarzynski (W, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  methods = {"auto", "delta", "jackknife", "bootstrap", "bca", "block", ...
             "blocks"};
  opt = parse_options ("jarzynski", varargin, ...
                       [common_options("work", "random", "threads")
                        {"error", "auto", methods
                         "replicates", 400, @at_least_two
                         "block", [], "count"
                         "blocks", 5, @at_least_two
                         "paired", [], @(x) ""
                         "dissipation", [], @dissipation_message
                         "noise", 0, @noise_message
                         "correct", false, "logical"}]);
  if (isstruct (W))
    [dF, se, info] = of_accumulator (W, opt);
    return;
  endif
  W = check_work ("jarzynski", "W", W, "ensemble");
  [kT, unit] = thermal_energy ("jarzynski", opt);
  scale = ifelse (opt.negated, -1, 1) / kT;
  [sums, f] = exponential_sums ("jarzynski", "W", W, scale, opt.threads);
  [n, T] = size (W);

  for name = {"block", "blocks"}
    if (strcmp (opt.error, name{1}) && opt.(name{1}) > n)
      error ("noneq:option", ...
             ["jarzynski: option \"%s\" must not exceed the %d values, got" ...
              " %d"], name{1}, n, opt.(name{1}));
    endif
  endfor
  paired = ! isempty (opt.paired);
  if (paired)
    W2 = check_work ("jarzynski", "option \"paired\"", opt.paired, "ensemble");
    if (! size_equal (W, W2))
      error ("noneq:size", ...
             ["jarzynski: option \"paired\" must have the %d x %d values of" ...
              " W, got %d x %d"], n, T, rows (W2), columns (W2));
    endif
    [sums2, f2] = exponential_sums ("jarzynski", "option \"paired\"", W2, ...
                                    scale, opt.threads);
  endif

  s1 = sums(3,:);
  s2 = sums(4,:);
  info.n = n;
  info.ess = s1.^2 ./ s2;
  info.max_weight = 1 ./ s1;
  method = opt.error;
  if (paired && any (strcmp (method, {"auto", "delta", "bca"})))
    ## What these need has no paired form; the paired bootstrap has all.
    method = "bootstrap";
  endif
  if (nargout < 2 && ! opt.correct)
    dF = kT * (f + (opt.noise / kT)^2 / 2);
    if (paired)
      dF -= kT * (f2 + (opt.noise / kT)^2 / 2);
    endif
    return;
  endif
  if (strcmp (method, "delta"))
    info = delta_errors (info, f, s1, s2, n);
  else
    seed = seed_option (opt);
    info.seed = seed;
    cache = struct ();
    for j = 1:T
      x = scale * W(:,j);
      if (paired)
        one = paired_errors (method, x, scale * W2(:,j), f(j) - f2(j), ...
                             opt, seed);
      else
        [one, cache] = single_errors (method, x, f(j), sums(:,j), opt, ...
                                      seed, T, cache);
      endif
      for name = fieldnames (one)'
        info.(name{1})(:,j) = one.(name{1});
      endfor
    endfor
  endif
  if (paired)
    f -= f2;
  else
    ## The mean of exp (-W) is below e^z times its expectation but for a
    ## probability e^-z, whatever the distribution (Markov).
    info.ci(2,:) = min (info.ci(2,:), f + log (40));
  endif

  [dF, se, info] = finished (info, f, sums, method, opt, kT, unit);

endfunction

## Everything from kT to the unit of the data, with the verdict.
function [dF, se, info] = finished (info, f, sums, method, opt, kT, unit)

  ## <exp (-W)> of values with Gaussian noise is too large by exp (s^2 / 2)
  ## (Maragakis, Ritort, Bustamante, Karplus and Crooks, JCP 129, 024102).
  shift = (opt.noise / kT)^2 / 2;
  f += shift;
  info.ci += shift;
  info.corrected = f - info.bias;
  info.dissipation = sums(5,:) / info.n - info.corrected;
  if (! isempty (opt.paired))
    ## These belong to the single legs.
    info = rmfield (info, {"dissipation", "ess", "max_weight"});
  endif
  [info.reliable, info.notes] = verdict (info, method, info.n);
  info.method = method;
  if (isfield (info, "model") && columns (f) == 1)
    info.model = info.model{1};
  endif

  ## From kT to the unit of the data.
  dF = kT * f;
  if (opt.correct)
    dF = kT * info.corrected;
  endif
  se = kT * info.se;
  info = rmfield (info, "se");
  for name = {"ci", "bias", "bias_jackknife", "bias_grb", "corrected", ...
              "dissipation"}
    if (isfield (info, name{1}))
      info.(name{1}) *= kT;
    endif
  endfor
  info.kT = kT;
  info.units = unit;

endfunction

## From sums that work_accumulate took, in kT.
function [dF, se, info] = of_accumulator (acc, opt)

  acc = check_accumulator ("jarzynski", "W", acc);
  given = ! isempty (opt.kT) || ! isempty (opt.temperature) ...
          || ! isempty (opt.units) || opt.negated;
  if (given || ! any (strcmp (opt.error, {"auto", "delta"})) ...
      || ! isempty (opt.paired))
    error ("noneq:option", ...
           ["jarzynski: an accumulator has its kT and sign already, and only" ...
            " the error \"delta\""]);
  endif
  s = acc.sums;
  f = s(2,:) - log (s(3,:) ./ s(1,:));
  info.n = s(1,1);
  info.ess = s(3,:).^2 ./ s(4,:);
  info.max_weight = 1 ./ s(3,:);
  info = delta_errors (info, f, s(3,:), s(4,:), info.n);
  [dF, se, info] = finished (info, f, s, "delta", opt, acc.kT, acc.units);

endfunction

function must = noise_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 0 && isfinite (value)))
    must = "a number not below 0";
  endif

endfunction

function must = dissipation_message (value)

  must = "";
  if (! (strcmpi (value, "self")
         || (isnumeric (value) && isreal (value) && isscalar (value)
             && value >= 0 && isfinite (value))))
    must = "a number not below 0 or \"self\"";
  endif

endfunction

function info = delta_errors (info, f, s1, s2, n)

  relative = max (n * s2 ./ s1.^2 - 1, 0) / n;
  info.se = sqrt (relative);
  info.bias = relative / 2;
  if (n < 2)
    info.se = info.bias = NaN (size (f));
  endif
  z = 1.959963984540054;
  info.ci = [f - info.bias - z * info.se; f - info.bias + z * info.se];

endfunction

## Errors of one column x = W / kT, in kT.
function [info, cache] = single_errors (method, x, f, sums, opt, seed, ...
                                        times, cache)

  n = numel (x);
  left = leave_one_out (x, f, sums);
  info.bias_jackknife = (n - 1) * (mean (left) - f);
  finite = isfinite (x);
  k = [mean(x(finite)); NaN; NaN; NaN];
  if (sum (finite) > 1)
    k = __noneq_cumulants__ (x(finite), 1, 0, opt.threads);
  endif
  info.skewness = k(3) / k(2)^1.5;
  info.bias_grb = grb (opt, k, f, n);

  info.model = {"none"};
  info.p_model = NaN;
  if (all (finite) && n > 3)
    model = work_model (k(1:4), n);
    info.model = {model.kind};
    info.p_model = 0;
    if (model.possible)
      info.p_model = fit_of (model, x);
    endif
    info.needed = exp (model.reverse_dissipation);
    info.finite_variance = model.finite_variance;
  else
    info.needed = NaN;
  endif
  if (! (info.p_model >= 1e-3))
    ## Without a model the lowest values themselves say how steep the tail is:
    ## that of exp (-W / scale) has a finite <exp (-2 W)> for scale < 1/2.
    m = min (max (10, ceil (sqrt (n))), n);
    low = sort (x(finite))(1:min (m, sum (finite)));
    info.finite_variance = mean (low(end) - low) < 0.5;
  endif
  if (strcmp (method, "auto"))
    if (info.p_model >= 1e-3 || ! (k(2) > 0))
      if (n > 3 && all (finite))
        [lower, upper, info.bias, info.se, cache] ...
          = exp_mean_interval (f, model, n, seed, times, cache);
        info.ci = [lower; upper];
        return;
      endif
    endif
    ## Where resampling would take seconds, the jackknife is as good.
    method = ifelse (n > 1e5, "jackknife", "bca");
    if (! strcmp (info.model{1}, "none"))
      info.model = {"rejected"};
    endif
  endif

  info.bias = info.bias_jackknife;
  if (n < 2)
    info.se = NaN;
    info.ci = [-Inf; Inf];
    return;
  endif
  z = 1.959963984540054;
  switch (method)
    case "jackknife"
      info.se = sqrt ((n - 1) * mean ((left - mean (left)).^2));
      info.ci = f - info.bias + [-z; z] * info.se;
    case "blocks"
      edge = part_edges (n, opt.blocks);
      for i = opt.blocks:-1:1
        part(i) = exp_mean (x(edge(i)+1:edge(i+1)));
      endfor
      info.se = std (part) / sqrt (opt.blocks);
      info.ci = f - info.bias + [-z; z] * info.se;
    otherwise
      block = 1;
      if (strcmp (method, "block"))
        block = block_length (opt, exp (sums(2) - x));
        info.block = block;
      endif
      r = __noneq_exp_bootstrap__ (x, 1, block, seed, 2, opt.replicates, ...
                                   opt.threads);
      r = r(isfinite (r));
      info.se = std (r);
      if (strcmp (method, "bca"))
        [lower, upper] = bca_interval (f, r, left);
        info.ci = [lower; upper];
      else
        info.ci = quantile (r, [0.025; 0.975]);
      endif
  endswitch

endfunction

## Errors of F(x) - F(y), both resampled at the same places.
function info = paired_errors (method, x, y, value, opt, seed)

  n = numel (x);
  info.bias = info.se = NaN;
  info.ci = [-Inf; Inf];
  if (n < 2)
    return;
  endif
  [~, fx] = exponential_sums ("jarzynski", "W", x, 1, opt.threads);
  [~, fy] = exponential_sums ("jarzynski", "W", y, 1, opt.threads);
  left = leave_one_out (x, fx) - leave_one_out (y, fy);
  info.bias = info.bias_jackknife = (n - 1) * (mean (left) - value);
  if (strcmp (method, "jackknife"))
    info.se = sqrt ((n - 1) * mean ((left - mean (left)).^2));
    info.ci = value - info.bias + [-1; 1] * 1.959963984540054 * info.se;
    return;
  endif
  block = 1;
  if (strcmp (method, "block"))
    block = block_length (opt, [exp(min (x) - x), exp(min (y) - y)]);
    info.block = block;
  endif
  r = __noneq_exp_bootstrap__ (x, 1, block, seed, 2, opt.replicates, ...
                               opt.threads) ...
      - __noneq_exp_bootstrap__ (y, 1, block, seed, 2, opt.replicates, ...
                                 opt.threads);
  r = r(isfinite (r));
  info.se = std (r);
  info.ci = quantile (r, [0.025; 0.975]);

endfunction

function f = exp_mean (x)

  low = min (x);
  f = low - log (mean (exp (low - x)));

endfunction

## N values in parts of which the first ones may be longer by one.
function edge = part_edges (n, parts)

  size = repmat (floor (n / parts), 1, parts);
  size(1:mod (n, parts)) += 1;
  edge = [0, cumsum(size)];

endfunction

## -ln of the average without each of the values.
function left = leave_one_out (x, f, sums)

  n = numel (x);
  ## Share of each value in the sum; the largest may be all of it.
  share = exp (f - x) / n;
  left = f - log (max (1 - share, realmin)) + log ((n - 1) / n);

endfunction

function block = block_length (opt, weights)

  block = opt.block;
  n = rows (weights);
  if (isempty (block))
    block = max (ceil (statistical_inefficiency (weights)));
  endif
  block = min (block, n);

endfunction

function b = grb (opt, k, f, n)

  wd = opt.dissipation;
  if (ischar (wd))
    ## <W> - dF with dF = F - B (W_d): a fixed point, reached from above.
    wd = max (k(1) - f, 0);
    for i = 1:200
      wd = max (k(1) - f, 0) + gore_ritort_bustamante (wd, n);
      if (wd > 1e3)
        break;
      endif
    endfor
  elseif (isempty (wd))
    wd = k(2) / 2;
  endif
  b = gore_ritort_bustamante (wd, n);

endfunction

## p-value of the fit: Lilliefors for the Gaussian.  For the Gamma model its
## own quantiles are turned into those of the Gaussian first; there the three
## fitted moments make the test milder, never harsher.
function p = fit_of (model, x)

  if (! (model.sd > 0))
    p = 1;
    return;
  endif
  ## Beyond some 5000 values the test sees departures too small to matter.
  step = ceil (numel (x) / 5000);
  x = x(1:step:end);
  if (strcmp (model.kind, "gamma"))
    g = model.sign * (x - model.mean) / model.sd * sqrt (model.shape) ...
        + model.shape;
    u = gammainc (max (g, 0), model.shape);
    x = -sqrt (2) * erfcinv (2 * min (max (u, 1e-12), 1 - 1e-12));
    d = sort (0.5 * erfc (-x / sqrt (2)));
    n = numel (d);
    i = (1:n)';
    distance = max (max (i / n - d), max (d - (i - 1) / n));
    k = (sqrt (n) + 0.12 + 0.11 / sqrt (n)) * distance;
    j = 1:100;
    p = min (max (2 * sum ((-1).^(j-1) .* exp (-2 * k^2 * j.^2)), 0), 1);
  else
    p = lilliefors (x);
  endif

endfunction

function [reliable, notes] = verdict (info, method, n)

  notes = {};
  if (n < 2)
    notes{end+1} = "one value has no error bar";
  endif
  ## Where a model of the distribution says how far off the average is, that
  ## decides; the largest weight alone is a noisy judge.
  modelled = isfield (info, "model") && strcmp (method, "auto") ...
             && all (strcmp (info.model, "gaussian") ...
                     | strcmp (info.model, "gamma"));
  if (isfield (info, "max_weight") && any (info.max_weight > 0.5) && n > 1 ...
      && ! modelled)
    notes{end+1} = sprintf (["one run carries %.0f %% of the average: rare" ...
                             " events decide it"], ...
                            100 * max (info.max_weight));
  endif
  ## Beyond this the plain average is not worth its error bar.
  off = info.bias > 0.6 * info.se;
  if (any (off))
    k = find (off, 1);
    notes{end+1} = sprintf (["the average is %.2g kT too high, against a" ...
                             " standard error of %.2g kT: use info.ci and" ...
                             " info.corrected, or reverse runs with bennett"], ...
                            info.bias(k), info.se(k));
  endif
  if (isfield (info, "finite_variance") && any (! info.finite_variance))
    notes{end+1} = ["the variance of exp (-W/kT) may not exist: standard" ...
                    " errors are too small"];
  endif
  if (isfield (info, "model")
      && any (strcmp (info.model, "rejected"))
      && any (info.ess < 20))
    notes{end+1} = sprintf (["the work distribution is neither Gaussian nor" ...
                             " Gamma and the effective sample size is %.1f:" ...
                             " the unseen tail is unknown"], min (info.ess));
  endif
  if (strcmp (method, "delta") && isfield (info, "ess") ...
      && any (info.ess < 20) && n > 1)
    notes{end+1} = sprintf (["the effective sample size is %.1f: first-order" ...
                             " errors are too small"], min (info.ess));
  endif
  reliable = isempty (notes);
  if (n > 1 && n < 10)
    notes{end+1} = sprintf ("%d values are few for any error bar", n);
    reliable = false;
  endif

endfunction

%!demo
%! ## Dragging a particle faster and faster: the mean work rises with speed,
%! ## the exponential average stays, and its error bar tells when it fails.
%! sigma = 0.5:0.5:5;
%! for i = 1:numel (sigma)
%!   W = sigma(i)^2 / 2 + sigma(i) * randn (1000, 1);
%!   [dF(i), se, info] = jarzynski (W);
%!   ci(:,i) = info.ci;
%!   average(i) = mean (W);
%! endfor
%! errorbar (sigma, dF, dF - ci(1,:), ci(2,:) - dF, "o");
%! hold on;
%! plot (sigma, average, "s-", sigma, 0 * sigma, "k--");
%! hold off;
%! legend ("dF, 95 % interval", "mean work", "exact", "location", "northwest");
%! xlabel ("standard deviation of the work / kT");
%! ylabel ("energy / kT");

%!shared W
%! W = [1.2 0.4 2.1 0.9 1.6];
%!test # the sum itself, in any orientation and type
%! f = -log (mean (exp (-W)));
%! assert (jarzynski (W), f, 4 * eps);
%! assert (jarzynski (W'), f, 4 * eps);
%! assert (jarzynski (single (W)), f, 1e-7);
%! assert (jarzynski (sparse (W)), f, 4 * eps);
%! assert (jarzynski (int8 ([1 2 3])), -log (mean (exp (-[1 2 3]))), 4 * eps);
%!test # first-order error: sd of the weights over their mean and sqrt (M)
%! [f, se, info] = jarzynski (W, "error", "delta");
%! e = exp (-W);
%! assert (se, std (e, 1) / mean (e) / sqrt (5), 1e-15);
%! assert (info.bias, se^2 / 2, 1e-15);
%! assert (info.ess, sum (e)^2 / sum (e.^2), 1e-14);
%! assert (info.max_weight, max (e) / sum (e), 1e-15);
%! assert (info.reliable, false);
%!test # jackknife against its definition
%! [f, se, info] = jarzynski (W, "error", "jackknife");
%! for i = 1:5
%!   left(i) = -log (mean (exp (-W([1:i-1, i+1:5]))));
%! endfor
%! assert (se, sqrt (4 * mean ((left - mean (left)).^2)), 1e-14);
%! assert (info.bias, 4 * (mean (left) - f), 1e-14);
%!test # no spread overflows; a common shift only shifts
%! f = jarzynski ([-5e3, 0, 7e3]);
%! assert (f, -5e3 + log (3), 1e-11);
%! assert (jarzynski (W + 1e6) - 1e6, jarzynski (W), 1e-9);
%!test # Inf is a run of weight zero
%! assert (jarzynski ([W, Inf]), jarzynski (W) + log (6 / 5), 1e-14);
%! [f, se, info] = jarzynski ([W, Inf]);
%! assert (isfinite ([f, se]));
%! assert (info.model, "none");
%!test # units: CODATA 2018, and "kB"
%! kT = 0.00831446261815324 * 298;
%! f = jarzynski (W, "temperature", 298, "units", "kJ/mol");
%! assert (f, kT * jarzynski (W / kT), 1e-13);
%! f = jarzynski (W, "temperature", 298, "units", "kcal/mol");
%! assert (f, kT / 4.184 * jarzynski (W / kT * 4.184), 1e-13);
%! f = jarzynski (W, "temperature", 298, "units", "pN nm");
%! kT = 1.380649e-2 * 298;
%! assert (f, kT * jarzynski (W / kT), 1e-13);
%! f = jarzynski (W, "temperature", 298, "units", "eV");
%! kT = 1.380649e-23 / 1.602176634e-19 * 298;
%! assert (f, kT * jarzynski (W / kT), 1e-13);
%! f = jarzynski (W, "temperature", 2, "kB", 0.5, "units", "J");
%! assert (f, jarzynski (W), 1e-15);
%! [f, se, info] = jarzynski (W, "kT", 2, "seed", 1);
%! [g, te, jnfo] = jarzynski (W / 2, "seed", 1);
%! assert ([f, se, info.bias, info.dissipation, info.corrected], ...
%!         2 * [g, te, jnfo.bias, jnfo.dissipation, jnfo.corrected], 1e-14);
%! assert (info.ci, 2 * jnfo.ci, 1e-14);
%!test # work recorded with the other sign
%! assert (jarzynski (-W, "negated", true), jarzynski (W), eps);
%!test # a matrix: one run a row, one time a column
%! M = [W; W.^2]';
%! [f, se, info] = jarzynski (M, "seed", 3);
%! assert (size (f), [1, 2]);
%! assert (size (info.ci), [2, 2]);
%! [g, te, jnfo] = jarzynski (W.^2, "seed", 3);
%! assert ([f(2), se(2)], [g, te]);
%! assert (info.ci(:,2), jnfo.ci);
%! assert (info.model{2}, jnfo.model);
%!test # options as a struct, in any case; the seed makes results repeat
%! w = sin (1:50);
%! o = struct ("ERROR", "bootstrap", "Seed", 12);
%! [f, se, info] = jarzynski (w, o);
%! [g, te, jnfo] = jarzynski (w, "error", "Bootstrap", "seed", 12, ...
%!                            "threads", 1);
%! assert (se, te);
%! assert (info.seed, 12);
%! rand ("twister", 3);
%! [~, ~, a] = jarzynski (w);
%! rand ("twister", 3);
%! [~, ~, b] = jarzynski (w);
%! assert (a, b);
%!test # the bootstrap is that of its definition
%! w = sin (1:50)';
%! [f, se, info] = jarzynski (w, "error", "bootstrap", "seed", 12, ...
%!                            "replicates", 40);
%! i = __noneq_resample__ (50, 1, 12, 2, 0, 40);
%! r = -log (mean (exp (-w(i)), 1))';
%! assert (se, std (r), 1e-14);
%! assert (info.ci, quantile (r, [0.025; 0.975]), 1e-14);
%! [f, se, info] = jarzynski (w, "error", "block", "block", 7, "seed", 12, ...
%!                            "replicates", 40);
%! i = __noneq_resample__ (50, 7, 12, 2, 0, 40);
%! assert (all (all (diff (i(1:7,:), 1, 1) == 1
%!                   | diff (i(1:7,:), 1, 1) == -49)));
%! assert (se, std (-log (mean (exp (-w(i)), 1))), 1e-14);
%!test # blocks: scatter of the results of parts, the first ones longer
%! [f, se] = jarzynski (W, "error", "blocks", "blocks", 2);
%! part = [jarzynski(W(1:3)), jarzynski(W(4:5))];
%! assert (se, std (part) / sqrt (2), 1e-14);
%!test # bca: for a symmetric statistic close to the percentiles
%! w = sin (1:400)';
%! [f, se, a] = jarzynski (w, "error", "bca", "seed", 1, "replicates", 2000);
%! [f, se, b] = jarzynski (w, "error", "bootstrap", "seed", 1, ...
%!                         "replicates", 2000);
%! assert (a.ci, b.ci, 0.2 * se);
%!test # paired legs of a cycle: common noise cancels
%! common = 2 * sin (1:40)';
%! other = 0.1 * cos (7 * (1:40)');
%! [f, se, info] = jarzynski (common + other, "paired", common, "seed", 1);
%! assert (f, jarzynski (common + other) - jarzynski (common), 1e-14);
%! [~, s1] = jarzynski (common, "error", "bootstrap", "seed", 1);
%! assert (se < s1 / 5);
%! [~, sj] = jarzynski (common + other, "paired", common, ...
%!                      "error", "jackknife");
%! assert (sj, se, 0.25 * se);
%!test # Gore, Ritort and Bustamante at N = 100: .119, .654, 2.08, 8.5
%! w = [2, 3, 4, 6].^2 / 2;
%! for i = 1:4
%!   [~, ~, info] = jarzynski (sin (1:100), "dissipation", w(i), "error", "jackknife");
%!   b(i) = info.bias_grb;
%! endfor
%! assert (b, [0.119, 0.654, 2.08, 8.5], [5e-4, 5e-4, 5e-3, 5e-2]);
%!test # instrument noise: the known shift, in the unit of the data
%! [f, se, a] = jarzynski (W, "kT", 2, "seed", 1);
%! [g, te, b] = jarzynski (W, "kT", 2, "seed", 1, "noise", 0.6);
%! assert (g - f, 0.6^2 / 4, 1e-14);
%! assert (te, se);
%! assert (b.ci - a.ci, [1; 1] * 0.6^2 / 4, 1e-14);
%! ## and the average over the noise itself, by Gauss-Hermite nodes
%! x = sqrt (3) * [-1, 0, 1];
%! noisy = W' + 0.01 * x;
%! p = [1, 4, 1] / 6;
%! seen = -log (sum (mean (exp (-noisy), 1) .* p));
%! assert (seen + 0.01^2 / 2, jarzynski (W), 1e-10);
%!test # the upper end of the interval holds for any distribution
%! [f, se, info] = jarzynski ([0 0 0 0 0 40 40 40 40 40]);
%! assert (info.ci(2) <= f + log (40) + eps);
%!test # one value has no error bar, and says so
%! [f, se, info] = jarzynski (1.5);
%! assert (f, 1.5);
%! assert (isnan (se));
%! assert (info.ci(1), -Inf);
%! assert (info.ci(2), 1.5 + log (40), 1e-14);
%! assert (info.reliable, false);
%! assert (info.notes{1}, "one value has no error bar");
%! [f, se] = jarzynski (1.5, "error", "delta");
%! assert (isnan (se));
%!test # equal values: no spread, no doubt
%! [f, se, info] = jarzynski (2 * ones (20, 1));
%! assert ([f, se], [2, 0]);
%! assert (info.ci, [2; 2]);
%!test # one far outlier: no model, but the average is well determined
%! w = [linspace(0, 1, 1000)'; 200];
%! [f, se, info] = jarzynski (w, "seed", 1);
%! assert (info.model, "rejected");
%! assert (info.ci(1) < f && info.ci(2) > f);
%! assert (info.reliable);
%!test # a tail like exp (W / 0.8): <exp (-2 W)> does not exist, and that shows
%! u = ((1:500)' - 0.5) / 500;
%! w = 0.8 * [log(u); -log(u)];
%! [~, ~, info] = jarzynski (w, "seed", 1);
%! assert (info.model, "rejected");
%! assert (info.finite_variance, false);
%! assert (info.reliable, false);
%!test # the value alone costs nothing else, and draws no random number
%! rand ("twister", 7);
%! a = rand ();
%! rand ("twister", 7);
%! f = jarzynski (W);
%! assert (rand (), a);
%!error <jarzynski: values of W reach 1e\+200 kT, which no process costs; check>
%! jarzynski ([1, -1e200]);
%!test # threads do not change a bit
%! w = 3 * sin ((1:30000)'.^2);
%! [a, s, i] = jarzynski (w, "threads", 1, "seed", 4);
%! [b, t, j] = jarzynski (w, "threads", 2, "seed", 4);
%! assert ({a, s, i}, {b, t, j});
%!error <Invalid call> jarzynski ()
%!error <jarzynski: W must be a real numeric array, got a cell array>
%! jarzynski ({1, 2});
%!error <jarzynski: W must be a real numeric array, got a char array>
%! jarzynski ("abc");
%!error <jarzynski: W must be a real numeric array, got a logical array>
%! jarzynski (true);
%!error <jarzynski: W must be a real numeric array, got a complex array>
%! jarzynski ([1, 2i]);
%!error <jarzynski: W must be an accumulator made by work_accumulate>
%! jarzynski (struct ());
%!error <jarzynski: W is empty; give at least one work value> jarzynski ([])
%!error <must be a vector, or a matrix with one realisation a row, got 2 x 2 x 2>
%! jarzynski (ones (2, 2, 2));
%!error <jarzynski: W\(3\) is NaN; leave that realisation out>
%! jarzynski ([1 2 NaN 4]);
%!error <jarzynski: W\(2,1\) is NaN> jarzynski ([1 2; NaN 3; 4 5])
%!error <jarzynski: W\(2\) is -Inf: its Boltzmann weight exp\(-W/kT\) is infinite>
%! jarzynski ([1 -Inf]);
%!error <jarzynski: W\(2\) is -Inf> jarzynski ([1 Inf], "negated", true)
%!error <all values of W are Inf: every Boltzmann weight is zero>
%! jarzynski ([Inf Inf]);
%!error <all values of W\(:,2\) are Inf> jarzynski ([1 Inf; 2 Inf])
%!error <jarzynski: unknown option "seeed"; valid options are: kT, temperature,>
%! jarzynski (W, "seeed", 1);
%!error <jarzynski: option "error" must be one of: auto, delta, .* got "magic">
%! jarzynski (W, "error", "magic");
%!error <jarzynski: option "kT" must be a positive number, got -1>
%! jarzynski (W, "kT", -1);
%!error <option "replicates" must be an integer from 2 to 10000000, got 2.5>
%! jarzynski (W, "replicates", 2.5);
%!error <option "seed" must be an integer from 0 to 2\^53, got -4>
%! jarzynski (W, "seed", -4);
%!error <options come in pairs "name", value; the last has no value>
%! jarzynski (W, "kT");
%!error <option name expected as argument 1 of the options, got a double>
%! jarzynski (W, 2);
%!error <option name expected as argument 1 of the options, got a double>
%! jarzynski (W, 5, 6);
%!error <option "temperature" needs "units", one of: kJ/mol, kcal/mol, J, eV>
%! jarzynski (W, "temperature", 300);
%!error <give "kT" or "temperature", not both>
%! jarzynski (W, "kT", 1, "temperature", 300, "units", "J");
%!error <option "units" "eV" needs "temperature" in kelvin or "kT">
%! jarzynski (W, "units", "eV");
%!error <option "kB" needs "temperature" as well> jarzynski (W, "kB", 1)
%!error <option "block" must not exceed the 5 values, got 9>
%! jarzynski (W, "error", "block", "block", 9);
%!error <option "blocks" must not exceed the 5 values, got 9>
%! jarzynski (W, "error", "blocks", "blocks", 9);
%!error <option "blocks" must be an integer from 2 to 10000000, got 1>
%! jarzynski (W, "blocks", 1);
%!error <option "paired" must have the 5 x 1 values of W, got 4 x 1>
%! jarzynski (W, "paired", W(1:4));
%!error <option "dissipation" must be a number not below 0 or "self", got -1>
%! jarzynski (W, "dissipation", -1);
%!error <an accumulator has its kT and sign already>
%! jarzynski (work_accumulate (W), "kT", 2);
