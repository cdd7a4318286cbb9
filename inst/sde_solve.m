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
## @deftypefn  {} {[@var{t}, @var{x}] =} sde_solve (@var{f}, @var{g}, @var{tspan}, @var{x0}, "step", @var{h})
## @deftypefnx {} {@var{sol} =} sde_solve (@var{f}, @var{g}, @var{tspan}, @var{x0}, "name", @var{value}, @dots{})
## @deftypefnx {} {@var{sol} =} sde_solve (@var{f}, @var{g}, @var{tspan}, @var{sol}.restart)
## Stochastic differential equations of the user's own, many trajectories at
## once.
##
## @example
## dx = f(x, t) dt + g(x, t) dW,   W: independent Wiener processes
## @end example
##
## @noindent
## The functions are called once with a recording object, as those of
## @code{langevin_potential} are; a whole step of the scheme becomes one
## program that works on many trajectories at once.
##
## @strong{Arguments}
##
## @var{f}: handle of the drift of @emph{one} state, @code{@@(x)} or
## @code{@@(x, t)}, d x 1.
##
## @var{g}: handle of the noise, or numbers.  A d x 1 result (or one number for
## all) means diagonal noise: coordinate i has its own Wiener process; with
## "noise", "scalar" all have the same one.  d x m is a matrix: m processes.
##
## @var{tspan}: [t0, t1], or the times at which to save, ascending; the first
## is the start.  All are whole numbers of steps.
##
## @var{x0}: first states, M x d, one trajectory a row; or 1 x d for all of
## "trajectories".
##
## Units are the user's: f in length / time, g in length / sqrt (time).
##
## @strong{Options}
##
## @table @asis
## @item "step"
## Time step h; needed.
## @item "calculus"
## "ito" or "stratonovich"; must be given when g depends on x, since the two
## differ.  A scheme of the other calculus gets the drift
## f +- 1/2 sum_jk g_jk dg_ik/dx_j, by the derivative of the recorded g.
## @item "scheme"
## See the table.  By default "sra1" if g does not depend on x, "sriw1" if g_i
## depends on x_i alone or the noise is scalar, else "em" (Ito) or "heun".
## @item "noise" ("diagonal" or "matrix", by the size of g)
## "diagonal", "scalar" or "matrix".
## @item "trajectories" (1), "stride"
## Number of trajectories; save each so many steps, by default about 1000
## times; Inf: the final state only.
## @item "only"
## Number of one trajectory, which is run alone as it was among the others.
## @item "seed", "threads" (0: all), "normals" (53)
## Normal numbers of 53 random bits, or 32 (below 6.8 standard deviations).
## @item "trace" ("auto")
## What cannot be recorded is called as it is, slowly, with one warning
## ("auto"); "require" makes it an error; "off" never records.  Then only "em"
## with Ito and "heun" with Stratonovich are at hand if g is a handle.
## @item "memory" (2e9)
## Bytes that the result may take.
## @end table
##
## @multitable @columnfractions .15 .2 .15 .15 .35
## @headitem scheme @tab calculus @tab strong @tab weak @tab noise
## @item em @tab Ito @tab 1/2 (1) @tab 1 @tab any (1 if g is free of x)
## @item heun @tab Stratonovich @tab 1 (1/2) @tab 1 (2) @tab any (1/2 if a matrix does not commute, 2 if g is free of x)
## @item milstein @tab Ito @tab 1 @tab 1 @tab scalar, or diagonal with g_i of x_i
## @item sriw1 @tab Ito @tab 3/2 @tab 2 @tab scalar, or diagonal with g_i of x_i
## @item sra1 @tab both @tab 3/2 @tab 2 @tab g of t alone
## @item lm @tab both @tab @tab 1 @tab constant g; stationary averages of order 2
## @end multitable
##
## @strong{Results}
##
## @var{t}: 1 x T.  @var{x}: M x T x d.  @var{sol}: a struct with t, x, seed,
## restart (to go on exactly as if the run had not been stopped: give it in the
## place of x0, with f, g and options) and info: scheme, calculus, noise, step,
## steps, recorded, diverged, diverged_time, reliable, notes.
##
## @strong{Accuracy}
##
## Orders in h as in the table, of the mean absolute error at a fixed time for
## given Wiener paths (strong) and of means of smooth functions (weak); both
## are measured in tests/sde.tst against closed forms, the weak ones without
## sampling.  In a harmonic potential, f = -k x, z = k h, the stationary
## variance over g^2 / (2 k) is exactly
##
## @example
## @group
## em 1/(1 - z/2)     lm 1     heun (2 - z)/(2 - z + z^2/2)
## sra1 2 ((1 - z/2)^2 + z^2/12)/((1 - z/2) (2 - z + z^2/2))
## @end group
## @end example
##
## @noindent
## Results are bitwise the same for any number of threads, in parts or at one
## go, alone or among others.
##
## @strong{Errors}
##
## @code{noneq:option} (also a scheme that is wrong for this noise),
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan}, @code{noneq:step},
## @code{noneq:memory}, @code{noneq:record}; @code{noneq:diverged} when all
## trajectories leave the finite numbers (a warning when some do; they are NaN
## from there on).
##
## @strong{References}
##
## P. E. Kloeden and E. Platen, Numerical Solution of Stochastic Differential
## Equations (Springer, 1992).  A. Roessler, SIAM J. Numer. Anal. 48, 922
## (2010) (sra1, sriw1).  B. Leimkuhler and C. Matthews, Appl. Math. Res.
## Express 2013, 34 (lm).
##
## @strong{Example}
##
## Geometric Brownian motion: <x> = exp (a t) if it is Ito's.
##
## @example
## @group
## [t, x] = sde_solve (@@(x) 0.5 * x, @@(x) 0.3 * x, [0, 1], 1, "step", 0.1, ...
##                     "calculus", "ito", "trajectories", 1e5, "seed", 1);
## printf ("%.2f %.2f\n", mean (x(:,end)), exp (0.5))
## @print{} 1.65 1.65
## @end group
## @end example
##
## @seealso{langevin, brownian, langevin_potential}
## @end deftypefn

function varargout = sde_solve (f, g, tspan, x0, varargin)

  if (nargin < 4)
    print_usage ();
  endif
  fname = "sde_solve";
  table = [{"step", [], "positive"
            "calculus", "", {"ito", "stratonovich"}
            "scheme", "", {"em", "heun", "milstein", "sra1", "sriw1", "lm"}
            "noise", "", {"diagonal", "scalar", "matrix"}
            "trajectories", [], "count"
            "stride", [], @stride_message
            "only", [], "count"
            "normals", 53, @normals_message
            "trace", "auto", {"auto", "require", "off"}
            "memory", 2e9, "positive"}
           common_options("random", "threads")];
  old = [];
  if (isstruct (x0))
    old = restart_of (fname, x0);
    table(:,2) = cellfun (@(name) old.options.(name), table(:,1), ...
                          "uniformoutput", false);
    if (numel (tspan) > 2)
      table{strcmp (table(:,1), "stride"),2} = [];
    endif
  endif
  opt = parse_options (fname, varargin, table);
  h = opt.step;
  if (isempty (h))
    error ("noneq:option", "%s: option \"step\", the time step, is needed", ...
           fname);
  endif

  ## ---- States and times.
  if (isempty (old))
    [x, M, d] = langevin_states (fname, f, x0, opt);
  else
    [M, d] = size (old.y);
    d = old.d;
    x = old.y(:,1:d);
    if (! isempty (opt.seed) && double (opt.seed) != old.seed
        || ! isequal (opt.only, old.options.only)
        || ! isequal (opt.trajectories, old.options.trajectories))
      error ("noneq:option", ["%s: a run that goes on keeps its seed and its" ...
             " trajectories; leave out \"seed\", \"only\" and" ...
             " \"trajectories\""], fname);
    endif
  endif
  [t, steps, frames, origin, first] = langevin_times (fname, tspan, h, ...
                                                      opt.stride, old);
  T = numel (frames);
  bytes = 16 * M * (T * d + 2 * d);
  if (bytes > opt.memory)
    error ("noneq:memory", ["%s: the result of %d trajectories x %d times x %d" ...
           " coordinates needs %.3g GB, more than option \"memory\", %.3g GB;" ...
           " save less often (\"stride\", or times in tspan)"], fname, M, T, ...
           d, bytes / 1e9, opt.memory / 1e9);
  endif
  trajectory = 0;
  if (! isempty (old))
    trajectory = old.trajectory;
  elseif (! isempty (opt.only))
    if (opt.only > M)
      error ("noneq:option", ...
             "%s: option \"only\" is %d, and there are %d trajectories", ...
             fname, opt.only, M);
    endif
    trajectory = opt.only - 1;
    x = x(opt.only,:);
    M = 1;
  endif

  ## ---- Functions and scheme.
  good = find (all (isfinite (x), 2), 1);
  if (isempty (good))
    error ("noneq:diverged", ["%s: all trajectories of the run to go on with" ...
           " have left the finite numbers"], fname);
  endif
  model = sde_model (fname, f, g, x(good,:)', origin + h * first, ...
                     opt.noise, opt.trace);
  if (! model.recorded)
    if (strcmp (opt.trace, "require"))
      error ("noneq:record", "%s: this cannot be recorded: %s", fname, ...
             model.reason);
    elseif (strcmp (opt.trace, "auto"))
      warning ("noneq:not-recorded", ["%s: f and g are called as they are," ...
               " which is slow: %s"], fname, model.reason);
    endif
  endif
  [scheme, sign] = scheme_of (fname, opt, model);
  S = d * (1 + strcmp (scheme, "lm"));
  if (! isempty (old) && ! (columns (old.y) == S
                            && strcmp (old.scheme, scheme)))
    error ("noneq:option", ["%s: the run to go on with was made with the" ...
           " scheme \"%s\""], fname, old.scheme);
  endif

  ## ---- The run.
  if (isempty (old))
    seed = seed_option (opt);
    y = x;
    if (S > d)
      ## The noise of the step before the first.
      xi = __noneq_random__ (seed, 191, double (opt.normals == 53), ...
                             trajectory, M, 0, d, 1);
      y = [x, xi];
    endif
  else
    seed = old.seed;
    y = old.y;
  endif
  if (M + trajectory > 2^40)
    error ("noneq:size", "%s: at most 2^40 trajectories", fname);
  endif
  wide = double (opt.normals == 53);
  if (model.recorded)
    [image, q] = sde_program (model, scheme, sign, S, h);
    [y, xs, broken] = __noneq_sde__ (y, image, q, seed, [trajectory, first], ...
                                     steps, [origin, h], frames, d, wide, ...
                                     opt.threads);
  else
    [y, xs, broken] = called (model, scheme, h, y, seed, trajectory, first, ...
                              steps, origin, frames, wide);
  endif
  xs = reshape (xs, M, T, d);
  if (! isempty (old))
    broken(any (isnan (old.y), 2)) = -1;
  endif
  bad = find (broken >= 0);
  notes = langevin_broken (fname, broken, h, origin + h * first, false, ...
                           ["these f and g, or the solution itself" ...
                            " explodes"], "");

  if (nargout > 1)
    varargout = {t, xs};
    return;
  endif
  sol.t = t;
  sol.x = xs;
  sol.seed = seed;
  sol.restart = struct ("y", y, "d", d, "t", origin + h * (first + steps), ...
                        "origin", origin, "step", first + steps, "h", h, ...
                        "seed", seed, "trajectory", trajectory, ...
                        "scheme", scheme, "options", opt);
  calculus = opt.calculus;
  if (model.additive)
    calculus = "both";
  endif
  sol.info = struct ("scheme", scheme, "calculus", calculus, ...
                     "noise", model.kind, "step", h, "steps", steps, ...
                     "recorded", model.recorded, "diverged", bad, ...
                     "diverged_time", origin + h * (first + broken(bad)), ...
                     "reliable", isempty (notes), "notes", {notes});
  varargout{1} = sol;

endfunction

function old = restart_of (fname, s)

  if (isfield (s, "restart"))
    s = s.restart;
  endif
  if (! (isscalar (s) && isfield (s, "y") && isfield (s, "options")
         && isfield (s, "scheme")))
    error ("noneq:type", ["%s: the fourth argument must be states, or the" ...
           " result of sde_solve, or its field restart, to go on with"], fname);
  endif
  old = s;

endfunction

## The scheme, and the sign with which half of c is added to the drift.
function [scheme, sign] = scheme_of (fname, opt, model)

  if (isempty (opt.calculus) && ! model.additive)
    error ("noneq:option", ["%s: the noise g depends on x%s: option" ...
           " \"calculus\" must say whether the equation is \"ito\" or" ...
           " \"stratonovich\""], fname, ...
           ifelse (model.recorded, "", " (or may, as it is not recorded)"));
  endif
  ito = ! strcmp (opt.calculus, "stratonovich");
  one = strcmp (model.kind, "scalar") ...
        || (strcmp (model.kind, "diagonal") && model.own);
  scheme = opt.scheme;
  if (! model.recorded && ! model.additive
      && ! strcmp (scheme, {"heun", "em"}{1+ito})
      && ! any (strcmp (scheme, {"", "sra1", "lm"})))
    error ("noneq:option", ["%s: the scheme \"%s\" needs derivatives of g," ...
           " which is not recorded: %s; take \"em\" with \"ito\" or" ...
           " \"heun\" with \"stratonovich\""], fname, scheme, model.reason);
  endif
  if (isempty (scheme))
    if (model.additive)
      scheme = "sra1";
    elseif (one)
      scheme = "sriw1";
    else
      scheme = ifelse (ito, "em", "heun");
    endif
  endif
  switch (scheme)
    case {"milstein", "sriw1"}
      if (! model.additive && strcmp (model.kind, "matrix"))
        error ("noneq:option", ["%s: the scheme \"%s\" is wrong for a matrix of" ...
               " noise that depends on x; take \"em\" or \"heun\""], fname, ...
               scheme);
      elseif (strcmp (model.kind, "matrix"))
        error ("noneq:option", ["%s: the scheme \"%s\" is for diagonal or" ...
               " scalar noise; take \"sra1\""], fname, scheme);
      elseif (! one && ! model.additive)
        error ("noneq:option", ["%s: the scheme \"%s\" needs diagonal noise" ...
               " whose g(i) depends on x(i) alone; take \"em\" or \"heun\""], ...
               fname, scheme);
      endif
    case "sra1"
      if (! model.additive)
        error ("noneq:option", ["%s: the scheme \"sra1\" is for noise that does" ...
               " not depend on x; take \"sriw1\", \"milstein\", \"em\" or" ...
               " \"heun\""], fname);
      endif
    case "lm"
      if (! model.constant || ! strcmp (model.kind, "diagonal"))
        error ("noneq:option", ["%s: the scheme \"lm\" is for constant diagonal" ...
               " noise; take \"sra1\""], fname);
      endif
  endswitch
  sign = 0;
  if (! model.additive)
    sign = ! ito * 1 - strcmp (scheme, "heun");
  endif

endfunction

## The same steps by calls of the functions, state by state.
function [y, xs, broken] = called (model, scheme, h, y, seed, trajectory, ...
                                   first, steps, origin, frames, wide)

  [M, S] = size (y);
  d = model.d;
  q = model.m * (1 + any (strcmp (scheme, {"sra1", "sriw1"})));
  apply = sde_apply (model.kind);
  evaluate = @(x, t, what) answers (model, x, t, what);
  xs = zeros (M, numel (frames), d);
  broken = -ones (M, 1);
  next = 1;
  if (frames(1) == 0)
    xs(:,1,:) = y(:,1:d);
    next = 2;
  endif
  some = 64;
  for from = 0:some:steps-1
    n = min (some, steps - from);
    xi = zeros (M, n, q);
    for j = 1:q
      xi(:,:,j) = __noneq_random__ (seed, 192, wide, ...
                                    trajectory + 2^40 * (j - 1), M, ...
                                    first + from, n, 1);
    endfor
    for k = 1:n
      t = origin + (first + from + k - 1) * h;
      for i = 1:M
        y(i,:) = sde_step (scheme, apply, evaluate, y(i,:)', t, h, ...
                           reshape (xi(i,k,:), q, 1));
      endfor
      off = ! all (isfinite (y), 2);
      broken(off & broken < 0) = from + k;
      y(off,:) = NaN;
      if (next <= numel (frames) && frames(next) == from + k)
        xs(:,next++,:) = y(:,1:d);
      endif
    endfor
  endfor

endfunction

function y = answers (model, x, t, what)

  y = cell (1, numel (what));
  for k = 1:numel (what)
    y{k} = double (model.handles{1+(what(k) == "g")} (x, t));
    if (! isreal (y{k}))
      y{k} = NaN (size (y{k}));
    endif
  endfor

endfunction

%!demo
%! ## Multiplicative noise without a drift: Ito's mean stays, Stratonovich's
%! ## grows as exp (s^2 t / 2).
%! s = 0.8;
%! o = {"step", 0.01, "trajectories", 5000, "seed", 1};
%! [t, i] = sde_solve (@(x) 0 * x, @(x) s * x, [0, 2], 1, o{:}, "calculus", "ito");
%! [t, r] = sde_solve (@(x) 0 * x, @(x) s * x, [0, 2], 1, o{:}, "calculus", "stratonovich");
%! plot (t, mean (i), t, mean (r), t, ones (size (t)), "k--", t, exp (s^2 * t / 2), "k--");
%! xlabel ("time");
%! ylabel ("<x>");
%! legend ("Ito", "Stratonovich", "exact", "location", "northwest");

%!test # the definition: one step of em, of heun, of milstein
%! o = {"step", 0.1, "seed", 3, "calculus", "ito", "trajectories", 4};
%! xi = __noneq_random__ (3, 192, 1, 0, 4, 0, 1, 1);
%! w = sqrt (0.1) * xi;
%! [t, x] = sde_solve (@(x, t) -x + t, @(x) 0.3 * x^2, [1, 1.1], 2, o{:}, "scheme", "em");
%! assert (x, [2, 2, 2, 2; (2 - 0.1 + 1.2 * w)']', 1e-14);
%! assert (t, [1, 1.1], 1e-15);
%! [~, x] = sde_solve (@(x, t) -x + t, @(x) 0.3 * x^2, [1, 1.1], 2, o{:}, "scheme", "milstein");
%! assert (x(:,2), 2 - 0.1 + 1.2 * w + 1.2 * 1.2 / 2 * (w.^2 - 0.1), 1e-14);
%! o{6} = "stratonovich";
%! [~, x] = sde_solve (@(x, t) -x + t, @(x) 0.3 * x^2, [1, 1.1], 2, o{:}, "scheme", "heun");
%! p = 2 - 0.1 + 1.2 * w;
%! assert (x(:,2), 2 + 0.05 * (-1 - p + 1.1) + (1.2 + 0.3 * p.^2) / 2 .* w, 1e-14);
%!test # shapes, defaults
%! s = sde_solve (@(x) -x, 1, 1, zeros (3, 2), "step", 0.1, "seed", 1);
%! assert (size (s.x), [3, 11, 2]);
%! assert (s.info.scheme, "sra1");
%! assert (s.info.calculus, "both");
%! s = sde_solve (@(x) -x, @(x) x, [0, 1], [1 2], "step", 0.1, "calculus", "ito", "stride", Inf);
%! assert (size (s.x), [1, 1, 2]);
%! assert (s.info.scheme, "sriw1");
%! s = sde_solve (@(x) -x, @(x) [x(2); x(1)], [0, 1], [1 2], "step", 0.1, "calculus", "Ito");
%! assert (s.info.scheme, "em");
%! s = sde_solve (@(x) -x, @(x) 0.3 + 0 * x, [0, 1], int8 ([1 2]), "step", 0.1);
%! assert (s.info.scheme, "sra1");
%! s = sde_solve (@(x) -x, [1 2 3; 4 5 6], [0, 1], [1 2], "step", 0.1);
%! assert (s.info.noise, "matrix");
%!test # one Wiener process, or one for each coordinate
%! [~, x] = sde_solve (@(x) 0 * x, [1; 1], 1, [0 0], "step", 0.1, "seed", 1, "noise", "scalar");
%! assert (x(:,:,1), x(:,:,2));
%! [~, x] = sde_solve (@(x) 0 * x, [1; 1], 1, [0 0], "step", 0.1, "seed", 1);
%! assert (! any (x(1,2:end,1) == x(1,2:end,2)));
%!test # what explodes is named and the rest kept
%! warning ("off", "noneq:diverged", "local");
%! s = sde_solve (@(x) -x^3, 1, [0, 10], [1; 100; 1], "step", 0.05, "seed", 1);
%! assert (s.info.diverged, 2);
%! assert (isnan (s.x(2,end)));
%! assert (all (isfinite (s.x([1, 3],end))));
%! assert (s.info.reliable, false);
%!test # no noise: the schemes are of order 2 or 1 for an ordinary equation
%! [~, x] = sde_solve (@(x) -x, 0, [0, 1], 1, "step", 0.01);
%! assert (x(end), exp (-1), 1e-5);

%!error <Invalid call> sde_solve (@(x) x, 1, 1)
%!error <sde_solve: option "step", the time step, is needed> sde_solve (@(x) x, 1, 1, 0)
%!error <sde_solve: the noise g depends on x: option "calculus" must say whether the equation is "ito" or "stratonovich"> sde_solve (@(x) x, @(x) x, 1, 0, "step", 0.1)
%!error <the scheme "sra1" is for noise that does not depend on x> sde_solve (@(x) x, @(x) x, 1, 0, "step", 0.1, "scheme", "sra1", "calculus", "ito")
%!error <the scheme "lm" is for constant diagonal noise> sde_solve (@(x) x, @(x, t) t, 1, 0, "step", 0.1, "scheme", "lm")
%!error <the scheme "sriw1" needs diagonal noise whose g\(i\) depends on x\(i\) alone> sde_solve (@(x) x, @(x) [x(2); x(1)], 1, [0 1], "step", 0.1, "scheme", "sriw1", "calculus", "ito")
%!error <the scheme "milstein" is wrong for a matrix of noise that depends on x> sde_solve (@(x) x, @(x) [x, x], 1, [0 1], "step", 0.1, "scheme", "milstein", "calculus", "ito")
%!error <the scheme "milstein" needs derivatives of g, which is not recorded> sde_solve (@(x) x, @(x) x, 1, 0, "step", 0.1, "scheme", "milstein", "calculus", "ito", "trace", "off")
%!error <the drift f must be a function handle such as @\(x, t\) -x\^3, got a double> sde_solve (1, 1, 1, 0, "step", 0.1)
%!error <the noise g must be a function handle such as @\(x\) 0.2 \* x, or finite real numbers, got a cell> sde_solve (@(x) x, {}, 1, 0, "step", 0.1)
%!error <the noise g must be 2 x 1 .* for one state, got 3 x 1> sde_solve (@(x) x, [1; 2; 3], 1, [0 0], "step", 0.1)
%!error <the drift f must be 2 x 1 for one state of 2 x 1, got 1 x 1> sde_solve (@(x) x(1), 1, 1, [0 0], "step", 0.1)
%!error <the drift f must give real numbers, got a complex double> sde_solve (@(x) i*x, 1, 1, 1, "step", 0.1)
%!error <the drift f fails at x = 0: .*nofunction.* undefined> sde_solve (@(x) nofunction (x), 1, 1, 0, "step", 0.1)
%!error <the time 1 is 3.33333 steps of 0.3 from the start> sde_solve (@(x) x, 1, 1, 0, "step", 0.3)
%!error <coordinate 1 of trajectory 2 starts at NaN> sde_solve (@(x) x, 1, 1, [0; NaN], "step", 0.1)
%!error <1 of 1 trajectories left the finite numbers> sde_solve (@(x) x^3, 1, 10, 100, "step", 0.1)
%!error <sde_solve: the states of 1e\+12 trajectories x 2 coordinates alone need 9.6e\+04 GB> sde_solve (@(x) x, 1, 1, [0 0], "step", 0.1, "trajectories", 1e12)
%!error <the result of 1000 trajectories x 1001 times x 1 coordinates needs> sde_solve (@(x) x, 1, 1, zeros (1000, 1), "step", 1e-3, "memory", 1e6)
%!error <option "only" is 4, and there are 3 trajectories> sde_solve (@(x) x, 1, 1, 0, "step", 0.1, "trajectories", 3, "only", 4)
%!error <unknown option "kT"> sde_solve (@(x) x, 1, 1, 0, "step", 0.1, "kT", 1)
%!error id=noneq:record sde_solve (@(x) gamma (x), 1, 1, 1, "step", 0.1, "trace", "require")
