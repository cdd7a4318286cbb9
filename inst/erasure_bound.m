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
## @deftypefn  {} {@var{W} =} erasure_bound (@var{U}, @var{Dtau})
## @deftypefnx {} {[@var{W}, @var{info}] =} erasure_bound (@var{U}, @var{Dtau}, "name", @var{value}, @dots{})
## @deftypefnx {} {} erasure_bound (@dots{})
## Least work of erasing a bit that is stored in a potential, in a finite time
## and with full control of the potential, by optimal transport.
##
## An overdamped particle with the diffusion coefficient D has the distribution
## pi ~ exp (-U) (U in kT).  The bit is the side of the barrier that it is on.
## Erasing puts it to the left side for certain, and ends with the potential
## that was there at first.  To move a distribution to rho within the time tau
## costs at least the squared Wasserstein distance over D tau, and what rho is
## out of equilibrium on the left side, KL (rho | pi, left), is lost afterwards:
##
## @example
## @group
## W = -log p(left) + min over rho of
##     KL (rho | pi given left) + W2(pi, rho)^2 / (D tau)
## @end group
## @end example
##
## @noindent
## p(left) = 1/2 gives Landauer's ln 2.  In one dimension rho is pi moved by an
## increasing map T, and the minimum is one over T:
##
## @example
## W = min <U(T) - U(x) - log T'(x) + (T - x)^2 / (D tau)>,  T(x) <= barrier
## @end example
##
## @noindent
## Without an output argument the bound is drawn over the time.
##
## @strong{Arguments}
##
## @var{U}: handle of a potential in kT (or the unit of "units") of one real
## variable; it must grow so that exp (-U) can be normalised; or "box", no
## potential between -1 and 1; or a number E for the double well
## E (x^2 - 1)^2.
##
## @var{Dtau}: D times the duration, length^2; any shape.
##
## @strong{Options}
##
## @table @asis
## @item "barrier" (0)
## Where left ends.
## @item "range"
## [a, b], the walls; by default where U is 30 kT above its minima.  What is in
## them more than 30 kT above its minimum is left out of pi.
## @item "points" (1000)
## Cells of the coarsest of the three grids.
## @item "kT", "temperature", "units"
## As for @code{jarzynski}.
## @end table
##
## @strong{Results}
##
## @var{W}: the bound, of the shape of @var{Dtau}.  @var{info} has, of the same
## shape where they depend on the time,
##
## @table @code
## @item excess, excess_error
## W - kT log (1/p(left)), and the estimate of its numerical error.
## @item fast
## Second moment of x about the barrier, of the right side only, over Dtau: a
## bound of the excess from below, good when the erasure is fast.  In a
## symmetric potential it is @code{info.variance} / 2 Dtau.
## @item slow
## @code{info.distance2} / Dtau, the excess when the end is in local equilibrium:
## a bound from above, good when it is slow.
## @item distance2
## W2(pi, pi given left)^2.
## @item variance
## Second moment of x about the barrier.
## @item left
## p(left).
## @item x, map
## Nodes, and the best map T at them, one column a time.
## @item reliable, notes
## The verdict and its reasons.
## @item kT, units
## What was used.
## @end table
##
## @strong{Accuracy}
##
## Finite differences of second order on three grids, extrapolated twice;
## @code{info.excess_error} is the change of the last extrapolation, usually
## 1e-8 relative.  Where U is not convex on the left the map can have several
## local minima; it is sought from the lowest of all maps between 50 nodes and
## 300 places.
##
## @strong{Errors}
##
## @code{noneq:range}: a time that is not positive, a range without the
## barrier.  @code{noneq:potential}: U is not finite, or does not confine.
##
## @strong{References}
##
## E. Aurell, C. Mejia-Monasterio and P. Muratore-Ginanneschi, Phys. Rev. Lett.
## 106, 250601 (2011).  K. Proesmans, J. Ehrich and J. Bechhoefer, Phys. Rev.
## Lett. 125, 100602 (2020).  R. Jordan, D. Kinderlehrer and F. Otto, SIAM
## J. Math. Anal. 29, 1 (1998).
##
## @strong{Example}
##
## @example
## @group
## W = erasure_bound ("box", [0.1 1 10]);
## printf ("%.6f ", W - log (2))
## @print{} 2.238505 0.299651 0.032903
## @end group
## @end example
##
## @seealso{landauer_bit, optimal_trap, thermodynamic_length}
## @end deftypefn

function [W, info] = erasure_bound (U, Dtau, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  fname = "erasure_bound";
  opt = parse_options (fname, varargin, ...
                       [common_options("energy")
                        {"barrier", 0, "number"
                         "range", [], @range_message
                         "points", 1000, "count"}]);
  [kT, unit] = thermal_energy (fname, opt);
  Dtau = check_quantity (fname, "Dtau", Dtau, "positive", []);
  box = ischar (U);
  if (box)
    if (! strcmpi (U, "box"))
      error ("noneq:type", ...
             ["%s: U must be a handle, a barrier height or \"box\", got" ...
              " \"%s\""], fname, U);
    endif
    U = @(x) zeros (size (x));
    if (isempty (opt.range))
      opt.range = [-1, 1];
    endif
  elseif (isnumeric (U))
    E = check_quantity (fname, "U", U, "positive", 1);
    U = @(x) E * (x.^2 - 1).^2;
  elseif (! is_function_handle (U))
    error ("noneq:type", ...
           "%s: U must be a handle, a barrier height or \"box\", got a %s", ...
           fname, class (U));
  endif
  U = @(x) energy (fname, U, x) / kT;
  [part, low, wall] = support_of (fname, U, opt);

  shape = size (Dtau);
  weight = @(x) exp (low - U (x));
  Z = total (weight, part, [-Inf, Inf], opt.barrier);
  left = total (weight, [part; wall, opt.barrier], [-Inf, opt.barrier], ...
                opt.barrier) / Z;
  if (! (left > 0 && left < 1))
    error ("noneq:range", ...
           "%s: the barrier has nothing on one of its sides", fname);
  endif
  second = @(x) (x - opt.barrier).^2 .* weight (x);
  right = total (second, part, [opt.barrier, Inf], opt.barrier) / Z;
  second = right + total (second, part, [-Inf, opt.barrier], opt.barrier) / Z;

  excess = err = zeros (shape);
  picture = nargout == 0;
  ## Multiples of the cells of which each interval has a whole number.
  n = 50 * ceil (opt.points / 50);
  layout = layout_of (U, part, low, wall, opt.barrier);
  rough = make_grid (U, layout, 50 * ceil (n / 200));
  grid = arrayfun (@(n) make_grid (U, layout, n), n * [1, 2, 4], ...
                   "uniformoutput", false);
  distance = cellfun (@(g) sum (g.mass .* (g.middle (g.rest) ...
                                           - g.center).^2), grid);
  distance = extrapolated (distance);
  info.map = zeros (numel (grid{3}.x), numel (Dtau));
  converged = false (shape);
  ## At no speed at all: its value of each grid is what the others exceed.
  for j = 1:3
    none(j) = minimum (grid{j}, U, Inf, opened (grid{j}.rest, grid{j}.rest));
  endfor
  [~, still] = minimum (rough, U, Inf, opened (rough.rest, rough.rest));
  ## Where U is concave there can be several minima.
  crude = make_grid (U, layout, 50);
  for k = 1:numel (Dtau)
    start = widened (best_of_places (crude, U, Dtau(k), wall, opt.barrier), ...
                     still);
    T = still;
    lowest = Inf;
    for first = {still, start}
      [value, trial] = minimum (rough, U, Dtau(k), first{1});
      if (value < lowest)
        lowest = value;
        T = trial;
      endif
    endfor
    converged(k) = true;
    for j = 1:3
      m = numel (T) - 1;
      T = interp1 (0:m, T, linspace (0, m, numel (grid{j}.rest))', "pchip");
      [f(j), T, ok] = minimum (grid{j}, U, Dtau(k), opened (T, T));
      converged(k) &= ok;
    endfor
    [excess(k), err(k)] = extrapolated (f - none);
    info.map(:,k) = T(grid{3}.node);
  endfor
  W = kT * (excess - log (left));
  info.excess = kT * excess;
  info.excess_error = kT * err;
  info.fast = kT * right ./ Dtau;
  info.slow = kT * distance ./ Dtau;
  info.distance2 = distance;
  info.variance = second;
  info.left = left;
  info.x = grid{3}.x;
  info.notes = {};
  if (! all (converged(:)))
    info.notes{end+1} = "the minimisation did not converge at every time";
  endif
  bad = find (err > 1e-4 * abs (excess), 1);
  if (! isempty (bad))
    info.notes{end+1} = sprintf (["the excess at Dtau = %g is known to %.1g of" ...
                                  " itself only; give more \"points\""], ...
                                 Dtau(bad), err(bad) / abs (excess(bad)));
  endif
  info.reliable = isempty (info.notes);
  info.Dtau = Dtau;
  info.kT = kT;
  info.units = unit;
  if (picture)
    picture_of (W, info, kT);
    clear W;
  endif

endfunction

function must = range_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && numel (value) == 2
         && all (isfinite (value)) && value(1) < value(2)))
    must = "[a, b] with a < b";
  endif

endfunction

function u = energy (fname, U, x)

  try
    u = U(x);
  catch
    u = [];
  end_try_catch
  if (! isequal (size (u), size (x)))
    u = arrayfun (U, x);
  endif
  bad = find (isnan (u) | u == -Inf, 1);
  if (! isempty (bad) || ! isreal (u))
    error ("noneq:potential", "%s: U at x = %g is not a real number", fname, ...
           x(max ([1, bad])));
  endif

endfunction

## Intervals [a, b], one a row, where U is within 30 of its minimum LOW, and the
## left wall of what the bit is moved to, 30 above the minimum on the left.
function [part, low, wall] = support_of (fname, U, opt)

  range = double (opt.range(:)');
  barrier = opt.barrier;
  if (isempty (range))
    X = 1;
    do
      x = barrier + linspace (-X, X, 8193);
      [x, u] = with_minima (U, x);
      left = x <= barrier;
      level = max (min (u(left)), min (u(! left))) + 30;
      done = u(1) > level && u(end) > level;
      X *= 2;
    until (done || X > 1e12)
    if (! done)
      error ("noneq:potential", ...
             ["%s: U does not confine the particle: it is not 30 kT above its" ...
              " minimum on both sides; give option \"range\""], fname);
    endif
    inside = find (u < level);
    range = [x(inside(1) - 1), x(inside(end) + 1)];
  endif
  if (! (range(1) < barrier && barrier < range(2)))
    error ("noneq:range", ...
           "%s: the barrier %g is not inside the range %g .. %g", fname, ...
           barrier, range);
  endif

  x = unique ([linspace(range(1), range(2), 20001), barrier]);
  [x, u] = with_minima (U, x);
  low = min (u);
  inside = u < low + 30;
  first = find (inside & [true, ! inside(1:end-1)]);
  last = find (inside & [! inside(2:end), true]);
  part = [x(first)', x(last)'];
  for k = 1:numel (first)
    if (first(k) > 1)
      part(k,1) = edge_of (U, x(first(k)), x(first(k) - 1), low + 30);
    endif
    if (last(k) < numel (x))
      part(k,2) = edge_of (U, x(last(k)), x(last(k) + 1), low + 30);
    endif
  endfor
  left = find (x <= barrier & u < min (u(x <= barrier)) + 30, 1);
  wall = x(left);
  if (left > 1)
    wall = edge_of (U, wall, x(left - 1), min (u(x <= barrier)) + 30);
  endif

endfunction

## The values, and the minima between the places.
function [x, u] = with_minima (U, x)

  u = U (x);
  k = find (u(2:end-1) <= u(1:end-2) & u(2:end-1) < u(3:end)) + 1;
  if (numel (k) <= 100)
    fine = optimset ("TolX", 1e-10 * max (diff (x)));
    more = arrayfun (@(k) fminbnd (U, x(k-1), x(k+1), fine), k);
    [x, order] = unique ([x, more]);
    u = [u, U(more)](order);
  endif

endfunction

## Between A, where U is below LEVEL, and B.
function a = edge_of (U, a, b, level)

  for pass = 1:60
    middle = (a + b) / 2;
    if (U (middle) < level)
      a = middle;
    else
      b = middle;
    endif
  endfor

endfunction

## Integral over what of the intervals PART is in RANGE, cut at the barrier.
function v = total (f, part, range, barrier)

  v = 0;
  edges = unique ([part(:); range(isfinite (range))(:); barrier]);
  small = 1e-15 * max (arrayfun (@(a, b) trapz (f (linspace (a, b, 1001))) ...
                                         * (b - a) / 1000, ...
                                 part(:,1), part(:,2)));
  for k = 1:numel (edges) - 1
    middle = (edges(k) + edges(k+1)) / 2;
    if (! (any (part(:,1) < middle & part(:,2) > middle)
           && middle > range(1) && middle < range(2)))
      continue;
    endif
    edge = linspace (edges(k), edges(k+1), 9);
    for i = 1:8
      v += quadgk (f, edge(i), edge(i+1), "abstol", small, "reltol", 1e-12);
    endfor
  endfor

endfunction

## What the grids have in common: places and density of cells in the intervals,
## and the quantiles of the left side.
function y = layout_of (U, part, low, wall, barrier)

  y = struct ("part", part, "low", low, "share", zeros (rows (part), 1));
  for k = 1:rows (part)
    y.x{k} = linspace (part(k,1), part(k,2), 20001)';
    density = exp ((low - U (y.x{k})) / 3) + 0.05;
    y.share(k) = mean (density) * diff (part(k,:));
    y.count{k} = cumtrapz (density);
    y.count{k} /= y.count{k}(end);
  endfor
  y.share /= sum (y.share);
  x = linspace (wall, barrier, 40001)';
  u = U (x);
  c = cumtrapz (exp (min (u) - u));
  [y.quantile, keep] = unique (c / c(end));
  y.left = x(keep);

endfunction

## Cells with about the same probability near the centre, and not wider than a
## share of the interval in the tails; a smooth function of the cell number, so
## that the error is a series in 1/n^2.  N is a multiple of 50.
##
## g.mass, g.center, g.h  of each cell: probability, middle, width
## g.rest                 map to local equilibrium at the nodes
## g.x, g.node            places where the map is given, and their nodes
function g = make_grid (U, layout, n)

  cells = max (round (50 * layout.share), 3) * n / 50;
  from = to = [];
  g.x = g.node = [];
  for k = 1:numel (cells)
    x = interp1 (layout.count{k}, layout.x{k}, ...
                 linspace (0, 1, cells(k) + 1)', "pchip");
    x([1, end]) = layout.part(k,:);
    g.node = [g.node; numel(from) + (1:numel (x))'];
    g.x = [g.x; x];
    from = [from; x(1:end-1)];
    to = [to; x(2:end)];
  endfor
  [node, weight] = gauss_legendre (8);
  g.h = to - from;
  g.center = (from + to) / 2;
  m = from + g.h * node;
  u = U (m);
  p = exp (layout.low - u) .* weight;
  raw = sum (p, 2) .* g.h;
  g.mass = raw / sum (raw);
  ## Mean of -U(x) over the cells, what does not depend on the map.
  u(p == 0) = 0;
  g.fixed = -sum (g.mass .* sum (p .* u, 2) ./ sum (p, 2));
  g.middle = @(v) (v(1:end-1) + v(2:end)) / 2;
  F = [0; cumsum(g.mass)];
  g.rest = interp1 (layout.quantile, layout.left, min (F / F(end), 1));
  g.rest([1, end]) = layout.left([1, end]);

endfunction

## min over increasing T, T(1) = wall, T(end) = barrier, of
## sum mass (U(T) - log (dT / h) + (T - x)^2 / Dtau) by Newton's method; cells
## by the midpoint rule.
function [f, T, ok] = minimum (g, U, Dtau, T)

  n = numel (T);
  f = objective (g, U, Dtau, T);
  for pass = 1:200
    [slope, H] = derivatives (g, U, Dtau, T, false);
    [R, bad] = chol (H);
    if (bad)
      ## Where U is concave, by more than the rest is convex: without that.
      [slope, H] = derivatives (g, U, Dtau, T, true);
      shift = 0;
      [R, bad] = chol (H);
      while (bad && shift < 1)
        shift = max (10 * shift, eps);
        [R, bad] = chol (H + shift * spdiags (diag (H), 0, n - 2, n - 2));
      endwhile
      if (bad)
        break;
      endif
    endif
    d = zeros (n, 1);
    d(2:end-1) = -(R \ (R' \ slope(2:end-1)));
    decrease = -slope' * d;
    ## No cell may close: straight on by as much as leaves a twentieth of each,
    ## or the cells by factors, whichever is lower.
    dT = diff (T);
    change = diff (d) ./ dT;
    longest = min (1, 0.95 / max ([-change; realmin]));
    ahead = @(step) T + min (step, longest) * d;
    next = objective (g, U, Dtau, ahead (1));
    if (longest < 1)
      factor = @(step) dT .* exp (max (min (step * change, 2), -2));
      other = @(step) T(1) + [0; cumsum(factor (step))] ...
                             * ((T(end) - T(1)) / sum (factor (step)));
      if (objective (g, U, Dtau, other (1)) < next)
        ahead = other;
      endif
    endif
    step = 1;
    while (true)
      trial = ahead (step);
      next = objective (g, U, Dtau, trial);
      if (next <= f - 1e-4 * step * decrease * min (1, longest) || step < 1e-6)
        break;
      endif
      step /= 2;
    endwhile
    done = decrease <= 1e-13 * max (abs (f), 1);
    if (next <= f)
      T = trial;
      f = next;
    endif
    if (done || step < 1e-6)
      break;
    endif
  endfor
  ok = ! bad && decrease <= 1e-9 * max (abs (f), 1);

endfunction

## T with no cell closed.
function T = opened (T, other)

  even = linspace (T(1), T(end), numel (T))';
  T = 0.998 * T + 0.001 * (even + other);

endfunction

## The lowest of all T whose nodes are among some places: node after node, the
## lowest sum that ends at each of them.  The places are dense at the barrier,
## where a fast erasure leaves what comes from the right.
function T = best_of_places (g, U, Dtau, wall, barrier)

  n = numel (g.mass);
  s = linspace (0, 1, 160)';
  y = unique (barrier - (barrier - wall) * [s; s.^4 / n]);
  K = numel (y);
  width = y - y';
  width(width <= 0) = NaN;
  middle = (y + y') / 2;
  fixed = U (middle) - log (width);
  from = zeros (n, K);
  sum_to = Inf (1, K);
  sum_to(1) = 0;
  for i = 1:n
    [sum_to, from(i,:)] = min (sum_to + g.mass(i) ...
                               * (fixed + (middle - g.center(i)).^2 / Dtau), ...
                               [], 2);
    sum_to = sum_to';
    sum_to(isnan (sum_to)) = Inf;
  endfor
  T = zeros (n + 1, 1);
  at = K;
  for i = n:-1:1
    T(i+1) = y(at);
    at = from(i,at);
  endfor
  T(1) = wall;

endfunction

## T at as many nodes as the other has, opened.
function T = widened (T, other)

  m = numel (T) - 1;
  T = interp1 (0:m, T, linspace (0, m, numel (other))');
  T = opened (T, other);

endfunction

function f = objective (g, U, Dtau, T)

  dT = diff (T);
  if (any (dT <= 0))
    f = Inf;
    return;
  endif
  m = g.middle (T);
  f = g.fixed + sum (g.mass .* (U (m) - log (dT ./ g.h) ...
                                + (m - g.center).^2 / Dtau));

endfunction

function [slope, H] = derivatives (g, U, Dtau, T, convex)

  dT = diff (T);
  m = g.middle (T);
  ## Not beyond the wall.
  e = 1e-4 * (T(end) - T(1));
  c = max (m, T(1) + e);
  up = U (c + e);
  down = U (c - e);
  first = (up - down) / (2 * e);
  second = (up - 2 * U (c) + down) / e^2;
  if (convex)
    second = max (second, 0);
  endif
  first += 2 * (m - g.center) / Dtau;
  second += 2 / Dtau;
  a = g.mass .* first / 2;
  b = g.mass ./ dT;
  slope = [a + b; 0] + [0; a - b];
  c = g.mass .* second / 4;
  d = g.mass ./ dT.^2;
  diagonal = (c + d)(1:end-1) + (c + d)(2:end);
  off = (c - d)(2:end-1);
  n = numel (diagonal);
  H = spdiags ([[off; 0], diagonal, [0; off]], [-1, 0, 1], n, n);

endfunction

## From values with errors c2 / n^2 + c4 / n^4 on three grids, n doubled.
function [v, err] = extrapolated (f)

  a = (4 * f(2:3) - f(1:2)) / 3;
  v = (16 * a(2) - a(1)) / 15;
  err = abs (v - a(2));

endfunction

function picture_of (W, info, kT)

  Dtau = info.Dtau(:);
  W = W(:);
  floor_of = -kT * log (info.left);
  loglog (Dtau, (W - floor_of) / kT, "o-", "linewidth", 1.5, ...
          Dtau, info.slow(:) / kT, "--", "linewidth", 1.5, ...
          Dtau, info.fast(:) / kT, "k:", "linewidth", 1.5);
  xlabel ("diffusion coefficient times duration");
  ylabel ("work above kT log (1 / p(left))  (kT)");
  legend ("least work", "ending in local equilibrium", ...
          "right side moved to the barrier", "location", "northeast");
  title ("Erasing a bit with full control");

endfunction

## the reference's values
%!test
%! [W, info] = erasure_bound ("box", [.01 .1 1 10]);
%! assert (info.excess, [18.01405 2.238504 .2996512 .0329026], 1e-6);
%! assert (W, log (2) + info.excess, 1e-14);
%! assert (info.distance2, 1/3, 1e-10);
%! assert (info.variance, 1/3, 1e-12);
%! assert (info.fast, 1 ./ (6 * [.01 .1 1 10]), 1e-9);
%! assert (all (info.excess < info.slow & info.excess > info.fast));
%! assert (info.reliable);
%!test
%! E = [4, 8, 12];
%! variance = [.917670860745, .964456363869, .977552986546];
%! distance = [1.475924, 1.701744, 1.776087];
%! for k = 1:3
%!   [W, info] = erasure_bound (E(k), 1);
%!   assert (info.variance, variance(k), 1e-11);
%!   assert (info.distance2, distance(k), 5e-7);
%!   assert (info.excess < info.slow && info.excess > info.fast);
%! endfor
## an independent route for the box: 1/T' = r(x) obeys r' = -2 (T - x) / Dtau,
## T' = 1/r, shot from the wall
%!test
%! Dtau = 0.5;
%! options = odeset ("RelTol", 1e-11, "AbsTol", 1e-12);
%! shoot = @(r0) ode45 (@(x, y) [1 / y(2); -2 * (y(1) - x) / Dtau; ...
%!                              (log (y(2)) + (y(1) - x)^2 / Dtau) / 2], ...
%!                      [-1, 1], [-1; r0; 0], options);
%! last = @(r0) shoot (r0).y(1,end);
%! r0 = fzero (last, [1.2, 1.5], optimset ("TolX", 1e-12));
%! assert (erasure_bound ("box", Dtau), shoot (r0).y(3,end), 1e-7);
## limits: very slow, and a scale of length; units; a bit that leans
%!test
%! [~, info] = erasure_bound ("box", 1e5, "points", 250);
%! assert (info.excess * 1e5, 1/3, 1e-4);
%! W = erasure_bound (@(x) 4 * ((x/3 - 1).^2 - 1).^2, 9, "barrier", 3, ...
%!                    "points", 250);
%! assert (W, erasure_bound (4, 1, "points", 250), 1e-8);
%! a = erasure_bound (8 * 4.114, 1, "kT", 4.114, "points", 50);
%! assert (a, 4.114 * erasure_bound (8, 1, "points", 50), 1e-9);
%! [W, info] = erasure_bound (@(x) 4 * (x.^2 - 1).^2 + x, 100, "points", 250);
%! assert (info.left > .8 && W > -log (info.left));
%! assert (W, -log (info.left), .02);
%! ## A handle of one number will do.
%! assert (erasure_bound (@(x) 4 * (x^2 - 1)^2, 1, "points", 50), ...
%!         erasure_bound (4, 1, "points", 50), 1e-12);

## any barrier and speed: between the bounds, which meet where they must
%!test
%! for U = {0.3, 100, @(x) 8 * (x.^2 - 1).^2 + 2 * x}
%!   [W, info] = erasure_bound (U{1}, [1e6; 1; 1e-6], "points", 200);
%!   assert (info.reliable);
%!   assert (info.excess([1, 3]), [info.slow(1); info.fast(3)], -2e-3);
%!   assert (all (info.excess > info.fast));
%!   assert (all (info.excess < info.slow * (1 + 1e-5)));
%! endfor
## very slow: relative to the small excess itself
%! [~, info] = erasure_bound (8, 1e6, "points", 200);
%! assert (info.excess * 1e6, info.distance2, 2e-5);
## the value of the map itself, by quadrature, for a bit that leans
%!test
%! U = @(x) 8 * (x.^2 - 1).^2 + 2 * x;
%! [W, info] = erasure_bound (U, 1);
%! T = interp1 (info.x, info.map, "pchip", "pp");
%! dT = ppder (T);
%! Z = quadgk (@(x) exp (-U (x)), -3, 3);
%! value = @(x) exp (-U (x)) / Z .* (U (ppval (T, x)) - U (x) ...
%!                                   - log (ppval (dT, x)) ...
%!                                   + (ppval (T, x) - x).^2);
%! edge = info.x(1:40:end);
%! total = 0;
%! for k = 1:numel (edge) - 1
%!   total += quadgk (value, edge(k), edge(k+1), "abstol", 1e-12);
%! endfor
%! assert (W, total, 2e-5);
## several local minima: barely worth pushing to the bottom or left at the top
%!test
%! W = erasure_bound (100, [0.02, 0.0215443469, 0.025, 0.04], "points", 100);
%! assert (all (diff (W) < 0));
%! assert (W(2) - log (2), 73.4962, 2e-3);
%! assert (W(3) - log (2), 69.169, 1e-2);

%!error <Invalid call> erasure_bound ("box")
%!error <erasure_bound: Dtau must be positive and finite, got 0> erasure_bound ("box", 0)
%!error <erasure_bound: U must be a handle, a barrier height or "box", got "well"> erasure_bound ("well", 1)
%!error <erasure_bound: U must be a handle, a barrier height or "box", got a cell> erasure_bound ({1}, 1)
%!error <erasure_bound: U does not confine the particle> erasure_bound (@(x) -x.^2, 1)
%!error <erasure_bound: U at x = .* is not a real number> erasure_bound (@(x) NaN * x, 1)
%!error <erasure_bound: the barrier 3 is not inside the range -1 .. 1>
%! erasure_bound ("box", 1, "barrier", 3)

%!demo
%! ## The least work of erasing a bit in a double well of 8 kT
%! erasure_bound (8, logspace (-2, 2, 13));
