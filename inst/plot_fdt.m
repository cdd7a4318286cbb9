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
## @deftypefn  {} {} plot_fdt (@var{C}, @var{chi}, @var{T})
## @deftypefnx {} {} plot_fdt (@var{s})
## @deftypefnx {} {} plot_fdt (@var{ax}, @dots{}, "name", @var{value}, @dots{})
## @deftypefnx {} {@var{h} =} plot_fdt (@dots{})
## Parametric plot of integrated response against correlation, one curve an
## age, with the line of equilibrium.
##
## In equilibrium T chi = 1 - C, the dashed line.  Below it the curve has the
## slope -X, and the glass the effective temperature T/X.
##
## @strong{Arguments}
##
## @var{C}, @var{chi}: vectors of one curve, or matrices with one column a
## curve, or cells of vectors.  @var{T}: temperature.  @var{s}: instead, what
## @code{pspin_solve} returns.  @var{ax}: axes to draw in.
##
## @strong{Options}
##
## @table @asis
## @item "tw"
## The ages, for the legend; of @var{s}: which ages are drawn, by default
## four.
## @item "given" ("chi")
## "chihat": the second argument is T chi already.
## @item "vertical" ("chihat")
## "chi": chi on the vertical axis.  At T = 0 there is no T chi.
## @item "slopes"
## [q, X]: also draw the line of slope -X from the end of equilibrium at
## C = q, (q, 1 - q).  Of @var{s} the limit of large ages is drawn by itself;
## false draws none.
## @item "violation"
## The third result of @code{fdt_violation}, or a cell with one for each curve:
## draw below the effective temperature of each window, with its 95 % interval
## and the width of the window, and the bath's.  An interval without end goes
## to the edge.
## @item "field" ("")
## A sentence on how the response was measured, written into the title; by
## default that of "violation".
## @end table
##
## @strong{Result}
##
## @var{h}: only if asked for, a struct of graphics handles: axes, curves,
## equilibrium, slopes, legend, temperature (the axes below), bars.
##
## @strong{Accuracy}
##
## Draws what it is given.
##
## @strong{Errors}
##
## @code{noneq:temperature}: T = 0 has no T chi.  @code{noneq:type},
## @code{noneq:size}, @code{noneq:nan}, @code{noneq:range},
## @code{noneq:option}.
##
## @strong{References}
##
## L. F. Cugliandolo and J. Kurchan, Phys. Rev. Lett. 71, 173 (1993).
##
## @strong{Example}
##
## @example
## @group
## C = (1:-0.1:0)';
## h = plot_fdt (C, min (1 - C, 0.4) + 0.5 * max (0.6 - C, 0), 1, ...
##               "slopes", [0.6, 0.5]);
## numel (h.curves)
## @result{} 1
## close
## @end group
## @end example
##
## @seealso{fdt_violation, pspin_solve, glauber_chain}
## @end deftypefn

function h = plot_fdt (varargin)

  [ax, varargin] = axes_argument (varargin, 1);
  solved = ! isempty (varargin) && isstruct (varargin{1});
  if (isempty (varargin) || (! solved && numel (varargin) < 3))
    print_usage ();
  endif
  table = {"tw", [], @ages_message
           "given", "chi", {"chi", "chihat"}
           "vertical", "chihat", {"chihat", "chi"}
           "slopes", [], @slopes_message
           "violation", [], @violation_message
           "field", "", @field_message};
  if (solved)
    opt = parse_options ("plot_fdt", varargin(2:end), table);
    [C, chi, T, opt] = of_solution (varargin{1}, opt);
  else
    opt = parse_options ("plot_fdt", varargin(4:end), table);
    C = curves ("C", varargin{1});
    chi = curves ("chi", varargin{2});
    T = check_quantity ("plot_fdt", "T", varargin{3}, "not negative", 1);
  endif
  if (! isequal (cellfun (@numel, C), cellfun (@numel, chi)))
    error ("noneq:size", ...
           "plot_fdt: C and chi must have the same curves and times");
  endif
  if (! isempty (opt.tw) && numel (opt.tw) != numel (C))
    error ("noneq:size", "plot_fdt: %d ages \"tw\" for %d curves", ...
           numel (opt.tw), numel (C));
  endif
  if (! iscell (opt.violation))
    opt.violation = num2cell (opt.violation);
  endif
  if (! isempty (opt.violation))
    if (numel (opt.violation) != numel (C))
      error ("noneq:size", "plot_fdt: %d structs \"violation\" for %d curves", ...
             numel (opt.violation), numel (C));
    endif
    if (isempty (opt.field))
      opt.field = opt.violation{1}.field;
    endif
  endif
  y = cellfun (@(v) fdt_vertical ("plot_fdt", v, T, opt), chi, ...
               "uniformoutput", false);
  if (isempty (ax))
    ax = gca ();
  endif
  handles = draw (newplot (ax), C, y, T, opt);
  if (nargout > 0)
    h = handles;
  endif

endfunction

function must = ages_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (value >= 0)))
    must = "a vector of ages not below 0";
  endif

endfunction

function must = slopes_message (value)

  must = "";
  if (! (isscalar (value) && islogical (value) && ! value)
      && ! (isnumeric (value) && isreal (value) && numel (value) == 2
            && all (isfinite (value)) && value(1) >= 0 && value(1) <= 1))
    must = "[q, X] with q from 0 to 1, or false";
  endif

endfunction

function must = field_message (value)

  must = "";
  if (! (ischar (value) && rows (value) <= 1))
    must = "a sentence";
  endif

endfunction

function must = violation_message (value)

  must = "";
  if (! iscell (value))
    value = num2cell (value);
  endif
  fields = {"windows", "Teff", "Teff_ci", "field"};
  if (! all (cellfun (@(v) isstruct (v) && isscalar (v) ...
                           && all (isfield (v, fields)), value)))
    must = "the third result of fdt_violation, or a cell with one a curve";
  endif

endfunction

function c = curves (name, v)

  if (! iscell (v))
    v = check_quantity ("plot_fdt", name, v, "finite", []);
    if (ndims (v) > 2)
      error ("noneq:size", "plot_fdt: %s must be a matrix, one column a curve", ...
             name);
    endif
    if (isrow (v))
      v = v.';
    endif
    c = num2cell (v, 1);
    return;
  endif
  if (isempty (v))
    error ("noneq:size", "plot_fdt: %s is empty", name);
  endif
  for k = 1:numel (v)
    c{k} = check_quantity ("plot_fdt", sprintf ("%s{%d}", name, k), v{k}, ...
                           "finite", [])(:);
  endfor

endfunction

function [C, chi, T, opt] = of_solution (s, opt)

  if (! (isscalar (s) && all (isfield (s, {"t", "C", "chi", "T", "q", "X"}))))
    error ("noneq:type", ...
           "plot_fdt: the struct must be one made by pspin_solve");
  endif
  K = numel (s.t);
  if (isempty (opt.tw))
    k = unique (round (linspace (1, K, 7)(2:5)));
  else
    [found, k] = ismember (opt.tw(:)', s.t(:)');
    for i = find (! found)
      [gap, k(i)] = min (abs (s.t - opt.tw(i)));
      if (gap > 1e-9 * s.t(end))
        error ("noneq:range", ...
               "plot_fdt: the age %g is not among the times of the solution", ...
               opt.tw(i));
      endif
    endfor
  endif
  opt.tw = s.t(k)(:)';
  if (strcmp (opt.given, "chihat"))
    opt.given = "chi";
  endif
  C = chi = {};
  for i = 1:numel (k)
    C{i} = s.C(k(i):K,k(i));
    chi{i} = s.chi(k(i):K,k(i));
  endfor
  T = s.T;
  if (isempty (opt.slopes) && T > 0 && s.q > 0)
    opt.slopes = [s.q, s.X];
  endif

endfunction

function h = draw (ax, C, y, T, opt)

  held = ishold (ax);
  hold (ax, "on");
  h = struct ("axes", ax, "curves", [], "equilibrium", [], "slopes", [], ...
              "legend", [], "temperature", [], "bars", []);
  ## What an earlier call drew below.
  for below = findobj (get (ax, "parent"), "tag", "plot_fdt")'
    user = get (below, "userdata");
    if (user.above == ax)
      set (ax, "position", user.place);
      delete (below);
    endif
  endfor
  hat = strcmp (opt.vertical, "chihat");
  scale = 1;
  if (! hat && T > 0)
    scale = 1 / T;
  endif
  names = {};
  count = numel (C);
  for k = 1:count
    share = (k - 1) / max (1, count - 1);
    ink{k} = (1 - share) * [0.95, 0.6, 0.15] + share * [0.1, 0.25, 0.6];
    h.curves(k) = plot (ax, C{k}, y{k}, "-", "color", ink{k}, ...
                        "linewidth", 1.5);
    names{k} = sprintf ("curve %d", k);
    if (! isempty (opt.tw))
      names{k} = sprintf ("tw = %.4g", opt.tw(k));
    endif
  endfor
  all_handles = h.curves;
  if (hat || T > 0)
    h.equilibrium = plot (ax, [0, 1], scale * [1, 0], "k--", "linewidth", 1);
    all_handles(end+1) = h.equilibrium;
    names{end+1} = "equilibrium";
    if (! isempty (opt.slopes) && ! islogical (opt.slopes))
      q = opt.slopes(1);
      X = opt.slopes(2);
      h.slopes = plot (ax, [0, q], scale * (1 - q + X * [q, 0]), ":", ...
                       "color", [0.75, 0.1, 0.1], "linewidth", 2);
      all_handles(end+1) = h.slopes;
      names{end+1} = sprintf ("slope -X = -%.3g", X);
    endif
  endif
  if (! held)
    hold (ax, "off");
  endif
  lowest = min ([0; cellfun(@min, C)(:)]);
  axis (ax, [lowest, 1, 0, Inf]);
  box (ax, "on");
  xlabel (ax, "correlation C (tw + t, tw)");
  if (hat)
    ylabel (ax, "T \\chi (tw + t, tw)");
  else
    ylabel (ax, "\\chi (tw + t, tw)");
  endif
  if (! isempty (opt.field))
    title (ax, opt.field);
  endif
  if (numel (all_handles) > 1)
    h.legend = legend (ax, all_handles, names, "location", "northeast");
  endif
  if (! isempty (opt.violation))
    h = temperatures (h, ax, ink, opt.violation, T);
  endif

endfunction

## Effective temperatures of the windows, below AX.
function h = temperatures (h, ax, ink, violation, T)

  place = get (ax, "position");
  set (ax, "position", place .* [1, 1, 1, 0.58] + place(4) * [0, 0.42, 0, 0]);
  below = axes ("parent", get (ax, "parent"), "position", ...
                place .* [1, 1, 1, 0.26]);
  hold (below, "on");
  ends = [violation{:}];
  ends = [vertcat(ends.Teff_ci)(:); [ends.Teff](:); T];
  ends = ends(isfinite (ends));
  low = min ([0; ends]);
  high = 1.15 * max (ends) + (max (ends) <= 0);
  for k = 1:numel (violation)
    v = violation{k};
    seen = isfinite (v.Teff);
    middle = mean (v.windows, 2)(seen);
    half = diff (v.windows, 1, 2)(seen) / 2;
    Teff = v.Teff(seen)(:);
    ci = min (max (v.Teff_ci(seen,:), low), high);
    if (any (seen))
      h.bars(end+1) = errorbar (below, middle, Teff, half, half, ...
                                Teff - ci(:,1), ci(:,2) - Teff, "~>o");
      set (h.bars(end), "color", ink{k}, "linewidth", 1.5, "markersize", 4);
    endif
  endfor
  span = get (ax, "xlim");
  plot (below, span, [T, T], "k--", "linewidth", 1);
  hold (below, "off");
  axis (below, [span, low, high]);
  box (below, "on");
  xlabel (below, get (get (ax, "xlabel"), "string"));
  xlabel (ax, "");
  ylabel (below, "T_{eff}");
  set (below, "tag", "plot_fdt", ...
       "userdata", struct ("above", ax, "place", place));
  h.temperature = below;
  set (ancestor (ax, "figure"), "currentaxes", ax);

endfunction

%!function check_figure (varargin)
%!  f = figure ("visible", "off");
%!  unwind_protect
%!    plot_fdt (varargin{:});
%!  unwind_protect_cleanup
%!    close (f);
%!  end_unwind_protect
%!endfunction

%!test
%! f = figure ("visible", "off");
%! unwind_protect
%!   C = (1:-0.25:0)';
%!   h = plot_fdt ([C, C], [1 - C, (1 - C) / 2], 2, "tw", [1 10], ...
%!                 "slopes", [0.5 0.2], "field", "the field was on from tw");
%!   assert (numel (h.curves), 2);
%!   assert (get (h.curves(2), "ydata")(:), 1 - C);
%!   assert (get (h.equilibrium, "ydata")(:), [1; 0]);
%!   assert (get (h.slopes, "ydata")(:), [0.6; 0.5]);
%!   h = plot_fdt (gca (), C', 1 - C', 2, "vertical", "chi");
%!   assert (get (h.equilibrium, "ydata")(:), [0.5; 0]);
%!   h = plot_fdt ({C, [1 0]}, {1 - C, [0 1]}, 0, "given", "chihat");
%!   assert (numel (h.curves), 2);
%!   h = plot_fdt (C, 1 - C, 0, "vertical", "chi");
%!   assert (isempty (h.equilibrium));
%!   s = pspin_solve (3, 0.5, 4, "steps", 80);
%!   h = plot_fdt (s);
%!   assert (numel (h.curves), 4);
%!   assert (numel (h.slopes), 1);
%!   h = plot_fdt (s, "tw", s.t([3 5]), "slopes", false);
%!   assert (get (h.curves(1), "ydata")(:), 0.5 * s.chi(3:end,3));
%!   assert (isempty (h.slopes));
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!error <Invalid call> plot_fdt ()
%!error <Invalid call> plot_fdt (1, 2)
%!error <plot_fdt: at T = 0 there is no chi-hat = T chi; ask for chi with the option "vertical", "chi"> check_figure ([1 0], [0 1], 0)
%!error <plot_fdt: at T = 0 there is no chi-hat> check_figure (pspin_solve (3, 0, 1, "steps", 16))
%!error <the struct must be one made by pspin_solve> check_figure (struct ("a", 1))
%!error <the age 0.3333 is not among the times of the solution> check_figure (pspin_solve (3, 1, 1, "steps", 16), "tw", 0.3333)
%!error <C and chi must have the same curves and times> check_figure ([1 0], [0 1 2], 1)
%!error <3 ages "tw" for 1 curves> check_figure ([1 0], [0 1], 1, "tw", [1 2 3])
%!error <plot_fdt: C\(1\) is NaN> check_figure ([NaN 0], [0 1], 1)
%!error <plot_fdt: C\{2\} is empty> check_figure ({1, []}, {1, 2}, 1)
%!error <plot_fdt: T is NaN> check_figure ([1 0], [0 1], NaN)
%!error <option "slopes" must be \[q, X\] with q from 0 to 1, or false> check_figure ([1 0], [0 1], 1, "slopes", 2)
%!test # effective temperatures with their bars, twice in the same place
%! C = linspace (1, 0, 11) + zeros (20, 1);
%! chi = min (1 - C, 0.4) + 0.5 * max (0.6 - C, 0) ...
%!       + 0.02 * reshape (sin ((1:220) .^ 1.7), 20, 11);
%! [~, ~, info] = fdt_violation (C, chi, 1, "windows", [0 0.6 1], ...
%!                               "seed", 1, "field", "zero-field");
%! f = figure ("visible", "off");
%! unwind_protect
%!   place = get (axes (), "position");
%!   for pass = 1:2
%!     h = plot_fdt (info.C, info.vertical, 1, "violation", info);
%!     assert (numel (findobj (f, "type", "axes", "tag", "plot_fdt")), 1);
%!     assert (get (h.axes, "position")([1, 3]), place([1, 3]), 1e-12);
%!     assert (sum (get (h.axes, "position")([2, 4])), ...
%!             sum (place([2, 4])), 1e-12);
%!     assert (get (h.temperature, "position")(2), place(2), 1e-12);
%!   endfor
%!   assert (get (h.bars, "ydata")(:), info.Teff(:));
%!   assert (get (h.bars, "ydata")(:) + get (h.bars, "udata")(:), ...
%!           info.Teff_ci(:,2), 1e-12);
%!   assert (get (h.bars, "ydata")(:) - get (h.bars, "ldata")(:), ...
%!           info.Teff_ci(:,1), 1e-12);
%!   assert (get (get (h.axes, "title"), "string"), info.field);
%!   ## One curve of two without replicas; and where X = 0 there is no Teff.
%!   one = @(chi) nthargout (3, @fdt_violation, [1 0.5 0], chi, 1, ...
%!                           "windows", 1, "field", "exact");
%!   h = plot_fdt (gca (), {info.C, [1 0.5 0]}, {info.vertical, [0 0 1]}, 1, ...
%!                 "violation", {info, one([0 0 1])});
%!   assert (numel (h.bars), 2);
%!   h = plot_fdt ([1 0.5 0], [0 0 0], 1, "violation", one ([0 0 0]));
%!   assert (isempty (h.bars));
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!error <2 structs "violation" for 1 curves> check_figure ([1 0], [0 1], 1, "violation", repmat ({struct("windows", [0 1], "Teff", 1, "Teff_ci", [1 1], "field", "")}, 1, 2))
%!error <option "violation" must be the third result of fdt_violation> check_figure ([1 0], [0 1], 1, "violation", 3)
%!error <option "field" must be a sentence> check_figure ([1 0], [0 1], 1, "field", 2)

%!demo
%! ## Glass of the spherical 3-spin model: two slopes.
%! plot_fdt (pspin_solve (3, 0.5, 40, "steps", 800), "tw", [2 4 8 16]);

%!demo
%! ## Ising chains that are still ordering: effective temperatures of windows,
%! ## with the bars of a bootstrap over 200 chains.
%! T = 0.5;
%! tw = [3, 30];
%! for k = 1:2
%!   t = tw(k) * (1 + [0, logspace(-2, 1.5, 24)]);
%!   g = glauber_chain (T, t, tw(k), "replicas", 200, "sites", 1000, "seed", 1);
%!   [~, ~, info] = fdt_violation (g.sample.C_all, g.sample.chihat_all, T, ...
%!                                 "given", "chihat", "seed", 1, ...
%!                                 "field", "zero-field");
%!   C{k} = info.C;
%!   chihat{k} = info.vertical;
%!   violation{k} = info;
%! endfor
%! plot_fdt (C, chihat, T, "given", "chihat", "tw", tw, "violation", violation);
