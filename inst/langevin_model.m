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
## @deftypefn  {} {@var{m} =} langevin_model (@var{name})
## @deftypefnx {} {@var{m} =} langevin_model (@var{name}, "name", @var{value}, @dots{})
## @deftypefnx {} {} langevin_model (@dots{})
## A known system for @code{langevin} or @code{switching}, with its exact
## answers.
##
## @example
## @group
## [t, x] = langevin (m)                 % with the model's times and options
## [t, x] = langevin (m, "seed", 1)      % some of them replaced
## [wF, wR] = switching (m)              % of the driven ones
## @end group
## @end example
##
## @noindent
## Without an output argument a run is drawn beside what is exact.
##
## @strong{Models}, each with its options and their defaults
##
## @table @asis
## @item "harmonic"
## U = k x^2 / 2.  "stiffness" (1).
## @item "double well"
## U = E (x^2 - 1)^2 - f x.  "barrier" (E, 4), "tilt" (f, 0).
## @item "washboard"
## U = A cos (2 pi x / L) under the force F.  "amplitude" (A, 2), "drive" (F, 1),
## "period" (L, 2 pi).
## @item "ratchet"
## Sawtooth of height V, period L and short side a L, on for t_on and off for
## t_off.  "height" (V, 20), "period" (1), "asymmetry" (a, 0.2), "on" (0.1),
## "off" (0.05).
## @item "gyrator"
## U = a x^2 / 2 + b y^2 / 2 + c x y with a bath for each coordinate.
## "stiffness" ([a, b, c], [1.5, 1.5, 0.5]), "temperatures" ([1, 2] kT).
## @item "heat chain"
## N masses on springs between walls, a bath at each end.  "masses" (N, 4),
## "stiffness" (1), "temperatures" ([2, 1] kT), "friction" (1).
## @item "dragged trap"
## U = k (x - lambda)^2 / 2, lambda from 0 to "distance" (2) within "duration"
## (2).  "stiffness" (1).
## @item "breathing trap"
## U = k x^2 / 2, k from "from" (1) to "to" (3) within "duration" (1).
## @item "hairpin"
## A DNA hairpin with two states, extension x (nm), pulled by a trap of
## stiffness kappa: U = U0(x) + kappa (lambda - x)^2 / 2, exp (-U0 / kT) the sum
## of two Gaussians.  "folding" (40 kT), "opening" (18 nm), "width" (2 nm),
## "trap" (0.3 pN/nm), "range" ([0, 70] nm), "duration" (0.02 s), "mobility"
## (1e5 nm/(pN s)); energies in pN nm, kT = 4.114.
## @item "active particle"
## Active Brownian particle in the plane, states [x, y, angle]: speed v0 along an
## angle that diffuses.  "speed" (v0, 5), "turning" (Dr, 1), "stiffness" of a
## trap (0).
## @item "active trap"
## Active Ornstein-Uhlenbeck particle in a trap: the velocity v_a of its own has
## <v_a(0) v_a(t)> = (Da/tau) exp (-t/tau).  "activity" (Da, 2),
## "persistence" (tau, 1), "stiffness" (1).
## @item "memory"
## Generalised Langevin equation with the kernel K(t) = sum c_i exp (-t/tau_i),
## m dv = -k x dt - (integral of K v) dt + noise.  "kernel" (rows [c, tau],
## [1, 1]), "stiffness" (k, 0), "mass" (1).
## @item "Mueller-Brown"
## The surface of Mueller and Brown with three minima.  "scale" (0.05), times
## their energies, in kT.
## @end table
##
## Further options of all: "kT" (1; not of the gyrator, the chain and the
## hairpin), "step", "trajectories"; "mobility" (1), or with "damping" (a
## friction rate) and "mass" (1) underdamped motion.
##
## @strong{Results}
##
## @table @code
## @item m.U, m.tspan, m.x0, m.options
## Arguments of @code{langevin}; m.options is a cell.
## @item m.protocol, m.duration
## Of driven models, for @code{switching}.
## @item m.parameters, m.units, m.reference, m.name
## What was used, and where it is from.
## @item m.exact
## Struct of exact answers, numbers or handles; which, depends on the model:
## variance, correlation (t), velocity_correlation (t), kernel (t), msd (t),
## density (x), passage (x0, b) the mean first
## passage time by quadrature, kramers (the rate over the barrier), velocity,
## diffusion, jumps (a cycle), covariance, entropy_production, heat (the flow
## from the first bath), torque (of the potential on the gyrator), F and force
## (free energy and mean force of the trap), open (probability), work,
## work_variance, dF, average (u) for <exp (-u W / kT)>, minima.
## @end table
##
## @strong{Accuracy}
##
## Closed forms to rounding, quadratures to 1e-8; what is above or below the
## range of numbers is Inf or 0.  The washboard's are NaN where A / kT is above
## 5e5.  The ratchet's velocity is solved on a grid, to 1e-4 of it, or 1e-3 where
## "asymmetry" is below 0.01 or above 0.99; its "jumps" are the limit for a deep
## potential and long times on.  The steps are small enough that schemes stay
## within the sampling error of 1e4 trajectories.
##
## @strong{Errors}
##
## @code{noneq:option}: unknown model or option, or a value that will not do.
##
## @strong{References}
##
## H. A. Kramers, Physica 7, 284 (1940).  P. Reimann, Phys. Rep. 361, 57
## (2002).  Z. Rieder, J. L. Lebowitz and E. Lieb, J. Math. Phys. 8, 1073
## (1967).  R. Filliger and P. Reimann, Phys. Rev. Lett. 99, 230602 (2007).
## K. Mueller and L. D. Brown, Theor. Chim. Acta 53, 75 (1979).
##
## @strong{Example}
##
## @example
## @group
## m = langevin_model ("double well", "barrier", 3, "kT", 0.5);
## printf ("%.2f, by Kramers %.2f\n", m.exact.passage (-1, 1), ...
##         1 / m.exact.kramers)
## @print{} 161.81, by Kramers 149.37
## @end group
## @end example
##
## @seealso{langevin, switching, brownian, motor_model, optimal_trap}
## @end deftypefn

function m = langevin_model (name, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "langevin_model";
  names = {"harmonic", "double well", "washboard", "ratchet", "gyrator", ...
           "heat chain", "dragged trap", "breathing trap", "hairpin", ...
           "active particle", "active trap", "memory", "Mueller-Brown"};
  if (! (ischar (name) && any (strcmpi (name, names))))
    error ("noneq:option", "%s: the model must be one of: %s", fname, ...
           strjoin (names, ", "));
  endif
  k = find (strcmpi (name, names));
  makers = {@harmonic, @double_well, @washboard, @ratchet, @gyrator, ...
            @heat_chain, @dragged_trap, @breathing_trap, @hairpin, ...
            @active_particle, @active_trap, @memory, @mueller_brown};
  m = makers{k} (fname, varargin);
  m.name = names{k};
  m.preset = true;
  order = {"name", "U", "tspan", "x0", "options", "protocol", "duration", ...
           "exact", "parameters", "units", "reference", "preset"};
  m = orderfields (m, order(isfield (m, order)));
  if (nargout == 0)
    picture_of (m);
    clear m;
  endif

endfunction

## The model's own options and those of all.
function opt = read_options (fname, args, own, step, trajectories, kT = true)

  table = [own; {"step", step, "positive"
                 "trajectories", trajectories, "count"
                 "mobility", [], "positive"
                 "damping", [], "positive"
                 "mass", [], "positive"}];
  if (kT)
    table = [table; {"kT", 1, "positive"}];
  endif
  opt = parse_options (fname, args, table);
  if (! isempty (opt.damping) && ! isempty (opt.mobility))
    error ("noneq:option", ...
           ["%s: give \"mobility\" (overdamped) or \"damping\" (underdamped)," ...
            " not both"], fname);
  endif
  if (isempty (opt.damping) && ! isempty (opt.mass)
      && ! isfield (opt, "friction"))
    error ("noneq:option", ...
           "%s: \"mass\" is of underdamped motion: give \"damping\" too", fname);
  endif
  if (isempty (opt.mass))
    opt.mass = 1;
  endif
  if (isempty (opt.mobility))
    opt.mobility = 1;
    if (! isempty (opt.damping))
      opt.mobility = 1 / (opt.mass * opt.damping);
    endif
  endif

endfunction

function m = started (opt, U, tspan, x0, extra = {})

  m.U = U;
  m.tspan = tspan;
  m.x0 = x0;
  m.options = {"step", opt.step, "trajectories", opt.trajectories};
  if (isfield (opt, "kT"))
    m.options = [m.options, {"kT", opt.kT}];
  endif
  if (isempty (opt.damping))
    m.options = [m.options, {"mobility", opt.mobility}];
  else
    m.options = [m.options, {"friction", opt.damping, "mass", opt.mass}];
  endif
  m.options = [m.options, extra];
  m.parameters = rmfield (opt, {"step", "trajectories"});
  m.units = "energies in the unit of kT, lengths and times free";

endfunction

function m = harmonic (fname, args)

  opt = read_options (fname, args, {"stiffness", 1, "positive"}, [], 1000);
  k = opt.stiffness;
  opt.step = default_step (opt, k);
  m = started (opt, @(x) k * x^2 / 2, ...
               [0, ceil(10 * relaxation (opt, k) / opt.step) * opt.step], 0);
  m.exact.variance = opt.kT / k;
  m.exact.correlation = @(t) opt.kT / k * decay (opt, k, t);
  m.exact.density = @(x) sqrt (k / (2 * pi * opt.kT)) ...
                         * exp (-k * x.^2 / (2 * opt.kT));
  m.reference = "G. E. Uhlenbeck and L. S. Ornstein, Phys. Rev. 36, 823 (1930)";

endfunction

## A fiftieth of the fastest time.
function h = default_step (opt, k)

  h = opt.step;
  if (! isempty (h))
    return;
  endif
  if (isempty (opt.damping))
    h = 0.02 / (opt.mobility * k);
  else
    h = 0.05 / max (sqrt (k / opt.mass), opt.damping);
  endif

endfunction

function t = relaxation (opt, k)

  t = 1 / (opt.mobility * k);
  if (! isempty (opt.damping))
    t = max (t, 2 / opt.damping);
  endif

endfunction

## Normalised correlation of the position.
function c = decay (opt, k, t)

  t = abs (t);
  if (isempty (opt.damping))
    c = exp (-opt.mobility * k * t);
    return;
  endif
  [p, q, root] = decay_rates (opt, k);
  if (isreal (root))
    ## (p exp (-q t) - q exp (-p t)) / (p - q), with p - q = 2 root.
    c = t;
    if (root > 0)
      c = -expm1 (-2 * root * t) / (2 * root);
    endif
    c = exp (-q * t) .* (1 + q * c);
  else
    W = imag (root);
    c = exp (-real (p) * t) .* (cos (W * t) + real (p) / W * sin (W * t));
  endif

endfunction

## Roots of z^2 - g z + k / m = 0, p the larger, p - q = 2 root; of q without
## the difference of two nearly equal numbers.
function [p, q, root] = decay_rates (opt, k)

  g = opt.damping;
  w = sqrt (k / opt.mass);
  root = sqrt (complex ((g / 2 - w) * (g / 2 + w)));
  if (imag (root) == 0)
    root = real (root);
  endif
  p = g / 2 + root;
  q = (w / p) * w;

endfunction

## Integral of (t - s) exp (-z s) over s from 0 to t, z complex.
function y = ramp (z, t)

  a = z * t;
  if (abs (a) < 0.5)
    n = 0:17;
    y = t^2 * sum ((-a) .^ n ./ gamma (n + 3));
  else
    y = t / z - (1 - exp (-a)) / z^2;
  endif

endfunction

function m = double_well (fname, args)

  opt = read_options (fname, args, {"barrier", 4, "positive"
                                    "tilt", 0, "number"}, [], 1000);
  E = opt.barrier;
  f = opt.tilt;
  opt.step = default_step (opt, 8 * E);
  x = roots ([4 * E, 0, -4 * E, -f]);
  two = abs (f) < 8 * E / sqrt (27);
  if (two)
    x = sort (real (x));
  else
    ## One well is left; where the other ends, two roots are nearly equal.
    [~, i] = max (sign (f) * real (x));
    x = real (x(i));
  endif
  V = @(x) E * (x.^2 - 1).^2 - f * x;
  curvature = @(x) E * (12 * x.^2 - 4);
  m = started (opt, @(x) E * (x^2 - 1)^2 - f * x, ...
               [0, ceil(40 / opt.mobility / opt.step) * opt.step], x(1));
  D = opt.mobility * opt.kT;
  well = struct ("V", V, "slope", @(x) 4 * E * x .* (x.^2 - 1) - f, ...
                 "minima", x([1:2:end]), "kT", opt.kT);
  width = @(y) sqrt (opt.kT ./ max (abs (curvature (y)), sqrt (E * opt.kT)));
  well.width = width (well.minima);
  well.flat = x;
  well.flat_width = width (x);
  lowest = min (V (well.minima));
  Z = boltzmann (well, Inf, lowest);
  m.exact.density = @(y) exp ((lowest - V (y)) / opt.kT) / Z;
  m.exact.barrier = NaN;
  m.exact.kramers = NaN;
  if (two)
    m.exact.barrier = V (x(2)) - V (x(1));
    a = sqrt (curvature (x(1)) / opt.mass);
    b = sqrt (-curvature (x(2)) / opt.mass);
    if (isempty (opt.damping))
      rate = opt.mobility * opt.mass * a * b / (2 * pi);
    else
      g = opt.damping;
      rate = a * b / (2 * pi) / (sqrt (g^2 / 4 + b^2) + g / 2);
    endif
    m.exact.kramers = rate * exp (-m.exact.barrier / opt.kT);
  endif
  if (isempty (opt.damping))
    m.exact.passage = @(x0, to) passage (well, D, x0, to);
  endif
  m.exact.minima = well.minima';
  m.reference = "H. A. Kramers, Physica 7, 284 (1940)";

endfunction

## Integral of exp ((LEVEL - V) / kT) up to B, over all that is within 60 kT
## of LEVEL, which is the lowest V there.
function z = boltzmann (well, b, level)

  kT = well.kT;
  reach = @(x, d) edge_of (well.V, x, d, level + 60 * kT);
  left = reach (min (min (well.minima), b), -well.width(1));
  right = b;
  near = [];
  if (isinf (b))
    right = reach (max (well.minima), well.width(end));
  else
    near = b - [1, 5, 30] * kT / max (abs (well.slope (b)), ...
                                              sqrt (kT) / 10);
  endif
  points = [(well.minima + well.width * [-6, -2, 0, 2, 6])(:)', near];
  points = unique (points(points > left & points < right));
  z = quadgk (@(x) exp ((level - well.V (x)) / kT), left, right, ...
              "reltol", 1e-11, "waypoints", points);

endfunction

## The first of ever larger steps from X beyond which V is above LEVEL.
function x = edge_of (V, x, step, level)

  while (V (x) < level)
    x += step;
    step *= 1.5;
  endwhile

endfunction

## Mean first passage time from X0 up (or down) to TO, no matter how far away
## the path goes on the other side:
## 1/D times the integral over y from X0 to TO of that over z below y of
## exp ((V(y) - V(z)) / kT).
function t = passage (well, D, x0, to)

  if (x0 == to)
    t = 0;
    return;
  endif
  if (to < x0)
    V = well.V;
    slope = well.slope;
    well.V = @(y) V (-y);
    well.slope = @(y) -slope (-y);
    well.minima = -flipud (well.minima);
    well.width = flipud (well.width);
    well.flat *= -1;
    x0 = -x0;
    to = -to;
  endif
  scale = @(y) well.kT ./ max (abs (well.slope (y)), sqrt (well.kT) / 10);
  points = [linspace(x0, to, 5)(2:end-1), ...
            (well.flat + well.flat_width * [-6, -2, 0, 2, 6])(:)', ...
            x0 + [1, 5, 30] * scale(x0), to - [1, 5, 30] * scale(to)];
  points = unique (points(points > x0 & points < to));
  inner = @(y) arrayfun (@(b) inner_log (well, b), y);
  top = max (inner ([x0, points, to]));
  t = exp (top) * quadgk (@(y) exp (inner (y) - top), x0, to, ...
                          "reltol", 1e-9, "waypoints", points) / D;

endfunction

## Logarithm of the integral of exp ((V(b) - V(z)) / kT) over z below B.
function y = inner_log (well, b)

  level = min (well.V ([b; well.minima(well.minima < b)]));
  y = (well.V (b) - level) / well.kT + log (boltzmann (well, b, level));

endfunction

function m = washboard (fname, args)

  opt = read_options (fname, args, {"amplitude", 2, "number"
                                    "drive", 1, "number"
                                    "period", 2 * pi, "positive"}, [], 1000);
  A = opt.amplitude;
  L = opt.period;
  opt.step = default_step (opt, max (abs (A), opt.kT) * (2 * pi / L)^2);
  time = L^2 / (opt.mobility * opt.kT);
  F = opt.drive;
  m = started (opt, @(x) A * cos (2 * pi * x / L), ...
               [0, ceil(5 * time / opt.step) * opt.step], 0, ...
               {"force", @(x) F});
  m.exact = struct ();
  if (isempty (opt.damping))
    [v, D] = washboard_drift (@(x) A / opt.kT * cos (2 * pi * x), ...
                              F * L / opt.kT, abs (A) / opt.kT);
    m.exact.velocity = opt.mobility * opt.kT / L * v;
    m.exact.diffusion = opt.mobility * opt.kT * D;
    m.exact.entropy_production = F * m.exact.velocity / opt.kT;
    m.exact.uncertainty = 2;
    if (v != 0)
      m.exact.uncertainty = 2 * D * (F * L / opt.kT) / v;
    endif
  endif
  m.reference = "P. Reimann et al., Phys. Rev. Lett. 87, 010602 (2001)";

endfunction

function m = ratchet (fname, args)

  opt = read_options (fname, args, {"height", 20, "positive"
                                    "period", 1, "positive"
                                    "asymmetry", 0.2, "fraction"
                                    "on", 0.1, "positive"
                                    "off", 0.05, "positive"}, [], 1000);
  L = opt.period;
  a = opt.asymmetry;
  V = opt.height;
  D = opt.mobility * opt.kT;
  if (isempty (opt.step))
    ## A tenth of the time to cross the region of one kT at a minimum.
    opt.step = 0.1 * (a * L * opt.kT / V)^2 / D;
  endif
  cycle = opt.on + opt.off;
  n = max (2, ceil (cycle / opt.step * (1 - 1e-9)));
  opt.step = cycle / n;
  on = max (1, min (n - 1, round (opt.on / opt.step)));
  h = opt.step;
  opt.on = on * h;
  opt.off = (n - on) * h;
  U = @(x, lambda) lambda * V * min (mod (x / L, 1) / a, ...
                                     (1 - mod (x / L, 1)) / (1 - a));
  m = started (opt, U, [0, 5 * cycle], 0, ...
               {"protocol", @(t) double(mod (floor (t / h + 1e-6), n) < on)});
  m.exact = struct ();
  if (isempty (opt.damping))
    ## Beyond 10 periods the spread makes no difference.
    s = min (sqrt (4 * D * opt.off) / L, 10);
    k = -ceil (8 * s + 2):ceil (8 * s + 2);
    m.exact.jumps = sum (k / 2 .* (erf ((k + a) / s) ...
                                   - erf ((k - 1 + a) / s)));
    m.exact.note = ["jumps are those of a deep potential that is on for long:" ...
                    " each time the particle comes to rest at a minimum"];
    times = [opt.on, opt.off] * D / L^2;
    coarse = jumps_of (V / opt.kT, a, times, 40);
    fine = jumps_of (V / opt.kT, a, times, 80);
    m.exact.velocity = (4 * fine - coarse) / 3 * L / cycle;
  endif
  m.reference = "P. Reimann, Phys. Rep. 361, 57 (2002)";

endfunction

## Mean periods that a particle in a sawtooth of height E kT moves in a cycle,
## from the Fokker-Planck equation of the ring on 2 N cells, narrow at the
## extrema, whose currents are exact in equilibrium (Scharfetter and Gummel);
## the error is of second order.  The last row of the matrices adds up the
## displacement.
function x = jumps_of (E, a, times, N)

  u = (1 - cos (pi * (0:N-1)' / N)) / 2;
  y = [a * u; a + (1 - a) * u];
  dx = diff ([y; 1]);
  width = (dx + circshift (dx, 1)) / 2;
  U = E * min (y / a, (1 - y) / (1 - a));
  rise = circshift (U, -1) - U;
  here = (1:2*N)';
  next = circshift (here, -1);
  cycle = eye (2 * N + 1);
  for on = [true, false]
    up = down = ones (2 * N, 1);
    if (on)
      up = rise ./ expm1 (rise);
      down = -rise ./ expm1 (-rise);
    endif
    up ./= dx .* width;
    down ./= dx .* width(next);
    W = accumarray ([next, here; here, next], [up; down], [1, 1] * (2 * N + 1));
    W -= diag (sum (W));
    W(end,here) = (up .* dx)' - circshift (down .* dx, 1)';
    ## The ring forgets within a tenth of the unit of time.
    cycle = expm (W * min (times(2-on), 2)) * cycle;
  endfor
  A = cycle(here,here) - eye (2 * N);
  A(end,:) = 1;
  x = cycle(end,here) * (A \ [zeros(2 * N - 1, 1); 1]);

endfunction

function must = three_message (v)

  must = "";
  if (! (isnumeric (v) && isreal (v) && numel (v) == 3
         && all (isfinite (v)) && v(1) > 0 && v(2) > 0
         && v(1) * v(2) > v(3)^2))
    must = "[a, b, c] with a, b > 0 and a b > c^2";
  endif

endfunction

function must = two_message (v)

  must = "";
  if (! (isnumeric (v) && isreal (v) && numel (v) == 2
         && all (isfinite (v)) && all (v > 0)))
    must = "two positive numbers";
  endif

endfunction

function m = gyrator (fname, args)

  opt = read_options (fname, args, {"stiffness", [1.5, 1.5, 0.5], @three_message
                                    "temperatures", [1, 2], @two_message}, ...
                      [], 1000, false);
  a = opt.stiffness(1);
  b = opt.stiffness(2);
  c = opt.stiffness(3);
  T = opt.temperatures(:)';
  opt.step = default_step (opt, max (a, b));
  U = @(x) a * x(1)^2 / 2 + b * x(2)^2 / 2 + c * x(1) * x(2);
  slow = (a + b) / 2 - sqrt ((a - b)^2 / 4 + c^2);
  m = started (opt, U, [0, ceil(20 * relaxation (opt, slow) / opt.step) ...
                           * opt.step], [0, 0], {"kT", T});
  m.exact = struct ();
  if (isempty (opt.damping))
    ## A C + C A' = 2 mu diag (T)
    A = opt.mobility * [a, c; c, b];
    I = eye (2);
    C = reshape ((kron (I, A) + kron (A, I)) ...
                 \ (2 * opt.mobility * diag (T))(:), 2, 2);
    m.exact.covariance = (C + C') / 2;
    m.exact.entropy_production = opt.mobility * c^2 * diff (T)^2 ...
                                 / (prod (T) * (a + b));
    m.exact.heat = opt.mobility * c^2 * (T(1) - T(2)) / (a + b);
    ## <x F_y - y F_x>: counterclockwise if above 0.
    m.exact.torque = 2 * c * diff (T) / (a + b);
  endif
  m.reference = ["R. Filliger and P. Reimann, Phys. Rev. Lett. 99, 230602" ...
                 " (2007)"];

endfunction

function m = heat_chain (fname, args)

  opt = read_options (fname, args, {"masses", 4, "count"
                                    "stiffness", 1, "positive"
                                    "temperatures", [2, 1], @two_message
                                    "friction", 1, "positive"}, [], 1000, false);
  if (! isempty (opt.damping))
    error ("noneq:option", ...
           ["%s: the friction rate of the chain's baths is option" ...
            " \"friction\""], fname);
  endif
  N = opt.masses;
  if (N < 2)
    error ("noneq:option", "%s: option \"masses\" must be 2 or more", fname);
  endif
  k = opt.stiffness;
  T = opt.temperatures(:)';
  fastest = sqrt (4 * k / opt.mass);
  if (isempty (opt.step))
    opt.step = 0.1 / fastest;
  endif
  U = @(x) k / 2 * (x(1)^2 + sum (diff (x).^2) + x(end)^2);
  time = ceil (200 / fastest / opt.step) * opt.step;
  m.U = U;
  m.tspan = [0, time];
  m.x0 = zeros (1, N);
  rate = zeros (1, N);
  rate([1, N]) = opt.friction;
  m.options = {"step", opt.step, "trajectories", opt.trajectories, ...
               "mass", opt.mass, "friction", rate, ...
               "kT", [T(1), mean(T) * ones(1, N - 2), T(2)]};
  m.parameters = rmfield (opt, {"step", "trajectories", "mobility", "damping"});
  m.units = "energies in the unit of kT";
  nu = k / (opt.mass * opt.friction^2);
  ## exp (-al) = 1 + nu / 2 - sqrt (nu + nu^2 / 4), without the difference
  al = 2 * asinh (sqrt (nu) / 2);
  share = exp (-al) * expm1 (-2 * (N - 1) * al) / expm1 (-2 * N * al);
  if (al < 1e-100)
    share = (N - 1) / N;
  endif
  m.exact.heat = k / opt.mass / (2 * opt.friction) * (T(1) - T(2)) * share;
  m.exact.entropy_production = m.exact.heat * (1 / T(2) - 1 / T(1));
  m.reference = ["Z. Rieder, J. L. Lebowitz and E. Lieb, J. Math. Phys. 8," ...
                 " 1073 (1967)"];

endfunction

function m = dragged_trap (fname, args)

  opt = read_options (fname, args, {"stiffness", 1, "positive"
                                    "distance", 2, "number"
                                    "duration", 2, "positive"}, [], 10000);
  k = opt.stiffness;
  opt = whole_steps (opt, default_step (opt, k));
  t = opt.duration;
  v = opt.distance / t;
  m = started (opt, @(x, lambda) k * (x - lambda)^2 / 2, [0, t], 0, ...
               {"protocol", {"linear", 0, opt.distance}});
  m.protocol = {"linear", 0, opt.distance};
  m.duration = t;
  if (isempty (opt.damping))
    w = k * v^2 * ramp (opt.mobility * k, t);
  else
    [p, q, root] = decay_rates (opt, k);
    if (abs (root) > 1e-3 * abs (p))
      w = real (k * v^2 * (p * ramp (q, t) - q * ramp (p, t)) / (p - q));
    else
      ## Next to critical damping these are nearly equal.
      far = [0.3, 1, 3, 10, 30, 100] / abs (p);
      w = k * v^2 * quadgk (@(s) (t - s) .* decay (opt, k, s), 0, t, ...
                            "reltol", 1e-12, "waypoints", far(far < t));
    endif
  endif
  m.exact.work = w;
  m.exact.work_variance = 2 * opt.kT * w;
  m.exact.dF = 0;
  m.reference = "O. Mazonka and C. Jarzynski, arXiv cond-mat/9912121 (1999)";

endfunction

## A duration of whole steps.
function opt = whole_steps (opt, h)

  n = max (1, ceil (opt.duration / h * (1 - 1e-9)));
  opt.step = opt.duration / n;

endfunction

function m = breathing_trap (fname, args)

  opt = read_options (fname, args, {"from", 1, "positive"
                                    "to", 3, "positive"
                                    "duration", 1, "positive"}, [], 10000);
  opt = whole_steps (opt, default_step (opt, max (opt.from, opt.to)));
  m = started (opt, @(x, k) k * x^2 / 2, [0, opt.duration], 0, ...
               {"protocol", {"linear", opt.from, opt.to}});
  m.protocol = {"linear", opt.from, opt.to};
  m.duration = opt.duration;
  m.exact.dF = opt.kT / 2 * log (opt.to / opt.from);
  if (isempty (opt.damping))
    trap = optimal_trap ("stiffening", opt.from, opt.to, opt.duration, ...
                         "mobility", opt.mobility, "kT", opt.kT, ...
                         "protocol", "linear");
    m.exact.work = trap.work;
    m.exact.work_variance = trap.variance;
    m.exact.average = @(u) generating (opt, u);
  endif
  m.reference = "T. Speck, J. Phys. A 44, 305001 (2011)";

endfunction

## <exp (-u W / kT)> = B^-1/2 at the end.  The variance of the tilted Gaussian,
## s' = 2 kT mu - 2 mu k s - u k' s^2 / kT, is A / B of a linear system; where B
## falls to 0 the average is infinite from there on.
function e = generating (opt, u)

  rate = (opt.to - opt.from) / opt.duration;
  k = @(t) opt.from + rate * t;
  e = zeros (size (u));
  for i = 1:numel (u)
    f = @(t, y) [2 * opt.mobility * (y(2) - k(t) * y(1)); ...
                 u(i) * rate * y(1)];
    [~, y] = ode45 (f, [0, opt.duration], [1 / opt.from; 1], ...
                    odeset ("RelTol", 1e-10, "AbsTol", 1e-14));
    e(i) = Inf;
    if (all (y(:,2) > 0))
      e(i) = 1 / sqrt (y(end,2));
    endif
  endfor

endfunction

function m = hairpin (fname, args)

  opt = read_options (fname, args, {"folding", 40, "positive"
                                    "opening", 18, "positive"
                                    "width", 2, "positive"
                                    "trap", 0.3, "positive"
                                    "range", [0, 70], @range_message
                                    "duration", 0.02, "positive"}, [], 200, ...
                      false);
  if (! isempty (opt.damping))
    error ("noneq:option", "%s: the hairpin is overdamped", fname);
  endif
  if (! any (strcmpi ("mobility", args(1:2:end))))
    opt.mobility = 1e5;
  endif
  kT = 4.114;
  kappa = opt.trap;
  w = opt.width;
  d = opt.opening;
  G = opt.folding;
  opt = whole_steps (opt, ifelse (isempty (opt.step), ...
                                  0.02 * w^2 / kT / opt.mobility, opt.step));
  U = @(x, lambda) two_wells (x, w, d, G, kT) + kappa * (lambda - x)^2 / 2;
  m.U = U;
  m.tspan = [0, opt.duration];
  ## The middle of the state that is the deeper at first.
  open = free_share (opt.range(1), w, d, G, kT, kappa) > 0.5;
  m.x0 = (kappa * opt.range(1) + open * d * kT / w^2) / (kappa + kT / w^2);
  m.protocol = {"linear", opt.range(1), opt.range(2)};
  m.duration = opt.duration;
  m.options = {"step", opt.step, "trajectories", opt.trajectories, "kT", kT, ...
               "mobility", opt.mobility, "protocol", m.protocol};
  m.parameters = rmfield (opt, {"step", "trajectories", "damping", "mass"});
  m.parameters.kT = kT;
  m.units = "pN, nm, s; energies in pN nm";
  ## Each well is a Gaussian, and so is what the trap makes of it.
  F = @(lambda) free_energy (lambda, w, d, G, kT, kappa);
  m.exact.F = F;
  m.exact.dF = F (opt.range(2)) - F (opt.range(1));
  m.exact.open = @(lambda) free_share (lambda, w, d, G, kT, kappa);
  m.exact.force = @(lambda) kT / (w^2 + kT / kappa) ...
                            * (lambda - d * m.exact.open (lambda));
  m.reference = ["M. T. Woodside et al., Proc. Natl. Acad. Sci. USA 103, 6190" ...
                 " (2006)"];

endfunction

function must = range_message (v)

  must = "";
  if (! (isnumeric (v) && isreal (v) && numel (v) == 2
         && all (isfinite (v)) && v(1) != v(2)))
    must = "[first, last] position of the trap";
  endif

endfunction

## -kT log (exp (-x^2/2w^2) + exp (-G - (x - d)^2/2w^2)), without underflow
function u = two_wells (x, w, d, G, kT)

  a = -x^2 / (2 * w^2);
  b = -G - (x - d)^2 / (2 * w^2);
  top = max (a, b);
  u = -kT * (top + log (exp (a - top) + exp (b - top)));

endfunction

function F = free_energy (lambda, w, d, G, kT, kappa)

  v = w^2 + kT / kappa;
  a = -lambda.^2 / (2 * v);
  b = -G - (lambda - d).^2 / (2 * v);
  top = max (a, b);
  F = -kT * (top + log (exp (a - top) + exp (b - top)));

endfunction

## Probability of the open state.
function y = free_share (lambda, w, d, G, kT, kappa)

  v = w^2 + kT / kappa;
  y = 1 ./ (1 + exp (G + ((lambda - d).^2 - lambda.^2) / (2 * v)));

endfunction

function m = active_particle (fname, args)

  opt = read_options (fname, args, {"speed", 5, "number"
                                    "turning", 1, "positive"
                                    "stiffness", 0, @from_zero_message}, [], ...
                      1000);
  overdamped_only (fname, opt);
  k = opt.stiffness;
  mu = opt.mobility;
  pull = opt.speed / mu;
  if (isempty (opt.step))
    opt.step = 0.02 / max (opt.turning, mu * k);
  endif
  U = @(s) k * (s(1)^2 + s(2)^2) / 2;
  m = started (opt, U, [0, ceil(10 / opt.turning / opt.step) * opt.step], ...
               [0, 0, 0]);
  ## The angle has a bath of its own.
  m.options = {"step", opt.step, "trajectories", opt.trajectories, ...
               "kT", [opt.kT, opt.kT, 1], "mobility", [mu, mu, opt.turning], ...
               "force", @(s) [pull * cos(s(3)); pull * sin(s(3)); 0]};
  if (k == 0)
    D = mu * opt.kT;
    r = opt.turning;
    v = opt.speed;
    m.exact.msd = @(t) 4 * D * t + 2 * (v / r)^2 * (r * t + expm1 (-r * t));
    m.exact.diffusion = D + v^2 / (2 * r);
  else
    r = opt.turning;
    m.exact.variance = opt.kT / k ...
                       + opt.speed^2 / (2 * mu * k * (mu * k + r));
  endif
  m.reference = "J. R. Howse et al., Phys. Rev. Lett. 99, 048102 (2007)";

endfunction

function overdamped_only (fname, opt)

  if (! isempty (opt.damping))
    error ("noneq:option", "%s: this model is overdamped: leave \"damping\" out", ...
           fname);
  endif

endfunction

function must = from_zero_message (v)

  must = "";
  if (! (isnumeric (v) && isscalar (v) && isreal (v) && v >= 0 && v < Inf))
    must = "a number from 0 on";
  endif

endfunction

function m = active_trap (fname, args)

  opt = read_options (fname, args, {"activity", 2, "positive"
                                    "persistence", 1, "positive"
                                    "stiffness", 1, "positive"}, [], 1000);
  overdamped_only (fname, opt);
  k = opt.stiffness;
  mu = opt.mobility;
  tau = opt.persistence;
  if (isempty (opt.step))
    opt.step = 0.02 * min (tau, 1 / (mu * k));
  endif
  time = 10 * max (tau, 1 / (mu * k));
  m = started (opt, @(x) k * x^2 / 2, ...
               [0, ceil(time / opt.step) * opt.step], 0, ...
               {"active", [opt.activity, tau]});
  m.exact.variance = opt.activity / (mu * k * (1 + mu * k * tau)) + opt.kT / k;
  m.reference = "G. Szamel, Phys. Rev. E 90, 012111 (2014)";

endfunction

function m = memory (fname, args)

  opt = parse_options (fname, args, {"kernel", [1, 1], @kernel_message
                                     "stiffness", 0, @from_zero_message
                                     "mass", 1, "positive"
                                     "kT", 1, "positive"
                                     "step", [], "positive"
                                     "trajectories", 1000, "count"});
  c = opt.kernel(:,1);
  tau = opt.kernel(:,2);
  k = opt.stiffness;
  kT = opt.kT;
  mass = opt.mass;
  if (isempty (opt.step))
    opt.step = 0.05 * min ([tau; sqrt(mass / (sum (c) + k))]);
  endif
  ## Of (x, v, z), z the forces of the bath.
  A = [0, 1, zeros(1, numel (c))
       -k / mass, 0, ones(1, numel (c)) / mass
       zeros(numel (c), 1), -c, -diag(1 ./ tau)];
  ## Ten times the slowest, but for the x of a free particle, or 1e4 steps.
  first = 1 + (k == 0);
  rate = min (-real (eig (A(first:end,first:end))));
  time = 10 / max (rate, 1e-3 / opt.step);
  opt.damping = 0;
  m = started (opt, @(x) k * x^2 / 2, [0, ceil(time / opt.step) * opt.step], ...
               0, {"kernel", opt.kernel});
  m.parameters = rmfield (m.parameters, "damping");
  m.exact.velocity_correlation = @(t) arrayfun (@(t) kT / mass ...
                                               * expm (A * t)(2,2), t);
  if (k > 0)
    m.exact.variance = kT / k;
  else
    m.exact.diffusion = kT / sum (c .* tau);
  endif
  m.exact.kernel = @(t) reshape (exp (-t(:) ./ tau') * c, size (t));
  m.reference = "R. Zwanzig, Nonequilibrium Statistical Mechanics, Oxford (2001)";

endfunction

function m = mueller_brown (fname, args)

  opt = read_options (fname, args, {"scale", 0.05, "positive"}, [], 200);
  ## The steepest curvature is some 3000 in the authors' units.
  opt.step = default_step (opt, 3000 * opt.scale);
  s = opt.scale;
  m = started (opt, @(x) s * surface (x), ...
               [0, 5000 * opt.step], [-0.558, 1.442]);
  m.exact.minima = [-0.558223635, 1.441725842; 0.623499405, 0.028037759; ...
                    -0.050010823, 0.466694105];
  m.exact.energies = s * [-146.699517; -108.166724; -80.767818];
  m.reference = "K. Mueller and L. D. Brown, Theor. Chim. Acta 53, 75 (1979)";

endfunction

function u = surface (x)

  A = [-200, -100, -170, 15];
  a = [-1, -1, -6.5, 0.7];
  b = [0, 0, 11, 0.6];
  c = [-10, -10, -6.5, 0.7];
  X = [1, 0, -0.5, -1];
  Y = [0, 0.5, 1.5, 1];
  u = 0;
  for k = 1:4
    u = u + A(k) * exp (a(k) * (x(1) - X(k))^2 ...
                        + b(k) * (x(1) - X(k)) * (x(2) - Y(k)) ...
                        + c(k) * (x(2) - Y(k))^2);
  endfor

endfunction

function picture_of (m)

  driven = isfield (m, "protocol");
  if (isfield (m.exact, "velocity_correlation"))
    [t, ~, v] = langevin (m, "seed", 1);
    if (isfield (m.exact, "variance"))
      ## The first half is the way to equilibrium.
      half = ceil (numel (t) / 2);
      v(:,1:half-1) = [];
      t = t(half:end) - t(half);
    endif
    plot (t, mean (v(:,1) .* v, 1), "linewidth", 1);
    hold on;
    plot (t, m.exact.velocity_correlation (t), "k--", "linewidth", 1.5);
    hold off;
    xlabel ("time");
    ylabel ("velocity correlation");
    legend ("sampled", "exact", "location", "northeast");
    title (m.name);
    return;
  endif
  if (driven)
    [wF, wR] = switching (m, "seed", 1);
    kT = m.options{find(strcmp (m.options(1:2:end), "kT")) * 2};
    subplot (1, 2, 1);
    [t, x] = langevin (m, "seed", 1, "trajectories", 20);
    plot (t, x(:,:,1)');
    xlabel ("time");
    ylabel ("x");
    title (m.name);
    subplot (1, 2, 2);
    edge = linspace (min ([wF; -wR]), max ([wF; -wR]), 41);
    width = edge(2) - edge(1);
    stairs (edge, histc (wF, edge) / numel (wF) / width, "linewidth", 1.5);
    hold on;
    stairs (edge, histc (-wR, edge) / numel (wR) / width, "linewidth", 1.5);
    yl = ylim ();
    plot (m.exact.dF * [1, 1], yl, "k--");
    hold off;
    xlabel ("work");
    ylabel ("probability density");
    legend ("forward", "reverse, negated", "dF", "location", "northeast");
    legend boxoff;
    ## Room for the legend.
    ylim ([0, 1.6 * yl(2)]);
    return;
  endif
  [t, x] = langevin (m, "seed", 1);
  d = size (x, 3);
  subplot (1, 2, 1);
  if (d == 2)
    contours_of (m, x);
    hold on;
    plot (x(1,:,1), x(1,:,2), "-", "linewidth", 0.5);
    hold off;
    xlabel ("x_1");
    ylabel ("x_2");
  else
    plot (t, x(1:min (5, rows (x)),:,1)');
    xlabel ("time");
    ylabel ("x");
  endif
  title (m.name);
  subplot (1, 2, 2);
  if (isfield (m.exact, "density"))
    y = x(:,floor (end / 2):end,1)(:);
    [n, c] = hist (y, 60);
    bar (c, n / numel (y) / (c(2) - c(1)), 1, "facecolor", [0.6, 0.75, 0.9], ...
         "edgecolor", "none");
    hold on;
    fine = linspace (c(1), c(end), 400);
    plot (fine, m.exact.density (fine), "k", "linewidth", 1.5);
    hold off;
    xlabel ("x");
    ylabel ("probability density");
    legend ("sampled", "exact", "location", "northeast");
  elseif (isfield (m.exact, "velocity"))
    plot (t, mean (x(:,:,1)), "linewidth", 1.5, t, m.exact.velocity * t, "k--");
    xlabel ("time");
    ylabel ("mean of x");
    legend ("sampled", "exact velocity", "location", "northwest");
    legend boxoff;
  else
    y = reshape (mean (x.^2, 1), [], d);
    names = arrayfun (@(k) sprintf ("x_%d", k), 1:d, "uniformoutput", false);
    label = "mean squares";
    if (isfield (m.exact, "msd"))
      y = sum (y(:,1:2), 2);
      names = {"sampled"};
      label = "mean squared displacement";
    endif
    plot (t, y, "linewidth", 1);
    xlabel ("time");
    ylabel (label);
    hold on;
    if (isfield (m.exact, "msd"))
      plot (t, m.exact.msd (t), "k--");
      names{end+1} = "exact";
    elseif (isfield (m.exact, "covariance"))
      plot (t([1, end]), [1; 1] * diag (m.exact.covariance)', "k--");
      names{end+1} = "exact";
    elseif (isfield (m.exact, "variance"))
      plot (t([1, end]), m.exact.variance * [1, 1], "k--");
      names{end+1} = "exact, x_1";
    endif
    hold off;
    if (numel (names) < 7)
      ylim ([0, 1.35 * max(y(:))]);
      legend (names, "location", "northwest");
      legend boxoff;
    endif
  endif

endfunction

## Lines of equal energy behind a path in the plane, up to some kT above the
## states of the run.
function contours_of (m, x)

  for k = 2:-1:1
    y = x(:,:,k)(:);
    edge(k,:) = [min(y), max(y)] + [-0.1, 0.1] * (max (y) - min (y) + eps);
  endfor
  [a, b] = meshgrid (linspace (edge(1,1), edge(1,2), 61), ...
                     linspace (edge(2,1), edge(2,2), 61));
  u = arrayfun (@(a, b) m.U ([a; b]), a, b);
  contour (a, b, min (u, min (u(:)) + 20), 12);

endfunction

## double well: the reference's passage time and Kramers' rate
%!test
%! m = langevin_model ("double well", "barrier", 3, "kT", 0.5);
%! assert (m.exact.passage (-1, 1), 161.81, 5e-3);
%! assert (m.exact.passage (1, -1), 161.81, 5e-3);
%! assert (1 / m.exact.kramers, 149.37, 5e-3);
%! assert (m.exact.barrier, 3, 1e-12);
%! assert (quadgk (m.exact.density, -Inf, Inf), 1, 1e-8);
%! g = langevin_model ("double well", "barrier", 3, "kT", 0.5, "damping", 2);
%! wb = sqrt (12);
%! assert (g.exact.kramers, sqrt (24) / (2 * pi * wb) ...
%!         * (sqrt (1 + wb^2) - 1) * exp (-6), 1e-12);
%! ## Strong damping is overdamped motion.
%! g = langevin_model ("double well", "damping", 1e4);
%! o = langevin_model ("double well", "mobility", 1e-4);
%! assert (g.exact.kramers, o.exact.kramers, -1e-6);
%! t = langevin_model ("double well", "tilt", 0.5);
%! assert (diff (t.exact.minima) > 0 && t.exact.barrier < 4.1);
%! assert (isnan (langevin_model ("double well", "tilt", 30).exact.kramers));
## passage from an outer slope, and with a second well far behind a barrier
%!test
%! m = langevin_model ("double well");
%! V = @(x) 4 * (x.^2 - 1).^2;
%! inner = @(b) quadgk (@(z) exp (V (b) - V (z)), b, 6, "waypoints", ...
%!                      b + [1e-4, 1e-3, 0.01, 0.1]);
%! want = quadgk (@(y) arrayfun (inner, y), 1.2, 4);
%! assert (m.exact.passage (4, 1.2), want, -1e-8);
%! assert (m.exact.passage (-4, -1.2), want, -1e-8);
%! assert (m.exact.passage (1, 1), 0);
%! m = langevin_model ("double well", "barrier", 80);
%! V = @(x) 80 * (x.^2 - 1).^2;
%! x = linspace (-1.6, 1.5, 400001);
%! z = cumtrapz (x, exp (-V (x)));
%! y = x >= 1;
%! assert (m.exact.passage (1, 1.5), trapz (x(y), exp (V (x(y))) .* z(y)), -1e-5);
%! c = langevin_model ("double well", "kT", 0.01);
%! assert (c.exact.passage (-1, 1) * c.exact.kramers, 1, 2e-3);
%! assert (langevin_model ("double well", "kT", 1e-3).exact.passage (-1, 1), Inf);
## density where quadrature from -Inf to Inf would miss the wells; one well
%!test
%! m = langevin_model ("double well", "kT", 1e-4, "tilt", 1e-5);
%! x = -1.1:1e-5:1.1;
%! assert (trapz (x, m.exact.density (x)), 1, 1e-8);
%! x = 0:1e-5:1.1;
%! assert (trapz (x, m.exact.density (x)), 1 / (1 + exp (-0.2)), 1e-6);
%! m = langevin_model ("double well", "tilt", 30);
%! assert (m.exact.minima, 1.5, 1e-12);
%! assert (m.x0, m.exact.minima);
%! assert (langevin_model ("double well", "tilt", -30).exact.minima, -1.5, 1e-12);
## washboard: the reference's ring
%!test
%! m = langevin_model ("washboard", "amplitude", 1, "drive", 1);
%! assert (m.exact.velocity, .77471842530323, 1e-12);
%! assert (m.exact.diffusion, 1.1374523994042, 1e-12);
%! assert (m.exact.uncertainty, 2.93642790, 5e-9);
%! n = langevin_model ("washboard", "amplitude", 2, "drive", 4, "period", pi, ...
%!                     "kT", 2, "mobility", 3);
%! ## Units: x -> x / 2, energies doubled, time / (mobility kT 4)
%! assert (n.exact.velocity, .77471842530323 * 6 * 2, 1e-11);
## a free particle, an even one, and barriers at which differences of nearly
## equal terms leave nothing: Lifson and Jackson
%!test
%! f = langevin_model ("washboard", "amplitude", 0, "drive", 3, "step", 1);
%! assert ([f.exact.velocity, f.exact.diffusion], [3, 1], 1e-13);
%! a = langevin_model ("washboard", "drive", -0.7).exact;
%! b = langevin_model ("washboard", "drive", 0.7, "amplitude", -2).exact;
%! assert (a.velocity, -b.velocity, -1e-13);
%! assert (a.diffusion, b.diffusion, -1e-13);
%! for A = [2, 50, 200]
%!   m = langevin_model ("washboard", "amplitude", A, "drive", 0, "step", 1);
%!   D = exp (-2 * (log (besseli (0, A, 1)) + A));
%!   assert (m.exact.diffusion, D, -1e-10);
%!   assert (m.exact.velocity, 0);
%!   m = langevin_model ("washboard", "amplitude", A, "drive", 1e-6, "step", 1);
%!   assert (m.exact.velocity, 1e-6 * D, -1e-9);
%!   assert (m.exact.uncertainty, 2, 1e-9);
%! endfor
%!assert (langevin_model ("ratchet", "height", 100).exact.jumps, .2579, 5e-5)
## ratchet: the velocity in the limits of that, of a symmetric sawtooth and of
## a flat one, turned round, and in other units; as by 640 cells and by runs
%!test
%! e = langevin_model ("ratchet", "height", 1e5, "on", 0.5).exact;
%! assert (e.velocity * 0.55, e.jumps, -1e-4);
%! v = @(varargin) langevin_model ("ratchet", varargin{:}).exact.velocity;
%! assert (v ("asymmetry", 0.5), 0, 1e-10);
%! assert (v ("height", 1e-6, "step", 1e-3), 0, 1e-10);
%! want = v ("step", 5e-5);
%! assert (want * 0.15, .198634, 2e-6);
%! assert (v ("asymmetry", 0.8, "step", 5e-5), -want, -1e-8);
%! assert (v ("height", 40, "kT", 2, "mobility", 1.5, "period", 2, "on", ...
%!            0.4 / 3, "off", 0.2 / 3, "step", 2e-4 / 3), want * 2 * 3 / 4, -1e-8);
%! e = langevin_model ("ratchet", "off", 1e6, "step", 1e5).exact;
%! assert (e.jumps, 0.3, 1e-12);
%! assert (fieldnames (langevin_model ("ratchet", "damping", 1).exact), cell (0, 1));
## towards the short side
%!test
%! m = langevin_model ("ratchet");
%! assert (m.exact.velocity > 0);
%! [~, x] = langevin (m, m.tspan, 0, "trajectories", 200, "seed", 1, ...
%!                    "stride", Inf);
%! assert (mean (x) > 0.5);
%!test
%! m = langevin_model ("gyrator", "stiffness", [1.5, 1.5, -.5]);
%! assert (m.exact.entropy_production, .25 / 2 / 3, 1e-15);
%! A = [1.5, -.5; -.5, 1.5];
%! C = m.exact.covariance;
%! assert (A * C + C * A', 2 * diag ([1, 2]), 1e-14);
%! m = langevin_model ("gyrator", "stiffness", [1.5 1.5 .5], ...
%!                     "temperatures", [1 2]);
%! assert (m.exact.entropy_production, ...
%!         m.exact.heat * (1 / 2 - 1), 1e-15);
%! m = langevin_model ("gyrator", "stiffness", [2 1 .5]);
%! C = m.exact.covariance;
%! F = -[2 .5; .5 1] * C;
%! assert (m.exact.torque, F(2,1) - F(1,2), 1e-14);
## chain: the closed form for two masses
%!test
%! m = langevin_model ("heat chain", "masses", 2, "stiffness", 3, ...
%!                     "friction", 0.7, "mass", 2);
%! assert (m.exact.heat, .7 * 9 / (2 * (9 + 2 * .49 * 6)), 1e-13);
%! for f = 10 .^ [-9:3:12, 20]
%!   w = langevin_model ("heat chain", "masses", 2, "friction", f);
%!   assert (w.exact.heat, f / (2 * (1 + 2 * f^2)), -1e-13);
%! endfor
%! far = langevin_model ("heat chain", "masses", 2000);
%! assert (isfinite (far.exact.heat) && far.exact.heat > 0);
## traps
%!test
%! m = langevin_model ("dragged trap", "distance", 1, "duration", 1);
%! assert (m.exact.work, .367879441171442, 1e-14);
%! assert (m.exact.work_variance, 2 * m.exact.work);
%! f = langevin_model ("dragged trap", "distance", 1, "duration", 1e-5);
%! assert (f.exact.work, .5, 1e-5);
%! u = langevin_model ("dragged trap", "distance", 1, "duration", 1, ...
%!                     "damping", 1e5, "mass", 1e-5);
%! assert (u.exact.work, m.exact.work, 1e-4);
%! b = langevin_model ("breathing trap", "from", 1, "to", 2, "duration", 1);
%! assert (b.exact.work, .412465798535, 5e-13);
%! assert (b.exact.average (1), exp (-b.exact.dF), 1e-9);
%! assert (b.exact.average ([0, 1e-3]), [1, 1 - 1e-3 * b.exact.work], 1e-6);
## traps: short, critically and strongly damped; an average that is infinite
%!test
%! want = langevin_model ("dragged trap", "mobility", 1e-7).exact.work;
%! u = langevin_model ("dragged trap", "damping", 1e7, "step", 1);
%! assert (u.exact.work, want, -1e-10);
%! u = langevin_model ("dragged trap", "damping", 1, "duration", 1e-10);
%! assert (u.exact.work, 2, 1e-9);
%! ## At critical damping, k = m = 1: the integral of (2 - s) (1 + s) exp (-s)
%! want = quadgk (@(s) (2 - s) .* (1 + s) .* exp (-s), 0, 2, "reltol", 1e-13);
%! for c = [-1e-7, 0, 1e-7]
%!   u = langevin_model ("dragged trap", "damping", 2 + c);
%!   assert (u.exact.work, want, 1e-7);
%! endfor
%! phi = @(s, g) exp (-g * s / 2) .* (cosh (sqrt (g^2 / 4 - 1) * s) ...
%!        + g / 2 / sqrt (g^2 / 4 - 1) * sinh (sqrt (g^2 / 4 - 1) * s));
%! for g = [1.99, 2.0001, 2.01, 3]
%!   u = langevin_model ("dragged trap", "damping", g);
%!   want = quadgk (@(s) (2 - s) .* real (phi (s, complex (g))), 0, 2);
%!   assert (u.exact.work, want, 1e-9);
%! endfor
%! b = langevin_model ("breathing trap", "from", 3, "to", 1, "duration", 1e-4);
%! assert (b.exact.average ([1, 1.4]), (1 - [2, 2.8] / 3) .^ -0.5, -1e-3);
%! assert (b.exact.average ([1.6, 2, 5]), [Inf, Inf, Inf]);
## harmonic: critical damping has a limit
%!test
%! m = langevin_model ("harmonic", "stiffness", 4, "damping", 4);
%! assert (m.exact.correlation (1), .25 * exp (-2) * 3, 1e-12);
%! n = langevin_model ("harmonic", "stiffness", 4, "damping", 1);
%! W = sqrt (4 - 1/4);
%! assert (n.exact.correlation (1), ...
%!         .25 * exp (-.5) * (cos (W) + .5 / W * sin (W)), 1e-14);
## strong damping is overdamped motion, at any time and as far as it goes
%!test
%! for g = [1e3, 1e6, 1e9]
%!   m = langevin_model ("harmonic", "damping", g);
%!   c = m.exact.correlation ([-2, 0, 2, g]);
%!   assert (c, exp (-[2 / g, 0, 2 / g, 1]), 2 / g^2 + 1e-14);
%! endfor
%! g = langevin_model ("double well", "damping", 1e9, "step", 1);
%! o = langevin_model ("double well", "mobility", 1e-9);
%! assert (g.exact.kramers, o.exact.kramers, -1e-12);
## hairpin: the free energy by quadrature; Mueller-Brown: its minima
%!test
%! m = langevin_model ("hairpin");
%! f = @(l) -4.114 * log (quadgk (@(x) exp (-arrayfun (@(y) m.U (y, l), x) ...
%!                               / 4.114), -30, 60, "Waypoints", [0, 18]));
%! assert (m.exact.F (20) - m.exact.F (5), f (20) - f (5), 1e-6);
%! l = [5, 27, 28, 40];
%! assert (m.exact.force (l), (m.exact.F (l + 1e-3) - m.exact.F (l - 1e-3)) / 2e-3, ...
%!         1e-5);
%! assert (langevin_model ("hairpin", "range", [70, 0]).x0 > 18);
%! b = langevin_model ("Mueller-Brown", "scale", 1);
%! for k = 1:3
%!   assert (b.U (b.exact.minima(k,:)'), b.exact.energies(k), 1e-5);
%! endfor
## active particles and memory: the reference's values
%!test
%! m = langevin_model ("active particle", "speed", 3, "turning", 2);
%! assert (m.exact.msd (1.5), 6 + 2 * 9 / 4 * (3 - 1 + exp (-3)), 1e-13);
%! n = langevin_model ("active trap", "activity", 2, "persistence", 3, ...
%!                     "stiffness", .5, "kT", 1.5);
%! assert (n.exact.variance, 2 / (.5 * 2.5) + 3, 1e-14);
%! g = langevin_model ("memory", "trajectories", 2);
%! assert (g.exact.velocity_correlation ([1, 3]), ...
%!         [.6597001533917, -.1243547674084], 1e-13);
%! assert (g.exact.diffusion, 1);
%! assert (langevin_model ("memory", "kernel", [.5 2]).exact.diffusion, 1);
%! assert (langevin_model ("memory", "stiffness", 4).exact.variance, 1/4);
## every model runs, with one line
%!test
%! for name = {"harmonic", "double well", "washboard", "ratchet", "gyrator", ...
%!             "heat chain", "dragged trap", "breathing trap", ...
%!             "active particle", "active trap", "memory", "Mueller-Brown"}
%!   m = langevin_model (name{1}, "trajectories", 3);
%!   [t, x] = langevin (m, "seed", 1);
%!   assert (rows (x), 3);
%!   assert (all (isfinite (x(:))));
%! endfor
%! [wF, wR] = switching (langevin_model ("dragged trap"), "seed", 1, ...
%!                       "trajectories", 10);
%! assert (size (wF), [10, 1]);

%!error <Invalid call> langevin_model ()
%!error <langevin_model: the model must be one of: harmonic, double well> langevin_model ("well")
%!error <langevin_model: unknown option "height"; valid options are: stiffness> langevin_model ("harmonic", "height", 1);
%!error <langevin_model: give "mobility" .overdamped. or "damping" .underdamped., not both>
%! langevin_model ("harmonic", "mobility", 1, "damping", 1);
%!error <langevin_model: option "asymmetry" must be a number between 0 and 1, got 2> langevin_model ("ratchet", "asymmetry", 2);
%!error <langevin_model: option "stiffness" must be .a, b, c. with a, b . 0 and a b . c.2>
%! langevin_model ("gyrator", "stiffness", [1 1 2]);

%!demo
%! ## Jumps over the barrier of a double well, and its density
%! langevin_model ("double well");

%!demo
%! ## A dragged trap: work there and back
%! langevin_model ("dragged trap");

%!demo
%! ## A ratchet that is switched on and off
%! langevin_model ("ratchet");
