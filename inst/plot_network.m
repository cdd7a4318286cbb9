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
## @deftypefn  {} {} plot_network (@var{W})
## @deftypefnx {} {} plot_network (@var{ax}, @var{W}, "name", @var{value}, @dots{})
## @deftypefnx {} {@var{h} =} plot_network (@dots{})
## Draw a jump network in its steady state: states, net currents as arrows
## whose width is the current, and the affinities of its cycles.
##
## A state is a disc, the darker the more probable.  An arrow points where the
## net current flows; a thin grey line joins states without one.  Each
## fundamental cycle is marked by an arc in the direction in which its affinity
## A (in kT) drives it.  All numbers are those of @code{network_entropy}.
##
## @strong{Arguments}
##
## @var{ax}: axes to draw in, by default the current ones.  @var{W}: rates,
## n x n, W(i,j) for the jump i -> j; or a network made by @code{network},
## whose labels and positions are then used.
##
## @strong{Options}
##
## @table @asis
## @item "positions"
## n x 2, [x, y] of each state; by default on a circle, clockwise from the top.
## @item "numbers" ("current")
## What is written beside the arrows: "current"; "affinity" of the edge (kT);
## "production" of entropy (kB per unit time); or "none".
## @item "cycles" (6)
## Most cycles that are marked; with more than that none is.
## @item "color" ([0.80 0.33 0.05])
## Of the arrows.
## @end table
##
## @strong{Result}
##
## @var{h}: only if asked for, a struct of graphics handles: axes, states,
## arrows, lines, labels, numbers, cycles.
##
## @strong{Accuracy}
##
## That of @code{network_entropy}; widths are proportional to currents, down
## to 1 % of the largest.
##
## @strong{Errors}
##
## @code{noneq:connected}: no single steady state.  @code{noneq:size}:
## positions do not fit.  For @var{W} as in @code{network_steady}.
##
## @strong{References}
##
## J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976).
##
## @strong{Example}
##
## @example
## @group
## net = network (@{"E", "ES", 2, 1; "ES", "EP", 3, 1; "EP", "E", 4, 1@});
## h = plot_network (net, "numbers", "none");
## numel (h.arrows)
## @result{} 3
## close
## @end group
## @end example
##
## @seealso{network, network_entropy, network_cycles}
## @end deftypefn

function h = plot_network (varargin)

  [ax, varargin] = axes_argument (varargin, 1);
  if (isempty (varargin))
    print_usage ();
  endif
  W = varargin{1};
  opt = parse_options ("plot_network", varargin(2:end), ...
                       {"positions", [], @positions_message
                        "numbers", "current", ...
                        {"current", "affinity", "production", "none"}
                        "cycles", 6, "whole"
                        "color", [0.80, 0.33, 0.05], @color_message});
  net = check_network ("plot_network", W);
  at = opt.positions;
  if (isempty (at) && isstruct (W) && isfield (W, "positions"))
    at = W.positions;
  endif
  if (isempty (at))
    at = on_circle (net.n);
  elseif (rows (at) != net.n)
    error ("noneq:size", ...
           "plot_network: %d positions for the %d states", rows (at), net.n);
  endif

  ## An infinite production is drawn as such.
  state = warning ("query", "noneq:one-way");
  warning ("off", "noneq:one-way");
  unwind_protect
    [~, info] = network_entropy (net);
  unwind_protect_cleanup
    warning (state.state, "noneq:one-way");
  end_unwind_protect

  if (isempty (ax))
    ax = gca ();
  endif
  handles = draw (newplot (ax), net, at, info, opt);
  if (nargout > 0)
    h = handles;
  endif

endfunction

function must = positions_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && columns (value) == 2
         && all (isfinite (value(:)))))
    must = "a real matrix with one row [x, y] a state";
  endif

endfunction

function must = color_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && numel (value) == 3
         && all (value(:) >= 0 & value(:) <= 1)))
    must = "three numbers from 0 to 1";
  endif

endfunction

function at = on_circle (n)

  angle = pi / 2 - 2 * pi * (0:n-1)' / n;
  at = [cos(angle), sin(angle)];
  if (n == 1)
    at = [0, 0];
  endif

endfunction

function h = draw (ax, net, at, info, opt)

  held = ishold (ax);
  hold (ax, "on");
  i = info.edges(:,1);
  j = info.edges(:,2);
  span = max (max (at, [], 1) - min (at, [], 1));
  if (! (span > 0))
    span = 1;
  endif
  gaps = sqrt (sumsq (at(i,:) - at(j,:), 2));
  gaps = gaps(gaps > 0);
  radius = min ([0.07 * span; 0.22 * gaps]);
  widest = 0.9 * radius;
  middle = mean (at, 1);

  h = struct ("axes", ax, "states", [], "arrows", [], "lines", [], ...
              "labels", [], "numbers", [], "cycles", []);
  J = info.edge_current;
  largest = max ([abs(J); 0]);
  ## Rounding of an equilibrium is no current.
  flows = info.p(i)(:) .* full (net.W(sub2ind (size (net.W), i, j)))(:);
  is_current = abs (J) > 1e-12 * max ([flows; realmin]);
  value = written (info, opt.numbers);
  centers = zeros (0, 2);
  marked = isfield (info, "cycles") && numel (info.cycles.names) <= opt.cycles;
  if (marked)
    for k = 1:numel (info.cycles.names)
      centers(k,:) = mean (at(info.cycles.states{k},:), 1);
    endfor
  endif
  for k = 1:rows (info.edges)
    tail = at(i(k),:);
    tip = at(j(k),:);
    if (J(k) < 0)
      [tail, tip] = deal (tip, tail);
    endif
    along = tip - tail;
    reach = norm (along);
    if (reach == 0)
      continue;
    endif
    along /= reach;
    if (! is_current(k))
      h.lines(end+1) = line (ax, [tail(1), tip(1)], [tail(2), tip(2)], ...
                             "color", [0.7, 0.7, 0.7], "linewidth", 1);
      continue;
    endif
    width = widest * max (abs (J(k)) / largest, 0.01);
    shape = arrow (tail + 1.15 * radius * along, ...
                   tip - 1.15 * radius * along, width, radius);
    h.arrows(end+1) = patch (ax, shape(:,1), shape(:,2), opt.color, ...
                             "edgecolor", opt.color, "linewidth", 0.5);
    if (! strcmp (opt.numbers, "none"))
      [place, align] = free_place (at, info, k, middle, centers, width, ...
                                   radius);
      h.numbers(end+1) = text (ax, place(1), place(2), short (value(k)), ...
                               "horizontalalignment", align, ...
                               "fontsize", 9, "color", 0.75 * opt.color);
    endif
  endfor

  if (marked)
    for k = 1:numel (info.cycles.names)
      h.cycles = [h.cycles, mark_cycle(ax, at, info.cycles, k, radius)];
    endfor
  endif

  angle = linspace (0, 2 * pi, 49)';
  disc = radius * [cos(angle), sin(angle)];
  for k = 1:net.n
    shade = info.p(k) / max (info.p);
    fill_color = [1, 1, 1] - shade * [0.80, 0.55, 0.22];
    h.states(k) = patch (ax, at(k,1) + disc(:,1), at(k,2) + disc(:,2), ...
                         fill_color, "edgecolor", [0.15, 0.25, 0.4], ...
                         "linewidth", 1.2);
    ink = [0, 0, 0];
    if (shade > 0.6)
      ink = [1, 1, 1];
    endif
    name = net.labels{k};
    place = at(k,:);
    align = "center";
    if (numel (name) > 3)
      ## Beside the disc, away from the middle of the picture.
      [place, align] = outwards (at(k,:), middle, 1.5 * radius);
      ink = [0, 0, 0];
    else
      [below, side] = outwards (at(k,:), middle, 1.5 * radius);
      h.labels(end+1) = text (ax, below(1), below(2), ...
                              short (info.p(k)), ...
                              "horizontalalignment", side, "fontsize", 8, ...
                              "color", [0.35, 0.35, 0.35]);
    endif
    h.labels(end+1) = text (ax, place(1), place(2), name, ...
                            "horizontalalignment", align, "color", ink, ...
                            "fontsize", 12 - min (numel (name), 4), ...
                            "interpreter", "none");
  endfor

  axis (ax, "equal");
  margin = 4 * radius;
  low = min (at, [], 1) - margin;
  high = max (at, [], 1) + margin;
  axis (ax, [low(1), high(1), low(2), high(2)]);
  axis (ax, "off");
  if (! held)
    hold (ax, "off");
  endif

endfunction

function value = written (info, what)

  switch (what)
    case "affinity"
      value = abs (info.edge_affinity);
    case "production"
      value = info.edge_production;
    otherwise
      value = abs (info.edge_current);
  endswitch

endfunction

function s = short (x)

  s = sprintf ("%.3g", x);
  if (isinf (x))
    s = "\\infty";
  endif
  s = regexprep (s, 'e([+-])0*(\d+)', '\\cdot10^{$1$2}');
  s = strrep (s, "{+", "{");

endfunction

function [place, align] = outwards (at, middle, distance)

  away = at - middle;
  if (! any (away))
    away = [0, -1];
  endif
  away /= norm (away);
  place = at + distance * away;
  align = "center";
  if (away(1) > 0.3)
    align = "left";
  elseif (away(1) < -0.3)
    align = "right";
  endif

endfunction

## Where the number of edge K is in nobody's way: beside the edge, as far as
## possible from other edges, states and cycle marks, else near its middle and
## on the outer side.
function [place, align] = free_place (at, info, k, middle, centers, width, ...
                                      radius)

  a = at(info.edges(k,1),:);
  b = at(info.edges(k,2),:);
  normal = [a(2) - b(2), b(1) - a(1)] / norm (b - a);
  if (normal * ((a + b) / 2 - middle)' < 0)
    normal = -normal;
  endif
  others = info.edges([1:k-1, k+1:end],:);
  best = -Inf;
  for side = [1, -1]
    for share = [0.5, 0.4, 0.6, 0.3, 0.7]
      out = side * normal;
      lean = (out(1) > 0.3) - (out(1) < -0.3);
      start = a + share * (b - a) ...
              + out * (width / 2 + (0.35 + 0.35 * (lean == 0)) * radius);
      ## The text is some 2 radii wide.
      x = start + [lean * radius, 0];
      free = min ([distance_to_segments(x, at(others(:,1),:), ...
                                        at(others(:,2),:))
                   sqrt(sumsq (at - x, 2)) - radius
                   sqrt(sumsq (centers - x, 2)) - 1.1 * radius
                   2 * radius]);
      free -= radius * (0.8 * abs (share - 0.5) + 0.1 * (side < 0));
      if (free > best + 1e-9 * radius)
        best = free;
        place = start;
        align = {"right", "center", "left"}{2 + lean};
      endif
    endfor
  endfor

endfunction

## Distance of the point X to the segments from the rows of A to those of B.
function d = distance_to_segments (x, a, b)

  along = b - a;
  share = sum ((x - a) .* along, 2) ./ max (sumsq (along, 2), realmin);
  nearest = a + min (max (share, 0), 1) .* along;
  d = sqrt (sumsq (x - nearest, 2));

endfunction

## Outline of an arrow from TAIL to TIP.
function shape = arrow (tail, tip, width, radius)

  along = tip - tail;
  reach = norm (along);
  along /= reach;
  normal = [-along(2), along(1)];
  head = min (max (1.1 * width, 0.6 * radius), 0.7 * reach);
  wing = max (width, 0.35 * radius);
  neck = tip - head * along;
  shape = [tail + normal * width / 2
           neck + normal * width / 2
           neck + normal * wing
           tip
           neck - normal * wing
           neck - normal * width / 2
           tail - normal * width / 2];

endfunction

## Three quarters of a circle about the middle of cycle K, with a head in the
## direction in which it is driven, and its affinity.
function h = mark_cycle (ax, at, cycles, k, radius)

  states = cycles.states{k};
  corners = at(states,:);
  center = mean (corners, 1);
  A = cycles.affinity(k);
  ink = [0.25, 0.45, 0.25];
  next = corners([2:end, 1],:);
  area = sum (corners(:,1) .* next(:,2) - next(:,1) .* corners(:,2));
  size_of_arc = 1.1 * radius;
  h = [];
  if (abs (A) > 1e-12)
    turn = sign (area) * sign (A);
    angle = pi / 2 + turn * linspace (pi / 5, 2 * pi - pi / 5, 60);
    x = center(1) + size_of_arc * cos (angle);
    y = center(2) + size_of_arc * sin (angle);
    h(end+1) = line (ax, x, y, "color", ink, "linewidth", 1.2);
    step = [x(end) - x(end-4), y(end) - y(end-4)];
    step *= 0.3 * radius / norm (step);
    normal = [-step(2), step(1)];
    tip = [x(end), y(end)] + step;
    base = [x(end), y(end)] - step;
    shape = [tip; base + normal; base - normal];
    h(end+1) = patch (ax, shape(:,1), shape(:,2), ink, "edgecolor", ink);
  endif
  h(end+1) = text (ax, center(1), center(2), short (abs (A)), ...
                   "horizontalalignment", "center", "fontsize", 9, ...
                   "color", ink);

endfunction

%!function f = hidden ()
%!  f = figure ("visible", "off");
%!endfunction

%!test <*5>
%! f = hidden ();
%! unwind_protect
%!   h = plot_network ([0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0]);
%!   assert (numel (h.states), 4);
%!   assert (numel (h.arrows), 5);
%!   assert (numel (h.lines), 0);
%!   assert (numel (h.numbers), 5);
%!   ## Two arcs with heads and texts.
%!   assert (numel (h.cycles), 6);
%!   assert (get (h.cycles(3), "string"), "4.09");
%!   ## 1 -> 2 carries 65/106, 1 -> 3 the largest, against it.
%!   x = get (h.arrows(2), "xdata");
%!   y = get (h.arrows(2), "ydata");
%!   assert (y(4) > y(1));
%!   width = @(k) hypot (diff (get (h.arrows(k), "xdata")([1, 7])), diff (get (h.arrows(k), "ydata")([1, 7])));
%!   assert (width (1) / width (2), 65 / 92, -1e-10);
%!   assert (get (h.axes, "xlim")(1) < -1);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!test # in given axes, equilibrium, one-way, positions, no cycles
%! f = hidden ();
%! unwind_protect
%!   ax = subplot (1, 2, 1);
%!   h = plot_network (ax, [0 1 1; 2 0 2; 1 1 0]);
%!   assert (h.axes, ax);
%!   assert (numel (h.arrows), 0);
%!   assert (numel (h.lines), 3);
%!   ax = subplot (1, 2, 2);
%!   last = warning ("query", "noneq:one-way");
%!   h = plot_network (ax, network ([1 2 1; 2 3 1; 3 1 1], "positions", [0 0; 1 0; 1 1]), "numbers", "affinity", "cycles", 0);
%!   assert (warning ("query", "noneq:one-way").state, last.state);
%!   assert (get (h.numbers(1), "string"), "\\infty");
%!   assert (numel (h.cycles), 0);
%!   assert (mean (get (h.states(2), "xdata")(1:end-1)), 1, 1e-12);
%!   plot_network (ax, 0);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!error <Invalid call> plot_network ()
%!error <plot_network: 2 positions for the 3 states> plot_network (ones (3), "positions", [0 0; 1 1])
%!error <option "numbers" must be one of: current, affinity, production, none, got "x"> plot_network (ones (3), "numbers", "x")
%!error <option "positions" must be a real matrix with one row \[x, y\] a state> plot_network (ones (3), "positions", 1)
%!error <option "color" must be three numbers from 0 to 1> plot_network (ones (3), "color", 2)
%!error <the network has 2 closed classes> plot_network (zeros (2))

%!demo
%! ## A molecular motor with six states: chemical cycles, and the step 2 - 5.
%! W = zeros (6);
%! W(1,2) = W(4,5) = 2000;  W(2,1) = W(2,3) = W(3,4) = W(5,6) = W(6,1) = 100;
%! W(5,4) = 6.4e-11;  W(1,6) = W(4,3) = 0.02;  W(6,5) = W(3,2) = 5 / 196;
%! W(2,5) = 3e5;  W(5,2) = 0.24;
%! plot_network (W);
