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
## @deftypefn  {} {@var{m} =} msd (@var{x}, @var{dt})
## @deftypefnx {} {[@var{m}, @var{se}, @var{info}] =} msd (@var{x}, @var{dt}, "name", @var{value}, @dots{})
## Mean squared displacement of trajectories, with errors.
##
## @example
## m(n+1) = < |x(t + n dt) - x(t)|^2 >,   n = 0, 1, @dots{}
## @end example
##
## @noindent
## averaged over realisations and all starting times t (which overlap), or over
## realisations alone with t the first time.
##
## @strong{Arguments}
##
## @var{x}: @var{M} x @var{T} x @var{d}: realisations x times x coordinates.
## A vector is one trajectory.  @var{dt}: time between columns.
##
## @strong{Options}
##
## @table @asis
## @item "average" ("time")
## "time": over all starts and realisations.  "ensemble": over realisations,
## from the first time.  They agree when increments are stationary.
## @item "lag"
## Longest lag, as a time; by default a tenth of the length (a quarter from 20
## realisations on), or all of it for "ensemble".
## @item "error" ("auto")
## "scatter": from the scatter between realisations (at least 2), which assumes
## nothing else.  "gaussian": covariance of overlapping squared displacements
## of a Gaussian process with stationary increments, whose correlation is that
## of the data; scaled by the kurtosis where that is higher.  "auto": "scatter"
## from 20 realisations on.
## @item "fit"
## [t1, t2]: range of the lags for the exponent; by default all.
## @end table
##
## @strong{Results}
##
## @var{m}, @var{se}: 1 x K+1, total over the coordinates, in the square of the
## unit of @var{x}; lag 0 comes first.  @var{info} has
##
## @table @code
## @item lag
## The lags as times, 1 x K+1.
## @item ci
## 95 % intervals, 2 x K+1.
## @item coordinate, coordinate_se
## Of each coordinate, @var{d} x K+1.
## @item exponent, exponent_se, exponent_ci, factor
## m = factor t^exponent by least squares in logarithms, on lags equally spaced
## in log t.
## @item grid, cov
## Lags (in steps) of the fit, and the covariance of m there.
## @item kurtosis
## Of displacements at the lags @code{grid}: 3 for a Gaussian.
## @item bias
## 0: the average over starts has none.
## @item n, average, error
## [@var{M}, @var{T}, @var{d}], and what was used.
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Against the double loop to 1e-12 of the value for some hundred times, 1e-10
## for a million; cost O(T log T).  Cover of m +- 1 se and 2 se (300
## repetitions of tests/long/trajectories.m, times in units of dt):
## @example
## @group
## data                          lag     1 se   2 se
## trap, tau =  5, 1 x 2000        1     .673   .963
##                                20     .667   .937
## trap, tau = 25, 1 x 2000       20     .697   .950
## trap, tau = 25, 100 x 200      20     .643   .963
## Brownian, 1 x 2000             10     .703   .963
## Brownian, 100 x 200            10     .627   .947
## exponent, Brownian, 1 x 2000          .827   .967
## @end group
## @end example
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:infinite}, @code{noneq:range} (fourth powers outside the range
## of numbers), @code{noneq:option}.
##
## @strong{References}
##
## H. Qian, M. P. Sheetz and E. L. Elson, Biophys. J. 60, 910 (1991).
## V. Calandrini, E. Pellegrini, P. Calligari, K. Hinsen and G. R. Kneller,
## Collection SFN 12, 201 (2011).
##
## @strong{Example}
##
## @example
## @group
## x = [0, 1, 0, -1, 0, 1, 0, -1];
## printf ("%.4f ", msd (x, 1, "lag", 3))
## @print{} 0.0000 1.0000 2.0000 1.0000
## @end group
## @end example
##
## @seealso{autocorrelation, diffusion, increment_test}
## @end deftypefn

function [m, se, info] = msd (x, dt, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("msd", varargin, ...
                       {"average", "time", {"time", "ensemble"}
                        "lag", [], "positive"
                        "error", "auto", {"auto", "scatter", "gaussian"}
                        "fit", [], @range_message});
  dt = check_step ("msd", dt);
  x = check_trajectories ("msd", "x", x, 2);
  [M, T, d] = size (x);
  ensemble = strcmp (opt.average, "ensemble");
  usual = ifelse (ensemble, T - 1, floor (T / ifelse (M < 20, 10, 4)));
  K = longest_lag ("msd", opt.lag, dt, T, max (usual, min (4, T - 1)), T - 1);
  kind = opt.error;
  if (strcmp (kind, "auto"))
    kind = ifelse (M >= 20 || ensemble, "scatter", "gaussian");
  endif
  if (strcmp (kind, "scatter") && M < 2 && ! ensemble)
    error ("noneq:option", ...
           ["msd: option \"error\" \"scatter\" needs at least 2" ...
            " realisations; use \"gaussian\""]);
  elseif (strcmp (kind, "gaussian") && ensemble)
    error ("noneq:option", ...
           ["msd: option \"error\" \"gaussian\" is of the average over" ...
            " time; use \"scatter\""]);
  endif

  grid = log_spaced_lags (1, K, 16);
  if (! isempty (opt.fit))
    within = grid * dt >= opt.fit(1) * (1 - 1e-9) ...
             & grid * dt <= opt.fit(2) * (1 + 1e-9);
    if (nnz (within) < 2)
      error ("noneq:option", ...
             ["msd: option \"fit\" [%g, %g] holds fewer than 2 of the lags" ...
              " %g to %g that are fitted"], opt.fit, dt * grid([1, end]));
    endif
  endif

  ## The values, the same whether errors are asked for or not.
  each = zeros (K + 1, d);
  for c = 1:d
    each(:,c) = averages (x(:,:,c), K, ensemble);
  endfor
  total = sum (each, 2);
  if (nargout < 2)
    m = total.';
    return;
  endif

  gaussian = strcmp (kind, "gaussian");
  kurt = kurtosis_on_grid (x, grid, ensemble);
  if (gaussian)
    far = zeros (T, d);
    for c = 1:d
      far(:,c) = averages (x(:,:,c), T - 1, false);
    endfor
    [se, each_se, V, counts] = gaussian_errors (x, far, grid, K, T, kurt);
    dof = Inf;
  else
    [se, each_se, V] = scatter_errors (x, each, grid, K, ensemble);
    counts = M;
    dof = M - 1;
    if (M < 2)
      se(:) = each_se(:) = V(:) = NaN;
      dof = Inf;
    endif
  endif
  k = 1:K+1;
  m = total(k).';
  se = se(k).';
  info.lag = (0:K) * dt;
  info.ci = m + [-1; 1] * student_quantile (dof) * se;
  info.ci(1,:) = max (info.ci(1,:), 0);
  info.coordinate = each(k,:).';
  info.coordinate_se = each_se(k,:).';
  info = exponent_fit (info, m, grid, V, dt, dof, opt.fit);
  info.grid = grid;
  info.cov = V;
  info.kurtosis = kurt;
  info.bias = 0;
  info.n = [M, T, d];
  info.average = opt.average;
  info.error = kind;
  info.notes = {};
  if (M < 2 && ensemble)
    info.notes{end+1} = ["one realisation has no error of an ensemble" ...
                         " average; use \"time\""];
  endif
  if (gaussian && counts < 8)
    info.notes{end+1} = sprintf (["the longest lag has only %.1f" ...
                                  " independent displacements: its error is" ...
                                  " rough"], ...
                                 counts);
  endif
  if (! gaussian && M > 1 && M < 8)
    info.notes{end+1} = sprintf ("an error from %d realisations is rough", M);
  endif
  if (! any (m(2:end) > 0))
    info.notes{end+1} = "nothing moves: all displacements are zero";
  endif
  info.reliable = isempty (info.notes);

endfunction

function must = range_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && numel (value) == 2
         && all (isfinite (value)) && all (value > 0) && diff (value(:)) > 0))
    must = "two rising positive times";
  endif

endfunction

## Columns of X in groups that fit in memory several times.
function few = group_size (T)

  few = max (1, floor (2^18 / T));

endfunction

## Mean over the rows of X of the squared displacements, lags 0 .. K.
function P = averages (x, K, ensemble)

  [M, T] = size (x);
  if (ensemble)
    P = mean ((x(:,1:K+1) - x(:,1)) .^ 2, 1).';
    return;
  endif
  P = zeros (K + 1, 1);
  few = group_size (T);
  for first = 1:few:M
    P += time_total (x(first:min (first + few - 1, M),:).', K);
  endfor
  P /= M;

endfunction

## Standard errors from the scatter between realisations.
function [se, each_se, V] = scatter_errors (x, each, grid, K, ensemble)

  [M, T, d] = size (x);
  squares = zeros (K + 1, 1);
  each_squares = zeros (K + 1, d);
  on_grid = zeros (numel (grid), M);
  total = sum (each, 2);
  few = group_size (T);
  for first = 1:few:M
    r = first:min (first + few - 1, M);
    P = 0;
    for c = 1:d
      z = x(r,:,c).';
      if (ensemble)
        p = (z(1:K+1,:) - z(1,:)) .^ 2;
      else
        p = time_average (z, K);
      endif
      each_squares(:,c) += sumsq (p - each(:,c), 2);
      P += p;
    endfor
    squares += sumsq (P - total, 2);
    on_grid(:,r) = P(grid+1,:);
  endfor
  se = sqrt (squares / (M * (M - 1)));
  each_se = sqrt (each_squares / (M * (M - 1)));
  V = cov (on_grid.') / M;
  if (M < 2)
    V = NaN (numel (grid));
  endif

endfunction

## Sum over the columns of Z of what time_average gives for each: as there, but
## with one inverse transform and one running sum for all.
function P = time_total (z, K)

  [T, M] = size (z);
  n = (0:K)';
  N = T - n;
  v = (z(end,:) - z(1,:)) / (T - 1);
  z = z - z(1,:) - (0:T-1)' .* v;
  z -= mean (z, 1);
  c = [0; cumsum(z * v.')];
  ## Sum of v times displacement, over the starts.
  shift = (c(T+1) - c(n+1)) - c(T-n+1);
  drift = n.^2 * sumsq (v);
  P = zeros (K + 1, 1);
  ## Short lags, where the differences of large sums would lose digits.
  last = min (K, ifelse (K > 16, 8, K));
  for k = 0:last
    P(k+1) = sumsq ((z(k+1:T,:) - z(1:T-k,:))(:));
  endfor
  if (K > last)
    q = [0; cumsum(sumsq (z, 2))];
    S = lagged_sums (z, [], K, true);
    r = last+2:K+1;
    P(r) = (q(T-n(r)+1) + (q(T+1) - q(n(r)+1))) - 2 * S(r);
  endif
  P = max ((P + 2 * n .* shift) ./ N + drift, 0);

endfunction

## Average over the starts of each column of Z, lags 0 .. K.
function P = time_average (z, K)

  T = rows (z);
  n = (0:K)';
  v = (z(end,:) - z(1,:)) / (T - 1);
  ## Without the drift the squares that are subtracted stay small.
  z = z - z(1,:) - (0:T-1)' .* v;
  z -= mean (z, 1);
  q = [zeros(1, columns (z)); cumsum(z.^2, 1)];
  c = [zeros(1, columns (z)); cumsum(z, 1)];
  N = T - n;
  if (K > 16)
    S = lagged_sums (z, [], K);
  else
    S = zeros (K + 1, columns (z));
  endif
  rest = (q(T-n+1,:) + (q(T+1,:) - q(n+1,:)) - 2 * S) ./ N;
  shift = ((c(T+1,:) - c(n+1,:)) - c(T-n+1,:)) ./ N;
  P = rest + 2 * (n .* v) .* shift + (n .* v) .^ 2;
  ## Short lags, where the differences of large sums would lose digits.
  for k = 0:min (K, ifelse (K > 16, 8, K))
    P(k+1,:) = sum ((z(k+1:T,:) - z(1:T-k,:) + k * v) .^ 2, 1) / (T - k);
  endfor
  P = max (P, 0);

endfunction

function kurt = kurtosis_on_grid (x, grid, ensemble)

  d = size (x, 3);
  kurt = zeros (d, numel (grid));
  ## A hundred thousand displacements tell it well enough.
  skip = ceil (numel (x) / d / 1e5);
  for c = 1:d
    for g = 1:numel (grid)
      n = grid(g);
      if (ensemble)
        y = x(:,n+1,c) - x(:,1,c);
      else
        r = rem (0:rows (x)-1, skip) == 0;
        s = ceil (skip / ceil (rows (x) / nnz (r)));
        t = 1:s:columns (x)-n;
        y = x(r,t+n,c) - x(r,t,c);
      endif
      y -= mean (y(:));
      y .*= y;
      kurt(c,g) = meansq (y(:)) / mean (y(:)) ^ 2;
    endfor
  endfor

endfunction

## Covariance of averages of overlapping squared displacements at the lags of
## the grid.  For a Gaussian process with stationary increments,
##   cov (m_n, m_k) = 2 / (N_n N_k) sum over pairs of starts of c_nk(j)^2,
##   c_nk(j) = < (x(n) - x(0)) (x(j+k) - x(j)) >
##           = (m(|n-j|) + m(|j+k|) - m(|j+k-n|) - m(|j|)) / 2
function [se, each_se, V, counts] = gaussian_errors (x, m, grid, K, T, kurt)

  [M, ~, d] = size (x);
  G = numel (grid);
  W = zeros (G, G, d);
  counts = Inf;
  for c = 1:d
    f = m(:,c);
    for g = G:-1:1
      [J(g), inefficiency] = window (f, grid(g), T);
      counts = min (counts, M * (T - grid(g)) / inefficiency);
    endfor
    factor = sqrt (max (1, (min (kurt(c,:), 50) - 1) / 2));
    for g = 1:G
      for h = g:G
        n = grid(g);
        k = grid(h);
        far = max (J(g), J(h)) + k - n;
        j = (-min (far, T - 1 - k):min (far, T - k - 1))';
        j(j + k > T - 1 | j < n - T + 1) = [];
        pairs = min (T - n, T - k - j) - max (1, 1 - j) + 1;
        keep = pairs > 0;
        j = j(keep);
        cnk = (f(abs (n - j) + 1) + f(abs (j + k) + 1) ...
               - f(abs (j + k - n) + 1) - f(abs (j) + 1)) / 2;
        W(g,h,c) = W(h,g,c) = 2 * sum (pairs(keep) .* cnk.^2) ...
                              / ((T - n) * (T - k) * M) ...
                              * factor(g) * factor(h);
      endfor
    endfor
  endfor
  V = sum (W, 3);
  ## Coordinates that move together add up; exact for correlation 0 and 1.
  for a = 1:d
    for b = a+1:d
      for g = G:-1:1
        n = grid(g);
        y = x(:,n+1:end,a) - x(:,1:end-n,a);
        z = x(:,n+1:end,b) - x(:,1:end-n,b);
        r2(g,1) = (y(:)' * z(:))^2 / max (sumsq (y(:)) * sumsq (z(:)), realmin);
      endfor
      V += sqrt (r2 * r2') .* sqrt (W(:,:,a)) .* sqrt (W(:,:,b)) * 2;
    endfor
  endfor

  se = spread_out (diag (V), sum (m, 2), grid, K);
  for c = d:-1:1
    each_se(:,c) = spread_out (diag (W(:,:,c)), m(:,c), grid, K);
  endfor

endfunction

## Number of lags to sum, and the statistical inefficiency.
function [J, g] = window (f, n, T)

  N = T - n;
  j = (0:N-1)';
  ## In pieces, since the sum usually ends early.
  top = min (N - 1, 8 * n + 63);
  do
    i = j(1:top+1);
    c = (f(abs (n - i) + 1) + f(min (i + n, T - 1) + 1)) / 2 - f(i+1);
    if (! (c(1) > 0))
      J = n;
      g = 1;
      return;
    endif
    s = (c / c(1)) .^ 2 .* (1 - i / N);
    sums = 2 * cumsum (s) - 1;
    stop = find (i >= n + 4 * sums, 1);
    last = top == N - 1;
    top = min (N - 1, 4 * top);
  until (! isempty (stop) || last)
  if (isempty (stop))
    stop = numel (i);
  endif
  J = i(stop);
  g = sums(stop);

endfunction

## Standard errors at all lags 0 .. K from the variances on the grid.
function se = spread_out (v, m, grid, K)

  se = zeros (K + 1, 1);
  relative = sqrt (max (v, 0)) ./ m(grid+1);
  good = isfinite (relative) & relative > 0;
  n = (1:K)';
  if (nnz (good) >= 2)
    se(2:end) = m(2:K+1) .* exp (interp1 (log (grid(good)(:)), ...
                                          log (relative(good)), log (n), ...
                                          "pchip", "extrap"));
  elseif (any (good))
    se(2:end) = m(2:K+1) * relative(good);
  endif

endfunction

function info = exponent_fit (info, m, grid, V, dt, dof, range)

  t = grid * dt;
  use = m(grid+1) > 0;
  if (! isempty (range))
    use &= t >= range(1) * (1 - 1e-9) & t <= range(2) * (1 + 1e-9);
  endif
  info.exponent = info.exponent_se = info.factor = NaN;
  info.exponent_ci = [NaN; NaN];
  if (nnz (use) < 2)
    return;
  endif
  y = log (m(grid(use)+1)).';
  A = [log(t(use)).', ones(nnz (use), 1)];
  B = pinv (A);
  p = B * y;
  g = B(1,:) ./ m(grid(use)+1);
  info.exponent = p(1);
  info.exponent_se = sqrt (max (g * V(use,use) * g', 0));
  info.exponent_ci = p(1) + [-1; 1] * student_quantile (dof) ...
                            * info.exponent_se;
  info.factor = exp (p(2));

endfunction

%!demo
%! ## A trapped particle: diffusion at first, then the width of the trap.
%! r = exp (-0.02);
%! x = filter (sqrt (1 - r^2), [1, -r], randn (1, 20000)')';
%! [m, se, info] = msd (x, 0.02, "lag", 10);
%! t = info.lag(2:end);
%! loglog (t, m(2:end), t, 2 * (1 - exp (-t)), "--", ...
%!         t, info.ci(:,2:end)', ":k");
%! xlabel ("lag (relaxation times)");
%! ylabel ("mean squared displacement");
%! legend ("data", "2 (1 - e^{-t})", "95 % interval", "location", "northwest");

%!function m = double_loop (x, K)
%!  [M, T, d] = size (x);
%!  m = zeros (d, K + 1);
%!  for c = 1:d
%!    for n = 0:K
%!      s = 0;
%!      for i = 1:M
%!        for t = 1:T-n
%!          s += (x(i,t+n,c) - x(i,t,c))^2;
%!        endfor
%!      endfor
%!      m(c,n+1) = s / (M * (T - n));
%!    endfor
%!  endfor
%!endfunction
%!shared x
%! s = 0.7123 * (1:2*90*2).^2;
%! x = cumsum (reshape (sin (s), 2, 90, 2), 2) + 1e3;
%!test # the double loop
%! [m, se, info] = msd (x, 0.5, "lag", 44.5);
%! want = double_loop (x, 89);
%! assert (info.coordinate ./ [ones(2,1), want(:,2:end)], ...
%!         [zeros(2,1), ones(2, 89)], 1e-12);
%! assert (m, sum (want, 1), 1e-12 * max (m));
%! assert (info.lag, (0:89) / 2);
%! assert (info.n, [2, 90, 2]);
%!test # uniform motion: exact, error 0, exponent 2
%! [m, se, info] = msd (3 * (0:4000), 1);
%! assert (m, 9 * (0:400).^2, -1e-13);
%! assert (info.exponent, 2, 1e-12);
%! assert (info.factor, 9, 1e-11);
%!test # a rotation leaves the total, a shift everything, a unit scales
%! m = msd (x, 1);
%! y = cat (3, 0.6 * x(:,:,1) - 0.8 * x(:,:,2), 0.8 * x(:,:,1) + 0.6 * x(:,:,2));
%! assert (msd (y, 1), m, 1e-10 * max (m));
%! [a, b, c] = msd (x, 1);
%! [a2, b2, c2] = msd (1e-20 * (x - 5), 1e5);
%! assert (a2, 1e-40 * a, -1e-9);
%! assert (b2, 1e-40 * b, -1e-6);
%! assert (c2.exponent, c.exponent, 1e-9);
%!test # from the first time only
%! [m, se, info] = msd (x, 1, "average", "ensemble");
%! p = sum ((x - x(:,1,:)).^2, 3);
%! assert (m, mean (p), 1e-12 * max (m));
%! assert (se, std (p) / sqrt (2), 1e-11 * max (m));
%!test # scatter between realisations
%! [m, se, info] = msd (x(:,:,1), 1, "error", "scatter", "lag", 20);
%! p = [msd(x(1,:,1), 1, "lag", 20); msd(x(2,:,1), 1, "lag", 20)];
%! assert (m, mean (p), 1e-12 * max (m));
%! assert (se, std (p) / sqrt (2), 1e-10 * max (m));
%! assert (info.ci(2,3) - m(3), 12.7062047361747 * se(3), -1e-9);
%!test # Brownian motion: the known variance of overlapping averages
%! ## (Qian, Sheetz and Elson): m^2 (4 n^2 N + 2 N + n - n^3) / (6 n N^2) * 2,
%! ## N = T - n pairs; from the exact line m = n of a long path.
%! randn ("twister", 1);
%! y = cumsum (randn (1, 100000));
%! [m, se, info] = msd (y, 1, "lag", 100);
%! n = [1, 5, 20, 100];
%! N = 100000 - n;
%! want = sqrt ((4 * n.^2 .* N + 2 * N + n - n.^3) ./ (3 * n .* N.^2));
%! assert (se(n+1) ./ m(n+1), want, -0.06);
%! assert (abs (m(n+1) - n) < 4 * want .* n);
%! assert (info.reliable, true);
%!test # coordinates that are copies: twice the error, not the square root
%! y = cat (3, x(1,:,1), x(1,:,1));
%! [m, se] = msd (x(1,:,1), 1);
%! [m2, se2] = msd (y, 1);
%! assert (m2, 2 * m, 1e-12 * max (m));
%! assert (se2, 2 * se, 1e-9 * max (se));
%!test # column, single, integer, sparse
%! y = round (x(1,:,1));
%! m = msd (y, 1);
%! assert (msd (y', 1), m);
%! assert (msd (single (y), 1), m);
%! assert (msd (int16 (y), 1), m);
%! assert (msd (sparse (y), 1), m);
%!test # nothing moves
%! [m, se, info] = msd (ones (1, 20), 1);
%! assert (m, zeros (size (m)));
%! assert (se, zeros (size (m)));
%! assert (info.reliable, false);
%! assert (info.notes{end}, "nothing moves: all displacements are zero");
%!test # values are the same with and without errors; each path alone
%! y = cat (1, x, 2 * x + 1e5 * (1:90), 0 * x);
%! m = msd (y, 1, "lag", 60);
%! [m2, se] = msd (y, 1, "lag", 60);
%! assert (m, m2);
%! want = 0;
%! for i = 1:6
%!   want += sum (double_loop (y(i,:,:), 60), 1) / 6;
%! endfor
%! assert (m(2:end) ./ want(2:end), ones (1, 60), 1e-12);
%! ## far from the origin, and a jump between rests
%! y = [zeros(1, 50), ones(1, 50)] + 1e9;
%! m = msd (y, 1, "lag", 99);
%! n = 0:99;
%! assert (m, min (n, 100 - n) ./ (100 - n), 1e-12);
%!test # two times
%! [m, se, info] = msd ([0, 3], 1);
%! assert (m, [0, 9], 1e-14);
%! assert (info.reliable, false);
%!error <Invalid call> msd ()
%!error <Invalid call> msd (x)
%!error <msd: x must be a real numeric array, got a cell array> msd ({1}, 1)
%!error <msd: x must be a real numeric array, got a complex array> msd (x * i, 1)
%!error <msd: x must be a real numeric array, got a char array> msd ("abc", 1)
%!error <msd: x must be a real numeric array, got a logical array> ...
%! msd (x > 0, 1)
%!error <msd: x is empty; give one realisation a row> msd ([], 1)
%!error <msd: x has 1 times; at least 2 are needed \(one realisation a row, one time a column\)> ...
%! msd (3, 1)
%!error <msd: x must be realisations x times, or realisations x times x coordinates, got 2 x 2 x 2 x 2> ...
%! msd (ones (2, 2, 2, 2), 1)
%!error <msd: x\(2,3\) is NaN; fill or cut out that time>
%! y = ones (2, 9);
%! y(2,3) = NaN;
%! msd (y, 1);
%!error <msd: x\(1,4,2\) is -Inf; positions are finite>
%! x(1,4,2) = -Inf;
%! msd (x, 1);
%!error <msd: x spans 1e\+300: its fourth powers are outside the range of numbers; use another unit of length> ...
%! msd (1e300 * [0, 1, 0], 1)
%!error id=noneq:range msd (1e-200 * [0, 1, 0], 1)
%!error <msd: dt must be a positive number, the time between columns> msd (x, 0)
%!error <msd: dt must be a positive number> msd (x, [1, 2])
%!error <msd: option "lag" must be a time from dt = 0.5 to 44.5; got 45>
%! msd (x, 0.5, "lag", 45);
%!error <msd: option "error" "scatter" needs at least 2 realisations; use "gaussian"> ...
%! msd (x(1,:), 1, "error", "scatter")
%!error <msd: option "error" "gaussian" is of the average over time; use "scatter"> ...
%! msd (x, 1, "error", "gaussian", "average", "ensemble")
%!error <msd: option "fit" must be two rising positive times, got a 1x2 double>
%! msd (x, 1, "fit", [2, 1]);
%!error <msd: option "fit" \[1000, 2000\] holds fewer than 2 of the lags 1 to 9>
%! msd (x, 1, "fit", [1000, 2000]);
%!error <msd: unknown option "foo"; valid options are: average, lag, error, fit>
%! msd (x, 1, "foo", 1);
