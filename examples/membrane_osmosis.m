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

## membrane_osmosis ()
## membrane_osmosis (data_folder)
## membrane_osmosis (data_folder, picture)
##
## Osmosis: water flows to the side of more solute until the pressure stops
## it, and a higher pressure turns it back.  One symmetric matrix describes
## both flows.
##
## Prints the flows through a membrane between water and a solution, the
## Onsager matrix found again from noisy flows, and the membrane of published
## experiments (data sets of tests/data, DATA_FOLDER) with errors.  The figure goes
## to the file PICTURE (a .png), or to the screen.

function membrane_osmosis (data_folder = "", picture = "")

  if (isempty (data_folder))
    data_folder = fullfile (fileparts (mfilename ("fullpath")), "..", ...
                            "tests", "data");
  endif

  m = struct ("Lp", 1e-12, "sigma", 0.8, "omega", 2e-10);
  c = [150, 50];
  s = osmosis (m, c, 0, 298.15);
  printf ("Lp = 1e-12 m/(s Pa), sigma = 0.8, omega = 2e-10 mol/(m^2 s Pa);");
  printf (" 150 and 50 mol/m^3, 25 C\n\n");
  printf ("L = [%.3g %.3g; %.3g %.3g] m/(s Pa), det %.3g > 0\n", s.L, s.det);
  printf ("Flow stops at %.4g bar (sigma dpi; dpi = %.4g bar)\n\n", ...
          s.stop / 1e5, s.dpi / 1e5);
  printf ("   dP/bar    Jv/(nm/s)   Js/(umol/m^2/s)   dissipation/(mW/m^2)\n");
  dP = [0, 1, s.stop / 1e5, 3, 10] * 1e5;
  s = osmosis (m, c, dP, 298.15);
  for k = 1:5
    printf ("  %7.3f  %11.3f  %16.3f  %20.3f\n", dP(k) / 1e5, 1e9 * s.Jv(k), ...
            1e6 * s.Js(k), 1e3 * s.dissipation(k));
  endfor

  ## The other way: L from flows measured with 2 % noise.
  randn ("twister", 1);
  [P, d] = meshgrid ((-2:2) * 1e5, (-2:2) * 30);
  s = osmosis (m, 100 + d(:) * [1, -1], P(:), 298.15);
  J = [s.Jv, s.JD];
  noise = 0.02 * sqrt (mean (J.^2));
  [L, ~, info] = onsager_fit (J + noise .* randn (25, 2), s.X, ...
                              "basis", "membrane", "cov", diag (noise.^2));
  [v, se] = onsager_derived (info, "membrane", struct ("c_mean", 100));
  printf ("\nFrom 25 flows with 2 %% noise: reciprocity p = %.2f;", ...
          info.reciprocity.p);
  printf (" Lp %.4g +- %.1g,\nsigma %.4f +- %.4f, omega %.4g +- %.1g\n", ...
          v.permeability, se.permeability, v.reflection, se.reflection, ...
          v.omega, se.omega);

  grams = [1, 3, 5, 10, 15];
  printf ("\nReverse osmosis, published data: least squares\n\n");
  printf ("  feed         sigma                P (L/m^2/h)        rms of R\n");
  for k = 1:5
    raw = load (fullfile (data_folder, "membrane_skk", ...
                          sprintf ("data_%dg.dat", grams(k))));
    data(k) = struct ("flux", raw(:,1) * 60 / 1000 / 0.38, ...
                      "rejection", raw(:,2));
    [fit(k), error_of, info] = osmosis (data(k));
    printf ("  %2d g/L   %.4f +- %.4f   %.7f +- %.4f     %.1e\n", grams(k), ...
            fit(k).sigma, error_of.sigma, fit(k).P, error_of.P, ...
            sqrt (mean (info.residual.^2)));
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 450]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  draw (m, data, fit, grams);
  save_picture (picture);

endfunction

function draw (m, data, fit, grams)

  colour = [0.8, 0.25, 0.1; 0.85, 0.55, 0; 0.15, 0.5, 0.25; 0, 0.35, 0.7; ...
            0.45, 0.2, 0.6];
  panel (1);
  dP = linspace (0, 5e5, 100)';
  s = osmosis (m, [150, 50], dP, 298.15);
  plot (dP / 1e5, 1e9 * s.Jv, "color", colour(4,:), "linewidth", 2);
  plot (dP / 1e5, 1e9 * s.JD, "color", colour(1,:), "linewidth", 2);
  plot ([0, 5], [0, 0], "color", [0.6, 0.6, 0.6]);
  plot (s.stop(1) / 1e5, 0, "ko", "markerfacecolor", "k");
  text (2.15, -35, "water stands still", "fontsize", 11);
  legend ("volume J_v", "exchange J_D", "location", "northeast");
  finish_panel ([0, 5, -250, 700], "pressure difference (bar)", "flow (nm/s)", ...
                "150 against 50 mol/m^3");

  panel (2);
  flux = linspace (2, 40, 200)';
  for k = 1:5
    F = exp (-(1 - fit(k).sigma) * flux / fit(k).P);
    R = fit(k).sigma * (1 - F) ./ (1 - fit(k).sigma * F);
    h(k) = plot (flux, 100 * R, "color", colour(k,:), "linewidth", 1.5);
    plot (data(k).flux, 100 * data(k).rejection, "o", "color", colour(k,:), ...
          "markersize", 5);
    names{k} = sprintf ("%d g/L", grams(k));
  endfor
  legend (h, names, "location", "southeast");
  finish_panel ([0, 40, 80, 98], "volume flow (L/m^2/h)", "held back (%)", ...
                "Published data, Spiegler and Kedem");

endfunction

function panel (k)

  axes ("position", [0.08 + 0.49 * (k - 1), 0.14, 0.4, 0.75]);
  hold on;

endfunction
