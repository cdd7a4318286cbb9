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
## @deftypefn  {} {@var{L} =} green_kubo (@var{J}, @var{dt})
## @deftypefnx {} {[@var{L}, @var{se}, @var{info}] =} green_kubo (@var{J}, @var{dt}, "name", @var{value}, @dots{})
## Transport coefficients from currents that fluctuate in equilibrium.
##
## The Green-Kubo relation gives the Onsager matrix
##
## @example
## L_ij = scale * integral from 0 to Inf of < J_i(t) J_j(0) > dt
## @end example
##
## @noindent
## whose symmetric part is half the power spectrum at zero frequency,
## @code{S(0) / 2}.  The spectrum of a finite series is noise of known law
## around a smooth curve; the value at zero of the smooth curve of maximum
## likelihood is the estimate.
##
## @strong{Arguments}
##
## @var{J}: currents, one time a row: @var{N} x @var{M} for @var{M} currents.
## Pages, @var{N} x @var{M} x @var{l}, are equivalent series: the Cartesian
## components of an isotropic system, independent runs.  They share one
## spectrum.  A single current may be a row.
##
## @var{dt}: time between rows.  @var{L} is in the unit of J^2 times time.
##
## @strong{Options}
##
## @table @asis
## @item "scale" (1)
## Factor of @var{L}, such as V / kB.
## @item "components" (1)
## @var{J} has the components of a current side by side: columns 1 .. c are
## those of the first current, c + 1 .. 2 c those of the second.
## @item "mean" ("estimated")
## "estimated": the mean of each series is taken out.  "zero": the mean is
## known to vanish, and the value at zero frequency is used, too.
## @item "method" ("whittle")
## "whittle": maximum of the (complex Wishart, for one current Gamma)
## likelihood of the periodogram in a band 0 .. f*, with a log-polynomial in
## even powers of the frequency, averaged over the orders of the polynomial
## with AICc weights.
## "block": scatter of the integrals over blocks.
## "lag": sum of the correlation function under a trapezoidal window.
## "cepstral": the method of SPORTRAN.  @var{L} is then @var{M} x 1: for each
## current the coefficient 1 / (inv (L))_ii, which is what it defines.  The mean
## stays in, as there.
## @item "band" ("auto")
## The frequency f* (cycles a unit of time) up to which the spectrum is
## fitted.  "auto": the widest band for which the criterion selects a
## polynomial of order 2 or less in f^2.
## @item "degree"
## Use this one order of the polynomial, 0 .. 20, without averaging.
## @item "blocks"
## Number of blocks of a series for "block"; by default about 100 in all.
## @item "lag"
## Length of the window of "lag", and of the test of the antisymmetric part, as
## a time.  By default twice the time after which all correlations are within
## their noise.
## @item "cutoff"
## Last cepstral coefficient that is kept (P* - 1); by default where Akaike's
## criterion is least.
## @item "memory" (4e9)
## Bytes that the transforms may take.
## @end table
##
## @strong{Results}
##
## @var{L} is the symmetric part, @var{M} x @var{M}, and @var{se} the standard
## error of its elements.  @var{info} has
##
## @table @code
## @item L, se
## As returned.
## @item ci
## 95 % intervals, @var{M} x @var{M} x 2, of Student's t.
## @item cov
## Covariance of @code{L(:)}.
## @item dof
## Equivalent degrees of freedom of each element: those of a chi-squared
## variable with the relative error of the diagonal.
## @item L_antisym, se_antisym, p_antisym
## Antisymmetric part of the one-sided integral, and the p-value of its being
## zero: reciprocity tested without any force.  With odd parities or a magnetic
## field it need not vanish.
## @item antisymmetric
## F and df of that test, and the window "lag".
## @item full
## L + L_antisym.
## @item schur, schur_se
## 1 / (inv (L))_ii: the coefficient of current i while the other currents are
## kept at zero, as for the heat conductivity of a mixture.
## @item cutoff, order, boundary, frequencies
## The band f*; the order that the criterion selects (or last cepstral
## coefficient), and whether it is the highest that was tried; number of
## frequencies in the band.
## @item sensitivity
## L and se for the @code{cutoff} f*/2 and 2 f* (with "block" and "lag" half and
## twice the length), and z, how many standard errors of the difference the one
## with less bias is away, of the largest element.
## @item spectrum
## frequency, periodogram, fit (n x @var{M} x @var{M}, both times the scale,
## so that L is half the fit at zero) up to the cutoff, in bins where there are
## many; for @code{plot_green_kubo}.  With "block" and "lag" what "whittle"
## fits; with "cepstral" n x @var{M} of the reduced spectra.
## @item edge
## Share of each L_ii that the ends of a series of this length make.  Near 1
## where L vanishes, as for the rate of a bounded quantity.
## @item mean, mean_z
## Mean of each current, and in units of its standard error.
## @item bias
## NaN: the bias of a smooth curve depends on what is beyond its reach; the
## sensitivity shows what the data tell of it.
## @item n, equivalent, method
## Times, number l of equivalent series, method.
## @item blocks, block_length, lag
## What "block" and "lag" used.
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## A spectrum whose logarithm is a polynomial of the given degree comes back to
## 1e-10, or to 1e-6 from bands of more than 800 frequencies, which are binned.
## Sampling with step dt makes L the trapezoidal sum of the correlation
## function.  Share of intervals L +- se and L +- 2 se that hold the truth, with
## automatic band, for linear processes that relax in 0.3 to 2, three series of
## 20000 times at a step of 0.1 (tests/long/green_kubo.m):
## @example
## @group
##                       L           A
## reversible,  M = 1  .70 .95
##              M = 2  .68 .95    .70 .95
## underdamped, M = 1  .73 .96
##              M = 2  .68 .96    .68 .94
## rotational,  M = 1  .69 .95
##              M = 2  .70 .95    .64 .94
## @end group
## @end example
##
## @noindent
## (A: the antisymmetric part; the test of A = 0 at 5 % rejects in 5 to 7 %.)
## Short series give intervals that are too short: .64 and .90 for the first
## process with 2000 times instead.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:infinite}, @code{noneq:option}, @code{noneq:memory},
## @code{noneq:range} for units in which results overflow, and
## @code{noneq:data} for a current that does not fluctuate or currents that are
## multiples of each other.
##
## @strong{References}
##
## M. S. Green, J. Chem. Phys. 22, 398 (1954).  R. Kubo, J. Phys. Soc. Jpn. 12,
## 570 (1957).  P. Whittle, J. Royal Stat. Soc. B 15, 125 (1953).  L. Ercole,
## A. Marcolongo and S. Baroni, Sci. Rep. 7, 15835 (2017).  R. Bertossa,
## F. Grasselli, L. Ercole and S. Baroni, Phys. Rev. Lett. 122, 255901 (2019).
##
## @strong{Example}
##
## @example
## @group
## ## A current whose spectrum is exp (1 - f^2), exactly
## f = [0:500, -499:-1]' / 1000;
## J = real (ifft (sqrt (1000 * exp (1 - f.^2)) .* exp (i * sin (9 * pi * f))));
## L = green_kubo (J, 1, "band", 0.2, "degree", 1);
## printf ("%.6f\n", L)
## @print{} 1.359141
## @end group
## @end example
##
## @seealso{plot_green_kubo, onsager_fit, onsager_convert}
## @end deftypefn

function [L, se, info] = green_kubo (J, dt, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("green_kubo", varargin, ...
                       {"scale", 1, "positive"
                        "components", 1, "count"
                        "mean", "estimated", {"estimated", "zero"}
                        "method", "whittle", {"whittle", "block", "lag", ...
                                              "cepstral"}
                        "band", "auto", @band_message
                        "degree", [], @degree_message
                        "blocks", [], @blocks_message
                        "lag", [], "positive"
                        "cutoff", [], "whole"
                        "memory", 4e9, "positive"});
  check_options (opt);
  if (! (isnumeric (dt) && isreal (dt) && isscalar (dt) && isfinite (dt)
         && dt > 0))
    error ("noneq:size", ...
           "green_kubo: dt must be a positive number, the time between rows");
  endif
  dt = double (dt);
  J = check_currents (J, opt);
  [N, M, l] = size (J);
  if (ischar (opt.band))
    opt.band = [];
  elseif (opt.band > 0.5 / dt * (1 + 1e-12))
    error ("noneq:option", ...
           ["green_kubo: option \"band\" must not exceed the Nyquist" ...
            " frequency 1 / (2 dt) = %g, got %g"], 0.5 / dt, opt.band);
  endif

  ## Inside, time is counted in steps and each current in a unit of its own.
  average = mean (J, 1);
  fluctuation = J - average;
  if (! all (isfinite (fluctuation(:))))
    error ("noneq:range", ...
           "green_kubo: the sum of a current overflows; choose other units");
  endif
  [~, power] = log2 (max (max (abs (fluctuation), [], 1), [], 3));
  unit = pow2 (power);
  decades = log10 (opt.scale) + log10 (dt) + 2 * log10 (unit);
  [~, k] = max (abs (decades));
  if (abs (decades(k)) > 150)
    error ("noneq:range", ...
           ["green_kubo: with current %d, dt and \"scale\" as they are, L" ...
            " would be of order 1e%+.0f and its covariance not a number that" ...
            " can be stored; choose other units"], k, decades(k));
  endif
  scale = opt.scale * dt * (unit' * unit);
  d.first = double (strcmp (opt.mean, "estimated"));
  d.J = fluctuation ./ unit;
  if (d.first == 0)
    d.J = J ./ unit;
  endif
  d.P = cross_periodogram (fft (d.J) / sqrt (N), 0, floor (N / 2));
  d.N = N;
  d.M = M;
  d.l = l;
  d.dt = dt;
  d.top = floor ((N - 1) / 2);
  ## Share of one time in the sum of squares of its current.
  square = max (max ((fluctuation ./ unit).^2, [], 1), [], 3);
  d.variance = reshape (sum (sum ((fluctuation ./ unit).^2, 1), 3), 1, M) ...
               / (N * l);
  largest = square ./ (d.variance * N * l);
  clear fluctuation;
  [one, found] = select_band (d, opt);

  if (strcmp (opt.method, "cepstral"))
    [L, se, info] = cepstral_estimate (J ./ unit, d, one, diag (scale), opt);
  else
    [L, se, info] = matrix_estimate (d, one, scale, opt);
  endif
  info.bias = NaN;
  info.n = N;
  info.equivalent = l;
  info.method = opt.method;
  info.mean = mean (average, 3);
  ## The mean over a time t has variance 2 L / t.
  info.mean_z = info.mean ./ unit ...
                ./ sqrt (2 * max (info.diagonal, 0) / (N * l));
  info = rmfield (info, "diagonal");
  [info.reliable, info.notes] = verdict (info, L, se, found, largest, opt);

endfunction

function must = band_message (value)

  must = "";
  if (! (strcmpi (value, "auto")
         || (isnumeric (value) && isreal (value) && isscalar (value)
             && isfinite (value) && value > 0)))
    must = "\"auto\" or a positive frequency";
  endif

endfunction

function must = degree_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isscalar (value)
         && any (value == 0:20)))
    must = "an integer from 0 to 20";
  endif

endfunction

function must = blocks_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && isfinite (value) && value >= 2 && value == fix (value)))
    must = "an integer from 2 on";
  endif

endfunction

## What another method would use must not be left aside in silence.
function check_options (opt)

  owner = {"degree", "whittle"; "blocks", "block"; "cutoff", "cepstral"};
  for i = 1:rows (owner)
    [name, method] = owner{i,:};
    if (! isempty (opt.(name)) && ! strcmp (opt.method, method))
      error ("noneq:option", ...
             "green_kubo: option \"%s\" is of the method %s, not of %s", ...
             name, method, opt.method);
    endif
  endfor

endfunction

function J = check_currents (J, opt)

  if (! (isnumeric (J) && ! iscomplex (J)))
    what = class (J);
    if (isnumeric (J))
      what = "complex";
    endif
    error ("noneq:type", ...
           "green_kubo: J must be a real numeric array, got a %s array", what);
  endif
  if (isempty (J))
    error ("noneq:size", "green_kubo: J is empty; give one time a row");
  endif
  if (ndims (J) > 3)
    error ("noneq:size", ...
           ["green_kubo: J must be times x currents, or times x currents x" ...
            " equivalent series, got %s"], ...
           sprintf ("%d x ", size (J))(1:end-3));
  endif
  if (rows (J) == 1 && ismatrix (J) && ndims (J) == 2 && opt.components == 1)
    J = J.';
  endif
  [N, C, pages] = size (J);
  if (mod (C, opt.components) != 0)
    error ("noneq:size", ...
           ["green_kubo: the %d columns of J are no multiple of option" ...
            " \"components\", %d"], C, opt.components);
  endif
  if (N < 16)
    error ("noneq:size", ...
           ["green_kubo: J has %d times; a spectrum needs at least 16 (one" ...
            " time a row)"], N);
  endif
  M = C / opt.components;
  l = opt.components * pages;
  if (M > l * floor ((N - 1) / 2) - 2)
    error ("noneq:size", ...
           ["green_kubo: J has %d currents but only %d times; give one time" ...
            " a row"], M, N);
  endif
  ## Arrays of this many numbers: about six of J, and three complex ones of
  ## N / 2 x M x M.
  bytes = 8 * (6 * N * C * pages + 3 * N * M^2);
  if (bytes > opt.memory)
    error ("noneq:memory", ...
           ["green_kubo: %d currents at %d times need %.2g bytes and" ...
            " \"memory\" is %.2g; take fewer currents together or average" ...
            " neighbouring times"], M, N, bytes, opt.memory);
  endif
  if (! isa (J, "double") || issparse (J))
    J = full (double (J));
  endif
  bad = find (! isfinite (J), 1);
  if (! isempty (bad))
    [i, j, k] = ind2sub (size (J), bad);
    where = sprintf ("J(%d,%d)", i, j);
    if (pages > 1)
      where = sprintf ("J(%d,%d,%d)", i, j, k);
    endif
    if (isnan (J(bad)))
      error ("noneq:nan", ...
             "green_kubo: %s is NaN; a spectrum needs every time", where);
    endif
    error ("noneq:infinite", "green_kubo: %s is %f; currents are finite", ...
           where, J(bad));
  endif
  if (opt.components > 1)
    J = reshape (J, N, opt.components, M, pages);
    J = reshape (permute (J, [1, 3, 2, 4]), N, M, l);
  endif
  still = find (all (all (J == J(1,:,:), 1), 3), 1);
  if (! isempty (still))
    error ("noneq:data", ...
           "green_kubo: current %d is constant: it has no fluctuations", still);
  endif

endfunction

## The band 0 .. f* and the fit there.  Auto: the widest of a ladder of bands
## in which AICc selects an order of 2 or less.  A polynomial of given order
## has a variance that falls with the width, one of the order that a wider band
## needs has no less; 2 leaves room for the higher orders that show whether the
## criterion is at a boundary.
function [one, found] = select_band (d, opt)

  found = true;
  if (! isempty (opt.band))
    m = min (max (round (opt.band * d.dt * d.N), 1), d.top);
    [one, why] = fit_band (d, m, opt, "curve");
    refuse_band (why, m, d);
    return;
  endif
  best = [];
  m = narrowest = min (d.top, max ([8, ceil(40 / d.l), 2 * d.M]));
  misses = 0;
  while (true)
    [one, why] = spectrum_band (d.P, m, d.l, d.first, 0:6, ...
                                d.variance, "order");
    refuse_band (why, m, d);
    if (one.K <= 2)
      best = m;
      misses = 0;
    else
      misses++;
    endif
    if (m == d.top || misses == 4)
      break;
    endif
    m = min (d.top, round (1.5 * m));
  endwhile
  found = ! isempty (best);
  if (! found)
    best = narrowest;
  endif
  [one, why] = fit_band (d, best, opt, "curve");
  refuse_band (why, best, d);

endfunction

## Orders up to where the criterion has its minimum, or the one asked for.
function [one, why] = fit_band (d, m, opt, wanted)

  if (! isempty (opt.degree))
    ranges = {opt.degree};
  else
    ranges = {0:6, 0:12, 0:20};
  endif
  for r = ranges
    [one, why] = spectrum_band (d.P, m, d.l, d.first, r{1}, ...
                                d.variance, wanted);
    if (isempty (one) || one.K < r{1}(end) - 3)
      break;
    endif
  endfor

endfunction

function refuse_band (why, m, d)

  switch (why)
    case "dependent"
      error ("noneq:data", ...
             ["green_kubo: the currents are multiples of each other (or sums" ...
              " of multiples): leave out those that depend on others"]);
    case "silent"
      error ("noneq:data", ...
             ["green_kubo: a current has no power at frequencies up to %g: it" ...
              " is periodic, and no noise that a spectrum could be fitted to"], ...
             m / (d.N * d.dt));
    case "few"
      error ("noneq:option", ...
             ["green_kubo: the band up to %g has %d frequencies in %d series," ...
              " too few for the polynomial of %d currents; take a wider band" ...
              " or a lower \"degree\""], ...
             m / (d.N * d.dt), m + 1 - d.first, d.l, d.M);
  endswitch

endfunction

function [L, se, info] = matrix_estimate (d, one, scale, opt)

  M = d.M;
  info.ci = [];
  lag = window_length (d.P, d, opt);
  switch (opt.method)
    case "whittle"
      estimate = @(m) whittle_estimate (d, m, opt);
      here = one.m;
      others = [max(round (one.m / 2), 1), min(2 * one.m, d.top)];
      as_user = 1 / (d.N * d.dt);
      L0 = one.S0 / 2;
      cov = one.cov / 4;
    case "block"
      estimate = @(n) block_estimate (d, n);
      here = block_number (d, opt);
      ## In the order half the length, twice the length.
      others = [min(2 * here, d.N), floor(here / 2)];
      [L0, cov] = estimate (here);
      as_user = [];
      info.blocks = here;
      info.block_length = floor (d.N / here) * d.dt;
    case "lag"
      estimate = @(n) lag_estimate (d.P, d, n);
      here = lag;
      others = [max(floor (lag / 2), 1), min(2 * lag, d.top)];
      [L0, cov] = estimate (here);
      as_user = d.dt;
      info.lag = lag * d.dt;
  endswitch

  L0 = (L0 + L0') / 2;
  se0 = reshape (sqrt (diag (cov)), M, M);
  [info.schur, info.schur_se] = schur (L0, cov);
  info.schur .*= diag (scale);
  info.schur_se .*= diag (scale);
  info.diagonal = diag (L0)';
  L = info.L = scale .* L0;
  se = info.se = scale .* se0;
  info.cov = scale(:) * scale(:)' .* cov;
  nu = 2 * (diag (L0) ./ diag (se0)).^2;
  ## The error of an element off the diagonal comes from both.
  info.dof = 2 ./ (1 ./ nu + 1 ./ nu');
  t = student_quantile (info.dof);
  info.ci = cat (3, L - t .* se, L + t .* se);

  info.L_antisym = info.se_antisym = zeros (M);
  info.p_antisym = NaN;
  info.antisymmetric = struct ("F", NaN, "df", [0, NaN], "lag", NaN);
  if (M > 1)
    a = antisymmetric_part (d.P, d.l, d.N, lag);
    info.L_antisym = scale .* a.A;
    info.se_antisym = scale .* a.se;
    info.p_antisym = a.p;
    info.antisymmetric = struct ("F", a.F, "df", a.df, "lag", lag * d.dt);
  endif
  info.full = L + info.L_antisym;
  info.edge = edge_share (d.P, lag, d, L0);

  info.cutoff = one.m / (d.N * d.dt);
  info.order = one.K;
  info.boundary = one.boundary;
  info.frequencies = one.m + 1 - d.first;
  info.spectrum.frequency = one.u * info.cutoff;
  info.spectrum.periodogram = reshape (scale, 1, M, M) .* one.P;
  info.spectrum.fit = reshape (scale, 1, M, M) .* one.S;

  s = struct ("cutoff", NaN (1, 2), "L", NaN (M, M, 2), "se", NaN (M, M, 2), ...
              "z", NaN);
  longest = 2;
  if (strcmp (opt.method, "whittle"))
    longest = 1;
  endif
  for i = 1:2
    if (strcmp (opt.method, "block") && others(i) < 2)
      continue;
    endif
    [x, v] = estimate (others(i));
    if (isempty (as_user))
      s.cutoff(i) = floor (d.N / others(i)) * d.dt;
    else
      s.cutoff(i) = others(i) * as_user;
    endif
    s.L(:,:,i) = scale .* x;
    s.se(:,:,i) = scale .* reshape (sqrt (diag (v)), M, M);
  endfor
  ## The narrow band is part of the wide one, the short window of the long one:
  ## the variance of the difference is about the difference of the variances
  ## (Hausman), at least half of the larger to allow for the choice of the
  ## order.
  x = s.L(:,:,longest) ./ scale;
  v = (s.se(:,:,longest) ./ scale).^2;
  z = (x - L0) ./ sqrt (max (v - se0.^2, v / 2));
  [~, k] = max (abs (z(:)));
  s.z = z(k);
  info.sensitivity = s;

endfunction

## What the ends of a series do to its power at zero frequency, as a share of
## 2 L: the finite length leaves out sum |n| C(n) / N.
function share = edge_share (P, lag, d, L)

  n = (1:lag)' .* lag_window (lag);
  for j = d.M:-1:1
    C = correlation (P(:,j,j), d.N);
    share(j) = -(n' * C(2:lag+1)) / d.N / abs (L(j,j));
  endfor

endfunction

function [L, cov] = whittle_estimate (d, m, opt)

  L = NaN (d.M);
  cov = NaN (d.M^2);
  one = fit_band (d, m, opt, "zero");
  if (! isempty (one))
    L = one.S0 / 2;
    cov = one.cov / 4;
  endif

endfunction

function blocks = block_number (d, opt)

  blocks = opt.blocks;
  if (isempty (blocks))
    blocks = min (floor (d.N / 4), max (10, ceil (100 / d.l)));
  elseif (blocks > d.N)
    error ("noneq:option", ...
           "green_kubo: option \"blocks\" must not exceed the %d times, got %d", ...
           d.N, blocks);
  endif
  blocks = double (blocks);

endfunction

function [L, cov] = block_estimate (d, blocks)

  length = floor (d.N / blocks);
  used = blocks * length;
  ## Integrals over the blocks, blocks x M x l.
  Q = reshape (sum (reshape (d.J(1:used,:,:), length, blocks, d.M, d.l), 1), ...
               blocks, d.M, d.l);
  if (d.first)
    Q -= mean (Q, 1);
  endif
  Q = reshape (permute (Q, [1, 3, 2]), blocks * d.l, d.M);
  nu = d.l * (blocks - d.first);
  L = Q' * Q / (2 * nu * length);
  cov = wishart_cov (L, nu);

endfunction

function [L, cov] = lag_estimate (P, d, lag)

  N = d.N;
  w = [1; 2 * lag_window(lag)];
  L = zeros (d.M);
  for a = 1:d.M
    for b = 1:d.M
      C = correlation (P(:,a,b), N);
      both = (C(1:lag+1) + C([1, N:-1:N-lag+1])) / 2;
      L(a,b) = w' * both / 2;
    endfor
  endfor
  ## Spectral window: S (0) = sum over both signs of W P.
  x = zeros (N, 1);
  x(1:lag+1) = w;
  W = real (fft (x))(2:d.top+1) / N;
  cov = wishart_cov (L, d.l / (2 * sum (W.^2)));

endfunction

## Covariance of vec (L) where L is the mean of NU real Wishart matrices.
function cov = wishart_cov (L, nu)

  M = rows (L);
  cov = zeros (M * M);
  [i, j] = ind2sub ([M, M], (1:M*M)');
  for k = 1:M*M
    cov(:,k) = (L(i,i(k)) .* L(j,j(k)) + L(i,j(k)) .* L(j,i(k))) / nu;
  endfor

endfunction

function lag = window_length (P, d, opt)

  if (isempty (opt.lag))
    lag = correlation_lag (P, d.l, d.N);
    return;
  endif
  lag = round (opt.lag / d.dt);
  if (lag < 1 || lag > d.top)
    error ("noneq:option", ...
           ["green_kubo: option \"lag\" must be a time from dt = %g to half" ...
            " of the series, %g; got %g"], d.dt, d.top * d.dt, opt.lag);
  endif

endfunction

function [L, se, info] = cepstral_estimate (J, d, one, scale, opt)

  M = d.M;
  if (d.l < M)
    error ("noneq:size", ...
           ["green_kubo: the cepstral method needs as many equivalent series" ...
            " as currents, got %d for %d"], d.l, M);
  endif
  f_star = opt.band * d.dt;
  if (isempty (f_star))
    f_star = one.m / d.N;
  endif
  c = cepstral_fit (J, f_star, opt.cutoff);
  if (! isempty (opt.cutoff) && opt.cutoff > c.N_star / 2 - 1)
    error ("noneq:option", ...
           ["green_kubo: option \"cutoff\" must not exceed %d for %d" ...
            " frequencies, got %d"], c.N_star / 2 - 1, c.N_star / 2 + 1, ...
           opt.cutoff);
  endif
  L = info.L = scale .* c.value;
  se = info.se = scale .* c.se;
  info.diagonal = c.value';
  ## The logarithm is the Gaussian variable.
  z = 1.959963984540054;
  info.ci = [L .* exp(-z * se ./ L), L .* exp(z * se ./ L)];
  info.cov = NaN (M);
  info.cov(1:M+1:end) = se.^2;
  info.dof = 2 * (L ./ se).^2;
  info.schur = L;
  info.schur_se = se;
  info.edge = NaN (1, M);
  info.L_antisym = info.se_antisym = info.full = NaN (M);
  info.p_antisym = NaN;
  info.antisymmetric = struct ("F", NaN, "df", [0, NaN], "lag", NaN);
  info.cutoff = c.f_star / d.dt;
  info.order = c.cutoff;
  info.boundary = false;
  info.frequencies = c.N_star / 2 + 1;
  info.spectrum.frequency = c.frequency / d.dt;
  info.spectrum.periodogram = exp (c.log_S) .* scale';
  info.spectrum.fit = exp (c.log_fit) .* scale';
  s = struct ("cutoff", NaN (1, 2), "L", NaN (M, 1, 2), "se", NaN (M, 1, 2), ...
              "z", NaN);
  f = [c.f_star / 2, min(2 * c.f_star, 0.5)];
  for i = 1:2
    ## Resampled to four times or less, there is no spectrum left.
    if (d.N * f(i) < 4)
      continue;
    endif
    other = cepstral_fit (J, f(i), []);
    s.cutoff(i) = other.f_star / d.dt;
    s.L(:,1,i) = scale .* other.value;
    s.se(:,1,i) = scale .* other.se;
  endfor
  v = (s.se(:,1,1) ./ scale).^2;
  z = (s.L(:,1,1) ./ scale - c.value) ./ sqrt (max (v - c.se.^2, v / 2));
  [~, k] = max (abs (z));
  s.z = z(k);
  info.sensitivity = s;

endfunction

## 1 / (L^-1)_ii and its standard error to first order.
function [s, se] = schur (L, cov)

  M = rows (L);
  s = se = NaN (M, 1);
  unit = sqrt (diag (L));
  if (! (isreal (unit) && all (unit > 0)))
    return;
  endif
  [~, singular] = chol (L ./ (unit * unit'));
  if (singular || rcond (L ./ (unit * unit')) < 1e-13)
    return;
  endif
  R = inv (L ./ (unit * unit')) ./ (unit * unit');
  s = 1 ./ diag (R);
  for i = 1:M
    g = s(i)^2 * kron (R(:,i), R(:,i));
    se(i) = sqrt (max (g' * cov * g, 0));
  endfor

endfunction

function [reliable, notes] = verdict (info, L, se, found, largest, opt)

  notes = {};
  cepstral = strcmp (opt.method, "cepstral");
  if (strcmp (opt.method, "whittle"))
    if (! found)
      notes{end+1} = ["no band is narrow enough for the spectrum to be" ...
                      " smooth in it: the series is too short for its slowest" ...
                      " part"];
    elseif (info.boundary)
      notes{end+1} = sprintf (["the criterion selects order %d, the highest" ...
                               " tried, in the band up to %.4g: take a" ...
                               " narrower band"], info.order, info.cutoff);
    endif
  endif
  if (cepstral)
    value = L;
    error_of = se;
  else
    value = diag (L);
    error_of = diag (se);
  endif
  negative = find (! (value > 0), 1);
  if (! isempty (negative))
    notes{end+1} = sprintf (["the coefficient of current %d is not positive," ...
                             " as a spectrum is: its noise is too large"], ...
                            negative);
  elseif (! cepstral && any (isnan (info.schur)))
    notes{end+1} = ["the matrix is not positive definite, as a spectrum is:" ...
                    " its noise is too large, and there are no Schur" ...
                    " coefficients"];
  endif
  if (abs (info.sensitivity.z) > 4)
    what = {"half the band", "the spectrum has structure near zero frequency"
            "twice the length", "what lasts longer than the window is cut off"};
    what = what(1 + any (strcmp (opt.method, {"block", "lag"})),:);
    notes{end+1} = sprintf ("%s changes the result by %.1f standard errors: %s", ...
                            what{1}, abs (info.sensitivity.z), what{2});
  endif
  k = find (abs (info.edge) > 0.3, 1);
  if (! isempty (k))
    notes{end+1} = sprintf (["the ends of the series alone make %.0f %% of the" ...
                             " value of current %d: its L is near zero, or the" ...
                             " series too short"], 100 * abs (info.edge(k)), k);
  endif
  k = find (largest > 0.5, 1);
  if (! isempty (k))
    notes{end+1} = sprintf (["a single time makes %.0f %% of the square of" ...
                             " current %d: look at the data"], ...
                            100 * largest(k), k);
  endif
  worst = max (error_of ./ abs (value));
  if (worst > 0.3)
    notes{end+1} = sprintf (["the standard error is %.0f %% of the value:" ...
                             " the series is too short"], 100 * worst);
  endif
  reliable = isempty (notes);
  if (cepstral && isempty (opt.cutoff))
    notes{end+1} = ["the error of the cepstral method leaves out that of" ...
                    " its cutoff and of f*; it covers less than it says"];
  endif
  k = find (abs (info.mean_z) > 5, 1);
  if (! isempty (k))
    notes{end+1} = sprintf (["the mean of current %d is %.1f standard errors" ...
                             " from zero: a current in equilibrium has none" ...
                             " (but a drift of the frame shows so)"], ...
                            k, abs (info.mean_z(k)));
  endif

endfunction

%!demo
%! ## Two coupled relaxing currents; exact L = [0.4, -0.2; -0.2, 0.2].
%! A = [2 1; 1 3];
%! x = zeros (2, 3);
%! J = zeros (20000, 2, 3);
%! noise = chol (inv (A) - expm (-0.1 * A) * inv (A) * expm (-0.1 * A), "lower");
%! for n = 1:20000
%!   x = expm (-0.1 * A) * x + noise * randn (2, 3);
%!   J(n,:,:) = x;
%! endfor
%! [L, se] = green_kubo (J, 0.1)
%! plot_green_kubo (J, 0.1);

%!function J = known_spectrum (S)
%!  ## Real series whose periodogram (dt = 1) is S(f) at each frequency.
%!  N = 1501;
%!  f = [0:750, -750:-1]' / N;
%!  J = real (ifft (sqrt (N * S(f)) .* exp (3i * sin (9 * pi * f))));
%!endfunction
%!shared J, A
%! ## Two coupled currents with some memory, deterministic.
%! t = (1:3000)';
%! a = sin (t.^2 * 0.7123);
%! b = cos (t.^2 * 1.2345 + 1);
%! J = [filter(1, [1, -0.6], a + 0.5 * b), filter(1, [1, 0.2, -0.3], b)];
%! J = cat (3, J, [filter(1, [1, -0.6], cos (t.^2 * 0.911)), ...
%!                 filter(1, [1, 0.2, -0.3], sin (t.^2 * 0.377))]);
%! A = [2, 1e3; -0.5, 2e3];
%!test # log-polynomials come back
%! for band = [0.05, 0.2, 0.5]
%!   L = green_kubo (known_spectrum (@(f) 3 * ones (size (f))), 1, "degree", 0, ...
%!                   "band", band);
%!   assert (L, 1.5, 1e-12);
%!   S = @(f) exp (1 + 3 * f.^2 - 20 * f.^4 + 10 * f.^6);
%!   [L, se, info] = green_kubo (known_spectrum (S), 1, "degree", 3, ...
%!                               "band", band);
%!   assert (L, exp (1) / 2, 1e-10);
%!   assert (info.spectrum.fit, S (info.spectrum.frequency), 1e-9);
%!   assert (info.order, 3);
%!   assert ([info.schur, info.schur_se], [L, se], 1e-14);
%! endfor
%!test # binned where there are many frequencies: an error far below the noise
%! f = [0:5000, -5000:-1]' / 10001;
%! S = exp (1 + 3 * f.^2 - 20 * f.^4 + 10 * f.^6);
%! x = real (ifft (sqrt (10001 * S) .* exp (3i * sin (9 * pi * f))));
%! [L, se, info] = green_kubo (x, 1, "degree", 3, "band", 0.5);
%! assert (L, exp (1) / 2, 1e-6);
%! assert (rows (info.spectrum.fit) < 800);
%!test # a white band: the mean of the periodogram, with its chi-squared error
%! [L, se, info] = green_kubo (J(:,1,1), 0.5, "band", 0.01, "degree", 0);
%! P = abs (fft (J(:,1,1) - mean (J(:,1,1)))(2:16)).^2 * 0.5 / 3000;
%! assert (info.frequencies, 15);
%! assert (L, mean (P) / 2, 1e-13);
%! assert (se, L / sqrt (15), 1e-13);
%! assert (info.dof, 30, 1e-10);
%! assert (info.ci(:)', L + [-1, 1] * 2.0422724563012382 * se, 1e-10);
%! assert (info.spectrum.periodogram, P, 1e-12);
%!test # two currents: the constant fit, and the scores of the common power
%! [L, ~, info] = green_kubo (J, 1, "band", 0.1, "degree", 0);
%! P = info.spectrum.periodogram;
%! assert (L, real (squeeze (mean (P, 1))) / 2, 1e-12);
%! [L, ~, info] = green_kubo (J, 1, "band", 0.1, "degree", 2);
%! for k = 1:info.frequencies
%!   S = squeeze (info.spectrum.fit(k,:,:));
%!   assert (S, S', 1e-12);
%!   excess(k,1) = real (trace (S \ squeeze (P(k,:,:)))) - 2;
%! endfor
%! assert (excess' * info.spectrum.frequency.^[0, 2, 4], zeros (1, 3), 1e-8);
%! assert (norm (excess) > 1);
%!test # units and linear combinations of the currents
%! [L, se, info] = green_kubo (J, 0.1);
%! K = cat (3, J(:,:,1) * A', J(:,:,2) * A');
%! [L2, se2, info2] = green_kubo (K, 0.1);
%! assert (L2 ./ (A * L * A'), ones (2), 1e-8);
%! G = kron (A, A);
%! assert (info2.cov ./ (G * info.cov * G'), ones (4), 1e-6);
%! assert (info2.L_antisym, A * info.L_antisym * A', 1e-9 * 2e3);
%! assert (info2.p_antisym, info.p_antisym, 1e-2);
%! assert ([info2.cutoff, info2.order], [info.cutoff, info.order]);
%! ## Time in another unit: L is per rate.
%! [L3, se3] = green_kubo (J, 0.1e-3);
%! assert ([L3, se3], 1e-3 * [L, se], 1e-14);
%!test # order of currents and of series does not matter
%! [L, se] = green_kubo (J, 0.1);
%! [L2, se2] = green_kubo (J(:,[2, 1],[2, 1]), 0.1);
%! assert ([L2, se2], [L, se]([2, 1],[2, 1, 4, 3]), 1e-10);
%!test # components side by side, further pages, row, scale, single
%! side = [J(:,1,1), J(:,1,2), J(:,2,1), J(:,2,2)];
%! [L, se, info] = green_kubo (J, 0.1);
%! [L2, se2, info2] = green_kubo (side, 0.1, "components", 2, "scale", 7);
%! assert ([L2, se2], 7 * [L, se], 1e-13);
%! assert ([info.equivalent, info2.equivalent, info.n], [2, 2, 3000]);
%! assert (info2.ci, 7 * info.ci, 1e-12);
%! assert (info2.schur_se, 7 * info.schur_se, 1e-12);
%! assert (info2.L_antisym, 7 * info.L_antisym, 1e-12);
%! assert (info2.spectrum.fit(1), 7 * info.spectrum.fit(1), 1e-12);
%! assert (info2.mean_z, info.mean_z, 1e-12);
%! assert (green_kubo (J(:,1,1)', 0.1), green_kubo (J(:,1,1), 0.1));
%! [~, ~, info] = green_kubo (cat (3, side, side), 0.1, "components", 2);
%! assert (info.equivalent, 4);
%! assert (green_kubo (single (J), 0.1), L, 1e-5);
%!test # Schur coefficients and their error by differences
%! [L, se, info] = green_kubo (J, 0.1);
%! f = @(L) 1 ./ diag (inv (reshape (L, 2, 2)));
%! assert (info.schur, f (L), 1e-13);
%! for k = 1:4
%!   d = zeros (2);
%!   d(k) = 1e-5;
%!   g(:,k) = (f (L + d) - f (L - d)) / 2e-5;
%! endfor
%! assert (info.schur_se, sqrt (diag (g * info.cov * g')), 1e-8);
%! assert (se, reshape (sqrt (diag (info.cov)), 2, 2), 1e-14);
%! assert (info.full, L + info.L_antisym);
%!test # blocks by definition
%! [L, se, info] = green_kubo (J, 0.1, "method", "block", "blocks", 30);
%! Q = [];
%! for p = 1:2
%!   x = J(:,:,p) - mean (J(:,:,p));
%!   q = 0.1 * squeeze (sum (reshape (x, 100, 30, 2), 1));
%!   Q = [Q; q - mean(q)];
%! endfor
%! want = Q' * Q / 58 / (2 * 10);
%! assert (L, want, 1e-13);
%! assert (se.^2, (want.^2 + diag (want) * diag (want)') / 58, 1e-13);
%! assert ([info.blocks, info.block_length], [30, 10], 1e-12);
%!test # the lag sum by definition
%! [L, se, info] = green_kubo (J, 0.1, "method", "lag", "lag", 2);
%! x = J - mean (J);
%! w = min (1, 2 * (1 - (1:20) / 21));
%! full_sum = zeros (2);
%! for n = 0:20
%!   C = zeros (2);
%!   for p = 1:2
%!     C += circshift (x(:,:,p), -n)' * x(:,:,p) / 3000 / 2;
%!   endfor
%!   full_sum += 0.1 * [0.5, w](n + 1) * C;
%! endfor
%! assert (L, (full_sum + full_sum') / 2, 1e-12);
%! assert (info.L_antisym, (full_sum - full_sum') / 2, 1e-12);
%! assert (info.full, full_sum, 1e-12);
%! assert ([info.lag, info.antisymmetric.lag], [2, 2], 1e-12);
%!test # the methods agree within their errors on a long series
%! [L, se] = green_kubo (J, 1);
%! for m = {"block", "lag"}
%!   [L2, se2] = green_kubo (J, 1, "method", m{1});
%!   assert (abs (L2 - L) < 4 * (se + se2));
%! endfor
%!test # cepstral: all coefficients kept give the value at zero itself
%! S = @(f) exp (0.3 + 0.5 * cos (2 * pi * f) + 0.2 * cos (4 * pi * f));
%! f = [0:500, -499:-1]' / 1000;
%! x = real (ifft (sqrt (1000 * S (f)) .* exp (2i * sin (4 * pi * f))));
%! [L, se, info] = green_kubo (x, 1, "method", "cepstral", "band", 0.5, ...
%!                             "cutoff", 5, "mean", "zero");
%! ## log P - <log of a chi-squared variable>, -gamma for two degrees and
%! ## -gamma - log 2 for one at the two ends: log 2 / N * (1 +- 1) a coefficient.
%! gamma = 0.57721566490153286;
%! y = 1 + gamma;
%! ends = log (2) / 1000 * (1 + 1 + 2 * (0 + 2 + 0 + 2 + 0));
%! assert (log (2 * L), gamma + 1 + ends, 1e-10);
%! assert (se, L * sqrt (pi^2 / 6 * 22 / 1000), 1e-12);
%! assert (info.reliable, true);
%! assert (info.ci, L * exp ([-1, 1] * 1.959963984540054 * se / L), 1e-12);
%!test # cepstral does not mind a mean taken out beforehand
%! for n = [2000, 2999]
%!   x = J(1:n,:,:);
%!   x -= mean (x);
%!   o = {"method", "cepstral", "band", 0.2, "cutoff", 4};
%!   [L, se, info] = green_kubo (x, 1, o{:});
%!   [want, se] = green_kubo (J(1:n,:,:), 1, o{:});
%!   assert (L, want, 0.5 * max (se));
%! endfor
%! assert (size (info.spectrum.fit), size (info.spectrum.periodogram));
%! assert (info.full, NaN (2));
%!test # magnitudes: powers of two leave the digits as they are
%! [L, se, info] = green_kubo (J, 1);
%! for s = [2^-200, 2^200]
%!   [L2, se2, info2] = green_kubo (J * s, 1);
%!   assert ({L2, se2}, {L * s^2, se * s^2});
%!   assert (info2.cov, info.cov * s^4);
%!   assert (info2.p_antisym, info.p_antisym);
%!   assert (info2.mean_z, info.mean_z, 1e-14);
%!   [L2, se2, info2] = green_kubo (J * s, s^-2);
%!   assert ({L2, se2}, {L, se});
%! endfor
%!test # where the correlations last longer than the window, it says so
%! x = filter (1, [1, -0.99], cos ((1:20000)'.^2 * 0.7123));
%! for o = {{"block", "blocks", 1000}, {"lag", "lag", 20}}
%!   [~, ~, info] = green_kubo (x, 1, "method", o{1}{:});
%!   assert (info.reliable, false);
%!   assert (any (strncmp (info.notes, "twice the length changes", 24)));
%!   assert (info.sensitivity.L(2) > info.sensitivity.L(1));
%! endfor
%!test # one wild value
%! x = J(:,1,1);
%! x(77) = 1e6;
%! [~, ~, info] = green_kubo (x, 1);
%! assert (info.notes, {["a single time makes 100 % of the square of current" ...
%!                       " 1: look at the data"]});
%! assert (info.reliable, false);
%!test # few times: a result that says what it is worth, without warnings
%! lastwarn ("", "");
%! [L, se, info] = green_kubo (J(1:16,:,1), 1);
%! assert (info.reliable, false);
%! [L, se, info] = green_kubo (J(1:99,:,:), 1, "method", "block", "blocks", 2);
%! assert (info.reliable, false);
%! ## Octave 11 may note here that it reads a file of its own.
%! [~, id] = lastwarn ();
%! assert (any (strcmp (id, {"", "Octave:language-extension"})));
%!test # a spectrum that vanishes at zero
%! [~, ~, info] = green_kubo (diff (cos ((1:20000)'.^2 * 0.7123)), 1);
%! assert (info.edge > 0.3);
%! assert (info.reliable, false);
%! assert (strncmp (info.notes{end}, "the ends of the series alone", 28));
%! [~, ~, info] = green_kubo (J, 1);
%! assert (abs (info.edge) < 0.01);
%!test # one current has no antisymmetric part; every field is there
%! [~, ~, one] = green_kubo (J(:,1,:), 1);
%! assert ([one.L_antisym, one.se_antisym, one.p_antisym], [0, 0, NaN]);
%! [~, ~, two] = green_kubo (J, 1);
%! assert (fieldnames (one), fieldnames (two));
%!test # a mean is seen, but does not change the result
%! [L, se, info] = green_kubo (J(:,1,1) + 10, 1);
%! assert (L, green_kubo (J(:,1,1), 1), 1e-10);
%! assert (info.mean, mean (J(:,1,1)) + 10, 1e-12);
%! assert (any (strncmp (info.notes, "the mean of current 1 is ", 25)));
%! assert (info.reliable, true);
%!test # a mean known to vanish: the value at zero counts half
%! [L, se] = green_kubo (J(:,1,1) + 0.01, 1, "mean", "zero", "degree", 0, ...
%!                       "band", 0.01);
%! P = abs (fft (J(:,1,1) + 0.01)(1:31)).^2 / 3000;
%! assert (L, (P(1) / 2 + sum (P(2:end))) / 30.5 / 2, 1e-13);
%! assert (se, L / sqrt (30.5), 1e-13);
%!test # what is too short or has structure at zero says so
%! [~, ~, info] = green_kubo (cumsum (J(:,1,1)), 1);
%! assert (info.reliable, false);
%! [L, se, info] = green_kubo (J(1:20,1,1), 1);
%! assert (info.reliable, false);
%! assert (regexp (info.notes{end}, "^the standard error is \\d+ % of the value"), 1);
%! ## A Lorentz peak of width 1e-3 in a band 500 times as wide
%! x = known_spectrum (@(f) 1 + 1e4 ./ (1 + (f / 1e-3).^2));
%! [L, se, info] = green_kubo (x, 1, "band", 0.5);
%! assert (info.boundary, true);
%! assert (info.reliable, false);
%! assert (regexp (info.notes{1}, ["^the criterion selects order \\d+, the" ...
%!                 " highest tried, in the band up to 0.49"]), 1);
%!error <Invalid call> green_kubo ()
%!error <Invalid call> green_kubo (J)
%!error <green_kubo: J must be a real numeric array, got a cell array>
%! green_kubo ({1}, 1);
%!error <green_kubo: J must be a real numeric array, got a complex array>
%! green_kubo (J * i, 1);
%!error <green_kubo: J must be a real numeric array, got a char array>
%! green_kubo ("abc", 1);
%!error id=noneq:type green_kubo ("abc", 1);
%!error <green_kubo: J is empty; give one time a row> green_kubo ([], 1)
%!error <green_kubo: J must be times x currents, or times x currents x equivalent series, got 20 x 2 x 2 x 2>
%! green_kubo (rand (20, 2, 2, 2), 1);
%!error <green_kubo: J has 4 times; a spectrum needs at least 16> green_kubo (1:4, 1)
%!error <green_kubo: J has 2 times; a spectrum needs at least 16 \(one time a row\)>
%! green_kubo (rand (2, 100), 1);
%!error <green_kubo: J\(3,2\) is NaN; a spectrum needs every time>
%! J(3,2,1) = NaN;
%! green_kubo (J(:,:,1), 1);
%!error <green_kubo: J\(7,1,2\) is -Inf; currents are finite>
%! J(7,1,2) = -Inf;
%! green_kubo (J, 1);
%!error id=noneq:infinite
%! J(7,1,2) = Inf;
%! green_kubo (J, 1);
%!error <green_kubo: current 2 is constant: it has no fluctuations>
%! green_kubo ([J(:,1,1), ones(3000, 1)], 1);
%!error <green_kubo: the currents are multiples of each other>
%! green_kubo (J(:,1,1) .* [1, 2], 1);
%!error id=noneq:data green_kubo (J(:,1,1) .* [1, 2], 1);
%!error <green_kubo: J has 30 currents but only 20 times; give one time a row>
%! green_kubo (rand (20, 30), 1);
%!error <green_kubo: the 2 columns of J are no multiple of option "components", 3>
%! green_kubo (J, 1, "components", 3);
%!error <green_kubo: dt must be a positive number, the time between rows>
%! green_kubo (J, 0);
%!error <green_kubo: dt must be a positive number> green_kubo (J, [1 2])
%!error <green_kubo: dt must be a positive number> green_kubo (J, "a")
%!error <green_kubo: option "band" must be "auto" or a positive frequency, got -1>
%! green_kubo (J, 1, "band", -1);
%!error <green_kubo: option "band" must not exceed the Nyquist frequency 1 / \(2 dt\) = 5, got 6>
%! green_kubo (J, 0.1, "band", 6);
%!error <green_kubo: option "degree" must be an integer from 0 to 20, got 21>
%! green_kubo (J, 1, "degree", 21);
%!error <green_kubo: option "blocks" must be an integer from 2 on, got 1>
%! green_kubo (J, 1, "method", "block", "blocks", 1);
%!error <green_kubo: option "blocks" must not exceed the 3000 times, got 3001>
%! green_kubo (J, 1, "method", "block", "blocks", 3001);
%!error <green_kubo: option "lag" must be a time from dt = 1 to half of the series, 1499; got 2000>
%! green_kubo (J, 1, "method", "lag", "lag", 2000);
%!error <green_kubo: the cepstral method needs as many equivalent series as currents, got 1 for 2>
%! green_kubo (J(:,:,1), 1, "method", "cepstral");
%!error <green_kubo: option "degree" is of the method whittle, not of cepstral>
%! green_kubo (J, 1, "method", "cepstral", "degree", 1);
%!error <green_kubo: option "cutoff" is of the method cepstral, not of whittle>
%! green_kubo (J, 1, "cutoff", 1);
%!error <green_kubo: option "blocks" is of the method block, not of lag>
%! green_kubo (J, 1, "method", "LAG", "Blocks", 7);
%!error <green_kubo: option "cutoff" must not exceed 1499 for 1501 frequencies, got 3000>
%! green_kubo (J, 1, "method", "cepstral", "band", 0.5, "cutoff", 3000);
%!error <green_kubo: with current 2, dt and "scale" as they are, L would be of order 1e\+400 and>
%! green_kubo (J .* [1, 1e200], 1);
%!error id=noneq:range green_kubo (J * 1e-100, 1);
%!error <green_kubo: the sum of a current overflows> green_kubo (J * 1e307, 1)
%!error <green_kubo: 2 currents at 3000 times need 8.6e\+05 bytes and "memory" is 1e\+05>
%! green_kubo (J, 1, "memory", 1e5);
%!error <green_kubo: a current has no power at frequencies up to 0.1>
%! green_kubo ((-1).^(1:1000)', 1, "band", 0.1);
%!error id=noneq:option
%! green_kubo (J(:,:,1), 1, "band", 1 / 3000);
%!error <green_kubo: the band up to 0.00333333 has 10 frequencies in 1 series, too few for the polynomial of 2 currents>
%! green_kubo (J(:,:,1), 1, "band", 0.01 / 3, "degree", 15);
%!error <green_kubo: option "method" must be one of: whittle, block, lag, cepstral, got "x">
%! green_kubo (J, 1, "method", "x");
%!error <green_kubo: unknown option "foo"; valid options are: scale, components> ...
%! green_kubo (J, 1, "foo", 1)
