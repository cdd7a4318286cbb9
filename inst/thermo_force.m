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
## @deftypefn  {} {@var{X} =} thermo_force (@var{basis}, @var{box1}, @var{box2})
## @deftypefnx {} {@var{X} =} thermo_force (@var{basis}, @var{fields}, @var{z})
## @deftypefnx {} {[@var{X}, @var{info}] =} thermo_force (@dots{}, "name", @var{value}, @dots{})
## Thermodynamic forces of two reservoirs, or of fields, that belong to a set
## of fluxes.
##
## Near equilibrium each flux is linear in all forces, J = L X, and
## J * X' is the entropy production; so the forces follow from the choice of
## fluxes.  The bases are those of @code{onsager_fit}:
##
## @multitable @columnfractions .26 .2 .3 .24
## @headitem basis @tab fluxes @tab forces @tab fields
## @item "density" @tab J_n, J_u @tab -grad(mu/T), grad(1/T) @tab T, mu
## @item "heat" @tab J_n, J_q @tab -grad mu/T, grad(1/T) @tab T, mu
## @item "textbook" @tab J_n, J_s @tab -grad mu/T, -grad T/T @tab T, mu
## @item "dissipation" @tab J_n, J_s @tab -grad mu, -grad T @tab T, mu
## @item "effusion" @tab J_n, J_u @tab -d(mu/T), d(1/T) @tab T, mu
## @item "thermoelectric" @tab J_e, J_q @tab E/T, grad(1/T) @tab T, phi
## @item "thermoelectric entropy" @tab J_e, J_s @tab E, -grad T @tab T, phi
## @item "membrane" @tab J_v, J_D @tab dP, dpi @tab P, pi
## @item "species" @tab J_w, J_c @tab dmu_w, dmu_c @tab mu_w, mu_c
## @item "viscous" @tab Pi @tab -grad v/T @tab T, v
## @end multitable
##
## @noindent
## J_s = J_q/T is the entropy carried by J_q, not J_q itself: the pair
## (-grad mu/T, -grad T/T) with J_q makes no symmetric L.
##
## @strong{Arguments}
##
## @var{basis}: a name of the list.  @var{box1}, @var{box2}: structs of
## reservoirs with the fields of the last column, one value each; positive
## flows run from 1 to 2.  @var{fields}: struct of vectors with those fields
## at the N places @var{z}, which ascend; one value is a constant field.
##
## T in K, mu in J a particle (with its potential energy, as m g z), phi
## (electrochemical potential over the charge) in V, v in m/s, P and pi in Pa.
## For an ideal gas "p" in Pa, and the mass "m" of an atom in kg, may stand in
## the place of "mu" (m only where mu alone matters).
##
## @strong{Options}
##
## @table @asis
## @item "thickness" (1)
## Distance of two boxes in m; the bases "effusion", "membrane" and "species",
## whose forces are differences, take none.
## @item "at" ("points")
## Of fields: "points", derivatives at @var{z} from parabolas through three
## neighbours; or "faces", differences between neighbours, N - 1 rows.
## @end table
##
## @strong{Results}
##
## @var{X}: one row of forces for two boxes; N x n or N-1 x n for fields.
## @var{info} has
##
## @table @code
## @item basis, fluxes, forces, units
## Names, as of @code{onsager_fit}, and units of the forces.
## @item T, mu
## The state, 1 or a row each, at which @code{onsager_convert} turns these
## forces into those of the bases "density", "heat" and "textbook" exactly.
## @item z
## Where the forces are.
## @item factor
## 1: J * X' is the entropy production, 2: T times it.
## @end table
##
## @strong{Accuracy}
##
## Differences to rounding.  With p in the place of mu, "density" and
## "effusion" take k d(log (p/T^(5/2))), which loses nothing where two boxes
## are nearly equal.  "points": second order in the distance of the places.
##
## @strong{Errors}
##
## @code{noneq:basis}, @code{noneq:fields} (which are missing),
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:range}, @code{noneq:option}.
##
## @strong{References}
##
## S. R. de Groot and P. Mazur, Non-Equilibrium Thermodynamics, chapters III,
## IV and XI.
##
## @strong{Example}
##
## The force on heat in a column of air, and the same by its basis:
##
## @example
## @group
## s = air_column (1, [400, 300]);
## X = thermo_force ("density", struct ("T", s.T, "p", s.p), s.z);
## sigma = s.J * X(:,2);
## printf ("%.3e and %.3e W/K/m^3\n", sigma(51), s.entropy_density(51))
## @print{} 2.260e-03 and 2.260e-03 W/K/m^3
## @end group
## @end example
##
## @seealso{chemical_potential, onsager_fit, onsager_convert,
## entropy_production}
## @end deftypefn

function [X, info] = thermo_force (basis, first, second, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  fname = "thermo_force";
  opt = parse_options (fname, varargin, ...
                       {"thickness", [], "positive"
                        "at", [], {"points", "faces"}});
  basis = named_basis (fname, basis);
  boxes = isstruct (second);
  if (boxes)
    f = two_boxes (fname, basis, first, second);
    if (! isempty (opt.at))
      error ("noneq:option", ...
             "%s: option \"at\" is for fields, not for two boxes", fname);
    endif
    step = 1;
    if (! isempty (opt.thickness))
      if (any (strcmp (basis.name, {"effusion", "membrane", "species"})))
        error ("noneq:option", ...
               ["%s: the forces of \"%s\" are differences; they have no" ...
                " \"thickness\""], fname, basis.name);
      endif
      step = opt.thickness;
    endif
    z = step / 2;
  else
    if (any (strcmp (basis.name, {"effusion", "membrane", "species"})))
      error ("noneq:basis", ...
             ["%s: the forces of \"%s\" are differences of two boxes; give" ...
              " both"], fname, basis.name);
    elseif (! isempty (opt.thickness))
      error ("noneq:option", ...
             "%s: option \"thickness\" is for two boxes, not for fields", ...
             fname);
    endif
    [f, z] = profile (fname, basis, first, second);
    step = diff (z);
  endif

  if (boxes || strcmp (opt.at, "faces"))
    slope = @(y) diff (y) ./ step;
    ## Means with which products of differences come out exactly.
    mean_inverse = (1 ./ f.T(1:end-1) + 1 ./ f.T(2:end)) / 2;
    T = sqrt (f.T(1:end-1)) .* sqrt (f.T(2:end));
    mu = (f.mu(1:end-1) + f.mu(2:end)) / 2;
    inverse_slope = -diff (f.T) ./ step ./ f.T(1:end-1) ./ f.T(2:end);
    if (! boxes)
      z = (z(1:end-1) + z(2:end)) / 2;
    endif
  else
    slope = @(y) derivative (z, y);
    T = f.T;
    mean_inverse = 1 ./ T;
    mu = f.mu;
    inverse_slope = slope (1 ./ T);
  endif
  X = forces (basis.name, f, slope, T, mean_inverse, inverse_slope);
  bad = find (! isfinite (X), 1);
  if (! isempty (bad))
    [i, j] = ind2sub (size (X), bad);
    error ("noneq:range", ...
           "%s: the force %s is %g at place %d: a field is out of range", ...
           fname, basis.forces{j}, X(bad), i);
  endif
  info.basis = basis.name;
  info.fluxes = basis.fluxes;
  info.forces = basis.forces;
  info.units = basis.force_units;
  info.T = T';
  info.mu = mu';
  info.z = z';
  info.factor = basis.factor;

endfunction

function X = forces (name, f, slope, T, mean_inverse, inverse_slope)

  switch (name)
    case {"density", "effusion"}
      X = [-slope(f.planck), inverse_slope];
    case "heat"
      X = [-slope(f.mu) .* mean_inverse, inverse_slope];
    case "textbook"
      X = [-slope(f.mu) .* mean_inverse, inverse_slope .* T];
    case "dissipation"
      X = [-slope(f.mu), -slope(f.T)];
    case "thermoelectric"
      X = [-slope(f.phi) .* mean_inverse, inverse_slope];
    case "thermoelectric entropy"
      X = [-slope(f.phi), -slope(f.T)];
    case "membrane"
      X = [-slope(f.P), -slope(f.pi)];
    case "species"
      X = [-slope(f.mu_w), -slope(f.mu_c)];
    case "viscous"
      X = -slope (f.v) .* mean_inverse;
  endswitch

endfunction

function basis = named_basis (fname, name)

  table = onsager_bases ();
  k = [];
  if (ischar (name))
    k = find (strcmpi (name, {table.name}));
  endif
  if (isempty (k))
    error ("noneq:basis", "%s: the basis must be one of: %s", fname, ...
           strjoin ({table.name}, ", "));
  endif
  basis = table(k);
  switch (basis.name)
    case {"thermoelectric", "thermoelectric entropy"}
      basis.needs = {"T", "phi"};
    case "membrane"
      basis.needs = {"P", "pi"};
    case "species"
      basis.needs = {"mu_w", "mu_c"};
    case "viscous"
      basis.needs = {"T", "v"};
    otherwise
      basis.needs = {"T", "mu"};
  endswitch

endfunction

## Columns of two values.
function f = two_boxes (fname, basis, a, b)

  if (! (isstruct (a) && isscalar (a) && isscalar (b)))
    error ("noneq:type", "%s: box1 and box2 must be structs of 1 x 1", fname);
  endif
  a = read_fields (fname, "box1", basis, a, 1);
  b = read_fields (fname, "box2", basis, b, 1);
  for name = fieldnames (a)'
    if (! isfield (b, name{1}))
      error ("noneq:fields", ...
             "%s: box1 has mu and box2 p; give the same of both", fname);
    endif
    f.(name{1}) = [a.(name{1}); b.(name{1})];
  endfor
  f = with_potential (fname, basis, f);

endfunction

function [f, z] = profile (fname, basis, fields, z)

  if (! (isstruct (fields) && isscalar (fields)))
    error ("noneq:type", "%s: fields must be a struct of vectors", fname);
  endif
  z = check_quantity (fname, "the places z", z, "finite", [])(:);
  if (numel (z) < 2)
    error ("noneq:size", "%s: a gradient needs at least 2 places z", fname);
  endif
  bad = find (! (diff (z) > 0), 1);
  if (! isempty (bad))
    error ("noneq:range", ...
           "%s: the places z must ascend, but z(%d) <= z(%d)", fname, ...
           bad + 1, bad);
  endif
  f = read_fields (fname, "fields", basis, fields, [1, numel(z)]);
  for name = fieldnames (f)'
    f.(name{1}) = f.(name{1}) .* ones (numel (z), 1);
  endfor
  f = with_potential (fname, basis, f);

endfunction

function f = read_fields (fname, what, basis, given, sizes)

  needs = basis.needs;
  gas = any (strcmp (needs, "mu")) && ! isfield (given, "mu") ...
        && isfield (given, "p");
  if (gas)
    needs = {"T", "p"};
    if (isfield (given, "m"))
      needs{end+1} = "m";
    endif
  endif
  f = struct ();
  for name = needs
    name = name{1};
    if (! isfield (given, name))
      error ("noneq:fields", ...
             "%s: %s has no field %s; basis \"%s\" needs %s", fname, what, ...
             name, basis.name, strjoin (basis.needs, " and "));
    endif
    must = "finite";
    if (any (strcmp (name, {"T", "p", "m"})))
      must = "positive";
    endif
    f.(name) = check_quantity (fname, [what "." name], given.(name), must, ...
                               unique (sizes))(:);
  endfor

endfunction

## mu, and mu/T as planck; an ideal gas has the latter from logarithms.
function f = with_potential (fname, basis, f)

  k = physical_constants ().k;
  if (! isfield (f, "T"))
    f.T = NaN (size (f.(basis.needs{1})));
  endif
  if (isfield (f, "p"))
    if (isfield (f, "m"))
      f.mu = chemical_potential ("gas", f.T, f.p, f.m);
    elseif (any (strcmp (basis.name, {"density", "effusion"})))
      f.mu = NaN (size (f.T));
    else
      error ("noneq:fields", ...
             "%s: basis \"%s\" needs the mass m beside p, for mu itself", ...
             fname, basis.name);
    endif
    T = f.T;
    ## Relative to the first place: what is common cancels before rounding.
    f.planck = k * (log_ratio (f.p, f.p(1)) - 2.5 * log_ratio (T, T(1)));
    if (isfield (f, "m"))
      f.planck -= 1.5 * k * log_ratio (f.m, f.m(1));
    endif
  elseif (isfield (f, "mu"))
    f.planck = f.mu ./ f.T;
  else
    f.mu = NaN (size (f.T));
  endif

endfunction

## Of the parabola through each place and its neighbours.
function d = derivative (z, y)

  n = numel (z);
  h = diff (z);
  s = diff (y) ./ h;
  if (n == 2)
    d = [s; s];
    return;
  endif
  inner = (h(2:end) .* s(1:end-1) + h(1:end-1) .* s(2:end)) ...
          ./ (h(1:end-1) + h(2:end));
  d = [s(1) - (s(2) - s(1)) * h(1) / (h(1) + h(2))
       inner
       s(end) + (s(end) - s(end-1)) * h(end) / (h(end-1) + h(end))];

endfunction

%!shared k, He
%! k = 1.380649e-23;
%! He = 6.6464731e-27;
%!test # effusion: the forces of that function
%! s = effusion ([2, 1], [300, 250], He);
%! a = struct ("T", 300, "p", 2);
%! b = struct ("T", 250, "p", 1);
%! [X, info] = thermo_force ("effusion", a, b);
%! assert (X, s.X, -1e-14);
%! a.m = b.m = He;
%! assert (thermo_force ("Effusion", a, b), s.X, -1e-14);
%! a = struct ("T", 300, "mu", chemical_potential ("gas", 300, 2, He));
%! b = struct ("T", 250, "mu", chemical_potential ("gas", 250, 1, He));
%! assert (thermo_force ("effusion", a, b), s.X, -1e-13);
%! assert (info.fluxes, {"J_n", "J_u"});
%!test # nearly equal boxes
%! a = struct ("T", 300, "p", 1);
%! b = struct ("T", 300, "p", 1 - 2^-40);
%! assert (thermo_force ("density", a, b), [-k * log1p(-2^-40), 0], -1e-14);
%! a.p = b.p = 3;
%! b.T = 300 * (1 + 2^-40);
%! assert (thermo_force ("density", a, b)(1), 2.5 * k * log1p (2^-40), -1e-14);
%! a.T = b.T = 300;
%! b.p = 3 * (1 + 2^-40);
%! assert (thermo_force ("density", a, b)(1), -k * log1p (2^-40), -1e-14);
%!test # bases of the reference: exact conversion at the mean state
%! a = struct ("T", 320, "mu", -3e-20);
%! b = struct ("T", 290, "mu", -2.5e-20);
%! [X, info] = thermo_force ("density", a, b, "thickness", 0.01);
%! heat = thermo_force ("heat", a, b, "thickness", 0.01);
%! [book, at] = thermo_force ("textbook", a, b, "thickness", 0.01);
%! assert ([1 info.mu; 0 1] * X', heat', -1e-13);
%! assert ([1 0; 0 at.T] * heat', book', -1e-14);
%! assert (X(2), (1/290 - 1/320) / 0.01, -1e-13);
%! assert (book(2), 30 / sqrt (290 * 320) / 0.01, -1e-14);
%! free = thermo_force ("dissipation", a, b, "thickness", 0.01);
%! assert (free, [-0.5e-20, 30] / 0.01, -1e-14);
%! ## by onsager_convert itself, through flux and force
%! L = [1 2; 2 7];
%! M = onsager_convert (L, "density", "heat", struct ("mu", info.mu, "T", info.T));
%! assert (heat * M * heat', X * L * X', -1e-12);
%!test # fields: a straight 1/T, and the faces of any field
%! z = [0 0.1 0.3 0.6 1]';
%! T = 1 ./ (1/300 + 1e-4 * z);
%! [X, info] = thermo_force ("density", struct ("T", T, "mu", 0), z);
%! assert (X, [zeros(5, 1), 1e-4 * ones(5, 1)], 1e-16);
%! assert (info.z, z');
%! [X, info] = thermo_force ("heat", struct ("T", 300, "mu", z.^2), z, ...
%!                           "at", "faces");
%! assert (X, [-(z(1:4) + z(2:5)) / 300, zeros(4, 1)], 1e-15);
%! assert (info.z', (z(1:4) + z(2:5)) / 2);
%! [X, info] = thermo_force ("heat", struct ("T", 300, "mu", z.^2), z);
%! assert (X(:,1), -2 * z / 300, 1e-15);
%!test # second order at the points
%! for n = [20, 40]
%!   z = linspace (0, 1, n + 1)' .^ 1.3;
%!   X = thermo_force ("textbook", struct ("T", 300 + 50 * z.^3, "mu", sin (z)), z);
%!   want = [-cos(z), -150*z.^2] ./ (300 + 50 * z.^3);
%!   err(n) = max (abs (X - want)(:));
%! endfor
%! assert (err(20) / err(40), 4, 0.9);
%!test # couette and air_column agree
%! s = couette (10, 1e-3, [300 310], 1e-3, 0.6);
%! assert (thermo_force ("viscous", struct ("T", s.T, "v", s.v), s.y), s.force', -1e-12);
%! s = air_column (5000, [288, 250], "points", 501);
%! X = thermo_force ("density", struct ("T", s.T, "p", s.p), s.z, "at", "faces");
%! assert (sum (X(:,2)) * s.J * 10, s.entropy_production, -1e-12);
%!test # two boxes: electricity, membranes, species
%! a = struct ("T", 300, "phi", 1e-3);
%! b = struct ("T", 301, "phi", 0);
%! X = thermo_force ("thermoelectric", a, b, "thickness", 1e-3);
%! assert (X, [(1/300 + 1/301) / 2, (1/301 - 1/300) * 1e3], -1e-12);
%! assert (thermo_force ("thermoelectric entropy", a, b), [1e-3, -1], -1e-14);
%! s = osmosis (struct ("Lp", 1, "sigma", 1, "omega", 0), [10 20], 500, 300);
%! a = struct ("P", 700, "pi", s.pi(1));
%! b = struct ("P", 200, "pi", s.pi(2));
%! [X, info] = thermo_force ("membrane", a, b);
%! assert (X, s.X, -1e-14);
%! assert (info.factor, 2);
%! X = thermo_force ("species", struct ("mu_w", 2, "mu_c", 3), ...
%!                   struct ("mu_w", 1, "mu_c", 5));
%! assert (X, [1, -2]);

%!error <Invalid call> thermo_force ("heat", struct ("T", 1))
%!error <the basis must be one of: density, heat, textbook, dissipation> thermo_force ("energy", struct (), struct ())
%!error <box1 has no field mu; basis "heat" needs T and mu> thermo_force ("heat", struct ("T", 1), struct ("T", 1))
%!error <box2.T must be positive and finite, got -1> thermo_force ("viscous", struct ("T", 1, "v", 0), struct ("T", -1, "v", 0))
%!error <basis "heat" needs the mass m beside p> thermo_force ("heat", struct ("T", 1, "p", 1), struct ("T", 1, "p", 1))
%!error <box1 has mu and box2 p> thermo_force ("density", struct ("T", 1, "mu", 1), struct ("T", 1, "p", 1))
%!error <the forces of "membrane" are differences; they have no "thickness"> thermo_force ("membrane", struct ("P", 1, "pi", 1), struct ("P", 1, "pi", 1), "thickness", 2)
%!error <the forces of "effusion" are differences of two boxes> thermo_force ("effusion", struct ("T", [1 2], "mu", 1), [0 1])
%!error <option "thickness" is for two boxes> thermo_force ("heat", struct ("T", [1 2], "mu", 1), [0 1], "thickness", 1)
%!error <option "at" is for fields> thermo_force ("heat", struct ("T", 1, "mu", 1), struct ("T", 1, "mu", 1), "at", "faces")
%!error <the places z must ascend, but z\(3\) <= z\(2\)> thermo_force ("heat", struct ("T", 1, "mu", 1), [0 1 1])
%!error <a gradient needs at least 2 places z> thermo_force ("heat", struct ("T", 1, "mu", 1), 0)
%!error <fields.T must have 1 or 3 elements, got 1 x 2> thermo_force ("heat", struct ("T", [1 2], "mu", 1), [0 1 2])
%!error <fields.mu\(2\) is NaN> thermo_force ("heat", struct ("T", 1, "mu", [1 NaN]), [0 1])
%!error <fields must be a struct of vectors> thermo_force ("heat", 3, [0 1])

%!demo
%! ## The two forces in a column of air, warm below: with the fluxes of
%! ## particles and energy that on particles does not vanish, though none flow:
%! ## gravity and the temperature balance it.
%! s = air_column (1, [400, 300]);
%! X = thermo_force ("density", struct ("T", s.T, "p", s.p), s.z);
%! subplot ("position", [0.14, 0.17, 0.32, 0.75]);
%! plot (1e6 * X(:,2), s.z, "linewidth", 1.5);
%! set (gca (), "xtick", 600:200:1200);
%! xlabel ("(1/T)' (1e-6/K/m)");
%! ylabel ("height (m)");
%! subplot ("position", [0.64, 0.17, 0.32, 0.75]);
%! plot (1e23 * X(:,1), s.z, "linewidth", 1.5);
%! set (gca (), "xtick", -1.2:0.2:-0.8);
%! xlabel ("-(mu/T)' (1e-23 J/K/m)");
