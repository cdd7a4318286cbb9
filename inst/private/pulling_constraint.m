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

## [G, se, info] = pulling_constraint (fname, f, args)
##
## The part of pulling_pmf for a constraint that moves at constant velocity:
##   W(i,k) = integral of f(i) v dt,   W_diss = var (W) / (2 kT),
##   G = mean (W) - W_diss,   friction = (dW_diss/dx) / v.

function [G, se, info] = pulling_constraint (fname, f, args)

  opt = parse_options (fname, args, ...
                       [common_options("energy", "random")
                        {"velocity", [], @velocity_message
                         "time", [], @time_message
                         "step", [], "positive"
                         "start", 0, "number"
                         "population", false, "logical"
                         "smooth", [], "positive"
                         "error", "jackknife", {"jackknife", "bootstrap"}
                         "replicates", 1000, "count"
                         "zero", "initial", {"initial", "minimum"}}]);
  [kT, unit] = thermal_energy (fname, opt);
  f = check_force (fname, f);
  [n, T] = size (f);
  if (isempty (opt.velocity))
    error ("noneq:option", "%s: option \"velocity\" is missing", fname);
  endif
  if (isempty (opt.time) == isempty (opt.step))
    error ("noneq:option", ...
           "%s: give \"time\" (one value a column) or \"step\"", fname);
  endif
  if (! isempty (opt.step))
    t = opt.step * (0:T-1);
  else
    t = double (opt.time(:)');
    if (numel (t) != T)
      error ("noneq:size", ...
             ["%s: option \"time\" has %d values but the forces have %d" ...
              " columns (rows are trajectories, columns are times)"], fname, ...
             numel (t), T);
    endif
  endif
  path = opt.velocity * (t - t(1));
  x = opt.start + path;
  kernel = [];
  if (! isempty (opt.smooth))
    kernel = smoothing_kernel (fname, path, opt.smooth);
  endif

  W = cumtrapz (path, f, 2);
  W_mean = mean (W, 1);
  deviation = W - W_mean;
  squares = sum (deviation.^2, 1);
  degrees = n - ! opt.population;
  W_diss = squares / degrees / (2 * kT);
  [G, friction] = profile (W_mean, W_diss, path, opt.velocity, kernel);

  ## Jackknife: mean and squares without row i.
  mean_i = W_mean - deviation / (n - 1);
  W_diss_i = (squares - n / (n - 1) * deviation.^2) / (degrees - 1) / (2 * kT);
  [G_i, friction_i] = profile (mean_i, W_diss_i, path, opt.velocity, kernel);
  scale = (n - 1) / sqrt (n);
  if (n < 3)
    scale = NaN;
  endif
  W_diss_se = scale * std (W_diss_i, 0, 1);
  friction_se = scale * std (friction_i, 0, 1);

  place = 1;
  if (strcmp (opt.zero, "minimum"))
    [~, place] = min (G);
  endif
  zero = G(place);
  G -= zero;
  if (strcmp (opt.error, "jackknife"))
    seed = [];
    G_i -= G_i(:,place);
    se = scale * std (G_i, 0, 1);
    bias = (n - 1) * (mean (G_i, 1) - G);
    half = student_quantile (n - 1) * se;
    ci = [G - half; G + half];
  else
    seed = seed_option (opt);
    R = opt.replicates;
    drawn = __noneq_resample__ (n, 1, seed, 40, 0, R);
    multiple = accumarray ([repelem((1:R)', n), drawn(:)], 1, [R, n]);
    at = min (max (0.5 + R * [0.025; 0.975], 1), R);
    low = floor (at);
    high = min (low + 1, R);
    se = bias = zeros (1, T);
    ci = zeros (2, T);
    resampled = @(k) resampled_profile (multiple, W_mean(k), ...
                                        deviation(:,k), degrees, kT);
    G_place = resampled (place);
    ## In runs of columns, to keep the memory small.
    run = max (1, floor (4e6 / R));
    for first = 1:run:T
      k = first:min (T, first + run - 1);
      [G_k, W_diss_k] = resampled (k);
      G_k -= G_place;
      se(k) = std (G_k, 0, 1);
      bias(k) = mean (G_k, 1) - G(k);
      W_diss_se(k) = std (W_diss_k, 0, 1);
      G_k = sort (G_k, 1);
      ci(:,k) = G_k(low,:) + (at - low) .* (G_k(high,:) - G_k(low,:));
    endfor
  endif

  skewness = zeros (1, T);
  wide = squares > 0;
  skewness(wide) = sqrt (n) * sum (deviation(:,wide).^3, 1) ...
                   ./ squares(wide).^1.5;
  info = struct ("method", "second cumulant", "x", x, "n", n, "times", T, ...
                 "ci", ci, "bias", bias, "W_mean", W_mean, ...
                 "W_mean_se", std (W, 0, 1) / sqrt (n), "W_diss", W_diss, ...
                 "W_diss_se", W_diss_se, ...
                 "friction", friction, ...
                 "friction_se", friction_se, ...
                 "skewness", skewness, "zero", zero, "kT", kT, "seed", seed, ...
                 "units", unit, "reliable", [], "notes", {cell(0, 1)});
  [info.reliable, info.notes] = verdict (info);

endfunction

function [G, friction] = profile (W_mean, W_diss, path, velocity, kernel)

  G = W_mean - W_diss;
  ## Central differences, one-sided at the ends.
  friction = (W_diss(:,[2:end, end]) - W_diss(:,[1, 1:end-1])) ...
             ./ (path([2:end, end]) - path([1, 1:end-1])) / velocity;
  if (! isempty (kernel))
    half = (numel (kernel) - 1) / 2;
    T = columns (friction);
    padded = 2^nextpow2 (T + 2 * half);
    kernel = fft (kernel, padded);
    smooth = @(v) real (ifft (fft (v, padded, 2) .* kernel, [], 2))(:, ...
                                                          half + (1:T));
    ## Near the ends the part of the kernel that is inside has weight one.
    friction = smooth (friction) ./ smooth (ones (1, T));
  endif

endfunction

function [G, W_diss] = resampled_profile (multiple, W_mean, deviation, ...
                                           degrees, kT)

  n = rows (deviation);
  moved = multiple * deviation / n;
  W_diss = (multiple * deviation.^2 - n * moved.^2) / degrees / (2 * kT);
  G = W_mean + moved - W_diss;

endfunction

function kernel = smoothing_kernel (fname, path, sigma)

  step = abs (path(end)) / (numel (path) - 1);
  if (any (abs (abs (diff (path)) - step) > 1e-6 * step))
    error ("noneq:value", ...
           "%s: option \"smooth\" needs evenly spaced times", fname);
  endif
  half = min (ceil (4 * sigma / step), numel (path) - 1);
  kernel = exp (-0.5 * ((-half:half) * step / sigma).^2);
  kernel /= sum (kernel);

endfunction

function [reliable, notes] = verdict (info)

  notes = cell (0, 1);
  fewest = 10;
  ## Standard deviation of the skewness of normal data.
  n = info.n;
  limit = 3 * sqrt (6 * max (n - 2, 0) / ((n + 1) * (n + 3)));
  normal = abs (info.skewness) <= limit;
  reliable = normal & n >= fewest;
  if (n < fewest)
    notes{end+1,1} = sprintf (["Only %d trajectories: the variance of the" ...
                               " work is uncertain by a factor of more than" ...
                               " %.1f."], n, 1 + sqrt (2 / max (n - 1, 1)));
  endif
  if (n < 3)
    notes{end+1,1} = "No error bars from fewer than 3 trajectories.";
  endif
  if (any (! normal))
    notes{end+1,1} ...
      = sprintf (["The work is not normal (skewness beyond 3 standard" ...
                  " deviations) at %d of %d positions; there two cumulants" ...
                  " are not enough."], sum (! normal), info.times);
  endif
  [worst, k] = max (info.W_diss_se / info.kT);
  if (worst > 2)
    notes{end+1,1} = sprintf (["The dissipated work is uncertain by up to" ...
                               " %.3g kT (at x = %g)."], worst, info.x(k));
  endif

endfunction

function f = check_force (fname, f)

  if (! (isnumeric (f) && isreal (f)))
    what = class (f);
    if (isnumeric (f))
      what = "complex";
    endif
    error ("noneq:type", ...
           "%s: the forces must be a real numeric array, got a %s array", ...
           fname, what);
  elseif (ndims (f) > 2 || columns (f) < 2 || rows (f) < 2)
    error ("noneq:size", ["%s: the forces must be M x T, one trajectory a" ...
                          " row and one time a column, M and T above 1," ...
                          " got %s"], fname, ...
           sprintf ("%d x ", size (f))(1:end-3));
  endif
  f = full (double (f));
  bad = find (! isfinite (f), 1);
  if (! isempty (bad))
    [i, j] = ind2sub (size (f), bad);
    error ("noneq:nan", ...
           "%s: force (%d,%d) is %g; leave that trajectory out", fname, i, ...
           j, f(bad));
  endif

endfunction

function must = velocity_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && isfinite (value) && value != 0))
    must = "a finite number that is not 0";
  endif

endfunction

function must = time_message (value)

  must = "";
  if (! (isnumeric (value) && isvector (value) && isreal (value)
         && all (isfinite (value)) && all (diff (value(:)) > 0)))
    must = "an increasing vector of finite numbers";
  endif

endfunction
