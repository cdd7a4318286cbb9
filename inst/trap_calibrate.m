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

## -*- texinfo -*-
## @deftypefn  {} {@var{k} =} trap_calibrate (@var{x}, @var{dt})
## @deftypefnx {} {[@var{k}, @var{se}, @var{info}] =} trap_calibrate (@var{x}, @var{dt}, "name", @var{value}, @dots{})
## Stiffness of a harmonic trap, and friction, from the motion of a particle in
## it.
##
## The positions are a Gaussian process of variance kT/k and correlation
##
## @example
## @group
## overdamped:   exp (-t / tau),  tau = friction / k
## underdamped:  exp (-g t / 2) (cos (q t) + g / (2 q) sin (q t)),
##               q^2 = w^2 - g^2 / 4,  w^2 = k / mass,  g = friction / mass
## @end group
## @end example
##
## @noindent
## seen at the times of the columns; averaged over an exposure, and with white
## noise of localisation added, if options say so.  All of this is exact at
## any dt.
##
## @strong{Arguments}
##
## @var{x}: @var{M} x @var{T} x @var{d}: realisations x times x coordinates.
## A vector is one trajectory.  Each coordinate is calibrated by itself.
## @var{dt}: time between columns.
##
## @strong{Options}
##
## @table @asis
## @item "kT"; "temperature" with "units"; "kB"
## As for @code{jarzynski}: @var{k} is in that energy over the square of the
## unit of @var{x}.
## @item "dynamics" ("overdamped")
## Or "underdamped": finds the mass as well.
## @item "method" ("ml")
## "ml": maximum of the exact likelihood.  "spectrum": of Whittle's likelihood
## of the periodogram about its exact mean for so many discrete times (no
## aliasing or leakage is left out); faster for long series with noise.
## "equipartition": kT over the variance, no friction.
## @item "noise" (0)
## Standard deviation of the noise of localisation, or "fit".
## @item "exposure" (0)
## Time, up to dt, over which each position is an average.
## @item "centre"
## Known centre of the trap; estimated if not given.
## @end table
##
## @strong{Results}
##
## @var{k} and @var{se} are 1 x @var{d}.  @var{info} has, each 1 x @var{d} and
## with a standard error @code{..._se},
##
## @table @code
## @item ci, friction_ci
## 95 % intervals, 2 x @var{d}, in the logarithm.
## @item friction, D
## Friction coefficient (force / velocity), kT / friction.
## @item tau, corner
## friction / k, and the corner frequency 1 / (2 pi tau).
## @item mass, damping, frequency
## Underdamped: mass, friction / mass, w / (2 pi).
## @item variance
## Of the position, kT / k, without noise and blur.
## @item noise
## Standard deviation of the noise, given or found.
## @item centre
## @end table
##
## @noindent
## and
##
## @table @code
## @item equipartition, equipartition_se
## kT / variance, with the correlation time found.
## @item bias
## Taken out of k, to first order in 1/T.
## @item spectrum
## frequency, power (of the data, two-sided density, mean of realisations) and
## fit, n x 1 x @var{d}.
## @item fit_p
## Chi-squared test of the power in bands against the fit.
## @item independent
## Number of independent positions.
## @item n, method, dynamics, kT, units, reliable, notes
## @end table
##
## @strong{Accuracy}
##
## The maximum of the overdamped likelihood without noise and exposure to
## 1e-10, others to 1e-4 of the standard error.  Cover of +- 1 se and 2 se (300
## repetitions of tests/long/trajectories.m, times in units of dt):
## @example
## @group
## data                         k           tau        friction
## tau = 0.5, 1 x 2000     .693 .967    .693 .983    .697 .963
## tau =  5,  1 x 2000     .603 .937    .673 .937    .667 .963
## tau = 25,  1 x 2000     .657 .897    .643 .937    .670 .947
## tau = 25, 100 x 200     .670 .970    .697 .963    .687 .950
## blur, noise, 1 x 2000   .683 .950    .717 .967
## @end group
## @end example
##
## @noindent
## What the fit is not told of stays in its results: localisation noise of a
## tenth of the trap's width that "noise" leaves out makes the stiffness too
## small by many standard errors, and the test of the fit need not see it.  Fit
## the noise, or give it as measured from a particle that is stuck.
##
## @strong{Errors}
##
## As for @code{msd}; @code{noneq:data} for a coordinate that does not move.
##
## @strong{References}
##
## K. Berg-Sorensen and H. Flyvbjerg, Rev. Sci. Instrum. 75, 594 (2004).
## S. F. Norrelykke and H. Flyvbjerg, Phys. Rev. E 83, 041103 (2011).
## A. M. Sykulski, S. C. Olhede, A. P. Guillaumin, J. M. Lilly and J. J. Early,
## Biometrika 106, 251 (2019).
##
## @strong{Example}
##
## @example
## @group
## randn ("twister", 1);
## r = exp (-0.1);   # tau = 10 dt, k = kT
## x = filter (sqrt (1 - r^2), [1, -r], randn (1, 50000));
## [k, se, info] = trap_calibrate (x, 0.001);
## printf ("k %.2f +- %.2f, tau %.4f +- %.4f\n", k, se, info.tau, info.tau_se)
## @print{} k 0.98 +- 0.02, tau 0.0102 +- 0.0002
## @end group
## @end example
##
## @seealso{diffusion, autocorrelation, fdt_check}
## @end deftypefn

function [k, se, info] = trap_calibrate (x, dt, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("trap_calibrate", varargin, ...
                       [common_options("energy")
                        {"dynamics", "overdamped", {"overdamped", ...
                                                    "underdamped"}
                         "method", "ml", {"ml", "spectrum", "equipartition"}
                         "noise", 0, @noise_message
                         "exposure", 0, "time"
                         "centre", [], "number"}]);
  dt = check_step ("trap_calibrate", dt);
  x = check_trajectories ("trap_calibrate", "x", x, 8);
  [kT, unit] = thermal_energy ("trap_calibrate", opt);
  if (opt.exposure > dt * (1 + 1e-12))
    error ("noneq:option", ...
           ["trap_calibrate: option \"exposure\" must not exceed dt = %g," ...
            " got %g"], dt, opt.exposure);
  endif
  d = size (x, 3);
  for c = d:-1:1
    one(c) = calibrate (x(:,:,c), dt, kT, opt, c);
  endfor
  k = [one.k];
  se = [one.se];
  info.ci = [one.ci];
  names = {"friction", "D", "tau", "corner"};
  if (strcmp (opt.dynamics, "underdamped"))
    names = [names, {"mass", "damping", "frequency"}];
  endif
  for name = [names, {"variance", "noise", "centre", "equipartition"}]
    info.(name{1}) = [one.(name{1})];
    info.([name{1} "_se"]) = [one.([name{1} "_se"])];
  endfor
  info.friction_ci = [one.friction_ci];
  info.bias = [one.bias];
  info.spectrum.frequency = one(1).f;
  info.spectrum.power = cat (3, one.power);
  info.spectrum.fit = cat (3, one.fit);
  info.fit_p = [one.fit_p];
  info.independent = [one.independent];
  info.n = [size(x, 1), size(x, 2), d];
  info.method = opt.method;
  info.dynamics = opt.dynamics;
  info.kT = kT;
  info.units = unit;
  info.notes = [one.notes];
  info.reliable = all ([one.reliable]);

endfunction

function must = noise_message (value)

  must = "";
  if (! (strcmpi (value, "fit")
         || (isnumeric (value) && isreal (value) && isscalar (value)
             && isfinite (value) && value >= 0)))
    must = "a number not below 0 or \"fit\"";
  endif

endfunction

function r = calibrate (x, dt, kT, opt, c)

  [M, T] = size (x);
  offset = x(1);
  known = ! isempty (opt.centre);
  if (known)
    offset = opt.centre;
  endif
  x = (x - offset).';
  spread = sqrt (mean ((x(:) - ifelse (known, 0, mean (x(:)))) .^ 2));
  if (! any ((x - x(1,:))(:)))
    error ("noneq:data", "trap_calibrate: coordinate %d does not move", c);
  endif
  ## Lengths in units of the spread, times in units of dt.
  x /= spread;
  model.under = strcmp (opt.dynamics, "underdamped");
  model.free_noise = ischar (opt.noise);
  model.noise2 = 0;
  if (! model.free_noise)
    model.noise2 = (double (opt.noise) / spread) ^ 2;
  endif
  if (model.noise2 >= 1)
    error ("noneq:data", ...
           ["trap_calibrate: option \"noise\", %g, is no less than the" ...
            " standard deviation of coordinate %d, %g"], opt.noise, c, spread);
  endif
  model.exposure = double (opt.exposure) / dt;
  model.known = known;
  plain = ! model.under && ! model.free_noise && model.noise2 == 0 ...
          && model.exposure == 0;

  r.notes = {};
  simple = strcmp (opt.method, "equipartition");
  if (simple)
    ## Errors of the mean of squares need no model of the motion.
    model.under = model.free_noise = false;
    model.noise2 = model.exposure = 0;
  endif
  bias_rate = 0;
  if ((strcmp (opt.method, "ml") && plain) || simple)
    [theta, V, mu, log_bias, bias_rate] = ou_likelihood (x, known);
  else
    [theta, V, mu, log_bias, r.notes] = numeric_fit (x, model, opt.method, ...
                                                     r.notes);
  endif

  s2 = exp (theta(1));
  [a, lambda] = exponentials (theta, model);
  ## Sum of the correlation over all times: sets errors of mean and variance.
  rho = exp (-lambda);
  total = real (sum (a .* (1 + rho) ./ (1 - rho)));
  squares = real (sum (sum ((a(:) * a(:).') .* (1 + rho(:) * rho(:).') ...
                            ./ (1 - rho(:) * rho(:).'))));
  if (simple)
    total = mean (statistical_inefficiency (x));
    squares = mean (statistical_inefficiency ((x - mu) .^ 2));
    log_bias = (! known * total + 2 * squares) / (M * T);
  endif
  r.centre = offset + spread * mu;
  r.centre_se = spread * sqrt (s2 * total / (M * T));
  if (known)
    r.centre_se = 0;
  endif
  r.independent = M * T / squares;
  variance = mean ((x(:) - mu) .^ 2) * spread^2;
  r.equipartition = kT / variance;
  r.equipartition_se = r.equipartition * sqrt (2 / r.independent);

  ## All other results are exponentials of combinations of theta.
  g = zeros (1, numel (theta));
  g(1) = -1;
  r.bias = kT / (spread^2 * s2);
  r.k = kT / (spread^2 * s2) / (1 + log_bias);
  r.bias -= r.k;
  r.se = r.k * deviation (g, V);
  r.variance = spread^2 * s2;
  r.variance_se = r.variance * deviation (g, V);
  if (model.under)
    ## theta(2) = log damping, theta(3) = log w
    r.damping = exp (theta(2)) / dt;
    r.damping_se = r.damping * deviation (unit_row (2, g), V);
    r.frequency = exp (theta(3)) / dt / (2 * pi);
    r.frequency_se = r.frequency * deviation (unit_row (3, g), V);
    r.mass = r.k / (2 * pi * r.frequency) ^ 2;
    gm = g - 2 * unit_row (3, g);
    r.mass_se = r.mass * deviation (gm, V);
    r.friction = r.mass * r.damping;
    gf = gm + unit_row (2, g);
    gt = gf - g;
    r.tau = r.friction / r.k;
  else
    r.mass = r.mass_se = r.damping = r.damping_se = NaN;
    r.frequency = r.frequency_se = NaN;
    gt = unit_row (2, g);
    gf = g + gt;
    r.tau = dt * exp (theta(2)) / (1 + bias_rate);
    r.friction = r.k * r.tau;
  endif
  r.tau_se = r.tau * deviation (gt, V);
  r.corner = 1 / (2 * pi * r.tau);
  r.corner_se = r.corner * deviation (gt, V);
  r.friction_se = r.friction * deviation (gf, V);
  r.D = kT / r.friction;
  r.D_se = r.D * deviation (gf, V);
  r.noise = spread * sqrt (model.noise2);
  r.noise_se = 0;
  if (model.free_noise)
    r.noise = spread * exp (theta(end) / 2);
    r.noise_se = r.noise / 2 * sqrt (V(end,end));
  endif

  if (simple)
    r.k = r.equipartition / (1 + log_bias);
    r.bias = r.equipartition - r.k;
    r.se = r.k * sqrt (2 / r.independent);
    r.variance = variance;
    r.variance_se = variance * sqrt (2 / r.independent);
    for name = {"friction", "D", "tau", "corner", "mass", "damping", ...
                "frequency"}
      r.(name{1}) = r.([name{1} "_se"]) = NaN;
    endfor
  endif
  z = 1.959963984540054 * [-1; 1];
  r.ci = r.k * exp (z * r.se / r.k);
  r.friction_ci = r.friction * exp (z * r.friction_se / r.friction);
  [I, w] = periodogram_of (x);
  j = (1:numel (I))';
  r.f = j / (T * dt);
  r.power = I * spread^2 * dt;
  P = expected_power (theta, model, T);
  r.fit = P * spread^2 * dt;
  r.fit_p = band_test (I, P, M, T, numel (theta));

  if (r.independent < 20)
    r.notes{end+1} = sprintf (["coordinate %d: only %.1f independent" ...
                               " positions; record longer than %g" ...
                               " relaxation times"], c, r.independent, 40);
  endif
  if (! simple && ! isfinite (r.tau_se))
    r.notes{end+1} = sprintf (["coordinate %d: positions are uncorrelated:" ...
                               " the relaxation is faster than dt, and" ...
                               " friction is not determined"], c);
  elseif (! simple && r.tau_se > 0.3 * r.tau)
    r.notes{end+1} = sprintf (["coordinate %d: the relaxation time is known" ...
                               " to %.0f %% only"], c, 100 * r.tau_se / r.tau);
  endif
  if (! simple && r.fit_p < 1e-4)
    r.notes{end+1} = sprintf (["coordinate %d: the spectrum does not fit" ...
                               " (p = %.1g): noise, blur, inertia, drift," ...
                               " or a trap that is not harmonic"], c, r.fit_p);
  endif
  r.reliable = isempty (r.notes);

endfunction

function g = unit_row (k, like)

  g = zeros (size (like));
  g(k) = 1;

endfunction

function s = deviation (g, V)

  used = g != 0;
  s = sqrt (max (g(used) * V(used,used) * g(used)', 0));

endfunction

## Exact maximum of the likelihood of a stationary AR(1) process with common
## mean: a cubic for the coefficient at given mean.
function [theta, V, mu, log_bias, bias_rate] = ou_likelihood (x, known)

  [T, M] = size (x);
  N = M * T;
  S = sum (x(:));
  ends = sum (x(1,:) + x(T,:));
  A0 = sumsq (x(:));
  C0 = sumsq ((x(2:T-1,:))(:));
  B0 = sum ((x(1:T-1,:) .* x(2:T,:))(:));
  mu = ifelse (known, 0, S / N);
  for pass = 1:100
    A = A0 - 2 * mu * S + N * mu^2;
    C = C0 - 2 * mu * (S - ends) + M * (T - 2) * mu^2;
    B = B0 - mu * (2 * S - ends) + M * (T - 1) * mu^2;
    z = roots ([(1 - T) * C, (T - 2) * B, T * C + A, -T * B]);
    z = real (z(abs (imag (z)) < 1e-7 * max (abs (z))));
    z = z(z > -1 & z < 1);
    f = T * log (A - 2 * B * z + C * z.^2) - log (1 - z.^2);
    [~, best] = min (f);
    rho = 0;
    if (! isempty (best))
      rho = max (z(best), 0);
    elseif (B > 0)
      rho = 1 - 1e-10;
    endif
    last = mu;
    if (! known)
      mu = (ends + (1 - rho) * (S - ends)) / (M * (2 + (1 - rho) * (T - 2)));
    endif
    if (abs (mu - last) < 1e-15)
      break;
    endif
  endfor
  s2 = (A - 2 * B * rho + C * rho^2) / (1 - rho^2) / N;
  u = ! known;
  if (rho < 1e-12)
    theta = [log(s2); -Inf];
    V = [2 / N, 0; 0, Inf];
    log_bias = (u + 2) / N;
    bias_rate = 0;
    return;
  endif
  theta = [log(s2); -log(-log (rho))];
  ## log tau changes with rho as 1 / (rho log (1 / rho)).
  h = 1 / (-rho * log (rho));
  V = [2 * (1 + rho^2) / (1 - rho^2), 2 * rho * h
       2 * rho * h, (1 - rho^2) * h^2] / N;
  log_bias = u * (1 + rho) / ((1 - rho) * N) + V(1,1);
  ## Bias of rho is -(2 rho + u (1 + rho)) / N; of 1 / tau, relative:
  bias_rho = -(2 * rho + u * (1 + rho)) / N;
  rate = -log (rho);
  relative = (-bias_rho / rho + (1 - rho^2) / N / (2 * rho^2)) / rate;
  bias_rate = -relative / (1 + relative);

endfunction

## Weights and rates (per step) of the exponentials of the correlation.
function [a, lambda] = exponentials (theta, model)

  if (! model.under)
    a = 1;
    lambda = exp (-theta(2));
    return;
  endif
  g = exp (theta(2));
  w = exp (theta(3));
  q = sqrt (complex (g^2 / 4 - w^2));
  if (abs (q) < 1e-7 * g)
    q = 1e-7 * g;
  endif
  lambda = [g/2+q, g/2-q];
  if (isreal (lambda) || ! any (imag (lambda)))
    ## The small rate without cancellation.
    lambda = real (lambda);
    lambda(2) = w^2 / lambda(1);
  endif
  a = [-lambda(2), lambda(1)] / (lambda(1) - lambda(2));

endfunction

## Correlation at the lags 0 .. n-1 with blur and noise.
function c = correlations (theta, model, n)

  [a, lambda] = exponentials (theta, model);
  s2 = exp (theta(1));
  e = model.exposure;
  j = (0:n-1)';
  c = zeros (n, 1);
  for i = 1:numel (a)
    z = lambda(i) * e;
    if (e == 0)
      c += a(i) * exp (-lambda(i) * j);
    else
      if (abs (z) < 1e-3)
        zero = 1 - z / 3 + z^2 / 12 - z^3 / 60;
        one = 1 - z / 2 + z^2 / 6 - z^3 / 24;
      else
        zero = 2 * (z - 1 + exp (-z)) / z^2;
        one = (1 - exp (-z)) / z;
      endif
      c += a(i) * [zero; one^2 * exp(-lambda(i) * (j(2:end) - e))];
    endif
  endfor
  c = s2 * real (c);
  c(1) += noise_of (theta, model);

endfunction

function v = noise_of (theta, model)

  v = model.noise2;
  if (model.free_noise)
    v = exp (theta(end));
  endif

endfunction

## Mean of the realisations' periodograms at j / T, j = 1 .. T/2.
function [I, w] = periodogram_of (x)

  [T, M] = size (x);
  I = 0;
  few = max (1, floor (2^21 / T));
  for first = 1:few:M
    F = fft (x(:,first:min (first + few - 1, M)));
    I += sum (abs (F(2:floor (T / 2)+1,:)) .^ 2, 2);
  endfor
  I /= M * T;
  w = ones (size (I));
  if (mod (T, 2) == 0)
    w(end) = 0.5;
  endif

endfunction

## The exact mean of the periodogram.
function P = expected_power (theta, model, T)

  c = correlations (theta, model, T) .* (1 - (0:T-1)' / T);
  P = max (2 * real (fft (c))(2:floor (T / 2)+1) - c(1), realmin);

endfunction

function v = whittle (theta, model, I, w, M, T)

  P = expected_power (theta, model, T);
  v = M * sum (w .* (log (P) + I ./ P));
  if (! isfinite (v))
    v = 1e100;
  endif

endfunction

## Minus the logarithm of the exact likelihood.  The filtered series
## w(n) = x(n) - sum phi(i) x(n-i) has a banded covariance.
function [v, mu] = exact (theta, model, x)

  [T, M] = size (x);
  [~, lambda] = exponentials (theta, model);
  phi = real (poly (exp (-lambda)));
  m = numel (lambda);
  c = correlations (theta, model, 2 * m + 2);
  C = @(h) c(abs (h) + 1);
  band = zeros (T, m + 1);
  for h = 0:m
    g = 0;
    s = 0;
    for i = 0:m
      s += phi(i+1) * C (h - i);
      for j = 0:m
        g += phi(i+1) * phi(j+1) * C (h + i - j);
      endfor
    endfor
    band(:,h+1) = g;
    ## Rows i <= m < i + h are half filtered, i + h <= m not at all.
    band(max (1, m + 1 - h):m,h+1) = s;
    band(1:m-h,h+1) = C (h);
  endfor
  ## The rows of the factor become constant, usually after a few.
  mu = 0;
  n = min (T, 128);
  do
    K = spdiags (band(1:n,:), -(0:m), n, n);
    ## The sparse factorisation reads the upper triangle only.
    [R, bad] = chol (K');
    if (bad)
      v = 1e100;
      return;
    endif
    tail = full (R(n-m:n,n))(end:-1:1);
    done = n == T || norm (tail - full (R(n-m-8:n-8,n-8))(end:-1:1)) ...
                     < 1e-14 * norm (tail);
    if (! done)
      n = min (T, 4 * n);
    endif
  until (done)
  y = filter (phi, 1, x);
  y(1:m,:) = x(1:m,:);
  y = whitened (y, R, tail, n);
  if (! model.known)
    u = repmat (sum (phi), T, 1);
    u(1:m) = 1;
    u = whitened (u, R, tail, n);
    mu = sum (u' * y) / (M * (u' * u));
    y -= u * mu;
  endif
  v = M * (sum (log (full (diag (R)))) + (T - n) * log (tail(1))) ...
      + sumsq (y(:)) / 2;
  if (! isfinite (v))
    v = 1e100;
  endif

endfunction

## R' \ y for the first N rows, and on with the last column of R.
function z = whitened (y, R, tail, n)

  z = R' \ y(1:n,:);
  if (rows (y) == n)
    return;
  endif
  m = numel (tail) - 1;
  a = tail.' / tail(1);
  state = zeros (m, columns (y));
  for k = 1:m
    for j = k:m
      state(k,:) -= a(j+1) * z(n-j+k,:);
    endfor
  endfor
  z = [z; filter(1 / tail(1), a, y(n+1:end,:), state)];

endfunction

function [theta, V, mu, log_bias, notes] = numeric_fit (x, model, method, ...
                                                        notes)

  [T, M] = size (x);
  [I, w] = periodogram_of (x);
  start = first_guess (x, model);
  if (strcmp (method, "ml"))
    f = @(theta) exact (theta, model, x);
  else
    f = @(theta) whittle (theta, model, I, w, M, T);
  endif
  options = optimset ("TolX", 1e-7, "TolFun", 1e-9, "MaxIter", 60, ...
                      "MaxFunEvals", 600, "Display", "off");
  theta = fminunc (f, start, options);
  if (f (theta) >= 1e99)
    theta = start;
  endif
  for pass = 1:4
    [g, H] = derivatives (f, theta);
    step = -pinv (H) * g;
    if (! all (isfinite (step)) || any (eig (H) <= 0))
      ## Not near a maximum yet.
      theta = fminsearch (f, theta, options);
      continue;
    endif
    step *= min (1, 1 / max (abs (step)));
    if (f (theta + step) > f (theta) + 1e-6)
      step /= 8;
    endif
    theta += step;
    if (max (abs (step)) < 1e-8)
      break;
    endif
  endfor
  [~, H] = derivatives (f, theta);
  V = pinv (H);
  if (any (eig (H) <= 1e-9 * max (abs (eig (H)))) || any (diag (V) <= 0))
    notes{end+1} = ["the maximum of the likelihood is at a border: fewer" ...
                    " parameters would do (no noise, or overdamped)"];
    lost = diag (V) <= 0;
    V(lost,:) = NaN;
    V(:,lost) = NaN;
  endif
  [~, mu] = exact (theta, model, x);
  [a, lambda] = exponentials (theta, model);
  rho = exp (-lambda);
  total = real (sum (a .* (1 + rho) ./ (1 - rho)));
  log_bias = (! model.known) * total / (M * T) + V(1,1);

endfunction

## Coarse search on a short piece of the data, the variance from its mean.
function theta = first_guess (x, model)

  T = min (rows (x), 4096);
  I = periodogram_of (x(1:T,:));
  if (model.under)
    [a, b] = ndgrid (logspace (-3, 1, 9), logspace (-2.3, 0.3, 14));
    grid = log ([a(:), b(:)]);
  else
    grid = log (logspace (-1, log10 (T), 25)');
  endif
  levels = NaN;
  if (model.free_noise)
    levels = log ([1e-4, 1e-3, 1e-2, 0.1, 0.5]);
  endif
  best = Inf;
  flat = model;
  for i = 1:rows (grid)
    for level = levels
      ## Noise as a share of the variance here.
      flat.noise2 = 0;
      flat.free_noise = ! isnan (level);
      t = [0; grid(i,:)'; level(! isnan (level))];
      P = expected_power (t, flat, T);
      s2 = mean (I ./ P);
      v = sum (log (s2 * P)) + numel (I);
      if (v < best)
        best = v;
        theta = t;
        theta(1) = log (s2);
        if (flat.free_noise)
          theta(end) += log (s2);
        endif
      endif
    endfor
  endfor

endfunction

function [g, H] = derivatives (f, theta)

  n = numel (theta);
  h = 1e-3;
  E = h * eye (n);
  middle = f (theta);
  for i = n:-1:1
    up(i,1) = f (theta + E(:,i));
    down(i,1) = f (theta - E(:,i));
    ## A smaller step for the slope, on which the result depends.
    g(i,1) = (f (theta + E(:,i) / 8) - f (theta - E(:,i) / 8)) / (h / 4);
  endfor
  H = diag ((up - 2 * middle + down) / h^2);
  for i = 1:n
    for j = i+1:n
      H(i,j) = H(j,i) = (f (theta + E(:,i) + E(:,j)) ...
                         - f (theta + E(:,i) - E(:,j)) ...
                         - f (theta - E(:,i) + E(:,j)) ...
                         + f (theta - E(:,i) - E(:,j))) / (4 * h^2);
    endfor
  endfor

endfunction

## Power in bands of equal width in the logarithm against the fit.
function p = band_test (I, P, M, T, parameters)

  n = numel (I);
  ## The lowest frequencies are correlated by leakage, and few.
  edges = unique (round (logspace (log10 (4), log10 (n + 1), 16)));
  edges(edges > n + 1) = [];
  q = 0;
  bands = 0;
  for b = 1:numel (edges) - 1
    j = edges(b):edges(b+1)-1;
    if (numel (j) * M >= 12)
      q += numel (j) * M * (mean (I(j) ./ P(j)) - 1) ^ 2;
      bands++;
    endif
  endfor
  p = NaN;
  if (bands > parameters)
    p = gammainc (q / 2, bands / 2, "upper");
  endif

endfunction

%!demo
%! ## A bead in optical tweezers, seen through a camera at 2 kHz.
%! kT = 4.1;                 # pN nm
%! k = 0.05;                 # pN / nm
%! friction = 9.4e-6;        # pN s / nm
%! dt = 5e-4;
%! r = exp (-k / friction * dt / 10);
%! x = filter (sqrt (kT / k * (1 - r^2)), [1, -r], randn (1, 2e5));
%! x = mean (reshape (x, 10, []), 1) + 1.5 * randn (1, 2e4);
%! [k, se, info] = trap_calibrate (x, dt, "kT", kT, "exposure", dt, ...
%!                                 "noise", "fit")
%! s = info.spectrum;
%! b = @(v) mean (reshape (v(1:50*floor (end / 50)), 50, []));
%! loglog (b (s.frequency), b (s.power), "o", s.frequency, s.fit, "-");
%! legend ("means of 50 frequencies", "fit", "location", "southwest");
%! xlabel ("frequency (Hz)");
%! ylabel ("power (nm^2/Hz)");

%!function v = full_likelihood (x, c)
%!  ## Minus log-likelihood of rows of x by the full covariance, best mean.
%!  [M, T] = size (x);
%!  R = chol (toeplitz (c(1:T)));
%!  u = R' \ ones (T, 1);
%!  y = R' \ x';
%!  mu = sum (u' * y) / (M * (u' * u));
%!  y -= u * mu;
%!  v = M * sum (log (diag (R))) + sumsq (y(:)) / 2;
%!endfunction
%!function v = minimum (f, p)
%!  o = optimset ("TolX", 1e-9, "TolFun", 1e-11, "MaxFunEvals", 1e3, "MaxIter", 1e3);
%!  v = fminsearch (f, fminsearch (f, p, o), o);
%!endfunction
%!shared x, y, z, t
%! randn ("twister", 9);
%! x = filter (sqrt (1 - 0.8^2), [1, -0.8], randn (3, 60), [], 2);
%! t = 0:59;
%! ## Underdamped: exact steps, g = 0.4, w = 0.7, k = 1, m = 1 / w^2
%! A = expm ([0, 1; -0.49, -0.4]);
%! S = diag ([1, 0.49]);
%! R = chol (S - A * S * A', "lower");
%! z = chol (S, "lower") * randn (2, 1);
%! for n = 2:4000
%!   z(:,n) = A * z(:,n-1) + R * randn (2, 1);
%! endfor
%! z = z(1,:);
%! y = mean (reshape (filter (sqrt (1 - 0.99^2), [1, -0.99], ...
%!                            randn (1, 40000)), 20, 2000)) ...
%!     + 0.3 * randn (1, 2000);
%!test # the maximum of the full Gaussian likelihood, tiny data
%! [k, se, info] = trap_calibrate (x, 1);
%! p = minimum (@(p) full_likelihood (x, exp (p(1) - exp (-p(2)) * t)), [0, 1]);
%! assert (info.variance, exp (p(1)), 1e-6);
%! assert (k + info.bias, exp (-p(1)), 1e-6);
%! ## at known centre
%! [~, ~, info] = trap_calibrate (x, 1, "centre", 0.1);
%! assert (info.centre, 0.1);
%!test # with noise and blur: the full likelihood again
%! for e = [0, 0.7]
%!   for s = [0.2, 0]
%!     if (e + s > 0)
%!       [k, se, info] = trap_calibrate (x, 0.5, "exposure", e / 2, "noise", s);
%!       blur = @(l) [2*(l*e-1+exp(-l*e))/(l*e)^2, ...
%!                    (2*sinh(l*e/2)/(l*e))^2*exp(-l*t(2:end))];
%!       if (e == 0)
%!         blur = @(l) exp (-l * t);
%!       endif
%!       p = minimum (@(p) full_likelihood (x, exp (p(1)) * blur (exp (-p(2))) ...
%!                                          + s^2 * (t == 0)), [0, 1]);
%!       assert (info.variance, exp (p(1)), 1e-4);
%!       assert (info.tau, exp (p(2)) / 2, 1e-4);
%!     endif
%!   endfor
%! endfor
%!test # underdamped: the full likelihood
%! w = z(1:400);
%! t = 0:399;
%! phi = @(g, w) real (exp (-g * t / 2) .* (cos (sqrt (w^2 - g^2/4) * t) ...
%!                     + g / 2 / sqrt (w^2 - g^2/4) * sin (sqrt (w^2 - g^2/4) * t)));
%! [k, se, info] = trap_calibrate (w, 1, "dynamics", "underdamped");
%! p = minimum (@(p) full_likelihood (w, exp (p(1)) * phi (exp (p(2)), ...
%!                                                         exp (p(3)))), ...
%!              log ([1, 0.4, 0.7]));
%! assert (info.variance, exp (p(1)), 1e-4);
%! assert (info.damping, exp (p(2)), 1e-4);
%! assert (info.frequency, exp (p(3)) / 2 / pi, 1e-5);
%!test # mass, friction, within their errors, by both methods; units
%! for method = {"ml", "spectrum"}
%!   [k, se, info] = trap_calibrate (z, 1, "dynamics", "underdamped", ...
%!                                   "method", method{1});
%!   got = [k, info.mass, info.friction, info.damping];
%!   error_of = [se, info.mass_se, info.friction_se, info.damping_se];
%!   assert (all (abs (got - [1, 1/0.49, 0.4/0.49, 0.4]) < 4 * error_of));
%!   assert (all (error_of < 0.2));
%!   assert (info.reliable, true);
%! endfor
%! [k2, ~, info2] = trap_calibrate (1e-8 * z, 1e-4, "kT", 4e-21, "dynamics", ...
%!                                  "underdamped", "method", "spectrum");
%! assert (k2, k * 4e-21 / 1e-16, -1e-5);
%! assert (info2.mass, info.mass * 4e-21 / 1e-16 * 1e-8, -1e-5);
%!test # noise that is found
%! for method = {"ml", "spectrum"}
%!   [k, se, info] = trap_calibrate (y, 20, "exposure", 20, "noise", "fit", ...
%!                                   "method", method{1});
%!   assert (abs (k - 1) < 4 * se);
%!   assert (abs (info.noise - 0.3) < 4 * info.noise_se);
%!   assert (abs (info.tau + 1 / log (0.99)) < 4 * info.tau_se);
%!   assert (info.reliable, true);
%! endfor
%! ## and left out: the fit says so
%! [k, se, info] = trap_calibrate (y + 0.7 * randn (size (y)), 20);
%! assert (info.reliable, false);
%!test # the spectrum fit is the maximum of likelihood, nearly
%! w = filter (sqrt (1 - 0.8^2), [1, -0.8], randn (1, 20000));
%! [k, se, info] = trap_calibrate (w, 0.1);
%! [k2, se2, info2] = trap_calibrate (w, 0.1, "method", "spectrum");
%! assert (k2, k, 0.1 * se);
%! assert (se2, se, -0.05);
%! assert (info2.tau, info.tau, 0.2 * info.tau_se);
%! assert (info2.friction_se, info.friction_se, -0.05);
%! [k3, se3] = trap_calibrate (w, 0.1, "method", "equipartition");
%! assert (k3, k, 0.1 * se);
%! assert (k3, 1 / var (w), 0.1 * se);
%! ## Errors by their formula: relative 2 (1 + r^2) / (1 - r^2) / N
%! assert (se / k, sqrt (2 * 1.64 / 0.36 / 20000), -0.05);
%! assert (abs (info.D * info.friction - 1) < 1e-12);
%!test # the variance needs no model
%! for dynamics = {"overdamped", "underdamped"}
%!   [k, se, info] = trap_calibrate (z, 1, "dynamics", dynamics{1}, "noise", ...
%!                                   "fit", "method", "equipartition");
%!   assert (k + info.bias, 1 / var (z, 1), -1e-3);
%!   assert (abs (k - 1) < 4 * se);
%!   assert (isnan (info.friction), true);
%! endfor
%!test # several coordinates, temperature, a column
%! [k, se, info] = trap_calibrate (cat (3, x, 2 * x), 1);
%! assert (k(2), k(1) / 4, 1e-10);
%! assert (size (info.ci), [2, 2]);
%! assert (info.tau(2), info.tau(1), 1e-8);
%! [k, ~, info] = trap_calibrate (x(1,:)', 1, "temperature", 300, ...
%!                                "units", "pN nm");
%! assert (k / trap_calibrate (x(1,:), 1), 1.380649e-2 * 300, 1e-12);
%! assert (info.units, "pN nm");
%!test # faster than dt; slower than the record
%! [k, se, info] = trap_calibrate ([1, -1.1, 1, -0.9, 1, -1.05, 1.1, -1, 1], 1);
%! assert (info.reliable, false);
%! assert (info.tau, 0);
%! [k, se, info] = trap_calibrate (cumsum (ones (1, 50)), 1);
%! assert (info.reliable, false);
%!error <Invalid call> trap_calibrate ()
%!error <Invalid call> trap_calibrate (x)
%!error <trap_calibrate: x has 7 times; at least 8 are needed> ...
%! trap_calibrate (1:7, 1)
%!error <trap_calibrate: coordinate 1 does not move> trap_calibrate (ones (1, 9), 1)
%!error id=noneq:data trap_calibrate (ones (1, 9), 1)
%!error <trap_calibrate: x\(1,9\) is NaN> trap_calibrate ([1:8, NaN], 1)
%!error <trap_calibrate: option "noise", 10, is no less than the standard deviation of coordinate 1, 1> ...
%! trap_calibrate (repmat ([1, -1], 1, 8), 1, "noise", 10)
%!error <trap_calibrate: option "exposure" must not exceed dt = 1, got 2> ...
%! trap_calibrate (x, 1, "exposure", 2)
%!error <trap_calibrate: option "noise" must be a number not below 0 or "fit", got "x"> ...
%! trap_calibrate (x, 1, "noise", "x")
%!error <trap_calibrate: option "temperature" needs "units"> ...
%! trap_calibrate (x, 1, "temperature", 300)
%!error <trap_calibrate: option "method" must be one of: ml, spectrum, equipartition, got "x"> ...
%! trap_calibrate (x, 1, "method", "x")
%!error <trap_calibrate: dt must be a positive number> trap_calibrate (x, Inf)
