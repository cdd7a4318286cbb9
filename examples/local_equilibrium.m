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

## local_equilibrium ()
## local_equilibrium (picture)
##
## Each small piece near equilibrium, the whole far from it: what a test can
## tell.  Velocities from a column of gas reject one temperature and accept one
## a cell.  A zero-range process is in local equilibrium exactly; in the model
## of Kipnis, Marchioro and Presutti the cells depart from it by 1/N, which a
## test finds if it has samples enough.
##
## Prints the verdicts and the power of the test.  The figure goes to the file
## PICTURE (a .png), or to the screen.

function local_equilibrium (picture)

  if (nargin < 1)
    picture = "";
  endif

  ## A column between 400 and 200 K: 40 cells of as many particles as the
  ## density says.
  s = air_column (1, [400, 200], "points", 81);
  k = 1.380649e-23;
  m = 4.81e-26;
  at = 2:2:80;
  randn ("twister", 1);
  for i = 1:40
    v{i} = sqrt (k * s.T(at(i)) / m) ...
           * randn (round (2000 * s.n(at(i)) / s.n(1)), 1);
  endfor
  column = local_equilibrium_test (v, "mass", m, "kB", k, ...
                                   "position", s.z(at), "length", 1 / 40);
  printf ("A column of air, 400 K to 200 K, 40 cells\n  %s\n", column.verdict);
  printf ("  kurtosis of all velocities %.4f, theory %.4f", ...
          column.single.moment, s.kurtosis);
  printf (" (one temperature: 3)\n");
  printf ("  largest error of a local temperature: %.1f standard errors\n", ...
          max (abs (column.T - s.T(at)) ./ column.T_se));

  printf ("\nLattices between two reservoirs\n");
  z = lattice_gas ("zrp", 8, [0.8, 0.2], "replicas", 20000, ...
                   "snapshots", 1, "save", true, "seed", 1);
  r = local_equilibrium_test (z.sample.x, "family", "geometric");
  printf ("  zero range: %s\n", r.verdict);
  e = kmp (8, 60000, 1);
  r = local_equilibrium_test (e.sample.x, "family", "exponential");
  printf ("  KMP:        %s\n", r.verdict);
  kmp_cells = r;
  h = harmonic_chain (8, [2, 1], "times", 0, "trajectories", 20000, "seed", 1);
  r = local_equilibrium_test (squeeze (h.v));
  printf ("  springs:    %s\n", r.verdict);
  printf ("  (springs have local temperatures without a law of Fourier)\n");

  ## The three families of tests share the level: one z alone must pass this.
  need = sqrt (2) * erfcinv (0.05 / 3);
  N = [3, 5, 10];
  share = [1/4, 1/2, 1, 2];
  repeats = 30;
  printf ("\nPower to find the departure of KMP (2 -> 1), %d repetitions;", ...
          repeats);
  printf ("\nin brackets what the moments of all cells together should give");
  printf ("\n\n    N   excess of <E^2>/<E>^2    samples a cell: share found\n");
  for i = 1:3
    exact = lattice_gas ("kmp", N(i), [2, 1]);
    excess = mean (exact.ratio - 2);
    half = N(i) * (2 * need / (N(i) * excess))^2;
    samples(i,:) = 50 * ceil (share * half / 50);
    power(i,:) = measured (N(i), samples(i,:), repeats);
    ## Of the ratio in a cell the standard error is 2 / sqrt (n).
    mean_z = excess * sqrt (N(i)) / 2;
    expected{i} = @(n) (erfc ((need - mean_z * sqrt (n)) / sqrt (2))
                        + erfc ((need + mean_z * sqrt (n)) / sqrt (2))) / 2;
    printf ("  %3d   %.4f   ", N(i), excess);
    printf ("   %d: %.2f (%.2f)", [samples(i,:); power(i,:); ...
                                   expected{i}(samples(i,:))]);
    printf ("\n");
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1200, 450]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 15, 5.5]);
  endif
  draw (s, column, e, kmp_cells, N, samples, power, expected, repeats);
  save_picture (picture);

endfunction

## Samples two relaxation times apart.
function s = kmp (N, samples, seed)

  s = lattice_gas ("kmp", N, [2, 1], "replicas", 50, ...
                   "snapshots", ceil (samples / 50), ...
                   "interval", 4 * N^2 / pi^2, "save", true, "seed", seed, ...
                   "covariance", false);

endfunction

## Share of rejections for each number of samples.
function power = measured (N, samples, repeats)

  found = zeros (repeats, numel (samples));
  for r = 1:repeats
    x = kmp (N, samples(end), r).sample.x;
    ## Rows of one replica after another: the first of each.
    each = rows (x) / 50;
    for k = 1:numel (samples)
      pick = (1:samples(k)/50)' + each * (0:49);
      t = local_equilibrium_test (x(pick(:),:), "family", "exponential");
      found(r,k) = ! t.local;
    endfor
  endfor
  power = mean (found, 1);

endfunction

function draw (s, column, e, cells, N, samples, power, expected, repeats)

  red = [0.8, 0.25, 0.1];
  blue = [0, 0.35, 0.7];
  panel (1);
  plot (s.z, s.T, "color", blue, "linewidth", 1.5);
  h = errorbar (column.position, column.T, 2 * column.T_se, "o");
  set (h, "color", red, "markersize", 4);
  plot ([0, 1], column.single.T * [1, 1], "k--");
  text (0.03, 172, "dashed: one temperature, rejected", "fontsize", 11);
  legend ("theory", "cells, 2 s.e.");
  finish_panel ([0, 1, 160, 460], "height (m)", "temperature (K)", ...
                "Column of gas: one temperature a cell");

  panel (2);
  n = cells.n(1);
  plot ([0, 9], [2, 2], "k--");
  plot (e.site, lattice_gas ("kmp", 8, [2, 1]).ratio, "color", blue, ...
        "linewidth", 1.5);
  h = errorbar (e.site, cells.moment, 4 / sqrt (n) * ones (1, 8), "o");
  set (h, "color", red, "markersize", 4);
  legend ("Gibbs", "exact", sprintf ("%d samples, 2 s.e.", n), ...
          "location", "northwest");
  finish_panel ([0, 9, 1.96, 2.12], "site of 8", "<E^2>/<E>^2", ...
                "KMP: cells not quite Gibbs");

  panel (3);
  colour = [red; 0.15, 0.5, 0.25; blue];
  for i = 1:3
    n = logspace (log10 (samples(i,1)), log10 (samples(i,end)), 60);
    h(i) = semilogx (n, expected{i}(n), "color", colour(i,:), ...
                     "linewidth", 1.5);
    bar_size = sqrt (max (power(i,:) .* (1 - power(i,:)), 1 / repeats) ...
                     / repeats);
    semilogx ([1; 1] * samples(i,:), power(i,:) + [-1; 1] * bar_size, ...
              "color", colour(i,:));
    semilogx (samples(i,:), power(i,:), "o", "color", colour(i,:), ...
              "markersize", 5);
    names{i} = sprintf ("N = %d", N(i));
  endfor
  legend (h(1:3), names, "location", "southeast");
  set (gca (), "xscale", "log");
  finish_panel ([100, 20000, 0, 1.05], "samples a cell", "share found", ...
                "Power to find the departure of KMP");

endfunction

function panel (k)

  axes ("position", [0.065 + 0.325 * (k - 1), 0.14, 0.26, 0.75]);
  hold on;

endfunction
