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
## @deftypefn  {} {@var{r} =} trap_ageing (@var{x}, @var{tw}, @var{t})
## @deftypefnx {} {@var{r} =} trap_ageing (@dots{}, "name", @var{value}, @dots{})
## Ageing in Bouchaud's trap model: the arcsine law, and the simulation of the
## model.
##
## A particle that leaves its trap falls into one whose mean lifetime has the
## density x t^(-1-x), t > 1, with x = T/Tg.  Pi(tw, tw + t) is the probability
## that it does not move between @var{tw} and tw + t.  For x < 1 no lifetime is
## typical, and for large tw
##
## @example
## @group
## Pi = sin(pi x)/pi int_(t/tw)^Inf du / ((1 + u) u^x)
##    = betainc (1/(1 + t/tw), x, 1 - x)
## @end group
## @end example
##
## @noindent
## the arcsine law of Dynkin and Lamperti, a function of t/tw alone: the age is
## the only scale.  For x > 1 there is equilibrium,
##
## @example
## @group
## exponential times in a trap: Pi = (x-1) t^(1-x) gamma(x-1, t)
## Pareto times in a trap:      Pi = t^(1-x)/x for t > 1, else 1 - t (x-1)/x
## @end group
## @end example
##
## @noindent
## with the incomplete gamma function (not divided by gamma(x-1)).
##
## @strong{Arguments}
##
## @var{x}: above 0 and not 1 (without simulation), where the approach is
## logarithmic.  @var{tw}, @var{t}: age and time after it, 0 or above, in units
## of the shortest mean lifetime; of one size, or a column and a row, or one of
## them a number.
##
## @strong{Options}
##
## @table @asis
## @item "times" ("exponential")
## What is spent in a trap: "exponential", with its lifetime as the mean; or
## "pareto", the lifetime itself.
## @item "trajectories" (0)
## Simulated, for the field sample; at least 2.
## @item "limit" (1e11)
## Jumps that they may be expected to need: more is an error.
## @item "seed", "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{r}: a struct with Pi, the law for large tw, of the size of tw and t
## together; x, tw, t.  With "trajectories", r.sample has Pi and se, of the same
## size (binomial, one stayer and one leaver added, so that it is not 0); next
## (trajectories x ages), the time from each of the different ages r.sample.ages
## to the next jump; jumps, trajectories, seed.
##
## @strong{Accuracy}
##
## Pi: 1e-13 relative.  At finite tw the model departs from it by the order
## of tw^(-x) or tw^(x-1), whichever is larger: at x = 0.5, tw = 1e4 by 1e-3
## or less.  The simulation has no step and is exact; random numbers of 52
## bits.  Trajectories are reproducible one by one and do not depend on the
## number of threads.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:range}, @code{noneq:option}, @code{noneq:limit},
## @code{noneq:memory}.
##
## @strong{References}
##
## J.-P. Bouchaud, J. Phys. I France 2, 1705 (1992).  J.-P. Bouchaud and
## D. S. Dean, J. Phys. I France 5, 265 (1995).  W. Feller, An Introduction to
## Probability Theory and Its Applications, vol. 2, XIV.3 (1971).
##
## @strong{Example}
##
## @example
## @group
## r = trap_ageing (0.5, 1, [0.1 1 10]);
## printf ("%.10f ", r.Pi), printf ("\n")
## @print{} 0.8050177710 0.5000000000 0.1949822290
## @end group
## @end example
##
## @seealso{pspin_solve, glauber_chain, kovacs}
## @end deftypefn

function r = trap_ageing (x, tw, t, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  opt = parse_options ("trap_ageing", varargin, ...
                       [common_options("random", "threads")
                        {"times", "exponential", {"exponential", "pareto"}
                         "trajectories", 0, "whole"
                         "limit", 1e11, "positive"}]);
  x = check_quantity ("trap_ageing", "x", x, "positive", 1);
  tw = check_quantity ("trap_ageing", "tw", tw, "not negative", []);
  t = check_quantity ("trap_ageing", "t", t, "not negative", []);
  [tw, t] = same_size ("trap_ageing", tw, t, {"tw", "t"});
  if (opt.trajectories == 1)
    error ("noneq:option", ...
           ["trap_ageing: option \"trajectories\" must be 0 or at least 2:" ...
            " an error bar needs them"]);
  endif
  if (x == 1 && opt.trajectories == 0)
    error ("noneq:range", ...
           ["trap_ageing: at x = 1 there is no law for large tw; simulate it" ...
            " with \"trajectories\""]);
  endif

  r.x = x;
  r.tw = tw;
  r.t = t;
  exponential = strcmp (opt.times, "exponential");
  if (x < 1)
    r.Pi = arcsine_law (x, tw, t);
  elseif (x == 1)
    r.Pi = NaN (size (t));
  else
    r.Pi = stationary_law (x, t, exponential);
  endif
  if (opt.trajectories > 0)
    r.sample = simulate (x, tw, t, exponential, opt);
  endif

endfunction

function P = arcsine_law (x, tw, t)

  P = ones (size (t));
  ratio = t ./ tw;
  ## Both 0: nothing has happened yet.
  ratio(t == 0) = 0;
  short = ratio <= 1;
  P(short) = betainc (ratio(short) ./ (1 + ratio(short)), 1 - x, x, "upper");
  long = ! short;
  P(long) = betainc (1 ./ (1 + ratio(long)), x, 1 - x);
  ## The first term of the series, where betainc meets the end of its range.
  log_edge = log (sin (pi * min (x, 1 - x)) / pi);
  far = ratio > 1e17;
  P(far) = exp (log_edge - log (x) - x * log (ratio(far)));
  near = ratio < 1e-17;
  P(near) = -expm1 (log_edge - log (1 - x) + (1 - x) * log (ratio(near)));

endfunction

function P = stationary_law (x, t, exponential)

  if (exponential)
    ## Positive series up to where the incomplete gamma function is near its
    ## limit.
    far = t > x + 40;
    P = exp (gammaln (x) - (x - 1) * log (t)) .* gammainc (t, x - 1);
    u = t(! far);
    term = exp (-u);
    sum_of = term;
    for k = 0:1e4
      term .*= u / (x + k);
      sum_of += term;
      if (all (term(:) <= eps / 4 * sum_of(:)))
        break;
      endif
    endfor
    P(! far) = sum_of;
  else
    P = 1 - t * (x - 1) / x;
    P(t > 1) = t(t > 1) .^ (1 - x) / x;
  endif

endfunction

function q = simulate (x, tw, t, exponential, opt)

  M = opt.trajectories;
  q.ages = unique (tw(:))';
  last = q.ages(end);
  if (M * numel (q.ages) > 2.5e8)
    error ("noneq:memory", ...
           ["trap_ageing: %d trajectories at %d ages would take %.2g bytes;" ...
            " take fewer"], M, numel (q.ages), 8 * M * numel (q.ages));
  endif
  ## Mean number of jumps before LAST, twice and more.
  if (x < 1)
    each = 1 + 2 * (1 + last)^x;
  else
    each = 1 + 2 * last;
  endif
  if (M * each > opt.limit)
    error ("noneq:limit", ...
           ["trap_ageing: this takes up to %.2g jumps and \"limit\" is %.2g;" ...
            " take fewer trajectories or shorter ages"], M * each, opt.limit);
  endif
  q.seed = seed_option (opt);
  [q.next, jumps] = __noneq_trap__ (x, double (exponential), q.seed, 0, M, ...
                                    q.ages, min (1e4 * each + 1e6, 1e15), ...
                                    opt.threads);
  [~, k] = ismember (tw(:), q.ages);
  q.Pi = zeros (size (t));
  for i = 1:numel (t)
    q.Pi(i) = mean (q.next(:,k(i)) > t(i));
  endfor
  ## With one of either kind added, so that it is never 0.
  share = (M * q.Pi + 1) / (M + 2);
  q.se = sqrt (share .* (1 - share) / (M + 2));
  q.jumps = sum (jumps);
  q.trajectories = M;

endfunction

%!test <*7>
%! r = trap_ageing (0.5, 1, [0.1 1 10]);
%! assert (r.Pi, [0.8050177709578, 0.5, 0.194982229042], 2e-13);
%! r = trap_ageing (0.3, 7, [0.7 7 70]);
%! assert (r.Pi, [0.92944271186, 0.72757155927, 0.42081271648], 5e-12);

%!test # arcsine for x = 1/2, over the range of a double
%! u = [0 1e-300 1e-200 1e-40 1e-10 1 1e10 1e40 1e300];
%! assert (trap_ageing (0.5, 1, u).Pi, 2 / pi * atan (1 ./ sqrt (u)), -1e-14);
%! assert (trap_ageing (0.5, 1e-300, 1e-300).Pi, 0.5, 1e-15);
%! assert (trap_ageing (0.5, 0, [0 1]).Pi, [1 0]);
%! for x = [1e-10 0.01 0.99 1 - 1e-10]
%!   a = trap_ageing (x, 1, 10 .^ (-20:0.5:20)).Pi;
%!   assert (all (diff (a) <= 0) && all (a >= 0 & a <= 1));
%!   for u = [0.01 3 100]
%!     ## Substitution u = y^(-1/x).
%!     want = sin (pi * x) / pi / x * quadgk (@(y) 1 ./ (1 + y .^ (1/x)), ...
%!                                            0, u^-x, "RelTol", 1e-12);
%!     if (x > 0.001 && x < 0.999)
%!       assert (trap_ageing (x, 1, u).Pi, want, -1e-10);
%!     endif
%!   endfor
%! endfor

%!test # equilibrium
%! for x = [1.5 2 7.3 400]
%!   for t = [1e-5 1e-3 0.1 1 20 800]
%!     want = quadgk (@(y) exp (-t * y .^ (1 / (x - 1))), 0, 1, ...
%!                    "RelTol", 1e-11);
%!     assert (trap_ageing (x, 5, t).Pi, want, 1e-9);
%!   endfor
%! endfor
%! assert (trap_ageing (3, 1, [0 0.5 1 2], "times", "pareto").Pi, ...
%!         [1, 2/3, 1/3, 1/12], 1e-15);
%! assert (trap_ageing (50, 1, [0 1e300]).Pi, [1 0]);
%! ## x near 1: exp (-t y^100) by its own series
%! k = 0:30;
%! assert (trap_ageing (1.01, 1, 0.7).Pi, ...
%!         sum ((-0.7) .^ k ./ factorial (k) ./ (1 + 100 * k)), 1e-14);

%!test # sample: shapes, threads
%! a = trap_ageing (0.5, [10; 100], [1 10], "trajectories", 100, ...
%!                  "seed", 1, "threads", 1);
%! b = trap_ageing (0.5, [10; 100], [1 10], "trajectories", 100, ...
%!                  "seed", 1, "threads", 3);
%! assert (a, b);
%! assert (size (a.Pi), [2 2]);
%! assert (size (a.sample.Pi), [2 2]);
%! assert (size (a.sample.next), [100 2]);
%! assert (all (a.sample.next(:) > 0));
%! assert (isnan (trap_ageing (1, 1, 1, "trajectories", 5).Pi));
%! assert (trap_ageing (1e-6, 10, 1e3, "trajectories", 9).sample.Pi > 0.5);

%!error <Invalid call> trap_ageing (1, 2)
%!error <trap_ageing: x must be positive and finite, got 0> trap_ageing (0, 1, 1)
%!error <at x = 1 there is no law for large tw; simulate it> trap_ageing (1, 1, 1)
%!error <trap_ageing: tw must be 0 or above and finite, got -1> trap_ageing (.5, -1, 1)
%!error <trap_ageing: t is NaN> trap_ageing (.5, 1, NaN)
%!error <trap_ageing: t must be real numbers, got a char> trap_ageing (.5, 1, "a")
%!error <tw and t must have the same size> trap_ageing (.5, [1 2], [1 2 3])
%!error <"trajectories" must be 0 or at least 2> trap_ageing (.5, 1, 1, "trajectories", 1)
%!error <this takes up to 2e\+11 jumps and "limit" is 1e\+11; take fewer> trap_ageing (2, 1e9, 1, "trajectories", 100)
%!error <option "times" must be one of: exponential, pareto> trap_ageing (.5, 1, 1, "times", 3)
%!error id=noneq:memory trap_ageing (.5, 1, 1, "trajectories", 1e9)

%!demo
%! ## The time to the next jump grows with the age.
%! t = logspace (-1, 6, 50);
%! tw = [10; 1000; 1e5];
%! r = trap_ageing (0.5, tw, t, "trajectories", 5000, "seed", 1);
%! h = semilogx (t, r.sample.Pi', "o", t, r.Pi', "k-");
%! axis ([0.1, 1e6, 0, 1]);
%! xlabel ("t");
%! ylabel ("no jump from tw to tw + t");
%! legend (h(1:4), "tw = 10", "tw = 1000", "tw = 1e5", "arcsine law", ...
%!         "location", "southwest");
