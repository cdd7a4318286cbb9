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
## @deftypefn  {} {@var{dF} =} bennett (@var{wF}, @var{wR})
## @deftypefnx {} {[@var{dF}, @var{se}, @var{info}] =} bennett (@var{wF}, @var{wR}, "name", @var{value}, @dots{})
## Free energy difference from work of a process and of its reverse, by the
## acceptance ratio method.
##
## @var{dF} is the root of
##
## @example
## @group
## sum_F 1 / (1 + exp ((wF - dF) / kT + M))
##   = sum_R 1 / (1 + exp ((wR + dF) / kT - M)),   M = log (nF / nR)
## @end group
## @end example
##
## @noindent
## the maximum-likelihood estimate under Crooks' relation, and the best that
## can be had from such data.
##
## @strong{Arguments}
##
## @var{wF}: work done on the system in @var{nF} forward runs; @var{wR}: the
## same in @var{nR} runs of the reverse process, as measured there (so that
## mean (wF) + mean (wR) >= 0 up to noise).  Vectors, in units of kT unless an
## option says otherwise; @code{Inf} is a run of weight zero.
##
## @strong{Options}
##
## @table @asis
## @item "kT"; "temperature" with "units"; "kB"
## As for @code{jarzynski}.
## @item "negated" (false)
## @var{wR} was recorded with the sign of the forward direction, as pmx and
## GROMACS do.
## @item "error" ("ml")
## "ml": variance of the maximum-likelihood estimate (that of multistate
## reweighting).  "bennett": Bennett's own.  "bootstrap": percentiles.
## "block": bootstrap of blocks of consecutive runs.
## @item "replicates" (400), "block", "seed"
## Of the bootstrap.  The block length defaults to the larger statistical
## inefficiency of the two samples.
## @item "paired" (false)
## Run i forward and run i reverse belong together (the same start, the same
## system): the bootstrap draws them together.  Makes "bootstrap" the default.
## @item "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{se} is one standard error.  @var{info} has
##
## @table @code
## @item ci
## 95 % interval, inside the distribution-free bounds that the one-sided
## averages set: [-F_R - kT ln 40, F_F + kT ln 40].
## @item se_ml, se_bennett
## Both standard errors; they agree when the two samples overlap.
## @item bias
## Expected error of dF to first order in 1/n.
## @item overlap
## U of Hahn and Then: 1 for equal distributions, 0 for none in common.
## @item convergence
## Their measure a = (U - U'')/U: within 0.3 of zero when converged.
## @item jarzynski
## The one-sided averages of wF and of wR, both as estimates of @var{dF}.
## @item dissipation
## Mean dissipated work of either direction, <wF> - dF and <wR> + dF.
## @item wu_kofke
## Pi of either direction: above about 0.5, that direction samples what the
## other needs.
## @item needed
## Realisations of either direction that its exponential average would need.
## @item n, residual, passes, method, seed, kT, units
## What was used.
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## The root to 1e-12 max (1, |dF|), for any spread of the data, unless both
## sums are constant to double precision around it, as between few values that
## lie hundreds of kT apart.
## Cover of the 95 % interval for Gaussian work of standard deviation sigma kT
## (tests/long/coverage.m, 2000 repetitions each):
## @example
## @group
## sigma                 1     2     3     4     5     6
## 100 runs           .947  .960  .950  .947  .934  .945
##   unreliable       .000  .000  .005  .137  .962     1
## 1000 runs          .956  .959  .953  .941  .947  .939
##   unreliable       .000  .000  .000  .000  .013  .268
## @end group
## @end example
##
## @noindent
## where ``unreliable'' is the share of results with @code{info.reliable} false.
##
## @strong{Errors}
##
## As for @code{jarzynski}; and @code{noneq:sign} when mean (wF) + mean (wR)
## is below zero by more than 5 standard errors.
##
## @strong{References}
##
## C. H. Bennett, J. Comput. Phys. 22, 245 (1976).  M. R. Shirts, E. Bair,
## G. Hooker and V. S. Pande, Phys. Rev. Lett. 91, 140601 (2003).  A. M. Hahn
## and H. Then, Phys. Rev. E 81, 041117 (2010).  D. Wu and D. A. Kofke,
## J. Chem. Phys. 123, 084109 (2005).
##
## @strong{Example}
##
## @example
## @group
## wF = [1.9 3.4 0.2 2.6 1.1 2.2];
## wR = [0.3 -1.2 1.4 0.6 -0.8];
## [dF, se] = bennett (wF, wR);
## printf ("%.4f +- %.4f\n", dF, se)
## @print{} 0.9389 +- 0.3901
## @end group
## @end example
##
## @seealso{jarzynski, crooks, crooks_gaussian, mbar, work_report}
## @end deftypefn

function [dF, se, info] = bennett (wF, wR, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("bennett", varargin, ...
                       [common_options("work", "random", "threads")
                        {"error", "", {"ml", "bennett", "bootstrap", "block"}
                         "replicates", 400, @at_least_two
                         "block", [], "count"
                         "paired", false, "logical"}]);
  [wF, wR, scale, kT, unit] = check_two_sided ("bennett", wF, wR, opt);
  n = [numel(wF), numel(wR)];
  method = opt.error;
  if (isempty (method))
    method = ifelse (opt.paired, "bootstrap", "ml");
  endif
  if (opt.paired && n(1) != n(2))
    error ("noneq:size", ...
           ["bennett: option \"paired\" needs as many wF as wR, got %d and" ...
            " %d"], n(1), n(2));
  endif
  if (opt.paired && any (strcmp (method, {"ml", "bennett"})))
    error ("noneq:option", ...
           ["bennett: option \"error\" must be bootstrap or block when" ...
            " \"paired\" is true"]);
  endif

  [sums_f, f] = exponential_sums ("bennett", "wF", wF, scale(1), opt.threads);
  [sums_r, r] = exponential_sums ("bennett", "wR", wR, scale(2), opt.threads);
  mean_work = [sums_f(5), sums_r(5)] ./ n;
  if (sum (mean_work) < 0)
    refuse_sign ("bennett", n, mean_work, [var(wF), var(wR)] / kT^2, ...
                 opt.negated);
  endif

  raw = num2cell (__noneq_bar__ (wF, wR, scale, opt.threads));
  [value, pF, pR, squareF, squareR, pqF, pqR, skewF, skewR, log_scale, ...
   info.residual, info.passes] = raw{:};

  info.n = n;
  far = log_scale != 0;
  share = n / sum (n);
  ## All of these are ratios in which the common factor exp (log_scale)
  ## cancels or is the size of the error itself.
  info.se_ml = sqrt (max (exp (-log_scale) / (pqF + pqR) ...
                          - sum (1 ./ n), 0));
  info.se_bennett = sqrt (max ((n(1) * squareF / pF^2 - 1) / n(1) ...
                               + (n(2) * squareR / pR^2 - 1) / n(2), 0));
  if (far)
    ## Bennett's form sees only the spread within each sample.
    info.se_bennett = info.se_ml;
  endif
  U = exp (log_scale) * [pF / n(1) / share(2), pR / n(2) / share(1)];
  second = exp (2 * log_scale) * (squareR / n(2) / share(1) ...
                                  + squareF / n(1) / share(2));
  info.overlap = mean (U);
  info.convergence = 1 - second / info.overlap;
  if (far)
    info.convergence = 1;
  endif
  info.bias = expansion_bias (n, [pF, pR], [squareF, squareR], [pqF, pqR], ...
                              [skewF, skewR]);
  if (far)
    info.bias = NaN;
  endif
  if (min (n) < 2)
    info.se_ml = info.se_bennett = info.bias = NaN;
  endif

  info.jarzynski = [f, -r];
  entropy = mean_work + [-value, value];
  info.dissipation = entropy;
  info.needed = exp (max (fliplr (entropy), 0));
  info.wu_kofke = wu_kofke (max (entropy, 0), n);

  z = 1.959963984540054;
  switch (method)
    case "ml"
      info.se = info.se_ml;
      ci = value + [-z; z] * info.se;
    case "bennett"
      info.se = info.se_bennett;
      ci = value + [-z; z] * info.se;
    otherwise
      info.seed = seed_option (opt);
      block = 1;
      if (strcmp (method, "block"))
        block = block_length (opt, scale(1) * wF, scale(2) * wR, n);
        info.block = block;
      endif
      sample = resampled (wF, wR, scale, value, far, block, opt, info.seed);
      sample = sample(isfinite (sample));
      info.se = std (sample);
      ci = quantile (sample, [0.025; 0.975]);
      if (min (n) < 2)
        info.se = NaN;
        ci = [-Inf; Inf];
      endif
  endswitch
  if (far)
    ## No resampling of what was seen tells of the gap between the samples.
    info.se = info.se_ml;
    ci = [-Inf; Inf];
  endif
  if (isnan (info.se))
    ci = [-Inf; Inf];
  endif
  ## What holds for any distribution, by Markov's inequality on either side.
  bound = [-r - log(40); f + log(40)];
  crossed = bound(1) > bound(2);
  info.ci = ci;
  if (! crossed)
    info.ci = [min(max (ci(1), bound(1)), value)
               max(min (ci(2), bound(2)), value)];
  endif
  [info.reliable, info.notes] = verdict (info, far);
  if (crossed)
    info.reliable = false;
    info.notes{end+1} = sprintf (["the one-sided averages bound dF from below" ...
                                  " by %.4g and from above by %.4g kT: such" ...
                                  " data do not obey Crooks' relation; check" ...
                                  " units, temperature, signs and starts"], ...
                                 bound);
  endif
  info.method = method;

  dF = kT * value;
  se = kT * info.se;
  info = rmfield (info, "se");
  for name = {"ci", "bias", "se_ml", "se_bennett", "jarzynski", "dissipation"}
    info.(name{1}) *= kT;
  endfor
  info.kT = kT;
  info.units = unit;

endfunction

## Mean of the root of R (g) = sum_F p - sum_R p to first order in 1 / n:
## cov (R, R') / R'^2 - R'' var (R) / (2 R'^3).  Sums, F then R.
function b = expansion_bias (n, p, square, pq, skew)

  slope = sum (pq);
  variance = sum (square - p.^2 ./ n);
  ## sum p p (1 - p) from sum p (1 - p) (1 - 2 p).
  cross = (pq - skew) / 2 - p .* pq ./ n;
  b = (cross(1) - cross(2)) / slope^2 ...
      - (skew(1) - skew(2)) * variance / (2 * slope^3);

endfunction

## Pi of Wu and Kofke for the relative entropies S of the two directions.
function p = wu_kofke (s, n)

  p = NaN (1, 2);
  if (all (s > 0) && all (n > 1))
    p = sqrt (s ./ fliplr (s) .* lambert_w ((n - 1).^2 / (2 * pi))) ...
        - sqrt (2 * s);
  endif

endfunction

function block = block_length (opt, x, y, n)

  block = opt.block;
  if (isempty (block))
    block = ceil (max (statistical_inefficiency (x(isfinite (x))), ...
                       statistical_inefficiency (y(isfinite (y)))));
  elseif (block > min (n))
    error ("noneq:option", ...
           ["bennett: option \"block\" must not exceed the %d values of the" ...
            " smaller sample, got %d"], min (n), block);
  endif
  block = min (block, min (n));

endfunction

function sample = resampled (wF, wR, scale, value, far, block, opt, seed)

  if (far)
    ## Without overlap the root is the mean of the one-sided averages.
    m = log (numel (wF) / numel (wR));
    second = ifelse (opt.paired, 2, 3);
    sample = (__noneq_exp_bootstrap__ (wF, scale(1), block, seed, 2, ...
                                       opt.replicates, opt.threads) ...
              - __noneq_exp_bootstrap__ (wR, scale(2), block, seed, second, ...
                                         opt.replicates, opt.threads) + m) / 2;
  else
    sample = __noneq_bar_bootstrap__ (wF, wR, scale, value, block, ...
                                      double (opt.paired), seed, ...
                                      opt.replicates, opt.threads);
  endif

endfunction

function [reliable, notes] = verdict (info, far)

  notes = {};
  n = info.n;
  if (min (n) < 2)
    notes{end+1} = "one value on a side has no error bar";
  endif
  if (far)
    notes{end+1} = sprintf (["the two samples have no work value in common:" ...
                             " dF is not determined beyond the bounds [%.4g," ...
                             " %.4g] kT"], info.ci);
  else
    common = expected_overlap (info.dissipation, n);
    if (common < 7)
      notes{end+1} = sprintf (["a dissipated work of %.2g kT leaves about" ...
                               " %.1f runs a side in the common range: what" ...
                               " is there is there by chance"], ...
                              max (info.dissipation), common);
    endif
    if (abs (info.convergence) > 0.3)
      notes{end+1} = sprintf (["the measure of Hahn and Then is %.2f, beyond" ...
                               " 0.3: not converged"], info.convergence);
    endif
    if (abs (info.se_ml - info.se_bennett) ...
        > 0.2 * max (info.se_ml, info.se_bennett))
      notes{end+1} = sprintf (["the two standard errors differ: %.2g" ...
                               " (maximum likelihood) and %.2g kT" ...
                               " (Bennett): few runs carry the overlap"], ...
                              info.se_ml, info.se_bennett);
    endif
  endif
  reliable = isempty (notes);
  if (min (n) < 10 && min (n) > 1)
    notes{end+1} = sprintf ("%d and %d values are few for any error bar", n);
    reliable = false;
  endif

endfunction

%!demo
%! ## Both directions of a process that dissipates 4.5 kT, 200 runs each.
%! wF = 3 + 4.5 + 3 * randn (200, 1);
%! wR = -3 + 4.5 + 3 * randn (200, 1);
%! [dF, se] = bennett (wF, wR)
%! plot_work (wF, wR);

%!shared wF, wR, h
%! wF = [1.9 3.4 0.2 2.6 1.1 2.2 4.0 1.5 0.9 2.8];
%! wR = [0.3 -1.2 1.4 0.6 -0.8 0.1 2.0 -0.4];
%! h = @(d, wF, wR) sum (1 ./ (1 + exp (wF - d + log (numel (wF) / numel (wR))))) ...
%!     - sum (1 ./ (1 + exp (wR + d - log (numel (wF) / numel (wR)))));
%!test # the root of the defining equation
%! [dF, se, info] = bennett (wF, wR);
%! assert (h (dF - 1e-12, wF, wR) < 0);
%! assert (h (dF + 1e-12, wF, wR) > 0);
%!test # both variances against their definitions
%! [dF, se, info] = bennett (wF, wR);
%! m = log (10 / 8);
%! p = 1 ./ (1 + exp (wF - dF + m));
%! q = 1 ./ (1 + exp (wR + dF - m));
%! ml = 1 / (sum (p .* (1 - p)) + sum (q .* (1 - q))) - 1 / 10 - 1 / 8;
%! old = (mean (p.^2) / mean (p)^2 - 1) / 10 + (mean (q.^2) / mean (q)^2 - 1) / 8;
%! assert (se, sqrt (ml), 1e-12);
%! assert ([info.se_ml, info.se_bennett], sqrt ([ml, old]), 1e-12);
%! [~, se] = bennett (wF, wR, "error", "bennett");
%! assert (se, sqrt (old), 1e-12);
%! ## Overlap and convergence of Hahn and Then, alpha = nF / (nF + nR)
%! a = 10 / 18;
%! b = 8 / 18;
%! U = (mean (p) / b + mean (q) / a) / 2;
%! assert (info.overlap, U, 1e-12);
%! assert (info.convergence, 1 - (mean (q.^2) / a + mean (p.^2) / b) / U, 1e-12);
%!test # the other direction is the same problem
%! [a, s, i] = bennett (wF, wR);
%! [b, t, j] = bennett (wR, wF);
%! assert ([a, s, i.bias], [-b, t, -j.bias], 1e-12);
%! assert (i.ci, -flipud (j.ci), 1e-12);
%!test # first-order bias against resampling a known distribution
%! ## Three equally likely values a side that obey Crooks' relation exactly.
%! w = [-1, 0.5, 2];
%! pF = exp (-w.^2 / 2) / sum (exp (-w.^2 / 2));
%! dF = -log (sum (pF .* exp (-w)));
%! pR = pF .* exp (-w + dF);
%! n = [40, 30];
%! rand ("twister", 11);
%! for r = 1:4000
%!   x = w(1 + sum (rand (n(1), 1) > cumsum (pF)(1:2), 2));
%!   y = -w(1 + sum (rand (n(2), 1) > cumsum (pR)(1:2), 2));
%!   est(r) = __noneq_bar__ (x(:), y(:), [1 1], 1)(1);
%! endfor
%! x = repelem (w, round (pF * 4e5));
%! y = -repelem (w, round (pR * 3e5));
%! [~, se, info] = bennett (x, y);
%! ## Bias and variance scale as 1/n.  5 standard errors: false alarm 6e-7.
%! assert (mean (est) - dF, info.bias * numel (x) / n(1), ...
%!         5 * std (est) / sqrt (4000));
%! assert (std (est), se * sqrt (numel (x) / n(1)), 5 * std (est) / sqrt (8000));
%!test # a value of the bracket at zero is not a root (pymbar #bisection)
%! w = [1, 2, 6];
%! assert (bennett (w, [w, w]), -0.24647, 5e-6);
%! assert (bennett (w, w), 0, 1e-15);
%!test # two spikes far apart: not determined, and said so
%! [dF, se, info] = bennett (300 + sin (1:100), 250 + sin (1:100));
%! assert (info.ci, [-254; 304], 3);
%! assert (info.reliable, false);
%! assert (se > 1e50);
%! assert (info.notes{1}(1:50), ...
%!         "the two samples have no work value in common: dF i");
%!test # and no kind of error bar hides it
%! for kind = {"bennett", "bootstrap", "block"}
%!   [dF, se, info] = bennett (300 + sin (1:100), 250 + sin (1:100), ...
%!                             "error", kind{1}, "seed", 1);
%!   assert (info.ci, [-254; 304], 3);
%!   assert (se > 1e50);
%!   assert (info.reliable, false);
%! endfor
%!test # data against Crooks' relation: bounds that cross are named
%! w = [20 + sin(1:50), -8];
%! [dF, se, info] = bennett (w, w);
%! assert (info.ci(1) <= dF && info.ci(2) >= dF);
%! assert (info.reliable, false);
%! assert (any (! cellfun (@isempty, strfind (info.notes, "do not obey"))));
%!test # the rounding of a file is not a wrong sign
%! assert (bennett (5 * ones (1, 30), -5.001 * ones (1, 30)), 5, 1e-3);
%!test # spreads beyond 745 kT
%! [dF, se, info] = bennett ([-2000, 5000, 100], [3000, -1000, 50]);
%! assert (isfinite (dF));
%! d = dF + [-1, 1] * 1e-9;
%! s = @(x) max (x, 0) + log1p (exp (-abs (x)));
%! lse = @(x) max (x) + log (sum (exp (x - max (x))));
%! f = @(d) lse (-s ([-2000, 5000, 100] - d)) - lse (-s ([3000, -1000, 50] + d));
%! assert (f (d(1)) <= 0 && f (d(2)) >= 0);
%!test # Inf is a run of weight zero
%! [dF, se, info] = bennett ([wF, Inf], wR);
%! assert (isfinite ([dF, se]));
%! assert (h (dF, [wF, Inf], wR), 0, 1e-12);
%!test # negated, units
%! [dF, se, info] = bennett (wF, wR);
%! assert (bennett (wF, -wR, "negated", true), dF, 1e-14);
%! [d2, s2, i2] = bennett (3 * wF, 3 * wR, "kT", 3);
%! assert ([d2, s2], 3 * [dF, se], 1e-13);
%! assert ([i2.ci', i2.bias, i2.jarzynski, i2.dissipation, i2.se_bennett], ...
%!         3 * [info.ci', info.bias, info.jarzynski, info.dissipation, ...
%!              info.se_bennett], 1e-12);
%! assert (info.jarzynski, [jarzynski(wF), -jarzynski(wR)], 1e-14);
%!test # the bootstrap is that of its definition
%! [dF, se, info] = bennett (wF, wR, "error", "bootstrap", "seed", 5, ...
%!                           "replicates", 30);
%! i = __noneq_resample__ (10, 1, 5, 2, 0, 30);
%! j = __noneq_resample__ (8, 1, 5, 3, 0, 30);
%! for r = 1:30
%!   d(r) = bennett (wF(i(:,r)), wR(j(:,r)));
%! endfor
%! assert (se, std (d), 1e-10);
%! [~, a] = bennett (wF, wR, "error", "block", "block", 3, "seed", 5);
%! [~, b] = bennett (wF, wR, "error", "block", "block", 3, "seed", 5, ...
%!                   "threads", 1);
%! assert (a, b);
%!test # paired: common noise of forward and reverse cancels in dF
%! common = 1.5 * sin (1:60)';
%! a = 1 + common + 0.05 * cos (7 * (1:60)');
%! b = -common + 0.5;
%! [~, paired, info] = bennett (a, b, "paired", true, "seed", 1);
%! [~, free] = bennett (a, b, "error", "bootstrap", "seed", 1);
%! assert (info.method, "bootstrap");
%! assert (paired > 0 && abs (log (paired / free)) > 0.2);
%!test # Wu and Kofke for equal relative entropies: sqrt (W_L) - s
%! [dF, se, info] = bennett ([wF(:); wF(:)], [wF(:); wF(:)]);
%! s = info.dissipation(1);
%! u = (info.wu_kofke(1) + sqrt (2 * s))^2;
%! assert (u * exp (u), 19^2 / (2 * pi), 1e-10);
%!test # few values
%! [dF, se, info] = bennett (1, 2);
%! assert (dF, -0.5, 1e-12);
%! assert (isnan (se));
%! assert (info.ci, [-2 - log(40); 1 + log(40)], 1e-12);
%! assert (info.reliable, false);
%!test # wide samples with plateaus between the values
%! for width = [100, 1000, 1e5]
%!   x = width * (sin (1:40) + 0.5);
%!   y = width * (cos (1:30) + 0.5);
%!   assert (isfinite (bennett (x, y)));
%! endfor
%!error <Invalid call> bennett (1)
%!error <bennett: wF must be a real numeric array, got a cell array>
%! bennett ({1}, 1);
%!error <bennett: wR is empty; give at least one work value> bennett (1, [])
%!error <bennett: wR must be a vector of work values, got 2 x 2>
%! bennett (1, ones (2));
%!error <bennett: wR\(2\) is NaN; leave that realisation out>
%! bennett (1:3, [1 NaN]);
%!error <bennett: wF\(1\) is -Inf: its Boltzmann weight>
%! bennett ([-Inf 1], 1:3);
%!error <bennett: wR\(2\) is -Inf> bennett (1:3, [1 Inf], "negated", true)
%!error <all values of wF are Inf> bennett (Inf, 1:3)
%!error <mean \(wF\) \+ mean \(wR\) is -50 kT, .* give option "negated", true>
%! bennett (10 + sin (1:50), -60 + sin (1:50));
%!error <leave out option "negated"> bennett (20 + sin (1:50), 60 + sin (1:50), "negated", true)
%!error <option "paired" needs as many wF as wR, got 3 and 2>
%! bennett (1:3, 1:2, "paired", true);
%!error <option "error" must be bootstrap or block when "paired" is true>
%! bennett (1:3, 1:3, "paired", true, "error", "ml");
%!error <option "block" must not exceed the 2 values of the smaller sample, got 3>
%! bennett (1:3, 1:2, "error", "block", "block", 3);
%!error <bennett: unknown option "foo"> bennett (1, 2, "foo", 1)
