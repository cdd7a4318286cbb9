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
## @deftypefn  {} {@var{D} =} diffusion (@var{x}, @var{dt})
## @deftypefnx {} {[@var{D}, @var{se}, @var{info}] =} diffusion (@var{x}, @var{dt}, "name", @var{value}, @dots{})
## Diffusion coefficient of paths, constant or as a function of position with
## the drift.
##
## For free diffusion seen with error of localisation and motion blur, by the
## covariance of successive displacements,
##
## @example
## @group
## D = < dx(n)^2 > / (2 dt) + < dx(n) dx(n+1) > / dt
## noise^2 = R < dx(n)^2 > + (2 R - 1) < dx(n) dx(n+1) >,  R = exposure / (6 dt)
## @end group
## @end example
##
## @noindent
## which is unbiased for any noise; or with known noise
## @code{(< dx^2 > / 2 - noise^2) / (1 - 2 R) / dt}.
## With "bins", the drift a and D of dx = a(x) dt + sqrt (2 D(x)) dW (Ito) from
## mean and variance of displacements that start in each bin, to second order
## in dt.
##
## @strong{Arguments}
##
## @var{x}: @var{M} x @var{T} x @var{d}: realisations x times x coordinates.
## A vector is one trajectory.  @var{dt}: time between columns.
##
## @strong{Options}
##
## @table @asis
## @item "noise"
## Known standard deviation of the error of localisation (0: none).  Without
## it, it is found from the data.
## @item "exposure" (0)
## Time over which each position is averaged, up to dt.
## @item "drift" ("estimated")
## "estimated": the mean velocity is taken out.  "zero": it is known to vanish.
## @item "bins"
## Number of bins of equal width, or their edges: local drift and D of one
## coordinate.
## @item "correction" (true)
## Of the local values to second order in dt, with derivatives of polynomials
## fitted to them.
## @item "degree" (5)
## Highest degree of these polynomials.
## @end table
##
## @strong{Results}
##
## Free: @var{D} and @var{se} are 1 x @var{d}, in length^2/time, and @var{info}
## has
##
## @table @code
## @item ci
## 95 % intervals, 2 x @var{d}.
## @item noise2, noise2_se
## Variance of the localisation and its standard error (if not given).
## @item drift, drift_se
## 1 x @var{d}.
## @item isotropic, isotropic_se
## One D for all coordinates.
## @item free_z
## Covariance of displacements two steps apart over its standard error: beyond
## 4 it is not free diffusion.
## @end table
##
## Local: @var{D}, @var{se} 1 x bins (NaN where fewer than 10 displacements
## start), and @var{info} has
##
## @table @code
## @item position, edges, count
## Mean position of the starts in each bin, edges of the bins, number of starts.
## @item drift, drift_se, drift_ci, ci
## The drift a, its standard error and 95 % intervals, 2 x bins, of a and D.
## @item raw_D, raw_drift
## Without the correction.
## @item noise_z
## Correlation of successive displacements over its standard error: noise of
## localisation makes it negative.
## @end table
##
## Both: bias (0; of local values of order dt^2, unknown), n, reliable, notes.
##
## @strong{Accuracy}
##
## The standard error of free diffusion is the exact one of Gaussian
## displacements with the values found.  Cover of +- 1 se and 2 se with noise of
## half the size of a step (300 repetitions of tests/long/trajectories.m): D
## .660, .963 and the variance of the noise .673, .933 from one path of 2000
## times; .673, .957 and .687, .947 from 100 of 200.
##
## @strong{Errors}
##
## As for @code{msd}; @code{noneq:option} for options of the other case.
##
## @strong{References}
##
## C. L. Vestergaard, P. C. Blainey and H. Flyvbjerg, Phys. Rev. E 89, 022726
## (2014).  A. J. Berglund, Phys. Rev. E 82, 011917 (2010).  R. Friedrich,
## J. Peinke, M. Sahimi and M. R. R. Tabar, Phys. Rep. 506, 87 (2011).
##
## @strong{Example}
##
## @example
## @group
## x = [0, 1, 3, 2, 4, 4, 6, 5];
## D = diffusion (x, 0.5, "drift", "zero")
## @result{} D = 0.8095
## @end group
## @end example
##
## @seealso{msd, increment_test, trap_calibrate}
## @end deftypefn

function [D, se, info] = diffusion (x, dt, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  opt = parse_options ("diffusion", varargin, ...
                       {"noise", [], @noise_message
                        "exposure", [], @noise_message
                        "drift", "", {"estimated", "zero"}
                        "bins", [], @bins_message
                        "correction", [], "logical"
                        "degree", [], "count"});
  dt = check_step ("diffusion", dt);
  x = check_trajectories ("diffusion", "x", x, ...
                          ifelse (isempty (opt.bins), 4, 2));
  if (isempty (opt.bins))
    for name = {"correction", "degree"}
      if (! isempty (opt.(name{1})))
        error ("noneq:option", ...
               "diffusion: option \"%s\" goes with \"bins\"", name{1});
      endif
    endfor
    [D, se, info] = free_diffusion (x, dt, opt);
  else
    for name = {"noise", "exposure", "drift"}
      if (! isempty (opt.(name{1})))
        error ("noneq:option", ...
               "diffusion: option \"%s\" does not go with \"bins\"", name{1});
      endif
    endfor
    [D, se, info] = local_diffusion (x, dt, opt);
  endif

endfunction

function must = noise_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isscalar (value)
         && isfinite (value) && value >= 0))
    must = "a number not below 0";
  endif

endfunction

function [D, se, info] = free_diffusion (x, dt, opt)

  [M, T, d] = size (x);
  N = T - 1;
  exposure = [double(opt.exposure), 0](1);
  if (exposure > dt * (1 + 1e-12))
    error ("noneq:option", ...
           ["diffusion: option \"exposure\" must not exceed dt = %g, got" ...
            " %g"], dt, exposure);
  endif
  R = exposure / (6 * dt);
  estimated = ! strcmp (opt.drift, "zero");
  for c = d:-1:1
    e = diff (x(:,:,c), 1, 2);
    mu = 0;
    if (estimated)
      mu = mean (e(:));
      e -= mu;
    endif
    ab = [mean((e.^2)(:)); mean((e(:,1:end-1) .* e(:,2:end))(:))];
    drift(c) = mu / dt;
    ## Variance of the mean from what is known so far, then once more.
    back = [0; 0];
    for pass = 1:ifelse (estimated, 3, 1)
      c0 = ab(1) + back(1);
      c1 = ab(2) + back(1);
      variance = max (c0 + 2 * c1 * (1 - 1 / N), 0) / (M * N);
      back = estimated * [variance; variance];
    endfor
    drift_se(c) = sqrt (variance) / dt;
    ab += back;
    c0 = ab(1);
    ## A covariance outside its range is noise.
    c1 = max (min (ab(2), c0 / 2), -c0 / 2);
    V = [2*N*c0^2+4*(N-1)*c1^2, 0; 0, 0] / N^2;
    V(2,2) = ((N - 1) * (c0^2 + c1^2) + 2 * (N - 2) * c1^2) / (N - 1)^2;
    V(1,2) = V(2,1) = 4 * c0 * c1 / N;
    V /= M;
    if (isempty (opt.noise))
      g = [1/2, 1] / dt;
      D(c) = g * ab;
      h = [R, 2*R-1];
      info.noise2(c) = h * ab;
      info.noise2_se(c) = sqrt (h * V * h');
    else
      g = [1/2, 0] / ((1 - 2 * R) * dt);
      D(c) = (ab(1) / 2 - double (opt.noise)^2) / ((1 - 2 * R) * dt);
    endif
    se(c) = sqrt (g * V * g');
    z = mean ((e(:,1:end-2) .* e(:,3:end))(:));
    ## (c0^2 + c1^2 ...) / pairs, for white displacements c0^2 / pairs
    free_z(c) = z / sqrt ((c0^2 + 2 * c1^2) / (M * (N - 2)) + realmin);
  endfor

  info.ci = D + [-1; 1] * 1.959963984540054 * se;
  info.drift = drift;
  info.drift_se = drift_se;
  w = 1 / d;
  info.isotropic = mean (D);
  info.isotropic_se = sqrt (sumsq (se)) * w;
  info.free_z = free_z;
  info.bias = 0;
  info.n = [M, T, d];
  info.notes = {};
  if (! any (c0 > 0))
    info.notes{end+1} = "nothing moves";
  endif
  for c = find (se > 0.3 * abs (D))
    info.notes{end+1} = sprintf (["the standard error of coordinate %d is" ...
                                  " %.0f %% of D: the path is too short, or" ...
                                  " noise of localisation hides it"], c, ...
                                 min (100 * se(c) / abs (D(c)), 1e6));
  endfor
  for c = find (abs (free_z) > 4)
    info.notes{end+1} = sprintf (["displacements of coordinate %d two steps" ...
                                  " apart are correlated (%.1f standard" ...
                                  " errors): not free diffusion"], c, ...
                                 free_z(c));
  endfor
  if (! isempty (opt.noise) && any (D < 0))
    info.notes{end+1} = "the noise given is more than the displacements show";
  endif
  info.reliable = isempty (info.notes);

endfunction

function [D, se, info] = local_diffusion (x, dt, opt)

  if (size (x, 3) > 1)
    error ("noneq:size", ...
           ["diffusion: \"bins\" takes one coordinate, got %d; give them" ...
            " one by one"], size (x, 3));
  endif
  [M, T] = size (x);
  start = x(:,1:end-1);
  e = diff (x, 1, 2);
  edges = double (opt.bins(:)');
  if (isscalar (edges))
    low = min (start(:));
    high = max (start(:));
    if (! (high > low))
      error ("noneq:data", ...
             "diffusion: all positions are equal; there are no bins");
    endif
    edges = linspace (low, high, edges + 1);
  endif
  B = numel (edges) - 1;
  k = lookup (edges, start(:), "lr");
  inside = start(:) >= edges(1) & start(:) <= edges(end);
  k(! inside) = B + 1;
  add = @(v) accumarray (k, v(:), [B + 1, 1])(1:B)';
  n = add (ones (size (e)));
  position = add (start) ./ n;
  m = add (e) ./ n;
  rest = e(:) - [m, 0](k)';
  v = add (rest .^ 2) ./ (n - 1);
  good = n >= 10 & v > 0;
  m(! good) = v(! good) = NaN;
  nu = max (n - 1, 1);

  a = m / dt;
  a_se = sqrt (v ./ n) / dt;
  D = v / (2 * dt);
  se = D .* sqrt (2 ./ nu);
  info.position = position;
  info.edges = edges;
  info.count = n;
  info.raw_drift = a;
  info.raw_D = D;
  if (! isequal (opt.correction, false) && nnz (good) > 2)
    degree = min ([double(opt.degree), 5](1), max (1, floor (nnz (good) / 3)));
    centre = mean (position(good));
    width = max (abs (position(good) - centre));
    y = (position - centre) / width;
    [a0, a1, a2] = smooth (y, a, a_se, good, degree, width);
    [d0, d1, d2] = smooth (y, D, se, good, min (degree, 4), width);
    a -= dt / 2 * (a0 .* a1 + d0 .* a2);
    D -= dt / 2 * (2 * d0 .* a1 + a0 .* d1 + d0 .* d2);
  endif
  if (! all (isfinite ([D(good), a(good)])))
    error ("noneq:range", ...
           ["diffusion: D or drift exceed the range of numbers; use other" ...
            " units of length and time"]);
  endif
  info.drift = a;
  info.drift_se = a_se;
  info.drift_ci = a + [-1; 1] * 1.959963984540054 * a_se;
  ## The logarithm of a variance is nearer to a normal variable.
  t = 1.959963984540054 * sqrt (2 ./ nu);
  info.ci = [D .* exp(-t); D .* exp(t)];

  s = reshape (rest ./ sqrt ([v, NaN](k)'), M, T - 1);
  pairs = s(:,1:end-1) .* s(:,2:end);
  pairs = pairs(isfinite (pairs));
  info.noise_z = sum (pairs) / sqrt (max (numel (pairs), 1));
  info.bias = NaN;
  info.n = [M, T, 1];
  info.notes = {};
  if (! any (good))
    info.notes{end+1} = "no bin has the 10 displacements that it needs";
  endif
  step = max (sqrt (v(good)));
  if (any (good) && step > 2 * max (diff (edges)) * B / 10)
    info.notes{end+1} = sprintf (["one step of %.2g is not short against" ...
                                  " the range of %.2g: drift and D of such" ...
                                  " steps are averages"], step, ...
                                 edges(end) - edges(1));
  endif
  if (info.noise_z < -5)
    info.notes{end+1} = sprintf (["successive displacements are" ...
                                  " anticorrelated (%.1f standard errors)," ...
                                  " as noise of localisation makes them: D" ...
                                  " contains it"], info.noise_z);
  elseif (info.noise_z > 5)
    info.notes{end+1} = sprintf (["successive displacements are correlated" ...
                                  " (%.1f standard errors): the motion has" ...
                                  " memory, or steps are too long"], ...
                                 info.noise_z);
  endif
  ## What the correction changes is known to about its own next order.
  change = max (abs (info.raw_D(good) - D(good)) ./ D(good));
  if (! isempty (change) && change > 0.3)
    info.notes{end+1} = sprintf (["the correction for the step changes D by" ...
                                  " up to %.0f %%: take a shorter dt"], ...
                                 100 * change);
  endif
  info.reliable = isempty (info.notes);

endfunction

## Weighted polynomial through the bins, and its derivatives by x.
function [f, f1, f2] = smooth (y, value, se, good, degree, width)

  V = y(:) .^ (degree:-1:0);
  w = 1 ./ se(good)(:);
  p = ((w .* V(good,:)) \ (w .* value(good)(:)))';
  f = polyval (p, y);
  f1 = polyval (polyder (p), y) / width;
  f2 = polyval (polyder (polyder (p)), y) / width^2;

endfunction

%!demo
%! ## Drift and diffusion in a double well, from its own trajectories.
%! dt = 0.01;
%! x = zeros (200, 1000);
%! x(:,1) = sign (randn (200, 1));
%! for n = 2:1000
%!   y = x(:,n-1);
%!   for k = 1:5
%!     y += (y - y.^3) * dt / 5 + sqrt (2 * 0.4 * dt / 5) * randn (200, 1);
%!   endfor
%!   x(:,n) = y;
%! endfor
%! [D, se, info] = diffusion (x, dt, "bins", -1.8:0.2:1.8);
%! p = info.position;
%! errorbar (p, info.drift, 2 * info.drift_se, "o");
%! hold on;
%! plot (p, p - p.^3, "-", p, D, "s", p, 0.4 + 0 * p, "--");
%! hold off;
%! xlabel ("position");
%! legend ("drift", "x - x^3", "D", "0.4");

%!shared x
%! randn ("twister", 6);
%! x = cumsum (randn (3, 500, 2), 2);
%!test # definitions: covariance estimator and its error without noise, 6/N
%! [D, se, info] = diffusion (x(1,:,1), 0.5, "drift", "zero");
%! e = diff (x(1,:,1));
%! assert (D, mean (e.^2) + 2 * mean (e(1:end-1) .* e(2:end)), 1e-12);
%! assert (info.noise2, -mean (e(1:end-1) .* e(2:end)), 1e-13);
%! [~, ~, info] = diffusion (x(1,:,1), 0.5, "drift", "zero", "exposure", 0.5);
%! assert (info.noise2, mean (e.^2) / 6 - 2/3 * mean (e(1:end-1) .* e(2:end)), 1e-13);
%! [D, se] = diffusion (x(1,:,1), 0.5, "drift", "zero", "noise", 0.1, ...
%!                      "exposure", 0.25);
%! assert (D, (mean (e.^2) / 2 - 0.01) / (1 - 1/6) / 0.5, 1e-12);
%!test # the error by a sum over all pairs of displacements
%! [D, se, info] = diffusion (x(1,1:30,1), 1, "drift", "zero");
%! e = diff (x(1,1:30,1));
%! N = 29;
%! c = [mean(e.^2), mean(e(1:end-1) .* e(2:end)), 0, 0];
%! f = @(k) c(min (abs (k), 3) + 1);
%! [i, j] = ndgrid (1:N, 1:N);
%! A = sum ((2 * f (i - j).^2)(:)) / N^2;
%! [i, j] = ndgrid (1:N-1, 1:N-1);
%! B = sum ((f (i - j).^2 + f (i - j - 1) .* f (i + 1 - j))(:)) / (N - 1)^2;
%! [i, j] = ndgrid (1:N, 1:N-1);
%! C = sum ((2 * f (i - j) .* f (i - j - 1))(:)) / (N * (N - 1));
%! assert (se, sqrt (A / 4 + B + C), 1e-12);
%!test # blur and noise: the statistics of the estimates
%! randn ("twister", 7);
%! y = cumsum (randn (50, 5000) * sqrt (2 * 0.1), 2);
%! y = squeeze (mean (reshape (y, 50, 10, 500), 2)) + 0.5 * randn (50, 500);
%! [D, se, info] = diffusion (y, 1, "exposure", 1);
%! assert (abs (D - 1) < 4 * se);
%! ## ten sub-steps: R = (1 - 1/100) / 6
%! assert (abs (info.noise2 - 0.25) < 4 * info.noise2_se + 0.01);
%! assert (info.reliable, true);
%!test # several coordinates, units, drift
%! [D, se, info] = diffusion (x, 1);
%! [D2, se2, info2] = diffusion (1e-6 * (x + 3 * (1:500)), 1e-3);
%! assert (D2, 1e-9 * D, 1e-18);
%! assert (se2, 1e-9 * se, 1e-18);
%! assert (info2.drift, 1e-3 * (info.drift + 3), 1e-12);
%! assert (info.isotropic, mean (D), 1e-15);
%! assert (diffusion (x(1,:,1)', 1), diffusion (x(1,:,1), 1));
%! assert (diffusion (single (x), 1), D, 1e-5);
%!test # a trap is not free
%! y = filter (1, [1, -0.5], randn (1, 2000));
%! [D, se, info] = diffusion (y, 1);
%! assert (info.reliable, false);
%! assert (any (strncmp (info.notes, "displacements of coordinate 1 two", 33)));
%!test # Kramers and Moyal by their definition
%! y = filter (1, [1, -0.9], x(:,:,1), [], 2);
%! [D, se, info] = diffusion (y, 0.1, "bins", [-20:4:20], "correction", false);
%! s = y(:,1:end-1);
%! e = diff (y, 1, 2);
%! in = s >= 0 & s < 4;
%! assert (info.position(6), mean (s(in)), 1e-12);
%! assert (info.drift(6), mean (e(in)) / 0.1, 1e-11);
%! assert (D(6), var (e(in)) / 0.2, 1e-11);
%! assert (info.count(6), nnz (in));
%!test # exactly known: trapped, steps of a fifth of the relaxation time
%! randn ("twister", 8);
%! z = 0.2;
%! r = exp (-z);
%! y = filter (sqrt (1 - r^2), [1, -r], [randn(200, 1) / sqrt(1 - r^2), ...
%!                                       randn(200, 2000)], [], 2);
%! [D, se, info] = diffusion (y, z, "bins", -2:0.25:2);
%! assert (all (abs (info.raw_D - 1) > 10 * se));
%! ## D (1 - z)..., corrected to z^2 (2/3), -x + ... to z^2/6
%! assert (D, ones (size (D)), 0.05);
%! assert (info.drift, -info.position, 0.08);
%! assert (info.reliable, true);
%!test # empty bins, noise, too few
%! [D, se, info] = diffusion (x(1,1:100,1), 1, "bins", [-1e4, -1e3, 0, 1e3]);
%! assert (isnan (D(1)));
%! y = filter (1, [1, -0.99], randn (1, 20000)) + 2 * randn (1, 20000);
%! [D, se, info] = diffusion (y, 1, "bins", 10);
%! assert (info.noise_z < -5);
%! assert (info.reliable, false);
%! [D, se, info] = diffusion ([0, 1, 3], 1, "bins", 2);
%! assert (D, [NaN, NaN]);
%! assert (info.reliable, false);
%!test # nothing moves
%! [D, se, info] = diffusion (ones (1, 9), 1);
%! assert ([D, se], [0, 0]);
%! assert (info.reliable, false);
%!error <Invalid call> diffusion ()
%!error <Invalid call> diffusion (x)
%!error <diffusion: x has 3 times; at least 4 are needed> diffusion (1:3, 1)
%!error <diffusion: x\(1,2\) is NaN> diffusion ([1, NaN, 2, 3], 1)
%!error <diffusion: dt must be a positive number> diffusion (x, "a")
%!error <diffusion: option "exposure" must not exceed dt = 1, got 2> ...
%! diffusion (x, 1, "exposure", 2)
%!error <diffusion: option "noise" must be a number not below 0, got -1> ...
%! diffusion (x, 1, "noise", -1)
%!error <diffusion: option "noise" does not go with "bins"> ...
%! diffusion (x, 1, "noise", 1, "bins", 3)
%!error <diffusion: option "degree" goes with "bins"> diffusion (x, 1, "degree", 3)
%!error <diffusion: "bins" takes one coordinate, got 2; give them one by one> ...
%! diffusion (x, 1, "bins", 3)
%!error <diffusion: all positions are equal; there are no bins> ...
%! diffusion (ones (1, 20), 1, "bins", 3)
%!error id=noneq:range diffusion (x(:,:,1), 1e-300, "bins", 3)
%!error <diffusion: option "bins" must be an integer from 2 to 1000000 or rising edges, got 1> ...
%! diffusion (x(:,:,1), 1, "bins", 1)
