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

## d = onsager_device (T, S, resistivity, kappa, Tc, Th, method)
##
## Best efficiency of a thermoelectric leg between Tc and Th with properties
## that depend on the temperature, in terms of the relative current density u
## (electric current over conducted heat):
##   d(1/u)/dT = -u rho kappa - T dS/dT,
##   efficiency = 1 - (S Tc + 1/u_c) / (S Th + 1/u_h).
## S and rho kappa are linear between the temperatures of the table; METHOD
## "exact" integrates (4th order, 20 steps an interval), "snyder" takes one
## step of the recurrence of Snyder and Snyder (2017) an interval, of first
## order in the intervals.

function d = onsager_device (T, S, resistivity, kappa, Tc, Th, method)

  inner = T > Tc & T < Th;
  grid = [Tc; T(inner); Th];
  loss = resistivity .* kappa;
  S = interp1 (T, S, grid);
  loss = interp1 (T, loss, grid);
  best = best_current (grid, S, loss, method);
  sign_of = 1;
  if (any (S < 0))
    ## The current may run either way.
    other = best_current (grid, -S, loss, method);
    if (other(1) > best(1))
      best = other;
      sign_of = -1;
    endif
  endif
  eta = best(1);
  d.efficiency = eta;
  d.ZT_device = ((Th - Tc * (1 - eta)) / (Th * (1 - eta) - Tc))^2 - 1;
  d.u_cold = sign_of * best(2);
  d.u_hot = sign_of * best(3);

endfunction

## [efficiency, u at the cold side, u at the hot side]; zeros if no current
## gains anything.
function best = best_current (T, S, loss, method)

  best = [0, 0, 0];
  if (max (S) <= 0)
    return;
  endif
  ## The efficiency vanishes at u = 0 and rises to a single maximum: scanned
  ## and magnified, then the zero of the derivative.
  low = 0;
  high = 2 * max (S) / min (loss);
  for pass = 1:4
    u = linspace (low, high, 41)(2:end-1);
    [eta, u_hot] = efficiency (u, T, S, loss, method);
    [~, k] = max (eta);
    step = u(2) - u(1);
    low = u(k) - step;
    high = u(k) + step;
  endfor
  if (! (eta(k) > 0))
    return;
  endif
  u = u(k);
  low = max (low, step / 1e3);
  if (slope_at (low, T, S, loss, method) > 0
      && slope_at (high, T, S, loss, method) < 0)
    u = fzero (@(u) slope_at (u, T, S, loss, method), [low, high], ...
               optimset ("TolX", 4 * eps));
  endif
  [eta, u_hot] = efficiency (u, T, S, loss, method);
  best = [eta, u, u_hot];

endfunction

function slope = slope_at (u, T, S, loss, method)

  [~, ~, slope] = efficiency (u, T, S, loss, method);

endfunction

## For a row of u at the cold side; -1, and a falling SLOPE by u, with more
## current than the heat carries.
function [eta, u_hot, slope_of] = efficiency (u, T, S, loss, method)

  ## Derivatives without cancellation: f (u + i h) = f (u) + i h f' (u).
  h_rel = 1e-30;
  u = complex (u, u * h_rel);
  ## Integrated is 1/u^2, which passes through zero without a singularity.
  w = 1 ./ u.^2;
  lost = false (size (u));
  for i = 1:numel (T) - 1
    h = T(i+1) - T(i);
    slope = (S(i+1) - S(i)) / h;
    if (strcmp (method, "snyder"))
      inside = w - (loss(i) + loss(i+1)) * h;
      lost |= real (inside) <= 0;
      y = root (inside) - (T(i) + T(i+1)) / 2 * slope * h;
      lost |= real (y) <= 0;
      w = y.^2;
    else
      rate = @(t, w) -2 * (loss(i) + (loss(i+1) - loss(i)) * (t - T(i)) / h) ...
                     - 2 * t * slope * root (w);
      step = h / 20;
      for k = 0:19
        t = T(i) + k * step;
        a = rate (t, w);
        b = rate (t + step / 2, w + step / 2 * a);
        c = rate (t + step / 2, w + step / 2 * b);
        e = rate (t + step, w + step * c);
        w += step / 6 * (a + 2 * b + 2 * c + e);
        lost |= real (w) <= 0;
      endfor
    endif
  endfor
  y = root (w);
  drawn = S(end) * T(end) + y;
  value = 1 - (S(1) * T(1) + 1 ./ u) ./ drawn;
  ## Heat has to be drawn from the hot side.
  lost |= real (y) <= 0 | real (drawn) <= 0;
  eta = real (value);
  u_hot = real (1 ./ y);
  slope_of = imag (value) ./ (real (u) * h_rel);
  eta(lost) = -1;
  slope_of(lost) = -1;

endfunction

function y = root (w)

  y = sqrt (w);
  y(real (w) <= 0) = 0;

endfunction
