## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Forces, fluxes and local equilibrium: the exact cases.  The full master
## equations behind lattice_gas are in local_lattice.tst.

%!function d = data (varargin)
%!  d = fullfile (getenv ("NONEQ_TEST_DATA"), varargin{:});
%!endfunction

## ---- Column of gas

%!test # kappa ~ sqrt (T): flux, middle, total entropy production
%! s = air_column (1, [400, 300], "points", 201);
%! assert (s.J, 2.80592373276, 5e-12);
%! assert (s.T(101), 351.785729861, 5e-10);
%! assert (s.entropy_production, .00233826977730, 5e-15);
%! assert (s.T, (400^1.5 + (300^1.5 - 400^1.5) * s.z).^(2/3), 1e-11);
%! assert (s.entropy_production, s.J * (1/300 - 1/400), -1e-14);
%! assert (diff (s.entropy_flux([1, end])), s.entropy_production, -1e-13);

%!test # other powers and ends, against the integral of kappa
%! for a = [-2.5, -1, 0, 0.7, 3]
%!   for T = [1000 10; 20 21; 5 900]'
%!     s = air_column (3, T, "conductivity", [0.1, 50, a], "points", 7);
%!     I = @(x) quadgk (@(t) 0.1 * (t / 50).^a, x, T(2), "abstol", 0, ...
%!                      "reltol", 1e-13);
%!     assert (s.J, -I (T(1)) / 3, -1e-10);
%!     for k = 2:6
%!       assert (I (s.T(k)) / I (T(1)), 1 - s.z(k) / 3, 1e-10);
%!     endfor
%!   endfor
%! endfor

%!test # one beta for all of the column 2:1: kurtosis
%! s = air_column (1, [600, 300], "conductivity", 1, "gravity", 0);
%! assert (s.kurtosis, 9/2 * log (2), 1e-12);
%! assert (s.kurtosis, 3.1191623, 5e-8);
%! k = 1.380649e-23;
%! s = air_column (1, [600, 300], "conductivity", 1, "mass", 300 * k / 9.80665);
%! assert (s.kurtosis, 3 * (1 + 1/27), 1e-12);
%! assert (s.n, s.n(1) * ones (1, 101), -1e-13);
%! ## against sums over the column
%! s = air_column (2e4, [290, 210], "points", 2001);
%! w = s.n .* [1, repmat([4 2], 1, 999), 4, 1];
%! assert (s.kurtosis, 3 * sum (w .* s.T.^2) * sum (w) / sum (w .* s.T)^2, 1e-9);

%!test # and the test that rejects it: local yes, global no
%! s = air_column (1, [600, 300], "conductivity", 1, "gravity", 0, ...
%!                 "points", 41);
%! z = __noneq_random__ (3, 0, 1, 0, 20000, 0, 20, 0);
%! k = 1.380649e-23;
%! for i = 1:20
%!   v{i} = sqrt (k * s.T(2*i) / 4.81e-26) ...
%!          * z(1:round(2e4 * s.n(2*i) / s.n(end)),i);
%! endfor
%! r = local_equilibrium_test (v, "mass", 4.81e-26, "kB", k);
%! assert (r.local);
%! assert (r.global, false);
%! assert (r.single.moment, 9/2 * log (2), 0.03);
%! assert (max (abs (r.T - s.T(2:2:40)) ./ r.T_se) < 4.5);
%! assert (abs (r.moment_z) < 4.5);

%!test # atmosphere of constant lapse rate, and its isothermal limit
%! m = 4.81e-26;
%! k = 1.380649e-23;
%! g = 9.80665;
%! for lapse = [6.5e-3, 1e-3, -2e-3]
%!   s = air_column (10000, [290, 290 - lapse * 10000], "conductivity", 1);
%!   assert (s.T, 290 - lapse * s.z, 1e-11);
%!   assert (s.p, 101325 * (s.T / 290) .^ (m * g / (k * lapse)), -1e-12);
%! endfor
%! s = air_column (10000, [290, 290 - 1e-7], "conductivity", 1);
%! assert (s.p, 101325 * exp (-m * g * s.z / (k * 290)), -1e-9);

## ---- Soret state and coupled diffusion

%!test # the decay of two coupled modes, of second order in the cells
%! L = [2 1; 1 3];
%! chi = [1 .5; .5 2];
%! assert (L / chi, [2 0; 2/7 10/7], 1e-15);
%! assert (sort (eig (L / chi)), [10/7; 2], 1e-14);
%! exact = expm (-pi^2 * 0.05 * L / chi) * [1; -.5];
%! assert (exact', [.37270784 -.30776862], 5e-9);
%! cells = [16, 32, 64];
%! for k = 1:3
%!   s = coupled1d (L, chi, @(x) cos (pi * x) * [1 -.5], 0.05, ...
%!                  "cells", cells(k), "step", 1e-4);
%!   err(k) = max (abs (squeeze (s.a) - cos (pi * s.x) * exact')(:));
%! endfor
%! assert (err(2), 2.95e-4, 0.01e-4);
%! assert (err(3), 7.39e-5, 0.05e-5);
%! assert (log2 (err(1:2) ./ err(2:3)), [2 2], 0.02);

%!test # entropy never falls, however rough the start and long the step
%! for seed = 1:20
%!   rand ("twister", seed);
%!   randn ("twister", seed);
%!   n = 1 + mod (seed, 4);
%!   t = cumsum (10.^(6 * rand (1, 12) - 4));
%!   A = randn (n);
%!   B = randn (n);
%!   s = coupled1d (A * A', B * B' + 0.1 * eye (n), randn (9, n), ...
%!                  t, "step", t(end) * 10^(-2 * rand));
%!   assert (s.least_production >= 0);
%!   assert (all (diff (s.S) >= -1e-13 * abs (s.S(1))));
%!   assert (s.total, repmat (s.total(1,:), 12, 1), 1e-13);
%!   assert (s.balance < 1e-11);
%! endfor

%!function L = soret_matrix (a, D, ST, kappa, C, saturates)
%!  T = reshape (a(2,:) / C, 1, 1, []);
%!  c = reshape (a(1,:), 1, 1, []);
%!  m = D * c .* (1 - saturates * c);
%!  L = [m, ST*m.*T.^2; ST*m.*T.^2, kappa*T.^2+ST^2*m.*T.^4];
%!endfunction

%!test # closed to the solute: c ~ exp (-ST T), or c/(1 - c)
%! for p = [0.4, 0; 0.4, 1; -1.5, 1]'
%!   ST = p(1);
%!   gas.entropy = @(a) 3 * log (a(2,:)) - a(1,:) .* (log (a(1,:)) - 1);
%!   gas.potential = @(a) [-log(a(1,:)); 3 ./ a(2,:)];
%!   if (p(2))
%!     gas.entropy = @(a) 3 * log (a(2,:)) - a(1,:) .* log (a(1,:)) ...
%!                        - (1 - a(1,:)) .* log (1 - a(1,:));
%!     gas.potential = @(a) [log(1./a(1,:)-1); 3 ./ a(2,:)];
%!   endif
%!   L = @(a) soret_matrix (a, 1, ST, 2, 3, p(2));
%!   for k = 1:2
%!     s = coupled1d (L, gas, [0.4, 4.5], Inf, "cells", 16 * k, ...
%!                    "left", [NaN, 1/2], "right", [NaN, 1]);
%!     c = s.a(:,1,1);
%!     T = s.a(:,1,2) / 3;
%!     y = log (c ./ (1 - p(2) * c)) + ST * T;
%!     err(k) = max (abs (y - y(1)));
%!   endfor
%!   assert (mean (c), 0.4, 1e-13);
%!   assert (s.J(:,1,1), zeros (33, 1), 1e-10);
%!   assert (err(2) < 2e-3);
%!   assert (err(1) / err(2), 4, 0.8);
%! endfor

## ---- Lattices

%!test # exclusion, 6 sites: the solution of all 64 states
%! N = 6;
%! [ra, rb] = deal (0.9, 0.2);
%! tau = mod (floor ((0:63)' ./ 2.^(0:5)), 2);
%! W = zeros (64);
%! for s = 1:64
%!   for b = 1:5
%!     u = tau(s,:);
%!     u([b, b+1]) = u([b+1, b]);
%!     to = 1 + u * 2.^(0:5)';
%!     W(s,to) += to != s;
%!   endfor
%!   W(s,1+bitxor(s-1,1)) += [ra, 1 - ra](1 + tau(s,1));
%!   W(s,1+bitxor(s-1,32)) += [rb, 1 - rb](1 + tau(s,6));
%! endfor
%! p = network_steady (W);
%! rho = p * tau;
%! C = tau' * (p' .* tau) - rho' * rho;
%! q = lattice_gas ("ssep", N, [ra, rb]);
%! assert (q.profile, rho, 5e-16);
%! assert (q.covariance, C, 5e-16);
%! assert (C(1,2), -.0083333, 5e-8);
%! assert (q.current, 0.1, 1e-15);
%! assert (ra - rho(1), 0.1, 1e-15);
%! i = (1:N)';
%! assert (q.covariance - diag (diag (q.covariance)), ...
%!         -(i .* (N + 1 - i') .* (i < i') + i' .* (N + 1 - i) .* (i > i')) ...
%!         * 0.49 / (49 * 6), 1e-15);

%!test # KMP: both baths, linear profiles, and the departure from Gibbs
%! for N = [1, 2, 8, 30]
%!   r = lattice_gas ("kmp", N, [2, 1]);
%!   assert (r.profile, 2 - ((1:N) - 1/2) / N, 1e-14);
%!   assert (r.current, 1 / (2 * N), 1e-15);
%!   m = lattice_gas ("kmp", N, [2, 1], "bath", "mix");
%!   assert (m.profile, 2 - (1:N) / (N + 1), 1e-14);
%!   assert (m.current, 1 / (2 * (N + 1)), 1e-15);
%!   assert ([r.residual, m.residual] < 1e-13);
%! endfor
%! m = lattice_gas ("kmp", 8, [2, 1], "bath", "mix");
%! assert ([min(m.ratio), max(m.ratio)], [2.0077, 2.0307], 5e-5);

%!test # KMP: two sites by hand, from the moments of one event on a bond
%! ## Unknown <x1^2>, <x1 x2>, <x2^2>; baths replace.
%! [a, b] = deal (2, 1);
%! T = a + (b - a) * [1, 3] / 4;
%! A = [-1 - 2/3, 2/3, 1/3; 1/6, -2/3 - 2, 1/6; 1/3, 2/3, -1 - 2/3];
%! M = A \ [-2 * a^2; -a * T(2) - b * T(1); -2 * b^2];
%! s = lattice_gas ("kmp", 2, [a, b]);
%! assert (s.covariance([1 2 4])', M - [T(1)^2; prod(T); T(2)^2], 1e-14);

%!test # KMP: no simple law for the covariance, and it falls as 1/N
%! s = lattice_gas ("kmp", 8, [2, 1], "bath", "mix");
%! law = 1 * (8 + 1 - 2) / (9^2 * 10);
%! assert ([s.covariance(1,2), law], [.008034, .008642], 5e-7);
%! for N = [20, 40, 80]
%!   s = lattice_gas ("kmp", N, [2, 1]);
%!   c(N) = N * s.covariance(N/2,N/2+1);
%! endfor
%! assert ([c(20) / c(40), c(40) / c(80)], [1, 1], [0.1, 0.05]);

%!test # zero range: exactly a product, so that the test has nothing to find
%! z = 0.8 - 0.6 * (1:8) / 9;
%! s = lattice_gas ("zrp", 8, [0.8, 0.2], "replicas", 3000, "snapshots", 1, ...
%!                  "save", true, "seed", 11);
%! assert (s.fugacity, z, 1e-15);
%! assert (s.profile, z ./ (1 - z), 1e-14);
%! assert (s.covariance, diag (z ./ (1 - z).^2), 1e-13);
%! r = local_equilibrium_test (s.sample.x, "family", "geometric");
%! assert (r.local);
%! assert (r.global, false);
%! assert (max (abs (r.T - z) ./ r.T_se) < 4.5);

%!test # its size, over 200 samples: 0.05 with standard error 0.0154
%! for k = 1:200
%!   s = lattice_gas ("zrp", 6, [0.8, 0.3], "replicas", 400, ...
%!                    "snapshots", 1, "save", true, "seed", k, ...
%!                    "covariance", false);
%!   found(k) = ! local_equilibrium_test (s.sample.x, ...
%!                                        "family", "geometric").local;
%! endfor
%! assert (mean (found) < 0.05 + 3.5 * 0.0154);
%! assert (mean (found) > 0.01);

%!test # harmonic chain: the formula of 1967 in both its forms, no Fourier law
%! for N = [2, 3, 7, 20, 40]
%!   for p = [1 1 1; 2 0.5 3; 0.3 4 0.7]'
%!     [k, m, g] = num2cell (p){:};
%!     w = sqrt (k / m);
%!     nu = w^2 / g^2;
%!     alpha = -log (1 + nu / 2 - sqrt (nu + nu^2 / 4));
%!     J = w^2 / (2 * g) * 0.7 * sinh ((N - 1) * alpha) / sinh (N * alpha);
%!     s = harmonic_chain (N, [1.9, 1.2], "mass", m, "spring", k, "friction", g);
%!     assert (s.current, J, -1e-11);
%!     assert (s.expected_current, J, -1e-12);
%!   endfor
%! endfor
%! s = harmonic_chain (50, [2, 1]);
%! assert (s.temperature(15:36), 1.5 * ones (1, 22), 1e-5);
%! ## Two masses whose wall springs are others: closed form.
%! [k, m, g, kw] = deal (1.3, 0.8, 0.6, 2.1);
%! s = harmonic_chain (2, [3, 1], "mass", m, "spring", [kw, k, kw], ...
%!                     "friction", g);
%! assert (s.current, g * k^2 * 2 / (2 * (k^2 + m * g^2 * (k + kw))), -1e-13);

## ---- Effusion

%!test # helium, 300 K, 1 Pa; the Onsager matrix
%! He = 6.6464731e-27;
%! k = 1.380649e-23;
%! s = effusion (1, 300, He);
%! assert (s.rate, 7.60347586e22, 5e13);
%! kT = k * 300;
%! assert (s.L, s.rate / k * [1, 2*kT; 2*kT, 6*kT^2], -1e-14);
%! assert (s.L(1) * s.L(4) / s.L(2)^2, 3/2, 1e-14);
%! v = onsager_derived (s.L, "effusion", struct ("T", 300, "Th", 300, "Tc", 77));
%! assert (v.rate, s.rate, -1e-12);
%! assert (v.pressure_ratio, 1.973855084879, 5e-13);
%! r = effusion ([sqrt(300/77), 1], [300, 77], He);
%! assert (r.pressure_ratio, 1.973855084879, 5e-13);
%! assert (abs (r.J(1)) < 1e-15 * r.rate(1));

%!test # how soon L X is wrong
%! He = 6.6464731e-27;
%! s = effusion (1 + [1 -1] * 0.005, 300 + [1 -1] * 1.5, He);
%! assert (s.nonlinearity, [7.19e-5, 4.27e-5], 0.005e-5);
%! s = effusion (1 + [1 -1] * 0.05, 300 + [1 -1] * 15, He);
%! assert (100 * s.nonlinearity, [.72, .43], .005);
%! X = thermo_force ("effusion", struct ("T", 315, "p", 1.05), ...
%!                   struct ("T", 285, "p", 0.95));
%! assert (X, s.X, -1e-14);

%!test # a linear fit to exact small flows finds that matrix
%! He = 6.6464731e-27;
%! d = 1e-4 * [1 0; 0 1; 1 1; -1 1; -1 0; 0 -1];
%! for k = 1:6
%!   s = effusion (1 + [1 -1] * d(k,1), 300 * (1 + [1 -1] * d(k,2)), He);
%!   J(k,:) = s.J;
%!   X(k,:) = s.X;
%! endfor
%! ## in units of the flows out of one box
%! s = effusion (1, 300, He);
%! unit = [s.rate, s.energy];
%! L = onsager_fit (J ./ unit, X .* unit);
%! assert (L ./ (s.L ./ (unit' * unit)), ones (2), 1e-6);

%!test # the simulation: rate, beam, cooling
%! m = 6.6464731e-27;
%! t = linspace (0, 4e-3, 5);
%! s = effusion_leak (t, 300, m, 1e-6, 5e-7, "gases", 40, "seed", 2);
%! assert (abs (s.exit_energy - 2) < 4.5 * s.exit_energy_se);
%! ## the share of the hole is 1/1200
%! assert (abs (s.N - s.N_theory)(2:5) < 4.5 * s.N_se(2:5) + 1);
%! assert (abs (s.temperature - 300)(2:5) < 4.5 * s.temperature_se(2:5));
%! e = effusion (1, 300, m);
%! assert (s.N_theory, 1000 * exp (-e.rate / e.density * 0.5 * t), -1e-12);
%! ## speeds by Kolmogorov and Smirnov: 1 - exp (-a) (1 + a), a = m v^2/2kT
%! a = sort (m * s.exit_speed.^2 / (2 * 1.380649e-23 * 300));
%! n = numel (a);
%! F = 1 - exp (-a) .* (1 + a);
%! D = max (max ((1:n)' / n - F), max (F - (0:n-1)' / n));
%! assert (D * sqrt (n) < 2.2);
%! s = effusion_leak (t, 300, m, 1e-6, 5e-7, "gases", 40, "seed", 2, ...
%!                    "walls", "insulating", "collisions", 4e3);
%! assert (abs (s.N - s.N_theory)(2:5) < 4.5 * s.N_se(2:5) + 3);
%! assert (abs (s.temperature - s.temperature_theory)(2:5) ...
%!         < 4.5 * s.temperature_se(2:5) + 2);
%! assert (s.temperature(5) < 275);

## ---- Membrane

%!test # Kedem and Katchalsky
%! m = struct ("Lp", 1e-12, "sigma", 0.8, "omega", 2e-10);
%! s = osmosis (m, [100, 100], 0, 300);
%! assert (s.LD, 2.64e-12, -1e-14);
%! assert (s.det, 2e-24, -1e-14);
%! assert ([s.Jv, s.Js, s.JD, s.dissipation], [0 0 0 0]);
%! ## omega >= 0 is what keeps L positive
%! assert (min (eig (s.L)) > 0);
%! m.omega = 0;
%! s = osmosis (m, [100, 100], 0, 300);
%! assert (min (eig (s.L)), 0, 1e-27);

%!test # the permeabilities of published experiments
%! want = load (data ("membrane_skk", "params.dat"));
%! assert (want(:,2), [.3732411; .5182386; .5248238; .5216042], 5e-8);
%! for k = 1:4
%!   d = load (data ("membrane_skk", sprintf ("data_%dg.dat", want(k,1))));
%!   [m, se, info] = osmosis (struct ("flux", d(:,1) * 60 / 1000 / 0.38, ...
%!                                    "rejection", d(:,2)));
%!   assert (m.P, want(k,2), 5e-8);
%!   assert (info.reliable);
%!   v = onsager_derived (struct ("flux", d(:,1) * 60 / 1000 / 0.38, ...
%!                                "rejection", d(:,2)), "membrane");
%!   assert (v.reflection, m.sigma, 1e-12);
%! endfor

## ---- Shear

%!test # Couette flow with heat
%! s = couette (10, 1e-3, 300, 1e-3, 0.6, "points", 2001);
%! assert (s.rise, .0208333, 5e-8);
%! assert (s.entropy_production, .333333, 5e-7);
%! y = s.y / 1e-3;
%! assert (s.T - 300, 1e-3 * 100 / 1.2 * y .* (1 - y), 1e-12);
%! S = s.y(2) / 3 * s.entropy_density * [1, repmat([4 2], 1, 999), 4, 1]';
%! assert (s.entropy_production, S, -1e-14);
%! for U = [1, 30, 300]
%!   for T = [300 300; 280 350]'
%!     s = couette (U, 2e-3, T, 0.02, 0.15, "points", 5);
%!     Tf = @(u) T(1) + diff (T) * u + 0.02 * U^2 / 0.3 * u .* (1 - u);
%!     dT = @(u) (diff (T) + 0.02 * U^2 / 0.3 * (1 - 2 * u)) / 2e-3;
%!     sigma = @(u) 0.02 * (U / 2e-3)^2 ./ Tf (u) + 0.15 * (dT (u) ./ Tf (u)).^2;
%!     assert (s.entropy_production, 2e-3 * quadgk (sigma, 0, 1), -1e-9);
%!   endfor
%! endfor
