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
## @deftypefn  {} {@var{wF} =} switching (@var{U}, @var{protocol}, @var{duration}, "step", @var{h})
## @deftypefnx {} {[@var{wF}, @var{wR}, @var{info}] =} switching (@var{U}, @var{protocol}, @var{duration}, "name", @var{value}, @dots{})
## @deftypefnx {} {[@dots{}] =} switching (@var{m}, "name", @var{value}, @dots{})
## Work of a driven process and of its reverse, from equilibrium starts, ready
## for @code{jarzynski} and @code{bennett}.
##
## Each forward run starts in equilibrium at the first value of the parameters
## lambda and follows the protocol; each reverse run starts in equilibrium at
## the last and goes back.  With the work of the discretisation in it,
##
## @example
## @group
## W = sum of U (x, lambda') - U (x, lambda)  +  shadow work
## < exp (-W / kT) > = exp (-dF / kT),
## p (W) / p_reverse (-W) = exp ((W - dF) / kT)
## @end group
## @end example
##
## @noindent
## hold at any step, not only in the limit of small ones: the reverse run
## takes the sub-steps of the step backward too.
##
## @strong{Arguments}
##
## @var{U}: handle of the potential energy of one state, @code{@@(x, lambda)}
## or @code{@@(x, lambda, t)}, or a model of @code{langevin_potential}.
##
## @var{protocol}: as for @code{langevin}: a handle of t, @{times, values@},
## @{"linear", a, b@}, or @{"optimal", a, b, tau@}; jumps at the ends count.
##
## @var{duration}: a time, or [t0, t1]; a whole number of steps.
##
## @var{m}: a driven model of @code{langevin_model}, which has all three and
## options; "name", value after it replace them.
##
## @strong{Options}
##
## Physics and method as for @code{langevin}: "step" (needed), "kT",
## "temperature" with "units", "mass", "friction", "mobility", "kernel",
## "scheme", "updates", "reflect", "seed", "threads", "normals", "memory", "verbose".
## Further
##
## @table @asis
## @item "trajectories" (1000)
## Runs in each direction.
## @item "direction"
## "both" (default with more than one result), "forward", "reverse".
## @item "start" (0)
## A state, 1 x d, near which to look for the equilibrium; it also tells the
## number of coordinates.  Several rows: starts of an equilibration run in
## turn.
## @item "equilibrium" ("auto")
## How the starts are drawn.  "gaussian": exactly, where the potential is
## quadratic.  "density": of one coordinate, from its tabulated Boltzmann
## distribution.  "run": by a run of duration "equilibrate" with the
## parameters held, checked by the mean energy and the virial.  It cannot
## find what lies behind a barrier: give "start" in each well.
## @item "stride"
## Also keep the work up to each so many steps.
## @end table
##
## @strong{Results}
##
## @var{wF}, @var{wR}: total work, M x 1 (M x T with "stride"), each as
## measured in its own direction.  @var{info} has
##
## @table @code
## @item dF
## Exact free energy difference where the starts are "gaussian" or "density";
## else NaN.
## @item forward, reverse
## Of each direction: work (of the protocol) and shadow, whose sum is the
## result; heat (into the system); medium and system, the entropy of the bath
## and of the system in units of kB, whose sum is (W - dF) / kT (system is
## relative to equilibrium at both ends); start and final states; method and
## check of the starts.
## @item t, lambda
## Times of the work and the parameters then.
## @item seed, scheme, string, step, steps, kT, units
## What was used.
## @item reliable, notes
## Whether runs diverged or the starts failed their check.
## @end table
##
## @strong{Accuracy}
##
## tests/langevin_exact.tst: <exp (-W)> from the kernel's own map is
## exp (-dF) to 1e-8 at omega h = 1 for each scheme.  The tabulated density
## has a relative error below 1e-6, up to 40 kT above the lowest energy.
##
## @strong{Errors}
##
## As for @code{langevin}; and @code{noneq:equilibrium} where there is no
## equilibrium to start from.
##
## @strong{References}
##
## C. Jarzynski, Phys. Rev. Lett. 78, 2690 (1997).  G. E. Crooks, Phys. Rev. E
## 60, 2721 (1999).  D. A. Sivak, J. D. Chodera and G. E. Crooks, Phys. Rev. X
## 3, 011007 (2013).
##
## @strong{Example}
##
## A trap whose stiffness is doubled: dF = log (2) / 2.
##
## @example
## @group
## U = @@(x, k) k * x^2 / 2;
## [wF, wR, info] = switching (U, @{"linear", 1, 2@}, 1, "step", 0.1, ...
##                             "trajectories", 4000, "seed", 1);
## dF = bennett (wF, wR);
## printf ("%.4f exact, off by less than 0.02: %d\n", info.dF, ...
##         abs (dF - info.dF) < 0.02)
## @print{} 0.3466 exact, off by less than 0.02: 1
## @end group
## @end example
##
## @seealso{langevin, jarzynski, bennett, crooks, langevin_potential}
## @end deftypefn

function [wF, wR, info] = switching (U, protocol, duration, varargin)

  if (nargin > 0 && isstruct (U) && isfield (U, "preset"))
    if (! isfield (U, "protocol"))
      error ("noneq:option", ...
             "switching: the model \"%s\" is not driven: it has no protocol", ...
             U.name);
    endif
    args = {};
    if (nargin > 1)
      args = {protocol};
    endif
    if (nargin > 2)
      args = [args, {duration}, varargin];
    endif
    k = find (strcmp (U.options(1:2:end), "protocol"));
    options = U.options;
    options(2*k-1:2*k) = [];
    out = cell (1, max (nargout, 1));
    [out{:}] = switching (U.U, U.protocol, U.duration, options{:}, ...
                          "start", U.x0, args{:});
    wF = out{1};
    if (nargout > 1)
      wR = out{2};
    endif
    if (nargout > 2)
      info = out{3};
    endif
    return;
  endif
  if (nargin < 3)
    print_usage ();
  endif
  fname = "switching";
  opt = parse_options (fname, varargin, ...
                       [langevin_options()
                        {"trajectories", 1000, "count"
                         "direction", "", {"both", "forward", "reverse"}
                         "start", 0, @start_message
                         "equilibrium", "auto", {"auto", "gaussian", ...
                                                 "density", "run"}
                         "equilibrate", [], "positive"
                         "stride", [], "count"}]);
  if (! (isnumeric (duration) && isreal (duration)
         && any (numel (duration) == [1, 2]) && all (isfinite (duration))))
    error ("noneq:type", "%s: the duration must be a time or [t0, t1]", fname);
  endif
  tspan = double (duration(:)');
  if (isscalar (tspan))
    tspan = [0, tspan];
  endif
  if (tspan(2) <= tspan(1))
    error ("noneq:option", ...
           "%s: the duration must be above 0, got %g", fname, ...
           tspan(2) - tspan(1));
  endif
  guess = double (opt.start);
  d = columns (guess);
  if (isa (U, "__noneq_model__") && isscalar (guess))
    d = U.d;
    guess = repmat (guess, 1, d);
  endif
  phys = langevin_physics (fname, opt, d);
  kT = unique (phys.kT);
  if (numel (kT) > 1 || kT == 0)
    error ("noneq:option", ["%s: an equilibrium to start from needs one kT" ...
           " above 0"], fname);
  endif
  h = phys.step;
  number = diff (tspan) / h;
  steps = round (number);
  if (steps < 1 || abs (number - steps) > 1e-6 + 1e-9 * number)
    error ("noneq:step", ...
           ["%s: the duration %g is %.6g steps of %g, which is" ...
           " not a whole number; a step of %.15g would be %d"], fname, ...
           diff (tspan), number, h, diff (tspan) / max (steps, 1), ...
           max (steps, 1));
  endif
  prot = langevin_protocol (fname, protocol, tspan);
  if (prot.p == 0)
    error ("noneq:option", "%s: the protocol must have parameters", fname);
  endif
  model = langevin_compiled (fname, U, d, prot.p, opt);
  if (model.p != prot.p)
    error ("noneq:size", ["%s: the potential has %d parameters, and the" ...
           " protocol gives %d"], fname, model.p, prot.p);
  elseif (! model.conservative)
    error ("noneq:option", ...
           ["%s: a force without potential has no equilibrium" ...
           " to start from; use langevin"], fname);
  endif
  both = opt.direction;
  if (isempty (both))
    both = ifelse (nargout > 1, "both", "forward");
  endif
  M = opt.trajectories;
  B = phys.baths;
  frames = steps;
  if (! isempty (opt.stride))
    frames = unique ([opt.stride:opt.stride:steps, steps]);
  endif
  bytes = 8 * M * (8 * d + 3 * numel (phys.hidden) ...
                   + (6 + 4 * B) * (1 + numel (frames)));
  if (bytes > opt.memory)
    error ("noneq:memory", ...
           ["%s: %d trajectories x %d times need %.3g GB, more" ...
           " than option \"memory\", %.3g GB"], fname, M, numel (frames), ...
           bytes / 1e9, opt.memory / 1e9);
  endif

  plan.seed = seed_option (opt);
  plan.origin = tspan(1);
  plan.steps = steps;
  plan.frames = zeros (1, 0);
  plan.ledger_frames = [0, frames];
  plan.save = [false, false];
  plan.threads = opt.threads;
  plan.verbose = opt.verbose;
  plan.normals = opt.normals;
  time = opt.equilibrate;
  string = langevin_updates (phys.string, opt.updates, true);

  ends = {prot.value(tspan(1)), prot.value(tspan(2))};
  for k = 1:2
    langevin_stable (fname, phys, model, guess(1,:)', ends{k}, tspan(k));
    eq{k} = langevin_equilibrium (fname, phys, model, ends{k}, tspan(k), ...
                                  guess, opt.equilibrium);
  endfor
  info.dF = eq{2}.energy - eq{1}.energy;
  notes = {};
  wF = wR = [];
  names = {"forward", "reverse"};
  for k = 1:2
    if (! any (strcmp (both, {"both", names{k}})))
      continue;
    endif
    if (strcmp (eq{k}.method, "run") && isempty (time))
      error ("noneq:option", ...
             ["%s: the starts must be drawn by an equilibration" ...
             " run, as the potential is neither quadratic nor of one" ...
             " coordinate: give its duration, option \"equilibrate\", and" ...
             " where to begin, \"start\""], fname);
    endif
    first = (k - 1) * 2^32;
    [run.x, check] = langevin_draw (fname, phys, model, eq{k}, plan, M, ...
                                    first, time);
    v = __noneq_random__ (plan.seed, 128, double (opt.normals == 53), first, ...
                          M, 0, d, 1);
    this = plan;
    this.x = run.x;
    this.v = phys.coordinates(:,5)' .* v;
    this.hidden = langevin_hidden (phys, plan, first, M);
    this.resumed = false;
    this.first = [first, 0];
    this.string = ifelse (k == 1, string, fliplr (string));
    this.mirror = ifelse (k == 1, 0, steps);
    out = langevin_run (fname, phys, model, prot, this);
    notes = [notes, langevin_broken(fname, out.broken, h, tspan(1), false)];

    start = [out.ledger(:,2,1), out.ledger(:,2+B+(1:B),1)];
    [work, shadow, heat] = langevin_ledger (phys, out.ledger(:,:,2:end), start);
    result = struct ("work", work, "shadow", shadow, ...
                     "heat", sum (heat, 3));
    total = work + shadow;
    result.medium = -result.heat / kT;
    dF = ifelse (k == 1, 1, -1) * info.dF;
    result.system = (total - dF) / kT - result.medium;
    if (numel (frames) > 1)
      ## The equilibrium free energy is known at the ends only.
      result.system(:,1:end-1) = NaN;
    endif
    result.start = this.x;
    result.final = out.x;
    result.method = eq{k}.method;
    result.check = check;
    info.(names{k}) = result;
    if (k == 1)
      wF = total;
    else
      wR = total;
    endif
    if (! isempty (check) && (abs (check.drift) > 4 || abs (check.virial) > 5))
      notes{end+1} = sprintf (["the %s starts are not in equilibrium after" ...
                               " a time of %g: the energy drifts by %.1f," ...
                               " and the virial is off by %.1f standard" ...
                               " errors; equilibrate longer or take a" ...
                               " smaller step"], ...
                              names{k}, check.time, check.drift, check.virial);
      warning ("noneq:equilibrium", "%s: %s", fname, notes{end});
    endif
  endfor
  if (strcmp (both, "reverse") && nargout < 2)
    wF = wR;
  endif
  info.t = tspan(1) + h * frames;
  info.lambda = prot.value (info.t);
  info.seed = plan.seed;
  info.scheme = phys.scheme;
  info.string = string;
  info.step = h;
  info.steps = steps;
  info.kT = kT;
  info.units = phys.unit;
  info.reliable = isempty (notes);
  info.notes = notes;

endfunction

function must = start_message (x)

  must = "";
  if (! (isnumeric (x) && isreal (x) && ndims (x) == 2 && ! isempty (x)
         && all (isfinite (x(:)))))
    must = "a state, 1 x d, or several, one a row";
  endif

endfunction

%!demo
%! ## A bead dragged through water by a trap, there and back.
%! [wF, wR] = switching (@(x, l) (x - l)^2 / 2, {"linear", 0, 3}, 3, ...
%!                       "step", 0.05, "mobility", 1, "trajectories", 2000, ...
%!                       "seed", 1);
%! e = -8:0.5:10;
%! stairs (e, histc (wF, e) / numel (wF) / 0.5, "linewidth", 1.5);
%! hold on;
%! stairs (e, histc (-wR, e) / numel (wR) / 0.5, "linewidth", 1.5);
%! plot ([0, 0], [0, 0.25], "k--");
%! hold off;
%! axis ([-8, 10, 0, 0.25]);
%! xlabel ("work W / kT");
%! ylabel ("density");
%! legend ("P(W), there", "P(-W), back", "dF = 0", "location", "northwest");

%!shared U, o
%! U = langevin_potential (@(x, l) l(2) * (x - l(1))^2 / 2, 1, "parameters", 2);
%! o = {"step", 0.25, "kT", 0.5, "seed", 4, "trajectories", 400};
%!test # the pieces fit together
%! [wF, wR, info] = switching (U, {"linear", [0; 1], [1; 3]}, 2, o{:});
%! assert (size (wF), [400, 1]);
%! assert (size (wR), [400, 1]);
%! assert (wF, info.forward.work + info.forward.shadow);
%! assert (info.dF, 0.25 * log (3), 1e-12);
%! assert (info.forward.medium, -info.forward.heat / 0.5);
%! assert (info.forward.medium + info.forward.system, (wF - info.dF) / 0.5, 1e-12);
%! assert (info.reverse.medium + info.reverse.system, (wR + info.dF) / 0.5, 1e-12);
%! assert (info.forward.method, "gaussian");
%! assert (mean (wF) + mean (wR) > 0);
%! [dF, se] = bennett (wF, wR, "kT", 0.5);
%! assert (dF, info.dF, 4 * se);
%!test # threads, directions and the work on the way
%! [wF, wR, info] = switching (U, {"linear", [0; 1], [1; 3]}, 2, o{:}, "threads", 1);
%! [v, ~, half] = switching (U, {"linear", [0; 1], [1; 3]}, 2, o{:}, "threads", 2, ...
%!                           "stride", 3, "direction", "forward");
%! assert (v(:,end), wF);
%! assert (half.t, [0.75, 1.5, 2], 1e-14);
%! assert (half.lambda, [0.375, 0.75, 1; 1.75, 2.5, 3], 1e-14);
%! assert (switching (U, {"linear", [0; 1], [1; 3]}, 2, o{:}, "direction", "reverse"), wR);
%!test # memory: in equilibrium at first, in each direction, with any threads
%! w = {0.4, "step", 0.1, "seed", 3, "trajectories", 600, ...
%!      "kernel", [1, 0.5; 2, 3]};
%! [wF, wR, info] = switching (@(x, k) k * x^2 / 2, {"linear", 1, 2}, w{:}, ...
%!                             "threads", 1);
%! [w2, r2] = switching (@(x, k) k * x^2 / 2, {"linear", 1, 2}, w{:}, ...
%!                       "threads", 2);
%! assert ([w2, r2], [wF, wR]);
%! assert (info.dF, log (2) / 2, 1e-12);
%! assert (info.forward.medium, -info.forward.heat);
%! [dF, se] = bennett (wF, wR);
%! assert (dF, info.dF, 4 * se);
%!test # a sudden change: W = U (x, l1) - U (x, l0) of the start, and no heat
%! jump = @(t) [0; 1 + 2 * (t > 0)];
%! [wF, wR, info] = switching (U, jump, 0.25, o{:}, "friction", 0);
%! assert (info.forward.work, info.forward.start .^ 2, 1e-12);
%! assert (info.forward.heat, zeros (400, 1));
%! [wF, wR, info] = switching (U, @(t) [0; 1 + 2 * (t > 0)], 0.5, o{:}, "mobility", 1);
%! assert (info.forward.work, info.forward.start .^ 2, 1e-12);
%! assert (info.reverse.work, -info.reverse.final .^ 2, 1e-12);
%!test # one coordinate: the tabulated density, its free energy
%! [w, ~, info] = switching (@(x, l) x^4 / 4 - l * x, {"linear", 0, 1}, 1, ...
%!                           "step", 0.1, "trajectories", 2000, "seed", 2, ...
%!                           "direction", "forward");
%! Z = @(l) quadgk (@(x) exp (-x.^4 / 4 + l * x), -Inf, Inf);
%! assert (info.dF, -log (Z (1) / Z (0)), 1e-8);
%! assert (info.forward.method, "density");
%! u = sort (info.forward.start);
%! p = arrayfun (@(x) quadgk (@(y) exp (-y.^4 / 4), -Inf, x), u(1:100:end)) / Z (0);
%! assert (max (abs (p - (0.5:100:1999.5)' / 2000)) < 1.95 / sqrt (2000));
%!test # far away, narrow, and between walls
%! [~, ~, info] = switching (@(x, l) 1e6 * (x - 300)^2 * (1 + l) + (x - 300)^4, ...
%!                           {"linear", 0, 3}, 1e-3, "step", 1e-4, "seed", 1, ...
%!                           "trajectories", 10);
%! assert (info.dF, log (2), 1e-6);
%! [~, ~, info] = switching (@(x, l) l * x, {"linear", 1, 2}, 1, "step", 0.1, ...
%!                           "reflect", [0; Inf], "trajectories", 10, "start", 1);
%! assert (info.dF, log (2), 1e-6);
%!test # more coordinates: an equilibration run, checked
%! V = @(x, l) sum (x.^4) + l * x(1) * x(2);
%! [wF, wR, info] = switching (V, {"linear", 0, 1}, 0.5, "step", 0.05, ...
%!                             "start", [0, 0], "equilibrate", 3, ...
%!                             "trajectories", 500, "seed", 1);
%! assert (info.forward.method, "run");
%! assert (info.reliable);
%! assert (abs (info.forward.check.virial) < 5);
%!test # a start that is not in equilibrium is called so
%! warning ("off", "noneq:equilibrium", "local");
%! V = @(x, l) sum ((x - 5).^4) + l * x(1) * x(2);
%! [~, ~, info] = switching (V, {"linear", 0, 1}, 0.1, "step", 0.01, ...
%!                           "start", [0, 0; 1, 1], "equilibrate", 0.1, ...
%!                           "trajectories", 500, "seed", 1, "mobility", 0.001);
%! assert (info.reliable, false);

%!test # quadratic or not is told by second derivatives, none of which cancel
%! o = {"step", 0.1, "trajectories", 5, "seed", 1, "equilibrate", 1, ...
%!      "direction", "forward", "start", [0.3, 0.3]};
%! method = @(U) nthargout (3, @switching, U, {"linear", 1, 2}, 1, ...
%!                          o{:}).forward.method;
%! assert (method (@(x, l) l * (x(1) - x(2))^2 + x(1)^2), "gaussian");
%! assert (method (@(x, l) l * (x(1) - x(2))^4 + x' * x), "run");
%! assert (method (@(x, l) l * exp (x(1) - x(2)) + x' * x), "run");
%!error <Invalid call> switching (@(x, l) x^2, 1)
%!error <switching: option "step", the time step, is needed> switching (@(x, l) l * x^2, {"linear", 1, 2}, 1)
%!error <the duration 1 is 3.33333 steps of 0.3> switching (@(x, l) l * x^2, {"linear", 1, 2}, 1, "step", 0.3)
%!error <the protocol must have parameters> switching (@(x, l) l * x^2, [], 1, "step", 0.1)
%!error <the ends of the "linear" protocol must be finite numbers, as many of either> switching (@(x, l) l * x^2, {"linear", 1, [1 2]}, 1, "step", 0.1)
%!error <the protocol must be numbers, a handle of t> switching (@(x, l) l * x^2, {"cubic", 1, 2}, 1, "step", 0.1)
%!error <the potential does not confine the state at the parameters \[-1\]> switching (@(x, l) l * x^2, {"linear", 1, -1}, 1, "step", 0.1)
%!error <no confined equilibrium was found> switching (@(x, l) l * tanh (x), {"linear", 1, 2}, 1, "step", 0.1)
%!error <an equilibrium to start from needs one kT above 0> switching (@(x, l) l * x^2, {"linear", 1, 2}, 1, "step", 0.1, "kT", 0)
%!error <the starts must be drawn by an equilibration run> switching (@(x, l) l * sum (x.^4), {"linear", 1, 2}, 1, "step", 0.1, "start", [0 0])
%!error <a force without potential has no equilibrium> switching (@(x, l) l * x^2, {"linear", 1, 2}, 1, "step", 0.1, "force", @(x) 1)
%!error <the potential does not take them: write it as @\(x, lambda\)> switching (@(x) x^2, {"linear", 1, 2}, 1, "step", 0.1)
%!error <unknown option "steps"> switching (@(x, l) x^2, {"linear", 1, 2}, 1, "steps", 0.1)
