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
## @deftypefn  {} {@var{trap} =} optimal_trap ("moving", @var{from}, @var{to}, @var{tf})
## @deftypefnx {} {@var{trap} =} optimal_trap ("stiffening", @var{from}, @var{to}, @var{tf})
## @deftypefnx {} {@var{trap} =} optimal_trap (@dots{}, "name", @var{value}, @dots{})
## @deftypefnx {} {} optimal_trap (@dots{})
## Protocol of least work for a Brownian particle in a harmonic trap that is
## moved or stiffened in a finite time, and the work of any other protocol.
##
## The particle is overdamped with the mobility mu, in U = k (x - lambda)^2 / 2,
## in equilibrium at first.  Of all lambda(t) from @var{from} to @var{to} within
## the time tf, the one with the least mean work is, for a moving trap, with
## T = mu k tf and D = to - from,
##
## @example
## @group
## lambda(t) = from + D (1 + mu k t) / (T + 2),   0 < t < tf
## <W> = k D^2 / (T + 2)
## @end group
## @end example
##
## @noindent
## with equal jumps at both ends.  When the stiffness k goes from ki to kf, with
## T = mu ki tf, r = kf/ki and s = t/tf, it is
##
## @example
## @group
## a = T (1 - r) / (sqrt (1 + 2 T + r T^2) + 1 + r T)
## k(t) = ki (1 - a (1 + a s) / T) / (1 + a s)^2,   0 < t < tf
## <W> / kT = (r (1 + a)^2 - 1) / 2 - log (1 + a) + a^2 / T
## @end group
## @end example
##
## @noindent
## also with jumps, and a stiffness that may be below 0 for a while when tf is
## short.  Without an output argument the protocols and the work over the
## duration are drawn.
##
## @strong{Arguments}
##
## @var{from}, @var{to}: positions of the trap, or stiffnesses above 0.
## @var{tf}: duration, a positive number.
##
## @strong{Options}
##
## @table @asis
## @item "stiffness" (1)
## Of a moving trap, energy per length squared.
## @item "mobility" (1)
## mu, velocity per force.
## @item "protocol" ("optimal")
## Whose work is wanted: "optimal", "linear", a handle of s = t/tf from 0 to 1,
## or a vector of values at equal spacing, with straight lines between.  What
## it differs from @var{from} and @var{to} at its ends are jumps.
## @item "breaks"
## Places s at which a handle has jumps.
## @item "kT", "temperature", "units"
## As for @code{jarzynski}; the stiffness is then in that unit per length
## squared.
## @end table
##
## @strong{Results}
##
## The struct @var{trap} has
##
## @table @code
## @item work, variance, dissipated
## Mean and variance of the work of the protocol, and <W> - dF.
## @item optimal, linear
## Mean work of the optimal and of the linear protocol.
## @item dF
## 0, or kT/2 log (kf/ki).
## @item negative
## Moving trap: probability of a work below 0.  The work is Gaussian there.
## @item jumps
## The values just after 0 and just before tf.
## @item protocol
## Handle of t, with @var{from} up to 0 and @var{to} from tf on.
## @item t, lambda
## The same as columns of 201 times and values.
## @item kind, from, to, tf, stiffness, mobility, kT, units
## What was used.
## @end table
##
## @strong{Accuracy}
##
## Closed forms to rounding; other protocols to 1e-11 relative, as solutions of
## the linear equations of the moments of position and work.
##
## @strong{Errors}
##
## @code{noneq:range}: a duration or stiffness that is not positive, or a
## stiffness that rises more than 1e7-fold.
## @code{noneq:protocol}: a protocol that is not finite or jumps at unknown
## places.
##
## @strong{References}
##
## T. Schmiedl and U. Seifert, Phys. Rev. Lett. 98, 108301 (2007).
##
## @strong{Example}
##
## @example
## @group
## trap = optimal_trap ("moving", 0, 1, 1);
## printf ("%.4f by the optimal, %.4f by the linear protocol\n", trap.work,
##         trap.linear)
## @print{} 0.3333 by the optimal, 0.3679 by the linear protocol
## @end group
## @end example
##
## @seealso{thermodynamic_length, landauer_bit, feedback_trap, jarzynski}
## @end deftypefn

function trap = optimal_trap (kind, from, to, tf, varargin)

  if (nargin < 4)
    print_usage ();
  endif
  fname = "optimal_trap";
  kinds = {"moving", "stiffening"};
  if (! (ischar (kind) && any (strcmpi (kind, kinds))))
    error ("noneq:option", ...
           "%s: the first argument must be \"moving\" or \"stiffening\"", ...
           fname);
  endif
  moving = strcmpi (kind, "moving");
  must = ifelse (moving, "finite", "positive");
  from = check_quantity (fname, "from", from, must, 1);
  to = check_quantity (fname, "to", to, must, 1);
  tf = check_quantity (fname, "tf", tf, "positive", 1);
  opt = parse_options (fname, varargin, ...
                       [common_options("energy")
                        {"stiffness", [], "positive"
                         "mobility", 1, "positive"
                         "protocol", "optimal", @(v) ""
                         "breaks", [], @(v) ""}]);
  if (! moving && ! isempty (opt.stiffness))
    error ("noneq:option", ...
           ["%s: option \"stiffness\" is of a moving trap; here it goes from" ...
            " %g to %g"], fname, from, to);
  endif
  if (! moving && to / from > 1e7)
    error ("noneq:range", ...
           "%s: to / from is %g; the most that is resolved is 1e7", fname, ...
           to / from);
  endif
  [kT, unit] = thermal_energy (fname, opt);
  if (moving && isempty (opt.stiffness))
    opt.stiffness = kT;
  endif

  ## Without dimensions: time in relaxation times of the first trap, length in
  ## the distance or energy in kT.
  if (moving)
    T = opt.mobility * opt.stiffness * tf;
    scale = opt.stiffness * (to - from)^2;
    best = moving_optimum (T);
    trap.optimal = scale * best.work;
    trap.linear = scale * linear_move (T);
    outside = @(y) from + (to - from) * y;
    inside = @(v) (v - from) / (to - from + (to == from));
    dF = 0;
  else
    T = opt.mobility * from * tf;
    scale = kT;
    r = to / from;
    best = stiffening_optimum (T, r);
    dF = kT / 2 * (log (to) - log (from));
    trap.optimal = dF + kT * best.dissipated;
    trap.linear = kT * stiffening_linear (T, r);
    outside = @(y) from * y;
    inside = @(v) v / from;
  endif

  name = opt.protocol;
  if (ischar (name) && strcmpi (name, "optimal"))
    shape = best.protocol;
    ends = best.ends;
  elseif (ischar (name) && strcmpi (name, "linear"))
    ends = [ifelse(moving, 0, 1), ifelse(moving, 1, to / from)];
    shape = @(s) ends(1) + diff (ends) * s;
  elseif (ischar (name))
    error ("noneq:option", ...
           ["%s: option \"protocol\" must be \"optimal\", \"linear\", a handle" ...
            " of s = t/tf or a vector of values, got \"%s\""], fname, name);
  else
    if (is_function_handle (name))
      given = @(s) inside (opt.protocol (s));
    else
      given = name;
      if (isnumeric (given))
        given = inside (given);
      endif
    endif
    series = schedule_series (fname, "the protocol", given, opt.breaks);
    ends = [series.first, series.last];
    shape = series.value;
  endif

  if (moving)
    if (ischar (name))
      trap.work = ifelse (strcmpi (name, "optimal"), trap.optimal, ...
                          trap.linear);
    else
      trap.work = scale * move_work (series, T);
    endif
    ## Gaussian, and dF = 0.
    trap.variance = 2 * kT * trap.work;
    trap.negative = erfc (sqrt (trap.work / kT) / 2) / 2;
    trap.dissipated = trap.work;
  else
    if (ischar (name))
      series = schedule_series (fname, "the protocol", shape);
    endif
    [work, variance] = stiffening_work (series, T, to / from);
    trap.work = kT * work;
    trap.variance = kT^2 * variance;
    if (ischar (name) && strcmpi (name, "optimal"))
      trap.work = trap.optimal;
      trap.dissipated = kT * best.dissipated;
    else
      trap.dissipated = trap.work - dF;
    endif
  endif
  trap.dF = dF;
  trap.jumps = outside (ends(:)');
  trap.protocol = @(t) in_time (t, tf, from, to, @(s) outside (shape (s)));
  trap.t = linspace (0, tf, 201)';
  trap.lambda = outside (shape (linspace (0, 1, 201)'));
  trap.kind = lower (kind);
  trap.from = from;
  trap.to = to;
  trap.tf = tf;
  trap.stiffness = opt.stiffness;
  trap.mobility = opt.mobility;
  trap.kT = kT;
  trap.units = unit;
  order = {"work", "variance", "dissipated", "optimal", "linear", "dF", ...
           "negative", "jumps", "protocol", "t", "lambda", "kind", "from", ...
           "to", "tf", "stiffness", "mobility", "kT", "units"};
  trap = orderfields (trap, order(isfield (trap, order)));
  if (nargout == 0)
    picture_of (trap);
    clear trap;
  endif

endfunction

function v = in_time (t, tf, from, to, f)

  v = f(min (max (t / tf, 0), 1));
  v(t <= 0) = from;
  v(t >= tf) = to;

endfunction

function best = moving_optimum (T)

  best.work = 1 / (T + 2);
  best.protocol = @(s) (1 + T * s) / (T + 2);
  best.ends = [1, 1 + T] / (T + 2);

endfunction

## (T + exp (-T) - 1) / T^2, a series where that cancels.
function w = linear_move (T)

  if (T < 0.5)
    k = 0:18;
    w = sum ((-T).^k ./ gamma (k + 3));
  else
    w = (T + expm1 (-T)) / T^2;
  endif

endfunction

function best = stiffening_optimum (T, r)

  a = T * (1 - r) / (sqrt (1 + 2 * T + r * T^2) + 1 + r * T);
  b = sqrt (r) * (1 + a) - 1;
  ## <W> - log (r) / 2, positive term by term.
  best.dissipated = b^2 / 2 + (b - log1p (b)) + a^2 / T;
  best.protocol = @(s) (1 - a * (1 + a * s) / T) ./ (1 + a * s).^2;
  best.ends = best.protocol ([0, 1]);

endfunction

## Mean work of k = 1 + (r - 1) s, by quadrature of what the variance x2 of the
## position is: with kappa = (r - 1) / T, K(t) = t + kappa t^2 / 2,
## x2 = exp (-2 K(t)) + 2 integral of exp (2 K(u) - 2 K(t)) du.
function w = stiffening_linear (T, r)

  if (r == 1)
    w = 0;
    return;
  endif
  series = struct ("knot", [0, 1], "value", @(s) 1 + (r - 1) * s, ...
                   "slope", @(s) (r - 1) * ones (size (s)), "first", 1, ...
                   "last", r);
  w = stiffening_work (series, T, r);

endfunction

## y = [1; position relative to the trap; work]
function work = move_work (series, T)

  y = [1; 0; 0];
  jump = @(y, D) [1; y(2) - D; y(3) + D^2 / 2 - D * y(2)];
  A = @(value, slope) move_matrix (slope, T);
  y = follow (series, y, jump, A, T, 0, 1);
  work = y(3);

endfunction

function A = move_matrix (slope, T)

  n = numel (slope);
  slope = reshape (slope, 1, 1, n);
  A = zeros (3, 3, n);
  A(2,1,:) = -slope;
  A(2,2,:) = -T;
  A(3,2,:) = -slope;

endfunction

## y = [1; x^2; x^4; W; W x^2; W^2], all means, in units of the first trap, but
## W in units of TOP, so that no slope is large.
function [work, variance] = stiffening_work (series, T, r)

  top = max ([1, r, abs(series.value (series.knot))]);
  jump = @(y, D) y + [0; 0; 0; D * y(2) / 2; D * y(3) / 2; ...
                      D * y(5) + D^2 * y(3) / 4];
  A = @(value, slope) stiffening_matrix (value, slope / top, T);
  y = follow (series, [1; 1; 3; 0; 0; 0], @(y, D) jump (y, D / top), A, ...
              T * top, 1, r);
  work = top * y(4);
  variance = top^2 * max (y(6) - y(4)^2, 0);

endfunction

function A = stiffening_matrix (value, slope, T)

  n = numel (value);
  k = reshape (value, 1, 1, n);
  slope = reshape (slope, 1, 1, n);
  A = zeros (6, 6, n);
  A(2,1,:) = 2 * T;
  A(2,2,:) = -2 * T * k;
  A(3,2,:) = 12 * T;
  A(3,3,:) = -4 * T * k;
  A(4,2,:) = slope / 2;
  A(5,3,:) = slope / 2;
  A(5,4,:) = 2 * T;
  A(5,5,:) = -2 * T * k;
  A(6,5,:) = slope;

endfunction

## Jump from START, along SERIES, and jump to STOP.  FAST is the largest number
## of relaxation times.
function y = follow (series, y, jump, A, fast, start, stop)

  y = jump (y, series.first - start);
  y = evolve_along ("optimal_trap", series, jump, ...
                    @(s, value, slope) A (value, slope), y, fast);
  y = jump (y, stop - series.last);

endfunction

function picture_of (trap)

  subplot (2, 1, 1);
  t = linspace (-0.15, 1.15, 521)' * trap.tf;
  chosen = trap.protocol (t);
  line = min (max (t / trap.tf, 0), 1);
  line = trap.from + (trap.to - trap.from) * line;
  plot (t, chosen, "linewidth", 1.5, t, line, "--", "linewidth", 1.5);
  xlabel ("time");
  if (strcmp (trap.kind, "moving"))
    ylabel ("position of the trap");
  else
    ylabel ("stiffness");
  endif
  low = min ([chosen; line]);
  high = max ([chosen; line]);
  pad = 0.1 * (high - low) + (high == low);
  axis ([t(1), t(end), low - pad, high + pad]);
  legend ("this protocol", "linear", "location", "southeast");

  subplot (2, 1, 2);
  tf = trap.tf * logspace (-2, 2, 41);
  w = zeros (2, numel (tf));
  options = {"mobility", trap.mobility, "kT", trap.kT};
  if (strcmp (trap.kind, "moving"))
    options = [options, {"stiffness", trap.stiffness}];
  endif
  for k = 1:numel (tf)
    other = optimal_trap (trap.kind, trap.from, trap.to, tf(k), options{:});
    w(:,k) = [other.optimal; other.linear];
  endfor
  semilogx (tf, w, "linewidth", 1.5, tf([1, end]), trap.dF * [1, 1], "k--", ...
            trap.tf, trap.work, "ko");
  xlabel ("duration");
  ylabel ("mean work");
  legend ("optimal", "linear", "free energy difference", "this protocol", ...
          "location", "southwest");
  high = max (w(:));
  axis ([tf([1, end]), trap.dF - 0.05 * (high - trap.dF), ...
         high + 0.05 * (high - trap.dF) + (high == trap.dF)]);

endfunction

## the reference's values: moving
%!test
%! trap = optimal_trap ("moving", 0, 1, 1);
%! assert (trap.work, 1/3, 1e-16);
%! assert (trap.linear, .367879441171442, 1e-15);
%! assert (trap.linear / trap.work, 1.10363832, 5e-9);
%! assert (trap.jumps, [1/3, 2/3], 1e-15);
%! assert (trap.protocol ([-1, 0, .5, 1, 2]), [0, 0, .5, 1, 1]);
%! line = optimal_trap ("moving", 0, 1, 1, "protocol", "linear");
%! assert (line.negative, .33400457, 5e-9);
%! assert (line.variance, 2 * line.work, 1e-15);
%! assert (optimal_trap ("moving", 0, 5, 1).work, 25/3, 1e-14);
## the reference's values: stiffening
%!test
%! trap = optimal_trap ("stiffening", 1, 2, 1);
%! assert (trap.work, .402918361125394, 1e-15);
%! assert (trap.jumps, [1.19098300563, 1.7639320225], 5e-12);
%! assert (trap.linear, .412465798535, 5e-13);
%! assert (optimal_trap ("stiffening", 1, 2, .1).work, .478289107117432, 1e-15);
%! assert (optimal_trap ("stiffening", 1, 2, 10).work, .354741171185649, 1e-15);
## two routes: the closed forms are the works of their own protocols
%!test
%! for T = [1e-3, .3, 20, 1e4]
%!   a = optimal_trap ("moving", -1, 2, T, "stiffness", 3, "mobility", .5);
%!   b = optimal_trap ("moving", -1, 2, T, "stiffness", 3, "mobility", .5, ...
%!                     "protocol", @(s) -1 + 3 * (1 + 1.5*T*s) / (1.5*T + 2));
%!   assert (b.work, a.work, -1e-10);
%!   b = optimal_trap ("moving", -1, 2, T, "stiffness", 3, "mobility", .5, ...
%!                     "protocol", [-1, 2]);
%!   assert (b.work, a.linear, -1e-10);
%!   a = optimal_trap ("stiffening", 2, .5, T);
%!   b = optimal_trap ("stiffening", 2, .5, T, "protocol", ...
%!                     @(s) a.protocol (T * min (max (s, 1e-15), 1 - 1e-15)));
%!   assert (b.work, a.work, 1e-10);
%!   assert (b.variance, a.variance, -1e-8);
%!   assert (a.work <= a.linear);
%! endfor
## a sudden change: W = (r - 1) x^2 / 2
%!test
%! trap = optimal_trap ("stiffening", 1, 3, 1e-12, "protocol", "linear");
%! assert (trap.work, 1, 1e-10);
%! assert (trap.variance, 2, 1e-9);
%! assert (trap.dF, log (3) / 2, 1e-15);
%! late = optimal_trap ("stiffening", 1, 3, 2, "protocol", ...
%!                      @(s) 1 + 2 * (s > 0.5), "breaks", 0.5);
%! assert (late.work, 1, 1e-12);
## linear stiffening by Dawson's integral
%!test
%! T = 3;
%! r = 4;
%! q = (r - 1) / T;
%! K = @(t) t + q * t.^2 / 2;
%! x2 = @(t) exp (-2 * K (t)) + 2 / sqrt (q) ...
%!      * (dawson (sqrt (q) * (t + 1/q)) ...
%!         - exp (-2 * K (t)) * dawson (1 / sqrt (q)));
%! assert (optimal_trap ("stiffening", 1, r, T).linear, ...
%!         q / 2 * quadgk (x2, 0, T), 1e-11);
## units, nothing to do, slow limit
%!test
%! a = optimal_trap ("stiffening", 2, 3, 1, "kT", 4.114, "mobility", .1);
%! b = optimal_trap ("stiffening", 2, 3, .1);
%! assert (a.work, 4.114 * b.work, 1e-14);
%! assert (optimal_trap ("moving", 1, 1, 1).work, 0);
%! assert (optimal_trap ("stiffening", 2, 2, 1).work, 0, 1e-16);
%! trap = optimal_trap ("stiffening", 1, 2, 1e8);
%! assert (trap.dissipated * 1e8, (1 - 1 / sqrt (2))^2, 1e-6);

## a millionfold: the integral of x2 over log (s), where it does not cancel
%!test
%! trap = optimal_trap ("stiffening", 1, 1e6, 1);
%! K = @(t) t + 1e6 * t.^2 / 2;
%! x2 = @(t) exp (-2 * K (t)) + 2e-3 ...
%!      * (dawson (1e3 * (t + 1e-6)) - exp (-2 * K (t)) * dawson (1e-3));
%! assert (trap.linear, 5e5 * quadgk (@(u) x2 (exp (u)) .* exp (u), -60, 0, ...
%!                                    "RelTol", 1e-12), -3e-6);
%! assert (trap.work > trap.dF && trap.work < trap.linear);
%!error <optimal_trap: to / from is 1e\+08; the most that is resolved is 1e7> optimal_trap ("stiffening", 1, 1e8, 1)

%!error <Invalid call> optimal_trap ("moving", 1, 2)
%!error <optimal_trap: the first argument must be "moving" or "stiffening">
%! optimal_trap ("turning", 0, 1, 1);
%!error <optimal_trap: from must be positive and finite, got -1>
%! optimal_trap ("stiffening", -1, 1, 1);
%!error <optimal_trap: tf must be positive and finite, got 0>
%! optimal_trap ("moving", 0, 1, 0);
%!error <optimal_trap: option "stiffness" is of a moving trap; here it goes from 1 to 2>
%! optimal_trap ("stiffening", 1, 2, 1, "stiffness", 3);
%!error <optimal_trap: option "protocol" must be "optimal", "linear", a handle>
%! optimal_trap ("moving", 0, 1, 1, "protocol", "best");
%!error <optimal_trap: the protocol at s = .* is not a finite real number>
%! optimal_trap ("moving", 0, 1, 1, "protocol", @(s) 1 / 0);

%!demo
%! ## The best way to move a trap has a jump at each end
%! optimal_trap ("moving", 0, 1, 1);

%!demo
%! ## And to stiffen it fivefold
%! optimal_trap ("stiffening", 1, 5, 0.5);
