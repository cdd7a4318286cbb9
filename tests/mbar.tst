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


## Slower and third-party cases of mbar.  The data are looked for in the folder
## that the environment variable NONEQ_TEST_DATA names, else in ./data.

%!function s = data_set (name)
%!  folder = getenv ("NONEQ_TEST_DATA");
%!  if (isempty (folder))
%!    folder = fullfile (pwd (), "data");
%!  endif
%!  s = load (fullfile (folder, name));
%!endfunction

## N_k samples of each of K springs.
%!function [x, u] = springs (stiffness, place, N)
%!  x = zeros (1, 0);
%!  for k = 1:numel (N)
%!    x = [x, place(k) + randn(1, N(k)) / sqrt(stiffness(k))];
%!  endfor
%!  u = stiffness(:) / 2 .* (x - place(:)).^2;
%!endfunction

## pymbar 4: five oscillators, the second without samples.
%!test
%! s = data_set ("pymbar/ho5_ukn.mat");
%! [f, se, info] = mbar (s.u_kn, s.N_k);
%! assert (f', [0, 0.290469545, 0.571488074, 0.903549939, 1.166484751], 6e-10);
%! assert (se', [0, 0.075228591, 0.153558269, 0.200258295, 0.266201678], 6e-10);
%! assert (info.reliable);

## alchemtest
%!test
%! s = data_set ("alchemtest/gmx_benzene_coulomb.mat");
%! [f, se, info] = mbar (s.u_kn, s.N_k);
%! assert (f(end), 3.0411556984, 6e-11);
%! assert (se(end), 0.0208788590, 6e-11);
%! assert (info.reliable && info.residual <= 1e-12);

%!test
%! s = data_set ("alchemtest/gmx_benzene_vdw.mat");
%! [f, se, info] = mbar (s.u_kn, s.N_k);
%! assert (f(end), -3.0067874223, 6e-11);
%! assert (se(end), 0.0451908023, 6e-11);
%! assert (info.reliable && info.residual <= 1e-12);

## Two states: the acceptance ratio, with all its steps of the chain.
%!test
%! s = data_set ("alchemtest/gmx_benzene_coulomb.mat");
%! first = [0, cumsum(s.N_k)];
%! bar = zeros (1, 4);
%! for k = 1:4
%!   n = first(k)+1:first(k+2);
%!   u = s.u_kn(k:k+1,n);
%!   f = mbar (u, s.N_k(k:k+1));
%!   w = u(2,:) - u(1,:);
%!   r = __noneq_bar__ (w(1:s.N_k(k)), -w(s.N_k(k)+1:end), [1, 1], 0);
%!   assert (f(2), r(1), 1e-10);
%!   bar(k) = f(2);
%! endfor
%! assert (bar, [1.60977771, 0.93808845, 0.43631651, 0.06020250], 6e-9);

## A large sample: the start from a thinned one, slabs, a state of one sample,
## threads; in any order of the states.
%!test
%! randn ("twister", 3);
%! k = [1, 2, 3, 1.5, 1, 2, 0.5];
%! place = [0, 0.5, 1, 1.5, 2, 2.5, 1];
%! N = [40000, 25001, 0, 1, 30000, 63, 20000];
%! [x, u] = springs (k, place, N);
%! [f, se, info] = mbar (u, N, "threads", 1);
%! [g, sg, other] = mbar (u, N, "threads", 2);
%! assert (isequal (f, g) && isequal (se, sg));
%! assert (other, info);
%! exact = log (k / k(1))' / 2;
%! assert (all (abs (f - exact) <= 4 * se));
%! order = [5, 7, 3, 1, 4, 2, 6];
%! origin = repelem (1:7, N);
%! column = zeros (1, 0);
%! for i = order
%!   column = [column, find(origin == i)];
%! endfor
%! [h, ~, info2] = mbar (u(order,column), N(order));
%! assert (h, f(order) - f(order(1)), 1e-11);
%! assert (info2.se_pairs, info.se_pairs(order,order), 1e-11);

## Many states, so that the BLAS has threads of its own as well.
%!test
%! randn ("twister", 4);
%! K = 70;
%! place = linspace (0, 30, K);
%! [x, u] = springs (ones (1, K), place, 200 * ones (1, K));
%! [f, se, info] = mbar (u, 200 * ones (1, K), "threads", 1);
%! [g, sg, other] = mbar (u, 200 * ones (1, K), "threads", 2);
%! assert (isequal (f, g) && isequal (se, sg));
%! assert (other, info);
%! assert (info.residual <= 1e-12);
%! assert (all (abs (f) <= 4 * se + eps));

## Overlap so small that a thinned sample does not show it.
%!test
%! randn ("twister", 5);
%! N = [50000, 50000];
%! [x, u] = springs ([1, 1], [0, 7], N);
%! [f, se, info] = mbar (u, N);
%! w = u(2,:) - u(1,:);
%! r = __noneq_bar__ (w(1:N(1)), -w(N(1)+1:end), [1, 1], 0);
%! assert (f(2), r(1), 1e-10);
%! assert (info.link_samples, sum (r(6:7)), -1e-9);
%! assert (info.residual <= 1e-12);

## The error means what it says: over 400 repetitions the departure from the
## exact value divided by se has mean 0 and variance 1, and 95 % of the
## intervals hold the exact value.
%!test
%! randn ("twister", 6);
%! k = [1, 3, 2, 4];
%! place = [0, 1, 2, 2.5];
%! N = [60, 40, 0, 80];
%! exact = log (k / k(1))' / 2;
%! mean_x = place';
%! z = zeros (3, 400);
%! a = zeros (4, 400);
%! for i = 1:400
%!   [x, u] = springs (k, place, N);
%!   [f, se, info] = mbar (u, N, "observable", x);
%!   z(:,i) = (f(2:4) - exact(2:4)) ./ se(2:4);
%!   a(:,i) = (info.observable.value - mean_x) ./ info.observable.se;
%! endfor
%! assert (abs (mean (z, 2)) < 0.25);
%! assert (abs (std (z, 0, 2) - 1) < 0.15);
%! assert (abs (mean (abs (z) < 1.96, 2) - 0.95) < 0.035);
%! assert (abs (mean (a, 2)) < 0.25);
%! assert (abs (std (a, 0, 2) - 1) < 0.2);

## Bootstrap of correlated samples: blocks as long as the correlation find the
## larger error.
%!test
%! randn ("twister", 7);
%! [x, u] = springs ([1, 2], [0, 1], [200, 200]);
%! n = repelem (1:400, 5);
%! N = [1000, 1000];
%! [~, right] = mbar (u, [200, 200]);
%! [~, plain] = mbar (u(:,n), N, "error", "bootstrap", "seed", 1, ...
%!                    "replicates", 400);
%! [~, blocks] = mbar (u(:,n), N, "error", "bootstrap", "seed", 1, ...
%!                     "replicates", 400, "block", 20);
%! assert (plain(2) / right(2), 1 / sqrt (5), 0.1);
%! assert (blocks(2) / right(2), 1, 0.2);

## How often each sample is in replicate R: the expectation of an indicator
## of that sample, taken back from its weight.
%!function [fr, counts] = drawn (u, N, f, seed, r)
%!  n = columns (u);
%!  counts = zeros (1, n);
%!  for i = 1:n
%!    A = double (1:n == i);
%!    [fr, a] = __noneq_mbar_bootstrap__ (u, N, A, f, 1, seed, r, 1);
%!    D = sum (N' .* exp (fr(:,r) - u(:,i)), 1);
%!    [~, k] = max (fr(:,r) - u(:,i));
%!    counts(i) = a(k,r) / (exp (fr(k,r) - u(k,i)) / D);
%!  endfor
%!  assert (counts, round (counts), 1e-6);
%!  assert (sum (counts(1:N(1))), N(1), 1e-5);
%!endfunction

## Replicates are solutions: the weights of the samples that one drew sum to 1
## in each state.
%!test
%! randn ("twister", 8);
%! N = [50, 70, 60];
%! [x, u] = springs ([1, 2, 1], [0, 1, 3], N);
%! f = mbar (u, N);
%! fr = __noneq_mbar_bootstrap__ (u, N, [], f, 1, 3, 40, 0);
%! again = __noneq_mbar_bootstrap__ (u, N, [], f, 1, 3, 20, 1);
%! assert (again, fr(:,1:20));
%! for r = 1:5
%!   [~, counts] = drawn (u, N, f, 3, r);
%!   D = sum (N' .* exp (fr(:,r) - u), 1);
%!   sums = sum (counts .* exp (fr(:,r) - u) ./ D, 2);
%!   assert (sums, ones (3, 1), 1e-7);
%! endfor

## A replicate that does not draw the only samples between the states is not
## an error but is told.
%!test
%! u = [zeros(1, 40); 30 * ones(1, 40)];
%! u(:,[1, 21]) = [0, 0; 0, 0];
%! u(:,[2:20]) = repmat ([0; 200], 1, 19);
%! u(:,[22:40]) = repmat ([200; 0], 1, 19);
%! [f, se, info] = mbar (u, [20, 20], "error", "bootstrap", "seed", 1);
%! assert (! info.reliable);
%! assert (info.lost > 0);
%! assert (any (! cellfun (@isempty, strfind (info.notes, "replicates had"))));
