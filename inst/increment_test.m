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
## @deftypefn  {} {@var{r} =} increment_test (@var{x}, @var{dt})
## @deftypefnx {} {@var{r} =} increment_test (@var{x}, @var{dt}, "name", @var{value}, @dots{})
## Are these paths Brownian?
##
## Brownian motion has increments that are Gaussian, independent and
## stationary, of variance 2 D dt, around a constant drift.  Each property is
## tested for each coordinate; the p-values are corrected for their number
## (Holm).
##
## @strong{Arguments}
##
## @var{x}: @var{M} x @var{T} x @var{d}: realisations x times x coordinates,
## with at least 20 increments in all.  A vector is one trajectory.  @var{dt}:
## time between columns.
##
## @strong{Options}
##
## @table @asis
## @item "level" (0.05)
## Of the verdict.
## @item "D"
## A known diffusion coefficient, one or one a coordinate: the quadratic
## variation is also compared with 2 D t.
## @end table
##
## @strong{Results}
##
## @var{r}: a struct with
##
## @table @code
## @item brownian
## The verdict: true where Brownian motion is not rejected.
## @item p
## The smallest corrected p-value.
## @item tests, p_single, p_holm
## Names (n x 1), p-values before and after the correction (n x @var{d}; NaN
## where the data are too few for that test):
## "skewness", "kurtosis", "shape" (Lilliefors): Gaussian;
## "correlation" (Ljung-Box), "amplitude" (the same for the sizes of
## increments): independent;
## "mean in time", "variance in time", "mean of realisations", "variance of
## realisations": stationary and alike;
## "quadratic variation": the variance of displacements over 4, 16, 64 @dots{}
## steps is 4, 16, 64 @dots{} times that of one step, as no trap, wall or memory
## leaves it;
## "2 D t": the sum of squares against the known D.
## @item ratio, steps
## Variance of displacements over so many steps, divided by steps times that
## within them; one row a coordinate.
## @item D, D_se, D_ci
## Diffusion coefficient from the quadratic variation, 1 x @var{d}, its
## standard error, and the exact 95 % interval, 2 x @var{d}.
## @item drift, drift_se
## 1 x @var{d}.
## @item quadratic_variation
## Sum of the squared increments of each realisation, @var{M} x @var{d}.
## @item verdict
## In words.
## @item n, reliable, notes
## Increments, and what limits the tests.
## @end table
##
## @strong{Accuracy}
##
## "mean ..." and "quadratic variation" are F-tests and exact, "2 D t" is exact,
## the others asymptotic.  Share of Brownian paths that are rejected at the
## level 5 % (300 repetitions of tests/long/trajectories.m):
## @example
## @group
## realisations     1      1      1     10    100    500
## increments      50    200   2000     20    100      4
## rejected      .050   .040   .047   .047   .047   .037
## @end group
## @end example
##
## @strong{Errors}
##
## As for @code{msd}; and @code{noneq:data} for fewer than 20 increments, or
## increments that are all equal.
##
## @strong{References}
##
## H. W. Lilliefors, J. Am. Stat. Assoc. 62, 399 (1967).  R. B. D'Agostino,
## Biometrika 57, 679 (1970).  R. A. Fisher, Proc. R. Soc. A 130, 16 (1930).
## G. M. Ljung and G. E. P. Box, Biometrika 65, 297 (1978).
## M. S. Bartlett, Proc. R. Soc. A 160, 268 (1937).  S. Holm, Scand. J. Stat.
## 6, 65 (1979).
##
## @strong{Example}
##
## @example
## @group
## randn ("twister", 1);
## free = cumsum (randn (1, 2000));
## trapped = filter (1, [1, -0.9], randn (1, 2000));
## a = increment_test (free, 1);
## b = increment_test (trapped, 1);
## disp ([a.brownian, b.brownian])
## @print{} 1 0
## @end group
## @end example
##
## @seealso{msd, diffusion, autocorrelation}
## @end deftypefn

function r = increment_test (x, dt, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("increment_test", varargin, ...
                       {"level", 0.05, "probability"
                        "D", [], @D_message});
  dt = check_step ("increment_test", dt);
  x = check_trajectories ("increment_test", "x", x, 2);
  [M, T, d] = size (x);
  S = T - 1;
  N = M * S;
  if (N < 20)
    error ("noneq:data", ...
           "increment_test: %d increments; at least 20 are needed", N);
  endif
  D = double (opt.D(:)');
  if (isscalar (D))
    D = repmat (D, 1, d);
  elseif (! isempty (D) && numel (D) != d)
    error ("noneq:size", ...
           "increment_test: option \"D\" has %d values for %d coordinates", ...
           numel (D), d);
  endif

  r.brownian = false;
  r.p = NaN;
  r.tests = {"skewness"; "kurtosis"; "shape"; "correlation"; "amplitude"
             "mean in time"; "variance in time"; "mean of realisations"
             "variance of realisations"; "quadratic variation"};
  if (! isempty (D))
    r.tests{end+1} = "2 D t";
  endif
  p = NaN (numel (r.tests), d);
  r.p_single = r.p_holm = p;
  r.steps = ladder (M, S);
  r.ratio = NaN (d, numel (r.steps));
  for c = 1:d
    e = diff (x(:,:,c), 1, 2);
    r.quadratic_variation(:,c) = sumsq (e, 2);
    average = mean (e(:));
    e -= average;
    scale = sqrt (sumsq (e(:)) / (N - 1));
    if (! (scale > 4 * eps (max (abs (x(:,:,c)(:))))))
      error ("noneq:data", ...
             "increment_test: all increments of coordinate %d are equal", c);
    endif
    r.D(c) = scale^2 / (2 * dt);
    r.D_se(c) = r.D(c) * sqrt (2 / (N - 1));
    r.D_ci(:,c) = r.D(c) * (N - 1) ...
                  ./ (2 * gammaincinv ([0.975; 0.025], (N - 1) / 2));
    r.drift(c) = average / dt;
    r.drift_se(c) = scale / sqrt (N) / dt;

    e /= scale;
    p(1,c) = skewness_test (skewness (e(:)), numel (e));
    [~, z] = gibbs_moment (e(:), "maxwell");
    p(2,c) = two_sided (z);
    p(3,c) = lilliefors (e);
    h = min (10, floor (S / 4));
    p(4,c) = portmanteau (e, h);
    a = abs (e);
    p(5,c) = portmanteau (a - mean (a(:)), h);
    ## Pieces of the time, each with all realisations.
    B = min ([8, S, floor(N / 10)]);
    if (B >= 2)
      edges = round (linspace (0, S, B + 1));
      piece = zeros (1, S);
      for b = 1:B
        piece(edges(b)+1:edges(b+1)) = b;
      endfor
      [p(6,c), p(7,c)] = alike (e(:), repmat (piece, M, 1)(:));
    endif
    if (M > 1 && S > 1)
      who = repmat ((1:M)', 1, S);
      [p(8,c), p(9,c)] = alike (e(:), who(:));
    endif
    [p(10,c), r.ratio(c,:)] = scaling (e, r.steps);
    if (! isempty (D))
      q = (N - 1) * scale^2 / (2 * D(c) * dt);
      p(11,c) = min (1, 2 * min (gammainc (q / 2, (N - 1) / 2), ...
                                 gammainc (q / 2, (N - 1) / 2, "upper")));
    endif
  endfor
  r.p_single = p;
  r.p_holm = holm (p);
  [r.p, k] = min (r.p_holm(:));
  r.brownian = ! (r.p < opt.level);
  [test, c] = ind2sub (size (p), k);
  r.verdict = sprintf ("Brownian motion not rejected (p = %.2g)", r.p);
  if (! r.brownian)
    names = r.tests(any (r.p_holm < opt.level, 2));
    r.verdict = sprintf ("not Brownian (p = %.2g): %s", r.p, ...
                         strjoin (names', ", "));
  endif
  r.n = N;
  r.notes = {};
  if (N < 100)
    r.notes{end+1} = sprintf ("%d increments show only gross departures", N);
  endif
  if (isempty (r.steps))
    r.notes{end+1} = ["the paths are too few or too short to compare the" ...
                      " variance of displacements over longer times"];
  endif
  r.reliable = isempty (r.notes);

endfunction

function must = D_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (isfinite (value)) && all (value > 0)))
    must = "a positive number, or one a coordinate";
  endif

endfunction

## Ljung-Box, pairs only within a realisation.
function p = portmanteau (e, h)

  p = NaN;
  if (h < 1)
    return;
  endif
  [M, S] = size (e);
  N = M * S;
  v = mean (e(:).^2);
  Q = 0;
  for k = 1:h
    s = sum ((e(:,1:S-k) .* e(:,1+k:S))(:)) / v;
    pairs = M * (S - k);
    ## The mean that was taken out makes -1 / N of each product.
    s += pairs / N;
    Q += s^2 / pairs;
  endfor
  p = gammainc (Q / 2, h / 2, "upper");

endfunction

## Means (F-test) and variances (Bartlett) of groups.
function [p_mean, p_variance] = alike (e, group)

  n = accumarray (group, 1);
  average = accumarray (group, e) ./ n;
  G = numel (n);
  N = numel (e);
  rest = e - average(group);
  between = sum (n .* (average - mean (e)) .^ 2) / (G - 1);
  within = sumsq (rest) / (N - G);
  p_mean = f_upper (between / within, G - 1, N - G);
  p_variance = NaN;
  nu = n - 1;
  if (all (nu >= 3))
    v = accumarray (group, rest.^2) ./ nu;
    statistic = (sum (nu) * log (sum (nu .* v) / sum (nu)) ...
                 - sum (nu .* log (v))) ...
                / (1 + (sum (1 ./ nu) - 1 / sum (nu)) / (3 * (G - 1)));
    p_variance = gammainc (max (statistic, 0) / 2, (G - 1) / 2, "upper");
  endif

endfunction

function p = f_upper (F, a, b)

  if (F > 1e300)
    p = 0;
  else
    p = betainc (b / (b + a * F), b / 2, a / 2);
  endif

endfunction

## Steps that leave 8 displacements or more.
function q = ladder (M, S)

  q = 4 .^ (1:floor (log (S) / log (4) + 1e-9));
  q = q(M * floor (S ./ q) >= 8);

endfunction

## Displacements over q steps, one after the other, against what is within:
## an exact F-test in both directions for each q.
function [p, ratio] = scaling (e, steps)

  [M, S] = size (e);
  p = NaN;
  ratio = NaN (1, numel (steps));
  single = zeros (1, numel (steps));
  for i = 1:numel (steps)
    q = steps(i);
    n = floor (S / q);
    y = reshape (e(:,1:n*q).', q, n * M);
    average = mean (y, 1);
    a = n * M - 1;
    b = n * M * (q - 1);
    between = q * sumsq (average - mean (average)) / a;
    ratio(i) = between / (sumsq ((y - average)(:)) / b);
    upper = f_upper (ratio(i), a, b);
    lower = f_upper (1 / ratio(i), b, a);
    single(i) = min (1, 2 * min (upper, lower));
  endfor
  if (! isempty (steps))
    p = min (1, numel (steps) * min (single));
  endif

endfunction

%!demo
%! ## Free diffusion and diffusion in a trap: one looks like the other for a
%! ## short time, but its displacements stop growing.
%! free = cumsum (randn (20, 400), 2);
%! trapped = filter (1, [1, -0.95], randn (20, 400), [], 2);
%! a = increment_test (free, 1)
%! b = increment_test (trapped, 1)
%! semilogx (a.steps, a.ratio, "o-", b.steps, b.ratio, "s-");
%! xlabel ("steps of a displacement");
%! ylabel ("variance / (steps x that of one)");
%! legend ("free", "trapped");

%!shared x
%! randn ("twister", 4);
%! x = cumsum (randn (5, 400, 2), 2);
%!test # Brownian, with drift and units of its own
%! r = increment_test (x, 0.01);
%! assert (r.brownian, true);
%! assert (r.D, [50, 50], 5);
%! assert (r.n, 5 * 399);
%! assert (r.reliable, true);
%! s = increment_test (1e-9 * x + 1e-10 * (1:400), 0.01);
%! assert (s.p_single, r.p_single, 1e-6);
%! assert (s.D, 1e-18 * r.D, -1e-7);
%! assert (s.drift, 1e-9 * r.drift + 1e-8, 1e-14);
%! assert (size (r.p_holm), [10, 2]);
%! assert (strncmp (r.verdict, "Brownian motion not rejected (p = ", 34));
%!test # definitions
%! r = increment_test (x(:,:,1), 2, "D", 0.3);
%! e = diff (x(:,:,1), 1, 2);
%! assert (r.quadratic_variation, sum (e.^2, 2), 1e-12);
%! assert (r.D, var (e(:)) / 4, 1e-13);
%! assert (r.drift, mean (e(:)) / 2, 1e-14);
%! q = sumsq (e(:) - mean (e(:))) / (2 * 0.3 * 2);
%! assert (r.p_single(11), 2 * min (gammainc (q / 2, 1994 / 2), ...
%!                                  gammainc (q / 2, 1994 / 2, "upper")), 1e-12);
%! ## 95 % interval: what it says of chi-squared.
%! assert (gammainc (1994 * r.D ./ r.D_ci / 2, 1994 / 2), [0.975; 0.025], 1e-10);
%!test # each departure is found, and named
%! randn ("twister", 5);
%! e = randn (1, 3000);
%! rejected = @(x, varargin) increment_test (x, 1, varargin{:}).tests( ...
%!   increment_test (x, 1, varargin{:}).p_holm < 0.01)';
%! has = @(list, name) any (strcmp (list, name));
%! assert (has (rejected (cumsum (e.^2)), "skewness"));
%! assert (has (rejected (cumsum (e.^3)), "kurtosis"));
%! assert (has (rejected (cumsum (sign (e))), "shape"));
%! assert (has (rejected (cumsum (filter (1, [1, -0.3], e))), "correlation"));
%! assert (has (rejected (cumsum (e .* (1 + (mod (1:3000, 6) > 2)))), ...
%!              "amplitude"));
%! assert (has (rejected (cumsum (e .* (1:3000))), "variance in time"));
%! assert (has (rejected (cumsum (e + (1:3000) / 1500)), "mean in time"));
%! assert (has (rejected (filter (1, [1, -0.97], e)), "quadratic variation"));
%! assert (has (rejected (cumsum (e), "D", 0.4), "2 D t"));
%! y = reshape (e, 10, 300);
%! assert (has (rejected (cumsum (y .* (1:10)', 2)), ...
%!              "variance of realisations"));
%! assert (has (rejected (cumsum (y + (1:10)', 2)), "mean of realisations"));
%! assert (rejected (cumsum (e), "D", 0.5), cell (1, 0));
%!test # F against its closed form for 2 and 2 nu degrees of freedom
%! ## ratio of variances over 4 steps, by an analysis of variance by hand
%! r = increment_test (x(1,1:33,1), 1);
%! e = reshape (diff (x(1,1:33,1)), 4, 8);
%! m = mean (e);
%! F = 4 * sumsq (m - mean (m)) / 7 / (sumsq ((e - m)(:)) / 24);
%! assert (r.ratio, F, 1e-12);
%! assert (r.steps, 4);
%!test # few increments, and many short paths
%! r = increment_test (x(1,1:21,1), 1);
%! assert (r.reliable, false);
%! r = increment_test (x(:,1:400,1)(:,[1:2:400, 2:2:400]), 1);
%! assert (r.brownian, false);
%! r = increment_test (randn (100, 1) .* [0, 1], 1);
%! assert (nnz (isnan (r.p_single)), 7);
%! assert (isfinite (r.p));
%!test # column, single
%! r = increment_test (x(1,:,1), 1);
%! assert (increment_test (x(1,:,1)', 1), r);
%! assert (increment_test (single (x(1,:,1)), 1).p, r.p, 1e-3);
%!error <Invalid call> increment_test ()
%!error <Invalid call> increment_test (x)
%!error <increment_test: 19 increments; at least 20 are needed> ...
%! increment_test (x(1,1:20,1), 1)
%!error <increment_test: all increments of coordinate 1 are equal> ...
%! increment_test (0.1 * (1:100), 1)
%!error id=noneq:data increment_test (zeros (3, 100), 1)
%!error <increment_test: x must be a real numeric array, got a char array> ...
%! increment_test ("abc", 1)
%!error <increment_test: x\(2,3,1\) is NaN> x(2,3,1) = NaN; increment_test (x, 1);
%!error <increment_test: dt must be a positive number> increment_test (x, NaN)
%!error <increment_test: option "level" must be a probability between 0 and 1, got 2> ...
%! increment_test (x, 1, "level", 2)
%!error <increment_test: option "D" has 3 values for 2 coordinates> ...
%! increment_test (x, 1, "D", [1, 2, 3])
%!error <increment_test: option "D" must be a positive number, or one a coordinate, got 0> ...
%! increment_test (x, 1, "D", 0)
%!error <increment_test: unknown option "foo"> increment_test (x, 1, "foo", 1)
