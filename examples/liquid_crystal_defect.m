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

## liquid_crystal_defect ()
## liquid_crystal_defect (picture)
##
## A defect in a liquid crystal that a temperature gradient moves carries heat
## when it is dragged.  Its fluxes are the velocity v and the heat current q
## that goes along with it (W m, the heat flux added up over the film); the
## forces conjugate to them are F/T and grad (1/T) = -grad T / T^2:
##   v = L_vv F/T + L_vq grad (1/T),   q = L_qv F/T + L_qq grad (1/T).
## Microscopic reversibility says L_vq = L_qv: who has measured how fast the
## defect drifts in a gradient knows, without another measurement, how much
## heat it carries when pulled, Q = q / v = L_vq / L_vv at uniform temperature.
##
## The data are synthetic: a defect of friction 1e-7 N s/m at 300 K, a drift of
## 1 um/s in 1 K/um, and 36 runs with forces up to 0.1 pN and gradients up to
## 0.1 K/um, read to 5 nm/s and 1 aW um.  The relation is tested on all runs,
## and foretold from the runs of one kind for those of the other.
##
## Prints the matrix, the tests and the heat carried, and what becomes of the
## symmetry when the forces are not the conjugate ones.  The figure goes to the
## file PICTURE (a .png), or to the screen.

function liquid_crystal_defect (picture = "")

  T = 300;
  friction = 1e-7;
  drift = 1e-12;                     # m^2/(s K)
  L = [T / friction, drift * T^2; drift * T^2, 0];
  L(2,2) = 4 * L(1,2)^2 / L(1,1);    # a quarter of the heat goes with it

  [F, slope] = meshgrid (0.1e-12 * [-1, -0.6, -0.2, 0, 0.5, 1], ...
                         1e5 * [-1, -0.5, 0, 0.3, 0.6, 1]);
  F = F(:);
  slope = slope(:);
  X = [F / T, -slope / T^2];
  error_of = [5e-9, 1e-24];
  randn ("twister", 2026);
  J = X * L' + error_of .* randn (size (X));

  [fitted, se, fit] = onsager_fit (J, X, "cov", diag (error_of.^2));
  r = fit.reciprocity;
  printf ("A defect at %g K, %d runs with force and gradient\n\n", T, rows (X));
  printf ("         true        free fit                  symmetric fit\n");
  name = {"vv", "qv", "vq", "qq"};
  free_se = sqrt (diag (fit.cov_free));
  for k = 1:4
    printf ("  L_%s  %9.3e   %9.3e +- %.1e    %9.3e +- %.1e\n", name{k}, L(k), ...
            fit.L_free(k), free_se(k), fitted(k), se(k));
  endfor
  printf ("\nReciprocity, L_vq - L_qv = (%.1f +- %.1f) e-9: p = %.2f\n", ...
          1e9 * r.d, 1e9 * r.se, r.p);
  printf ("Least entropy production of forces of this size: %.2g W/K, positive\n", ...
          fit.second_law.sigma_min);

  ## One kind of run foretells the other.
  cold = slope == 0;
  [drag, drag_se] = onsager_fit (J(cold,1), X(cold,1), "cov", error_of(1)^2);
  [heat, heat_se] = onsager_fit (J(cold,2), X(cold,1), "cov", error_of(2)^2);
  loose = F == 0;
  [moved, moved_se] = onsager_fit (J(loose,1), X(loose,2), "cov", ...
                                   error_of(1)^2);
  ratio_se = @(a, da, b, db) abs (a / b) * hypot (da / a, db / b);
  kT = 1.380649e-23 * T;
  printf ("\nHeat carried by the dragged defect\n");
  printf ("  from its drift in a gradient  %5.0f +- %3.0f kT\n", ...
          moved / drag / kT, ratio_se (moved, moved_se, drag, drag_se) / kT);
  printf ("  measured while dragging       %5.0f +- %3.0f kT\n", ...
          heat / drag / kT, ratio_se (heat, heat_se, drag, drag_se) / kT);

  ## v and q with F and -grad T are not conjugate pairs.
  [~, ~, wrong] = onsager_fit (J, [F, -slope], "structure", "free", ...
                               "cov", diag (error_of.^2));
  printf (["\nWith the forces F and -grad T instead: L_qv / L_vq = %.0f, which" ...
           " is T and no\nviolation of reciprocity (the test would say so: p = %.1g).\n"], ...
          wrong.L_free(2,1) / wrong.L_free(1,2), wrong.reciprocity.p);

  if (isempty (picture))
    figure ("position", [100, 100, 1000, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 12, 5]);
  endif
  subplot ("position", [0.1, 0.17, 0.37, 0.7]);
  x = linspace (-0.11, 0.11, 2);
  errorbar (1e-6 * slope(loose), 1e6 * J(loose,1), ...
            1e6 * error_of(1) * ones (sum (loose), 1), "ko");
  hold on;
  plot (x, -1e6 * heat * 1e6 * x / T^2, "r-", "linewidth", 1.5);
  hold off;
  axis ([-0.12, 0.12, -0.15, 0.18]);
  xlabel ("temperature gradient [K/um]");
  ylabel ("velocity [um/s]");
  title ("Moved by a gradient, no force");
  legend ("runs", "from the heat carried", "location", "northeast");
  subplot ("position", [0.6, 0.17, 0.37, 0.7]);
  x = linspace (-0.11, 0.11, 2);
  errorbar (1e12 * F(cold), 1e24 * J(cold,2), ...
            1e24 * error_of(2) * ones (sum (cold), 1), "ko");
  hold on;
  plot (x, 1e24 * moved * 1e-12 * x / T, "r-", "linewidth", 1.5);
  hold off;
  axis ([-0.12, 0.12, -45, 55]);
  xlabel ("force [pN]");
  ylabel ("heat current [aW um]");
  title ("Dragged, no gradient");
  legend ("runs", "from the drift in a gradient", "location", "northwest");
  save_picture (picture);

endfunction
