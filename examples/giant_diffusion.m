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


## giant_diffusion ()
## giant_diffusion (picture)
##
## A particle on a washboard: near the force at which its minima vanish it
## spreads many times faster than a free particle.  Simulation against the exact
## velocity and diffusion coefficient.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function giant_diffusion (picture = "")

  A = 5;
  drive = [2, 4, 5, 6, 8];
  printf ("U = 5 cos x (kT = 1), driven; 1000 particles\n\n");
  printf ("  force   velocity            exact      diffusion         exact\n");
  for k = 1:numel (drive)
    m = langevin_model ("washboard", "amplitude", A, "drive", drive(k));
    s = langevin (m, [0, 300], 0, "step", 2e-3, "trajectories", 1000, ...
                  "seed", k, "stride", 15000, "ledger", "off");
    T = s.t(end) - s.t(2);
    moved = s.x(:,end) - s.x(:,2);
    v(k) = mean (moved) / T;
    D(k) = var (moved) / (2 * T);
    se(k) = D(k) * sqrt (2 / 999);
    printf ("  %3g     %7.4f +- %.4f   %7.4f   %7.3f +- %.3f   %7.3f\n", ...
            drive(k), v(k), std (moved) / T / sqrt (1000), m.exact.velocity, ...
            D(k), se(k), m.exact.diffusion);
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  F = linspace (0.2, 10, 50);
  w = motor_model ("washboard", "amplitude", A, "load", -2 * pi * F, ...
                   "diffusion", 1 / (4 * pi^2));
  axes ("position", [0.06, 0.14, 0.4, 0.76]);
  plot (F, 2 * pi * w.velocity, "k", "linewidth", 1.5, drive, v, "o", ...
        F, F, "k--");
  xlabel ("force");
  ylabel ("velocity");
  legend ("exact", "simulated", "free", "location", "northwest");
  axes ("position", [0.55, 0.14, 0.4, 0.76]);
  plot (F, 4 * pi^2 * w.diffusion, "k", "linewidth", 1.5);
  hold on;
  errorbar (drive, D, se, "o");
  plot (F([1, end]), [1, 1], "k--");
  hold off;
  ylim ([0, 3.5]);
  xlabel ("force");
  ylabel ("diffusion coefficient");
  legend ("exact", "simulated", "free", "location", "northeast");
  title ("Washboard of amplitude 5 kT, with standard errors");
  save_picture (picture);

endfunction
