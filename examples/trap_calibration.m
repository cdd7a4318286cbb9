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

## trap_calibration ()
## trap_calibration (picture)
##
## A bead in optical tweezers, seen by a camera that averages over its exposure
## and locates it with an error.  The stiffness of the trap from the variance
## of the positions alone is 44 % too high; the exact likelihood of the
## blurred and noisy positions gives stiffness, friction and noise, each with
## its error.
##
## Prints a table.  The figure goes to the file PICTURE (a .png), or to the
## screen.

function trap_calibration (picture)

  if (nargin < 1)
    picture = "";
  endif

  kT = 4.0474;               # pN nm, 20 C
  friction = 9.44e-6;        # pN s / nm: 1 um in water
  k = 0.03;                  # pN / nm
  noise = 3;                 # nm
  dt = 5e-4;                 # s, exposed all the time
  sub = 20;
  T = 2e4;

  randn ("twister", 2);
  tau = friction / k;
  r = exp (-dt / sub / tau);
  path = filter (sqrt (kT / k * (1 - r^2)), [1, -r], ...
                 [sqrt(kT / k) / sqrt(kT / k * (1 - r^2)) * randn(), ...
                  randn(1, T * sub - 1)]);
  x = mean (reshape (path, sub, T), 1) + noise * randn (1, T);

  printf ("Trap of %g pN/nm, relaxation time %.3f ms, a camera at %g kHz,", ...
          k, 1e3 * tau, 1e-3 / dt);
  printf (" noise %g nm\n\n", noise);
  printf ("%-34s %16s %18s  %s\n", "", "k, pN/nm", ...
          "friction, 1e-6 pN s/nm", "verdict");
  options = {"kT", kT};
  form = "%-34s %7.4f +- %.4f   %8.2f +- %.2f      %s\n";
  line = @(what, k, se, i) printf (form, what, k, se, 1e6 * i.friction, ...
                                   1e6 * i.friction_se, ...
                                   ifelse (i.reliable, "fits", "does not fit"));
  [k0, se0, i0] = trap_calibrate (x, dt, options{:}, ...
                                  "method", "equipartition");
  printf ("%-34s %7.4f +- %.4f\n", "variance alone", k0, se0);
  [k1, se1, i1] = trap_calibrate (x, dt, options{:});
  line ("no blur, no noise", k1, se1, i1);
  [k2, se2, i2] = trap_calibrate (x, dt, options{:}, "exposure", dt);
  line ("blur", k2, se2, i2);
  [k3, se3, i3] = trap_calibrate (x, dt, options{:}, "exposure", dt, ...
                                  "noise", "fit");
  line ("blur and noise", k3, se3, i3);
  [k4, se4, i4] = trap_calibrate (x, dt, options{:}, "exposure", dt, ...
                                  "noise", "fit", "method", "spectrum");
  line ("the same from the spectrum", k4, se4, i4);
  printf ("%-34s %7.4f             %8.2f\n", "true", k, 1e6 * friction);
  printf ("\nNoise found: %.2f +- %.2f nm\n", i3.noise, i3.noise_se);

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.4]);
  endif
  draw (x, dt, i1, i3, k, kT);
  save_picture (picture);

endfunction

function draw (x, dt, plain, full, k, kT)

  blue = [0, 0.35, 0.7];
  red = [0.8, 0.25, 0.1];

  axes ("position", [0.07, 0.15, 0.4, 0.73]);
  n = 1:600;
  plot (1e3 * dt * n, x(n), "color", blue);
  hold on;
  s = sqrt (kT / k);
  plot ([0, 300], [s, -s; s, -s], "--", "color", red);
  text (10, 42, "dashed: +- (kT/k)^{1/2}", "color", red, "fontsize", 11);
  hold off;
  axis ([0, 300, -50, 50]);
  finish_panel ([], "time (ms)", "position (nm)", ...
                "Positions seen by the camera");

  axes ("position", [0.57, 0.15, 0.4, 0.73]);
  f = full.spectrum.frequency;
  edges = unique (round (logspace (0, log10 (numel (f) + 1), 40)));
  edges(edges < 25) = [];
  for b = numel (edges) - 1:-1:1
    j = edges(b):edges(b+1)-1;
    at(b) = mean (f(j));
    power(b) = mean (full.spectrum.power(j));
    se(b) = power(b) / sqrt (numel (j));
  endfor
  loglog ([at; at], power + [-2; 2] .* se, "color", blue);
  hold on;
  plot (at, power, "o", "color", blue, "markerfacecolor", blue, ...
        "markersize", 4);
  plot (f, full.spectrum.fit, "color", "k", "linewidth", 1.5);
  plot (f, plain.spectrum.fit, "--", "color", red, "linewidth", 1.5);
  hold off;
  axis ([3, 1200, 0.01, 0.3]);
  text (30, 0.026, "blur and noise", "fontsize", 11);
  text (30, 0.019, "neither", "color", red, "fontsize", 11);
  finish_panel ([], "frequency (Hz)", "power (nm^2/Hz)", ...
                "Their spectrum, and two fits");

endfunction
