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
## @deftypefn  {} {} plot_work (@var{wF}, @var{wR})
## @deftypefnx {} {} plot_work (@var{wF})
## @deftypefnx {} {} plot_work (@dots{}, "name", @var{value}, @dots{})
## @deftypefnx {} {} plot_work (@var{ax}, @dots{})
## @deftypefnx {} {@var{h} =} plot_work (@dots{})
## Work distributions of a process and of its reverse, where they cross, and
## how the free energy estimate settles.
##
## The first panel shows @code{P_F(W)} and @code{P_R(-W)} with the free energy
## that @code{work_report} recommends and its 95 % interval as a band: by
## Crooks' relation @code{P_F(W) / P_R(-W) = exp ((W - dF) / kT)} the curves
## cross there.  The second panel shows the estimate from growing parts of the
## data, from the first value on and from the last one backwards.  All numbers
## are those of @code{work_report} (fields convergence and crooks.histogram).
##
## @strong{Arguments}
##
## @var{wF}, @var{wR} and the options as for @code{work_report}, and "bins":
## number of bins or their edges.  With a vector @var{ax} of two axes the panels
## go there, with a single axes only the first is drawn.
##
## @strong{Results}
##
## @var{h}: struct of graphics handles (axes, forward, reverse, band, line,
## first, last), only if asked for.
##
## @strong{Accuracy}
##
## That of @code{work_report}.
##
## @strong{Errors}
##
## Those of @code{work_report}.
##
## @strong{References}
##
## G. E. Crooks, Phys. Rev. E 60, 2721 (1999).
##
## @strong{Example}
##
## @example
## @group
## wF = 2 + sin (1:40);  wR = -1 + cos (1:40);
## h = plot_work (axes (figure ("visible", "off")), wF, wR);
## numel (h.axes)
## @result{} ans = 1
## @end group
## @end example
##
## @seealso{work_report, crooks}
## @end deftypefn

function h = plot_work (varargin)

  [ax, varargin] = axes_argument (varargin);
  if (isempty (varargin))
    print_usage ();
  endif
  wF = varargin{1};
  wR = [];
  varargin(1) = [];
  if (! isempty (varargin) && isnumeric (varargin{1}))
    wR = varargin{1};
    varargin(1) = [];
  endif
  opt = parse_options ("plot_work", varargin, ...
                       [common_options("work", "random", "threads")
                        {"bins", [], @bins_message}]);
  pass = rmfield (opt, "bins");
  report = work_report (wF, wR, pass);
  unit = report.units;
  if (isempty (unit))
    unit = "kT = 1";
    if (report.kT != 1)
      unit = sprintf ("kT = %g", report.kT);
    endif
  endif

  if (isempty (ax))
    if (isempty (get (0, "currentfigure")))
      ## Two pictures side by side.
      figure ("position", get (0, "defaultfigureposition") .* [1, 1, 1.6, 1]);
    endif
    clf ();
    ## Room for titles and labels in flat figures too.
    ax = [axes("position", [0.09, 0.17, 0.38, 0.70]), ...
          axes("position", [0.59, 0.17, 0.38, 0.70])];
  endif
  result.axes = ax;
  result = distributions (result, ax(1), wF, wR, opt, report, unit);
  if (numel (ax) > 1)
    result = convergence (result, ax(2), report, unit);
  endif
  if (nargout > 0)
    h = result;
  endif

endfunction

function result = distributions (result, ax, wF, wR, opt, report, unit)

  blue = [0.12 0.35 0.65];
  red = [0.80 0.25 0.15];
  hold (ax, "on");
  wF = double (wF(:));
  wR = double (ifelse (opt.negated, 1, -1) * wR(:));
  all_values = [wF; wR](isfinite ([wF; wR]));
  edges = opt.bins;
  if (isempty (edges) || isscalar (edges))
    count = edges;
    if (isempty (count))
      count = max (8, ceil (2 * numel (all_values)^(1/3)));
    endif
    edges = linspace (min (all_values), max (all_values), count + 1);
  endif
  edges = edges(:)';
  if (! all (diff (edges) > 0))
    edges = edges(1) + [-0.5, 0.5];
  endif
  top = 0;
  labels = {};
  curves = [];
  for side = {{wF, blue, "P_F(W)", "forward"}, {wR, red, "P_R(-W)", "reverse"}}
    [w, color, label, field] = side{1}{:};
    w = w(isfinite (w));
    if (isempty (w))
      continue;
    endif
    c = histc (w', edges);
    c(end-1) += c(end);
    density = c(1:end-1) ./ diff (edges) / numel (w);
    [xs, ys] = stairs (edges, [density, density(end)]);
    xs = [xs(1); xs(:); xs(end)];
    ys = [0; ys(:); 0];
    curves(end+1) = plot (ax, xs, ys, "color", color, "linewidth", 1.6);
    result.(field) = curves(end);
    labels{end+1} = label;
    top = max (top, max (density));
  endfor
  ## Room for the legend.
  top *= 1.4;
  ci = report.ci;
  width = [min(edges), max(edges)];
  pad = 0.03 * diff (width);
  width = [min([width(1), report.dF]) - pad, max([width(2), report.dF]) + pad];
  if (all (isfinite (ci)))
    shown = min (max (ci, width(1)), width(2));
    result.band = patch (ax, shown([1 2 2 1]), [0 0 top top], [0.75 0.75 0.75], ...
                         "facealpha", 0.45, "edgecolor", "none");
    curves(end+1) = result.band;
    labels{end+1} = "95 % interval";
  endif
  result.line = plot (ax, report.dF * [1 1], [0 top], "k--", "linewidth", 1.2);
  curves(end+1) = result.line;
  labels{end+1} = sprintf ("dF (%s)", strrep (report.method, "_", " "));
  axis (ax, [width, 0, top]);
  xlabel (ax, sprintf ("work W  [%s]", unit));
  ylabel (ax, "probability density");
  title (ax, sprintf ("dF = %.4g \\pm %.2g", report.dF, report.se));
  legend (ax, curves, labels, "location", "northwest", "box", "off");
  box (ax, "on");
  hold (ax, "off");

endfunction

function result = convergence (result, ax, report, unit)

  c = report.convergence;
  percent = 100 * c.fraction;
  hold (ax, "on");
  result.first = errorbar (ax, percent - 0.7, c.first, c.first_se);
  result.last = errorbar (ax, percent + 0.7, c.last, c.last_se);
  set (result.first, "color", [0.10 0.45 0.35], "marker", "o");
  set (result.last, "color", [0.75 0.45 0.05], "marker", "s");
  set ([result.first, result.last], "linestyle", "-", "markersize", 4);
  final = plot (ax, [0 105], report.dF * [1 1], "k--", "linewidth", 1.2);
  xlim (ax, [0 105]);
  xlabel (ax, "share of the runs  [%]");
  ylabel (ax, sprintf ("dF  [%s]", unit));
  title (ax, "convergence");
  free = ifelse (report.dF > mean (ylim (ax)), "southeast", "northeast");
  legend (ax, [result.first, result.last, final], ...
          {"from the first run on", "from the last run back", ...
           "all runs"}, "location", free, "box", "off");
  box (ax, "on");
  hold (ax, "off");

endfunction

%!demo
%! wF = 3 + 4.5 + 3 * randn (300, 1);
%! wR = -3 + 4.5 + 3 * randn (300, 1);
%! plot_work (wF, wR);

%!shared wF, wR
%! wF = 2 + sin (1:40);
%! wR = -1 + cos (1:40);
%!test
%! f = figure ("visible", "off");
%! unwind_protect
%!   h = plot_work (wF, wR, "seed", 1);
%!   r = work_report (wF, wR, "seed", 1);
%!   assert (numel (h.axes), 2);
%!   assert (get (h.line, "xdata"), r.dF * [1 1]);
%!   assert (get (h.first, "ydata")(:), r.convergence.first);
%!   ## The step curves enclose an area of one each.
%!   for c = [h.forward, h.reverse]
%!     assert (trapz (get (c, "xdata"), get (c, "ydata")), 1, 1e-12);
%!   endfor
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!test # into a given axes, one side, given edges
%! f = figure ("visible", "off");
%! unwind_protect
%!   ax = axes ("parent", f);
%!   h = plot_work (ax, wF, "bins", 0:0.5:4);
%!   assert (h.axes, ax);
%!   assert (isfield (h, "reverse"), false);
%!   assert (isfield (h, "first"), false);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!error <Invalid call> plot_work ()
%!error <plot_work: unknown option "foo"> plot_work (1:3, "foo", 1)
