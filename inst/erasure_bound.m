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
## [a, b], the walls; by default where U is 30 kT above its minimum.
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
## @code{info.variance} / 2 Dtau: a bound of the excess from below, good when
## the erasure is fast.
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
## 1e-8 relative.
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
  wall = ends_of (fname, U, opt);
  if (! (wall(1) < opt.barrier && opt.barrier < wall(2)))
    error ("noneq:range", ...
           "%s: the barrier %g is not inside the range %g .. %g", fname, ...
           opt.barrier, wall);
  endif

  shape = size (Dtau);
  low = min (U (linspace (wall(1), wall(2), 4097)));
  weight = @(x) exp (low - U (x));
  Z = total (weight, wall(1), wall(2), opt.barrier);
  left = total (weight, wall(1), opt.barrier, opt.barrier) / Z;
  if (! (left > 0 && left < 1))
    error ("noneq:range", ...
           "%s: the barrier has nothing on one of its sides", fname);
  endif
  second = total (@(x) (x - opt.barrier).^2 .* weight (x), wall(1), wall(2), ...
                  opt.barrier) / Z;

  excess = err = zeros (shape);
  picture = nargout == 0;
  n = max (opt.points, 50);
  grid = arrayfun (@(n) make_grid (U, wall, opt.barrier, n), ...
                   n * [1, 2, 4], "uniformoutput", false);
  distance = cellfun (@(g) sum (g.mass .* g.middle ((g.rest - g.x).^2)), grid);
  distance = extrapolated (distance);
  info.map = zeros (numel (grid{3}.x), numel (Dtau));
  converged = true (shape);
  for k = 1:numel (Dtau)
    ## Half way to local equilibrium, where no cell is closed; then from grid
    ## to grid.
    even = @(g) wall(1) + (g.x - wall(1)) * (opt.barrier - wall(1)) ...
                          / diff (wall);
    T = (even (grid{1}) + grid{1}.rest) / 2;
    for j = 1:3
      if (j > 1)
        T = interp1 (0:2:2*numel (T)-2, T, (0:2*numel (T)-2)', "pchip");
        T = 0.999 * T + 0.001 * even (grid{j});
      endif
      [f(j), T, ok] = minimum (grid{j}, U, Dtau(k), T);
      converged(k) &= ok;
    endfor
    [best, err(k)] = extrapolated (f);
    excess(k) = best + log (left);
    info.map(:,k) = T;
  endfor
  W = kT * (excess - log (left));
  info.excess = kT * excess;
  info.excess_error = kT * err;
  info.fast = kT * second ./ (2 * Dtau);
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

## Where U is 30 above its minimum.
function wall = ends_of (fname, U, opt)

  wall = opt.range;
  if (! isempty (wall))
    wall = double (wall(:)');
    return;
  endif
  X = 1;
  do
    x = opt.barrier + linspace (-X, X, 8193);
    u = U (x);
    inside = find (u < min (u) + 30);
    done = ! isempty (inside) && inside(1) > 1 && inside(end) < numel (x);
    X *= 2;
  until (done || X > 1e12)
  if (! done)
    error ("noneq:potential", ...
           ["%s: U does not confine the particle: it is not 30 kT above its" ...
            " minimum on both sides; give option \"range\""], fname);
  endif
  wall = [fzero(@(y) U (y) - min (u) - 30, x(inside(1) + [-1, 0])), ...
          fzero(@(y) U (y) - min (u) - 30, x(inside(end) + [0, 1]))];

endfunction

## Integral, cut at the barrier and in equal pieces.
function v = total (f, a, b, barrier)

  v = 0;
  edge = unique ([linspace(a, b, 17), barrier(barrier > a & barrier < b)]);
  for k = 1:numel (edge) - 1
    v += quadgk (f, edge(k), edge(k+1), "abstol", 1e-15, "reltol", 1e-12);
  endfor

endfunction

## Nodes with about the same probability in each cell near the centre, and not
## wider than a share of the range in the tails; a smooth function of the cell
## number, so that the error is a series in 1/n^2.
function g = make_grid (U, wall, barrier, n)

  fine = linspace (wall(1), wall(2), 20001)';
  u = U (fine);
  density = exp ((min (u) - u) / 3) + 0.05;
  c = [0; cumsum((density(1:end-1) + density(2:end)) / 2)];
  g.x = interp1 (c / c(end), fine, linspace (0, 1, n + 1)', "pchip");
  g.x([1, end]) = wall;
  [node, weight] = gauss_legendre (8);
  h = diff (g.x);
  m = (g.x(1:end-1) + h * node);
  low = min (u);
  raw = (exp (low - U (m)) * weight(:)) .* h;
  g.mass = raw / sum (raw);
  g.h = h;
  ## Mean of -U(x) over the cells, what does not depend on the map.
  p = exp (low - U (m)) .* weight;
  p = p ./ sum (p, 2);
  uu = U (m);
  uu(p == 0) = 0;
  g.fixed = -sum (g.mass .* sum (p .* uu, 2));
  g.middle = @(v) (v(1:end-1) + v(2:end)) / 2;
  ## Local equilibrium: the quantiles of the left side.
  xl = linspace (wall(1), barrier, 40001)';
  ul = exp (low - U (xl));
  cl = [0; cumsum((ul(1:end-1) + ul(2:end)) / 2)];
  cl /= cl(end);
  F = [0; cumsum(g.mass)];
  F = min (F / F(end), 1);
  [cl, keep] = unique (cl);
  g.rest = interp1 (cl, xl(keep), F, "linear");
  g.rest([1, end]) = [wall(1), barrier];

endfunction

## min over increasing T, T(1) = wall, T(end) = barrier, of
## sum mass (U(T) - log (dT / h) + (T - x)^2 / Dtau) by Newton's method; cells
## by the midpoint rule.
function [f, T, ok] = minimum (g, U, Dtau, T)

  n = numel (T);
  f = objective (g, U, Dtau, T);
  ok = false;
  for pass = 1:200
    [slope, H] = derivatives (g, U, Dtau, T, false);
    [R, bad] = chol (H);
    if (bad)
      ## Where U is concave, by more than the rest is convex: without that.
      [slope, H] = derivatives (g, U, Dtau, T, true);
      R = chol (H);
    endif
    d = zeros (n, 1);
    d(2:end-1) = -(R \ (R' \ slope(2:end-1)));
    decrease = -slope' * d;
    ## The cells by factors, which cannot close them.
    dT = diff (T);
    change = diff (d) ./ dT;
    step = 1;
    while (true)
      cell = dT .* exp (max (min (step * change, 2), -2));
      trial = T(1) + [0; cumsum(cell)] * ((T(end) - T(1)) / sum (cell));
      next = objective (g, U, Dtau, trial);
      if (next <= f - 1e-4 * step * decrease || step < 1e-6)
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
      ok = done || decrease <= 1e-9 * max (abs (f), 1);
      break;
    endif
  endfor

endfunction

function f = objective (g, U, Dtau, T)

  dT = diff (T);
  if (any (dT <= 0))
    f = Inf;
    return;
  endif
  m = g.middle (T);
  f = g.fixed + sum (g.mass .* (U (m) - log (dT ./ g.h) ...
                                + (m - g.middle (g.x)).^2 / Dtau));

endfunction

function [slope, H] = derivatives (g, U, Dtau, T, convex)

  dT = diff (T);
  m = g.middle (T);
  e = 1e-4 * (T(end) - T(1));
  up = U (m + e);
  down = U (m - e);
  first = (up - down) / (2 * e);
  second = (up - 2 * U (m) + down) / e^2;
  if (convex)
    second = max (second, 0);
  endif
  first += 2 * (m - g.middle (g.x)) / Dtau;
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
          "second moment / 2 D tau", "location", "northeast");
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
%! [~, info] = erasure_bound ("box", 1e5);
%! assert (info.excess * 1e5, 1/3, 1e-4);
%! W = erasure_bound (@(x) 4 * ((x/3 - 1).^2 - 1).^2, 9, "barrier", 3);
%! assert (W, erasure_bound (4, 1), 1e-8);
%! [W, info] = erasure_bound (8 * 4.114, 1, "kT", 4.114);
%! assert (W, 4.114 * erasure_bound (8, 1), 1e-9);
%! [W, info] = erasure_bound (@(x) 4 * (x.^2 - 1).^2 + x, 100);
%! assert (info.left > .8 && W > -log (info.left));
%! assert (W, -log (info.left), .02);
%! ## A handle of one number will do.
%! assert (erasure_bound (@(x) 4 * (x^2 - 1)^2, 1), erasure_bound (4, 1), 1e-12);

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
