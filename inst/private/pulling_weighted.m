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

## [G, se, info] = pulling_weighted (fname, data, args)
##
## The part of pulling_pmf for a moving bias.  DATA is {x, w} or
## {xF, wF, xR, wR}.  Each time step t of each trajectory i is one sample of
## the biased system, with the weight
##   q(i,t) = a(i) exp (-w(i,t)) / Z(t),   Z(t) = sum_i a(i) exp (-w(i,t)),
## a(i) = 1/M for one direction, a(i) = 1 / (nF + nR exp (dF - W(i))) for two,
## where reverse trajectories take part as their conjugate twins: run
## backwards in time, with the work the forward process would have done.
##   exp (-G(x)) = sum_t,i q(i,t) delta (x - x(i,t)) / D(x),
##   D(x) = sum_t exp (-V(x,t)) / Z(t).

function [G, se, info] = pulling_weighted (fname, data, args)

  two_sided = numel (data) == 4;
  opt = parse_options (fname, args, ...
                       [common_options("work", "random")
                        {"stiffness", [], @stiffness_message
                         "centre", [], @row_message
                         "time", [], @row_message
                         "potential", [], @potential_message
                         "bins", 50, "count"
                         "edges", [], @edges_message
                         "replicates", 200, "whole"
                         "block", 1, "count"
                         "zero", "minimum", @zero_message}]);
  [kT, unit] = thermal_energy (fname, opt);
  if (two_sided)
    names = {"xF", "wF", "xR", "wR"};
  else
    names = {"x", "w"};
  endif
  data = check_ensembles (fname, data, names, opt.negated);
  bias = bias_function (fname, opt, columns (data{1}));

  ## All trajectories in the forward direction.
  x = data{1};
  w = data{2} / kT;
  n = rows (x);
  group = {1:rows(x)};
  if (two_sided)
    reverse = data{4} / kT;
    n = [n, rows(reverse)];
    group{2} = n(1) + (1:n(2));
    x = [x; fliplr(data{3})];
    w = [w; fliplr(reverse) - reverse(:,end)];
    check_direction (fname, w(group{1},end), reverse(:,end));
  endif
  M = sum (n);
  T = columns (x);
  if (opt.block > min (n))
    error ("noneq:option", ...
           "%s: option \"block\" is %d, there are only %d trajectories", ...
           fname, opt.block, min (n));
  endif

  edges = opt.edges(:)';
  if (isempty (edges))
    lowest = min (x(:));
    highest = max (x(:));
    if (lowest == highest)
      error ("noneq:value", ...
             "%s: all positions are %g; give the option \"edges\"", fname, ...
             lowest);
    endif
    edges = linspace (lowest, highest, opt.bins + 1);
  endif
  B = numel (edges) - 1;
  centre = (edges(1:end-1) + edges(2:end)) / 2;
  width = diff (edges);
  bin = lookup (edges, x);
  bin(x == edges(end)) = B;
  bin(bin > B) = 0;
  inside = bin > 0;
  counts = accumarray (bin(inside), 1, [B, 1])';
  if (! any (counts))
    error ("noneq:value", ...
           "%s: no position lies between the edges %g and %g", fname, ...
           edges(1), edges(end));
  endif

  ## The estimate.
  boltzmann = -bias (centre(:)) / kT;
  [dF, log_a] = trajectory_weight (w(:,end), n);
  [log_q, log_Z] = sample_weight (w, log_a);
  [log_number, largest] = bin_weight (bin(inside), log_q(inside), B);
  log_D = log_sum (boltzmann - log_Z, 2);
  raw = (log_D - log_number)' + log (width);
  raw(! counts) = NaN;
  raw(raw == Inf) = NaN;
  [place, shift] = zero_place (fname, opt.zero, raw, edges);
  G = kT * (raw - shift);

  ## Effective number of trajectories in each bin, and at each time.
  q = exp (log_q);
  scaled = zeros (M, T);
  scaled(inside) = exp (log_q(inside) - largest(bin(inside)));
  trajectory = repmat ((1:M)', 1, T);
  part = accumarray ([trajectory(inside), bin(inside)], scaled(inside), ...
                     [M, B]);
  ess = sum (part, 1).^2 ./ sum (part.^2, 1);
  visitors = sum (part > 0, 1);
  ess_time = 1 ./ sum (q.^2, 1);

  ## Bootstrap over trajectories.
  R = opt.replicates;
  seed = seed_option (opt);
  replicate = NaN (R, B);
  replicate_dF = NaN (R, T);
  if (R > 0 && min (n) > 1)
    multiple = zeros (M, R);
    for side = 1:numel (n)
      drawn = __noneq_resample__ (n(side), opt.block, seed, 32 + side, 0, R);
      multiple(group{side},:) = accumarray ([drawn(:), repelem((1:R)', ...
                                             n(side))], 1, [n(side), R]);
    endfor
    factor = multiple;
    if (two_sided)
      for r = 1:R
        factor(:,r) .*= two_sided_factor (w(:,end), n, multiple(:,r), ...
                                          group, log_a);
      endfor
    endif
    [replicate, replicate_dF] ...
      = replicates (factor, q, scaled, inside, bin, boltzmann, log_Z, ...
                    log_D, largest, w, log_a);
    replicate += log (width);
    if (isempty (place))
      replicate_shift = 0;
    else
      replicate_shift = replicate(:,place);
    endif
    replicate = kT * (replicate - replicate_shift);
    replicate_dF *= kT;
  endif
  [se, ci, bias_of_G] = spread (replicate, G);
  alone = visitors <= 1;
  se(alone) = NaN;
  ci(:,alone) = NaN;
  bias_of_G(alone) = NaN;
  [dF_se, dF_ci] = spread (replicate_dF, -kT * log_Z);

  ## Simpson's rule over the bin against the value at its centre.
  at_edges = log_sum (-bias (edges(:)) / kT - log_Z, 2);
  average = log_sum ([at_edges(1:end-1), log_D + log(4), ...
                      at_edges(2:end)], 2) - log (6);
  bin_error = kT * abs (average - log_D)';
  bin_error(! counts) = NaN;

  info = struct ("method", "Hummer-Szabo", "x", centre, "edges", edges, ...
                 "counts", counts, "outside", sum (! inside(:)), ...
                 "n", n, "times", T, "ci", ci, "bias", bias_of_G, ...
                 "ess", ess, "trajectories", visitors, ...
                 "bin_error", bin_error, "dF", 0 - kT * log_Z, ...
                 "dF_se", dF_se, "dF_ci", dF_ci, "dF_ess", ess_time, ...
                 "zero", shift * kT, "kT", kT, "replicates", R, ...
                 "seed", seed, "units", unit, ...
                 "reliable", [], "notes", {cell(0, 1)});
  if (two_sided)
    info.method = "Minh-Adib";
    info.dF_total = kT * dF;
  endif
  share = exp (boltzmann - log_Z - log_D);
  [info.reliable, info.notes] = verdict (info, w, share, place);

endfunction

## Total free energy difference (two directions, else 0) and log a(i), of
## which the a(i) add up to 1.
function [dF, log_a] = trajectory_weight (W, n)

  dF = 0;
  if (isscalar (n))
    log_a = -log (n) * ones (n, 1);
  else
    dF = acceptance_ratio (W(1:n(1)), -W(n(1)+1:end));
    log_a = minus_log_mix (W, n, dF);
  endif

endfunction

function dF = acceptance_ratio (wF, wR)

  dF = __noneq_bar__ (wF, wR, [1, 1], 1)(1);

endfunction

## -log (nF + nR exp (dF - W)) without overflow.
function log_a = minus_log_mix (W, n, dF)

  forward = log (n(1)) * ones (size (W));
  reverse = log (n(2)) + dF - W;
  top = max (forward, reverse);
  log_a = -(top + log1p (exp (-abs (forward - reverse))));

endfunction

## a(i) in a replicate over a(i): the acceptance ratio is solved again.
function factor = two_sided_factor (W, n, multiple, group, log_a)

  wF = repelem (W(group{1}), multiple(group{1}));
  wR = -repelem (W(group{2}), multiple(group{2}));
  dF = acceptance_ratio (wF, wR);
  factor = exp (minus_log_mix (W, n, dF) - log_a);

endfunction

function [log_q, log_Z] = sample_weight (w, log_a)

  log_q = log_a - w;
  log_Z = log_sum (log_q, 1);
  log_q -= log_Z;

endfunction

## Logarithm of the sum of exp (log_q) in each bin, and the largest log_q.
function [log_number, largest] = bin_weight (bin, log_q, B)

  largest = accumarray (bin, log_q, [B, 1], @max, -Inf);
  largest(largest == -Inf) = 0;
  log_number = log (accumarray (bin, exp (log_q - largest(bin)), [B, 1])) ...
               + largest;

endfunction

function s = log_sum (a, dim)

  top = max (a, [], dim);
  top(top == -Inf) = 0;
  s = top + log (sum (exp (a - top), dim));

endfunction

## Replicates are linear algebra on the weights of the whole sample: with
## f(i) = multiplicity times the change of a(i),
##   Z_r(t) / Z(t) = sum_i f(i) q(i,t)
## and each bin's number is a sum over t of (sum_i f(i) q(i,t)) / Z_r(t).
function [value, dF] = replicates (factor, q, scaled, inside, bin, ...
                                   boltzmann, log_Z, log_D, largest, w, log_a)

  [M, T] = size (q);
  R = columns (factor);
  B = rows (log_D);
  Z = factor' * q;
  D = (1 ./ Z) * exp (boltzmann - log_Z - log_D)';
  log_number = zeros (R, B);

  ## One column for each pair (time, bin) that occurs.
  [i, t] = find (inside);
  pair = (t - 1) * B + bin(inside);
  column = zeros (B * T, 1);
  column(pair) = 1;
  pair_of_column = find (column);
  column(pair_of_column) = 1:numel (pair_of_column);
  member = sparse (i, column(pair), scaled(inside), M, numel (pair_of_column));
  pair_bin = mod (pair_of_column - 1, B) + 1;
  pair_time = (pair_of_column - pair_bin) / B + 1;
  to_bin = sparse (1:numel (pair_bin), pair_bin, 1, numel (pair_bin), B);
  batch = max (1, floor (4e6 / numel (pair_bin)));
  for first = 1:batch:R
    r = first:min (R, first + batch - 1);
    log_number(r,:) = log (((factor(:,r)' * member) ./ Z(r,pair_time)) ...
                           * to_bin);
  endfor
  value = log (D) + log_D' - (log_number + largest');
  dF = -(log (Z) + log_Z);

  ## Without the trajectories that carry the weight at some time the rest may
  ## have underflowed: once more in logarithms.
  for r = find (any (Z < 1e-250, 2))'
    [log_q, log_Zr] = sample_weight (w, log_a + log (factor(:,r)));
    log_number = bin_weight (bin(inside), log_q(inside), B);
    value(r,:) = (log_sum (boltzmann - log_Zr, 2) - log_number)';
    dF(r,:) = -log_Zr;
  endfor
  value(! isfinite (value)) = NaN;
  dF(! isfinite (dF)) = NaN;

endfunction

## Standard deviation, 2.5 % and 97.5 % points and shift of the replicates
## that have a value.
function [se, ci, shift] = spread (replicate, value)

  [R, B] = size (replicate);
  se = shift = NaN (1, B);
  ci = NaN (2, B);
  k = sum (isfinite (replicate), 1);
  use = k > 1 & isfinite (value);
  if (! any (use))
    return;
  endif
  k = k(use);
  v = sort (replicate(:,use), 1);   # NaN last
  present = isfinite (v);
  v(! present) = 0;
  average = sum (v, 1) ./ k;
  se(use) = sqrt (sumsq ((v - average) .* present, 1) ./ (k - 1));
  shift(use) = average - value(use);
  at = min (max (0.5 + k .* [0.025; 0.975], 1), k);
  low = floor (at);
  first = R * (0:columns (v)-1);
  lower = v(low + first);
  ci(:,use) = lower + (at - low) .* (v(min (low + 1, k) + first) - lower);

endfunction

function [place, shift] = zero_place (fname, zero, raw, edges)

  if (ischar (zero) && strcmpi (zero, "initial"))
    place = [];
    shift = 0;
    return;
  elseif (ischar (zero))
    [~, place] = min (raw);
  else
    place = lookup (edges, zero);
    place -= (zero == edges(end));
    if (place < 1 || place >= numel (edges) || isnan (raw(place)))
      error ("noneq:option", ...
             "%s: option \"zero\": no sample lies in a bin around x = %g", ...
             fname, zero);
    endif
  endif
  shift = raw(place);

endfunction

## SHARE (b,t) is the part of time t in what is known of bin b.
function [reliable, notes] = verdict (info, w, share, place)

  notes = cell (0, 1);
  enough = 20;
  filled = info.counts > 0;
  T = info.times;

  ## Times at which too few trajectories carry the weight.  In one direction
  ## the number seen is too high just when it should be low, because the
  ## trajectories that matter are missing; hence also what it would be if the
  ## work were normal with the dissipation of these data.
  number = info.dF_ess;
  if (isscalar (info.n))
    finite = w < Inf;   # the others have no weight
    w(! finite) = 0;
    dissipated = sum (w, 1) ./ sum (finite, 1) - info.dF / info.kT;
    expected = info.n * exp (-2 * dissipated);
    bad = number < enough | expected < 10;
  else
    bad = number < enough;
  endif
  ## A bin is known from the times that share in it, and related to the zero
  ## of G through all times between.
  mean_time = min (max (round (share * (1:T)'), 1), T)';
  origin = 1;
  if (! isempty (place))
    origin = mean_time(place);
  endif
  before = [0, cumsum(bad)];
  early = min (mean_time, origin);
  late = max (mean_time, origin);
  cut_off = before(late + 1) > before(early) | (share * bad')' > 0.1;

  few = filled & info.ess < enough;
  wide = filled & info.bin_error > 0.1 * info.kT;
  reliable = filled & ! (few | wide | cut_off);

  if (any (few))
    notes{end+1,1} = sprintf (["%d of %d filled bins rest on fewer than %d" ...
                               " effective trajectories."], sum (few), ...
                              sum (filled), enough);
  endif
  if (any (filled & cut_off))
    [fewest, when] = min (number);
    notes{end+1,1} ...
      = sprintf (["The work of too few trajectories carries the weight at" ...
                  " %d of %d times (fewest: %.3g, at time %d); %d bins lie" ...
                  " there or beyond, seen from the zero of G.  Pull more" ...
                  " slowly, or in both directions."], sum (bad), T, ...
                 fewest, when, sum (filled & cut_off));
  endif
  if (any (wide))
    notes{end+1,1} ...
      = sprintf (["In %d bins the bias changes so much that the width of" ...
                  " the bin matters by more than 0.1 kT; use narrower" ...
                  " bins."], sum (wide));
  endif
  if (any (! filled))
    notes{end+1,1} = sprintf ("%d of %d bins are empty: NaN.", ...
                              sum (! filled), numel (filled));
  endif
  if (info.outside > 0)
    notes{end+1,1} = sprintf ("%d positions lie outside the edges.", ...
                              info.outside);
  endif
  if (info.replicates == 0)
    notes{end+1,1} = "No error bars: \"replicates\" is 0.";
  elseif (min (info.n) == 1)
    notes{end+1,1} = "No error bars from a single trajectory.";
  endif

endfunction

function data = check_ensembles (fname, data, names, negated)

  for k = 1:numel (data)
    v = data{k};
    if (! (isnumeric (v) && isreal (v)))
      what = class (v);
      if (isnumeric (v))
        what = "complex";
      endif
      error ("noneq:type", ...
             "%s: %s must be a real numeric array, got a %s array", fname, ...
             names{k}, what);
    elseif (isempty (v))
      error ("noneq:size", "%s: %s is empty", fname, names{k});
    elseif (ndims (v) > 2)
      error ("noneq:size", ["%s: %s must be M x T, one trajectory a row and" ...
                            " one time a column, got %s"], fname, names{k}, ...
             sprintf ("%d x ", size (v))(1:end-3));
    endif
    data{k} = full (double (v));
    if (negated && k == numel (data))
      data{k} = -data{k};
    endif
    if (numel (data) == 2 && k == 2)
      bad = find (isnan (data{k}) | data{k} == -Inf, 1);
    else
      bad = find (! isfinite (data{k}), 1);
    endif
    if (! isempty (bad))
      [i, j] = ind2sub (size (v), bad);
      error ("noneq:nan", "%s: %s(%d,%d) is %g; leave that trajectory out", ...
             fname, names{k}, i, j, data{k}(bad));
    endif
  endfor
  for k = 1:2:numel (data)
    if (! size_equal (data{k}, data{k+1}))
      error ("noneq:size", "%s: %s is %d x %d but %s is %d x %d", fname, ...
             names{k}, size (data{k}), names{k+1}, size (data{k+1}));
    endif
  endfor
  bad = find (all (data{2} == Inf, 1), 1);
  if (! isempty (bad))
    error ("noneq:infinite", ...
           "%s: all values of %s(:,%d) are Inf: every weight is zero", ...
           fname, names{2}, bad);
  endif
  if (numel (data) == 4)
    if (columns (data{1}) != columns (data{3}))
      error ("noneq:size", ...
             "%s: xF has %d times (columns) but xR has %d", fname, ...
             columns (data{1}), columns (data{3}));
    endif
    for k = [2, 4]
      bad = find (abs (data{k}(:,1)) > 1e-9 * max (abs (data{k}), [], 2), 1);
      if (! isempty (bad))
        error ("noneq:value", ["%s: %s(%d,1) is %g; with two directions the" ...
                               " work must start from 0"], fname, names{k}, ...
               bad, data{k}(bad,1));
      endif
    endfor
  endif

endfunction

## The second law: mean (wF) + mean (wR) >= 0.
function check_direction (fname, wF, wR)

  if (numel (wF) < 2 || numel (wR) < 2)
    return;
  endif
  total = mean (wF) + mean (wR);
  if (total < -4 * sqrt (var (wF) / numel (wF) + var (wR) / numel (wR)) ...
      && total < -1e-9 * max (abs ([wF; wR])))
    error ("noneq:sign", ...
           ["%s: mean total work of both directions adds up to %g kT, which" ...
            " the second law forbids; if wR has the sign of the forward" ...
            " process, set the option \"negated\", true"], fname, total);
  endif

endfunction

## bias (x) = V, numel (x) x T, from the options.
function bias = bias_function (fname, opt, T)

  along = opt.centre;
  name = "centre";
  if (! isempty (opt.time))
    if (isempty (opt.potential))
      error ("noneq:option", ...
             "%s: option \"time\" goes with \"potential\", V(x, t)", fname);
    elseif (! isempty (opt.centre))
      error ("noneq:option", ...
             "%s: give \"centre\" or \"time\", not both", fname);
    endif
    along = opt.time;
    name = "time";
  endif
  if (isempty (opt.potential) == isempty (opt.stiffness))
    error ("noneq:option", ...
           ["%s: say what the bias is: \"stiffness\" and \"centre\", or" ...
            " \"potential\" and \"centre\" or \"time\""], fname);
  endif
  if (isempty (along))
    error ("noneq:option", ...
           ["%s: option \"centre\" is missing: where the bias is at each" ...
            " time"], fname);
  endif
  if (numel (along) != T)
    error ("noneq:size", ...
           ["%s: option \"%s\" has %d values but there are %d times (rows" ...
            " are trajectories, columns are times)"], fname, name, ...
           numel (along), T);
  endif
  along = double (along(:)');
  if (! isempty (opt.stiffness))
    stiffness = double (opt.stiffness(:)');
    if (! any (numel (stiffness) == [1, T]))
      error ("noneq:size", ...
             ["%s: option \"stiffness\" has %d values but there are %d" ...
              " times"], fname, numel (stiffness), T);
    endif
    bias = @(x) stiffness / 2 .* (x - along).^2;
  else
    bias = @(x) potential_table (fname, opt.potential, x, along);
  endif

endfunction

## The user's handle need only take one x: a handle that takes a column and
## gives the same is used that way.
function V = potential_table (fname, potential, x, along)

  V = zeros (numel (x), numel (along));
  for t = 1:numel (along)
    one = @(x) potential (x, along(t));
    if (t == 1)
      V(:,1) = arrayfun (one, x);
      try
        column = one (x);
        whole = isequal (size (column), size (x)) && isnumeric (column) ...
                && all (abs (column - V(:,1)) <= 1e-9 * max (abs (V(:,1))));
      catch
        whole = false;
      end_try_catch
    elseif (whole)
      V(:,t) = one (x);
    else
      V(:,t) = arrayfun (one, x);
    endif
  endfor
  bad = find (! (isreal (V) & isfinite (V)), 1);
  if (! isempty (bad))
    [i, t] = ind2sub (size (V), bad);
    error ("noneq:value", ...
           "%s: the potential at x = %g and %g is %g; it must be finite", ...
           fname, x(i), along(t), V(bad));
  endif

endfunction

function must = row_message (value)

  must = "";
  if (! (isnumeric (value) && isvector (value) && isreal (value)
         && all (isfinite (value))))
    must = "a vector of finite numbers, one a time";
  endif

endfunction

function must = stiffness_message (value)

  must = row_message (value);
  if (! isempty (must) || any (value <= 0))
    must = "a positive number, or one a time";
  endif

endfunction

function must = potential_message (value)

  must = "";
  if (! is_function_handle (value))
    must = "a function handle, V(x, centre) or V(x, t)";
  endif

endfunction

function must = edges_message (value)

  must = "";
  if (! (isnumeric (value) && isvector (value) && numel (value) > 1
         && isreal (value) && all (isfinite (value)) && all (diff (value) > 0)))
    must = "an increasing vector of at least two finite numbers";
  endif

endfunction

function must = zero_message (value)

  must = "";
  if (! (any (strcmpi (value, {"minimum", "initial"}))
         || (isnumeric (value) && isscalar (value) && isreal (value)
             && isfinite (value))))
    must = "\"minimum\", \"initial\" or a position";
  endif

endfunction
