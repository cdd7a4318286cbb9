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

## [d, gradient] = onsager_device (T, S, resistivity, kappa, Tc, Th, method)
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
##
## GRADIENT (4 x 3 n) has the derivatives of efficiency, ZT_device, u_cold and
## u_hot by S, resistivity and kappa of each row; NaN where no current gains
## anything.

function [d, gradient] = onsager_device (T, S, resistivity, kappa, Tc, Th, ...
                                         method)

  inner = T > Tc & T < Th;
  grid = [Tc; T(inner); Th];
  table = struct ("T", T, "S", S, "loss", resistivity .* kappa);
  S = interp1 (T, S, grid);
  loss = interp1 (T, table.loss, grid);
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
  root_of = (Th - Tc * (1 - eta)) / (Th * (1 - eta) - Tc);
  d.efficiency = eta;
  d.ZT_device = root_of^2 - 1;
  d.u_cold = sign_of * best(2);
  d.u_hot = sign_of * best(3);
  if (nargout < 2)
    return;
  endif

  n = numel (T);
  gradient = NaN (4, 3 * n);
  if (! (eta > 0))
    return;
  endif
  table.S *= sign_of;
  by = derivatives (best(2), table, grid, method);
  ## The slope of the efficiency stays zero.
  by_u = -by.slope(2:end) / by.slope(1);
  by_S_and_loss = [by.eta(2:end) + by.eta(1) * by_u
                   (by.eta(2:end) + by.eta(1) * by_u) ...
                   * 2 * root_of * (Tc + Th * root_of) / (Th * (1 - eta) - Tc)
                   sign_of * by_u
                   sign_of * (by.u_hot(2:end) + by.u_hot(1) * by_u)];
  by_loss = by_S_and_loss(:,n+1:end);
  gradient = [sign_of * by_S_and_loss(:,1:n), by_loss .* kappa', ...
              by_loss .* resistivity'];

endfunction

## Central differences of the efficiency, of its slope and of the current at
## the hot side by the current at the cold side, S and loss of each row.
function by = derivatives (u, table, grid, method)

  n = numel (table.T);
  h = 1e-5 * [u; max(abs (table.S)) * ones(n, 1); table.loss];
  u += h(1) * [1, zeros(1, 2 * n), -1, zeros(1, 2 * n)];
  step = diag (h(2:end));
  step = [zeros(2 * n, 1), step, zeros(2 * n, 1), -step];
  S = interp1 (table.T, table.S + step(1:n,:), grid);
  loss = interp1 (table.T, table.loss + step(n+1:end,:), grid);
  [eta, u_hot, slope] = efficiency (u, grid, S, loss, method);
  ## Where the current is about to fail there are none.
  eta(eta == -1) = NaN;
  change = @(f) (f(1:end/2) - f(end/2+1:end)) ./ (2 * h');
  by = struct ("eta", change (eta), "u_hot", change (u_hot), ...
               "slope", change (slope));

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

## For a row of u at the cold side, S and loss being columns for all or one for
## each; -1, and a falling SLOPE by u, with more current than the heat carries.
function [eta, u_hot, slope_of] = efficiency (u, T, S, loss, method)

  ## Derivatives without cancellation: f (u + i h) = f (u) + i h f' (u).
  h_rel = 1e-30;
  u = complex (u, u * h_rel);
  ## Integrated is 1/u^2, which passes through zero without a singularity.
  w = 1 ./ u.^2;
  lost = false (size (u));
  for i = 1:numel (T) - 1
    h = T(i+1) - T(i);
    slope = (S(i+1,:) - S(i,:)) / h;
    if (strcmp (method, "snyder"))
      inside = w - (loss(i,:) + loss(i+1,:)) * h;
      lost |= real (inside) <= 0;
      y = root (inside) - (T(i) + T(i+1)) / 2 * slope * h;
      lost |= real (y) <= 0;
      w = y.^2;
    else
      bend = (loss(i+1,:) - loss(i,:)) / h;
      rate = @(t, w) -2 * (loss(i,:) + bend * (t - T(i))) ...
                     - 2 * t * slope .* root (w);
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
  drawn = S(end,:) * T(end) + y;
  value = 1 - (S(1,:) * T(1) + 1 ./ u) ./ drawn;
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
