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


## gyrator_onsager ()
## gyrator_onsager (picture)
##
## The Onsager matrix of a Brownian gyrator in two ways.  A particle in a tilted
## harmonic trap feels a bath of temperature T1 along x and one of T2 along y,
## and a torque of strength c.  Its two fluxes are the heat q that goes from the
## first bath to the second and the turning rate r = < y x' - x y' >; the forces
## conjugate to them are X_q = 1/T2 - 1/T1 and X_r = c / T.  A temperature
## difference turns the particle, and turning it pumps heat: L_qr = L_rq.  With
## energy k1 x^2 / 2 + k2 y^2 / 2 + u x y every turn carries the same heat,
## q = u r / 2: the coupling is tight, and det L = 0.
##
## First the forces are applied and the fluxes measured; then the same matrix is
## read from the fluctuations of both fluxes at equilibrium, with no force at
## all.  The exact matrix follows from the covariance of the linear process.
##
## Prints the three matrices and how far they are apart.  The figure goes to the
## file PICTURE (a .png), or to the screen.

function gyrator_onsager (picture = "")

  K = [2, 0.8; 0.8, 1];
  exact = exact_matrix (K);
  randn ("twister", 2026);

  ## Forces on a square around zero, each flux a mean over 200 particles.
  side = [-0.3, 0, 0.3];
  [a, b] = meshgrid (side, side);
  X = [a(:), b(:)];
  J = zeros (size (X));
  for k = 1:rows (X)
    J(k,:) = mean (mean (fluxes (K, X(k,:), 3000, 200), 1), 3);
  endfor
  [forced, forced_se, fit] = onsager_fit (J, X, "cov", "residual");

  ## No force: 200 particles followed for 100 units of time.
  quiet = fluxes (K, [0, 0], 10000, 200);
  step = 10;
  quiet = reshape (mean (reshape (quiet, step, [], 2, 200), 1), [], 2, 200);
  [free, free_se, gk] = green_kubo (quiet, 0.01 * step, "mean", "zero");

  printf ("Brownian gyrator, k = [%g %g; %g %g], friction 1, T = 1\n\n", K);
  printf ("          exact     by forces              at equilibrium\n");
  name = {"qq", "rq", "qr", "rr"};
  for k = [1, 2, 4]
    printf ("  L_%s  %8.5f   %8.5f +- %.5f    %8.5f +- %.5f\n", name{k}, ...
            exact(k), forced(k), forced_se(k), free(k), free_se(k));
  endfor
  z = (forced - free) ./ hypot (forced_se, free_se);
  printf (["\nBetween both ways: %.1f, %.1f and %.1f standard errors of the" ...
           " difference.\n"], z([1, 2, 4]));
  printf (["Reciprocity L_qr = L_rq: p = %.2f from the forces, p = %.2f at" ...
           " equilibrium.\n"], fit.reciprocity.p, gk.p_antisym);
  printf (["Tight coupling: L_qr^2 / (L_qq L_rr) = %.3f from the forces," ...
           " %.3f at equilibrium, exact %.3f.\n"], degree (forced), ...
          degree (free), degree (exact));

  for note = gk.notes
    printf ("Note on the fluctuations: %s.\n", note{1});
  endfor
  if (! gk.reliable)
    printf (["  Here this is the tight coupling: q - u r / 2 is the rate of a" ...
             " bounded quantity,\n  and its spectrum vanishes at zero, which" ...
             " no smooth logarithm of a spectrum does.\n"]);
  endif

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5]);
  endif
  draw (X, J, forced, gk, exact, free, forced_se, free_se);
  save_picture (picture);

endfunction

function x = degree (L)

  x = L(1,2) * L(2,1) / (L(1,1) * L(2,2));

endfunction

## Exact L = dJ/dX at zero, from the covariance S of the linear process.
function L = exact_matrix (K)

  h = 1e-4;
  for j = 2:-1:1
    X = h * ((1:2) == j);
    L(:,j) = (exact_fluxes (K, X) - exact_fluxes (K, -X))' / (2 * h);
  endfor

endfunction

function J = exact_fluxes (K, X)

  [A, T] = process (K, X);
  S = covariance (A, T);
  ## Heat from bath i: friction work that it gets back, less than it gives.
  q = diag (A)' .* T - diag (A * S * A')';
  r = trace ([0, 1; -1, 0]' * A * S);
  J = [(q(1) - q(2)) / 2, -r];

endfunction

## x' = -A x + noise of temperatures T, with 1/T1 + 1/T2 = 2.
function [A, T] = process (K, X)

  A = K + X(2) * [0, -1; 1, 0];
  T = 1 ./ (1 + [-1, 1] * X(1) / 2);

endfunction

function S = covariance (A, T)

  n = rows (A);
  S = reshape ((kron (eye (n), A) + kron (A, eye (n))) ...
               \ vec (2 * diag (T)), n, n);

endfunction

## Fluxes q, r in each step of 0.01, STEPS x 2 x PARTICLES: exact positions,
## and work along the straight line between them (Stratonovich).
function J = fluxes (K, X, steps, particles)

  dt = 0.01;
  [A, T] = process (K, X);
  S = covariance (A, T);
  P = expm (-A * dt);
  noise = S - P * S * P';
  noise = chol ((noise + noise') / 2, "lower");
  x = chol ((S + S') / 2, "lower") * randn (2, particles);
  J = zeros (steps, 2, particles);
  for n = 1:steps
    new = P * x + noise * randn (2, particles);
    middle = (x + new) / 2;
    moved = (new - x) / dt;
    heat = A * middle .* moved;
    J(n,1,:) = (heat(1,:) - heat(2,:)) / 2;
    J(n,2,:) = middle(2,:) .* moved(1,:) - middle(1,:) .* moved(2,:);
    x = new;
  endfor

endfunction

function draw (X, J, forced, gk, exact, free, forced_se, free_se)

  blue = [0.12 0.35 0.65];
  red = [0.80 0.25 0.15];
  ax = axes ("position", [0.075, 0.18, 0.235, 0.68]);
  hold on;
  alone = X(:,2) == 0;
  x = [-0.35, 0.35];
  h = plot (X(alone,1), J(alone,1), "o", X(alone,1), J(alone,2), "s");
  set (h(1), "color", blue, "markerfacecolor", blue);
  set (h(2), "color", red, "markerfacecolor", red);
  plot (x, forced(1,1) * x, "color", blue, "linewidth", 2);
  plot (x, forced(2,1) * x, "color", red, "linewidth", 2);
  finish_panel ([], "X_q = 1/T_2 - 1/T_1", "flux (1 / time)", ...
                "a temperature difference alone");
  axis ([-0.4, 0.4]);
  legend (h, {"heat q", "turning r"}, "location", "northwest");

  ax = axes ("position", [0.405, 0.18, 0.235, 0.68]);
  plot_green_kubo (ax, gk);
  legend (ax, "off");
  set (ax, "fontsize", 11);
  xlabel (ax, "frequency (1 / time)", "fontsize", 11);
  title (ax, "equilibrium: spectra of q and r", "fontsize", 12);

  ax = axes ("position", [0.745, 0.18, 0.235, 0.68]);
  hold on;
  k = [1, 2, 4];
  h = [errorbar((1:3) - 0.12, forced(k) - exact(k), 2 * forced_se(k)), ...
       errorbar((1:3) + 0.12, free(k) - exact(k), 2 * free_se(k))];
  set (h(1), "color", blue, "marker", "o", "linestyle", "none", "linewidth", ...
       1.5, "markerfacecolor", blue);
  set (h(2), "color", red, "marker", "s", "linestyle", "none", "linewidth", ...
       1.5, "markerfacecolor", red);
  plot ([0.5, 3.5], [0, 0], "k--");
  finish_panel ([], "", "L - exact (2 standard errors)", ...
                "two ways to the same matrix");
  top = 1.9 * max (abs ([forced(k) - exact(k), free(k) - exact(k)])(:) ...
                   + 2 * max ([forced_se(k), free_se(k)])(:));
  axis ([0.5, 3.5, -top, top]);
  set (ax, "xtick", 1:3, "xticklabel", {"L_{qq}", "L_{qr}", "L_{rr}"});
  legend (h, {"by forces", "at equilibrium"}, "location", "northeast");

endfunction
