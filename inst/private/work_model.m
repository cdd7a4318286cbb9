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
## The distribution of work as its first cumulants say it: Gaussian, or when
## the skewness stands out of its own noise a shifted Gamma (Pearson type III),
## of either sign.  Three standard errors are asked for a tail at large work,
## 2.5 for one at small work, which is the one that matters.  K = [k1 .. k4] in
## kT, from N values.  These two families hold the exactly known cases: dragged traps,
## sudden changes of stiffness, expanding gases, exponential work.
##
## model.kind          "gaussian" or "gamma"
## model.possible      false if the skewness is beyond any Gamma that could be
##                         fitted, or the fourth cumulant far above the model's
## model.shape, .sign  of the Gamma distribution
## model.mean, .sd
## model.free_energy (s)  -ln <exp (-W)> - <W> at standard deviation s
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
    if (skewness > 3 * sqrt (6 / n) || skewness < -2.5 * sqrt (6 / n))
      model.kind = "gamma";
    endif
  endif
  model.skewness = skewness;
  model.variance_of_log_sd = 0.5 / max (n - 1, 1);
  ## Excess kurtosis of the model and its noise; a Gamma's tail makes the
  ## sample's kurtosis far noisier than a Gaussian's.
  expected = ifelse (strcmp (model.kind, "gamma"), 1.5 * skewness^2, 0);
  excess = k(4) / k(2)^2 - expected;
  model.possible = abs (skewness) <= 6 ...
                   && ! (excess > 4 * sqrt (24 / n) * (1 + 2 * expected));

  switch (model.kind)
    case "gaussian"
      model.shape = Inf;
      model.sign = 1;
      model.free_energy = @(s) -s.^2 / 2;
      model.reverse_dissipation = k(2) / 2;
      model.finite_variance = true;
    case "gamma"
      shape = 4 / min (abs (skewness), 6)^2;
      model.shape = shape;
      model.sign = sign (skewness);
      model.free_energy = @(s) gamma_free_energy (s, shape, model.sign);
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
