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
## @deftypefn  {} {@var{L2} =} onsager_convert (@var{L}, @var{from}, @var{to}, @var{state})
## @deftypefnx {} {[@var{L2}, @var{se}, @var{info}] =} onsager_convert (@dots{}, "cov", @var{C})
## Onsager matrix for other fluxes and forces.
##
## With new fluxes @code{J2 = A J} and forces @code{X2 = inv (A)' X} the
## entropy production @code{J' X} stays the same and
##
## @example
## L2 = A L A'
## @end example
##
## @noindent
## stays symmetric and positive semidefinite.  Bases of the dissipation
## function, T times the entropy production, have forces T times as large and
## a matrix divided by T.
##
## @strong{Arguments}
##
## @var{L}: n x n, or the info of @code{onsager_fit}, which brings its
## covariance.  @var{from}, @var{to}: a basis; @var{to} can also be A, an
## invertible n x n matrix.  @var{state}: struct with the fields that the
## bases need, in SI units.
##
## @multitable @columnfractions 0.24 0.44 0.32
## @headitem basis @tab fluxes | forces @tab state
## @item density @tab J_n, J_u | -grad(mu/T), grad(1/T) @tab mu
## @item heat @tab J_n, J_q | -grad mu/T, grad(1/T) @tab
## @item textbook @tab J_n, J_s | -grad mu/T, -grad T/T @tab T
## @item dissipation @tab J_n, J_s | -grad mu, -grad T @tab T
## @item thermoelectric @tab J_e, J_q | E/T, grad(1/T) @tab charge
## @item thermoelectric entropy @tab J_e, J_s | E, -grad T @tab T, charge
## @item effusion @tab J_n, J_u | -d(mu/T), d(1/T) @tab mu
## @item species @tab J_w, J_c | dmu_w, dmu_c @tab
## @item membrane @tab J_v, J_D | dP, dpi @tab V_w, V_c, c_mean
## @item viscous @tab Pi | -grad v/T @tab
## @end multitable
##
## J_n, J_u, J_q, J_s, J_e: of particles, energy, heat, entropy and charge;
## grad mu is at constant temperature in "heat" and what follows from it.
## charge: that of a particle; V_w, V_c: molar volumes of solvent and solute;
## c_mean: their mean concentration.  A basis can be written out as "flux, flux
## | force, force", in any order of the pairs.  Lists that are not conjugate,
## as J_n, J_q | -grad mu/T, -grad T/T, are refused with what to do: there the
## two cross coefficients differ by a factor T.
##
## @strong{Options}
##
## @table @asis
## @item "cov"
## Covariance of L(:), n^2 x n^2.
## @end table
##
## @strong{Results}
##
## @var{L2}; @var{se}, its standard errors (NaN without covariance).
## @var{info}: L, se, cov (that of L2(:), so that info can be passed on), nu
## (its degrees of freedom), A, force_matrix (X2 = force_matrix X), ci, fluxes,
## forces, units (of L2, as text), bias, n, reliable, notes.
##
## @strong{Accuracy}
##
## Rounding.
##
## @strong{Errors}
##
## @code{noneq:basis}: unknown, not conjugate, or not of the same kind.
## @code{noneq:state}: a field of @var{state} is missing or out of range.
## @code{noneq:type}, @code{noneq:size}.
##
## @strong{References}
##
## S. R. de Groot and P. Mazur, Non-Equilibrium Thermodynamics (1962), ch. VI.
## O. Kedem and A. Katchalsky, Biochim. Biophys. Acta 27, 229 (1958).
##
## @strong{Example}
##
## @example
## @group
## onsager_convert ([1 0.4; 0.4 2], "heat", "density", struct ("mu", 3))
## @result{} ans =
##     1.0000    3.4000
##     3.4000   13.4000
## @end group
## @end example
##
## @seealso{onsager_fit, onsager_derived, entropy_production}
## @end deftypefn

function [L2, se, info] = onsager_convert (L, from, to, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  state = struct ();
  if (! isempty (varargin) && (isstruct (varargin{1}) || isempty (varargin{1})))
    if (! isempty (varargin{1}))
      state = varargin{1};
    endif
    varargin(1) = [];
  endif
  opt = parse_options ("onsager_convert", varargin, {"cov", [], @(x) ""});
  [L, C, nu] = onsager_matrix ("onsager_convert", L, opt.cov);
  n = rows (L);
  source = onsager_basis ("onsager_convert", from, n);
  [root, A1, factor1] = relative (source, state);
  if (isnumeric (to))
    if (! (isreal (to) && isequal (size (to), [n, n])
           && all (isfinite (to(:))) && is_invertible (double (to))))
      error ("noneq:basis", ...
             "onsager_convert: a matrix TO must be real, invertible and %d x %d", ...
             n, n);
    endif
    A = double (to);
    factor = 1;
    target = struct ("fluxes", {{}}, "forces", {{}}, "flux_units", {{}}, ...
                     "force_units", {{}});
  else
    target = onsager_basis ("onsager_convert", to, n);
    [other, A2, factor2] = relative (target, state);
    if (! strcmp (root, other))
      error ("noneq:basis", ...
             "onsager_convert: \"%s\" cannot be converted to \"%s\"", ...
             source.name, target.name);
    endif
    A = A2 * inverse_of (A1);
    factor = factor2 / factor1;
  endif

  L2 = A * L * A' / factor;
  K = kron (A, A) / factor;
  C2 = K * C * K';
  if (! all (isfinite (L2(:))))
    error ("noneq:range", ...
           ["onsager_convert: the result is out of the range of numbers;" ...
            " check the units of the state"]);
  endif
  se = reshape (root_of_variance (diag (C2)), n, n);
  info = struct ("L", L2, "se", se, "cov", C2, "A", A, ...
                 "force_matrix", factor * inverse_of (A)', ...
                 "nu", nu, "ci", L2 + student_quantile (nu) * cat (3, -se, se), ...
                 "fluxes", {target.fluxes}, "forces", {target.forces}, ...
                 "units", {cell(n)}, "bias", zeros (n), "n", n, ...
                 "reliable", true, "notes", {{}});
  for i = 1:numel (target.flux_units)
    for j = 1:n
      info.units{i,j} = sprintf ("(%s) / (%s)", target.flux_units{i}, ...
                                 target.force_units{j});
    endfor
  endfor

endfunction

## Rows are fluxes in units of their own: they are scaled to size 1 first.
function yes = is_invertible (A)

  size_of = max (abs (A), [], 2);
  yes = all (size_of > 0) && rcond (A ./ size_of) > 1e-14;

endfunction

function B = inverse_of (A)

  size_of = max (abs (A), [], 2);
  B = inv (A ./ size_of) ./ size_of';

endfunction

## J of the basis = A times J of the first of its kind; FACTOR times the
## entropy production of that is the sum of fluxes times forces.
function [root, A, factor] = relative (basis, state)

  need = @(name, what, must) onsager_state ("onsager_convert", state, name, ...
                                            what, must);
  T = @() need ("T", "temperature, K", "positive");
  charge = @() need ("charge", "charge of a particle, C", "finite");
  root = "heat";
  factor = 1;
  switch (basis.name)
    case {"density", "effusion"}
      A = [1, 0; need("mu", "chemical potential, J per particle", "finite"), 1];
    case "heat"
      A = eye (2);
    case "textbook"
      A = diag ([1, 1 / T()]);
    case "dissipation"
      A = diag ([1, 1 / T()]);
      factor = T ();
    case "thermoelectric"
      A = diag ([charge(), 1]);
    case "thermoelectric entropy"
      A = diag ([charge(), 1 / T()]);
      factor = T ();
    case "species"
      root = "species";
      A = eye (2);
    case "membrane"
      root = "species";
      V = need ("V_w", "molar volume of the solvent, m^3/mol", "positive");
      A = [V, need("V_c", "molar volume of the solute, m^3/mol", "finite")
           -V, 1 / need("c_mean", "mean concentration, mol/m^3", "positive")];
    case "viscous"
      root = "viscous";
      A = 1;
  endswitch
  if (! is_invertible (A))
    error ("noneq:state", ...
           "onsager_convert: basis \"%s\" is not defined for this state", ...
           basis.name);
  endif
  A = A(basis.order,:);
  if (strcmp (basis.name, "heat") || strcmp (basis.name, "species"))
    A = eye (2)(basis.order,:);
  endif

endfunction

%!demo
%! ## The same coupling of heat and particles in three sets of forces
%! L = [1 0.4; 0.4 2];
%! state = struct ("T", 300, "mu", 3);
%! names = {"heat", "density", "textbook"};
%! for k = 1:3
%!   subplot (1, 3, k);
%!   bar (onsager_convert (L, "heat", names{k}, state) ./ max (L(:)));
%!   title (names{k});
%! endfor

%!test # presets, by the change of fluxes and forces written out
%! L = [1 0.4; 0.4 2];
%! s = struct ("T", 300, "mu", 3, "charge", -1.5);
%! assert (onsager_convert (L, "heat", "density", s), [1 0; 3 1] * L * [1 3; 0 1], 1e-14);
%! assert (onsager_convert (L, "density", "heat", s), [1 0; -3 1] * L * [1 -3; 0 1], 1e-14);
%! T = onsager_convert (L, "heat", "textbook", s);
%! assert (T, [1, 0.4/300; 0.4/300, 2/9e4], 1e-17);
%! assert (T, [1, 0.001333333333333333; 0.001333333333333333, 2.222222222222222e-5], 1e-15);
%! assert (onsager_convert (L, "heat", "dissipation", s), T / 300, 1e-18);
%! assert (onsager_convert (L, "heat", "thermoelectric", s), [2.25 -0.6; -0.6 2], 1e-15);
%! assert (onsager_convert (L, "heat", "effusion", s), onsager_convert (L, "heat", "density", s));
%!test # round trips, entropy production, symmetry, inertia, covariance
%! rand ("twister", 3);
%! s = struct ("T", 290, "mu", -2, "charge", 1.6, "V_w", 1.8, "V_c", 9, "c_mean", 0.2);
%! groups = {{"density", "heat", "textbook", "dissipation", "thermoelectric", "thermoelectric entropy", "effusion"}, {"species", "membrane"}};
%! for g = groups
%!   for from = g{1}
%!     for to = g{1}
%!       L = rand (2);
%!       L = L * L' + [0 0.1; -0.1 0];
%!       C = rand (4);
%!       C = C * C';
%!       [M, se, info] = onsager_convert (L, from{1}, to{1}, s, "cov", C);
%!       [B, ~, back] = onsager_convert (info, to{1}, from{1}, s);
%!       assert (B, L, 1e-12 * norm (L));
%!       assert (back.cov, C, 1e-11 * norm (C));
%!       assert (se, reshape (sqrt (diag (info.cov)), 2, 2), -1e-14);
%!       X = rand (2, 1);
%!       X2 = info.force_matrix * X;
%!       J2 = M * X2;
%!       assert (J2, info.A * L * X, 1e-12 * norm (J2));
%!       ratio = (J2' * X2) / (X' * L * X);
%!       scale = [1 290]([any(strcmp (to{1}, {"dissipation", "thermoelectric entropy"})) + 1, any(strcmp (from{1}, {"dissipation", "thermoelectric entropy"})) + 1]);
%!       assert (ratio, scale(1) / scale(2), -1e-12);
%!       assert (min (eig (M + M')) > 0);
%!     endfor
%!   endfor
%! endfor
%!test # written out, in another order
%! L = [1 0.4; 0.4 2];
%! s = struct ("T", 300);
%! M = onsager_convert (L, "J_n, J_q | -grad mu/T, grad(1/T)", "J_s, J_n | -grad T/T, -grad mu/T", s);
%! assert (M, onsager_convert (L, "heat", "textbook", s)([2 1],[2 1]), 1e-17);
%! assert (onsager_convert (flipud (fliplr (L)), "J_q,J_n|grad(1/T),-grad mu/T", "heat"), L);
%!test # a matrix; units
%! [M, se, info] = onsager_convert ([2 1; 1 3], "heat", [1 1; 0 2]);
%! assert (M, [1 1; 0 2] * [2 1; 1 3] * [1 0; 1 2]);
%! assert (all (isnan (se(:))));
%! [M, se, info] = onsager_convert (2, "viscous", "viscous");
%! assert (info.units, {"(Pa) / (1/(K s))"});
%!error <Invalid call> onsager_convert (1, "heat")
%!error <onsager_convert: state.T is needed: temperature, K> onsager_convert (eye (2), "heat", "textbook")
%!error <onsager_convert: state.T must be positive, got -3: temperature, K>
%! onsager_convert (eye (2), "heat", "textbook", struct ("T", -3));
%!error <onsager_convert: state.mu must be a finite number>
%! onsager_convert (eye (2), "heat", "density", struct ("mu", "x"));
%!error <basis "J_n, J_q \| -grad mu/T, -grad T/T": flux times force does not add up to the entropy production, .* divide the heat flux by T, or use the force grad\(1/T\)>
%! onsager_convert (eye (2), "J_n, J_q | -grad mu/T, -grad T/T", "heat");
%!error <the heat flux J_q = T J_s belongs to grad\(1/T\): multiply the entropy flux by T>
%! onsager_convert (eye (2), "J_n, J_s | -grad mu/T, grad(1/T)", "heat");
%!error <onsager_convert: unknown basis "foo"; the names are density, heat>
%! onsager_convert (eye (2), "foo", "heat");
%!error <basis "heat" has 2 fluxes, the data have 3> onsager_convert (eye (3), "heat", "heat")
%!error <onsager_convert: "heat" cannot be converted to "species"> onsager_convert (eye (2), "heat", "species")
%!error <a matrix TO must be real, invertible and 2 x 2> onsager_convert (eye (2), "heat", ones (2))
%!error <onsager_convert: L must be n x n, got 2 x 3> onsager_convert (ones (2, 3), "heat", "heat")
%!error <L must be a real n x n matrix or the info of onsager_fit, got a cell> onsager_convert ({}, "heat", "heat")
%!error <onsager_convert: L\(1,2\) is NaN> onsager_convert ([1 NaN; 1 1], "heat", "heat")
%!error <the struct must be the third result of onsager_fit> onsager_convert (struct ("a", 1), "heat", "heat")
%!error <"cov" must be 4 x 4, the covariance of L\(:\)> onsager_convert (eye (2), "heat", "heat", [], "cov", 1)
%!error <a basis must be a name> onsager_convert (eye (2), 3, "heat")
%!error <must be "flux, flux \| force, force"> onsager_convert (eye (2), "a|b|c", "heat")
%!error <has 1 fluxes and 2 forces> onsager_convert (eye (2), "J_n | a, b", "heat")
