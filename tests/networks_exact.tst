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

## Jump networks against closed forms and by independent routes: steady states
## componentwise, transients, currents by cycles, passage times.

## Six-state kinesin without load at 1 mM ATP and 1 uM ADP and P (Liepelt and
## Lipowsky, Phys. Rev. Lett. 98, 258102).
%!function W = kinesin ()
%!  W = zeros (6);
%!  W(1,2) = W(4,5) = 2000;
%!  W(2,1) = W(2,3) = W(3,4) = W(5,6) = W(6,1) = 100;
%!  W(5,4) = 100 * (0.24 / 3e5)^2;
%!  W(1,6) = W(4,3) = 0.02;
%!  W(6,5) = W(3,2) = 5 / 196;
%!  W(2,5) = 3e5;
%!  W(5,2) = 0.24;
%!endfunction

## Random rates over many orders of magnitude between random pairs.
%!function W = random_network (n, decades, density)
%!  W = 10.^(decades * (rand (n) - 0.5)) .* (rand (n) < density);
%!  ring = sub2ind ([n, n], 1:n, [2:n, 1]);
%!  W(ring) = 10.^(decades * (rand (1, n) - 0.5));
%!  W(1:n+1:end) = 0;
%!endfunction

## The published probabilities of kinesin (12 digits) and its currents
%!test
%! [p, info] = network_steady (kinesin ());
%! want = [.0243868936326, 1.62860890318e-4, 1.62820982547e-4, 8.14096773326e-6, .487699394386, .48757988914];
%! assert (p, want, -5e-12);
%! [sigma, info] = network_entropy (kinesin ());
%! assert (sigma, 1649.79401611, -5e-12);
%! assert (sum (info.cycles.production), sigma, -1e-12);
%! J = info.current;
%! assert (8 * J(2,5), 389.929753926, -5e-12);
%! assert (J(1,2) + J(4,5), 48.7737831116, -5e-12);
%! ## First law: the chemical work of ATP is all dissipated without load.
%! assert (log (4.9e11 * 1000) * (J(1,2) + J(4,5)), sigma, -1e-12);

## Hill's cycle fluxes of kinesin: currents, production, and 3 cycles
%!test
%! W = kinesin ();
%! [c, info] = network_cycles (W, "all", true);
%! assert (numel (c.states), 3);
%! [sigma, e] = network_entropy (W);
%! assert (c.flux' * c.affinity, sigma, -1e-12);
%! assert (c.flux' * c.matrix, e.edge_current', -1e-11);
%! assert (sort (abs (c.affinity)), [1; 1; 2] * log (4.9e14), -1e-13);

## Birth and death chains: product form, to 1e-14 in every component
%!test
%! rand ("twister", 11);
%! for n = [2 5 12 49 96 97 200]
%!   up = 10.^(4 * rand (1, n - 1) - 2);
%!   down = 10.^(4 * rand (1, n - 1) - 2);
%!   want = [1, cumprod(up ./ down)];
%!   want /= sum (want);
%!   p = network_steady (diag (up, 1) + diag (down, -1));
%!   assert (p, want, -1e-14);
%! endfor

## The 12-state chain, from either end and in random order
%!test
%! rand ("twister", 3);
%! W = diag (1e-3 * ones (1, 11), 1) + diag (ones (1, 11), -1);
%! want = 1e-3 .^ (0:11) / sum (1e-3 .^ (0:11));
%! assert (want(12), 9.99e-34, -1e-12);
%! for i = 1:50
%!   order = randperm (12);
%!   p = network_steady (W(order,order));
%!   assert (p, want(order), -1e-14);
%! endfor

## Three nearly uncoupled states at any strength of the coupling
%!test
%! for e = 10.^-(0:17)
%!   assert (network_steady ([0 .5 e; .5 0 e; e e 0]), [1 1 1] / 3, -1e-14);
%! endfor

## Sums over all of them (matrix-tree theorem) for
## four states with rates over 12 decades
%!test
%! rand ("twister", 7);
%! for i = 1:40
%!   W = random_network (4, 12, 0.8);
%!   w = zeros (1, 4);
%!   ## Every state but the root picks the state that it leads to; the picks
%!   ## that lead to the root from everywhere are its trees.
%!   for root = 1:4
%!     others = setdiff (1:4, root);
%!     for a = 1:4
%!       for b = 1:4
%!         for c = 1:4
%!           next = 1:4;
%!           next(others) = [a b c];
%!           if (all (next(next(next(1:4))) == root))
%!             w(root) += W(others(1),a) * W(others(2),b) * W(others(3),c);
%!           endif
%!         endfor
%!       endfor
%!     endfor
%!   endfor
%!   assert (network_steady (W), w / sum (w), -1e-14);
%! endfor

## The order of the elimination: no component differs by more than n eps
%!test
%! rand ("twister", 8);
%! for n = [20 60 150]
%!   W = random_network (n, 20, 0.1);
%!   [p, info] = network_steady (W);
%!   for i = 1:5
%!     order = randperm (n);
%!     q(order) = network_steady (W(order,order));
%!     assert (max (abs (q ./ p - 1)) < info.error);
%!   endfor
%!   clear q
%! endfor

## Strongly connected components against products of the adjacency matrix
%!test
%! rand ("twister", 9);
%! for i = 1:200
%!   n = ceil (9 * rand);
%!   W = rand (n) .* (rand (n) < 1.2 / n);
%!   W(1:n+1:end) = 0;
%!   reach = (eye (n) + (W > 0))^n > 0;
%!   mutual = reach & reach';
%!   closed = all (! reach | mutual, 2)';
%!   [p, info] = network_steady (ifelse (i > 100, sparse (W), W), "basis", true);
%!   assert (info.transient, find (! closed));
%!   assert (sort ([info.closed{:}]), find (closed));
%!   for c = 1:numel (info.closed)
%!     k = info.closed{c};
%!     assert (find (mutual(k(1),:)), k);
%!     assert (find (p(c,:)), k);
%!   endfor
%!   assert (sum (info.absorption, 2), ones (n, 1), 4 * eps);
%!   G = W - diag (sum (W, 2));
%!   assert (G * info.absorption, zeros (n, columns (info.absorption)), 1e-13);
%!   assert (p * G, zeros (size (p)), 1e-13);
%! endfor

## Large sparse: 99856 states of a driven lattice, by LU, residual and bound
%!test
%! L = 316;
%! n = L^2;
%! rand ("twister", 10);
%! [x, y] = ndgrid (0:L-1);
%! id = @(x, y) (mod (x, L) + 1 + L * mod (y, L))(:);
%! from = repmat (id (x, y), 4, 1);
%! to = [id(x + 1, y); id(x - 1, y); id(x, y + 1); id(x, y - 1)];
%! W = sparse (from, to, 0.2 + rand (4 * n, 1), n, n);
%! [p, info] = network_steady (W);
%! assert (info.method, "lu");
%! assert (info.residual < 1e-13);
%! assert (info.error < 1e-8);
%! assert (info.reliable);
%! assert (all (p > 0));
%! assert (sum (p), 1, 1e-12);

## Large sparse without a small separator: GMRES
%!test
%! n = 20000;
%! rand ("twister", 12);
%! from = repmat ((1:n)', 5, 1);
%! W = sparse (from, [mod((1:n)', n) + 1; ceil(n * rand (4 * n, 1))], rand (5 * n, 1), n, n);
%! [p, info] = network_steady (W);
%! assert (info.method, "gmres");
%! assert (info.residual < 1e-12);
%! assert (info.error < 1e-8);
%! assert (all (p > 0));

## Transients: Chapman and Kolmogorov, and the three methods
%!test
%! W = kinesin ();
%! p = network_transient (W, 1, [1e-4, 3e-4, 4e-4, 0.02, 5], "method", "expm");
%! q = network_transient (W, p(1,:), 3e-4, "method", "expm");
%! assert (q, p(3,:), -1e-12);
%! u = network_transient (W, 1, [1e-4, 3e-4, 4e-4, 0.02], "method", "uniformisation");
%! assert (u, p(1:4,:), -1e-11);
%! assert (p(5,:), network_steady (W), -1e-12);
%! d = network_transient (@(t) W, 1, [1e-4, 3e-4, 4e-4], "tolerance", 1e-11);
%! assert (d, p(1:3,:), 1e-11);

## Periodic drive of a three-state ring against ode45 at its tightest
%!test
%! W = [0 3 1; 1 0 5; 4 1 0];
%! rates = @(t) W .* [1, 1 + 0.9 * sin(5 * t), 1 + 0.5 * cos(3 * t)];
%! G = @(t) rates (t) - diag (sum (rates (t), 2));
%! [t, y] = ode45 (@(t, p) G (t)' * p, [0 0.4 1 3], [1; 0; 0], odeset ("RelTol", 1e-12, "AbsTol", 1e-14));
%! [p, info] = network_transient (rates, 1, [0 0.4 1 3]);
%! assert (p, y, 1e-9);
%! assert (max (sum (abs (p - y), 2)) < info.error);

## Entropy: edges, cycles, and all cycles, over 12 decades of rates
%!test
%! rand ("twister", 13);
%! for i = 1:30
%!   W = random_network (5, 6, 1);
%!   W(W == 0) = 1;
%!   W(1:6:end) = 0;
%!   [sigma, info] = network_entropy (W);
%!   c = network_cycles (W, "all", true);
%!   assert (c.flux' * c.affinity, sigma, -1e-12);
%!   assert (sum (info.cycles.production), sigma, -1e-11);
%! endfor

## Passage times: the distribution against the moments
%!test
%! W = kinesin ();
%! [tau, v, info] = network_fpt (W, [], "jump", [2 5], "moments", 3, "from", 5);
%! J = network_steady (W)(2) * W(2,5);
%! assert (tau, 1 / J, -1e-12);
%! [~, ~, d] = network_fpt (W, [], "jump", [2 5], "from", 5, "time", linspace (0, 60 * tau, 1e5));
%! t = linspace (0, 60 * tau, 1e5)';
%! assert (trapz (t, d.survival), tau, -1e-6);
%! assert (2 * trapz (t, t .* d.survival), info.moments(2), -1e-6);
%! assert (3 * trapz (t, t.^2 .* d.survival), info.moments(3), -1e-6);
%! assert (v, info.moments(2) - tau^2, -1e-11);
%! ## The first steps have a fast part that the grid does not see.
%! slope = -diff (d.survival) / t(2);
%! assert (slope(100:end), (d.pdf(100:end-1) + d.pdf(101:end)) / 2, 1e-6 * max (d.pdf));

## Mean passage between any two states obeys the random target identity:
## sum_j p_j tau_ij does not depend on i (Kemeny)
%!test
%! rand ("twister", 14);
%! W = random_network (30, 6, 0.2);
%! p = network_steady (W);
%! K = zeros (30, 1);
%! for j = 1:30
%!   K += p(j) * network_fpt (W, j)';
%! endfor
%! assert (K, K(1) * ones (30, 1), -1e-12);
