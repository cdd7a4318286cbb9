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



## network_sample, fluctuation_test and entropy_infer against exact values by
## other routes.  Seeds are fixed, so that the outcome is the same on every run.
## A statistic z is standard normal if all is well and fails beyond 4.5, which
## happens with probability 6.8e-6; about 70 of them make 5e-4 for the chance
## that a sound change of the random numbers would need another seed here.

%!function W = four ()
%!  W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%!endfunction

%!function p = four_steady ()
%!  p = [28 19 30 29] / 106;
%!endfunction

## Liepelt and Lipowsky, Phys. Rev. Lett. 98, 258102 (2007), without load;
## 1 uM of ADP and P.
%!function W = kinesin (atp)
%!  W = zeros (6);
%!  W(1,2) = W(4,5) = 2 * atp;
%!  W(2,1) = W(2,3) = W(3,4) = W(5,6) = W(6,1) = 100;
%!  W(5,4) = 100 * (0.24 / 3e5)^2;
%!  W(1,6) = W(4,3) = 0.02;
%!  W(6,5) = W(3,2) = 5 / 196;
%!  W(2,5) = 3e5;
%!  W(5,2) = 0.24;
%!endfunction

%!function G = generator (W)
%!  G = W - diag (sum (W, 2));
%!endfunction

## Mean and variance at time t of the current that counts d, from p.
%!function [m, v] = counted (W, d, p, t)
%!  n = rows (W);
%!  G = generator (W);
%!  A = W .* d;
%!  B = W .* d.^2 / 2;
%!  O = zeros (n);
%!  E = expm (t * [G, A, B; O, G, A; O, O, G]);
%!  m = p * sum (E(1:n,n+1:2*n), 2);
%!  v = 2 * p * sum (E(1:n,2*n+1:end), 2) - m^2;
%!endfunction

%!function z = score (x, exact)
%!  z = (mean (x) - exact) / (std (x) / sqrt (numel (x)));
%!endfunction

## Variance against its exact value, by the fourth moment.
%!function z = score_variance (x, exact)
%!  y = (x - mean (x)).^2;
%!  z = (mean (y) - exact) / (std (y) / sqrt (numel (x)));
%!endfunction

%!function within (z)
%!  if (! all (abs (z(:)) < 4.5))
%!    error ("z = %s", mat2str (z, 3));
%!  endif
%!endfunction

## A C + C A' = 2 D
%!function C = lyap_by_kron (A, D)
%!  n = rows (A);
%!  C = reshape ((kron (eye (n), A) + kron (A, eye (n))) \ (2 * D)(:), n, n);
%!endfunction

## Final states from a given state, at times short and long.
%!test
%! W = four ();
%! for t = [0.05, 0.3, 2]
%!   s = network_sample (W, t, 2e5, "x0", 2, "seed", 1);
%!   p = expm (generator (W) * t)(2,:);
%!   count = accumarray (s.final, 1, [4, 1])' / 2e5;
%!   within ((count - p) ./ sqrt (p .* (1 - p) / 2e5));
%!   assert (s.pT, p, 1e-12);
%! endfor

## Mean and variance of currents, of dwell and of jumps.
%!test
%! W = four ();
%! p = four_steady ();
%! t = 1.7;
%! d = zeros (4);
%! d(1,2) = 1;
%! d(2,1) = -1;
%! e = [0 1 0.3 -2; 5 0 1 0; 0.1 0.2 0 1; 2 0 -1 0];
%! s = network_sample (W, t, 2e5, "counting", cat (3, d, e, ones (4)), ...
%!                     "seed", 2, "dwell", true);
%! for k = 1:3
%!   c = cat (3, d, e, ones (4))(:,:,k);
%!   [m, v] = counted (W, c, p, t);
%!   within ([score(s.currents(:,k), m), score_variance(s.currents(:,k), v)]);
%! endfor
%! assert (s.currents(:,3), s.jumps);
%! for i = 1:4
%!   within (score (s.dwell(:,i), p(i) * t));
%! endfor

## Kinesin: the numbers of the reference, steps, ATP and entropy.
%!test
%! W = kinesin (1000);
%! step = zeros (6);
%! step(2,5) = 1;
%! step(5,2) = -1;
%! atp = zeros (6);
%! atp(1,2) = atp(4,5) = 1;
%! atp(2,1) = atp(5,4) = -1;
%! T = 20;
%! s = network_sample (W, T, 10000, "counting", cat (3, step, atp), ...
%!                     "seed", 3);
%! within (score (8 * s.currents(:,1) / T, 389.929753926));
%! within (score (s.currents(:,2) / T, 48.7737831116));
%! within (score (s.entropy / T, 1649.79401611));
%! p = [0.0243868936326, 1.62860890318e-4, 1.62820982547e-4, ...
%!      8.14096773326e-6, 0.487699394386, 0.48757988914];
%! assert (s.p0, p / sum (p), 1e-11);
%! [m, v] = counted (W, step, s.p0, T);
%! within (score_variance (s.currents(:,1), v));
%! assert (v / m, 0.4769863027, 1e-2);

## A jump taken once in 3e5, from the alias table.
%!test
%! W = [0 1 1; 300000 0 1; 1 1 0];
%! s = network_sample (W, 100, 30000, "counting", [0 0 0; 0 0 1; 0 0 0], ...
%!                     "seed", 4);
%! within (score (s.currents, 100 * s.p0(2)));

## More edges than are counted one by one: a ring of 400 states, and the same
## from its saved paths.
%!test
%! n = 400;
%! k = (1:n)';
%! W = sparse ([k; k], [mod(k, n) + 1; mod(k - 2, n) + 1], ...
%!             [2 * ones(n, 1); ones(n, 1)], n, n);
%! s = network_sample (W, 10, 3000, "seed", 5, "edges", [1 2], "save", true, ...
%!                     "dwell", true);
%! within (score (s.entropy, 10 * log (2)));
%! for i = 1:100:3000
%!   x = s.x{i};
%!   net = sum (mod (diff (x) + 1, n) - 1);
%!   assert (s.medium(i), log (2) * net, 1e-12);
%!   assert (s.currents(i), sum (x(1:end-1) == 1 & x(2:end) == 2) ...
%!                          - sum (x(1:end-1) == 2 & x(2:end) == 1));
%! endfor
%! assert (sum (s.dwell, 2), 10 * ones (3000, 1), 1e-10);

## A two-level bit whose energy rises linearly: work by the time spent above,
## and by the entropy of the medium; exact values from the moment equations.
%!test
%! f = @(E) 1 / (1 + exp (E));
%! for c = [1, 3.564798772503834, 17.2094227947, 0.21283030, 400000; ...
%!          100, 0.7430967374817, NaN, 0.1051489376, 20000]'
%!   tau = c(1);
%!   W = @(t) [0, f(10 * t / tau); 1 - f(10 * t / tau), 0];
%!   s = network_sample (W, tau, c(5), "p0", [0.5, 0.5], "dwell", true, ...
%!                       "seed", 6);
%!   w = 10 / tau * s.dwell(:,2);
%!   assert (w, 10 * (s.final == 2) + s.medium, 2e-8);
%!   within (score (w, c(2)));
%!   within (score (exp (-w), 0.5000226999648812));
%!   if (tau == 1)
%!     within (score_variance (w, c(3)));
%!     assert (s.pT(2), 0.21283030, 6e-9);
%!     within (score (double (s.final == 2), c(4)));
%!   endif
%!   within (score (exp (-s.entropy), 1));
%! endfor

## Driven network, frozen rates would fail: the final state and the integral
## theorem with p(t) from the master equation.
%!test
%! W = @(t) 2 * (1 + 0.4 * sin (20 * t * (1:4)' + (1:4)));
%! s = network_sample (W, 0.3, 2e5, "p0", [0.1 0.2 0.3 0.4], "seed", 7);
%! [~, p] = ode45 (@(t, p) generator(W(t) .* ! eye (4))' * p, [0, 0.3], ...
%!                 [0.1; 0.2; 0.3; 0.4], ...
%!                 odeset ("RelTol", 1e-10, "AbsTol", 1e-12));
%! p = p(end,:);
%! assert (s.pT, p, 1e-8);
%! count = accumarray (s.final, 1, [4, 1])' / 2e5;
%! within ((count - p) ./ sqrt (p .* (1 - p) / 2e5));
%! within (score (exp (-s.entropy), 1));

## Fluctuation theorems, with and without the system term.
%!test
%! s = network_sample (four (), 1, 4e5, "seed", 8);
%! [value, se, info] = fluctuation_test (s);
%! assert (se, sqrt (17924.61 - 1) / sqrt (4e5), 1e-6 * se);
%! within ((value - 1) / se);
%! within ([info.bounded.z, info.negative.z, ...
%!          (info.slope - 1) / info.slope_se]);
%! assert (info.holds, true);
%! assert (info.reliable, false);
%! [~, ~, info] = fluctuation_test (s, "term", "medium");
%! assert (info.bounded.value, -24.0e-4, 4.5 * info.bounded.se);
%! assert (info.holds, false);

## The error that the detailed theorem gives, without the network, is right
## where the spread of the sample is half of it.
%!test
%! for k = 1:15
%!   s = network_sample (four (), 0.5, 1e5, "seed", k);
%!   [~, se(k), info] = fluctuation_test (s.entropy);
%!   naive(k) = info.se_sample;
%! endfor
%! exact = sqrt ((126.3590477 - 1) / 1e5);
%! assert (median (se) / exact, 1, 0.1);
%! assert (median (naive) / exact < 0.7);

## False alarms: 600 sets; at the level 0.01 more than 17 have a probability
## below 1e-4.
%!test
%! denied = 0;
%! for k = 1:600
%!   s = network_sample (four (), 0.7, 3000, "seed", k);
%!   [~, ~, info] = fluctuation_test (s);
%!   denied += info.holds == 0;
%! endfor
%! assert (denied <= 17);

## Forward and reverse of a driven process, each from equilibrium.
%!test
%! E = @(t) [0, 2 * t, -t];
%! rates = @(e) exp ((e' - e) / 2);
%! p = @(t) exp (-E(t)) / sum (exp (-E(t)));
%! F = network_sample (@(t) rates (E(t)), 1, 1e5, "p0", p(0), "seed", 10);
%! R = network_sample (@(t) rates (E(1 - t)), 1, 1e5, "p0", p(1), "seed", 11);
%! sF = log (p(0)(F.initial) ./ p(1)(F.final))' + F.medium;
%! sR = log (p(1)(R.initial) ./ p(0)(R.final))' + R.medium;
%! [value, se, info] = fluctuation_test (sF, sR);
%! within ([info.bounded.z, info.negative.z, ...
%!          (info.slope - 1) / info.slope_se, (value - 1) / se]);
%! [~, ~, info] = fluctuation_test (sF, 1.1 * sR);
%! assert (info.holds, false);

## Standard errors and jackknife bias of the plug-in rate: 40 sets.
%!test
%! W = four ();
%! exact = entropy_infer ([], "kld", "network", W, "dt", [0, 0.1]);
%! for k = 1:40
%!   s = network_sample (W, 10, 100, "seed", 100 + k, "save", true);
%!   [~, ~, info] = entropy_infer (s, "kld", "dt", [0, 0.1], "seed", k, ...
%!                                 "replicates", 100);
%!   z(k,:) = (info.sweep.value - info.sweep.bias - exact) ./ info.sweep.se;
%! endfor
%! within (mean (z) * sqrt (40));
%! assert (all (std (z) > 0.7 & std (z) < 1.35));

## Bounds stay below the truth and near their long-time values.
%!test
%! s = network_sample (four (), 200, 800, "seed", 12, "save", true);
%! truth = 3.1436309064972883;
%! [v, se] = entropy_infer (s, "transition", "edges", [1 2], "seed", 1);
%! within ((v - 2.02103204) / se);
%! [v, se] = entropy_infer (s, "multi-current", "seed", 1);
%! assert (v, 2.40820743, 4.5 * se + 0.02);
%! [v, se] = entropy_infer (s, "tur", "edges", [1 2], "seed", 1);
%! assert (v, 1.449411, 4.5 * se + 0.02);
%! assert (v < truth);

## Linear Langevin systems from their exact discrete form: the gyrator.
%!test
%! randn ("twister", 5);
%! for c = [2, 0.0625; 4, 0.28125]'
%!   A = [1, 0.5; 0.5, 1];
%!   D = diag ([1, c(1)]);
%!   C = lyap_by_kron (A, D);
%!   h = 0.1;
%!   step = expm (-A * h);
%!   noise = chol (C - step * C * step');
%!   x = zeros (200, 1000, 2);
%!   y = randn (200, 2) * chol (C);
%!   for t = 1:1000
%!     x(:,t,:) = y;
%!     y = y * step' + randn (200, 2) * noise;
%!   endfor
%!   [v, se, info] = entropy_infer (x, "force", "dt", h, "seed", 1);
%!   within ((v - info.bias - c(2)) / se);
%!   assert (info.C, C, 0.1);
%! endfor

## A particle driven round a ring with U = cos x by a force 1: the exact value
## is .77471842530323; a constant as the only function sees less, sine and
## cosine nearly all.  Euler steps of 0.005.
%!test
%! randn ("twister", 6);
%! M = 400;
%! h = 0.005;
%! every = 4;
%! y = 2 * pi * (1:M)' / M;
%! x = zeros (M, 2000);
%! for t = -2000:2000*every
%!   if (t > 0 && mod (t, every) == 0)
%!     x(:,t/every) = y;
%!   endif
%!   y += h * (1 + sin (y)) + sqrt (2 * h) * randn (M, 1);
%! endfor
%! flat = @(x) ones (rows (x), 1);
%! waves = @(x) [ones(rows (x), 1), cos(x * (1:4)), sin(x * (1:4))];
%! [a, ase] = entropy_infer (x, "force", "dt", every * h, "strides", 1, ...
%!                           "basis", flat, "seed", 1);
%! [b, bse, info] = entropy_infer (x, "force", "dt", every * h, ...
%!                                 "strides", 1, "basis", waves, "seed", 1);
%! ## A constant: v^2 / D with v = sigma / force.
%! assert (a, 0.77471842530323^2, 4.5 * ase + 0.02);
%! assert (b, 0.77471842530323, 4.5 * bse + 0.03);
%! assert (info.label, "lower bound");
