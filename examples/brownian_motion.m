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

## brownian_motion ()
## brownian_motion (picture)
##
## Brownian motion for a first course: a particle of 1 um in water, drawn with
## its exact law.  The width of the cloud grows as the square root of time;
## the path is continuous but has no velocity, since displacement over time
## grows without bound as the time gets short; its squared increments add up to
## 2 D t however finely they are taken; and the diffusion coefficient that is
## measured gives Avogadro's number, as Perrin found it.
##
## Prints the numbers beside what theory says.  The figure goes to the file
## PICTURE (a .png), or to the screen.

function brownian_motion (picture)

  if (nargin < 1)
    picture = "";
  endif

  ## Water at 20 C; Stokes' friction of a sphere.
  radius = 0.5e-6;
  viscosity = 1.002e-3;
  temperature = 293.15;
  kB = 1.380649e-23;
  gas = 8.31446261815324;
  friction = 6 * pi * viscosity * radius;
  D = kB * temperature / friction * 1e12;   # um^2/s

  randn ("twister", 1908);
  dt = 0.02;
  T = 1500;
  M = 200;
  ## Any Gaussian step of variance 2 D dt: exact for any dt.
  x = cumsum (cat (2, zeros (M, 1, 2), ...
                   sqrt (2 * D * dt) * randn (M, T, 2)), 2);
  t = dt * (0:T);

  printf ("A sphere of 1 um in water at 20 C: D = kT / (6 pi eta a)");
  printf (" = %.4f um^2/s\n\n", D);

  printf ("Width of the cloud of %d particles, um:\n", M);
  printf ("  time, s    measured   sqrt (2 D t)\n");
  for n = [1, 10, 100, 1500]
    w = x(:,n+1,:)(:);
    printf ("%9.2f %11.4f %14.4f\n", n * dt, sqrt (mean (w.^2)), ...
            sqrt (2 * D * n * dt));
  endfor

  printf ("\nMean speed over a time, and sum of squares, of one path:\n");
  printf ("  step, s   |dx|/dt, um/s   sum dx^2 / (2 t), um^2/s\n");
  fine = refine (x(1,:,1), sqrt (2 * D * dt), 6);
  step = dt / 64;
  for skip = 4 .^ (6:-1:0)
    e = diff (fine(1:skip:end));
    h = step * skip;
    printf ("%9.5f %15.3f %26.4f\n", h, mean (abs (e)) / h, ...
            sum (e.^2) / (2 * h * numel (e)));
  endfor

  r = increment_test (x, dt, "D", D);
  printf ("\n%s\n", r.verdict);
  for k = 1:numel (r.tests)
    printf ("  %-26s p = %.3f, %.3f\n", r.tests{k}, r.p_single(k,:));
  endfor

  [m, se, info] = msd (x, dt);
  printf ("\nMean squared displacement ~ t^%.4f +- %.4f\n", info.exponent, ...
          info.exponent_se);
  [~, ~, found] = diffusion (x, dt, "noise", 0, "drift", "zero");
  Dm = found.isotropic;
  Dse = found.isotropic_se;
  avogadro = gas * temperature / (friction * Dm * 1e-12);
  printf ("D = %.4f +- %.4f um^2/s\n", Dm, Dse);
  printf ("Avogadro's number = R T / (friction D) = (%.4f +- %.4f) 1e23\n", ...
          avogadro / 1e23, avogadro / 1e23 * Dse / Dm);

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 800]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 10]);
  endif
  draw (x, t, D, m, info);
  save_picture (picture);

endfunction

## Brownian bridges: each interval cut in half LEVELS times, with the law that
## the finer path has.
function y = refine (x, width, levels)

  for k = 1:levels
    width /= sqrt (2);
    middle = (x(1:end-1) + x(2:end)) / 2 ...
             + width / sqrt (2) * randn (1, numel (x) - 1);
    y = zeros (1, 2 * numel (x) - 1);
    y(1:2:end) = x;
    y(2:2:end) = middle;
    x = y;
  endfor

endfunction

function draw (x, t, D, m, info)

  colour = [0, 0.35, 0.7; 0.8, 0.25, 0.1; 0.15, 0.5, 0.25];

  start_panel (1);
  for k = 1:3
    plot (x(k,:,1), x(k,:,2), "color", colour(k,:));
  endfor
  plot (0, 0, "ko", "markerfacecolor", "k", "markersize", 5);
  axis equal;
  finish_panel ([], "x (um)", "y (um)", "Three particles, 30 s");

  start_panel (2);
  plot (t, x(4:23,:,1)', "color", [0.72, 0.78, 0.86]);
  plot (t, [1; -1] * sqrt (2 * D * t), "color", colour(2,:), "linewidth", 2);
  axis ([0, 30, -15, 15]);
  text (17, -11.5, "+- (2 D t)^{1/2}", "color", colour(2,:), ...
        "fontsize", 11);
  finish_panel ([], "time (s)", "x (um)", ...
                "The cloud spreads as the root of time");

  start_panel (3);
  w = x(:,[6, 51, 501],1);
  z = linspace (-12, 12, 400);
  steps = [5, 50, 500];
  for k = 1:3
    s2 = 2 * D * steps(k) * t(2);
    bins = linspace (-4, 4, 21) * sqrt (s2);
    centre = (bins(1:end-1) + bins(2:end)) / 2;
    ## All displacements over that time count, not only the first.
    e = x(:,1+steps(k):steps(k):end,:) - x(:,1:steps(k):end-steps(k),:);
    h = histc (e(:), bins)(1:end-1)' / numel (e) / (bins(2) - bins(1));
    plot (centre, h, "o", "color", colour(k,:), "markersize", 4);
    plot (z, exp (-z.^2 / (2 * s2)) / sqrt (2 * pi * s2), ...
          "color", colour(k,:), "linewidth", 1.5);
  endfor
  axis ([-8, 8, 0, 1.5]);
  text (0.9, 1.2, "0.1 s", "color", colour(1,:), "fontsize", 11);
  text (1.6, 0.36, "1 s", "color", colour(2,:), "fontsize", 11);
  text (3.6, 0.14, "10 s", "color", colour(3,:), "fontsize", 11);
  finish_panel ([], "displacement (um)", "density (1/um)", ...
                "Gaussian at any time");

  start_panel (4);
  k = info.grid + 1;
  loglog (info.lag(k), m(k), "o", "color", colour(1,:), ...
          "markerfacecolor", colour(1,:), "markersize", 5);
  hold on;
  loglog ([0.01, 10], 4 * D * [0.01, 10], "color", colour(2,:), ...
          "linewidth", 1.5);
  text (0.06, 4.2, "4 D t", "color", colour(2,:), "fontsize", 11);
  set (gca (), "xscale", "log", "yscale", "log");
  axis ([0.01, 10, 0.01, 30]);
  finish_panel ([], "lag (s)", "mean squared displacement (um^2)", ...
                "Measured, with the line of theory");

endfunction
