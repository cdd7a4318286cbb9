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


## The glass topic: solvers at the precision of published or closed numbers,
## samplers against exact laws.  Seeds are fixed, so that the outcome is the
## same on every run.  A statistic z is standard normal if all is well; with
## the limits used a correct sampler fails by chance with the probability that
## is stated at each test.

%!test <*7> # 3-spin glass, T = 0.5: energies, correlation, response
%! s = pspin_solve (3, 0.5, [0 2 10 20], "steps", 1000);
%! assert (s.energy(3), -0.80812, 5e-6);
%! assert (s.energy(4), -0.83426, 5e-6);
%! ## the grid of 2000 steps of Heun's rule is within its own error of it
%! assert (s.energy(2), -0.685831, 2e-5);
%! assert (s.energy(3), -0.808073, 6e-5);
%! assert (s.energy(4), -0.834209, 6e-5);
%! assert (s.C(4,3), 0.559732, 1e-4);
%! assert (s.chi(4,3), 0.769945, 3e-5);
%! ## twice what the last extrapolation changed
%! assert (max (s.error.energy) < 2e-6);
%! assert (s.order, 2, 0.05);
%! assert (s.chihat, 0.5 * s.chi, 1e-15);

%!test <*7> # the order of the bare solver is 2, in all it gives
%! for p = 2:4
%!   for k = 1:4
%!     n = 40 * 2^k;
%!     [C, R, chi, mu] = __noneq_pspin__ (p, 0.3, 4 / n, n, n / 4, 0, 1);
%!     got{k} = {C, R, chi, mu(1:n/4:end)};
%!   endfor
%!   for j = 1:4
%!     order = log2 (norm (got{2}{j} - got{3}{j}) / norm (got{3}{j} - got{4}{j}));
%!     assert (order, 2, 0.1);
%!   endfor
%! endfor

%!test <*7> # 3-spin paramagnet: energy -1/2, and the theorem to 0.2 %
%! s = pspin_solve (3, 1, [0:0.5:10], "steps", 800);
%! ## -0.49977 was not extrapolated in the step
%! assert (s.energy(end), -0.49977, 3e-5);
%! k = 9:21;
%! assert (s.chihat(end,k), 1 - s.C(end,k), 2e-3);

%!test <*7> # threads and instruction sets: bitwise, and to rounding
%! n = 1200;
%! [a{1:4}] = __noneq_pspin__ (3, 0.5, 0.01, n, 100, 0, 1);
%! [b{1:4}] = __noneq_pspin__ (3, 0.5, 0.01, n, 100, 0, 3);
%! assert (isequal (a, b));
%! old = getenv ("NONEQ_ISA");
%! unwind_protect
%!   setenv ("NONEQ_ISA", "base");
%!   [b{1:4}] = __noneq_pspin__ (3, 0.5, 0.01, n, 100, 0, 1);
%! unwind_protect_cleanup
%!   setenv ("NONEQ_ISA", old);
%! end_unwind_protect
%! for k = 1:4
%!   assert (b{k}, a{k}, 1e-12);
%! endfor

%!test <*7> # closed form against the solver at other times, to its own error
%! t = [0 0.4 1.2 2.8 4];
%! e = pspin_solve (2, 0, t, "method", "closed");
%! s = pspin_solve (2, 0, t, "steps", 400);
%! for name = {"C", "R", "chi", "energy", "mu"}
%!   wrong = abs (s.(name{1}) - e.(name{1}));
%!   assert (all ((wrong <= s.error.(name{1}) + 1e-13)(:)));
%! endfor
%! ## E = - d ln (I_1(4t) / 2t) / dt / 4
%! h = 1e-5;
%! f = @(t) log (besseli (1, 4 * t) ./ (2 * t));
%! assert (e.energy(4), -(f (2.8 + h) - f (2.8 - h)) / (8 * h), 1e-9);
%! ## chi by quadrature of R
%! R = @(u) besseli (1, 2 * (4 - u)) ./ (4 - u) ...
%!          .* sqrt (besseli (1, 4 * u) ./ (2 * u) / (besseli (1, 16) / 8));
%! assert (e.chi(5,3), quadgk (R, 1.2, 4, "RelTol", 1e-12), 1e-12);

%!test <*7> # trap model, the case of the reference: 5 standard errors, 6e-7
%! r = trap_ageing (0.5, 1e4, 1e4, "trajectories", 40000, "seed", 2);
%! assert (r.sample.Pi, 0.5, 1e-3 + 5 * r.sample.se);
%! r = trap_ageing (0.5, 1e4, 1e4, "trajectories", 40000, "seed", 2, ...
%!                  "times", "pareto");
%! assert (r.sample.Pi, 0.5, 3e-3 + 5 * r.sample.se);

## The law of the next jump at finite age: renewal equation of Pareto times,
## whose density of jumps is solved on a grid.
%!function P = renewal (x, tw, t)
%!  h = 0.02;
%!  n = round (tw / h);
%!  ## Probability that a time ends in the cell k, from its distribution.
%!  F = @(u) 1 - max (u, 1) .^ -x;
%!  f = diff (F (h * (0:n)'));
%!  m = zeros (n, 1);
%!  for k = 1:n
%!    m(k) = f(k) + m(1:k-1)' * f(k-1:-1:1);
%!  endfor
%!  ## Jumps in the middle of the cells.
%!  u = h * ((1:n)' - 0.5);
%!  P = 1 - F (tw + t) + m' * (1 - F (tw + t - u));
%!endfunction
%!test <*7> # trap model at finite age: renewal equation; 12 z, 5.5: 5e-7
%! for x = [0.3 0.7 1.5]
%!   r = trap_ageing (x, 20, [0.5 4 30 200], "trajectories", 40000, ...
%!                    "seed", 5, "times", "pareto");
%!   for k = 1:4
%!     ## the grid is right to 2e-3
%!     assert (r.sample.Pi(k), renewal (x, 20, r.t(k)), ...
%!             2e-3 + 5.5 * r.sample.se(k));
%!   endfor
%! endfor

%!test <*7> # trap model in equilibrium, x > 1: 8 z, limit 5.5: 3e-7
%! for times = {"exponential", "pareto"}
%!   r = trap_ageing (3, 2000, [0.2 0.8 1.5 4], "trajectories", 4000, ...
%!                    "seed", 3, "times", times{1});
%!   z = (r.sample.Pi - r.Pi) ./ r.sample.se;
%!   assert (max (abs (z)) < 5.5);
%! endfor

%!test <*7> # trap model: ages of one trajectory, independent of the blocks
%! [a, ja] = __noneq_trap__ (0.6, 1, 9, 0, 100, [10 100], 1e9, 1);
%! [b, jb] = __noneq_trap__ (0.6, 1, 9, 40, 60, [10 100], 1e9, 2);
%! assert (a(41:100,:), b);
%! assert (ja(41:100), jb);
%! stayed = a(:,1) > 90;
%! assert (a(stayed,2), a(stayed,1) - 90, -1e-12);

%!test <*7> # Glauber sampler against the exact chain; 60 z, limit 5.3: 7e-6
%! z = [];
%! for T = [0 0.8 2]
%!   r = glauber_chain (T, 3 + [0.1 1 4 15], [0; 0.5; 3], "replicas", 64, ...
%!                      "sites", 500, "seed", 11);
%!   late = r.s > 0 | r.t > 0;
%!   z = [z; ((r.sample.C - r.C) ./ r.sample.C_se)(:)
%!           ((r.sample.chihat - r.chihat) ./ r.sample.chihat_se)(:)
%!           ((r.sample.kinks - r.kinks) ./ r.sample.kinks_se)(:)];
%! endfor
%! ## z has 63 degrees of freedom
%! assert (numel (z), 108);
%! assert (max (abs (z)) < 5.3);
%! assert (var (z) > 0.6 && var (z) < 1.6);

%!test <*7> # East and FA samplers against the master equation; limit 5.3
%! N = 5;
%! c = 0.3;
%! bit = @(k) mod (floor ((0:2^N-1)' / 2^(k-1)), 2);
%! z = [];
%! for model = 1:2
%!   W = zeros (2^N);
%!   for k = 1:N
%!     free = ones (2^N, 1);
%!     if (k > 1)
%!       free = bit (k - 1);
%!     endif
%!     if (model == 2)
%!       if (k < N)
%!         free += bit (k + 1);
%!       else
%!         free += 1;
%!       endif
%!     endif
%!     for s = 1:2^N
%!       up = bit (k)(s);
%!       W(s,s + (1 - 2 * up) * 2^(k-1)) = free(s) * (up * (1 - c) ...
%!                                                    + (1 - up) * c);
%!     endfor
%!     flip{k} = sub2ind (size (W), 1:2^N, ...
%!                        (1:2^N) + (1 - 2 * bit (k)') * 2^(k-1));
%!   endfor
%!   n = [bit(1), bit(2), bit(3), bit(4), bit(5)];
%!   p = prod (c .^ n .* (1 - c) .^ (1 - n), 2)';
%!   G = W - diag (sum (W, 2));
%!   t = [0.3 2 8];
%!   name = {"east", "fa"}{model};
%!   r = constrained_chain (name, c, N, "times", t, "replicas", 8000, ...
%!                          "seed", 7);
%!   for i = 1:3
%!     E = expm (G * t(i));
%!     corr = mean (diag (n' * diag (p) * E * n));
%!     still = 0;
%!     for k = 1:N
%!       H = G;
%!       H(flip{k}) = 0;
%!       still += p * sum (expm (H * t(i)), 2) / N;
%!     endfor
%!     z(end+1) = (r.sample.correlation(i) - (corr - c^2) / (c * (1 - c))) ...
%!                / r.sample.correlation_se(i);
%!     z(end+1) = (r.sample.persistence(i) - still) / r.sample.persistence_se(i);
%!     z(end+1) = (r.sample.density(i) - c) / r.sample.density_se(i);
%!   endfor
%!   ## a start out of equilibrium, and an age
%!   q = constrained_chain (name, c, N, "times", 1, "age", 0.7, "start", 1, ...
%!                          "replicas", 8000, "seed", 8);
%!   full_state = zeros (1, 2^N);
%!   full_state(end) = 1;
%!   z(end+1) = (q.sample.density - mean (full_state * expm (1.7 * G) * n)) ...
%!              / q.sample.density_se;
%! endfor
%! assert (max (abs (z)) < 5.3);

%!test <*7> # Kovacs with three units: the formula of sums of exponentials
%! rate = [1 0.2 0.03];
%! gap = [1 0.5 2];
%! f = @(T) 1 ./ (1 + exp (gap / T));
%! r = kovacs (rate, gap, [2 0.3 0.7], [0.5 3 40]);
%! left = exp (-rate * r.tw);
%! p = f (0.3) + (f (2) - f (0.3)) .* left;
%! assert (mean (gap .* p), mean (gap .* f (0.7)), 1e-13);
%! for k = 1:3
%!   assert (r.K(k), mean (gap .* (p - f (0.7)) .* exp (-rate * r.t(k))), ...
%!           1e-13);
%! endfor

%!test <*7> # memory kernel of a sampled particle in an exponential bath
%! ## v and the force y on it: dv = y, dy = -y - v + noise (m = gamma = tau = 1),
%! ## exactly sampled; 400 realisations.  20 z of K and 20 of the friction,
%! ## strongly correlated: limit 5 standard errors.
%! dt = 0.1;
%! A = [0 1; -1 -1];
%! P = expm (A * dt);
%! ## <v v> = <y y> = 1, <v y> = 0 is stationary.
%! S = chol (eye (2) - P * P', "lower");
%! M = 400;
%! T = 2000;
%! noise = __noneq_random__ (4, 1, 1, 0, 2 * M, 0, T, 1);
%! x = noise(1:2:end,1:1);
%! y = noise(2:2:end,1:1);
%! v = zeros (M, T);
%! for k = 1:T
%!   v(:,k) = x;
%!   next = [x, y] * P' + [noise(1:2:end,k), noise(2:2:end,k)] * S';
%!   ## the first draw also started the path
%!   x = next(:,1);
%!   y = next(:,2);
%! endfor
%! v(:,1:50) = [];
%! [K, info] = memory_kernel (v, dt, "data", "velocity", "lags", 40);
%! k = 5:24;
%! assert (max (abs ((K(k) - exp (-info.t(k))) ./ info.se(k))) < 5);
%! assert (max (abs ((info.friction(k) - 1 + exp (-info.t(k))) ...
%!                   ./ info.friction_se(k))) < 5);
%! assert (info.friction(25), 1 - exp (-2.4), 0.05);

%!test <*7> # sampled violation at T = 0 against the exact curve; 4 z, 5: 2e-6
%! t = 10 * (1 + [0 0.05 0.1 0.3 0.6 1 2 4 8 16 32]);
%! g = glauber_chain (0, t, 10, "replicas", 200, "sites", 500, "seed", 4);
%! [X, se, info] = fdt_violation (g.sample.C_all, g.sample.chihat_all, 0, ...
%!                                "given", "chihat", "field", "zero-field", ...
%!                                "seed", 1, "windows", [0 0.3 0.5 0.7 1]);
%! want = fdt_violation (g.C, g.chihat, 0, "given", "chihat", ...
%!                       "windows", info.windows([1 2 3 4 8]));
%! assert (max (abs (X - want) ./ se) < 5);
%! assert (info.reliable);

%!error <__noneq_pspin__: argument 4 must be an integer from 1 to 100000> __noneq_pspin__ (3, 1, .1, 0, 1, 0, 1)
%!error id=noneq:gateway __noneq_pspin__ (3, 1, .1, 10, 3, 0, 1)
%!error id=noneq:gateway __noneq_pspin__ (3, -1, .1, 10, 1, 0, 1)
%!error id=noneq:gateway __noneq_trap__ (.5, 1, 1, 0, 5, [2 1], 1e9, 1)
%!error id=noneq:gateway __noneq_trap__ (.5, 1, 1, 0, 5, 1e9, 10, 1)
%!error id=noneq:gateway __noneq_chain__ (0, 2, 1, .5, 1, 1, 1, 0, 2, 1e9, 1)
%!error id=noneq:gateway __noneq_chain__ (1, 5, 1.5, .5, 1, 1, 1, 0, 2, 1e9, 1)
%!error id=noneq:gateway __noneq_chain__ (1, 5, .5, .5, 1, NaN, 1, 0, 2, 1e9, 1)
