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
## @deftypefn {} {[@var{f}, @var{se}, @var{info}] =} mbar (@var{u_kn}, @var{N_k}, @dots{})
## Free energies of K states from samples of all of them: the multistate
## Bennett acceptance ratio.
##
## @var{u_kn} is K x N: column n is one sample, and u_kn(k,n) the energy that
## it has in state k, divided by kT (the reduced potential, with the pressure
## and the chemical potentials of state k where it has them).  Samples are
## ordered by the state they were drawn in: first N_k(1) samples of state 1,
## then N_k(2) of state 2, and so on.  A state with N_k = 0 gets its free
## energy from the samples of the others.  u_kn(k,n) = Inf is a sample that
## cannot occur in state k.
##
## @var{f}, K x 1, solves
##
## @example
##                      exp (-u_kn(k,n))
## f(k) = -ln sum  ------------------------------------
##             n   sum_l N_k(l) exp (f(l) - u_kn(l,n))
## @end example
##
## @noindent
## and is given relative to the first state, f(1) = 0.  @var{se}, K x 1, is one
## standard error of f(k) - f(1).  Samples must be independent; thin out
## correlated ones, or use the bootstrap with blocks.
##
## @var{f}, @var{se} and what follows from them are in kT, or in the unit of
## the options @qcode{"kT"}, or @qcode{"temperature"} with @qcode{"units"}
## (kJ/mol, kcal/mol, J, eV, pN nm) or @qcode{"kB"}; @var{u_kn} is always
## reduced.  Other options:
##
## @table @asis
## @item @qcode{"observable"}
## A, 1 x N, or K x N where it depends on the state: its expectation in each
## state is returned in @code{info.observable}.
## @item @qcode{"error"}
## @qcode{"asymptotic"} (default), from the curvature of the likelihood, or
## @qcode{"bootstrap"}.
## @item @qcode{"replicates"}, @qcode{"block"}, @qcode{"seed"}
## Of the bootstrap: the number of replicates (default 200), the number of
## successive samples drawn together (default 1), and where its random numbers
## start.  Samples are drawn within each state.
## @item @qcode{"threads"}
## Number of threads (default 0: all processors); the result is the same.
## @end table
##
## Fields of @var{info}:
##
## @table @asis
## @item @code{ci}
## K x 2, ends of the 95 % interval of f: normal, or percentiles of the
## bootstrap.
## @item @code{bias}
## K x 1, by the bootstrap (not subtracted); NaN without it.
## @item @code{f_pairs}, @code{se_pairs}
## K x K, f(j) - f(i) in row i and column j, and its error.
## @item @code{observable}
## With fields @code{value} and @code{se}, K x 1.
## @item @code{overlap}
## K x K, rows sum to 1: element (i,j) is the probability that a sample of
## state i, mixed with all others, would be taken for one of state j.
## @item @code{overlap_scalar}
## 1 less the second largest eigenvalue of it: 0 for states that fall in two
## sets without overlap, 1 for states that are the same.
## @item @code{weakest_link}, @code{link_samples}
## The two states whose overlap holds the rest together, and what the overlap
## between the sets of states on either side is worth: 1 / link_samples is
## about the least variance of the difference across it.
## @item @code{effective_samples}
## K x 1, 1 / sum_n W(n,k)^2: the number of samples that the averages in state
## k rest on.
## @item @code{n}, @code{method}, @code{kT}, @code{units}, @code{iterations}, @code{residual}
## N_k, the kind of error, the unit, Newton steps on all samples, and the
## largest departure of a column sum of the weights from 1.
## @item @code{seed}, @code{block}, @code{replicates}, @code{lost}
## Of the bootstrap; @code{lost} replicates had no solution.
## @item @code{reliable}, @code{notes}
## Whether to believe @var{f} and @var{se}, and sentences that say why not.
## @end table
##
## @strong{Errors}: NaN or -Inf in @var{u_kn}, Inf in the state that the sample
## was drawn in, sizes that do not match, and states without overlap
## (@code{noneq:disconnected}), which are named.
##
## @strong{Accuracy}: column sums of the weights are 1 to 1e-12, whatever the
## distance in free energy between the states: the start is a chain of
## two-state acceptance ratios along the states that overlap most.  The
## asymptotic error is the inverse of the information, without the first-order
## bias of the estimate; its 95 % interval may be too short where fewer than
## about ten samples lie between two states, or a state without samples rests
## on fewer than 50 effective ones; then @code{info.reliable} is false.
##
## @strong{References}: M. R. Shirts and J. D. Chodera, J. Chem. Phys. 129,
## 124105 (2008); C. H. Bennett, J. Comput. Phys. 22, 245 (1976); P. V.
## Klimovich, M. R. Shirts and D. L. Mobley, J. Comput. Aided Mol. Des. 29, 397
## (2015), on the overlap matrix.
##
## Two springs of stiffness 1 and 4; f(2) is ln (4) / 2 = 0.69 up to the
## noise of the samples, here without noise at the quantiles:
##
## @example
## @group
## z = sqrt (2) * erfinv ((-499:2:499) / 500);
## x = [z, z / 2];
## f = mbar ([x.^2 / 2; 2 * x.^2], [500, 500])
## @result{} f =
##         0
##    0.6931
## @end group
## @end example
##
## @strong{See also}: bennett, jarzynski, work_report
## @seealso{bennett, jarzynski, work_report}
## @end deftypefn

function [f, se, info] = mbar (u_kn, N_k, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  persistent table;
  if (isempty (table))
    table = [{"observable", [], @observable_message
              "error", "asymptotic", {"asymptotic", "bootstrap"}
              "replicates", 200, @at_least_two
              "block", 1, "count"}
             common_options("energy")
             common_options("random")
             common_options("threads")];
  endif
  opt = parse_options ("mbar", varargin, table);
  [kT, unit] = thermal_energy ("mbar", opt);
  [u, N] = check_states (u_kn, N_k);
  [A, centre] = check_observable (opt.observable, u);
  K = rows (u);

  [verdict, f, sums, gram, group, figures] = __noneq_mbar__ (u, N, A, ...
                                                             opt.threads);
  switch (verdict)
    case "data"
      refuse_data (u, N);
    case "disconnected"
      refuse_groups (group);
    case "unconverged"
      error ("noneq:convergence", ...
             ["mbar: Newton's method did not converge; the overlap between " ...
              "some states is too small for the precision of the numbers"]);
  endswitch

  info = struct ("ci", [], "bias", NaN (K, 1), "n", N, "reliable", true, ...
                 "notes", {{}}, "method", opt.error, "kT", kT, ...
                 "units", unit, "iterations", figures(1), ...
                 "residual", figures(2));
  info.f_pairs = kT * (f' - f);
  W2 = gram(1:K,1:K);
  sampled = find (N > 0);
  H = laplacian (W2(sampled,sampled), N(sampled));
  info.overlap = W2 .* N';
  info.overlap_scalar = overlap_scalar (H, N(sampled));
  [info.weakest_link, info.link_samples] = weakest_link (H, sampled);
  info.effective_samples = 1 ./ diag (W2);
  info.notes = connection_notes (info, N);

  if (strcmp (opt.error, "asymptotic"))
    T = covariance (gram, H, N(sampled), sampled);
    V = diag (T)(1:K) + diag (T)(1:K)' - 2 * T(1:K,1:K);
    V(1:K+1:end) = 0;
    ## Rounding can leave a variance of zero, of two equal states, negative.
    info.se_pairs = kT * sqrt (max (V, 0));
    info.ci = kT * f + 1.959963984540054 * [-1, 1] .* info.se_pairs(:,1);
  else
    info.seed = seed_option (opt);
    info.block = opt.block;
    info.replicates = opt.replicates;
    [fr, Ar] = __noneq_mbar_bootstrap__ (u, N, A, f, opt.block, info.seed, ...
                                         opt.replicates, opt.threads);
    kept = all (isfinite (fr), 1);
    info.lost = sum (! kept);
    fr = fr(:,kept);
    if (columns (fr) < 2)
      info.se_pairs = NaN (K);
      info.ci = NaN (K, 2);
    else
      C = cov (fr');
      V = diag (C) + diag (C)' - 2 * C;
      V(1:K+1:end) = 0;
      info.se_pairs = kT * sqrt (max (V, 0));
      info.ci = kT * quantile (fr, [0.025, 0.975], 2);
      info.bias = kT * (mean (fr, 2) - f);
    endif
    if (info.lost > 0)
      info.notes{end+1} = sprintf ...
        (["%d of %d bootstrap replicates had no solution: the samples that " ...
          "join the states were not drawn; se leaves these out"], ...
         info.lost, opt.replicates);
    endif
  endif
  f *= kT;
  se = info.se_pairs(:,1);

  if (! isempty (A))
    a = sums(K+1:end) ./ sums(1:K);
    info.observable.value = centre + a;
    if (strcmp (opt.error, "asymptotic"))
      k = (1:K)';
      own = sub2ind (size (T), k, k);
      cross = sub2ind (size (T), K + k, k);
      both = sub2ind (size (T), K + k, K + k);
      V = T(both) - 2 * a .* T(cross) + a.^2 .* T(own);
      info.observable.se = sqrt (max (V, 0));
    else
      info.observable.se = std (Ar(:,kept), 0, 2);
    endif
  endif
  info.reliable = isempty (info.notes);

endfunction

function must = observable_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && ndims (value) == 2))
    must = "a real 1 x N or K x N array";
  endif

endfunction

## The two arguments as double, N_k as a column, or an error.
function [u, N] = check_states (u, N)

  names = {"u_kn", "N_k"};
  args = {u, N};
  for i = 1:2
    if (! (isnumeric (args{i}) && isreal (args{i})))
      what = class (args{i});
      if (isnumeric (args{i}))
        what = "complex";
      endif
      error ("noneq:type", ...
             "mbar: %s must be a real numeric array, got a %s array", ...
             names{i}, what);
    endif
    if (isempty (args{i}))
      error ("noneq:size", "mbar: %s is empty", names{i});
    endif
  endfor
  if (ndims (u) > 2)
    error ("noneq:size", "mbar: u_kn must be K x N, got %s", ...
           sprintf ("%d x ", size (u))(1:end-3));
  endif
  if (! isvector (N))
    error ("noneq:size", ...
           "mbar: N_k must be a vector with one number a state, got %s", ...
           sprintf ("%d x ", size (N))(1:end-3));
  endif
  if (! isa (u, "double") || issparse (u))
    u = full (double (u));
  endif
  N = full (double (N(:)));
  bad = find (! (N >= 0 & N == fix (N) & isfinite (N)), 1);
  if (! isempty (bad))
    error ("noneq:count", ...
           "mbar: N_k(%d) is %g; numbers of samples are integers from 0 on", ...
           bad, N(bad));
  endif
  if (numel (N) != rows (u) && numel (N) == columns (u))
    error ("noneq:orientation", ...
           ["mbar: u_kn is %d x %d and N_k has %d elements: u_kn must have " ...
            "one state a row; give its transpose u_kn.'"], ...
           rows (u), columns (u), numel (N));
  endif
  if (numel (N) != rows (u))
    error ("noneq:size", ...
           "mbar: u_kn has %d rows (states) but N_k has %d elements", ...
           rows (u), numel (N));
  endif
  if (sum (N) != columns (u))
    error ("noneq:count", ...
           "mbar: the sum of N_k is %d but u_kn has %d columns (samples)", ...
           sum (N), columns (u));
  endif

endfunction

## A less CENTRE, the means of its rows: the variance of a large, nearly
## constant observable would otherwise be lost in rounding.  CENTRE is K x 1.
function [A, centre] = check_observable (A, u)

  centre = [];
  if (isempty (A))
    A = [];
    return;
  endif
  A = full (double (A));
  if (iscolumn (A) && rows (A) == columns (u))
    A = A.';
  endif
  if (! (columns (A) == columns (u)
         && (rows (A) == 1 || rows (A) == rows (u))))
    error ("noneq:size", ...
           ["mbar: option \"observable\" must be 1 x %d or %d x %d (u_kn " ...
            "is %d x %d), got %d x %d"], columns (u), rows (u), columns (u), ...
           rows (u), columns (u), rows (A), columns (A));
  endif
  bad = find (! isfinite (A), 1);
  if (! isempty (bad))
    [i, j] = ind2sub (size (A), bad);
    error ("noneq:nan", "mbar: observable(%d,%d) is %g; it must be finite", ...
           i, j, A(i,j));
  endif
  centre = mean (A, 2);
  A -= centre;
  centre = centre .* ones (rows (u), 1);

endfunction

## What is wrong with data that the kernel could not use.
function refuse_data (u, N)

  nans = isnan (u);
  if (any (nans(:)))
    states = find (any (nans, 2));
    k = states(1);
    bad = find (nans(k,:));
    also = "";
    if (numel (states) > 1)
      also = sprintf ("; also in states %s", ranges (states(2:end)));
    endif
    error ("noneq:nan", ...
           ["mbar: u_kn is NaN in state %d for samples %s (%d of %d)%s; " ...
            "every sample needs its energy in every state, so compute " ...
            "these or leave out the samples or the states"], k, ranges (bad), ...
           numel (bad), columns (u), also);
  endif
  bad = find (u == -Inf, 1);
  if (! isempty (bad))
    [k, n] = ind2sub (size (u), bad);
    error ("noneq:infinite", ...
           "mbar: u_kn(%d,%d) is -Inf: its Boltzmann weight is infinite", ...
           k, n);
  endif
  origin = lookup (cumsum ([1; N(1:end-1)]), 1:columns (u));
  bad = find (isinf (u(sub2ind (size (u), origin, 1:columns (u)))), 1);
  if (! isempty (bad))
    error ("noneq:infinite", ...
           ["mbar: u_kn(%d,%d) is Inf, but sample %d is counted by N_k as " ...
            "drawn in state %d, where it cannot occur; check the order of " ...
            "the samples"], origin(bad), bad, bad, origin(bad));
  endif
  k = find (all (u == Inf, 2), 1);
  error ("noneq:disconnected", ...
         ["mbar: state %d has no samples, and u_kn is Inf there for all " ...
          "samples of the other states: its free energy is not determined"], k);

endfunction

function refuse_groups (group)

  sets = cell (1, max (group));
  for g = 1:max (group)
    sets{g} = ["{" ranges(find (group == g)) "}"];
  endfor
  error ("noneq:disconnected", ...
         ["mbar: the samples of the states %s do not overlap: the free " ...
          "energy between these sets is not determined; add samples of " ...
          "states between them"], strjoin (sets, " and "));

endfunction

## "1-4, 7, 9-10 and 12 more" for increasing integers K.
function text = ranges (k)

  k = k(:)';
  first = k([true, diff(k) != 1]);
  last = k([diff(k) != 1, true]);
  shown = min (numel (first), 6);
  text = cell (1, shown);
  for i = 1:shown
    text{i} = sprintf ("%d", first(i));
    if (last(i) > first(i))
      text{i} = sprintf ("%d-%d", first(i), last(i));
    endif
  endfor
  text = strjoin (text, ", ");
  left = sum (last(shown+1:end) - first(shown+1:end) + 1);
  if (left > 0)
    text = sprintf ("%s and %d more", text, left);
  endif

endfunction

## Second derivatives of the likelihood with respect to f of the states with
## samples.  Each row sums to zero; the diagonal is that sum without
## cancellation.
function H = laplacian (W2, N)

  H = -(N .* W2 .* N');
  H(1:rows(H)+1:end) = 0;
  H(1:rows(H)+1:end) = -sum (H, 2);

endfunction

## 1 less the second eigenvalue of the overlap matrix, as the second smallest
## of the scaled Laplacian, which is exact also when it is tiny.
function s = overlap_scalar (H, N)

  s = NaN;
  if (numel (N) > 1)
    scale = 1 ./ sqrt (N);
    e = sort (real (eig (scale .* H .* scale')));
    s = min (max (e(2), 0), 1);
  endif

endfunction

## The tree of strongest links (Prim), its weakest edge, and all that links
## the two sets of states on its sides.
function [pair, worth] = weakest_link (H, sampled)

  pair = zeros (1, 0);
  worth = Inf;
  n = numel (sampled);
  if (n < 2)
    return;
  endif
  S = -H;
  S(1:n+1:end) = -Inf;
  parent = ones (n, 1);
  best = S(:,1);
  best(1) = -Inf;
  strength = Inf (n, 1);
  open = true (n, 1);
  open(1) = false;
  for i = 2:n
    candidates = best;
    candidates(! open) = -Inf;
    [strength_k, k] = max (candidates);
    strength(k) = strength_k;
    open(k) = false;
    closer = open & S(:,k) > best;
    best(closer) = S(closer,k);
    parent(closer) = k;
  endfor
  [~, cut] = min (strength);
  ## Everything whose way to the first state goes over the cut.
  beyond = false (n, 1);
  for k = 1:n
    j = k;
    while (j != 1 && j != cut)
      j = parent(j);
    endwhile
    beyond(k) = j == cut;
  endfor
  pair = sort (sampled([parent(cut), cut])(:)');
  worth = sum (S(beyond,! beyond)(:));

endfunction

function notes = connection_notes (info, N)

  notes = {};
  if (info.link_samples < 10)
    notes{end+1} = sprintf ...
      (["states %d and %d overlap too little: what joins the states on " ...
        "their two sides is worth %.2g samples, and at least 10 are " ...
        "wanted; add samples, or a state between them"], info.weakest_link, ...
       info.link_samples);
  endif
  ## Few large weights look like many until a larger one turns up, so an
  ## extrapolation needs more than a state with samples of its own.
  poor = find (info.effective_samples < 50 & N == 0)';
  for k = poor
    notes{end+1} = sprintf ...
      (["state %d has no samples of its own and rests on %.2g effective " ...
        "samples of the others; at least 50 are wanted"], k, ...
       info.effective_samples(k));
  endfor

endfunction

## T such that c' T c is the variance of sum_i c(i) ln (sum of column i of
## the weights), for the columns whose scalar products are GRAM and any c that
## sums to zero over the columns of W: T = X' (1 - W N W')^+ X = X'X +
## (N W'X)' H^+ (N W'X), Shirts and Chodera's eq. (D2) with the inverse moved
## to the states.
function T = covariance (gram, H, N, sampled)

  T = gram;
  if (numel (N) > 1)
    R = chol (H(2:end,2:end));
    Z = R' \ (N(2:end) .* gram(sampled(2:end),:));
    T += Z' * Z;
  endif

endfunction

%!shared x, u, N, draw
%! draw = @(n) sqrt (2) * erfinv ((1-n:2:n-1) / n);
%! x = [draw(400), 1 + draw(300) / 2, 2 + draw(500)];
%! u = [x.^2 / 2; 2 * (x - 1).^2; (x - 2).^2 / 2];
%! N = [400, 300, 500];

## Exact: samples at the quantiles leave the error of the quadrature only.
%!test
%! [f, se, info] = mbar (u, N);
%! assert (f, [0; log(2); 0], 0.01);
%! assert (f(1), 0);
%! assert (size (se), [3, 1]);
%! assert (se(1), 0);
%! assert (all (se(2:3) > 0.02 & se(2:3) < 0.2));
%! assert (info.residual <= 1e-12);
%! assert (info.reliable && isempty (info.notes));
%! assert (info.ci, f + 1.959963984540054 * [-1, 1] .* se, 1e-14);
%! assert (info.f_pairs, f' - f, eps);
%! assert (info.se_pairs(:,1), se);
%! assert (info.se_pairs, info.se_pairs');
%! assert (sum (info.overlap, 2), ones (3, 1), 1e-11);
%! e = sort (eig (info.overlap), "descend");
%! assert (info.overlap_scalar, 1 - e(2), 1e-12);
%! assert (info.n, N');

## The equations themselves, in plain sums.
%!test
%! f = mbar (u, N);
%! D = sum (N' .* exp (f - u), 1);
%! g = -log (sum (exp (-u) ./ D, 2));
%! assert (g - g(1), f, 1e-12);

## Errors by the N x N matrix of the definition.
%!test
%! [f, se, info] = mbar (u, N, "observable", x);
%! W = (exp (f - u) ./ sum (N' .* exp (f - u), 1))';
%! B = [W, x' .* W - W .* (x * W)];
%! M = eye (rows (W)) - W * diag (N) * W';
%! T = B' * pinv (M, 1e-9) * B;
%! V = diag (T)(1:3) + diag (T)(1:3)' - 2 * T(1:3,1:3);
%! assert (info.se_pairs.^2, V, 1e-12);
%! assert (info.observable.value, (x * W)', 1e-12);
%! assert (info.observable.se, sqrt (diag (T)(4:6)), 1e-10);
%! assert (info.effective_samples, 1 ./ sum (W.^2)', 1e-9);
%! assert (info.overlap, W' * W * diag (N), 1e-12);

## An observable of each state; a large constant changes nothing.
%!test
%! [~, ~, a] = mbar (u, N, "observable", u);
%! [~, ~, b] = mbar (u, N, "observable", u + 1e6);
%! assert (b.observable.value - 1e6, a.observable.value, 1e-8);
%! assert (b.observable.se, a.observable.se, 1e-8);
%! assert (a.observable.value, [0.5; 0.5; 0.5], 0.05);
%! [~, ~, c] = mbar (u, N, "observable", x);
%! [~, ~, d] = mbar (u, N, "observable", x');
%! assert (c.observable, d.observable);
%! [~, ~, d] = mbar (u, N, "observable", single (repmat (x, 3, 1)));
%! assert (c.observable.value, d.observable.value, 1e-6);

## A state without samples, the first one included.
%!test
%! v = [(x - 0.5).^2; u];
%! [f, se, info] = mbar (v, [0, N]);
%! assert (f - f(2), [log(2)/2; 0; log(2); 0], 0.01);
%! g = mbar (u, N);
%! assert (f(2:4) - f(2), g, 1e-12);
%! assert (info.overlap(:,1), zeros (4, 1));
%! assert (all (se(2:4) > 0));
%! assert (info.reliable);

## One state only is sampled: the exponential average.
%!test
%! [f, se, info] = mbar (u(1:2,1:400), [400, 0]);
%! w = u(2,1:400) - u(1,1:400);
%! assert (f(2), -log (mean (exp (-w))), 1e-12);
%! r = exp (-w);
%! assert (se(2), sqrt (mean (r.^2) / mean (r)^2 - 1) / 20, 1e-12);
%! [f, se] = mbar (u(1,1:400), 400);
%! assert ([f, se], [0, 0]);

## A large energy of each sample, common to its states, means nothing.
%!test
%! common = -1e5 + 1e3 * cos (1:1200);
%! [f, se] = mbar (u, N);
%! [g, sg, info] = mbar (u + common, N);
%! assert (g, f, 1e-9);
%! assert (sg, se, 1e-9);
%! assert (info.residual <= 1e-12);

## Equal states.
%!test
%! [f, se, info] = mbar (ones (3, 60), [10, 20, 30]);
%! assert (f, zeros (3, 1), 1e-14);
%! assert (se, zeros (3, 1), 1e-7);
%! assert (info.overlap_scalar, 1, 1e-12);

## Far apart in free energy, well overlapping in space.
%!test
%! for far = [350, 5000]
%!   [f, se, info] = mbar (u(1:2,1:700) + [0; far], N(1:2));
%!   [g, sg] = mbar (u(1:2,1:700), N(1:2));
%!   assert (f, g + [0; far], 1e-9);
%!   assert (se, sg, 1e-9);
%!   assert (info.residual <= 1e-12);
%! endfor

## Two states: Bennett's acceptance ratio solves the same equation.
%!test
%! v = u(1:2,1:700);
%! f = mbar (v, N(1:2));
%! w = v(2,:) - v(1,:);
%! m = log (400 / 300);
%! h = @(d) sum (1 ./ (1 + exp (m + w(1:400) - d))) ...
%!          - sum (1 ./ (1 + exp (-m - w(401:700) + d)));
%! assert (h (f(2)), 0, 1e-10);

## Inf: a hard wall.  In state 2 only x > 0 can occur.
%!test
%! y = [x(1:400), x(x(1:400) > 0)];
%! half = y.^2 / 2;
%! half(y < 0) = Inf;
%! n = numel (y) - 400;
%! [f, se, info] = mbar ([y.^2 / 2; half], [400, n]);
%! assert (f(2), log (2), 0.01);
%! assert (info.reliable);

## Units
%!test
%! [f, se, info] = mbar (u, N, "observable", x);
%! [g, sg, h] = mbar (u, N, "temperature", 300, "units", "kJ/mol", ...
%!                    "observable", x);
%! kT = 8.31446261815324e-3 * 300;
%! assert (g, kT * f, 1e-13);
%! assert (sg, kT * se, 1e-13);
%! assert (h.ci, kT * info.ci, 1e-13);
%! assert (h.se_pairs, kT * info.se_pairs, 1e-13);
%! assert (h.f_pairs, kT * info.f_pairs, 1e-13);
%! assert (h.observable, info.observable);
%! assert (h.units, "kJ/mol");

## Types and orientation of N_k
%!test
%! f = mbar (u, N);
%! assert (mbar (u, N'), f);
%! assert (mbar (u, int32 (N)), f);
%! assert (mbar (sparse (u), sparse (N)), f);
%! assert (mbar (single (u), N), f, 1e-5);
%! assert (mbar (int16 (round (u)), N), mbar (double (int16 (round (u))), N));

## Threads and repetition
%!test
%! [f, se, a] = mbar (u, N, "threads", 1, "observable", x);
%! [g, sg, b] = mbar (u, N, "threads", 2, "observable", x);
%! assert (isequal (f, g) && isequal (se, sg));
%! assert (a, b);
%! [f, se, a] = mbar (u, N, "error", "bootstrap", "seed", 5, "threads", 1);
%! [g, sg, b] = mbar (u, N, "error", "bootstrap", "seed", 5, "threads", 2);
%! assert (a, b);

## Bootstrap
%!test
%! [f, se, a] = mbar (u, N, "observable", x);
%! [g, sg, b] = mbar (u, N, "error", "bootstrap", "seed", 1, ...
%!                    "replicates", 400, "observable", x);
%! assert (g, f);
%! assert (sg(2:3) ./ se(2:3), [1; 1], 0.15);
%! assert (b.observable.se ./ a.observable.se, ones (3, 1), 0.15);
%! assert (b.observable.value, a.observable.value);
%! assert (b.ci, f + [-1.96, 1.96] .* se, 0.05);
%! assert (b.seed, 1);
%! assert (b.lost, 0);
%! assert (abs (b.bias) < 0.2 * max (se));
%! assert (b.se_pairs(:,1), sg);

## A replicate is the solution for the samples drawn: with blocks as long as a
## state's samples each replicate holds every sample once.
%!test
%! [f, se, info] = mbar (u, N, "error", "bootstrap", "block", 500, ...
%!                       "replicates", 5, "seed", 2, "observable", x);
%! assert (se, zeros (3, 1), 1e-7);
%! assert (info.observable.se, zeros (3, 1), 1e-7);

%!test
%! v = [(x - 0.5).^2; u];
%! [f, se] = mbar (v, [0, N]);
%! [g, sg] = mbar (v, [0, N], "error", "bootstrap", "seed", 1, ...
%!                 "replicates", 400);
%! assert (g, f);
%! assert (sg(2:4) ./ se(2:4), ones (3, 1), 0.15);

## Weak overlap is told, with the states in question.
%!test
%! y = [draw(100), 9 + draw(100)];
%! [f, se, info] = mbar ([y.^2 / 2; (y - 9).^2 / 2], [100, 100]);
%! assert (! info.reliable);
%! assert (numel (info.notes), 1);
%! assert (! isempty (strfind (info.notes{1}, "states 1 and 2 overlap too")));
%! assert (info.weakest_link, [1, 2]);
%! assert (info.link_samples < 10);

%!test
%! [f, se, info] = mbar ([u(1,1:400); 2e4 * (x(1:400) - 3).^2], [400, 0]);
%! assert (! info.reliable);
%! assert (! isempty (strfind (info.notes{1}, "state 2 has no samples")));

%!demo
%! ## Six springs side by side; the third has no samples.
%! k = linspace (1, 3, 6)';
%! x0 = (0:5)' * 0.8;
%! N = [300, 300, 0, 300, 300, 300];
%! x = zeros (1, 0);
%! for i = 1:6
%!   x = [x, x0(i) + randn(1, N(i)) / sqrt(k(i))];
%! endfor
%! [f, se, info] = mbar (k / 2 .* (x - x0).^2, N);
%! subplot (1, 2, 1);
%! errorbar (1:6, f, 1.96 * se, "o");
%! hold on;
%! plot (1:6, log (k / k(1)) / 2, "-");
%! hold off;
%! xlabel ("state");
%! ylabel ("free energy (kT)");
%! legend ("mbar", "exact", "location", "northwest");
%! subplot (1, 2, 2);
%! imagesc (info.overlap);
%! colorbar ();
%! title ("overlap");
%! xlabel ("state");

%!error <Invalid call> mbar ()
%!error <Invalid call> mbar (u)
%!error id=noneq:type mbar ({1}, 1)
%!error <mbar: u_kn must be a real numeric array, got a cell array> mbar ({1}, 1)
%!error <mbar: u_kn must be a real numeric array, got a complex array> ...
%! mbar (u + i, N)
%!error <mbar: N_k must be a real numeric array, got a char array> mbar (u, "a")
%!error <mbar: u_kn is empty> mbar ([], N)
%!error <mbar: N_k is empty> mbar (u, [])
%!error id=noneq:size mbar ([], N)
%!error <mbar: u_kn must be K x N, got 2 x 2 x 2> mbar (ones (2, 2, 2), [1, 1])
%!error <mbar: N_k must be a vector with one number a state, got 2 x 2> ...
%! mbar (u, ones (2))
%!error <mbar: N_k\(2\) is -1; numbers of samples are integers from 0 on> ...
%! mbar (u, [1201, -1, 0])
%!error <mbar: N_k\(1\) is 1.5; numbers of samples> mbar (u, [1.5, 1198.5, 0])
%!error <mbar: N_k\(3\) is NaN; numbers of samples> mbar (u, [1, 2, NaN])
%!error <mbar: N_k\(3\) is Inf; numbers of samples> mbar (u, [1, 2, Inf])
%!error id=noneq:count mbar (u, [1, 2, NaN])
%!error <mbar: u_kn is 1200 x 3 and N_k has 3 elements: u_kn must have one state a row; give its transpose u_kn.'> ...
%! mbar (u', N)
%!error id=noneq:orientation mbar (u', N)
%!error <mbar: u_kn has 3 rows \(states\) but N_k has 2 elements> ...
%! mbar (u, [600, 600])
%!error <mbar: the sum of N_k is 1199 but u_kn has 1200 columns \(samples\)> ...
%! mbar (u, N - [0, 1, 0])
%!error <mbar: u_kn is NaN in state 2 for samples 5-7, 11 \(4 of 1200\); also in states 3; every sample needs its energy in every state> ...
%! v = u;
%! v(2,[5:7,11]) = NaN;
%! v(3,12) = NaN;
%! mbar (v, N)
%!error <mbar: u_kn is NaN in state 1 for samples 1, 3, 5, 7, 9, 11 and 594 more \(600 of 1200\); every> ...
%! v = u;
%! v(1,1:2:end) = NaN;
%! mbar (v, N)
%!error id=noneq:nan
%! v = u;
%! v(3,900) = NaN;
%! mbar (v, N)
%!error <mbar: u_kn\(2,7\) is -Inf: its Boltzmann weight is infinite> ...
%! v = u;
%! v(2,7) = -Inf;
%! mbar (v, N)
%!error <mbar: u_kn\(1,7\) is Inf, but sample 7 is counted by N_k as drawn in state 1, where it cannot occur; check the order of the samples> ...
%! v = u;
%! v(1,7) = Inf;
%! mbar (v, N)
%!error <mbar: state 2 has no samples, and u_kn is Inf there for all samples> ...
%! mbar ([u(1,1:400); Inf(1, 400)], [400, 0])
%!error <mbar: the samples of the states \{1-2\} and \{3\} do not overlap: the free energy between these sets is not determined; add samples of states between them> ...
%! y = [draw(50), 1 + draw(50), 40 + draw(50)];
%! mbar ((y - [0; 1; 40]).^2 / 2, [50, 50, 50])
%!error id=noneq:disconnected
%! y = [draw(50), 40 + draw(50), 1 + draw(50)];
%! mbar ((y - [0; 40; 1]).^2 / 2, [50, 50, 50])
%!error <mbar: unknown option "errors"; valid options are: observable, error> ...
%! mbar (u, N, "errors", 1)
%!error <mbar: option "error" must be one of: asymptotic, bootstrap, got "x"> ...
%! mbar (u, N, "error", "x")
%!error <mbar: option "replicates" must be an integer from 2 to 10000000, got 1> ...
%! mbar (u, N, "replicates", 1)
%!error <mbar: option "block" must be a positive integer, got 0> ...
%! mbar (u, N, "block", 0)
%!error <mbar: option "observable" must be a real 1 x N or K x N array> ...
%! mbar (u, N, "observable", "abc")
%!error <mbar: option "observable" must be 1 x 1200 or 3 x 1200 \(u_kn is 3 x 1200\), got 1 x 7> ...
%! mbar (u, N, "observable", 1:7)
%!error <mbar: observable\(1,3\) is NaN; it must be finite> ...
%! mbar (u, N, "observable", [1, 2, NaN, x(4:end)])
%!error <mbar: option "units" "kJ/mol" needs "temperature" in kelvin> ...
%! mbar (u, N, "units", "kJ/mol")
