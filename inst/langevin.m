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
## @deftypefn  {} {[@var{t}, @var{x}, @var{v}] =} langevin (@var{U}, @var{tspan}, @var{x0}, "step", @var{h})
## @deftypefnx {} {@var{sol} =} langevin (@var{U}, @var{tspan}, @var{x0}, "name", @var{value}, @dots{})
## @deftypefnx {} {@var{sol} =} langevin (@var{U}, @var{tspan}, @var{sol}.restart)
## @deftypefnx {} {[@dots{}] =} langevin (@var{m}, @dots{})
## Langevin dynamics in a potential of the user's own, many trajectories at
## once, with the work, the heat and the entropy of each.
##
## Underdamped motion of coordinate i (m mass, g friction rate), or with
## "mobility" mu overdamped motion:
##
## @example
## @group
## m dv = (-dU/dx + f) dt - m g v dt + sqrt (2 m g kT) dW,   dx = v dt
## dx = mu (-dU/dx + f) dt + sqrt (2 mu kT) dW
## @end group
## @end example
##
## @noindent
## With "kernel" a bath has a memory K(t) = sum c_i exp (-t / tau_i), that of
## the forces z_i:
##
## @example
## @group
## m dv = (-dU/dx + f) dt - m g v dt + sqrt (2 m g kT) dW + sum z_i dt
## dz_i = -z_i / tau_i dt - c_i v dt + sqrt (2 kT c_i / tau_i) dW_i
## @end group
## @end example
##
## @strong{Arguments}
##
## @var{U}: handle of the potential energy of @emph{one} state,
## @code{@@(x)}, @code{@@(x, lambda)} or @code{@@(x, lambda, t)} with
## @var{x} d x 1, or what @code{langevin_potential} made of it.
##
## @var{tspan}: [t0, t1], or the times at which to save, ascending; the first
## is the start.  All are whole numbers of steps.
##
## @var{x0}: first states, M x d, one trajectory a row; or 1 x d for all of
## "trajectories".
##
## @var{m}: a model of @code{langevin_model}, which has all three and options;
## "name", value after it replace them.
##
## Energies are in units of kT unless an option says otherwise; lengths and
## times are the user's, with mass = energy time^2 / length^2.
##
## @strong{Options: physics}
##
## @table @asis
## @item "step"
## Time step h; needed.
## @item "kT" (1); "temperature" with "units"; "kB"
## One, or one for each coordinate: several heat baths.  0 is allowed.
## @item "mass" (1), "friction" (1)
## Mass and friction rate, one or one for each coordinate; a coordinate of
## friction 0 has no bath.
## @item "kernel"
## Memory of the bath: rows [c, tau], c in units of force / length, tau a time;
## or a cell with such rows, or [], for each coordinate.  Then "friction" is
## what comes beside it, 0 unless given; the friction of all is
## m g + sum c_i tau_i.  For underdamped motion.
## @item "active"
## [Da, tau], one row or one for each coordinate: a velocity v_a of the
## particle's own with <v_a(t) v_a(0)> = (Da / tau) exp (-t / tau), as the force
## v_a / mobility.  Its work is no heat and no work of the protocol; it is in
## @code{driving}.  (An active Brownian particle has its angle as a coordinate
## and a "force": see "active particle" of @code{langevin_model}.)
## @item "mobility"
## Makes the motion overdamped: mu, one or one for each coordinate.  Or
## "overdamped", true with mu = 1 / (mass friction).
## @item "force"
## Handle of a force f without potential, d x 1, arguments as of @var{U}.
## @item "lambda"; "protocol"
## Parameters of @var{U}, p x 1; or their change in time: a handle of t,
## @{times, values@} (p x n), @{"linear", a, b@}, or @{"optimal", a, b, tau@},
## which drags a harmonic trap of relaxation time tau with least work.
## @item "reflect"
## Walls [lowest; highest], for all or for each coordinate (-Inf, Inf: none).
## @item "periodic"
## [lowest; highest]: saved positions are counted modulo this box, and
## @code{sol.turns} says how often it was gone round.  The force must have the
## period, which is checked; -Inf and Inf for a coordinate without.
## @item "v0"
## First velocities; by default drawn from Maxwell's distribution.
## @item "z0"
## First forces z_i of the memory, of all coordinates in a row; by default drawn
## from equilibrium, variance kT c_i.  Active noise starts as it is after a long
## time.
## @end table
##
## @strong{Options: method}
##
## @table @asis
## @item "scheme"
## "gj2" (underdamped) or "lm" (overdamped); further "gj1" (of Gronbech-Jensen
## and Farago) to "gj8", "baoab", "obabo", "aboba", "lfmiddle", "em" (Euler and
## Maruyama), or a string of sub-steps such as "VRORV": V kick by the force, R
## drift, O friction and noise, H change of the parameters.  With "kernel" O is
## the exact process of v and all z_i; of gj1 to gj8 there is then "gj2" only.
## @item "updates" ("ends")
## Where in a step the parameters change: half at both "ends", or in the
## "middle", which costs half as many forces.
## @item "seed", "threads" (0: all), "normals" (32)
## Normal numbers of 32 random bits (below 6.8 standard deviations) or 53.
## @item "trace" ("auto"), "gradient"
## As for @code{langevin_potential}.
## @end table
##
## @strong{Options: output}
##
## @table @asis
## @item "stride"
## Save each so many steps; by default about 1000 times.  Inf: the final state
## only.
## @item "ledger"
## "final" (work and heat of the whole run; default for @var{sol}), "frames"
## (at each saved time) or "off" (default for [@var{t}, @var{x}, @var{v}]).
## @item "density"
## Handle of the probability density p of one state, arguments as of @var{U}:
## x, or [x; v] in underdamped motion, at the start and at each later time.
## Asks for @code{system_entropy}.  A constant factor does not matter.
## @item "events", "stop" (false)
## Rows [coordinate, level, direction], direction 1 upward, -1 downward, 0
## both; or @{f, level, direction@} with a handle f of the state.  Levels are of
## positions that are not counted modulo "periodic".  With "stop" a block of 256
## trajectories ends when each had each of its events: its later states are
## NaN, its work and heat with "ledger", "final" are those until then, and there
## is no going on.
## @item "average"; "burn" (0), "velocities" (false), "lags" (0), "bins" (0)
## with "range"
## Averages over all trajectories and each "average" steps after the time
## "burn", without saving: mean, covariance, autocorrelation at up to "lags"
## samples, histograms of "bins" over "range" ([lowest; highest]).  Only the
## histograms count positions modulo "periodic".
## @item "only"
## Number of one trajectory, which is run alone as it was among the others.
## @item "memory" (2e9), "verbose" (false)
## Bytes that the results may take; progress each 2 s.
## @end table
##
## @strong{Results}
##
## @var{t}: 1 x T.  @var{x}, @var{v}: M x T x d; @var{v} is empty in
## overdamped motion.  @var{sol}: a struct with these and
##
## @table @code
## @item work
## Done on the system by the protocol, M x 1, or M x T with "ledger", "frames".
## @item heat
## Taken from each bath into the system, M x B or M x T x B.  The energy of
## z_i is the bath's: heat is what O changes of m v^2 / 2.
## @item shadow
## Work of the discretisation: energy change = work + heat + shadow, exactly.
## Where a force has no potential or there is active noise, @code{driving} has
## its work with the shadow work in it.
## @item entropy
## Of the baths (medium), in units of kB: -sum of heat / kT.
## @item system_entropy
## With "density": -ln p now, less that at the start.  Both together are the
## entropy production of the trajectory, of which <exp (-production)> = 1 at
## any step if the first states are drawn from p.
## @item energy
## Potential energy at those times.
## @item passage, crossings
## Of "events": time of the first (NaN: none yet), and number, M x events.
## @item turns
## With "periodic".
## @item average
## Struct: samples, mean, covariance, lag, autocorrelation, edges, counts,
## outside (below, above), density.
## @item seed, restart
## To go on exactly as if the run had not been stopped, with the same options
## unless new ones are given.  A change of @var{U}, of its parameters or of the
## masses between the runs counts as work.
## @item info
## scheme, string, step, kT, bath_kT, mass, friction, mobility, kernel,
## effective_step (h' of the scheme), diverged, diverged_time, reliable, notes.
## @end table
##
## @strong{Accuracy}
##
## Stationary averages of the schemes in a harmonic potential of frequency
## omega, w = omega h' (tests/langevin_exact.tst, to 1e-10):
##
## @example
## @group
##                         <x^2> k/kT     <v^2> m/kT
## gj1 ... gj8, baoab, lm  1              1 - w^2/4
## obabo                   1/(1 - w^2/4)  1
## aboba                   1              1/(1 - w^2/4)
## lfmiddle                1              1
## em                      1/(1 - mu k h/2)
## @end group
## @end example
##
## @noindent
## Free diffusion and drift are exact for gj1 to gj8, lm and em at any step.
## w must be below 2.  All of this holds with "kernel", and the velocity of a
## free particle is then exact at each step.  "active" adds its exact mean over
## a step, so that free motion by "em" has the exact mean squared displacement.
## Work by "protocol" obeys the Jarzynski equality at any step when the shadow
## work is added to it.  For this, "lm" begins with velocities of Maxwell's
## distribution where parameters move, @var{U} or f depends on t or a "density"
## is given, and its first step then has half of the drift, -mu dU/dx h/2; all
## further steps, "em", and "lm" with nothing that moves have the whole of it.
## Results are bitwise the same for any number of threads, in parts or at one
## go, alone or among others.
##
## @strong{Errors}
##
## @code{noneq:option}, @code{noneq:type}, @code{noneq:size}, @code{noneq:nan};
## @code{noneq:step} for times that are not whole steps and steps too large
## for a quadratic potential; @code{noneq:memory}; @code{noneq:diverged} when
## all trajectories leave the finite numbers (a warning when some do; they are
## NaN from there on).
##
## @strong{References}
##
## N. Gronbech-Jensen and O. Farago, Mol. Phys. 111, 983 (2013).
## N. Gronbech-Jensen, Mol. Phys. 118, e1662506 (2020).  J. Finkelstein et al.,
## J. Chem. Phys. 155, 184104 (2021) (gj7).  B. Leimkuhler and C. Matthews,
## Appl. Math. Res. Express 2013, 34.  D. A. Sivak, J. D. Chodera and
## G. E. Crooks, J. Phys. Chem. B 118, 6466 (2014).  M. Ceriotti, G. Bussi and
## M. Parrinello, J. Chem. Theory Comput. 6, 1170 (2010) (memory).
##
## @strong{Example}
##
## @example
## @group
## U = @@(x) (x^2 - 1)^2;
## [t, x] = langevin (U, [0, 50], -1, "step", 0.01, "seed", 1, ...
##                    "trajectories", 2000);
## printf ("%.1f\n", mean (x(:,end) > 0))
## @print{} 0.5
## @end group
## @end example
##
## @noindent
## A free particle in a bath with memory, K(t) = exp (-t): after a time of 1 its
## velocity is that of before by 0.66.
##
## @example
## @group
## [t, x, v] = langevin (@@(x) 0 * x, [0, 1], 0, "step", 0.25, ...
##                       "kernel", [1, 1], "trajectories", 1e5, "seed", 1);
## printf ("%.2f\n", mean (v(:,1) .* v(:,end)))
## @print{} 0.66
## @end group
## @end example
##
## @noindent
## Entropy production of a gyrator between two baths, in its steady state: on
## average above 0, on single paths below, and the average of its exponential
## is 1.
##
## @example
## @group
## m = langevin_model ("gyrator");
## C = m.exact.covariance;
## randn ("twister", 1);
## s = langevin (m, [0, 5], randn (1e4, 2) * chol (C), "seed", 1, ...
##               "trajectories", 1e4, "density", @@(x) exp (-x' * (C \ x) / 2));
## production = s.entropy + s.system_entropy;
## printf ("%.1f %.1f %d\n", mean (production), ...
##         mean (exp (-production)), any (production < 0))
## @print{} 0.2 1.0 1
## @end group
## @end example
##
## @seealso{langevin_model, langevin_potential, switching, brownian, jarzynski, memory_kernel, harmonic_chain}
## @end deftypefn

function varargout = langevin (U, tspan, x0, varargin)

  if (nargin > 0 && isstruct (U) && isfield (U, "preset"))
    args = {};
    if (nargin > 1)
      args = {tspan};
    endif
    if (nargin > 2)
      args = [args, {x0}, varargin];
    endif
    call = {U.U, U.tspan, U.x0};
    if (! isempty (args) && ! ischar (args{1}))
      ## tspan, or tspan and x0
      n = 1 + (numel (args) > 1 && ! ischar (args{2}));
      call(2:1+n) = args(1:n);
      args(1:n) = [];
    endif
    varargout = cell (1, max (nargout, 1));
    [varargout{:}] = langevin (call{:}, U.options{:}, args{:});
    return;
  endif
  if (nargin < 3)
    print_usage ();
  endif
  fname = "langevin";
  table = [langevin_options()
           {"trajectories", [], "count"
            "v0", [], @(x) ""
            "z0", [], @(x) ""
            "active", [], @active_message
            "protocol", [], @(x) ""
            "lambda", [], @(x) ""
            "stride", [], @stride_message
            "ledger", "", {"off", "final", "frames"}
            "density", [], "function"
            "only", [], "count"
            "periodic", [], @period_message
            "events", [], @(x) ""
            "stop", false, "logical"
            "average", [], "count"
            "burn", 0, "time"
            "velocities", false, "logical"
            "lags", 0, "whole"
            "bins", 0, "whole"
            "range", [], @box_message}];
  old = [];
  if (isstruct (x0))
    old = restart_of (fname, x0);
    table(:,2) = cellfun (@(name) old.options.(name), table(:,1), ...
                          "uniformoutput", false);
    if (numel (tspan) > 2)
      table{strcmp (table(:,1), "stride"),2} = [];
    endif
    table(ismember (table(:,1), {"protocol", "lambda"}),2) = {[]};
  endif
  opt = parse_options (fname, varargin, table);
  ## Whether the parameters change where an earlier run ended.
  anew = true;
  if (! isempty (old) && isempty (opt.protocol) && isempty (opt.lambda))
    anew = false;
    opt.protocol = old.options.protocol;
    opt.lambda = old.options.lambda;
  endif

  ## ---- States, physics, potential.
  if (isempty (old))
    [x, M, d] = langevin_states (fname, U, x0, opt);
  else
    x = old.x;
    [M, d] = size (x);
    if (! isempty (opt.seed) && double (opt.seed) != old.seed
        || ! isequal (opt.only, old.options.only)
        || ! isequal (opt.trajectories, old.options.trajectories))
      error ("noneq:option", ...
             ["%s: a run that goes on keeps its seed and its" ...
             " trajectories; leave out \"seed\", \"only\" and" ...
             " \"trajectories\""], fname);
    endif
    if (old.stopped)
      error ("noneq:option", ["%s: the run to go on with was stopped by its" ...
             " events, and its trajectories are at different times"], fname);
    endif
    if (! isequal (opt.v0, old.options.v0))
      error ("noneq:option", ["%s: a run that goes on has its velocities;" ...
             " leave out \"v0\""], fname);
    endif
  endif
  if (! isempty (old) && ! (isequal (opt.kernel, old.options.kernel)
                            && isequal (opt.active, old.options.active)
                            && (isempty (opt.kernel)
                                || isequal (opt.mass, old.options.mass))))
    error ("noneq:option", ["%s: a run that goes on keeps its memory, with" ...
           " it the mass, and its active noise; leave out \"kernel\"," ...
           " \"mass\" and \"active\""], fname);
  endif
  phys = langevin_physics (fname, opt, d);
  phys = active_noise (fname, opt, phys, d);
  h = phys.step;
  [t, steps, frames, origin, first] = langevin_times (fname, tspan, h, ...
                                                      opt.stride, old);
  ## t may have the last of these times alone.
  span = origin + h * (first + [0, steps]);
  if (! isempty (opt.protocol) && ! isempty (opt.lambda))
    error ("noneq:option", ...
           ["%s: give \"protocol\", or constant parameters \"lambda\"," ...
            " not both"], fname);
  endif
  prot = langevin_protocol (fname, {opt.protocol, opt.lambda} ...
                                     {1 + isempty(opt.protocol)}, span);
  model = langevin_compiled (fname, U, d, ifelse (prot.p > 0, prot.p, []), opt);
  if (model.p != prot.p)
    error ("noneq:size", ["%s: the potential has %d parameters, and the" ...
           " options \"protocol\" or \"lambda\" give %d (the coordinates of a" ...
           " state are x(1), x(2), ...; what follows x is a parameter)"], ...
           fname, model.p, prot.p);
  endif
  moving = ! prot.constant || model.U.inputs > 2 ...
           || (! isempty (model.f) && model.f.inputs > 2);

  plan.string = langevin_updates (phys.string, opt.updates, moving);
  kind = {plan.string, phys.effective, phys.mass, ...
          ifelse(model.recorded, {model.energy, model.force}, ...
                 func2str (model.handle))};
  plan.origin = origin;
  plan.steps = steps;
  plan.frames = frames;
  plan.threads = opt.threads;
  plan.verbose = opt.verbose;
  plan.normals = opt.normals;
  ledger = opt.ledger;
  if (isempty (ledger))
    ledger = ifelse (nargout > 1, "off", "final");
  endif
  plan.save = [true, ! phys.overdamped && nargout != 2];
  switch (ledger)
    case "off"
      plan.ledger_frames = zeros (1, 0);
    case "final"
      plan.ledger_frames = unique ([0, steps]);
    case "frames"
      plan.ledger_frames = unique ([0, frames]);
  endswitch
  if (! isempty (opt.density) && opt.stop)
    error ("noneq:option", ["%s: \"density\" is for times that all have in" ...
           " common, and with \"stop\" there are none"], fname);
  endif
  if (! isempty (old) && old.overdamped != phys.overdamped)
    error ("noneq:option", ["%s: a run that goes on stays overdamped or" ...
           " underdamped"], fname);
  endif
  if (! isempty (opt.density) && strcmp (ledger, "off"))
    error ("noneq:option", ["%s: \"density\" is for the entropy in the one" ...
           " result sol, with \"ledger\" not \"off\""], fname);
  endif
  if (! isempty (old) && isempty (old.books) && ! strcmp (ledger, "off"))
    if (isempty (opt.ledger))
      ledger = "off";
      plan.ledger_frames = zeros (1, 0);
    else
      error ("noneq:option", ["%s: the run to go on with was made with" ...
             " \"ledger\", \"off\": its work and heat are not known"], fname);
    endif
  endif
  if (! isempty (old) && ! strcmp (ledger, "off"))
    if (numel (old.bath_kT) != phys.baths)
      error ("noneq:option", ["%s: the run to go on with has %d heat baths," ...
             " not %d; keep them apart from the start (\"baths\"), or give" ...
             " \"ledger\", \"off\""], fname, numel (old.bath_kT), phys.baths);
    elseif (! isempty (opt.density) && isempty (old.past.surprise))
      error ("noneq:option", ["%s: the run to go on with had no \"density\"," ...
             " so that the entropy at its start is not known"], fname);
    endif
  endif
  plan = event_plan (fname, plan, opt, model, d);
  plan = average_plan (fname, plan, opt, phys, x, d);
  memory (fname, phys, plan, M, d, opt.memory, opt.threads);

  ## ---- Where it starts.
  if (isempty (old))
    plan.seed = seed_option (opt);
    plan.first = [0, 0];
    if (! isempty (opt.only))
      k = opt.only;
      if (k > M)
        error ("noneq:option", ...
               "%s: option \"only\" is %d, and there are %d trajectories", ...
               fname, k, M);
      endif
      x = x(k,:);
      plan.first(1) = k - 1;
    endif
    plan.v = velocities (fname, opt, phys, M, d, plan);
    plan.hidden = hidden (fname, opt, phys, M, rows (x), plan);
    ## What an overdamped step keeps of the last is its noise alone.  Where
    ## parameters move, and for entropies, work and heat need velocities of
    ## Maxwell's distribution to begin with.
    plan.resumed = phys.overdamped && ! moving && isempty (opt.density);
  else
    plan.seed = old.seed;
    plan.first = [old.trajectory, first];
    plan.v = old.state;
    plan.hidden = old.hidden;
    plan.books = old.books;
    if (isequal (size (old.passages), [rows(x), 2 * rows(plan.events)]))
      plan.passages = old.passages;
    endif
    ## What the kernel keeps of a step is for a step of the same kind only.
    plan.resumed = ! anew && isequal (kind, old.kind);
    if (! plan.resumed)
      plan.v = old.v;
    endif
  endif
  plan.x = x;
  if (! isempty (opt.periodic) && ! any (columns (opt.periodic) == [1, d]))
    error ("noneq:size", ["%s: option \"periodic\" must be 2 x 1 or 2 x %d," ...
           " got 2 x %d"], fname, d, columns (opt.periodic));
  endif
  if (! isempty (opt.periodic) && isempty (old))
    check_period (fname, model, opt.periodic .* ones (1, d), x, ...
                  prot.value (span(1)), span(1));
  endif
  outside = find (x < phys.walls(1,:) | x > phys.walls(2,:), 1);
  if (! isempty (outside))
    [i, j] = ind2sub (size (x), outside);
    error ("noneq:option", ...
           ["%s: coordinate %d of trajectory %d starts at %g," ...
           " outside of the walls at %g and %g"], fname, j, i, x(outside), ...
           phys.walls(:,j));
  endif
  if (isempty (old))
    langevin_stable (fname, phys, model, x(1,:)', prot.value (span(1)), ...
                     span(1));
  endif

  out = langevin_run (fname, phys, model, prot, plan);

  bad = find (out.broken >= 0);
  notes = langevin_broken (fname, out.broken, h, origin + h * first, ...
                           plan.average(1) > 0);

  ## ---- Results.
  [xs, turns] = in_box (out.frame_x, opt.periodic);
  if (nargout > 1)
    varargout = {t, xs, out.frame_v};
    return;
  endif
  sol.t = t;
  sol.x = xs;
  sol.v = out.frame_v;
  if (! isempty (opt.periodic))
    sol.turns = turns;
  endif
  stopped = opt.stop & any (isnan (xs(:,end,:)), 3) & out.broken < 0;
  past = struct ("start", [], "energy", [], "kinetic", [], ...
                 "heat", [], "warm", 0, "surprise", []);
  if (! strcmp (ledger, "off"))
    B = phys.baths;
    past.start = [out.ledger(:,2,1), out.ledger(:,2+B+(1:B),1)];
    if (! isempty (old))
      past = old.past;
      ## A change of U, its parameters or the masses between the runs is work.
      jump = out.ledger(:,2,1) - past.energy;
      if (! phys.overdamped)
        jump += sum (out.ledger(:,2+B+(1:B),1), 2) - past.kinetic;
      endif
      out.ledger(:,1,:) += jump;
      out.books(:,1) += jump;
      ## So far the baths may have had other temperatures.
      change = 1 ./ phys.bath_kT - 1 ./ old.bath_kT;
      change(isnan (change)) = 0;
      past.warm += sum (past.heat .* change, 2);
    endif
    keep = ifelse (strcmp (ledger, "final"), plan.ledger_frames == steps, ...
                   ismember (plan.ledger_frames, frames));
    [sol.work, shadow, heat, sol.energy, kinetic] ...
      = langevin_ledger (phys, out.ledger(:,:,keep), past.start);
    past.energy = sol.energy(:,end);
    past.kinetic = kinetic(:,end);
    past.heat = reshape (heat(:,end,:), [], B);
    sol.(ifelse (model.conservative && isempty (phys.active), "shadow", ...
                 "driving")) = shadow;
    flow = heat ./ reshape (phys.bath_kT, 1, 1, B);
    ## There may be no bath, or one at zero that has cooled what there was.
    flow(heat == 0) = 0;
    sol.entropy = -sum (flow, 3) + past.warm;
    if (! isempty (opt.density))
      surprise = @(x, v, t) system_entropy (fname, opt, prot, ...
                                            phys.overdamped, ...
                                            in_box (x, opt.periodic), v, t);
      at = @(x) reshape (x, [], 1, d);
      if (isempty (past.surprise))
        past.surprise = surprise (at (plan.x), at (plan.v), span(1));
      endif
      if (strcmp (ledger, "final"))
        now = surprise (at (out.x), at (out.v), span(2));
      else
        now = surprise (out.frame_x, out.frame_v, t);
      endif
      sol.system_entropy = now - past.surprise;
    endif
    sol.heat = heat;
    odd = find (any (! isfinite (sol.energy), 2) & out.broken < 0 ...
                & ! stopped, 1);
    if (! isempty (odd))
      notes{end+1} = sprintf (["the potential energy of trajectory %d is" ...
                               " not a finite number, where its force is:" ...
                               " the energy balance says nothing there"], odd);
      warning ("noneq:energy", "%s: %s", fname, notes{end});
    endif
    if (strcmp (ledger, "frames"))
      for name = {"work", "heat", "shadow", "driving", "energy", "entropy"}
        if (isfield (sol, name{1}))
          sol.(name{1})(stopped,end,:) = NaN;
        endif
      endfor
    endif
    if (strcmp (ledger, "final"))
      sol.heat = reshape (heat, [], B);
    endif
  endif
  passed = zeros (rows (x), 0);
  if (rows (plan.events) > 0)
    passed = out.time;
    sol.passage = origin + h * passed;
    sol.crossings = out.count;
  endif
  if (plan.average(1) > 0)
    sol.average = averages (out.average, plan, opt, phys, d);
  endif
  sol.seed = plan.seed;
  sol.restart = struct ("x", out.x, "v", out.v, "state", out.state, ...
                        "hidden", out.hidden, ...
                        "t", origin + h * (first + steps), ...
                        "origin", origin, "step", first + steps, "h", h, ...
                        "seed", plan.seed, "trajectory", plan.first(1), ...
                        "books", out.books, "past", past, ...
                        "kind", {kind}, "stopped", any (stopped), ...
                        "overdamped", phys.overdamped, ...
                        "bath_kT", phys.bath_kT, ...
                        "passages", [passed, out.count], "options", opt);
  sol.info = struct ("scheme", phys.scheme, "string", plan.string, ...
                     "overdamped", phys.overdamped, "step", h, ...
                     "effective_step", phys.effective, "steps", steps, ...
                     "kT", phys.kT, "bath_kT", phys.bath_kT, ...
                     "mass", phys.mass, "friction", phys.friction, ...
                     "mobility", phys.mobility, "kernel", {phys.kernel}, ...
                     "units", phys.unit, ...
                     "diverged", bad, ...
                     "diverged_time", ...
                     origin + h * (first + out.broken(bad)), ...
                     "reliable", isempty (notes), "notes", {notes});
  if (iscell (opt.protocol) && ischar (opt.protocol{1}))
    ## From the start of this run to its end, whoever goes on.
    sol.restart.options.protocol = prot.value;
  endif
  varargout{1} = sol;

endfunction

## ---- The arguments.

function old = restart_of (fname, s)

  if (isfield (s, "restart"))
    s = s.restart;
  endif
  if (! (isscalar (s) && isfield (s, "state") && isfield (s, "options")
         && isfield (s, "past") && isfield (s, "hidden")))
    error ("noneq:type", ["%s: the third argument must be states, or the" ...
           " result of langevin, or its field restart, to go on with"], fname);
  endif
  old = s;

endfunction

function v = velocities (fname, opt, phys, M, d, plan)

  spread = phys.coordinates(:,5)';
  if (isempty (opt.v0))
    n = ifelse (isempty (opt.only), M, 1);
    v = spread .* __noneq_random__ (plan.seed, 128, ...
                                    double (opt.normals == 53), ...
                                    plan.first(1), n, 0, d, 1);
    return;
  endif
  if (phys.overdamped)
    error ("noneq:option", "%s: overdamped motion has no velocities \"v0\"", ...
           fname);
  endif
  v = of_trajectories (fname, opt, "v0", M, d);

endfunction

## Option NAME: N numbers for all trajectories or for each; those of "only".
function v = of_trajectories (fname, opt, name, M, n)

  v = opt.(name);
  if (! (isnumeric (v) && isreal (v) && all (isfinite (v(:)))
         && (isequal (size (v), [M, n]) || isequal (size (v), [1, n])
             || isscalar (v))))
    error ("noneq:size", ["%s: option \"%s\" must be finite numbers, 1 x %d" ...
           " or %d x %d, got %s"], fname, name, n, M, n, ...
           sprintf ("%dx", size (v))(1:end-1));
  endif
  v = full (double (v)) .* ones (M, n);
  if (! isempty (opt.only))
    v = v(opt.only,:);
  endif

endfunction

## Hidden variables: forces of the memory, in equilibrium if not given, and
## active noise.
function y = hidden (fname, opt, phys, M, n, plan)

  y = langevin_hidden (phys, plan, plan.first(1), n);
  if (isempty (opt.z0))
    return;
  endif
  modes = numel (phys.hidden);
  if (modes == 0)
    error ("noneq:option", ["%s: option \"z0\", forces of the memory, needs" ...
           " \"kernel\""], fname);
  endif
  y(:,1:modes) = of_trajectories (fname, opt, "z0", M, modes) ...
                 ./ phys.force_unit;

endfunction

## The velocity v_a of active noise, <v_a (t) v_a (0)> = D_a / tau
## exp (-t / tau), enters as the force v_a / mobility: of (v_a, its mean) over a
## step.
function phys = active_noise (fname, opt, phys, d)

  if (isempty (opt.active))
    return;
  endif
  active = full (double (opt.active));
  if (! any (rows (active) == [1, d]))
    error ("noneq:option", ["%s: option \"active\" must have 1 or %d rows" ...
           " [D_a, tau], got %d"], fname, d, rows (active));
  endif
  active = active .* ones (d, 1);
  moving = active(:,1) > 0;
  if (any (isinf (phys.mobility(moving))))
    error ("noneq:option", ["%s: active noise is a velocity; coordinate %d" ...
           " has no friction, and no force makes it move at one"], fname, ...
           find (moving & isinf (phys.mobility'), 1));
  endif
  phys.active = zeros (d, 9);
  for k = find (moving)'
    tau = active(k,2);
    h = phys.step / tau;
    spread = sqrt (active(k,1) / tau);
    ## Of the process and its integral, in units of tau.
    [E, ~, C] = ou_step ([-h, 0; h, 0], [2 * h; 0]);
    phys.active(k,:) = [1 + E(1,1), 0, E(2,1) / h, 0, ...
                        spread * [C(1,1), 0, C(2,:) / h], ...
                        1 / phys.mobility(k)];
    phys.activity(k) = spread;
  endfor
  if (! all (isfinite ([phys.active(:); phys.activity])))
    error ("noneq:step", ["%s: the step %g is too large or too small for" ...
           " the active noise"], fname, phys.step);
  endif

endfunction

function must = active_message (x)

  must = "";
  if (! (isnumeric (x) && isreal (x) && ndims (x) == 2 && columns (x) == 2
         && all (isfinite (x(:))) && all (x(:,1) >= 0) && all (x(:,2) > 0)))
    must = ["[D_a, tau], D_a not below 0 and tau above 0, one row or one" ...
            " for each coordinate"];
  endif

endfunction

## Rows [coordinate, level, direction], or a cell {f, level, direction} with a
## function of the state.
function plan = event_plan (fname, plan, opt, model, d)

  e = opt.events;
  plan.events = zeros (0, 3);
  plan.watched = [];
  if (isempty (e))
    if (opt.stop)
      error ("noneq:option", "%s: option \"stop\" needs \"events\"", fname);
    endif
    return;
  endif
  if (iscell (e))
    if (! (any (numel (e) == [2, 3]) && is_function_handle (e{1})))
      error ("noneq:option", ...
             ["%s: option \"events\" must be rows [coordinate," ...
             " level, direction] or a cell {f, level, direction}"], fname);
    endif
    watched = langevin_potential (e{1}, d, "parameters", model.p, ...
                                  "trace", opt.trace);
    if (watched.recorded)
      plan.watched = watched.energy;
    else
      plan.watched = @(x, l, t) evaluate (watched, "energy", x, l, t);
    endif
    e = [d + 1, double([e{2:end}])];
  endif
  if (columns (e) == 2)
    e(:,3) = 0;
  endif
  if (! (isnumeric (e) && isreal (e) && columns (e) == 3 && rows (e) <= 1024
         && all (isfinite (e(:,2))) && all (ismember (e(:,3), [-1, 0, 1]))
         && all (e(:,1) == fix (e(:,1)) & e(:,1) >= 1)
         && (! isempty (plan.watched) || all (e(:,1) <= d))))
    error ("noneq:option", ...
           ["%s: option \"events\" must have rows [coordinate," ...
           " level, direction] with a coordinate from 1 to %d and a" ...
           " direction of 1 (upward), -1 or 0 (both)"], fname, d);
  endif
  plan.events = double (e);
  plan.stop = opt.stop;

endfunction

function plan = average_plan (fname, plan, opt, phys, x, d)

  plan.average = [0, 0, 0, 0];
  if (isempty (opt.average))
    if (opt.lags > 0 || opt.bins > 0)
      error ("noneq:option", ...
             ["%s: \"lags\" and \"bins\" need \"average\", the" ...
             " number of steps from one sample to the next"], fname);
    endif
    return;
  endif
  if (opt.velocities && phys.overdamped)
    error ("noneq:option", ["%s: overdamped motion has no velocities to" ...
           " average"], fname);
  endif
  if (opt.lags > 1e5 || opt.bins > 1e6)
    error ("noneq:option", ["%s: at most 100000 \"lags\" and 1000000" ...
           " \"bins\""], fname);
  endif
  burn = round (opt.burn / phys.step);
  if (plan.steps - burn < opt.average * (1 + opt.lags))
    error ("noneq:option", ...
           ["%s: the averages need %d samples %d steps apart," ...
           " and there are %d steps after the burn-in"], fname, ...
           1 + opt.lags, opt.average, max (plan.steps - burn, 0));
  endif
  plan.average = [opt.average, burn, opt.lags, opt.bins];
  plan.velocities = opt.velocities;
  plan.shift = mean (x, 1);
  if (opt.velocities)
    plan.shift = [plan.shift, zeros(1, d)];
  endif
  plan.range = zeros (4, 0);
  if (opt.bins > 0)
    if (isempty (opt.range) || ! any (columns (opt.range) == [1, d]))
      error ("noneq:option", ["%s: a histogram needs \"range\", [lowest;" ...
             " highest] of each of the %d coordinates"], fname, d);
    endif
    plan.range = double (opt.range) .* ones (1, d);
    plan.range(3:4,:) = [0; Inf] .* ones (1, d);
    if (! isempty (opt.periodic))
      turned = isfinite (diff (opt.periodic)) & true (1, d);
      box = opt.periodic .* ones (1, d);
      plan.range(3:4,turned) = [box(1,turned); diff(box)(turned)];
    endif
  endif

endfunction

function memory (fname, phys, plan, M, d, most, threads)

  frames = numel (plan.frames) * d * sum (plan.save);
  if (isempty (plan.ledger_frames))
    books = 0;
  else
    books = (2 + 2 * phys.baths) * numel (plan.ledger_frames);
  endif
  ## Beside the results: a block of 256 trajectories for each thread.
  threads = ifelse (threads > 0, threads, nproc ());
  modes = numel (phys.hidden);
  active = 2 * sum (phys.active(:,9) > 0);
  noises = sum (plan.string == "O");
  lanes = d * (10 + 4 * noises) + modes * (1 + 4 * noises) + 5 * active;
  bytes = 8 * M * (frames + 2 * books + 8 * d + 3 * modes + 3 * active) ...
          + 8 * 256 * lanes * threads;
  if (plan.average(1) > 0)
    D = numel (plan.shift);
    bytes += 8 * M * plan.average(3) * D ...
             + 8 * ceil (M / 256) * (D^2 + (D + 1) * (1 + plan.average(3)) ...
                                     + d * plan.average(4));
  endif
  if (bytes > most)
    error ("noneq:memory", ...
           ["%s: the result of %d trajectories x %d times x %d" ...
           " coordinates needs %.3g GB, more than option \"memory\"," ...
           " %.3g GB; save less often (\"stride\", or times in tspan) or" ...
           " keep averages only (\"average\" with \"stride\", Inf)"], fname, ...
           M, numel (plan.frames), d, bytes / 1e9, most / 1e9);
  endif

endfunction

## Is the force the same a box further?  Looked at from the first states and
## from places all over the box; the energy may have a slope.
function check_period (fname, model, box, x, lambda, t)

  L = diff (box);
  [M, d] = size (x);
  x = x(unique (round (linspace (1, M, min (M, 4)))),:);
  u = mod (sqrt (2:2:8)' * sqrt (1:d) * 1.618, 1);
  places = mean (x, 1) + zeros (4, d);
  turned = isfinite (L);
  places(:,turned) = (box(1,:) + u .* L)(:,turned);
  x = [x; places]';
  F = evaluate (model, "force", x, lambda, t);
  tolerance = ifelse (model.recorded, 1e-6, 1e-3);
  for k = find (turned)
    e = L(k) * ((1:d)' == k);
    G = evaluate (model, "force", x + e, lambda, t);
    ok = all (isfinite ([F; G]), 1);
    if (norm (G(:,ok) - F(:,ok), "fro") ...
        > tolerance * (norm (F(:,ok), "fro") + norm (G(:,ok), "fro")))
      error ("noneq:option", ...
             ["%s: option \"periodic\" says that coordinate %d has the" ...
              " period %g, but the force there is not the same a period" ...
              " further; U must have it, as cos (2*pi*x(%d) / %g) has, or" ...
              " take x - L * round (x / L) in U"], fname, k, L(k), k, L(k));
    endif
  endfor

endfunction

## Positions, M x T x d, counted modulo the box, if there is one.
function [x, turns] = in_box (x, box)

  turns = [];
  if (isempty (box))
    return;
  endif
  d = size (x, 3);
  box = box .* ones (1, d);
  L = reshape (diff (box), 1, 1, d);
  turns = floor ((x - reshape (box(1,:), 1, 1, d)) ./ L);
  turns(! isfinite (turns) & ! isnan (x)) = 0;
  wrapped = x - turns .* L;
  away = turns != 0;
  x(away) = wrapped(away);

endfunction

## What the sums of the kernel say.
function s = averages (raw, plan, opt, phys, d)

  D = numel (plan.shift);
  lags = 1 + opt.lags;
  n = raw(1);
  raw(1) = [];
  deviation = raw(1:D)' / n;
  raw(1:D) = [];
  product = reshape (raw(1:D^2), D, D) / n;
  raw(1:D^2) = [];
  correlation = reshape (raw(1:lags*D), lags, D);
  raw(1:lags*D) = [];
  pairs = raw(1:lags);
  raw(1:lags) = [];
  s.samples = n;
  s.mean = plan.shift + deviation;
  s.covariance = product - deviation' * deviation;
  if (opt.lags > 0)
    s.lag = (0:opt.lags)' * opt.average * phys.step;
    s.autocorrelation = correlation ./ pairs - deviation.^2;
  endif
  if (opt.bins > 0)
    counts = reshape (raw, opt.bins + 2, d);
    s.edges = plan.range(1,:) ...
              + (0:opt.bins)' / opt.bins .* diff (plan.range(1:2,:));
    s.counts = counts(2:end-1,:);
    s.outside = counts([1, end],:);
    s.density = s.counts ./ diff (s.edges) / n;
  endif

endfunction

function must = period_message (x)

  must = "";
  if (! (isnumeric (x) && isreal (x) && ndims (x) == 2 && rows (x) == 2
         && all (x(1,:) < x(2,:))
         && all (isfinite (diff (x)) | (x(1,:) == -Inf & x(2,:) == Inf))))
    must = ["[lowest; highest], one column or one for each coordinate," ...
            " -Inf and Inf for one without"];
  endif

endfunction

function must = box_message (x)

  must = "";
  if (! (isnumeric (x) && isreal (x) && ndims (x) == 2 && rows (x) == 2
         && all (isfinite (x(:))) && all (x(1,:) < x(2,:))))
    must = "[lowest; highest], one column or one for each coordinate";
  endif

endfunction

%!demo
%! ## Two states of a double well.
%! [t, x] = langevin (@(x) 4 * (x^2 - 1)^2, [0, 100], [-1; 1], "step", 0.01, ...
%!                    "seed", 3);
%! plot (t, x);
%! xlabel ("time");
%! ylabel ("x");
%! title ("Jumps between two wells, barrier 4 kT");

%!shared U, o
%! U = langevin_potential (@(x) (x^2 - 1)^2 / 2 + x^4 / 4);
%! o = {"step", 0.05, "seed", 7};
%!test # shapes
%! [t, x, v] = langevin (U, [0, 1], zeros (5, 1), o{:});
%! assert (size (t), [1, 21]);
%! assert (size (x), [5, 21]);
%! assert (size (v), [5, 21]);
%! assert (x(:,1), zeros (5, 1));
%! [t, x, v] = langevin (@(x) sumsq (x), [0, 0.1, 0.5], [1, 2, 3], o{:}, "trajectories", 2);
%! assert (t, [0, 0.1, 0.5], 1e-15);
%! assert (size (x), [2, 3, 3]);
%! assert (squeeze (x(:,1,:)), [1 2 3; 1 2 3]);
%! [t, x, v] = langevin (U, 3, 0, o{:}, "stride", Inf, "mobility", 1);
%! assert (t, 3, 1e-14);
%! assert (size (x), [1, 1]);
%! assert (isempty (v));
%!test # the same bits: threads, one alone, in two parts, whatever is saved
%! s = langevin (U, [0, 10], zeros (600, 1), o{:}, "threads", 1);
%! p = langevin (U, [0, 10], zeros (600, 1), o{:}, "threads", 2, "stride", 50, ...
%!               "ledger", "frames");
%! assert (p.x(:,2), s.x(:,51));
%! assert (p.heat(:,end), s.heat);
%! k = langevin (U, [0, 10], zeros (600, 1), o{:}, "only", 300);
%! assert (k.x, s.x(300,:));
%! assert (k.v, s.v(300,:));
%! assert ([k.heat, k.shadow], [s.heat(300), s.shadow(300)]);
%! a = langevin (U, [0, 3.15], zeros (600, 1), o{:});
%! b = langevin (U, [3.15, 10], a.restart);
%! assert (b.x(:,end), s.x(:,end));
%! assert (b.v(:,end), s.v(:,end));
%! assert ([b.heat, b.shadow, b.energy], [s.heat, s.shadow, s.energy]);
%! [~, x] = langevin (U, [0, 10], 0, o{:}, "trajectories", 600);
%! assert (x(:,end), s.x(:,end));
%!test # the same with a protocol, two coordinates, two baths, each scheme
%! V = langevin_potential (@(x, l) sumsq (x - l) + x(1)^2 * x(2)^2, 2);
%! for name = {"gj2", "obabo", "lm", "em", "VOHRV"}
%!   w = {"step", 0.05, "seed", 7, "kT", [1, 2], "protocol", @(t) sin(t), ...
%!        "scheme", name{1}, "overdamped", any(strcmp(name{1}, {"lm", "em"}))};
%!   s = langevin (V, [0, 2], zeros (300, 2), w{:}, "threads", 1);
%!   a = langevin (V, [0, 0.35], zeros (300, 2), w{:}, "threads", 2);
%!   b = langevin (V, 2, a);
%!   assert (b.x(:,end,:), s.x(:,end,:));
%!   assert ([b.work, b.heat, b.shadow], [s.work, s.heat, s.shadow]);
%!   k = langevin (V, [0, 2], zeros (300, 2), w{:}, "only", 299);
%!   assert ([k.work, k.heat, k.shadow], ...
%!           [s.work(299), s.heat(299,:), s.shadow(299)]);
%! endfor
%!test # the same with memory, on its own and beside others, and active noise
%! V = langevin_potential (@(x, l) sumsq (x - l) + x(1)^2 * x(2)^2, 2);
%! for name = {"gj2", "obabo", "VOHRV"}
%!   for kernel = {{[1, 0.5; 2, 3], []}, {[], [2, 0.1]}, [1, 1]}
%!     w = {"step", 0.05, "seed", 7, "kT", [1, 2], "protocol", @(t) sin(t), ...
%!          "scheme", name{1}, "kernel", kernel{1}, "active", [0, 1; 1, 2], ...
%!          "mass", [1, 3]};
%!     s = langevin (V, [0, 2], zeros (300, 2), w{:}, "threads", 1);
%!     a = langevin (V, [0, 0.35], zeros (300, 2), w{:}, "threads", 2);
%!     b = langevin (V, 2, a);
%!     assert (b.x(:,end,:), s.x(:,end,:));
%!     assert (b.restart.hidden, s.restart.hidden);
%!     assert ([b.work, b.heat, b.driving], [s.work, s.heat, s.driving]);
%!     k = langevin (V, [0, 2], zeros (300, 2), w{:}, "only", 299);
%!     assert ([k.work, k.heat, k.driving], ...
%!             [s.work(299), s.heat(299,:), s.driving(299)]);
%!     dE = s.energy - sumsq (sin (0) * ones (2, 1)) ...
%!          + s.v(:,end,:)(:,:).^2 * [1; 3] / 2 - s.v(:,1,:)(:,:).^2 * [1; 3] / 2;
%!     assert (dE, s.work + sum (s.heat, 2) + s.driving, 1e-12);
%!   endfor
%! endfor
%!test # memory without noise, against the matrix exponential; z0
%! A = [0 1 0 0; -3 -0.2/2 1/2 1/2; 0 -1 -1/0.7 0; 0 -0.4 0 -1/3];
%! s = langevin (@(x) 3 * x^2, [0, 2], 1, "step", 1e-3, "mass", 2, "friction", 0.1, ...
%!               "kernel", [1, 0.7; 0.4, 3], "kT", 0, "v0", 0.3, "z0", [0.5, -0.2]);
%! y = expm (2 * A) * [1; 0.3; 0.5; -0.2];
%! assert ([s.x(end), s.v(end)], y(1:2)', 1e-6);
%! assert (s.info.mobility, 1 / (0.2 + 0.7 + 1.2), 1e-15);
%! assert (s.info.friction, 0.1);
%! assert (langevin (@(x) x^2, [0, 1], 0, "step", 0.1, "kernel", [1, 1]).info.friction, 0);
%!test # a memory without duration is plain friction; one without strength none
%! w = {[0, 3], [1; -1], "step", 0.2, "seed", 3};
%! a = langevin (U, w{:}, "friction", 0.7);
%! b = langevin (U, w{:}, "kernel", [0.5e10, 1e-10; 0.2e10, 1e-10]);
%! c = langevin (U, w{:}, "friction", 0.7, "kernel", [1e-12, 1e-3]);
%! ## Its noise departs by the root of the time, 1e-5.
%! assert (b.x, a.x, 1e-3);
%! assert (b.heat, a.heat, 1e-3);
%! assert (c.x, a.x, 1e-6);
%! assert (b.info.effective_step, a.info.effective_step, 1e-9);
%!test # energy balance
%! s = langevin (U, [0, 5], zeros (50, 1), o{:}, "ledger", "frames");
%! K = s.v.^2 / 2;
%! assert (s.energy - s.energy(:,1) + K - K(:,1), ...
%!         s.work + s.heat + s.shadow, 1e-12);
%! assert (s.entropy, -s.heat);
%! assert (s.energy(:,1), 0.5 * ones (50, 1));
%!test # without noise or friction: Newton, energy kept to h^2
%! s = langevin (@(x) x^2 / 2, [0, 20], 1, "step", 0.01, "v0", 0, "friction", 0);
%! assert (s.x, cos (s.t), 1e-3);
%! assert ([s.heat, s.entropy], [0, 0]);
%! assert (abs (s.shadow) < 1e-4);
%! s = langevin (@(x) x^2 / 2, [20, 21], s);
%! assert ([s.heat, s.entropy], [0, 0]);
%!test # first step of "lm": half of the drift where something moves
%! w = {"step", 0.1, "mobility", 2, "kT", 0, "stride", 1, "seed", 1};
%! still = {@(x) 3 * x, [0, 0.2], 0, w{:}};
%! driven = {@(x, l) 3 * x, [0, 0.2], 0, w{:}, "protocol", @(t) t};
%! in_time = {@(x, l, t) 3 * x, [0, 0.2], 0, w{:}, "lambda", 0};
%! x = @(varargin) nthargout (2, @langevin, varargin{:});
%! assert (x(still{:}), [0, -0.6, -1.2], 1e-14);
%! assert (x(driven{:}), [0, -0.3, -0.9], 1e-14);
%! assert (x(in_time{:}), [0, -0.3, -0.9], 1e-14);
%! assert (x(driven{:}, "scheme", "em"), [0, -0.6, -1.2], 1e-14);
%!test # a protocol is that of the whole time, whatever is saved
%! w = {"step", 0.1, "seed", 1, "trajectories", 3};
%! V = @(x, l) (x - l)^2;
%! for p = {{"linear", 0, 2}, {"optimal", 0, 2, 1}, {[0, 3], [0, 2]}}
%!   a = langevin (V, [0, 3], 0, w{:}, "protocol", p{1});
%!   b = langevin (V, [0, 3], 0, w{:}, "protocol", p{1}, "stride", Inf);
%!   assert (all (a.work != 0));
%!   assert (b.work, a.work);
%! endfor
%!test # going on: "linear" stays where it has arrived
%! w = {"step", 0.1, "seed", 1, "trajectories", 3};
%! V = @(x, l) (x - l)^2;
%! a = langevin (V, [0, 3], 0, w{:}, "protocol", {"linear", 0, 2});
%! b = langevin (V, [3, 6], a);
%! assert (b.work, a.work);
%! c = langevin (V, [0, 6], 0, w{:}, "protocol", @(t) 2 * min (t / 3, 1));
%! assert (b.x(:,end), c.x(:,end), 1e-12);
%! b = langevin (V, [3, 6], a, "protocol", {"linear", 2, 0});
%! c = langevin (V, [0, 6], 0, w{:}, "protocol", @(t) 2 * min (t / 3, 2 - t / 3));
%! assert ([b.x(:,end), b.work, b.heat], [c.x(:,end), c.work, c.heat], 1e-12);
%!test # going on with another parameter, potential, mass: sudden, and work
%! w = {"step", 0.1, "seed", 1, "trajectories", 3};
%! V = @(x, l) l * x^2;
%! for name = {"gj2", "obabo", "em"}
%!   a = langevin (V, [0, 3], 0, w{:}, "scheme", name{1}, "lambda", 1);
%!   want = a.x(:,end).^2;
%!   b = langevin (V, [3, 6], a, "lambda", 2);
%!   c = langevin (V, [0, 6], 0, w{:}, "scheme", name{1}, ...
%!                 "protocol", @(t) 1 + (t > 3.001));
%!   assert (b.work, want, 1e-12);
%!   assert ([b.x(:,end), b.heat, b.shadow], [c.x(:,end), c.heat, c.shadow], 1e-12);
%!   b = langevin (V, [3, 6], a, "protocol", @(t) 2);
%!   assert ([b.work, b.x(:,end)], [want, c.x(:,end)], 1e-12);
%!   b = langevin (@(x, l) 2 * x^2, [3, 6], a);
%!   assert ([b.work, b.x(:,end)], [want, c.x(:,end)], 1e-12);
%! endfor
%! a = langevin (V, [0, 3], 0, w{:}, "lambda", 1);
%! b = langevin (V, [3, 6], a, "mass", 3);
%! assert (b.work, a.v(:,end).^2, 1e-12);
%! assert (abs (b.shadow) < 0.02);
%!test # going on with another scheme or bath
%! a = langevin (@(x) x^2, [0, 3], 0, o{:}, "trajectories", 3);
%! b = langevin (@(x) x^2, [3, 6], a, "scheme", "obabo");
%! assert (abs (b.shadow) < 0.02);
%! b = langevin (@(x) x^2, [3, 6], a, "kT", 2);
%! assert (b.entropy, a.entropy - (b.heat - a.heat) / 2, 1e-13);
%! c = langevin (@(x) x^2, [6, 9], b, "kT", 4);
%! assert (c.entropy, b.entropy - (c.heat - b.heat) / 4, 1e-13);
%!test # entropy of the system
%! p = @(x, l, t) exp (-(1 + t) * x^2 / 2);
%! w = {"step", 0.05, "seed", 7, "mobility", 1, "density", p};
%! s = langevin (U, [0, 1], [0; 0.5], w{:}, "ledger", "frames");
%! assert (s.system_entropy, (1 + s.t) .* s.x.^2 / 2 - s.x(:,1).^2 / 2, 1e-13);
%! f = langevin (U, [0, 1], [0; 0.5], w{:});
%! assert (f.system_entropy, s.system_entropy(:,end), 1e-15);
%! a = langevin (U, [0, 0.4], [0; 0.5], w{:});
%! b = langevin (U, [0.4, 1], a);
%! assert ([b.x(:,end), b.system_entropy], [f.x(:,end), f.system_entropy]);
%! k = langevin (U, [0, 1], [0; 0.5], w{:}, "only", 2);
%! assert (k.system_entropy, f.system_entropy(2));
%! s = langevin (@(x) sumsq (x), [0, 1], [1, 2], "step", 0.05, "seed", 7, ...
%!               "density", @(y) exp (-y(2)^2 - y(3)^2));
%! assert (s.system_entropy, s.x(1,end,2)^2 + s.v(1,end,1)^2 - 4 ...
%!                           - s.v(1,1,1)^2, 1e-12);
%! s = langevin (@(x) -3 * x, [0, 1], 0.2, "step", 0.05, "seed", 7, ...
%!               "mobility", 1, "periodic", [0; 1], "density", @(x) 1 + x);
%! assert (s.turns(end) > 0);
%! assert (s.system_entropy, log (1.2 / (1 + s.x(end))), 1e-13);
%!test # averages while running are those of what was saved
%! s = langevin (U, [0, 10], zeros (300, 1), o{:}, "stride", 1, "average", 10, ...
%!               "burn", 2, "velocities", true, "lags", 3, "bins", 8, ...
%!               "range", [-1; 2]);
%! x = s.x(:,51:10:end);
%! v = s.v(:,51:10:end);
%! assert (s.average.samples, numel (x));
%! assert (s.average.mean, [mean(x(:)), mean(v(:))], 1e-13);
%! assert (s.average.covariance, cov ([x(:), v(:)], 1), 1e-13);
%! assert (s.average.counts, histc (x(:), linspace (-1, 2, 9))(1:8));
%! assert (s.average.outside, [sum(x(:) < -1); sum(x(:) >= 2)]);
%! c = mean ((x(:,3:end) .* x(:,1:end-2))(:)) - mean (x(:))^2;
%! assert (s.average.autocorrelation(3,1), c, 1e-12);
%! assert (s.average.lag, [0; 0.5; 1; 1.5], 1e-15);
%!test # histograms modulo the period, of those coordinates that have one
%! box = [-1 -Inf; 1 Inf];
%! s = langevin (@(x) cos (pi * x(1)) - 3 * x(1) + x(2)^2 / 2, [0, 10], [0, 0], ...
%!               "mobility", 1, "step", 0.01, "trajectories", 300, "seed", 1, ...
%!               "stride", 10, "periodic", box, "average", 10, "bins", 8, ...
%!               "range", [-1 -2; 1 2]);
%! x = s.x(:,2:end,:);
%! want = @(x, e) histc (x(:), e)(1:8);
%! assert (s.average.counts, [want(x(:,:,1), (-4:4) / 4), want(x(:,:,2), (-4:4) / 2)]);
%! assert (s.average.outside(:,1), [0; 0]);
%! assert (s.average.mean(1), mean ((x + 2 * s.turns(:,2:end,:))(:,:,1)(:)), 1e-10);
%!test # events: first passage and crossings
%! s = langevin (U, [0, 10], zeros (300, 1), o{:}, "stride", 1, ...
%!               "events", [1, 0.3, 1; 1, -0.2, 0]);
%! up = s.x(:,1:end-1) < 0.3 & s.x(:,2:end) >= 0.3;
%! assert (s.crossings(:,1), sum (up, 2));
%! i = find (any (up, 2), 1);
%! k = find (up(i,:), 1);
%! assert (s.passage(i,1), interp1 (s.x(i,k:k+1), s.t(k:k+1), 0.3), 1e-12);
%! assert (isnan (s.passage(:,1)), ! any (up, 2));
%! f = langevin (U, [0, 10], zeros (300, 1), o{:}, "events", {@(x) x^2, 0.09, 0});
%! assert (f.crossings, sum (abs (diff (s.x.^2 >= 0.09, 1, 2)), 2));
%!test # what is stopped: nothing after it; work and heat until then
%! w = {[1; 0.8], "step", 0.1, "seed", 7, "events", [1, 0.5, -1]};
%! s = langevin (U, [0, 100], w{:}, "stop", true, "stride", 1, "ledger", "frames");
%! r = langevin (U, [0, 100], w{:}, "stride", 1, "ledger", "frames");
%! k = ceil (max (s.passage) / 0.1 - 1e-9) + 1;
%! assert (s.passage, r.passage);
%! assert (k < 1000);
%! for name = {"x", "v", "energy", "heat", "work", "shadow", "entropy"}
%!   assert (s.(name{1})(:,1:k), r.(name{1})(:,1:k));
%!   assert (all (isnan (s.(name{1})(:,k+1:end))));
%! endfor
%! f = langevin (U, [0, 100], w{:}, "stop", true);
%! assert ([f.heat, f.shadow, f.energy], [r.heat, r.shadow, r.energy](:,k + [0, 1001, 2002]));
%! n = langevin (U, [0, 100], w{:}, "stop", true, "stride", Inf);
%! assert (n.x, NaN (2, 1));
%! ## One block of two stops.
%! s = langevin (@(x) 0 * x, [0, 1], [zeros(256, 1); 99], "step", 0.1, "seed", 1, ...
%!               "kT", 0, "v0", -1, "events", [1, -0.3, -1], "stop", true, ...
%!               "friction", 0);
%! assert (isnan (s.x(:,[4, 5, 11])), [false(257, 1), [true(256, 2); false(1, 2)]]);
%!error <the run to go on with was stopped by its events, and its trajectories>
%! s = langevin (@(x) 0 * x, [0, 1], 0, "step", 0.1, "kT", 0, "v0", -1, ...
%!               "events", [1, -0.25, -1], "stop", true, "friction", 0);
%! langevin (@(x) 0 * x, [1, 2], s);
%!error <"density" is for times that all have in common> langevin (@(x) x^2, [0, 1], 0, "step", 0.1, "density", @(y) 1, "events", [1 1 1], "stop", true)
%!test # a handle that cannot be recorded gives the same
%! f = @(x, l) (x - l)^2 + x^4 / 4;
%! w = {"step", 0.05, "seed", 2, "protocol", @(t) t, "trajectories", 20};
%! a = langevin (f, [0, 1], 0, w{:});
%! b = langevin (f, [0, 1], 0, w{:}, "trace", "off");
%! assert (b.x, a.x, 1e-8);
%! assert ([b.work, b.heat, b.shadow], [a.work, a.heat, a.shadow], 1e-8);
%!test # walls
%! [~, x] = langevin (@(x) 0 * x, [0, 30], 0.5, "step", 0.05, "mobility", 1, ...
%!                    "reflect", [0; 1], "trajectories", 200, "seed", 1);
%! assert (min (x(:)) >= 0 && max (x(:)) <= 1);
%! assert (var (x(:,100:100:end)(:)), 1/12, 0.006);
%!test # periodic
%! s = langevin (@(x) cos (2*pi*x) - 5*x, [0, 5], 0, "step", 0.01, "mobility", 1, ...
%!               "periodic", [0; 1], "seed", 1);
%! [~, x] = langevin (@(x) cos (2*pi*x) - 5*x, [0, 5], 0, "step", 0.01, "mobility", 1, "seed", 1);
%! assert (s.x + s.turns, x, 1e-13);
%! assert (all (s.x >= 0 & s.x <= 1));
%!test # what diverges is named and the rest kept
%! warning ("off", "noneq:diverged", "local");
%! s = langevin (@(x) x^4, [0, 10], [1; 100; 1], "step", 0.05, "seed", 1);
%! assert (s.info.diverged, 2);
%! assert (isnan (s.x(2,end)));
%! assert (all (isfinite (s.x([1, 3],end))));
%! assert (s.info.reliable, false);
%!test # temperatures in kelvin
%! s = langevin (@(x) x^2, [0, 1], 0, "step", 0.1, "temperature", [300], ...
%!               "units", "kJ/mol");
%! assert (s.info.kT, 2.494338785, 1e-8);

%!error <Invalid call> langevin (@(x) x^2, [0 1])
%!error <langevin: option "step", the time step, is needed> langevin (@(x) x^2, [0 1], 0)
%!error <option "step" must be a positive number, got 0> langevin (@(x) x^2, [0 1], 0, "step", 0)
%!error <the time 1 is 3.33333 steps of 0.3 from the start, which is not a whole number; a step of 0.333333333333333 would be 3> langevin (@(x) x^2, [0 1], 0, "step", 0.3)
%!error <the times of tspan must ascend> langevin (@(x) x^2, [1 0], 0, "step", 0.1)
%!error <tspan must be \[t0, t1\]> langevin (@(x) x^2, "a", 0, "step", 0.1)
%!error <U must be a function handle such as @\(x\) \(x\^2 - 1\)\^2, or a model of langevin_potential, got a double> langevin (1, [0 1], 0, "step", 0.1)
%!error <the first states must be a real M x d matrix, one trajectory a row, or 1 x d, got a 0x0 double> langevin (@(x) x^2, [0 1], [], "step", 0.1)
%!error <coordinate 1 of trajectory 2 starts at NaN> langevin (@(x) x^2, [0 1], [1; NaN], "step", 0.1)
%!error <option "trajectories" is 3, and there are 2 first states> langevin (@(x) x^2, [0 1], [1; 2], "step", 0.1, "trajectories", 3)
%!error <the scheme "gj2" is not overdamped> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "mobility", 1, "scheme", "gj2")
%!error <option "scheme" must be one of: gj1, .*, or a string of sub-steps V, R, O, H such as "VRORV", got "euler"> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "scheme", "euler")
%!error <the step 2 is too large: omega h = 2.47> langevin (@(x) x^2, [0 2], 0, "step", 2)
%!error <1 of 1 trajectories left the finite numbers> langevin (@(x) -x^4, [0 10], 9, "step", 0.05)
%!error id=noneq:diverged langevin (@(x) -x^4, [0 10], 9, "step", 0.05)
%!error <the result of 1000 trajectories x 1001 times x 1 coordinates needs 0.016[0-9]* GB, more than option "memory", 0.001 GB> langevin (@(x) x^2, [0 1], zeros (1000, 1), "step", 1e-3, "memory", 1e6)
%!error <give "protocol", or constant parameters "lambda", not both> langevin (@(x, l) x^2, [0 1], 0, "step", 0.1, "protocol", 1, "lambda", 1)
%!error <the potential has 1 parameters, and the options "protocol" or "lambda" give 0 \(the coordinates of a state are x\(1\), x\(2\), ...; what follows x is a parameter\)> langevin (@(x, l) x^2, [0 1], 0, "step", 0.1)
%!error <option "only" is 4, and there are 3 trajectories> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "trajectories", 3, "only", 4)
%!error <option "kT" must have 1 or 1 values, got 2> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "kT", [1 2])
%!error <option "events" must have rows \[coordinate, level, direction\]> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "events", [2 0 0])
%!error <option "stop" needs "events"> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "stop", true)
%!error <a histogram needs "range"> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "average", 1, "bins", 4)
%!error <overdamped motion has no velocities "v0"> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "mobility", 1, "v0", 1)
%!error <the table \{times, values\} reaches from 0 to 0.5, and the run from 0 to 1> langevin (@(x, l) x^2, [0 1], 0, "step", 0.1, "protocol", {[0 0.5], [1 2]})
%!error <the run to go on with ended at t = 1, and tspan begins at 2> langevin (@(x) x^2, [2 3], langevin (@(x) x^2, [0 1], 0, "step", 0.1))
%!error <langevin: the states of 1e\+12 trajectories x 1 coordinates alone need 4.8e\+04 GB, more than option "memory", 2 GB> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "trajectories", 1e12)
%!error id=noneq:memory langevin (@(x) x^2, [0 1], 0, "step", 0.1, "trajectories", 1e12)
%!error <option "periodic" must be 2 x 1 or 2 x 1, got 2 x 2> langevin (@(x) 0 * x, [0 1], 0, "step", 0.1, "periodic", [0 0; 1 1])
%!error id=noneq:size langevin (@(x) 0 * x, [0 1], 0, "step", 0.1, "periodic", [0 0; 1 1])
%!error <option "reflect" must be 2 x 1 or 2 x 1, got 2 x 2> langevin (@(x) 0 * x, [0 1], 0, "step", 0.1, "reflect", [0 0; 1 1])
%!error <langevin: "density" is for the entropy in the one result sol>
%! [t, x] = langevin (@(x) x^2, [0 1], 0, "step", 0.1, "density", @(y) 1);
%!error <langevin: option "density", here U, of 2 numbers: U fails: y\(3\): out of bound 2> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "density", @(y) y(3))
%!error <langevin: option "density" is -1 at a state of trajectory 1> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "density", @(y) -1)
%!error <langevin: the run to go on with had no "density"> langevin (@(x) x^2, [1 2], langevin (@(x) x^2, [0 1], 0, "step", 0.1), "density", @(y) 1)
%!error <langevin: the run to go on with has 1 heat baths, not 2; keep them apart> langevin (@(x) sumsq (x), [1 2], langevin (@(x) sumsq (x), [0 1], [0 0], "step", 0.1), "kT", [1 2])
%!error <langevin: a run that goes on stays overdamped or underdamped> langevin (@(x) x^2, [1 2], langevin (@(x) x^2, [0 1], 0, "step", 0.1), "mobility", 1)
%!error <langevin: a run that goes on has its velocities; leave out "v0"> langevin (@(x) x^2, [1 2], langevin (@(x) x^2, [0 1], 0, "step", 0.1), "v0", 1)
%!error <coordinate 1 has the period 1, but the force there is not the same a period further> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "periodic", [0; 1])
%!test # a free particle has every period; a box for one of two coordinates
%! s = langevin (@(x) 0 * x, [0 1], 0, "step", 0.1, "periodic", [0; 1]);
%! assert (s.x >= 0 & s.x <= 1, true (1, 11));
%! s = langevin (@(x) 0.01 * cos (2*pi*(x(1) - x(2))), [0 1], [0 0], "step", 0.1, "periodic", [0; 1]);
%! assert (size (s.turns), [1, 11, 2]);
%! s = langevin (@(x) cos (2*pi*x(1)) + x(2)^2, [0 1], [7.2, -3], "step", 0.01, "periodic", [0 -Inf; 1 Inf]);
%! assert (s.turns(:,1,:), reshape ([7, 0], 1, 1, 2));
%! assert (s.x(1,1,:), reshape ([0.2, -3], 1, 1, 2), 1e-14);
%!error <option "kernel" must be rows \[c, tau\] of positive numbers, 64 at most, or a cell> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "kernel", [1 -1])
%!error <option "kernel" must be rows> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "kernel", {"a"})
%!error <"kernel" must be rows \[c, tau\], or a cell of 1 or 1 of them, got 2> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "kernel", {[1 1], []})
%!error <the scheme "lm" is overdamped, and memory acts on velocities: with option "kernel" take "gj2"> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "mobility", 1, "kernel", [1 1])
%!error <the scheme "em" is overdamped> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "scheme", "em", "kernel", [1 1])
%!error <the scheme "gj1" is made for a friction without memory> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "scheme", "gj1", "kernel", [1 1])
%!error <the scheme "VRV" has no O, where the memory> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "scheme", "VRV", "kernel", [1 1])
%!error <the step 0.1 is too large or too small for the kernel of coordinate 1> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "kernel", [1 1e-310])
%!error <option "z0", forces of the memory, needs "kernel"> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "z0", 1)
%!error <option "z0" must be finite numbers, 1 x 1 or 1 x 1, got 1x2> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "z0", [1 2], "kernel", [1 1])
%!error <option "active" must be \[D_a, tau\], D_a not below 0> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "active", [1 0])
%!error <option "active" must have 1 or 1 rows \[D_a, tau\], got 2> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "active", [1 1; 1 1])
%!error <active noise is a velocity; coordinate 1 has no friction> langevin (@(x) x^2, [0 1], 0, "step", 0.1, "active", [1 1], "friction", 0)
%!test # active noise that is as good as none
%! for active = {[1e-300, 1e300], [0, 1], [1e-30, 1e-200]}
%!   a = langevin (U, [0, 1], 1, o{:}, "active", active{1});
%!   assert (a.x, langevin (U, [0, 1], 1, o{:}).x, 1e-12);
%! endfor
%!test # active noise without duration: like that of the bath
%! [~, a] = langevin (U, [0, 1], 1, o{:}, "kT", 0, "mobility", 1, "scheme", "em", ...
%!                    "active", [1, 1e-200], "trajectories", 4000);
%! [~, b] = langevin (U, [0, 1], 1, o{:}, "mobility", 1, "scheme", "em", ...
%!                    "trajectories", 4000);
%! assert (mean (a(:,2:end)), mean (b(:,2:end)), 0.05);
%! assert (std (a(:,2:end)), std (b(:,2:end)), 0.05);
%!error <a run that goes on keeps its memory, with it the mass, and its active noise>
%! r = langevin (@(x) x^2, [0 1], 0, "step", 0.1, "kernel", [1 1]);
%! langevin (@(x) x^2, [1 2], r, "kernel", [1 2]);
%!error <unknown option "steps"> langevin (@(x) x^2, [0 1], 0, "steps", 0.1)
