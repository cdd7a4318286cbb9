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

## model = work_model (k, n)
##
## The distribution of work as its first three cumulants say it: Gaussian, or
## when the skewness stands out of its own noise (3 standard errors) a shifted
## Gamma (Pearson type III), of either sign.  K = [k1, k2, k3] in kT, from N
## values.  These two families hold the exactly known cases: dragged traps,
## sudden changes of stiffness, expanding gases, exponential work.
##
## model.kind          "gaussian" or "gamma"
## model.shape, .sign  of the Gamma distribution
## model.mean, .sd
## model.free_energy (s)  -ln <exp (-W)> - <W> at standard deviation s
## model.quantile (u)     of the standardised distribution (mean 0, sd 1)
## model.variance_of_log_sd   squared relative error of the sd from N values
## model.reverse_dissipation  <W_R> + dF; exp of it is the number of
##                         realisations needed (Jarzynski, PRE 73, 046105)
## model.finite_variance   false if <exp (-2 W)> does not exist

function model = work_model (k, n)

  model.mean = k(1);
  model.sd = sqrt (k(2));
  model.kind = "gaussian";
  skewness = 0;
  if (n > 2 && k(2) > 0)
    skewness = k(3) / k(2)^1.5;
    if (abs (skewness) > 3 * sqrt (6 / n))
      model.kind = "gamma";
    endif
  endif
  model.skewness = skewness;
  model.variance_of_log_sd = 0.5 / max (n - 1, 1);

  switch (model.kind)
    case "gaussian"
      model.shape = Inf;
      model.sign = 1;
      model.free_energy = @(s) -s.^2 / 2;
      model.quantile = @(u) -sqrt (2) * erfcinv (2 * u);
      model.reverse_dissipation = k(2) / 2;
      model.finite_variance = true;
    case "gamma"
      shape = 4 / skewness^2;
      model.shape = shape;
      model.sign = sign (skewness);
      model.free_energy = @(s) gamma_free_energy (s, shape, model.sign);
      model.quantile = gamma_quantile (shape, model.sign);
      model.variance_of_log_sd += 1.5 * skewness^2 / n / 4;
      theta = max (model.sign * model.sd / sqrt (shape), -0.99);
      model.reverse_dissipation = shape * (log1p (theta) ...
                                           - theta / (1 + theta));
      model.finite_variance = theta > -0.5;
  endswitch

endfunction

## W - <W> = theta (g - shape), g Gamma distributed: the average of
## exp (-theta g) is (1 + theta)^-shape, and does not exist for theta <= -1.
function f = gamma_free_energy (s, shape, side)

  theta = max (side * s / sqrt (shape), -0.99);
  f = shape * (log1p (theta) - theta);

endfunction

## Standardised quantile function by linear interpolation in a table that is
## dense in both tails: sampling from it needs no inversion per number.
function q = gamma_quantile (shape, side)

  e = logspace (-9, log10 (0.02), 150);
  u = [e, linspace(0.02, 0.98, 301)(2:end-1), 1 - fliplr(e)];
  g = gammaincinv (u, shape);
  x = side * (g - shape) / sqrt (shape);
  if (side < 0)
    u = fliplr (1 - u);
    x = fliplr (x);
  endif
  q = @(v) interp1 (u, x, min (max (v, u(1)), u(end)));

endfunction
