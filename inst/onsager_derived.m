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
## @deftypefn  {} {@var{value} =} onsager_derived (@var{L}, @var{kind}, @var{state})
## @deftypefnx {} {[@var{value}, @var{se}, @var{info}] =} onsager_derived (@dots{}, "name", @var{option}, @dots{})
## The coefficients that are measured, from an Onsager matrix.
##
## @strong{Arguments}
##
## @var{L}: the matrix, n x n, or the info of @code{onsager_fit} or of
## @code{onsager_convert}, which bring its covariance.  @var{kind} says which
## basis (see @code{onsager_convert}) @var{L} is in and what is asked for;
## @var{state} is a struct in SI units.
##
## @table @asis
## @item "thermoelectric": J_e, J_q | E/T, grad(1/T)
## state.T; with state.Th and state.Tc also eta_max and cop, with Z constant.
## Fields conductivity L11/T, seebeck L12/(T L11), peltier L21/L11,
## thermal_conductivity (L22 - L21 L12/L11)/T^2, kelvin (Pi - T S, zero by
## reciprocity), kelvin_z (kelvin / se), ZT, coupling q, eta_max, cop.
## @item "soret": J_n, J_q | -grad mu/T, grad(1/T)
## state.T, c (mole fraction), dmu_dc (at constant T); with Th, Tc also
## separation, (c/(1-c)) hot over cold in a closed box.  Fields diffusion D and
## thermal_diffusion D_T of J = -D grad c - D_T c (1-c) grad T, soret D_T/D,
## heat_of_transport L21/L11.
## @item "membrane": J_v, J_D | dP, dpi
## state.c_mean.  Fields permeability Lp, reflection sigma, L_D, omega = c_mean
## (L_D - sigma^2 Lp), determinant: omega >= 0 if and only if the second law
## holds.
## @item "effusion": J_n, J_u | -d(mu/T), d(1/T)
## state.T.  Fields rate k L11, energy_carried L21/L11 (2 kT of a gas), ratio
## L11 L22/(L12 L21) (3/2), pressure_exponent a of p ~ T^a at zero flux of a
## monatomic gas (1/2); with Th, Tc also pressure_ratio.
## @item "viscous": Pi | -grad v/T, or with heat flux as second
## state.T.  Fields viscosity L11/T; thermal_conductivity L22/T^2.
## @item "device"
## @var{L} is here a struct with columns T, seebeck, conductivity and
## thermal_conductivity; state.Th, state.Tc.  Fields efficiency (the best),
## ZT_device, u_cold, u_hot (relative current density, 1/V).  With
## state.method = "snyder" by the published recurrence on the table instead of
## the integral.
## @end table
##
## For "membrane" @var{L} can also be a struct with columns flux and rejection,
## of experiments in which a membrane holds back a solute: reflection sigma and
## solute_permeability P, in the unit of flux, by least squares of Spiegler and
## Kedem's R/(1-R) = sigma/(1-sigma) (1 - exp (-(1-sigma) flux/P)); with
## state.scale = "rejection" of R itself.
##
## For "thermoelectric" @var{L} can also be a struct with conductivity, seebeck
## and thermal_conductivity (and peltier, else T S); the matrix is then in
## info.L.  In this struct and in the table of a device the fields
## seebeck_se, conductivity_se, thermal_conductivity_se (peltier_se) are
## standard errors, independent of each other and from row to row; one that is
## left out is zero, and without any @var{se} is NaN.
##
## @strong{Options}
##
## @table @asis
## @item "cov"
## Covariance of L(:).
## @item "interval" ("delta")
## Kind of the 95 % intervals in info.ci.  "delta": Student's quantile times
## @var{se}.  "fieller": exact for ratios of elements of L with normal errors
## (seebeck, peltier, kelvin; soret, heat_of_transport, separation;
## reflection; energy_carried, pressure_exponent, pressure_ratio), others as
## "delta".  Where L11 is not significantly different from zero the set is
## unbounded: all values, a half-line, or all but an interval; see info.fieller.
## "monte-carlo": from "replicates" (10000) draws of L; "seed".
## @end table
##
## @strong{Results}
##
## @var{value}, @var{se}: structs with the same fields; @var{se} by the delta
## method with exact derivatives.  @var{info}: ci (fields 1 x 2), reasons (for
## every NaN), L, bias, n, seed, reliable, notes; rss of a fit of rejections.
## With "fieller" info.fieller
## has, for each ratio, kind, "bounded", "half-line", "complement" (all but what
## is between the two ends) or "everything", and ends, 1 x 2; ci is then the
## least interval that holds the set.
##
## @strong{Accuracy}
##
## Rounding; "device" 1e-10 for properties linear between the temperatures
## given.
##
## @strong{Errors}
##
## @code{noneq:state}: a field of @var{state} is missing or out of range;
## @code{noneq:size}, @code{noneq:type}, @code{noneq:option}.
##
## @strong{References}
##
## H. B. Callen, Phys. Rev. 73, 1349 (1948).  E. C. Fieller, J. Royal Stat.
## Soc. B 16, 175 (1954).  O. Kedem and A. Katchalsky,
## Biochim. Biophys. Acta 27, 229 (1958).  G. J. Snyder and A. H. Snyder,
## Energy Environ. Sci. 10, 2280 (2017).
##
## @strong{Example}
##
## @example
## @group
## L = [3e7 1.8e6; 1.8e6 243000];
## v = onsager_derived (L, "thermoelectric", struct ("T", 300));
## printf ("S = %.0f uV/K, ZT = %.2f\n", 1e6 * v.seebeck, v.ZT)
## @print{} S = 200 uV/K, ZT = 0.80
## @end group
## @end example
##
## @seealso{onsager_fit, onsager_convert, effusion}
## @end deftypefn

function [value, se, info] = onsager_derived (L, kind, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  fname = "onsager_derived";
  state = struct ();
  if (! isempty (varargin) && isstruct (varargin{1}))
    state = varargin{1};
    varargin(1) = [];
  endif
  kinds = {"thermoelectric", "soret", "membrane", "effusion", "viscous", "device"};
  if (! (ischar (kind) && any (strcmpi (kind, kinds))))
    error ("noneq:option", "%s: KIND must be one of: %s", fname, ...
           strjoin (kinds, ", "));
  endif
  kind = lower (kind);
  opt = parse_options (fname, varargin, ...
                       [{"cov", [], @(x) ""
                         "interval", "delta", {"delta", "fieller", ...
                                               "monte-carlo"}
                         "replicates", 10000, "count"}
                        common_options("random")]);
  info = struct ("ci", [], "reasons", struct (), "L", [], "bias", 0, "n", 0, ...
                 "seed", [], "reliable", true, "notes", {{}});
  plain = isstruct (L) && ! isfield (L, "cov");
  if (strcmp (kind, "device") || (strcmp (kind, "membrane") && plain))
    if (! (isempty (opt.cov) && strcmp (opt.interval, "delta")))
      error ("noneq:option", ...
             "%s: \"cov\" and \"interval\" are of a matrix L, not of a table", ...
             fname);
    endif
    if (strcmp (kind, "device"))
      [value, se, info] = device (L, state, info);
    else
      [value, se, info] = rejection (L, state, info);
    endif
    return;
  endif
  if (strcmp (kind, "thermoelectric") && plain)
    [L, C] = from_coefficients (L, state);
    if (isempty (opt.cov))
      opt.cov = C;
    endif
  endif
  [L, C, nu] = onsager_matrix (fname, L, opt.cov);
  n = rows (L);
  if (n != 2 && ! (strcmp (kind, "viscous") && n == 1))
    error ("noneq:size", "%s: \"%s\" needs a 2 x 2 matrix, got %d x %d", fname, ...
           kind, n, n);
  endif
  info.L = L;
  info.n = n;

  state = check_state (kind, state);
  [x, names, reasons] = quantities (kind, L(:), state, true);
  ## Derivatives without cancellation: f (L + i h) = f (L) + i h f' (L).
  D = zeros (numel (x), n^2);
  for k = 1:n^2
    h = 1e-30 * max (abs (L(k)), 1e-200);
    step = complex (L(:), 0);
    step(k) = complex (L(k), h);
    D(:,k) = imag (quantities (kind, step, state, false)) / h;
  endfor
  if (strcmp (kind, "thermoelectric") && L(2) * L(3) == 0)
    ## There a root bends, or a product is of second order in the errors.
    flat = {"coupling"};
    if (L(2) == L(3))
      flat = {"coupling", "ZT", "eta_max"};
    endif
    D(ismember (names, flat),:) = NaN;
    info.notes{1} = sprintf (["L12 or L21 is zero, where the delta method has" ...
                              " no error of %s"], strjoin (flat, ", "));
  endif
  V = D * C * D';
  s = root_of_variance (diag (V));
  s(isnan (x)) = NaN;
  half = student_quantile (nu);
  ci = x + half * [-s, s];
  if (! strcmp (opt.interval, "delta") && any (isnan (C(:))))
    error ("noneq:option", ...
           "%s: \"interval\", \"%s\" needs the covariance of L", fname, ...
           opt.interval);
  endif
  switch (opt.interval)
    case "monte-carlo"
      info.seed = seed_option (opt);
      ci = drawn (kind, L, C, nu, state, opt.replicates, info.seed);
      ci(isnan (x),:) = NaN;
    case "fieller"
      info.fieller = struct ();
      for ratio = ratios (kind, state)
        k = find (strcmp (names, ratio.name));
        set = fieller (ratio.top * L(:), ratio.below * L(:), ...
                       [ratio.top; ratio.below] * C * [ratio.top; ratio.below]', ...
                       half);
        set.ends = ratio.map (set.ends);
        set.range = ratio.map (set.range);
        ci(k,:) = sort (set.range);
        info.fieller.(ratio.name) = struct ("kind", set.kind, ...
                                            "ends", sort (set.ends));
        if (! strcmp (set.kind, "bounded"))
          info.reliable = false;
          info.notes{end+1} = fieller_note (ratio.name, set);
        endif
      endfor
  endswitch
  if (strcmp (kind, "thermoelectric"))
    k = find (strcmp (names, "kelvin"));
    names{end+1} = "kelvin_z";
    x(end+1) = x(k) / s(k);
    s(end+1) = 1;
    apart = C(2,2) + C(3,3) - 2 * C(2,3);
    if (isnan (s(k)))
      reasons.kelvin_z = "no covariance of L is known";
    elseif (! (apart > 1e-12 * (C(2,2) + C(3,3))))
      reasons.kelvin_z = ["L12 and L21 have no errors of their own, so that" ...
                          " nothing is tested: give the free fit, info.L_free" ...
                          " with \"cov\", info.cov_free"];
    endif
    if (isfield (reasons, "kelvin_z"))
      x(end) = s(end) = NaN;
    endif
    ci(end+1,:) = x(end) + half * [-1, 1];
  endif
  value = se = info.ci = struct ();
  for i = 1:numel (names)
    value.(names{i}) = x(i);
    se.(names{i}) = s(i);
    info.ci.(names{i}) = ci(i,:);
  endfor
  info.reasons = reasons;
  for name = fieldnames (reasons)'
    info.notes{end+1} = sprintf ("%s: %s", name{1}, reasons.(name{1}));
    info.reliable &= ! strcmp (reasons.(name{1}), singular_reason ());
  endfor
  sym = (L + L') / 2;
  unit = sqrt (abs (diag (sym)));
  unit(unit == 0) = 1;
  if (min (eig (sym ./ (unit * unit'))) < -1e-14)
    info.notes{end+1} = "L violates the second law: an eigenvalue is negative";
    info.reliable = false;
  endif
  if (isfield (value, "kelvin_z") && abs (value.kelvin_z) > 3)
    info.notes{end+1} = sprintf (["Pi and T S differ by %.2g standard" ...
                                  " errors: reciprocity does not hold in" ...
                                  " these data"], value.kelvin_z);
    info.reliable = false;
  endif
  ## The delta method is first order in the error of the denominator.
  if (C(1) > 0.1 * L(1)^2 && strcmp (opt.interval, "delta"))
    info.notes{end+1} = ["L11 is known to no better than 30 %: use" ...
                         " \"interval\", \"fieller\" or \"monte-carlo\""];
    info.reliable = false;
  endif

endfunction

function state = check_state (kind, state)

  fname = "onsager_derived";
  switch (kind)
    case {"thermoelectric", "soret", "effusion", "viscous"}
      state.T = onsager_state (fname, state, "T", "temperature, K", "positive");
    case "membrane"
      state.c_mean = onsager_state (fname, state, "c_mean", ...
                                    "mean concentration, mol/m^3", "positive");
  endswitch
  if (strcmp (kind, "soret"))
    c = onsager_state (fname, state, "c", "mole fraction", "positive");
    if (c >= 1)
      error ("noneq:state", "%s: state.c must be below 1, got %g", fname, c);
    endif
    onsager_state (fname, state, "dmu_dc", ...
                   "derivative of mu by c, J per particle", "positive");
  endif
  if (isfield (state, "Th") || isfield (state, "Tc"))
    state = check_sides (state);
  endif

endfunction

function state = check_sides (state)

  fname = "onsager_derived";
  state.Th = onsager_state (fname, state, "Th", "hot side, K", "positive");
  state.Tc = onsager_state (fname, state, "Tc", "cold side, K", "positive");
  if (! (state.Th > state.Tc))
    error ("noneq:state", "%s: state.Th must be above state.Tc, got %g and %g", ...
           fname, state.Th, state.Tc);
  endif

endfunction

## Quantities X (a column) and their NAMES; REASONS for those that are NaN.
## Without EXPLAIN, L is complex for the derivative.
function [x, names, reasons] = quantities (kind, L, state, explain)

  reasons = struct ();
  two = isfield (state, "Th");
  switch (kind)
    case "thermoelectric"
      T = state.T;
      [a, b, c, d] = deal (L(1), L(3), L(2), L(4));
      S = b / (T * a);
      ZT = (b / a) * c / (d - (b / a) * c);
      names = {"conductivity", "seebeck", "peltier", "thermal_conductivity", ...
               "kelvin", "ZT", "coupling"};
      q = sqrt (ZT / (1 + ZT));
      if (real (b) < 0)
        q = -q;
      endif
      x = [a / T; S; c / a; (d - (b / a) * c) / T^2; c / a - T * S; ZT; q];
      if (real (ZT) < 0)
        x(7) = NaN;
        reasons.coupling = "ZT is negative: the second law or reciprocity fails";
      endif
      if (two)
        [Th, Tc] = deal (state.Th, state.Tc);
        m = sqrt (1 + ZT / T * (Th + Tc) / 2);
        names = [names, {"eta_max", "cop"}];
        x(8) = (1 - Tc / Th) * (m - 1) / (m + Tc / Th);
        x(9) = Tc / (Th - Tc) * (m - Th / Tc) / (m + 1);
        if (real (ZT) < 0)
          x(8:9) = NaN;
          reasons.eta_max = reasons.cop = reasons.coupling;
        elseif (real (x(9)) <= 0)
          x(9) = NaN;
          reasons.cop = sprintf (["Th - Tc = %g K is more than this material" ...
                                  " can pump against: sqrt (1 + ZT) = %.4g" ...
                                  " must exceed Th/Tc = %.4g"], Th - Tc, ...
                                 real (m), Th / Tc);
        endif
      endif
    case "soret"
      D = L(1) * state.dmu_dc / state.T;
      DT = L(3) / (state.T^2 * state.c * (1 - state.c));
      names = {"diffusion", "thermal_diffusion", "soret", "heat_of_transport"};
      x = [D; DT; DT / D; L(2) / L(1)];
      if (two)
        names{end+1} = "separation";
        x(end+1) = exp (-DT / D * (state.Th - state.Tc));
      endif
    case "membrane"
      sigma = -L(3) / L(1);
      names = {"permeability", "reflection", "L_D", "omega", "determinant"};
      x = [L(1); sigma; L(4); state.c_mean * (L(4) - sigma^2 * L(1)); ...
           L(1) * L(4) - L(2) * L(3)];
    case "effusion"
      k = physical_constants ().k;
      a = 5 / 2 - L(3) / L(1) / (k * state.T);
      names = {"rate", "energy_carried", "ratio", "pressure_exponent"};
      x = [k * L(1); L(2) / L(1); (L(1) / L(2)) * (L(4) / L(3)); a];
      if (two)
        names{end+1} = "pressure_ratio";
        x(end+1) = (state.Th / state.Tc)^a;
      endif
    case "viscous"
      names = {"viscosity"};
      x = L(1) / state.T;
      if (numel (L) == 4)
        names{2} = "thermal_conductivity";
        x(2,1) = L(4) / state.T^2;
      endif
  endswitch
  x = x(:);
  if (explain)
    for i = find (! isfinite (x))'
      if (! isfield (reasons, names{i}))
        reasons.(names{i}) = singular_reason ();
      endif
      x(i) = NaN;
    endfor
  endif

endfunction

function text = singular_reason ()

  text = "a denominator is zero, or the range is left";

endfunction

function ci = drawn (kind, L, C, nu, state, count, seed)

  m = numel (L);
  ## Free of units, which for L(:) can be very far apart.
  unit = sqrt (diag (C));
  unit(! (unit > 0)) = 1;
  C ./= unit * unit';
  [v, d] = eig ((C + C') / 2);
  z = __noneq_random__ (seed, 35, 1, 0, count, 0, m, 0);
  if (isfinite (nu))
    u = __noneq_random__ (seed, 35, 3, 0, count, 2 * m, 1, 0);
    z ./= sqrt (2 * gammaincinv (u, nu / 2) / nu);
  endif
  draws = L(:) + unit .* v * sqrt (max (d, 0)) * z';
  for i = 1:count
    x(:,i) = real (quantities (kind, draws(:,i), state, true));
  endfor
  ci = quantile (x, [0.025, 0.975], 2);

endfunction

## Row of the quantities that are map (top * L(:) / (below * L(:))) with a
## monotonic map.
function list = ratios (kind, state)

  below = [1, 0, 0, 0];
  same = @(r) r;
  list = struct ("name", {}, "top", {}, "below", {}, "map", {});
  add = @(name, top, below, map) struct ("name", name, "top", top, ...
                                         "below", below, "map", map);
  two = isfield (state, "Th");
  switch (kind)
    case "thermoelectric"
      list = [add("seebeck", [0, 0, 1 / state.T, 0], below, same), ...
              add("peltier", [0, 1, 0, 0], below, same), ...
              add("kelvin", [0, 1, -1, 0], below, same)];
    case "soret"
      top = [0, 0, 1 / (state.T^2 * state.c * (1 - state.c)), 0];
      list = [add("soret", top, below * state.dmu_dc / state.T, same), ...
              add("heat_of_transport", [0, 1, 0, 0], below, same)];
      if (two)
        list(end+1) = add ("separation", top, below * state.dmu_dc / state.T, ...
                           @(r) exp (-r * (state.Th - state.Tc)));
      endif
    case "membrane"
      list = add ("reflection", [0, 0, -1, 0], below, same);
    case "effusion"
      top = [5/2, 0, -1 / (physical_constants ().k * state.T), 0];
      list = [add("energy_carried", [0, 1, 0, 0], below, same), ...
              add("pressure_exponent", top, below, same)];
      if (two)
        list(end+1) = add ("pressure_ratio", top, below, ...
                           @(a) (state.Th / state.Tc) .^ a);
      endif
  endswitch

endfunction

## The r with |a - r b| <= t se (a - r b), for a, b of covariance V: ends of the
## set, its kind, and the least interval that holds it.
function set = fieller (a, b, V, t)

  ## Free of units.
  unit_a = max (abs (a), sqrt (V(1,1)));
  unit_b = max (abs (b), sqrt (V(2,2)));
  unit_a += unit_a == 0;
  unit_b += unit_b == 0;
  a /= unit_a;
  b /= unit_b;
  V ./= [unit_a; unit_b] * [unit_a, unit_b];
  square = b^2 - t^2 * V(2,2);
  middle = a * b - t^2 * V(1,2);
  constant = a^2 - t^2 * V(1,1);
  ## (middle^2 - square constant) / t^2
  inside = [b, -a] * V * [b; -a] - t^2 * (V(1,1) * V(2,2) - V(1,2)^2);
  root = middle + ifelse (middle < 0, -1, 1) * t * sqrt (max (inside, 0));
  ends = [NaN, NaN];
  range = [-Inf, Inf];
  if (isnan (square))
    kind = "bounded";
    range = ends;
  elseif (square > 0)
    kind = "bounded";
    range = ends = sort ([root / square, constant / ifelse(root == 0, 1, root)]);
  elseif (square < 0 && inside >= 0)
    kind = "complement";
    ends = sort ([root / square, constant / ifelse(root == 0, 1, root)]);
  elseif (square == 0 && middle != 0)
    kind = "half-line";
    ends(:) = constant / (2 * middle);
    range(1 + (middle < 0)) = ends(1);
  else
    kind = "everything";
  endif
  set = struct ("kind", kind, "ends", ends * (unit_a / unit_b), ...
                "range", range * (unit_a / unit_b));

endfunction

function text = fieller_note (name, set)

  switch (set.kind)
    case "complement"
      text = sprintf ("but those between %.4g and %.4g", sort (set.ends));
    case "half-line"
      text = sprintf ("on one side of %.4g", set.ends(1));
    otherwise
      text = "are possible";
  endswitch
  text = sprintf (["%s: L11 is not significantly different from zero; the 95 %%" ...
                   " set is unbounded: all values %s"], name, text);

endfunction

function [L, C] = from_coefficients (c, state)

  fname = "onsager_derived";
  T = onsager_state (fname, state, "T", "temperature, K", "positive");
  sigma = onsager_state (fname, c, "conductivity", "conductivity, S/m", "positive");
  S = onsager_state (fname, c, "seebeck", "Seebeck coefficient, V/K", "finite");
  kappa = onsager_state (fname, c, "thermal_conductivity", ...
                         "thermal conductivity, W/(m K)", "positive");
  own = isfield (c, "peltier");
  peltier = T * S;
  if (own)
    peltier = onsager_state (fname, c, "peltier", "Peltier coefficient, V", ...
                             "finite");
  elseif (isfield (c, "peltier_se"))
    error ("noneq:state", "%s: peltier_se needs the field peltier", fname);
  endif
  a = sigma * T;
  L = [a, T * S * a; peltier * a, kappa * T^2 + peltier * T * S * a];
  [s, given] = errors_of (c, {"conductivity", "seebeck", ...
                              "thermal_conductivity", "peltier"}, 1);
  C = [];
  if (given)
    ## Derivatives of L(:) by the four.
    D = [T, 0, 0, 0
         peltier * T, 0, 0, a
         T^2 * S, T * a, 0, 0
         peltier * T^2 * S, peltier * T * a, T^2, T * S * a];
    if (! own)
      D(:,2) += T * D(:,4);
    endif
    C = D .* s.^2 * D';
  endif

endfunction

## Standard errors in the fields "..._se" of TABLE, N x numel (NAMES), zero
## where there are none; GIVEN if there are any.
function [s, given] = errors_of (table, names, N)

  fname = "onsager_derived";
  s = zeros (N, numel (names));
  given = false;
  for i = 1:numel (names)
    name = [names{i}, "_se"];
    if (! isfield (table, name))
      continue;
    endif
    given = true;
    v = table.(name);
    if (! (isnumeric (v) && isreal (v) && numel (v) == N))
      error ("noneq:size", "%s: %s needs %d numbers, one a value", fname, name, N);
    endif
    onsager_refuse (fname, name, v);
    if (any (v(:) < 0))
      error ("noneq:state", "%s: %s must not be negative", fname, name);
    endif
    s(:,i) = double (v(:));
  endfor

endfunction

function [value, se, info] = rejection (data, state, info)

  fname = "onsager_derived";
  for name = {"flux", "rejection"}
    if (! isfield (data, name{1}))
      error ("noneq:state", "%s: the data need the field %s", fname, name{1});
    endif
    v = data.(name{1});
    if (! (isnumeric (v) && isreal (v) && isvector (v)))
      error ("noneq:type", "%s: %s must be a real vector", fname, name{1});
    endif
    onsager_refuse (fname, name{1}, v);
  endfor
  J = double (data.flux(:));
  R = double (data.rejection(:));
  if (numel (J) != numel (R) || numel (R) < 2)
    error ("noneq:size", ...
           "%s: flux and rejection need as many values, two at least", fname);
  endif
  if (all (J == J(1)))
    error ("noneq:size", "%s: flux and rejection need different fluxes", fname);
  endif
  if (any (J <= 0) || any (R <= 0 | R >= 1))
    error ("noneq:state", ...
           "%s: flux must be positive and rejection between 0 and 1", fname);
  endif
  scale = "ratio";
  if (isfield (state, "scale"))
    scale = state.scale;
    if (! any (strcmp (scale, {"ratio", "rejection"})))
      error ("noneq:option", ...
             "%s: state.scale must be one of: ratio, rejection", fname);
    endif
  endif
  [x, C, fit] = onsager_rejection (J, R, scale);
  s = sqrt (diag (C));
  names = {"reflection", "solute_permeability"};
  value = se = info.ci = struct ();
  ## Without degrees of freedom the errors are given, not estimated.
  half = student_quantile (ifelse (fit.dof > 0, fit.dof, Inf));
  for i = 1:2
    value.(names{i}) = x(i);
    se.(names{i}) = s(i);
    info.ci.(names{i}) = x(i) + half * [-1, 1] * s(i);
  endfor
  info.n = numel (R);
  info.rss = fit.rss;
  if (fit.flat)
    info.reasons.solute_permeability ...
      = ["the rejection is the same at all fluxes: the permeability is too" ...
         " small to be seen; measure at lower flux"];
    info.notes{end+1} = ["solute_permeability: " ...
                         info.reasons.solute_permeability];
  elseif (fit.at_edge)
    info.notes{end+1} = ["the rejection does not bend with the flux: only a" ...
                         " combination of the two is determined"];
  elseif (s(2) > x(2))
    info.notes{end+1} = ["solute_permeability: the error is larger than the" ...
                         " value; measure at lower flux"];
  endif
  info.reliable = isempty (info.notes);

endfunction

function [value, se, info] = device (table, state, info)

  fname = "onsager_derived";
  if (! isstruct (table))
    error ("noneq:type", ...
           ["%s: \"device\" needs a struct with T, seebeck, conductivity and" ...
            " thermal_conductivity"], fname);
  endif
  state = check_sides (state);
  method = "exact";
  if (isfield (state, "method"))
    method = state.method;
    if (! any (strcmp (method, {"exact", "snyder"})))
      error ("noneq:option", ...
             "%s: state.method must be one of: exact, snyder", fname);
    endif
  endif
  names = {"T", "seebeck", "conductivity", "thermal_conductivity"};
  for i = 1:4
    if (! isfield (table, names{i}))
      error ("noneq:state", "%s: the table needs the field %s", fname, names{i});
    endif
    v = table.(names{i});
    if (! (isnumeric (v) && isreal (v) && isvector (v) && numel (v) > 1))
      error ("noneq:type", "%s: %s must be a real vector", fname, names{i});
    endif
    onsager_refuse (fname, names{i}, v);
    column{i} = double (v(:));
    if (numel (column{i}) != numel (column{1}))
      error ("noneq:size", "%s: %s has %d values, T has %d", fname, names{i}, ...
             numel (column{i}), numel (column{1}));
    endif
  endfor
  [T, S, sigma, kappa] = column{:};
  if (any (diff (T) <= 0) || any (sigma <= 0) || any (kappa <= 0))
    error ("noneq:state", ...
           ["%s: T must increase, and conductivity and thermal_conductivity" ...
            " be positive"], fname);
  endif
  if (T(1) > state.Tc || T(end) < state.Th)
    error ("noneq:state", ...
           "%s: the table goes from %g to %g K, the device from %g to %g K", ...
           fname, T(1), T(end), state.Tc, state.Th);
  endif
  [s, given] = errors_of (table, names(2:4), numel (T));
  info.n = numel (T);
  info.seed = [];
  if (given)
    [value, D] = onsager_device (T, S, 1 ./ sigma, kappa, state.Tc, state.Th, ...
                                 method);
    s(:,2) ./= sigma.^2;
    reason = "no current gains anything";
  else
    value = onsager_device (T, S, 1 ./ sigma, kappa, state.Tc, state.Th, method);
    D = NaN (4, 3 * numel (T));
    reason = "the table has no errors (seebeck_se, ...) to be carried";
    info.notes{1} = ["no standard errors: " reason];
  endif
  deviation = sqrt ((D.^2) * s(:).^2);
  se = info.ci = struct ();
  i = 0;
  for name = fieldnames (value)'
    x = value.(name{1});
    d = se.(name{1}) = deviation(++i);
    info.ci.(name{1}) = x + 1.959963984540054 * [-d, d];
    if (isnan (d))
      info.reasons.(name{1}) = reason;
    endif
  endfor

endfunction

%!demo
%! ## Efficiency of a generator against its figure of merit
%! ZT = linspace (0.1, 4, 40);
%! for k = 1:40
%!   c = struct ("conductivity", 1e5, "seebeck", 2e-4, "thermal_conductivity", 1e5 * 4e-8 * 400 / ZT(k));
%!   eta(k) = onsager_derived (c, "thermoelectric", struct ("T", 400, "Th", 500, "Tc", 300)).eta_max;
%! endfor
%! plot (ZT, 100 * eta, [0 4], [40 40], "k--");
%! xlabel ("ZT");  ylabel ("efficiency [%]");  legend ("best", "Carnot");

%!test # the thermoelectric case, both ways
%! c = struct ("conductivity", 1e5, "seebeck", 2e-4, "thermal_conductivity", 1.5);
%! [v, se, info] = onsager_derived (c, "thermoelectric", struct ("T", 300));
%! assert (info.L, [3e7 1.8e6; 1.8e6 243000], -1e-14);
%! assert ([v.conductivity, v.seebeck, v.peltier, v.thermal_conductivity, v.ZT, v.coupling], [1e5, 2e-4, 0.06, 1.5, 0.8, 2/3], -1e-13);
%! m = sqrt (1 + v.ZT);
%! assert ((m - 1) / (m + 1), 0.145898033750, 1e-12);
%! assert (v.kelvin, 0, 1e-16);
%! assert (isnan ([se.ZT, v.kelvin_z]), [true, true]);
%! assert (info.reasons.kelvin_z, "no covariance of L is known");
%! ## Unsymmetric L keeps Pi and S apart.
%! [v, ~, info] = onsager_derived ([3e7 1.8e6; 1.5e6 243000], "thermoelectric", struct ("T", 300), "cov", diag ([1 4 9 1]) * 1e8);
%! assert ([v.seebeck, v.peltier, v.kelvin], [2e-4, 0.05, -0.01], -1e-12);
%! assert (v.kelvin_z, -0.01 / sqrt (((4 + 9) * 1e8 + 0.01^2 * 1e8) / 9e14), -1e-10);
%! assert (info.reliable, false);
%!test # generator and refrigerator at ZT = 1
%! c = struct ("conductivity", 1e5, "seebeck", 2e-4, "thermal_conductivity", 1e5 * 4e-8 * 400);
%! [v, ~, info] = onsager_derived (c, "thermoelectric", struct ("T", 400, "Th", 500, "Tc", 300));
%! assert (v.ZT, 1, 1e-13);
%! assert (v.eta_max, 0.082258122001, 1e-12);
%! assert (isnan (v.cop));
%! assert (info.reasons.cop(1:26), "Th - Tc = 200 K is more th");
%! v = onsager_derived (c, "thermoelectric", struct ("T", 310, "Th", 320, "Tc", 300));
%! m = sqrt (1 + 310 / 400);
%! assert (v.cop, 300 / 20 * (m - 320 / 300) / (m + 1), 1e-12);
%!test # errors: delta method against differences, Monte Carlo against delta
%! L = [3 0.7; 0.9 2];
%! C = 1e-6 * [4 1 0 0; 1 3 0.5 0; 0 0.5 2 0; 0 0 0 5];
%! s = struct ("T", 2, "Th", 3, "Tc", 1.9);
%! [v, se, info] = onsager_derived (L, "thermoelectric", s, "cov", C);
%! for name = {"ZT", "seebeck", "thermal_conductivity", "coupling", "eta_max", "kelvin"}
%!   for k = 1:4
%!     h = zeros (2);
%!     h(k) = 1e-5;
%!     up = onsager_derived (L + h, "thermoelectric", s).(name{1});
%!     down = onsager_derived (L - h, "thermoelectric", s).(name{1});
%!     g(k) = (up - down) / 2e-5;
%!   endfor
%!   assert (se.(name{1}), sqrt (g * C * g'), -1e-7);
%! endfor
%! [~, ~, mc] = onsager_derived (L, "thermoelectric", s, "cov", C, "interval", "monte-carlo", "seed", 2, "replicates", 4000);
%! ## The end of an interval from 4000 draws is good to 4 % of its half width.
%! assert (mc.ci.ZT, info.ci.ZT, 5 * 0.04 * 2 * se.ZT);
%! assert (mc.seed, 2);
%!test # Fieller's sets: the quadratic, and its three kinds
%! t = 1.959963984540054;
%! C = [4 1 0 0; 1 3 0.5 0; 0 0.5 2 0; 0 0 0 5];
%! T = 2;
%! L = [9 1.5; 2 7];
%! [v, se, info] = onsager_derived (L, "thermoelectric", struct ("T", T), "cov", C, "interval", "fieller");
%! ## For S = L12 / (T L11): (L12/T - r L11)^2 = t^2 var (L12/T - r L11)
%! q = [L(1)^2 - t^2 * 4, -2 * (L(3) * L(1) / T), L(3)^2 / T^2 - t^2 * 2 / T^2];
%! assert (info.ci.seebeck, sort (roots (q))', 1e-13);
%! assert (info.fieller.seebeck.kind, "bounded");
%! q = [L(1)^2 - t^2 * 4, -2 * (2 * 9 - t^2 * 1), 2^2 - t^2 * 3];
%! assert (info.ci.peltier, sort (roots (q))', 1e-13);
%! assert (info.fieller.peltier.ends, info.ci.peltier);
%! q = [L(1)^2 - t^2 * 4, -2 * (0.5 * 9 - t^2 * 1), 0.5^2 - t^2 * (3 + 2 - 1)];
%! assert (info.ci.kelvin, sort (roots (q))', 1e-13);
%! ## What is no ratio is as with "delta".
%! assert (info.ci.ZT, v.ZT + t * [-1 1] * se.ZT, 1e-14);
%! ## L11 = 3 +- 2: all but an interval; with L12 = 1 +- 1.4 all values.
%! L = [3 9; 9 40];
%! [v, se, info] = onsager_derived (L, "membrane", struct ("c_mean", 1), "cov", C, "interval", "fieller");
%! assert (info.fieller.reflection.kind, "complement");
%! q = [L(1)^2 - t^2 * 4, 2 * L(3) * L(1), L(3)^2 - t^2 * 2];
%! assert (info.fieller.reflection.ends, sort (roots (q))', 1e-13);
%! assert (info.ci.reflection, [-Inf Inf]);
%! assert (any (strfind (info.notes{1}, "the 95 % set is unbounded: all values but those between")));
%! assert (info.reliable, false);
%! [v, se, info] = onsager_derived ([3 1; 1 40], "membrane", struct ("c_mean", 1), "cov", C, "interval", "fieller");
%! assert (info.fieller.reflection.kind, "everything");
%! assert (info.ci.reflection, [-Inf Inf]);
%! ## Without errors the ratio itself; of any size.
%! [v, se, info] = onsager_derived ([3 1; 1 40], "membrane", struct ("c_mean", 1), "cov", zeros (4), "interval", "fieller");
%! assert (info.ci.reflection, -[1 1] / 3, 1e-15);
%! u = [1e-70; 1e60; 1e60; 1];
%! [~, ~, a] = onsager_derived ([9 1.5; 2 7], "membrane", struct ("c_mean", 1), "cov", C, "interval", "fieller");
%! [~, ~, b] = onsager_derived (reshape ([9 2 1.5 7]' .* u, 2, 2), "membrane", struct ("c_mean", 1), "cov", C .* (u * u'), "interval", "fieller");
%! assert (b.ci.reflection, a.ci.reflection * 1e130, -1e-13);
%!test # Fieller's sets through a monotonic map, and Student's quantile
%! C = diag ([0.04 1 1 4]);
%! s = struct ("T", 300, "c", 0.2, "dmu_dc", 5, "Th", 310, "Tc", 290);
%! [v, se, info] = onsager_derived ([2 30; 30 900], "soret", s, "cov", C, "interval", "fieller");
%! assert (info.ci.separation, fliplr (exp (-20 * info.ci.soret)), -1e-14);
%! assert (info.ci.soret(1) < v.soret && v.soret < info.ci.soret(2));
%! X = [1 0 1 1 2 -1; 0 1 1 -1 1 2]';
%! J = [2.1 .9 3.2 1 5.1 .1; 1.2 3.1 3.9 -2.1 5.2 4.8]';
%! [~, ~, fit] = onsager_fit (J, X);
%! t = 2.776445105197793;
%! [v, se, info] = onsager_derived (fit, "membrane", struct ("c_mean", 1));
%! assert (info.ci.permeability, v.permeability + [-t t] * se.permeability, -1e-13);
%! [~, ~, info] = onsager_derived (fit, "membrane", struct ("c_mean", 1), "interval", "fieller");
%! c = fit.cov([1 3],[1 3]);
%! L = fit.L;
%! q = [L(1)^2 - t^2 * c(1), 2 * (L(3) * L(1) - t^2 * c(2)), L(3)^2 - t^2 * c(4)];
%! assert (info.ci.reflection, sort (roots (q))', 1e-12);
%! ## Draws from Student's law: good to 5 % of the half width
%! [~, ~, mc] = onsager_derived (fit, "membrane", struct ("c_mean", 1), "interval", "monte-carlo", "seed", 1);
%! assert (mc.ci.permeability, v.permeability + [-t t] * se.permeability, 0.15 * se.permeability * t);
%!test # errors of measured coefficients come back
%! c = struct ("conductivity", 1e5, "seebeck", 2e-4, "thermal_conductivity", 1.5, "conductivity_se", 2e3, "seebeck_se", 5e-6, "thermal_conductivity_se", 0.06);
%! [v, se, info] = onsager_derived (c, "thermoelectric", struct ("T", 300));
%! assert ([se.conductivity, se.seebeck, se.thermal_conductivity], [2e3, 5e-6, 0.06], -1e-10);
%! assert (se.peltier, 300 * 5e-6, -1e-10);
%! assert (se.ZT, v.ZT * sqrt (0.02^2 + (2 * 0.025)^2 + 0.04^2), -1e-10);
%! assert (se.kelvin, 0, 1e-11);
%! c.peltier = 0.059;
%! c.peltier_se = 0.001;
%! [v, se, info] = onsager_derived (c, "thermoelectric", struct ("T", 300));
%! assert ([se.peltier, se.kelvin], [0.001, sqrt(0.001^2 + 0.0015^2)], -1e-10);
%! assert (v.kelvin_z, -0.001 / se.kelvin, -1e-10);
%!test # no coupling: no error by the delta method, and that is said
%! [v, se, info] = onsager_derived (diag ([3 2]), "thermoelectric", struct ("T", 2), "cov", 1e-4 * eye (4));
%! assert ([v.ZT, v.coupling, v.seebeck], [0 0 0]);
%! assert (isnan ([se.ZT, se.coupling]), [true true]);
%! assert (se.seebeck, 0.01 / 6, -1e-12);
%! assert (any (strfind (info.notes{1}, "no error of coupling, ZT")));
%! [v, se, info] = onsager_derived (zeros (2), "thermoelectric", struct ("T", 2));
%! assert (isnan (v.seebeck));
%! assert (info.reliable, false);
%!test # Kedem and Katchalsky
%! [v, se] = onsager_derived ([1 -0.8; -0.8 2.64] * 1e-12, "membrane", struct ("c_mean", 100));
%! assert ([v.permeability, v.reflection, v.L_D, v.omega, v.determinant], [1e-12, 0.8, 2.64e-12, 2e-10, 2e-24], -1e-13);
%! v = onsager_derived ([1 -0.8; -0.8 0.5] * 1e-12, "membrane", struct ("c_mean", 100));
%! assert (v.omega < 0 && v.determinant < 0);
%!test # effusion of helium at 300 K and 1 Pa
%! k = 1.380649e-23;
%! m = 4.0026 * 1.66053906660e-27;
%! T = 300;
%! G = 1 / sqrt (2 * pi * m * k * T);
%! assert (G, 7.60347586e22, -1e-7);
%! L = G / k * [1, 2 * k * T; 2 * k * T, 6 * (k * T)^2];
%! v = onsager_derived (L, "effusion", struct ("T", T, "Th", 300, "Tc", 77));
%! assert ([v.rate, v.ratio, v.pressure_exponent], [G, 1.5, 0.5], -1e-13);
%! assert (v.energy_carried, 2 * k * T, -1e-14);
%! assert (v.pressure_ratio, 1.973855084879, 1e-12);
%!test # Soret: separation in a closed box
%! s = struct ("T", 300, "c", 0.2, "dmu_dc", 5, "Th", 310, "Tc", 290);
%! v = onsager_derived ([2 30; 30 900], "soret", s);
%! assert (v.diffusion, 2 * 5 / 300, 1e-15);
%! assert (v.thermal_diffusion, 30 / (9e4 * 0.16), 1e-17);
%! assert (v.soret, v.thermal_diffusion / v.diffusion, 1e-15);
%! assert (v.separation, exp (-20 * v.soret), 1e-14);
%! assert (v.heat_of_transport, 15, 1e-14);
%!test # viscous, with heat
%! v = onsager_derived (0.3, "viscous", struct ("T", 300));
%! assert (v.viscosity, 1e-3, 1e-18);
%! v = onsager_derived (diag ([0.3, 0.6 * 9e4]), "viscous", struct ("T", 300));
%! assert (v.thermal_conductivity, 0.6, 1e-15);
%! ## Heating of a shear flow between walls: eta U^2 / (8 kappa).
%! assert (v.viscosity * 10^2 / (8 * v.thermal_conductivity), 0.0208333333333, 1e-12);
%!test # a device with constant properties has the textbook efficiency
%! t = struct ("T", [300; 400; 500], "seebeck", 2e-4 * ones (3, 1), "conductivity", 1e5 * ones (3, 1), "thermal_conductivity", 1.6 * ones (3, 1));
%! v = onsager_derived (t, "device", struct ("Th", 500, "Tc", 300));
%! assert (v.efficiency, 0.082258122001, 1e-10);
%! assert (v.ZT_device, 1, 1e-8);
%! n = onsager_derived (setfield (t, "seebeck", -t.seebeck), "device", struct ("Th", 500, "Tc", 300));
%! assert ([n.efficiency, n.u_cold], [v.efficiency, -v.u_cold], -1e-9);
%!test # errors of a device from those of its table
%! t = struct ("T", [300; 380; 500], "seebeck", [1.8; 2.1; 2.2] * 1e-4, "conductivity", [1.2; 1; 0.8] * 1e5, "thermal_conductivity", [1.7; 1.5; 1.6], "seebeck_se", [3; 0; 5] * 1e-6, "conductivity_se", [0; 2e3; 3e3], "thermal_conductivity_se", [0.02; 0.03; 0]);
%! for s = {struct("Th", 500, "Tc", 300), struct("Th", 470, "Tc", 320, "method", "snyder")}
%!   ## First of p type, then of n type.
%!   [v, se, info] = onsager_derived (t, "device", s{1});
%!   V = zeros (4, 1);
%!   for at = {"seebeck", "seebeck", "conductivity", "conductivity", "thermal_conductivity", "thermal_conductivity"; 1, 3, 2, 3, 1, 2}
%!     [name, k] = at{:};
%!     h = 1e-3 * abs (t.(name)(k));
%!     up = down = t;
%!     up.(name)(k) += h;
%!     down.(name)(k) -= h;
%!     d = cell2mat (struct2cell (onsager_derived (up, "device", s{1}))) - cell2mat (struct2cell (onsager_derived (down, "device", s{1})));
%!     V += (d / (2 * h) * t.([name "_se"])(k)).^2;
%!   endfor
%!   assert (cell2mat (struct2cell (se)), sqrt (V), -1e-5);
%!   t.seebeck *= -1;
%! endfor
%! assert (info.ci.efficiency, v.efficiency + 1.959963984540054 * [-1 1] * se.efficiency, 1e-15);
%! assert (isempty (fieldnames (info.reasons)));
%! ## Two rows of constant properties: as the formula of one material.
%! t = struct ("T", [300; 500], "seebeck", [2; 2] * 1e-4, "conductivity", [1; 1] * 1e5, "thermal_conductivity", [1.6; 1.6], "seebeck_se", [1; 1] * 1e-6);
%! [v, se] = onsager_derived (t, "device", struct ("Th", 500, "Tc", 300));
%! ## Shares p and 1 - p of dZT = 2 ZT dS/S by the two rows.
%! p = (1 + sqrt (2 * (se.ZT_device / 0.01)^2 - 1)) / 2;
%! assert (p > 0.5 && p < 0.6);
%! t = rmfield (t, "seebeck_se");
%! [v, se, info] = onsager_derived (t, "device", struct ("Th", 500, "Tc", 300));
%! assert (isnan (se.efficiency));
%! assert (info.reasons.efficiency, "the table has no errors (seebeck_se, ...) to be carried");
%! t.seebeck = [0; 0];
%! t.seebeck_se = [1; 1] * 1e-6;
%! [v, se, info] = onsager_derived (t, "device", struct ("Th", 500, "Tc", 300));
%! assert (v.efficiency, 0);
%! assert (info.reasons.efficiency, "no current gains anything");
%!error <seebeck_se needs 2 numbers, one a value> onsager_derived (struct ("T", 1:2, "seebeck", 1:2, "conductivity", 1:2, "thermal_conductivity", 1:2, "seebeck_se", 1), "device", struct ("Th", 2, "Tc", 1))
%!error <conductivity_se must not be negative> onsager_derived (struct ("conductivity", 1, "seebeck", 1, "thermal_conductivity", 1, "conductivity_se", -1), "thermoelectric", struct ("T", 1))
%!error <"cov" and "interval" are of a matrix L, not of a table> onsager_derived (struct ("flux", 1:3, "rejection", [.4 .5 .6]), "membrane", "interval", "fieller")
%!test # rejection without noise, and its errors
%! J = (2:4:34)';
%! a = 0.9 / 0.1;
%! g = a * (1 - exp (-0.1 / 0.7 * J));
%! v = onsager_derived (struct ("flux", J, "rejection", g ./ (1 + g)), "membrane");
%! assert ([v.reflection, v.solute_permeability], [0.9, 0.7], 1e-10);
%! [v, se, info] = onsager_derived (struct ("flux", J, "rejection", g ./ (1 + g) + 0.002 * cos (J)), "membrane", struct ("scale", "rejection"));
%! assert (abs (v.reflection - 0.9) < 3 * se.reflection);
%! assert (info.ci.reflection(2) - v.reflection > 1.96 * se.reflection);
%! assert (info.reliable);
%! ## The same rejection at all fluxes says nothing of the permeability.
%! [v, se, info] = onsager_derived (struct ("flux", 1:4, "rejection", [.3 .3 .3 .3]), "membrane");
%! assert (v.reflection, 0.3, 1e-12);
%! assert (isnan ([v.solute_permeability, se.solute_permeability]));
%! assert (any (strfind (info.reasons.solute_permeability, "the rejection is the same at all fluxes")));
%! [v, se, info] = onsager_derived (struct ("flux", 1:5, "rejection", [.3 .301 .299 .3 .3]), "membrane");
%! assert (info.reliable, false);
%! assert (any (strfind (info.notes{1}, "the error is larger than the value")));
%!error <Invalid call> onsager_derived (1)
%!error <the data need the field rejection> onsager_derived (struct ("flux", 1:3), "membrane")
%!error <flux must be positive and rejection between 0 and 1> onsager_derived (struct ("flux", 1:3, "rejection", 1:3), "membrane")
%!error <flux and rejection need as many values> onsager_derived (struct ("flux", 1:3, "rejection", 0.5), "membrane")
%!error <state.scale must be one of: ratio, rejection> onsager_derived (struct ("flux", 1:3, "rejection", [0.4 0.5 0.6]), "membrane", struct ("scale", "x"))
%!error <onsager_derived: KIND must be one of: thermoelectric, soret, membrane, effusion, viscous, device> onsager_derived (eye (2), "foo")
%!error <onsager_derived: state.T is needed: temperature, K> onsager_derived (eye (2), "thermoelectric")
%!error <"thermoelectric" needs a 2 x 2 matrix, got 3 x 3> onsager_derived (eye (3), "thermoelectric", struct ("T", 1))
%!error <state.Tc is needed: cold side, K> onsager_derived (eye (2), "thermoelectric", struct ("T", 1, "Th", 2))
%!error <state.Th must be above state.Tc, got 1 and 2> onsager_derived (eye (2), "thermoelectric", struct ("T", 1, "Th", 1, "Tc", 2))
%!error <state.c must be below 1, got 2> onsager_derived (eye (2), "soret", struct ("T", 1, "c", 2, "dmu_dc", 1))
%!error <state.c_mean is needed: mean concentration> onsager_derived (eye (2), "membrane")
%!error <"monte-carlo" needs the covariance of L> onsager_derived (eye (2), "membrane", struct ("c_mean", 1), "interval", "monte-carlo")
%!error <state.seebeck is needed: Seebeck coefficient, V/K> onsager_derived (struct ("conductivity", 1), "thermoelectric", struct ("T", 1))
%!error <"device" needs a struct with T, seebeck> onsager_derived (1, "device")
%!error <the table needs the field seebeck> onsager_derived (struct ("T", 1:2), "device", struct ("Th", 2, "Tc", 1))
%!error <seebeck has 3 values, T has 2> onsager_derived (struct ("T", 1:2, "seebeck", 1:3), "device", struct ("Th", 2, "Tc", 1))
%!error <the table goes from 1 to 2 K, the device from 1 to 3 K>
%! onsager_derived (struct ("T", 1:2, "seebeck", 1:2, "conductivity", 1:2, "thermal_conductivity", 1:2), "device", struct ("Th", 3, "Tc", 1));
%!error <T must increase>
%! onsager_derived (struct ("T", [2 1], "seebeck", 1:2, "conductivity", 1:2, "thermal_conductivity", 1:2), "device", struct ("Th", 3, "Tc", 1));
%!error <state.method must be one of: exact, snyder>
%! onsager_derived (struct ("T", 1:2), "device", struct ("Th", 2, "Tc", 1, "method", 1));
