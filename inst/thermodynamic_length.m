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
## @deftypefn  {} {@var{L} =} thermodynamic_length (@var{lambda}, @var{zeta})
## @deftypefnx {} {[@var{L}, @var{info}] =} thermodynamic_length (@var{lambda}, @var{zeta}, "name", @var{value}, @dots{})
## @deftypefnx {} {} thermodynamic_length (@dots{})
## Thermodynamic length of a path of control parameters, and the protocol that
## dissipates least along it when it is slow, from a friction tensor.
##
## Near equilibrium, parameters that move with the velocity v dissipate the
## power v' zeta v, where zeta(lambda) is the time integral of the equilibrium
## correlation of the conjugate forces, over kT.  In the time tau
##
## @example
## @group
## L = integral of sqrt (dlambda' zeta dlambda)
## least dissipated work = L^2 / tau, at the constant speed L / tau
## @end group
## @end example
##
## @noindent
## Without an output argument the protocol and the friction are drawn.
##
## @strong{Arguments}
##
## @var{lambda}: N x n, points of the path of n parameters, a column for one
## parameter.
##
## @var{zeta}: friction, energy times time per lambda squared: N x 1 for one
## parameter, n x n x N for several, as measured at the points, for instance by
## @code{green_kubo}; or a handle that returns it for one lambda (n x n for
## 1 x n).
##
## @strong{Options}
##
## @table @asis
## @item "se"
## Standard errors of an N x 1 @var{zeta}, or one for all.
## @item "geodesic" (false)
## With a handle and several parameters: not the path given but the shortest
## one between its ends.
## @item "points" (64)
## Pieces of a geodesic.
## @end table
##
## @strong{Results}
##
## @var{L}: length, sqrt (energy time).  @var{info} has
##
## @table @code
## @item se
## Standard error of L from those of zeta, independent of each other.
## @item work
## Handle of tau: least dissipated work L^2 / tau.
## @item linear
## The same of a motion in equal steps from point to point: coefficient of
## 1 / tau.  @code{linear} / L^2 is what the protocol is worth.
## @item protocol
## Handle of s = t / tau from 0 to 1, an array: numel (s) x n.
## @item s, lambda
## The same as a table of 201 rows.
## @item path, distance
## Points of the path and the length up to each.
## @end table
##
## @strong{Accuracy}
##
## With a handle and one parameter 1e-10; with a table what the interpolation
## of sqrt (zeta) (monotone cubic, its square root along the path) makes of the
## points; a geodesic to some 1e-4, of second order in 1/points.
##
## @strong{Errors}
##
## @code{noneq:friction}: a friction that is negative or not symmetric.
## @code{noneq:size}: what does not fit @var{lambda}.
##
## @strong{References}
##
## D. A. Sivak and G. E. Crooks, Phys. Rev. Lett. 108, 190602 (2012).
##
## @strong{Example}
##
## A two-level bit whose energy is raised to 10 kT.
##
## @example
## @group
## zeta = @@(E) 1 / (4 * cosh (E / 2)^2);
## [L, info] = thermodynamic_length ([0; 10], zeta);
## printf ("%.6f, linear %.6f\n", L^2, info.linear)
## @print{} 2.425248, linear 4.999546
## @end group
## @end example
##
## @seealso{landauer_bit, optimal_trap, green_kubo, erasure_bound}
## @end deftypefn

function [L, info] = thermodynamic_length (lambda, zeta, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  fname = "thermodynamic_length";
  opt = parse_options (fname, varargin, ...
                       {"se", [], @se_message
                        "geodesic", false, "logical"
                        "points", 64, "count"});
  lambda = check_quantity (fname, "lambda", lambda, "finite", []);
  if (isrow (lambda) && ! isscalar (lambda) && ! is_function_handle (zeta)
      && numel (zeta) == numel (lambda))
    lambda = lambda(:);
  endif
  if (ndims (lambda) > 2 || rows (lambda) < 2)
    error ("noneq:size", ...
           "%s: lambda needs at least two points, one a row, got %d x %d", ...
           fname, rows (lambda), columns (lambda));
  endif
  [N, n] = size (lambda);
  same = find (all (diff (lambda) == 0, 2), 1);
  if (! isempty (same))
    error ("noneq:size", "%s: points %d and %d of lambda are the same", ...
           fname, same, same + 1);
  endif
  if (n == 1 && ! (issorted (lambda) || issorted (flipud (lambda))))
    error ("noneq:size", ...
           "%s: a single parameter must go one way; points turn at %d", ...
           fname, find (diff (sign (diff (lambda))), 1) + 1);
  endif

  info.se = NaN;
  if (opt.geodesic)
    if (! is_function_handle (zeta) || n == 1)
      error ("noneq:option", ...
             ["%s: \"geodesic\" needs a handle of zeta and more than one" ...
              " parameter"], fname);
    endif
    lambda = geodesic (fname, lambda([1, end],:), zeta, opt.points);
    N = rows (lambda);
  endif
  ## Speed: length per unit of the number of the point, at fine places.
  u = 1:N;
  if (is_function_handle (zeta))
    [place, tangent] = path_of (lambda, u);
    for k = 1:N
      friction_at (fname, zeta, lambda(k,:), n);
    endfor
    speed = @(x) speed_along (zeta, place (x), tangent (x));
  else
    root = table_of (fname, lambda, zeta);
    place = path_of (lambda, u);
    speed = @(x) max (interp1 (u, root, x, "pchip"), 0);
  endif
  if (n == 1 && ! is_function_handle (zeta))
    ## The interpolation in lambda itself, however the points are spaced.
    zero_root = sqrt (double (zeta(:)));
    speed = @(x) max (interp1 (lambda, zero_root, interp1 (u, lambda, x), ...
                               "pchip"), 0) ...
                 .* abs (diff (lambda))(min (floor (x), N - 1))(:)';
    if (! isempty (opt.se))
      if (! any (numel (opt.se) == [1, N]))
        error ("noneq:size", ...
               "%s: option \"se\" must have 1 or %d elements, got %d", fname, ...
               N, numel (opt.se));
      endif
      se = double (opt.se(:)) + zeros (N, 1);
      weight = zeros (N, 1);
      weight(1:end-1) = abs (diff (lambda)) / 2;
      weight(2:end) += abs (diff (lambda)) / 2;
      info.se = sqrt (sum ((weight .* se ./ (2 * max (zero_root, ...
                            eps (max (zero_root))))).^2));
    endif
  elseif (! isempty (opt.se))
    error ("noneq:option", ...
           "%s: option \"se\" is for an N x 1 table of zeta", fname);
  endif

  ## Length up to many places of every piece.
  parts = ceil (256 / (N - 1));
  edge = 1 + (0:parts * (N - 1))' / parts;
  [x, w] = gauss_legendre (8);
  grid = edge(1:end-1) + x / parts;
  v = reshape (speed (grid(:)'), size (grid));
  piece = v * w(:) / parts;
  info.linear = sum (v .^ 2 * w(:)) / parts * (N - 1);
  distance = [0; cumsum(piece)];
  L = distance(end);
  if (! (L > 0))
    error ("noneq:friction", "%s: the friction is 0 all along the path", fname);
  endif
  info.work = @(tau) L^2 ./ tau;
  [d, keep] = unique (distance / L);
  info.protocol = @(s) place (interp1 (d, edge(keep), s(:), "pchip"));
  info.s = linspace (0, 1, 201)';
  info.lambda = info.protocol (info.s);
  info.path = place (edge);
  info.distance = distance;
  info = orderfields (info, {"se", "work", "linear", "protocol", "s", ...
                             "lambda", "path", "distance"});
  if (nargout == 0)
    picture_of (info, L);
    clear L;
  endif

endfunction

function must = se_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value)
         && all (value(:) >= 0 & isfinite (value(:)))))
    must = "standard errors, not negative";
  endif

endfunction

## The points as a function of their number: straight for one parameter and for
## two points, else a spline.
function [place, tangent] = path_of (lambda, u)

  if (columns (lambda) == 1 || rows (lambda) == 2)
    place = @(x) interp1 (u, lambda, x(:));
    slope = diff (lambda);
    tangent = @(x) slope(min (floor (x), rows (slope)),:);
  else
    pp = spline (u, lambda');
    dp = ppder (pp);
    place = @(x) reshape (ppval (pp, x(:)'), columns (lambda), [])';
    tangent = @(x) ppval (dp, x)';
  endif

endfunction

function v = speed_along (zeta, lambda, d)

  v = zeros (1, rows (lambda));
  ## Without squares of the tangent, which may leave the range of a double.
  size_of = max (abs (d), [], 2)' + realmin;
  for k = 1:rows (lambda)
    e = d(k,:) / size_of(k);
    v(k) = e * zeta(lambda(k,:)) * e';
    if (v(k) < 0 && v(k) < -1e-10 * norm (zeta(lambda(k,:))))
      error ("noneq:friction", ...
             ["thermodynamic_length: zeta at lambda = %s is negative along" ...
              " the path: a friction dissipates"], mat2str (lambda(k,:), 5));
    endif
  endfor
  v = size_of .* sqrt (max (v, 0));

endfunction

function Z = friction_at (fname, zeta, lambda, n)

  Z = zeta(lambda);
  if (! (isnumeric (Z) && isreal (Z) && isequal (size (Z), [n, n])))
    error ("noneq:size", "%s: zeta(lambda) must be a real %d x %d matrix", ...
           fname, n, n);
  endif
  refuse (fname, Z, sprintf (" at lambda = %s", mat2str (lambda, 5)));

endfunction

function refuse (fname, Z, where)

  if (any (isnan (Z(:)) | isinf (Z(:))))
    error ("noneq:nan", "%s: zeta%s is not finite", fname, where);
  elseif (norm (Z - Z', 1) > 1e-8 * norm (Z, 1))
    error ("noneq:friction", "%s: zeta%s is not symmetric", fname, where);
  elseif (min (eig ((Z + Z') / 2)) < -1e-10 * norm (Z, 1))
    error ("noneq:friction", ...
           ["%s: zeta%s is negative in a direction: a friction dissipates"], ...
           fname, where);
  endif

endfunction

## sqrt (d' zeta d) at the points, d the derivative by the number of the point.
function root = table_of (fname, lambda, zeta)

  [N, n] = size (lambda);
  if (! (isnumeric (zeta) && isreal (zeta)))
    error ("noneq:type", ...
           "%s: zeta must be real numbers or a handle, got a %s", fname, ...
           class (zeta));
  endif
  if (n == 1)
    if (numel (zeta) != N)
      error ("noneq:size", ...
             "%s: zeta must have one value for each of the %d points, got %d", ...
             fname, N, numel (zeta));
    endif
    zeta = reshape (zeta, 1, 1, N);
  elseif (! isequal (size (zeta), [n, n, N]))
    error ("noneq:size", "%s: zeta must be %d x %d x %d, got %s", fname, ...
           n, n, N, sprintf ("%d x ", size (zeta))(1:end-3));
  endif
  [~, tangent] = path_of (lambda, 1:N);
  root = zeros (1, N);
  for k = 1:N
    Z = double (zeta(:,:,k));
    refuse (fname, Z, sprintf (" of point %d", k));
    d = tangent (k);
    root(k) = sqrt (max (d * Z * d', 0));
  endfor

endfunction

## Shortest path by the least energy N sum_k d_k' zeta(m_k) d_k of a chain of
## N links d_k with the middles m_k: Newton's method without the curvature of
## zeta, which leaves a positive matrix, and with the full slope.
function path = geodesic (fname, ends, zeta, points)

  n = columns (ends);
  N = points;
  path = ends(1,:) + (0:N)' / N * diff (ends);
  for k = 1:N + 1
    friction_at (fname, zeta, path(k,:), n);
  endfor
  [E, slope, H] = energy_of (path, zeta);
  for pass = 1:200
    d = [zeros(1, n); -reshape(H \ slope, n, [])'; zeros(1, n)];
    gain = -slope' * (d(2:end-1,:)'(:));
    step = 1;
    while (true)
      [next, slope_next, H_next] = energy_of (path + step * d, zeta);
      if (next <= E - 1e-4 * step * gain || step < 1e-6)
        break;
      endif
      step /= 2;
    endwhile
    if (! (next <= E))
      break;
    endif
    path += step * d;
    E = next;
    slope = slope_next;
    H = H_next;
    if (gain <= 1e-10 * E)
      break;
    endif
  endfor
  if (! (gain <= 1e-6 * E))
    error ("noneq:convergence", ...
           ["%s: the shortest path was not found: zeta changes too fast, or" ...
            " the path leaves where it is defined"], fname);
  endif

endfunction

## E, its slope and its matrix in the inner points, point by point.
function [E, slope, H] = energy_of (path, zeta)

  [N, n] = size (diff (path));
  d = diff (path);
  m = (path(1:end-1,:) + path(2:end,:)) / 2;
  h = 1e-5 * (max (max (path) - min (path)) + realmin);
  E = 0;
  slope = zeros (n, N + 1);
  H = spalloc (n * (N + 1), n * (N + 1), 3 * n^2 * (N + 1));
  for k = 1:N
    Z = zeta(m(k,:));
    E += N * d(k,:) * Z * d(k,:)';
    g = 2 * N * Z * d(k,:)';
    change = zeros (n, 1);
    for i = 1:n
      e = zeros (1, n);
      e(i) = h;
      change(i) = N * (d(k,:) * (zeta(m(k,:) + e) - zeta(m(k,:) - e)) ...
                       * d(k,:)') / (4 * h);
    endfor
    slope(:,k) += change - g;
    slope(:,k+1) += change + g;
    at = n * (k - 1) + (1:2*n);
    H(at,at) += kron (2 * N * [1, -1; -1, 1], (Z + Z') / 2);
  endfor
  slope = slope(:,2:end-1)(:);
  inner = n + 1:n * N;
  H = H(inner,inner);

endfunction

function picture_of (info, L)

  subplot (2, 1, 1);
  plot (info.s, info.lambda, "linewidth", 1.5);
  xlabel ("time / duration");
  ylabel ("control parameter");
  title (sprintf ("Least dissipation: %.4g / duration, in equal steps %.4g", ...
                  L^2, info.linear));
  subplot (2, 1, 2);
  plot (linspace (0, 1, rows (info.path)), info.distance, "linewidth", 1.5);
  xlabel ("share of the path");
  ylabel ("thermodynamic length");

endfunction

## the bit of two levels, by handle and by table
%!test
%! zeta = @(E) 1 / (4 * cosh (E / 2)^2);
%! [L, info] = thermodynamic_length ([0; 10], zeta);
%! assert (L^2, 2.42524757, 5e-9);
%! assert (L, 2 * (atan (exp (5)) - pi / 4), 1e-10);
%! assert (info.linear, 4.99954602, 5e-8);
%! s = [0; .3; .8; 1];
%! assert (info.protocol (s), 2 * log (tan (pi/4 + L * s / 2)), 2e-5);
%! assert (info.work (100), L^2 / 100, 1e-15);
%! E = linspace (0, 10, 60)';
%! [Lt, it] = thermodynamic_length (E, 1 ./ (4 * cosh (E / 2).^2), "se", 1e-3);
%! assert (Lt, L, 1e-4);
%! assert (it.se > 0 && it.se < .2);
%! assert (thermodynamic_length (flipud (E), ...
%!                               1 ./ (4 * cosh (flipud (E) / 2).^2)), Lt, 1e-12);
## constant friction: straight, and its error
%!test
%! [L, info] = thermodynamic_length ([0; 1; 4], [9; 9; 9], "se", [.9; 0; 0]);
%! assert (L, 12, 1e-13);
%! assert (info.se, .5 * .9 / 6, 1e-12);
%! assert (info.protocol (.5), 2, 1e-8);
%! assert (info.linear, 9 * 2 * (1 + 9), 1e-10);
## several parameters: a path by table, polar coordinates, the half-plane
%!test
%! t = linspace (0, pi / 2, 41)';
%! circle = [cos(t), sin(t)];
%! zeta = repmat (4 * eye (2), 1, 1, 41);
%! assert (thermodynamic_length (circle, zeta), pi, 1e-6);
%! polar = @(x) diag ([1, x(1)^2]);
%! [L, info] = thermodynamic_length ([1, 0; 2, 1], polar, "geodesic", true);
%! assert (L, sqrt (1 + 4 - 4 * cos (1)), 2e-5);
%! half = @(x) eye (2) / x(2)^2;
%! L = thermodynamic_length ([0, 1; 2, 1], half, "geodesic", true);
%! assert (L, acosh (1 + 4 / 2), 1e-4);
%! assert (thermodynamic_length ([0, 1; 2, 1], half), 2, 1e-12);
## any scale; stiffening a trap, zeta = 1 / (4 k^3); a great circle
%!test
%! assert (thermodynamic_length ([0; 1e-200], @(x) 1e100), 1e-150, -1e-12);
%! assert (thermodynamic_length ([0; 1e200], @(x) 1e100), 1e250, -1e-12);
%! assert (thermodynamic_length ([1; 2], @(k) 1 / (4 * k^3)), 1 - sqrt (.5), ...
%!         1e-12);
%! globe = @(x) diag ([1, sin(x(1))^2]);
%! assert (thermodynamic_length ([.5, 0; .9, 2], globe, "geodesic", true), ...
%!         acos (cos (.5) * cos (.9) + sin (.5) * sin (.9) * cos (2)), 1e-5);

%!error <Invalid call> thermodynamic_length (1)
%!error <thermodynamic_length: lambda needs at least two points, one a row, got 1 x 1> thermodynamic_length (1, 1)
%!error <thermodynamic_length: zeta must have one value for each of the 2 points, got 3> thermodynamic_length ([0; 1], [1 2 3])
%!error <thermodynamic_length: zeta of point 2 is negative in a direction> thermodynamic_length ([0; 1], [1; -1])
%!error <thermodynamic_length: points 1 and 2 of lambda are the same> thermodynamic_length ([1; 1], [1; 1])
%!error <thermodynamic_length: a single parameter must go one way; points turn at 2> thermodynamic_length ([0; 1; 0], [1; 1; 1])
%!error <thermodynamic_length: zeta at lambda = .* is negative along the path>
%! thermodynamic_length ([-1; 1], @(x) x^2 - .9)
%!error <option "se" must have 1 or 2 elements, got 3>
%! thermodynamic_length ([0; 1], [1 2], "se", [1 2 3])
%!error <thermodynamic_length: the friction is 0 all along the path> thermodynamic_length ([0; 1], [0; 0])
%!error <thermodynamic_length: zeta of point 1 is not symmetric>
%! thermodynamic_length ([0 0; 1 1], cat (3, [1 .5; 0 1], eye (2)))
%!error <thermodynamic_length: "geodesic" needs a handle of zeta and more than one parameter>
%! thermodynamic_length ([0; 1], [1; 1], "geodesic", true)

%!demo
%! ## The energy of a bit is best raised fast at first and last
%! thermodynamic_length ([0; 10], @(E) 1 / (4 * cosh (E / 2)^2));
