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
## @deftypefn  {} {@var{s} =} lattice_gas ("ssep", @var{N}, [@var{ra}, @var{rb}])
## @deftypefnx {} {@var{s} =} lattice_gas ("kmp", @var{N}, [@var{TL}, @var{TR}])
## @deftypefnx {} {@var{s} =} lattice_gas ("zrp", @var{N}, [@var{zL}, @var{zR}])
## @deftypefnx {} {@var{s} =} lattice_gas (@dots{}, "name", @var{value}, @dots{})
## Lattice gas between two reservoirs: exact steady state, and its simulation.
##
## @var{N} sites in a row; bond b joins the sites b and b + 1, the bonds 0 and
## N lead to the reservoirs.  Time is counted so that each bond has rate 1.
##
## @table @asis
## @item "ssep", symmetric exclusion
## A bond exchanges the contents of its sites (at most one particle each); a
## reservoir fills the site at its end with the probability @var{ra} or
## @var{rb} and else empties it: particles enter at the rate ra and leave at
## 1 - ra.  With d = rb - ra and i < j
##
## @example
## @group
## profile(i) = ra + d i / (N + 1),   current = -d / (N + 1)
## covariance(i,j) = -i (N + 1 - j) d^2 / ((N + 1)^2 N)
## @end group
## @end example
## @item "kmp", Kipnis, Marchioro and Presutti
## A bond gives a uniform share of the energy of its sites to one and the rest
## to the other.  A bath of temperature @var{TL} or @var{TR} (in units of
## energy) replaces the energy of the site at its end by an exponential one
## (option "bath", "replace"), or shares such an energy with it ("mix").
## With d = TR - TL
##
## @example
## @group
## replace: profile(i) = TL + d (i - 1/2) / N,  current = -d / (2 N)
## mix:     profile(i) = TL + d i / (N + 1),    current = -d / (2 (N + 1))
## @end group
## @end example
##
## @noindent
## Covariances solve the closed linear equations of the second moments.
## @item "zrp", zero range
## A site that holds n particles sends one to the left at the rate u(n) and
## one to the right at the same rate; a reservoir sends one at the rate
## @var{zL} or @var{zR}.  The steady state is exactly a product of the
## weights z^n / (u(1) @dots{} u(n)) with the fugacity
## z(i) = zL + (zR - zL) i / (N + 1), and current = (zL - zR) / (N + 1).  It
## exists where each z(i) is below the last u.
## @end table
##
## @strong{Options}
##
## @table @asis
## @item "bath" ("replace")
## Of "kmp": "replace" or "mix".
## @item "rates" (1)
## Of "zrp": u(1), u(2), @dots{}; the last value holds for all larger n.
## @item "covariance"
## Covariances of all pairs of sites; by default up to N = 200.
## @item "replicas" (0)
## Number of independent simulations, for the field sample; at least 2.
## @item "snapshots" (1000), "interval" (max (1, N/10))
## States that each is averaged over, and the time between them.  They are
## independent for intervals well above the relaxation time, N^2 / pi^2 for
## "ssep" and 2 N^2 / pi^2 for "kmp".
## @item "burn"
## Time before the first interval: N^2 for "ssep", 2 N^2 for "kmp", 0 for
## "zrp", whose first state is already steady.
## @item "save" (false)
## Keep the states, for @code{local_equilibrium_test}.
## @item "memory" (2e9), "limit" (1e13)
## Bytes that the results may take; events that all replicas may need: more is
## an error.
## @item "seed", "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{s}: a struct with the exact site (1:N), profile (mean number or energy,
## 1 x N), variance (1 x N), covariance (N x N, or empty), current (per time,
## to the right), for "kmp" ratio = <E^2>/<E>^2 (2 for a Gibbs state), for
## "zrp" fugacity, and residual of the moment equations (0 for closed forms).
## With "replicas", s.sample has profile, variance, covariance, current and the
## standard error of each with _se; bond_current and its _se (1 x N + 1);
## replicas, snapshots, interval, burn, events (all, those of the burn-in and
## those that changed nothing included), seed; with "save" x, one row a
## snapshot: those of replica 1 first.
##
## @strong{Accuracy}
##
## Closed forms to rounding; the moment equations to 1e-13 of the largest
## covariance.  The simulation is exact in continuous time but for the grid of
## the random numbers, below 2 (N + 1) / 2^32 of any rate.  Standard errors
## come from the scatter of the replicas and do not depend on the interval.
## A replica depends on its number and the seed only: results are bitwise
## equal for any number of threads.  The cost of an event does not depend on
## N; see bench/lattice.m.
##
## @strong{Errors}
##
## @code{noneq:model}, @code{noneq:size}, @code{noneq:range},
## @code{noneq:memory}, @code{noneq:limit}, @code{noneq:option}.
##
## @strong{References}
##
## H. Spohn, J. Phys. A 16, 4275 (1983).  C. Kipnis, C. Marchioro and
## E. Presutti, J. Stat. Phys. 27, 65 (1982).  E. Levine, D. Mukamel and
## G. M. Schutz, J. Stat. Phys. 120, 759 (2005).  B. Derrida, J. Stat. Mech.
## P07023 (2007).
##
## @strong{Example}
##
## @example
## @group
## s = lattice_gas ("ssep", 6, [0.9, 0.2]);
## printf ("current %.2f, covariance of sites 1 and 2 %.7f\n", ...
##         s.current, s.covariance(1,2))
## @print{} current 0.10, covariance of sites 1 and 2 -0.0083333
## @end group
## @end example
##
## @seealso{local_equilibrium_test, harmonic_chain, onsager_fit}
## @end deftypefn

function s = lattice_gas (model, N, ends, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  opt = parse_options ("lattice_gas", varargin, ...
                       [common_options("random", "threads")
                        {"bath", "replace", {"replace", "mix"}
                         "rates", 1, @rates_message
                         "covariance", [], "logical"
                         "replicas", 0, "whole"
                         "snapshots", 1000, "count"
                         "interval", [], "positive"
                         "burn", [], "time"
                         "save", false, "logical"
                         "memory", 2e9, "positive"
                         "limit", 1e13, "positive"}]);
  opt.rates = double (opt.rates(:)');
  [model, ends] = check_lattice (model, N, ends, opt);
  N = double (N);
  ends = double (ends);
  if (isempty (opt.covariance))
    opt.covariance = N <= 200;
  endif
  check_memory (N, opt);

  s.model = model;
  s.site = 1:N;
  s.ends = ends;
  linear = fugacities (ends, N);
  s.current = (ends(1) - ends(2)) / (N + 1);
  s.residual = 0;
  switch (model)
    case "ssep"
      s.profile = start = linear;
      s.variance = s.profile .* (1 - s.profile);
      s.covariance = [];
      if (opt.covariance)
        s.covariance = exclusion_covariance (N, diff (ends), s.variance);
      endif
      number = 0;
      relaxation = N^2;
    case "kmp"
      s.bath = opt.bath;
      number = 1 + strcmp (opt.bath, "mix");
      s.profile = linear;
      s.current /= 2;
      if (number == 1)
        s.profile = ends(1) + (ends(2) - ends(1)) * ((1:N) - 0.5) / N;
        s.current = (ends(1) - ends(2)) / (2 * N);
      endif
      start = s.profile;
      s.covariance = s.variance = s.ratio = [];
      if (opt.covariance)
        ## In units in which no square leaves the range of a double.
        unit = pow2 (floor (log2 (max (ends))));
        [C, s.residual] = energy_covariance (s.profile / unit, ends / unit, ...
                                             number == 1);
        s.ratio = 1 + diag (C)' ./ (s.profile / unit).^2;
        s.covariance = C * unit * unit;
        s.variance = diag (s.covariance)';
        if (! all (isfinite (s.covariance(:))) || any (s.variance == 0))
          error ("noneq:range", ...
                 ["lattice_gas: the covariance is beyond the range of a" ...
                  " double: take another unit of energy"]);
        endif
      endif
      relaxation = 2 * N^2;
    case "zrp"
      s.fugacity = start = linear;
      [s.profile, s.variance] = zero_range_moments (linear, opt.rates);
      s.covariance = [];
      if (opt.covariance)
        s.covariance = diag (s.variance);
      endif
      number = 3;
      relaxation = 0;
  endswitch
  if (opt.replicas > 0)
    s.sample = simulate (number, N, ends, start, s.profile, relaxation, opt);
  endif

endfunction

function must = rates_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (isfinite (value)) && all (value > 0)
         && numel (value) <= 65536))
    must = "a vector of at most 65536 positive rates u(1), u(2), ...";
  endif

endfunction

function [model, ends] = check_lattice (model, N, ends, opt)

  models = {"ssep", "zrp", "kmp"};
  k = [];
  if (ischar (model))
    k = find (strcmpi (model, models));
  endif
  if (isempty (k))
    error ("noneq:model", ...
           "lattice_gas: the model must be \"ssep\", \"zrp\" or \"kmp\"");
  endif
  model = models{k};
  if (! (isnumeric (N) && isscalar (N) && isreal (N) && N >= 1
         && N <= 65536 && N == fix (N)))
    error ("noneq:size", ...
           "lattice_gas: N must be a number of sites from 1 to 65536");
  endif
  if (! (isnumeric (ends) && isreal (ends) && numel (ends) == 2))
    error ("noneq:size", ...
           ["lattice_gas: give the two reservoirs as [left, right], got a" ...
            " %d x %d %s"], rows (ends), columns (ends), class (ends));
  endif
  ends = ends(:)';
  if (opt.replicas == 1)
    error ("noneq:option", ...
           ["lattice_gas: option \"replicas\" must be 0 or at least 2:" ...
            " standard errors come from their scatter"]);
  endif
  bad = find (! (ends >= 0 & isfinite (ends)), 1);
  if (! isempty (bad))
    error ("noneq:range", ...
           ["lattice_gas: reservoir %d is %g; it must be finite and not" ...
            " below 0"], bad, ends(bad));
  endif
  switch (model)
    case "ssep"
      if (any (ends > 1))
        error ("noneq:range", ...
               ["lattice_gas: the density %g of a reservoir is above 1, and" ...
                " a site of \"ssep\" holds one particle"], max (ends));
      endif
    case "kmp"
      if (all (ends == 0))
        error ("noneq:range", ...
               "lattice_gas: the temperature of a bath must be above 0");
      endif
    case "zrp"
      z = fugacities (ends, N)([1, end]);
      if (any (z > (1 - 1e-6) * opt.rates(end)))
        error ("noneq:range", ...
               ["lattice_gas: the fugacity %.7g of a site is not below the" ...
                " last rate, %g, by a millionth of it: particles would pile" ...
                " up without end"], max (z), opt.rates(end));
      endif
  endswitch

endfunction

## On the line between the reservoirs.
function z = fugacities (ends, N)

  z = ends(1) + (ends(2) - ends(1)) * (1:N) / (N + 1);

endfunction

function check_memory (N, opt)

  bytes = 8 * 6 * N * (1 + opt.replicas);
  if (opt.covariance)
    bytes += 8 * N^2 * (4 + 3 * opt.replicas);
  endif
  if (opt.save)
    bytes += 16 * N * opt.snapshots * opt.replicas;
  endif
  if (bytes > opt.memory)
    error ("noneq:memory", ...
           ["lattice_gas: the results need %.2g bytes and \"memory\" is" ...
            " %.2g; take fewer replicas or snapshots, or \"covariance\"," ...
            " false"], bytes, opt.memory);
  endif

endfunction

function C = exclusion_covariance (N, d, variance)

  i = (1:N)';
  C = -min (i, i') .* (N + 1 - max (i, i')) * (d / (N + 1))^2 / N;
  C(1:N+1:end) = variance;

endfunction

## Second moments M(i,j) of the energies: an event on a bond makes p s and
## (1 - p) s of the sum s, with <p> = 1/2, <p^2> = 1/3, <p (1 - p)> = 1/6.
## One equation for each pair i <= j: the changes by all events cancel.
function [C, residual] = energy_covariance (T, ends, replace)

  N = numel (T);
  [i, j] = find (triu (true (N)));
  n = numel (i);
  at = zeros (N);
  at(sub2ind ([N, N], i, j)) = 1:n;
  at = max (at, at');
  k = (1:n)';
  where = @(a, b) at(sub2ind ([N, N], a, b))(:);
  entry = {};
  own = b = zeros (n, 1);
  T = T(:);

  ## Pairs of two sites: the outer bonds, then the inner ones.
  for side = 1:2
    if (side == 1)
      moved = i;
      other = j;
      step = -1;
      last = 1;
    else
      moved = j;
      other = i;
      step = 1;
      last = N;
    endif
    pair = i < j;
    in = pair & moved != last;
    entry{end+1} = {k(in), where(moved(in)+step, other(in)), 1/2};
    own(in) -= 1/2;
    out = pair & moved == last;
    weight = 1/2 + replace / 2;
    own(out) -= weight;
    b(out) -= weight * ends(side) * T(other(out));

    far = pair & j > i + 1;
    entry{end+1} = {k(far), where(moved(far)-step, other(far)), 1/2};
    own(far) -= 1/2;
    near = j == i + 1;
    entry{end+1} = {k(near), where(moved(near), moved(near)), 1/6};
    own(near) -= 1/3;

    ## One site, the bond to this side.
    in = i == j & i != last;
    entry{end+1} = {k(in), where(i(in), i(in)+step), 2/3};
    entry{end+1} = {k(in), where(i(in)+step, i(in) + step), 1/3};
    own(in) -= 2/3;
    out = i == j & i == last;
    if (replace)
      own(out) -= 1;
      b(out) -= 2 * ends(side)^2;
    else
      own(out) -= 2/3;
      b(out) -= 2/3 * ends(side) * (T(last) + ends(side));
    endif
  endfor
  row = column = k;
  value = own;
  for e = entry
    row = [row; e{1}{1}];
    column = [column; e{1}{2}];
    value = [value; repmat(e{1}{3}, numel (e{1}{1}), 1)];
  endfor
  A = sparse (row, column, value, n, n);
  M = A \ b;
  residual = norm (A * M - b, Inf) / norm (b, Inf);
  C = M(at) - T * T';

endfunction

## Mean and variance of the number of particles at fugacity Z; the tail beyond
## the table of rates is geometric.
function [mean_n, var_n] = zero_range_moments (z, u)

  ## Some sites at a time, to save memory.
  K = numel (u);
  some = max (1, floor (1e6 / K));
  mean_n = var_n = zeros (size (z));
  for first = 1:some:numel (z)
    k = first:min (first + some - 1, numel (z));
    [mean_n(k), var_n(k)] = moments_of_sites (z(k), u, K);
  endfor

endfunction

function [mean_n, var_n] = moments_of_sites (z, u, K)

  w = [ones(1, numel (z)); cumprod(z ./ u(:), 1)];
  if (! all (isfinite (sum (w, 1) + w(K+1,:) ./ (1 - z / u(K)))))
    ## Beyond the range of a double: relative to the largest.
    w = [zeros(1, numel (z)); cumsum(log (z) - log (u(:)), 1)];
    w = exp (w - max (w, [], 1));
  endif
  q = z / u(K);
  tail = w(K+1,:) ./ (1 - q);
  w = w(1:K,:);
  n = (0:K-1)';
  total = sum (w, 1) + tail;
  mean_n = (sum (n .* w, 1) + tail .* (K + q ./ (1 - q))) ./ total;
  var_n = (sum ((n - mean_n).^2 .* w, 1)
           + tail .* ((K + q ./ (1 - q) - mean_n).^2 + q ./ (1 - q).^2)) ...
          ./ total;

endfunction

function r = simulate (model, N, ends, start, origin, relaxation, opt)

  r.replicas = R = opt.replicas;
  r.snapshots = opt.snapshots;
  r.interval = opt.interval;
  if (isempty (r.interval))
    r.interval = max (1, N / 10);
  endif
  r.burn = opt.burn;
  if (isempty (r.burn))
    r.burn = relaxation;
  endif
  r.seed = seed_option (opt);
  rates = [];
  if (model == 3)
    rates = opt.rates;
  endif
  rate = N + 1;
  if (model == 3)
    rate *= 2 * max ([opt.rates, ends]);
  endif
  events = R * (rate * r.burn + (rate * r.interval + N) * r.snapshots);
  if (events > opt.limit)
    error ("noneq:limit", ...
           ["lattice_gas: this takes about %.2g events and \"limit\" is" ...
            " %.2g; take fewer replicas or snapshots, or a shorter" ...
            " interval"], ...
           events, opt.limit);
  endif
  [m, square, flow, events, product, x] = ...
    __noneq_lattice__ (model, ends, rates, start, origin, r.seed, 0, R, ...
                       [r.burn, r.interval], r.snapshots, ...
                       double (opt.covariance), double (opt.save), ...
                       min (1.001 * opt.limit, 1e18), opt.threads);
  r.events = sum (events);
  [r.profile, r.profile_se] = over_replicas (m);
  r.profile = r.profile' + origin;
  r.profile_se = r.profile_se';
  [r.variance, r.variance_se] = second_moment (square, m, m);
  r.variance = r.variance';
  r.variance_se = r.variance_se';
  r.covariance = r.covariance_se = [];
  if (opt.covariance)
    [c, se] = second_moment (reshape (product, N^2, R), ...
                             repmat (m, N, 1), ...
                             reshape (repmat (reshape (m, 1, N, R), N, 1), ...
                                      N^2, R));
    r.covariance = reshape (c, N, N);
    r.covariance_se = reshape (se, N, N);
  endif
  [r.bond_current, r.bond_current_se] = over_replicas (flow);
  r.bond_current = r.bond_current';
  r.bond_current_se = r.bond_current_se';
  [r.current, r.current_se] = over_replicas (mean (flow, 1));
  if (opt.save)
    r.x = x';
  endif

endfunction

function [m, se] = over_replicas (a)

  m = mean (a, 2);
  se = std (a, 0, 2) / sqrt (columns (a));

endfunction

## Covariance from averages of products and of the factors, a column a replica:
## the product of means is taken between different replicas only, so that
## nothing is biased.
function [c, se] = second_moment (product, a, b)

  R = columns (a);
  abar = mean (a, 2);
  bbar = mean (b, 2);
  c = mean (product, 2) ...
      - (R^2 * abar .* bbar - sum (a .* b, 2)) / (R * (R - 1));
  influence = product - a .* bbar - abar .* b;
  se = std (influence, 0, 2) / sqrt (R);

endfunction

%!test <*6> # exclusion: the case of 6 sites
%! s = lattice_gas ("ssep", 6, [0.9, 0.2]);
%! assert (s.profile, 0.9 - 0.1 * (1:6), 1e-15);
%! assert (s.current, 0.1, 1e-15);
%! assert (s.covariance(1,2), -1 * 5 * 0.49 / (49 * 6), 1e-16);
%! assert (s.covariance, s.covariance');
%! assert (diag (s.covariance)', s.profile .* (1 - s.profile));

%!test <*6> # energy: the profiles, and the departure from Gibbs of order 1/N
%! s = lattice_gas ("kmp", 8, [2, 1], "bath", "mix");
%! assert (s.profile, 2 - (1:8) / 9, 1e-15);
%! assert (s.current, 1 / 18, 1e-15);
%! assert ([min(s.ratio), max(s.ratio)], [2.0077, 2.0307], 5e-5);
%! assert (s.residual < 1e-14);
%! s = lattice_gas ("kmp", 8, [2, 1]);
%! assert (s.profile, 2 - ((1:8) - 0.5) / 8, 1e-15);
%! assert (s.current, 1 / 16, 1e-15);
%! ## 2 d^2 x (1 - x) / (N T^2), largest at x = 2/3.
%! for N = [16 32 64]
%!   q = lattice_gas ("kmp", N, [2, 1]);
%!   assert ((max (q.ratio) - 2) * N, 0.25, 0.7 / N);
%! endfor

%!test # weights beyond the range of a double: independent particles
%! s = lattice_gas ("zrp", 2, [800, 900], "rates", 1:2000, "replicas", 400, ...
%!                  "snapshots", 1, "interval", 1e-9, "seed", 1, ...
%!                  "covariance", false);
%! assert (s.profile, s.fugacity, -1e-11);
%! assert (s.variance, s.fugacity, -1e-10);
%! z = (s.sample.profile - s.profile) ./ s.sample.profile_se;
%! assert (max (abs (z)) < 4.5);
%! s = lattice_gas ("zrp", 1, [.5, .5], "rates", [1e-200 1e-200 1]);
%! assert (s.profile, 3, -1e-13);

%!test # energy in other units
%! s = lattice_gas ("kmp", 3, [2, 1]);
%! r = lattice_gas ("kmp", 3, [2, 1] * 1e-23);
%! assert (r.covariance, s.covariance * 1e-46, -1e-12);
%! r = lattice_gas ("kmp", 3, [2, 1] * 2^500);
%! assert (r.ratio, s.ratio);

%!error <the covariance is beyond the range of a double: take another unit> lattice_gas ("kmp", 3, [1e300, 1e299])

%!test # energy, in equilibrium: a product
%! for bath = {"mix", "replace"}
%!   s = lattice_gas ("kmp", 5, [3, 3], "bath", bath{1});
%!   assert (s.covariance, 9 * eye (5), 1e-13);
%! endfor

%!test # one site with energies from both baths at the same rate
%! s = lattice_gas ("kmp", 1, [2, 1]);
%! assert (s.profile, 1.5);
%! assert (s.variance, 4 + 1 - 1.5^2, 1e-14);
%! s = lattice_gas ("ssep", 1, [1, 0]);
%! assert (s.covariance, 0.25);

%!test # zero range: geometric, Poisson-like tables, and any other
%! s = lattice_gas ("zrp", 4, [0.8, 0.3]);
%! z = 0.8 - 0.1 * (1:4);
%! assert (s.fugacity, z, 1e-15);
%! assert (s.profile, z ./ (1 - z), 1e-14);
%! assert (s.variance, z ./ (1 - z).^2, 1e-14);
%! assert (s.current, 0.1, 1e-15);
%! s = lattice_gas ("zrp", 3, [2, 1], "rates", 1:200);
%! assert (s.profile, s.fugacity, 1e-13);
%! assert (s.variance, s.fugacity, 1e-13);
%! s = lattice_gas ("zrp", 1, [1, 1], "rates", [3, 2]);
%! w = [1, 1/3 * 0.5.^(0:100)];
%! n = 0:101;
%! assert (s.profile, sum (n .* w) / sum (w), 1e-14);
%! assert (s.variance, sum (n.^2 .* w) / sum (w) - s.profile^2, 1e-13);

%!test # what a reservoir may be while the sites can hold it
%! s = lattice_gas ("zrp", 3, [1.2, 0.2], "replicas", 200, ...
%!                  "snapshots", 200, "interval", 20, "seed", 3);
%! z = [0.95, 0.7, 0.45];
%! assert (s.profile, z ./ (1 - z), -1e-13);
%! assert (s.current, 0.25, 1e-15);
%! assert (abs (s.sample.current - 0.25) < 4.5 * s.sample.current_se);
%! assert (abs (s.sample.profile - s.profile) < 4.5 * s.sample.profile_se);
%! s = lattice_gas ("kmp", 2, [1, 0], "replicas", 200, "snapshots", 200, ...
%!                  "interval", 5, "seed", 3);
%! assert (s.profile, [0.75, 0.25]);
%! ## <x1^2>, <x1 x2>, <x2^2> by hand
%! M = [-5/3 2/3 1/3; 1/6 -8/3 1/6; 1/3 2/3 -5/3] \ [-2; -1/4; 0];
%! assert (s.covariance([1 2 4])', M - [9; 3; 1] / 16, 1e-14);
%! assert (abs (s.sample.covariance - s.covariance)(:) ...
%!         < 4.5 * s.sample.covariance_se(:));

%!test # sample: sizes, threads, and the currents of bonds
%! a = lattice_gas ("ssep", 5, [0.9, 0.2], "replicas", 4, "snapshots", 50, ...
%!                  "save", true, "seed", 7, "threads", 1);
%! b = lattice_gas ("ssep", 5, [0.9, 0.2], "replicas", 4, "snapshots", 50, ...
%!                  "save", true, "seed", 7, "threads", 3);
%! assert (a, b);
%! r = a.sample;
%! assert (size (r.x), [200, 5]);
%! assert (size (r.bond_current), [1, 6]);
%! assert (r.profile, mean (r.x), 1e-12);
%! assert (r.current, mean (r.bond_current), 1e-12);
%! assert (r.seed, 7);
%! assert (any (r.x(:) == 1) && all (r.x(:) == 0 | r.x(:) == 1));

%!test # the seed comes from the generator of Octave
%! rand ("twister", 1);
%! a = lattice_gas ("zrp", 3, [0.5, 0.2], "replicas", 2, "snapshots", 3);
%! rand ("twister", 1);
%! b = lattice_gas ("zrp", 3, [0.5, 0.2], "replicas", 2, "snapshots", 3);
%! assert (a, b);

%!test # large lattices leave the covariance out
%! s = lattice_gas ("kmp", 3000, [2, 1]);
%! assert (isempty (s.covariance) && isempty (s.ratio));
%! assert (numel (s.profile), 3000);

%!error <Invalid call> lattice_gas ("ssep", 3)
%!error <lattice_gas: the model must be "ssep", "zrp" or "kmp"> lattice_gas ("asep", 3, [1 0])
%!error <lattice_gas: the model must be> lattice_gas (1, 3, [1 0])
%!error <lattice_gas: N must be a number of sites from 1 to 65536> lattice_gas ("ssep", 0, [1 0])
%!error <N must be a number of sites> lattice_gas ("ssep", 2.5, [1 0])
%!error <give the two reservoirs as \[left, right\], got a 1 x 1 double> lattice_gas ("ssep", 3, 1)
%!error <reservoir 2 is NaN; it must be finite and not below 0> lattice_gas ("ssep", 3, [1 NaN])
%!error <reservoir 1 is -1; it must be> lattice_gas ("zrp", 3, [-1 0])
%!error <the density 1.5 of a reservoir is above 1, and a site of "ssep" holds one particle> lattice_gas ("ssep", 3, [1.5 0])
%!error <the temperature of a bath must be above 0> lattice_gas ("kmp", 3, [0 0])
%!error <the fugacity 1.05 of a site is not below the last rate, 1, by a millionth of it: particles would pile up> lattice_gas ("zrp", 3, [1.4 0])
%!error <option "replicas" must be 0 or at least 2> lattice_gas ("ssep", 3, [1 0], "replicas", 1)
%!error <option "rates" must be a vector of at most 65536 positive rates> lattice_gas ("zrp", 3, [.5 0], "rates", [1 0])
%!error <option "burn" must be a time not below 0, got -1> lattice_gas ("ssep", 3, [1 0], "burn", -1)
%!error <option "bath" must be one of: replace, mix> lattice_gas ("kmp", 3, [1 1], "bath", "x")
%!error id=noneq:memory lattice_gas ("ssep", 500, [1 0], "covariance", true, "memory", 1e5)
%!error <this takes about 1e\+10 events and "limit" is 1e\+09; take fewer> lattice_gas ("ssep", 1, [1 0], "replicas", 2, "snapshots", 1, "interval", 2.5e9, "limit", 1e9)
%!error <unknown option "replica"> lattice_gas ("ssep", 3, [1 0], "replica", 2)

%!demo
%! ## Exclusion between a dense and a thin reservoir: correlations over the
%! ## whole length, of order 1/N.
%! N = 20;
%! s = lattice_gas ("ssep", N, [0.9, 0.2], "replicas", 64, ...
%!                  "snapshots", 20000, "seed", 1);
%! r = s.sample;
%! k = [1:9, 11:N];
%! errorbar (k, N * r.covariance(10,k), 2 * N * r.covariance_se(10,k), "o");
%! hold on;
%! plot (k, N * s.covariance(10,k), "-");
%! hold off;
%! xlim ([0, N + 1]);
%! xlabel ("site j");
%! ylabel ("N cov (10, j)");
%! title (sprintf ("current %.4f +- %.4f, exact %.4f", r.current, ...
%!                 r.current_se, s.current));
%! legend ("sampled", "exact", "location", "north");
