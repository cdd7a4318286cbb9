## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## sde_solve: orders of convergence, stationary moments, closed forms.
## Seeds are fixed; statistical bounds are 4 standard errors, a false-alarm
## rate of 6e-5 each for another seed.

%!function [w, z] = paths (seed, M, n, h)
%! ## W and I10 / h of each step, as the schemes have them.
%! xi = __noneq_random__ (seed, 192, 1, 0, M, 0, n, 1);
%! eta = __noneq_random__ (seed, 192, 1, 2^40, M, 0, n, 1);
%! w = sqrt (h) * xi;
%! z = (w + sqrt (h / 3) * eta) / 2;
%!endfunction
%!function p = order_of (h, e)
%! c = polyfit (log (h), log (e), 1);
%! p = c(1);
%!endfunction
%!function check_z (value, want, samples)
%! assert (abs (value - want) < 4 * std (samples) / sqrt (numel (samples)));
%!endfunction

%!test # strong orders: geometric Brownian motion, both calculuses
%! a = 1.5; s = 0.8;
%! h = 1 ./ [16 32 64 128 256];
%! for c = {"em", 0.5; "heun", 1; "milstein", 1; "sriw1", 1.5}'
%!   for calculus = {"ito", "stratonovich"}
%!     for k = 1:numel (h)
%!       [~, x] = sde_solve (@(x) a * x, @(x) s * x, [0, 1], 1, "step", h(k), ...
%!                           "calculus", calculus{1}, "scheme", c{1}, ...
%!                           "trajectories", 2000, "seed", k, "stride", Inf);
%!       W = sum (paths (k, 2000, 1 / h(k), h(k)), 2);
%!       want = exp (a - strcmp (calculus{1}, "ito") * s^2 / 2 + s * W);
%!       e(k) = mean (abs (x - want));
%!     endfor
%!     assert (order_of (h, e), c{2}, 0.12);
%!   endfor
%! endfor

%!test # a linear equation of two coordinates with one Wiener process
%! s = 0.6; h = 1 ./ [8 16 32 64];
%! R = [0 -1; 1 0];
%! for c = {"milstein", 1; "sriw1", 1.5; "heun", 1}'
%!   for k = 1:numel (h)
%!     [~, x] = sde_solve (@(x) -0.5 * x, @(x) s * [-x(2); x(1)], [0, 1], [1 0], ...
%!                         "noise", "scalar", "calculus", "ito", "step", h(k), ...
%!                         "scheme", c{1}, "trajectories", 2000, "seed", k, "stride", Inf);
%!     W = s * sum (paths (k, 2000, 1 / h(k), h(k)), 2);
%!     want = exp (-0.5 + s^2 / 2) * [cos(W), sin(W)];
%!     e(k) = mean (abs (squeeze (x) - want)(:));
%!   endfor
%!   assert (order_of (h, e), c{2}, 0.15);
%! endfor

%!test # additive noise, strong 3/2: nonlinear, I10 exact
%! ## dx1 = dW, dx2 = cos (x2)^2 x1 dt: tan (x2) = integral of W.
%! h = 2 ./ [8 16 32 64];
%! for k = 1:numel (h)
%!   n = 2 / h(k);
%!   [~, x] = sde_solve (@(x) [0; cos(x(2))^2 * x(1)], [1; 0], [0, 2], [0 0], ...
%!                       "step", h(k), "trajectories", 2000, "seed", k, "stride", Inf);
%!   xi = __noneq_random__ (k, 192, 1, 0, 2000, 0, n, 1);
%!   eta = __noneq_random__ (k, 192, 1, 2 * 2^40, 2000, 0, n, 1);
%!   w = sqrt (h(k)) * xi;
%!   z = h(k) * (w + sqrt (h(k) / 3) * eta) / 2;
%!   area = sum (h(k) * (cumsum (w, 2) - w) + z, 2);
%!   e(k) = mean (abs (x(:,:,2) - atan (area)));
%!   assert (x(:,:,1), sum (w, 2), 1e-12);
%! endfor
%! assert (order_of (h, e) > 1.4);

%!test # additive noise that changes in time: Kloeden and Platen's example
%! h = 1 ./ [8 16 32 64];
%! for c = {"sra1", 1.5; "em", 1; "heun", 1}'
%!   for k = 1:numel (h)
%!     [~, x] = sde_solve (@(x, t) 0.5 / sqrt (1 + t) - x / (2 * (1 + t)), ...
%!                         @(x, t) 0.4 / sqrt (1 + t), [0, 1], 1, "step", h(k), ...
%!                         "scheme", c{1}, "trajectories", 2000, "seed", k, "stride", Inf);
%!     W = sum (paths (k, 2000, 1 / h(k), h(k)), 2);
%!     want = (1 + 0.5 + 0.4 * W) / sqrt (2);
%!     e(k) = mean (abs (x - want));
%!   endfor
%!   assert (order_of (h, e) > c{2} - 0.1);
%! endfor

%!function m = step_moments (f, g, x0, h, varargin)
%! ## <x> and <x^2> after one step, without sampling: x is a polynomial in the
%! ## two normal numbers of the step, read off 60 trajectories.
%! x = sde_solve (f, g, [0, h], x0, "step", h, "seed", 5, ...
%!                "trajectories", 60, varargin{:}).x(:,2);
%! xi = __noneq_random__ (5, 192, 1, 0, 60, 0, 1, 1);
%! eta = __noneq_random__ (5, 192, 1, 2^40, 60, 0, 1, 1);
%! [i, j] = ndgrid (0:3);
%! i = i(:)';  j = j(:)';
%! c = (xi .^ i .* eta .^ j) \ x;
%! assert ((xi .^ i .* eta .^ j) * c, x, 1e-12);
%! gauss = @(n) (mod (n, 2) == 0) .* factorial (n) ...
%!              ./ (2 .^ (n / 2) .* factorial (floor (n / 2)));
%! m = [(gauss (i) .* gauss (j)) * c, ...
%!      c' * (gauss (i + i') .* gauss (j + j')) * c];
%!endfunction

%!test # weak orders: moments of geometric Brownian motion at t = 1, exactly
%! a = 0.7; s = 0.8;
%! h = 2 .^ -(5:8);
%! for c = {"em", 1; "heun", 1; "milstein", 1; "sriw1", 2}'
%!   for calculus = {"ito", "stratonovich"}
%!     b = a + strcmp (calculus{1}, "stratonovich") * s^2 / 2;
%!     for k = 1:numel (h)
%!       m = step_moments (@(x) a * x, @(x) s * x, 1, h(k), "scheme", c{1}, ...
%!                         "calculus", calculus{1});
%!       e(k,:) = abs (m .^ (1 / h(k)) - exp ([b, 2 * b + s^2]));
%!     endfor
%!     assert ([order_of(h, e(:,1)'), order_of(h, e(:,2)')], c{2} * [1, 1], 0.05);
%!   endfor
%! endfor

%!test # weak orders, additive noise: a step of a nonlinear equation, exactly
%! ## The error of one step is one order higher.  With f a polynomial,
%! ## <x^q> = sum of h^n / n! L^n x^q, L = f d/dx + s^2/2 d^2/dx^2.
%! f = [-1, 0, 1, 0.2]; s = 0.9; x0 = 0.6;
%! h = 2 .^ -(6:9);
%! sum_of = @(p, q) [zeros(1, numel (q) - numel (p)), p] ...
%!                  + [zeros(1, numel (p) - numel (q)), q];
%! for c = {"em", 1; "heun", 2; "sra1", 2}'
%!   for k = 1:numel (h)
%!     m = step_moments (@(x) polyval (f, x), s, x0, h(k), "scheme", c{1});
%!     for q = 1:2
%!       p = [1, zeros(1, q)];
%!       want = x0^q;
%!       for n = 1:8
%!         p = sum_of (conv (f, polyder (p)), s^2 / 2 * polyder (polyder (p)));
%!         want += h(k)^n / factorial (n) * polyval (p, x0);
%!       endfor
%!       e(k,q) = abs (m(q) - want);
%!     endfor
%!   endfor
%!   assert ([order_of(h, e(:,1)'), order_of(h, e(:,2)')], c{2} + [1, 1], 0.15);
%! endfor

%!test # means at a large step, where a weak error of order 1 would show
%! a = 0.7; s = 0.5;
%! [~, x] = sde_solve (@(x) a * x, @(x) s * x, [0, 1], 1, "step", 1 / 8, ...
%!                     "calculus", "ito", "trajectories", 2e5, "seed", 3, "stride", Inf);
%! check_z (mean (x), exp (a), x);
%! check_z (mean (x.^2), exp (2 * a + s^2), x.^2);
%! ## Benes: dx = tanh (x) dt + dW from 0.4 has the mean 0.4 + t tanh (0.4).
%! [~, x] = sde_solve (@(x) tanh (x), 1, [0, 2], 0.4, "step", 1 / 8, ...
%!                     "trajectories", 2e5, "seed", 4, "stride", Inf);
%! check_z (mean (x), 0.4 + 2 * tanh (0.4), x);
%! check_z (var (x), 2 + 4 / cosh (0.4)^2, (x - mean (x)).^2);

%!test # stationary variance in a harmonic well from the scheme's own map
%! ## One step is x' = A x + B xi + C eta, exactly, in any dimension.
%! for z = [0.05, 0.5, 1.2, 1.9]
%!   want.em = 1 / (1 - z / 2);
%!   want.heun = (2 - z) / (2 - z + z^2 / 2);
%!   want.sra1 = 2 * ((1 - z / 2)^2 + z^2 / 12) / ((1 - z / 2) * (2 - z + z^2 / 2));
%!   for scheme = {"em", "heun", "sra1"}
%!     o = {"step", z / 2, "scheme", scheme{1}, "seed", 5};
%!     f = @(x) -2 * x;
%!     x1 = sde_solve (f, 0, [0, z / 2], 1, o{:}).x(2);
%!     x = sde_solve (f, sqrt (4), [0, z / 2], 0, o{:}, "trajectories", 6).x(:,2);
%!     xi = [__noneq_random__(5, 192, 1, 0, 6, 0, 1, 1), __noneq_random__(5, 192, 1, 2^40, 6, 0, 1, 1)];
%!     B = xi \ x;
%!     assert (xi * B, x, 1e-13);
%!     assert (sumsq (B) / (1 - x1^2), want.(scheme{1}), 1e-10);
%!   endfor
%!   ## lm: the state is (x, the last xi).
%!   o = {"step", z / 2, "scheme", "lm", "seed", 5};
%!   x1 = sde_solve (@(x) -2 * x, 0, [0, z / 2], 1, o{:}).x(2);
%!   x = sde_solve (@(x) -2 * x, 2, [0, z / 2], 0, o{:}, "trajectories", 6).x(:,2);
%!   xi = [__noneq_random__(5, 191, 1, 0, 6, 0, 1, 1), __noneq_random__(5, 192, 1, 0, 6, 0, 1, 1)];
%!   B = xi \ x;
%!   A = [x1, B(1); 0, 0];
%!   N = [B(2); 1];
%!   V = reshape ((eye (4) - kron (A, A)) \ (N * N')(:), 2, 2);
%!   assert (V(1), 1, 1e-12);
%! endfor

%!test # Ito and Stratonovich: the drift between them, and the means
%! s = 0.7;
%! o = {"step", 0.01, "trajectories", 20000, "seed", 2, "stride", Inf};
%! for scheme = {"em", "heun", "milstein", "sriw1"}
%!   [~, i] = sde_solve (@(x) 0 * x, @(x) s * x, [0, 1], 1, o{:}, "scheme", scheme{1}, "calculus", "ito");
%!   [~, r] = sde_solve (@(x) 0 * x, @(x) s * x, [0, 1], 1, o{:}, "scheme", scheme{1}, "calculus", "stratonovich");
%!   check_z (mean (i), 1, i);
%!   assert (abs (mean (r) - exp (s^2 / 2)) < 4 * std (r) / sqrt (20000) + 0.002);
%!   [~, k] = sde_solve (@(x) s^2 / 2 * x, @(x) s * x, [0, 1], 1, o{:}, "scheme", scheme{1}, "calculus", "ito");
%!   assert (k, r, 1e-12);
%! endfor

%!test # a matrix of noise that depends on x: the drift by hand and by the program
%! G = @(x) [x(1), 0.3 * x(2)^2; sin(x(1)), 0.5];
%! ## 1/2 sum_jk g_jk dg_ik/dx_j
%! half = @(x) [x(1) + 0.3 * x(2) * 2 * 0.5; cos(x(1)) * x(1)] / 2;
%! o = {"step", 0.02, "trajectories", 50, "seed", 2};
%! [~, a] = sde_solve (@(x) -x, G, [0, 1], [1 2], o{:}, "calculus", "stratonovich", "scheme", "em");
%! [~, b] = sde_solve (@(x) -x + half(x), G, [0, 1], [1 2], o{:}, "calculus", "ito", "scheme", "em");
%! assert (a, b, 1e-10);
%! [~, a] = sde_solve (@(x) -x + half(x), G, [0, 1], [1 2], o{:}, "calculus", "ito", "scheme", "heun");
%! [~, b] = sde_solve (@(x) -x, G, [0, 1], [1 2], o{:}, "calculus", "stratonovich", "scheme", "heun");
%! assert (a, b, 1e-10);

%!test # an active Brownian particle: x, y, angle
%! v0 = 2; Dr = 0.8; D = 0.3; t = [0, 0.5, 1, 2, 4];
%! [~, x] = sde_solve (@(x) [v0 * cos(x(3)); v0 * sin(x(3)); 0], ...
%!                     sqrt (2 * [D; D; Dr]), t, [0 0 0.3], "step", 0.05, ...
%!                     "trajectories", 20000, "seed", 6);
%! r2 = x(:,:,1).^2 + x(:,:,2).^2;
%! want = 4 * D * t + 2 * (v0 / Dr)^2 * (Dr * t - 1 + exp (-Dr * t));
%! assert (all (abs (mean (r2) - want) <= 4 * std (r2) / sqrt (20000)));

%!test # an active Ornstein-Uhlenbeck particle, free and in a trap
%! DT = 0.2; Da = 0.7; tau = 1.3; mu = 1.5; k = 0.8;
%! v = __noneq_random__ (9, 77, 1, 0, 20000, 0, 1, 1) * sqrt (Da / tau);
%! t = [0, 1, 3, 8];
%! for spring = [0, k]
%!   [~, x] = sde_solve (@(x) [x(2) - mu * spring * x(1); -x(2) / tau], ...
%!                       [sqrt(2 * DT); sqrt(2 * Da) / tau], t, [0 * v, v], ...
%!                       "step", 0.05, "seed", 6);
%!   q = x(:,:,1).^2;
%!   if (spring == 0)
%!     want = 2 * DT * t + 2 * Da * (t - tau * (1 - exp (-t / tau)));
%!     assert (all (abs (mean (q) - want) <= 4 * std (q) / sqrt (20000)));
%!   else
%!     want = Da / (mu * k * (1 + mu * k * tau)) + DT / (mu * k);
%!     check_z (mean (q(:,4)), want, q(:,4));
%!   endif
%! endfor

%!test # generalised Langevin equation with an exponential kernel
%! y = __noneq_random__ (9, 78, 1, 0, 40000, 0, 2, 1);
%! [~, x] = sde_solve (@(x) [x(2); -x(2) - x(1)], [0; sqrt(2)], [0 1 3], y(:,[2, 1]), ...
%!                     "step", 0.05, "seed", 3);
%! p = x(:,:,1) .* x(:,1,1);
%! p(:,1) = [];
%! assert (all (abs (mean (p) - [.6597001533917, -.1243547674084]) < 4 * std (p) / 200));

%!test # bitwise: threads, one alone, in parts, what is saved
%! for scheme = {"em", "heun", "milstein", "sriw1", "lm", "sra1"}
%!   additive = any (strcmp (scheme{1}, {"lm", "sra1"}));
%!   g = ifelse (additive, 0.7, @(x) 0.7 * x + 0.1);
%!   o = {"step", 0.05, "seed", 7, "scheme", scheme{1}, "calculus", "ito"};
%!   f = @(x, t) -x.^3 + sin (t);
%!   a = sde_solve (f, g, [0, 5], [1 2] .* ones (600, 1), o{:}, "threads", 1, "stride", 1);
%!   b = sde_solve (f, g, [0, 5], [1 2], o{:}, "threads", 2, "stride", 7, "trajectories", 600);
%!   assert (b.x(:,end,:), a.x(:,end,:));
%!   assert (b.x(:,3,:), a.x(:,15,:));
%!   c = sde_solve (f, g, [0, 5], [1 2], o{:}, "only", 599, "trajectories", 600);
%!   assert (c.x, a.x(599,:,:));
%!   b = sde_solve (f, g, [0, 1.35], [1 2], o{:}, "trajectories", 600);
%!   b = sde_solve (f, g, [1.35, 2.7, 5], b);
%!   assert (b.x(:,end,:), a.x(:,end,:));
%!   assert (b.x(:,2,:), a.x(:,55,:));
%! endfor

%!test # functions that cannot be recorded give the same
%! f = @(x, t) -x + t;
%! o = {"step", 0.1, "seed", 7, "trajectories", 5, "calculus", "ito", "scheme", "em"};
%! [~, a] = sde_solve (f, @(x) 1 + 0.1 * x.^2, [0, 7], [1 2], o{:});
%! [~, b] = sde_solve (f, @(x) 1 + 0.1 * x.^2, [0, 7], [1 2], o{:}, "trace", "off");
%! assert (b, a, 1e-12);
%! for scheme = {"sra1", "lm"}
%!   [~, a] = sde_solve (f, 0.5, [0, 7], [1 2], o{:}, "scheme", scheme{1});
%!   [~, b] = sde_solve (f, 0.5, [0, 7], [1 2], o{:}, "scheme", scheme{1}, "trace", "off");
%!   assert (b, a, 1e-12);
%! endfor
