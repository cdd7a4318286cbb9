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
## @deftypefn  {} {@var{s} =} air_column (@var{H}, @var{T})
## @deftypefnx {} {@var{s} =} air_column (@var{H}, @var{T}, "name", @var{value}, @dots{})
## A column of gas under gravity, warm at one end and cold at the other: heat
## conduction and hydrostatic balance.
##
## @example
## @group
## J = -kappa(T) dT/dz                the same at every height
## dp/dz = -m g n,   p = n k T        no flow of particles
## entropy production = J d(1/T)/dz = kappa (T'/T)^2
## @end group
## @end example
##
## @noindent
## The whole of it produces J (1/T_cold - 1/T_warm) of entropy per area and
## time, all of it inside the gas.  No single temperature describes it.
##
## @strong{Arguments}
##
## @var{H}: height in m; @var{T}: temperature in K, [bottom, top], or one value
## for a column in equilibrium.
##
## @strong{Options}
##
## @table @asis
## @item "conductivity" ([0.026, 300, 0.5])
## kappa in W/m/K: a number; [kappa0, T0, a] for kappa0 (T/T0)^a; or a handle
## kappa = f (T), smooth and positive between the two temperatures, which takes
## arrays.
## @item "mass" (4.81e-26)
## Of a particle, in kg; the default is air.
## @item "gravity" (9.80665), "pressure" (101325)
## In m/s^2; at z = 0 in Pa.
## @item "freedom" (5)
## Degrees of freedom of a particle: 3 for one atom, 5 for two.
## @item "points" (101)
## Number of heights, or a vector of heights from 0 to @var{H}.
## @end table
##
## @strong{Results}
##
## @var{s}: a struct with
##
## @table @code
## @item z, T, p, n
## Profiles, rows: height, temperature, pressure, particles/m^3.
## @item kappa, gradient, lapse
## kappa, dT/dz and -dT/dz in K/m.
## @item J, entropy_flux
## Heat flux upwards in W/m^2; J ./ T.
## @item entropy_density, entropy_production
## Profile in W/K/m^3; total in W/K/m^2.
## @item scale_height
## k T/(m g) at the bottom; 1/e of the isothermal pressure.
## @item lapse_adiabatic, stable
## m g/c_p of dry gas; whether no height loses temperature faster, as a column
## that does turns over and conducts no longer.
## @item kurtosis
## <v^4>/<v^2>^2 of one velocity component over the whole column,
## 3 <T^2>/<T>^2 averaged over the particles: 3 for one temperature, more for
## many.
## @item notes
## Warnings in words.
## @end table
##
## @strong{Accuracy}
##
## A power law: closed form for T, the other integrals by Gauss-Legendre rules
## of order 24 between the heights and 184 more, to 1e-13 for T(1)/T(2) from
## 1e-3 to 1e3.  A handle: rules of order 80, Newton's method; 1e-12 for smooth
## kappa; what the rule leaves is checked, and noted if above 1e-9.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan}, @code{noneq:range},
## @code{noneq:option}.
##
## @strong{References}
##
## S. R. de Groot and P. Mazur, Non-Equilibrium Thermodynamics, chapter III.
## J. M. Wallace and P. V. Hobbs, Atmospheric Science, section 3.
##
## @strong{Example}
##
## @example
## @group
## s = air_column (1, [400, 300], "points", 3);
## printf ("%.9f W/m^2, %.6f K in the middle\n", s.J, s.T(2))
## @print{} 2.805923733 W/m^2, 351.785730 K in the middle
## @end group
## @end example
##
## @seealso{local_equilibrium_test, couette, thermo_force, coupled1d}
## @end deftypefn

function s = air_column (H, T, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  fname = "air_column";
  opt = parse_options (fname, varargin, ...
                       {"conductivity", [0.026, 300, 0.5], @kappa_message
                        "mass", 4.81e-26, "positive"
                        "gravity", physical_constants().g, "number"
                        "pressure", 101325, "positive"
                        "freedom", 5, "positive"
                        "points", 101, @points_message});
  H = check_quantity (fname, "the height H", H, "positive", 1);
  T = check_quantity (fname, "the temperature T", T, "positive", [1, 2]);
  T = T(:)' .* [1, 1];
  z = heights (fname, opt.points, H);
  k = physical_constants ().k;
  [kappa, power] = conductivity (opt.conductivity);
  s.notes = {};

  ## Nodes of the rules between all heights, and the profile at all of them.
  [x, w] = gauss_legendre (24);
  ## Finer towards the ends: of the dense layer, however thin, and of the
  ## places where T of a power law bends most.
  fine = H * 2 .^ -(1:60);
  edge = unique ([z, linspace(0, H, 65), fine, H - fine]);
  step = diff (edge);
  node = edge(1:end-1) + x' .* step;
  ends = edge;
  if (T(1) == T(2))
    s.J = 0;
    inner = T(1) * ones (size (node));
    outer = T(1) * ones (size (ends));
    kappa_at (fname, kappa, T(1));
  elseif (! isempty (power))
    [inner, s.J] = power_profile (node, H, T, power);
    outer = power_profile (ends, H, T, power);
  else
    [both, s.J, left] = handle_profile (fname, [node(:)', ends], H, T, kappa);
    inner = reshape (both(1:numel (node)), size (node));
    outer = both(numel (node)+1:end);
    if (left > 1e-9)
      s.notes{end+1} = sprintf (["the conductivity is not smooth: its" ...
                                 " integral is uncertain by %.1g"], left);
    endif
  endif

  exponent = cumsum ([0, w * (1 ./ inner) .* step]);
  exponent *= -opt.mass * opt.gravity / k;
  [~, at] = ismember (z, ends);
  s.z = z;
  s.T = outer(at);
  s.p = opt.pressure * exp (exponent(at));
  s.n = s.p ./ (k * s.T);
  s.kappa = kappa_at (fname, kappa, s.T);
  s.gradient = -s.J ./ s.kappa;
  s.lapse = -s.gradient;
  s.entropy_flux = s.J ./ s.T;
  s.entropy_density = s.J^2 ./ (s.kappa .* s.T.^2);
  s.entropy_production = s.J * (T(1) - T(2)) / (T(1) * T(2));
  s.scale_height = k * T(1) / (opt.mass * opt.gravity);
  s.lapse_adiabatic = opt.mass * opt.gravity / (k * (1 + opt.freedom / 2));

  ## Seen along the weight.
  down = sign (opt.gravity);
  slope = down * s.J ./ kappa_at (fname, kappa, inner);
  s.stable = opt.gravity == 0 || all (slope(:) <= down * s.lapse_adiabatic);
  if (! s.stable)
    s.notes{end+1} = sprintf (["the temperature falls by up to %.3g K/m," ...
                               " faster than the adiabatic %.3g K/m: a wide" ...
                               " column would turn over (convection)"], ...
                              max (slope(:)), down * s.lapse_adiabatic);
  endif
  if (! all (isfinite ([s.J, s.p, s.n, s.gradient, s.entropy_density])))
    error ("noneq:range", ...
           ["%s: a profile is beyond the range of a double; check H," ...
            " gravity and the conductivity"], fname);
  endif

  ## Averages over the particles: density p / T at the nodes.
  log_p = exponent(1:end-1) ...
          + partial (inner, step, opt.mass * opt.gravity / k);
  weight = (w' .* step) .* exp (log_p - max (log_p(:))) ./ inner;
  s.kurtosis = 3 * sum ((weight .* inner.^2)(:)) * sum (weight(:)) ...
               / sum ((weight .* inner)(:))^2;
  if (! isfinite (s.kurtosis))
    error ("noneq:range", ...
           ["%s: H or the weight of a particle is beyond the range of a" ...
            " double"], fname);
  endif

endfunction

## log p at the nodes of each panel, from its lower edge: 1/T as a polynomial
## through the nodes, integrated exactly.
function y = partial (inner, step, mg)

  n = rows (inner);
  [x, w] = gauss_legendre (n);
  ## Legendre polynomials at the nodes, P(i,j) = P_{j-1} (2 x_i - 1), and their
  ## integrals from 0 to x_i, (P_j - P_{j-2}) / (2 (2 j - 1)).
  u = 2 * x' - 1;
  P = ones (n, n + 1);
  P(:,2) = u;
  for j = 2:n
    P(:,j+1) = ((2 * j - 1) * u .* P(:,j) - (j - 1) * P(:,j-1)) / j;
  endfor
  I = zeros (n);
  I(:,1) = x';
  for j = 2:n
    I(:,j) = (P(:,j+1) - P(:,j-1)) / (2 * (2 * j - 1));
  endfor
  series = (2 * (1:n)' - 1) .* (P(:,1:n)' .* w);
  y = -mg * (I * (series * (1 ./ inner))) .* step;

endfunction

function [T, J] = power_profile (z, H, ends, power)

  b = power(3) + 1;
  u = z / H;
  q = log (ends(2) / ends(1));
  ## Differences of powers by expm1: exact also for nearly equal ends.  Seen
  ## from the end that conducts better: nothing overflows.
  from = 1 + (b * q > 0);
  top = power(1) * (ends(from) / power(2))^power(3) * ends(from);
  if (b == 0)
    T = ends(1) * exp (q * u);
    J = -top * q / H;
  elseif (from == 1)
    T = ends(1) * exp (log_share (u, b * q) / b);
    J = -top * (expm1 (b * q) / b) / H;
  else
    T = ends(2) * exp (log_share (1 - u, -b * q) / b);
    J = top * (expm1 (-b * q) / b) / H;
  endif
  T(u == 0) = ends(1);
  T(u == 1) = ends(2);

endfunction

## log (1 - s + s exp (x)) for x <= 0, to the rounding of itself.
function y = log_share (s, x)

  v = 1 - s + s * exp (x);
  y = log1p (s * expm1 (x));
  y(v < 0.5) = log (v(v < 0.5));

endfunction

## T at Z from the integral of kappa, which is linear in z.
function [T, J, left] = handle_profile (fname, z, H, ends, kappa)

  [x, w] = gauss_legendre (80);
  mean_kappa = @(T) average (fname, kappa, x, w, ends(1), T);
  all_of_it = mean_kappa (ends(2));
  J = -all_of_it * (ends(2) - ends(1)) / H;
  T = ends(1) + (ends(2) - ends(1)) * z / H;
  low = min (ends);
  high = max (ends);
  for pass = 1:100
    want = z / H * all_of_it * (ends(2) - ends(1));
    change = (mean_kappa (T) .* (T - ends(1)) - want) ...
             ./ kappa_at (fname, kappa, T);
    T = min (max (T - change, low), high);
    if (max (abs (change)) <= 4 * eps * high)
      break;
    endif
  endfor
  [x, w] = gauss_legendre (57);
  again = w * kappa_at (fname, kappa, ends(1) + x' * (ends(2) - ends(1)));
  left = abs (again / all_of_it - 1);

endfunction

## Mean of kappa between T0 and each T, some at a time to save memory.
function y = average (fname, kappa, x, w, T0, T)

  y = zeros (size (T));
  for k = 1:10000:numel (T)
    some = k:min (k + 9999, numel (T));
    t = T0 + x' * (T(some) - T0);
    y(some) = w * reshape (kappa_at (fname, kappa, t), size (t));
  endfor

endfunction

function [f, power] = conductivity (value)

  power = [];
  if (is_function_handle (value))
    f = value;
    return;
  endif
  value = full (double (value));
  power = [value(1), 1, 0];
  if (numel (value) == 3)
    power = value(:)';
  endif
  f = @(T) power(1) * (T / power(2)) .^ power(3);

endfunction

function kappa = kappa_at (fname, f, T)

  kappa = f (T);
  if (isscalar (kappa))
    kappa *= ones (size (T));
  endif
  if (! (isnumeric (kappa) && isreal (kappa) && numel (kappa) == numel (T)))
    error ("noneq:size", ...
           ["%s: the conductivity gave %d x %d values for %d x %d" ...
            " temperatures; it must take arrays"], fname, rows (kappa), ...
           columns (kappa), rows (T), columns (T));
  endif
  bad = find (! (kappa > 0 & kappa < Inf), 1);
  if (! isempty (bad))
    error ("noneq:range", ...
           "%s: the conductivity is %g at %g K; it must be positive", fname, ...
           kappa(bad), T(bad));
  endif

endfunction

function z = heights (fname, points, H)

  if (isscalar (points))
    z = linspace (0, H, full (double (points)));
    return;
  endif
  z = full (double (points(:)'));
  bad = find (z < 0 | z > H, 1);
  if (! isempty (bad))
    error ("noneq:range", ...
           "%s: the height points(%d) = %g is outside 0 to %g", fname, ...
           bad, z(bad), H);
  endif

endfunction

function must = kappa_message (value)

  must = "";
  if (is_function_handle (value))
    return;
  endif
  if (! (isnumeric (value) && isreal (value) && any (numel (value) == [1, 3])
         && all (isfinite (value(:))) && value(1) > 0
         && (isscalar (value) || value(2) > 0)))
    must = "a positive number, [kappa0, T0, exponent], or a function handle";
  endif

endfunction

function must = points_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (isfinite (value)) && numel (value) <= 1e5
         && (! isscalar (value) || (value >= 2 && value == fix (value)
                                    && value <= 1e5))))
    must = ["an integer from 2 to 1e5, or a vector of at most as many heights"];
  endif

endfunction

%!test <*6>
%! s = air_column (1, [400, 300], "points", 3);
%! assert (s.J, 2.80592373276, 5e-12);
%! assert (s.T(2), 351.785729861, 5e-10);
%! assert (s.entropy_production, .00233826977730, 5e-15);
%! exact = 0.052 / (3 * sqrt (300)) * (400^1.5 - 300^1.5);
%! assert (s.J, exact, -1e-14);
%! assert (s.T([1, 3]), [400, 300]);
%! assert (s.J * ones (1, 3), -s.kappa .* s.gradient, -1e-14);
%!test # the total is the integral of the density
%! s = air_column (2, [400, 250], "points", 2001);
%! S = s.z(2) / 3 * (s.entropy_density * [1, repmat([4 2], 1, 999), 4, 1]');
%! assert (s.entropy_production, S, -1e-12);
%!test # constant lapse rate: the power law of the atmosphere
%! T = [288.15, 216.65];
%! m = 4.81e-26;
%! k = 1.380649e-23;
%! g = 9.80665;
%! s = air_column (11000, T, "conductivity", 0.026, "mass", m);
%! lapse = -diff (T) / 11000;
%! assert (s.lapse, lapse * ones (1, 101), -1e-13);
%! assert (s.p, 101325 * (s.T / T(1)) .^ (m * g / (k * lapse)), -1e-13);
%! assert (s.stable);
%!test # one temperature: the barometric formula
%! s = air_column (11000, 280);
%! assert (s.p, 101325 * exp (-s.z / s.scale_height), -1e-13);
%! assert (s.J, 0);
%! assert (s.entropy_production, 0);
%! assert (s.kurtosis, 3, 1e-13);
%! assert (s.stable);
%!test # and the limit towards it
%! s = air_column (11000, [280, 280 + 1e-9]);
%! assert (s.p, 101325 * exp (-s.z / s.scale_height), -1e-11);
%! assert (s.J, -0.026 * sqrt (280/300) * 1e-9 / 11000, -1e-4);
%!test # hydrostatic balance, warm above
%! s = air_column (5000, [250, 400], "points", 2001);
%! slope = (s.p(3:end) - s.p(1:end-2)) / (2 * s.z(2));
%! assert (slope, -4.81e-26 * 9.80665 * s.n(2:end-1), -1e-6);
%! assert (s.J < 0);
%! assert (s.entropy_production > 0);
%!test # a handle gives what the power law gives, with exponents of all kinds
%! for a = [0, 0.5, -1, -2, 2.5]
%!   x = air_column (3, [600, 200], "conductivity", [0.03, 280, a]);
%!   y = air_column (3, [600, 200], "conductivity", @(T) 0.03 * (T / 280).^a);
%!   assert (y.J, x.J, -1e-12);
%!   assert (y.T, x.T, -1e-12);
%!   assert (y.p, x.p, -1e-12);
%!   assert (y.kurtosis, x.kurtosis, -1e-12);
%!   assert (isempty (y.notes) || ! any (strfind (y.notes{1}, "smooth")));
%! endfor
%!test # single-temperature kurtosis of a column 2:1
%! s = air_column (1, [2, 1], "conductivity", 1, "gravity", 0);
%! assert (s.kurtosis, 9/2 * log (2), 1e-12);
%! ## with a pressure p ~ T the density is uniform: m g / (k lapse) = 1
%! s = air_column (1, [600, 300], "conductivity", 1, ...
%!                 "mass", 300 * 1.380649e-23 / 9.80665);
%! assert (s.kurtosis, 3 * (1 + 1/27), 1e-12);
%!test # a steep column is called so
%! s = air_column (10, [310, 290]);
%! assert (s.stable, false);
%! assert (! isempty (strfind (s.notes{1}, "adiabatic 0.00976 K/m")));
%! s = air_column (1, [310, 290], "conductivity", @(T) 1 + (T > 300.3));
%! assert (! isempty (strfind (s.notes{1}, "the conductivity is not smooth")));
%!test # steep powers; the mirror image
%! s = air_column (1, [600, 300], "conductivity", [1, 300, 150]);
%! assert (s.J, 300 / 151 * 2^151, -1e-12);
%! assert (s.T(51), 600 * 0.5^(1/151), -1e-13);
%! s = air_column (1, [300, 600], "conductivity", [1, 600, 800], "points", 3);
%! assert (s.T(2), 600 * (0.5 + 0.5 * 2^-801)^(1/801), -1e-13);
%! a = air_column (900, [300, 280], "points", 3);
%! b = air_column (900, [280, 300], "points", 3, "gravity", -9.80665, ...
%!                 "pressure", a.p(3));
%! assert (fliplr (b.T), a.T, -1e-14);
%! assert (fliplr (b.p), a.p, -1e-13);
%! assert (b.kurtosis, a.kurtosis, 1e-13);
%! assert (b.stable, a.stable);
%!test # a layer thin against the column: only the bottom counts
%! s = air_column (1e12, [300, 600], "conductivity", 1, "points", 3);
%! assert (s.kurtosis, 3, 1e-8);
%! assert (s.p(2:3), [0 0]);
%!test # steep ends: the pressure in closed form, with the integral of kappa/T
%! mg = 4.81e-26 * 9.80665 / 1.380649e-23;
%! for a = [-3, 0.5, 1, 2.5]
%!   for T = [1000 50; 10 1000; 2000 2]'
%!     s = air_column (7, T, "conductivity", [0.026, 280, a], "points", 9);
%!     want = -mg * 7 * (a + 1) / a * (s.T.^a - T(1)^a) ...
%!            / (T(2)^(a+1) - T(1)^(a+1));
%!     assert (log (s.p / 101325), want, 1e-13);
%!   endfor
%! endfor
%! ## and the kurtosis without weight: densities as T^(a-1) dT
%! s = air_column (1, [2000, 2], "conductivity", [1, 1, 1], "gravity", 0);
%! assert (s.kurtosis, 3 * (2000^3 - 2^3) / 3 * (2000 - 2) ...
%!                     / ((2000^2 - 2^2) / 2)^2, -1e-12);
%!test # heights of one's own
%! s = air_column (2, [400, 300], "points", [2, 0, 1, 1]);
%! assert (s.T([1 2]), [300, 400]);
%! assert (s.T(3), s.T(4));

%!error <Invalid call> air_column (1)
%!error <air_column: the height H must be positive and finite, got 0> air_column (0, 300)
%!error <air_column: the temperature T\(2\) must be positive and finite, got -1> air_column (1, [300, -1])
%!error <option "conductivity" must be a positive number, \[kappa0, T0, exponent\], or a function handle, got a 1x2 double> air_column (1, 300, "conductivity", [1 2])
%!error <option "points" must be an integer from 2 to 1e5, or a vector of at most as many heights, got 1> air_column (1, 300, "points", 1)
%!error <air_column: the height points\(2\) = 3 is outside 0 to 1> air_column (1, 300, "points", [0 3])
%!error <air_column: the conductivity is -1 at 300 K; it must be positive> air_column (1, 300, "conductivity", @(T) -1)
%!error <air_column: the conductivity gave 1 x 2 values for .* it must take arrays> air_column (1, [300 200], "conductivity", @(T) [1 2])
%!error <unknown option "kappa"> air_column (1, 300, "kappa", 1)

%!demo
%! ## A box of air, warm below: temperature and where entropy is made.
%! s = air_column (1, [400, 300]);
%! subplot ("position", [0.14, 0.17, 0.32, 0.75]);
%! plot (s.T, s.z);
%! xlabel ("temperature (K)");
%! ylabel ("height (m)");
%! subplot ("position", [0.64, 0.17, 0.32, 0.75]);
%! plot (1e3 * s.entropy_density, s.z);
%! xlabel ("entropy (mW/K/m^3)");
