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
## @deftypefn  {} {[@var{t}, @var{x}] =} brownian (@var{times}, @var{x0})
## @deftypefnx {} {[@var{t}, @var{x}, @var{v}] =} brownian (@var{times}, @var{x0}, "name", @var{value}, @dots{})
## Paths of a free Brownian particle, exact at any times.
##
## Overdamped, with a constant force F or drift velocity u = mu F,
##
## @example
## x(t') = x(t) + u (t' - t) + sqrt (2 D (t' - t)) xi,   D = mu kT
## @end example
##
## @noindent
## or, with "friction" (the rate g), of a particle of mass m with its velocity:
## the pair (x, v) is drawn from its exact joint Gaussian distribution, in
## which v forgets as exp (-g t) and <(x(t) - x(0))^2> grows as t^2 first and as
## 2 D t, D = kT / (m g), later.
##
## @strong{Arguments}
##
## @var{times}: ascending times, the first of them the start; a single number
## T means 1001 times from 0 to T.
##
## @var{x0}: first positions, M x d, one path a row; or 1 x d for all of
## "trajectories".  Units are the user's: D in length^2 / time, kT in mass
## length^2 / time^2.
##
## @strong{Options}
##
## @table @asis
## @item "diffusion" (1)
## D, one or one for each coordinate; or
## @item "mobility", "kT" (1)
## of which D = mu kT; or
## @item "friction", "mass" (1), "kT" (1)
## for motion with inertia; kT one or one for each coordinate.
## @item "drift" (0), or "force" (0)
## Drift velocity, or force, one or one for each coordinate; a force needs
## "mobility" or "friction".
## @item "v0"
## First velocities with "friction", 1 x d or M x d; by default drawn from
## Maxwell's distribution about the drift.
## @item "trajectories" (1), "memory" (2e9)
## Number of paths; bytes that they may take.
## @item "seed", "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{t}: 1 x T; @var{x}, @var{v}: M x T x d, @var{v} empty without
## "friction".
##
## @strong{Accuracy}
##
## Exact in distribution at the given times, to rounding; the normal numbers
## have a 53-bit radius.  A path does not depend on how many others there are,
## nor on the number of threads.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan}, @code{noneq:option},
## @code{noneq:memory}.
##
## @strong{References}
##
## G. E. Uhlenbeck and L. S. Ornstein, Phys. Rev. 36, 823 (1930).
## D. T. Gillespie, Phys. Rev. E 54, 2084 (1996).
##
## @strong{Example}
##
## @example
## @group
## [t, x] = brownian (0:0.5:2, 0, "diffusion", 0.3, "trajectories", 1e5, ...
##                    "seed", 1);
## printf ("%.1f ", mean (x.^2) ./ (2 * 0.3 * max (t, 1))), disp ("")
## @print{} 0.0 0.5 1.0 1.0 1.0
## @end group
## @end example
##
## @seealso{langevin, msd, diffusion}
## @end deftypefn

function [t, x, v] = brownian (times, x0, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  fname = "brownian";
  numbers = @(y) numbers_message (y, false);
  positives = @(y) numbers_message (y, true);
  opt = parse_options (fname, varargin, ...
                       [{"diffusion", [], positives
                         "mobility", [], positives
                         "friction", [], positives
                         "mass", [], positives
                         "kT", [], positives
                         "drift", [], numbers
                         "force", [], numbers
                         "v0", [], @(y) ""
                         "trajectories", [], "count"
                         "memory", 2e9, "positive"}
                        common_options("random", "threads")]);

  ## ---- Times and first states.
  if (! (isnumeric (times) && isreal (times) && isvector (times)
         && all (isfinite (times))))
    error ("noneq:type", ...
           ["%s: the times must be a vector of ascending numbers," ...
           " got a %s %s"], fname, sprintf ("%dx", size (times))(1:end-1), ...
           class (times));
  endif
  t = double (times(:)');
  if (isscalar (t) && t > 0)
    t = linspace (0, t, 1001);
  endif
  step = diff (t);
  if (isempty (step) || any (step <= 0))
    error ("noneq:option", "%s: the times must ascend", fname);
  endif
  if (! (isnumeric (x0) && isreal (x0) && ndims (x0) == 2 && ! isempty (x0)))
    error ("noneq:type", ...
           ["%s: the first positions must be a real M x d matrix," ...
           " one path a row, or 1 x d, got a %s %s"], fname, ...
           sprintf ("%dx", size (x0))(1:end-1), class (x0));
  endif
  x0 = full (double (x0));
  bad = find (! isfinite (x0), 1);
  if (! isempty (bad))
    [i, j] = ind2sub (size (x0), bad);
    error ("noneq:nan", ...
           "%s: coordinate %d of path %d starts at %g", fname, j, ...
           i, x0(bad));
  endif
  [M, d] = size (x0);
  if (! isempty (opt.trajectories))
    if (M != 1 && M != opt.trajectories)
      error ("noneq:size", ...
             ["%s: option \"trajectories\" is %d, and there are" ...
             " %d first positions"], fname, opt.trajectories, M);
    endif
    M = opt.trajectories;
  endif
  T = numel (t);
  inert = ! isempty (opt.friction);
  bytes = 8 * M * T * (d + 2 + (d + 1) * inert);
  if (bytes > opt.memory)
    error ("noneq:memory", ...
           ["%s: %d paths x %d times x %d coordinates need %.3g" ...
           " GB, more than option \"memory\", %.3g GB"], fname, M, T, d, ...
           bytes / 1e9, opt.memory / 1e9);
  endif
  x0 = x0 .* ones (M, 1);

  ## ---- Physics.
  given = @(name) ! isempty (opt.(name));
  wide = @(name, y) spread (fname, name, opt.(name), y, d);
  kT = wide ("kT", 1);
  mass = wide ("mass", 1);
  if (given ("diffusion") + given ("mobility") + inert > 1)
    error ("noneq:option", ["%s: give one of \"diffusion\", \"mobility\"" ...
           " and \"friction\""], fname);
  elseif (given ("drift") && given ("force"))
    error ("noneq:option", "%s: give \"drift\" or \"force\", not both", fname);
  elseif (given ("diffusion") && given ("kT"))
    error ("noneq:option", ...
           ["%s: \"diffusion\" is D itself; \"kT\" goes with" ...
           " \"mobility\" or \"friction\""], fname);
  elseif (given ("mass") && ! inert)
    error ("noneq:option", "%s: \"mass\" needs \"friction\"", fname);
  elseif (given ("v0") && ! inert)
    error ("noneq:option", "%s: \"v0\" needs \"friction\"", fname);
  endif
  if (inert)
    g = wide ("friction", 1);
    mobility = 1 ./ (mass .* g);
    D = kT .* mobility;
  elseif (given ("mobility"))
    mobility = wide ("mobility", 1);
    D = kT .* mobility;
  else
    D = wide ("diffusion", 1);
    mobility = [];
  endif
  drift = wide ("drift", 0);
  if (given ("force"))
    if (isempty (mobility))
      error ("noneq:option", ["%s: a \"force\" needs \"mobility\" or" ...
             " \"friction\""], fname);
    endif
    drift = mobility .* wide ("force", 0);
  endif

  ## ---- Paths.
  seed = seed_option (opt);
  normals = @(k, which) ...
            __noneq_random__ (seed, 1024 + 2 * (k - 1) + which, 1, 0, M, 1, ...
                              T - 1, opt.threads);
  x = zeros (M, T, d);
  v = [];
  if (inert)
    v = zeros (M, T, d);
    v(:,1,:) = first_velocities (fname, opt, seed, drift, sqrt (kT ./ mass), ...
                                 M, d);
  endif
  for k = 1:d
    u = drift(k);
    if (! inert)
      move = u * step + sqrt (2 * D(k) * step) .* normals (k, 0);
      x(:,:,k) = cumsum ([x0(:,k), move], 2);
      continue;
    endif
    ## w = v - u is an Ornstein-Uhlenbeck process, x its integral.
    s2 = kT(k) / mass(k);
    z = g(k) * step;
    keep = exp (-z);
    c = -expm1 (-z) / g(k);
    vv = -s2 * expm1 (-2 * z);
    xv = s2 / g(k) * expm1 (-z).^2;
    ## 2 z - 3 + 4 e^-z - e^-2z, which cancels below z = 0.1 or so: its series.
    f = 2 * z + 4 * expm1 (-z) - expm1 (-2 * z);
    small = z < 0.3;
    n = (3:20)';
    f(small) = sum ((4 - 2 .^ n) .* (-1) .^ n ./ factorial (n) ...
                    .* reshape (z(small), 1, []) .^ n, 1);
    xx = s2 / g(k)^2 * f;
    a = sqrt (vv);
    b = xv ./ a;
    r = sqrt (max (xx - b.^2, 0));
    first = normals (k, 0);
    second = normals (k, 1);
    w = v(:,1,k) - u;
    place = x0(:,k);
    x(:,1,k) = place;
    for j = 1:T-1
      place += u * step(j) + c(j) * w + b(j) * first(:,j) + r(j) * second(:,j);
      w = keep(j) * w + a(j) * first(:,j);
      x(:,j+1,k) = place;
      v(:,j+1,k) = u + w;
    endfor
  endfor

endfunction

function v = first_velocities (fname, opt, seed, drift, width, M, d)

  v = opt.v0;
  if (isempty (v))
    v = drift + width .* __noneq_random__ (seed, 128, 1, 0, M, 0, d, 1);
  elseif (! (isnumeric (v) && isreal (v) && all (isfinite (v(:)))
             && (isequal (size (v), [1, d]) || isequal (size (v), [M, d])
                 || isscalar (v))))
    error ("noneq:size", ...
           ["%s: option \"v0\" must be finite numbers, 1 x %d or" ...
           " %d x %d"], fname, d, M, d);
  endif
  v = reshape (double (v) .* ones (M, d), M, 1, d);

endfunction

function y = spread (fname, name, y, default, d)

  if (isempty (y))
    y = default;
  endif
  if (! any (numel (y) == [1, d]))
    error ("noneq:option", ...
           ["%s: option \"%s\" must have 1 or %d values, got" ...
           " %d"], fname, name, d, numel (y));
  endif
  y = double (y(:)') .* ones (1, d);

endfunction

function must = numbers_message (y, positive)

  must = "";
  if (! (isnumeric (y) && isreal (y) && isvector (y) && all (isfinite (y))
         && (! positive || all (y > 0))))
    must = ifelse (positive, ...
                   "a positive number, or one for each coordinate", ...
                   "a finite number, or one for each coordinate");
  endif

endfunction

%!demo
%! ## The mean square displacement: ballistic first, diffusive later.
%! t = [0, logspace(-2, 2, 60)];
%! [t, x] = brownian (t, 0, "friction", 1, "trajectories", 2000, "v0", [], ...
%!                    "seed", 1);
%! t = t(2:end);
%! loglog (t, mean (x(:,2:end).^2), ".", t, 2 * (t - 1 + exp (-t)), "-", ...
%!         t, t.^2, "--", t, 2 * t, "--");
%! xlabel ("g t");
%! ylabel ("<(x(t) - x(0))^2> m g^2 / kT");
%! legend ("2000 paths", "exact", "t^2", "2 t", "location", "southeast");

%!test # the definition
%! [t, x, v] = brownian ([0, 0.1, 0.7], [1; 2], "diffusion", 0.3, "drift", 2, "seed", 5);
%! xi = __noneq_random__ (5, 1024, 1, 0, 2, 1, 2, 1);
%! want = [1; 2] + cumsum ([zeros(2, 1), 2 * [0.1, 0.6] + sqrt(0.6 * [0.1, 0.6]) .* xi], 2);
%! assert (x, want, 1e-15);
%! assert (isempty (v));
%! assert (t, [0, 0.1, 0.7]);
%!test # shapes, and a path whatever the others
%! [t, x] = brownian (1, zeros (3, 2), "seed", 1);
%! assert (size (x), [3, 1001, 2]);
%! [t, y] = brownian (1, [0, 0], "seed", 1, "trajectories", 300, "threads", 2);
%! assert (y(1:3,:,:), x);
%! [~, a] = brownian (0:3, 0, "mobility", 2, "kT", 0.5, "force", 3, "seed", 1);
%! [~, b] = brownian (0:3, 0, "diffusion", 1, "drift", 6, "seed", 1);
%! assert (a, b, 1e-15);
%!function y = moments_of (z)
%! ## <xx> g^2 / z^2, <xv> g / z, <vv> over kT/m: series or closed form.
%! if (z < 0.05)
%!   y = [2*z/3 - z^2/2 + 7*z^3/30, z - z^2 + 7*z^3/12, 2*z - 2*z^2 + 4*z^3/3];
%! else
%!   y = [(2*z - 3 + 4*exp(-z) - exp(-2*z)) / z^2, (1 - exp(-z))^2 / z, 1 - exp(-2*z)];
%! endif
%!endfunction
%!test # inertia: the exact covariance of one step, from the map itself
%! for z = [1e-9, 1e-4, 0.29, 0.31, 2, 50]
%!   g = 2; m = 3; kT = 0.7; h = z / g;
%!   [~, x, v] = brownian ([0, h], zeros (6, 1), "friction", g, "mass", m, "kT", kT, "v0", 0, "seed", 3);
%!   xi = [__noneq_random__(3, 1024, 1, 0, 6, 1, 1, 1), __noneq_random__(3, 1025, 1, 0, 6, 1, 1, 1)];
%!   B = (xi \ [x(:,2) * g / z, v(:,2)])';
%!   C = B * B';
%!   zz = moments_of (z);
%!   want = kT / m * [zz(1), zz(2); zz(2), zz(3)];
%!   assert (C, want, 1e-9 * max (abs (want(:))));
%!   ## What is left of a velocity.
%!   [~, x1, v1] = brownian ([0, h], zeros (6, 1), "friction", g, "mass", m, "kT", kT, "v0", 1, "seed", 3);
%!   assert (v1(1,2) - v(1,2), exp (-z), 1e-12);
%!   assert (x1(1,2) - x(1,2), -expm1 (-z) / g, 1e-12 * h + 1e-15);
%! endfor
%!test # stationary: mean square displacement, drift
%! [t, x, v] = brownian (0:0.5:2, 0, "friction", 1.5, "force", 3, "trajectories", 20000, "seed", 1);
%! want = 2 / 1.5^2 * (1.5 * t - 1 + exp (-1.5 * t));
%! assert (var (x)(2:end), want(2:end), 0.05 * want(end));
%! assert (mean (x), 2 * t, 4 * sqrt (want(end) / 20000));
%! assert (mean (v), 2 * ones (1, 5), 4 / sqrt (20000));

%!error <Invalid call> brownian (1)
%!error <the times must ascend> brownian ([0 1 1], 0)
%!error <the times must ascend> brownian (-1, 0)
%!error <the times must be a vector of ascending numbers, got a 1x3 char> brownian ("abc", 0)
%!error <the first positions must be a real M x d matrix> brownian (1, [])
%!error <coordinate 2 of path 1 starts at Inf> brownian (1, [0 Inf])
%!error <option "diffusion" must be a positive number, or one for each coordinate, got -1> brownian (1, 0, "diffusion", -1)
%!error <give one of "diffusion", "mobility" and "friction"> brownian (1, 0, "diffusion", 1, "friction", 1)
%!error <a "force" needs "mobility" or "friction"> brownian (1, 0, "force", 1)
%!error <option "drift" must have 1 or 2 values, got 3> brownian (1, [0 0], "drift", 1:3)
%!error <100 paths x 1001 times x 1 coordinates need 0.0024 GB> brownian (1, 0, "trajectories", 100, "memory", 1e5)
%!error <1000000000000 paths x 2 times x 1 coordinates need 4.8e.04 GB> brownian ([0 1], 0, "trajectories", 1e12)
%!error <unknown option "D"> brownian (1, 0, "D", 1)
