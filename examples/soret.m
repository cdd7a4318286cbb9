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

## soret ()
## soret (picture)
##
## Heat and particles flow together.  A gradient of temperature drives a
## solute (Soret) and a gradient of the solute drives heat (Dufour), with the
## same coefficient.  In a closed box both relax to equilibrium, and the
## entropy rises in every step; between a warm and a cold wall a separation
## stays.
##
## Prints the order of convergence against an exact solution, the balance of
## entropy, and the steady separation.  The figure goes to the file PICTURE (a
## .png), or to the screen.

function soret (picture)

  if (nargin < 1)
    picture = "";
  endif

  convergence ();

  ## A dilute solute of diffusion coefficient D and Soret coefficient ST in a
  ## solvent of heat capacity C and conductivity kappa; units with k = 1.
  D = 1;
  ST = 0.4;
  kappa = 2;
  C = 3;
  gas.entropy = @(a) C * log (a(2,:)) - a(1,:) .* (log (a(1,:)) - 1);
  gas.potential = @(a) [-log(a(1,:)); C ./ a(2,:)];
  L = @(a) onsager_matrix (a, D, ST, kappa, C);

  ## Closed: warm on the left at the start, the solute uniform.
  shown = [0, 0.005, 0.02, 0.08, 0.3, 2];
  t = unique ([shown, logspace(-3, 0.3, 30)]);
  closed = coupled1d (L, gas, @(x) [1 + 0 * x, C * (2 + cos(pi * x))], t, ...
                      "cells", 40, "step", 0.01);
  [~, shown] = ismember (shown, t);
  printf ("\nA closed box, warm on the left and the solute uniform\n\n");
  printf ("   time    solute, left cell   entropy - start     produced");
  printf ("     change of the totals\n");
  for k = shown
    printf ("  %5.3f    %12.5f       %12.9f  %12.9f     %8.1e %8.1e\n", ...
            t(k), closed.a(1,k,1), closed.S(k) - closed.S(1), ...
            closed.produced(k), ...
            closed.total(k,:) - closed.total(1,:));
  endfor
  printf ("Least entropy production of a step: %.3g; balance to %.1e\n", ...
          closed.least_production, closed.balance);

  ## Between walls of temperature 3 and 1, which the solute cannot cross.
  steady = coupled1d (L, gas, [0.7, 6], Inf, "cells", 80, ...
                      "left", [NaN, 1/3], "right", [NaN, 1/1]);
  c = steady.a(:,1,1);
  T = steady.a(:,1,2) / C;
  printf ("\nWalls of T = 3 and 1: c(cold)/c(warm) = %.6f,", c(end) / c(1));
  printf (" exp (-ST dT) = %.6f\n", exp (-ST * (T(end) - T(1))));
  printf ("no particles flow (%.1e) while heat does (%.6f);\n", ...
          max (abs (steady.J(:,1,1))), steady.J(1,1,2));
  printf ("entropy made %.6f, J (1/Tc - 1/Th) = %.6f\n", steady.sigma, ...
          steady.J(1,1,2) * (1 - 1/3));

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 800]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 10]);
  endif
  draw (closed, shown(1:5), steady, C, ST);
  save_picture (picture);

endfunction

function L = onsager_matrix (a, D, ST, kappa, C)

  T = reshape (a(2,:) / C, 1, 1, []);
  m = D * reshape (a(1,:), 1, 1, []);
  L = [m, ST*m.*T.^2; ST*m.*T.^2, kappa*T.^2+ST^2*m.*T.^4];

endfunction

## The mode cos (pi x) decays with the matrix exponential.
function convergence ()

  L = [2 1; 1 3];
  chi = [1 .5; .5 2];
  exact = expm (-pi^2 * 0.05 * L / chi) * [1; -.5];
  printf ("L = [2 1; 1 3], chi = [1 .5; .5 2], cos (pi x) (1, -.5) at 0.05:");
  printf (" exact %.8f %.8f\n\n", exact);
  printf ("  cells   error     order        steps   error     order");
  printf ("   error, Euler  order\n");
  ## In time against the finite volumes' own decay.
  exact_cells = expm (-(2 * 64 * sin (pi / 128))^2 * 0.05 * L / chi) * [1; -.5];
  before = NaN (1, 3);
  for k = 1:4
    cells = 8 * 2^k;
    s = coupled1d (L, chi, @(x) cos (pi * x) * [1 -.5], 0.05, ...
                   "cells", cells, "step", 5e-5);
    now(1) = max (abs (squeeze (s.a) - cos (pi * s.x) * exact')(:));
    steps = 5 * 2^(k - 1);
    for method = {"midpoint", "euler"; 2, 3}
      s = coupled1d (L, chi, @(x) cos (pi * x) * [1 -.5], 0.05, ...
                     "step", 0.05 / steps, "method", method{1});
      now(method{2}) = norm (2 * cos (pi * s.x)' * squeeze (s.a) / 64 ...
                             - exact_cells');
    endfor
    order = cellfun (@number, num2cell (log2 (before ./ now)), ...
                     "uniformoutput", false);
    printf ("  %5d   %.2e  %s        %5d   %.2e  %s   %.2e      %s\n", ...
            cells, now(1), order{1}, steps, now(2), order{2}, now(3), order{3});
    before = now;
  endfor

endfunction

function text = number (order)

  text = "    -";
  if (! isnan (order))
    text = sprintf ("%5.2f", order);
  endif

endfunction

function draw (s, shown, steady, C, ST)

  n = numel (shown);
  shade = [linspace(0.85, 0, n)', linspace(0.3, 0.35, n)', ...
           linspace(0.1, 0.75, n)'];
  start_panel (1);
  for k = 1:n
    plot (s.x, s.a(:,shown(k),2) / C, "color", shade(k,:), "linewidth", 2);
    names{k} = sprintf ("t = %g", s.t(shown(k)));
  endfor
  legend (names);
  finish_panel ([0, 1, 0.9, 3.1], "x", "temperature", "A closed box: heat spreads");

  start_panel (2);
  for k = 1:n
    plot (s.x, s.a(:,shown(k),1), "color", shade(k,:), "linewidth", 2);
  endfor
  finish_panel ([0, 1, 0.8, 1.25], "x", "solute", ...
                "... and pushes the solute for a while");

  start_panel (3);
  t = s.t(2:end);
  semilogx (t, (s.S(2:end) - s.S(1)) / (s.S(end) - s.S(1)), ...
            "color", [0, 0.35, 0.7], "linewidth", 2, ...
            t, s.sigma(2:end) / s.sigma(1), "--", ...
            "color", [0.8, 0.25, 0.1], "linewidth", 2);
  legend ("entropy gained", "production", "location", "east");
  finish_panel ([1e-3, 2, 0, 1.05], "time", "relative to end, start", ...
                "Entropy rises until nothing flows");

  start_panel (4);
  T = steady.a(:,1,2) / C;
  c = steady.a(:,1,1);
  k = 1:4:numel (c);
  plot (T, c(1) * exp (-ST * (T - T(1))), "color", [0, 0.35, 0.7], ...
        "linewidth", 2, T(k), c(k), "o", "color", [0.8, 0.25, 0.1]);
  legend ("exp (-S_T T)", "finite volumes");
  finish_panel ([1, 3, 0.4, 1.1], "temperature", "solute", ...
                "Between a cold and a warm wall");

endfunction
