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
## @deftypefn  {} {} plot_green_kubo (@var{J}, @var{dt})
## @deftypefnx {} {} plot_green_kubo (@var{J}, @var{dt}, "name", @var{value}, @dots{})
## @deftypefnx {} {} plot_green_kubo (@var{info})
## @deftypefnx {} {} plot_green_kubo (@var{ax}, @dots{})
## @deftypefnx {} {@var{h} =} plot_green_kubo (@dots{})
## Spectrum of currents, the curve that @code{green_kubo} fits and its cutoff.
##
## The first panel shows the periodogram of each current, averaged over
## neighbouring frequencies where there are many, the fitted spectrum up to the
## cutoff f* and its value at zero, 2 L_ii, with a bar of two standard errors;
## for "cepstral" those of the reduced spectra, for "block" and "lag" the
## spectrum that "whittle" fits.  The second shows L_ii with one standard error
## for half the cutoff (or length), itself and twice it: where they agree, the
## cutoff does not matter.  All numbers are fields of the third result of
## @code{green_kubo}.
##
## @strong{Arguments}
##
## @var{J}, @var{dt} and the options as for @code{green_kubo}; or @var{info},
## the third result of such a call.  With a vector @var{ax} of two axes the
## panels go there, with a single axes only the first is drawn.
##
## @strong{Results}
##
## @var{h}: struct of graphics handles (axes, periodogram, fit, zero, cutoff,
## sensitivity), only if asked for.
##
## @strong{Accuracy}
##
## That of @code{green_kubo}.
##
## @strong{Errors}
##
## Those of @code{green_kubo}; and @code{noneq:type} for a struct that is no
## such result.
##
## @strong{References}
##
## L. Ercole, A. Marcolongo and S. Baroni, Sci. Rep. 7, 15835 (2017).
##
## @strong{Example}
##
## @example
## @group
## J = filter (1, [1, -0.5], sin ((1:400)'.^2));
## h = plot_green_kubo (axes (figure ("visible", "off")), J, 0.1);
## numel (h.fit)
## @result{} ans = 1
## @end group
## @end example
##
## @seealso{green_kubo}
## @end deftypefn

function h = plot_green_kubo (varargin)

  [ax, varargin] = axes_argument (varargin);
  if (isempty (varargin))
    print_usage ();
  endif
  info = varargin{1};
  if (isstruct (info))
    if (numel (varargin) > 1)
      print_usage ();
    endif
    if (! (isscalar (info)
           && all (isfield (info, {"spectrum", "sensitivity", "cutoff", ...
                                   "method", "L", "se"}))))
      error ("noneq:type", ...
             ["plot_green_kubo: the struct must be the third result of" ...
              " green_kubo"]);
    endif
  elseif (numel (varargin) < 2)
    print_usage ();
  else
    [~, ~, info] = green_kubo (varargin{:});
  endif
  if (isempty (ax))
    clf ();
    ## Room for titles and labels in flat figures and in those of usual size.
    ax = [axes("position", [0.12, 0.17, 0.47, 0.70], "fontsize", 8), ...
          axes("position", [0.72, 0.17, 0.26, 0.70], "fontsize", 8)];
  endif
  result.axes = ax;
  M = rows (info.L);
  colors = [0.12 0.35 0.65; 0.80 0.25 0.15; 0.15 0.50 0.25; 0.60 0.40 0.05; ...
            0.45 0.25 0.60];
  colors = colors(mod ((0:M-1), rows (colors)) + 1,:);
  result = draw_spectrum (result, ax(1), info, colors);
  if (numel (ax) > 1)
    result = draw_sensitivity (result, ax(2), info, colors);
  endif
  if (nargout > 0)
    h = result;
  endif

endfunction

function result = draw_spectrum (result, ax, info, colors)

  M = rows (colors);
  s = info.spectrum;
  hold (ax, "on");
  labels = cell (1, M);
  for j = 1:M
    P = own (s.periodogram, j);
    result.periodogram(j) = plot (ax, s.frequency, P, ".", "color", ...
                                  0.45 + 0.55 * colors(j,:), "markersize", 6);
  endfor
  top = 0;
  for j = 1:M
    S = own (s.fit, j);
    L = diagonal (info.L)(j);
    f = s.frequency;
    if (f(1) > 0 && strcmp (info.method, "whittle"))
      f = [0; f];
      S = [2 * L; S];
    endif
    result.fit(j) = plot (ax, f, S, "color", colors(j,:), "linewidth", 2);
    zero = 2 * L;
    result.zero(j) = plot (ax, 0, zero, "o", "color", colors(j,:), ...
                           "markerfacecolor", colors(j,:));
    bar = 4 * diagonal (info.se)(j);
    plot (ax, [0, 0], max (zero + [-bar, bar], zero * 1e-3), "color", ...
          colors(j,:), "linewidth", 3);
    labels{j} = sprintf ("current %d", j);
    top = max ([top; S; zero]);
  endfor
  least = min (arrayfun (@(j) min (own (s.fit, j)), 1:M));
  ## Currents in units of their own may differ by orders of magnitude.
  if (top > 30 * least)
    set (ax, "yscale", "log");
    low = least / 5;
    high = 100 * top;
  else
    low = 0;
    high = 2.5 * top;
  endif
  result.cutoff = plot (ax, info.cutoff * [1 1], [low, high], "k--");
  axis (ax, [-0.02 * info.cutoff, 1.05 * info.cutoff, low, high]);
  xlabel (ax, "frequency (cycles a unit of time)");
  ylabel (ax, "S (unit of L); L = S(0) / 2");
  title (ax, sprintf ("spectrum up to f* = %.4g, order %s", info.cutoff, ...
                      strjoin (cellstr (num2str (info.order(:))), ", ")));
  legend (ax, result.fit, labels, "location", "northeast");
  box (ax, "on");
  hold (ax, "off");

endfunction

function result = draw_sensitivity (result, ax, info, colors)

  M = rows (colors);
  s = info.sensitivity;
  here = info.cutoff;
  name = "band f* (1 / time)";
  switch (info.method)
    case "block"
      here = info.block_length;
      name = "length of a block (time)";
    case "lag"
      here = info.lag;
      name = "length of the window (time)";
  endswitch
  cutoff = [s.cutoff(1), here, s.cutoff(2)];
  hold (ax, "on");
  for j = M:-1:1
    unit = diagonal (info.L)(j);
    side = arrayfun (@(k) diagonal (s.L(:,:,k))(j), 1:2);
    error_of = arrayfun (@(k) diagonal (s.se(:,:,k))(j), 1:2);
    y = [side(1), unit, side(2)] / unit;
    e = [error_of(1), diagonal(info.se)(j), error_of(2)] / unit;
    shift = 1.05^(j - (M + 1) / 2);
    result.sensitivity(j) = errorbar (ax, cutoff * shift, y, e);
    set (result.sensitivity(j), "color", colors(j,:), "marker", "o", ...
         "linestyle", "none", "linewidth", 1.2);
  endfor
  range = here * [0.4, 2.5];
  plot (ax, range, [1 1], "k--");
  ticks = sort (cutoff(! isnan (cutoff)));
  set (ax, "xscale", "log", "xlim", range, "xtick", ticks, "xticklabel", ...
       arrayfun (@(x) sprintf ("%.3g", x), ticks, "uniformoutput", false));
  xlabel (ax, name);
  ylabel (ax, "L_{ii} / estimate");
  title (ax, "half, itself, twice");
  box (ax, "on");
  hold (ax, "off");

endfunction

## Spectrum of current J alone, from n x M x M or n x M.
function x = own (S, j)

  x = real (S(:,j,min (j, size (S, 3))));

endfunction

function x = diagonal (L)

  x = L;
  if (columns (L) > 1)
    x = diag (L);
  endif

endfunction

%!demo
%! ## A damped oscillator's position and a simple relaxation.
%! J = [filter(0.05, [1, -1.8, 0.86], randn (2e4, 1)), ...
%!      filter(0.05, [1, -0.95], randn (2e4, 1))];
%! plot_green_kubo (J, 0.1);

%!shared J
%! J = [filter(1, [1, -0.5], sin ((1:400)'.^2)), cos((1:400)'.^2)];
%!test
%! f = figure ("visible", "off");
%! unwind_protect
%!   h = plot_green_kubo (J, 0.1);
%!   [L, se, info] = green_kubo (J, 0.1);
%!   assert (numel (h.axes), 2);
%!   assert (get (h.zero(2), "ydata"), 2 * L(2,2), 1e-14);
%!   assert (get (h.fit(1), "ydata")(2:end)(:), real (info.spectrum.fit(:,1,1)));
%!   assert (get (h.cutoff, "xdata"), info.cutoff * [1, 1]);
%!   assert (get (h.sensitivity(1), "ydata")(3), ...
%!           info.sensitivity.L(1,1,2) / L(1,1), 1e-14);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!test # into a given axes, from the result
%! f = figure ("visible", "off");
%! unwind_protect
%!   ax = axes ("parent", f);
%!   [~, ~, info] = green_kubo (J(:,1), 0.1);
%!   h = plot_green_kubo (ax, info);
%!   assert (h.axes, ax);
%!   assert (isfield (h, "sensitivity"), false);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!error <Invalid call> plot_green_kubo ()
%!error <Invalid call> plot_green_kubo (J)
%!error <plot_green_kubo: the struct must be the third result of green_kubo>
%! plot_green_kubo (struct ("a", 1));
%!test # every method
%! f = figure ("visible", "off");
%! unwind_protect
%!   x = cat (3, J, flipud (J));
%!   for method = {"block", "lag", "cepstral"}
%!     h = plot_green_kubo (x, 0.1, "method", method{1});
%!     [L, se, info] = green_kubo (x, 0.1, "method", method{1});
%!     if (columns (L) > 1)
%!       L = diag (L);
%!     endif
%!     assert (get (h.zero(2), "ydata"), 2 * L(2), 1e-14);
%!     assert (get (h.sensitivity(2), "ydata")(2), 1);
%!   endfor
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect
%!error <green_kubo: unknown option "foo"> plot_green_kubo (J, 0.1, "foo", 1)
