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
## @deftypefn  {} {@var{mu} =} chemical_potential ("gas", @var{T}, @var{p}, @var{m})
## @deftypefnx {} {@var{mu} =} chemical_potential ("solution", @var{T}, @var{x})
## @deftypefnx {} {@var{mu} =} chemical_potential ("regular", @var{T}, @var{x}, @var{w})
## @deftypefnx {} {[@var{mu}, @var{info}] =} chemical_potential (@dots{}, "name", @var{value}, @dots{})
## Chemical potential of an ideal gas, and of ideal and regular solutions.
##
## @table @asis
## @item "gas", of atoms of mass @var{m}
##
## @example
## mu = kT log (p lambda^3 / (g kT)),  lambda = h / sqrt (2 pi m kT)
## @end example
##
## @noindent
## with the zero of energy at rest.
## @item "solution", ideal, and "regular"
##
## @example
## @group
## ideal:    mu(i) - mu0(i) = kT log x(i)
## regular:  mu(i) - mu0(i) = kT log x(i) + sum_j w(i,j) x(j)
##                            - sum_jk x(j) w(j,k) x(k) / 2
## @end group
## @end example
##
## @noindent
## with the zero at the pure substance of the same temperature.  Of two
## components, with one number @var{w}: kT log x(1) + w x(2)^2.
## @end table
##
## Particles flow from high to low mu/T: see @code{thermo_force}.
##
## @strong{Arguments}
##
## @var{T}: temperature in K; @var{p}: pressure in Pa; @var{m}: mass of a
## particle in kg; each one value or arrays of one size.
##
## @var{x}: mole fractions, N x c, each row of sum 1; or N x 1, the fractions
## of the first of two components.  @var{T} is one value or N x 1.
##
## @var{w}: interaction energy of a pair in J a particle: a number for two
## components (positive: they dislike each other), or c x c, symmetric with
## zero diagonal.
##
## @strong{Options}
##
## @table @asis
## @item "units" ("J")
## Of @var{mu} and of @var{w}: "J" a particle, "J/mol", "eV", or "kT".
## @item "degeneracy" (1)
## Of the gas: number g of internal states, or its partition function.
## @item "standard" (0)
## mu0 of the solution, one value or 1 x c.
## @end table
##
## @strong{Results}
##
## @var{mu}: of the size of @var{T}, @var{p} and @var{m} together; of a
## solution N x c.  -Inf where the pressure or fraction is 0.  @var{info} has
##
## @table @code
## @item density, wavelength, degeneracy_parameter
## Gas: particles/m^3; lambda in m; density lambda^3/g, small for a gas that is
## classical.
## @item entropy, enthalpy
## Gas: a particle, in J/K and J; mu = enthalpy - T entropy (Sackur and
## Tetrode).  Of the internal states only their number is in it.
## @item activity, coefficient, excess
## Solution: exp ((mu - mu0)/kT), that over x, and kT log of it, in the unit
## of mu.
## @item slope
## Solution: c x c x N, d mu(i)/d x(j) with all x free, in the unit of mu.
## @item factor
## Of two components: the thermodynamic factor 1 - 2 w x1 x2 / kT, which
## multiplies the diffusion coefficient.
## @item stable
## N x 1: whether small fluctuations of the composition die out (above the
## spinodal).
## @item critical_temperature
## Of two components: w/(2k), below which they part, in K.
## @item kT, units, notes
## What was used, and warnings in words.
## @end table
##
## @strong{Accuracy}
##
## Closed forms, to a few eps of the larger of kT and |mu|.
##
## @strong{Errors}
##
## @code{noneq:model}, @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:range} (negative values, fractions that do not add to 1),
## @code{noneq:option}.
##
## @strong{References}
##
## F. Reif, Fundamentals of Statistical and Thermal Physics, sections 7.3 and
## 8.  E. A. Guggenheim, Mixtures (1952).
##
## @strong{Example}
##
## Helium at 300 K and 1 bar, in units of kT:
##
## @example
## @group
## mu = chemical_potential ("gas", 300, 1e5, 6.6464731e-27, "units", "kT");
## printf ("%.4f kT\n", mu)
## @print{} -12.6882 kT
## @end group
## @end example
##
## @seealso{thermo_force, osmosis, effusion, onsager_derived}
## @end deftypefn

function [mu, info] = chemical_potential (model, varargin)

  fname = "chemical_potential";
  if (nargin < 1)
    print_usage ();
  endif
  models = {"gas", "solution", "regular"};
  k = [];
  if (ischar (model))
    k = find (strcmpi (model, models));
  endif
  if (isempty (k))
    error ("noneq:model", ...
           "%s: the model must be \"gas\", \"solution\" or \"regular\"", fname);
  endif
  count = [3, 2, 3](k);
  if (nargin - 1 < count)
    print_usage ();
  endif
  opt = parse_options (fname, varargin(count+1:end), ...
                       {"units", "J", {"J", "J/mol", "eV", "kT"}
                        "degeneracy", 1, "positive"
                        "standard", 0, @standard_message});
  if (k == 1)
    [mu, info] = gas (fname, varargin{1:3}, opt);
  else
    [mu, info] = solution (fname, varargin{1:2}, ...
                           ifelse (k == 3, varargin(count), {[]}){1}, opt);
  endif
  info.units = opt.units;

endfunction

function [mu, info] = gas (fname, T, p, m, opt)

  c = physical_constants ();
  T = same_shape (T, check_quantity (fname, "the temperature T", T, ...
                                     "positive", []));
  p = same_shape (p, check_quantity (fname, "the pressure p", p, ...
                                     "not negative", []));
  m = same_shape (m, check_quantity (fname, "the mass m", m, "positive", []));
  [bad, T, p, m] = common_size (T, p, m);
  if (bad)
    error ("noneq:size", ...
           "%s: T, p and m must be of one size, or one value each", fname);
  endif
  kT = thermal (fname, c.k * T);
  ## Logarithms apart: no product of theirs leaves the range of a double.
  log_wave = log (c.h) - (log (2 * pi) + log (m) + log (kT)) / 2;
  log_state = log (p) - log (kT) + 3 * log_wave - log (opt.degeneracy);
  mu = kT .* log_state ./ per_unit (opt.units, kT);
  info.density = p ./ kT;
  info.wavelength = exp (log_wave);
  info.degeneracy_parameter = exp (log_state);
  info.entropy = c.k * (5/2 - log_state);
  info.enthalpy = 5/2 * kT;
  info.kT = kT;
  info.notes = {};
  most = max (info.degeneracy_parameter(:));
  if (most > 0.1)
    info.notes{end+1} = sprintf (["density lambda^3 reaches %.2g: not a" ...
                                  " classical gas"], most);
  endif

endfunction

function [mu, info] = solution (fname, T, x, w, opt)

  k = physical_constants ().k;
  T = check_quantity (fname, "the temperature T", T, "positive", [])(:);
  x = same_shape (x, check_quantity (fname, "the fractions x", x, ...
                                     "not negative", []));
  if (ndims (x) != 2)
    error ("noneq:size", "%s: x must be N x c, a row a mixture", fname);
  endif
  if (columns (x) == 1)
    bad = find (x > 1, 1);
    if (! isempty (bad))
      error ("noneq:range", "%s: x(%d) is %g; a fraction is at most 1", ...
             fname, bad, x(bad));
    endif
    x = [x, 1 - x];
  endif
  bad = find (abs (sum (x, 2) - 1) > 1e-8, 1);
  if (! isempty (bad))
    error ("noneq:range", "%s: row %d of x adds to %.10g, not to 1", fname, ...
           bad, sum (x(bad,:)));
  endif
  [N, c] = size (x);
  if (! any (numel (T) == [1, N]))
    error ("noneq:size", "%s: T must have 1 or %d values, got %d", fname, N, ...
           numel (T));
  endif
  kT = thermal (fname, k * T) .* ones (N, 1);
  unit = per_unit (opt.units, kT);
  w = interaction (fname, w, c);
  if (! any (numel (opt.standard) == [1, c]))
    error ("noneq:size", ...
           "%s: option \"standard\" must have 1 or %d values, got %d", ...
           fname, c, numel (opt.standard));
  endif

  ## All energies in the unit of the result.
  t = kT ./ unit;
  xw = x * w;
  info.excess = xw - sum (xw .* x, 2) / 2;
  if (c == 2)
    info.excess = w(1,2) * fliplr (x).^2;
  endif
  relative = t .* log (x) + info.excess;
  mu = opt.standard(:)' + relative;
  info.coefficient = exp (info.excess ./ t);
  info.activity = x .* info.coefficient;
  info.slope = zeros (c, c, N);
  info.stable = true (N, 1);
  for n = 1:N
    ideal = diag (t(n) ./ x(n,:));
    info.slope(:,:,n) = ideal + w - ones (c, 1) * xw(n,:);
    ## Along changes of sum 0, in coordinates in which the ideal part is 1;
    ## a component that is absent cannot fluctuate.
    there = find (x(n,:) > 0);
    r = sqrt (x(n,there))';
    A = t(n) * eye (numel (there)) + r .* w(there,there) .* r';
    Z = null (r');
    info.stable(n) = isempty (Z) || min (eig (Z' * A * Z)) > 8 * eps * norm (A);
  endfor
  info.factor = [];
  info.critical_temperature = [];
  info.notes = {};
  if (c == 2)
    info.factor = 1 - 2 * w(1,2) * prod (x, 2) ./ t;
    info.stable = info.factor > 0;
    info.critical_temperature = max (w(1,2), 0) * unit(1) / (2 * k);
    if (strcmp (opt.units, "kT") && w(1,2) != 0)
      ## w in units of kT belongs to one temperature only.
      info.critical_temperature = max (w(1,2), 0) * T / 2;
    endif
  endif
  info.kT = kT;
  if (! all (info.stable))
    info.notes{end+1} = sprintf (["row %d is inside the spinodal: the" ...
                                  " mixture parts"], find (! info.stable, 1));
  endif

endfunction

function kT = thermal (fname, kT)

  if (min (kT(:)) < realmin)
    error ("noneq:range", ...
           "%s: kT = %g J is below the range of a double; check T", fname, ...
           min (kT(:)));
  endif

endfunction

function w = interaction (fname, w, c)

  if (isempty (w))
    w = zeros (c);
    return;
  endif
  given = w;
  w = same_shape (given, check_quantity (fname, "the interaction w", w, ...
                                         "finite", []));
  if (isscalar (w) && c == 2)
    w = [0, w; w, 0];
  endif
  if (! isequal (size (w), [c, c]))
    error ("noneq:size", ...
           ["%s: the interaction w must be %d x %d for %d components, got" ...
            " %d x %d"], fname, c, c, c, rows (w), columns (w));
  endif
  if (any (diag (w) != 0) || norm (w - w', 1) > 1e-12 * norm (w, 1))
    error ("noneq:range", ...
           "%s: the interaction w must be symmetric with zero diagonal", fname);
  endif
  w = (w + w') / 2;

endfunction

function v = same_shape (given, v)

  v = reshape (v, size (given));

endfunction

function unit = per_unit (name, kT)

  c = physical_constants ();
  switch (name)
    case "J"
      unit = ones (size (kT));
    case "J/mol"
      unit = c.k / c.R * ones (size (kT));
    case "eV"
      unit = 1.602176634e-19 * ones (size (kT));
    case "kT"
      unit = kT;
  endswitch

endfunction

function must = standard_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (isfinite (value))))
    must = "a finite number, or one a component";
  endif

endfunction

%!shared k, He
%! k = 1.380649e-23;
%! He = 6.6464731e-27;
%!test # gas: ideal differences, and Sackur and Tetrode
%! [mu, info] = chemical_potential ("gas", 300, [1e5, 2e5], He);
%! assert (diff (mu), k * 300 * log (2), -1e-13);
%! h = 6.62607015e-34;
%! lambda = h / sqrt (2 * pi * He * k * 300);
%! assert (info.wavelength, lambda * [1, 1], -1e-14);
%! assert (mu(1), k * 300 * log (1e5 / (k * 300) * lambda^3), -1e-14);
%! assert (mu, info.enthalpy - 300 * info.entropy, -1e-14);
%! ## The table value for helium at 298.15 K and 1 bar: 126.153 J/(K mol)
%! [~, info] = chemical_potential ("gas", 298.15, 1e5, He);
%! assert (info.entropy * 6.02214076e23, 126.153, 2e-3);
%! assert (isempty (info.notes));
%!test # its derivatives: density as d p/d mu, entropy as -d mu/d T
%! d = 1e-4;
%! [~, info] = chemical_potential ("gas", 300, 1e5, He);
%! mu = chemical_potential ("gas", 300, 1e5 * [1 - d, 1 + d], He);
%! assert (2e5 * d / diff (mu), info.density, -1e-7);
%! mu = chemical_potential ("gas", 300 * [1 - d, 1 + d], 1e5, He);
%! assert (-diff (mu) / (600 * d), info.entropy, -1e-7);
%!test # nothing there, a dense gas, spins
%! assert (chemical_potential ("gas", 300, 0, He), -Inf);
%! [~, info] = chemical_potential ("gas", 1e-3, 1e5, He);
%! assert (! isempty (strfind (info.notes{1}, "not a classical gas")));
%! a = chemical_potential ("gas", 300, 1, He, "degeneracy", 2, "units", "kT");
%! b = chemical_potential ("gas", 300, 1, He, "units", "KT");
%! assert (b - a, log (2), 1e-14);
%! mu = chemical_potential ("gas", 1e-280, 1e300, 1e-300, "units", "kT");
%! assert (isfinite (mu));
%!test # ideal solution
%! [mu, info] = chemical_potential ("solution", 300, [0.2 0.3 0.5; 1 0 0]);
%! assert (mu, k * 300 * log ([0.2 0.3 0.5; 1 0 0]), -1e-15);
%! assert (info.activity, [0.2 0.3 0.5; 1 0 0], 1e-15);
%! assert (info.stable, [true; true]);
%! mu = chemical_potential ("solution", 300, [0.1; 0.5], "units", "J/mol", ...
%!                          "standard", [7, 8]);
%! assert (mu, [7 8] + 8.31446261815324 * 300 * log ([0.1 0.9; 0.5 0.5]), -1e-13);
%!test # regular solution: two components
%! x = (0.1:0.1:0.9)';
%! [mu, info] = chemical_potential ("regular", 300, x, 2.5, "units", "kT");
%! assert (mu, log ([x, 1-x]) + 2.5 * [1-x, x].^2, 1e-14);
%! assert (info.factor, 1 - 5 * x .* (1 - x), 1e-14);
%! assert (info.stable, info.factor > 0);
%! assert (info.critical_temperature, 375, 1e-10);
%! [~, info] = chemical_potential ("regular", 300, x, 2.5 * k * 300);
%! assert (info.critical_temperature, 375, 1e-10);
%!test # Gibbs and Duhem; slopes; the matrix form of two components
%! w = [0 1 -0.5; 1 0 2; -0.5 2 0];
%! x = [0.2 0.3 0.5];
%! [mu, info] = chemical_potential ("regular", 300, x, w, "units", "kT");
%! d = 1e-6 * [1 -3 2];
%! up = chemical_potential ("regular", 300, x + d, w, "units", "kT");
%! down = chemical_potential ("regular", 300, x - d, w, "units", "kT");
%! assert (x * (up - down)', 0, 1e-14);
%! assert ((up - down)' / 2, info.slope * d', 1e-11);
%! g = @(x) sum (x .* log (x)) + x * w * x' / 2;
%! assert (x * mu', g (x), 1e-14);
%! a = chemical_potential ("regular", 300, [0.3 0.7], [0 2; 2 0], "units", "kT");
%! assert (a, chemical_potential ("regular", 300, 0.3, 2, "units", "kT"), 1e-15);
%!test # three components part like two when the third is but a label
%! for s = [1.9, 2.1]
%!   w = [0 s s; s 0 0; s 0 0];
%!   [~, info] = chemical_potential ("regular", 300, [0.5 0.25 0.25], w, "units", "kT");
%!   assert (info.stable, s < 2);
%! endfor

%!error <Invalid call> chemical_potential ()
%!error <Invalid call> chemical_potential ("gas", 300, 1)
%!error <the model must be "gas", "solution" or "regular"> chemical_potential ("liquid", 1, 2)
%!error <the model must be "gas"> chemical_potential (1, 1, 2)
%!error <the temperature T must be positive and finite, got 0> chemical_potential ("gas", 0, 1, 1)
%!error <kT = 1.48.*e-323 J is below the range of a double> chemical_potential ("gas", 1e-300, 1, 1e-26)
%!error <the pressure p\(2\) must be 0 or above and finite, got -1> chemical_potential ("gas", 300, [1 -1], 1)
%!error <T, p and m must be of one size, or one value each> chemical_potential ("gas", [1 2 3], [1 2], 1)
%!error <x\(2\) is 1.5; a fraction is at most 1> chemical_potential ("solution", 300, [0.5; 1.5])
%!error <row 2 of x adds to 0.9, not to 1> chemical_potential ("solution", 300, [0.5 0.5; 0.4 0.5])
%!error <T must have 1 or 2 values, got 3> chemical_potential ("solution", [1 2 3], [0.5; 0.4])
%!error <the interaction w must be 3 x 3 for 3 components, got 1 x 1> chemical_potential ("regular", 300, [0.2 0.3 0.5], 1)
%!error <the interaction w must be symmetric with zero diagonal> chemical_potential ("regular", 300, [0.2 0.8], [0 1; 2 0])
%!error <option "units" must be one of: J, J/mol, eV, kT, got "kcal"> chemical_potential ("gas", 1, 1, 1, "units", "kcal")
%!error <option "standard" must have 1 or 2 values, got 3> chemical_potential ("solution", 300, 0.5, "standard", 1:3)

%!demo
%! ## A regular solution above, at and below its critical temperature: where
%! ## mu falls with x the mixture parts.
%! x = linspace (0.005, 0.995, 200)';
%! w = 2 * 1.380649e-23 * 300;
%! hold on;
%! for T = [400, 300, 240]
%!   mu = chemical_potential ("regular", T, x, w, "units", "J");
%!   plot (x, mu(:,1) / (1.380649e-23 * T), "linewidth", 1.5);
%! endfor
%! hold off;
%! ylim ([-2.5, 0.5]);
%! xlabel ("mole fraction x");
%! ylabel ("(mu - mu_0) / kT");
%! legend ("T = 4/3 T_c", "T_c", "0.8 T_c", "location", "southeast");
