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
## @deftypefn  {} {@var{s} =} couette (@var{U}, @var{h}, @var{T}, @var{eta}, @var{kappa})
## @deftypefnx {} {@var{s} =} couette (@dots{}, "points", @var{n})
## Shear flow between two walls, heated by its own viscosity.
##
## The wall at y = 0 rests, the one at y = h moves at @var{U}.  In the steady
## state
##
## @example
## @group
## v = U y/h
## T = T(1) + (T(2) - T(1)) y/h + eta U^2 / (2 kappa) y/h (1 - y/h)
## @end group
## @end example
##
## @noindent
## The shear carries momentum along y: the flux is @math{Pi = -eta dv/dy}, its
## conjugate force -(dv/dy)/T, the Onsager coefficient eta T (basis "viscous"
## of @code{onsager_fit}).  What it dissipates must leave as heat:
##
## @example
## @group
## entropy production = eta v'^2 / T + kappa (T'/T)^2 >= 0
## @end group
## @end example
##
## @strong{Arguments}
##
## @var{U}: speed of the wall in m/s; @var{h}: distance in m; @var{T}:
## temperature of the walls in K, one or two values; @var{eta}: viscosity in
## Pa s; @var{kappa}: thermal conductivity in W/m/K; both are constants.
##
## @strong{Options}
##
## "points" (101): places at which the profiles are given.
##
## @strong{Results}
##
## @var{s}: a struct with
##
## @table @code
## @item y, v, T
## Profiles, rows of n values.
## @item momentum_flux, stress
## Pi and the shear stress eta U/h = -Pi on the resting wall, in Pa.
## @item force, L
## Profile of -(dv/dy)/T, and of eta T: momentum_flux = L .* force.
## @item heating, heat_flux, heat_out
## eta (U/h)^2 in W/m^3; profile of -kappa dT/dy in W/m^2; heat that leaves
## through the walls at y = 0 and h.
## @item entropy_density, entropy_viscous, entropy_conduction
## Profile of the entropy production in W/K/m^3, and its two parts.
## @item entropy_production
## All of it, in W/K/m^2: what the heat carries through the walls.
## @item max_T, rise
## The highest temperature, and how far it is above the warmer wall.
## @item brinkman
## eta U^2 / (2 kappa |T(2) - T(1)|): above 1 the hottest place is inside; Inf
## for equal walls.
## @item notes
## Warnings in words.
## @end table
##
## @strong{Accuracy}
##
## Closed forms, to rounding.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan}, @code{noneq:range},
## @code{noneq:option}.
##
## @strong{References}
##
## S. R. de Groot and P. Mazur, Non-Equilibrium Thermodynamics, chapter XII.
## R. B. Bird, W. E. Stewart and E. N. Lightfoot, Transport Phenomena, section
## 10.4.
##
## @strong{Example}
##
## Water, 1 mm, 10 m/s:
##
## @example
## @group
## s = couette (10, 1e-3, 300, 1e-3, 0.6);
## printf ("%.7f K, %.6f W/K/m^2\n", s.rise, s.entropy_production)
## @print{} 0.0208333 K, 0.333333 W/K/m^2
## @end group
## @end example
##
## @seealso{air_column, thermo_force, entropy_production}
## @end deftypefn

function s = couette (U, h, T, eta, kappa, varargin)

  if (nargin < 5)
    print_usage ();
  endif
  opt = parse_options ("couette", varargin, {"points", 101, "count"});
  U = check_quantity ("couette", "the speed U", U, "finite", 1);
  h = check_quantity ("couette", "the distance h", h, "positive", 1);
  T = check_quantity ("couette", "the temperature T", T, "positive", [1, 2]);
  eta = check_quantity ("couette", "the viscosity eta", eta, "positive", 1);
  kappa = check_quantity ("couette", "the conductivity kappa", kappa, ...
                          "positive", 1);
  T = T(:)' .* [1, 1];

  if (opt.points > 1e7)
    error ("noneq:option", ...
           "couette: option \"points\" must be at most 1e7, got %g", ...
           opt.points);
  endif
  u = linspace (0, 1, opt.points);
  s.y = h * u;
  s.v = U * u;
  heat = eta * U^2 / (2 * kappa);
  dT = T(2) - T(1);
  s.T = T(1) + dT * u + heat * u .* (1 - u);
  slope = (dT + heat * (1 - 2 * u)) / h;

  s.stress = eta * U / h;
  s.momentum_flux = -s.stress;
  s.force = -U / h ./ s.T;
  s.L = eta * s.T;
  s.heating = eta * (U / h)^2;
  s.heat_flux = -kappa * slope;
  s.entropy_viscous = s.heating ./ s.T;
  s.entropy_conduction = kappa * (slope ./ s.T) .^ 2;
  s.entropy_density = s.entropy_viscous + s.entropy_conduction;
  ## Heat that leaves through the walls at y = 0 and h, over temperature.
  s.heat_out = kappa / h * [heat + dT, heat - dT];
  s.entropy_production = sum (kappa * heat / h ./ T) ...
                         + kappa / h * (dT / T(1)) * (dT / T(2));
  ## From the vertex of the parabola, without a difference of temperatures.
  s.rise = 0;
  if (heat > abs (dT))
    s.rise = (heat - abs (dT))^2 / (4 * heat);
  endif
  s.max_T = max (T) + s.rise;
  s.brinkman = heat / abs (dT);
  if (heat == 0)
    s.brinkman = 0;
  endif
  if (! all (isfinite ([s.max_T, s.stress, s.heating, s.entropy_production, ...
                        s.heat_out, s.entropy_density, s.force])))
    error ("noneq:range", ...
           ["couette: a result is beyond the range of a double; check U, h," ...
            " eta and kappa"]);
  endif
  s.notes = {};
  if (s.max_T - min (T) > 0.1 * min (T))
    s.notes{end+1} = sprintf (["the temperature varies by %.0f %%: constant" ...
                               " viscosity and conductivity are a poor" ...
                               " approximation"], ...
                              100 * (s.max_T / min (T) - 1));
  endif

endfunction

%!test <*6>
%! s = couette (10, 1e-3, 300, 1e-3, 0.6);
%! assert (s.rise, 1e-3 * 10^2 / (8 * 0.6), -1e-14);
%! assert (s.rise, 0.0208333, 1e-7);
%! assert (max (s.T) - 300, s.rise, 1e-12);
%! assert (s.entropy_production, 1/3, -1e-14);
%! assert (s.stress, 10, -1e-15);
%! assert (s.momentum_flux * s.force, s.entropy_viscous, -1e-14);
%! assert (s.L .* s.force, s.momentum_flux * ones (1, 101), -1e-14);
%! assert (s.brinkman, Inf);
%! assert (isempty (s.notes));
%!test # the entropy production is the integral of its density
%! for T = {300, [300, 320], [400, 300]}
%!   s = couette (200, 1e-3, T{1}, 1e-3, 0.6, "points", 4001);
%!   S = s.y(2) / 3 * (s.entropy_density * [1, repmat([4 2], 1, 1999), 4, 1]');
%!   assert (s.entropy_production, S, -1e-11);
%!   assert (sum (s.heat_out), s.heating * 1e-3, -1e-13);
%!   assert (s.heat_flux([1, end]) .* [-1, 1], s.heat_out, -1e-12);
%!   assert (s.entropy_production, sum (s.heat_out ./ s.T([1, end])), -1e-12);
%!   assert (s.max_T, max (s.T), -1e-8);
%! endfor
%!test # the equation of heat, and the plate at rest
%! s = couette (200, 1e-3, [300, 310], 1e-3, 0.6);
%! assert (diff (s.heat_flux) / s.y(2), s.heating * ones (1, 100), -1e-9);
%! r = couette (0, 1e-3, [300, 310], 1e-3, 0.6);
%! assert (r.entropy_production, 600 * 10 * (1/300 - 1/310), -1e-12);
%! assert (r.rise, 0);
%! assert (r.max_T, 310);
%! assert (r.momentum_flux, 0);
%!test # to the left is as good as to the right
%! a = couette (7, 1e-3, 300, 1e-3, 0.6);
%! b = couette (-7, 1e-3, 300, 1e-3, 0.6);
%! assert (a.T, b.T);
%! assert (a.stress, -b.stress);
%! assert (a.entropy_density, b.entropy_density);
%!test # a flow too hot for the formula says so
%! s = couette (1000, 1e-3, 300, 1e-3, 0.6);
%! assert (! isempty (strfind (s.notes{1}, "the temperature varies by 69 %")));

%!test # nothing moves, nothing flows; cold walls
%! s = couette (0, 1, 300, 1, 1);
%! assert ([s.brinkman, s.rise, s.entropy_production], [0 0 0]);
%! s = couette (0, 1, [1e-200, 2e-200], 1, 1);
%! assert (s.entropy_production, 0.5, 1e-15);

%!error <a result is beyond the range of a double> couette (1e200, 1, 300, 1, 1)
%!error <option "points" must be at most 1e7, got 1e\+12> couette (1, 1, 300, 1, 1, "points", 1e12)
%!error <Invalid call> couette (1, 2, 3, 4)
%!error <couette: the distance h must be positive and finite, got 0> couette (1, 0, 300, 1, 1)
%!error <couette: the speed U must be finite, got Inf> couette (Inf, 1, 300, 1, 1)
%!error <couette: the temperature T must have 1 or 2 elements, got 1 x 3> couette (1, 1, [1 2 3], 1, 1)
%!error <couette: the viscosity eta is NaN> couette (1, 1, 300, NaN, 1)
%!error <couette: the conductivity kappa must be positive and finite, got -1> couette (1, 1, 300, 1, -1)
%!error <couette: option "points" must be a positive integer, got 0> couette (1, 1, 300, 1, 1, "points", 0)

%!demo
%! ## Oil between plates of equal and of different temperature.
%! a = couette (20, 1e-3, 300, 0.1, 0.15);
%! b = couette (20, 1e-3, [300, 330], 0.1, 0.15);
%! plot (a.T, 1e3 * a.y, b.T, 1e3 * b.y);
%! xlim ([300, 380]);
%! xlabel ("temperature (K)");
%! ylabel ("height (mm)");
%! legend ("walls at 300 K", "upper wall at 330 K", "location", "southeast");
