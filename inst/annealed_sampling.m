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
## @deftypefn  {} {@var{logZ} =} annealed_sampling (@var{U}, @var{start})
## @deftypefnx {} {[@var{logZ}, @var{se}, @var{info}] =} annealed_sampling (@var{U}, @var{start}, "name", @var{value}, @dots{})
## Logarithm of a partition function, and samples, by annealing from a
## distribution that is known: sequential Monte Carlo, or annealed importance
## sampling.
##
## Particles are drawn from the start, exp (-U0(x)) / Z0, and carried through the
## distributions with the energy (1 - b) U0(x) + b U(x) while b goes from 0 to 1.
## A change of b by db is a work W = db (U(x) - U0(x)), after which moves that
## keep the distribution let the particle follow.  Jarzynski's equality gives
##
## @example
## log Z = log integral of exp (-U(x)) = log Z0 + log <exp (-W total)>
## @end example
##
## @noindent
## "ais" keeps the particles and their weights exp (-W total); "smc" replaces
## light particles by copies of heavy ones on the way.
##
## @strong{Arguments}
##
## @var{U}: handle, the energy in kT of ONE state, a column of d numbers.  A
## handle that takes d x M states and returns 1 x M energies is recognised and
## is much faster, as is one that @code{langevin_potential} can record.
## Inf is allowed: a state that cannot be.
##
## @var{start}: the distribution to begin with,
##
## @table @asis
## @item @{"gaussian", m, s@}
## mean d x 1, and standard deviations d x 1 (or one) or a d x d covariance;
## @item @{"box", a, b@}
## uniform between a and b, d x 1 each;
## @item a struct
## with the handles @code{sample} (M), which returns d x M states, and
## @code{energy} (x), U0 as for @var{U}, and the number @code{logZ}, log Z0.
## @end table
##
## It should be wide enough to cover all of @var{U} that matters.
##
## @strong{Options}
##
## @table @asis
## @item "method" ("smc")
## or "ais".
## @item "particles" (1000), "runs" (8)
## Particles of one run; independent runs, from whose spread the error comes.
## @item "schedule"
## The values of b, ascending, ending with 1.  By default a first run, which is
## not used otherwise, chooses them so that each step leaves the share "ess" of
## the particles effective.
## @item "ess" (0.9; 0.99 for "ais")
## @item "moves" (5)
## Moves after each step.
## @item "move"
## x = move (x, b): the user's own move, d x M states, for instance the heat bath
## of a spin system; it must leave exp (-(1 - b) U0 - b U) as it is.  By default
## Metropolis's walk with Gaussian steps of the shape of the population, their
## length tuned in the first run.
## @item "seed"
## Of the package's random numbers; a handle that calls rand has Octave's.
## @item "kT", "temperature", "units"
## Unit of @var{U}.
## @end table
##
## @strong{Results}
##
## @var{logZ}; @var{se}: its standard error; for "smc" from the spread of the
## runs, for "ais" by @code{jarzynski}.  @var{info} has
##
## @table @code
## @item ci
## 95 % interval (Student's t for "smc").
## @item dF
## -kT (logZ - log Z0): the free energy difference.
## @item runs
## log Z of each run.
## @item schedule, acceptance, ess
## b; accepted share of the moves and effective share of the particles, mean
## over the runs, at each b.
## @item x, weight
## d x N states of all runs and their weights, with the sum 1: averages over
## exp (-U) are @code{info.x * info.weight'}.
## @item effective
## Effective number of particles at the end, 1 / sum (weight.^2).
## @item work
## "ais": W total of each particle, for @code{jarzynski}, @code{plot_work}.
## @item n, bias, reliable, notes, seed, method
## Particles; 0; the verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Z is estimated without bias at any number of particles and steps; log Z is
## low by about se^2 / 2.  What no particle visits is not seen: a mode of U far
## from the start's reach is missed without a sign, therefore a wide start.
## Cover of the 95 % intervals with 100 particles, 8 runs and 2 moves, where the
## verdict is reliable: "smc" .94 to .96, "ais" .91 to .92 (300 repetitions, 1 and
## 2 coordinates, two wells).
##
## @strong{Errors}
##
## @code{noneq:nan}: an energy is NaN or -Inf, with the state.
## @code{noneq:overlap}: no particle of the start has a finite energy.
## @code{noneq:option}, @code{noneq:size}: what does not fit.
##
## @strong{References}
##
## R. M. Neal, Stat. Comput. 11, 125 (2001).  P. Del Moral, A. Doucet and
## A. Jasra, J. R. Stat. Soc. B 68, 411 (2006).  C. Jarzynski, Phys. Rev. Lett.
## 78, 2690 (1997).
##
## @strong{Example}
##
## Two wells, 8 (x^2 - 1)^2 + y^2 / 2: log Z = 0.4794.
##
## @example
## @group
## U = @@(x) 8 * (x(1,:).^2 - 1).^2 + x(2,:).^2 / 2;
## [logZ, se, info] = annealed_sampling (U, @{"gaussian", [0; 0], [2; 2]@}, ...
##                                       "seed", 1);
## printf ("%.2f, error %.2f\n", logZ, se)
## @print{} 0.45, error 0.03
## @end group
## @end example
##
## @seealso{jarzynski, mbar, switching, bennett}
## @end deftypefn

function [logZ, se, info] = annealed_sampling (U, start, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  fname = "annealed_sampling";
  opt = parse_options (fname, varargin, ...
                       [common_options("energy", "random")
                        {"method", "smc", {"smc", "ais"}
                         "particles", 1000, "count"
                         "runs", 8, "count"
                         "schedule", [], @schedule_message
                         "ess", [], "fraction"
                         "moves", 5, "count"
                         "move", [], @move_message}]);
  if (! is_function_handle (U))
    error ("noneq:type", "%s: U must be a function handle, got a %s", fname, ...
           class (U));
  endif
  smc = strcmp (opt.method, "smc");
  if (smc && opt.runs < 2)
    error ("noneq:option", ...
           "%s: \"smc\" has its error from the spread of 2 runs or more", fname);
  endif
  if (opt.particles < 2)
    error ("noneq:option", "%s: option \"particles\" must be 2 or more", fname);
  endif
  if (isempty (opt.ess))
    opt.ess = ifelse (smc, 0.9, 0.99);
  endif
  [kT, unit] = thermal_energy (fname, opt);
  p.M = opt.particles;
  p.moves = opt.moves;
  p.move = opt.move;
  p.smc = smc;
  p.ess = opt.ess;
  p.fname = fname;
  p.seed = seed_option (opt);
  p = start_of (fname, start, p);
  p.U = one_by_one (fname, "U", U, p.sample (3, 0), kT);

  ## A first run chooses the steps of b and of the moves.
  plan.b = opt.schedule(:)';
  plan.step = {};
  plan = anneal (p, plan, 0);
  logs = zeros (1, opt.runs);
  x = cell (1, opt.runs);
  weight = work = zeros (p.M, opt.runs);
  accept = ess = zeros (1, numel (plan.b));
  for r = 1:opt.runs
    [~, run] = anneal (p, plan, r);
    logs(r) = run.logZ;
    x{r} = run.x;
    work(:,r) = -run.total;
    ## Weights of a run, with the sum of its estimate of Z.
    weight(:,r) = run.logw;
    accept += run.acceptance / opt.runs;
    ess += run.ess / opt.runs;
  endfor

  top = max (logs);
  share = exp (logs - top);
  logZ = p.logZ + top + log (mean (share));
  info.notes = {};
  if (smc)
    se = std (share) / mean (share) / sqrt (opt.runs);
    t = student_quantile (opt.runs - 1);
    info.ci = logZ + t * se * [-1; 1];
    if (std (logs) > 0.5)
      info.notes{end+1} = sprintf (["the runs differ: log Z of one of them has" ...
                                    " the standard deviation %.2g; give more" ...
                                    " particles or moves"], std (logs));
    endif
  else
    [dF, se, j] = jarzynski (work(:), "seed", p.seed);
    logZ = p.logZ - dF;
    info.ci = p.logZ - flipud (j.ci(:));
    if (! j.reliable)
      info.notes = j.notes;
    endif
  endif
  info.bias = 0;
  info.n = p.M * opt.runs;
  info.dF = -kT * (logZ - p.logZ);
  info.runs = p.logZ + logs;
  info.schedule = plan.b;
  info.acceptance = accept;
  info.ess = ess;
  info.x = [x{:}];
  w = exp (weight - max (weight(:)));
  info.weight = w(:)' / sum (w(:));
  info.effective = 1 / sum (info.weight .^ 2);
  if (info.effective < 50)
    info.notes{end+1} = sprintf ("only %.0f particles are effective at the end", ...
                                 info.effective);
  endif
  if (isempty (p.move) && min (accept) < 0.05)
    info.notes{end+1} = sprintf (["hardly any move is accepted near b = %.3g" ...
                                  " (%.1f %%)"], ...
                                 plan.b(find (accept == min (accept), 1)), ...
                                 100 * min (accept));
  endif
  if (! smc)
    info.work = kT * work;
  endif
  info.reliable = isempty (info.notes);
  info.method = opt.method;
  info.seed = p.seed;
  info.kT = kT;
  info.units = unit;

endfunction

function must = schedule_message (v)

  must = "";
  if (! (isnumeric (v) && isreal (v) && isvector (v)
         && all (diff (v(:)) > 0) && v(1) > 0 && v(end) == 1))
    must = "ascending numbers above 0 of which the last is 1";
  endif

endfunction

function must = move_message (v)

  must = "";
  if (! is_function_handle (v))
    must = "a function handle, x = move (x, b)";
  endif

endfunction

## p.sample (M, run): d x M states; p.U0: energies; p.logZ; p.d
function p = start_of (fname, start, p)

  if (isstruct (start))
    if (! (isscalar (start) && all (isfield (start, {"sample", "energy"}))
           && is_function_handle (start.sample)
           && is_function_handle (start.energy)))
      error ("noneq:type", ...
             "%s: the struct start needs the handles sample and energy", fname);
    endif
    if (! (isfield (start, "logZ") && isnumeric (start.logZ)
           && isscalar (start.logZ) && isfinite (start.logZ)))
      error ("noneq:type", "%s: the struct start needs the number logZ", fname);
    endif
    p.logZ = double (start.logZ);
    p.sample = @(M, run) drawn (fname, start.sample, M);
    x = p.sample (3, 0);
    p.d = rows (x);
    p.U0 = one_by_one (fname, "start.energy", start.energy, x, 1);
    return;
  endif
  if (! (iscell (start) && numel (start) == 3 && ischar (start{1})
         && any (strcmpi (start{1}, {"gaussian", "box"}))))
    error ("noneq:type", ...
           ["%s: start must be {\"gaussian\", m, s}, {\"box\", a, b} or a" ...
            " struct"], fname);
  endif
  a = check_quantity (fname, "start{2}", start{2}, "finite", [])(:);
  p.d = numel (a);
  p.logZ = 0;
  if (strcmpi (start{1}, "box"))
    b = check_quantity (fname, "start{3}", start{3}, "finite", p.d)(:);
    bad = find (! (a < b), 1);
    if (! isempty (bad))
      error ("noneq:range", "%s: the box has no width: a(%d) = %g, b(%d) = %g", ...
             fname, bad, a(bad), bad, b(bad));
    endif
    p.sample = @(M, run) a + (b - a) .* uniform (p, run, 0, p.d, M);
    volume = sum (log (b - a));
    p.U0 = @(x) outside (any (x < a | x > b, 1), volume);
    return;
  endif
  s = check_quantity (fname, "start{3}", start{3}, "finite", ...
                      unique ([1, p.d, p.d^2]));
  if (p.d > 1 && numel (s) == p.d^2)
    if (norm (s - s', 1) > 1e-10 * norm (s, 1))
      error ("noneq:range", "%s: the covariance of the start is not symmetric", ...
             fname);
    endif
    [root, bad] = chol ((s + s') / 2, "lower");
    if (bad)
      error ("noneq:range", ...
             "%s: the covariance of the start is not positive", fname);
    endif
  else
    s = s(:) + zeros (p.d, 1);
    bad = find (! (s > 0), 1);
    if (! isempty (bad))
      error ("noneq:range", ...
             "%s: standard deviation %d of the start is %g; it must be above 0", ...
             fname, bad, s(bad));
    endif
    root = diag (s);
  endif
  log_norm = p.d / 2 * log (2 * pi) + sum (log (diag (root)));
  p.sample = @(M, run) a + root * normal (p, run, 0, p.d, M);
  p.U0 = @(x) sum ((root \ (x - a)) .^ 2, 1) / 2 + log_norm;

endfunction

function u = outside (out, volume)

  u = volume * ones (size (out));
  u(out) = Inf;

endfunction

function x = drawn (fname, sample, M)

  x = sample (M);
  if (! (isnumeric (x) && isreal (x) && columns (x) == M && rows (x) >= 1))
    error ("noneq:size", "%s: start.sample (%d) must return d x %d states", ...
           fname, M, M);
  endif
  x = double (x);

endfunction

## A function of d x M states that returns 1 x M energies in kT.
function f = one_by_one (fname, name, U, x, kT)

  each = @(x) arrayfun (@(k) scalar_of (fname, name, U (x(:,k)), x(:,k)), ...
                        1:columns (x));
  f = @(x) each (x) / kT;
  want = each (x);
  try
    got = U(x);
    same = isequal (size (got), size (want)) && isreal (got) ...
           && all (got == want | abs (got - want) <= 1e-12 * abs (want));
  catch
    same = false;
  end_try_catch
  if (same)
    f = @(x) U (x) / kT;
    return;
  endif
  ## The program of a handle that can be recorded.
  try
    model = langevin_potential (U, rows (x), "trace", "require", ...
                                "parameters", 0);
    got = evaluate (model, "energy", x);
    same = all (got == want | abs (got - want) <= 1e-12 * abs (want));
  catch
    same = false;
  end_try_catch
  if (same)
    f = @(x) evaluate (model, "energy", x) / kT;
  endif

endfunction

function u = scalar_of (fname, name, u, x)

  if (! ((isnumeric (u) || islogical (u)) && isreal (u) && isscalar (u)))
    error ("noneq:size", ...
           "%s: %s of one state (%d x 1) must be a real number, got %s", ...
           fname, name, rows (x), sprintf ("%d x ", size (u))(1:end-3));
  endif
  u = double (u);

endfunction

function u = energies (p, x, name)

  u = p.(name)(x);
  bad = find (isnan (u) | u == -Inf, 1);
  if (! isempty (bad))
    error ("noneq:nan", "%s: %s is %g at the state %s", p.fname, name, ...
           u(bad), mat2str (x(:,bad)', 5));
  endif

endfunction

## Numbers of run RUN: rows of the random array are its particles, and each use
## COLUMN has its own columns.
function z = normal (p, run, column, d, M)

  stream = 97; # NONEQ_STREAM_ANNEALING
  z = __noneq_random__ (p.seed, stream, 0, run * 2^32, M, column, d, 0)';

endfunction

function u = uniform (p, run, column, d, M)

  stream = 98; # NONEQ_STREAM_ANNEALING_CHOICE
  u = __noneq_random__ (p.seed, stream, 2, run * 2^32, M, column, d, 0)';

endfunction

## One run; run 0 makes the plan.
function [plan, run] = anneal (p, plan, number)

  learning = number == 0;
  adaptive = isempty (plan.b);
  M = p.M;
  x = p.sample (M, number);
  u0 = energies (p, x, "U0");
  u = energies (p, x, "U");
  if (! any (isfinite (u)))
    error ("noneq:overlap", ...
           ["%s: the energy is infinite at all %d states that were drawn from" ...
            " the start; widen it, or move it"], p.fname, M);
  endif
  logw = zeros (1, M);
  total = zeros (1, M);
  logZ = 0;
  b = 0;
  k = 0;
  column = p.d;
  step = 2.38 / sqrt (p.d);
  want = ifelse (p.d == 1, 0.44, 0.3);
  run.acceptance = run.ess = [];
  while (b < 1)
    k++;
    if (adaptive)
      b_next = next_b (b, u - u0, logw, p.ess);
      plan.b(k) = b_next;
    else
      b_next = plan.b(k);
    endif
    ## Where the energy is infinite there is no way back.
    gain = -(b_next - b) * (u - u0);
    gain(isinf (u)) = -Inf;
    logw += gain;
    total += gain;
    b = b_next;
    top = max (logw);
    w = exp (logw - top);
    run.ess(k) = sum (w)^2 / sum (w .^ 2) / M;
    if ((p.smc || learning) && (run.ess(k) < 0.5 || learning))
      logZ += top + log (mean (w));
      pick = systematic (w, uniform (p, number, column + p.d, 1, 1));
      x = x(:,pick);
      u = u(pick);
      u0 = u0(pick);
      w = ones (1, M);
      logw = zeros (1, M);
    endif
    if (learning)
      plan.shape{k} = shape_of (x, w);
    endif
    accepted = 0;
    for m = 1:p.moves
      if (! isempty (p.move))
        x = moved (p, x, b);
        u0 = energies (p, x, "U0");
        u = energies (p, x, "U");
        rate = NaN;
      else
        if (learning)
          root = step * plan.shape{k};
        else
          root = plan.step{k};
        endif
        [x, u0, u, rate] = walk (p, x, u0, u, b, root, number, column);
        if (learning)
          step *= exp (rate - want);
        endif
      endif
      column += p.d + 2;
      accepted += rate / p.moves;
    endfor
    if (learning && isempty (p.move))
      plan.step{k} = step * plan.shape{k};
    endif
    run.acceptance(k) = accepted;
    if (adaptive && k >= 5000)
      error ("noneq:convergence", ...
             ["%s: more than 5000 steps are needed: the start and U are too" ...
              " far apart"], p.fname);
    endif
  endwhile
  top = max (logw);
  run.logZ = logZ + top + log (mean (exp (logw - top)));
  run.logw = logw(:) + logZ;
  run.total = total(:);
  run.x = x;

endfunction

function x = moved (p, x, b)

  shape = size (x);
  x = p.move (x, b);
  if (! (isnumeric (x) && isreal (x) && isequal (size (x), shape)))
    error ("noneq:size", ...
           "%s: move (x, b) must return %d x %d states as it was given", ...
           p.fname, shape);
  endif

endfunction

## The next b at which the particles, weighted already, are worth ESS of what
## they are.
function b = next_b (b, du, logw, ess)

  w = exp (logw - max (logw));
  w /= sum (w);
  conditional = @(step) share (w, -step * du);
  if (conditional (1 - b) >= ess)
    b = 1;
    return;
  endif
  low = 0;
  high = 1 - b;
  for i = 1:60
    middle = (low + high) / 2;
    if (conditional (middle) >= ess)
      low = middle;
    else
      high = middle;
    endif
  endfor
  b = min (b + max (high, eps), 1);

endfunction

function s = share (w, gain)

  gain(isnan (gain)) = -Inf;
  g = exp (gain - max (gain(w > 0)));
  g(isnan (g)) = 0;
  s = sum (w .* g)^2 / sum (w .* g .^ 2);

endfunction

## Systematic resampling.
function pick = systematic (w, u)

  M = numel (w);
  c = cumsum (w) / sum (w);
  pick = min (lookup (c, (u + (0:M-1)) / M) + 1, M);

endfunction

## Root of the weighted covariance, as far as the population spans it.
function root = shape_of (x, w)

  w = w / sum (w);
  m = x * w';
  d = (x - m) .* sqrt (w);
  C = d * d';
  scale = trace (C) / rows (C);
  [root, bad] = chol (C + 1e-10 * scale * eye (rows (C)), "lower");
  if (bad || ! (scale > 0))
    root = diag (sqrt (diag (C) + 1e-10 * scale + realmin));
  endif

endfunction

## One move of Metropolis for each particle.
function [x, u0, u, rate] = walk (p, x, u0, u, b, root, number, column)

  [d, M] = size (x);
  y = x + root * normal (p, number, column, d, M);
  v0 = energies (p, y, "U0");
  v = energies (p, y, "U");
  change = mixed (v0, v, b) - mixed (u0, u, b);
  change(isnan (change)) = Inf;
  yes = log (uniform (p, number, column + d, 1, M)) < -change;
  x(:,yes) = y(:,yes);
  u0(yes) = v0(yes);
  u(yes) = v(yes);
  rate = mean (yes);

endfunction

## (1 - b) U0 + b U where one of them may be infinite.
function e = mixed (u0, u, b)

  e = b * u;
  if (b < 1)
    e += (1 - b) * u0;
  endif

endfunction

%!shared wells, exact
%! wells = @(x) 8 * (x(1,:).^2 - 1).^2 + x(2,:).^2 / 2;
%! exact = log (quadgk (@(x) exp (-8 * (x.^2 - 1).^2), -Inf, Inf)) ...
%!         + log (2 * pi) / 2;

## Gaussian targets: closed form, by both methods, 5 standard errors
%!test
%! A = [2 .5 0; .5 1 .2; 0 .2 3];
%! U = @(x) sum (x .* (A * x), 1) / 2 + 4;
%! want = 3/2 * log (2 * pi) - log (det (A)) / 2 - 4;
%! for method = {"smc", "ais"}
%!   [logZ, se, info] = annealed_sampling (U, {"gaussian", [1; 0; 0], 2}, ...
%!                                         "method", method{1}, "seed", 1, ...
%!                                         "particles", 400);
%!   assert (logZ, want, 5 * se);
%!   assert (se > 0 && se < .1);
%!   assert (info.reliable);
%!   assert (info.schedule(end), 1);
%!   C = info.x * (info.weight' .* info.x');
%!   assert (C, inv (A), .15);
%!   assert (sum (info.weight), 1, 1e-12);
%! endfor
%! assert (size (info.work), [400, 8]);
%! ## The walk keeps its distribution: works obey the equality one by one.
%! assert (-jarzynski (info.work(:)), logZ, 1e-12);
## two wells from a Gaussian and from a box; one state at a time
%!test
%! [logZ, se] = annealed_sampling (wells, {"box", [-3; -8], [3; 8]}, ...
%!                                 "seed", 2);
%! assert (logZ, exact, 5 * se);
%! one = @(x) 8 * (x(1)^2 - 1)^2 + x(2)^2 / 2;
%! a = annealed_sampling (one, {"gaussian", [0; 0], 2}, "seed", 1, ...
%!                        "particles", 20, "runs", 2, "moves", 1);
%! b = annealed_sampling (wells, {"gaussian", [0; 0], 2}, "seed", 1, ...
%!                        "particles", 20, "runs", 2, "moves", 1);
%! assert (a, b, 1e-9);
%! c = annealed_sampling (@(x) 4.114 * wells (x), {"gaussian", [0; 0], 2}, ...
%!                        "seed", 1, "particles", 20, "runs", 2, "moves", 1, ...
%!                        "kT", 4.114);
%! assert (c, b, 1e-9);
## a ring of spins by its heat bath: the reference's value
%!function x = heat_bath (x, b)
%!  n = rows (x);
%!  for first = 1:2
%!    i = first:2:n;
%!    field = x(mod (i, n) + 1,:) + x(mod (i - 2, n) + 1,:);
%!    x(i,:) = 2 * (rand (size (field)) < 1 ./ (1 + exp (-2 * b * field))) - 1;
%!  endfor
%!endfunction
%!test
%! rand ("twister", 1);
%! U = @(x) -sum (x .* circshift (x, 1, 1), 1);
%! start.sample = @(M) 2 * (rand (16, M) < .5) - 1;
%! start.energy = @(x) zeros (1, columns (x));
%! start.logZ = 16 * log (2);
%! [logZ, se, info] = annealed_sampling (U, start, "move", @heat_bath, ...
%!                                       "seed", 1, "particles", 500);
%! assert (se < .05);
%! assert (logZ, 18.043577653163652, 5 * se);
%! assert (info.dF, -6.9532227642045, 5 * se);
## honest errors: 40 short estimates, their scores within the 1e-4 bounds
%!test
%! z = zeros (1, 40);
%! for k = 1:40
%!   [logZ, se] = annealed_sampling (@(x) 2 * x.^2, {"gaussian", 0, 3}, ...
%!                                   "seed", k, "particles", 60, "moves", 1);
%!   z(k) = (logZ - log (pi / 2) / 2) / se;
%! endfor
%! assert (std (z) < 2 && abs (mean (z)) < 0.9);
## a schedule; hard walls; the same numbers again
%!test
%! [a, se, info] = annealed_sampling (@(x) log (double (abs (x) <= 1)) * -1, ...
%!                                    {"gaussian", 0, 1}, "schedule", ...
%!                                    [.3 1], "seed", 5);
%! assert (a, log (2), 5 * se);
%! assert (info.schedule, [.3 1]);
%! b = annealed_sampling (@(x) -log (double (abs (x) <= 1)), ...
%!                        {"gaussian", 0, 1}, "schedule", [.3 1], "seed", 5);
%! assert (a, b);

%!error <Invalid call> annealed_sampling (@(x) x)
%!error <annealed_sampling: U must be a function handle, got a double> annealed_sampling (1, {"gaussian", 0, 1})
%!error <annealed_sampling: start must be \{"gaussian", m, s\}, \{"box", a, b\} or a struct> annealed_sampling (@(x) x, 1)
%!error <annealed_sampling: standard deviation 1 of the start is -1; it must be above 0> annealed_sampling (@(x) x, {"gaussian", 0, -1})
%!error <annealed_sampling: the box has no width: a\(1\) = 1, b\(1\) = 0> annealed_sampling (@(x) x, {"box", 1, 0})
%!error <annealed_sampling: U of one state .2 x 1. must be a real number, got 2 x 1> annealed_sampling (@(x) x, {"gaussian", [0; 0], 1})
%!error <annealed_sampling: U is NaN at the state> annealed_sampling (@(x) x + NaN, {"gaussian", 0, 1})
%!error <annealed_sampling: the energy is infinite at all 1000 states> annealed_sampling (@(x) Inf + x.^2, {"gaussian", 0, 1})
%!error <annealed_sampling: option "schedule" must be ascending numbers> annealed_sampling (@(x) x.^2, {"gaussian", 0, 1}, "schedule", [0 1])
%!error <annealed_sampling: "smc" has its error from the spread of 2 runs or more> annealed_sampling (@(x) x.^2, {"gaussian", 0, 1}, "runs", 1)
%!error <annealed_sampling: move .x, b. must return 1 x 1000 states as it was given>
%! annealed_sampling (@(x) x.^2, {"gaussian", 0, 1}, "move", @(x, b) 1)

%!demo
%! ## A landscape of three wells: samples, and its free energy
%! U = @(x) -4 * exp (-2 * ((x(1,:) - 1.5).^2 + x(2,:).^2)) ...
%!          - 5 * exp (-2 * ((x(1,:) + 1).^2 + (x(2,:) - 1).^2)) ...
%!          - 3 * exp (-((x(1,:) + 1).^2 + (x(2,:) + 1.2).^2)) ...
%!          + 0.3 * sum (x.^2, 1);
%! [logZ, se, info] = annealed_sampling (U, {"gaussian", [0; 0], 2}, "seed", 1);
%! [X, Y] = meshgrid (linspace (-3, 3, 80));
%! contour (X, Y, reshape (U ([X(:)'; Y(:)']), size (X)), 20);
%! hold on;
%! plot (info.x(1,1:10:end), info.x(2,1:10:end), "k.", "markersize", 4);
%! hold off;
%! xlabel ("x");
%! ylabel ("y");
%! title (sprintf ("log Z = %.3f +- %.3f", logZ, se));
