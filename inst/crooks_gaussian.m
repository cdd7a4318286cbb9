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
## @deftypefn  {} {@var{dF} =} crooks_gaussian (@var{wF}, @var{wR})
## @deftypefnx {} {[@var{dF}, @var{se}, @var{info}] =} crooks_gaussian (@var{wF}, @var{wR}, "name", @var{value}, @dots{})
## Free energy difference from where two Gaussians fitted to forward and
## reverse work cross.
##
## By Crooks' relation @code{P_F(W) / P_R(-W) = exp ((W - dF) / kT)} the two
## densities are equal at @code{W = dF}.  With Gaussians of means mF and -mR
## and standard deviations sF and sR that is a root of
##
## @example
## @group
## (W - mF)^2 / (2 sF^2) + log (sF) = (W + mR)^2 / (2 sR^2) + log (sR)
## @end group
## @end example
##
## @noindent
## Of two roots the one nearer to the midpoint of mF and -mR is taken; both
## are in @code{info.roots}.  Unequal widths already say that Gaussians cannot
## be exact: then use @code{bennett}.
##
## @strong{Arguments}
##
## @var{wF} and @var{wR}: vectors of work done on the system in the forward and
## in the reverse process, as measured there; in kT unless an option says
## otherwise.
##
## @strong{Options}
##
## "kT", "temperature", "units", "kB", "negated" as for @code{bennett};
## "population" (false): standard deviations with 1/n instead of 1/(n-1);
## "error": "delta" (default) from the errors of the four parameters, or
## "bootstrap" with "replicates" (400) and "seed".
##
## @strong{Results}
##
## @var{se} is one standard error.  @var{info} has ci (95 %), roots (both
## crossings, or one), mean and sd (forward, reverse), p_normal (Lilliefors
## test of either sample), p_equal (test of sF = sR), p_consistent (test that the
## dissipated work is half the variance, as Crooks' relation demands), bias
## (second order of the delta method), n, reliable, notes, method, kT, units.
##
## @strong{Accuracy}
##
## The root to rounding.  For Gaussian work with sigma = 1 .. 6 kT and 100 or
## 1000 values a side the 95 % interval covers 0.942 .. 0.959
## (tests/long/coverage.m).
##
## @strong{Errors}
##
## As for @code{bennett}; @code{noneq:size} for fewer than 3 values a side;
## @code{noneq:data} for values that are all equal, and for Gaussians that do
## not cross.
##
## @strong{References}
##
## M. Goette and H. Grubmueller, J. Comput. Chem. 30, 447 (2009).
## H. W. Lilliefors, J. Am. Stat. Assoc. 62, 399 (1967).
##
## @strong{Example}
##
## @example
## @group
## wF = [0.1 0.9 1.4 2.2 0.8];
## wR = [-0.6 0.5 -0.2 0.7 0.3];
## printf ("%.4f\n", crooks_gaussian (wF, wR))
## @print{} 0.4797
## @end group
## @end example
##
## @seealso{crooks, bennett, work_report}
## @end deftypefn

function [dF, se, info] = crooks_gaussian (wF, wR, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("crooks_gaussian", varargin, ...
                       [common_options("work", "random", "threads")
                        {"population", false, "logical"
                         "error", "delta", {"delta", "bootstrap"}
                         "replicates", 400, @at_least_two}]);
  [wF, wR, scale, kT, unit] = check_two_sided ("crooks_gaussian", wF, wR, ...
                                               opt);
  refuse_values ("crooks_gaussian", "wF", wF, "finite");
  refuse_values ("crooks_gaussian", "wR", wR * sign (scale(2)), "finite");
  n = [numel(wF), numel(wR)];
  if (min (n) < 3)
    error ("noneq:size", ...
           "crooks_gaussian: 3 values a side are needed, got %d and %d", n);
  endif
  x = scale(1) * wF;
  y = -scale(2) * wR;
  m = [mean(x), mean(y)];
  s = [std(x, +opt.population), std(y, +opt.population)];
  if (any (s == 0))
    error ("noneq:data", ...
           "crooks_gaussian: all values of %s are equal: no Gaussian to fit", ...
           {"wF", "wR"}{find (s == 0, 1)});
  endif
  refuse_sign ("crooks_gaussian", n, [m(1), -m(2)], s.^2, opt.negated);

  info.n = n;
  info.roots = crossings (m, s);
  if (isempty (info.roots))
    error ("noneq:data", ...
           ["crooks_gaussian: the two Gaussians do not cross (means %.4g and" ...
            " %.4g kT, standard deviations %.4g and %.4g kT); use bennett"], ...
           m, s);
  endif
  value = nearest (info.roots, m);
  info.mean = [m(1), -m(2)];
  info.sd = s;
  info.p_normal = [lilliefors(x), lilliefors(y)];
  info.p_equal = equal_variance (s, n);

  variance = [s.^2 ./ n, s.^2 ./ (2 * (n - 1))];
  [gradient, curvature] = derivatives (value, m, s);
  info.bias = sum (curvature .* variance) / 2;
  switch (opt.error)
    case "delta"
      spread = sqrt (sum (gradient.^2 .* variance));
      info.ci = value + [-1; 1] * 1.959963984540054 * spread;
    case "bootstrap"
      info.seed = seed_option (opt);
      sample = resampled (x, y, opt, info.seed);
      lost = sum (isnan (sample));
      info.lost = lost;
      sample = sample(! isnan (sample));
      spread = std (sample);
      info.ci = quantile (sample, [0.025; 0.975]);
  endswitch

  ## Gaussians that obey Crooks' relation dissipate half their variance each
  ## way: mF + mR = s^2.
  v = s.^2;
  off = m(1) - m(2) - mean (v);
  off_se = sqrt (sum (v ./ n) + sum (v.^2 ./ (2 * (n - 1))));
  info.p_consistent = erfc (abs (off) / off_se / sqrt (2));

  notes = {};
  if (info.p_consistent < 0.003)
    notes{end+1} = sprintf (["the mean works sum to %.3g kT, Gaussian work of" ...
                             " these widths to %.3g kT (p = %.1g): units," ...
                             " starts, or not Gaussian"], m(1) - m(2), ...
                            mean (v), info.p_consistent);
  endif
  for side = 1:2
    if (info.p_normal(side) < 0.003)
      notes{end+1} = sprintf ("%s is not Gaussian (Lilliefors p = %.2g)", ...
                              {"wF", "wR"}{side}, info.p_normal(side));
    endif
  endfor
  if (info.p_equal < 0.003)
    notes{end+1} = sprintf (["the widths differ (p = %.2g): Gaussian work" ...
                             " has the same width both ways"], info.p_equal);
  endif
  if (numel (info.roots) == 2 && diff (abs (info.roots - mean (m))) != 0 ...
      && ! (value > min (m) && value < max (m)))
    notes{end+1} = "the crossing lies outside the two means";
  endif
  if (strcmp (opt.error, "bootstrap") && lost > 0)
    notes{end+1} = sprintf ("%d of %d bootstrap replicates do not cross", ...
                            lost, opt.replicates);
  endif
  if (min (n) < 10)
    notes{end+1} = sprintf ("%d and %d values are few for any error bar", n);
  endif
  info.reliable = isempty (notes);
  info.notes = notes;
  info.method = opt.error;

  dF = kT * value;
  se = kT * spread;
  for name = {"ci", "roots", "mean", "sd", "bias"}
    info.(name{1}) *= kT;
  endfor
  info.kT = kT;
  info.units = unit;

endfunction

## Where Gaussians of means M and standard deviations S are equal.  With q the
## place relative to the midpoint, a q^2 - 2 b q + c = 0, solved so that the
## root near the midpoint stays exact when the widths agree and a -> 0.
function roots = crossings (m, s)

  v = s.^2;
  middle = mean (m);
  d = m - middle;
  a = v(2) - v(1);
  b = v(2) * d(1) - v(1) * d(2);
  c = v(2) * d(1)^2 - v(1) * d(2)^2 - 2 * v(1) * v(2) * log (s(2) / s(1));
  disc = b^2 - a * c;
  if (disc < 0 || (a == 0 && b == 0))
    roots = [];
    return;
  endif
  t = b + ifelse (b < 0, -1, 1) * sqrt (disc);
  q = [];
  if (t != 0)
    q(end+1) = c / t;
  endif
  if (a != 0)
    q(end+1) = t / a;
  endif
  roots = middle + sort (q);

endfunction

function value = nearest (roots, m)

  [~, k] = min (abs (roots - mean (m)));
  value = roots(k);

endfunction

## First and second derivatives of the root in (mF, mR, sF, sR), the first
## implicit, the second by differences of them.
function [g, curvature] = derivatives (value, m, s)

  g = gradient_at (value, m, s);
  p = [m, s];
  for k = 1:4
    h = 1e-4 * s(mod (k - 1, 2) + 1);
    for side = [-1, 1]
      q = p;
      q(k) += side * h;
      root = crossings (q(1:2), q(3:4));
      if (isempty (root))
        curvature(k) = NaN;
        break;
      endif
      [~, i] = min (abs (root - value));
      at(side/2+1.5) = gradient_at (root(i), q(1:2), q(3:4))(k);
      curvature(k) = (at(end) - at(1)) / (2 * h);
    endfor
  endfor

endfunction

function g = gradient_at (w, m, s)

  z = (w - m) ./ s;
  slope = z(1) / s(1) - z(2) / s(2);
  g = [z(1)/s(1), -z(2)/s(2), (z(1)^2-1)/s(1), -(z(2)^2-1)/s(2)] / slope;

endfunction

function p = equal_variance (s, n)

  ratio = s(1)^2 / s(2)^2;
  df = n - 1;
  lower = betainc (df(1) * ratio / (df(1) * ratio + df(2)), df(1) / 2, ...
                   df(2) / 2);
  p = 2 * min (lower, 1 - lower);

endfunction

function value = resampled (x, y, opt, seed)

  value = NaN (opt.replicates, 1);
  n = [numel(x), numel(y)];
  ## In portions, so that memory stays small for large samples.
  portion = max (1, floor (4e6 / max (n)));
  for first = 1:portion:opt.replicates
    count = min (portion, opt.replicates - first + 1);
    i = __noneq_resample__ (n(1), 1, seed, 2, first - 1, count);
    j = __noneq_resample__ (n(2), 1, seed, 3, first - 1, count);
    a = reshape (x(i), n(1), count);
    b = reshape (y(j), n(2), count);
    m = [mean(a, 1)', mean(b, 1)'];
    s = [std(a, +opt.population, 1)', std(b, +opt.population, 1)'];
    for k = 1:count
      if (all (s(k,:) > 0))
        root = crossings (m(k,:), s(k,:));
        if (! isempty (root))
          value(first+k-1) = nearest (root, m(k,:));
        endif
      endif
    endfor
  endfor

endfunction

%!demo
%! ## Two Gaussians and their crossing.
%! wF = 3 + 2 + 2 * randn (300, 1);
%! wR = -3 + 2 + 2 * randn (300, 1);
%! [dF, se, info] = crooks_gaussian (wF, wR);
%! w = linspace (-4, 12, 200);
%! g = @(w, m, s) exp (-(w - m).^2 / (2 * s^2)) / (s * sqrt (2 * pi));
%! plot (w, g (w, info.mean(1), info.sd(1)), ...
%!       w, g (w, -info.mean(2), info.sd(2)), dF * [1 1], [0 0.2], "k--");
%! legend ("P_F(W)", "P_R(-W)", "dF");
%! xlabel ("W / kT");
%! title (sprintf ("dF = %.3f +- %.3f, exact 3", dF, se));

%!shared wF, wR
%! wF = [0.1 0.9 1.4 2.2 0.8];
%! wR = [-0.6 0.5 -0.2 0.7 0.3];
%!test # the densities are equal at both roots
%! [dF, se, info] = crooks_gaussian (wF, wR);
%! d = @(w) (w - mean (wF))^2 / (2 * var (wF)) + log (std (wF)) ...
%!          - (w + mean (wR))^2 / (2 * var (wR)) - log (std (wR));
%! assert (numel (info.roots), 2);
%! for w = info.roots
%!   assert (d (w), 0, 1e-13);
%! endfor
%! assert (dF, info.roots(2));
%!test # equal widths: one root, the midpoint
%! [dF, se, info] = crooks_gaussian ([1 2 3], [-5 -4 -3]);
%! assert (dF, 3, 1e-14);
%! assert (info.roots, 3, 1e-14);
%! ## and the root stays exact when the widths differ by rounding only
%! x = [1 2 3] * (1 + 1e-15);
%! assert (crooks_gaussian (x, [-5 -4 -3]), 3, 1e-12);
%!test # delta-method error against differences in the four parameters
%! [dF, se, info] = crooks_gaussian (wF, wR);
%! n = 5;
%! move = @(x, a, b) mean (x) + a + (x - mean (x)) * (1 + b);
%! h = 1e-5;
%! g = [crooks_gaussian(move (wF, h, 0), wR) - crooks_gaussian(move (wF, -h, 0), wR)
%!      crooks_gaussian(wF, move (wR, h, 0)) - crooks_gaussian(wF, move (wR, -h, 0))
%!      crooks_gaussian(move (wF, 0, h), wR) - crooks_gaussian(move (wF, 0, -h), wR)
%!      crooks_gaussian(wF, move (wR, 0, h)) - crooks_gaussian(wF, move (wR, 0, -h))] / (2 * h);
%! v = [var(wF) / n, var(wR) / n, 1 / (2 * (n - 1)), 1 / (2 * (n - 1))];
%! assert (se, sqrt (sum (g'.^2 .* v)), 1e-8);
%!test # units, sign, population
%! [dF, se, info] = crooks_gaussian (wF, wR);
%! [d2, s2, i2] = crooks_gaussian (2 * wF, -2 * wR, "kT", 2, "negated", true);
%! assert ([d2, s2, i2.mean, i2.sd], 2 * [dF, se, info.mean, info.sd], 1e-12);
%! [~, ~, i3] = crooks_gaussian (wF, wR, "population", true);
%! assert (i3.sd, info.sd * sqrt (4 / 5), 1e-14);
%!test # bootstrap against its definition
%! x = sin (1:30)' + 1;
%! y = cos (1.3 * (1:25)') + 0.2;
%! [dF, se, info] = crooks_gaussian (x, y, "error", "bootstrap", "seed", 3, ...
%!                                   "replicates", 20);
%! i = __noneq_resample__ (30, 1, 3, 2, 0, 20);
%! j = __noneq_resample__ (25, 1, 3, 3, 0, 20);
%! for r = 1:20
%!   d(r) = crooks_gaussian (x(i(:,r)), y(j(:,r)));
%! endfor
%! assert (se, std (d), 1e-12);
%!test # the Lilliefors p-value: the statistic of this sample by hand
%! [~, ~, info] = crooks_gaussian ([1:19, 200], -(1:20));
%! assert (info.p_normal(1) < 0.001);
%! assert (info.p_normal(2) > 0.5);
%! assert (info.reliable, false);
%! assert (! isempty (strfind ([info.notes{:}], "wF is not Gaussian")));
%!test # Gaussian work dissipates half its variance: 550 kT is impossible
%! [~, ~, info] = crooks_gaussian (300 + sin (1:100), 250 + sin (1:100));
%! assert (info.p_consistent < 1e-10);
%! assert (info.reliable, false);
%!error <Invalid call> crooks_gaussian (1:3)
%!error <crooks_gaussian: 3 values a side are needed, got 2 and 3>
%! crooks_gaussian (1:2, 1:3);
%!error <all values of wR are equal: no Gaussian to fit>
%! crooks_gaussian (1:3, [1 1 1]);
%!error <crooks_gaussian: wF\(1\) is Inf> crooks_gaussian ([Inf 1 2], 1:3)
%!error <give option "negated", true>
%! crooks_gaussian (10 + sin (1:50), -60 + sin (1:50));
