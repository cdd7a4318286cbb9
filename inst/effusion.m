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
## @deftypefn {} {@var{s} =} effusion (@var{p}, @var{T}, @var{m})
## Flow of an ideal gas through a small hole: particles, energy, and the
## Onsager matrix of two boxes joined by it.
##
## A hole smaller than the mean free path lets through what hits it:
##
## @example
## @group
## rate = p / sqrt (2 pi m k T)   per area and time
## energy = 2 k T rate            fast particles come more often: 2 kT each,
##                                where the gas has 3/2 kT
## @end group
## @end example
##
## @noindent
## Two boxes differ in the forces X = [-d(mu/T), d(1/T)], and close to
## equilibrium the flows [particles, energy] from box 1 to box 2 are L X with
##
## @example
## L = rate / k * [1, 2 k T; 2 k T, 6 (k T)^2]
## @end example
##
## @strong{Arguments}
##
## @var{p}: pressure in Pa; @var{T}: temperature in K; @var{m}: mass of a
## particle in kg.  One value of each @var{p} and @var{T} is a box that leaks
## into vacuum, two are two boxes (one value then holds for both).
##
## @strong{Results}
##
## @var{s}: a struct with
##
## @table @code
## @item rate, energy, mean_energy
## Of each box: particles/(m^2 s), W/m^2, and J a particle that comes out.
## @item density, speed
## Particles/m^3, and the mean speed sqrt (8 k T / (pi m)).
## @item speed_density
## Handle: density of speeds in the beam, v^3 exp (-m v^2 / 2 k T), of box 1.
## @item L
## The Onsager matrix at the mean pressure and temperature; basis "effusion"
## of @code{onsager_fit}.
## @item J, X, J_linear
## Two boxes: exact flows, forces, and L X.
## @item nonlinearity
## |J_linear / J - 1|, 0 between equal boxes.
## @item entropy_production
## J * X', in W/K/m^2; Inf, as the force, where one box is empty.
## @item pressure_ratio
## p1/p2 = sqrt (T1/T2) at which no particle flows on the average
## (thermomolecular pressure, O. Reynolds), and
## @item heat_at_rest
## energy flow per area at that ratio and the p of box 2.
## @end table
##
## @strong{Accuracy}
##
## Closed forms, to rounding, also the flows and forces of nearly equal boxes;
## nonlinearity to rounding of 1.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan}, @code{noneq:range}:
## the argument and the place are named.
##
## @strong{References}
##
## M. Knudsen, Ann. Phys. 333, 75 (1909).  F. Reif, Fundamentals of Statistical
## and Thermal Physics, section 7.12.  J. Machta, Am. J. Phys. 76, 960 (2008).
##
## @strong{Example}
##
## Helium at 300 K and 1 Pa:
##
## @example
## @group
## s = effusion (1, 300, 6.6464731e-27);
## printf ("%.5e per m^2 and s\n", s.rate)
## @print{} 7.60348e+22 per m^2 and s
## @end group
## @end example
##
## @seealso{effusion_leak, thermo_force, onsager_fit, entropy_production}
## @end deftypefn

function s = effusion (p, T, m)

  if (nargin != 3)
    print_usage ();
  endif
  p = check_quantity ("effusion", "the pressure p", p, "not negative", [1, 2]);
  T = check_quantity ("effusion", "the temperature T", T, "positive", [1, 2]);
  m = check_quantity ("effusion", "the mass m", m, "positive", 1);
  boxes = max (numel (p), numel (T));
  p = p(:)' .* ones (1, boxes);
  T = T(:)' .* ones (1, boxes);
  k = physical_constants ().k;

  if (all (p == 0) && boxes == 2)
    error ("noneq:range", "effusion: both boxes are empty");
  endif
  ## Roots apart: no product leaves the range of a double.
  s.rate = p ./ (sqrt (2 * pi * m) * sqrt (k * T));
  s.energy = 2 * k * T .* s.rate;
  s.mean_energy = 2 * k * T;
  s.density = p ./ (k * T);
  s.speed = sqrt (8 * k * T / (pi * m));
  a = m / (2 * k * T(1));
  s.speed_density = @(v) 2 * a^2 * v.^3 .* exp (-a * v.^2);
  mean_T = mean (T);
  kT = k * mean_T;
  rate = mean (p) / (sqrt (2 * pi * m) * sqrt (kT));
  s.L = rate / k * [1, 2*kT; 2*kT, 0];
  s.L(2,2) = s.L(1,2) * 3 * kT;
  if (! all (isfinite ([s.rate, s.energy, s.L(:)'])) || min (k * T) < realmin)
    error ("noneq:range", ...
           "effusion: the flow is beyond the range of a double; check p, T, m");
  endif
  if (boxes == 2)
    ## mu / T = k log (p / T^(5/2)) and the same for both boxes.
    of_p = log_ratio (p(1), p(2));
    of_T = log_ratio (T(1), T(2));
    ## From the logarithms of the ratios of the flows, so that nearly equal
    ## ones need not be subtracted.
    ratio = [of_p-of_T/2, of_p+of_T/2];
    s.J = -sign (ratio) .* max ([s.rate; s.energy], [], 2)' ...
          .* expm1 (-abs (ratio));
    s.X = [k * (of_p - 2.5 * of_T), ...
           (T(1) - T(2)) / T(1) / T(2)];
    s.J_linear = s.X * s.L;
    s.nonlinearity = abs (s.J_linear ./ s.J - 1);
    s.nonlinearity(s.J_linear == s.J) = 0;
    s.entropy_production = s.J * s.X';
    s.pressure_ratio = sqrt (T(1)) / sqrt (T(2));
    s.heat_at_rest = 2 * k * (T(1) - T(2)) * s.rate(2);
  endif

endfunction

%!shared He, k
%! He = 6.6464731e-27;
%! k = 1.380649e-23;
%!test # helium, 300 K, 1 Pa
%! s = effusion (1, 300, He);
%! assert (s.rate, 7.60347586e22, -2e-9);
%! assert (s.energy, 2 * k * 300 * s.rate, -1e-15);
%! assert (s.L(1,1) * s.L(2,2) / s.L(1,2)^2, 3/2, 1e-14);
%! assert (s.L, s.L');
%! assert (s.rate, s.density * s.speed / 4, -1e-14);
%! assert (isfield (s, "J"), false);
%!test # L is the derivative of the exact flows
%! for d = [1e-3, 1e-4]
%!   a = effusion ([1 + d, 1 - d], 300, He);
%!   b = effusion (1, 300 * [1 + d, 1 - d], He);
%!   assert (a.J_linear ./ a.J, [1 1], 10 * d^2);
%!   assert (b.J_linear ./ b.J, [1 1], 10 * d^2);
%! endfor
%!test # nearly equal boxes: no digits are lost
%! k = 1.380649e-23;
%! for d = 2.^-[20, 30, 40]
%!   a = effusion (3 * [1 + d, 1], 300, He);
%!   assert (a.J, d * [a.rate(2), a.energy(2)], -1e-14);
%!   assert (a.X(1), k * log1p (d), -1e-14);
%!   b = effusion (3, 300 * [1 + d, 1], He);
%!   assert (b.J, [b.rate(2), b.energy(2)] .* expm1 ([-0.5, 0.5] * log1p (d)), -1e-14);
%!   assert (b.X(1), -2.5 * k * log1p (d), -1e-14);
%! endfor
%!test # thermomolecular pressure: no flow, and yet heat
%! s = effusion ([sqrt(300 / 77), 1], [300, 77], He);
%! assert (s.pressure_ratio, 1.973855084879, -1e-12);
%! assert (s.J(1) / s.rate(1), 0, 1e-15);
%! assert (s.J(2), s.heat_at_rest, -1e-13);
%! assert (s.J(2) > 0);
%!test # the speeds in the beam: mean energy 2 kT
%! s = effusion (1, 300, He);
%! assert (quadgk (s.speed_density, 0, 2e4), 1, 1e-10);
%! e = quadgk (@(v) He * v.^2 / 2 .* s.speed_density (v), 0, 2e4);
%! assert (e, s.mean_energy, -1e-10);
%!test # the second law, far from equilibrium as well
%! p = logspace (-3, 3, 25);
%! for r = p
%!   for T = [3, 290, 300, 4000]
%!     s = effusion ([r, 1], [T, 300], He);
%!     assert (s.entropy_production >= 0);
%!   endfor
%! endfor
%!test # how soon the linear law is wrong: 3 K and 1 %, 30 K and 10 %
%! s = effusion ([1.005, 0.995], [301.5, 298.5], He);
%! assert (s.nonlinearity, [7.19e-5, 4.27e-5], 0.006e-5);
%! s = effusion ([1.05, 0.95], [315, 285], He);
%! assert (s.nonlinearity, [0.0072, 0.0043], 0.00005);

%!test # equal boxes, a far ratio, light particles
%! s = effusion ([1, 1], 300, He);
%! assert ([s.J, s.X, s.J_linear, s.nonlinearity, s.entropy_production], zeros (1, 9));
%! s = effusion ([1e-200, 1e200], 300, He);
%! assert (s.X(1), -400 * log (10) * k, -1e-14);
%! assert (effusion (1, 300, 1e-300).rate, ...
%!         1 / (sqrt (2 * pi * 1e-300) * sqrt (k * 300)), -1e-14);
%! s = effusion ([1, 0], 300, He);
%! assert (s.X(1), Inf);
%! assert (s.J(1), s.rate(1));

%!error <effusion: both boxes are empty> effusion ([0 0], 300, He)
%!error <the flow is beyond the range of a double> effusion (1, 1e-300, 1e-300)
%!error <Invalid call> effusion (1, 2)
%!error <effusion: the pressure p must be 0 or above and finite, got -1> effusion (-1, 300, 1e-26)
%!error <effusion: the temperature T\(2\) must be positive and finite, got 0> effusion (1, [300, 0], 1e-26)
%!error <effusion: the temperature T must have 1 or 2 elements, got 1 x 3> effusion (1, [300, 1, 1], 1e-26)
%!error <effusion: the mass m is NaN> effusion (1, 300, NaN)
%!error <effusion: the pressure p must be real numbers, got a char> effusion ("a", 300, 1)
%!error <effusion: the pressure p must be real numbers, got a complex array> effusion (1i, 300, 1)
%!error id=noneq:type effusion (1, 300, {1})

%!demo
%! ## Speeds of helium in a box and in the beam that leaves it.
%! m = 4.002602 * 1.66053906660e-27;
%! s = effusion (1, 300, m);
%! v = linspace (0, 3500, 300);
%! a = m / (2 * 1.380649e-23 * 300);
%! plot (v, 4 / sqrt (pi) * a^1.5 * v.^2 .* exp (-a * v.^2), ...
%!       v, s.speed_density (v));
%! xlabel ("speed (m/s)");
%! ylabel ("density (s/m)");
%! legend ("in the box", "in the beam");
