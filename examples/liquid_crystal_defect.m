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
## A defect in a liquid crystal drifts when it is pulled, and also when the
## temperature is not the same on its two sides; by Onsager's relation it then
## carries heat when it is dragged at one temperature.  From synthetic
## measurements of velocity and heat flow under pulls and temperature
## differences: the matrix, the test of reciprocity, and the heat that a dragged
## defect must carry, predicted from its drift in a temperature difference
## alone.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function liquid_crystal_defect (picture = "")

  ## Forces: pull f / T (pN / K) and difference of 1/T (1 / K);
  ## fluxes: velocity v (um/s) and heat flow q (pN um / s = aW).
  T = 310;
  truth = [60, 9; 9, 40];
  randn ("twister", 1);
  pull = [-6, -3, 0, 3, 6] / T;
  heat = [-1, 0, 1] * 1e-2;
  [a, b] = meshgrid (pull, heat);
  X = repmat ([a(:), b(:)], 4, 1);
  noise = [0.03, 0.04];
  J = X * truth' + noise .* randn (size (X));
  [L, se, info] = onsager_fit (J, X, "cov", diag (noise.^2));
  r = info.reciprocity;
  printf (["60 measurements of velocity and heat flow; forces f/T and" ...
           " difference of 1/T\n\n"]);
  printf ("  free fit    L12 = %.2f +- %.2f, L21 = %.2f +- %.2f\n", ...
          info.L_free(1,2), sqrt (info.cov_free(3,3)), info.L_free(2,1), ...
          sqrt (info.cov_free(2,2)));
  printf ("  reciprocity p = %.2f: %s\n", r.p, ...
          ifelse (r.p > 0.05, "the two agree", "the two differ"));
  printf ("  symmetric   L = [%.2f %.2f; %.2f %.2f], +- [%.2f %.2f; . %.2f]\n", ...
          L', se(1,1), se(1,2), se(2,2));
  sigma = entropy_production (J, X);
  printf ("  entropy production, mean %.4f, second law p = %.2f\n\n", ...
          mean (sigma), info.second_law.p_boundary);

  ## The prediction: only runs without a pull, and then q / v of dragged ones.
  still = X(:,1) == 0;
  L12 = X(still,2) \ J(still,1);
  L12_se = noise(1) / norm (X(still,2));
  dragged = X(:,2) == 0;
  L11 = X(dragged,1) \ J(dragged,1);
  L21 = X(dragged,1) \ J(dragged,2);
  L21_se = noise(2) / norm (X(dragged,1));
  printf ("  drift in a temperature difference alone: L12 = %.2f +- %.2f\n", ...
          L12, L12_se);
  printf ("  heat carried when dragged, L21 = %.2f +- %.2f; per length %.3f\n", ...
          L21, L21_se, L21 / L11);

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.06, 0.14, 0.4, 0.76]);
  x = linspace (-0.011, 0.011, 2);
  plot (1e3 * X(still,2), J(still,1), "o", 1e3 * x, L12 * x, "k", ...
        "linewidth", 1.5);
  xlabel ("difference of 1/T (1e-3 / K)");
  ylabel ("velocity (um/s)");
  title ("Not pulled: it drifts");
  axes ("position", [0.55, 0.14, 0.4, 0.76]);
  x = linspace (-0.021, 0.021, 2);
  plot (1e3 * X(dragged,1), J(dragged,2), "o", 1e3 * x, L12 * x, "k", ...
        "linewidth", 1.5);
  xlabel ("pull / T (1e-3 pN / K)");
  ylabel ("heat flow (pN um / s)");
  legend ("dragged at one temperature", "predicted from the drift", ...
          "location", "northwest");
  title ("Dragged: it carries heat");
  save_picture (picture);

endfunction
