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
## @deftypefn  {} {@var{dF} =} crooks (@var{wF}, @var{wR})
## @deftypefnx {} {[@var{dF}, @var{se}, @var{info}] =} crooks (@var{wF}, @var{wR}, "name", @var{value}, @dots{})
## Crossing of the forward and the reversed work distribution, and a test of
## the fluctuation theorem.
##
## Crooks' relation
##
## @example
## P_F(W) / P_R(-W) = exp ((W - dF) / kT)
## @end example
##
## @noindent
## says that the logarithm of the ratio is a straight line in W/kT of slope 1
## through zero at dF.  Here the line
## @code{log (P_F(W) / P_R(-W)) = slope (W - dF) / kT} is fitted to the work
## values themselves, without bins, by logistic regression of the direction on
## the work.  @var{dF} is its zero: the crossing of the two densities.  A slope
## that differs from 1 shows a wrong temperature, wrong units or sign, or runs
## that did not start in equilibrium.  If the relation can be trusted,
## @code{bennett}, which fixes the slope, has the smaller error.
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
## "bins" (automatic): number or edges of the histogram.
##
## @strong{Results}
##
## @var{se} is one standard error of the crossing.  @var{info} has
##
## @table @code
## @item slope, slope_se, p
## Slope of the line, its standard error, and the p-value of slope 1
## (likelihood ratio).
## @item ci, bias
## 95 % interval of @var{dF}; bias is half the second-order term of the delta
## method.
## @item histogram
## Struct of the binned form: edges, center (mean work of the values in each
## bin), forward and reverse (densities), forward_se, reverse_se, log_ratio,
## log_ratio_se, and slope, slope_se, dF, dF_se of the weighted line through
## them.
## @item n, overlap_n, reliable, notes, kT, units
## @end table
##
## @strong{Accuracy}
##
## The fit to 1e-10.  The test of slope 1 at the level 5 % rejects 4 to 6 % of
## Gaussian samples of 50 values or more a side, sigma 1 to 3 kT.
##
## @strong{Errors}
##
## As for @code{bennett} (but a wrong sign is what the slope shows and is no
## error here); @code{noneq:size} for fewer than 3 values a side;
## @code{noneq:data} if the two samples do not overlap, so that no finite
## slope fits.
##
## @strong{References}
##
## G. E. Crooks, Phys. Rev. E 60, 2721 (1999).  M. R. Shirts, E. Bair,
## G. Hooker and V. S. Pande, Phys. Rev. Lett. 91, 140601 (2003).
##
## @strong{Example}
##
## @example
## @group
## wF = [0.1 0.9 1.4 2.2 0.8 -0.3];
## wR = [-0.6 0.5 -0.2 0.7 0.3 1.1];
## [dF, se, info] = crooks (wF, wR);
## printf ("dF %.3f +- %.3f, slope %.3f\n", dF, se, info.slope)
## @print{} dF 0.207 +- 0.220, slope 2.309
## @end group
## @end example
##
## @seealso{bennett, crooks_gaussian, plot_work}
## @end deftypefn

function [dF, se, info] = crooks (wF, wR, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("crooks", varargin, ...
                       [common_options("work", "threads")
                        {"bins", [], @bins_message}]);
  [wF, wR, scale, kT, unit] = check_two_sided ("crooks", wF, wR, opt);
  refuse_values ("crooks", "wF", wF, "finite");
  refuse_values ("crooks", "wR", wR * sign (scale(2)), "finite");
  n = [numel(wF), numel(wR)];
  if (min (n) < 3)
    error ("noneq:size", "crooks: 3 values a side are needed, got %d and %d", ...
           n);
  endif
  x = scale(1) * wF;
  y = -scale(2) * wR;
  if (min (x) >= max (y) || max (x) <= min (y))
    error ("noneq:data", ...
           ["crooks: wF and -wR do not overlap (%.4g .. %.4g and %.4g .. %.4g" ...
            " kT): no slope can be fitted; see the bounds that bennett gives"], ...
           min (x), max (x), min (y), max (y));
  endif

  [line, covariance, deviance, line_bias] = logistic (x, y);
  ## With the slope held at 1 the fit is the acceptance ratio.
  root = __noneq_bar__ (x, -y, [1, 1], opt.threads)(1);
  fixed = likelihood ([-root; 1], x, y, log (n(1) / n(2)));
  info.n = n;
  info.slope = line(2);
  info.slope_se = sqrt (covariance(2,2));
  info.p = gammainc (max (fixed - deviance, 0) / 2, 0.5, "upper");
  info.overlap_n = sum ([x; y] >= min (y) & [x; y] <= max (x));

  value = -line(1) / line(2);
  gradient = [-1, -value] / line(2);
  spread = sqrt (gradient * covariance * gradient');
  info.ci = value + [-1; 1] * 1.959963984540054 * spread;
  ## The bias of the two parameters, and the curvature of their ratio.
  info.bias = gradient * line_bias ...
              + (covariance(1,2) + value * covariance(2,2)) / line(2)^2;
  info.histogram = binned (x, y, n, opt.bins, kT);

  notes = {};
  common = expected_overlap ([mean(x) - value, value - mean(y)], n);
  if (common < 7)
    notes{end+1} = sprintf (["about %.1f runs a side are to be expected in" ...
                             " the common range: what is there is there by" ...
                             " chance"], common);
  endif
  if (info.p < 0.005)
    notes{end+1} = sprintf (["the slope %.3f +- %.3f is not 1 (p = %.2g):" ...
                             " check temperature, units, sign, and that the" ...
                             " runs start in equilibrium"], info.slope, ...
                            info.slope_se, info.p);
  endif
  if (! isfinite (spread))
    notes{end+1} = ["the two samples hardly overlap: the slope is not" ...
                    " determined"];
  endif
  if (info.slope <= 0)
    notes{end+1} = ["the slope is not positive: the crossing means nothing;" ...
                    " see option \"negated\""];
  endif
  if (min (n) < 10)
    notes{end+1} = sprintf ("%d and %d values are few for any error bar", n);
  endif
  info.reliable = isempty (notes);
  info.notes = notes;

  dF = kT * value;
  se = kT * spread;
  info.ci *= kT;
  info.bias *= kT;
  info.kT = kT;
  info.units = unit;

endfunction

## Maximum likelihood of log (P_F / P_R) = b(1) + b(2) w, by Newton's method
## from the slope 1; the likelihood is concave, so a step is halved only until
## it rises.  DEVIANCE is -2 log of the likelihood; B_BIAS is the error of b
## to first order in 1/n (McCullagh and Nelder, Generalized Linear Models,
## 1989, sec. 15.2).
function [b, covariance, deviance, b_bias] = logistic (x, y)

  m = log (numel (x) / numel (y));
  ## About the middle of the data the two parameters are nearly independent.
  centre = (mean (x) + mean (y)) / 2;
  x -= centre;
  y -= centre;
  b = [0; 1];
  stride = floor (min (numel (x), numel (y)) / 2e4);
  if (stride > 1)
    ## Begin at the solution for a part of the data, if it has one.
    part = climb (b, x(1:stride:end), y(1:stride:end), m);
    if (part(2) < 1e3)
      b = part;
    endif
  endif
  [b, deviance, h] = climb (b, x, y, m);
  if (rcond (h) > eps)
    covariance = inv (h);
  else
    covariance = NaN (2);
  endif
  b_bias = covariance * (bias_score (b, x, m, covariance)
                         + bias_score (b, y, m, covariance));

  ## Back to the origin of W.
  move = [1, -centre; 0, 1];
  b = move * b;
  b_bias = move * b_bias;
  covariance = move * covariance * move';
  ## The regression takes the direction of each run as random; nF and nR are
  ## given, so its intercept varies by 1 / nF + 1 / nR less.
  covariance(1,1) -= 1 / numel (x) + 1 / numel (y);

endfunction

function [b, deviance, h] = climb (b, x, y, m)

  [deviance, g, h] = likelihood (b, x, y, m);
  for i = 1:200
    if (! (rcond (h) > eps))
      break;
    endif
    step = h \ g;
    factor = 1;
    do
      trial = b + factor * step;
      [d, gt, ht] = likelihood (trial, x, y, m);
      factor /= 2;
      ## Short steps change the likelihood by less than its rounding.
    until (d <= deviance || norm (step) < 1e-3 || factor < 1e-12)
    b = trial;
    deviance = d;
    g = gt;
    h = ht;
    ## The next step would be the square of this one.
    if (norm (step) <= 1e-8 * (1 + norm (b)) || factor < 1e-12)
      break;
    endif
  endfor

endfunction

## Sum over the runs of one side of the design times weight times
## Q (p - 1/2), Q the leverage and p the probability of "forward".
function s = bias_score (b, w, m, covariance)

  p = 1 ./ (1 + exp (-(m + b(1) + b(2) * w)));
  leverage = covariance(1,1) + 2 * covariance(1,2) * w ...
             + covariance(2,2) * w.^2;
  t = p .* (1 - p) .* leverage .* (p - 0.5);
  s = [sum(t); sum(w .* t)];

endfunction

function [deviance, g, h] = likelihood (b, x, y, m)

  [cost_x, p] = misfit (-(m + b(1) + b(2) * x));
  [cost_y, q] = misfit (m + b(1) + b(2) * y);
  deviance = 2 * (cost_x + cost_y);
  g = [sum(p) - sum(q); sum(x .* p) - sum(y .* q)];
  wp = p .* (1 - p);
  wq = q .* (1 - q);
  cross = sum (x .* wp) + sum (y .* wq);
  h = [sum(wp)+sum(wq), cross; cross, sum(x.^2.*wp)+sum(y.^2.*wq)];

endfunction

## Sum of log (1 + exp (u)), and p = 1 / (1 + exp (-u)), the chance of the
## other direction.
function [cost, p] = misfit (u)

  e = exp (-abs (u));
  cost = sum (max (u, 0)) + sum (log1p (e));
  p = 1 ./ (1 + e);
  low = u < 0;
  p(low) = 1 - p(low);

endfunction

## The binned form, in the unit of the data.  The work of a bin is the mean
## over the values in it: its midpoint would bend the line.
function h = binned (x, y, n, bins, kT)

  if (isscalar (bins) || isempty (bins))
    low = min (min (x), min (y));
    high = max (max (x), max (y));
    if (isempty (bins))
      ## Scott's rule on the narrower sample.
      width = 3.5 * min (std (x), std (y)) / min (n)^(1/3);
      bins = min (max (ceil ((high - low) / max (width, eps (high))), 2), 500);
    endif
    edges = linspace (low, high, bins + 1);
  else
    edges = bins(:)' / kT;
  endif
  k = numel (edges) - 1;
  width = diff (edges);
  [cF, sF] = counts (x, edges, k);
  [cR, sR] = counts (y, edges, k);
  h.edges = edges * kT;
  center = (sF + sR) ./ (cF + cR);
  empty = cF + cR == 0;
  center(empty) = ((edges(1:end-1) + edges(2:end)) / 2)(empty);
  h.center = center * kT;
  h.forward = cF ./ (n(1) * width) / kT;
  h.reverse = cR ./ (n(2) * width) / kT;
  h.forward_se = sqrt (cF .* (1 - cF / n(1))) ./ (n(1) * width) / kT;
  h.reverse_se = sqrt (cR .* (1 - cR / n(2))) ./ (n(2) * width) / kT;
  both = cF > 0 & cR > 0;
  h.log_ratio = h.log_ratio_se = NaN (1, k);
  h.log_ratio(both) = log (cF(both) / n(1)) - log (cR(both) / n(2));
  variance = 1 ./ cF(both) - 1 / n(1) + 1 ./ cR(both) - 1 / n(2);
  h.log_ratio_se(both) = sqrt (variance);
  h.slope = h.slope_se = h.dF = h.dF_se = NaN;
  if (sum (both & h.log_ratio_se > 0) >= 2)
    use = both & h.log_ratio_se > 0;
    a = [ones(sum (use), 1), center(use)'] ./ h.log_ratio_se(use)';
    r = h.log_ratio(use)' ./ h.log_ratio_se(use)';
    c = inv (a' * a);
    b = c * (a' * r);
    h.slope = b(2);
    h.slope_se = sqrt (c(2,2));
    zero = -b(1) / b(2);
    h.dF = zero * kT;
    g = [-1, -zero] / b(2);
    h.dF_se = sqrt (g * c * g') * kT;
  endif

endfunction

function [c, s] = counts (x, edges, k)

  i = lookup (edges, x);
  i(x == edges(end)) = k;
  in = i >= 1 & i <= k;
  c = accumarray (i(in), 1, [k, 1])';
  s = accumarray (i(in), x(in), [k, 1])';

endfunction

%!demo
%! ## The log ratio of the two work distributions is a line of slope 1.
%! wF = 3 + 2 + 2 * randn (2000, 1);
%! wR = -3 + 2 + 2 * randn (2000, 1);
%! [dF, se, info] = crooks (wF, wR);
%! h = info.histogram;
%! errorbar (h.center, h.log_ratio, h.log_ratio_se, "o");
%! hold on;
%! w = [min(h.edges), max(h.edges)];
%! plot (w, info.slope * (w - dF), "-", w, w - 3, "k--");
%! hold off;
%! xlabel ("W / kT");
%! ylabel ("log (P_F(W) / P_R(-W))");
%! legend ("bins", "fit without bins", "exact", "location", "southeast");
%! title (sprintf ("slope %.3f +- %.3f, dF = %.3f +- %.3f", info.slope, ...
%!                 info.slope_se, dF, se));

%!shared wF, wR
%! wF = [1.9 3.4 0.2 2.6 1.1 2.2 4.0 1.5 0.9 2.8 -0.5];
%! wR = [0.3 -1.2 1.4 0.6 -0.8 0.1 2.0 -0.4];
%!test # the maximum of the likelihood
%! [dF, se, info] = crooks (wF, wR);
%! m = log (11 / 8);
%! L = @(s, d) -sum (log (1 + exp (-(m + s * (wF - d))))) ...
%!             - sum (log (1 + exp (m + s * (-wR - d))));
%! for move = [1e-3, 0, -1e-3, 0; 0, 1e-3, 0, -1e-3]
%!   assert (L (info.slope + move(1), dF + move(2)) < L (info.slope, dF));
%! endfor
%! ## Likelihood ratio against the slope 1 of the acceptance ratio
%! lr = 2 * (L (info.slope, dF) - L (1, bennett (wF, wR)));
%! assert (info.p, erfc (sqrt (lr / 2)), 1e-9);
%! ## The error of the slope is the curvature of the likelihood's profile
%! e = 1e-3;
%! H = [L(info.slope + e, dF) + L(info.slope - e, dF) - 2 * L(info.slope, dF), 0
%!      0, L(info.slope, dF + e) + L(info.slope, dF - e) - 2 * L(info.slope, dF)];
%! H(1,2) = H(2,1) = (L (info.slope + e, dF + e) - L (info.slope + e, dF - e) ...
%!                    - L (info.slope - e, dF + e) + L (info.slope - e, dF - e)) / 4;
%! C = inv (-H / e^2);
%! assert (info.slope_se, sqrt (C(1,1)), 1e-5);
%!test # counts that obey the relation exactly: slope 1, dF 1
%! w = 0:2;
%! n = [1000, 3000, 500];
%! r = round (n .* exp (-(w - 1)) * 1000);
%! x = repelem (w, 10 * n);
%! y = -repelem (w, round (r / 100));
%! [dF, se, info] = crooks (x, y);
%! assert (info.slope, 1, 1e-4);
%! assert (dF - 1, log (numel (x) / numel (y)), 1e-3);
%! assert (info.p > 0.9);
%!test # scale and shift
%! [dF, se, info] = crooks (wF, wR);
%! [d2, s2, i2] = crooks (2 * wF, 2 * wR, "kT", 2);
%! assert ([d2, s2, i2.slope], [2 * dF, 2 * se, info.slope], 1e-9);
%! assert (i2.histogram.forward, info.histogram.forward / 2, 1e-12);
%! [d3, s3, i3] = crooks (wF + 100, wR - 100);
%! assert ([d3, s3, i3.slope], [dF + 100, se, info.slope], 1e-9);
%! [d4, s4] = crooks (wF, -wR, "negated", true);
%! assert ([d4, s4], [dF, se], 1e-12);
%!test # a wrong temperature shows as the slope
%! x = repmat (wF, 1, 200);
%! y = repmat (wR, 1, 200);
%! [~, ~, info] = crooks (x, y);
%! [~, ~, hot] = crooks (x, y, "kT", 3);
%! assert (hot.slope, 3 * info.slope, 1e-8);
%! assert (hot.p < 1e-6);
%! assert (hot.reliable, false);
%! assert (! isempty (strfind (hot.notes{1}, "check temperature, units")));
%!test # the histogram holds all values, and densities integrate to one
%! [~, ~, info] = crooks (wF, wR, "bins", -3:5);
%! h = info.histogram;
%! assert (sum (h.forward .* diff (h.edges)), 1, 1e-14);
%! assert (sum (h.reverse .* diff (h.edges)), 1, 1e-14);
%! k = find (h.edges == 1);
%! assert (h.forward(k), 3 / 11, 1e-14);
%! assert (h.center(k), mean ([1.9 1.1 1.5 1.2]), 1e-14);
%!error <Invalid call> crooks (1:3)
%!error <crooks: 3 values a side are needed, got 2 and 4> crooks (1:2, 1:4)
%!error <crooks: wF and -wR do not overlap \(5 .. 7 and -3 .. -1 kT\)>
%! crooks (5:7, 1:3);
%!error <crooks: wF\(2\) is Inf; this estimate needs finite> crooks ([1 Inf 2], 1:3)
%!error <crooks: wR\(3\) is NaN> crooks (1:3, [1 2 NaN])
%!error <crooks: wR must be a vector of work values, got 2 x 2> crooks (1:3, ones (2))
%!error <option "bins" must be an integer from 2 to 1000000 or rising edges, got 1>
%! crooks (1:3, -1:-1:-3, "bins", 1);
