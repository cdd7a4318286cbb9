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


## kramers_escape ()
## kramers_escape (picture)
##
## How long a particle stays in a well: simulated first passages over barriers
## of 1 to 4 kT, the exact mean by quadrature, and Kramers' law, which is its
## limit for high barriers.  With little friction the particle comes back many
## times, and the law has another factor.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function kramers_escape (picture = "")

  E = [1, 2, 3, 4];
  h = 5e-4;
  printf ("Double well E (x^2 - 1)^2, from -1 to 1, overdamped, 500 paths\n\n");
  printf ("   E/kT   simulated          exact     1 / Kramers' rate\n");
  for k = 1:4
    m = langevin_model ("double well", "barrier", E(k));
    s = langevin (m, [0, 400], -1, "step", h, "trajectories", 500, ...
                  "seed", k, "events", [1, 1, 1], "stop", true, ...
                  "ledger", "off", "stride", Inf);
    T = s.passage;
    ## Looked at each h, a path seems to pass late: the level is moved by
    ## 0.58 sqrt (2 D h).
    exact(k) = m.exact.passage (-1, 1 + 0.5826 * sqrt (2 * h));
    mean_time(k) = mean (T);
    se(k) = std (T) / sqrt (numel (T));
    law(k) = 1 / m.exact.kramers;
    printf ("   %d      %7.3f +- %.3f   %7.3f   %7.3f\n", E(k), ...
            mean_time(k), se(k), exact(k), law(k));
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.06, 0.14, 0.42, 0.76]);
  m = langevin_model ("double well", "barrier", 3);
  [t, x] = langevin (m, [0, 200], -1, "trajectories", 1, "seed", 3);
  plot (t, x, "color", [0, 0.35, 0.7]);
  axis ([0, 200, -1.8, 1.8]);
  xlabel ("time");
  ylabel ("x");
  title ("One particle, barrier 3 kT");
  axes ("position", [0.56, 0.14, 0.4, 0.76]);
  errorbar (E, mean_time, se, "o");
  hold on;
  plot (E, exact, "k-", "linewidth", 1.5, E, law, "--", "linewidth", 1.5);
  hold off;
  set (gca (), "yscale", "log");
  axis ([0.8, 4.2, 1, 60]);
  xlabel ("barrier (kT)");
  ylabel ("mean time from -1 to 1");
  legend ("simulated", "exact", "1 / Kramers' rate", "location", "northwest");
  title ("Exact and asymptotic");
  save_picture (picture);

endfunction
