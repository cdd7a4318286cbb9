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
## @deftypefn  {} {@var{value} =} fluctuation_test (@var{s})
## @deftypefnx {} {[@var{value}, @var{se}, @var{info}] =} fluctuation_test (@var{s}, "name", @var{value}, @dots{})
## @deftypefnx {} {[@dots{}] =} fluctuation_test (@var{sF}, @var{sR}, @dots{})
## Do entropies of paths obey the fluctuation theorems?
##
## The total entropy S of a path, in units of kB, that of the medium and that
## of the system log p(x(0)) - log p(x(T)) together, obeys in a steady state
##
## @example
## @group
## P(-S) = exp (-S) P(S)                  detailed theorem
## E[exp (-S)] = 1                        integral theorem
## E[tanh (S/2) - tanh^2 (S/2)] = 0       bounded test
## P(S < 0) = E[exp (-S); S > 0]          negative entropies
## @end group
## @end example
##
## @noindent
## The lower two follow from the detailed theorem and are averages of numbers
## between -2 and 1, so that their errors can be believed; the exponential
## average is carried by rare paths and must not be judged by its own spread.
## The slope b of log (P(S) / P(-S)) = b S, 1 by the theorem, is fitted to the
## sign of each S given its size, without bins.
##
## @strong{Arguments}
##
## @var{s}: vector of the entropies of independent paths, or the struct that
## @code{network_sample} returns.  @var{sF} and @var{sR}: entropies of a
## process and of its reverse, each as measured there: then P_R(-S) =
## exp (-S) P_F(S), and the averages are compared between the two.
##
## @strong{Options}
##
## @table @asis
## @item "theorem" ("detailed")
## "integral": test only E[exp (-S)] = 1, as for the quantity of Hatano and
## Sasa, or for paths that do not start in a steady state.  This is the default
## for a struct whose p0 and pT differ.
## @item "term" ("total")
## "medium": of a struct take the medium entropy alone, to see that the theorem
## then fails at finite time.
## @item "network", "time", "p0"
## Rates, duration and initial distribution (by default the steady state) of
## the paths: the exact error of the exponential average follows.  A struct
## has them.
## @item "band" (1e-9)
## |S| up to this counts as 0: rounding must not decide the sign of a path that
## produces nothing.
## @item "level" (0.01)
## Of the verdict: chance that it denies a theorem that holds.
## @end table
##
## @strong{Results}
##
## @var{value}: mean of exp (-s).  @var{se}: its standard error,
## sqrt ((E[exp (-2 S)] - 1) / n): exact for a known network; else with
## E[exp (-2 S)] = E[exp (S)], which follows from the detailed theorem and which
## the data do contain (if the theorem is denied, the larger of this and of the
## spread of the sample); for the integral theorem alone the spread of the
## sample.  @var{info} has
##
## @table @code
## @item bounded, negative
## Structs value, se, z, p of the two bounded tests.
## @item slope, slope_se, slope_p
## Of the detailed theorem.
## @item holds, verdict
## true, false, or NaN when the data cannot tell; and why, in words.
## @item se_sample, se_theorem, se_exact
## The errors of @var{value}: from its own spread, from E[exp (S)], exact.
## @item expected
## What the mean of exp (-S) must be: 1, or less for a start with empty states,
## where paths end that have no forward twin; NaN when that is not known.
## @item ess, max_weight
## Effective number of paths in the exponential average; the largest share.
## @item mean, mean_se
## Of S.
## @item atom
## Share of the paths with |S| <= band.
## @item ci, bias, n, reliable, notes, term, theorem
## reliable is about @var{value}: false when the mean of S is near log (n) or
## above, or when the paths that carry the average are not in the sample.
## @end table
##
## @strong{Accuracy}
##
## The verdict divides its level among the three tests, which agree with each
## other more often than not: of 3000 sets of 1e4 paths of a network of four
## states (durations 0.3, 1 and 2, mean entropy up to 6) 0.7 % are denied at
## the level 0.01.  Of the same network, 1e5 paths, median of 30 sets relative
## to the exact standard error, for mean entropies 1.6, 3.1 and 6.3: the spread
## of the sample 0.51, 0.11, 0.0015; from E[exp (S)] 0.98, 0.75, 0.33.  The
## exponential average is not Gaussian: most samples lie below 1, a few far
## above.
##
## @strong{Errors}
##
## @code{noneq:nan}, @code{noneq:infinite}: NaN or -Inf in @var{s}.
## @code{noneq:type}, @code{noneq:size}: no vector of numbers, or fewer than 2.
## @code{noneq:option}: see the text; those of @code{network_steady} for
## "network".
##
## @strong{References}
##
## U. Seifert, Phys. Rev. Lett. 95, 040602 (2005); Rep. Prog. Phys. 75, 126001
## (2012).  T. Hatano and S. Sasa, Phys. Rev. Lett. 86, 3463 (2001).
##
## @strong{Example}
##
## @example
## @group
## W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
## s = network_sample (W, 0.5, 1e5, "seed", 1);
## [value, se, info] = fluctuation_test (s);
## printf ("z %.2f, slope %.3f +- %.3f\n", info.bounded.z, info.slope, ...
##         info.slope_se)
## @print{} z -0.15, slope 1.001 +- 0.007
## @end group
## @end example
##
## @seealso{network_sample, entropy_infer, crooks, jarzynski}
## @end deftypefn

function [value, se, info] = fluctuation_test (s, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  reverse = [];
  if (! isempty (varargin) && isnumeric (varargin{1}))
    reverse = check_entropy ("sR", varargin{1});
    varargin(1) = [];
  elseif (! isempty (varargin) && isstruct (varargin{1})
          && isfield (varargin{1}, "entropy"))
    error ("noneq:type", ...
           ["fluctuation_test: sR must be a vector; give the entropies of both" ...
            " processes: fluctuation_test (sF.entropy, sR.entropy)"]);
  endif
  opt = parse_options ("fluctuation_test", varargin, ...
                       {"theorem", "", {"detailed", "integral"}
                        "term", "total", {"total", "medium"}
                        "network", [], @(v) ""
                        "time", [], "positive"
                        "p0", [], @(v) ""
                        "band", 1e-9, @band_message
                        "level", 0.01, @level_message});
  notes = {};
  name = "s";
  if (! isempty (reverse))
    name = "sF";
  endif
  if (isstruct (s))
    [s, opt, notes] = from_struct (s, opt);
  elseif (strcmp (opt.term, "medium"))
    error ("noneq:option", ...
           ["fluctuation_test: option \"term\" needs the struct of" ...
            " network_sample; a vector is taken as it is"]);
  else
    notes{end+1} = ["the values are taken as total entropies, with the system" ...
                    " term log p(x(0)) - log p(x(T))"];
  endif
  s = check_entropy (name, s);
  if (isempty (opt.theorem))
    opt.theorem = "detailed";
  endif
  detailed = strcmp (opt.theorem, "detailed");
  if (! detailed && ! isempty (reverse))
    error ("noneq:option", ...
           ["fluctuation_test: a reverse process is of no use to the integral" ...
            " theorem; leave sR out"]);
  endif
  n = numel (s);

  ## The exponential average, relative to its largest term.
  low = min (s);
  if (low == Inf)
    low = 0;
  endif
  e = exp (low - s);
  value = exp (-low) * mean (e);
  info.se_sample = exp (-low) * std (e) / sqrt (n);
  info.ess = sum (e)^2 / max (sum (e.^2), realmin);
  info.max_weight = max (e) / max (sum (e), realmin);
  info.se_theorem = NaN;
  if (detailed)
    other = s;
    if (! isempty (reverse))
      other = reverse;
    endif
    info.se_theorem = sqrt (max (mean (exp (other)) - 1, 0) / n);
  endif
  [info.se_exact, info.expected] = exact_error (opt, n);
  info.ci = [NaN; NaN];
  info.bias = 0;
  info.mean = mean (s);
  info.mean_se = std (s) / sqrt (n);
  info.atom = mean (abs (s) <= opt.band);

  if (detailed)
    s(abs (s) <= opt.band) = 0;
    reverse(abs (reverse) <= opt.band) = 0;
    if (isempty (reverse))
      info.bounded = average_test (tanh (s / 2) - tanh (s / 2).^2);
      info.negative = average_test ((s < 0) - (s > 0) .* exp (-max (s, 0)));
      [info.slope, info.slope_se] = slope_of (s, true (n, 1), 0);
    else
      r = reverse;
      info.bounded = difference_test (fermi (s), fermi (r));
      info.negative = difference_test (double (r < 0), ...
                                       (s > 0) .* exp (-max (s, 0)));
      [info.slope, info.slope_se] ...
        = slope_of ([s; -r], [true(n, 1); false(numel (r), 1)], ...
                    log (n / numel (r)));
    endif
    info.slope_p = two_sided ((info.slope - 1) / info.slope_se);
  endif
  info.n = [n, numel(reverse)](1:1 + ! isempty (reverse));
  info.term = opt.term;
  info.theorem = opt.theorem;
  info.level = opt.level;
  se = info.se_exact;
  if (isnan (se))
    se = info.se_theorem;
  endif
  if (isnan (se))
    se = info.se_sample;
  endif
  [info.holds, info.verdict] = judged (info, value, se, opt, s, reverse);
  if (isnan (info.se_exact) && info.holds == 0)
    se = max (se, info.se_sample);
  endif
  info.ci = max (value + 1.959963984540054 * [-se; se], 0);
  [info.reliable, more] = verdict (info, se, value);
  info.notes = [notes, more, correlated(s)];

endfunction

function must = band_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 0 && value < 1))
    must = "a number from 0 to 1";
  endif

endfunction

function must = level_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value > 0 && value < 0.5))
    must = "a number between 0 and 0.5";
  endif

endfunction

function s = check_entropy (name, s)

  if (! (isnumeric (s) && isreal (s)))
    error ("noneq:type", ...
           ["fluctuation_test: %s must be a vector of entropies or the struct" ...
            " of network_sample, got a %s"], name, class (s));
  endif
  if (! isvector (s) || numel (s) < 2)
    error ("noneq:size", ...
           "fluctuation_test: %s must be a vector of 2 entropies or more, got %s", ...
           name, sprintf ("%d x ", size (s))(1:end-3));
  endif
  s = full (double (s(:)));
  bad = find (isnan (s), 1);
  if (! isempty (bad))
    error ("noneq:nan", ...
           "fluctuation_test: %s(%d) is NaN; leave that path out", name, bad);
  endif
  bad = find (s == -Inf, 1);
  if (! isempty (bad))
    error ("noneq:infinite", ...
           ["fluctuation_test: %s(%d) is -Inf: a path that cannot have" ...
            " happened"], name, bad);
  endif

endfunction

function [v, opt, notes] = from_struct (s, opt)

  if (! (isscalar (s) && isfield (s, "entropy") && isfield (s, "medium")
         && isfield (s, "system_term")))
    error ("noneq:type", ...
           ["fluctuation_test: the struct must be what network_sample" ...
            " returns, with the fields entropy and medium"]);
  endif
  notes = {};
  v = s.entropy;
  if (strcmp (s.system_term, "none"))
    opt.term = "medium";
  endif
  if (strcmp (opt.term, "medium"))
    v = s.medium;
    notes{end+1} = ["the system term log p(x(0)) - log p(x(T)) is left out:" ...
                    " at finite time the theorems do not hold without it"];
  else
    notes{end+1} = ["the entropy is that of the medium and of the system," ...
                    " log p(x(0)) - log p(x(T)), together"];
  endif
  opt.empty_start = strcmp (opt.term, "total") && ! isempty (s.p0) ...
                    && any (s.p0 == 0);
  steady = ! isempty (s.pT) && max (abs (s.p0 - s.pT)) <= 1e-9;
  if (isempty (opt.theorem) && (isempty (s.W)
                                || (! steady && ! isempty (s.pT))))
    opt.theorem = "integral";
    notes{end+1} = ["the paths do not start in a steady state: only the" ...
                    " integral theorem is tested"];
  endif
  if (isempty (opt.network) && ! isempty (s.W)
      && strcmp (s.system_term, "exact") && strcmp (opt.term, "total"))
    opt.network = s.W;
    opt.time = diff (s.span);
    opt.p0 = s.p0;
    opt.pT = s.pT;
  endif

endfunction

## Mean of exp (-S), and standard error of its estimate from N paths.  The mean
## is 1, but for a start with empty states: paths that end there backwards have
## no forward twin, and the mean is what their probability leaves (absolute
## irreversibility; Murashita, Funo and Ueda, Phys. Rev. E 90, 042110, 2014).
## NaN where that is not known.
function [se, expected] = exact_error (opt, n)

  se = NaN;
  expected = 1;
  if (isfield (opt, "empty_start") && opt.empty_start)
    expected = NaN;
  endif
  if (isempty (opt.network))
    return;
  endif
  if (isempty (opt.time))
    error ("noneq:option", ...
           "fluctuation_test: option \"network\" needs \"time\" as well");
  endif
  net = check_network ("fluctuation_test", opt.network);
  if (net.n > 500)
    return;
  endif
  p0 = opt.p0;
  if (isempty (p0))
    p0 = network_stationary ("fluctuation_test", net);
  endif
  if (! (isnumeric (p0) && numel (p0) == net.n && all (p0(:) >= 0)
         && abs (sum (p0(:)) - 1) <= 1e-8))
    error ("noneq:p0", ...
           ["fluctuation_test: option \"p0\" must be %d probabilities with" ...
            " the sum 1"], net.n);
  endif
  p0 = full (double (p0(:)'));
  if (isfield (opt, "pT"))
    pT = opt.pT;
  else
    pT = network_transient (net.W, p0, opt.time);
  endif
  first = exp (sample_tilted (net.W, opt.time, -1, p0, pT));
  second = exp (sample_tilted (net.W, opt.time, -2, p0, pT));
  se = sqrt (max (second - first^2, 0) / n);
  expected = ifelse (any (p0 == 0), first, 1);

endfunction

function f = fermi (s)

  f = 1 ./ (1 + exp (s));

endfunction

function t = average_test (d)

  n = numel (d);
  t.value = mean (d);
  t.se = std (d) / sqrt (n);
  t = with_z (t);

endfunction

function t = difference_test (a, b)

  t.value = mean (a) - mean (b);
  t.se = sqrt (var (a) / numel (a) + var (b) / numel (b));
  t = with_z (t);

endfunction

function t = with_z (t)

  t.z = t.value / t.se;
  if (t.se == 0)
    ## All values the same: in equilibrium every S is 0.
    t.z = sign (t.value) * Inf;
    if (t.value == 0)
      t.z = 0;
    endif
  endif
  t.p = two_sided (t.z);

endfunction

## Slope b by maximum likelihood of: S is of the first kind (FIRST) with the
## odds exp (b S + offset).  In a steady state the second kind are the mirror
## images of the first, and the likelihood is that of the signs.
function [b, se] = slope_of (S, first, offset)

  in = isfinite (S) & S != 0;
  S = S(in);
  first = first(in);
  b = se = NaN;
  ahead = (S > 0) == first;
  if (all (ahead) || ! any (ahead))
    return;
  endif
  b = 1;
  cost = likelihood (b, S, first, offset);
  for pass = 1:200
    p = fermi (-(b * S + offset));
    gradient = sum (S .* (first - p));
    curvature = sum (S.^2 .* p .* (1 - p));
    step = gradient / curvature;
    do
      next = b + step;
      new = likelihood (next, S, first, offset);
      step /= 2;
    until (new <= cost || abs (step) < 1e-14)
    moved = abs (next - b);
    b = next;
    cost = new;
    if (moved <= 1e-12 * (1 + abs (b)))
      break;
    endif
  endfor
  se = 1 / sqrt (curvature);

endfunction

## -log likelihood.
function c = likelihood (b, S, first, offset)

  u = (b * S + offset) .* (1 - 2 * first);
  c = sum (max (u, 0) + log1p (exp (-abs (u))));

endfunction

function [holds, text] = judged (info, value, se, opt, s, reverse)

  if (strcmp (opt.theorem, "integral"))
    z = (value - info.expected) / se;
    holds = two_sided (z) >= opt.level;
    text = sprintf ("E[exp(-S)] = %.4g +- %.2g", value, se);
    if (info.expected != 1)
      text = sprintf ("%s (%.4g is due to the states that are empty at first)", ...
                      text, info.expected);
    endif
    if (isnan (info.expected))
      holds = NaN;
      text = sprintf (["cannot be told: some states are empty at first, and" ...
                       " then E[exp(-S)] is below 1 by an amount not known" ...
                       " here (%.4g +- %.2g)"], value, se);
    elseif (info.mean > log (info.n(1)) || se > 0.5)
      holds = NaN;
      text = ["cannot be told from these paths: " text];
    elseif (holds)
      text = ["agrees with the integral fluctuation theorem: " text];
    else
      text = ["violates the integral fluctuation theorem: " text];
    endif
    return;
  endif
  below = sum (s < 0) + sum (reverse < 0);
  above = sum (s > 0) + sum (reverse > 0);
  numbers = sprintf ("bounded test z = %.2f, negative entropies z = %.2f", ...
                     info.bounded.z, info.negative.z);
  z = [info.bounded.z, info.negative.z];
  if (! isnan (info.slope))
    numbers = sprintf ("%s, slope %.4f +- %.2g", numbers, info.slope, ...
                       info.slope_se);
    z(end+1) = (info.slope - 1) / info.slope_se;
  endif
  holds = all (two_sided (z) >= opt.level / numel (z));
  if (holds && below < 10 && above > 0)
    holds = NaN;
    text = sprintf (["cannot be told from these paths: %d of %d entropies are" ...
                     " negative"], below, sum (info.n));
  elseif (holds)
    text = ["agrees with the detailed fluctuation theorem: " numbers];
  else
    text = ["violates the detailed fluctuation theorem: " numbers];
  endif

endfunction

function [reliable, notes] = verdict (info, se, value)

  notes = {};
  n = info.n(1);
  if (info.mean > log (n) - 1 && info.mean < Inf)
    notes{end+1} = sprintf (["the mean entropy %.3g is not well below log (n)" ...
                             " = %.3g: the exponential average is not" ...
                             " sampled"], info.mean, log (n));
  endif
  honest = info.se_exact;
  source = "of the network";
  if (isnan (honest))
    honest = info.se_theorem;
    source = "that E[exp(S)] gives";
  endif
  if (! isnan (honest) && honest > 1.5 * info.se_sample)
    notes{end+1} = sprintf (["the spread of the sample gives E[exp(-S)] the" ...
                             " error %.2g, the error %s is %.2g: the paths" ...
                             " that carry the average are not in the sample"], ...
                            info.se_sample, source, honest);
  endif
  if (info.mean == Inf)
    notes{end+1} = ["some paths took jumps without reverse, S = Inf:" ...
                    " E[exp(-S)] is the share of what the reverse can do," ...
                    " below 1"];
  endif
  if (info.ess < 100 && info.ess < n / 2)
    notes{end+1} = sprintf (["%.3g effective paths carry the exponential" ...
                             " average"], info.ess);
  endif
  reliable = isempty (notes);
  if (info.atom > 0 && info.atom < 1)
    notes{end+1} = sprintf ("%.2g of the paths have S = 0 within the band", ...
                            info.atom);
  endif

endfunction

## Windows of one trajectory are no independent paths.
function notes = correlated (s)

  notes = {};
  s = s(isfinite (s));
  g = statistical_inefficiency (tanh (s(1:min (end, 1e5)) / 2));
  if (g > 1.5)
    notes{end+1} = sprintf (["consecutive values are correlated (statistical" ...
                             " inefficiency %.1f): all errors are too small"], g);
  endif

endfunction

%!shared N4
%! N4 = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];

## A Gaussian with variance twice its mean obeys the theorem.
%!test
%! randn ("twister", 1);
%! s = 1 + sqrt (2) * randn (1e5, 1);
%! [value, se, info] = fluctuation_test (s);
%! assert (value, 1, 4 * se);
%! assert (se, sqrt ((exp (2) - 1) / 1e5), 0.05 * se);
%! assert (info.holds, true);
%! assert (info.slope, 1, 4 * info.slope_se);
%! assert (info.reliable, true);

## The slope of a Gaussian with another variance is 2 mean / variance.
%!test
%! randn ("twister", 2);
%! [~, ~, info] = fluctuation_test (1 + randn (1e5, 1));
%! assert (info.slope, 2, 4 * info.slope_se);
%! assert (info.holds, false);
%! assert (strfind (info.verdict, "violates the detailed"), 1);

## Numbers of the reference: E[exp(-2S)] of the network, exactly.
%!test
%! s.entropy = s.medium = s.system = [1; 2; -1; 3];
%! for c = [0.5, 126.3590477, 5e-8; 1, 17924.61, 5e-3]'
%!   [~, se] = fluctuation_test (s.entropy, "network", N4, "time", c(1));
%!   assert (4 * se^2 + 1, c(2), c(3));
%! endfor

## The atom at S = 0, split by rounding, would decide without the band.
%!test
%! randn ("twister", 3);
%! s = 0.5 + randn (1e4, 1);
%! s(1:5000) = -1e-15;
%! [~, ~, a] = fluctuation_test (s);
%! [~, ~, b] = fluctuation_test (s, "band", 0);
%! assert (abs (a.negative.z) < 4);
%! assert (b.negative.z > 50);
%! assert (a.atom, 0.5, 1e-12);

## A pair of Gaussians.
%!test
%! randn ("twister", 4);
%! [value, se, info] = fluctuation_test (1 + sqrt (2) * randn (2e4, 1), ...
%!                                       1 + sqrt (2) * randn (1e4, 1));
%! assert (info.holds, true);
%! assert (info.n, [20000, 10000]);
%! [~, ~, info] = fluctuation_test (1.2 + sqrt (2) * randn (2e4, 1), ...
%!                                  1 + sqrt (2) * randn (1e4, 1));
%! assert (info.holds, false);

## Equilibrium: every entropy is zero.
%!test
%! s = network_sample (exp ([0 1 2]' - [0 1 2]), 3, 100, "seed", 1);
%! [value, se, info] = fluctuation_test (s);
%! assert (value, 1, 1e-12);
%! assert (info.holds, true);
%! assert (info.slope, NaN);
%! assert (info.atom, 1);

## Paths that do not start in the steady state: the integral theorem.
%!test
%! s = network_sample (N4, 0.3, 50000, "seed", 1, "p0", [0.7 0.1 0.1 0.1]);
%! [value, se, info] = fluctuation_test (s);
%! assert (info.theorem, "integral");
%! assert (value, 1, 4 * se);
%! assert (info.holds, true);

## Jumps without reverse: only the paths without any jump count.
%!test
%! s = network_sample (circshift (eye (3), 1, 2), 1, 1000, "seed", 1);
%! [value, se, info] = fluctuation_test (s);
%! assert (value, mean (s.jumps == 0), 1e-12);
%! assert (value, exp (-1), 4 * se);
%! assert (info.reliable, false);
%! assert (fluctuation_test ([Inf, Inf]), 0);

## Too far from equilibrium for the average, and it says so.
%!test
%! s = network_sample (N4, 20, 1000, "seed", 1);
%! [value, se, info] = fluctuation_test (s);
%! assert (info.reliable, false);
%! assert (info.holds, NaN);
%! assert (strfind (info.verdict, "cannot be told from these paths"), 1);

%!error <Invalid call to fluctuation_test> fluctuation_test ()
%!error <s must be a vector of entropies or the struct of network_sample, got a char>
%! fluctuation_test ("a");
%!error <fluctuation_test: sR must be a vector; give the entropies of both processes>
%! s = struct ("entropy", [1; 2], "medium", [1; 2], "system_term", "none");
%! fluctuation_test (s, s);
%!error <s must be a vector of 2 entropies or more, got 2 x 2>
%! fluctuation_test (ones (2));
%!error <s must be a vector of 2 entropies or more, got 1 x 1>
%! fluctuation_test (1);
%!error <fluctuation_test: s\(2\) is NaN; leave that path out>
%! fluctuation_test ([1, NaN]);
%!error <fluctuation_test: sF\(1\) is -Inf: a path that cannot have happened>
%! fluctuation_test ([-Inf, 1], [1, 2]);
%!error <option "network" needs "time" as well>
%! fluctuation_test ([1, 2], "network", N4);
%!error <option "p0" must be 4 probabilities with the sum 1>
%! fluctuation_test ([1, 2], "network", N4, "time", 1, "p0", [1 2]);
%!error <option "band" must be a number from 0 to 1, got -1>
%! fluctuation_test ([1, 2], "band", -1);
%!error <option "level" must be a number between 0 and 0.5, got 1>
%! fluctuation_test ([1, 2], "level", 1);
%!error <a reverse process is of no use to the integral theorem; leave sR out>
%! fluctuation_test ([1, 2], [1, 2], "theorem", "integral");
%!error <option "term" needs the struct of network_sample>
%! fluctuation_test ([1, 2], "term", "medium");
%!error <the struct must be what network_sample returns>
%! fluctuation_test (struct ("a", 1));

%!demo
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! s = network_sample (W, 1, 2e5, "seed", 1);
%! [value, se, info] = fluctuation_test (s);
%! disp (info.verdict);
%! edges = -6:0.5:6;
%! n = histc (s.entropy, edges - 0.25)(1:end-1);
%! c = edges(1:end-1);
%! m = fliplr (n(2:end)');
%! plot (c(2:end), log (n(2:end)' ./ m), "o", c, c, "-");
%! xlabel ("S");
%! ylabel ("log (P(S) / P(-S))");
%! title ("Detailed fluctuation theorem on a network of four states");

%!test # a start with empty states: E[exp (-S)] is below 1, and known
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! s = network_sample (W, 0.2, 2e4, "x0", 1, "seed", 1);
%! [~, ~, info] = fluctuation_test (s);
%! ## The probability that the reverse process ends in state 1: pT expm e_1,
%! ## for the dual rates that the theorem uses, is 0.2858.
%! assert (info.expected, 0.2858, 5e-5);
%! assert (info.holds, true);
%! s = network_sample (@(t) W * (1 + t), 0.2, 2000, "x0", 1, "seed", 1);
%! [~, ~, info] = fluctuation_test (s);
%! assert (info.holds, NaN);
%! assert (info.expected, NaN);
