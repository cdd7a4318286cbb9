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


## landscape ()
## landscape (picture)
##
## The free energy of a landscape of three wells by annealing, from a wide
## Gaussian to the landscape, against quadrature; and the shares of the wells,
## which a single long walk at the low temperature would not find.
##
## The figure goes to the file PICTURE (a .png), or to the screen.

function landscape (picture = "")

  U = @(x) -9 * exp (-2 * ((x(1,:) - 1.5).^2 + x(2,:).^2)) ...
           - 10 * exp (-2 * ((x(1,:) + 1).^2 + (x(2,:) - 1).^2)) ...
           - 8 * exp (-((x(1,:) + 1).^2 + (x(2,:) + 1.2).^2)) ...
           + 0.3 * sum (x.^2, 1);
  [X, Y] = meshgrid (linspace (-6, 6, 1201));
  u = reshape (U ([X(:)'; Y(:)']), size (X));
  p = exp (-u);
  exact = log (sum (p(:)) * 0.01^2);
  p /= sum (p(:));
  wells = {@(x) x(1,:) > 0.4, @(x) x(1,:) <= 0.4 & x(2,:) > 0, ...
           @(x) x(1,:) <= 0.4 & x(2,:) <= 0};
  truth = cellfun (@(f) sum (p(f ([X(:)'; Y(:)']))), wells);
  printf ("Three wells of 8 to 10 kT; exact log Z = %.4f, shares %.3f %.3f %.3f\n\n", ...
          exact, truth);
  for method = {"smc", "ais"}
    [logZ, se, info] = annealed_sampling (U, {"gaussian", [0; 0], 2}, ...
                                          "method", method{1}, "seed", 1);
    share = cellfun (@(f) sum (info.weight(f (info.x))), wells);
    printf (["  %s: log Z = %.3f +- %.3f, shares %.3f %.3f %.3f, %d steps," ...
             " %d of %d particles effective\n"], method{1}, logZ, se, share, ...
            numel (info.schedule), round (info.effective), info.n);
    if (strcmp (method{1}, "smc"))
      shown = info;
    endif
  endfor

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 420]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 5.5]);
  endif
  axes ("position", [0.06, 0.14, 0.4, 0.76]);
  part = 241:8:961;
  contour (X(part,part), Y(part,part), u(part,part), 24);
  hold on;
  plot (shown.x(1,1:10:end), shown.x(2,1:10:end), "k.", "markersize", 4);
  hold off;
  axis ([-3.6, 3.6, -3.6, 3.6]);
  xlabel ("x");
  ylabel ("y");
  title ("Landscape, and particles at the end");
  axes ("position", [0.55, 0.14, 0.4, 0.76]);
  semilogx (shown.schedule, shown.acceptance, "o-", "linewidth", 1.5, ...
            shown.schedule, shown.ess, "s-", "linewidth", 1.5);
  axis ([shown.schedule(1), 1, 0, 1]);
  xlabel ("b: 0 is the start, 1 the landscape");
  ylabel ("share");
  legend ("accepted moves", "effective particles", "location", "southwest");
  title ("On the way");
  save_picture (picture);

endfunction
