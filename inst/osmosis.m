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
## @deftypefn  {} {@var{s} =} osmosis (@var{membrane}, @var{c}, @var{dP}, @var{T})
## @deftypefnx {} {@var{s} =} osmosis (@dots{}, "name", @var{value}, @dots{})
## @deftypefnx {} {[@var{membrane}, @var{se}, @var{info}] =} osmosis (@var{data})
## Osmosis: flows of water and of a solute through a membrane (Kedem and
## Katchalsky), or the membrane from measured flows.
##
## With the osmotic pressures of van 't Hoff, pi = i R T c, and side 1 less
## side 2 in all differences, the flows from side 1 to side 2 are
##
## @example
## @group
## Jv = Lp (dP - sigma dpi)                          volume
## Js = omega dpi + (1 - sigma) c_mean Jv            solute
## @end group
## @end example
##
## @noindent
## which is J = L X for J = [Jv, JD], JD = Js/c_mean - Jv, and X = [dP, dpi]:
##
## @example
## L = [Lp, -sigma Lp; -sigma Lp, omega/c_mean + sigma^2 Lp]
## @end example
##
## @noindent
## Water flows to the side of more solute though the pressures are equal,
## until dP = sigma dpi.  At a high flow the solute is held back to the share
## R (Spiegler and Kedem), with the permeability P = i R T omega:
##
## @example
## R = sigma (1 - F) / (1 - sigma F),   F = exp (-(1 - sigma) Jv / P)
## @end example
##
## @strong{Arguments}
##
## @var{membrane}: struct with Lp in m/(s Pa), sigma and omega in
## mol/(m^2 s Pa).  @var{c}: N x 2, concentrations [side 1, side 2] in
## mol/m^3.  @var{dP}: pressure of side 1 less that of side 2 in Pa, one value
## or N.  @var{T}: temperature in K, one value or N.
##
## @var{data}: struct with the columns flux (volume flow, any unit) and
## rejection (R, between 0 and 1) of a reverse osmosis experiment: sigma and P
## are fitted to a straight difference in R/(1 - R).  Measured flows with
## their forces go through @code{onsager_fit} and @code{onsager_derived}.
##
## @strong{Options}
##
## @table @asis
## @item "ions" (1)
## i: particles that one of the solute falls into.
## @item "c_mean" ("arithmetic")
## "arithmetic" or "log", (c1 - c2)/log (c1/c2), or a number in mol/m^3.
## @item "scale" ("ratio")
## Of a fit: least squares in "ratio", R/(1 - R), or in "rejection", R.
## @end table
##
## @strong{Results}
##
## @var{s}: a struct with
##
## @table @code
## @item pi, dpi, c_mean
## Osmotic pressures N x 2 and their difference in Pa; mol/m^3.
## @item Jv, Js, JD
## m/s, mol/(m^2 s), m/s.
## @item L, X
## 2 x 2 (x N) in m/(s Pa), basis "membrane" of @code{onsager_fit}; N x 2.
## @item LD, det
## L(2,2), and Lp omega/c_mean.
## @item dissipation, entropy_production
## J X' in W/m^2; over T, in W/(K m^2).
## @item stop
## dP at which no volume flows.
## @item P, rejection
## P in m/s, and R where volume flows to side 2, from side 1; else NaN.
## @item notes
## Warnings in words.
## @end table
##
## Of a fit, @var{membrane} has sigma and P, in the unit of flux, @var{se} the
## same of their standard errors, and @var{info} ci (2 x 2, rows sigma and P,
## from t), covariance, residual (in R), n, dof, reliable and notes.
##
## @strong{Accuracy}
##
## Closed forms, to rounding.  Van 't Hoff's law is that of a dilute solution,
## the linear law that of small differences of concentration.  A fit stops when
## its steps fall below 1e-13, from the best of a scan, so that no start is to
## be chosen.
##
## @strong{Errors}
##
## @code{noneq:second_law}: omega or Lp below 0.  @code{noneq:type},
## @code{noneq:size}, @code{noneq:nan}, @code{noneq:range},
## @code{noneq:data} (rejection outside 0 to 1, fewer than 3 values),
## @code{noneq:option}.
##
## @strong{References}
##
## O. Kedem and A. Katchalsky, Biochim. Biophys. Acta 27, 229 (1958).
## K. S. Spiegler and O. Kedem, Desalination 1, 311 (1966).
##
## @strong{Example}
##
## Pure water on side 1, 100 mol/m^3 on side 2:
##
## @example
## @group
## m = struct ("Lp", 1e-12, "sigma", 0.8, "omega", 2e-10);
## s = osmosis (m, [0, 100], 0, 298.15);
## printf ("dpi %.0f Pa, Jv %.3e m/s\n", s.dpi, s.Jv)
## @print{} dpi -247896 Pa, Jv 1.983e-07 m/s
## @end group
## @end example
##
## @seealso{chemical_potential, thermo_force, onsager_fit, onsager_derived}
## @end deftypefn

function [s, se, info] = osmosis (membrane, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "osmosis";
  if (! (isstruct (membrane) && isscalar (membrane)))
    error ("noneq:type", ...
           ["%s: the first argument must be a struct, of a membrane with" ...
            " Lp, sigma and omega, or of data with flux and rejection"], fname);
  endif
  if (any (isfield (membrane, {"flux", "rejection"})))
    [s, se, info] = fit (fname, membrane, varargin);
    return;
  endif
  if (nargin < 4)
    print_usage ();
  endif
  if (nargout > 1)
    error ("noneq:option", ...
           "%s: the flows have one output; a fit to data has three", fname);
  endif
  s = flows (fname, membrane, varargin{:});

endfunction

function s = flows (fname, m, c, dP, T, varargin)

  opt = parse_options (fname, varargin, ...
                       {"ions", 1, "positive"
                        "c_mean", "arithmetic", @mean_message});
  [Lp, sigma, omega] = constants (fname, m);
  n = numel (c);
  shape = size (c);
  c = check_quantity (fname, "the concentration c", c, "not negative", []);
  if (n == 2)
    c = c(:)';
  else
    c = reshape (c, shape);
  endif
  if (columns (c) != 2 || ndims (c) != 2)
    error ("noneq:size", ...
           "%s: c must be N x 2, [side 1, side 2] in a row, got %d x %d", ...
           fname, shape(1:2));
  endif
  N = rows (c);
  dP = check_quantity (fname, "the pressure dP", dP, "finite", [])(:);
  T = check_quantity (fname, "the temperature T", T, "positive", [])(:);
  N = max ([N, numel(dP), numel(T)]);
  all_sizes = [rows(c), numel(dP), numel(T)];
  if (any (all_sizes != 1 & all_sizes != N))
    error ("noneq:size", ...
           "%s: c, dP and T have %d, %d and %d rows; give 1 or as many", ...
           fname, all_sizes);
  endif
  one = ones (N, 1);
  c = c .* one;
  dP = dP .* one;
  T = T .* one;
  R = physical_constants ().R;
  unit = opt.ions * R * T;

  s.pi = unit .* c;
  s.dpi = unit .* (c(:,1) - c(:,2));
  s.c_mean = concentration (fname, c, opt.c_mean);
  s.Jv = Lp * (dP - sigma * s.dpi);
  s.Js = omega * s.dpi + (1 - sigma) * s.c_mean .* s.Jv;
  ## JD from L and X: no division of two small flows.
  s.LD = omega ./ s.c_mean + sigma^2 * Lp;
  if (omega == 0)
    s.LD(:) = sigma^2 * Lp;
  endif
  s.JD = -sigma * Lp * dP + s.LD .* s.dpi;
  s.JD(s.dpi == 0) = -sigma * Lp * dP(s.dpi == 0);
  s.X = [dP, s.dpi];
  s.L = zeros (2, 2, N);
  s.L(1,1,:) = Lp;
  s.L(1,2,:) = s.L(2,1,:) = -sigma * Lp;
  s.L(2,2,:) = s.LD;
  s.det = Lp * omega ./ s.c_mean;
  if (omega == 0 || Lp == 0)
    s.det(:) = 0;
  endif
  ## The dissipation as a sum of squares is never below 0 by rounding.
  leak = omega * s.dpi .^ 2 ./ s.c_mean;
  leak(s.dpi == 0) = 0;
  s.dissipation = Lp * (dP - sigma * s.dpi).^2 + leak;
  s.entropy_production = s.dissipation ./ T;
  s.stop = sigma * s.dpi;
  s.P = unit * omega;
  s.rejection = NaN (N, 1);
  out = s.Jv > 0;
  peclet = (1 - sigma) * s.Jv(out) ./ s.P(out);
  if (sigma == 1)
    s.rejection(out) = 1;
    if (omega > 0)
      ## Its limit for sigma -> 1.
      s.rejection(out) = 1 ./ (1 + s.P(out) ./ s.Jv(out));
    endif
  elseif (sigma < 1)
    e = -expm1 (-peclet);
    s.rejection(out) = sigma * e ./ (1 - sigma + sigma * e);
  else
    e = expm1 (peclet);
    s.rejection(out) = sigma * e ./ (1 - sigma + e);
  endif

  proper = s.c_mean > 0 | s.dpi == 0;
  if (! all (isfinite ([s.Jv, s.Js])(:))
      || ! all (isfinite ([s.LD, s.JD, s.dissipation](proper,:))(:)))
    error ("noneq:range", ...
           ["%s: a flow is beyond the range of a double; check the" ...
            " membrane, c, dP and T"], fname);
  endif
  s.notes = {};
  if (sigma > 1 || sigma < 0)
    s.notes{end+1} = sprintf (["a reflection coefficient of %.3g: between 0" ...
                               " and 1 unless solute and water drive each" ...
                               " other (anomalous osmosis)"], sigma);
  endif
  if (max (c(:)) > 1000)
    s.notes{end+1} = sprintf (["%.4g mol/m^3 is not dilute: van 't Hoff's" ...
                               " law is off by some per cent or more"], ...
                              max (c(:)));
  endif
  if (any (s.c_mean == 0 & s.dpi != 0))
    s.notes{end+1} = ["the mean concentration is 0 with solute on one side:" ...
                      " L and the dissipation are infinite; take the" ...
                      " arithmetic mean"];
  endif

endfunction

function [Lp, sigma, omega] = constants (fname, m)

  value = zeros (1, 3);
  names = {"Lp", "sigma", "omega"};
  for k = 1:3
    if (! isfield (m, names{k}))
      error ("noneq:type", ...
             "%s: the membrane needs the field %s (Lp, sigma, omega)", ...
             fname, names{k});
    endif
    value(k) = check_quantity (fname, ["membrane." names{k}], m.(names{k}), ...
                               "finite", 1);
    if (k != 2 && value(k) < 0)
      error ("noneq:second_law", ...
             ["%s: membrane.%s is %g; below 0 the flows would make entropy" ...
              " disappear"], fname, names{k}, value(k));
    endif
  endfor
  [Lp, sigma, omega] = num2cell (value){:};

endfunction

function mean_c = concentration (fname, c, how)

  if (! ischar (how))
    if (! any (numel (how) == [1, rows(c)]))
      error ("noneq:size", ...
             "%s: option \"c_mean\" has %d values for %d rows", fname, ...
             numel (how), rows (c));
    endif
    mean_c = double (how(:)) .* ones (rows (c), 1);
  elseif (strcmpi (how, "log"))
    low = min (c, [], 2);
    high = max (c, [], 2);
    ## d / log (1 + d/low), by a series where the sides are nearly equal.
    mean_c = high;
    some = low > 0 & low < high;
    q = (high(some) - low(some)) ./ low(some);
    mean_c(some) = (high(some) - low(some)) ./ log1p (q);
    mean_c(low == 0) = 0;
  else
    mean_c = c(:,1) / 2 + c(:,2) / 2;
  endif

endfunction

function must = mean_message (value)

  must = "";
  if (! ((ischar (value) && any (strcmpi (value, {"arithmetic", "log"})))
         || (isnumeric (value) && isreal (value) && isvector (value)
             && all (isfinite (value)) && all (value > 0))))
    must = "\"arithmetic\", \"log\" or a positive number, in mol/m^3";
  endif

endfunction

function [m, se, info] = fit (fname, data, options)

  opt = parse_options (fname, options, ...
                       {"scale", "ratio", {"ratio", "rejection"}});
  for name = {"flux", "rejection"}
    if (! isfield (data, name{1}))
      error ("noneq:type", "%s: the data need the field %s", fname, name{1});
    endif
  endfor
  flux = check_quantity (fname, "data.flux", data.flux, "positive", [])(:);
  R = check_quantity (fname, "data.rejection", data.rejection, "finite", [])(:);
  if (numel (flux) != numel (R))
    error ("noneq:size", ...
           "%s: data.flux has %d values and data.rejection %d", fname, ...
           numel (flux), numel (R));
  endif
  bad = find (! (R > 0 & R < 1), 1);
  if (! isempty (bad))
    error ("noneq:data", ...
           ["%s: data.rejection(%d) is %g; the share that is held back is" ...
            " between 0 and 1"], fname, bad, R(bad));
  endif
  if (numel (R) < 3 || numel (unique (flux)) < 2)
    error ("noneq:data", ...
           ["%s: a fit of sigma and P needs at least 3 values, at two" ...
            " different fluxes"], fname);
  endif
  ## Data that do not bend have a singular matrix; the verdict tells.
  warning ("off", "Octave:singular-matrix", "local");
  warning ("off", "Octave:nearly-singular-matrix", "local");
  [x, C, fit_info] = onsager_rejection (flux, R, opt.scale);
  error_of = sqrt (diag (C));
  m = struct ("sigma", x(1), "P", x(2));
  se = struct ("sigma", error_of(1), "P", error_of(2));
  F = exp (-(1 - m.sigma) * flux / m.P);
  info.dof = fit_info.dof;
  t = student_quantile (info.dof);
  info.ci = x + [-t, t] .* error_of;
  info.covariance = C;
  info.residual = R - m.sigma * (1 - F) ./ (1 - m.sigma * F);
  info.n = numel (R);
  info.scale = opt.scale;
  info.notes = {};
  if (fit_info.at_edge)
    info.notes{end+1} = ["the data do not bend: sigma and P are not" ...
                         " determined apart; measure at lower and at higher" ...
                         " flux"];
  endif
  if (! all (error_of < [max(1 - x(1), eps); x(2)]))
    info.notes{end+1} = ["the standard error of 1 - sigma or of P is as" ...
                         " large as the value itself"];
  endif
  info.reliable = isempty (info.notes);

endfunction

%!shared m
%! m = struct ("Lp", 1e-12, "sigma", 0.8, "omega", 2e-10);
%!test <*6> # the case of the reference
%! s = osmosis (m, [150, 50], 0, 298.15);
%! assert (s.c_mean, 100);
%! assert (s.LD, 2.64e-12, -1e-14);
%! assert (s.det, 2e-24, -1e-14);
%! assert (det (s.L), 2e-24, -1e-12);
%! assert (s.L, 1e-12 * [1 -0.8; -0.8 2.64], 1e-26);
%! v = onsager_derived (s.L, "membrane", struct ("c_mean", 100));
%! assert ([v.permeability, v.reflection, v.omega], [1e-12, 0.8, 2e-10], -1e-12);
%!test # Onsager form, van 't Hoff, dissipation
%! s = osmosis (m, [120, 40; 30, 300; 7, 7], [1e5; -2e5; 3e4], 310, "ions", 2);
%! assert (s.pi(1,:), 2 * 8.31446261815324 * 310 * [120 40], -1e-14);
%! for n = 1:3
%!   J = s.L(:,:,n) * s.X(n,:)';
%!   assert (J', [s.Jv(n), s.JD(n)], -1e-13);
%!   assert (s.JD(n), s.Js(n) / s.c_mean(n) - s.Jv(n), -1e-12);
%!   assert (s.dissipation(n), J' * s.X(n,:)', -1e-13);
%! endfor
%! assert (s.entropy_production, s.dissipation / 310, -1e-15);
%!test # flow stops, and turns back (reverse osmosis)
%! s = osmosis (m, [100, 0], 0, 300);
%! assert (s.Jv < 0 && s.Js > 0);
%! z = osmosis (m, [100, 0], s.stop, 300);
%! assert (z.Jv, 0, 1e-22);
%! assert (isnan (z.rejection));
%! r = osmosis (m, [100, 0], 5 * s.stop, 300);
%! assert (r.Jv > 0);
%! F = exp (-0.2 * r.Jv / r.P);
%! assert (r.rejection, 0.8 * (1 - F) / (1 - 0.8 * F), -1e-13);
%!test # a perfect membrane, and one that is none
%! p = struct ("Lp", 1e-12, "sigma", 1, "omega", 0);
%! s = osmosis (p, [10, 0], 1e6, 300);
%! assert ([s.Js, s.rejection, s.det], [0, 1, 0]);
%! s = osmosis (setfield (m, "sigma", 1.1), [10, 0], 1e6, 300);
%! F = exp (0.1 * s.Jv / s.P);
%! assert (s.rejection, 1.1 * (1 - F) / (1 - 1.1 * F), -1e-12);
%! p.omega = 1e-12;
%! s = osmosis (p, [10, 0], 1e6, 300);
%! p.sigma = 1 - 1e-9;
%! near = osmosis (p, [10, 0], 1e6, 300);
%! assert (s.rejection, near.rejection, -1e-7);
%! p = struct ("Lp", 1e-12, "sigma", 0, "omega", 1e-9);
%! s = osmosis (p, [10, 10], 1e6, 300);
%! assert (s.Js, 10 * s.Jv, -1e-14);
%! assert (s.rejection, 0);
%!test # the mean concentration
%! s = osmosis (m, [1 2; 1 1; 0 2; 3 3*(1+1e-9)], 0, 300, "c_mean", "LOG");
%! assert (s.c_mean, [1 / log(2); 1; 0; 3], -1e-8);
%! assert (any (strfind (s.notes{1}, "the mean concentration is 0")));
%! s = osmosis (m, [1 2], 0, 300, "c_mean", 100);
%! assert (s.LD, 2.64e-12, -1e-14);
%! ## With it the dissipation is that of ideal chemical potentials, for the
%! ## solute: R T log (c1/c2) = dpi / c_mean.
%! s = osmosis (m, [1 2], 0, 300, "c_mean", "log");
%! assert (s.dpi / s.c_mean, 8.31446261815324 * 300 * log (1/2), -1e-14);
%!test # fit: what was put in
%! flux = [20 40 80 160 320]';
%! F = exp (-0.05 * flux / 2);
%! R = 0.95 * (1 - F) ./ (1 - 0.95 * F);
%! [a, se, info] = osmosis (struct ("flux", flux, "rejection", R));
%! assert ([a.sigma, a.P], [0.95, 2], -1e-8);
%! assert (info.residual, zeros (5, 1), 1e-10);
%! noise = [1; -2; 1; -1; 2] * 1e-4;
%! for scale = {"ratio", "rejection"}
%!   d = struct ("flux", flux, "rejection", R + noise);
%!   [a, se, info] = osmosis (d, "scale", scale{1});
%!   assert (abs (a.sigma - 0.95) < 4 * se.sigma);
%!   assert (info.ci(2,:), a.P + 3.182446305 * [-1 1] * se.P, -1e-8);
%!   assert (info.reliable);
%! endfor
%!test # a fit that does not determine P says so
%! d = struct ("flux", 1e3 * (1:4)', "rejection", 0.9 + [1 -1 -1 1]' * 1e-3);
%! [a, se, info] = osmosis (d);
%! assert (info.reliable, false);
%!test # warnings
%! p = m;
%! p.sigma = 1.2;
%! s = osmosis (p, [2000 0], 0, 300);
%! assert (any (strfind (s.notes{1}, "anomalous")));
%! assert (any (strfind (s.notes{2}, "2000 mol/m^3 is not dilute")));

%!error <Invalid call> osmosis ()
%!error <Invalid call> osmosis (m, [1 2], 1)
%!error <the first argument must be a struct> osmosis (1, 2, 3, 4)
%!error <the membrane needs the field omega> osmosis (struct ("Lp", 1, "sigma", 1), [1 2], 1, 300)
%!error <membrane.omega is -1; below 0 the flows would make entropy disappear> osmosis (struct ("Lp", 1, "sigma", 1, "omega", -1), [1 2], 1, 300)
%!error id=noneq:second_law osmosis (struct ("Lp", -1, "sigma", 1, "omega", 1), [1 2], 1, 300)
%!error <membrane.sigma is NaN> osmosis (struct ("Lp", 1, "sigma", NaN, "omega", 1), [1 2], 1, 300)
%!error <c must be N x 2, \[side 1, side 2\] in a row, got 1 x 3> osmosis (m, [1 2 3], 1, 300)
%!error <the concentration c\(1\) must be 0 or above and finite, got -1> osmosis (m, [-1 2], 1, 300)
%!error <c, dP and T have 2, 3 and 1 rows; give 1 or as many> osmosis (m, ones (2, 2), [1 2 3], 300)
%!error <option "c_mean" must be "arithmetic", "log" or a positive number, in mol/m\^3, got 0> osmosis (m, [1 2], 1, 300, "c_mean", 0)
%!error <unknown option "ion"> osmosis (m, [1 2], 1, 300, "ion", 2)
%!error <the data need the field rejection> osmosis (struct ("flux", 1:3))
%!error <data.rejection\(2\) is 1; the share that is held back> osmosis (struct ("flux", 1:3, "rejection", [0.5 1 0.6]))
%!error <data.flux has 3 values and data.rejection 2> osmosis (struct ("flux", 1:3, "rejection", [0.5 0.6]))
%!error <a fit of sigma and P needs at least 3 values> osmosis (struct ("flux", 1:2, "rejection", [0.5 0.6]))
%!error <the flows have one output> [a, b] = osmosis (m, [1 2], 1, 300);

%!demo
%! ## Sea water in front of a membrane: osmosis draws water back until the
%! ## pressure exceeds sigma dpi; then desalination begins.
%! m = struct ("Lp", 8e-12, "sigma", 0.98, "omega", 2e-10);
%! dP = linspace (0, 7e6, 200)';
%! s = osmosis (m, [600, 5], dP, 298.15, "ions", 2);
%! subplot ("position", [0.14, 0.17, 0.32, 0.75]);
%! plot (dP / 1e5, 1e6 * s.Jv, "linewidth", 1.5, s.stop(1) / 1e5, 0, "ko");
%! xlabel ("pressure (bar)");
%! ylabel ("volume flow (um/s)");
%! subplot ("position", [0.64, 0.17, 0.32, 0.75]);
%! plot (dP / 1e5, 100 * s.rejection, "linewidth", 1.5);
%! axis ([0, 70, 0, 100]);
%! xlabel ("pressure (bar)");
%! ylabel ("salt held back (%)");
