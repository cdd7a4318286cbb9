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
## @deftypefn  {} {} plot_onsager (@var{J}, @var{X})
## @deftypefnx {} {} plot_onsager (@var{J}, @var{X}, "name", @var{value}, @dots{})
## @deftypefnx {} {} plot_onsager (@var{ax}, @dots{})
## @deftypefnx {} {@var{h} =} plot_onsager (@dots{})
## Draw an Onsager fit: the matrix with its errors, flux against force, the
## residuals, and the ellipses of L12 and L21.
##
## All numbers are those of @code{onsager_fit}.  In the second panel the part
## of the other forces has been taken off each flux.  The ellipses of the free
## estimates of L(i,j) and L(j,i) are those of one standard error and of 95 %;
## they touch the dashed line where reciprocity holds.  For one flux the last
## panel is left out.
##
## @strong{Arguments}
##
## @var{J}, @var{X} and the options as for @code{onsager_fit}.  @var{ax}: four
## axes (three for one flux), or one, in which the flux against the force is
## drawn.
##
## @strong{Results}
##
## @var{h}: struct of graphics handles (axes, cells, points, lines, residuals,
## ellipses, diagonal), only if asked for.
##
## @strong{Accuracy}
##
## That of @code{onsager_fit}.
##
## @strong{Errors}
##
## Those of @code{onsager_fit}.
##
## @strong{References}
##
## D. G. Miller, Chem. Rev. 60, 15 (1960), on measured reciprocal relations.
##
## @strong{Example}
##
## @example
## @group
## X = [1 0 1 1 2 -1; 0 1 1 -1 1 2]';
## J = [2.1 0.9 3.2 1 5.1 0.1; 1.2 3.1 3.9 -2.1 5.2 4.8]';
## h = plot_onsager (J, X);
## numel (h.axes)
## @result{} 4
## close
## @end group
## @end example
##
## @seealso{onsager_fit, entropy_production}
## @end deftypefn

function h = plot_onsager (varargin)

  [ax, varargin] = axes_argument (varargin);
  if (numel (varargin) < 2)
    print_usage ();
  endif
  [~, ~, fit] = onsager_fit (varargin{:});
  [J, X] = onsager_data ("plot_onsager", varargin{1:2});
  n = columns (J);
  if (isempty (ax))
    clf ();
    if (n == 1)
      at = [0.08, 0.18, 0.16, 0.68; 0.36, 0.18, 0.25, 0.68
            0.73, 0.18, 0.25, 0.68];
    else
      at = [0.10, 0.63, 0.34, 0.29; 0.62, 0.63, 0.35, 0.29
            0.10, 0.13, 0.34, 0.29; 0.62, 0.13, 0.35, 0.29];
    endif
    ## Titles and labels have to fit a figure of the usual size.
    for k = 1:rows (at)
      ax(k) = axes ("position", at(k,:), "fontsize", 8);
    endfor
  endif
  result = struct ("axes", ax, "cells", [], "points", [], "lines", [], ...
                   "residuals", [], "ellipses", [], "diagonal", []);
  colors = lines_of (n);
  if (isscalar (ax))
    result = against_force (result, ax, J, X, fit, colors);
  else
    result = matrix (result, ax(1), fit);
    result = against_force (result, ax(2), J, X, fit, colors);
    result = residuals (result, ax(3), J, X, fit, colors);
    if (n > 1 && numel (ax) > 3)
      result = ellipses (result, ax(4), fit);
    endif
  endif
  if (nargout > 0)
    h = result;
  endif

endfunction

function c = lines_of (n)

  c = [0.12 0.35 0.65; 0.80 0.25 0.15; 0.10 0.50 0.35; 0.75 0.50 0.05; ...
       0.45 0.25 0.60];
  c = c(1 + mod (0:n-1, rows (c)),:);

endfunction

function result = matrix (result, ax, fit)

  n = rows (fit.L);
  d = sqrt (abs (diag (fit.L)));
  d(d == 0) = 1;
  font = get (ax, "fontsize");
  imagesc (ax, fit.L ./ (d * d'), [-1, 1]);
  set (ax, "fontsize", font);
  shade = linspace (0, 1, 33)';
  colormap (ax, [0.55 + 0.45 * [shade, shade], ones(33, 1)
                 ones(32, 1), 1 - 0.45 * [shade, shade](2:end,:)]);
  for i = 1:n
    for j = 1:n
      has_error = isfinite (fit.se(i,j)) && n <= 6;
      style = {"horizontalalignment", "center", "fontsize", max(6, 10 - n)};
      result.cells(i,j) = text (ax, j, i - 0.15 * has_error, ...
                                sprintf ("%.4g", fit.L(i,j)), style{:});
      if (has_error)
        text (ax, j, i + 0.18, sprintf ("+- %.2g", fit.se(i,j)), style{:});
      endif
    endfor
  endfor
  set (ax, "xtick", 1:n, "ytick", 1:n);
  xlabel (ax, "force");
  ylabel (ax, "flux");
  title (ax, "L");

endfunction

## L and intercept that belong to row K of the data.
function J = without_intercept (J, fit)

  if (isfield (fit, "intercept"))
    J -= fit.intercept.value;
  endif

endfunction

function result = against_force (result, ax, J, X, fit, colors)

  J = without_intercept (J, fit);
  n = columns (J);
  unit = max (abs (X), [], 1);
  unit(unit == 0) = 1;
  hold (ax, "on");
  names = {};
  for i = 1:n
    own = J(:,i) - X * fit.L(i,:)' + X(:,i) * fit.L(i,i);
    scale = 1;
    label = "";
    if (n > 1)
      scale = max (abs (own));
      label = sprintf (" / %.3g", scale);
    endif
    scale += scale == 0;
    x = X(:,i);
    if (n > 1)
      x /= unit(i);
    endif
    result.points(i) = plot (ax, x, own / scale, "o", "color", colors(i,:), ...
                             "markersize", 4);
    span = [min([x; 0]), max([x; 0])];
    factor = ifelse (n > 1, unit(i), 1);
    result.lines(i) = plot (ax, span, fit.L(i,i) * span * factor / scale, "-", ...
                            "color", colors(i,:), "linewidth", 1.4);
    names{i} = sprintf ("J_%d%s", i, label);
  endfor
  if (n > 1)
    xlabel (ax, "own force / its maximum");
    ylabel (ax, "flux, own part");
    legend (ax, result.points, names, "location", "northwest", ...
            "fontsize", 7);
  else
    xlabel (ax, "force");
    ylabel (ax, "flux");
  endif
  title (ax, "flux against force");
  box (ax, "on");
  hold (ax, "off");

endfunction

function result = residuals (result, ax, J, X, fit, colors)

  r = without_intercept (J, fit) - X * fit.L';
  unit = std (r, 0, 1);
  unit(unit == 0) = 1;
  hold (ax, "on");
  for i = 1:columns (r)
    result.residuals(i) = plot (ax, 1:rows (r), r(:,i) / unit(i), "o", ...
                                "color", colors(i,:), "markersize", 4);
  endfor
  plot (ax, [0, rows(r) + 1], [0, 0], "k-");
  xlim (ax, [0, rows(r) + 1]);
  xlabel (ax, "observation");
  ylabel (ax, "scaled residual");
  title (ax, "residuals");
  box (ax, "on");
  hold (ax, "off");

endfunction

function result = ellipses (result, ax, fit)

  n = rows (fit.L);
  angle = linspace (0, 2 * pi, 181);
  circle = [cos(angle); sin(angle)];
  hold (ax, "on");
  span = [Inf, -Inf];
  for i = 1:n
    for j = i+1:n
      at = [i + n * (j - 1), j + n * (i - 1)];
      C = fit.cov_free(at,at);
      centre = [fit.L_free(i,j); fit.L_free(j,i)];
      plot (ax, centre(1), centre(2), "k+");
      if (any (! isfinite (C(:))))
        continue;
      endif
      [v, d] = eig ((C + C') / 2);
      for size_of = [1, 2.447746830680816]
        e = centre + size_of * v * sqrt (max (d, 0)) * circle;
        result.ellipses(end+1) = plot (ax, e(1,:), e(2,:), "-", "color", ...
                                       [0.12 0.35 0.65], "linewidth", 1.3);
        span = [min(span(1), min (e(:))), max(span(2), max (e(:)))];
      endfor
    endfor
  endfor
  if (span(1) < span(2))
    ## With parities of opposite sign the relation is L(j,i) = -L(i,j).
    sign_of = sign (fit.L_sym(1,2) * fit.L_sym(2,1));
    sign_of += sign_of == 0;
    result.diagonal = plot (ax, span, sign_of * span, "k--");
  endif
  axis (ax, "equal");
  xlabel (ax, "L_{ij}");
  ylabel (ax, "L_{ji}");
  label = "reciprocity";
  if (isfinite (fit.reciprocity.p))
    label = sprintf ("reciprocity: p = %.3g", fit.reciprocity.p);
  endif
  title (ax, label);
  box (ax, "on");
  hold (ax, "off");

endfunction

%!demo
%! X = randn (40, 2);
%! J = X * [2 0.6; 0.6 1] + 0.2 * randn (40, 2);
%! plot_onsager (J, X);

%!shared J, X
%! X = [1 0 1 1 2 -1; 0 1 1 -1 1 2]';
%! J = [2.1 .9 3.2 1 5.1 .1; 1.2 3.1 3.9 -2.1 5.2 4.8]';
%!test
%! f = figure ("visible", "off");
%! unwind_protect
%!   h = plot_onsager (J, X);
%!   [~, ~, fit] = onsager_fit (J, X);
%!   assert (numel (h.axes), 4);
%!   assert (get (h.cells(1,2), "string")(1,1:4), "1.06");
%!   ## The larger ellipse reaches 2.4477 errors to each side.
%!   x = get (h.ellipses(2), "xdata");
%!   assert ((max (x) - min (x)) / 2, 2.447746830680816 * sqrt (fit.cov_free(3,3)), -1e-3);
%!   r = J - X * fit.L';
%!   assert (get (h.residuals(2), "ydata")(:), r(:,2) / std (r(:,2)), 1e-12);
%!   y = get (h.lines(1), "ydata");
%!   x = get (h.lines(1), "xdata");
%!   own = J(:,1) - X(:,2) * fit.L(1,2);
%!   assert (diff (y) / diff (x), fit.L(1,1) * 2 / max (abs (own)), 1e-12);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!test # one flux; one axes
%! f = figure ("visible", "off");
%! unwind_protect
%!   h = plot_onsager ((1:4)' + [0.1; -0.1; 0; 0.1], (1:4)', "intercept", true);
%!   assert (numel (h.axes), 3);
%!   assert (isempty (h.ellipses));
%!   clf ();
%!   ax = axes ();
%!   h = plot_onsager (ax, J, X, "parity", [1 -1]);
%!   assert (h.axes, ax);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!error <Invalid call> plot_onsager (1)
%!error <onsager_fit: J is empty> plot_onsager ([], [])
