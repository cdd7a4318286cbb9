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


## optimal_driving ()
## optimal_driving (picture)
##
## How to move or to stiffen an optical trap with the least work: jump, go, and
## jump again.  For a trap that is moved over one standard deviation of the
## particle the gain over even motion is 10 % at the best duration; for a bit it
## is half of the dissipated work.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function optimal_driving (picture = "")

  times = [0.1, 1, 10];
  printf ("Work in kT, in the time t (relaxation times of the trap)\n\n");
  printf ("            moved by one unit         stiffness 1 -> 5\n");
  printf ("     t     optimal    even         optimal    even      jump to\n");
  for t = times
    m = optimal_trap ("moving", 0, 1, t);
    s = optimal_trap ("stiffening", 1, 5, t);
    printf ("  %5.1f    %.4f    %.4f       %.4f    %.4f    %.3f\n", t, ...
            m.optimal, m.linear, s.optimal, s.linear, s.jumps(1));
  endfor
  zeta = @(E) 1 / (4 * cosh (E / 2)^2);
  [L, info] = thermodynamic_length ([0; 10], zeta);
  printf (["\nA bit raised to 10 kT, slowly: %.3f kT / t along the least" ...
           " length, %.3f kT / t evenly\n"], L^2, info.linear);

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.06, 0.14, 0.4, 0.76]);
  shade = [0.8, 0.25, 0.1; 0, 0.35, 0.7; 0.2, 0.6, 0.3];
  hold on;
  for k = 1:3
    s = optimal_trap ("stiffening", 1, 5, times(k));
    u = linspace (-0.1, 1.1, 481);
    plot (u, s.protocol (u * times(k)), "color", shade(k,:), "linewidth", 1.5);
  endfor
  plot ([-0.1, 0, 1, 1.1], [1, 1, 5, 5], "k--");
  hold off;
  box ("on");
  axis ([-0.1, 1.1, 0, 9]);
  xlabel ("t / duration");
  ylabel ("stiffness");
  legend ("duration 0.1", "1", "10", "even", "location", "northwest");
  title ("The best way to stiffen a trap fivefold");
  axes ("position", [0.55, 0.14, 0.4, 0.76]);
  t = logspace (-2, 3, 51);
  ratio = zeros (2, numel (t));
  for k = 1:numel (t)
    m = optimal_trap ("moving", 0, 1, t(k));
    s = optimal_trap ("stiffening", 1, 5, t(k));
    ratio(:,k) = [m.linear / m.optimal; (s.linear - s.dF) / s.dissipated];
  endfor
  bit = landauer_bit (t);
  best = landauer_bit (t, "protocol", "optimal");
  semilogx (t, ratio, "linewidth", 1.5, t, bit.dissipated ./ best.dissipated, ...
            "linewidth", 1.5, t([1, end]), [1, 1], "k--");
  axis ([t([1, end]), 0.9, 2.2]);
  xlabel ("duration");
  ylabel ("dissipated work, even / optimal");
  legend ("moving", "stiffening", "bit, least length", "location", "northwest");
  title ("What the better protocol is worth");
  save_picture (picture);

endfunction
