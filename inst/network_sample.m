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
## @deftypefn  {} {@var{s} =} network_sample (@var{W}, @var{T})
## @deftypefnx {} {@var{s} =} network_sample (@var{W}, @var{T}, @var{M}, "name", @var{value}, @dots{})
## Paths of a jump network and the entropy each of them produces.
##
## A path stays in state i for a time with the density r(i) exp (-r(i) t),
## r(i) = sum_j W(i,j), and jumps to j with the probability W(i,j) / r(i).  Its
## entropy (in units of kB) is
##
## @example
## @group
## medium  = sum over the jumps of log (W(i,j) / W(j,i))
## system  = log p0(x(0)) - log pT(x(T))
## entropy = medium + system
## @end group
## @end example
##
## @strong{Arguments}
##
## @var{W}: rates, n x n, W(i,j) of the jump i -> j, the diagonal ignored; or
## a network made by @code{network}.  Rates that depend on time: a handle,
## W(t) an n x n matrix; or an n x n x K array with the option "times", linear
## in between.  @var{T}: the duration, or [t0, t1].  @var{M}: number of paths,
## 1 by default.
##
## @strong{Options}
##
## @table @asis
## @item "p0"
## Distribution of the first state, 1 x n, or the number or label of one state;
## by default the steady state (of W(t0)).
## @item "x0"
## The first state: one, or one a path, by number or label.  p0 is then the
## share of each state.
## @item "edges"
## Count net jumps: one row [i, j] an edge (numbers, or a cellstr of labels);
## i -> j counts 1 and j -> i counts -1.
## @item "counting"
## n x n x K: what a jump i -> j adds to current k.
## @item "dwell" (false)
## Times spent in each state.
## @item "save" (false)
## Keep the paths.
## @item "only"
## Numbers of the paths to run, instead of 1 to @var{M}: each is the same as in
## the full run with the same seed.
## @item "system" ("exact")
## pT in the system entropy: "exact" is p0 propagated to the end; "steady"
## takes the steady state at both ends; "none" leaves the term out.
## @item "times", "breaks"
## Of the pages of @var{W}; and of jumps of the rates W(t), so that no
## interval goes across one.
## @item "max_step"
## Longest interval in which W(t) is looked at as a whole (at 18 times or
## more).  A pulse shorter than a few thousandths of the time span may fall
## between them and is then missed: give its width here.
## @item "limit" (1e11)
## Jumps (with thinning: candidates) a path may have; more is an error.
## @item "memory" (2e9)
## Bytes that the results may take.
## @item "seed", "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{s}: a struct with the columns (M x 1, one row a path) initial, final
## (states), jumps, medium, system, entropy; currents (M x K, those of "edges"
## first); dwell (M x n); with "save" the cells t and x, each a row: times,
## from t0, and states, the one that is entered then; p0, pT, span, path
## (numbers), seed, n, states, labels, acceptance (jumps over candidates), W,
## notes.
##
## @strong{Accuracy}
##
## Exact in law, up to the random numbers: waiting times are -log of 53 random
## bits (at most 36.7 mean waiting times).  With constant rates a jump is
## chosen by 64 bits: its probability is right to 5.4e-20, so that a jump taken
## once in 1e12 has a relative error below 1e-7.  Rates that depend on time are
## thinned: a certain bound on the exit rate makes candidates, and each is
## accepted with the rate at its own time over the bound.  W(t) is represented
## by Chebyshev series to 1e-10 of the largest rate of the same jump nearby,
## which is checked at other times; the choice has 52 bits.
##
## A path depends on W, the times, the seed and its number only: results are
## bitwise equal for any number of threads.  About 1.5e8 jumps a second and core
## on a kinesin network of 6 states (bench/networks.m).
##
## @strong{Errors}
##
## Those of @code{network_steady} for W; @code{noneq:bound} when W(t) changes
## too abruptly to be bounded; @code{noneq:memory}, @code{noneq:limit},
## @code{noneq:edge}, @code{noneq:distribution}, @code{noneq:state},
## @code{noneq:times}, @code{noneq:size}, @code{noneq:type}.
##
## @strong{References}
##
## D. T. Gillespie, J. Comput. Phys. 22, 403 (1976).  A. J. Walker, ACM Trans.
## Math. Softw. 3, 253 (1977).  P. A. W. Lewis and G. S. Shedler, Nav. Res.
## Logist. Q. 26, 403 (1979).  U. Seifert, Phys. Rev. Lett. 95, 040602 (2005).
##
## @strong{Example}
##
## @example
## @group
## W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
## s = network_sample (W, 10, 2e4, "seed", 1);
## printf ("entropy production %.1f per unit time\n", mean (s.entropy) / 10)
## @print{} entropy production 3.1 per unit time
## @end group
## @end example
##
## @seealso{network, fluctuation_test, entropy_infer, network_cumulants, network_transient}
## @end deftypefn

function s = network_sample (W, T, M = 1, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  if (ischar (M) || isstruct (M))
    error ("noneq:type", ...
           "network_sample: the number of paths M comes before the options");
  endif
  opt = parse_options ("network_sample", varargin, ...
                       [common_options("random", "threads")
                        {"p0", [], @free
                         "x0", [], @free
                         "edges", [], @free
                         "counting", [], @free
                         "dwell", false, "logical"
                         "save", false, "logical"
                         "only", [], @only_message
                         "system", "exact", {"exact", "steady", "none"}
                         "times", [], @free
                         "breaks", [], @free
                         "max_step", [], "positive"
                         "limit", 1e11, "count"
                         "memory", 2e9, "positive"}]);
  span = check_span (T);
  path = path_numbers (M, opt.only);
  M = numel (path);
  changing = is_function_handle (W) || (isnumeric (W) && ndims (W) == 3);
  if (changing)
    [from, to, series, knot] = sample_series ("network_sample", W, ...
                                              opt.times, span, opt.breaks, ...
                                              opt.max_step);
    net = network_at (W, span, knot);
  else
    net = check_network ("network_sample", W);
    for name = {"times", "breaks", "max_step"}
      if (! isempty (opt.(name{1})))
        error ("noneq:option", ...
               ["network_sample: option \"%s\" is for rates that depend on" ...
                " time; W is constant"], name{1});
      endif
    endfor
    [to, from, series] = find (net.W');
    from = from(:);
    to = to(:);
    series = full (series(:)');
    knot = [];
  endif
  n = net.n;
  [p0, start] = first_states (opt, net, path);
  refuse_endless (opt, net, from, series, p0, span, changing);
  weight = current_weights (opt, net, from, to);
  check_memory (opt, M, n, columns (weight), 0);

  seed = seed_option (opt);
  order = rows (series);
  series = reshape (series, order, []);
  if (isempty (from))
    series = zeros (1, 0);
  endif
  run = @(dwell, place) run_paths (n, from, to, series, knot, weight, ...
                                   span, seed, path - 1, start, p0, dwell, ...
                                   place, opt);
  saved = {};
  if (opt.save)
    ## How long the paths are is known exactly before they are stored: the
    ## second run has the same numbers.
    r = run (false, []);
    check_memory (opt, M, n, columns (weight), sum (r.jumps) + M);
    place = [0; cumsum(r.jumps)];
    r = run (opt.dwell, place);
    [s.t, s.x] = as_cells (r, span(1));
  else
    r = run (opt.dwell, []);
  endif

  for name = {"initial", "final", "jumps", "medium"}
    s.(name{1}) = r.(name{1});
  endfor
  s.system = zeros (M, 1);
  s.p0 = p0;
  if (isempty (p0))
    s.p0 = accumarray (start, 1, [n, 1])' / M;
  endif
  s.pT = [];
  notes = {};
  switch (opt.system)
    case "exact"
      if (! changing && isempty (opt.p0) && isempty (opt.x0))
        s.pT = s.p0;
      else
        s.pT = final_distribution (W, net, knot, span, s.p0);
      endif
    case "steady"
      if (changing)
        error ("noneq:option", ...
               ["network_sample: option \"system\" cannot be \"steady\" when" ...
                " the rates depend on time"]);
      endif
      s.p0 = s.pT = network_stationary ("network_sample", net);
      notes{end+1} = ["the system entropy takes the steady state at both" ...
                      " ends, whatever the paths started from"];
    case "none"
      notes{end+1} = ["the system entropy is left out: entropy is that of" ...
                      " the medium"];
  endswitch
  if (! isempty (s.pT))
    s.system = log (s.p0(s.initial)(:)) - log (s.pT(s.final)(:));
  endif
  s.entropy = s.medium + s.system;
  s.currents = r.current;
  s.dwell = r.dwell;
  s.acceptance = sum (r.jumps) / max (sum (r.candidates), 1);
  s.span = span;
  s.path = path;
  s.seed = seed;
  s.n = M;
  s.states = n;
  s.labels = net.labels;
  s.W = [];
  if (! changing)
    s.W = net.W;
  endif
  s.system_term = opt.system;
  endless = find (isinf (s.medium));
  if (! isempty (endless))
    notes{end+1} = one_way_note (net, from, to, numel (endless), M);
  endif
  s.notes = notes;
  s = orderfields (s, result_order (s));

endfunction

function r = run_paths (n, from, to, series, knot, weight, span, seed, ...
                        number, start, p0, dwell, place, opt)

  [r.initial, r.final, r.jumps, r.medium, r.current, r.dwell, ...
   r.candidates, check, r.t, r.x] ...
    = __noneq_network_sample__ (n, from, to, series, knot, weight, span, ...
                                seed, number(:), start, p0, double (dwell), ...
                                place, min (opt.limit, flintmax), opt.threads);
  if (check(2))
    error ("noneq:limit", ...
           ["network_sample: a path has more than %g jumps by the time it" ...
            " ends; shorten T, or raise the option \"limit\""], opt.limit);
  endif
  if (check(1) > 1)
    error ("noneq:bound", ...
           "network_sample: the exit rate exceeds its bound %g times", ...
           check(1));
  endif

endfunction

function must = free (value)

  must = "";

endfunction

function must = only_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (value >= 1 & value <= 2^52 & value == fix (value))))
    must = "numbers of paths, from 1 on";
  endif

endfunction

function span = check_span (T)

  if (! (isnumeric (T) && isreal (T) && any (numel (T) == [1, 2])
         && all (isfinite (T(:)))))
    error ("noneq:type", ...
           "network_sample: T must be a duration or [t0, t1], finite");
  endif
  span = double (T(:)');
  if (isscalar (span))
    span = [0, span];
  endif
  if (! (span(1) < span(2)))
    error ("noneq:size", ...
           "network_sample: the end %g is not after the beginning %g", ...
           span(2), span(1));
  endif

endfunction

function path = path_numbers (M, only)

  if (! (isnumeric (M) && isreal (M) && isscalar (M) && M >= 1
         && M <= 2^40 && M == fix (M)))
    error ("noneq:size", ...
           "network_sample: the number of paths M must be a positive integer");
  endif
  if (isempty (only))
    path = (1:double (M))';
  else
    path = double (only(:));
  endif

endfunction

## From the steady state the mean number of jumps is known before they are made.
function refuse_endless (opt, net, from, series, p0, span, changing)

  if (changing || ! isempty (opt.p0) || ! isempty (opt.x0))
    return;
  endif
  jumps = diff (span) * (p0(from)(:)' * series(:));
  if (jumps > opt.limit)
    error ("noneq:limit", ...
           ["network_sample: a path has %.3g jumps on average, more than" ...
            " %g; shorten T, or raise the option \"limit\""], jumps, opt.limit);
  endif

endfunction

## The network at the first instant, for its steady state and labels.
function net = network_at (W, span, knot)

  if (is_function_handle (W))
    ## A hair after t0: W may jump there.
    t = span(1) + 1e-9 * (knot(2) - knot(1));
    net = check_network ("network_sample", W (t));
  else
    net = check_network ("network_sample", page_at (W, knot, span(1)));
  endif

endfunction

function p = final_distribution (W, net, knot, span, p0)

  if (isempty (knot))
    p = network_transient (net.W, p0, diff (span));
    return;
  endif
  if (! is_function_handle (W))
    pages = W;
    W = @(t) page_at (pages, knot, t);
  endif
  ## The ends of the intervals are among the times: there the rates may have
  ## kinks and jumps.
  t = [knot(knot > span(1) & knot < span(2)), span(2)];
  p = network_transient (W, p0, t, "start", span(1))(end,:);

endfunction

function R = page_at (W, knot, t)

  k = min (max (lookup (knot, t), 1), numel (knot) - 1);
  x = (t - knot(k)) / (knot(k+1) - knot(k));
  R = (1 - x) * W(:,:,k) + x * W(:,:,k+1);

endfunction

function [p0, start] = first_states (opt, net, path)

  p0 = start = [];
  if (! isempty (opt.p0) && ! isempty (opt.x0))
    error ("noneq:option", ...
           "network_sample: give \"p0\" or \"x0\", not both");
  endif
  if (! isempty (opt.x0))
    start = first_numbers (opt.x0, net, numel (path));
  elseif (isempty (opt.p0))
    p0 = network_stationary ("network_sample", net);
  else
    p0 = network_distribution ("network_sample", "option \"p0\"", opt.p0, net);
  endif

endfunction

## One state, or one a path, by number or label.
function start = first_numbers (x0, net, M)

  if (ischar (x0))
    x0 = {x0};
  endif
  if (iscellstr (x0))
    [known, number] = ismember (x0(:), net.labels);
    bad = find (! known, 1);
    if (! isempty (bad))
      error ("noneq:state", ...
             "network_sample: option \"x0\" names \"%s\", which is no state", ...
             x0{bad});
    endif
    x0 = number;
  endif
  if (! (isnumeric (x0) && isreal (x0) && any (numel (x0) == [1, M])
         && all (x0(:) >= 1 & x0(:) <= net.n & x0(:) == fix (x0(:)))))
    error ("noneq:state", ...
           ["network_sample: option \"x0\" must be a state from 1 to %d, or" ...
            " one for each of the %d paths"], net.n, M);
  endif
  start = double (x0(:)) .* ones (M, 1);

endfunction

## What each edge adds to each current.
function weight = current_weights (opt, net, from, to)

  n = net.n;
  weight = zeros (numel (from), 0);
  if (! isempty (opt.edges))
    edges = edge_numbers (opt.edges, net);
    for k = 1:rows (edges)
      w = double (from == edges(k,1) & to == edges(k,2)) ...
          - double (from == edges(k,2) & to == edges(k,1));
      if (! any (w))
        error ("noneq:edge", "network_sample: there is no jump between %s and %s", ...
               net.labels{edges(k,:)});
      endif
      weight(:,end+1) = w;
    endfor
  endif
  if (! isempty (opt.counting))
    d = opt.counting;
    if (! (isnumeric (d) && isreal (d) && all (isfinite (nonzeros (d)))
           && rows (d) == n && columns (d) == n && ndims (d) <= 3))
      error ("noneq:size", ...
             ["network_sample: option \"counting\" must be a finite %d x %d" ...
              " matrix, one page a current"], n, n);
    endif
    place = sub2ind ([n, n], from, to);
    for k = 1:size (d, 3)
      weight(:,end+1) = full (double (d(:,:,k)(place)));
    endfor
  endif

endfunction

function edges = edge_numbers (edges, net)

  if (iscellstr (edges) && columns (edges) == 2)
    [known, number] = ismember (edges, net.labels);
    bad = find (! known, 1);
    if (! isempty (bad))
      error ("noneq:edge", ...
             "network_sample: there is no state \"%s\" for option \"edges\"", ...
             edges{bad});
    endif
    edges = number;
  elseif (! (isnumeric (edges) && isreal (edges) && columns (edges) == 2
             && ndims (edges) == 2
             && all (edges(:) >= 1 & edges(:) <= net.n
                     & edges(:) == fix (edges(:)))))
    error ("noneq:edge", ...
           ["network_sample: option \"edges\" must have rows [i, j] of states" ...
            " from 1 to %d, or two labels a row"], net.n);
  endif

endfunction

function check_memory (opt, M, n, currents, saved)

  bytes = 8 * (M * (9 + currents + opt.dwell * n) + 4 * saved);
  if (bytes > opt.memory)
    what = "";
    if (opt.dwell)
      what = "; dwell times of all states are the larger part";
    endif
    if (saved)
      what = sprintf ("; %d jumps are to be saved", saved);
    endif
    error ("noneq:memory", ...
           ["network_sample: the results need %.3g bytes, more than the %.3g" ...
            " of option \"memory\"%s"], bytes, opt.memory, what);
  endif

endfunction

function [t, x] = as_cells (r, t0)

  count = r.jumps;
  M = numel (count);
  ## One element more a path, for its beginning.
  place = cumsum ([1; count(1:end-1) + 1]);
  all_t = all_x = zeros (1, sum (count) + M);
  inner = true (1, numel (all_t));
  inner(place) = false;
  all_t(place) = t0;
  all_x(place) = r.initial;
  all_t(inner) = r.t;
  all_x(inner) = r.x;
  t = mat2cell (all_t, 1, count + 1)(:);
  x = mat2cell (all_x, 1, count + 1)(:);

endfunction

function note = one_way_note (net, from, to, paths, M)

  n = net.n;
  one_way = find (! ismember (to * (n + 1) + from, from * (n + 1) + to), 1);
  note = sprintf ("%d of %d paths have infinite entropy", paths, M);
  if (! isempty (one_way))
    note = sprintf ("%s: the jump %s -> %s has no reverse", note, ...
                    net.labels{[from(one_way), to(one_way)]});
  endif

endfunction

function names = result_order (s)

  first = {"initial", "final", "jumps", "medium", "system", "entropy", ...
           "currents", "dwell"};
  if (isfield (s, "t"))
    first = [first, {"t", "x"}];
  endif
  names = [first, setdiff(fieldnames (s)', first, "stable")];

endfunction

%!shared N4, p4
%! N4 = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! p4 = [28 19 30 29] / 106;

## Shapes, and the same numbers for any thread count and alone.
%!test
%! s = network_sample (N4, 5, 300, "seed", 3, "edges", [1 2; 3 4], ...
%!                     "dwell", true, "save", true, "threads", 1);
%! assert (size (s.currents), [300, 2]);
%! assert (size (s.dwell), [300, 4]);
%! assert (sum (s.dwell, 2), 5 * ones (300, 1), 1e-12);
%! r = network_sample (N4, 5, 300, "seed", 3, "edges", [1 2; 3 4], ...
%!                     "dwell", true, "save", true, "threads", 2);
%! assert (isequal (s, r));
%! one = network_sample (N4, 5, 1, "seed", 3, "only", [17, 240], ...
%!                       "dwell", true, "save", true);
%! assert (one.entropy, s.entropy([17, 240]));
%! assert (one.dwell, s.dwell([17, 240],:));
%! assert (one.t, s.t([17, 240]));
%! assert (one.x, s.x([17, 240]));

## All that is returned follows from the saved path.
%!test
%! s = network_sample (N4, [2, 9], 50, "seed", 4, "edges", [1 2], ...
%!                     "counting", N4, "dwell", true, "save", true);
%! for k = 1:50
%!   x = s.x{k};
%!   t = s.t{k};
%!   assert (t(1) == 2 && issorted (t) && t(end) < 9);
%!   i = sub2ind ([4, 4], x(1:end-1), x(2:end));
%!   j = sub2ind ([4, 4], x(2:end), x(1:end-1));
%!   assert (all (N4(i) > 0));
%!   assert (s.medium(k), sum (log (N4(i) ./ N4(j))), 1e-12);
%!   assert (s.system(k), log (p4(x(1)) / p4(x(end))), 1e-12);
%!   assert (s.currents(k,2), sum (N4(i)), 1e-12);
%!   assert (s.currents(k,1), sum (x(1:end-1) == 1 & x(2:end) == 2) ...
%!                            - sum (x(1:end-1) == 2 & x(2:end) == 1));
%!   assert (s.jumps(k), numel (x) - 1);
%!   assert ([s.initial(k), s.final(k)], x([1, end]));
%!   assert (s.dwell(k,:), accumarray (x', diff ([t, 9])', [4, 1])', 1e-12);
%! endfor

## A network of one state, and one that ends in an absorbing state.
%!test
%! s = network_sample (@(t) zeros (2), 1, 3, "p0", 2);
%! assert (s.final, [2; 2; 2]);
%! s = network_sample (0, 1, 3);
%! assert (s.jumps, zeros (3, 1));
%! assert (s.entropy, zeros (3, 1));
%! s = network_sample ([0 100; 0 0], 10, 5, "x0", 1, "save", true);
%! assert (s.x{5}, [1 2]);
%! assert (s.medium, Inf (5, 1));
%! assert (s.notes{1}, ["5 of 5 paths have infinite entropy: the jump 1 -> 2" ...
%!                      " has no reverse"]);

## Detailed balance: the entropy of the medium is a difference of energies,
## and of every closed path exactly zero.
%!test
%! E = [0, 0.7, 1.9];
%! W = exp ((E' - E) / 2);
%! s = network_sample (W, 20, 500, "seed", 1);
%! assert (s.medium, (E(s.initial) - E(s.final))', 1e-12);
%! assert (s.entropy, zeros (500, 1), 1e-12);
%! same = s.initial == s.final;
%! ring = abs (s.medium(same)) < 1e-12;
%! assert (all (ring));

## Thinning with constant rates: the same law, and the linear table.
%!test
%! W = cat (3, N4, 3 * N4);
%! s = network_sample (W, [0, 1], 20000, "times", [0, 1], "seed", 1, ...
%!                     "p0", p4);
%! assert (s.pT, p4, 1e-12);
%! sigma = 2 * 65 / 106 * log (60) + 2 * 27 / 106 * log (12);
%! assert (mean (s.entropy), sigma, 5 * std (s.entropy) / sqrt (20000));
%! assert (mean (s.jumps), 2 * p4 * sum (N4, 2), ...
%!         5 * std (s.jumps) / sqrt (20000));
%! assert (s.acceptance > 0.5 && s.acceptance < 1);
%! r = network_sample (@(t) (1 + 2 * t) * N4, 1, 20000, "seed", 1, "p0", p4);
%! assert (r.final, s.final);

## A protocol that jumps.
%!test
%! W = @(t) [0, 1; 1 + 9 * (t > 0.3), 0];
%! s = network_sample (W, 1, 20000, "seed", 2, "breaks", 0.3, "p0", [0.5 0.5]);
%! p = [0.5, 0.5] * expm (0.7 * [-1 1; 10 -10]);
%! assert (s.pT, p, 1e-8);
%! assert (mean (s.final == 1), p(1), 5 * sqrt (p(1) * p(2) / 20000));

%!test
%! net = network ({"E", "ES", 2, 1; "ES", "EP", 3, 1; "EP", "E", 4, 1});
%! s = network_sample (net, 2, 4, "seed", 1, "edges", {"E", "ES"});
%! assert (s.labels, {"E", "ES", "EP"});
%! assert (size (s.currents), [4, 1]);

%!error <network_sample: a path has 1e\+300 jumps on average, more than 1e\+11; shorten T, or raise the option "limit">
%! network_sample (1e300 * [0 1; 1 0], 1)
%!error <Invalid call to network_sample> network_sample (1)
%!error id=noneq:type network_sample (N4, 1, "seed", 1)
%!error <network_sample: T must be a duration or \[t0, t1\], finite>
%! network_sample (N4, [1 2 3]);
%!error <network_sample: the end 0 is not after the beginning 0>
%! network_sample (N4, 0);
%!error <network_sample: the number of paths M must be a positive integer>
%! network_sample (N4, 1, 0);
%!error <network_sample: give "p0" or "x0", not both>
%! network_sample (N4, 1, 1, "p0", p4, "x0", 1);
%!error <network_sample: option "x0" names "c", which is no state>
%! network_sample (struct ("W", [0 1; 1 0], "labels", {{"a", "b"}}), 1, 2, "x0", "c");
%!error <network_sample: option "times" is for rates that depend on time; W is constant>
%! network_sample (N4, 1, 3, "times", [0 1]);
%!error <option "x0" must be a state from 1 to 4, or one for each of the 3 paths>
%! network_sample (N4, 1, 3, "x0", 5);
%!error <network_sample: option "p0" sums to 4, not to 1>
%! network_sample (N4, 1, 3, "p0", [1 1 1 1]);
%!error <network_sample: there is no jump between 2 and 4>
%! network_sample (N4, 1, 1, "edges", [2 4]);
%!error <there is no state "Q" for option "edges">
%! network_sample (N4, 1, 1, "edges", {"1", "Q"});
%!error <option "edges" must have rows \[i, j\] of states from 1 to 4>
%! network_sample (N4, 1, 1, "edges", [1 2 3]);
%!error <option "counting" must be a finite 4 x 4 matrix, one page a current>
%! network_sample (N4, 1, 1, "counting", ones (3));
%!error <option "only" must be numbers of paths, from 1 on, got 0>
%! network_sample (N4, 1, 1, "only", 0);
%!error <need 7.2e\+03 bytes, more than the 1e\+03 of option "memory">
%! network_sample (N4, 1, 100, "memory", 1000);
%!error <more than the 1e\+06 of option "memory"; \d+ jumps are to be saved>
%! network_sample (N4, 1e4, 10, "memory", 1e6, "save", true);
%!error <a path has more than 100 jumps by the time it ends>
%! network_sample (N4, 1e4, 10, "limit", 100, "x0", 1);
%!error id=noneq:rate network_sample ([0 1; -1 0], 1)
%!error <network_sample, at t = [-0-9.e]+: W.1,2. is -[-0-9.e]+; the rate of a jump cannot be negative>
%! network_sample (@(t) [0, 0.5 - t; 1, 0], 1);
%!error <network_sample: W at t = [-0-9.e]+ is 3 x 3, at the start 2 x 2>
%! network_sample (@(t) ones (2 + (t > 0.7)), 1);
%!error <change too abruptly near t = 0.[0-9]* to be bounded; give the times>
%! network_sample (@(t) [0, 1; 1 + (t > 0.3), 0], 1);
%!error <option "times" must be 2 ascending times, one a page of W>
%! network_sample (ones (2, 2, 2), 1);
%!error <"times" goes from 0 to 1 and must cover 0 to 2>
%! network_sample (ones (2, 2, 2), 2, 1, "times", [0 1]);
%!error <option "system" cannot be "steady" when the rates depend on time>
%! network_sample (@(t) ones (2), 1, 1, "system", "steady");

%!demo
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! s = network_sample (W, 4, 6, "save", true, "seed", 2);
%! hold on;
%! for k = 1:6
%!   stairs ([s.t{k}, 4], [s.x{k}, s.final(k)] + 5 * (k - 1));
%! endfor
%! hold off;
%! xlabel ("time");
%! ylabel ("state (paths shifted by 5)");
%! title ("Six paths on a network of four states");

%!test # a pulse of 1e-4 in a time of 2: found when its width is given
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! f = @(t) W * (1 + 1e5 * exp (-((t - 1.2345) / 1e-4)^2));
%! s = network_sample (f, 2, 1000, "seed", 1, "max_step", 1e-3, ...
%!                     "p0", [28, 19, 30, 29] / 106);
%! ## All rates in proportion: jumps come as a Poisson-like stream of the
%! ## steady rate 608/106 in the time 2 + 10 sqrt (pi).  5 standard errors.
%! assert (mean (s.jumps), 608 / 106 * (2 + 10 * sqrt (pi)), ...
%!         5 * std (s.jumps) / sqrt (1000));

%!test # states by name, and a handle that returns a network
%! net = network ({"a", "b", 1, 2; "b", "c", 3, 1; "c", "a", 2, 2});
%! s = network_sample (net, 1, 20, "x0", "b", "seed", 1);
%! assert (s.initial, repmat (2, 20, 1));
%! r = network_sample (net, 1, 20, "p0", "b", "seed", 1);
%! assert (r.final, s.final);
%! q = network_sample (@(t) net, 1, 20, "x0", 2, "seed", 1);
%! assert (q.labels, {"a", "b", "c"});
