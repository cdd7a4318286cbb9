## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Langevin dynamics against closed forms, with sampling.  Seeds are fixed; a
## correct program with another seed fails one of the about 80 comparisons
## below, each within 4.5 standard errors, with a probability of 6e-4.  Where
## a formula is of continuous time the step is so small that its error is below
## a tenth of the standard error, or the difference is stated.

%!function within (got, want, se)
%! if (! all (abs (got - want) <= 4.5 * se))
%!   error ("%s is not %s within 4.5 of %s", mat2str (got, 6), ...
%!          mat2str (want, 6), mat2str (se, 3));
%! endif
%!endfunction
%!function mean_is (y, want)
%! within (mean (y), want, std (y) / sqrt (rows (y)));
%!endfunction
%!function variance_is (y, want)
%! y -= mean (y);
%! within (mean (y.^2), want, std (y.^2) / sqrt (rows (y)));
%!endfunction

%!test # dragged trap, overdamped: Gaussian work, dF = 0, var W = 2 <W>
%! v = 0.6; k = 1.5; mu = 0.7; t = 3; tau = 1 / (mu * k);
%! want = v^2 / mu * (t - tau * (1 - exp (-t / tau)));
%! [wF, wR, info] = switching (@(x, l) 1.5 * (x - l)^2 / 2, @(t) 0.6 * t, t, ...
%!                             "step", 0.01, "mobility", mu, "seed", 1, ...
%!                             "trajectories", 40000);
%! mean_is (wF, want);
%! mean_is (wR, want);
%! variance_is (wF, 2 * want);
%! mean_is (exp (-wF), 1);
%! within (skewness (wF), 0, sqrt (6 / 40000));
%! mean_is (info.forward.work, want);
%! ## entropy: the integral fluctuation theorem, and the mean
%! mean_is (exp (-info.forward.medium - info.forward.system), 1);

%!test # dragged trap, underdamped
%! v = 0.7; k = 2; g = 0.8; t = 2.5;
%! l = g / 2 + [1, -1] * sqrt (g^2 / 4 - k);
%! I = @(q) t ./ q - (1 - exp (-q * t)) ./ q.^2;
%! want = real (k * v^2 * (l(1) * I(l(2)) - l(2) * I(l(1))) / (l(1) - l(2)));
%! [wF, wR] = switching (@(x, l) (x - l)^2, @(t) 0.7 * t, t, "step", 0.01, ...
%!                       "friction", g, "seed", 2, "trajectories", 40000);
%! mean_is (wF, want);
%! mean_is (wR, want);
%! variance_is (wF, 2 * want);

%!test # breathing trap: mean and generating function
%! k0 = 1; k1 = 4; t = 1.5; mu = 1;
%! k = @(s) k0 + (k1 - k0) * s / t;
%! dk = (k1 - k0) / t;
%! w = switching (@(x, k) k * x^2 / 2, {"linear", k0, k1}, t, "step", 0.0025, ...
%!                "mobility", mu, "seed", 3, "trajectories", 40000);
%! [~, s] = ode45 (@(s, y) [2*mu - 2*mu*k(s)*y(1); dk*y(1)/2], [0, t], [1/k0; 0], ...
%!                 odeset ("RelTol", 1e-9, "AbsTol", 1e-12));
%! mean_is (w, s(end,2));
%! for u = [0.5, 1, 2]
%!   [~, s] = ode45 (@(s, y) [2*mu - 2*mu*k(s)*y(1) - u*dk*y(1)^2; -u/2*dk*y(1)], ...
%!                   [0, t], [1/k0; 0], odeset ("RelTol", 1e-9, "AbsTol", 1e-12));
%!   mean_is (exp (-u * w), exp (s(end,2)));
%!   if (u == 1)
%!     assert (exp (s(end,2)), sqrt (k0 / k1), 1e-7);
%!   endif
%! endfor

%!test # a sudden change of stiffness
%! k0 = 1; k1 = 3; kT = 0.5;
%! [~, ~, info] = switching (@(x, k) k * x^2 / 2, @(t) k0 + (k1 - k0) * (t > 0), 0.1, ...
%!                "step", 0.1, "kT", kT, "seed", 3, "trajectories", 40000);
%! for u = [0.5, 1, 2]
%!   mean_is (exp (-u * info.forward.work), ...
%!            (1 + u * kT * (k1 - k0) / k0)^-0.5);
%! endfor

%!test # least work: 0.5625 by the optimal protocol, 0.6386 by the linear one
%! o = {"step", 0.005, "mobility", 1, "seed", 4, "trajectories", 40000, ...
%!      "direction", "forward"};
%! U = langevin_potential (@(x, l) (x - l)^2 / 2);
%! mean_is (switching (U, {"optimal", 0, 1.5, 1}, 2, o{:}), 0.5625);
%! mean_is (switching (U, {"linear", 0, 1.5}, 2, o{:}), ...
%!          0.75^2 * (2 - 1 + exp (-2)));

%!test # correlation of a trapped particle, over- and underdamped
%! k = 2; mu = 0.6;
%! s = langevin (@(x) x^2, [0, 60], 0, "step", 0.02, "mobility", mu, "seed", 5, ...
%!               "trajectories", 2000, "average", 10, "burn", 10, "lags", 10, ...
%!               "stride", Inf, "ledger", "off");
%! tau = 1 / (mu * k);
%! ## Independent samples: time over twice the correlation time.
%! n = 2000 * 50 / (2 * tau);
%! within (s.average.autocorrelation', exp (-s.average.lag' / tau) / k, ...
%!         sqrt (2 / n) / k);
%! g = 0.6;
%! s = langevin (@(x) x^2, [0, 60], 0, "step", 0.02, "friction", g, "seed", 5, ...
%!               "trajectories", 2000, "average", 10, "burn", 10, "lags", 20, ...
%!               "stride", Inf, "ledger", "off");
%! W = sqrt (k - g^2 / 4);
%! t = s.average.lag';
%! phi = exp (-g * t / 2) .* (cos (W * t) + g / (2 * W) * sin (W * t));
%! n = 2000 * 50 * g / 2;
%! within (s.average.autocorrelation', phi / k, sqrt (2 / n) / k);

%!test # mean first passage over a barrier: the integral 161.81, not 149.37
%! s = langevin (@(x) 3 * (x^2 - 1)^2, [0, 4000], -1, "step", 0.002, "kT", 0.5, ...
%!               "mobility", 1, "trajectories", 512, "stride", Inf, "seed", 6, ...
%!               "ledger", "off", "events", [1, 1, 1], "stop", true);
%! assert (! any (isnan (s.passage)));
%! mean_is (s.passage, 161.81);

%!function [v, D] = washboard (A, F)
%! ## Stratonovich and Reimann, D0 = kT = 1, period 2 pi.
%! n = 400; L = 2 * pi; x = (0:n-1) * L / n;
%! V = @(x) A * cos (x);
%! [X, Y] = ndgrid (x, x + L / (2 * n));
%! P = mean (exp (V (X) - V (X - Y) - Y * F), 2) * L;
%! N = mean (exp (-V (X) + V (X + Y) - Y * F), 2) * L;
%! v = (1 - exp (-L * F)) / mean (P);
%! D = mean (P.^2 .* N) / mean (P)^3;
%!endfunction
%!test # washboard: drift and giant diffusion
%! for F = [0.7, 2]
%!   A = 2;
%!   s = langevin (@(x) 2 * cos (x) - F * x, [0, 20, 420], 0, "step", 0.01, ...
%!                 "mobility", 1, "trajectories", 2000, "seed", 7, "ledger", "off");
%!   y = s.x(:,3) - s.x(:,2);
%!   [v, D] = washboard (A, F);
%!   mean_is (y / 400, v);
%!   variance_is (y / sqrt (800), D);
%! endfor

%!test # flashing ratchet, slow switching: 0.2579 jumps a cycle
%! ## In a deep potential; of 60 kT the particle sits in a two-sided
%! ## exponential about the minimum, which makes it fewer.
%! a = 0.2; s0 = sqrt (4 * 0.05); n = -5:5; h = 1e-5;
%! jumps_from = @(x) sum (n / 2 .* (erf ((n + a - x) / s0) ...
%!                                  - erf ((n - 1 + a - x) / s0)), 2);
%! assert (jumps_from (0), 0.2579, 5e-5);
%! right = 60 / a; left = 60 / (1 - a);
%! want = quadgk (@(x) arrayfun (jumps_from, x) .* exp (-right * max (x, 0) ...
%!                     + left * min (x, 0)), -0.3, 0.1, "Waypoints", 0) ...
%!        / (1 / left + 1 / right);
%! U = langevin_potential (@(x, l) l * 60 * min (mod (x, 1) / 0.2, ...
%!                                               (1 - mod (x, 1)) / 0.8));
%! on = @(t) double (mod (round (t / h - 0.5), 12000) < 7000);
%! s = langevin (U, [0, 0.31], 0, "step", h, "mobility", 1, "protocol", on, ...
%!               "trajectories", 4000, "stride", Inf, "ledger", "off", "seed", 8);
%! mean_is (round (s.x) / 2, want);

%!test # heat through a chain of masses: Rieder, Lebowitz and Lieb
%! N = 4; lam = 1.3; T = [2, 1];
%! nu = 1 / lam^2;
%! al = -log (1 + nu / 2 - sqrt (nu + nu^2 / 4));
%! J = 1 / (2 * lam) * (T(1) - T(2)) * sinh ((N - 1) * al) / sinh (N * al);
%! U = langevin_potential (@(x) (x(1)^2 + sum (diff (x).^2) + x(4)^2) / 2, 4);
%! o = {"step", 0.05, "friction", [1.3, 0, 0, 1.3], "kT", [2, 2, 1, 1], ...
%!      "scheme", "baoab", "trajectories", 2000, "stride", Inf, "seed", 9};
%! a = langevin (U, [0, 50], zeros (1, 4), o{:});
%! b = langevin (U, [50, 250], a.restart);
%! q = (b.heat - a.heat) / 200;
%! assert (b.info.bath_kT, [2, 1]);
%! mean_is (q(:,1), J);
%! mean_is (-q(:,2), J);
%! mean_is (b.entropy - a.entropy, 200 * J * (1 - 1 / 2));

%!test # Brownian gyrator: entropy production
%! a = 1.5; b = 1; c = 0.6; T = [1, 2.5]; mu = 0.8;
%! sigma = mu * c^2 * (T(1) - T(2))^2 / (T(1) * T(2) * (a + b));
%! U = langevin_potential (@(x) (1.5 * x(1)^2 + x(2)^2) / 2 + 0.6 * x(1) * x(2), 2);
%! o = {"step", 0.005, "mobility", mu, "kT", T, "trajectories", 2000, ...
%!      "stride", Inf, "seed", 10};
%! s = langevin (U, [0, 20], [0, 0], o{:});
%! p = langevin (U, [20, 120], s.restart);
%! mean_is ((p.entropy - s.entropy) / 100, sigma);

%!test # two traps coupled by a spring, of two temperatures
%! k = 1; kap = 0.5; mu = 1; T = [3, 1];
%! U = langevin_potential (@(x) sumsq (x) / 2 + 0.25 * (x(1) - x(2))^2, 2);
%! o = {"step", 0.005, "mobility", mu, "kT", T, "trajectories", 2000, ...
%!      "stride", Inf, "seed", 11};
%! s = langevin (U, [0, 20], [0, 0], o{:});
%! p = langevin (U, [20, 120], s.restart);
%! J = mu * kap^2 * 2 / (2 * (k + kap));
%! mean_is ((p.heat(:,1) - s.heat(:,1)) / 100, J);
%! mean_is (-(p.heat(:,2) - s.heat(:,2)) / 100, J);

%!test # <exp (-(Wp + Ws))> = 1 at omega h = 1, for many steps
%! for name = {"gj1", "gj2", "baoab", "obabo", "aboba", "lfmiddle", "lm", "em"}
%!   over = any (strcmp (name{1}, {"lm", "em"}));
%!   w = switching (@(x, l) (x - l)^2 / 2, {"linear", 0, 2}, 10, "step", ...
%!                  1 - over * 0.5, "scheme", name{1}, "seed", 12, ...
%!                  "trajectories", 40000, "direction", "forward");
%!   mean_is (exp (-w), 1);
%! endfor

%!test # a double well: Boltzmann's distribution of x, at a large step
%! s = langevin (@(x) (x^2 - 1)^2, [0, 50], 0, "step", 0.2, "friction", 2, ...
%!               "trajectories", 4000, "seed", 13, "average", 40, "burn", 10, ...
%!               "bins", 12, "range", [-1.8; 1.8], "stride", Inf, "ledger", "off");
%! Z = quadgk (@(x) exp (-(x.^2 - 1).^2), -Inf, Inf);
%! e = s.average.edges;
%! for i = 1:12
%!   p(i) = quadgk (@(x) exp (-(x.^2 - 1).^2), e(i), e(i+1)) / Z;
%! endfor
%! got = s.average.counts' / s.average.samples;
%! ## Samples 8 time units apart are nearly independent; the bias of the step
%! ## is 1 % here.
%! assert (got, p, 0.01 * max (p) + 4.5 * sqrt (max (p) / s.average.samples));

%!test # memory: dragged trap, work in both directions
%! ## <W> = k v^2 int_0^t (t - s) phi (s) ds, phi = [exp (A s)]_xx
%! v = 0.7; k = 2; m = 1.3; t = 2.5; c = [2; 0.6]; tau = [0.4; 3]; g = 0.2;
%! A = [0, 1, 0, 0; -k/m, -g, 1/m, 1/m; [0; 0], -c, -diag(1 ./ tau)];
%! phi = A \ (A \ (expm (A * t) - eye (4) - A * t));
%! want = k * v^2 * phi(1,1);
%! [wF, wR, info] = switching (@(x, l) (x - l)^2, @(t) 0.7 * t, t, "step", 0.01, ...
%!                             "friction", g, "mass", m, "kernel", [c, tau], ...
%!                             "seed", 12, "trajectories", 40000);
%! mean_is (wF, want);
%! mean_is (wR, want);
%! variance_is (wF, 2 * want);
%! mean_is (exp (-wF), 1);
%! mean_is (exp (-info.forward.medium - info.forward.system), 1);

%!test # memory: <exp (-(Wp + Ws))> = exp (-dF) at omega h = 1, both ways
%! for scheme = {"gj2", "obabo", "lfmiddle"}
%!   [wF, wR] = switching (@(x, k) k * x^2 / 2, {"linear", 1, 4}, 4, "step", 0.5, ...
%!                         "kernel", [1, 2; 3, 0.2], "scheme", scheme{1}, ...
%!                         "seed", 14, "trajectories", 40000);
%!   mean_is (exp (-wF), 1 / 2);
%!   mean_is (exp (-wR), 2);
%! endfor

%!test # memory in a double well, two baths: Boltzmann's distribution, no flow
%! ## of heat at one temperature
%! U = @(x) (x(1)^2 - 1)^2 + (x(1) - x(2))^2;
%! o = {"step", 0.2, "kernel", {[1, 1], [0.5, 0.1; 1, 3]}, "baths", [1, 2], ...
%!      "trajectories", 20000, "stride", Inf, "mass", [1, 2]};
%! s = langevin (U, [0, 60], [0, 0], o{:}, "seed", 15);
%! p = @(x) exp (-(x.^2 - 1).^2);
%! within (mean (s.x(:,1,1).^2), quadgk (@(x) x.^2 .* p (x), -Inf, Inf) ...
%!         / quadgk (p, -Inf, Inf), std (s.x(:,1,1).^2) / sqrt (20000) + 1e-3);
%! within (mean ((s.x(:,1,1) - s.x(:,1,2)).^2), 1/2, 5e-3);
%! ## Heat flows from the hotter bath.
%! s = langevin (U, [0, 60], [0, 0], o{:}, "kT", [2, 1], "seed", 16);
%! assert (mean (s.heat(:,1)) > 1 && mean (s.heat(:,2)) < -1);

%!test # active noise: mean squared displacement, overdamped and underdamped
%! DT = 0.7; Da = 2; tau = 1.5;
%! [t, x] = langevin (@(x) 0 * x, [0, 0.5, 3, 10], 0, "step", 0.5, "kT", DT, ...
%!                    "active", [Da, tau], "mobility", 1, "scheme", "em", ...
%!                    "trajectories", 20000, "seed", 17);
%! for k = 2:4
%!   mean_is (x(:,k).^2, 2 * DT * t(k) + 2 * Da * (t(k) - tau * (1 - exp (-t(k) / tau))));
%! endfor
%! ## The same force on a particle with mass, friction rate g and m g = 1: v has
%! ## the correlation of both, <x^2> its double integral.
%! g = 2; t = [0, 1, 8];
%! [~, x] = langevin (@(x) 0 * x, t, 0, "step", 0.05, "kT", DT, "friction", g, ...
%!                    "mass", 1 / g, "active", [Da, tau], "trajectories", 20000, ...
%!                    "seed", 18);
%! A = [0, 1, 0; 0, -g, g; 0, 0, -1/tau];
%! N = diag ([0, 2 * g^2 * DT, 2 * Da / tau^2]);
%! C0 = diag ([0, DT * g, Da / tau]);
%! for k = 2:3
%!   E = expm ([-A, N; zeros(3), A'] * t(k));
%!   F = E(4:6,4:6)';
%!   C = F * C0 * F' + F * E(1:3,4:6);
%!   mean_is (x(:,k).^2, C(1,1));
%! endfor

%!test # active noise in a trap
%! DT = 0.2; Da = 0.7; tau = 1.3; mu = 1.5; k = 0.8;
%! s = langevin (@(x) 0.8 * sumsq (x) / 2, [0, 12], [0, 0], "step", 0.01, "kT", DT / mu, ...
%!               "mobility", mu, "active", [Da, tau; 0, 1], "seed", 19, ...
%!               "trajectories", 20000, "stride", Inf);
%! mean_is (s.x(:,1,1).^2, Da / (mu * k * (1 + mu * k * tau)) + DT / (mu * k));
%! mean_is (s.x(:,1,2).^2, DT / (mu * k));
%! ## All work of the active force goes to the bath: its power is Da / (tau mu)
%! ## less what the trap holds, <v_a mu k x> / mu.
%! T = 12; r = mu * k; G = Da / (1 + r * tau);
%! ## <v_a x> = G (1 - exp (-(r + 1/tau) t)) from x = 0
%! a = r + 1 / tau;
%! want = (Da / tau * T - r * G * (T - (1 - exp (-a * T)) / a)) / mu;
%! within (mean (s.driving), want, std (s.driving) / sqrt (20000) + 0.01 * want);
