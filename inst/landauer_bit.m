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
## @deftypefn  {} {@var{bit} =} landauer_bit (@var{tau})
## @deftypefnx {} {@var{bit} =} landauer_bit (@var{tau}, "name", @var{value}, @dots{})
## @deftypefnx {} {@var{bit} =} landauer_bit (@var{tau}, "well", @var{height}, @dots{})
## @deftypefnx {} {} landauer_bit (@dots{})
## Work, heat and their fluctuations when a bit of two levels is erased in a
## finite time, against the bound kT ln 2.
##
## The bit is a system of two levels, 0 and E, that exchanges heat with a bath:
## it goes up with the rate f(E) and down with 1 - f(E), f = 1/(1 + exp (E)), in
## units of kT and of the exchange rate.  At first E = 0 and both levels are
## equally likely.  E is then raised within the time tau, which drives the bit
## into the lower level.
##
## @example
## @group
## dp/dt = f(E) - p,                p the probability of the upper level
## <W> = integral of p dE,          <exp (-W)> = (1 + exp (-E)) / 2
## dF  = -log ((1 + exp (-E)) / 2)  -> ln 2
## @end group
## @end example
##
## Mean and variance of the work and <exp (-W)> are solutions of linear
## differential equations, not of sampling.  Without an output argument the
## work is drawn over the time.
##
## @strong{Arguments}
##
## @var{tau}: times of the erasure, of any shape, in units of 1/rate.
##
## @strong{Options}
##
## @table @asis
## @item "energy" (10)
## E at the end, kT (or the unit of "units").
## @item "protocol" ("linear")
## E as a function of s = t/tau: "linear"; "optimal", the least work near
## equilibrium, E = 2 log tan (pi/4 + L s/2), L = 2 atan (exp (E/2)) - pi/2; a
## handle of s from 0 to 1; or a vector of energies at equal spacing.  What it
## differs from 0 at s = 0 is a sudden jump and costs work too.
## @item "breaks"
## Places s at which a handle has jumps.
## @item "rate" (1)
## Exchange rate with the bath.
## @item "trajectories" (0)
## Also sample this many paths; "seed", "threads" as everywhere.
## @item "well"
## Instead of two levels, a particle in the double well height (x^2 - 1)^2, in
## kT (or the unit of "units"), by overdamped Langevin dynamics
## (@code{switching}), 1000 "trajectories" unless said otherwise; "rate" is then
## the diffusion coefficient.  In four equal parts the barrier is lowered to
## 1/8, a force to the left is raised to "tilt", the barrier is raised again,
## and the force removed.
## @item "tilt" (height)
## Largest force, energy per length.
## @item "kT", "temperature", "units"
## As for @code{jarzynski}: energies are then in that unit.
## @end table
##
## @strong{Results}
##
## With "well", work, variance, average, error and heat are estimates from the
## sample, with work_se, average_se and error_se; dF is 0, a cycle; erasure is the
## work, bound as below; reliable and notes are about average: of <exp (-W)> = 1
## the runs that erase carry the share with which the reverse process comes back
## to where the bit began, about 1/2, and those that do not the rest.  The fields
## of the two levels are otherwise
##
## The struct @var{bit} has, with the size of @var{tau},
##
## @table @code
## @item work, variance, dissipated
## <W>, var (W), and <W> - dF.
## @item cumulant
## <W> - var (W) / 2 kT, the expansion of dF to second order.
## @item average
## <exp (-W / kT)>, which is exp (-dF / kT) at any speed.
## @item heat
## Into the bath until tau: <W> - E p.
## @item error
## p at tau, the probability that the bit is not erased.
## @item erasure
## Work of the whole cycle, when E falls to 0 at once: <W> - E p.
## @item bound
## Landauer's bound of it for this error: kT (ln 2 - H(p)),
## H(p) = -p log p - (1-p) log (1-p).
## @item dF, landauer, length
## Free energy difference; kT ln 2; thermodynamic length L, so that near
## equilibrium the least dissipated work is kT L^2 / (tau rate).
## @item slow
## Coefficient B of the slow law, dissipated = B / tau.
## @item sample
## With "trajectories", M x numel (tau): the works of the paths.
## @item tau, energy, protocol, kT, units, seed
## What was used.
## @end table
##
## @strong{Accuracy}
##
## 1e-12 of its largest term for the mean, the variance and the average;
## collocation of order 11 with error control.  Sampled paths are exact in law.
##
## @strong{Errors}
##
## @code{noneq:range}: a time that is not positive; energies not within -700
## .. 1e6 kT.  @code{noneq:protocol}: a protocol that is not finite or jumps at
## unknown places.
##
## @strong{References}
##
## R. Landauer, IBM J. Res. Dev. 5, 183 (1961).  G. Diana, G. B. Bagci and
## M. Esposito, Phys. Rev. E 87, 012111 (2013).  D. A. Sivak and G. E. Crooks,
## Phys. Rev. Lett. 108, 190602 (2012).
##
## @strong{Example}
##
## @example
## @group
## bit = landauer_bit ([1 10 100 1000]);
## printf ("%.4f ", bit.work, bit.landauer)
## @print{} 3.5648 1.1927 0.7431 0.6981 0.6931
## @end group
## @end example
##
## @seealso{erasure_bound, optimal_trap, jarzynski, thermodynamic_length}
## @end deftypefn

function bit = landauer_bit (tau, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "landauer_bit";
  opt = parse_options (fname, varargin, ...
                       [common_options("energy", "random", "threads")
                        {"energy", [], "number"
                         "protocol", "linear", @(v) ""
                         "breaks", [], @(v) ""
                         "rate", 1, "positive"
                         "well", [], "positive"
                         "tilt", [], "positive"
                         "trajectories", 0, "whole"}]);
  tau = check_quantity (fname, "tau", tau, "positive", []);
  [kT, unit] = thermal_energy (fname, opt);
  if (! isempty (opt.well))
    bit = well_bit (fname, tau, opt, kT);
    bit.units = unit;
    if (nargout == 0)
      well_picture (bit);
      clear bit;
    endif
    return;
  elseif (! isempty (opt.tilt))
    error ("noneq:option", "%s: option \"tilt\" is for a bit in a \"well\"", ...
           fname);
  endif
  if (isempty (opt.energy))
    opt.energy = 10 * kT;
  endif
  [E, name] = protocol_of (fname, opt, kT);
  bad = [E.first, E.last, E.value(E.knot)];
  bad = bad(find (bad < -700 | bad > 1e6, 1));
  if (! isempty (bad))
    error ("noneq:range", ...
           ["%s: the energy %g kT is not within -700 .. 1e6; a level that" ...
            " falls is that which rises of the same pair, W less E"], ...
           fname, bad);
  endif
  picture = nargout == 0;
  if (picture && isscalar (tau))
    tau *= logspace (-1.5, 1.5, 31);
  endif

  end_energy = E.last;
  shape = size (tau);
  work = variance = average = p = zeros (shape);
  for k = 1:numel (tau)
    [work(k), variance(k), average(k), p(k)] = moments (E, tau(k) * opt.rate);
  endfor

  dF = log (2) - log1p (exp (-abs (end_energy))) + min (end_energy, 0);
  bit.work = kT * work;
  bit.variance = kT^2 * variance;
  bit.dissipated = kT * (work - dF);
  bit.cumulant = kT * (work - variance / 2);
  bit.average = average;
  bit.heat = kT * (work - end_energy * p);
  bit.error = p;
  bit.erasure = bit.heat;
  bit.bound = kT * (log (2) - entropy (p));
  bit.dF = kT * dF;
  bit.landauer = kT * log (2);
  bit.length = length_of (E);
  bit.slow = kT * slow_law (E) / opt.rate;
  if (opt.trajectories > 0)
    [bit.sample, bit.seed] = sampled (fname, E, tau, opt, kT);
  endif
  bit.tau = tau;
  bit.energy = kT * end_energy;
  bit.protocol = name;
  bit.kT = kT;
  bit.units = unit;
  if (picture)
    picture_of (bit);
    clear bit;
  endif

endfunction

## The protocol in kT, over s = t / tau; E.pace: ds / dx for the variable x of
## E.value and E.slope.
function [E, name] = protocol_of (fname, opt, kT)

  top = opt.energy / kT;
  name = "given";
  f = opt.protocol;
  if (ischar (f))
    name = lower (f);
    if (strcmp (name, "optimal"))
      E = optimal_protocol (top);
      return;
    elseif (! strcmp (name, "linear"))
      error ("noneq:option", ...
             ["%s: option \"protocol\" must be \"linear\", \"optimal\", a" ...
              " handle of s = t/tau or a vector of energies, got \"%s\""], ...
             fname, f);
    endif
    f = [0, top];
  elseif (is_function_handle (f))
    f = @(s) opt.protocol (s) / kT;
  elseif (isnumeric (f))
    f = f / kT;
  endif
  E = schedule_series (fname, "the protocol", f, opt.breaks);
  E.pace = @(x) ones (size (x));
  E.at = E.value;
  E.inner = E.knot(2:end-1);

endfunction

## At the constant thermodynamic speed, dE/ds = 2 L cosh (E/2), which bends
## within exp (-E/2) of the end: followed in E itself.
function E = optimal_protocol (top)

  L = atan (sinh (min (abs (top), 1400) / 2));
  E = struct ("knot", [0, abs(top)], "first", 0, "last", top, "inner", []);
  E.value = @(x) sign (top) * x;
  E.slope = @(x) sign (top) * ones (size (x));
  E.pace = @(x) 1 ./ (2 * L * cosh (x / 2));
  if (top == 0)
    E.knot = [0, 1];
    E.value = E.slope = @(x) zeros (size (x));
    E.pace = @(x) ones (size (x));
  endif
  E.at = @(s) sign (top) * energy_of_share (s, L, abs (top));

endfunction

## 2 log tan (pi/4 + L s/2) without cancellation at either end: the angle to the
## pole is pi/2 (1 - s) + s d, d = pi/2 - L.
function e = energy_of_share (s, L, top)

  e = 2 * asinh (tan (L * min (s, 0.5)));
  late = s > 0.5;
  angle = pi / 2 * (1 - s(late)) + s(late) * 2 * atan (exp (-top / 2));
  e(late) = min (-2 * log (tan (angle / 2)), top);

endfunction

## y = [1; P1; A1; <W>; <W^2>; u1; <exp (-W)>]: P1 the probability of the upper
## level, A1 and u1 the means of W and exp (-W) there.  The totals, which the
## exchange does not change, are kept as such: as sums over both levels they
## would drown in its rounding when it is fast.  W in units of TOP, so that all
## are of one size.
function [work, variance, average, p] = moments (E, tau)

  top = max ([1, abs(E.value (E.knot))]);
  leap = @(y, D) jump (y, D, top);
  A = @(x, value, slope) generator (value, slope, tau * E.pace (x), top);
  y = evolve_along ("landauer_bit", E, leap, A, ...
                    leap ([1; 0.5; 0; 0; 0; 0.5; 1], E.first), ...
                    tau * max (E.pace (E.knot)) * E.knot(end));
  work = top * y(4);
  variance = top^2 * max (y(5) - y(4)^2, 0);
  average = y(7);
  p = y(2);

endfunction

function A = generator (E, slope, tau, top)

  n = numel (E);
  up = reshape (tau ./ (1 + exp (E)), 1, 1, n);
  both = reshape (tau + zeros (1, n), 1, 1, n);
  slope = reshape (slope, 1, 1, n);
  A = zeros (7, 7, n);
  A(2,1,:) = A(3,4,:) = A(6,7,:) = up;
  A(2,2,:) = A(3,3,:) = -both;
  A(3,2,:) = A(4,2,:) = slope / top;
  A(5,3,:) = 2 * slope / top;
  A(6,6,:) = -both - slope;
  A(7,6,:) = -slope;

endfunction

## E changes by D at once: W += D for those in the upper level.
function y = jump (y, D, top)

  d = D / top;
  y(5) += 2 * d * y(3) + d^2 * y(2);
  y(3:4) += d * y(2);
  y(7) += expm1 (-D) * y(6);
  y(6) *= exp (-D);

endfunction

function h = entropy (p)

  h = -p .* log (p) - (1 - p) .* log1p (-p);
  h(p == 0 | p == 1) = 0;

endfunction

## Integral of |dE| sqrt (f (1 - f)): the friction of a level of unit rate is
## the variance of its occupation.  Jumps are part of the way.
function L = length_of (E)

  L = 0;
  for k = 1:numel (E.knot) - 1
    L += quadgk (@(s) abs (E.slope (s)) ./ (2 * cosh (E.value (s) / 2)), ...
                 E.knot(k), E.knot(k+1) * (1 - eps), "abstol", 1e-13);
  endfor
  [before, after] = sides (E);
  L += sum (abs (atan (sinh (after / 2)) - atan (sinh (before / 2))));

endfunction

function B = slow_law (E)

  [before, after] = sides (E);
  if (any (abs (after - before) > 1e-9 * (1 + abs (after))))
    B = Inf;
    return;
  endif
  B = 0;
  for k = 1:numel (E.knot) - 1
    B += quadgk (@(s) (E.slope (s) ./ (2 * cosh (E.value (s) / 2))).^2 ...
                      ./ max (E.pace (s), realmin), ...
                 E.knot(k), E.knot(k+1) * (1 - eps), "abstol", 1e-13);
  endfor

endfunction

## Values before and after 0 and the inner knots.
function [before, after] = sides (E)

  x = E.knot(2:end-1);
  before = [0, E.value(x - eps (x))];
  after = [E.first, E.value(x)];

endfunction

## Paths of the two levels; work is gathered while the upper one is occupied.
function [W, seed] = sampled (fname, E, tau, opt, kT)

  seed = seed_option (opt);
  M = opt.trajectories;
  W = zeros (M, numel (tau));
  for k = 1:numel (tau)
    T = tau(k) * opt.rate;
    rates = @(t) levels (E.at (t / T));
    s = network_sample (rates, T, M, "p0", [0.5, 0.5], "save", true, ...
                        "seed", seed, "threads", opt.threads, ...
                        "breaks", T * E.inner, "system", "none", ...
                        "max_step", T / 8);
    count = cellfun (@numel, s.x(:));
    path = repelem ((1:M)', count);
    x = [s.x{:}]';
    from = [s.t{:}]' / T;
    to = [from(2:end); 1];
    to(cumsum (count)) = 1;
    gain = (x == 2) .* (E.at (to) - E.at (from));
    W(:,k) = kT * (accumarray (path, gain, [M, 1]) ...
                   + E.first * (s.initial == 2));
  endfor

endfunction

## A particle in a double well, in units of kT.
function bit = well_bit (fname, tau, opt, kT)

  if (! isempty (opt.energy) || ! strcmp (opt.protocol, "linear"))
    error ("noneq:option", ...
           ["%s: options \"energy\" and \"protocol\" are of two levels; a" ...
            " \"well\" has \"tilt\""], fname);
  endif
  M = opt.trajectories;
  if (M == 0)
    M = 1000;
  elseif (M < 2)
    error ("noneq:option", ...
           "%s: option \"trajectories\" must be at least 2", fname);
  endif
  height = opt.well / kT;
  tilt = height;
  if (! isempty (opt.tilt))
    tilt = opt.tilt / kT;
  endif
  U = @(x, lambda) lambda(1) * (x^2 - 1)^2 + lambda(2) * x;
  bit.seed = seed_option (opt);
  shape = size (tau);
  bit.work = bit.work_se = bit.variance = bit.average = bit.average_se = ...
    bit.error = bit.error_se = zeros (shape);
  bit.sample = zeros (M, numel (tau));
  bit.notes = {};
  for k = 1:numel (tau)
    T = tau(k) * opt.rate;
    ## A twelfth of the fastest relaxation, 1 / U''(1).
    steps = 8 * ceil (max (12 * 8 * (height + tilt) * T, 400) / 8);
    protocol = {T * (0:4) / 4, [height * [1, 1/8, 1/8, 1, 1]; ...
                                tilt * [0, 0, 1, 1, 0]]};
    [W, ~, run] = switching (U, protocol, T, "step", T / steps, ...
                             "trajectories", M, "direction", "forward", ...
                             "equilibrium", "density", "seed", bit.seed, ...
                             "threads", opt.threads);
    right = run.forward.final(:) > 0;
    bit.sample(:,k) = kT * W;
    bit.work(k) = kT * mean (W);
    bit.work_se(k) = kT * std (W) / sqrt (M);
    bit.variance(k) = kT^2 * var (W);
    bit.average(k) = mean (exp (-W));
    bit.average_se(k) = std (exp (-W)) / sqrt (M);
    bit.error(k) = mean (right);
    share = (sum (right) + 1) / (M + 2);
    bit.error_se(k) = sqrt (share * (1 - share) / (M + 2));
    bit.notes = [bit.notes, run.notes(:)'];
    if (sum (right) < 20)
      bit.notes{end+1} = sprintf (["tau = %g: %d runs end unerased; about half" ...
                                   " of <exp (-W)> is theirs, and \"average\"" ...
                                   " is low by as much"], tau(k), sum (right));
    endif
  endfor
  bit.dissipated = bit.erasure = bit.work;
  bit.bound = kT * (log (2) - entropy (bit.error));
  bit.dF = 0;
  bit.landauer = kT * log (2);
  bit.tau = tau;
  bit.well = kT * height;
  bit.tilt = kT * tilt;
  bit.protocol = "well";
  bit.kT = kT;
  bit.reliable = isempty (bit.notes);

endfunction

function well_picture (bit)

  [tau, order] = sort (bit.tau(:));
  errorbar (tau, bit.work(order)(:), 2 * bit.work_se(order)(:), "o-");
  hold on;
  plot (tau, bit.bound(order)(:), "s-", tau([1, end]), bit.landauer * [1, 1], ...
        "k--");
  hold off;
  if (tau(1) < tau(end))
    set (gca (), "xscale", "log");
  endif
  xlabel ("time of the erasure (1 / diffusion coefficient)");
  ylabel (sprintf ("work (%s)", bit.units));
  legend ("mean work, 2 standard errors", "bound for the error", "kT ln 2", ...
          "location", "northeast");
  title (sprintf ("Erasing a bit in a double well of %g %s", bit.well, bit.units));

endfunction

function W = levels (E)

  W = [0, 1 / (1 + exp(E)); 1 / (1 + exp(-E)), 0];

endfunction

function picture_of (bit)

  [tau, order] = sort (bit.tau(:));
  semilogx (tau, bit.work(order)(:), "o-", "linewidth", 1.5, ...
            tau([1, end]), bit.landauer * [1, 1], "k--", ...
            tau, bit.cumulant(order)(:), "s-", "linewidth", 1.5);
  low = bit.dF - bit.landauer;
  high = max (bit.work(:));
  axis ([tau(1), max(tau(end), 1.01 * tau(1)), low, 1.1 * high]);
  unit = bit.units;
  if (isempty (unit))
    unit = "unit of kT";
  endif
  xlabel ("time of the erasure (1 / rate)");
  ylabel (sprintf ("work (%s)", unit));
  legend ("mean work", "kT ln 2", "mean - variance / 2kT", ...
          "location", "northeast");
  title (sprintf ("Erasing a bit, %s protocol", bit.protocol));

endfunction

## the reference's values
%!test
%! bit = landauer_bit ([1, 100, 1000]);
%! assert (bit.dF, .6931017816607284, 1e-15);
%! assert (bit.work, [3.564798772503834, .7430967374817, .6981013230966], ...
%!         1e-12);
%! assert (bit.variance, [17.2094227947, .1051489376, .0100492396], 6e-11);
%! assert (bit.error(1), .21283030, 5e-9);
%! assert (bit.average, .5000226999648812 * [1 1 1], 1e-14);
%! assert (bit.slow, 4.99954602, 5e-9);
%! assert (bit.slow, 10 * (.5 - 1 / (1 + exp (10))), 1e-12);
%! assert (bit.cumulant(2:3), [.690522, .693077], 6e-7);
%! assert (landauer_bit (10).cumulant, .391, 6e-4);
%!test
%! bit = landauer_bit ([100; 1000], "protocol", "optimal");
%! assert (bit.length^2, 2.42524757, 5e-9);
%! assert (bit.length, 2 * (atan (exp (5)) - pi / 4), 1e-12);
%! assert (bit.dissipated .* [100; 1000], [2.50483; 2.43326], 6e-6);
%! assert (bit.average, .5000226999648812 * [1; 1], 1e-13);
## the same in other units; a table and a handle of the straight line
%!test
%! a = landauer_bit (3);
%! b = landauer_bit (1.5, "rate", 2, "energy", 10 * 8.314462618e-3 * 300, ...
%!                   "temperature", 300, "units", "kJ/mol");
%! assert (b.work, 8.31446261815324e-3 * 300 * a.work, -1e-9);
%! assert (b.units, "kJ/mol");
%! c = landauer_bit (3, "protocol", 0:10);
%! d = landauer_bit (3, "protocol", @(s) 10 * s);
%! assert ([c.work, d.work], [1, 1] * a.work, -1e-12);
%! assert ([c.variance, d.variance], [1, 1] * a.variance, -1e-11);
## a sudden rise: each bit is up with probability 1/2; and extremes
%!test
%! bit = landauer_bit ([1e-9, 1], "protocol", @(s) 4);
%! assert (bit.work, [2, 2], 1e-12);
%! assert (bit.variance, [4, 4], 1e-12);
%! assert (bit.average, (1 + exp (-4)) / 2 * [1, 1], 1e-14);
%! bit = landauer_bit (1e-10);
%! assert (bit.work, 5, 1e-8);
%! assert (bit.error, .5, 1e-9);
%! bit = landauer_bit (1e7);
%! assert (bit.dissipated * 1e7, 4.99954602, 1e-4);
%! bit = landauer_bit (10, "energy", 1000);
%! assert (bit.dF, log (2), 1e-15);
%! assert (bit.average, 0.5, 1e-12);
%! step = landauer_bit (2, "protocol", @(s) 1 + (s > 0.5), "breaks", 0.5);
%! p = 1 / (1 + e) + (.5 - 1 / (1 + e)) * exp (-1);
%! assert (step.work, .5 + p, 1e-12);
## far beyond the exchange time, and far above kT: to rounding, and at once
%!test
%! bit = landauer_bit ([1e9, 1e12]);
%! assert (bit.work, bit.dF + bit.slow ./ [1e9, 1e12], 3e-14);
%! assert (bit.average, 0.5000226999648812 * [1, 1], 1e-14);
%! bit = landauer_bit (3, "energy", 1e5);
%! ## what is up after 20 kT / 1e5 of the time decays freely
%! assert (bit.work / 1e5, (0.5 - log (2) / 1e5) * (1 - exp (-3)) / 3, 2e-5);
%! bit = landauer_bit (3, "protocol", "optimal", "energy", 1e5);
%! assert (bit.slow, pi^2 / 4, 1e-10);
%!error <landauer_bit: the energy -1000 kT is not within -700 .. 1e6; a level> landauer_bit (1, "energy", -1000)

## what is not erased costs less; no cycle beats its bound
%!test
%! bit = landauer_bit (logspace (-2, 3, 9), "energy", 3);
%! assert (all (bit.erasure >= bit.bound));
%! assert (bit.erasure(end), bit.bound(end), 2e-2);
## the best protocol for any energy: as a handle, of the same speed, of a level
## that falls, and of one that rises without end
%!test
%! for E = [0.3, 4, 18]
%!   L = atan (sinh (E / 2));
%!   a = landauer_bit ([.2, 5], "protocol", "optimal", "energy", E);
%!   b = landauer_bit ([.2, 5], "protocol", @(s) 2 * asinh (tan (L * s)));
%!   assert ([b.work, b.variance, b.error], [a.work, a.variance, a.error], ...
%!           -1e-11);
%!   assert (b.length, L, 1e-11);
%!   assert (b.slow, L^2, -1e-11);
%!   assert (a.slow, L^2, -1e-11);
%!   down = landauer_bit ([.2, 5], "protocol", "optimal", "energy", -E);
%!   ## The other level of the same pair: W' = W - E.
%!   assert (down.work, a.work - E, 1e-10);
%!   assert (down.variance, a.variance, 1e-8);
%!   assert (down.dissipated, a.dissipated, 1e-10);
%! endfor
%! bit = landauer_bit ([1, 1e3, 1e6], "protocol", "optimal", "energy", 300);
%! assert (bit.average, [1 1 1] / 2, 1e-13);
%! assert (bit.length, pi / 2, 1e-14);
%! ## What is still up at the end is lifted all the way.
%! assert (bit.error(2) * 300 < bit.dissipated(2));
%! assert (landauer_bit (7, "protocol", "optimal", "energy", 0).work, 0);
%! assert (landauer_bit (1, "protocol", [1, 3]).length, ...
%!         atan (sinh (1.5)), 1e-12);
## sampling along it, 4.5 standard errors, 7e-6 each
%!test
%! bit = landauer_bit (2, "protocol", "optimal", "trajectories", 4000, ...
%!                     "seed", 3);
%! assert (mean (bit.sample), bit.work, 4.5 * std (bit.sample) / sqrt (4000));
## the experiments: the mean work of slow erasures falls as kT ln 2 + B/tau to
## Landauer's bound (A. Berut et al., Nature 483, 187, 2012), within what
## Y. Jun, M. Gavrilov and J. Bechhoefer, PRL 113, 190601 (2014), measured,
## (0.71 +- 0.03) kT
%!test
%! tau = [50; 100; 200; 400; 800];
%! bit = landauer_bit (tau, "energy", 20);
%! fit = [ones(5, 1), 1 ./ tau, 1 ./ tau.^2] \ bit.erasure;
%! assert (fit(1), log (2), 1e-3);
%! assert (fit(2), bit.slow, -2e-2);
%! assert (abs (fit(1) - 0.71) < 0.03);
%! si = landauer_bit (100, "temperature", 300, "units", "J");
%! assert (si.landauer, 2.870978885e-21, 5e-31);
## sampling, 4.5 standard errors: a false alarm in 1.5e5 each
%!test
%! bit = landauer_bit ([1, 20], "trajectories", 4000, "seed", 1);
%! assert (size (bit.sample), [4000, 2]);
%! assert (mean (bit.sample), bit.work, ...
%!         4.5 * max (std (bit.sample)) / sqrt (4000));
%! m4 = mean ((bit.sample - bit.work).^4);
%! z = (mean ((bit.sample - bit.work).^2) - bit.variance) ...
%!     ./ sqrt ((m4 - bit.variance.^2) / 4000);
%! assert (all (abs (z) < 4.5));
%! again = landauer_bit ([1, 20], "trajectories", 4000, "seed", 1, ...
%!                       "threads", 1);
%! assert (again.sample, bit.sample);

## a bit in a double well: a cycle, <exp (-W)> = 1 at 4.5 standard errors where
## the rare works that make it are sampled; what is erased costs more than its
## bound, and less the slower
%!test
%! bit = landauer_bit ([0.1, 8, 20], "well", 6, "trajectories", 400, "seed", 1);
%! assert (bit.average(1), 1, 4.5 * bit.average_se(1));
%! assert (bit.work > bit.bound - 4.5 * bit.work_se);
%! assert (bit.work(3) < bit.work(2));
%! assert (bit.error(2:3) < 0.1);
%! ## Full control is cheaper still.
%! least = erasure_bound (6, 20, "points", 50);
%! assert (bit.work(3) > least - 4.5 * bit.work_se(3));
%! assert (size (bit.sample), [400, 3]);
%! again = landauer_bit (0.1, "well", 6 * 4.114, "kT", 4.114, "seed", 1, ...
%!                       "trajectories", 400, "threads", 1);
%! assert (again.work, 4.114 * bit.work(1), 1e-9);
%!error <option "tilt" is for a bit in a "well"> landauer_bit (1, "tilt", 2)
%!error <options "energy" and "protocol" are of two levels>
%! landauer_bit (1, "well", 5, "energy", 3)

%!error <Invalid call> landauer_bit ()
%!error <landauer_bit: tau must be positive and finite, got 0> landauer_bit (0)
%!error <landauer_bit: tau.2. is NaN> landauer_bit ([1 NaN])
%!error <landauer_bit: option "protocol" must be "linear", "optimal", a handle of s = t/tau or a vector of energies, got "fast">
%! landauer_bit (1, "protocol", "fast");
%!error <landauer_bit: the protocol at s = .* is not a finite real number>
%! landauer_bit (1, "protocol", @(s) log (-s));
%!error <landauer_bit: the protocol changes too abruptly near s = 0.[23].*"breaks">
%! landauer_bit (1, "protocol", @(s) s > 0.3);
%!error <landauer_bit: the protocol must be a handle of s from 0 to 1, or a vector>
%! landauer_bit (1, "protocol", {1});

%!demo
%! ## The work of erasing a bit, and the second-order cumulant expansion that
%! ## fails when the erasure is fast
%! landauer_bit (10);

%!demo
%! ## Work of single erasures: fast, slower, slow
%! bit = landauer_bit ([3, 30, 300], "trajectories", 4000, "seed", 1);
%! [n, x] = hist (bit.sample, linspace (-1, 10, 89), 1);
%! plot (x, n / (x(2) - x(1)), "linewidth", 1.5, log (2) * [1, 1], ...
%!       [0, 1.1 * max(n(:)) / (x(2) - x(1))], "k--");
%! xlabel ("work (kT)");
%! ylabel ("probability density (1 / kT)");
%! legend ("time 3", "time 30", "time 300", "kT ln 2");
