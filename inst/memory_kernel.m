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
## @deftypefn  {} {[@var{K}, @var{info}] =} memory_kernel (@var{C}, @var{dt})
## @deftypefnx {} {[@var{K}, @var{info}] =} memory_kernel (@var{v}, @var{dt}, "data", "velocity")
## @deftypefnx {} {[@var{K}, @var{info}] =} memory_kernel (@dots{}, "name", @var{value}, @dots{})
## Memory kernel of the generalized Langevin equation from the velocity
## autocorrelation.
##
## A particle of mass m in a bath with memory obeys
##
## @example
## @group
## m dv/dt = -int_0^t K(t-s) v(s) ds + noise,  <noise noise> = kT K
## m dC/dt = -int_0^t K(t-s) C(s) ds,          C(t) = <v(t) v(0)>
## @end group
## @end example
##
## @noindent
## The second line is differentiated once, which makes it a Volterra equation
## of the second kind, and solved forwards in time:
##
## @example
## C(0) K(t) = -m C''(t) - int_0^t K(s) C'(t-s) ds
## @end example
##
## @strong{Arguments}
##
## @var{C}: vector, the autocorrelation at the times 0, dt, 2 dt, @dots{}; at
## least 8 values; any unit.  @var{v}: velocities in equilibrium, one row a
## realisation, one column a time, pages for coordinates.  @var{dt}: time
## between values.
##
## @strong{Options}
##
## @table @asis
## @item "data" ("correlation")
## "velocity": the first argument is v; C is averaged over time, realisations
## and coordinates.
## @item "lags"
## Number of lags used, from 0 on; by default all of C, or a tenth of the
## columns of v.
## @item "mass" (1)
## m, in the units of K dt^2.
## @end table
##
## @strong{Results}
##
## @var{K}: column, the kernel at the lags, mass / time^2.  @var{info} has t;
## C; friction, the integral of K from 0 to t, whose plateau is the friction of
## long times, and equals kT / D; se, the standard error of K, and
## friction_se, from the scatter of the realisations (jackknife; NaN for C or
## one realisation); n; reliable, notes.
##
## @strong{Accuracy}
##
## Fourth order in dt on smooth data: derivatives by differences of 5 and 6
## points, integrals by Gregory's rule.  K = exp(-t), m = 1, dt = 0.01: 2e-7.
## Noise of C is multiplied by some m / (C(0) dt^2) in K but hardly in
## @code{friction}: take dt no smaller than the data need.  A kernel of zero
## memory (white noise) is not resolved, whatever dt, which is noted.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:range}, @code{noneq:option}.
##
## @strong{References}
##
## R. Zwanzig, Nonequilibrium Statistical Mechanics (2001), ch. 8.
## B. J. Berne and G. D. Harp, Adv. Chem. Phys. 17, 63 (1970).
##
## @strong{Example}
##
## @example
## @group
## t = (0:0.02:8)';
## C = exp (-t/2) .* (cos (sqrt (3) * t/2) + sin (sqrt (3) * t/2) / sqrt (3));
## [K, info] = memory_kernel (C, 0.02);
## printf ("K(0) %.4f  K(1) %.4f  friction %.4f\n", K(1), K(51), ...
##         info.friction(end))
## @print{} K(0) 1.0000  K(1) 0.3679  friction 0.9997
## @end group
## @end example
##
## @seealso{green_kubo, fdt_violation}
## @end deftypefn

function [K, info] = memory_kernel (data, dt, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("memory_kernel", varargin, ...
                       {"data", "correlation", {"correlation", "velocity"}
                        "lags", [], "count"
                        "mass", 1, "positive"});
  dt = check_quantity ("memory_kernel", "dt", dt, "positive", 1);
  velocity = strcmp (opt.data, "velocity");
  name = {"C", "v"}{1 + velocity};
  data = check_quantity ("memory_kernel", name, data, "finite", []);
  if (velocity)
    available = columns (data);
    if (isempty (opt.lags))
      opt.lags = max (8, floor (available / 10));
    endif
    scale = max (max (abs (data(:))), realmin);
    realisations = sum (autocorrelations (data / scale, ...
                                          min (opt.lags, available)), 3) ...
                   / size (data, 3);
    C = mean (realisations, 1)';
  else
    if (! isvector (data))
      error ("noneq:size", ...
             ["memory_kernel: C must be a vector, got %d x %d; velocities" ...
              " need the option \"data\", \"velocity\""], size (data)(1:2));
    endif
    available = numel (data);
    if (isempty (opt.lags))
      opt.lags = available;
    endif
    C = data(:);
    scale = 1;
    realisations = [];
  endif
  if (opt.lags > available || opt.lags < 8)
    error ("noneq:size", ...
           ["memory_kernel: %d lags of %d times; at least 8 are needed and no" ...
            " more than there are"], opt.lags, available);
  endif
  C = C(1:opt.lags);
  if (! (C(1) > 0))
    error ("noneq:range", ...
           "memory_kernel: C(0) is %g; it is a variance and must be above 0", ...
           C(1));
  endif

  [K, G] = invert (C, dt, opt.mass);
  if (! all (isfinite (K)))
    error ("noneq:range", ...
           ["memory_kernel: the inversion leaves the range of a double with" ...
            " dt = %g and mass %g"], dt, opt.mass);
  endif
  info.t = dt * (0:opt.lags-1)';
  info.C = C * scale^2;
  info.friction = G;
  info.se = info.friction_se = NaN (opt.lags, 1);
  M = rows (realisations);
  info.n = max (M, 1);
  if (M > 1)
    total = sum (realisations, 1);
    k = g = zeros (opt.lags, M);
    for i = 1:M
      [k(:,i), g(:,i)] = invert ((total - realisations(i,:))' / (M - 1), dt, ...
                                 opt.mass);
    endfor
    info.se = sqrt ((M - 1) / M * sumsq (k - mean (k, 2), 2));
    info.friction_se = sqrt ((M - 1) / M * sumsq (g - mean (g, 2), 2));
  endif
  info.notes = {};
  if (any (abs (C) > C(1) * (1 + 1e-12)))
    info.notes{end+1} = ["|C| exceeds C(0), which no stationary process has:" ...
                         " the lags are too many for the data"];
  endif
  first_slope = [-25 48 -36 16 -3] / 12 * C(1:5);
  if (first_slope < -0.5 * (C(1) - C(2)))
    info.notes{end+1} = ["C falls at once instead of like t^2: part of the" ...
                         " friction has no memory and is not in K"];
  endif
  if (abs (C(2) - C(1)) > 0.1 * C(1))
    info.notes{end+1} = sprintf (["C falls by %.0f %% in one step: dt is too" ...
                                  " long for its second derivative"], ...
                                 100 * (1 - C(2) / C(1)));
  endif
  tail = max (abs (K(end-floor (opt.lags/8):end)));
  if (tail > 0.05 * max (abs (K)))
    info.notes{end+1} = ["K has not fallen below 5 % of its maximum in the" ...
                         " last eighth of the lags: take more, or the noise" ...
                         " has taken over"];
  endif
  info.reliable = isempty (info.notes);

endfunction

## One row a realisation: averages over time, divided by the number of pairs.
function R = autocorrelations (v, lags)

  n = columns (v);
  f = fft (v, 2^nextpow2 (n + lags), 2);
  R = real (ifft (abs (f).^2, [], 2))(:,1:lags,:) ./ (n:-1:n-lags+1);

endfunction

function [K, G] = invert (C, dt, mass)

  c = C / C(1);
  [slope, bend] = derivatives (c, dt);
  n = numel (c);
  K = zeros (n, 1);
  K(1) = -mass * bend(1);
  back = flipud (slope);
  for i = 2:n
    ## slope(1) is 0, so that K(i) itself is not among the terms.
    f = K(1:i) .* back(n-i+1:n);
    K(i) = -mass * bend(i) - dt * gregory (f);
  endfor
  G = zeros (n, 1);
  f = dt * K;
  G(2:3) = [5*f(1) + 8*f(2) - f(3); 4*f(1) + 16*f(2) + 4*f(3)] / 12;
  ## The cubic through four points, integrated over its last interval.
  G(4:n) = (f(1:n-3) - 5 * f(2:n-2) + 19 * f(3:n-1) + 9 * f(4:n)) / 24;
  G(3:n) = G(3) + [0; cumsum(G(4:n))];

endfunction

## Integral in units of the step, fourth order.
function s = gregory (f)

  n = numel (f);
  switch (n)
    case 2
      s = sum (f) / 2;
    case 3
      s = (f(1) + 4 * f(2) + f(3)) / 3;
    case 4
      s = 3 / 8 * (f(1) + 3 * f(2) + 3 * f(3) + f(4));
    case 5
      s = (f(1) + 4 * f(2) + 2 * f(3) + 4 * f(4) + f(5)) / 3;
    otherwise
      s = sum (f) - 5 / 8 * (f(1) + f(n)) + (f(2) + f(n-1)) / 6 ...
          - (f(3) + f(n-2)) / 24;
  endswitch

endfunction

## First and second derivative: central differences of 5 points, one-sided
## ones of 5 and 6 at the ends.  At 0 the slope is 0 by symmetry; the third
## derivative jumps there, so that nothing is reflected.
function [d1, d2] = derivatives (c, dt)

  n = numel (c);
  d1 = d2 = zeros (n, 1);
  k = 3:n-2;
  d1(k) = (c(k-2) - 8 * c(k-1) + 8 * c(k+1) - c(k+2)) / 12;
  d2(k) = (-c(k-2) + 16 * c(k-1) - 30 * c(k) + 16 * c(k+1) - c(k+2)) / 12;
  d1(2) = [-3 -10 18 -6 1] / 12 * c(1:5);
  d2(1) = [45 -154 214 -156 61 -10] / 12 * c(1:6);
  d2(2) = [10 -15 -4 14 -6 1] / 12 * c(1:6);
  d1(n-1:n) = -[-3 -10 18 -6 1; -25 48 -36 16 -3] / 12 * c(n:-1:n-4);
  d2(n) = [45 -154 214 -156 61 -10] / 12 * c(n:-1:n-5);
  d2(n-1) = [10 -15 -4 14 -6 1] / 12 * c(n:-1:n-5);
  d1 /= dt;
  d2 /= dt^2;

endfunction

%!function C = exact (w, rate, t)
%!  ## C for m = 1, K = sum (w .* exp (-rate t)): a linear system.
%!  A = [0, -ones(1, numel (w)); w(:), -diag(rate)];
%!  C = zeros (numel (t), 1);
%!  for i = 1:numel (t)
%!    C(i) = expm (A * t(i))(1);
%!  endfor
%!endfunction

%!test <*7> # the case of section 3.6, and its numbers
%! t = (0:0.01:12)';
%! C = exp (-t/2) .* (cos (sqrt (3)*t/2) + sin (sqrt (3)*t/2) / sqrt (3));
%! assert (C([101 301])', [0.6597001533917, -0.1243547674084], 1e-13);
%! assert (exact (1, 1, [1 3]), C([101 301]), 1e-14);
%! [K, info] = memory_kernel (C, 0.01);
%! assert (K, exp (-t), 3e-7);
%! assert (info.friction, 1 - exp (-t), 1e-7);
%! assert (info.t, t, 1e-12);
%! ## D = kT / friction = integral of C = 1
%! assert (trapz (t, C), 1, 5e-3);
%! assert (1 / info.friction(end), 1, 1e-5);
%! assert (info.reliable);

%!test <*7> # two and three exponentials, fourth order
%! for model = {{[1 2], [1 3]}, {[0.5 -0.1 3], [0.2 1 4]}}
%!   w = model{1}{1};
%!   rate = model{1}{2};
%!   err = [];
%!   for dt = [0.05 0.025]
%!     t = (0:dt:5)';
%!     K = memory_kernel (3 * exact (w, rate, t), dt);
%!     err(end+1) = max (abs (K - exp (-t .* rate) * w'));
%!   endfor
%!   assert (err(2) < 1e-3 && err(1) / err(2) > 7);
%! endfor

%!test # mass, shapes, fewer lags
%! t = 0:0.01:3;
%! C = exp (-t/2) .* (cos (sqrt (3)*t/2) + sin (sqrt (3)*t/2) / sqrt (3));
%! K = memory_kernel (C, 0.01, "mass", 5);
%! assert (K, 5 * memory_kernel (C', 0.01), 1e-9);
%! assert (size (K), [301 1]);
%! [K, info] = memory_kernel (single (C), 0.01, "lags", 100);
%! assert (size (K), [100 1]);
%! assert (class (K), "double");
%! [~, info] = memory_kernel (exp (-(0:20)), 1);
%! assert (! info.reliable);
%! [~, info] = memory_kernel (exp (-(0:400) / 50), 1 / 50);
%! assert (! isempty (strfind ([info.notes{:}], "has no memory")));
%!error <the inversion leaves the range of a double with dt = 1e-300> memory_kernel (exp (-(0:20) / 5), 1e-300)

%!test # velocities: the average correlation, and its error
%! v = reshape (sin ((1:600) .^ 1.3), 3, 200);
%! [K, info] = memory_kernel (v, 0.1, "data", "velocity", "lags", 20);
%! for k = 1:20
%!   want(k,1) = mean ((v(:,1:end-k+1) .* v(:,k:end))(:));
%! endfor
%! assert (info.C, want, 1e-12);
%! assert (K, memory_kernel (want, 0.1), 1e-8 * max (abs (K)));
%! assert (all (info.se > 0));
%! assert (info.n, 3);
%! [~, two] = memory_kernel (cat (3, v, v), 0.1, "data", "velocity", ...
%!                           "lags", 20);
%! assert (two.C, want, 1e-12);

%!error <Invalid call> memory_kernel (1)
%!error <memory_kernel: C is empty> memory_kernel ([], 1)
%!error <memory_kernel: C must be real numbers, got a complex array> memory_kernel (1i, 1)
%!error <memory_kernel: C\(3\) is NaN> memory_kernel ([1 2 NaN], 1)
%!error <memory_kernel: C\(2\) must be finite, got Inf> memory_kernel ([1 Inf], 1)
%!error <memory_kernel: dt must be positive and finite, got 0> memory_kernel (1:9, 0)
%!error <C must be a vector, got 9 x 9; velocities need the option> memory_kernel (ones (9), 1)
%!error <7 lags of 7 times; at least 8 are needed> memory_kernel (7:-1:1, 1)
%!error <20 lags of 9 times> memory_kernel (9:-1:1, 1, "lags", 20)
%!error <C\(0\) is 0; it is a variance and must be above 0> memory_kernel (zeros (1, 9), 1)
%!error <option "data" must be one of: correlation, velocity> memory_kernel (1:9, 1, "data", 1)

%!demo
%! ## A kernel of two exponentials found again.
%! t = (0:0.02:6)';
%! w = [1; -0.6];
%! A = [0 -1 -1; w, -diag([0.7, 3])];
%! C = arrayfun (@(t) expm (A * t)(1), t);
%! [K, info] = memory_kernel (C, 0.02);
%! plot (t, exp (-t .* [0.7, 3]) * w, "-", t(1:10:end), K(1:10:end), "o", ...
%!       t, info.friction, "-");
%! xlabel ("t");
%! ylabel ("K (t), and its integral");
%! legend ("kernel", "from C", "friction", "location", "east");
