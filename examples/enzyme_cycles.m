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

## enzyme_cycles ()
## enzyme_cycles (picture)
##
## An enzyme that binds A and B in either order and turns them over: four
## states, three cycles.  Rates are in 1/s, concentrations in units of 1 mM;
## the numbers are made up.
## 1. Without turnover: Kolmogorov's test of the measured rates of binding.
##    No probability is needed, and a slip in one rate shows.
## 2. With turnover: what drives which cycle, and how often each is completed
##    (Hill), against the entropy production of the network.
## 3. Which order of binding carries the flux as B is added, and how long a
##    turnover takes.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function enzyme_cycles (picture = "")

  printf ("1. Binding alone: is the table of rates consistent?\n");
  passive = enzyme (1, 1, false);
  show_test ("as measured", passive);
  ## Within the errors of 10 % of each rate.
  rand ("twister", 1);
  randn ("twister", 1);
  noisy = passive;
  noisy.W .*= exp (0.1 * randn (4));
  show_test ("with errors of 10 %", noisy);
  wrong = noisy;
  wrong.W(1,2) *= 4;
  show_test ("E -> EA four times too large", wrong);

  printf ("\n2. With turnover: affinities and fluxes of the cycles\n");
  active = enzyme (1, 1, true);
  [c, info] = network_cycles (active, "all", true);
  for k = 1:numel (c.names)
    printf ("   %-27s affinity %8.4f kT, net flux %9.5f /s\n", c.names{k}, ...
            c.affinity(k), c.flux(k));
  endfor
  [sigma, entropy] = network_entropy (active);
  printf ("   entropy production by edges  %.12f kB/s\n", sigma);
  printf ("                      by cycles %.12f kB/s\n", ...
          c.flux' * c.affinity);

  printf ("\n3. Order of binding and turnover time\n");
  printf ("   %8s %12s %12s %14s %12s\n", "B (mM)", "A first (/s)", ...
          "B first (/s)", "turnover (ms)", "randomness");
  B = logspace (-2, 2, 41);
  for i = 1:numel (B)
    net = enzyme (1, B(i), true);
    c = network_cycles (net, "all", true);
    flux(i,1) = c.flux(strcmp (c.names, "E -> EA -> EAB -> E"));
    flux(i,2) = c.flux(strcmp (c.names, "E -> EB -> EAB -> E"));
    [tau(i), variance(i)] = network_fpt (net, [], "jump", [4, 1], "from", "E");
    if (mod (i, 10) == 1)
      printf ("   %8.2g %12.4f %12.4f %14.2f %12.4f\n", B(i), flux(i,:), ...
              1e3 * tau(i), variance(i) / tau(i)^2);
    endif
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1000, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 12, 6]);
  endif
  subplot (1, 2, 1);
  plot_network (active);
  title ("currents (1/s) and affinities (kT)");
  subplot (1, 2, 2);
  semilogx (B, flux, "linewidth", 1.5, B, sum (flux, 2), "k--");
  xlabel ("concentration of B (mM)");
  ylabel ("completed cycles per second");
  legend ("A first", "B first", "both", "location", "northwest");
  save_picture (picture);

endfunction

function net = enzyme (A, B, turnover)

  edges = {"E",  "EA",  10 * A, 20
           "E",  "EB",   4 * B, 40
           "EA", "EAB",  5 * B, 25
           "EB", "EAB",  8 * A,  8};
  if (turnover)
    ## Products are kept 12 kT below A and B at 1 mM.
    edges(end+1,:) = {"EAB", "E", 30, 3 * exp(-12)};
  endif
  net = network (edges, "labels", {"E", "EA", "EB", "EAB"}, ...
                 "positions", [0, 0; 1.2, 1; 1.2, -1; 2.4, 0]);

endfunction

function show_test (title, net)

  [c, info] = network_cycles (net, "relative_error", 0.1);
  verdict = "detailed balance holds";
  if (! info.detailed_balance)
    verdict = "NOT in detailed balance";
  endif
  printf ("   %-29s affinity %7.4f +- %.4f kT, p = %.2g: %s\n", title, ...
          c.affinity, info.se, info.p_value, verdict);

endfunction
