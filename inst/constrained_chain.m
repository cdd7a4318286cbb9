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
## @deftypefn  {} {@var{r} =} constrained_chain (@var{model}, @var{c}, @var{N})
## @deftypefnx {} {@var{r} =} constrained_chain (@dots{}, "name", @var{value}, @dots{})
## Kinetically constrained chains, East and FA-1f: exact gap, and simulation
## with persistence.
##
## @var{N} sites hold 0 or 1.  A site may change only if a neighbour holds 1:
## it becomes 1 at the rate c k and 0 at the rate (1 - c) k, where k is, for
##
## @table @asis
## @item "east"
## the content of the left neighbour; a wall to the left of the first site
## holds 1;
## @item "fa"
## the sum of both neighbours; walls at both ends hold 1.
## @end table
##
## @noindent
## The stationary state is each site for itself, 1 with the probability
## @var{c}: nothing happens in the statics while the relaxation time, 1/gap,
## grows without bound as c falls.
##
## @strong{Arguments}
##
## @var{model}: "east" or "fa".  @var{c}: above 0 and below 1.  @var{N}: sites,
## 1 to 1048576.
##
## @strong{Options}
##
## @table @asis
## @item "gap"
## Compute the gap; by default for N up to 8.  At most N = 14: 2^N states, up to
## 15 s and 0.8 GB.
## @item "times"
## Simulate, and measure at these times after "age", 0 or above, ascending.
## @item "age" (0)
## When persistence and correlation begin.
## @item "start" (c)
## Density at time 0, from 0 to 1; c is equilibrium.
## @item "replicas" (100)
## Independent simulations, at least 2.
## @item "limit" (1e12)
## Attempts that all replicas may need: more is an error.
## @item "seed", "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{r}: a struct with gap, the smallest nonzero relaxation rate, gap_error,
## a bound on its relative error, relaxation_time (1/gap); c, N, model.  With
## "times", r.sample has t, density, persistence (share of sites that have not
## changed since the age), correlation (of n(age) and n(age + t), with c^2
## subtracted and divided by c (1 - c)), each 1 x times with its standard error
## (_se); persistence_all (replicas x times); replicas, events, seed.
##
## @strong{Accuracy}
##
## The gap is the square of the second smallest singular value of the matrix
## whose rows are the jumps: the relative error is some eps sqrt (rate/gap),
## not eps rate/gap; above N = 9 it is the Rayleigh quotient of that matrix
## with the mode from @code{eigs}, whose residual is in @code{gap_error}.  The
## simulation is exact in continuous time but for probabilities rounded to
## 2^-32; bitwise equal for any number of threads.
##
## @strong{Errors}
##
## @code{noneq:model}, @code{noneq:type}, @code{noneq:range},
## @code{noneq:size}, @code{noneq:option}, @code{noneq:limit},
## @code{noneq:memory}; @code{noneq:convergence}: a gap too small for the
## method above 9 sites.
##
## @strong{References}
##
## J. Jackle and S. Eisinger, Z. Phys. B 84, 115 (1991).  G. H. Fredrickson and
## H. C. Andersen, Phys. Rev. Lett. 53, 1244 (1984).  F. Ritort and P. Sollich,
## Adv. Phys. 52, 219 (2003).
##
## @strong{Example}
##
## @example
## @group
## a = constrained_chain ("east", 0.1, 8);
## b = constrained_chain ("fa", 0.1, 8);
## printf ("%.6e %.6e\n", a.gap, b.gap)
## @print{} 2.770905e-04 1.482595e-02
## @end group
## @end example
##
## @seealso{glauber_chain, trap_ageing, network_steady}
## @end deftypefn

function r = constrained_chain (model, c, N, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  opt = parse_options ("constrained_chain", varargin, ...
                       [common_options("random", "threads")
                        {"gap", [], "logical"
                         "times", [], @times_message
                         "age", 0, "time"
                         "start", [], @density_message
                         "replicas", 100, "count"
                         "limit", 1e12, "positive"}]);
  models = {"east", "fa"};
  k = [];
  if (ischar (model))
    k = find (strcmpi (model, models));
  endif
  if (isempty (k))
    error ("noneq:model", ...
           "constrained_chain: the model must be \"east\" or \"fa\"");
  endif
  c = check_quantity ("constrained_chain", "c", c, "positive", 1);
  if (c >= 1)
    error ("noneq:range", ...
           "constrained_chain: c must be above 0 and below 1, got %g", c);
  endif
  N = check_quantity ("constrained_chain", "N", N, "positive", 1);
  if (N > 2^20 || N != fix (N))
    error ("noneq:size", ...
           ["constrained_chain: N must be a number of sites from 1 to" ...
            " 1048576, got %g"], N);
  endif
  if (isempty (opt.gap))
    opt.gap = N <= 8;
  endif
  if (opt.gap && N > 14)
    error ("noneq:size", ...
           ["constrained_chain: the gap needs all 2^N states; N = %d is above" ...
            " 14"], N);
  endif

  r.model = models{k};
  r.c = c;
  r.N = N;
  if (opt.gap)
    [r.gap, r.gap_error] = gap_of (k, c, N);
    r.relaxation_time = 1 / r.gap;
  endif
  if (! isempty (opt.times))
    r.sample = simulate (k, c, N, opt);
  endif

endfunction

function must = times_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (value >= 0 & isfinite (value)) && all (diff (value(:)) > 0)))
    must = "ascending times not below 0";
  endif

endfunction

function must = density_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 0 && value <= 1))
    must = "a density from 0 to 1";
  endif

endfunction

## The generator, made symmetric by the square roots of the stationary
## probabilities, is -B'B with one row of B for each pair of states i (site
## empty), j (site full): sqrt (rate up) at i, -sqrt (rate down) at j.
function [gap, bound] = gap_of (model, c, N)

  state = (0:2^N-1)';
  bit = @(k) mod (floor (state / 2^(k-1)), 2);
  from = to = weight = zeros (0, 1);
  for k = 1:N
    if (k == 1)
      free = ones (size (state));
    else
      free = bit (k - 1);
    endif
    if (model == 2 && k < N)
      free += bit (k + 1);
    elseif (model == 2)
      free += 1;
    endif
    at = find (free > 0 & bit (k) == 0);
    from = [from; at];
    to = [to; at + 2^(k-1)];
    weight = [weight; free(at)];
  endfor
  M = numel (from);
  B = sparse ([1:M, 1:M]', [from; to], ...
              [sqrt(weight * c); -sqrt(weight * (1 - c))], M, 2^N);
  largest = model * N;
  useless = 1e-4;
  if (N <= 9)
    ## B'B by orthogonal steps keeps the small singular values.
    [~, R] = qr (full (B), 0);
    sigma = sort ([svd(R); zeros(2^N - rows (R), 1)]);
    gap = sigma(2)^2;
    bound = 20 * eps * sqrt (largest / gap);
  else
    [v, second] = slowest_mode (B, c, N);
    v /= norm (v);
    y = B * v;
    gap = sumsq (y);
    ## Temple's bound, from the residual and the distance to the next.
    residual = norm (B' * y - gap * v) / gap;
    bound = 1000 * eps * sqrt (largest / gap) ...
            + min (residual, residual^2 / max (second / gap - 1, eps));
  endif
  if (! (bound < useless))
    error ("noneq:range", ...
           ["constrained_chain: the gap of %d sites at c = %g, some %.2g, is" ...
            " below what rounding leaves; take fewer sites or a larger c"], ...
           N, c, gap);
  endif

endfunction

## The eigenvector of B'B above that of the stationary state, as the largest of
## the inverse on what is orthogonal to it.  The inverse is that without the
## row and column of the most probable state.  SECOND: the rate after that.
function [v, second] = slowest_mode (B, c, N)

  n = 2^N;
  full_sites = sum (mod (floor ((0:n-1)' ./ 2.^(0:N-1)), 2), 2);
  still = sqrt (c .^ full_sites .* (1 - c) .^ (N - full_sites));
  still /= norm (still);
  [~, ground] = max (still);
  keep = [1:ground-1, ground+1:n];
  S = B(:,keep)' * B(:,keep);
  [L, failed, Q] = chol (S, "lower");
  if (failed)
    error ("noneq:range", ...
           ["constrained_chain: the matrix of %d sites at c = %g is singular" ...
            " to working precision; take at most 9 sites"], N, c);
  endif
  project = @(x) x - still * (still' * x);
  back = @(x) Q * (L' \ (L \ (Q' * x)));
  scatter = sparse (keep, 1:n-1, 1, n, n - 1);
  solve = @(x) project (scatter * back (scatter' * project (x)));
  opts = struct ("issym", true, "isreal", true, "tol", 1e-12, ...
                 "v0", project (cos (1:n)'));
  [v, d, failed] = eigs (solve, n, 2, "lm", opts);
  if (failed)
    error ("noneq:convergence", ...
           "constrained_chain: eigs did not converge; take at most 9 sites");
  endif
  [d, order] = sort (diag (d), "descend");
  v = project (v(:,order(1)));
  second = 1 / d(2);

endfunction

function q = simulate (model, c, N, opt)

  start = opt.start;
  if (isempty (start))
    start = c;
  endif
  opt.sites = N;
  opt.times = double (opt.times);
  opt.age = double (opt.age);
  t = opt.times(:)';
  raw = chain_sample ("constrained_chain", model, c, start, opt.age + t, ...
                      opt.age + zeros (size (t)), opt);
  q.t = t;
  q.age = opt.age;
  q.start = start;
  shape = size (t);
  [q.density, q.density_se] = replica_mean (raw.third, shape);
  [q.persistence, q.persistence_se] = replica_mean (raw.second, shape);
  [q.correlation, q.correlation_se] = replica_mean (raw.correlation, shape);
  q.correlation = (q.correlation - c^2) / (c * (1 - c));
  q.correlation_se /= c * (1 - c);
  q.persistence_all = raw.second;
  q.replicas = opt.replicas;
  q.events = raw.events;
  q.seed = raw.seed;

endfunction

%!test <*7>
%! c = [0.5 0.2 0.1];
%! want = [0.0530769135407737, 0.00270863140087, 2.770905140943e-4];
%! digits = [5e-17, 5e-15, 5e-17];   # as printed
%! for k = 1:3
%!   r = constrained_chain ("east", c(k), 8);
%!   assert (r.gap, want(k), digits(k) + 1e-12 * want(k));
%! endfor
%! want = [0.191786777572, 0.0379656011374, 0.0148259475080];
%! for k = 1:3
%!   r = constrained_chain ("fa", c(k), 8);
%!   assert (r.gap, want(k), 5e-13);
%! endfor

%!test # one and two sites by hand
%! assert (constrained_chain ("east", 0.3, 1).gap, 1, 1e-14);
%! assert (constrained_chain ("fa", 0.3, 1).gap, 2, 1e-14);
%! W = [0 .3 0 0; .7 0 0 .3; 0 0 0 .3; 0 .7 .7 0];   # 00 10 01 11
%! G = W - diag (sum (W, 2));
%! lambda = sort (real (eig (-G)));
%! assert (constrained_chain ("east", 0.3, 2).gap, lambda(2), 1e-14);

%!test # two methods, and a small gap
%! a = constrained_chain ("east", 0.4, 11, "gap", true);
%! b = constrained_chain ("east", 0.4, 9, "gap", true);
%! assert (a.gap < b.gap && a.gap > 0.8 * b.gap);
%! c = constrained_chain ("fa", 1e-3, 11, "gap", true);
%! d = constrained_chain ("fa", 1e-3, 9, "gap", true);
%! assert (c.gap < d.gap && c.gap > 0.5 * d.gap);
%! r = constrained_chain ("EAST", 1e-4, 5);
%! assert (r.gap > 0 && r.gap < 1e-10 && r.gap_error < 1e-6);

## No site of the East chain knows of those to its right: its slowest mode is
## that of a chain of N - 1 sites that decays at the rate 1 where the last is up.
%!test
%! c = 0.1;
%! n = 2^9;
%! up = mod (floor ((0:n-1)' ./ 2 .^ (0:8)), 2);
%! G = zeros (n);
%! for k = 1:9
%!   free = k == 1 | up(:,max (k - 1, 1)) == 1;
%!   at = find (free & ! up(:,k));
%!   to = at + 2^(k-1);
%!   G += full (sparse ([at; to; at; to], [at; to; to; at], ...
%!                      [c, 1 - c, -[1, 1] * sqrt(c * (1 - c))] ...
%!                      .* ones (numel (at), 1), n, n));
%! endfor
%! r = constrained_chain ("east", c, 10, "gap", true);
%! assert (r.gap, min (eig (G + diag (up(:,9)))), -1e-9);
%! assert (r.gap_error < 1e-9);
%! ## Lanczos on a Chebyshev filter, without an inverse: residual 7e-9
%! r = constrained_chain ("east", c, 13, "gap", true);
%! assert (r.gap, 8.864005133232e-05, -1e-11);

%!error <the gap of 8 sites at c = 1e-300, .*, is below what rounding leaves> constrained_chain ("east", 1e-300, 8)

%!test # sample: shapes, threads, defaults
%! a = constrained_chain ("east", 0.3, 20, "times", [0 1 5], "replicas", 5, ...
%!                        "seed", 4, "threads", 1);
%! b = constrained_chain ("east", 0.3, 20, "times", [0 1 5]', "replicas", 5, ...
%!                        "seed", 4, "threads", 2);
%! assert (a, b);
%! assert (! isfield (a, "gap"));
%! assert (a.sample.persistence(1), 1);
%! assert (all (diff (a.sample.persistence) < 0));
%! assert (size (a.sample.persistence_all), [5 3]);
%! r = constrained_chain ("fa", 0.3, 30, "times", 1, "start", 0, "age", 2);
%! assert (r.sample.density > 0 && r.sample.density < 0.3);

%!error <Invalid call> constrained_chain ("east", 1)
%!error <the model must be "east" or "fa"> constrained_chain ("west", .5, 3)
%!error <the model must be "east" or "fa"> constrained_chain (1, .5, 3)
%!error <c must be above 0 and below 1, got 1> constrained_chain ("east", 1, 3)
%!error <constrained_chain: c must be positive and finite, got 0> constrained_chain ("east", 0, 3)
%!error <constrained_chain: c is NaN> constrained_chain ("east", NaN, 3)
%!error <N must be a number of sites from 1 to 1048576, got 2.5> constrained_chain ("east", .5, 2.5)
%!error <the gap needs all 2\^N states; N = 15 is above 14> constrained_chain ("east", .5, 15, "gap", true)
%!error <option "times" must be ascending times not below 0> constrained_chain ("east", .5, 3, "times", [2 1])
%!error <option "start" must be a density from 0 to 1, got 2> constrained_chain ("east", .5, 3, "start", 2)
%!error <"replicas" must be 0 or at least 2> constrained_chain ("east", .5, 3, "times", 1, "replicas", 1)
%!error id=noneq:limit constrained_chain ("fa", .5, 1e6, "times", 1e9)

%!demo
%! ## Persistence in equilibrium: the East chain slows down more and more.
%! t = logspace (-1, 3, 40);
%! hold on;
%! for c = [0.5 0.3 0.2 0.1]
%!   r = constrained_chain ("east", c, 100, "times", t, "replicas", 20, ...
%!                          "seed", 1);
%!   plot (t, r.sample.persistence, "linewidth", 1.5);
%! endfor
%! hold off;
%! set (gca (), "xscale", "log");
%! xlabel ("t");
%! ylabel ("share of sites that have not moved");
%! legend ("c = 0.5", "0.3", "0.2", "0.1", "location", "southwest");
