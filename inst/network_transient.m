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
## @deftypefn  {} {@var{p} =} network_transient (@var{W}, @var{p0}, @var{t})
## @deftypefnx {} {[@var{p}, @var{info}] =} network_transient (@var{W}, @var{p0}, @var{t}, "name", @var{value}, @dots{})
## How the distribution over the states of a jump network changes with time.
##
## @var{p} is the solution at the times @var{t} of the master equation
##
## @example
## d p(j) / dt = sum_i (p(i) W(i,j) - p(j) W(j,i)),   p = p0 at t = 0
## @end example
##
## @strong{Arguments}
##
## @var{W}: rates, n x n, full or sparse; W(i,j) is the rate of the jump
## i -> j, the diagonal is ignored; or a network made by @code{network}; or,
## for rates that depend on time, a function handle that returns such a matrix
## for a scalar time.
##
## @var{p0}: probabilities of the n states at the start, or the number or the
## label of the state that is occupied.
##
## @var{t}: T times, in any order, not before the start; @code{Inf} is the
## limit of constant rates.
##
## @strong{Options}
##
## @table @asis
## @item "method" ("auto")
## For constant rates.  "expm": powers of the exponential of a full matrix,
## for any length of time.  "uniformisation": a Poisson average of the powers
## of a stochastic matrix, one product with the sparse matrix for each jump of
## the fastest state in the time.  "auto" takes the one with less arithmetic,
## "expm" up to 500 states only.
## @item "start" (0)
## Time of @var{p0}.
## @item "tolerance" (1e-9)
## For rates that depend on time: wanted error (sum over the states of the
## absolute errors) at the last time.
## @item "max_step"
## For rates that depend on time: longest step, by default 1/20 of the time.
## A pulse shorter than this can be missed.
## @end table
##
## @strong{Results}
##
## @var{p}: T x n, row i is the distribution at t(i).  Nothing is negative and
## rows add to 1, by construction.  @var{info} has
##
## @table @code
## @item error
## Bound on the sum over the states of the absolute errors, of the worst row:
## truncation and rounding; for rates that depend on time, the sum of the
## errors of the steps, found by halving them.
## @item truncation
## The part of it from cutting series (constant rates).
## @item steps, rejected
## Products of matrices, or steps.
## @item method
## "expm", "uniformisation", or "magnus 4" for rates that depend on time: the
## commutator-free integrator of order 4, whose steps are exponentials of rate
## matrices, so that probabilities stay positive at any step.
## @item n, labels, reliable, notes
## What was used, the verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Constant rates: each probability to about n eps times the relaxation time
## in units of the shortest dwell time, whatever @var{t}; @code{info.error} is
## a bound.  Rates that depend on time: "tolerance"; put the instants at which
## the rates jump among the @var{t} and the order stays 4.
##
## @strong{Errors}
##
## @code{noneq:distribution}: @var{p0} is no distribution and no state.
## @code{noneq:time}: @var{t} lies before the start or is NaN, or is infinite
## with rates that depend on time.  For @var{W} as in @code{network_steady}.
##
## @strong{References}
##
## A. Jensen, Skand. Aktuarietidskr. 36, 87 (1953).  J. Xue and Q. Ye, SIAM J.
## Matrix Anal. Appl. 29, 1000 (2008).  S. Blanes and P. C. Moan, Appl. Numer.
## Math. 56, 1519 (2006).
##
## @strong{Example}
##
## @example
## @group
## p = network_transient ([0 1; 3 0], [1 0], [0 0.25 Inf]);
## printf ("%.6f %.6f\n", p')
## @print{} 1.000000 0.000000
## @print{} 0.841970 0.158030
## @print{} 0.750000 0.250000
## @end group
## @end example
##
## @seealso{network, network_steady, network_fpt, network_sample}
## @end deftypefn

function [p, info] = network_transient (W, p0, t, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  opt = parse_options ("network_transient", varargin, ...
                       {"method", "auto", {"auto", "expm", "uniformisation"}
                        "start", 0, "number"
                        "tolerance", 1e-9, "positive"
                        "max_step", [], "positive"});
  driven = is_function_handle (W);
  rates = W;
  if (driven)
    W = rates (opt.start);
  endif
  net = check_network ("network_transient", W);
  p0 = network_distribution ("network_transient", "p0", p0, net);
  t = check_times (t, opt.start, driven);

  [sorted, order] = sort (t);
  p = zeros (numel (t), net.n);
  if (driven)
    at = @(t) network_rates_at ("network_transient", rates, t, net.n);
    [p(order,:), info] = network_driven (at, p0, ...
                                         sorted, opt.start, opt.tolerance, ...
                                         opt.max_step);
    info.method = "magnus 4";
  else
    finite = isfinite (sorted);
    span = sorted(finite) - opt.start;
    [p(order(finite),:), info] = network_evolve (net.W, p0, span, opt.method);
    if (! all (finite))
      [limit, err] = final (net, p0);
      p(order(! finite),:) = repmat (limit, nnz (! finite), 1);
      info.error = max (info.error, err);
    endif
    info.rejected = 0;
  endif
  info.n = net.n;
  info.labels = net.labels;
  info.notes = {};
  wanted = ifelse (driven, opt.tolerance, 1e-8);
  if (! (info.error <= wanted))
    info.notes{end+1} = sprintf (["the error is only bounded by %.2g, above" ...
                                  " the wanted %.2g"], info.error, wanted);
  endif
  info.reliable = isempty (info.notes);

endfunction

function t = check_times (t, start, driven)

  if (! (isnumeric (t) && isreal (t) && (isvector (t) || isempty (t))))
    error ("noneq:type", "network_transient: t must be a real vector of times");
  endif
  t = double (t(:));
  bad = find (! (t >= start), 1);
  if (! isempty (bad))
    error ("noneq:time", ...
           ["network_transient: t(%d) is %s, not a time from the start %g" ...
            " on"], ...
           bad, num2str (t(bad)), start);
  endif
  bad = find (isinf (t), 1);
  if (driven && ! isempty (bad))
    error ("noneq:time", ...
           ["network_transient: t(%d) is Inf; rates that depend on time" ...
            " have no limit"], bad);
  endif

endfunction

## The rates at one time; the full check words the error.
function [p, err] = final (net, p0)

  share = p0 * network_absorption ("network_transient", net);
  p = zeros (1, net.n);
  err = 0;
  for c = 1:numel (net.closed)
    if (share(c) > 0)
      [q, used] = network_class_steady ("network_transient", net, ...
                                        net.closed{c}, "auto");
      p += share(c) * q;
      err = max (err, used.error);
    endif
  endfor

endfunction

%!shared W
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];

%!test <*5> # two states, in closed form
%! a = 1; b = 3;
%! t = [0, 1e-9, 0.1, 1, 5, 40, Inf];
%! x = a / (a + b) * -expm1 (-(a + b) * t');
%! for method = {"expm", "uniformisation"}
%!   [p, info] = network_transient ([0 a; b 0], [1 0], t, "method", method{1});
%!   assert (p(:,2), x, -1e-13);
%!   assert (p(:,1), 1 - x, -1e-13);
%!   assert (info.method, method{1});
%!   assert (max (sum (abs (p - [1-x, x]), 2)) <= info.error);
%!   assert (info.error < 1e-12);
%! endfor

%!test # the two methods, and expm, which is exact enough for short times
%! t = [0.3 0 2 0.01];
%! p = network_transient (W, [.1 .2 .3 .4], t, "method", "expm");
%! q = network_transient (sparse (W), [.1 .2 .3 .4], t, "method", "uniformisation");
%! assert (p, q, -1e-13);
%! for i = 1:4
%!   assert (p(i,:), [.1 .2 .3 .4] * expm (t(i) * (W - diag (sum (W, 2)))), 1e-14);
%! endfor

%!test # a small probability to all its digits: 1 -> 2 -> ... -> 12
%! n = 12;
%! t = [1e-3; 1];
%! p = network_transient (diag (ones (1, n - 1), 1), 1, t);
%! k = 0:n-2;
%! assert (p(:,1:n-1), exp (-t) .* t.^k ./ factorial (k), -1e-13);
%! assert (p(1,n), 1e-33 / factorial (11) * (1 - 11/12 * 1e-3 + 11/26 * 1e-6), -1e-9);

%!test # stiff: a fast pair and a slow step, long times
%! V = [0 1e9 0; 1e9 0 1e-3; 0 0 0];
%! [p, info] = network_transient (V, [1 0 0], [1 1e3 1e6]);
%! slow = 1e-3 / 2;
%! assert (p(:,3)', -expm1 (-slow * [1 1e3 1e6]), -2e-6);
%! assert (sum (p, 2), ones (3, 1), 4 * eps);
%! assert (all (p(:) >= 0));

%!test # the limit, with two closed classes
%! V = zeros (5);
%! V(1,2) = 1; V(1,3) = 3; V(3,4) = V(4,3) = 1; V(5,1) = 2; V(5,2) = 2;
%! assert (network_transient (V, 5, Inf), [0 5/8 3/16 3/16 0], eps);
%! assert (network_transient (V, 5, 1e3), [0 5/8 3/16 3/16 0], 1e-12);

%!test # 10^4 states, a chain: the mean of a free walk with drift
%! n = 1e4;
%! V = spdiags (repmat ([2, 3], n, 1), [-1, 1], n, n);
%! [p, info] = network_transient (V, n / 2, [10, 1, 100]);
%! assert (info.method, "uniformisation");
%! assert (p * (1:n)', n / 2 + [10; 1; 100], -1e-12);
%! assert (p * ((1:n)' - n / 2).^2 - [10; 1; 100].^2, 5 * [10; 1; 100], -1e-9);

%!test # rates that depend on time: two states, p2' = a (t) p1 - b (t) p2
%! ## a + b = 2, a = 1 + sin (w t): p2 = 1/2 + Im ..., from p2 = 0.
%! w = 3;
%! rates = @(t) [0, 1 + sin(w*t); 1 - sin(w*t), 0];
%! t = [0.5 2 7]';
%! want = 1/2 - exp (-2*t) / 2 ...
%!        + (2 * sin (w*t) - w * cos (w*t) + w * exp (-2*t)) / (4 + w^2);
%! [p, info] = network_transient (rates, [1 0], t);
%! assert (info.method, "magnus 4");
%! assert (p(:,2), want, 1e-10);
%! assert (max (sum (abs (p - [1-want, want]), 2)) <= info.error);
%! assert (info.error <= 1e-9);
%! assert (sum (p, 2), ones (3, 1), 4 * eps);

%!test # steps are taken across a jump of the rates
%! rates = @(t) W * (1 + 9 * (t > 1));
%! p = network_transient (rates, 1, [1, 1.7], "max_step", 0.01);
%! q = network_transient (W, 1, [1, 1 + 7]);
%! assert (p, q, 1e-9);
%! p = network_transient (rates, 1, [1.7, 1]);
%! assert (p, q([2, 1],:), 1e-9);

%!test # "start", labels, constant function
%! net = network ({"a", "b", 1, 3});
%! p = network_transient (net, "a", [2 3], "start", 2);
%! assert (p, [1 0; network_transient(net, 1, 1)], eps);
%! assert (network_transient (@(t) net, "a", [2 3], "start", 2), p, 1e-12);
%! assert (size (network_transient (W, 1, [])), [0, 4]);

%!error <Invalid call> network_transient (1, 1)
%!error <p0 sums to 0.9, not to 1> network_transient ([0 1; 1 0], [.5 .4], 1)
%!error <p0\(1\) is -1; a probability is not below 0> network_transient ([0 1; 1 0], [-1 2], 1)
%!error <p0\(1\) is NaN; a probability is not below 0> network_transient ([0 1; 1 0], [NaN 2], 1)
%!error <p0 is 3, which is not a state 1 .. 2> network_transient ([0 1; 1 0], 3, 1)
%!error <p0 is "x", which is not the label of one state> network_transient ([0 1; 1 0], "x", 1)
%!error <p0 must be a row of probabilities, or a state> network_transient ([0 1; 1 0], {1}, 1)
%!error <p0 must have one probability for each of the 2 states, got 1 x 3> network_transient ([0 1; 1 0], [1 0 0], 1)
%!error <t\(2\) is -1, not a time from the start 0 on> network_transient ([0 1; 1 0], 1, [1 -1])
%!error <t\(1\) is NaN, not a time> network_transient ([0 1; 1 0], 1, NaN)
%!error <t\(1\) is Inf; rates that depend on time have no limit> network_transient (@(t) [0 1; 1 0], 1, Inf)
%!error <t must be a real vector of times> network_transient ([0 1; 1 0], 1, "a")
%!error <network_transient, at t = [0-9.]+: W\(1,2\) is [-0-9.e]+; the rate of a jump cannot be negative> network_transient (@(t) [0 1-t; 1 0], 1, 2)
%!error <W at t = [0-9.]+ is 3 x 3, at the start 2 x 2> network_transient (@(t) ones (2 + (t > 0)), 1, 1)
%!error id=noneq:convention network_transient ([-1 2; 1 -2], 1, 1)

%!demo
%! ## Relaxation, and a periodic drive.
%! W = [0 3 1; 1 0 5; 4 1 0];
%! t = linspace (0, 4, 200);
%! subplot (2, 1, 1);
%! plot (t, network_transient (W, 1, t));
%! ylabel ("p");
%! legend ("1", "2", "3");
%! subplot (2, 1, 2);
%! drive = @(t) W .* [1, 1 + 0.9 * sin(5 * t), 1];
%! plot (t, network_transient (drive, 1, t));
%! xlabel ("t");
%! ylabel ("p, driven");
