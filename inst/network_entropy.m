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
## @deftypefn  {} {@var{sigma} =} network_entropy (@var{W})
## @deftypefnx {} {[@var{sigma}, @var{info}] =} network_entropy (@var{W}, "name", @var{value}, @dots{})
## Entropy production, currents and affinities of a jump network.
##
## @example
## @group
## J(i,j) = p(i) W(i,j) - p(j) W(j,i)
## A(i,j) = ln (p(i) W(i,j) / (p(j) W(j,i)))
## sigma = 1/2 sum_ij J(i,j) A(i,j)  =  sum over chords e of J_e A_e
## @end group
## @end example
##
## @noindent
## in units of Boltzmann's constant per unit time; the second sum runs over
## the fundamental cycles, A_e the affinity of the cycle that the chord e
## closes, J_e the current through the chord (Schnakenberg).
##
## @strong{Arguments}
##
## @var{W}: rates, n x n, full or sparse; W(i,j) is the rate of the jump
## i -> j, the diagonal is ignored; or a network made by @code{network}.
##
## @strong{Options}
##
## @table @asis
## @item "p"
## A distribution (or the number or label of the one occupied state) for which
## to take the entropy production; by default the steady state.
## @item "limit" (2000)
## Above so many independent cycles no cycles are listed.
## @end table
##
## @strong{Results}
##
## @var{sigma}: the total entropy production rate, not negative; Inf if a jump
## without reverse occurs.  @var{info} has
##
## @table @code
## @item medium, system
## The rate at which the entropy of the surroundings grows, 1/2 sum J ln
## (W(i,j) / W(j,i)), and that of the distribution, -d/dt sum p ln p (0 in the
## steady state).
## @item current, affinity
## J and A, n x n, antisymmetric.  A is 0 where neither jump occurs.
## @item edges, edge_current, edge_affinity, edge_production
## The same as a list: m x 2 states i < j, and m x 1 columns; the productions
## add to @var{sigma}.
## @item cycles
## Struct with states, names, affinity, current (J_e) and production (their
## product), one row a fundamental cycle (c x 1); the productions add to
## @var{sigma}.  Only in the steady state.
## @item one_way
## Rows [i j] of the jumps that occur and have no reverse.
## @item p, error, n, labels
## The distribution, the relative error of its worst component, the states.
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Each production is the product of two factors of equal sign.  The relative
## error of @var{sigma} is a few n eps times flow / current: full accuracy away
## from equilibrium, and eps^2 times the flows in place of 0 at equilibrium.
## Up to 1000 states a small current through a fast edge is found from the
## slower ones, and the flow is that of the slowest edge of a cycle.  Where
## currents are tiny beside that too, the fluxes of @code{network_cycles} with
## "all", times the affinities, keep every digit.
##
## @strong{Errors}
##
## @code{noneq:connected}: no single steady state.  For @var{W} and "p" as in
## @code{network_steady} and @code{network_transient}.  A jump that occurs and
## has no reverse is the warning @code{noneq:one-way}.
##
## @strong{References}
##
## J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976).  U. Seifert, Rep. Prog.
## Phys. 75, 126001 (2012).
##
## @strong{Example}
##
## @example
## @group
## [sigma, info] = network_entropy ([0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0]);
## printf ("%.10f = %.10f\n", sigma, sum (info.cycles.production))
## @print{} 3.1436309065 = 3.1436309065
## @end group
## @end example
##
## @seealso{network, network_cycles, network_cumulants, entropy_infer, plot_network}
## @end deftypefn

function [sigma, info] = network_entropy (W, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  opt = parse_options ("network_entropy", varargin, ...
                       {"p", [], @(value) ""
                        "limit", 2000, "whole"});
  net = check_network ("network_entropy", W);
  steady = isempty (opt.p);
  info.notes = {};
  if (steady)
    [p, used] = network_stationary ("network_entropy", net);
    info.error = used.error;
    info.notes = used.notes;
  else
    p = network_distribution ("network_entropy", "p", opt.p, net);
    info.error = 0;
  endif

  [e, info] = edge_terms (net, p, steady, info);
  sigma = sum (e.production);
  if (nargout < 2)
    return;
  endif

  info.medium = sum (e.medium);
  info.system = sum (e.system);
  if (steady)
    info.system = 0;
    info.medium = sigma;
  endif
  info.current = antisymmetric (net, e.edges, e.current);
  info.affinity = antisymmetric (net, e.edges, e.affinity);
  info.edges = e.edges;
  info.edge_current = e.current;
  info.edge_affinity = e.affinity;
  info.edge_production = e.production;
  if (steady)
    g = network_graph (net);
    if (numel (g.chords) <= opt.limit)
      c = network_fundamental (net, g);
      info.cycles.states = c.states;
      info.cycles.names = c.names;
      info.cycles.affinity = c.affinity;
      ## A chord is run through from its first to its second state.
      J = e.current(g.chords);
      info.cycles.current = J;
      info.cycles.production = product (J, c.affinity);
    else
      info.notes{end+1} = sprintf (["%d independent cycles, more than the" ...
                                    " \"limit\" of %d: not listed"], ...
                                   numel (g.chords), opt.limit);
    endif
  endif
  info.p = p;
  info.n = net.n;
  info.labels = net.labels;
  info.reliable = isempty (info.notes);

endfunction

## 0 times anything is 0: what does not flow produces nothing.
function x = product (J, A)

  x = zeros (size (J));
  flows = J != 0 & A != 0;
  x(flows) = J(flows) .* A(flows);

endfunction

function [e, info] = edge_terms (net, p, steady, info)

  [i, j] = find ((net.W > 0) | (net.W > 0)');
  keep = i < j;
  e.edges = sortrows ([i(keep)(:), j(keep)(:)]);
  i = e.edges(:,1);
  j = e.edges(:,2);
  n = net.n;
  forward = full (net.W(sub2ind ([n, n], i, j)))(:);
  back = full (net.W(sub2ind ([n, n], j, i)))(:);
  p_i = p(i)(:);
  p_j = p(j)(:);
  f = p_i .* forward;
  b = p_j .* back;
  e.current = f - b;
  if (steady)
    e.current = small_currents (net, i, j, f, b);
  endif

  ## ln (f / b); 0 without any flow.  Close to balance the quotient is rounded,
  ## the difference is not.
  e.affinity = zeros (size (f));
  on = f > 0 & b > 0;
  ratio = f ./ b;
  far = on & (ratio == 0 | isinf (ratio));
  near = on & ! far & ratio > 0.5 & ratio < 2;
  on &= ! (far | near);
  e.affinity(near) = log1p (e.current(near) ./ b(near));
  e.affinity(on) = log (ratio(on));
  e.affinity(far) = log (f(far)) - log (b(far));
  if (steady)
    ## A probability that is 0 with both rates positive is only too small for
    ## a double; so is what flows there.
    gone = forward > 0 & back > 0 & (p_i == 0 | p_j == 0);
    e.current(gone) = 0;
    f(gone) = b(gone) = 0;
  endif
  e.affinity(f > 0 & b == 0) = Inf;
  e.affinity(f == 0 & b > 0) = -Inf;
  e.production = product (e.current, e.affinity);
  e.medium = product (e.current, log (forward ./ back));
  ratio = p_i ./ p_j;
  ratio(p_i == p_j) = 1;
  e.system = product (e.current, log (ratio));

  to = f > 0 & back == 0;
  from = b > 0 & forward == 0;
  info.one_way = sortrows ([e.edges(to,:); e.edges(from,[2, 1])]);
  if (! isempty (info.one_way))
    names = net.labels(info.one_way(1,:));
    also = "";
    if (rows (info.one_way) > 1)
      also = sprintf (" (and %d more)", rows (info.one_way) - 1);
    endif
    text = sprintf (["the jump %s -> %s%s has no reverse: the entropy" ...
                     " production is infinite"], names{:}, also);
    info.notes{end+1} = text;
    warning ("noneq:one-way", "network_entropy: %s", text);
  endif
  empty = (f > 0 & b == 0 & back > 0) | (b > 0 & f == 0 & forward > 0);
  if (any (empty))
    k = find (empty, 1);
    state = e.edges(k,2 - (p_i(k) == 0));
    info.notes{end+1} = sprintf (["state %s is empty and fed: the entropy" ...
                                  " production is infinite at this" ...
                                  " instant"], ...
                                 net.labels{state});
  endif

endfunction

## f - b, where these nearly cancel by way of the other edges.
function J = small_currents (net, i, j, f, b)

  J = f - b;
  near = find (f > 0 & b > 0 & J != 0 & abs (J) < 1e-2 * f);
  jumps = numel (near) * nnz (net.W);
  if (isempty (near) || net.n > 1000 || jumps > 1e6)
    return;
  endif
  jumps = tilted_problem ("network_entropy", net, zeros (net.n));
  from = jumps.state(jumps.i)(:);
  to = jumps.state(jumps.j)(:);
  D = (from == i(near)' & to == j(near)') - (from == j(near)' & to == i(near)');
  c = tilted_cumulants (numel (jumps.state), jumps.i, jumps.j, jumps.w, D);
  sure = abs (c.mean) > c.rounding;
  J(near(sure)) = c.mean(sure);

endfunction

function M = antisymmetric (net, edges, value)

  n = net.n;
  M = zeros (n, n);
  if (issparse (net.W))
    M = sparse (edges(:,1), edges(:,2), value, n, n);
    M -= M';
    return;
  endif
  M(sub2ind ([n, n], edges(:,1), edges(:,2))) = value;
  M(sub2ind ([n, n], edges(:,2), edges(:,1))) = -value;

endfunction

%!shared W
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];

%!test <*5>
%! [sigma, info] = network_entropy (W);
%! assert (sigma, 3.1436309064972883, -1e-15);
%! J = info.current;
%! assert (J, -J');
%! assert ([J(1,2), J(2,3), J(3,4), J(4,1), J(1,3)], [65/106, 65/106, -27/106, -27/106, -46/53], -1e-13);
%! assert (info.cycles.names, {"1 -> 2 -> 3 -> 1"; "1 -> 3 -> 4 -> 1"});
%! assert (info.cycles.affinity, [log(60); -log(12)], -1e-14);
%! assert (info.cycles.current, [65; -27] / 106, -1e-13);
%! assert (sum (info.cycles.production), 3.1436309064972883, -1e-13);
%! assert (sum (info.edge_production), sigma, -1e-15);
%! assert (info.affinity, -info.affinity');
%! assert (info.affinity(1,2), log (28 * 3 / 19), -1e-14);
%! assert (info.affinity(2,4), 0);
%! assert (info.p, [28 19 30 29] / 106, -1e-15);
%! assert (info.reliable);
%! assert (size (info.one_way, 1), 0);

%!test # sparse, and labels
%! net = network ({"a", "b", 2, 1; "b", "c", 2, 1; "c", "a", 2, 1}, "sparse", true);
%! [sigma, info] = network_entropy (net);
%! assert (sigma, log (2), -1e-14);
%! assert (info.cycles.names, {"a -> b -> c -> a"});
%! assert (issparse (info.current));
%! assert (full (info.current), [0 1 -1; -1 0 1; 1 -1 0] / 3, 1e-15);

%!test # equilibrium: zero to rounding squared
%! E = [0 2 -1 5 0.5];
%! V = exp ((E' - E) / 2) .* (1 - eye (5));
%! [sigma, info] = network_entropy (V);
%! assert (sigma >= 0 && sigma < 1e-29);
%! ## Just off it, against the flux and affinity of the only cycle, which
%! ## keep all digits; the current here keeps those of eps / d = 2e-7.
%! d = 2^-30;
%! c = network_cycles ([0 1+d 1; 1 0 1; 1 1 0], "all", true);
%! assert (network_entropy ([0 1+d 1; 1 0 1; 1 1 0]), c.flux * c.affinity, -1e-6);

%!test # one-way edges: infinite, named, never NaN
%! warning ("off", "noneq:one-way", "local");
%! [sigma, info] = network_entropy ([0 1 0; 0 0 1; 1 1 0]);
%! assert (sigma, Inf);
%! assert (info.one_way, [1 2; 3 1]);
%! assert (info.notes{1}, "the jump 1 -> 2 (and 1 more) has no reverse: the entropy production is infinite");
%! assert (info.cycles.production, Inf);
%! assert (! any (isnan ([info.affinity(:); info.current(:); info.edge_production])));
%! assert (info.reliable, false);

%!test # one-way edges that are not used in the steady state do no harm
%! [sigma, info] = network_entropy ([0 1 1; 0 0 2; 0 3 0]);
%! assert (sigma, 0, 1e-30);
%! assert (rows (info.one_way), 0);
%! assert (network_entropy ([0 1; 0 0]), 0);
%! assert (network_entropy (0), 0);

%!test # any distribution: medium + system, and the system part is dS/dt
%! p = [.4 .3 .2 .1];
%! [sigma, info] = network_entropy (W, "p", p);
%! assert (sigma, info.medium + info.system, -1e-14);
%! S = @(p) -sum (p .* log (p), 2);
%! h = 1e-5;
%! q = network_transient (W, p, [0 h 2*h]);
%! assert (info.system, (-3 * S (p) + 4 * S (q(2,:)) - S (q(3,:))) / (2*h), -1e-7);
%! assert (isfield (info, "cycles"), false);
%! [sigma, info] = network_entropy (W, "p", 1);
%! assert (sigma, Inf);
%! assert (info.notes{1}, "state 2 is empty and fed: the entropy production is infinite at this instant");
%! assert (isnan ([info.medium, info.system]), [false, false]);
%! [sigma, info] = network_entropy (W, "p", network_steady (W));
%! assert (sigma, 3.1436309064972883, -1e-14);
%! assert (info.system, 0, 1e-14);

%!test # a probability below the range of a double
%! V = diag (1e3 * ones (1, 299), 1) + diag (ones (1, 299), -1);
%! [sigma, info] = network_entropy (V);
%! assert (sigma, 0, 1e-25);
%! assert (! any (isnan (info.edge_production)));

%!test # a large sparse lattice: sigma by symmetry
%! L = 50;
%! ring = @(a, b) a * circshift (speye (L), 1, 2) + b * circshift (speye (L), -1, 2);
%! V = kron (ring (3, 1), speye (L)) + kron (speye (L), ring (2, 5));
%! [sigma, info] = network_entropy (V);
%! assert (sigma, 2 * log (3) + 3 * log (5/2), -1e-10);
%! assert (info.notes{1}, "2501 independent cycles, more than the \"limit\" of 2000: not listed");

%!warning id=noneq:one-way network_entropy ([0 1 0; 0 0 1; 1 0 0]);
%!test # a small current through a fast edge
%! R = [0 1e9 1; 1e9 0 2; 3 1 0];
%! [sigma, info] = network_entropy (R);
%! trees = @(a, b, c) R(b,a) * (R(c,a) + R(c,b)) + R(b,c) * R(c,a);
%! J = (R(1,2) * R(2,3) * R(3,1) - R(2,1) * R(3,2) * R(1,3)) ...
%!     / (trees (1, 2, 3) + trees (2, 1, 3) + trees (3, 1, 2));
%! assert (info.edge_current, J * [1; -1; 1], -1e-14);
%! assert (sigma, J * log (6), -1e-14);
%! assert (info.edge_affinity(1), J / (info.p(2) * 1e9), -1e-8);
%!error <Invalid call> network_entropy ()
%!error <network_entropy: the network has 2 closed classes> network_entropy (zeros (2))
%!error <network_entropy: p sums to 2, not to 1> network_entropy (ones (2), "p", [1 1])
%!error <W\(2,1\) is -1> network_entropy ([0 1; -1 0])
%!error <unknown option "q"; valid options are: p, limit> network_entropy (1, "q", 1)

%!demo
%! ## Entropy production of a driven ring against its affinity.
%! A = linspace (0, 6, 61);
%! for k = 1:numel (A)
%!   f = exp (A(k) / 6);
%!   sigma(k) = network_entropy ([0 f 1/f; 1/f 0 f; f 1/f 0]);
%! endfor
%! plot (A, sigma);
%! xlabel ("cycle affinity (kT)");
%! ylabel ("entropy production (k_B per unit time)");
