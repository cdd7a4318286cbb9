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
## @deftypefn  {} {[@var{X}, @var{se}, @var{info}] =} fdt_violation (@var{C}, @var{chi}, @var{T})
## @deftypefnx {} {[@dots{}] =} fdt_violation (@dots{}, "name", @var{value}, @dots{})
## Violation of the fluctuation-dissipation theorem and effective temperature,
## in windows of the correlation.
##
## At one age tw, with chi(t, tw) the response integrated from tw to t,
##
## @example
## X = -d(T chi)/dC,        Teff = T/X
## @end example
##
## @noindent
## as the slope of the least-squares line through the points of a window.  In
## equilibrium X = 1.
##
## @strong{Arguments}
##
## @var{C}, @var{chi}: vectors, one value a time; or R x K, one row a replica
## (the same replica in both), one column a time: then there are error bars.
## @var{T}: temperature of the bath.  chi in units of 1/T, or T chi with
## "given".
##
## @strong{Options}
##
## @table @asis
## @item "windows" (4)
## Number of windows with equally many points, or their edges in C, rising.
## @item "given" ("chi")
## "chihat": the second argument is T chi already.
## @item "vertical" ("chihat")
## "chi": fit chi, not T chi: needed at T = 0, where T chi is 0 and
## Teff = -dC/dchi is not.
## @item "field" ("unstated")
## How the response was measured: "from tw" (a field switched on at tw),
## "zero-field" (estimator without a field), "exact".  Reported in words.
## @item "check"
## chi of the same kind from a field of another strength: tests whether the
## response is linear.
## @item "replicates" (500)
## Of the bootstrap over replicas.
## @item "seed"
## @end table
##
## @strong{Results}
##
## @var{X}, @var{se}: 1 x windows; X is NaN for a window with fewer than two
## different values of C.  @var{info} has windows (edges, W x 2), points (in
## each, 1 x W), ci (95 %, W x 2), Teff (1 x W), Teff_ci (W x 2; Inf where X may
## be 0), intercept (T chi at C = 0 of each line), equilibrium (1 x W, whether X
## = 1 is within ci), C, vertical (mean curves), n, seed; field, a sentence;
## linear: tested, z (largest difference in standard errors), ok; reliable,
## notes.
##
## @strong{Accuracy}
##
## For a curved relation X is the slope of the best line of its window, not at
## a point.  Intervals are Student's with the standard error of the bootstrap:
## they held the true slope in 95 % of 2000 windows of 30 noisy replicas; with
## fewer than 10 replicas they are uncertain, which is noted.  Noise in C is
## taken as small against the width of a window.
##
## @strong{Errors}
##
## @code{noneq:temperature}: T = 0 has no T chi.  @code{noneq:type},
## @code{noneq:size}, @code{noneq:nan}, @code{noneq:range},
## @code{noneq:option}.
##
## @strong{References}
##
## L. F. Cugliandolo, J. Kurchan and L. Peliti, Phys. Rev. E 55, 3898 (1997).
## A. Crisanti and F. Ritort, J. Phys. A 36, R181 (2003).
##
## @strong{Example}
##
## @example
## @group
## C = 1:-0.1:0;
## chi = (min (1 - C, 0.4) + 0.5 * max (0.6 - C, 0)) / 0.8;
## [X, ~, info] = fdt_violation (C, chi, 0.8, "windows", [0 0.6 1]);
## printf ("X %.2f %.2f, Teff %.2f %.2f\n", X, info.Teff)
## @print{} X 0.50 1.00, Teff 1.60 0.80
## @end group
## @end example
##
## @seealso{plot_fdt, glauber_chain, pspin_solve}
## @end deftypefn

function [X, se, info] = fdt_violation (C, chi, T, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  opt = parse_options ("fdt_violation", varargin, ...
                       [common_options("random")
                        {"windows", 4, @windows_message
                         "given", "chi", {"chi", "chihat"}
                         "vertical", "chihat", {"chihat", "chi"}
                         "field", "unstated", ...
                         {"unstated", "from tw", "zero-field", "exact"}
                         "check", [], @check_message
                         "replicates", 500, "count"}]);
  C = curve ("C", C, []);
  chi = curve ("chi", chi, size (C));
  T = check_quantity ("fdt_violation", "T", T, "not negative", 1);
  y = fdt_vertical ("fdt_violation", chi, T, opt);
  R = rows (C);

  info.C = mean (C, 1);
  info.vertical = mean (y, 1);
  edges = windows_of (info.C, opt.windows);
  W = rows (edges);
  member = false (W, columns (C));
  for k = 1:W
    ## The lowest edge belongs to its window too.
    member(k,:) = info.C <= edges(k,2) ...
                  & (info.C > edges(k,1) | (k == 1 & info.C == edges(k,1)));
  endfor
  ## In units of X: -d(T chi)/dC = -T dchi/dC.
  factor = 1;
  if (strcmp (opt.vertical, "chi"))
    factor = T;
  endif
  [slope, offset] = lines (info.C, info.vertical, member);
  X = factor * slope;
  info.windows = edges;
  info.points = sum (member, 2)';
  info.intercept = offset;
  info.n = R;
  se = NaN (1, W);
  info.ci = info.Teff_ci = NaN (W, 2);
  info.seed = [];
  if (R > 1)
    info.seed = seed_option (opt);
    sample = bootstrap (C, y, member, opt.replicates, info.seed);
    spread = std (sample, 0, 1) * sqrt (R / (R - 1));
    se = factor * spread;
    reach = student_quantile (R - 1) * spread;
    low = (slope - reach)';
    high = (slope + reach)';
    info.ci = factor * [low, high];
    info.Teff_ci = temperature (fliplr ([low, high]), T, opt);
    crosses = low <= 0 & high >= 0;
    info.Teff_ci(crosses,2) = Inf;
  endif
  info.Teff = temperature (slope, T, opt);
  info.equilibrium = info.ci(:,1)' <= 1 & info.ci(:,2)' >= 1;
  info.field = {"how the response was measured is not stated"; ...
                "the field was on from tw"; ...
                "no field: zero-field estimator"; ...
                "exact response"}{strcmp(opt.field, {"unstated", "from tw", ...
                                                     "zero-field", "exact"})};

  info.notes = {};
  if (any (info.points < 2))
    info.notes{end+1} = sprintf (["window %d holds %d points; a slope needs" ...
                                  " two"], find (info.points < 2, 1), ...
                                 info.points(find (info.points < 2, 1)));
  endif
  flat = find (isnan (X) & info.points > 1, 1);
  if (! isempty (flat))
    info.notes{end+1} = sprintf (["in window %d all values of C are the same:" ...
                                  " no slope"], flat);
  endif
  if (R == 1 && ! strcmp (opt.field, "exact"))
    info.notes{end+1} = "one curve: no error bars without replicas";
  elseif (R > 1 && R < 10)
    info.notes{end+1} = sprintf (["%d replicas: the intervals are uncertain" ...
                                  " below 10"], R);
  endif
  if (strcmp (opt.field, "unstated"))
    info.notes{end+1} = [info.field ": say so with the option \"field\""];
  endif
  info.linear = linear_response (chi, opt);
  if (info.linear.tested && ! info.linear.ok)
    info.notes{end+1} = sprintf (["the responses to the two fields differ by" ...
                                  " %.1f standard errors: not linear"], ...
                                 info.linear.z);
  elseif (strcmp (opt.field, "from tw") && ! info.linear.tested)
    info.notes{end+1} = ["whether the response is linear was not tested: give" ...
                         " that to another field as \"check\""];
  endif
  info.reliable = isempty (info.notes);

endfunction

function must = windows_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value)
         && ((isscalar (value) && value >= 1 && value <= 1e4
              && value == fix (value))
             || (isvector (value) && numel (value) > 1
                 && all (isfinite (value)) && all (diff (value(:)) > 0)))))
    must = "an integer from 1 to 10000 or rising edges";
  endif

endfunction

function must = check_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && ndims (value) == 2
         && all (isfinite (value(:)))))
    must = "a real matrix, one row a replica";
  endif

endfunction

## Rows are replicas; a vector is one curve.
function v = curve (name, v, like)

  v = check_quantity ("fdt_violation", name, v, "finite", []);
  if (ndims (v) > 2)
    error ("noneq:size", ...
           "fdt_violation: %s must be a matrix, one row a replica", name);
  endif
  if (iscolumn (v))
    v = v.';
  endif
  if (columns (v) < 2)
    error ("noneq:size", "fdt_violation: %s has one time; a slope needs two", ...
           name);
  endif
  if (! isempty (like) && ! isequal (size (v), like))
    error ("noneq:size", ...
           ["fdt_violation: C is %d x %d and %s %d x %d; they must belong to" ...
            " the same replicas and times"], like, name, size (v));
  endif

endfunction

function edges = windows_of (C, windows)

  if (! isscalar (windows))
    edges = double (windows(:));
  else
    c = unique (C)(:);
    n = numel (c);
    windows = min (windows, max (1, floor (n / 2)));
    last = round ((1:windows)' * n / windows);
    edges = [c(1); c(last)];
  endif
  edges = [edges(1:end-1), edges(2:end)];

endfunction

## Minus the slope of the line of each window and its value at C = 0, for one
## curve a row: samples x windows.
function [slope, offset] = lines (C, y, member)

  W = rows (member);
  slope = offset = NaN (rows (C), W);
  for k = 1:W
    c = C(:,member(k,:));
    v = y(:,member(k,:));
    if (columns (c) < 2)
      continue;
    endif
    middle = mean (c, 2);
    c -= middle;
    width = max (abs (c), [], 2);
    c ./= width;
    slope(:,k) = -sum (c .* v, 2) ./ sumsq (c, 2) ./ width;
    offset(:,k) = mean (v, 2) + slope(:,k) .* middle;
  endfor

endfunction

function sample = bootstrap (C, y, member, B, seed)

  R = rows (C);
  ## Stream 83: NONEQ_STREAM_FDT.
  draw = floor (__noneq_random__ (seed, 83, 2, 0, B, 0, R, 1) * R) + 1;
  weight = accumarray ([repmat((1:B)', R, 1), draw(:)], 1, [B, R]) / R;
  sample = lines (weight * C, weight * y, member);

endfunction

## Of slopes: T / X on the axis T chi, 1 / slope on the axis chi.
function Teff = temperature (slope, T, opt)

  Teff = 1 ./ slope;
  if (strcmp (opt.vertical, "chihat"))
    Teff = T ./ slope;
  endif

endfunction

function linear = linear_response (chi, opt)

  linear = struct ("tested", false, "z", NaN, "ok", NaN);
  if (isempty (opt.check))
    return;
  endif
  other = double (opt.check);
  if (iscolumn (other))
    other = other.';
  endif
  if (columns (other) != columns (chi))
    error ("noneq:size", ...
           "fdt_violation: \"check\" has %d times and chi %d", ...
           columns (other), columns (chi));
  endif
  if (rows (other) < 2 || rows (chi) < 2)
    error ("noneq:size", ...
           ["fdt_violation: to compare two fields chi and \"check\" need at" ...
            " least 2 replicas each"]);
  endif
  difference = mean (chi, 1) - mean (other, 1);
  error_of = sqrt (var (chi, 0, 1) / rows (chi) + var (other, 0, 1) / rows (other));
  moved = error_of > 0 | difference != 0;
  z = abs (difference(moved)) ./ error_of(moved);
  linear.tested = true;
  linear.z = max ([z, 0]);
  ## 1 % for all times together.
  linear.ok = linear.z < sqrt (2) * erfcinv (0.01 / max (1, sum (moved)));

endfunction

%!test <*7> # two slopes
%! q = 0.638824137767812;
%! X = 0.565376041509975;
%! C = linspace (1, 0, 101);
%! T = 0.5;
%! hat = min (1 - C, 1 - q) + X * max (q - C, 0);
%! [x, se, info] = fdt_violation (C, hat / T, T, "windows", [0 q 1], ...
%!                                "field", "exact");
%! assert (x, [X 1], 1e-13);
%! assert (info.Teff, [0.884367152638142, 0.5], 1e-12);
%! assert (info.intercept, [2 * (1 - q), 1], 1e-13);
%! assert (isnan (se), true (1, 2));
%! assert (info.reliable);
%! ## given as T chi, and the other axis
%! assert (fdt_violation (C', hat', T, "windows", [0 q 1], "given", ...
%!                        "chihat"), [X 1], 1e-13);
%! [x, ~, info] = fdt_violation (C, hat / T, T, "windows", [0 q 1], ...
%!                               "vertical", "chi");
%! assert (x, [X 1], 1e-13);
%! assert (info.Teff, [0.884367152638142, 0.5], 1e-12);

%!test # T = 0: the effective temperature from chi
%! s = pspin_solve (3, 0, 20, "steps", 400);
%! [X, ~, info] = fdt_violation (s.C(26:end,26), s.chi(26:end,26), 0, ...
%!                               "vertical", "chi", "field", "exact");
%! assert (X, zeros (1, 4));
%! assert (all (info.Teff > 0 & info.Teff < 2));

%!test # error bars over replicas, reproducible
%! C = linspace (1, 0.2, 9) + zeros (40, 1);
%! noise = reshape (sin ((1:360) .^ 1.7), 40, 9);
%! chi = (1 - C) / 2 + 0.05 * noise;
%! [X, se, info] = fdt_violation (C, chi, 2, "windows", 2, "seed", 1, ...
%!                                "field", "zero-field");
%! assert (X, [1 1], 5 * max (se));
%! assert (all (se > 0 & se < 0.2));
%! ## against the exact standard error of the slope of the mean curve
%! k = info.C <= info.windows(1,2);
%! slope = -2 * (chi(:,k) * (info.C(k) - mean (info.C(k)))') ...
%!         / sumsq (info.C(k) - mean (info.C(k)));
%! assert (se(1), std (slope) / sqrt (40), -0.15);
%! assert (all (info.equilibrium));
%! assert (info.ci(:,1)' < X & info.ci(:,2)' > X, true (1, 2));
%! [~, again] = fdt_violation (C, chi, 2, "windows", 2, "seed", 1);
%! assert (again, se);
%! assert (info.reliable);

%!test # linear response
%! C = linspace (1, 0.2, 9) + zeros (40, 1);
%! noise = 0.05 * reshape (sin ((1:360) .^ 1.7), 40, 9);
%! a = (1 - C) / 2 + noise;
%! [~, ~, info] = fdt_violation (C, a, 2, "field", "from tw");
%! assert (! info.reliable && ! info.linear.tested);
%! assert (! isempty (strfind (info.field, "on from tw")));
%! [~, ~, info] = fdt_violation (C, a, 2, "field", "from tw", ...
%!                               "check", a + 0.001);
%! assert (info.linear.ok && info.reliable);
%! [~, ~, info] = fdt_violation (C, a, 2, "field", "from tw", ...
%!                               "check", 0.8 * a);
%! assert (! info.linear.ok && ! info.reliable);

%!test # no slope, one window without points, and numbers out of scale
%! [X, ~, info] = fdt_violation ([1 1 1], [0 1 2], 1, "field", "exact");
%! assert (isnan (X) && ! info.reliable);
%! [X, ~, info] = fdt_violation (1:-.1:0, 0:.1:1, 1, "windows", [-5 -1 1]);
%! assert (X, [NaN 1], 1e-14);
%! assert (info.points, [0 11]);
%! assert (fdt_violation (1e300 * (1:-.1:0), 0:.1:1, 1, "windows", 1), ...
%!         1e-300, -1e-14);
%! assert (fdt_violation (1e-300 * (1:-.1:0), 1e-300 * (0:.1:1), 1, ...
%!                        "windows", 1), 1, 1e-14);

%!error <Invalid call> fdt_violation (1, 2)
%!error <fdt_violation: at T = 0 there is no chi-hat = T chi; ask for chi> fdt_violation ([1 0], [0 1], 0)
%!error <C is 1 x 2 and chi 1 x 3; they must belong to the same> fdt_violation ([1 0], [0 1 2], 1)
%!error <C has one time; a slope needs two> fdt_violation (1, 1, 1)
%!error <fdt_violation: chi\(2\) is NaN> fdt_violation ([1 0], [0 NaN], 1)
%!error <fdt_violation: C must be real numbers, got a complex array> fdt_violation ([1 1i], [0 1], 1)
%!error <fdt_violation: C must be real numbers, got a cell> fdt_violation ({1}, [0 1], 1)
%!error <option "windows" must be an integer from 1 to 10000 or rising edges> fdt_violation ([1 0], [0 1], 1, "windows", [1 0])
%!error <"check" has 3 times and chi 2> fdt_violation ([1 0; 1 0], [0 1; 0 1], 1, "check", ones (2, 3))
%!error <chi and "check" need at least 2 replicas each> fdt_violation ([1 0], [0 1], 1, "check", [0 1])

%!demo
%! ## Glauber chain at T = 0, sampled without a field.
%! t = 20 * (1 + [0 0.02 0.05 0.1 0.2 0.4 0.7 1 2 4 8 16]);
%! g = glauber_chain (0, t, 20, "replicas", 150, "sites", 1000, "seed", 1);
%! [X, se, info] = fdt_violation (g.sample.C_all, g.sample.chihat_all, 0, ...
%!                                "given", "chihat", "seed", 1, ...
%!                                "field", "zero-field");
%! middle = mean (info.windows, 2)';
%! errorbar (middle, X, 2 * se, "o");
%! hold on;
%! plot (g.C, g.X, "-");
%! hold off;
%! xlabel ("C (t, 20)");
%! ylabel ("X");
%! axis ([0.2, 1, 0, 1.2]);
%! legend ("sampled, windows", "exact", "location", "northwest");
