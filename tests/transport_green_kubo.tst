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

## green_kubo on linear processes dx = -A x dt + noise (covariance 2 D dt),
## whose spectrum is fed in exactly, and on molten NaCl against SPORTRAN.  The
## folder of the data is given by the environment variable NONEQ_TEST_DATA.

## As many equivalent series as currents, whose periodogram is exactly the
## spectrum of the process sampled at DT, also at zero frequency.
%!function [J, L] = exact_series (A, D, dt, N)
%!  d = rows (A);
%!  Sigma = stationary (A, D);
%!  step = expm (-A * dt);
%!  half = (N - 1) / 2;
%!  F = zeros (N, d, d);
%!  for k = 0:half
%!    G = dt * ((eye (d) - step * exp (-2i * pi * k / N)) \ Sigma);
%!    S = G + G' - dt * Sigma;
%!    ## A phase that spreads the series over all times.
%!    F(k+1,:,:) = sqrt (N * d / dt) * chol ((S + S') / 2, "lower") ...
%!                 * exp (1i * pi * (k > 0) * k^2 / N);
%!  endfor
%!  F(half+2:N,:,:) = conj (F(half+1:-1:2,:,:));
%!  J = ifft (F);
%!  assert (max (abs (imag (J(:)))) < 1e-12 * max (abs (J(:))));
%!  J = real (J);
%!  L = dt * ((eye (d) - step) \ Sigma - Sigma / 2);
%!endfunction
%!function Sigma = stationary (A, D)
%!  d = rows (A);
%!  Sigma = reshape ((kron (eye (d), A) + kron (A, eye (d))) \ (2 * D(:)), d, d);
%!  Sigma = (Sigma + Sigma') / 2;
%!endfunction
%!function p = processes ()
%!  ## A, D, L = A^-1 Sigma
%!  p = {[2 1; 1 3], eye(2), [0.4 -0.2; -0.2 0.2]
%!       [1 1; -1 1], eye(2), [0.5 -0.5; 0.5 0.5]
%!       [1 0.5; -1 2], diag([1 0.5]), [0.66 17/150; 67/150 0.24]};
%!endfunction

## The table of exact L, and its limit from the sampled process
%!test
%! for c = processes ()'
%!   [A, D, L] = c{:};
%!   assert (A \ stationary (A, D), L, 1e-14);
%!   [~, Ldt] = exact_series (A, D, 1e-3, 11);
%!   assert (Ldt, L, 1e-6);
%! endfor
%! [~, L] = exact_series (processes(){3,1:2}, 0.1, 11);
%! assert (L, [0.660833350 0.113680422; 0.446320063 0.240416597], 5e-10);

## Lag sums: symmetric and antisymmetric part to rounding
%!test
%! for c = processes ()'
%!   [J, want] = exact_series (c{1:2}, 0.1, 2001);
%!   [L, se, info] = green_kubo (J, 0.1, "method", "lag", "lag", 90, ...
%!                               "mean", "zero");
%!   assert (L, (want + want') / 2, 1e-12);
%!   assert (info.full, want, 1e-12);
%!   assert (info.L_antisym, (want - want') / 2, 1e-12);
%!   assert (info.schur, 1 ./ diag (inv ((want + want') / 2)), 1e-12);
%!   ## The mean taken out leaves the antisymmetric part alone.
%!   [~, ~, info] = green_kubo (J, 0.1, "lag", 90);
%!   assert (info.L_antisym, (want - want') / 2, 1e-12);
%! endfor

## Whittle: the smooth model is exact where its polynomials converge, with the
## imaginary parts of the cross spectrum
%!test
%! for c = processes ()'
%!   [J, want] = exact_series (c{1:2}, 0.1, 8001);
%!   [L, se, info] = green_kubo (J, 0.1, "degree", 10, "band", 0.12);
%!   assert (L, (want + want') / 2, 1e-10);
%!   assert (info.spectrum.fit, info.spectrum.periodogram, 1e-8);
%!   assert (info.schur, 1 ./ diag (inv (L)), 1e-12);
%!   for j = 1:2
%!     one = green_kubo (J(:,j,:), 0.1, "degree", 10, "band", 0.12);
%!     assert (one, want(j,j), 1e-10);
%!   endfor
%! endfor

## Automatic band on the exact spectrum: what is wrong is less than what is
## stated
%!test
%! for c = processes ()'
%!   [J, want] = exact_series (c{1:2}, 0.1, 20001);
%!   [L, se, info] = green_kubo (J, 0.1);
%!   assert (max (abs (L - (want + want') / 2)(:) ./ se(:)) < 0.5);
%!   assert (info.reliable, true);
%!   assert (abs (info.sensitivity.z) < 0.5);
%! endfor

## Three currents of which one does not couple
%!test
%! A = [2 1 0; 1 3 0; 0 0 4];
%! [J, want] = exact_series (A, eye (3), 0.1, 4001);
%! [L, se, info] = green_kubo (J, 0.1, "degree", 10, "band", 0.12);
%! assert (L, want, 1e-9);
%! assert (info.schur(3), L(3,3), 1e-9);
%! assert (size (info.L_antisym), [3, 3]);
%! assert (info.antisymmetric.df(1), 3);
%! assert (info.L_antisym, zeros (3), 1e-6);

## Molten NaCl
%!function [J, scale] = molten_salt ()
%!  x = read_work (fullfile (getenv ("NONEQ_TEST_DATA"), "sportran_nacl", ...
%!                           "NaCl.dat.gz"), "column", 1:7);
%!  assert (size (x), [20000, 7]);
%!  J = x(:,2:7);
%!  T = mean (x(:,1));
%!  assert (T, 1399.3477812, 1e-7);
%!  ## (eV A/ps)^2 ps / (A^3 kB T^2) in W/m/K
%!  scale = 1.602176634e-19^2 * 1e22 / (65013.301261 * 1.380649e-23 * T^2);
%!endfunction
%!test
%! [J, scale] = molten_salt ();
%! cepstral = {0.005, "components", 3, "scale", scale, "method", "cepstral", ...
%!             "band", 14};
%! [kappa, se, info] = green_kubo (J, cepstral{:});
%! assert ([kappa(1), se(1)], [0.498310, 0.028018], 1e-6);
%! assert (info.order(1), 3);
%! assert (info.cutoff, 100 / 7, 1e-12);
%! [kappa, se, info] = green_kubo (J, cepstral{:}, "cutoff", 3);
%! assert ([kappa(1), se(1)], [0.498310, 0.028018], 1e-6);
%! ## sqrt (psi' (nu) (4 P* - 2) / N*), nu = 2, P* = 4
%! assert (se(1) / kappa(1), 0.056227, 5e-7);
%! [kappa, se, info] = green_kubo (J(:,1:3), cepstral{:});
%! assert ([kappa, se], [0.644452, 0.035546], 1.5e-6);
%! assert (info.order, 5);
%!test # the formula at the size of SPORTRAN's silica example: 100 ps, 28 THz
%! x = reshape (cos ((1:300000).^2 * 0.7123), 100000, 1, 3);
%! [L, se, info] = green_kubo (x, 0.001, "method", "cepstral", "band", 28, ...
%!                             "cutoff", 33);
%! assert (info.frequencies, 2778);
%! assert (se / L, 0.097614, 5e-7);
%!test # the default agrees with it, without a frequency given by hand
%! [J, scale] = molten_salt ();
%! [L, se, info] = green_kubo (J, 0.005, "components", 3, "scale", scale);
%! assert (abs (info.schur(1) - 0.498310) < 0.028);
%! assert (info.schur_se(1) < 0.031);
%! assert (info.reliable, true);
%! assert (info.p_antisym > 0.01);
%! for m = {"lag", "block"}
%!   [~, ~, other] = green_kubo (J, 0.005, "components", 3, "scale", scale, ...
%!                               "method", m{1});
%!   assert (abs (other.schur(1) - info.schur(1)) ...
%!           < 3 * hypot (other.schur_se(1), info.schur_se(1)));
%! endfor
