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
## @deftypefn  {} {@var{s} =} effusion_leak (@var{time}, @var{T}, @var{m}, @var{V}, @var{A})
## @deftypefnx {} {@var{s} =} effusion_leak (@dots{}, "name", @var{value}, @dots{})
## Simulate an ideal gas that leaks through a hole into vacuum, beside the
## theory.
##
## The particles fly straight in a cubic box, start with Maxwell's velocities,
## come back from the walls by the cosine law, and are gone when they hit the
## square hole in one wall.  With c = A/V sqrt (k T / (2 pi m))
##
## @example
## @group
## walls "thermal":     N = N0 exp (-c t),      T stays
## "insulating" with
## collisions:          N = N0 (1 + c t/6)^-6,  T = T0 (N/N0)^(1/3)
## "insulating" without: each speed v decays as exp (-v A t / 4 V)
## @end group
## @end example
##
## @noindent
## Behind insulating walls the gas cools, because the fast leave first.
##
## @strong{Arguments}
##
## @var{time}: times in s, ascending, not negative; @var{T}: temperature at the
## start (and of thermal walls) in K; @var{m}: mass of a particle in kg;
## @var{V}: volume in m^3; @var{A}: area of the hole in m^2, at most that of a
## wall.
##
## @strong{Options}
##
## @table @asis
## @item "walls" ("thermal")
## "thermal" or "insulating".
## @item "collisions" (0)
## How often a particle collides, per second: all of the gas is paired at
## random once in this time.
## @item "particles" (1000), "gases" (100)
## Particles in each of so many independent gases.
## @item "seed", "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{s}: a struct with
##
## @table @code
## @item t, N, N_se, N_theory
## Times, mean number of particles inside a gas, its standard error, and the
## theory (row vectors).
## @item temperature, temperature_se, temperature_theory
## 2/3 of the mean kinetic energy inside, over k; NaN when none is inside.
## @item exit_time, exit_speed
## Of every particle that left, in order of time (columns).
## @item exit_energy, exit_energy_se
## Mean kinetic energy of those in units of k T: 2 for thermal walls, NaN when
## none has left.
## @item hole_share
## A over the area of all walls.
## @item hits, seed
## Wall hits simulated; the seed used.
## @item notes
## What limits the theory in this case, in words.
## @end table
##
## @strong{Accuracy}
##
## The flight is exact.  The theory holds for a small hole; what the hole takes
## away is missing in front of it, which makes a difference of the order of
## hole_share in the rate, and of 7 % where the mean free path is as short as
## the hole is wide (a note tells).  A gas depends on its number and the seed only:
## results are bitwise equal for any number of threads.  About 1e7 hits a
## second and processor.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan}, @code{noneq:range},
## @code{noneq:option}: the argument and the place are named;
## @code{noneq:memory}, @code{noneq:limit}: more than a machine can do.
##
## @strong{References}
##
## M. Knudsen, Ann. Phys. 333, 75 (1909).  F. Reif, Fundamentals of Statistical
## and Thermal Physics, section 7.12.
##
## @strong{Example}
##
## @example
## @group
## m = 4.002602 * 1.66053906660e-27;
## s = effusion_leak ([0, 1e-3], 300, m, 1e-6, 1e-6, "seed", 1);
## printf ("%d -> %.0f of 1000, theory %.0f\n", s.N(1), s.N(2), ...
##         s.N_theory(2))
## @print{} 1000 -> 731 of 1000, theory 730
## @end group
## @end example
##
## @seealso{effusion, local_equilibrium_test}
## @end deftypefn

function s = effusion_leak (t, T, m, V, A, varargin)

  if (nargin < 5)
    print_usage ();
  endif
  fname = "effusion_leak";
  opt = parse_options (fname, varargin, ...
                       [common_options("random", "threads")
                        {"walls", "thermal", {"thermal", "insulating"}
                         "collisions", 0, @rate_message
                         "particles", 1000, "count"
                         "gases", 100, "count"}]);
  t = check_quantity (fname, "the times t", t, "not negative", [])(:)';
  T = check_quantity (fname, "the temperature T", T, "positive", 1);
  m = check_quantity (fname, "the mass m", m, "positive", 1);
  V = check_quantity (fname, "the volume V", V, "positive", 1);
  A = check_quantity (fname, "the area A", A, "positive", 1);
  if (any (diff (t) < 0))
    error ("noneq:range", "%s: the times t must ascend, but t(%d) < t(%d)", ...
           fname, find (diff (t) < 0, 1) + [1, 0]);
  endif
  wall = V^(2/3);
  if (A > wall * (1 + 1e-12))
    error ("noneq:range", ...
           ["%s: the hole of %g m^2 does not fit into a wall of %g m^2; the" ...
            " box is a cube of %g m^3"], fname, A, wall, V);
  endif
  if (opt.particles > 2^20)
    error ("noneq:option", ...
           ["%s: option \"particles\" must be at most 1048576, got %d; take" ...
            " more gases"], fname, opt.particles);
  endif
  if (opt.gases * opt.particles * 100 > 4e9)
    error ("noneq:memory", ...
           ["%s: %d gases of %d particles need %.3g GB; at most 4 are" ...
            " allowed"], fname, opt.gases, opt.particles, ...
           opt.gases * opt.particles * 1e-7);
  endif
  if (opt.collisions * t(end) > 1e9)
    error ("noneq:option", ...
           "%s: option \"collisions\": %.3g of each particle are too many", ...
           fname, opt.collisions * t(end));
  endif

  k = physical_constants ().k;
  v0 = sqrt (k * T / m);
  side = V^(1/3);
  clock = side / v0;
  if (! (t(end) / clock < Inf && clock > 0))
    error ("noneq:range", ...
           "%s: the times or the speeds are beyond the range of a double", ...
           fname);
  endif
  ## Of a particle: until the end, or until it has left.
  hits = min (6 / sqrt (2 * pi) * t(end) / clock, 6 * wall / A);
  if (! (opt.gases * opt.particles * hits < 1e12))
    error ("noneq:limit", ...
           ["%s: this takes about %.2g hits of walls; at most 1e12 are" ...
            " allowed: take fewer particles or a shorter time"], fname, ...
           opt.gases * opt.particles * hits);
  endif
  s.seed = seed_option (opt);
  thermal = strcmp (opt.walls, "thermal");
  between = 0;
  if (opt.collisions > 0)
    between = 1 / (opt.collisions * clock);
  endif
  [number, energy, when, speed, hits] = ...
      __noneq_leak__ (min (A / wall, 1), double (thermal), between, ...
                      t / clock, s.seed, opt.particles, opt.gases, opt.threads);

  s.t = t;
  [s.N, s.N_se] = mean_of (number');
  [total, ratio_se] = ratio_of (energy', number');
  s.temperature = 2/3 * T * total;
  s.temperature_se = 2/3 * T * ratio_se;
  [N, temperature] = theory (t * A / V * v0, thermal, opt.collisions > 0);
  s.N_theory = opt.particles * N;
  s.temperature_theory = T * temperature;

  left = find (! isnan (when));
  [~, order] = sort (when(left));
  left = left(order);
  s.exit_time = clock * when(left)(:);
  s.exit_speed = v0 * speed(left)(:);
  e = speed.^2 / 2;
  e(isnan (e)) = 0;
  [s.exit_energy, s.exit_energy_se] = ratio_of (sum (e, 1)', ...
                                                sum (! isnan (when), 1)');
  s.hole_share = A / (6 * wall);
  s.hits = sum (hits);
  s.notes = {};
  if (s.hole_share > 0.005)
    s.notes{end+1} = sprintf (["the hole is %.2g of the walls: rates differ" ...
                               " from the theory by about that much"], ...
                              s.hole_share);
  endif
  path = v0 / opt.collisions;
  if (path < 5 * sqrt (A))
    s.notes{end+1} = sprintf (["the mean free path, %.2g m, is not long" ...
                               " against the hole: the gas in front of it" ...
                               " thins out, and less leaves than in theory"], ...
                              path);
  endif
  fast = A / V * v0 / sqrt (2 * pi);
  if (! thermal && opt.collisions > 0 && opt.collisions < 20 * fast)
    s.notes{end+1} = sprintf (["a particle collides only %.2g times before" ...
                               " it leaves: the gas does not stay" ...
                               " Maxwell's"], ...
                              opt.collisions / fast);
  endif

endfunction

function must = rate_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 0 && value < Inf))
    must = "a number of 0 or above, per second";
  endif

endfunction

## Mean over rows and its standard error.
function [m, se] = mean_of (x)

  m = mean (x, 1);
  se = NaN (size (m));
  if (rows (x) > 1)
    se = std (x, 0, 1) / sqrt (rows (x));
  endif

endfunction

## sum (a) / sum (b) over rows, with its standard error to first order.
function [r, se] = ratio_of (a, b)

  r = sum (a, 1) ./ sum (b, 1);
  n = rows (a);
  se = NaN (size (r));
  if (n > 1)
    se = sqrt (n / (n - 1) * sumsq (a - r .* b, 1)) ./ sum (b, 1);
  endif

endfunction

## Share inside and temperature, relative, at times in units of
## V / (A sqrt (kT/m)).
function [N, T] = theory (t, thermal, collisions)

  c = t / sqrt (2 * pi);
  if (thermal)
    N = exp (-c);
    T = ones (size (t));
  elseif (collisions)
    N = (1 + c / 6) .^ -6;
    T = N .^ (1/3);
  else
    N = T = ones (size (t));
    for i = find (t > 0)
      moment = @(n) sqrt (2/pi) * quadgk (@(v) v.^n ...
                                          .* exp (-v.^2/2 - v * t(i)/4), ...
                                          0, Inf, "reltol", 1e-10);
      N(i) = moment (2);
      T(i) = moment (4) / (3 * N(i));
    endfor
  endif

endfunction

%!shared m, V, v0, k
%! m = 4.002602 * 1.66053906660e-27;
%! k = 1.380649e-23;
%! V = 1e-6;
%! v0 = sqrt (k * 300 / m);
%!test # the same whatever the number of threads
%! t = linspace (0, 1e-3, 5);
%! a = effusion_leak (t, 300, m, V, 1e-6, "seed", 3, "gases", 9, "threads", 1);
%! b = effusion_leak (t, 300, m, V, 1e-6, "seed", 3, "gases", 9, "threads", 3);
%! assert (isequaln (a, b));
%! assert (a.N(1), 1000);
%! assert (numel (a.exit_time), 9 * (1000 - a.N(end)), 1e-9);
%! assert (issorted (a.exit_time));
%! assert (a.exit_time(end) <= 1e-3);
%! c = effusion_leak (t, 300, m, V, 1e-6, "seed", 4, "gases", 9);
%! assert (! isequal (a.exit_speed, c.exit_speed));
%!test # insulating walls without collisions: energy leaves with the fast only
%! t = linspace (0, 2e-3, 9);
%! s = effusion_leak (t, 300, m, V, 1e-6, "walls", "insulating", "seed", 1, ...
%!                    "gases", 50);
%! assert (s.temperature_theory(1), 300);
%! assert (all (diff (s.temperature_theory) < 0));
%! assert (abs (s.N - s.N_theory)(2:end) < 4.5 * s.N_se(2:end) + 0.002 * 1000);
%!test # the theory obeys the two laws of conservation
%! t = linspace (0, 3e-3, 301);
%! for walls = {"insulating"}
%!   for rate = [0, 1e6]
%!     s = effusion_leak (t, 300, m, V, 1e-6, "walls", walls{1}, ...
%!                        "collisions", rate, "particles", 2, "gases", 2);
%!     c = 1e-6 / V * v0 / sqrt (2 * pi);
%!     assert (-(s.N_theory(2) / 2 - 1) / (c * t(2)), 1, 0.01);
%!     U = s.N_theory / 2 .* s.temperature_theory / 300;
%!     assert ((1 - U(2)) / (c * t(2)), 4/3, 0.01);
%!   endfor
%! endfor
%!test # nothing leaves at time 0; one gas has no error bar
%! s = effusion_leak (0, 300, m, V, 1e-6, "gases", 1, "particles", 5);
%! assert (s.N, 5);
%! assert (isempty (s.exit_speed));
%! assert (isnan (s.N_se));

%!test # a gas so dense that it flows, not effuses
%! s = effusion_leak (1e-5, 300, m, V, 1e-7, "collisions", 3e6, "gases", 2);
%! assert (! isempty (strfind (s.notes{1}, "not long against the hole")));
%! s = effusion_leak (1e-5, 300, m, V, 1e-7, "collisions", single (3e5), ...
%!                    "gases", 2);
%! assert (isempty (s.notes));

%!error <the times or the speeds are beyond the range of a double> effusion_leak (realmax, 300, m, V, 1e-7)
%!error <Invalid call> effusion_leak (1, 300, 1, 1)
%!error <effusion_leak: the hole of 2 m\^2 does not fit into a wall of 1 m\^2; the box is a cube of 1 m\^3> effusion_leak (1, 300, 1e-26, 1, 2)
%!error <effusion_leak: the times t must ascend, but t\(3\) < t\(2\)> effusion_leak ([0 2 1], 300, 1e-26, 1, 1)
%!error <effusion_leak: the times t\(2\) must be 0 or above and finite, got -1> effusion_leak ([0 -1], 300, 1e-26, 1, 1)
%!error <effusion_leak: the temperature T must be positive and finite, got 0> effusion_leak (1, 0, 1e-26, 1, 1)
%!error <effusion_leak: option "walls" must be one of: thermal, insulating, got "warm"> effusion_leak (1, 300, 1e-26, 1, 1, "walls", "warm")
%!error <option "collisions" must be a number of 0 or above, per second, got -1> effusion_leak (1, 300, 1e-26, 1, 1, "collisions", -1)
%!error <option "collisions": 1e\+12 of each particle are too many> effusion_leak (1, 300, 1e-26, 1, 1, "collisions", 1e12)
%!error <option "particles" must be at most 1048576, got 2000000; take more gases> effusion_leak (1, 300, 1e-26, 1, 1, "particles", 2e6)
%!error <this takes about 7.1e\+13 hits of walls; at most 1e12> effusion_leak (1e6, 300, 4.65e-26, 1, 1e-9)
%!error <100000 gases of 1000 particles need 10 GB; at most 4 are allowed> effusion_leak (1, 300, 1e-26, 1, 1, "gases", 1e5)

%!demo
%! ## Helium leaks from 1 cm^3 through 1 mm^2.
%! m = 4.002602 * 1.66053906660e-27;
%! t = linspace (0, 0.01, 60);
%! warm = effusion_leak (t, 300, m, 1e-6, 1e-6, "gases", 40);
%! cold = effusion_leak (t, 300, m, 1e-6, 1e-6, "walls", "insulating", ...
%!                       "collisions", 1.5e4, "gases", 40);
%! semilogy (1e3 * t, warm.N, "o", 1e3 * t, warm.N_theory, ...
%!           1e3 * t, cold.N, "s", 1e3 * t, cold.N_theory);
%! xlabel ("time (ms)");
%! ylabel ("particles inside");
%! legend ("thermal walls", "theory", "insulating walls", "theory");
