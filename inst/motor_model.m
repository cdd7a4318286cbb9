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
## @deftypefn  {} {@var{motor} =} motor_model (@var{model})
## @deftypefnx {} {@var{motor} =} motor_model (@var{model}, "name", @var{value}, @dots{})
## @deftypefnx {} {} motor_model (@dots{})
## Jump network of a known molecular machine, and its exact speed, noise, fuel
## use, efficiency, entropy production and stall load.
##
## Any of the options load, ATP, @dots{} may be an array: the results have its
## size, a column of one and a row of another make a table.  Without an output
## argument the curves are drawn, over the load if nothing else is varied.
##
## @strong{Models}
##
## @table @asis
## @item "kinesin"
## Six states and two cycles, Liepelt and Lipowsky (2007).  Options "load"
## (0 pN), "ATP" (1000), "ADP" (1) and "P" (1 uM), "kT" (4.114 pN nm).  Not
## tightly coupled: at the stall load it still burns ATP.
## @item "kinesin two-state"
## Lau, Lacoste and Mallick (2007): two states, forward and backward steps of
## 4 nm, each with or without ATP.  Options "load" (0 pN), "affinity" (25, of
## ATP hydrolysis in kT), "kT".
## @item "fisher-kolomeisky"
## Tightly coupled, N stages in a row.  Options "forward" and "backward": the N
## rates u and w from each state (to be given); "load" (0 pN);
## "forward_load" and "backward_load": the shares of the load,
## u exp (-theta f) and w exp (theta f), all 1/2N unless given; "step" (8 nm);
## "kT".
## @item "enzyme"
## Reversible Michaelis-Menten, E, ES, EP.  Options "substrate" (10) and
## "product" (1 uM).  Its rate constants are round numbers, of no enzyme in
## particular.
## @item "flashing ratchet"
## Brownian particle in V(x) = V0 (h(1) sin (2 pi x) + h(2) sin (4 pi x) + ..),
## switched on and off at the same rate.  Options "amplitude" (V0, 4 kT),
## "rate" (30), "load" (0 kT per period), "harmonics" (h, [1, 1/4]),
## "diffusion" (1); lengths in periods, the unit of time is set by the last
## two.  "modes": number of Fourier modes, as many as needed unless given.
## "tilt": also the scaled cumulant generating function at this q,
## lim log <exp (q x(t))> / t, in @code{motor.scgf}.
## @item "washboard"
## The same particle when the potential is always on, driven by the load.
## Options "load" (-2 pi kT per period), "amplitude" (V0, 1 kT), "harmonics"
## (1), "diffusion", "modes", "tilt".
## @end table
##
## A load is positive when it hinders the motion.  "parameters" (the first
## two and the enzyme): a struct with those constants of the model that shall
## be replaced; @code{motor.parameters} shows all of them.
##
## @strong{Results}
##
## The struct @var{motor} has, with the size of the varied options,
##
## @table @code
## @item velocity, diffusion, randomness
## nm/s, nm^2/s, and 2 @code{diffusion} / (@code{step} |@code{velocity}|).
## @item fuel_rate, fuel_randomness
## ATP (substrate) molecules used per second, and variance over mean of them.
## @item coupling
## Steps per ATP.
## @item affinity
## Free energy of one fuel molecule, kT.
## @item power_in, power_out, efficiency
## kT/s from the fuel, kT/s against the load, and their ratio, @code{NaN} when
## no power comes in.
## @item entropy_production
## k_B/s, from the currents through the edges of the network.
## @item dissipation
## @code{power_in} - @code{power_out}, kT/s: by energy conservation the same.
## @item uncertainty, fuel_uncertainty
## Variance times entropy production over mean squared, of position and fuel:
## at least 2.
## @item stall_load
## The load, pN, at which the mean velocity is 0; @code{NaN} if there is none.
## @item W, d, currents, labels
## The network: rates n x n (with channels n x n x K), a cell of them with the
## size of the varied options if there are several; the cell of counts and the
## names of what they count; ready for @code{network_cumulants}
## (motor, motor.d), @code{network_scgf} and the others.
## @item p
## Steady distribution, one row a value of the options.
## @item load, ATP, @dots{}, step, kT, parameters, units, model
## What was used.
## @end table
##
## The enzyme has what is about fuel only.  The ratchet has velocity,
## diffusion, randomness, power_in (of the switch), power_out, efficiency,
## dissipation, heat (to the bath, from force times current: equal to the
## dissipation), stall_load and modes; the washboard these, entropy_production
## (k_B per time) and uncertainty.
##
## @strong{Accuracy}
##
## Networks: as @code{network_cumulants}, some 1e-14 relative.  Washboard: 1e-10
## relative, the generating function 1e-11 absolute.  Ratchet: velocity to 1e-11
## and diffusion to 1e-10, by comparison with twice the modes.  Stall load:
## 1e-12 relative.
##
## @strong{Errors}
##
## @code{noneq:option}: unknown model, option or parameter, or a value that
## will not do.  @code{noneq:size}: options that do not fit each other.
## @code{noneq:rate}: a load at which a rate overflows.
##
## @strong{References}
##
## S. Liepelt and R. Lipowsky, Phys. Rev. Lett. 98, 258102 (2007).  A. W. C.
## Lau, D. Lacoste and K. Mallick, Phys. Rev. Lett. 99, 158102 (2007).  M. E.
## Fisher and A. B. Kolomeisky, Proc. Natl. Acad. Sci. USA 96, 6597 (1999).
## P. Reimann, Phys. Rep. 361, 57 (2002).
##
## @strong{Example}
##
## @example
## @group
## motor = motor_model ("kinesin", "load", [0 3 6], "ATP", 1000);
## printf ("%.2f ", motor.velocity, motor.fuel_rate)
## printf ("stall %.4f pN\n", motor.stall_load(1))
## @print{} 389.93 222.46 67.29 48.77 28.31 13.74 stall 7.2194 pN
## @end group
## @end example
##
## @seealso{network_cumulants, network_scgf, network_uncertainty, plot_network}
## @end deftypefn

function motor = motor_model (model, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "motor_model";
  models = {"kinesin", "kinesin two-state", "fisher-kolomeisky", "enzyme", ...
            "flashing ratchet", "washboard"};
  if (! ischar (model) || ! any (strcmpi (model, models)))
    got = ["a " class(model)];
    if (ischar (model))
      got = ["\"" model "\""];
    endif
    error ("noneq:option", "%s: the model must be one of: %s; got %s", ...
           fname, strjoin (models, ", "), got);
  endif
  model = models{strcmpi (model, models)};
  makers = {@motor_kinesin, @motor_two_state, @motor_ring, @motor_enzyme, ...
            @ratchet_options, @washboard_options};
  machine = makers{strcmp (model, models)} (fname, varargin);
  machine.model = model;
  [machine.sweep, shape] = broadcast (fname, machine.sweep);

  picture = nargout == 0;
  if (picture && prod (shape) == 1)
    machine = preset (machine, fname);
    [machine.sweep, shape] = broadcast (fname, machine.sweep);
  endif
  if (any (strcmp (model, {"flashing ratchet", "washboard"})))
    motor = ratchet (machine, shape);
  else
    motor = network_motor (fname, machine, shape);
  endif
  if (picture)
    motor_plot (motor, machine.sweep);
    clear motor;
  endif

endfunction

## All options that are varied, at the common size.
function [sweep, shape] = broadcast (fname, sweep)

  names = fieldnames (sweep);
  common = 0;
  for k = 1:numel (names)
    try
      common = common + 0 * sweep.(names{k});
    catch
      error ("noneq:size", ...
             "%s: option \"%s\" of size %s does not fit the others", fname, ...
             names{k}, sprintf ("%d x ", size (sweep.(names{k})))(1:end-3));
    end_try_catch
  endfor
  shape = size (common);
  for k = 1:numel (names)
    sweep.(names{k}) = sweep.(names{k}) + zeros (shape);
  endfor

endfunction

function s = at (sweep, k)

  s = structfun (@(x) x(k), sweep, "uniformoutput", false);

endfunction

function machine = preset (machine, fname)

  if (isfield (machine.sweep, "substrate"))
    machine.sweep.substrate = logspace (-2, 3, 81) * machine.sweep.substrate;
    return;
  endif
  if (strcmp (machine.model, "flashing ratchet"))
    machine.sweep.rate = logspace (-1, 4, 81);
    return;
  endif
  if (strcmp (machine.model, "washboard"))
    ## Twice the steepest slope of the first harmonic.
    machine.sweep.load = -linspace (0, 4 * pi, 82)(2:end) ...
                         * max (abs (machine.sweep.amplitude), 1);
    return;
  endif
  stall = stall_of (fname, machine, at (machine.sweep, 1));
  if (isnan (stall) || stall == 0)
    stall = 4 * machine.kT / machine.step;
  endif
  machine.sweep.load = linspace (0, 1.05, 81) * stall;

endfunction

function motor = network_motor (fname, machine, shape)

  N = prod (shape);
  steps = any (strcmp (machine.currents, "displacement"));
  n = numel (machine.labels);
  motor.model = machine.model;
  motor.labels = machine.labels;
  motor.currents = machine.currents;
  motor.d = machine.counts;
  motor.W = cell (shape);
  motor.p = zeros (N, n);
  rates = variances = zeros (numel (machine.currents), N);
  sigma = zeros (shape);
  for k = 1:N
    [W, jumps] = network_at (fname, machine, at (machine.sweep, k));
    motor.W{k} = W;
    c = tilted_cumulants (n, jumps.i, jumps.j, jumps.w, jumps.D);
    motor.p(k,:) = c.p;
    rates(:,k) = c.mean;
    variances(:,k) = diag (c.covariance);
    flux = c.p(jumps.i)(:) .* jumps.w;
    if (all (jumps.back))
      back = flux(jumps.back);
      sigma(k) = sum ((flux - back) .* (log (flux) - log (back))) / 2;
    else
      sigma(k) = Inf;
    endif
  endfor
  if (N == 1)
    motor.W = motor.W{1};
  endif

  fuel = reshape (rates(end,:), shape);
  fuel_variance = reshape (variances(end,:), shape);
  affinity = machine.affinity (machine.sweep) + zeros (shape);
  if (steps)
    rate = reshape (rates(1,:), shape);
    rate_variance = reshape (variances(1,:), shape);
    f = machine.sweep.load * machine.step / machine.kT;
    motor.velocity = machine.step * rate;
    motor.diffusion = machine.step^2 / 2 * rate_variance;
    motor.randomness = rate_variance ./ abs (rate);
  endif
  motor.fuel_rate = fuel;
  motor.fuel_randomness = fuel_variance ./ abs (fuel);
  if (steps)
    motor.coupling = rate ./ fuel;
  endif
  motor.affinity = affinity;
  motor.power_in = affinity .* fuel;
  if (steps)
    motor.power_out = f .* rate;
    motor.efficiency = motor.power_out ./ motor.power_in;
    motor.efficiency(! (motor.power_in > 0)) = NaN;
    motor.dissipation = motor.power_in - motor.power_out;
  else
    motor.dissipation = motor.power_in;
  endif
  motor.entropy_production = sigma;
  if (steps)
    motor.uncertainty = rate_variance .* sigma ./ rate.^2;
  endif
  motor.fuel_uncertainty = fuel_variance .* sigma ./ fuel.^2;
  if (steps)
    motor.stall_load = stall_loads (fname, machine, shape);
  endif
  for name = fieldnames (machine.sweep)'
    motor.(name{1}) = machine.sweep.(name{1});
  endfor
  for name = {"step", "kT", "parameters", "units"}
    if (isfield (machine, name{1}))
      motor.(name{1}) = machine.(name{1});
    endif
  endfor

endfunction

function [W, jumps] = network_at (fname, machine, s)

  f = 0;
  if (isfield (s, "load"))
    f = s.load * machine.step / machine.kT;
  endif
  W = machine.rates (f, s);
  if (! all (isfinite (W(:))))
    error ("noneq:rate", "%s: a rate overflows at %s", fname, words (s));
  endif
  n = rows (W);
  place = find (W);
  jumps.w = W(place)(:);
  [i, j, channel] = ind2sub ([n, n, size(W, 3)], place(:));
  jumps.i = i;
  jumps.j = j;
  [~, jumps.back] = ismember ([j, i, channel], [i, j, channel], "rows");
  jumps.D = zeros (numel (i), numel (machine.counts));
  for k = 1:numel (machine.counts)
    jumps.D(:,k) = machine.counts{k}(place);
  endfor

endfunction

function text = words (s)

  names = fieldnames (s)';
  text = strjoin (cellfun (@(x) sprintf ("%s = %g", x, s.(x)), names, ...
                           "uniformoutput", false), ", ");

endfunction

## One stall load for each set of the other options.
function stall = stall_loads (fname, machine, shape)

  others = rmfield (machine.sweep, "load");
  values = cell2mat (cellfun (@(x) x(:), struct2cell (others)', ...
                              "uniformoutput", false));
  if (isempty (values))
    values = zeros (prod (shape), 1);
  endif
  [~, first, group] = unique (values, "rows");
  loads = zeros (numel (first), 1);
  for k = 1:numel (first)
    loads(k) = stall_of (fname, machine, at (machine.sweep, first(k)));
  endfor
  stall = reshape (loads(group), shape);

endfunction

function stall = stall_of (fname, machine, s)

  speed = @(load) steps_at (fname, machine, setfield (s, "load", load));
  stall = root (speed, machine.kT / machine.step);

endfunction

function J = steps_at (fname, machine, s)

  [W, jumps] = network_at (fname, machine, s);
  n = rows (W);
  p = tilted_steady (tilted_factor (sparse (jumps.i, jumps.j, jumps.w, n, n)));
  J = sum (p(jumps.i)(:) .* jumps.w .* jumps.D(:,1));

endfunction

## The load, in steps of UNIT and up to 500 of them, at which SPEED changes its
## sign.
function load = root (speed, unit)

  load = 0;
  v = speed (0);
  if (v == 0)
    return;
  endif
  side = sign (v);
  step = side * unit;
  while (abs (load + step) <= 500 * unit)
    next = speed (load + step);
    if (next * side <= 0)
      bracket = sort ([load, load + step]);
      load = fzero (speed, bracket, optimset ("TolX", eps));
      return;
    endif
    load += step;
    step *= 1.5;
  endwhile
  load = NaN;

endfunction

function machine = ratchet_options (fname, args)

  machine = particle_options (fname, args, 4, 0, [1, 0.25], ...
                              {"rate", 30, @(x) motor_must(x, "from zero")});
  if (any (machine.sweep.rate(:) == 0))
    error ("noneq:option", ...
           ["%s: option \"rate\" must be above 0: a ratchet that never" ...
            " switches has no unique steady state; one that is always on is" ...
            " the \"washboard\""], fname);
  endif

endfunction

function machine = washboard_options (fname, args)

  machine = particle_options (fname, args, 1, -2 * pi, 1, cell (0, 3));

endfunction

## Options of a Brownian particle in a periodic potential.
function machine = particle_options (fname, args, amplitude, load, ...
                                     harmonics, more)

  real_numbers = @(x) motor_must (x, "real");
  opt = parse_options (fname, args, ...
                       [{"amplitude", amplitude, real_numbers}
                        more
                        {"load", load, real_numbers
                         "harmonics", harmonics, real_numbers
                         "diffusion", 1, "positive"
                         "modes", [], "count"
                         "tilt", [], real_numbers}]);
  machine.sweep.load = opt.load;
  if (isfield (opt, "rate"))
    machine.sweep.rate = opt.rate;
  endif
  machine.sweep.amplitude = opt.amplitude;
  if (! isempty (opt.tilt))
    machine.sweep.tilt = opt.tilt;
  endif
  if (isempty (opt.harmonics))
    error ("noneq:option", "%s: option \"harmonics\" is empty", fname);
  endif
  machine.parameters = struct ("harmonics", opt.harmonics(:)', ...
                               "diffusion", opt.diffusion);
  machine.modes = max (opt.modes, numel (opt.harmonics) + 1);
  machine.units = struct ("load", "kT per period", "rate", "per time", ...
                          "amplitude", "kT", "length", "periods", ...
                          "time", "period^2 / diffusion", ...
                          "tilt", "per period");

endfunction

function motor = ratchet (machine, shape)

  N = prod (shape);
  h = machine.parameters.harmonics;
  D = machine.parameters.diffusion;
  motor.model = machine.model;
  v = spread = input = heat = modes = scgf = zeros (shape);
  washboard = strcmp (machine.model, "washboard");
  if (washboard)
    machine.sweep.rate = zeros (shape);
  endif
  for k = 1:N
    s = at (machine.sweep, k);
    q = [];
    if (isfield (s, "tilt"))
      q = s.tilt;
    endif
    r = motor_ratchet (s.amplitude * h, s.rate, -s.load, D, machine.modes, q);
    if (! isempty (q))
      scgf(k) = r.scgf;
    endif
    v(k) = r.velocity;
    spread(k) = r.diffusion;
    input(k) = r.input;
    heat(k) = r.heat;
    modes(k) = r.modes;
  endfor
  motor.velocity = v;
  motor.diffusion = spread;
  motor.randomness = 2 * spread ./ abs (v);
  motor.power_in = input;
  motor.power_out = machine.sweep.load .* v;
  motor.efficiency = motor.power_out ./ input;
  motor.efficiency(! (input > 0)) = NaN;
  motor.dissipation = input - motor.power_out;
  motor.heat = heat;
  if (washboard)
    motor.entropy_production = motor.dissipation;
    motor.uncertainty = 2 * spread .* motor.dissipation ./ v.^2;
    motor.stall_load = zeros (shape);
    machine.sweep = rmfield (machine.sweep, "rate");
  else
    motor.stall_load = ratchet_stalls (machine, shape);
  endif
  if (isfield (machine.sweep, "tilt"))
    motor.scgf = scgf;
  endif
  motor.modes = modes;
  for name = fieldnames (machine.sweep)'
    motor.(name{1}) = machine.sweep.(name{1});
  endfor
  motor.step = 1;
  motor.kT = 1;
  motor.parameters = machine.parameters;
  motor.units = machine.units;

endfunction

function stall = ratchet_stalls (machine, shape)

  h = machine.parameters.harmonics;
  D = machine.parameters.diffusion;
  [~, first, group] = unique ([machine.sweep.rate(:), ...
                               machine.sweep.amplitude(:)], "rows");
  loads = zeros (numel (first), 1);
  for k = 1:numel (first)
    s = at (machine.sweep, first(k));
    speed = @(load) motor_ratchet (s.amplitude * h, s.rate, -load, D, ...
                                   machine.modes).velocity;
    loads(k) = root (speed, max (abs (s.amplitude), 1) / 10);
  endfor
  stall = reshape (loads(group), shape);

endfunction

## kinesin of Liepelt and Lipowsky: the reference table, all its columns
%!test
%! m = motor_model ("kinesin", "ATP", [1000; 10]);
%! assert (m.velocity, [389.929753926; 114.161704045], -1e-11);
%! assert (m.randomness, [.4769863027; .5519429866], -1e-9);
%! assert (m.fuel_rate, [48.7737831116; 14.2797468922], -1e-11);
%! assert (m.entropy_production, [1649.79401611; 417.25786439], -1e-11);
%! assert (m.fuel_uncertainty, [16.12185; 16.10523], -5e-7);
%! assert (m.dissipation, m.entropy_production, -1e-13);
%! assert (m.stall_load(1), 7.2193778743845981, -1e-13);
%! assert (m.stall_load(2), 7.2193777445102526, -1e-13);
%! assert (m.p(1,:), [.0243868936325983147, 1.62860890317940926e-4, ...
%!                    1.62820982546552232e-4, 8.14096773325665967e-6, ...
%!                    .487699394386429062, .487579889140374874], -1e-14);
%! assert (m.affinity(1), log (4.9e11 * 1000), 1e-13);
## not tightly coupled: at the stall load it burns ATP
%!test
%! stall = motor_model ("kinesin").stall_load;
%! m = motor_model ("kinesin", "load", stall);
%! assert (stall * 8 / 4.114, 14.0386541067, -1e-11);
%! assert (m.velocity, 0, 1e-12);
%! assert (m.fuel_rate, 9.8124335750698981, -1e-12);
%! assert (m.efficiency, 0, 1e-13);
%! assert (m.entropy_production, m.affinity * m.fuel_rate, -1e-12);
## two routes: energy balance and edges; currents and derivatives of the
## generating function; symmetry in both currents with A = [-f, affinity]
%!test
%! m = motor_model ("kinesin", "load", [0; 2; 5; 7; 9], "ATP", [10, 1000]);
%! assert (size (m.velocity), [5, 2]);
%! assert (size (m.W), [5, 2]);
%! assert (size (m.p), [10, 6]);
%! assert (m.dissipation, m.entropy_production, -1e-12);
%! assert (m.load(:,2), [0; 2; 5; 7; 9]);
%! assert (m.ATP(2,:), [10, 1000]);
%! ## A current cannot be uncertain by less than its entropy allows.
%! assert (all (m.uncertainty(:) >= 2) && all (m.fuel_uncertainty(:) >= 2));
%!test
%! m = motor_model ("kinesin", "load", 3);
%! ## -A is the mirror point of 0: there the network runs in reverse.
%! [~, info] = network_scgf (m, m.d, [3 * 8 / 4.114, -m.affinity; .1 -.2]);
%! assert (8 * info.current(1,1), -m.velocity, -1e-12);
%! assert (info.current(1,2), -m.fuel_rate, -1e-12);
%! assert (32 * info.variance(1,1,1), m.diffusion, -1e-12);
%! assert (info.affinity, [-3 * 8 / 4.114, m.affinity], 1e-11);
%! assert (info.symmetric, true);
%! Q = network_uncertainty (m, m.d);
%! assert (Q, [m.uncertainty, m.fuel_uncertainty], -1e-13);
%!test
%! m = motor_model ("kinesin", "ADP", 0, "parameters", struct ("k52", 0.3));
%! assert ([m.entropy_production, m.affinity, m.dissipation], Inf (1, 3));
%! assert (m.efficiency, 0);
%! assert (m.parameters.k52, 0.3);
%! assert (m.W(5,2), 0.3);

## kinesin of Lau, Lacoste and Mallick
%!test
%! m = motor_model ("kinesin two-state");
%! assert (m.velocity / 4, 216.2702, 1e-4);
%! assert (m.diffusion * 2 / 16, 432.42766, 1e-5);
%! assert (m.fuel_rate, 111.63489, 1e-5);
%! assert (m.entropy_production, 2790.872, 5e-4);
%! assert (m.dissipation, m.entropy_production, -1e-13);
%! [lambda, info] = network_scgf (m, m.d, [.3, -.2]);
%! assert (lambda, 52.54578549, 5e-9);
%! assert (network_scgf (m, m.d, [-.3, .2 - 25]), lambda, 1e-12);
%! assert (info.affinity, [0, 25], 1e-11);
%!test
%! m = motor_model ("kinesin two-state", "load", 4, "affinity", [5 15 25]);
%! assert (m.dissipation, m.entropy_production, -1e-12);
%! [lambda, info] = network_scgf (struct ("W", m.W{2}), m.d, [.3, -.2]);
%! assert (info.affinity, [-4 * 4 / 4.114, 15], 1e-11);
%! assert (info.symmetric, true);
%! assert (info.q, [.3, -.2]);

## Fisher and Kolomeisky: closed forms of two states, the stall load of tight
## coupling, and a ring of three
%!test
%! u = [10, 20];
%! w = [1, 2];
%! m = motor_model ("fisher-kolomeisky", "forward", u, "backward", w, ...
%!                  "load", [0, 1], "step", 8.2, ...
%!                  "forward_load", [.1, .2], "backward_load", [.3, .4]);
%! f = 8.2 / 4.114;
%! u = [u; u .* exp(-f * [.1, .2])];
%! w = [w; w .* exp(f * [.3, .4])];
%! s = sum ([u, w], 2)';
%! V = (prod (u, 2) - prod (w, 2))' ./ s;
%! D = ((prod (u, 2) + prod (w, 2))' - 2 * V.^2) ./ s / 2;
%! assert (m.velocity, 8.2 * V, -1e-15);
%! assert (m.diffusion, 8.2^2 * D, -1e-14);
%! assert (m.stall_load, 4.114 / 8.2 * log (100) * [1, 1], 1e-13);
%! assert (m.coupling, [1, 1]);
%! assert (m.entropy_production, V .* (log (100) - [0, f]), -1e-13);
%!test
%! m = motor_model ("fisher-kolomeisky", "forward", [4 5 6], ...
%!                  "backward", [1 1 2], "load", 0.5);
%! assert (size (m.W), [3, 3]);
%! assert (m.dissipation, m.entropy_production, -1e-13);
%! assert (m.stall_load, 4.114 / 8 * log (60), 1e-13);

## enzyme: Haldane's rate law, and equilibrium
%!test
%! k = struct ("k12", 3, "k21", 7, "k23", 11, "k32", 2, "k31", 13, "k13", 5);
%! S = [1; 2; 40];
%! P = [.5, 4];
%! m = motor_model ("enzyme", "substrate", S, "product", P, "parameters", k);
%! v = (k.k12 * k.k23 * k.k31 * S - k.k21 * k.k32 * k.k13 * P) ...
%!     ./ (k.k21 * k.k31 + k.k21 * k.k32 + k.k23 * k.k31 ...
%!         + k.k12 * S * (k.k31 + k.k32 + k.k23) ...
%!         + k.k13 * P * (k.k21 + k.k32 + k.k23));
%! assert (m.fuel_rate, v, -1e-14);
%! assert (m.entropy_production, v .* log (429 / 70 * S ./ P), -1e-13);
%! assert (m.fuel_uncertainty >= 2);
%! assert (isfield (m, "velocity"), false);
%! m = motor_model ("enzyme", "substrate", 70, "product", 429, ...
%!                  "parameters", k);
%! assert (m.fuel_rate, 0, 1e-13);
%! assert (m.entropy_production, 0, 1e-25);

## flashing ratchet: reference values; energy balance; symmetry; load
%!test
%! m = motor_model ("flashing ratchet", "rate", [1 10 30 100]);
%! assert (m.velocity, ...
%!         [.04236453334 .27391725970 .41339222553 .35717654033], 1e-11);
%! assert (m.heat, m.dissipation, -1e-12);
%! assert (all (m.stall_load > 0));
%! m = motor_model ("flashing ratchet", "amplitude", 2);
%! assert (m.velocity, .17123706313, 1e-11);
%! few = motor_model ("flashing ratchet", "amplitude", 2, "modes", 24);
%! assert (few.modes, 24);
%! assert (few.velocity, m.velocity, 1e-12);
%! assert (few.diffusion, m.diffusion, 1e-12);
%!test
%! m = motor_model ("flashing ratchet", "harmonics", [1, 0], "load", [0; .5]);
%! assert (m.velocity(1), 0, 1e-13);
%! assert (m.stall_load(1), 0, 1e-12);
%! assert (m.heat, m.dissipation, -1e-12);
%! m = motor_model ("flashing ratchet", "amplitude", 0, "load", [-3, 3]);
%! assert (m.velocity, [3, -3], 1e-12);
%! assert (m.diffusion, [1, 1], 1e-12);
%! assert (m.heat, [9, 9], 1e-12);
%! ## The unit of time is that of the diffusion coefficient.
%! a = motor_model ("flashing ratchet", "rate", 30);
%! b = motor_model ("flashing ratchet", "rate", 60, "diffusion", 2);
%! assert (b.velocity, 2 * a.velocity, 1e-12);
%! a = motor_model ("flashing ratchet", "load", a.stall_load);
%! assert (a.velocity, 0, 1e-12);
%! assert (a.power_in > 1);

## washboard: driven round a ring of length 2 pi by the force 1, U = V0 cos x;
## reference values, the symmetry, and the drift by Stratonovich's quadrature
%!test
%! m = motor_model ("washboard", "diffusion", 1 / (4 * pi^2), ...
%!                  "tilt", 2 * pi * [.3, -1.3]);
%! assert (2 * pi * m.velocity, .77471842530323 * [1, 1], 1e-13);
%! assert (4 * pi^2 * m.diffusion, 1.1374523994042 * [1, 1], 2e-13);
%! assert (m.entropy_production, .77471842530323 * [1, 1], 1e-13);
%! assert (m.uncertainty, 2.93642790 * [1, 1], 5e-9);
%! assert (m.scgf, .33712468 * [1, 1], 5e-9);
%! assert (m.scgf(1), m.scgf(2), 1e-12);
%! assert (m.heat, m.dissipation);
%! free = motor_model ("washboard", "amplitude", 0);
%! assert (free.uncertainty, 2, 1e-14);
%! assert (free.velocity, 2 * pi, 1e-13);
%!test
%! f = 3;
%! V = @(x) 2 * sin (2 * pi * x) + 0.5 * sin (4 * pi * x);
%! inner = @(x) quadgk (@(y) exp (V (x) - V (x - y) - y * f), 0, 1);
%! whole = quadgk (@(x) arrayfun (inner, x), 0, 1, "reltol", 1e-11);
%! m = motor_model ("washboard", "amplitude", 2, "harmonics", [1, .25], ...
%!                  "load", [-f, f]);
%! assert (m.velocity(1), (1 - exp (-f)) / whole, -1e-9);
%! assert (m.stall_load, [0, 0]);
%! ## High barriers, without a load: 1 / I0 (A)^2.
%! m = motor_model ("washboard", "amplitude", [20 35], "load", 0);
%! assert (m.diffusion, 1 ./ besseli (0, [20 35]).^2, -1e-10);
%! assert (m.velocity, [0 0]);
%! q = 0.7;
%! r = motor_model ("flashing ratchet", "load", -1, "tilt", q * [1, -1, 0]);
%! assert (r.scgf(3), 0, 1e-11);
%! small = motor_model ("flashing ratchet", "load", -1, "tilt", [1e-3, -1e-3]);
%! assert (diff (small.scgf) / -2e-3, small.velocity(1), 1e-5);

%!error <Invalid call> motor_model ()
%!error <motor_model: the model must be one of: kinesin, kinesin two-state, fisher-kolomeisky, enzyme, flashing ratchet, washboard; got "dynein">
%! motor_model ("dynein")
%!error <motor_model: the model must be one of: .*; got a double> motor_model (1)
%!error <motor_model: unknown option "force"; valid options are: load, ATP, ADP, P, kT, parameters>
%! m = motor_model ("kinesin", "force", 1);
%!error <motor_model: option "ATP" must be finite numbers from 0 on>
%! m = motor_model ("kinesin", "ATP", -1);
%!error <motor_model: option "load" must be finite real numbers>
%! m = motor_model ("kinesin", "load", NaN);
%!error <motor_model: option "ATP" of size 1 x 3 does not fit the others>
%! m = motor_model ("kinesin", "load", [1 2], "ATP", [1 2 3]);
%!error <motor_model: a rate overflows at load = 10000, ATP = 1000, ADP = 1, P = 1>
%! m = motor_model ("kinesin", "load", 1e4);
%!error <motor_model: unknown parameter "k99"; the model has: step, k12, k21, .*>
%! m = motor_model ("kinesin", "parameters", struct ("k99", 1));
%!error <motor_model: parameter "k12" must be 1 x 1 finite real numbers>
%! m = motor_model ("kinesin", "parameters", struct ("k12", [1 2]));
%!error <motor_model: option "parameters" must be a 1 x 1 struct, got a double>
%! m = motor_model ("enzyme", "parameters", 1);
%!error <motor_model: the parameters "theta_a" and "theta_b" must add up to 2, the work of two steps, got 1.92>
%! m = motor_model ("kinesin two-state", "parameters", struct ("theta_b", [0 -.16]));
%!error <motor_model: options "forward" and "backward" must be rates of the same N .= 2 states, got 0 and 0>
%! m = motor_model ("fisher-kolomeisky");
%!error <motor_model: options "forward_load" and "backward_load" must add up to 1, got 1.5>
%! m = motor_model ("fisher-kolomeisky", "forward", [1 2], "backward", [1 2], "forward_load", [0 1]);
%!error <motor_model: option "forward_load" must have 2 elements, one a state, got 3>
%! m = motor_model ("fisher-kolomeisky", "forward", [1 2], "backward", [1 2], "forward_load", [0 1 0]);
%!error <motor_model: option "rate" must be above 0: a ratchet that never switches has no unique steady state; one that is always on is the "washboard">
%! m = motor_model ("flashing ratchet", "rate", 0);
%!error <network_cumulants: the motor has 2 networks, one a value of its options; give one of them, as in motor.W\{1\}>
%! m = motor_model ("enzyme", "product", [1 2]);
%! network_cumulants (m, m.d);

%!demo
%! ## Kinesin against a load, without any option
%! motor_model ("kinesin");

%!demo
%! ## Two tables in one call: load down the columns, ATP along the rows
%! motor_model ("kinesin", "load", (0:0.1:7)', "ATP", [5, 50, 2000]);

%!demo
%! ## The speed of a flashing ratchet has a maximum where the switch keeps
%! ## pace with the diffusion over a period
%! motor_model ("flashing ratchet");

%!demo
%! ## Giant diffusion: near the load at which the minima vanish, a particle
%! ## on a washboard spreads far faster than a free one
%! motor_model ("washboard", "amplitude", 5);
