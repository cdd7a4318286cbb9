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


## nacl_conductivity ()
## nacl_conductivity (data_folder)
## nacl_conductivity (data_folder, picture)
##
## Heat and electric conductivity of molten NaCl from the fluctuations of a
## molecular dynamics run at equilibrium (100 ps, data of the SPORTRAN package).
##
## In a mixture the energy flux is not the heat flux: the ions that move carry
## their enthalpy.  Its own Green-Kubo integral depends on where energies are
## counted from.  What a heat experiment measures is the flow of energy while
## no ions flow, 1 / (inv (L))_11 of the matrix of both currents, and that does
## not depend on it.
##
## Prints the conductivities by four methods.  The figure goes to the file
## PICTURE (a .png), or to the screen.

function nacl_conductivity (data_folder = "", picture = "")

  if (isempty (data_folder))
    data_folder = fullfile (fileparts (mfilename ("fullpath")), "..", ...
                            "tests", "data");
  endif
  x = read_work (fullfile (data_folder, "sportran_nacl", "NaCl.dat.gz"), ...
                 "column", 1:7);
  T = mean (x(:,1));
  V = 65013.301261;             # A^3
  energy = x(:,2:4);            # eV A/ps, x y z
  ions = x(:,5:7);              # velocity of the centre of mass of Na+, A/ps
  dt = 0.005;                   # ps
  kB = 1.380649e-23;
  e = 1.602176634e-19;

  printf ("Molten NaCl at %.1f K, %d ion pairs, %g ps\n\n", T, 864, ...
          rows (x) * dt);
  ## (eV A/ps)^2 ps / (A^3 kB T^2) in W/m/K
  scale = e^2 * 1e22 / (V * kB * T^2);
  three = {dt, "components", 3, "scale", scale};
  [L, se, info] = green_kubo ([energy, ions], three{:});
  [alone, alone_se] = green_kubo (energy, three{:});
  printf ("Heat conductivity (W/m/K)        both currents       energy flux");
  printf (" alone\n");
  row ("Whittle, band found", info.schur(1), info.schur_se(1), alone, alone_se);
  for name = {"block", "lag"}
    [~, ~, both] = green_kubo ([energy, ions], three{:}, "method", name{1});
    [one, one_se] = green_kubo (energy, three{:}, "method", name{1});
    row (name{1}, both.schur(1), both.schur_se(1), one, one_se);
  endfor
  cepstral = {"method", "cepstral", "band", 14};
  [both, both_se] = green_kubo ([energy, ions], three{:}, cepstral{:});
  [one, one_se] = green_kubo (energy, three{:}, cepstral{:});
  row ("cepstral, f* = 14 THz by hand", both(1), both_se(1), one, one_se);

  printf (["\nCount the energy of a Na+ ion from another zero, and the energy" ...
           " flux changes by\nh times the current of ions.  What does the" ...
           " conductivity say?\n\n"]);
  printf ("  h (eV a pair)    both currents       energy flux alone\n");
  h = -1:0.5:3;
  for k = numel (h):-1:1
    J = energy + h(k) * 864 * ions;
    [~, ~, i] = green_kubo ([J, ions], three{:});
    [own(k), own_se(k)] = green_kubo (J, three{:});
    kappa(k) = i.schur(1);
    kappa_se(k) = i.schur_se(1);
  endfor
  for k = 1:2:numel (h)
    printf ("  %5.1f          %.3f +- %.3f     %8.3f +- %.3f\n", h(k), ...
            kappa(k), kappa_se(k), own(k), own_se(k));
  endfor

  ## The momentum of all ions vanishes: the current of charge follows from that
  ## of Na+.  (e A/ps)^2 ps / (A^3 kB T) in S/m.
  charge = 864 * (1 + 22.98976928 / 35.453) * ions;
  [sigma, sigma_se] = green_kubo (charge, dt, "components", 3, ...
                                  "scale", e^2 * 1e22 / (V * kB * T));
  printf ("\nElectric conductivity %.0f +- %.0f S/m.\n", sigma, sigma_se);
  printf ("Reciprocity between the flows of energy and of ions: p = %.2f.\n", ...
          info.p_antisym);
  for note = info.notes
    printf ("Note: %s.\n", note{1});
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 13, 4.8]);
  endif
  draw (info, h, kappa, kappa_se, own, own_se);
  save_picture (picture);

endfunction

function row (name, both, both_se, one, one_se)

  printf ("  %-29s  %.4f +- %.4f     %.4f +- %.4f\n", name, both, both_se, ...
          one, one_se);

endfunction

function draw (info, h, both, both_se, own, own_se)

  blue = [0.12 0.35 0.65];
  red = [0.80 0.25 0.15];
  ax = axes ("position", [0.08, 0.17, 0.38, 0.70]);
  f = info.spectrum.frequency;
  S = squeeze (info.spectrum.fit(:,1,1));
  P = squeeze (info.spectrum.periodogram(:,1,1));
  hold on;
  plot (f, real (P) / 2, ".", "color", 0.45 + 0.55 * blue, "markersize", 6);
  plot (f, real (S) / 2, "color", blue, "linewidth", 2);
  plot ([0, 0], info.L(1,1) + 2 * [-1, 1] * info.se(1,1), "k", "linewidth", 3);
  plot (info.cutoff * [1, 1], [0, 2.2], "k--");
  finish_panel ([-0.1, 1.05 * info.cutoff, 0, 2.2], "frequency (THz)", ...
                "S / 2 (W/m/K)", "spectrum of the energy flux, up to f*");

  ax = axes ("position", [0.56, 0.17, 0.41, 0.70]);
  hold on;
  ## Each point with two standard errors.
  g = [errorbar(h, both, 2 * both_se), errorbar(h, own, 2 * own_se)];
  set (g(1), "color", blue, "marker", "o", "markerfacecolor", blue, ...
       "linewidth", 1.4);
  set (g(2), "color", red, "marker", "s", "markerfacecolor", red, ...
       "linewidth", 1.4);
  finish_panel ([h(1) - 0.2, h(end) + 0.2, 0, 1.35 * max(own + 2 * own_se)], ...
                "zero of the energy of Na^+ (eV)", "conductivity (W/m/K)", ...
                "a convention is not a conductivity");
  legend (g, {"both currents", "energy flux alone"}, "location", "northwest");

endfunction
