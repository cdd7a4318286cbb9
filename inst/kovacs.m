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
## @deftypefn  {} {@var{r} =} kovacs (@var{rate}, @var{gap}, [@var{T1}, @var{T2}, @var{T3}], @var{t})
## @deftypefnx {} {@var{r} =} kovacs (@var{W}, @var{E}, [@var{T1}, @var{T2}, @var{T3}], @var{t})
## @deftypefnx {} {@var{r} =} kovacs (@dots{}, "name", @var{value}, @dots{})
## Kovacs' memory effect on a jump network: two histories with the same energy
## and different futures.
##
## In equilibrium at @var{T1} the system is quenched to @var{T2} at time 0.
## At the time tw when its mean energy is that of equilibrium at @var{T3} it is
## put at T3.  Nothing seems left to do; yet
##
## @example
## K(t) = <E>(tw + t) - E_eq(T3)
## @end example
##
## @noindent
## rises to a hump before it returns to 0: the energy is not all that the
## system knows.  One relaxation time has no hump.
##
## @strong{Arguments}
##
## @var{rate}, @var{gap}: vectors of one size for independent two-level units:
## unit k has the energies 0 and gap(k), goes up at the rate rate(k) f and down
## at rate(k) (1 - f), f = 1/(1 + exp(gap/T)).  The energy is the mean over the
## units, of which there are at most 10.
##
## @var{W}: instead, a function handle W(T) that gives the rates of a network
## (n x n, W(i,j) for the jump i -> j, or as made by @code{network}) at the
## temperature T, and @var{E} the energies of its n states.
##
## Temperatures above 0 in units of energy.  @var{t}: times after tw, 0 or
## above.
##
## @strong{Option}
##
## @table @asis
## @item "tw"
## The age at which T3 is set; by default where the energies cross for the
## first time.
## @end table
##
## @strong{Results}
##
## @var{r}: a struct with K, of the size of t; tw; peak_time and peak, the
## extremum of K with the largest |K| (peak 0 where there is none); energies of
## equilibrium at the three temperatures, Eeq (1 x 3); p0 (1 x n), the
## distribution at tw; t; and reliable, notes.
##
## @strong{Accuracy}
##
## 1e-13 of the spread of the energies, by the exponential of the generator or
## uniformisation (see @code{network_transient}); tw to 1e-13 / |dE/dt|,
## peak_time to 1e-9 of itself.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:range};
## @code{noneq:crossing}: at T2 the energy does not pass that of T3.  Of a
## network: see @code{network_steady}.
##
## @strong{References}
##
## A. J. Kovacs, Adv. Polym. Sci. 3, 394 (1963).  A. Prados and J. J. Brey,
## J. Stat. Mech. P02009 (2010).
##
## @strong{Example}
##
## @example
## @group
## r = kovacs ([1, 0.1], [1, 1], [1, 0.2, 0.5], 0);
## printf ("tw %.6f, peak %.8f at %.6f\n", r.tw, r.peak, r.peak_time)
## @print{} tw 2.517870, peak 0.03183315 at 2.558428
## @end group
## @end example
##
## @seealso{network_transient, network_steady, trap_ageing}
## @end deftypefn

function r = kovacs (W, E, T, t, varargin)

  if (nargin < 4)
    print_usage ();
  endif
  opt = parse_options ("kovacs", varargin, {"tw", [], "time"});
  T = check_quantity ("kovacs", "T", T, "positive", 3)(:)';
  t = check_quantity ("kovacs", "t", t, "not negative", []);
  E = check_quantity ("kovacs", "the energies", E, "finite", [])(:)';
  if (is_function_handle (W))
    at = @(T) rates_at (W, T, numel (E));
  elseif (isnumeric (W))
    rate = check_quantity ("kovacs", "rate", W, "positive", numel (E))(:)';
    if (numel (rate) > 10)
      error ("noneq:size", ...
             "kovacs: %d two-level units have 2^%d states; at most 10", ...
             numel (rate), numel (rate));
    endif
    gap = E;
    at = @(T) units_at (rate, gap, T);
    E = gap * bits (numel (gap)) / numel (gap);
  else
    error ("noneq:type", ...
           ["kovacs: give the rates of two-level units, or a function of the" ...
            " temperature that returns a rate matrix, not a %s"], class (W));
  endif

  for k = 1:3
    nets{k} = at (T(k));
    p{k} = network_stationary ("kovacs", nets{k});
    r.Eeq(k) = p{k} * E';
  endfor
  spread = max (E) - min (E);
  r.notes = {};
  if (isempty (opt.tw))
    r.tw = crossing (nets{2}.W, p{1}, E, r.Eeq, spread);
  else
    r.tw = opt.tw;
  endif
  r.p0 = network_evolve (nets{2}.W, p{1}, r.tw);
  missed = r.p0 * E' - r.Eeq(3);
  if (abs (missed) > 1e-9 * spread)
    r.notes{end+1} = sprintf (["at tw the energy differs by %.3g from that" ...
                               " of equilibrium at T3"], missed);
  endif

  energy = @(t) energy_at (nets{3}.W, r.p0, E, t) - r.Eeq(3);
  r.t = t;
  r.K = reshape (energy (t(:)'), size (t));
  [r.peak_time, r.peak] = extremum (nets{3}.W, r.p0, E, energy, spread);
  r.reliable = isempty (r.notes);

endfunction

function net = rates_at (W, T, n)

  net = check_network ("kovacs", W (T));
  if (net.n != n)
    error ("noneq:size", "kovacs: %d energies for %d states", n, net.n);
  endif

endfunction

## States of n units, a column each.
function b = bits (n)

  b = mod (floor ((0:2^n-1) ./ 2.^(0:n-1)'), 2);

endfunction

function net = units_at (rate, gap, T)

  n = numel (rate);
  up = rate ./ (1 + exp (gap / T));
  down = rate ./ (1 + exp (-gap / T));
  state = 0:2^n-1;
  W = zeros (2^n);
  for k = 1:n
    low = state(! bitand (state, 2^(k-1))) + 1;
    high = low + 2^(k-1);
    W(sub2ind (size (W), low, high)) = up(k);
    W(sub2ind (size (W), high, low)) = down(k);
  endfor
  net = check_network ("kovacs", W);

endfunction

## Mean energies at times in any order.
function e = energy_at (W, p, E, t)

  [times, ~, k] = unique (t);
  e = (network_evolve (W, p, times(:)') * E')(k)(:)';

endfunction

## Times from the fastest jump to the slowest decay.
function t = decades (W, p, E, final, spread)

  fast = max (full (sum (W, 2)));
  last = 1 / fast;
  for k = 1:60
    last *= 2;
    e = energy_at (W, p, E, [last, 2 * last, 4 * last]);
    if (all (abs (e - final) < 1e-13 * spread))
      break;
    endif
  endfor
  t = [0, logspace(log10 (1e-6 / fast), log10 (last), 400)];

endfunction

function tw = crossing (W, p, E, Eeq, spread)

  f = @(t) energy_at (W, p, E, t) - Eeq(3);
  tw = 0;
  if (abs (Eeq(1) - Eeq(3)) <= 1e-15 * spread)
    return;
  endif
  t = decades (W, p, E, Eeq(2), spread);
  y = f (t);
  k = find (sign (y) != sign (y(1)), 1);
  if (isempty (k) || abs (Eeq(2) - Eeq(3)) <= 1e-13 * spread)
    error ("noneq:crossing", ...
           ["kovacs: after the quench the energy goes from %.6g to %.6g and" ...
            " does not pass %.6g, that of T3, up to t = %.3g; choose T3" ...
            " between, or give \"tw\""], Eeq, t(end));
  endif
  tw = fzero (f, [t(k-1), t(k)], optimset ("TolX", eps));

endfunction

function [time, peak] = extremum (W, p, E, energy, spread)

  t = decades (W, p, E, energy_limit (W, E), spread);
  y = energy (t);
  [largest, k] = max (abs (y));
  time = peak = 0;
  if (largest <= 1e-12 * spread)
    return;
  endif
  ## The root of dE/dt beside the largest value.
  G = W - diag (full (sum (W, 2)));
  slope = @(s) network_evolve (W, p, s) * (G * E');
  low = t(max (k - 1, 1));
  high = t(min (k + 1, numel (t)));
  time = t(k);
  if (k > 1 && slope (low) * slope (high) < 0)
    time = fzero (slope, [low, high], optimset ("TolX", eps));
  endif
  peak = energy (time);

endfunction

function e = energy_limit (W, E)

  e = network_stationary ("kovacs", check_network ("kovacs", W)) * E';

endfunction

%!test <*7>
%! t = [0 0.5 3 20];
%! r = kovacs ([1 0.1], [1 1], [1 0.2 0.5], t);
%! assert (r.tw, 2.5178702066, 5e-11);
%! a = 0.0456823334153526;
%! assert (r.K, a * (exp (-0.1 * t) - exp (-t)), 1e-14);
%! assert (r.peak_time, 2.5584278811, 5e-11);
%! assert (r.peak_time, log (10) / 0.9, -1e-9);
%! assert (r.peak, 0.0318331545332742, 1e-14);
%! assert (r.reliable);

%!test # the same through a handle, in another order of states
%! fermi = @(d, T) 1 ./ (1 + exp (d / T));
%! E = [0 1 1 2] / 2;
%! B = [0 1 .1 0; 1 0 0 .1; .1 0 0 1; 0 .1 1 0];
%! W = @(T) B .* fermi (2 * (E - E'), T);
%! a = kovacs (W, E, [1 0.2 0.5], [1; 2]);
%! b = kovacs ([1 0.1], [1 1], [1 0.2 0.5], [1; 2]);
%! assert (a.K, b.K, 1e-14);
%! assert (size (a.K), [2, 1]);
%! assert (a.tw, b.tw, 1e-12);

%!test # one relaxation time has no memory; heating inverts the hump
%! r = kovacs ([1 1], [1 1], [1 0.2 0.5], 0:3);
%! assert (r.K, zeros (1, 4), 1e-13);
%! assert ([r.peak, r.peak_time], [0 0]);
%! r = kovacs ([1 0.1], [1 1], [0.2 2 0.5], 1);
%! assert (r.K < 0 && r.peak < 0);
%! r = kovacs (2, 1, [1 0.2 0.5], 1);
%! assert (r.K, 0, 1e-14);
%! r = kovacs ([1 0.1], [1 1], [0.5 0.2 0.5], 1);
%! assert (r.tw, 0);

%!test # another age is said
%! r = kovacs ([1 0.1], [1 1], [1 0.2 0.5], 1, "tw", 1);
%! assert (! r.reliable && r.tw == 1);

%!test # rates over 8 decades
%! r = kovacs ([1 1e-8], [1 1], [1 0.2 0.5], 1e8);
%! assert (r.peak_time, log (1e8) / (1 - 1e-8), -1e-6);

%!error <Invalid call> kovacs (1, 2, 3)
%!error <kovacs: T must have 3 elements, got 1 x 2> kovacs (1, 1, [1 2], 1)
%!error <kovacs: T\(2\) must be positive and finite, got 0> kovacs (1, 1, [1 0 1], 1)
%!error <kovacs: t must be 0 or above and finite, got -1> kovacs (1, 1, [1 .2 .5], -1)
%!error <kovacs: rate must have 2 elements, got 1 x 1> kovacs (1, [1 1], [1 .2 .5], 1)
%!error <give the rates of two-level units, or a function of the temperature> kovacs ("a", 1, [1 .2 .5], 1)
%!error <11 two-level units have 2\^11 states; at most 10> kovacs (ones (1, 11), ones (1, 11), [1 .2 .5], 1)
%!error <kovacs: 3 energies for 2 states> kovacs (@(T) [0 1; 1 0], [0 1 2], [1 .2 .5], 1)
%!error <does not pass .*, that of T3, up to t = .*; choose T3 between> kovacs ([1 .1], [1 1], [1 .5 .2], 1)
%!error id=noneq:crossing kovacs ([1 .1], [1 1], [1 .5 .5], 1)
%!error <option "tw" must be a time not below 0> kovacs ([1 .1], [1 1], [1 .2 .5], 1, "tw", -1)

%!demo
%! ## The hump grows with the spread of the rates.
%! t = logspace (-2, 4, 150);
%! hold on;
%! for slow = [0.3 0.1 0.01 0.001]
%!   r = kovacs ([1 slow], [1 1], [1 0.2 0.5], t);
%!   plot (t, r.K, "linewidth", 1.5);
%! endfor
%! hold off;
%! set (gca (), "xscale", "log");
%! xlabel ("t after T3 is set (1 / fast rate)");
%! ylabel ("E (tw + t) - E_{eq} (gap, per unit)");
%! axis ([0.01, 1e4, 0, 0.1]);
%! legend ("slow rate 0.3", "0.1", "0.01", "0.001", "location", "northwest");
