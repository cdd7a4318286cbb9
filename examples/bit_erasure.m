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


## bit_erasure ()
## bit_erasure (picture)
##
## Erasing one bit costs kT ln 2 at least, on average.  A bit of two levels is
## erased in times from short to long; single erasures may cost less than
## kT ln 2, the more often the slower they are, but the mean does not, and the
## exponential average tells the free energy from all of them.  At last the
## bound for a bit in a double well with full control of its potential.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function bit_erasure (picture = "")

  times = [3, 30, 300];
  M = 4000;
  bit = landauer_bit (times, "trajectories", M, "seed", 1);
  printf (["A bit of two levels, energy raised to 10 kT in the time t;" ...
           " %d erasures each\n\n"], M);
  printf ("     t   <W> exact   sampled           below kT ln 2   dF by jarzynski\n");
  for k = 1:3
    W = bit.sample(:,k);
    [dF, se, info] = jarzynski (W, "seed", 1);
    printf ("  %4d   %.4f      %.4f +- %.4f   %5.1f %%         %.3f +- %.3f%s\n", ...
            times(k), bit.work(k), mean (W), std (W) / sqrt (M), ...
            100 * mean (W < log (2)), dF, se, {" ?", ""}{1 + info.reliable});
  endfor
  printf ("\n  ?: not to be relied upon; exact dF = %.4f kT, ln 2 = %.4f\n", ...
          bit.dF, log (2));
  printf ("  slow law: <W> = dF + %.3f / t; with the best protocol %.3f / t\n", ...
          bit.slow, bit.length^2);

  Dtau = logspace (-2, 1, 10);
  [W, bound] = erasure_bound (8, Dtau);
  printf (["\nA bit in a double well with a barrier of 8 kT, any potential" ...
           " allowed on the way\n"]);
  printf ("  D t = %.2f: at least %.3f kT\n", [Dtau([1, 4, 7, 10]); ...
                                           W([1, 4, 7, 10])]);

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.06, 0.14, 0.42, 0.76]);
  edge = linspace (-0.5, 10, 85);
  width = edge(2) - edge(1);
  n = histc (bit.sample, edge) / M / width;
  stairs (edge, n(:,1), "linewidth", 1.5, "color", [0.8, 0.25, 0.1]);
  hold on;
  stairs (edge, n(:,2), "linewidth", 1.5, "color", [0, 0.35, 0.7]);
  stairs (edge, n(:,3), "linewidth", 1.5, "color", [0.2, 0.6, 0.3]);
  plot (log (2) * [1, 1], [0, 4.2], "k--");
  hold off;
  axis ([-0.5, 6, 0, 4.2]);
  xlabel ("work of one erasure (kT)");
  ylabel ("probability density (1 / kT)");
  legend ("time 3", "time 30", "time 300", "kT ln 2");
  title ("Single erasures");
  axes ("position", [0.56, 0.14, 0.4, 0.76]);
  t = logspace (0, 3, 31);
  line = landauer_bit (t);
  best = landauer_bit (t, "protocol", "optimal");
  loglog (t, line.dissipated, "linewidth", 1.5, t, best.dissipated, ...
          "linewidth", 1.5, t, bit.length^2 ./ t, "k:", "linewidth", 1.5, ...
          Dtau * 100, W - log (2), "s-");
  xlabel ("time (1 / rate; for the well, 100 D t)");
  ylabel ("mean work above the free energy (kT)");
  legend ("two levels, even rise", "two levels, least length", ...
          "length^2 / t", "double well, full control", "location", "southwest");
  title ("What haste costs");
  save_picture (picture);

endfunction
