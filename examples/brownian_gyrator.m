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


## brownian_gyrator ()
## brownian_gyrator (picture)
##
## Two coordinates with a spring between them and a heat bath for each: with
## different temperatures the particle turns round on average, heat flows
## through it, and entropy is produced although nothing is at rest or at work.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function brownian_gyrator (picture = "")

  ratio = [1, 1.5, 2, 3, 4];
  printf (["U = (1.5 x^2 + 1.5 y^2) / 2 + 0.5 x y; baths kT = 1 and T;" ...
           " 2000 particles\n\n"]);
  printf ("   T     heat flow           exact     entropy             exact\n");
  for k = 1:numel (ratio)
    m = langevin_model ("gyrator", "temperatures", [1, ratio(k)]);
    s = langevin (m, [0, 60], [0, 0], "step", 0.02, "trajectories", 2000, ...
                  "seed", k, "ledger", "frames", "stride", 500);
    T = s.t(end) - s.t(2);
    heat = -(s.heat(:,end,1) - s.heat(:,2,1)) / T;
    sigma = (s.entropy(:,end) - s.entropy(:,2)) / T;
    flow(k,:) = [mean(sigma), std(sigma) / sqrt(2000)];
    exact(k) = m.exact.entropy_production;
    if (size (s.heat, 3) < 2)
      heat = 0 * heat;
    endif
    printf ("  %3g   %7.4f +- %.4f   %7.4f   %7.4f +- %.4f   %7.4f\n", ...
            ratio(k), mean (heat), std (heat) / sqrt (2000), 0 - m.exact.heat, ...
            flow(k,:), exact(k));
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.06, 0.14, 0.4, 0.76]);
  [t, x] = langevin (m, [0, 40], [0, 0], "step", 0.02, "trajectories", 200, ...
                     "seed", 1);
  plot (x(:,floor (end / 2):40:end,1)(:), x(:,floor (end / 2):40:end,2)(:), ...
        ".", "markersize", 3);
  hold on;
  a = linspace (0, 2 * pi, 100);
  ring = 2 * chol (m.exact.covariance)' * [cos(a); sin(a)];
  plot (ring(1,:), ring(2,:), "k", "linewidth", 1.5);
  hold off;
  axis ([-5, 5, -7, 7]);
  xlabel ("x (kT = 1)");
  ylabel ("y (kT = 4)");
  title ("Positions, and 2 sigma of the exact covariance");
  axes ("position", [0.55, 0.14, 0.4, 0.76]);
  errorbar (ratio, flow(:,1), 2 * flow(:,2), "o");
  hold on;
  r = linspace (1, 4, 60);
  plot (r, 0.25 * (r - 1).^2 ./ (3 * r), "k", "linewidth", 1.5);
  hold off;
  xlabel ("temperature of the second bath (kT)");
  ylabel ("entropy production (k_B per time)");
  legend ("simulated", "exact", "location", "northwest");
  save_picture (picture);

endfunction
