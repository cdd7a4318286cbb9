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

## Currents of networks and molecular machines: every number twice, by ways
## that have nothing in common.

%!function d = edge (n, i, j)
%!  d = accumarray ([i, j; j, i], [1; -1], [n, n]);
%!endfunction

## p and the fluxes by LAPACK, for comparison
%!function p = by_null (W)
%!  G = W - diag (sum (W, 2));
%!  p = null (G')';
%!  p /= sum (p);
%!endfunction

## Variance of a current from the resolvent: twice the integral of the
## correlation of its rate, by the fundamental matrix, and the rate itself.
%!function C = by_resolvent (W, d)
%!  G = W - diag (sum (W, 2));
%!  p = by_null (W);
%!  n = rows (W);
%!  a = sum (W .* d, 2);
%!  g = (G - ones (n, 1) * p) \ (p * a - a);
%!  C = p * sum (W .* d.^2, 2) + 2 * p * (W .* d) * g - 2 * (p * a) * (p * g);
%!endfunction

## random networks: cumulants against the resolvent, and all derivatives of
## the generating function, the third by differences of the exact second
%!test
%! rand ("twister", 3);
%! for n = [2, 3, 5, 12, 40]
%!   W = exp (4 * rand (n) - 2) .* (rand (n) < 0.7 | circshift (eye (n), 1));
%!   W(1:n+1:end) = 0;
%!   d = rand (n);
%!   [J, C, info] = network_cumulants (W, d);
%!   p = by_null (W);
%!   assert (info.p, p, 1e-13);
%!   assert (J, p * sum (W .* d, 2), -1e-12);
%!   assert (C, by_resolvent (W, d), -1e-10);
%!   h = 1e-4;
%!   [lambda, s] = network_scgf (W, d, h * [-1, 0, 1]);
%!   assert (s.current(2), J, -1e-13);
%!   assert (s.variance(2), C, -1e-12);
%!   assert ((s.variance(3) - s.variance(1)) / 2 / h, info.third, -1e-6);
%!   e = eig (W .* exp (h * d) - diag (sum (W, 2)));
%!   assert (lambda(3), max (real (e)), 1e-11);
%! endfor

## covariance by polarisation: one current at a time
%!test
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! a = edge (4, 1, 2);
%! b = edge (4, 3, 4);
%! [~, C] = network_cumulants (W, cat (3, a, b));
%! [~, plus] = network_cumulants (W, a + b);
%! [~, minus] = network_cumulants (W, a - b);
%! assert (C(1,2), (plus - minus) / 4, 1e-15);

## moments of N(t) by the matrix exponential: their growth from t = 20 to 21
%!test
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! d = edge (4, 1, 2);
%! p = [28, 19, 30, 29] / 106;
%! G = W - diag (sum (W, 2));
%! A = W .* d;
%! B = W .* d.^2;
%! Z = zeros (4);
%! ## The upper row of blocks holds the derivatives of exp (t K (q)) by q.
%! K = [G, A, B / 2; Z, G, A; Z, Z, G];
%! one = ones (4, 1);
%! for t = [10, 11]
%!   E = expm (t * K);
%!   m1(t) = p * E(1:4,5:8) * one;
%!   m2(t) = 2 * p * E(1:4,9:12) * one;
%! endfor
%! [J, C] = network_cumulants (W, d);
%! assert (m1(11) - m1(10), J, 1e-12);
%! assert (diff (m2(10:11) - m1(10:11).^2), C, 1e-11);

## stiff: a ring whose rates span 24 decades, against its closed form
%!test
%! for e = 10 .^ [-3, -8, -12]
%!   W = [0, e, 0; 0, 0, 1; 1 / e, 0, 0];
%!   tau = [1 / e, 1, e];
%!   [J, C, info] = network_cumulants (W, [0 0 0; 0 0 0; 1 0 0]);
%!   assert (J, 1 / sum (tau), -1e-15);
%!   assert (C, sum (tau.^2) / sum (tau)^3, -1e-15);
%!   third = 3 * sum (tau.^2)^2 / sum (tau)^5 - 2 * sum (tau.^3) / sum (tau)^4;
%!   assert (info.third, third, -1e-14);
%!   assert (info.p, tau / sum (tau), -1e-15);
%! endfor

## nearly decomposable: the weak links decide between states of equal weight
%!test
%! for e = 10 .^ [-5, -10, -17]
%!   W = [0, .5, e; .5, 0, e; e, e, 0];
%!   [J, C, info] = network_cumulants (W, W > 0);
%!   assert (info.p, ones (1, 3) / 3, -1e-15);
%!   assert (J, (1 + 4 * e) / 3, -1e-15);
%! endfor

## elements of the tilted generator beyond any number, in a ring of closed form
%!test
%! n = 40;
%! P = circshift (eye (n), 1, 2);
%! rand ("twister", 8);
%! f = 300 * rand (1, n);
%! d = (P - P') / n + (f - f') .* (P + P');
%! q = [-20, -1, .3, 20];
%! lambda = network_scgf (3 * P + P', d, q);
%! assert (lambda, 3 * expm1 (q / n) + expm1 (-q / n), -1e-10);

## kinesin: the symmetric points of the generating function in the plane of
## both currents, at loads below and beyond the stall, and the order of the
## steps
%!test
%! rand ("twister", 2);
%! for load = [0, 4, 9]
%!   m = motor_model ("kinesin", "load", load, "ATP", 50, "ADP", 20, "P", 500);
%!   q = 4 * rand (6, 2) - 2;
%!   [lambda, info] = network_scgf (m, m.d, q);
%!   A = [-load * m.step / m.kT, m.affinity];
%!   assert (lambda, network_scgf (m, m.d, -A - q), -1e-11);
%!   assert (info.symmetric, true);
%!   [Q, b, u] = network_uncertainty (m, m.d);
%!   assert (u.entropy_production, m.entropy_production, -1e-13);
%!   assert (u.entropy_production, A * u.J', -1e-11);
%!   assert (all ([b.current, b.currents, b.entropy_current, b.transitions] ...
%!                <= u.entropy_production * (1 + 1e-12)));
%!   s = network_cumulants (m, "entropy");
%!   assert (s, u.entropy_production, -1e-11);
%! endfor

## kinesin of two states: the closed form of the 2 x 2 eigenvalue
%!test
%! m = motor_model ("kinesin two-state", "load", 2);
%! q = [.3, -.2; -.1, .05; 1, 0];
%! lambda = network_scgf (m, m.d, q);
%! for k = 1:rows (q)
%!   out = sum (m.W, 3);
%!   tilt = sum (m.W .* exp (q(k,1) * m.d{1} + q(k,2) * m.d{2}), 3);
%!   half = (out(1,2) + out(2,1)) / 2;
%!   product = out(1,2) * out(2,1) - tilt(1,2) * tilt(2,1);
%!   exact = -product / (half + sqrt (half^2 - product));
%!   assert (lambda(k), exact, -1e-9);
%! endfor

## N stages in a row: V and D of any number of equal stages without back-steps
%!test
%! for N = 2:6
%!   m = motor_model ("fisher-kolomeisky", "forward", 7 * ones (1, N), ...
%!                    "backward", 1e-300 * ones (1, N), "step", N);
%!   assert (m.velocity, 7, -1e-14);
%!   assert (m.diffusion, 7 / 2, -1e-14);
%!   assert (m.randomness, 1 / N, -1e-14);
%! endfor

## flashing ratchet: the eigenvalue of the tilted Fokker-Planck operator, its
## derivatives by differences of higher order
%!function lambda = ratchet_eigenvalue (V0, rate, force, N, q)
%!  n = 2 * N + 1;
%!  d = diag (2i * pi * (-N:N) - q);
%!  one = eye (n);
%!  slope = V0 * pi * (diag (ones (1, n-1), 1) + diag (ones (1, n-1), -1) ...
%!                     + (diag (ones (1, n-2), 2) ...
%!                        + diag (ones (1, n-2), -2)) / 2);
%!  L = [d * (d + slope - force * one) - rate * one, rate * one;
%!       rate * one, d * (d - force * one) - rate * one];
%!  lambda = max (real (eig (L)));
%!endfunction
%!test
%! m = motor_model ("flashing ratchet", "rate", 30, "load", -0.2);
%! h = 0.05;
%! x = -3:3;
%! for k = 1:7
%!   y(k) = ratchet_eigenvalue (4, 30, 0.2, 24, h * x(k));
%! endfor
%! first = [-1, 9, -45, 0, 45, -9, 1] / 60 / h;
%! second = [2, -27, 270, -490, 270, -27, 2] / 180 / h^2;
%! assert (m.velocity, y * first', 1e-8);
%! assert (m.diffusion, y * second' / 2, 1e-7);

## .. and the same particle hopping on lattices, extrapolated to none
%!test
%! for k = 1:3
%!   M = 50 * 2^(k-1);
%!   x = (0:M-1) / M;
%!   V = 4 * (sin (2 * pi * x) + sin (4 * pi * x) / 4);
%!   up = circshift (eye (M), 1, 2);
%!   hop = @(V) M^2 * exp ((V' - V) / 2) .* (up + up');
%!   one = eye (M);
%!   W = [hop(V), 30 * one; 30 * one, hop(0 * V)];
%!   [v(k), C(k)] = network_cumulants (W, kron (eye (2), (up - up') / M));
%! endfor
%! extrapolate = @(y) [1, -20, 64] / 45 * y(:);
%! m = motor_model ("flashing ratchet", "rate", 30);
%! assert (extrapolate (v), m.velocity, 1e-6);
%! assert (extrapolate (C / 2), m.diffusion, 1e-6);
%! assert (m.diffusion, 0.6209277, 5e-8);

## modes: as many as needed, and no matter how many
%!test
%! for V0 = [0.1, 4, 30]
%!   a = motor_model ("flashing ratchet", "amplitude", V0, "rate", 200);
%!   b = motor_model ("flashing ratchet", "amplitude", V0, "rate", 200, ...
%!                    "modes", 2 * a.modes);
%!   assert (a.velocity, b.velocity, 1e-11);
%!   assert (a.diffusion, b.diffusion, 1e-10);
%!   assert (a.heat, a.dissipation, 1e-10 * a.heat);
%! endfor
