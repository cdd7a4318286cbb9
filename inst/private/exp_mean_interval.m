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

## [lower, upper, bias, se, cache] = exp_mean_interval (f, model, n, seed,
##                                                      times, cache)
##
## 95 % interval of the free energy from the exponential average F of N
## values, all in kT, whose work distribution is MODEL (see work_model).
##
## F misses the low-work tail, and how much it misses depends on the very
## spread that is estimated.  So samples of the model are drawn and the
## studentised error
##   T = (F - b (s) - dF) / h (s)
## of the bias-corrected average is found, where s is the standard deviation
## that each sample shows of itself, b (s) the mean and h (s) the standard
## deviation of the error at that s.  Its quantiles give the interval, as in
## the bootstrap-t (Efron and Tibshirani, An Introduction to the Bootstrap,
## 1993, ch. 12).  Above 4000 values s has no error worth speaking of, and the
## exponential sum is drawn as its 400 lowest values and a Gaussian rest.
##
## BIAS is the mean error of F, SE its standard deviation.
##
## CACHE, a struct that begins empty, keeps what the columns of a matrix share:
## the standardised sample of a shape.  For more than 8 columns (TIMES) shapes
## are taken from a grid of 10 %, and fewer samples are drawn.

function [lower, upper, bias, se, cache] = exp_mean_interval (f, model, n, ...
                                                              seed, times, ...
                                                              cache)

  s = model.sd;
  if (! (s > 0) || n < 2)
    lower = upper = f;
    bias = se = 0;
    if (n < 2)
      lower = -Inf;
      upper = Inf;
      bias = se = NaN;
    endif
    return;
  endif

  if (n <= 4000)
    draws = ifelse (n > 500, 300, 400);
    points = 7;
    key = "gaussian";
    if (times > 8)
      draws = 200;
      points = 3;
    endif
    if (strcmp (model.kind, "gamma"))
      key = sprintf ("gamma_%.17g", model.sign * model.shape);
      if (times > 8)
        step = round (log (model.shape) / 0.1);
        model.shape = exp (0.1 * step);
        key = sprintf ("gamma_%d_%d", model.sign, step);
      endif
    endif
    key = strrep (strrep (strrep (key, ".", "p"), "-", "m"), "+", "");
    if (! isfield (cache, key))
      if (strcmp (model.kind, "gaussian"))
        z = __noneq_random__ (seed, 4, 1, 0, draws, 0, n, 0);
      else
        z = work_quantile (model, __noneq_random__ (seed, 4, 3, 0, draws, ...
                                                    0, n, 0));
      endif
      if (numfields (cache) > 20)
        cache = struct ();
      endif
      cache.(key) = struct ("z", z, "own", std (z, 0, 2));
    endif
    z = cache.(key).z;
    own = cache.(key).own;
    width = sqrt (model.variance_of_log_sd);
    grid = s * exp (linspace (-4, 4, points) * width);
    centre = (points + 1) / 2;
    for i = 1:numel (grid)
      err(:,i) = sample_error (grid(i), z, model);
    endfor
    middle = mean (err, 1);
    for i = 1:numel (grid)
      corrected = err(:,i) - interp1 (grid, middle, ...
                                      within (grid(i) * own, grid));
      spread(i) = std (corrected);
    endfor
    at = within (s * own, grid);
    t = (err(:,centre) - interp1 (grid, middle, at)) ...
        ./ interp1 (grid, spread, at);
    bias = middle(centre);
    se = std (err(:,centre));
    scale = spread(centre);
  else
    err = tail_error (s, model, n, 600, seed);
    bias = mean (err);
    se = scale = std (err);
    t = (err - bias) / scale;
  endif
  q = quantile (t, [0.025; 0.975]);
  lower = f - bias - scale * q(2);
  upper = f - bias - scale * q(1);

endfunction

function x = within (x, grid)

  x = min (max (x, grid(1)), grid(end));

endfunction

## Error of the exponential average of each row of s z.
function d = sample_error (s, z, model)

  w = s * z;
  low = min (w, [], 2);
  d = low - log (mean (exp (low - w), 2)) - model.free_energy (s);

endfunction

## The same for N values: the m lowest of them exactly, as order statistics
## (Renyi 1953), and the sum of the others as a Gaussian with the mean and
## variance of exp (-W) above the m-th.
function d = tail_error (s, model, n, draws, seed)

  m = 400;
  u = __noneq_random__ (seed, 4, 3, 0, draws, 0, m, 0);
  ## Uniform order statistics: U_(j) = 1 - prod (V_i^(1/(n-i+1))).
  v = cumsum (log (u) ./ (n - (0:m-1)), 2);
  z = work_quantile (model, -expm1 (v));
  low = z(:,1) * s;
  cut = z(:,m);
  [first, second] = upper_moments (s, cut, low, model);
  p = exp (v(:,m));
  rest = (n - m) * first ./ p;
  noise = sqrt (max ((n - m) * (second ./ p - (first ./ p).^2), 0));
  g = __noneq_random__ (seed, 5, 0, 0, draws, 0, 1, 0);
  total = sum (exp (low - s * z), 2) ...
          + max (rest + noise .* g, 0);
  d = low - log (total / n) - model.free_energy (s);

endfunction

## Integrals of exp (low - s z) and of its square over z above CUT >= low / s.
function [first, second] = upper_moments (s, cut, low, model)

  switch (model.kind)
    case "gaussian"
      first = gaussian_part (s, cut, low);
      second = gaussian_part (2 * s, cut, 2 * low);
    case "gamma"
      a = model.shape;
      g = max (model.sign * cut * sqrt (a) + a, 0);
      theta = model.sign * s / sqrt (a);
      tail = "upper";
      if (model.sign < 0)
        tail = "lower";
      endif
      first = exp (low + theta * a) .* gamma_part (theta, a, g, tail);
      second = exp (2 * (low + theta * a)) ...
               .* gamma_part (2 * theta, a, g, tail);
  endswitch

endfunction

## Integral of exp (low - s z) over the Gaussian density above CUT; erfcx
## keeps the large factors of either sign together.
function y = gaussian_part (s, cut, low)

  x = (cut + s) / sqrt (2);
  y = 0.5 * erfcx (x) .* exp (low - cut .* s - cut.^2 / 2);
  below = x < 0;
  y(below) = 0.5 * erfc (x(below)) .* exp (s^2 / 2 + low(below));

endfunction

## Integral of exp (-theta g) over the Gamma density above (below) G.
function y = gamma_part (theta, a, g, tail)

  if (theta > -1)
    y = (1 + theta)^-a * gammainc (g * (1 + theta), a, tail);
  else
    ## Below a finite G the integral exists for any theta.
    y = arrayfun (@(x) quadgk (@(t) exp (-theta * t + (a - 1) * log (t) - t ...
                                         - gammaln (a)), 0, x), g);
  endif

endfunction
