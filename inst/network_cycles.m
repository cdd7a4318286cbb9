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
## @deftypefn  {} {@var{cycles} =} network_cycles (@var{W})
## @deftypefnx {} {[@var{cycles}, @var{info}] =} network_cycles (@var{W}, "name", @var{value}, @dots{})
## Cycles of a jump network, their affinities, and Kolmogorov's test of
## detailed balance.
##
## The affinity of a cycle is
##
## @example
## A = ln (product of the rates forwards / product of the rates backwards)
## @end example
##
## @noindent
## in units of kT: what drives the network around it.  All affinities are zero
## if and only if detailed balance holds in the steady state (Kolmogorov's
## criterion), for which no probability needs to be known.  It is enough to
## look at the fundamental cycles: one for each edge outside a spanning tree.
##
## @strong{Arguments}
##
## @var{W}: rates, n x n, full or sparse; W(i,j) is the rate of the jump
## i -> j, the diagonal is ignored; or a network made by @code{network}.
##
## @strong{Options}
##
## @table @asis
## @item "all" (false)
## All simple cycles, with Hill's fluxes, instead of the fundamental ones.
## Their number grows exponentially: for small networks.
## @item "limit" (10000)
## Most cycles that are listed; more are an error.
## @item "tolerance"
## Largest |A| that counts as zero; by default the rounding of the rates.
## @item "relative_error"
## Standard errors of the rates divided by the rates, a number or an n x n
## matrix, for measured rates: affinities get standard errors, and detailed
## balance is tested by chi-squared over the independent cycles at 5 %.
## @end table
##
## @strong{Results}
##
## @var{cycles}: struct of c cycles, each from its first state; only cycles
## inside a set of states that can all be reached from each other are listed.
##
## @table @code
## @item states, names
## Cells (c x 1): rows of states; text as "1 -> 2 -> 3 -> 1".
## @item affinity
## c x 1; Inf or -Inf where a jump has no reverse, 0 where this closes both
## directions.
## @item matrix
## c x m: 1 or -1 where the cycle runs along or against an edge, else 0.
## @item forward, backward, flux
## With "all": how often per unit time the cycle is completed in either
## direction, and the difference (c x 1).  An edge's current is the sum of the
## fluxes of the cycles through it, flux' * matrix.
## @end table
##
## @var{info} has
##
## @table @code
## @item detailed_balance
## Whether every affinity is zero within the tolerance or, with
## "relative_error", p_value > 0.05.
## @item worst
## The largest |A| (of the fundamental cycles); @code{info.worst_cycle} names
## it.
## @item edges, chords
## m x 2 states of each edge, from the smaller to the larger; the edges that
## close the fundamental cycles.
## @item one_way
## Rows [i j] of jumps without a reverse, inside the sets that are looked at.
## @item energy
## If detailed balance holds and the network is connected, the energies E in
## kT with W(i,j) / W(j,i) = exp (E(i) - E(j)), the lowest 0.
## @item se, chi2, degrees, p_value
## With "relative_error": standard errors of the affinities; the test.
## @item tolerance, n, labels, reliable, notes
## What was used, the verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Affinities: a few eps times the largest |ln W|.  Fluxes come from
## determinants without a subtraction and have a relative error of a few n
## eps, also close to equilibrium.
##
## @strong{Errors}
##
## @code{noneq:size}: more cycles than "limit".  @code{noneq:connected}: "all"
## with several closed classes.  For @var{W} as in @code{network_steady}.
##
## @strong{References}
##
## A. Kolmogoroff, Math. Ann. 112, 155 (1936).  T. L. Hill, J. Theor. Biol.
## 10, 442 (1966).  J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976).
##
## @strong{Example}
##
## @example
## @group
## c = network_cycles ([0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0]);
## for k = 1:2
##   printf ("%s: ratio %.4f\n", c.names@{k@}, exp (c.affinity(k)))
## endfor
## @print{} 1 -> 2 -> 3 -> 1: ratio 60.0000
## @print{} 1 -> 3 -> 4 -> 1: ratio 0.0833
## @end group
## @end example
##
## @seealso{network, network_entropy, network_steady, plot_network}
## @end deftypefn

function [cycles, info] = network_cycles (W, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  opt = parse_options ("network_cycles", varargin, ...
                       {"all", false, "logical"
                        "limit", 10000, "count"
                        "tolerance", [], "positive"
                        "relative_error", [], @relative_error_message});
  net = check_network ("network_cycles", W);
  g = network_graph (net);
  if (numel (g.chords) > opt.limit)
    error ("noneq:size", ...
           ["network_cycles: the network has %d independent cycles, more" ...
            " than the \"limit\" of %d"], numel (g.chords), opt.limit);
  endif
  basic = network_fundamental (net, g);
  cycles = basic;
  if (opt.all)
    cycles = network_simple_cycles ("network_cycles", net, g, opt.limit);
    cycles = with_fluxes (net, g, cycles);
  endif

  info.edges = g.edges;
  info.chords = g.chords;
  info.one_way = one_way_jumps (g);
  info.notes = {};
  info.tolerance = opt.tolerance;
  if (isempty (opt.tolerance))
    info.tolerance = max ([basic.rounding; eps]);
  endif
  [info.worst, k] = max ([abs(basic.affinity); 0]);
  info.worst_cycle = [basic.names; {""}]{k};
  if (isempty (opt.relative_error))
    info.detailed_balance = info.worst <= info.tolerance;
  else
    info = chi_squared_test (net, g, basic, cycles, opt, info);
  endif
  if (rows (info.one_way) > 0)
    ## Both ends are reached from each other: such a jump carries a current.
    info.detailed_balance = false;
    info.notes{end+1} = sprintf (["the jump %s -> %s has no reverse: its" ...
                                  " cycles have infinite affinity"], ...
                                 net.labels{info.one_way(1,:)});
  endif
  if (any (cycles.blocked))
    info.notes{end+1} = sprintf (["cycle %s can be completed in neither" ...
                                  " direction"], ...
                                 cycles.names{find (cycles.blocked, 1)});
  endif
  if (info.detailed_balance && all (net.class == 1))
    info.energy = energies (g);
  endif
  info.n = net.n;
  info.labels = net.labels;
  info.reliable = isempty (info.notes);
  cycles = rmfield (cycles, {"blocked", "rounding"});

endfunction

function must = relative_error_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && ndims (value) == 2
         && rows (value) == columns (value)
         && all (isfinite (nonzeros (value))) && all (nonzeros (value) > 0)))
    must = "a number or an n x n matrix, finite and not negative";
  endif

endfunction

function jumps = one_way_jumps (g)

  to = g.inside & g.back == 0;
  from = g.inside & g.forward == 0;
  jumps = sortrows ([g.edges(to,:); g.edges(from,[2, 1])]);

endfunction

## Covariance of the affinities from independent relative errors of the rates.
function info = chi_squared_test (net, g, basic, cycles, opt, info)

  r = opt.relative_error;
  if (isscalar (r))
    variance = r^2 * ((g.forward > 0) + (g.back > 0));
  else
    if (rows (r) != net.n)
      error ("noneq:size", ...
             ["network_cycles: option \"relative_error\" is %d x %d for %d" ...
              " states"], rows (r), columns (r), net.n);
    endif
    n = net.n;
    variance = full (r(sub2ind ([n, n], g.edges(:,1), g.edges(:,2))).^2 ...
                     + r(sub2ind ([n, n], g.edges(:,2), g.edges(:,1))).^2)(:);
  endif
  info.se = sqrt (full (cycles.matrix.^2 * variance));
  use = isfinite (basic.affinity) & ! basic.blocked;
  info.degrees = nnz (use);
  info.chi2 = 0;
  info.p_value = 1;
  if (info.degrees > 0)
    C = full (basic.matrix(use,:));
    A = basic.affinity(use);
    [root, fail] = chol (C * (variance .* C'));
    if (fail)
      error ("noneq:option", ...
             ["network_cycles: option \"relative_error\" leaves an affinity" ...
              " without error; give one for every rate"]);
    endif
    info.chi2 = sumsq (root' \ A);
    info.p_value = gammainc (info.chi2 / 2, info.degrees / 2, "upper");
  endif
  info.detailed_balance = info.p_value > 0.05;

endfunction

## Hill: a cycle C is completed at the rate
##   (product of its rates) det (M without the states of C) / (sum of the
##   weights of all spanning trees),
## M = -G; the tree weight of root r is det (M without r), and p(r) its share.
function cycles = with_fluxes (net, g, cycles)

  p = network_stationary ("network_cycles", net);
  members = net.closed{1};
  [largest, r] = max (p);
  solver = network_absorbing ("network_cycles", net, setdiff (members, r));
  log_trees = solver.log_det - log (largest);
  log_forward = log (g.forward);
  log_back = log (g.back);
  count = numel (cycles.states);
  cycles.forward = cycles.backward = cycles.flux = zeros (count, 1);
  for k = 1:count
    states = cycles.states{k};
    if (net.transient(states(1)))
      continue;
    endif
    along = cycles.matrix(k,:) > 0;
    against = cycles.matrix(k,:) < 0;
    solver = network_absorbing ("network_cycles", net, ...
                                setdiff (members, states));
    rest = solver.log_det - log_trees;
    f = exp (sum (log_forward(along)) + sum (log_back(against)) + rest);
    b = exp (sum (log_back(along)) + sum (log_forward(against)) + rest);
    cycles.forward(k) = f;
    cycles.backward(k) = b;
    ## The difference, to all digits where the two are close.
    A = cycles.affinity(k);
    if (A >= 0)
      cycles.flux(k) = -f * expm1 (-A);
    else
      cycles.flux(k) = b * expm1 (A);
    endif
  endfor

endfunction

## From the root of the only tree outwards: E(i) = E(parent) - ln (rate from
## the parent / rate to it).
function E = energies (g)

  E = zeros (1, numel (g.parent));
  [~, order] = sort (g.depth);
  for i = order(2:end)
    ratio = g.log_ratio(g.link(i));
    if (g.edges(g.link(i),1) == i)
      ratio = -ratio;
    endif
    E(i) = E(g.parent(i)) - ratio;
  endfor
  E -= min (E);

endfunction

%!shared W
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];

%!test <*5>
%! [c, info] = network_cycles (W);
%! assert (c.states, {[1 2 3]; [1 3 4]});
%! assert (c.names, {"1 -> 2 -> 3 -> 1"; "1 -> 3 -> 4 -> 1"});
%! assert (c.affinity, [log(60); -log(12)], -1e-14);
%! assert (info.edges, [1 2; 1 3; 1 4; 2 3; 3 4]);
%! assert (c.matrix, [1 -1 0 1 0; 0 1 -1 0 1]);
%! assert (info.chords, [4; 5]);
%! assert (info.detailed_balance, false);
%! assert (info.worst_cycle, "1 -> 2 -> 3 -> 1");
%! assert (info.reliable);

%!test # all cycles: fluxes add up to the currents, and to the production
%! [c, info] = network_cycles (W, "all", true);
%! assert (c.names{2}, "1 -> 2 -> 3 -> 4 -> 1");
%! assert (c.affinity, log ([60; 5; 1/12]), -1e-14);
%! J = [65 -92 27 65 -27] / 106;
%! assert (c.flux' * c.matrix, J, -1e-13);
%! assert (c.flux' * c.affinity, 3.1436309064972883, -1e-14);
%! assert (c.forward ./ c.backward, [60; 5; 1/12], -1e-13);
%! assert (c.forward - c.backward, c.flux, -1e-13);

%!test # a ring of three: flux known in closed form
%! c = network_cycles ([0 2 1; 1 0 2; 2 1 0], "all", true);
%! assert (c.flux, 1/3, -1e-14);
%! assert (c.forward, 8/21, -1e-14);
%! assert (c.affinity, log (8), -1e-14);

%!test # near equilibrium the flux keeps its digits
%! d = 2^-40;
%! c = network_cycles ([0 1+d 1; 1 0 1; 1 1 0], "all", true);
%! assert (c.flux, d / (9 + 3*d), -1e-12);

%!test # complete graph of 6 states: 197 cycles; currents from p
%! rand ("twister", 1);
%! V = rand (6);
%! V(1:7:end) = 0;
%! [c, info] = network_cycles (V, "all", true);
%! assert (numel (c.states), 197);
%! F = network_steady (V)' .* V;
%! J = F - F';
%! assert (c.flux' * c.matrix, J(sub2ind ([6, 6], info.edges(:,1), info.edges(:,2)))', 1e-14);

%!test # detailed balance from energies, and none
%! E = [0 2 -1 5 0.5];
%! V = exp ((E' - E) / 2) .* [0 1 1 0 2; 1 0 3 1 0; 1 3 0 1 1; 0 1 1 0 1; 2 0 1 1 0];
%! [c, info] = network_cycles (V);
%! assert (info.detailed_balance);
%! assert (numel (c.affinity), 4);
%! assert (info.energy, E + 1, 1e-14);
%! p = exp (-E) / sum (exp (-E));
%! assert (network_steady (V), p, -1e-14);
%! V(1,2) *= 1 + 1e-12;
%! [c, info] = network_cycles (V);
%! assert (info.detailed_balance, false);
%! assert (info.worst, 1e-12, 1e-14);
%! [c, info] = network_cycles (V, "tolerance", 1e-9);
%! assert (info.detailed_balance);

%!test # a tree has no cycle
%! [c, info] = network_cycles ([0 1 0; 5 0 2; 0 3 0]);
%! assert (info.detailed_balance);
%! assert (size (c.affinity), [0, 1]);
%! ## W(i,j) / W(j,i) = exp (E(i) - E(j))
%! assert (-diff (info.energy), [log(1/5), log(2/3)], 1e-15);
%! assert (min (info.energy), 0);

%!test # one-way edges
%! [c, info] = network_cycles ([0 1 0; 0 0 1; 1 1 0]);
%! assert (c.names, {"1 -> 3 -> 2 -> 1"});
%! assert (c.affinity, -Inf);
%! assert (info.one_way, [1 2; 3 1]);
%! assert (info.detailed_balance, false);
%! assert (info.notes{1}, "the jump 1 -> 2 has no reverse: its cycles have infinite affinity");
%! c = network_cycles ([0 1 0; 0 0 1; 1 1 0], "all", true);
%! assert ([c.forward, c.backward, c.flux], [1 0 1] / 4, 1e-15);
%! ## Edges between sets that are left for good belong to no cycle.
%! [c, info] = network_cycles ([0 1 1 0; 1 0 0 1; 0 0 0 1; 0 0 1 0]);
%! assert (numel (c.states), 0);
%! assert (rows (info.one_way), 0);
%! assert (info.detailed_balance);

%!test # opposite one-way edges in one cycle
%! [c, info] = network_cycles ([0 1 0 1; 0 0 1 0; 1 0 0 0; 0 0 1 0], "all", true);
%! assert (c.affinity, [Inf; 0; -Inf]);
%! assert (c.flux' * c.matrix, [1 -2 1 1 -1] / 5, 1e-15);
%! assert (! isempty (strfind (strjoin (info.notes), "can be completed in neither direction")));

%!test # measured rates
%! [c, info] = network_cycles ([0 2.1 1; 1 0 1; 1 2 0], "relative_error", 0.1);
%! assert (c.affinity, log (1.05), -1e-13);
%! assert (info.se, 0.1 * sqrt (6), -1e-14);
%! assert (info.chi2, log (1.05)^2 / 0.06, -1e-12);
%! assert (info.p_value, erfc (log (1.05) / 0.1 / sqrt (12)), -1e-12);
%! assert (info.detailed_balance);
%! [c, info] = network_cycles (W, "relative_error", 0.1 * (W > 0));
%! assert (info.detailed_balance, false);
%! assert (info.degrees, 2);

%!error <Invalid call> network_cycles ()
%!error <there are more simple cycles than the "limit" of 100> network_cycles (ones (6), "all", true, "limit", 100)
%!error <the network has 10 independent cycles, more than the "limit" of 5> network_cycles (ones (6), "limit", 5)
%!error id=noneq:connected network_cycles (zeros (2), "all", true)
%!error <option "relative_error" must be a number or an n x n matrix, finite and not negative> network_cycles (ones (3), "relative_error", -1)
%!error <option "relative_error" is 2 x 2 for 3 states> network_cycles (ones (3), "relative_error", ones (2))
%!error <leaves an affinity without error> network_cycles (ones (3), "relative_error", zeros (3))
%!error <W\(1,2\) is -1> network_cycles ([0 -1; 1 0])

%!demo
%! ## Which cycle of an enzyme with two products drives it?
%! net = network ({"E", "ES", 5, 1; "ES", "EP", 3, 1; "EP", "E", 4, 0.1
%!                 "ES", "EQ", 1, 2; "EQ", "E", 1, 0.5}, ...
%!                "positions", [0 0; 1.2 0; 0.6 1; 0.6 -1]);
%! plot_network (net);
