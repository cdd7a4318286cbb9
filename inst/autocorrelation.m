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
## @deftypefn  {} {@var{C} =} autocorrelation (@var{x}, @var{dt})
## @deftypefnx {} {[@var{C}, @var{se}, @var{info}] =} autocorrelation (@var{x}, @var{dt}, "name", @var{value}, @dots{})
## Correlation function of stationary trajectories in time, and its integral,
## with errors.
##
## @example
## @group
## C(n+1) = < (x(t) - mx) (y(t + n dt) - my) >,   n = 0, 1, @dots{}
## tau = dt (1/2 + C(2)/C(1) + C(3)/C(1) + @dots{} up to a window)
## @end group
## @end example
##
## @noindent
## averaged over realisations and all starting times; y is x unless "with" is
## given.
##
## @strong{Arguments}
##
## @var{x}: @var{M} x @var{T} x @var{d}: realisations x times x coordinates.
## A vector is one trajectory.  @var{dt}: time between columns.
##
## @strong{Options}
##
## @table @asis
## @item "with"
## Second quantity y, of the size of @var{x}: cross-correlation.  For negative
## times exchange the two.
## @item "normalised" (false)
## Divide by the product of the standard deviations (C at time 0 for y = x).
## @item "mean" ("estimated")
## "estimated": the mean over all realisations and times is taken out.
## "zero": the mean is known to vanish.
## @item "lag"
## Longest time; by default a tenth of the length (a quarter from 20
## realisations on).
## @item "error" ("auto")
## "scatter": between realisations (at least 2).  "gaussian": Bartlett's
## formula, exact for Gaussian processes of long duration, with the
## correlation of the data up to @code{info.window}.  "auto": "scatter" from 20
## realisations on.
## @end table
##
## @strong{Results}
##
## @var{C}, @var{se}: @var{d} x K+1, one coordinate a row; time 0 comes first.
## @var{info} has
##
## @table @code
## @item lag
## Times, 1 x K+1.
## @item ci
## 95 % intervals, @var{d} x K+1 x 2, around @var{C} without its bias.
## @item bias
## Expected error of @var{C} from the estimated mean (not taken out).
## @item tau, tau_se, tau_ci
## Integrated correlation time of each coordinate, with the bias of the mean
## taken out, @var{d} x 1 (tau_ci: @var{d} x 2).  dt/2 for white noise.
## @item window
## Where its sum is cut, as a time: where the expected remainder becomes less
## than the noise.  That is judged by the sum of squares, so that an
## oscillating correlation is not cut at its first zero.
## @item independent
## Number of independent values, @var{M} @var{T} dt / (2 tau).
## @item mean, mean_se
## The mean of x and its standard error.
## @item n, error
## [@var{M}, @var{T}, @var{d}], and what was used.
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Against the double loop to 1e-12 of the standard deviations; cost
## O(T log T).  Cover of +- 1 se and 2 se (300 repetitions of
## tests/long/trajectories.m, times in units of dt):
## @example
## @group
## data                      C(0)         C(10)        integral
## tau = 0.5, 1 x 2000     .710 .980    .613 .950    .673 .940
## tau =  5,  1 x 2000     .623 .933    .680 .950    .633 .937
## tau = 25,  1 x 2000     .640 .930    .647 .923    .617 .867
## tau =  5, 100 x 200     .637 .953    .703 .947    .630 .947
## @end group
## @end example
##
## @noindent
## where the integral of a series of 40 correlation times is 0.4 se too small
## on the average.
##
## @strong{Errors}
##
## As for @code{msd}; and @code{noneq:data} when "normalised" and a coordinate
## does not change.
##
## @strong{References}
##
## M. S. Bartlett, J. R. Stat. Soc. Suppl. 8, 27 (1946).  N. Madras and
## A. D. Sokal, J. Stat. Phys. 50, 109 (1988).  U. Wolff, Comput. Phys. Commun.
## 156, 143 (2004).
##
## @strong{Example}
##
## @example
## @group
## x = [1, 2, 0, -1, -2, 0];
## C = autocorrelation (x, 1, "lag", 2)
## @result{} C =
##    1.6667   0.8000  -0.5000
## @end group
## @end example
##
## @seealso{msd, fdt_check, green_kubo}
## @end deftypefn

function [C, se, info] = autocorrelation (x, dt, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("autocorrelation", varargin, ...
                       {"with", [], @second_message
                        "normalised", false, "logical"
                        "mean", "estimated", {"estimated", "zero"}
                        "lag", [], "positive"
                        "error", "auto", {"auto", "scatter", "gaussian"}});
  dt = check_step ("autocorrelation", dt);
  x = check_trajectories ("autocorrelation", "x", x, 2);
  [M, T, d] = size (x);
  cross = ! isempty (opt.with);
  y = x;
  if (cross)
    y = check_trajectories ("autocorrelation", "option \"with\"", ...
                            opt.with, 2);
    if (! isequal (size (x), size (y)))
      error ("noneq:size", ...
             ["autocorrelation: option \"with\" must be of the size of x," ...
              " %s, got %s"], sprintf ("%d x ", size (x))(1:end-3), ...
             sprintf ("%d x ", size (y))(1:end-3));
    endif
  endif
  K = longest_lag ("autocorrelation", opt.lag, dt, T, ...
                   max (floor (T / ifelse (M < 20, 10, 4)), min (4, T - 1)), ...
                   T - 1);
  kind = opt.error;
  if (strcmp (kind, "auto"))
    kind = ifelse (M >= 20, "scatter", "gaussian");
  endif
  if (strcmp (kind, "scatter") && M < 2)
    error ("noneq:option", ...
           ["autocorrelation: option \"error\" \"scatter\" needs at least 2" ...
            " realisations; use \"gaussian\""]);
  endif

  free = strcmp (opt.mean, "estimated");
  info.lag = (0:K) * dt;
  info.ci = zeros (d, K + 1, 2);
  dof = ifelse (strcmp (kind, "scatter"), M - 1, Inf);
  t = student_quantile (dof);
  info.notes = {};
  for c = 1:d
    [a, ma] = centred (x(:,:,c), free);
    if (cross)
      [b, mb] = centred (y(:,:,c), free);
    else
      b = a;
    endif
    if (opt.normalised && ! (any (a(:)) && any (b(:))))
      error ("noneq:data", ...
             ["autocorrelation: coordinate %d does not change; its" ...
              " correlation cannot be normalised"], c);
    endif
    C(c,:) = values (a, b, K, cross, opt.normalised);
    if (nargout < 2)
      continue;
    endif
    one = correlate (a, b, K, cross, kind, free, opt.normalised, info.notes);
    se(c,:) = one.se;
    info.bias(c,:) = one.bias;
    middle = C(c,:) - one.bias;
    info.ci(c,:,:) = cat (3, middle - t * one.se, middle + t * one.se);
    info.tau(c,1) = dt * one.tau;
    info.tau_se(c,1) = dt * one.tau_se;
    info.tau_ci(c,:) = dt * interval (one.tau, one.tau_se, t);
    info.window(c,1) = dt * one.window;
    info.independent(c,1) = M * T / max (2 * one.tau, 0);
    info.mean(c,1) = ma;
    info.mean_se(c,1) = one.mean_se;
    info.notes = one.notes;
  endfor
  if (nargout < 2)
    return;
  endif
  info.n = [M, T, d];
  info.error = kind;
  if (dof < 7)
    info.notes{end+1} = sprintf ("an error from %d realisations is rough", M);
  endif
  notes = info.notes;
  info = rmfield (info, "notes");
  info.reliable = isempty (notes);
  info.notes = notes;

endfunction

## Of a time that is certainly positive in its logarithm: its distribution is
## skewed to long times.
function ci = interval (tau, se, t)

  if (tau > t * se)
    ci = tau * exp ([-1, 1] * t * se / tau);
  else
    ci = tau + [-1, 1] * t * se;
  endif

endfunction

function must = second_message (value)

  must = "";
  if (! isnumeric (value))
    must = "an array of the size of x";
  endif

endfunction

function [a, m] = centred (a, free)

  first = a(1);
  a -= ifelse (free, first, 0);
  m = mean (a(:));
  if (free)
    a -= m;
    m += first;
  endif

endfunction

## The correlation at the lags 0 .. K, without its errors.
function C = values (a, b, K, cross, normalised)

  [M, T] = size (a);
  C = zeros (K + 1, 1);
  few = max (1, floor (2^18 / T));
  for first = 1:few:M
    r = first:min (first + few - 1, M);
    v = [];
    if (cross)
      v = b(r,:).';
    endif
    C += lagged_sums (a(r,:).', v, K, true);
  endfor
  C = (C ./ (M * (T - (0:K)'))).';
  if (normalised)
    if (cross)
      C /= sqrt (meansq (a(:)) * meansq (b(:)));
    else
      C /= C(1);
    endif
  endif

endfunction

## One coordinate.  A, B: realisations x times, without their means.
function r = correlate (a, b, K, cross, kind, free, normalised, notes)

  [M, T] = size (a);
  scatter = strcmp (kind, "scatter");
  n = 0:T-1;
  ## The correlations of each with itself carry the errors.
  forth = back = own_a = own_b = zeros (T, 1);
  S = zeros (K + 1, ifelse (scatter, M, 0));
  few = max (1, floor (2^21 / T));
  for first = 1:few:M
    r = first:min (first + few - 1, M);
    u = a(r,:).';
    P = lagged_sums (u, [], T - 1);
    own_a += sum (P, 2);
    if (cross)
      v = b(r,:).';
      own_b += sum (lagged_sums (v, [], T - 1), 2);
      back += sum (lagged_sums (v, u, T - 1), 2);
      P = lagged_sums (u, v, T - 1);
    endif
    forth += sum (P, 2);
    if (scatter)
      S(:,r) = P(1:K+1,:);
    endif
  endfor
  N = M * (T - n');
  own_a ./= N;
  forth ./= N;
  if (cross)
    own_b ./= N;
    back ./= N;
  else
    own_b = back = own_a;
  endif
  r = struct ();
  size0 = sqrt (own_a(1) * own_b(1));
  C = forth(1:K+1).';
  if (! (size0 > 0))
    r.C = C;
    r.se = r.bias = zeros (1, K + 1);
    r.tau = r.tau_se = r.mean_se = 0;
    r.window = 0;
    r.notes = [notes, {"a coordinate does not change"}];
    return;
  endif

  [W, found] = summation_window (forth, back, own_a, own_b, M, T);
  ## Everything in units of the product of the standard deviations.
  cab = [back(W+1:-1:2); forth(1:W+1)] / size0;
  caa = [own_a(W+1:-1:2); own_a(1:W+1)] / own_a(1);
  cbb = [own_b(W+1:-1:2); own_b(1:W+1)] / own_b(1);
  taper = max (0, 1 - abs (-W:W)' / T);
  ## Variance of the mean, and covariance of both means.
  r.mean_se = sqrt (max (own_a(1) * (taper' * caa), 0) / (M * T));
  shift = 0;
  if (free)
    ## The sums themselves are short by as much: solved for to first order.
    shift = -(taper' * cab) / (M * T - sum (taper));
  endif

  [tau, tau_se, raw] = integral (forth, back, cab, caa, cbb, shift, W, M, ...
                                 T, size0, cross);
  c = C / size0;
  r.bias = repmat (shift, 1, K + 1);
  if (scatter)
    Z = S.' ./ (T - (0:K)) / size0;
    if (normalised || cross)
      own = [sumsq(a, 2), sumsq(b, 2)] / T;
      own = (own(:,1) / own_a(1) + own(:,2) / own_b(1)) / 2;
    else
      own = Z(:,1);
    endif
    psi = Z;
    if (normalised)
      psi = Z - c .* own;
    endif
    r.se = std (psi, 0, 1) / sqrt (M);
    w = min (W, K);
    if (w == W)
      psi = Z(:,1:W+1) * [0.5; ones(W, 1)] - raw * own;
      tau_se = std (psi) / sqrt (M);
    endif
  else
    r.se = bartlett (cab, caa, cbb, c, K, W, normalised) ...
           ./ sqrt (M * (T - (0:K)));
  endif
  if (normalised)
    r.C = c;
    ## The bias of a ratio.
    r.bias -= c * ifelse (cross, 0, shift);
    if (! cross)
      r.se(1) = 0;
    endif
  else
    r.C = C;
    r.se *= size0;
    r.bias *= size0;
  endif
  r.tau = tau;
  r.tau_se = tau_se;
  r.window = W;
  if (! found || M * T < 20 * max (W, 1))
    notes{end+1} = sprintf (["%d x %d times are not long against the" ...
                             " correlation time: errors are too small"], M, T);
  endif
  r.notes = notes;

endfunction

## The sum ends where exp (-W / s) falls below the noise, s the time of decay
## told by the squares.
function [W, found] = summation_window (forth, back, own_a, own_b, M, T)

  top = max (1, floor ((T - 1) / 2));
  W = 0;
  found = true;
  sets = {forth, own_a, own_b, back};
  if (isequal (forth, own_a))
    sets = {forth};
  endif
  for i = 1:numel (sets)
    c = sets{i}(1:top+1) / sqrt (own_a(1) * own_b(1));
    if (i == 2)
      c = own_a(1:top+1) / own_a(1);
    elseif (i == 3)
      c = own_b(1:top+1) / own_b(1);
    endif
    ## Squares of noise add up to (2 s) W / N: taken out as they are summed.
    n = (1:top)';
    q = cumsum (c(2:end) .^ 2);
    s = 1.5 * max (c(1)^2 + 2 * q, 0.1);
    stop = find (exp (-n ./ s) < s ./ sqrt (n * M * T), 1);
    if (isempty (stop))
      stop = top;
      found = T < 3;
    endif
    W = max (W, stop);
  endfor

endfunction

## Integrated correlation time in steps and its standard error; from the
## periodogram's point of view the sum over lags is an integral over the
## spectrum whose variance is known.
function [tau, tau_se, raw] = integral (forth, back, cab, caa, cbb, shift, ...
                                        W, M, T, size0, cross)

  one_side = forth(1:W+1) / size0;
  if (! cross)
    raw = 0.5 + sum (one_side(2:end));
    zero = 1 - shift;
    tau = 0.5 + sum (one_side(2:end) - shift) / zero;
  else
    raw = one_side(1) / 2 + sum (one_side(2:end));
    tau = raw - (W + 0.5) * shift;
  endif
  L = 2 ^ nextpow2 (8 * W + 8);
  spectrum = @(c) fft ([c(W+1:end); zeros(L - 2 * W - 1, 1); c(1:W)]);
  Saa = max (real (spectrum (caa)), 0);
  Sbb = max (real (spectrum (cbb)), 0);
  Sab = spectrum (cab);
  D = fft ([0.5; ones(W, 1); zeros(L - W - 1, 1)]);
  if (! cross)
    h = real (D) - raw;
    variance = 2 * mean (Saa.^2 .* h.^2);
  else
    ## Sum over lags n >= 0 of one side: not real in frequency.
    h = D;
    variance = mean (Saa .* Sbb .* abs (h).^2) ...
               + real (mean (Sab.^2 .* h.^2));
    variance += raw^2 / 2 * (mean (Saa.^2) + mean (Sbb.^2)) / 2 ...
                + raw^2 / 2 * mean (abs (Sab).^2);
    variance -= raw * 2 * real (mean ((Saa + Sbb) .* Sab .* conj (h)));
  endif
  tau_se = sqrt (max (variance, 0) / (M * T));

endfunction

## sqrt (N var) of the correlation at the lags 0 .. K.
function s = bartlett (cab, caa, cbb, c, K, W, normalised)

  n = 0:K;
  ## Convolutions, centred at 2 W + 1.
  twice = convolve (cab, cab);
  v = sum (caa .* cbb) + pick (twice, 2 * n);
  if (normalised)
    u = 2 * pick (convolve (caa, cab), n);
    w = 2 * pick (convolve (cbb, cab), n);
    v -= c .* (u + w);
    v += c.^2 / 4 .* (2 * sumsq (caa) + 2 * sumsq (cbb) + 4 * sumsq (cab));
  endif
  s = sqrt (max (v, 0));

endfunction

function y = convolve (a, b)

  L = numel (a) + numel (b) - 1;
  y = real (ifft (fft (a, L) .* fft (b, L)));

endfunction

function v = pick (f, n)

  middle = (numel (f) + 1) / 2;
  v = zeros (size (n));
  in = n <= middle - 1;
  v(in) = f(middle + n(in));

endfunction

%!demo
%! ## Position in a trap with little friction: an oscillation that dies out.
%! w = 1.2;
%! g = 0.3;
%! A = expm (0.1 * [0, 1; -w^2, -g]);
%! S = diag ([1 / w^2, 1]);
%! R = chol (S - A * S * A', "lower");
%! z = R * randn (2, 20000);
%! for n = 2:20000
%!   z(:,n) += A * z(:,n-1);
%! endfor
%! [C, se, info] = autocorrelation (z(1,:), 0.1, "lag", 30);
%! t = info.lag;
%! q = sqrt (w^2 - g^2 / 4);
%! plot (t, C, t, exp (-g * t / 2) .* (cos (q * t) + g / (2 * q) * sin (q * t)) / w^2, ...
%!       "--", t, squeeze (info.ci), ":k");
%! xlabel ("time");
%! ylabel ("<x(0) x(t)>");
%! legend ("data", "exact", "95 % interval");

%!function C = double_loop (x, y, K)
%!  [M, T] = size (x);
%!  for n = 0:K
%!    s = 0;
%!    for i = 1:M
%!      for t = 1:T-n
%!        s += x(i,t) * y(i,t+n);
%!      endfor
%!    endfor
%!    C(n+1) = s / (M * (T - n));
%!  endfor
%!endfunction
%!shared x, y
%! s = 0.7123 * (1:3*80).^2;
%! x = filter (1, [1, -0.7], reshape (sin (s), 3, 80)')';
%! y = circshift (x, 2, 2) + reshape (cos (1.7 * s), 3, 80);
%!test # the double loop
%! C = autocorrelation (x, 0.5, "lag", 39.5, "mean", "zero");
%! assert (C, double_loop (x, x, 79), 1e-12);
%! z = x - mean (x(:));
%! C = autocorrelation (x + 7, 0.5, "lag", 39.5);
%! assert (C, double_loop (z, z, 79), 1e-12);
%! C = autocorrelation (x, 1, "with", y, "lag", 79, "mean", "zero");
%! assert (C, double_loop (x, y, 79), 1e-12);
%! C = autocorrelation (y, 1, "with", x, "lag", 79, "mean", "zero");
%! assert (C, double_loop (y, x, 79), 1e-12);
%!test # normalised
%! [C, se, info] = autocorrelation (x, 1, "normalised", true);
%! D = autocorrelation (x, 1);
%! assert (C, D / D(1), 1e-14);
%! assert (se(1), 0);
%! [C, se] = autocorrelation (x, 1, "with", y, "normalised", true);
%! D = autocorrelation (x, 1, "with", y);
%! assert (C, D / std (x(:), 1) / std (y(:), 1), 1e-13);
%!test # the values are the same with and without errors
%! for o = {{}, {"normalised", true}, {"with", y}, ...
%!          {"with", y, "normalised", true}}
%!   C = autocorrelation (x, 1, o{1}{:});
%!   [C2, se] = autocorrelation (x, 1, o{1}{:});
%!   assert (C, C2);
%! endfor
%!test # with itself: all results as without
%! for o = {{}, {"normalised", true}}
%!   [C, se, info] = autocorrelation (x, 1, o{1}{:});
%!   [C2, se2, info2] = autocorrelation (x, 1, "with", x, o{1}{:});
%!   assert (C2, C, 1e-14);
%!   assert (se2(2:end), se(2:end), 1e-12);
%!   assert (se2(1), se(1), 1e-7);
%!   assert (info2.window, info.window);
%! endfor
%!test # Bartlett's formula by its double sum, for white noise and AR(1)
%! randn ("twister", 2);
%! z = filter (1, [1, -0.6], randn (1, 200000));
%! [C, se, info] = autocorrelation (z, 1, "lag", 6);
%! r = 0.6 .^ abs (-200:200);
%! for n = 0:6
%!   v(n+1) = sumsq (r) + sum (r(1+2*n:end) .* r(1:end-2*n));
%! endfor
%! v *= (1 / (1 - 0.36))^2 / 200000;
%! assert (se, sqrt (v), -0.03);
%! assert (abs (C - 0.6 .^ (0:6) / (1 - 0.36)) < 4 * se);
%! [C, se, info] = autocorrelation (z, 1, "lag", 6, "normalised", true);
%! for n = 1:6
%!   w(n) = sum (r.^2) + r(1+2*n:end) * r(1:end-2*n)' + 2 * 0.36^n * sumsq (r) ...
%!          - 4 * 0.6^n * (r(1+n:end) * r(1:end-n)');
%! endfor
%! assert (se, [0, sqrt(w / 200000)], 0.06 * max (se));
%! ## tau = (1 + r) / (1 - r) / 2 = 2
%! assert (abs (info.tau - 2) < 4 * info.tau_se);
%! assert (info.tau_se, 2 * sqrt (4 * (info.window + 0.5 - 2) / 200000), ...
%!         -0.1);
%!test # scatter by its definition, also of the ratio
%! p = [autocorrelation(x(1,:), 1, "mean", "zero", "lag", 20)
%!      autocorrelation(x(2,:), 1, "mean", "zero", "lag", 20)
%!      autocorrelation(x(3,:), 1, "mean", "zero", "lag", 20)];
%! [C, se] = autocorrelation (x, 1, "mean", "zero", "lag", 20, ...
%!                            "error", "scatter");
%! assert (C, mean (p), 1e-13);
%! assert (se, std (p) / sqrt (3), 1e-13);
%! [C, se] = autocorrelation (x, 1, "mean", "zero", "lag", 20, ...
%!                            "error", "scatter", "normalised", true);
%! q = mean (p) / mean (p(:,1));
%! assert (C, q, 1e-13);
%! assert (se, std (p - q .* p(:,1)) / mean (p(:,1)) / sqrt (3), 1e-13);
%!test # the bias of an estimated mean: that of white noise is -variance / N
%! randn ("twister", 3);
%! z = randn (1, 1e5);
%! [C, se, info] = autocorrelation (z, 1);
%! assert (info.bias(1), -1e-5, 5e-7);
%! assert (info.mean, mean (z), 1e-12);
%! assert (info.mean_se, 1 / sqrt (1e5), -0.03);
%! assert (log (info.tau_ci / info.tau), ...
%!         [-1, 1] * 1.959963984540054 * info.tau_se / info.tau, 1e-12);
%! assert (abs (info.tau - 0.5) < 4 * info.tau_se);
%! assert (info.reliable, true);
%!test # units
%! [C, se, info] = autocorrelation (x, 1);
%! [C2, se2, info2] = autocorrelation (1e-30 * x, 1e3);
%! assert (C2, 1e-60 * C, 1e-12 * 1e-60);
%! assert (se2, 1e-60 * se, -1e-10);
%! assert (info2.tau, 1e3 * info.tau, -1e-12);
%!test # coordinates one a row; column, single, integer
%! [C, se, info] = autocorrelation (cat (3, x, y), 1);
%! assert (size (C), [2, 9]);
%! assert (C(2,:), autocorrelation (y, 1), 1e-14);
%! assert (size (info.ci), [2, 9, 2]);
%! z = round (10 * x(1,:));
%! assert (autocorrelation (z', 1), autocorrelation (z, 1));
%! assert (autocorrelation (int8 (z), 1), autocorrelation (z, 1));
%! assert (autocorrelation (single (z), 1), autocorrelation (z, 1));
%!test # nothing moves
%! [C, se, info] = autocorrelation (3 * ones (2, 50), 1);
%! assert (C, zeros (1, 6));
%! assert (info.notes, {"a coordinate does not change"});
%! assert (info.reliable, false);
%!test # too short to tell
%! [C, se, info] = autocorrelation (1:100, 1);
%! assert (info.reliable, false);
%! assert (info.notes{1}, ["1 x 100 times are not long against the" ...
%!                         " correlation time: errors are too small"]);
%!error <Invalid call> autocorrelation ()
%!error <Invalid call> autocorrelation (x)
%!error <autocorrelation: x must be a real numeric array, got a cell array> ...
%! autocorrelation ({}, 1)
%!error <autocorrelation: x is empty> autocorrelation ([], 1)
%!error <autocorrelation: x has 1 times; at least 2 are needed> ...
%! autocorrelation (1, 1)
%!error <autocorrelation: option "with" must be of the size of x, 3 x 80, got 1 x 80> ...
%! autocorrelation (x, 1, "with", y(1,:))
%!error <autocorrelation: option "with"\(1,2\) is NaN; fill or cut out that time> ...
%! autocorrelation (x, 1, "with", [1, NaN, 2])
%!error <autocorrelation: option "with" must be an array of the size of x, got a 1x1 cell> ...
%! autocorrelation (x, 1, "with", {1})
%!error <autocorrelation: coordinate 1 does not change; its correlation cannot be normalised> ...
%! autocorrelation (ones (2, 50), 1, "normalised", true)
%!error <autocorrelation: option "lag" must be a time from dt = 1 to 79; got 80> ...
%! autocorrelation (x, 1, "lag", 80)
%!error <autocorrelation: option "error" "scatter" needs at least 2 realisations; use "gaussian"> ...
%! autocorrelation (x(1,:), 1, "error", "scatter")
%!error <autocorrelation: dt must be a positive number> autocorrelation (x, -1)
%!error id=noneq:nan autocorrelation ([1, NaN, 3], 1)
%!error id=noneq:infinite autocorrelation ([1, Inf, 3], 1)
