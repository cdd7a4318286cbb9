## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Analysis of trajectories (msd, autocorrelation, increment_test, diffusion,
## trap_calibrate, fdt_check) on data from exact propagators with closed forms.
##
## Statistical tests have fixed seeds.  A value within 4 of its standard errors
## fails by chance once in 16000; a share out of R repetitions is compared with
## 4 standard deviations of a binomial number, as much.  In all there are about
## 90 such comparisons: a change of the generator makes one fail with a
## probability below 1 in 150.

## Exact steps of dx = -A x dt + noise with stationary covariance S:
## n realisations, rows; one page a coordinate of x.
%!function x = linear_paths (A, S, dt, M, T)
%!  d = rows (A);
%!  P = expm (-A * dt);
%!  R = chol (S - P * S * P' + 1e-15 * max (diag (S)) * eye (d), "lower");
%!  z = chol (S, "lower") * randn (d, M);
%!  x = zeros (M, T, d);
%!  for n = 1:T
%!    x(:,n,:) = z.';
%!    z = P * z + R * randn (d, M);
%!  endfor
%!endfunction
%!function phi = oscillator (t, g, w)
%!  q = sqrt (complex (w^2 - g^2 / 4));
%!  phi = real (exp (-g * t / 2) .* (cos (q * t) + g / (2 * q) * sin (q * t)));
%!endfunction
## Share of |z| < 1 and < 2 near that of a normal variable.
%!function check_cover (z)
%!  R = numel (z);
%!  want = erf ([1, 2] / sqrt (2));
%!  got = [mean(abs (z(:)) < 1), mean(abs (z(:)) < 2)];
%!  assert (abs (got - want) < 4 * sqrt (want .* (1 - want) / R) + [0.03, 0.015]);
%!endfunction

## The closed forms of correlation: overdamped, and underdamped below, at and
## above critical friction
%!test
%! randn ("twister", 20);
%! for g = [0.3, 2.4, 6]
%!   w = 1.2;
%!   x = linear_paths ([0, -1; w^2, g], diag ([1 / w^2, 1]), 0.1, 40, 3000);
%!   [C, se, info] = autocorrelation (x, 0.1, "lag", 8);
%!   t = info.lag;
%!   assert (abs (C(1,1:10:end) - oscillator (t(1:10:end), g * (1 + 1e-9), w) / w^2) ...
%!           < 4 * se(1,1:10:end));
%!   ## <v(0) v(t)> = -phi''/w^2 by differences of the closed form
%!   f = @(t) oscillator (t, g * (1 + 1e-6), w) / w^2;
%!   h = 1e-3;
%!   vv = -(f (t + h) - 2 * f (t) + f (abs (t - h))) / h^2;
%!   assert (abs (C(2,11:10:end) - vv(11:10:end)) < 4 * se(2,11:10:end) + 1e-3);
%!   ## The integral of the position is friction / k^2, plus what the sum of
%!   ## trapezoids makes of it (none to second order: the slope at 0 is 0).
%!   assert (abs (info.tau(1) - g / w^2) < 4 * info.tau_se(1) + 1e-3);
%!   [m, se] = msd (x(:,:,1), 0.1, "lag", 8);
%!   k = 2:10:numel (m);
%!   assert (abs (m(k) - 2 * (1 - f (t(k)) * w^2) / w^2) < 4 * se(k));
%! endfor

## Mean squared displacements: active Brownian particle and active
## Ornstein-Uhlenbeck particle
%!test
%! randn ("twister", 21);
%! ## AOUP, D_T = 0.5, D_a = 2, tau = 1.5; the exact joint step of (x, force)
%! dt = 0.1;
%! tau = 1.5;
%! Da = 2;
%! r = exp (-dt / tau);
%! V = [2*Da*(dt - 2*tau*(1-r) + tau/2*(1-r^2)), Da*(1-r)^2; 0, Da/tau*(1-r^2)];
%! V(2,1) = V(1,2);
%! L = chol (V, "lower");
%! f = sqrt (Da / tau) * randn (100, 1);
%! x = zeros (100, 1000);
%! for n = 1:999
%!   e = L * randn (2, 100);
%!   x(:,n+1) = x(:,n) + tau * (1 - r) * f + e(1,:)' + sqrt (2 * 0.5 * dt) * randn (100, 1);
%!   f = r * f + e(2,:)';
%! endfor
%! [m, se, info] = msd (x, dt);
%! t = info.lag;
%! want = 2 * 0.5 * t + 2 * Da * (t - tau * (1 - exp (-t / tau)));
%! k = unique (round (logspace (0, log10 (numel (t) - 1), 8))) + 1;
%! assert (abs (m(k) - want(k)) < 4 * se(k));
%! assert (increment_test (x, dt).brownian, false);

## ABP: speed 2 along a direction that diffuses, D_r = 0.8, D = 0.3
%!test
%! randn ("twister", 22);
%! dt = 0.02;
%! a = 2 * pi * rand (100, 1) + cumsum (sqrt (2 * 0.8 * dt) * randn (100, 2000), 2);
%! v = (cat (3, cos (a), sin (a)) + cat (3, cos (a(:,[1, 1:end-1])), ...
%!                                       sin (a(:,[1, 1:end-1])))) / 2 * 2;
%! x = cumsum (v * dt + sqrt (2 * 0.3 * dt) * randn (100, 2000, 2), 2);
%! [m, se, info] = msd (x, dt);
%! t = info.lag;
%! want = 4 * 0.3 * t + 2 * (2 / 0.8)^2 * (0.8 * t - 1 + exp (-0.8 * t));
%! k = unique (round (logspace (0, log10 (numel (t) - 1), 8))) + 1;
%! assert (abs (m(k) - want(k)) < 4 * se(k) + 1e-3 * want(k));

## FFT against the double loop where digits would be lost: far from the origin,
## with strong drift, and over a wide range
%!test
%! randn ("twister", 23);
%! n = 500;
%! x = cumsum (randn (1, n));
%! for y = {x + 1e6, x + 1e3 * (1:n), 1e-3 * x + (1:n).^2}
%!   y = y{1};
%!   m = msd (y, 1, "lag", n - 1);
%!   for k = 1:n-1
%!     d(k) = mean ((y(k+1:n) - y(1:n-k)) .^ 2);
%!   endfor
%!   assert (m(2:end) ./ d, ones (1, n - 1), 1e-10);
%! endfor
%! C = autocorrelation (x, 1, "lag", n - 1, "mean", "zero");
%! for k = 0:n-1
%!   d(k+1) = mean (x(1:n-k) .* x(k+1:n));
%! endfor
%! assert (C, d(1:n), 1e-12 * max (abs (d)));

## Cover of the errors: mean squared displacement and correlation, one
## trajectory and a hundred
%!test
%! randn ("twister", 24);
%! r = 0.8;
%! for M = [1, 100]
%!   T = ifelse (M == 1, 2000, 100);
%!   z = [];
%!   for k = 1:100
%!     x = filter (sqrt (1 - r^2), [1, -r], ...
%!                 [randn(M, 1) / sqrt(1 - r^2), randn(M, T - 1)], [], 2);
%!     [C, se, info] = autocorrelation (x, 1, "lag", 10);
%!     z(k,1:2) = (C([1, 6]) - info.bias([1, 6]) - r .^ [0, 5]) ./ se([1, 6]);
%!     z(k,3) = (info.tau - (1 + r) / (1 - r) / 2) / info.tau_se;
%!     [m, se] = msd (x, 1, "lag", 10);
%!     z(k,4:5) = (m([2, 11]) - 2 * (1 - r .^ [1, 10])) ./ se([2, 11]);
%!     [m, se, info] = msd (cumsum (x - r * [zeros(M, 1), x(:,1:end-1)], 2), 1, ...
%!                          "lag", 20);
%!     z(k,6) = (m(21) - m(2) * 20) / se(21);
%!   endfor
%!   for c = 1:5
%!     check_cover (z(:,c));
%!   endfor
%! endfor

## Size of the increment test, and that each p-value is uniform where exact
%!test
%! randn ("twister", 25);
%! for shape = [1, 300; 20, 50]'
%!   p = [];
%!   for k = 1:200
%!     r = increment_test (cumsum (randn (shape'), 2), 1, "D", 0.5);
%!     rejected(k) = ! r.brownian;
%!     p(k,:) = r.p_single';
%!   endfor
%!   assert (mean (rejected) < 0.05 + 4 * sqrt (0.05 * 0.95 / 200));
%!   for c = [6, 8, 11]
%!     if (all (isfinite (p(:,c))))
%!       q = sort (p(:,c));
%!       ## Kolmogorov-Smirnov, 1e-4
%!       assert (max (abs (q - ((1:200)' - 0.5) / 200)) < 2.23 / sqrt (200));
%!     endif
%!   endfor
%! endfor

## Calibration: known answers with and without noise and blur, and cover
%!test
%! randn ("twister", 26);
%! r = 0.9;
%! for k = 1:150
%!   x = filter (sqrt (1 - r^2), [1, -r], [randn / sqrt(1 - r^2), randn(1, 1499)]);
%!   [s, se, info] = trap_calibrate (x, 0.5, "kT", 3);
%!   z(k,:) = [(s - 3) / se, (info.tau + 0.5 / log (r)) / info.tau_se, ...
%!             (info.friction + 1.5 / log (r)) / info.friction_se];
%! endfor
%! for c = 1:3
%!   check_cover (z(:,c));
%! endfor
%! ## taken out of k: with 2 and mean unknown, (3 + ...) / N of k
%! N = 1500;
%! assert (mean (z(:,1)), 0, 4 / sqrt (150));

## Kramers-Moyal on a multiplicative process with known drift and D:
## dx = -x dt + sqrt (2 (1 + x^2) 0.2) dW, steps of 1e-3, seen at 0.02
%!test
%! randn ("twister", 27);
%! y = 0.3 * randn (2000, 1);
%! x = zeros (2000, 60);
%! for n = 1:60
%!   x(:,n) = y;
%!   for k = 1:20
%!     y += -y * 1e-3 + sqrt (0.4 * (1 + y.^2) * 1e-3) .* randn (2000, 1);
%!   endfor
%! endfor
%! [D, se, info] = diffusion (x, 0.02, "bins", -1:0.25:1);
%! p = info.position;
%! assert (abs (D - 0.2 * (1 + p.^2)) < 4 * se + 2e-3);
%! assert (abs (info.drift + p) < 4 * info.drift_se + 0.01);

## Free diffusion seen through noise: cover
%!test
%! randn ("twister", 28);
%! for k = 1:200
%!   x = cumsum (sqrt (2 * 0.7 * 0.1) * randn (2, 300), 2) + 0.2 * randn (2, 300);
%!   [D, se, info] = diffusion (x, 0.1);
%!   z(k,:) = [(D - 0.7) / se, (info.noise2 - 0.04) / info.noise2_se];
%! endfor
%! check_cover (z(:,1));
%! check_cover (z(:,2));

## Fluctuation and response of a free and of a trapped particle, with and
## without inertia; kT = 1.7 comes out
%!test
%! randn ("twister", 29);
%! kT = 1.7;
%! t = 0.2 * (0:20);
%! ## underdamped trap, k = w^2, m = 1: chi = (1 - phi) / k
%! w = 1.1;
%! g = 0.5;
%! x = linear_paths ([0, -1; w^2, g], kT * diag ([1 / w^2, 1]), 0.2, 100, 400);
%! chi = (1 - oscillator (t, g, w)) / w^2;
%! y = linear_paths ([0, -1; w^2, g], kT * diag ([1 / w^2, 1]), 0.2, 300, 21);
%! [T1, se, info] = fdt_check (x(:,:,1), 0.2, "response", y(:,:,1) + 0.4 * chi, ...
%!                             "force", 0.4, "kT", kT);
%! assert (abs (T1 - kT) < 4 * se);
%! assert (info.obeyed, true);
%! ## its velocities: impulse, <v(t)> / I = (phi' of w^2) by the same C_v / kT
%! vv = @(t) -(oscillator (t + 1e-4, g, w) - 2 * oscillator (t, g, w) ...
%!             + oscillator (abs (t - 1e-4), g, w)) / 1e-8 / w^2;
%! [T2, se] = fdt_check (x(:,:,2), 0.2, "chi", vv (t), "observable", ...
%!                       "velocity", "perturbation", "impulse");
%! assert (abs (T2 - kT) < 4 * se + 1e-3);
%! ## free: Einstein's relation
%! x = cumsum (sqrt (2 * kT * 0.3 * 0.2) * randn (100, 400), 2);
%! y = cumsum (sqrt (2 * kT * 0.3 * 0.2) * randn (300, 21), 2) + 0.5 * 0.3 * t;
%! [T3, se, info] = fdt_check (x, 0.2, "response", y, "force", 0.5, "kT", kT);
%! assert (abs (T3 - kT) < 4 * se);
%! assert (info.obeyed, true);
%! ## static, in the same trap
%! x = linear_paths ([0, -1; w^2, g], kT * diag ([1 / w^2, 1]), 0.2, 20, 2000);
%! [T4, se, info] = fdt_check (x(:,:,1), 0.2, "stiffness", w^2, "velocity", ...
%!                             x(:,:,2), "mass", 1, "kT", kT);
%! assert (abs (T4 - kT) < 4 * se);
%! ## two baths: the energy of position differs from that of velocity
%! [~, ~, info] = fdt_check (x(:,:,1), 0.2, "stiffness", w^2, "velocity", ...
%!                           1.2 * x(:,:,2), "mass", 1);
%! assert (info.obeyed, false);
