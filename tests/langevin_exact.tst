## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The splitting kernel without sampling: one step in a harmonic potential is
## a linear map, y' = A y + B xi, which is read off the kernel itself, and
## everything that follows from it is arithmetic.

%!function [A, B] = map_of (scheme, h, g, k, varargin)
%! ## y = (x, v) of a particle of mass 1.5 at kT = 0.7.
%! U = langevin_potential (@(x) k * x^2 / 2);
%! o = {"step", h, "friction", g, "mass", 1.5, "scheme", scheme, varargin{:}};
%! [~, x, v] = langevin (U, [0, h], [1; 0], "v0", [0; 1], "kT", 0, o{:});
%! A = [x(:,2), v(:,2)]';
%! [~, x, v] = langevin (U, [0, h], 0, "v0", 0, "kT", 0.7, "seed", 5, ...
%!                       "trajectories", 50, o{:});
%! n = max (sum (upper (scheme) == "O"), 1);
%! if (any (strcmp (scheme, "obabo")))
%!   n = 2;
%! endif
%! xi = [];
%! for s = 1:n
%!   xi(:,s) = __noneq_random__ (5, 1023 + s, 0, 0, 50, 0, 1, 1);
%! endfor
%! B = (xi \ [x(:,2), v(:,2)])';
%! assert (xi * B', [x(:,2), v(:,2)], 1e-13);
%!endfunction

%!function C = stationary (A, B)
%! n = rows (A);
%! C = reshape ((eye (n^2) - kron (A, A)) \ (B * B')(:), n, n);
%!endfunction

%!test # stationary moments of every scheme, at gentle and violent steps
%! k = 2.3;
%! for h = [0.1, 0.8, 1.4]
%!   for g = [0.01, 0.7, 3, 40]
%!     if (g == 40)
%!       tolerance = 1e-9;
%!     else
%!       tolerance = 1e-10;
%!     endif
%!     for name = {"gj1", "gj2", "gj3", "gj4", "gj5", "gj6", "gj7", "gj8", ...
%!                 "baoab", "obabo", "aboba", "lfmiddle", "VRORV", "OVRVO", ...
%!                 "RVOVR", "ORVRO", "VROR"}
%!       name = name{1};
%!       z = g * h;
%!       if (strcmp (name, "gj3") && z >= 1.9)
%!         continue;
%!       endif
%!       [~, number] = __noneq_langevin_scheme__ (name, z);
%!       w = sqrt (k / 1.5) * h * number(3);
%!       if (w >= 2)
%!         continue;
%!       endif
%!       [A, B] = map_of (name, h, g, k);
%!       C = stationary (A, B);
%!       q = 1 - w^2 / 4;
%!       switch (name)
%!         case {"obabo", "OVRVO"}
%!           want = [1/q, 1, 0];
%!         case {"aboba", "RVOVR"}
%!           want = [1, 1/q, 0];
%!         case "ORVRO"
%!           want = [q, 1, 0];
%!         case {"lfmiddle", "VROR"}
%!           want = [1, 1, h * k / (2 * 1.5)];
%!         otherwise
%!           want = [1, q, 0];
%!       endswitch
%!       got = [C(1,1) * k, C(2,2) * 1.5, C(1,2) * k] / 0.7;
%!       assert (got, want, tolerance * max (want));
%!       assert (max (abs (eig (A))) < 1);
%!     endfor
%!   endfor
%! endfor

%!test # GJF as published, step by step
%! h = 0.7; g = 0.9; m = 1.5; kT = 0.7; k = 2.3; M = 30; n = 9;
%! [~, x, v] = langevin (@(x) k * x^2 / 2, [0, n*h], 0.4, "step", h, ...
%!                       "friction", g, "mass", m, "kT", kT, "v0", -0.3, ...
%!                       "scheme", "gj1", "trajectories", M, "seed", 8);
%! xi = __noneq_random__ (8, 1024, 0, 0, M, 0, n, 1);
%! b = 1 / (1 + g * h / 2); a = (1 - g * h / 2) * b;
%! beta = sqrt (2 * m * g * kT * h) * xi;
%! X = 0.4 * ones (M, 1); V = -0.3 * ones (M, 1);
%! for j = 1:n
%!   F = -k * X;
%!   old = X;
%!   X = X + b*h*V + b*h^2/(2*m)*F + b*h/(2*m)*beta(:,j);
%!   V = a*V + h/(2*m)*(a*F - k*X) + b/m*beta(:,j);
%!   assert (x(:,j+1), X, 1e-13);
%!   assert (v(:,j+1), V, 1e-13);
%! endfor

%!test # Leimkuhler and Matthews, and Euler and Maruyama, as published
%! h = 0.05; mu = 0.6; kT = 0.7; M = 20; n = 11;
%! U = @(x) (x^2 - 1)^2;
%! F = @(x) -4 * x .* (x.^2 - 1);
%! xi = __noneq_random__ (8, 1024, 0, 0, M, 0, n, 1);
%! first = __noneq_random__ (8, 128, 0, 0, M, 0, 1, 1);
%! [~, x] = langevin (U, [0, n*h], 0.4, "step", h, "mobility", mu, "kT", kT, ...
%!                    "trajectories", M, "seed", 8);
%! X = 0.4 * ones (M, 1); old = first;
%! for j = 1:n
%!   X += mu * F (X) * h + sqrt (mu * kT * h / 2) * (old + xi(:,j));
%!   old = xi(:,j);
%!   assert (x(:,j+1), X, 1e-13);
%! endfor
%! [~, x] = langevin (U, [0, n*h], 0.4, "step", h, "mobility", mu, "kT", kT, ...
%!                    "trajectories", M, "seed", 8, "scheme", "em");
%! X = 0.4 * ones (M, 1);
%! for j = 1:n
%!   X += mu * F (X) * h + sqrt (2 * mu * kT * h) * xi(:,j);
%!   assert (x(:,j+1), X, 1e-13);
%! endfor

%!test # stationary variance of the overdamped schemes, from their maps
%! for z = [0.05, 0.7, 1.9]
%!   k = 2; mu = 0.5; h = z / (mu * k);
%!   U = langevin_potential (@(x) k * x^2 / 2);
%!   xi = __noneq_random__ (3, 1024, 0, 0, 9, 0, 2, 1);
%!   [~, x] = langevin (U, [0, h], [1; zeros(8, 1)], "step", h, "mobility", mu, ...
%!                      "scheme", "em", "seed", 3);
%!   a = x(1,2) - x(2,2) / xi(2,1) * xi(1,1);
%!   b = x(2,2) / xi(2,1);
%!   assert (b^2 / (1 - a^2) * k, 1 / (1 - z / 2), 1e-12);
%!   ## LM: the state is (x, noise of the last step)
%!   s = langevin (U, [0, h], zeros (9, 1), "step", h, "mobility", mu, "seed", 3);
%!   r = s.restart;
%!   r.x(:) = r.state(:) = 0;
%!   r.x(1) = 1; r.state(2) = 1;
%!   p = langevin (U, [h, 2*h], r);
%!   y = [p.x(:,end), p.restart.state];
%!   B = (xi(3:9,2) \ y(3:9,:))';
%!   A = [y(1,:)' - B * xi(1,2), y(2,:)' - B * xi(2,2)];
%!   C = stationary (A, B);
%!   assert (C(1,1) * k, 1, 1e-12);
%! endfor

%!test # diffusion and drift of a free particle, any step: Einstein's relation
%! m = 1.5; g = 0.7; kT = 0.7; F = 0.3;
%! for h = [0.1, 2, 30]
%!   for name = {"gj1", "gj2", "gj4", "gj5", "gj6", "gj7", "gj8", "baoab", "obabo"}
%!     U = @(x) -F * x;
%!     o = {"step", h, "friction", g, "mass", m, "scheme", name{1}};
%!     [~, x, v] = langevin (U, [0, h], [0; 0], "v0", [0; 1], "kT", 0, o{:});
%!     f = [x(1,2); v(1,2)];
%!     A = [1, x(2,2) - f(1); 0, v(2,2) - f(2)];
%!     [~, x, v] = langevin (@(x) 0 * x, [0, h], zeros (9, 1), "v0", 0, ...
%!                           "kT", kT, "seed", 5, o{:});
%!     n = 1 + strcmp (name{1}, "obabo");
%!     xi = [];
%!     for s = 1:n
%!       xi(:,s) = __noneq_random__ (5, 1023 + s, 0, 0, 9, 0, 1, 1);
%!     endfor
%!     B = (xi \ [x(:,2), v(:,2)])';
%!     ## <v^2> of the stationary state, drift, and the variance of a long
%!     ## walk: x' - x = c v + b xi with v' = a v + e xi.
%!     a = A(2,2); c = A(1,2); b = B(1,:); e = B(2,:);
%!     drift = (f(1) + c * f(2) / (1 - a)) / h;
%!     D = sumsq (b + c * e / (1 - a)) / (2 * h);
%!     number = __noneq_langevin_scheme__ (name{1}, g * h);
%!     if (any (strcmp (name{1}, {"baoab", "obabo"})))
%!       factor = (g*h/2) * coth (g*h/2);
%!     else
%!       factor = 1;
%!     endif
%!     assert (D, factor * kT / (m * g), 1e-11 * factor);
%!     assert (drift, D * F / kT, 1e-11 * factor);
%!   endfor
%! endfor

%!test # the numbers of the table: a, 1 - a, h'/h at all sizes of z
%! z = [0, 1e-300, 1e-12, 1e-3, 0.5, 1.9, 7, 1e3, 1e12, 1e150];
%! for name = {"gj1", "gj2", "gj4", "gj5", "gj6", "gj7", "gj8", "baoab"}
%!   last = 10 - strcmp (name{1}, "gj1");
%!   [~, n] = __noneq_langevin_scheme__ (name{1}, z(1:last));
%!   assert (all (isfinite (n(:))));
%!   assert (n(:,1) + n(:,2), ones (last, 1), 1e-15);
%!   assert (n(1,:), [1, 0, 1]);
%!   assert (n(2:4,2), z(2:4)', 3e-3 * z(2:4)');
%!   assert (n(2:3,3), [1; 1], 1e-12);
%!   if (! strcmp (name{1}, "baoab"))
%!     k = 2:7;
%!     assert (n(k,3), sqrt (2 * n(k,2) ./ (1 + n(k,1)) ./ z(k)'), 1e-13);
%!   endif
%! endfor
%! [~, n] = __noneq_langevin_scheme__ ("gj7", z);
%! a = n(4:7,1);
%! assert ((1 + a) ./ (2 * (1 - a)) .* log (a).^2, z(4:7)', 1e-13 * z(4:7)');
%! [~, n] = __noneq_langevin_scheme__ ("gj8", z);
%! assert (n(5:7,1), (sqrt (z(5:7).^2 + 1) - z(5:7))', 1e-13);

%!test # dragged trap by Euler and Maruyama: the recurrence for its 30 steps
%! k = mu = 1; h = 0.1; n = 30; v = 0.6; d = v * h; z = mu * k * h; M = 40;
%! x0 = linspace (-2, 2, M)';
%! s = langevin (@(x, l) (x - l)^2 / 2, [0, n*h], x0, "step", h, "mobility", mu, ...
%!               "scheme", "HOVRVO", "protocol", @(t) v * t, "seed", 2);
%! xi = __noneq_random__ (2, 1024, 0, 0, M, 0, n, 1);
%! ## The work is linear in the start and the noise.
%! c = [ones(M, 1), x0, xi] \ s.work;
%! assert ([ones(M, 1), x0, xi] * c, s.work, 1e-12);
%! W = c(1); V = sumsq (c(2:end));
%! assert ([W, V / 2], [0.715735, 0.744717], 5e-7);
%! [m, cc, C, w, vv] = deal (0, 0, 1 / k, 0, 0);
%! for j = 1:n
%!   w += -k * d * m + k * d^2 / 2;
%!   vv += k^2 * d^2 * C - 2 * k * d * cc;
%!   cc = (1 - z) * (cc - k * d * C);
%!   m = (1 - z) * (m - d);
%!   C = (1 - z)^2 * C + 2 * mu * h;
%! endfor
%! assert ([W, V], [w, vv], 1e-11);
%! ## Exponential average of protocol work alone is not 1, with the shadow work
%! ## it is.
%! assert (abs (exp (-W + V / 2) - 1) > 0.02);

%!function y = quadratic_average (z, W, S)
%! ## <exp (-W)> over z of N (0, diag (S)): W is fitted by a quadratic
%! ## polynomial, which it is.
%! [M, K] = size (z);
%! [i, j] = find (triu (ones (K)));
%! c = [ones(M, 1), z, z(:,i) .* z(:,j)] \ W;
%! assert ([ones(M, 1), z, z(:,i) .* z(:,j)] * c, W, 1e-9 * max (1, max (abs (W))));
%! b = c(2:K+1);
%! A = zeros (K);
%! A(sub2ind ([K, K], i, j)) = c(K+2:end);
%! A = (A + A') / 2;
%! S = diag (S);
%! y = exp (-c(1) + b' * ((inv (S) + 2 * A) \ b) / 2) / sqrt (det (eye (K) + 2 * S * A));
%!endfunction

%!test # finite-step Jarzynski at omega h = 1, exactly, for every scheme
%! kT = 0.7; m = 1.3; k0 = 2; k1 = 5; n = 3;
%! U = langevin_potential (@(x, l) l(2) * (x - l(1))^2 / 2, 1, "parameters", 2);
%! want = sqrt (k0 / k1);
%! for updates = {"ends", "middle"}
%!   for name = {"gj1", "gj2", "gj3", "gj4", "gj5", "gj6", "gj7", "gj8", ...
%!               "baoab", "obabo", "aboba", "lfmiddle", "VRORV", "OVRVO", ...
%!               "ORVRO", "VOR", "VROVR", "HRVORVO", "lm", "em"}
%!     name = name{1};
%!     over = any (strcmp (name, {"lm", "em"}));
%!     g = 0.8;
%!     h = sqrt (m / k1);
%!     if (over)
%!       h = m * g / k1;   # z = 1: omega h' = sqrt (2)
%!     endif
%!     noises = 1 + any (strcmp (name, {"obabo", "OVRVO", "ORVRO", "HRVORVO"})) ...
%!              * (sum (upper (name) == "O") - 1);
%!     K = 2 + noises * n;
%!     M = 20 + (K + 1) * (K + 2) / 2;
%!     o = {"step", h, "scheme", name, "kT", kT, "updates", updates{1}, ...
%!          "protocol", @(t) [0.4 * sin(t); k0 + (k1 - k0) * t / (n * h)]};
%!     x0 = 2 * sin (7 * (1:M)');
%!     v0 = 2 * cos (5 * (1:M)');
%!     if (over)
%!       ## Going on from a state (x, v) of Boltzmann's: of the velocity the
%!       ## state has all but half a kick.
%!       s = langevin (U, [-h, 0], x0, o{:}, "friction", g, "mass", m, "seed", 1);
%!       r = s.restart;
%!       F = -k0 * x0;
%!       r.x = x0; r.state = v0 - s.info.effective_step / 2 * F;
%!       r.books(:) = 0;
%!       r.past.energy = k0 * x0.^2 / 2;
%!       r.past.start = [r.past.energy, v0.^2 / 2];
%!       r.step = r.origin = 0;
%!       r.options.protocol = o{10};
%!       s = langevin (U, [0, n*h], r);
%!       S = [kT / k0, kT];
%!     else
%!       s = langevin (U, [0, n*h], x0, "v0", v0, o{:}, "friction", g, ...
%!                     "mass", m, "seed", 1);
%!       S = [kT / k0, kT / m];
%!     endif
%!     z = [x0, v0];
%!     for q = 1:noises
%!       z = [z, __noneq_random__(1, 1023 + q, 0, 0, M, 0, n, 1)];
%!     endfor
%!     total = (s.work + s.shadow) / kT;
%!     got = quadratic_average (z, total, [S, ones(1, K - 2)]);
%!     assert (got, want, 1e-8);
%!   endfor
%! endfor

%!function [A, B] = memory_map (scheme, h, g, kernel, U)
%! ## y = (x, v, u of each mode), affine in U's force; mass 1.5, kT = 0.7.
%! m = 1.5; M = 40; K = rows (kernel);
%! unit = sqrt (kernel(:,1)' * m);
%! y = sin ((1:M)' * (1:K+2) * 0.7 + (1:K+2));
%! s = langevin (U, [0, h], y(:,1), "v0", y(:,2), "z0", y(:,3:end) .* unit, ...
%!               "step", h, "friction", g, "mass", m, "scheme", scheme, ...
%!               "kT", 0.7, "seed", 5, "kernel", kernel);
%! n = sum (s.info.string == "O");
%! xi = [];
%! for o = 0:n-1
%!   xi(:,end+1) = __noneq_random__ (5, 1024 + o, 0, 0, M, 0, 1, 1);
%!   for j = 0:K-1
%!     xi(:,end+1) = __noneq_random__ (5, 256 + 2 * j + o, 0, 0, M, 0, 1, 1);
%!   endfor
%! endfor
%! Y = [s.x(:,2), s.v(:,2), s.restart.hidden];
%! map = [y, ones(M, 1), xi] \ Y;
%! assert ([y, ones(M, 1), xi] * map, Y, 1e-12);
%! A = map(1:K+3,:)';
%! B = map(K+4:end,:)';
%!endfunction

%!test # memory: the same stationary moments, and u in equilibrium
%! k = 2.3; m = 1.5;
%! U = langevin_potential (@(x) k * x^2 / 2);
%! for kernel = {[1, 1], [3, 0.2; 0.5, 4], [50, 0.01; 2, 0.3; 0.1, 20]}
%!   kernel = kernel{1};
%!   K = rows (kernel);
%!   for h = [0.1, 0.8, 1.4]
%!     for g = [0, 0.7]
%!       for name = {"gj2", "baoab", "obabo", "aboba", "lfmiddle", "ORVRO"}
%!         [A, B] = memory_map (name{1}, h, g, kernel, U);
%!         assert (A(:,end), zeros (K + 2, 1), 1e-12);
%!         A(:,end) = [];
%!         w = sqrt (k / m) * h;
%!         q = 1 - w^2 / 4;
%!         switch (name{1})
%!           case "obabo"
%!             want = [1/q, 1, 0];
%!           case "aboba"
%!             want = [1, 1/q, 0];
%!           case "ORVRO"
%!             want = [q, 1, 0];
%!           case "lfmiddle"
%!             want = [1, 1, h * k / (2 * m)];
%!           case "gj2"
%!             s = langevin (U, [0, h], 0, "step", h, "friction", g, "mass", m, ...
%!                           "kernel", kernel, "seed", 1);
%!             want = [1, 1 - k / m * s.info.effective_step^2 / 4, 0];
%!           otherwise
%!             want = [1, q, 0];
%!         endswitch
%!         C = 0.7 * eye (K + 2) / m;
%!         C(1:2,1:2) = 0.7 * [want(1) / k, want(3) / k; want(3) / k, want(2) / m];
%!         assert (A * C * A' + B * B', C, 1e-12);
%!         assert (max (abs (eig (A))) < 1);
%!       endfor
%!     endfor
%!   endfor
%! endfor

%!test # memory: velocity correlation, diffusion and drift of a free particle
%! m = 1.5; kT = 0.7; F = 0.3;
%! U = langevin_potential (@(x) -F * x);
%! for kernel = {[1, 1], [3, 0.2; 0.5, 4], [1e4, 1e-4; 1e-3, 300]}
%!   kernel = kernel{1};
%!   c = kernel(:,1); tau = kernel(:,2); K = numel (c);
%!   for h = [0.01, 0.5, 1]
%!     for g = [0, 0.7]
%!       s = sqrt (c / m);
%!       L = [-g, s'; -s, -diag(1 ./ tau)];
%!       for name = {"gj2", "baoab", "obabo", "aboba"}
%!         [A, B] = memory_map (name{1}, h, g, kernel, U);
%!         P = expm (L * h);
%!         assert (A(2:end,2:end-1), P, 1e-11);
%!         assert (B(2:end,:) * B(2:end,:)', kT / m * (eye (K + 1) - P * P'), ...
%!                 1e-11);
%!         S = eye (K + 1) - P;
%!         jump = A(1,2:end-1) / S;
%!         drift = (A(1,end) + jump * A(2:end,end)) / h;
%!         D = sumsq (B(1,:) + jump * B(2:end,:)) / (2 * h);
%!         ## Of the exact process at the scheme's times.
%!         factor = (2 * inv (S) - eye (K + 1))(1,1) * h / 2 ...
%!                  * (g + sum (s.^2 .* tau));
%!         if (strcmp (name{1}, "gj2"))
%!           factor = 1;
%!         endif
%!         assert (D, factor * kT / (m * g + sum (c .* tau)), -1e-10);
%!         assert (drift, D * F / kT, -1e-10);
%!       endfor
%!     endfor
%!   endfor
%! endfor

%!test # the reference's velocity correlation, K = exp (-t), m = kT = 1
%! m = 1.5;
%! P = memory_map ("gj2", 0.25, 0, [m, 1], @(x) 0 * x)(2:3,2:3);
%! assert ([(P^4)(1,1), (P^12)(1,1)], [.6597001533917, -.1243547674084], 1e-13);

%!test # memory: noise reaches v by h^3 only
%! for h = [1e-3, 1e-6, 1e-9]
%!   s = langevin (@(x) 0 * x, [0, 4*h], zeros (3000, 1), "v0", 0, "z0", 0, ...
%!                 "step", 4*h, "kernel", [1, 1], "kT", 1, "seed", 3);
%!   a = __noneq_random__ (3, 1024, 0, 0, 3000, 0, 1, 1);
%!   b = __noneq_random__ (3, 256, 0, 0, 3000, 0, 1, 1);
%!   t = 4 * h;
%!   B = ([a, b] \ [s.v(:,2), s.restart.hidden])';
%!   assert ((B * B') ./ [t^3, t^2; t^2, t], [2/3, 1; 1, 2], 5 * t + 1e-9);
%! endfor

%!test # memory: finite-step Jarzynski at omega h = 1, exactly
%! kT = 0.7; m = 1.3; k0 = 2; k1 = 5; n = 2; kernel = [2, 0.7; 0.4, 3];
%! U = langevin_potential (@(x, l) l(2) * (x - l(1))^2 / 2, 1, "parameters", 2);
%! h = sqrt (m / k1);
%! for updates = {"ends", "middle"}
%!   for name = {"gj2", "baoab", "obabo", "aboba", "lfmiddle", "HRVORVO", ...
%!               "OVRORVO"}
%!     noises = 1 + any (strcmp (name{1}, {"obabo", "HRVORVO"})) ...
%!              + 2 * strcmp (name{1}, "OVRORVO");
%!     K = 4 + 3 * noises * n;
%!     M = 20 + (K + 1) * (K + 2) / 2;
%!     z = 2 * sin ((1:M)' * [7, 5, 3, 11] + (1:4));
%!     s = langevin (U, [0, n*h], z(:,1), "v0", z(:,2), "z0", z(:,3:4), ...
%!                   "step", h, "scheme", name{1}, "kT", kT, "mass", m, ...
%!                   "updates", updates{1}, "kernel", kernel, "friction", 0.2, ...
%!                   "protocol", @(t) [0.4 * sin(t); k0 + (k1 - k0) * t / (n * h)], ...
%!                   "seed", 1);
%!     for o = 0:noises-1
%!       for stream = [1024, 256, 256 + max(2, noises)]
%!         z = [z, __noneq_random__(1, stream + o, 0, 0, M, 0, n, 1)];
%!       endfor
%!     endfor
%!     S = [kT / k0, kT / m, kT * kernel(:,1)', ones(1, K - 4)];
%!     got = quadratic_average (z, (s.work + s.shadow) / kT, S);
%!     assert (got, sqrt (k0 / k1), 1e-8);
%!   endfor
%! endfor

%!function [A, B, S] = active_map (k, h, scheme, active, more)
%! ## y = (x, state of v, process, mean); S its covariance after a long time.
%! M = 40;
%! U = langevin_potential (@(x) k * x^2 / 2);
%! r = langevin (U, [-h, 0], zeros (M, 1), "step", h, "scheme", scheme, ...
%!               "seed", 6, "active", active, more{:}).restart;
%! y = sin ((1:M)' * (1:4) * 0.7 + (1:4));
%! r.x = y(:,1); r.state = y(:,2); r.hidden = y(:,3:4);
%! p = langevin (U, h, r).restart;
%! Y = [p.x, p.state, p.hidden];
%! xi = [__noneq_random__(6, 1024, 0, 0, M, 1, 1, 1), ...
%!       __noneq_random__(6, 640, 0, 0, M, 1, 1, 1), ...
%!       __noneq_random__(6, 641, 0, 0, M, 1, 1, 1)];
%! map = [y, xi] \ Y;
%! assert ([y, xi] * map, Y, 1e-12);
%! A = map(1:4,:)';
%! B = map(5:end,:)';
%! S = [];
%! if (max (abs (eig (A))) < 1)
%!   S = stationary (A, B);
%! endif
%!endfunction

%!test # active noise: process and mean of a step; variance in a trap
%! Da = 2; tau = 1.5; mu = 0.8; k = 1.25; kT = 0.7;
%! s2 = Da / tau;
%! for h = [1e-5, 0.1, 1]
%!   for scheme = {"em", "lm"}
%!     [A, B, S] = active_map (k, h, scheme{1}, [Da, tau], ...
%!                             {"mobility", mu, "kT", kT});
%!     e = exp (-h / tau);
%!     assert (A(3:4,3), [e; (1 - e) * tau / h], 1e-11);
%!     assert (S(3,3), s2, 1e-9);
%!     assert (S(4,4), 2 * s2 * (tau / h)^2 * (h / tau - 1 + e), 1e-4 * (h < 0.1) + 1e-11);
%!     ## x' = (1 - z) x + h mean + noise
%!     z = mu * k * h;
%!     cross = h * s2 * ((1 - e) * tau / h)^2 / (1 - (1 - z) * e);
%!     own = (h^2 * S(4,4) + 2 * (1 - z) * h * cross) / (1 - (1 - z)^2);
%!     thermal = kT / k / ifelse (strcmp (scheme{1}, "em"), 1 - z / 2, 1);
%!     assert (S(1,1), own + thermal, 1e-6 * (h < 0.1) + 1e-11);
%!     if (h < 0.1)
%!       assert (S(1,1), Da / (mu * k * (1 + mu * k * tau)) + kT / k, 1e-4);
%!     endif
%!   endfor
%! endfor

%!test # active noise: exact displacement of a free particle, at any step
%! Da = 2; tau = 1.5; kT = 0.7;
%! for h = [0.01, 0.5, 4]
%!   for more = {{"mobility", 0.8}, {"friction", 0.8, "mass", 2}}
%!     under = strcmp (more{1}{1}, "friction");
%!     scheme = ifelse (under, "gj2", "em");
%!     [A, B] = active_map (0, h, scheme, [Da, tau], [more{1}, {"kT", kT}]);
%!     D = ifelse (under, kT / (0.8 * 2), 0.8 * kT);
%!     C = zeros (4);
%!     C(3:4,3:4) = stationary (A(3:4,3:4), B(3:4,2:3));
%!     if (under)
%!       ## Long-time slope: that of both diffusions.
%!       S = eye (3) - A(2:4,2:4);
%!       jump = A(1,2:4) / S;
%!       assert (sumsq (B(1,:) + jump * B(2:4,:)) / (2 * h), D + Da, 1e-10);
%!       continue;
%!     endif
%!     for n = 1:7
%!       C = A * C * A' + B * B';
%!       t = n * h;
%!       assert (C(1,1), 2 * D * t + 2 * Da * (t - tau * (1 - exp (-t / tau))), ...
%!               -1e-10);
%!     endfor
%!   endfor
%! endfor

%!test # <exp (-entropy production)> = 1 at omega h' near 1, exactly: two baths,
%! ## a force without potential, a moving trap, any two densities at the ends
%! kT = [0.7, 1.6]; n = 2; h = 0.6; M = 130;
%! U = langevin_potential (@(x, l) 0.6 * (x(1) - l)^2 + 0.9 * x(2)^2 ...
%!                         + 0.5 * x(1) * x(2), 2, "force", ...
%!                         @(x, l) 0.4 * [x(2); -x(1)]);
%! ## Precisions a, b, c of x and e of v.
%! of_x = @(x, t) sqrt ((2 + t) * 3 - (t / 2)^2) ...
%!                * exp (-((2 + t) * x(1)^2 + t * x(1) * x(2) + 3 * x(2)^2) / 2);
%! of_v = @(v, t) (1 + t) * exp (-(1 + t) * (v(1)^2 + v(2)^2) / 2);
%! x0 = [sin(7 * (1:M)'), cos(4 * (1:M)'.^2)];
%! v0 = [cos(5 * (1:M)'), sin((1:M)'.^2)];
%! for name = {"gj1", "gj2", "gj8", "baoab", "obabo", "aboba", "lfmiddle", ...
%!             "ORVRO", "lm", "em"}
%!   name = name{1};
%!   for still = [false, true]
%!     over = any (strcmp (name, {"lm", "em"}));
%!     o = {"step", h, "scheme", name, "kT", kT, "trajectories", M, "seed", 3};
%!     if (still)
%!       o = [o, {"lambda", 0.3}];
%!     else
%!       o = [o, {"protocol", @(t) sin(t)}];
%!     endif
%!     if (over)
%!       s = langevin (U, [0, n*h], x0, o{:}, "density", @(x, l, t) of_x (x, t));
%!       z = [x0, sqrt(kT) .* __noneq_random__(3, 128, 0, 0, M, 0, 2, 1)];
%!       S = [1/2, 1/3, kT];
%!     else
%!       s = langevin (U, [0, n*h], x0, o{:}, "v0", v0, "friction", [0.8, 2], ...
%!                     "density", @(y, l, t) of_x (y(1:2), t) * of_v (y(3:4), t));
%!       z = [x0, v0];
%!       S = [1/2, 1/3, 1, 1];
%!     endif
%!     noises = 1 + any (strcmp (name, {"obabo", "ORVRO"}));
%!     for k = 1:2
%!       for q = 1:noises
%!         z = [z, __noneq_random__(3, 1021 + 2 * k + q, 0, 0, M, 0, n, 1)];
%!       endfor
%!     endfor
%!     S = [S, ones(1, columns (z) - 4)];
%!     if (strcmp (name, "em"))
%!       z(:,3:4) = [];       # forgotten at once
%!       S(3:4) = [];
%!     endif
%!     got = quadratic_average (z, s.entropy + s.system_entropy, S);
%!     assert (got, 1, 1e-8);
%!   endfor
%! endfor

%!test # the same with memory, whose forces begin and end in equilibrium
%! kT = 0.7; n = 2; h = 0.6; M = 180; kernel = [2, 0.7; 0.4, 3];
%! p = @(y, l, t) sqrt ((1 + t) * 2) * exp (-(1 + t) * y(1)^2 / 2 - y(2)^2);
%! for name = {"gj2", "obabo", "lfmiddle"}
%!   z = 2 * sin ((1:M)' * [7, 5, 3, 11] + (1:4));
%!   s = langevin (@(x, l) (x - l)^2, [0, n*h], z(:,1), "v0", z(:,2), ...
%!                 "z0", z(:,3:4), "step", h, "scheme", name{1}, "kT", kT, ...
%!                 "mass", 1.3, "kernel", kernel, "friction", 0.2, "seed", 1, ...
%!                 "protocol", @(t) sin(t), "density", p);
%!   noises = 1 + strcmp (name{1}, "obabo");
%!   for o = 0:noises-1
%!     for stream = [1024, 256, 258]
%!       z = [z, __noneq_random__(1, stream + o, 0, 0, M, 0, n, 1)];
%!     endfor
%!   endfor
%!   S = [1, 1/2, kT * kernel(:,1)', ones(1, columns (z) - 4)];
%!   assert (quadratic_average (z, s.entropy + s.system_entropy, S), 1, 1e-8);
%! endfor
