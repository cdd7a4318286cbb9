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

## pulling ()
## pulling (data_folder)
## pulling (data_folder, picture)
##
## Free energy profiles from pulling, in two parts:
## 1. A pair of ions, Na+ and Cl-, pulled apart in water by a constraint, 18
##    runs: free energy and friction against the published profile.
## 2. A particle dragged through a harmonic well by a trap, where the answer
##    is known: forward runs alone and both directions together.
##
## Prints both as tables.  The figure goes to the file PICTURE (a .png), or to
## the screen.  DATA_FOLDER is the one that holds dctmd_nacl, by default
## ../tests/data seen from this file.

function pulling (data_folder, picture)

  if (nargin < 1 || isempty (data_folder))
    here = fileparts (mfilename ("fullpath"));
    data_folder = fullfile (here, "..", "tests", "data");
  endif
  if (nargin < 2)
    picture = "";
  endif

  ions = ion_pair (fullfile (data_folder, "dctmd_nacl"));
  drag = dragged_particle ();

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 800]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 10]);
  endif
  draw (ions, drag);
  save_picture (picture);

endfunction

function s = ion_pair (folder)

  [f, t] = read_pull_force (fullfile (folder, "*_pullf.xvg.gz"));
  run = {"velocity", 0.001, "time", t, "temperature", 300, ...
         "units", "kJ/mol", "smooth", 0.02};
  [s.G, s.se, s.info] = pulling_pmf ("force", f, run{:});
  [s.G_population, ~, population] ...
    = pulling_pmf ("force", f, run{:}, "population", true);
  s.published = read_work (fullfile (folder, ...
                           "workeestimator_dcTMDresults_N18.dat.gz"), ...
                           "column", 1:4)';

  printf (["Na+ and Cl- pulled apart in water: %d runs, %d times," ...
           " kJ/mol\n\n"], s.info.n, s.info.times);
  printf (["  x/nm    <W>   W_diss   G +- se           " ...
           "G (population)  published\n"]);
  for x = [0.25, 0.5, 1, 1.5, 2]
    k = lookup (s.info.x, x + 1e-9);
    printf ("  %4.2f  %6.2f  %6.2f  %7.3f +- %6.3f   %11.5f  %11.5f\n", ...
            x, s.info.W_mean(k), s.info.W_diss(k), s.G(k), s.se(k), ...
            s.G_population(k), s.published(4,k));
  endfor
  printf (["\nLargest difference to the published columns (rounded to 1e-8)" ...
           " over all %d lines:\n  <W> %.1e, W_diss %.1e, G %.1e kJ/mol\n"], ...
          columns (s.published), ...
          max (abs (population.W_mean - s.published(2,:))), ...
          max (abs (population.W_diss - s.published(3,:))), ...
          max (abs (s.G_population - s.published(4,:))));
  printf ("  %s\n", s.info.notes{:});

endfunction

## One step: the trap moves and then the particle, and in the reverse process
## the particle and then the trap.  The particle moves by its exact law, so
## the answer is exact for any length of step.
function s = dragged_particle ()

  randn ("twister", 4);
  M = 400;
  s.k = 10;
  s.centre = linspace (-2, 2, 101);
  back = fliplr (s.centre);
  rest = s.k / (1 + s.k);
  keep = exp (-0.05 * (1 + s.k));
  move = @(x, c) rest * c + keep * (x - rest * c) ...
                 + sqrt ((1 - keep^2) / (1 + s.k)) * randn (M, 1);
  V = @(x, c) s.k / 2 * (x - c).^2;
  xF = xR = wF = wR = zeros (M, 101);
  xF(:,1) = rest * s.centre(1) + randn (M, 1) / sqrt (1 + s.k);
  xR(:,1) = rest * back(1) + randn (M, 1) / sqrt (1 + s.k);
  for t = 2:101
    xF(:,t) = move (xF(:,t-1), s.centre(t));
    wF(:,t) = wF(:,t-1) + V (xF(:,t-1), s.centre(t)) ...
              - V (xF(:,t-1), s.centre(t-1));
    xR(:,t) = move (xR(:,t-1), back(t-1));
    wR(:,t) = wR(:,t-1) + V (xR(:,t), back(t)) - V (xR(:,t), back(t-1));
  endfor

  run = {"stiffness", s.k, "centre", s.centre, "edges", ...
         linspace(-2, 2, 21), "zero", -1.9, "seed", 1};
  [s.G1, s.se1, s.info1] = pulling_pmf (xF, wF, run{:});
  [s.G2, s.se2, s.info2] = pulling_pmf (xF, wF, xR, wR, run{:});
  x = s.info1.x;
  s.exact = (x.^2 - x(1)^2) / 2;
  s.F = rest / 2 * (s.centre.^2 - s.centre(1)^2);

  printf (["\nA particle in x^2/2 dragged by a trap: %d runs each way, mean" ...
           " work %.1f and %.1f kT\n\n"], M, mean (wF(:,end)), ...
          mean (wR(:,end)));
  printf ("     x    exact   forward +- se (ESS)        both +- se (ESS)\n");
  for b = 1:3:numel (x)
    printf (["  %5.1f  %6.3f   %6.3f +- %5.3f (%3.0f)%s" ...
             "   %6.3f +- %5.3f (%3.0f)%s\n"], x(b), s.exact(b), s.G1(b), s.se1(b), s.info1.ess(b), ...
            {"?", " "}{1 + s.info1.reliable(b)}, s.G2(b), s.se2(b), ...
            s.info2.ess(b), {"?", " "}{1 + s.info2.reliable(b)});
  endfor
  printf ("\n  ?: not to be relied upon.  Of the forward runs alone:\n");
  printf ("  %s\n", s.info1.notes{:});

endfunction

function draw (ions, drag)

  blue = [0, 0.35, 0.7];
  red = [0.8, 0.25, 0.1];
  green = [0.15, 0.5, 0.25];
  pale_blue = [0.78, 0.86, 0.95];
  pale_red = [0.97, 0.85, 0.81];
  thin = 1:100:columns (ions.published);
  x = ions.info.x(thin);

  start_panel (1);
  band (x, ions.G(thin), ions.se(thin), pale_blue);
  plot (x, ions.G(thin), "color", blue, "linewidth", 2);
  plot (x, ions.G_population(thin), "color", red, "linewidth", 1);
  few = thin(1:5:end);
  plot (ions.published(1,few), ions.published(4,few), "o", "color", red, ...
        "markersize", 4, "markerfacecolor", red);
  finish_panel ([0, 2, -50, 70], "x - x_0 (nm)", "G (kJ/mol)", ...
                "Na^+ and Cl^- in water, 18 runs: free energy");
  label (0.06, -20, "unbiased variance +- standard error", blue);
  label (0.06, -32, "population variance; dots: published", red);

  start_panel (2);
  plot (x, ions.info.W_mean(thin), "color", blue, "linewidth", 2);
  plot (x, ions.info.W_diss(thin), "color", red, "linewidth", 2);
  plot (x, ions.info.friction(thin) / 1e4, "color", green, "linewidth", 1.5);
  plot ([0, 2], [0, 0], "color", [0.6, 0.6, 0.6]);
  finish_panel ([0, 2, -40, 120], "x - x_0 (nm)", "kJ/mol", "Work and friction");
  label (0.62, 102, "mean work", blue);
  label (1.02, 52, "dissipated work", red);
  label (0.55, -30, "friction (10^4 kJ ps mol^{-1} nm^{-2})", green);

  start_panel (3);
  x = drag.info1.x;
  plot (x, drag.exact, "color", "k", "linewidth", 1.5);
  bars (x - 0.02, drag.G1, drag.se1, red, "o");
  bars (x + 0.02, drag.G2, drag.se2, blue, "s");
  finish_panel ([-2, 2, -3.2, 1], "x", "G (kT)", ...
                "Dragged particle: free energy along x");
  label (-1.2, 0.55, "exact", "k");
  label (-1.2, 0.2, "forward runs (Hummer and Szabo)", red);
  label (-1.2, -0.15, "both directions (Minh and Adib)", blue);

  start_panel (4);
  c = drag.centre;
  band (c, drag.info1.dF - drag.F, drag.info1.dF_se, pale_red);
  band (c, drag.info2.dF - drag.F, drag.info2.dF_se, pale_blue);
  plot (c, drag.info1.dF - drag.F, "color", red, "linewidth", 2);
  plot (c, drag.info2.dF - drag.F, "color", blue, "linewidth", 2);
  plot (c([1, end]), [0, 0], "color", "k");
  finish_panel ([-2, 2, -1.5, 1], "centre of the trap", "F - exact (kT)", ...
                "Error of the free energy, particle and trap");
  label (-1.8, 0.8, "forward", red);
  label (-1.8, 0.58, "both", blue);

endfunction

function band (x, y, se, colour)

  fill ([x, fliplr(x)], [y - se, fliplr(y + se)], colour, "edgecolor", ...
        "none");

endfunction

function bars (x, y, se, colour, marker)

  plot ([x; x], [y - se; y + se], "color", colour);
  plot (x, y, marker, "color", colour, "markersize", 4, "markerfacecolor", ...
        colour);

endfunction

function label (x, y, words, colour)

  text (x, y, words, "color", colour, "fontsize", 11);

endfunction
