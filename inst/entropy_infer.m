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
## @deftypefn  {} {@var{sigma} =} entropy_infer (@var{data}, @var{method})
## @deftypefnx {} {[@var{sigma}, @var{se}, @var{info}] =} entropy_infer (@var{data}, @var{method}, "name", @var{value}, @dots{})
## Rate of entropy production from data of a stationary process whose rates or
## forces are not known.
##
## What the methods use, and what they give:
##
## @table @asis
## @item "kld"
## Relative entropy rate of a sequence of states and its reverse,
## (D(k+1) - D(k)) / dt with D(k) = sum P(x1..xk) log (P(x1..xk) / P(xk..x1)).
## A lower bound that falls with the time dt between the observations; with
## saved jumps dt = 0 is possible, which is consistent if all states are seen.
## @item "tur"
## 2 J^2 / var (J) of the net jumps over an edge: lower bound.
## @item "multi-current"
## 2 J' C^-1 J of several currents and their covariance: lower bound.
## @item "transition"
## J log (P(+|+) / P(-|-)) from the order of the jumps over one edge alone:
## lower bound; equal to the production of a network with a single cycle.
## Waiting times between the jumps could raise it and are not used.
## @item "force"
## Linear force and diffusion of an overdamped Langevin process from its
## trajectories: consistent if the force is linear and the noise constant, for
## any dt that is not long against the memory (NaN then).
## With "basis" the mean local velocity is projected on given functions:
## lower bound as dt -> 0.
## @end table
##
## @strong{Arguments}
##
## @var{data}: the struct of @code{network_sample} with "save" (all methods but
## "force") or with currents ("tur", "multi-current"); a matrix of states
## 1, 2, @dots{}, one realisation a row, seen every "dt" ("kld"); trajectories
## M x T x d, seen every "dt" ("force"); or [] with the option "network":
## what "kld" and "transition" give for endless data.
##
## @strong{Options}
##
## @table @asis
## @item "dt"
## Time between observations.  For a struct with saved paths and "kld": one or
## several, 0 by default.
## @item "strides" (1, 2, 4, @dots{})
## The sweep of dt for sampled data: multiples of dt.
## @item "order" (1)
## k of "kld".  Above 1 it uses the memory that unseen states leave.
## @item "lump"
## What is seen: lump(i) is the number of the observed state of state i.
## @item "edges"
## Rows [i, j] for "tur", "multi-current", "transition"; by default every
## edge (and the best of them), for "multi-current" a set of fundamental ones.
## @item "basis"
## Handle from N x d points to N x K numbers.
## @item "network"
## Rates, instead of data.
## @item "replicates" (200), "seed"
## Of the bootstrap.
## @end table
##
## @strong{Results}
##
## @var{sigma} in kB per unit time: at the smallest dt, or of the best edge.
## @var{se}: by bootstrap over up to 100 groups of realisations (or pieces of
## them, if there are fewer than 16).  @var{info} has
##
## @table @code
## @item label
## "lower bound" or "consistent".
## @item bias
## By jackknife over the same groups (0 for the currents, which are corrected).
## @item sweep
## Struct dt, value, se, bias of the methods with a dt.
## @item edges, each, each_se
## Of the methods with edges: which, and their values.
## @item unpaired
## Share of jumps whose reverse was never seen; they are left out.
## @item A, D, C
## Of "force": dx = -A x dt + sqrt (2 D) dW, and the covariance of x.
## @item ci, n, groups, method, seed, reliable, notes
## ci is sigma - bias +- 1.96 se.
## @end table
##
## @strong{Accuracy}
##
## With "network" to rounding.  From data to @var{se}, which tests compare with
## the exact values; the plug-in bias of "kld" is of the order of the number of
## pairs of states over the number of jumps and is reported, not removed.
## Pieces of a single realisation must be long against its memory.
##
## @strong{Errors}
##
## @code{noneq:option}: a method that the data do not allow, named.
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan}: bad data.
##
## @strong{References}
##
## E. Roldan and J. M. R. Parrondo, Phys. Rev. Lett. 105, 150607 (2010).
## A. C. Barato and U. Seifert, Phys. Rev. Lett. 114, 158101 (2015).
## A. Dechant, J. Phys. A 52, 035001 (2019).  J. van der Meer, B. Ertel and
## U. Seifert, Phys. Rev. X 12, 031025 (2022).  P. E. Harunari, A. Dutta,
## M. Polettini and E. Roldan, Phys. Rev. X 12, 041026 (2022).  A. Frishman and
## P. Ronceray, Phys. Rev. X 10, 021009 (2020).
##
## @strong{Example}
##
## @example
## @group
## W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
## v = entropy_infer ([], "kld", "network", W, "dt", [0 0.001 0.05 1]);
## printf ("%.7f %.7f %.7f %.7f\n", v)
## s = network_sample (W, 100, 400, "seed", 1, "save", true);
## [sigma, se] = entropy_infer (s, "kld");
## printf ("%.2f +- %.2f\n", sigma, se)
## @print{} 3.1436309 3.0951504 1.4638182 0.0000021
## @print{} 3.13 +- 0.02
## @end group
## @end example
##
## @seealso{network_sample, network_entropy, network_uncertainty, fluctuation_test}
## @end deftypefn

function [sigma, se, info] = entropy_infer (data, method, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  methods = {"kld", "tur", "multi-current", "transition", "force"};
  k = [];
  if (ischar (method))
    k = find (strcmpi (method, methods));
  endif
  if (isempty (k))
    error ("noneq:option", "entropy_infer: method must be one of: %s", ...
           strjoin (methods, ", "));
  endif
  method = methods{k};
  opt = parse_options ("entropy_infer", varargin, ...
                       [common_options("random")
                        {"dt", [], @dt_message
                         "strides", [], @strides_message
                         "order", 1, "count"
                         "lump", [], @lump_message
                         "edges", [], @edges_message
                         "basis", [], "function"
                         "network", [], @(v) ""
                         "replicates", 200, "count"}]);
  opt.lump = double (opt.lump(:)');
  if (! isempty (opt.network))
    [sigma, se, info] = endless (data, method, opt);
    return;
  endif

  opt.seed = seed_option (opt);
  notes = {};
  if (isstruct (data))
    [r, notes] = from_paths (data, method, opt);
  else
    r = from_array (data, method, opt);
  endif

  info.method = method;
  info.label = "lower bound";
  exact_data = isstruct (data) && isfield (r, "dt") && r.dt(1) == 0 ...
               && isempty (opt.lump);
  if (exact_data || (strcmp (method, "force") && isempty (opt.basis)))
    info.label = "consistent";
  endif
  if (isfield (r, "edges"))
    [~, best] = max (r.value);
    info.edges = r.edges;
    info.each = r.value;
    info.each_se = r.se;
    if (numel (r.value) > 1)
      notes{end+1} = sprintf (["the best of %d edges is given: its value was" ...
                               " chosen among noisy ones"], numel (r.value));
    endif
  else
    best = 1;
  endif
  if (isfield (r, "dt"))
    info.sweep = struct ("dt", r.dt, "value", r.value, "se", r.se, ...
                         "bias", r.bias);
  endif
  sigma = r.value(best);
  se = r.se(best);
  info.bias = r.bias(best);
  if (any (strcmp (method, {"tur", "multi-current"})))
    info.bias = 0;
  endif
  if (strcmp (info.label, "consistent") && any (r.unpaired(best) > 0))
    ## A jump that is never seen reversed has an infinite part of its own.
    info.label = "lower bound";
  endif
  info.ci = sigma - info.bias + 1.959963984540054 * [-se; se];
  info.n = r.n;
  info.groups = r.groups;
  info.unpaired = r.unpaired(best);
  if (strcmp (method, "force") && isempty (opt.basis))
    info.A = r.A;
    info.D = r.D;
    info.C = r.C;
  endif
  info.seed = opt.seed;
  [info.reliable, more] = verdict (sigma, se, info);
  info.notes = [notes, more];

endfunction

function must = dt_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (value >= 0 & value < Inf)))
    must = "times between observations, not below 0";
  endif

endfunction

function must = strides_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (value >= 1 & value == fix (value))))
    must = "positive integers";
  endif

endfunction

function must = lump_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (value >= 1 & value == fix (value))))
    must = "the number, from 1 on, of the observed state of each state";
  endif

endfunction

function must = edges_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && ndims (value) == 2
         && columns (value) == 2
         && all (value(:) >= 1 & value(:) == fix (value(:)))))
    must = "rows [i, j] of states";
  endif

endfunction

function [sigma, se, info] = endless (data, method, opt)

  if (! isempty (data))
    error ("noneq:option", ...
           "entropy_infer: with option \"network\" the data must be []");
  endif
  if (! any (strcmp (method, {"kld", "transition"})))
    error ("noneq:option", ...
           ["entropy_infer: the exact value of method \"%s\" comes from" ...
            " network_uncertainty"], method);
  endif
  net = check_network ("entropy_infer", opt.network);
  check_lump (opt.lump, net.n);
  edges = opt.edges;
  if (strcmp (method, "kld") && isempty (opt.dt))
    opt.dt = 0;
  elseif (strcmp (method, "transition"))
    if (! isempty (opt.lump))
      error ("noneq:option", ...
             "entropy_infer: option \"lump\" is of no use to \"transition\"");
    endif
    both = net.W > 0 & net.W' > 0;
    if (isempty (edges))
      [i, j] = find (triu (both));
      edges = [i(:), j(:)];
    endif
    if (isempty (edges) || any (edges(:) > net.n)
        || ! all (both(sub2ind ([net.n, net.n], edges(:,1), edges(:,2)))))
      error ("noneq:edge", ...
             "entropy_infer: option \"edges\" must be jumps that go both ways");
    endif
  endif
  sigma = infer_exact ("entropy_infer", net, method, opt.dt(:)', opt.order, ...
                       opt.lump, edges);
  se = zeros (size (sigma));
  label = "lower bound";
  if (strcmp (method, "kld") && all (opt.dt(:) == 0) && isempty (opt.lump))
    label = "consistent";
  endif
  info = struct ("method", method, "label", label, "bias", 0, ...
                 "ci", [sigma; sigma], "edges", edges, "n", Inf, ...
                 "reliable", true, "notes", {{"exact, for endless data"}});

endfunction

function check_lump (lump, n)

  if (! isempty (lump) && numel (lump) != n)
    error ("noneq:size", ...
           "entropy_infer: option \"lump\" has %d elements for %d states", ...
           numel (lump), n);
  endif

endfunction

## Data from network_sample.
function [r, notes] = from_paths (s, method, opt)

  notes = {};
  saved = isfield (s, "x") && isfield (s, "t");
  currents = isfield (s, "currents") && ! isempty (s.currents);
  if (! (isscalar (s) && isfield (s, "span") && (saved || currents)))
    error ("noneq:option", ...
           ["entropy_infer: the struct must be of network_sample, with its" ...
            " option \"save\" (or \"edges\", for \"tur\" and" ...
            " \"multi-current\")"]);
  endif
  if (strcmp (method, "force"))
    error ("noneq:option", ...
           ["entropy_infer: method \"force\" needs trajectories of" ...
            " coordinates, not paths of a network"]);
  endif
  T = diff (s.span);
  if (! saved)
    if (! any (strcmp (method, {"tur", "multi-current"})))
      error ("noneq:option", ...
             ["entropy_infer: method \"%s\" needs the paths: call" ...
              " network_sample with \"save\", true"], method);
    endif
    M = rows (s.currents);
    refuse_few (M);
    [group, groups] = infer_groups (M, (1:M)', zeros (M, 1));
    joint = strcmp (method, "multi-current");
    r = infer_current (s.currents, T, groups, group, joint, opt);
    r.n = M;
    if (! joint)
      r.edges = (1:columns (s.currents))';
    endif
    return;
  endif

  check_lump (opt.lump, s.states);
  r.n = numel (s.x);
  if (strcmp (method, "kld") && ! isempty (opt.dt) && any (opt.dt > 0))
    r = sampled (s, T, opt);
    r.n = numel (s.x);
    return;
  endif
  e = infer_events (s, opt.lump);
  if (isempty (e.path))
    error ("noneq:size", "entropy_infer: the paths have no jump at all");
  endif
  switch (method)
    case "kld"
      if (opt.order > 1)
        error ("noneq:option", ...
               "entropy_infer: option \"order\" above 1 needs \"dt\" above 0");
      endif
      r = infer_jumps (e, opt);
    case "transition"
      r = infer_transition (e, edges_of (e, opt), opt);
    otherwise
      joint = strcmp (method, "multi-current");
      edges = edges_of (e, opt);
      if (joint && isempty (opt.edges))
        edges = fundamental (edges, e);
      endif
      [j, T, groups, group] = windows (e, edges);
      refuse_few (rows (j));
      r = infer_current (j, T, groups, group, joint, opt);
      if (! joint)
        r.edges = edges;
      else
        notes{end+1} = sprintf ("%d currents together", rows (edges));
      endif
  endswitch
  r.n = e.M;

endfunction

function refuse_few (n)

  if (n < 16)
    error ("noneq:size", ...
           ["entropy_infer: the variance of a current needs 16 paths or" ...
            " more, got %d"], n);
  endif

endfunction

## Saved paths seen at intervals.
function r = sampled (s, T, opt)

  r = struct ("value", [], "se", [], "bias", [], "unpaired", [], "dt", []);
  r.groups = 0;
  for dt = sort (opt.dt(:)')
    if (dt == 0)
      one = infer_jumps (infer_events (s, opt.lump), opt);
    else
      steps = floor (T / dt * (1 + 1e-12)) + 1;
      if (steps < 2 * (opt.order + 1))
        error ("noneq:option", ...
               "entropy_infer: \"dt\" = %g is too long for paths of %g", dt, T);
      endif
      if (steps * numel (s.x) > 2e8)
        error ("noneq:memory", ...
               ["entropy_infer: %g observations every %g are too many; raise" ...
                " \"dt\""], steps * numel (s.x), dt);
      endif
      times = s.span(1) + (0:steps-1) * dt;
      x = zeros (numel (s.x), steps);
      for k = 1:numel (s.x)
        x(k,:) = s.x{k}(lookup (s.t{k}, times));
      endfor
      one = of_sequence (x, s.states, dt, 1, opt);
    endif
    for name = {"value", "se", "bias", "unpaired", "dt"}
      r.(name{1})(end+1) = one.(name{1});
    endfor
    r.groups = one.groups;
  endfor

endfunction

function r = of_sequence (x, n, dt, strides, opt)

  if (! isempty (opt.lump))
    check_lump (opt.lump, n);
    x = reshape (opt.lump(x), size (x));
    n = max (opt.lump);
  endif
  if (n^(opt.order + 1) > 2^52)
    error ("noneq:option", ...
           "entropy_infer: %d states are too many for \"order\" %d", n, ...
           opt.order);
  endif
  r = infer_kld (x, n, dt, strides, opt.order, opt);

endfunction

function r = from_array (x, method, opt)

  if (! (isnumeric (x) && isreal (x)) || isempty (x))
    error ("noneq:type", ...
           ["entropy_infer: data must be a real array, a struct of" ...
            " network_sample, or [] with option \"network\", got a %s %s"], ...
           sprintf ("%dx", size (x))(1:end-1), class (x));
  endif
  bad = find (! isfinite (x(:)), 1);
  if (! isempty (bad))
    error ("noneq:nan", "entropy_infer: data element %d is not finite", bad);
  endif
  if (! any (strcmp (method, {"kld", "force"})))
    error ("noneq:option", ...
           ["entropy_infer: method \"%s\" needs every jump: the struct of" ...
            " network_sample with \"save\""], method);
  endif
  if (! (isscalar (opt.dt) && opt.dt > 0))
    error ("noneq:option", ...
           ["entropy_infer: option \"dt\", the time between observations," ...
            " must be given and positive"]);
  endif
  x = full (double (x));
  if (iscolumn (x))
    x = x';
  endif
  T = columns (x);
  strides = double (unique (opt.strides(:)'));
  if (isempty (strides))
    strides = 2.^(0:floor (log2 (max (T / 10, 1))))(1:min (end, 8));
  endif
  if (T <= max (strides) * (opt.order + 1))
    error ("noneq:size", ...
           "entropy_infer: %d observations are too few for a stride of %d", ...
           T, max (strides));
  endif
  if (strcmp (method, "kld"))
    if (ndims (x) > 2 || any (x(:) < 1) || any (x(:) != fix (x(:))))
      error ("noneq:type", ...
             ["entropy_infer: method \"kld\" needs a matrix of state numbers" ...
              " 1, 2, ..., one realisation a row"]);
    endif
    r = of_sequence (x, max ([x(:); numel(opt.lump)]), opt.dt, strides, opt);
  else
    r = infer_force (x, opt.dt, strides, opt.basis, opt);
  endif
  r.n = rows (x);

endfunction

## The edges to look at: those given, or all that were crossed both ways.
function edges = edges_of (e, opt)

  edges = opt.edges;
  if (isempty (edges))
    crossed = accumarray ([e.from, e.to], 1, [e.n, e.n]);
    [i, j] = find (triu (crossed > 0 & crossed' > 0));
    edges = [i(:), j(:)];
    ## In the direction of the current, where it has one.
    back = crossed(sub2ind ([e.n, e.n], i, j)) ...
           < crossed(sub2ind ([e.n, e.n], j, i));
    edges(back,:) = edges(back,[2, 1]);
  endif
  if (isempty (edges))
    error ("noneq:edge", ...
           "entropy_infer: no edge was crossed in both directions");
  endif

endfunction

## Edges outside a spanning tree: their currents determine all others up to
## what the ends of the paths hold.
function chords = fundamental (edges, e)

  root = 1:e.n;
  chords = zeros (0, 2);
  for k = 1:rows (edges)
    a = root(edges(k,1));
    b = root(edges(k,2));
    if (a == b)
      chords(end+1,:) = edges(k,:);
    else
      root(root == a) = b;
    endif
  endfor
  if (isempty (chords))
    error ("noneq:edge", ...
           ["entropy_infer: the edges crossed in both directions form no" ...
            " cycle; give \"edges\""]);
  endif

endfunction

## Net jumps over EDGES in each path, or in each piece of a path.
function [j, T, groups, group] = windows (e, edges)

  [~, groups, pieces] = infer_groups (e.M, e.path, e.t / e.T);
  piece = min (floor (e.t / e.T * pieces), pieces - 1);
  row = (e.path - 1) * pieces + piece + 1;
  T = e.T / pieces;
  j = zeros (e.M * pieces, rows (edges));
  for k = 1:rows (edges)
    sign = (e.from == edges(k,1) & e.to == edges(k,2)) ...
           - (e.from == edges(k,2) & e.to == edges(k,1));
    j(:,k) = accumarray (row, sign, [e.M * pieces, 1]);
  endfor
  group = ceil ((1:rows (j))' * groups / rows (j));

endfunction

function [reliable, notes] = verdict (sigma, se, info)

  notes = {};
  if (! (isfinite (sigma) && isfinite (se)))
    notes{end+1} = ["the data do not determine a value and its error: too" ...
                    " few realisations or events"];
  else
    if (abs (info.bias) > max (se, 0.05 * abs (sigma)))
      notes{end+1} = sprintf (["the bias %.2g is larger than the error %.2g:" ...
                               " more data are needed"], info.bias, se);
    endif
    if (sigma < 2 * se || sigma <= 0)
      notes{end+1} = "the value is not above its error: no production is seen";
    endif
  endif
  if (info.unpaired > 0.001)
    notes{end+1} = sprintf (["%.2g of the jumps were never seen reversed and" ...
                             " are left out: the value is too low"], ...
                            info.unpaired);
  endif
  reliable = isempty (notes);

endfunction

%!shared N4, sigma4
%! N4 = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! sigma4 = 65 / 106 * log (60) + 27 / 106 * log (12);

## Not shared: a failing test would print all of it.
%!function s = paths ()
%!  s = network_sample ([0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0], 40, 400, ...
%!                      "seed", 1, "save", true, "edges", [1 2; 3 4]);
%!endfunction

## Exact values of the reference.
%!test
%! [v, se, info] = entropy_infer ([], "kld", "network", N4, "dt", ...
%!                                [0 0.001 0.01 0.05 0.2 1]);
%! assert (v, [sigma4, 3.0951504, 2.6928852, 1.4638182, 0.1493239, 2.1e-6], ...
%!         6e-8);
%! assert (info.label, "lower bound");
%! assert (entropy_infer ([], "transition", "network", N4, "edges", [1 2]), ...
%!         2.02103204, 6e-9);
## One cycle: the order of the jumps over one edge tells all.
%!test
%! ring = 2 * circshift (eye (3), 1, 2) + circshift (eye (3), -1, 2);
%! assert (entropy_infer ([], "transition", "network", ring), ...
%!         log (2) * ones (1, 3), 1e-12);

## From sampled paths.  z beyond 4 has a chance of 6e-5 each.
%!test
%! [v, se, info] = entropy_infer (paths (), "kld", "seed", 1);
%! assert (v - info.bias, sigma4, 4 * se);
%! assert (info.label, "consistent");
%! assert (info.reliable, true);
%!test
%! dt = [0.05, 0.2];
%! [v, se, info] = entropy_infer (paths (), "kld", "dt", dt, "seed", 1);
%! exact = entropy_infer ([], "kld", "network", N4, "dt", dt);
%! assert (info.label, "lower bound");
%! assert (all (abs (info.sweep.value - info.sweep.bias - exact)
%!              < 4 * info.sweep.se));
%!test
%! s = paths ();
%! x = zeros (400, 801);
%! for k = 1:400
%!   x(k,:) = s.x{k}(lookup (s.t{k}, 0:0.05:40));
%! endfor
%! [v, se, info] = entropy_infer (x, "kld", "dt", 0.05, "strides", [1 4], ...
%!                                "seed", 1);
%! [w, ~, other] = entropy_infer (s, "kld", "dt", 0.05, "seed", 1);
%! assert (v, w, 1e-12);
%! assert (info.sweep.dt, [0.05, 0.2]);
## Lumped states: less is seen, but more by a higher order.
%!test
%! lump = [1 2 3 1];
%! one = entropy_infer ([], "kld", "network", N4, "dt", 0.05, "lump", lump);
%! two = entropy_infer ([], "kld", "network", N4, "dt", 0.05, "lump", lump, ...
%!                      "order", 2);
%! full = entropy_infer ([], "kld", "network", N4, "dt", 0.05);
%! assert (0 < one && one < two && two < full);
%! for order = 1:2
%!   [v, se, info] = entropy_infer (paths (), "kld", "dt", 0.05, "lump", lump, ...
%!                                  "order", order, "seed", 1);
%!   assert (v - info.bias, ifelse (order == 1, one, two), 4 * se);
%! endfor
%!test
%! [v, se, info] = entropy_infer (paths (), "transition", "edges", [1 2], "seed", 1);
%! assert (v - info.bias, 2.02103204, 4 * se);
%! assert (info.label, "lower bound");
## At finite time the variance is not yet the long-time one.
%!test
%! [v, se, info] = entropy_infer (paths (), "tur", "edges", [1 2; 3 4], "seed", 1);
%! J = 65 / 106;
%! assert (v, 2 * J^2 / 0.5188637264318866, 4 * se + 0.02);
%! [w, ~, other] = entropy_infer (rmfield (paths (), {"x", "t"}), "tur", "seed", 1);
%! assert (v, w, 1e-12);
%! [v, se, info] = entropy_infer (paths (), "multi-current", "seed", 1);
%! assert (v, 2.40820743, 4 * se + 0.05);
%! assert (v < sigma4);
%!test
%! s = network_sample (N4, 4000, 1, "seed", 2, "save", true);
%! for method = {"kld", "tur", "multi-current", "transition"}
%!   [v, se, info] = entropy_infer (s, method{1}, "seed", 1);
%!   assert (info.groups, 64);
%!   assert (v > 3 * se && v - info.bias < sigma4 + 4 * se);
%! endfor

## Linear Langevin systems: the rotating trap, by its exact discrete form.
%!test
%! randn ("twister", 1);
%! w = 1;
%! A = [1, w; -w, 1];
%! dt = 0.2;
%! step = expm (-A * dt);
%! x = zeros (100, 500, 2);
%! y = randn (100, 2);
%! for t = 1:500
%!   x(:,t,:) = y;
%!   y = y * step' + sqrt (1 - exp (-2 * dt)) * randn (100, 2);
%! endfor
%! [v, se, info] = entropy_infer (x, "force", "dt", dt, "seed", 1);
%! assert (v - info.bias, 2 * w^2, 4 * se);
%! assert (info.label, "consistent");
%! assert (info.A, A, 0.05);
%! assert (info.D, eye (2), 0.05);
%! assert (all (abs (info.sweep.value - info.sweep.bias - 2)(1:3)
%!              < 4 * info.sweep.se(1:3)));

%!test # an edge that no cycle goes through has no current, and tells nothing
%! W = [0 2 1 0 0; 1 0 2 0 0; 2 1 0 1 0; 0 0 1 0 0; 0 1 0 0 0];
%! [v, ~, info] = entropy_infer ([], "transition", "network", W);
%! assert (info.edges, [1 2; 1 3; 2 3; 3 4]);
%! exact = network_entropy (W(1:3,1:3)) * 3 / 4;
%! assert (v, [exact, exact, exact, 0], 1e-15);
%! s = network_sample ([0 1 0; 2 0 3; 0 4 0], 20, 40, "seed", 1, "save", true);
%! [v, se, info] = entropy_infer (s, "transition");
%! assert ({v, se, info.reliable}, {0, 0, false});
%!test # a fast edge; by 60 digits
%! W = [0 1e12 1; 1e12 0 2; 3 1 0];
%! v = entropy_infer ([], "kld", "network", W, "dt", [1e-13, 1e-6, 1]);
%! assert (v(1:2), [0.6595993434747767, 1.8939266098881197e-13], -1e-6);
%! assert (v(3) >= 0 && v(3) < 1e-20);
%!error <Invalid call to entropy_infer> entropy_infer (1)
%!error <method must be one of: kld, tur, multi-current, transition, force>
%! entropy_infer (1, "x");
%!error <option "dt", the time between observations, must be given and positive>
%! entropy_infer ([1 2 1 2 1], "kld");
%!error <method "kld" needs a matrix of state numbers 1, 2, ...>
%! entropy_infer ([0.5 1 2 1 2], "kld", "dt", 1);
%!error <entropy_infer: data element 2 is not finite>
%! entropy_infer ([1 NaN], "kld", "dt", 1);
%!error <data must be a real array, a struct of network_sample, or \[\] with>
%! entropy_infer ({}, "kld", "dt", 1);
%!error <method "tur" needs every jump: the struct of network_sample with "save">
%! entropy_infer ([1 2 1], "tur", "dt", 1);
%!error <3 observations are too few for a stride of 2>
%! entropy_infer ([1 2 1], "kld", "dt", 1, "strides", 2);
%!error <with option "network" the data must be \[\]>
%! entropy_infer (1, "kld", "network", N4);
%!error <the exact value of method "tur" comes from network_uncertainty>
%! entropy_infer ([], "tur", "network", N4);
%!error <option "edges" must be jumps that go both ways>
%! entropy_infer ([], "transition", "network", N4, "edges", [2 4]);
%!error <option "lump" has 2 elements for 4 states>
%! entropy_infer ([], "kld", "network", N4, "lump", [1 2]);
%!error <option "lump" is of no use to "transition">
%! entropy_infer ([], "transition", "network", N4, "lump", [1 2 2 1]);
%!error <method "force" needs trajectories of coordinates, not paths>
%! entropy_infer (paths (), "force");
%!error <method "kld" needs the paths: call network_sample with "save", true>
%! entropy_infer (rmfield (paths (), {"x", "t"}), "kld");
%!error <the struct must be of network_sample, with its option "save">
%! entropy_infer (struct ("a", 1), "kld");
%!error <option "order" above 1 needs "dt" above 0>
%! entropy_infer (paths (), "kld", "order", 2);
%!error <"dt" = 30 is too long for paths of 40>
%! entropy_infer (paths (), "kld", "dt", 30);
%!error <the variance of a current needs 16 paths or more, got 4>
%! s = network_sample (N4, 1, 4, "edges", [1 2], "seed", 1);
%! entropy_infer (s, "tur");
%!error <option "dt" must be times between observations, not below 0>
%! entropy_infer (paths (), "kld", "dt", -1);
%!error <option "strides" must be positive integers, got 0>
%! entropy_infer (paths (), "kld", "strides", 0);
%!error <option "lump" must be the number, from 1 on, of the observed state>
%! entropy_infer (paths (), "kld", "lump", 0.5);
%!error <option "edges" must be rows \[i, j\] of states>
%! entropy_infer (paths (), "tur", "edges", 1);
%!error <option "basis" must be a function handle>
%! entropy_infer (paths (), "force", "basis", 1);

%!demo
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! s = network_sample (W, 50, 200, "seed", 1, "save", true);
%! dt = 0.01 * 2.^(0:6);
%! [~, ~, info] = entropy_infer (s, "kld", "dt", dt);
%! exact = entropy_infer ([], "kld", "network", W, "dt", dt);
%! loglog (dt, exact, "-", dt, info.sweep.value, "o", dt, 3.1436 + 0 * dt, ":");
%! xlabel ("time between observations");
%! ylabel ("entropy production");
%! legend ("exact, as observed", "from paths", "true", "location", ...
%!         "southwest");

%!test # a jump that is never seen reversed is no consistent estimate
%! V = [0 1 0; 1 0 1; 1 0 0];
%! s = network_sample (V, 100, 50, "save", true, "seed", 1);
%! [~, ~, info] = entropy_infer (s, "kld");
%! assert (info.label, "lower bound");
%! [~, ~, info] = entropy_infer ([], "kld", "network", ...
%!                               [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0]);
%! assert (info.label, "consistent");
