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
## @item "kT", "temperature", "units"
## As for @code{jarzynski}: energies are then in that unit.
## @end table
##
## @strong{Results}
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
## 1e-12 relative for the mean, the variance and the average; collocation of
## order 12 with error control.  Sampled paths are exact in law.
##
## @strong{Errors}
##
## @code{noneq:range}: a time that is not positive.  @code{noneq:protocol}: a
## protocol that is not finite or jumps at unknown places.
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
                         "trajectories", 0, "whole"}]);
  tau = check_quantity (fname, "tau", tau, "positive", []);
  [kT, unit] = thermal_energy (fname, opt);
  if (isempty (opt.energy))
    opt.energy = 10 * kT;
  endif
  [E, name] = protocol_of (fname, opt, kT);
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
  bit.erasure = kT * (work - end_energy * p);
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

## The protocol in kT, over s = t / tau.
function [E, name] = protocol_of (fname, opt, kT)

  top = opt.energy / kT;
  if (ischar (opt.protocol))
    name = lower (opt.protocol);
    switch (name)
      case "linear"
        E = schedule_series (fname, "the protocol", [0, top]);
      case "optimal"
        ## 2 log tan (pi/4 + L s/2) = 2 asinh (tan (L s)), without cancellation
        ## where E is small.
        L = atan (sinh (top / 2));
        E = schedule_series (fname, "the protocol", ...
                             @(s) 2 * asinh (tan (L * s)));
      otherwise
        error ("noneq:option", ...
               ["%s: option \"protocol\" must be \"linear\", \"optimal\", a" ...
                " handle of s = t/tau or a vector of energies, got \"%s\""], ...
               fname, opt.protocol);
    endswitch
    return;
  endif
  name = "given";
  f = opt.protocol;
  if (is_function_handle (f))
    f = @(s) opt.protocol (s) / kT;
  elseif (isnumeric (f))
    f = f / kT;
  endif
  E = schedule_series (fname, "the protocol", f, opt.breaks);

endfunction

## y = [1; P1; A1; A0; <W^2>; u1; u0]: P1 the probability of the upper level,
## A the mean work there, u the mean of exp (-W).
function [work, variance, average, p] = moments (E, tau)

  y = [1; 0.5; 0; 0; 0; 0.5; 0.5];
  y = jump (y, E.first);
  edge = E.knot;
  for k = 1:numel (edge) - 1
    before = E.value (edge(k) - eps);
    after = E.value (edge(k));
    if (k > 1 && abs (after - before) > 1e-9 * (1 + abs (after)))
      y = jump (y, after - before);
    endif
    ## In the slow time s; the last digit of a knot belongs to its own piece.
    inside = @(s) min (max (s, edge(k)), edge(k+1) * (1 - eps));
    A = @(s) generator (E.value (inside (s)), E.slope (inside (s)), tau);
    grid = unique ([edge(k), edge(k+1), ...
                    edge(k) + (edge(k+1) - edge(k)) * min(1, 2.^(-6:0) / tau)]);
    y = linear_evolve (A, y, grid);
  endfor
  work = y(3) + y(4);
  variance = max (y(5) - work^2, 0);
  average = y(6) + y(7);
  p = y(2);

endfunction

function A = generator (E, slope, tau)

  n = numel (E);
  f = reshape (tau ./ (1 + exp (E)), 1, 1, n);
  g = reshape (tau ./ (1 + exp (-E)), 1, 1, n);
  slope = reshape (slope, 1, 1, n);
  A = zeros (7, 7, n);
  A(2,1,:) = f;
  A(2,2,:) = -tau;
  A(3,2,:) = slope;
  A(3,3,:) = A(4,3,:) = g;
  A(3,3,:) *= -1;
  A(3,4,:) = f;
  A(4,4,:) = -f;
  A(5,3,:) = 2 * slope;
  A(6,6,:) = -g - slope;
  A(6,7,:) = f;
  A(7,6,:) = g;
  A(7,7,:) = -f;

endfunction

## E changes by D at once: W += D for those in the upper level.
function y = jump (y, D)

  y(5) += 2 * D * y(3) + D^2 * y(2);
  y(3) += D * y(2);
  y(6) *= exp (-D);

endfunction

function h = entropy (p)

  h = -p .* log (p) - (1 - p) .* log1p (-p);
  h(p == 0 | p == 1) = 0;

endfunction

## Integral of |dE| sqrt (f (1 - f)): the friction of a level of unit rate is
## the variance of its occupation.
function L = length_of (E)

  L = 0;
  for k = 1:numel (E.knot) - 1
    L += quadgk (@(s) abs (E.slope (s)) ./ (2 * cosh (E.value (s) / 2)), ...
                 E.knot(k), E.knot(k+1) * (1 - eps), "abstol", 1e-13);
  endfor
  if (E.first != 0)
    L += 2 * abs (atan (tanh (E.first / 4)));
  endif

endfunction

function B = slow_law (E)

  B = Inf;
  before = arrayfun (@(x) E.value (x - eps), E.knot(2:end-1));
  after = E.value (E.knot(2:end-1));
  if (E.first != 0 || any (abs (after - before) > 1e-9 * (1 + abs (after))))
    return;
  endif
  B = 0;
  for k = 1:numel (E.knot) - 1
    B += quadgk (@(s) (E.slope (s) ./ (2 * cosh (E.value (s) / 2))).^2, ...
                 E.knot(k), E.knot(k+1) * (1 - eps), "abstol", 1e-13);
  endfor

endfunction

## Paths of the two levels; work is gathered while the upper one is occupied.
function [W, seed] = sampled (fname, E, tau, opt, kT)

  seed = seed_option (opt);
  M = opt.trajectories;
  W = zeros (M, numel (tau));
  for k = 1:numel (tau)
    T = tau(k) * opt.rate;
    rates = @(t) levels (E.value (t / T));
    s = network_sample (rates, T, M, "p0", [0.5, 0.5], "save", true, ...
                        "seed", seed, "threads", opt.threads, ...
                        "breaks", T * E.knot(2:end-1), "system", "none", ...
                        "max_step", T / 8);
    count = cellfun (@numel, s.x(:));
    path = repelem ((1:M)', count);
    x = [s.x{:}]';
    from = [s.t{:}]' / T;
    to = [from(2:end); 1];
    to(cumsum (count)) = 1;
    gain = (x == 2) .* (E.value (to) - E.value (from));
    W(:,k) = kT * (accumarray (path, gain, [M, 1]) ...
                   + E.first * (s.initial == 2));
  endfor

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
## what is not erased costs less; no cycle beats its bound
%!test
%! bit = landauer_bit (logspace (-2, 3, 9), "energy", 3);
%! assert (all (bit.erasure >= bit.bound));
%! assert (bit.erasure(end), bit.bound(end), 2e-2);
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
