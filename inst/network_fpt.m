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
## @deftypefn  {} {@var{tau} =} network_fpt (@var{W}, @var{target})
## @deftypefnx {} {[@var{tau}, @var{variance}, @var{info}] =} network_fpt (@var{W}, @var{target}, "name", @var{value}, @dots{})
## First-passage times of a jump network: mean, variance, moments, splitting
## probabilities and distribution of the time until a target is first reached.
##
## With M = diag (all rates out of a state) - W, restricted to the states from
## which the target can be reached, and B(i) the rate from i straight to it,
##
## @example
## @group
## M h = B,    M tau = 1,    M v = 1 / d + sum_j W(i,j) (tau(j) - m(i))^2
## @end group
## @end example
##
## @noindent
## give the probability h to reach the target, the mean time tau and its
## variance v; d(i) is the rate out of state i, m(i) the mean time left after
## the next jump.  M is eliminated without a subtraction.
##
## @strong{Arguments}
##
## @var{W}: rates, n x n, full or sparse; W(i,j) is the rate of the jump
## i -> j, the diagonal is ignored; or a network made by @code{network}.
##
## @var{target}: the target: state numbers, labels or a logical mask.  A cell
## of c such sets, as @code{@{[1 2], 5@}}, asks which of them is reached first.
## Empty with option "jump".
##
## @strong{Options}
##
## @table @asis
## @item "jump"
## Rows [i j] of jumps: the target is the first time one of them happens, the
## turnover time of a cycle for instance, instead of or besides @var{target}.
## Each counts as a set of its own, after those of @var{target}.
## @item "from"
## Distribution at the start (or the number or label of the start): times and
## probabilities are then single numbers instead of one for each start.
## @item "moments" (1)
## How many moments of the time to return in @code{info.moments}.
## @item "time"
## Times at which to return the distribution; needs "from".
## @item "quantile"
## Probabilities whose times to return; needs "from".
## @end table
##
## @strong{Results}
##
## @var{tau}, @var{variance}: mean and variance of the first-passage time,
## 1 x n by start, 0 from the target itself; Inf where the target is not
## reached for certain.  @var{info} has
##
## @table @code
## @item probability
## 1 x n, that the target is ever reached.
## @item splitting
## n x c, that set c is the first to be reached.
## @item conditional_mean, conditional_variance
## 1 x n, of those that do reach the target; Inf where none does.
## @item moments
## k x n, mean of T^k of those that reach it, up to "moments".
## @item survival, cdf, pdf
## With "time": T x 1, not yet at the target; T x c, at set c by then, and the
## density of it.
## @item quantile
## With "quantile": times (column) by which the target has been reached with
## the given probabilities; Inf where it never is.
## @item unreachable, uncertain
## Starts that cannot reach the target; starts that can miss it.
## @item method, n, labels
## What was used.
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @noindent
## With "from" there is one value in place of the n by start.
##
## @strong{Accuracy}
##
## Full matrices and up to 2000 states: a few n eps for each value, however
## rare the passage.  Larger sparse ones: LU factors with refinement, a
## relative error of about eps times the ratio of the time scales.
##
## @strong{Errors}
##
## @code{noneq:state}: no such state, or the target is empty.
## @code{noneq:edge}: "jump" names a jump with rate 0.  For @var{W} as in
## @code{network_steady}, for "from" as in @code{network_transient}.
##
## @strong{References}
##
## N. G. van Kampen, Stochastic Processes in Physics and Chemistry, 3rd ed.,
## ch. XII (2007).  W. K. Grassmann, M. I. Taksar and D. P. Heyman, Oper. Res.
## 33, 1107 (1985).
##
## @strong{Example}
##
## @example
## @group
## tau = network_fpt ([0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0], 3);
## printf ("%.6f ", tau), printf ("\n")
## @print{} 0.400000 0.233333 0.000000 0.350000
## @end group
## @end example
##
## @seealso{network, network_transient, network_cumulants, network_sample}
## @end deftypefn

function [tau, variance, info] = network_fpt (W, target, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("network_fpt", varargin, ...
                       {"jump", [], @jump_message
                        "from", [], @(value) ""
                        "moments", 1, "count"
                        "time", [], @time_message
                        "quantile", [], @quantile_message});
  net = check_network ("network_fpt", W);
  n = net.n;
  [W, B, target] = exits (net, target, opt.jump);
  from = [];
  if (! isempty (opt.from))
    from = network_distribution ("network_fpt", "from", opt.from, net);
  elseif (! isempty (opt.time) || ! isempty (opt.quantile))
    error ("noneq:option", ...
           "network_fpt: options \"time\" and \"quantile\" need \"from\"");
  endif

  ## Who can reach the target, and who can get where that is impossible.
  here = ! target;
  able = lost = false (1, n);
  able(here) = network_reach (W(here,here), any (B(here,:) > 0, 2));
  trapped = here & ! able;
  lost(here) = network_reach (W(here,here), trapped(here));

  states = find (able);
  Q = W(states,states);
  R = B(states,:);
  away = full (sum (W(states,trapped), 2));
  solver = absorbed (net, Q, [R, away], states);
  X = solver.right ([R, away]);
  ## Nothing but rounding keeps the sum from one.
  X ./= sum (X, 2);
  info.probability = double (! trapped);
  info.probability(states) = sum (X(:,1:end-1), 2);
  info.probability(! lost) = 1;
  info.splitting = zeros (n, columns (B));
  info.splitting(states,:) = X(:,1:end-1);
  info.splitting(target,:) = B(target,:);

  if (any (lost(states)))
    ## Those that arrive do so as the process with these rates (Doob).
    h = info.probability(states)(:);
    [i, j, w] = find (Q);
    Q = sparse (i(:), j(:), w(:) .* h(j) ./ h(i), numel (h), numel (h));
    if (! issparse (W))
      Q = full (Q);
    endif
    R ./= h;
    solver = absorbed (net, Q, R, states);
  endif
  moments = zeros (opt.moments, n);
  moments(:,trapped) = Inf;
  last = ones (numel (states), 1);
  for k = 1:opt.moments
    last = k * solver.right (last);
    moments(k,states) = last;
  endfor
  mean_time = moments(1,:);
  spread = zeros (1, n);
  spread(trapped) = Inf;
  spread(states) = solver.right (jitter (Q, R, mean_time(states)'));

  tau = mean_time;
  variance = spread;
  tau(lost) = variance(lost) = Inf;
  info.conditional_mean = mean_time;
  info.conditional_variance = spread;
  info.moments = moments;
  if (! isempty (from))
    [tau, variance] = mixture (from, tau, variance);
    arrive = from .* info.probability;
    info.probability = sum (arrive);
    info.splitting = from * info.splitting;
    info.conditional_mean = info.conditional_variance = Inf;
    info.moments = Inf (opt.moments, 1);
    if (info.probability > 0)
      arrive /= info.probability;
      [info.conditional_mean, info.conditional_variance] ...
        = mixture (arrive, mean_time, spread);
      info.moments = sum (arrive(arrive > 0) .* moments(:,arrive > 0), 2);
    endif
    info = distribution (info, from, W, B, target, opt);
  endif

  info.unreachable = find (trapped);
  info.uncertain = find (lost & ! trapped);
  info.method = solver.method;
  info.n = n;
  info.labels = net.labels;
  info.notes = {};
  if (any (trapped))
    info.notes{end+1} = sprintf ("the target cannot be reached from %s", ...
                                 network_names (net, find (trapped)));
  endif
  if (! isempty (info.uncertain))
    info.notes{end+1} = sprintf (["from %s the target can be missed: the" ...
                                  " mean" ...
                                  " time is infinite, conditional_mean is" ...
                                  " not"], network_names (net, info.uncertain));
  endif
  info.reliable = isempty (info.notes);

endfunction

function must = jump_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && columns (value) == 2
         && ndims (value) == 2))
    must = "a matrix with rows [i j]";
  endif

endfunction

function must = time_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (value >= 0 & value < Inf)))
    must = "a vector of times, finite and not negative";
  endif

endfunction

function must = quantile_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (value >= 0 & value <= 1)))
    must = "a vector of probabilities from 0 to 1";
  endif

endfunction

## W without the jumps that end the passage, the rates B (n x sets) of ending
## it, and which states are target; for these B says of which set.
function [W, B, target] = exits (net, sets, jump)

  n = net.n;
  W = net.W;
  if (! iscell (sets) || iscellstr (sets))
    sets = {sets};
    if (isempty (sets{1}) && ! isempty (jump))
      sets = {};
    endif
  endif
  target = false (1, n);
  B = zeros (n, numel (sets) + rows (jump));
  for c = 1:numel (sets)
    states{c} = network_states ("network_fpt", "target", sets{c}, net);
    if (isempty (states{c}))
      error ("noneq:state", "network_fpt: the target is empty");
    endif
    if (any (target(states{c})))
      k = states{c}(target(states{c}))(1);
      error ("noneq:state", ...
             "network_fpt: state %s is in two of the target sets", ...
             net.labels{k});
    endif
    target(states{c}) = true;
    B(:,c) = full (sum (W(:,states{c}), 2));
  endfor
  for k = 1:rows (jump)
    i = jump(k,1);
    j = jump(k,2);
    if (! (all (jump(k,:) >= 1 & jump(k,:) <= n
                & jump(k,:) == fix (jump(k,:))) && W(i,j) > 0))
      error ("noneq:edge", ...
             "network_fpt: jump %d, from %g to %g, does not occur%s", k, i, ...
             j, ifelse (any (all (jump(1:k-1,:) == jump(k,:), 2)), ...
                        " twice", ""));
    endif
    if (target(j))
      ## It is counted for itself, not for the set that it leads to.
      c = find (cellfun (@(s) any (s == j), states), 1);
      others = setdiff (states{c}, j);
      B(i,c) = full (sum (W(i,others), 2));
    endif
    B(i,numel (sets)+k) = W(i,j);
    W(i,j) = 0;
  endfor
  B(target,:) = 0;
  for c = 1:numel (sets)
    B(states{c},c) = 1;
  endfor

endfunction

## Solver for the process among STATES with rates Q that ends at the rates R.
function solver = absorbed (net, Q, R, states)

  m = numel (states);
  c = columns (R);
  all_rates = [Q, R; zeros(c, m + c)];
  if (issparse (Q))
    all_rates = [Q, sparse(R); sparse(c, m + c)];
  endif
  inner = struct ("W", all_rates, "n", m + c, ...
                  "labels", {[net.labels(states), repmat({"target"}, 1, c)]});
  solver = network_absorbing ("network_fpt", inner, 1:m);

endfunction

## What the next jump adds to the variance: that of its waiting time, and that
## of the mean time left over the states that it can lead to; times the rate.
function x = jitter (Q, R, tau)

  out = sum (R, 2);
  d = full (sum (Q, 2)) + out;
  left = (Q * tau) ./ d;
  [i, j, w] = find (Q);
  x = accumarray (i(:), w(:) .* (tau(j) - left(i)).^2, size (tau));
  x += 1 ./ d + out .* left.^2;

endfunction

function [m, v] = mixture (share, mean_time, spread)

  some = share > 0;
  m = sum (share(some) .* mean_time(some));
  v = Inf;
  if (isfinite (m))
    v = sum (share(some) .* (spread(some) + (mean_time(some) - m).^2));
  endif

endfunction

function info = distribution (info, from, W, B, target, opt)

  if (isempty (opt.time) && isempty (opt.quantile))
    return;
  endif
  here = find (! target);
  m = numel (here);
  c = columns (B);
  rates = [W(here,here), B(here,:); zeros(c, m + c)];
  if (issparse (W))
    rates = [W(here,here), sparse(B(here,:)); sparse(c, m + c)];
  endif
  start = [from(here), from(target) * B(target,:)];

  if (! isempty (opt.time))
    [t, order] = sort (double (opt.time(:)));
    P = zeros (numel (t), m + c);
    P(order,:) = network_evolve (rates, start, t);
    info.survival = sum (P(:,1:m), 2);
    info.cdf = P(:,m+1:end);
    info.pdf = P(:,1:m) * B(here,:);
  endif
  if (! isempty (opt.quantile))
    q = double (opt.quantile(:));
    info.quantile = zeros (size (q));
    arrived = @(t) sum (network_evolve (rates, start, t)(m+1:end));
    for k = 1:numel (q)
      if (q(k) <= arrived (0))
        info.quantile(k) = 0;
      elseif (q(k) >= info.probability)
        info.quantile(k) = Inf;
      else
        b = info.conditional_mean;
        while (arrived (b) < q(k))
          b *= 2;
        endwhile
        info.quantile(k) = fzero (@(t) arrived (t) - q(k), [0, b], ...
                                  optimset ("TolX", 1e-14 * b));
      endif
    endfor
  endif

endfunction

%!shared W
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];

%!test <*5>
%! [tau, variance, info] = network_fpt (W, 3);
%! assert (tau, [.4, .7/3, 0, .35], -1e-15);
%! G = W - diag (sum (W, 2));
%! M = -G([1 2 4],[1 2 4]);
%! second = 2 * (M \ (M \ ones (3, 1)))';
%! assert (variance([1 2 4]), second - tau([1 2 4]).^2, -1e-13);
%! assert (variance(3), 0);
%! assert (info.probability, ones (1, 4));
%! assert (info.splitting, ones (4, 1));
%! assert (info.conditional_mean, tau);
%! assert (info.reliable);

%!test # an irreversible chain: Gamma distributed, moments in closed form
%! n = 6; k = 3;
%! V = diag (k * ones (1, n - 1), 1);
%! [tau, variance, info] = network_fpt (V, n, "moments", 4);
%! m = n-1:-1:0;
%! assert (tau, m / k, -1e-15);
%! assert (variance, m / k^2, -1e-14);
%! assert (info.moments, cumprod (m + (0:3)', 1) ./ k.^(1:4)', -1e-14);
%! t = [0, 0.1, 1, 3];
%! [~, ~, info] = network_fpt (V, n, "from", 1, "time", t, "quantile", [.1 .5 1]);
%! assert (info.cdf', gammainc (k * t, n - 1), -1e-12);
%! assert (info.survival', gammainc (k * t, n - 1, "upper"), -1e-13);
%! assert (info.pdf', k * (k*t).^(n-2) .* exp (-k*t) / factorial (n - 2), -1e-13);
%! assert (info.quantile, [gammaincinv([.1; .5], n - 1) / k; Inf], -1e-11);

%!test # gambler's ruin, and the conditional time
%! n = 11; a = 2; b = 1;
%! V = diag (a * ones (1, n - 1), 1) + diag (b * ones (1, n - 1), -1);
%! [tau, variance, info] = network_fpt (V, {1, n});
%! r = b / a;
%! i = 0:n-1;
%! up = (1 - r.^i) / (1 - r^(n-1));
%! assert (info.splitting(:,2)', up, 1e-15);
%! assert (info.splitting(2:end,2)', up(2:end), -1e-14);
%! assert (info.splitting(:,1)', 1 - up, 1e-15);
%! assert (tau, (up * (n - 1) - i) / (a - b), 1e-13);

%!test # the target can be missed: absorbing competitor
%! ## 1 -> 2 (rate 1), 1 -> 3 (rate 3), 2 absorbing, 3 -> 4 (rate 5)
%! V = zeros (5);
%! V(1,2) = 1; V(1,3) = 3; V(3,4) = 5; V(4,3) = 2; V(5,1) = 1;
%! [tau, variance, info] = network_fpt (V, 4, "moments", 2);
%! assert (tau, [Inf Inf 1/5 0 Inf], -1e-15);
%! assert (variance, [Inf Inf 1/25 0 Inf], -1e-15);
%! assert (info.probability, [3/4 0 1 1 3/4], -1e-15);
%! assert (info.conditional_mean, [1/4 + 1/5, Inf, 1/5, 0, 1 + 1/4 + 1/5], -1e-15);
%! assert (info.conditional_variance, [1/16 + 1/25, Inf, 1/25, 0, 1 + 1/16 + 1/25], -1e-14);
%! assert (info.moments(2,:), info.conditional_variance + info.conditional_mean.^2, -1e-14);
%! assert (info.unreachable, 2);
%! assert (info.uncertain, [1 5]);
%! assert (info.notes, {"the target cannot be reached from 2", "from 1, 5 the target can be missed: the mean time is infinite, conditional_mean is not"});
%! [tau, variance, info] = network_fpt (V, 4, "from", [.5 .5 0 0 0], "quantile", [.3 .5]);
%! assert ([tau, variance], [Inf Inf]);
%! assert (info.probability, 3/8, -1e-15);
%! assert (info.conditional_mean, 1/4 + 1/5, -1e-15);
%! assert (info.quantile(2), Inf);
%! t = info.quantile(1);
%! assert (3/8 * (1 - 5 * exp (-4*t) + 4 * exp (-5*t)), .3, -1e-12);

%!test # rare escape from a deep well: componentwise
%! n = 12; u = 1e-3;
%! V = diag (u * ones (1, n - 1), 1) + diag (ones (1, n - 1), -1);
%! tau = network_fpt (V, n);
%! ## tau_i = sum_{k=i}^{n-1} sum_{j<=k} u^-(k-j+1)
%! want = zeros (1, n);
%! for k = n-1:-1:1
%!   want(k) = want(k+1) + sum (u.^-(1:k));
%! endfor
%! assert (tau, want, -1e-14);

%!test # turnover: mean time between two jumps i -> j is 1 / (p_i W_ij)
%! p = network_steady (W);
%! for edge = [2 3; 3 2; 1 4]'
%!   [tau, ~, info] = network_fpt (W, [], "jump", edge');
%!   assert (tau(edge(2)), 1 / (p(edge(1)) * W(edge(1),edge(2))), -1e-13);
%! endfor
%! ## Which of two jumps comes first: competing exponentials from state 2.
%! [tau, ~, info] = network_fpt ([0 1 0; 0 0 2; 0 5 0], [], "jump", [2 3; 1 2]);
%! assert (info.splitting, [0 1; 1 0; 1 0]);
%! assert (tau, [1, 1/2, 1/5 + 1/2], -1e-15);
%! [tau, ~, info] = network_fpt ([0 1 2; 1 0 0; 1 0 0], 2, "jump", [1 3]);
%! assert (info.splitting, [1/3 2/3; 1 0; 1/3 2/3], 1e-15);
%! [tau, ~, info] = network_fpt ([0 1 2; 1 0 0; 1 0 0], 2, "jump", [1 2]);
%! assert (info.splitting(1,:), [0 1]);

%!test # a start that is spread out; labels
%! net = network ({"a", "b", 1; "b", "c", 2});
%! [tau, variance] = network_fpt (net, "c", "from", [.5 .5 0]);
%! assert (tau, 1, -1e-15);
%! assert (variance, .5 * (1.25 + .25) + .5 * (.25 + .25), -1e-15);
%! [tau, ~, info] = network_fpt (net, {"b", "c"}, "from", "a", "quantile", .5);
%! assert (tau, 1);
%! assert (info.quantile, log (2), -1e-12);
%! assert (network_fpt (net, logical ([0 0 1])), [1.5 .5 0], eps);

%!test # large and sparse
%! n = 5000;
%! V = spdiags (repmat ([1, 2], n, 1), [-1, 1], n, n);
%! [tau, variance, info] = network_fpt (V, n);
%! assert (info.method, "lu");
%! assert (tau, [fliplr(cumsum (1 - 2.^-(n-1:-1:1))), 0], -1e-12);
%! V = spdiags (repmat ([1, 2], 300, 1), [-1, 1], 300, 300);
%! [~, exact] = network_fpt (full (V), 300);
%! assert (variance(1) - variance(2), exact(1) - exact(2), 1e-7);
%! assert (variance(1) / (n - 1), exact(1) / 299, -1e-2);

%!error <Invalid call> network_fpt (1)
%!error <target has 5, which is not a state 1 .. 4> network_fpt (W, 5)
%!error <target names "x", which is no state> network_fpt (W, "x")
%!error <target is a mask of 2 for 4 states> network_fpt (W, [true false])
%!error <target must be states: numbers, labels or a mask, got a function_handle> network_fpt (W, @sin)
%!error <network_fpt: the target is empty> network_fpt (W, [])
%!error <state 2 is in two of the target sets> network_fpt (W, {2, [1 2]})
%!error <jump 1, from 2 to 4, does not occur> network_fpt (W, [], "jump", [2 4])
%!error <jump 2, from 2 to 3, does not occur twice> network_fpt (W, [], "jump", [2 3; 2 3])
%!error <options "time" and "quantile" need "from"> network_fpt (W, 1, "time", 1)
%!error <option "time" must be a vector of times, finite and not negative> network_fpt (W, 1, "from", 2, "time", -1)
%!error <option "quantile" must be a vector of probabilities from 0 to 1> network_fpt (W, 1, "from", 2, "quantile", 2)
%!error <option "jump" must be a matrix with rows \[i j\]> network_fpt (W, 1, "jump", 1)
%!error <from sums to 2, not to 1> network_fpt (W, 1, "from", [1 1 0 0])
%!error <W\(2,1\) is -1> network_fpt ([0 1; -1 0], 1)

%!demo
%! ## The time a motor with six steps a cycle takes for one, and its spread.
%! n = 6;
%! W = diag (10 * ones (1, n - 1), 1) + diag (2 * ones (1, n - 1), -1);
%! W(n,1) = 10;
%! W(1,n) = 1e-3;
%! t = linspace (0, 4, 300);
%! [tau, variance, info] = network_fpt (W, [], "jump", [6 1], ...
%!                                      "from", 1, "time", t);
%! plot (t, info.pdf, [tau tau], [0, max(info.pdf)], "--");
%! xlabel ("time");
%! ylabel ("density of the turnover time");
