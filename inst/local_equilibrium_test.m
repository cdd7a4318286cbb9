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
## @deftypefn  {} {@var{r} =} local_equilibrium_test (@var{x})
## @deftypefnx {} {@var{r} =} local_equilibrium_test (@var{x}, "name", @var{value}, @dots{})
## Is each cell in equilibrium, and do all have one temperature?
##
## In local equilibrium the samples of each cell follow a Gibbs distribution
## with a parameter of its own.  Three families of tests look for departures:
## the shape of the distribution in each cell, a moment ratio in each cell,
## and the moment ratios of all cells together, which sees the smallest
## departures:
##
## @example
## @group
## z = sum of sqrt (n(i)) z(i) / sqrt (sum of n(i))
## @end group
## @end example
##
## @noindent
## Each family is corrected for its number of tests (Holm) and has a third of
## the level.  Whether one temperature fits all cells is told by the likelihood
## ratio with Bartlett's correction.
##
## @strong{Arguments}
##
## @var{x}: samples x cells, or a cell array with one vector of samples a
## cell, at least 20 in each.  Samples of one cell must be independent.
##
## @strong{Options}
##
## @table @asis
## @item "family" ("maxwell")
## "maxwell": one component of velocity, Gaussian; the mean flow of each cell
## is fitted; kB T = m var (v); kurtosis 3.
## "exponential": energy; kB T = <E>; <E^2>/<E>^2 = 2.
## "geometric": numbers of particles with the weights z^n; the parameter is the
## fugacity z = <n>/(1 + <n>), given in the place of T; <n (n-1)>/<n>^2 = 2.
## @item "level" (0.05)
## Of either verdict.
## @item "mass" (1), "kB" (1)
## In T = mass var (v) / kB.
## @item "position"
## Of the cells, ascending.
## @item "length"
## Mean free path, or size of a cell: one, or one a cell; with "position" for
## the ratio knudsen = length |dT/dz| / T.
## @item "volume" (1), "snapshots" (1)
## Of a cell: the density is the number of samples / (volume snapshots); for
## "geometric", <n> / volume.
## @end table
##
## @strong{Results}
##
## @var{r}: a struct with
##
## @table @code
## @item T, T_se, density, density_se, n, position, knudsen
## Of each cell, 1 x K.
## @item shape_p, shape_holm
## Kolmogorov-Smirnov test with the fitted parameters (Lilliefors), for
## "geometric" the Cramer-von Mises test of Choulakian, Lockhart and Stephens;
## and corrected for K tests.
## @item moment, moment_expected, moment_z, moment_p, moment_holm
## The ratio, its mean in a Gibbs state for as many samples, and its test.
## @item z, p_pooled, p_local
## All cells together; and of the three families.
## @item single
## One temperature for all: T, statistic, dof, p, and the moment ratio of all
## samples thrown together with its z.
## @item local, global
## The verdicts: true where equilibrium is not rejected.
## @item verdict
## Both in words.
## @item reliable, notes
## False where samples are correlated in time: thin them.
## @end table
##
## @strong{Accuracy}
##
## Of 2000 sets of 8 or 20 Gibbs cells with 30 to 1000 samples each the verdict
## rejects 4.0 to 5.1 % at the level 5 %; see tests/long/local_equilibrium.m,
## also for the power to find the 1/N departure of a lattice.  Shapes are tested
## by formulas that hold to 10 % of p (that of "geometric" rejects 3 % of
## samples of 30 with mean 0.3); moments to 20 % of p down to p = 0.002, about
## 40 % at 0.0008, from 25 samples on; 20 of "maxwell" are rejected too rarely.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:infinite}, @code{noneq:data} (fewer than 20 samples, all equal,
## negative energies, numbers that are not whole), @code{noneq:option}.
##
## @strong{References}
##
## H. W. Lilliefors, J. Am. Stat. Assoc. 62, 399 (1967); 64, 387 (1969).
## V. Choulakian, R. A. Lockhart and M. A. Stephens, Can. J. Stat. 22, 125
## (1994).  R. A. Fisher, Proc. R. Soc. A 130, 16 (1930).
## M. S. Bartlett, Proc. R. Soc. A 160, 268 (1937).  S. Holm, Scand. J. Stat.
## 6, 65 (1979).
##
## @strong{Example}
##
## @example
## @group
## s = lattice_gas ("zrp", 8, [0.8, 0.2], "replicas", 100, ...
##                  "snapshots", 10, "interval", 200, "save", true, "seed", 1);
## r = local_equilibrium_test (s.sample.x, "family", "geometric");
## disp ([r.local, r.global])
## @print{} 1 0
## @end group
## @end example
##
## @seealso{lattice_gas, harmonic_chain}
## @end deftypefn

function r = local_equilibrium_test (x, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  families = {"maxwell", "exponential", "geometric"};
  opt = parse_options ("local_equilibrium_test", varargin, ...
                       {"family", "maxwell", families
                        "level", 0.05, "probability"
                        "mass", 1, "positive"
                        "kB", 1, "positive"
                        "position", [], @position_message
                        "length", [], @positive_message
                        "volume", 1, @positive_message
                        "snapshots", 1, "count"});
  x = check_cells (x, opt.family);
  ## In units in which no power of a sample leaves the range of a double.
  unit = 1;
  if (! strcmp (opt.family, "geometric"))
    unit = pow2 (floor (log2 (max (cellfun (@(v) max (abs (v)), x)))));
    x = cellfun (@(v) v / unit, x, "uniformoutput", false);
  endif
  K = numel (x);
  place = per_cell ("position", opt.position, K, false);
  path = per_cell ("length", opt.length, K, true);
  volume = per_cell ("volume", opt.volume, K, true);
  if (! isempty (path) && (isempty (place) || K < 2))
    error ("noneq:option", ...
           ["local_equilibrium_test: option \"length\" needs \"position\"" ...
            " and at least two cells, for the gradient of the temperature"]);
  endif

  r.family = opt.family;
  r.n = cellfun (@numel, x);
  r.position = place;
  r = parameters (r, x, opt, volume);
  for i = 1:K
    switch (opt.family)
      case "maxwell"
        r.shape_p(i) = lilliefors (x{i});
      case "exponential"
        r.shape_p(i) = lilliefors_exponential (x{i});
      case "geometric"
        r.shape_p(i) = geometric_fit (x{i});
    endswitch
    [r.moment(i), r.moment_z(i), r.moment_expected(i)] = ...
      gibbs_moment (x{i}, opt.family);
  endfor
  r.shape_holm = holm (r.shape_p);
  r.moment_p = two_sided (r.moment_z);
  r.moment_holm = holm (r.moment_p);
  r.z = sum (sqrt (r.n) .* r.moment_z) / sqrt (sum (r.n));
  r.p_pooled = two_sided (r.z);
  r.p_local = min (1, 3 * min ([r.shape_holm, r.moment_holm, r.p_pooled]));
  r.single = single_temperature (r, x, opt);
  r = in_units (r, unit, opt.family);
  r.knudsen = [];
  if (! isempty (path))
    r.knudsen = path .* abs (gradient (r.T, place)) ./ r.T;
  endif

  r.local = r.p_local >= opt.level;
  r.global = ! (r.single.p < opt.level);
  word = {"rejected", "not rejected"};
  r.verdict = sprintf (["local equilibrium %s (p = %.2g), one temperature" ...
                        " %s (p = %.2g)"], word{1 + r.local}, r.p_local, ...
                       word{1 + r.global}, r.single.p);
  r = add_notes (r, x);

endfunction

function must = positive_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (isfinite (value)) && all (value > 0)))
    must = "a positive number, or one a cell";
  endif

endfunction

function must = position_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (isfinite (value)) && all (diff (value) > 0)))
    must = "ascending positions, one a cell";
  endif

endfunction

## The samples as a row of columns.
function x = check_cells (x, family)

  fname = "local_equilibrium_test";
  if (islogical (x))
    x = double (x);
  endif
  if (isnumeric (x) && ! isempty (x) && ndims (x) == 2)
    if (isrow (x))
      x = x(:);
    endif
    x = num2cell (x, 1);
  elseif (! iscell (x) || isempty (x))
    error ("noneq:type", ...
           ["%s: the samples must be a matrix, samples x cells, or a cell" ...
            " array with a vector a cell"], fname);
  endif
  x = x(:)';
  for i = 1:numel (x)
    if (! (isnumeric (x{i}) && isreal (x{i})
           && (isvector (x{i}) || isempty (x{i}))))
      error ("noneq:type", "%s: cell %d must hold a real vector, got a %s", ...
             fname, i, class (x{i}));
    endif
    v = x{i} = double (x{i}(:));
    bad = find (! isfinite (v), 1);
    if (! isempty (bad))
      id = {"noneq:infinite", "noneq:nan"}{1 + isnan(v(bad))};
      error (id, "%s: sample %d of cell %d is %g; leave it out", fname, bad, ...
             i, v(bad));
    endif
    if (numel (v) < 20)
      error ("noneq:data", ...
             "%s: cell %d has %d samples; at least 20 are needed", fname, i, ...
             numel (v));
    endif
    if (! strcmp (family, "maxwell"))
      bad = find (v < 0, 1);
      if (! isempty (bad))
        error ("noneq:data", ...
               ["%s: sample %d of cell %d is %g; \"%s\" takes no negative" ...
                " values"], fname, bad, i, v(bad), family);
      endif
    endif
    if (strcmp (family, "geometric"))
      bad = find (v != fix (v), 1);
      if (! isempty (bad))
        error ("noneq:data", ...
               ["%s: sample %d of cell %d is %g; \"geometric\" takes whole" ...
                " numbers"], fname, bad, i, v(bad));
      endif
      if (sum (v) < 10)
        error ("noneq:data", ...
               ["%s: cell %d has %d particles in all; at least 10 are" ...
                " needed"], fname, i, sum (v));
      endif
    endif
    if (all (v == v(1)))
      error ("noneq:data", "%s: all samples of cell %d are equal", fname, i);
    endif
  endfor

endfunction

function v = per_cell (name, v, K, one)

  v = double (v(:)');
  if (isempty (v))
    return;
  endif
  if (one && isscalar (v))
    v = repmat (v, 1, K);
  elseif (numel (v) != K)
    error ("noneq:size", ...
           ["local_equilibrium_test: option \"%s\" has %d values for %d" ...
            " cells"], name, numel (v), K);
  endif

endfunction

## Temperature (or fugacity) and density of each cell.
function r = parameters (r, x, opt, volume)

  average = cellfun (@mean, x);
  n = r.n;
  switch (opt.family)
    case "maxwell"
      r.flow = average;
      r.T = opt.mass * cellfun (@var, x) / opt.kB;
      r.T_se = r.T .* sqrt (2 ./ (n - 1));
    case "exponential"
      r.T = average / opt.kB;
      r.T_se = r.T ./ sqrt (n);
    case "geometric"
      r.T = average ./ (1 + average);
      r.T_se = sqrt (average .* (1 + average) ./ n) ./ (1 + average).^2;
  endswitch
  if (strcmp (opt.family, "geometric"))
    r.density = average ./ volume;
    r.density_se = sqrt (average .* (1 + average) ./ n) ./ volume;
  else
    r.density = n ./ (volume * opt.snapshots);
    r.density_se = sqrt (n) ./ (volume * opt.snapshots);
  endif

endfunction

## Likelihood ratio of one parameter for all cells to one each.
function one = single_temperature (r, x, opt)

  K = numel (x);
  one.dof = K - 1;
  switch (opt.family)
    case "geometric"
      ## n log-likelihood is s log (z) + n log (1 - z).
      likelihood = @(s, n) s .* log (s ./ (n + s)) + n .* log (n ./ (n + s));
      s = cellfun (@sum, x);
      one.T = sum (s) / sum (s + r.n);
      one.statistic = 2 * (sum (likelihood (s, r.n))
                           - likelihood (sum (s), sum (r.n)));
      m = sum (s) / sum (r.n);
      excess = (1 + 1 / (m * (1 + m))) / 6;
      nu = r.n;
    otherwise
      ## Twice a Gibbs energy summed is a chi-square of so many degrees.
      nu = r.n - 1;
      if (strcmp (opt.family, "exponential"))
        nu = 2 * r.n;
      endif
      one.T = sum (nu .* r.T) / sum (nu);
      one.statistic = sum (nu) * log (one.T) - sum (nu .* log (r.T));
      excess = 1/3;
  endswitch
  ## Bartlett's correction: excess / nu is that of the mean of one cell's
  ## statistic, (5 g3^2 - 3 g4) / 12 of the skewness and the excess kurtosis of
  ## what is summed up.
  if (K > 1)
    one.statistic /= 1 + excess * (sum (1 ./ nu) - 1 / sum (nu)) / (K - 1);
  endif
  one.statistic = max (one.statistic, 0);
  one.p = NaN;
  if (K > 1)
    one.p = gammainc (one.statistic / 2, (K - 1) / 2, "upper");
  endif
  [one.moment, one.z] = gibbs_moment (vertcat (x{:}), opt.family);

endfunction

## Temperatures and flows of samples that were divided by UNIT.
function r = in_units (r, unit, family)

  power = 1;
  if (strcmp (family, "maxwell"))
    power = 2;
    r.flow *= unit;
  endif
  for pass = 1:power
    r.T *= unit;
    r.T_se *= unit;
    r.single.T *= unit;
  endfor
  if (! all (isfinite ([r.T, r.single.T])) || any (r.T < realmin))
    error ("noneq:range", ...
           ["local_equilibrium_test: a temperature is beyond the range of a" ...
            " double; take another unit for the samples, or mass and kB"]);
  endif

endfunction

function r = add_notes (r, x)

  r.notes = {};
  ## Neighbouring samples of the same cell, all cells together.
  total = sum (cellfun (@(v) sum ((v(1:end-1) - mean (v))
                                  .* (v(2:end) - mean (v))) / var (v, 1), x));
  pairs = sum (r.n - 1);
  if (total / sqrt (pairs) > 4)
    r.notes{end+1} = sprintf (["successive samples are correlated (%.2g):" ...
                               " errors and p-values are too small; thin" ...
                               " them"], total / pairs);
  endif
  r.reliable = isempty (r.notes);
  if (any (r.knudsen > 0.1))
    [most, i] = max (r.knudsen);
    r.notes{end+1} = sprintf (["in cell %d the temperature changes by" ...
                               " %.0f %% over the length given: the cell is" ...
                               " not small"], i, 100 * most);
  endif
  if (! r.local && ! r.global)
    r.notes{end+1} = ["the test of one temperature supposes Gibbs cells," ...
                      " which are rejected"];
  endif

endfunction

%!function v = uniforms (seed, n, cells)
%!  v = __noneq_random__ (seed, 1, 3, 0, n, 0, cells, 1);
%!endfunction

%!function v = normals (seed, n, cells)
%!  v = __noneq_random__ (seed, 0, 1, 0, n, 0, cells, 1);
%!endfunction

%!test <*6> # a column with Th/Tc = 2: local, not global; kurtosis 3.1111
%! T = linspace (1, 2, 200)(1:200);
%! v = sqrt (T) .* normals (1, 5000, 200);
%! r = local_equilibrium_test (v, "position", 1:200);
%! assert (r.local);
%! assert (r.global, false);
%! assert (r.single.moment, 3 * (1 + 1/27), 0.02);
%! assert (r.single.z > 10);
%! assert (max (abs (r.T - T) ./ r.T_se) < 4.5);
%! assert (r.verdict(1:30), "local equilibrium not rejected");
%! assert (r.reliable);

%!test # as many particles as the pressure says: kurtosis 9/2 log (2)
%! T = 1 + ((1:100) - 0.5) / 100;
%! z = normals (2, 20000, 100);
%! for i = 1:100
%!   v{i} = sqrt (T(i)) * z(1:round(2e4/T(i)),i);
%! endfor
%! r = local_equilibrium_test (v, "volume", 2, "snapshots", 100);
%! assert (r.single.moment, 4.5 * log (2), 0.015);
%! assert (r.density, r.n / 200);
%! assert (r.density_se, sqrt (r.n) / 200, -1e-15);
%! assert (r.local);
%! assert (r.global, false);

%!test # one temperature: both
%! r = local_equilibrium_test (3 + normals (3, 500, 10), "mass", 2, "kB", 4);
%! assert (r.local && r.global);
%! assert (r.T, var (normals (3, 500, 10)) / 2, -1e-12);
%! assert (r.flow, 3 * ones (1, 10), 0.2);
%! r = local_equilibrium_test (-log (uniforms (3, 500, 10)), ...
%!                             "family", "exponential");
%! assert (r.local && r.global);
%! n = floor (log (uniforms (4, 500, 10)) / log (0.6));
%! r = local_equilibrium_test (n, "family", "geometric");
%! assert (r.local && r.global);
%! assert (r.single.T, 0.6, 0.03);
%! assert (r.density, mean (n));

%!test # what is not Gibbs
%! assert (local_equilibrium_test (uniforms (5, 1000, 4)).local, false);
%! r = local_equilibrium_test (normals (5, 1000, 4).^2, ...
%!                             "family", "exponential");
%! assert (r.local, false);
%! n = sum (reshape (uniforms (6, 1000, 40), 1000, 4, 10) < 0.1, 3);
%! r = local_equilibrium_test (n, "family", "geometric");
%! assert (r.local, false);
%! assert (all (r.moment_z < 0));

%!test # two cells by hand: Bartlett's test, Holm's correction
%! x = [normals(7, 50, 1), 2 * normals(8, 50, 1)];
%! r = local_equilibrium_test (x);
%! v = var (x);
%! B = (98 * log (mean (v)) - 49 * sum (log (v))) / (1 + (2/49 - 1/98) / 3);
%! assert (r.single.statistic, B, 1e-12);
%! assert (r.single.p, gammainc (B / 2, 0.5, "upper"), -1e-12);
%! p = r.shape_p;
%! assert (max (r.shape_holm), max (max (p), min (1, 2 * min (p))), eps);
%! assert (min (r.shape_holm), min (1, 2 * min (p)), eps);
%! assert (r.z, mean (r.moment_z) * sqrt (2), 1e-14);

%!test # two cells of whole numbers by hand: likelihoods, Bartlett's correction
%! x = [repmat([0; 1; 2; 3], 5, 1), repmat([0; 0; 1; 6], 5, 1)];
%! r = local_equilibrium_test (x, "family", "geometric");
%! l = @(s, n) s * log (s / (n + s)) + n * log (n / (n + s));
%! s = sum (x);
%! m = mean (x(:));
%! B = 2 * (l (s(1), 20) + l (s(2), 20) - l (sum (s), 40)) ...
%!     / (1 + (1 + 1 / (m * (1 + m))) / 6 * (2/20 - 1/40));
%! assert (r.single.statistic, B, 1e-12);

%!test # far in the tails, where Holm looks: p as of 1e6 samples of 30
%! q = ((1:30)' - 0.5) / 30;
%! r = local_equilibrium_test ((-log (1 - q)).^0.6, "family", "exponential");
%! assert (r.moment_p, 2 * 0.00209, -0.1);
%! x = sqrt (2) * erfinv (2 * q - 1);
%! r = local_equilibrium_test (sign (x) .* abs (x).^0.6);
%! assert (r.moment_p, 2 * 0.00394, -0.3);

%!test # exact moments: all samples of 20 with sum 10 average to the expected
%! n = zeros (20, 1);
%! n(1) = 10;
%! [m, k] = deal (20, 10);
%! r = local_equilibrium_test (n, "family", "geometric");
%! assert (r.moment, 20 * 90 / 100, 1e-12);
%! assert (r.moment_expected, 20 * 20 * (2 * 10 * 9 / (20 * 21)) / 100, 1e-12);
%! assert (r.single.p, NaN);
%! assert (r.global);

%!test # ratio to the mean free path, and correlated samples
%! T = [1 2 4];
%! v = sqrt (T) .* normals (9, 4000, 3);
%! r = local_equilibrium_test (v, "position", [0 1 2], "length", 0.5);
%! assert (r.knudsen, 0.5 * [r.T(2)-r.T(1), (r.T(3)-r.T(1))/2, r.T(3)-r.T(2)]
%!                    ./ r.T, 1e-12);
%! assert (! isempty (strfind (strjoin (r.notes), "the cell is not small")));
%! r = local_equilibrium_test (filter (1, [1, -0.9], v));
%! assert (r.reliable, false);
%! assert (strncmp (r.notes{1}, "successive samples are correlated", 33));

%!test # units do not matter
%! v = normals (10, 100, 3);
%! a = local_equilibrium_test (v);
%! b = local_equilibrium_test (v * 2^600, "mass", 2^-600);
%! assert (b.p_local, a.p_local, 1e-10);
%! assert (b.single.p, a.single.p, 1e-10);
%! assert (b.T, a.T * 2^600);
%! assert (b.flow, a.flow * 2^600);

%!error <a temperature is beyond the range of a double> local_equilibrium_test (1e200 * (1:30)')
%!error <Invalid call> local_equilibrium_test ()
%!error <the samples must be a matrix, samples x cells, or a cell array with a vector a cell> local_equilibrium_test ("a")
%!error <the samples must be a matrix> local_equilibrium_test ([])
%!error <cell 2 must hold a real vector, got a char> local_equilibrium_test ({rand(30, 1), "a"})
%!error <sample 2 of cell 1 is NaN; leave it out> local_equilibrium_test ([1; NaN; ones(30, 1)])
%!error id=noneq:infinite local_equilibrium_test ([1; Inf; ones(30, 1)])
%!error <cell 1 has 3 samples; at least 20 are needed> local_equilibrium_test ([1; 2; 3])
%!error <all samples of cell 1 are equal> local_equilibrium_test (ones (30, 1))
%!error <sample 1 of cell 1 is -1; "exponential" takes no negative values> local_equilibrium_test ([-1; rand(30, 1)], "family", "exponential")
%!error <sample 1 of cell 1 is 0.5; "geometric" takes whole numbers> local_equilibrium_test ([.5; ones(30, 1)], "family", "geometric")
%!error <cell 1 has 3 particles in all; at least 10 are needed> local_equilibrium_test ([3; zeros(30, 1)], "family", "geometric")
%!error <option "position" has 3 values for 1 cells> local_equilibrium_test (rand (30, 1), "position", 1:3)
%!error <option "length" needs "position" and at least two cells> local_equilibrium_test (rand (30, 2), "length", 1)
%!error <option "level" must be a probability between 0 and 1, got 2> local_equilibrium_test (rand (30, 1), "level", 2)
%!error <option "family" must be one of: maxwell, exponential, geometric> local_equilibrium_test (rand (30, 1), "family", "gibbs")

%!demo
%! ## Gas between plates at 300 K and 600 K: every cell is Maxwellian, and no
%! ## single temperature fits.
%! z = (0.5:20) / 20;
%! T = (300^1.5 + (600^1.5 - 300^1.5) * z) .^ (2/3);
%! randn ("seed", 1);
%! v = sqrt (T) .* randn (2000, 20);
%! r = local_equilibrium_test (v, "position", z);
%! errorbar (z, r.T, 2 * r.T_se, "o");
%! hold on;
%! plot (z, T, "-", [0, 1], [1, 1] * r.single.T, "--");
%! hold off;
%! xlim ([0, 1]);
%! xlabel ("height (m)");
%! ylabel ("temperature (K)");
%! title (sprintf ("local p = %.2g, global p = %.2g", r.p_local, r.single.p));
%! legend ("cells", "heat conduction", "one temperature", ...
%!         "location", "southeast");
