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

## sheared_fluid ()
## sheared_fluid (picture)
##
## Shear carries momentum: the gradient of velocity is a force and the viscous
## stress its flux.  What it dissipates leaves as heat, and each part of the
## entropy production is a flux times its force.
##
## Prints water and oil between two plates, the balance of entropy, and the
## viscosity found from such data by onsager_fit.  The figure goes to the file
## PICTURE (a .png), or to the screen.

function sheared_fluid (picture)

  if (nargin < 1)
    picture = "";
  endif

  cases = {"water, 10 m/s", 10, 300, 1e-3, 0.6
           "oil, 20 m/s", 20, 300, 0.1, 0.15
           "oil, walls 300 K and 330 K", 20, [300, 330], 0.1, 0.15
           "oil at rest, 300 K and 330 K", 0, [300, 330], 0.1, 0.15};
  printf ("Between plates 1 mm apart\n\n");
  printf ("  %-30s %8s  %9s  %20s  %12s  %12s\n", "fluid", "stress", "rise", ...
          "heat out below, above", "entropy made", "carried out");
  printf ("  %-30s %8s  %9s  %20s   %12s  %12s\n", "", "Pa", "K", "W/m^2", ...
          "W/K/m^2", "W/K/m^2");
  for c = 1:rows (cases)
    s(c) = couette (cases{c,2}, 1e-3, cases{c,3}, cases{c,4}, cases{c,5});
    printf ("  %-30s %8.1f  %9.6f  %10.2f %10.2f  %12.6f  %12.6f\n", ...
            cases{c,1}, s(c).stress, s(c).rise, s(c).heat_out, ...
            s(c).entropy_production, sum (s(c).heat_out ./ s(c).T([1, end])));
  endfor

  ## Flux times force, place by place: two fluxes, two forces.
  f = s(3);
  X = [thermo_force("viscous", struct ("T", f.T, "v", f.v), f.y), ...
       -gradient(f.T, f.y)' ./ f.T'.^2];
  J = [f.momentum_flux * ones(101, 1), f.heat_flux'];
  sigma = entropy_production (J(2:end-1,:), X(2:end-1,:));
  printf ("\nEntropy production of the third case, flux times force");
  printf (" against the formula:\nlargest relative difference %.1e.\n", ...
          max (abs (sigma ./ f.entropy_density(2:end-1)' - 1)));

  ## The viscosity from stresses measured with 1 % noise.
  randn ("twister", 1);
  U = (2:2:20)';
  force = -U / 1e-3 / 300;
  stress = -0.1 * U / 1e-3;
  noisy = stress .* (1 + 0.01 * randn (10, 1));
  [L, se] = onsager_fit (noisy, force, "cov", (0.01 * stress).^2, ...
                         "basis", "viscous");
  printf ("\nViscosity from 10 stresses with 1 %% noise: %.5f +- %.5f Pa s", ...
          L / 300, se / 300);
  printf (" (0.1 was put in).\n");

  if (isempty (picture))
    figure ("position", [100, 100, 1200, 450]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 15, 5.5]);
  endif
  draw (s(2:4));
  save_picture (picture);

endfunction

function draw (s)

  colour = [0.8, 0.25, 0.1; 0, 0.35, 0.7; 0.4, 0.4, 0.4];
  style = {"-", "-", "--"};
  panel (1);
  for k = 1:3
    plot (s(k).v, 1e3 * s(k).y, style{k}, "color", colour(k,:), "linewidth", 2);
  endfor
  legend ("walls of 300 K", "300 K and 330 K", "at rest", ...
          "location", "southeast");
  finish_panel ([-1, 21, 0, 1], "velocity (m/s)", "height (mm)", "Velocity");

  panel (2);
  for k = 1:3
    plot (s(k).T, 1e3 * s(k).y, style{k}, "color", colour(k,:), "linewidth", 2);
  endfor
  finish_panel ([295, 360, 0, 1], "temperature (K)", "height (mm)", ...
                "Temperature");

  panel (3);
  f = s(2);
  plot (f.entropy_viscous, 1e3 * f.y, "color", colour(1,:), "linewidth", 2);
  plot (f.entropy_conduction, 1e3 * f.y, "color", colour(2,:), "linewidth", 2);
  plot (f.entropy_density, 1e3 * f.y, "k", "linewidth", 2);
  legend ("viscosity", "heat conduction", "both", "location", "east");
  finish_panel ([0, 400000, 0, 1], "entropy production (W/K/m^3)", ...
                "height (mm)", ...
                "Walls 300 K and 330 K");
  set (gca (), "xtick", 0:2e5:4e5, ...
       "xticklabel", {"0", "200 000", "400 000"});

endfunction

function panel (k)

  axes ("position", [0.06 + 0.325 * (k - 1), 0.14, 0.26, 0.75]);
  hold on;

endfunction
