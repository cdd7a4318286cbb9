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
## @deftypefn  {} {@var{s} =} harmonic_chain (@var{N}, [@var{TL}, @var{TR}])
## @deftypefnx {} {@var{s} =} harmonic_chain (@dots{}, "name", @var{value}, @dots{})
## Harmonic chain between two heat baths: exact steady state and exact paths.
##
## @var{N} masses in a row, each tied to its neighbours and the outer two to
## walls; the first and the last are coupled to Langevin baths:
##
## @example
## @group
## m(i) dv(i) = (k(i) (x(i-1) - x(i)) + k(i+1) (x(i+1) - x(i))) dt
##              + at the ends: -m g v dt + sqrt (2 m g T) dW,
## x(0) = x(N+1) = 0
## @end group
## @end example
##
## @noindent
## The state y = (x, v) is Gaussian with a covariance C that solves
## A C + C A' = -B (Lyapunov), A being the drift and B the noise.  Heat is
## carried through without resistance: the current does not fall as 1/N, and
## the temperature is flat at (TL + TR)/2 but for the ends.  Local temperatures
## exist, and Fourier's law fails: a negative control.
##
## @strong{Arguments}
##
## @var{N}: number of masses, up to 500; 200 take about 2 s.  @var{TL},
## @var{TR}: temperatures of the baths, kB T in units of energy.
##
## @strong{Options}
##
## @table @asis
## @item "mass" (1)
## One, or 1 x N.
## @item "spring" (1)
## One, or 1 x N+1: the first and the last are those of the walls, one of
## which may be 0.
## @item "friction" (1)
## The rate g of the baths: one, or [left, right].
## @item "times"
## Ascending: simulate, and report at these times.
## @item "trajectories" (1)
## Number M of paths.
## @item "x0"
## State at the first time, (x, v) in a row of 2 N, or a row a path; by default
## drawn from the steady state.
## @item "memory" (2e9)
## Bytes that the results may take.
## @item "seed", "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{s}: a struct with
##
## @table @code
## @item temperature
## m(i) <v(i)^2>, 1 x N.
## @item current
## Heat per time from left to right.
## @item bond_current
## The same over each bond between masses, k(i) <x(i-1) v(i)>, 1 x N-1.
## @item expected_current
## The formula of Rieder, Lebowitz and Lieb, for equal masses, springs and
## frictions; else empty.
## @item covariance
## Of (x, v), 2 N x 2 N.
## @item damping, frequency
## Of the modes, slowest first: minus the real part and the absolute imaginary
## part of the eigenvalues of A, 2 N x 1.
## @item residual
## Of the Lyapunov equation, relative.
## @item t, x, v, seed
## With "times": 1 x T; M x T x N positions and velocities.
## @item reliable, notes
## Whether modes are damped too weakly for the covariance to be accurate.
## @end table
##
## @strong{Accuracy}
##
## The current agrees with the formula to 1e-13 for N = 2 @dots{} 40.  The
## relative error of the covariance is about eps times the largest frequency
## over the smallest damping rate, which falls as N^-3.  Paths are exact
## at any step (steps of the exact Ornstein-Uhlenbeck process, not of an
## integrator), with no error of time: y(t + h) = expm (A h) y(t) + a Gaussian
## of covariance C - expm (A h) C expm (A h)'.  That covariance is factored by
## its eigenvalues, of which those below rounding (1e-16 of the largest of C)
## count as 0.  Paths by the integrators: @code{langevin} with the model
## "heat chain" of @code{langevin_model}.
##
## @strong{Errors}
##
## @code{noneq:size}, @code{noneq:range}, @code{noneq:memory},
## @code{noneq:option}.
##
## @strong{References}
##
## Z. Rieder, J. L. Lebowitz and E. Lieb, J. Math. Phys. 8, 1073 (1967).
##
## @strong{Example}
##
## @example
## @group
## s = harmonic_chain (20, [2, 1]);
## printf ("current %.4f, middle %.4f\n", s.current, s.temperature(10))
## @print{} current 0.1910, middle 1.5000
## @end group
## @end example
##
## @seealso{langevin_model, lattice_gas, local_equilibrium_test}
## @end deftypefn

function s = harmonic_chain (N, T, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("harmonic_chain", varargin, ...
                       [common_options("random", "threads")
                        {"mass", 1, @(x) vector_message (x, true)
                         "spring", 1, @(x) vector_message (x, false)
                         "friction", 1, @(x) vector_message (x, true)
                         "times", [], @times_message
                         "trajectories", 1, "count"
                         "x0", [], @start_message
                         "memory", 2e9, "positive"}]);
  if (! (isnumeric (N) && isscalar (N) && isreal (N) && N >= 1
         && N <= 500 && N == fix (N)))
    error ("noneq:size", ...
           "harmonic_chain: N must be a number of masses from 1 to 500");
  endif
  N = full (double (N));
  if (! (isnumeric (T) && isreal (T) && numel (T) == 2))
    error ("noneq:size", ...
           ["harmonic_chain: give the two baths as [TL, TR], got a %d x %d" ...
            " %s"], rows (T), columns (T), class (T));
  endif
  T = full (double (T(:)'));
  bad = find (! (T >= 0 & isfinite (T)), 1);
  if (! isempty (bad))
    error ("noneq:range", ...
           ["harmonic_chain: temperature %d is %g; it must be finite and" ...
            " not below 0"], bad, T(bad));
  endif
  m = filled ("mass", opt.mass, N);
  k = filled ("spring", opt.spring, N + 1);
  g = filled ("friction", opt.friction, 2);
  if (any (k(2:N) == 0) || k(1) + k(N+1) == 0)
    error ("noneq:range", ...
           ["harmonic_chain: the springs do not hold the chain: only one," ...
            " that of a wall, may be 0"]);
  endif

  ## Coordinates sqrt (m) x make the numbers of one size.
  root = sqrt (m);
  K = diag (k(1:N) + k(2:N+1)) - diag (k(2:N), 1) - diag (k(2:N), -1);
  K ./= root' * root;
  ## So do times in units of the fastest spring or bath, and temperatures in
  ## units of the higher one.
  rate = max (sqrt (norm (K, 1)), max (g));
  unit_T = max (max (T), realmin);
  K /= rate^2;
  if (! (rate^2 < Inf) || any (diag (K) == 0))
    error ("noneq:range", ...
           ["harmonic_chain: masses, springs and frictions are together" ...
            " beyond the range of a double"]);
  endif
  g /= rate;
  T /= unit_T;
  friction = heat = zeros (1, N);
  friction(1) += g(1);
  friction(N) += g(2);
  heat(1) += g(1) * T(1);
  heat(N) += g(2) * T(2);
  A = [zeros(N), eye(N); -K, -diag(friction)];
  B = zeros (2 * N);
  B(N+1:2*N,N+1:2*N) = 2 * diag (heat);
  [C, s.residual] = lyapunov (A, B);

  A *= rate;
  C *= unit_T;
  g *= rate;
  T *= unit_T;
  unit = [root * rate, root];
  s.temperature = diag (C)'(N+1:2*N);
  s.covariance = C ./ (unit' * unit);
  s.bond_current = k(2:N) .* diag (s.covariance(1:N-1,N+2:2*N))';
  if (N == 1)
    s.current = g(1) * (T(1) - s.temperature);
  else
    s.current = mean (s.bond_current);
  endif
  s.expected_current = [];
  if (N > 1 && all (m == m(1)) && all (k == k(1)) && g(1) == g(2))
    s.expected_current = rieder_lebowitz_lieb (N, k(1) / m(1), g(1), T);
  endif
  z = eig (A);
  [s.damping, order] = sort (-real (z));
  s.frequency = abs (imag (z))(order);
  s.notes = {};
  span = max (abs (z)) / max (s.damping(1), 0);
  if (! (span < 1e10))
    s.notes{end+1} = sprintf (["the slowest mode is damped at the rate" ...
                               " %.2g only: relative errors of the" ...
                               " covariance may reach %.1g"], s.damping(1), ...
                              min (1, eps * span));
  endif
  s.reliable = isempty (s.notes);
  if (! isempty (opt.times))
    s = simulate (s, A, C, unit, opt);
  endif

endfunction

function must = vector_message (x, positive)

  must = "";
  if (! (isnumeric (x) && isreal (x) && isvector (x) && all (isfinite (x))
         && all (x >= 0)))
    must = "one finite number not below 0, or a vector of them";
  elseif (positive && any (x == 0))
    must = "above 0";
  endif

endfunction

function must = times_message (x)

  must = "";
  if (! (isnumeric (x) && isreal (x) && isvector (x) && all (isfinite (x))
         && all (diff (x) > 0)))
    must = "a vector of ascending times";
  endif

endfunction

function must = start_message (x)

  must = "";
  if (! (isnumeric (x) && isreal (x) && ndims (x) == 2
         && all (isfinite (x)(:))))
    must = "a row (x, v), or one row a path";
  endif

endfunction

function x = filled (name, x, n)

  x = full (double (x(:)'));
  if (isscalar (x))
    x = repmat (x, 1, n);
  elseif (numel (x) != n)
    error ("noneq:size", ...
           "harmonic_chain: option \"%s\" must have 1 or %d values, got %d", ...
           name, n, numel (x));
  endif

endfunction

## A C + C A' = -B, with one step of refinement.
function [C, residual] = lyapunov (A, B)

  C = sylvester (A, A', -B);
  C += sylvester (A, A', -B - A * C - C * A');
  C = (C + C') / 2;
  R = A * C + C * A' + B;
  residual = norm (R, 1) / max (norm (A, 1) * norm (C, 1), realmin);

endfunction

## Equal masses and springs, k/m = W; Rieder, Lebowitz and Lieb 1967.
function J = rieder_lebowitz_lieb (N, w, g, T)

  nu = w / g^2;
  ## exp (-a) + exp (a) = 2 + nu
  a = 2 * asinh (sqrt (nu) / 2);
  ratio = (N - 1) / N;
  if (a > 1e-16)
    ratio = exp (-a) * expm1 (-2 * (N - 1) * a) / expm1 (-2 * N * a);
  endif
  J = w / (2 * g) * (T(1) - T(2)) * ratio;

endfunction

function s = simulate (s, A, C, unit, opt)

  n = rows (A);
  N = n / 2;
  M = opt.trajectories;
  t = double (opt.times(:)');
  bytes = 8 * M * (2 * n * numel (t) + 3 * n);
  if (bytes > opt.memory)
    error ("noneq:memory", ...
           ["harmonic_chain: the paths need %.2g bytes and \"memory\" is" ...
            " %.2g; take fewer times or trajectories"], bytes, opt.memory);
  endif
  seed = seed_option (opt);
  stream = 67;
  normal = @(step) __noneq_random__ (seed, stream, 1, 0, M, n * step, n, ...
                                     opt.threads);
  if (isempty (opt.x0))
    y = normal (0) * root_of (C, C)';
  else
    if (columns (opt.x0) != n || ! any (rows (opt.x0) == [1, M]))
      error ("noneq:size", ...
             ["harmonic_chain: option \"x0\" must be 1 x %d or %d x %d, got" ...
              " %d x %d"], n, M, n, rows (opt.x0), columns (opt.x0));
    endif
    y = repmat (double (opt.x0) .* unit, M / rows (opt.x0), 1);
  endif
  s.t = t;
  s.x = s.v = zeros (M, numel (t), N);
  last = NaN;
  for i = 1:numel (t)
    if (i > 1)
      h = t(i) - t(i-1);
      ## Equally spaced times differ by their rounding.
      if (! (abs (h - last) <= 4 * eps (max (abs (t)))))
        E = expm (A * h);
        F = root_of (C - E * C * E', C);
        last = h;
      endif
      y = y * E' + normal (i - 1) * F';
    endif
    s.x(:,i,:) = y(:,1:N) ./ unit(1:N);
    s.v(:,i,:) = y(:,N+1:n) ./ unit(N+1:n);
  endfor
  s.seed = seed;

endfunction

## F with F F' = Q, whose eigenvalues below the rounding of C count as 0.
function F = root_of (Q, C)

  [V, d] = eig ((Q + Q') / 2, "vector");
  d(d < eps * norm (C, 1) / 2) = 0;
  F = V .* sqrt (d)';

endfunction

%!test <*6> # the formula of Rieder, Lebowitz and Lieb
%! for N = [2:10, 15, 20, 30, 40]
%!   for p = [1 1 1; 2 3 0.4; 0.5 2 3]'
%!     s = harmonic_chain (N, [2, 1], "mass", p(1), "spring", p(2), ...
%!                         "friction", p(3));
%!     assert (s.current, s.expected_current, -1e-13);
%!     assert (s.bond_current, s.current * ones (1, N - 1), -1e-12);
%!     assert (s.residual < 1e-15);
%!   endfor
%! endfor

%!test # two masses in closed form, with wall springs of their own
%! for p = [1 1 1 0.3; 2 0.7 1.3 2]'
%!   [m, k, g, w] = num2cell (p){:};
%!   s = harmonic_chain (2, [3, 1], "mass", m, "spring", [w, k, w], ...
%!                       "friction", g);
%!   assert (s.current, g * k^2 * 2 / (2 * (k^2 + m * g^2 * (k + w))), -1e-13);
%!   assert (isempty (s.expected_current));
%! endfor

%!test # equilibrium: equipartition, whatever the masses and springs
%! m = [1 2 3 0.5];
%! k = [1 2 0.3 1 0];
%! s = harmonic_chain (4, [2, 2], "mass", m, "spring", k, "friction", [1, 3]);
%! assert (s.temperature, 2 * ones (1, 4), 1e-13);
%! assert (s.current, 0, 1e-14);
%! K = diag (k(1:4) + k(2:5)) - diag (k(2:4), 1) - diag (k(2:4), -1);
%! assert (s.covariance(1:4,1:4), 2 * inv (K), 1e-12);
%! assert (s.covariance(1:4,5:8), zeros (4), 1e-13);

%!test # flat in the middle: no Fourier law
%! s = harmonic_chain (60, [2, 1]);
%! assert (s.temperature(20:40), 1.5 * ones (1, 21), 1e-6);
%! assert (s.current, harmonic_chain (30, [2, 1]).current, 1e-9);
%! assert (s.temperature + fliplr (s.temperature), 3 * ones (1, 60), 1e-12);
%! assert (s.damping(1) > 0 && issorted (s.damping));
%! assert (size (s.frequency), [120, 1]);

%!test # one mass: the mean of the baths, weighted with their rates
%! s = harmonic_chain (1, [2, 1], "friction", [1, 3]);
%! assert (s.temperature, 1.25, 1e-14);
%! assert (s.current, 0.75, 1e-14);
%! assert (sort (abs (s.frequency - 1i * s.damping)), ...
%!         sort (abs (roots ([1 4 2]))), 1e-13);

%!test # damping of the two modes of two masses: k, and k + 2 kc
%! s = harmonic_chain (2, [1, 1], "spring", [1 2 1], "friction", 0.5);
%! z = [roots([1 .5 3-2]); roots([1 .5 3+2])];
%! assert (s.damping, 0.25 * ones (4, 1), 1e-13);
%! assert (sort (s.frequency), sort (abs (imag (z))), 1e-13);

%!test # paths: exact at any step, so that one step or ten make the same law
%! M = 40000;
%! x0 = [1 0 -1 0 2 0];
%! ten = harmonic_chain (3, [2, 1], "times", 0:0.2:2, "trajectories", M, ...
%!                       "x0", x0, "seed", 1);
%! one = harmonic_chain (3, [2, 1], "times", [0, 2], "trajectories", M, ...
%!                       "x0", x0, "seed", 2);
%! A = [zeros(3), eye(3); toeplitz([-2 1 0]), diag([-1 0 -1])];
%! E = expm (2 * A);
%! Q = ten.covariance - E * ten.covariance * E';
%! for s = {ten, one}
%!   y = [squeeze(s{1}.x(:,end,:)), squeeze(s{1}.v(:,end,:))];
%!   z = (mean (y) - x0 * E') ./ sqrt (diag (Q)' / M);
%!   assert (max (abs (z)) < 4.5);
%!   z = (cov (y) - Q) ./ sqrt ((Q.^2 + diag (Q) * diag (Q)') / M);
%!   assert (max (abs (z(:))) < 4.5);
%! endfor
%! assert (size (ten.x), [M, 11, 3]);
%! assert (squeeze (ten.x(7,1,:))', x0(1:3));

%!test # steady paths stay so; the same for any number of threads
%! s = harmonic_chain (5, [2, 1], "times", [0, 3, 6], "trajectories", 2e4, ...
%!                     "seed", 3, "mass", 2);
%! T = 2 * squeeze (mean (s.v.^2, 1));
%! assert (max (abs ((T - s.temperature) ./ (s.temperature / 100))(:)) < 4.5);
%! r = harmonic_chain (5, [2, 1], "times", [0, 3, 6], "trajectories", 2e4, ...
%!                     "seed", 3, "mass", 2, "threads", 1);
%! assert (r.v, s.v);

%!test # units of molecules, and temperatures of any size
%! s = harmonic_chain (10, [4e-21, 3e-21], "mass", 1e-26, "spring", 10, ...
%!                     "friction", 1e12, "times", [0, 1e-12], ...
%!                     "trajectories", 20000, "seed", 1);
%! assert (s.current, s.expected_current, -1e-12);
%! T = 1e-26 * squeeze (mean (s.v.^2, 1));
%! assert (max (abs (T ./ s.temperature - 1)(:)) < 0.045);
%! q = squeeze (mean (s.x.^2, 1)) ./ diag (s.covariance)(1:10)';
%! assert (max (abs (q - 1)(:)) < 0.045);
%! for T = {[1e300, 1e299], [1e-300, 1e-301]}
%!   s = harmonic_chain (3, T{1});
%!   assert (s.current, s.expected_current, -1e-13);
%! endfor
%! s = harmonic_chain (2, [2, 1], "mass", 1e-26, "friction", 1e12);
%! assert (s.current, s.expected_current, -1e-13);

%!test # modes that the baths do not reach
%! s = harmonic_chain (40, [2, 1], "mass", 1 + 20 * mod ((1:40).^2, 7));
%! assert (s.reliable, false);
%! assert (! isempty (strfind (s.notes{1}, "the slowest mode is damped at")));

%!test # classes of numbers; a friction so strong that no bond resists
%! a = harmonic_chain (3, [2, 1], "friction", 2);
%! b = harmonic_chain (sparse (3), single ([2, 1]), "friction", sparse (2));
%! assert (b.current, a.current);
%! assert (issparse (b.temperature), false);
%! s = harmonic_chain (2, [2, 1], "friction", 1e20);
%! assert (s.expected_current, 1e-20 / 4, -1e-12);

%!error <masses, springs and frictions are together beyond the range> harmonic_chain (3, [2, 1], "spring", realmax)
%!error <masses, springs and frictions are together beyond the range> harmonic_chain (3, [2, 1], "friction", 1e300)
%!error <Invalid call> harmonic_chain (3)
%!error <harmonic_chain: N must be a number of masses from 1 to 500> harmonic_chain (0, [1 1])
%!error <harmonic_chain: N must be a number of masses from 1 to 500> harmonic_chain ("a", [1 1])
%!error <harmonic_chain: give the two baths as \[TL, TR\], got a 1 x 3 double> harmonic_chain (2, 1:3)
%!error <harmonic_chain: temperature 2 is -1; it must be finite and not below 0> harmonic_chain (2, [1 -1])
%!error <harmonic_chain: temperature 1 is NaN> harmonic_chain (2, [NaN 1])
%!error <option "mass" must have 1 or 3 values, got 2> harmonic_chain (3, [1 1], "mass", [1 2])
%!error <option "mass" must be above 0> harmonic_chain (3, [1 1], "mass", 0)
%!error <option "spring" must be one finite number not below 0, or a vector of them> harmonic_chain (3, [1 1], "spring", -1)
%!error <the springs do not hold the chain: only one, that of a wall, may be 0> harmonic_chain (2, [1 1], "spring", [0 1 0])
%!error <the springs do not hold the chain> harmonic_chain (2, [1 1], "spring", [1 0 1])
%!error <option "times" must be a vector of ascending times> harmonic_chain (2, [1 1], "times", [1 0])
%!error <option "x0" must be 1 x 4 or 3 x 4, got 2 x 4> harmonic_chain (2, [1 1], "times", 0:1, "trajectories", 3, "x0", ones (2, 4))
%!error id=noneq:memory harmonic_chain (2, [1 1], "times", 0:1e3, "memory", 1e4)
%!error <unknown option "masses"> harmonic_chain (2, [1 1], "masses", 1)

%!demo
%! ## Heat without a gradient: the temperature is flat, not linear.
%! N = 20;
%! s = harmonic_chain (N, [2, 1], "times", 0:5:500, "trajectories", 50, ...
%!                     "seed", 1);
%! T = squeeze (mean (mean (s.v.^2, 1), 2));
%! plot (1:N, s.temperature, "-", "linewidth", 1.5, 1:N, T, "o", ...
%!       [0, N + 1], [2, 1], "--");
%! xlim ([0, N + 1]);
%! xlabel ("mass");
%! ylabel ("m <v^2>");
%! title (sprintf ("Harmonic chain, heat current %.3f", s.current));
%! legend ("exact", "50 paths", "Fourier's law");
