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
## @deftypefn  {} {@var{sigma} =} entropy_production (@var{J}, @var{X})
## @deftypefnx {} {@var{sigma} =} entropy_production (@var{info}, @var{X})
## @deftypefnx {} {[@var{sigma}, @var{se}, @var{info}] =} entropy_production (@dots{}, "name", @var{value}, @dots{})
## Rate of entropy production of measured fluxes, or of an Onsager matrix.
##
## @code{sigma = sum (J .* X, 2)} of fluxes @var{J} and forces @var{X}, both
## N x n with one row an observation, or @code{sigma = X L X'} row by row with
## L and its covariance from @var{info}, the third result of
## @code{onsager_fit} or @code{onsager_convert}.
##
## @strong{Options}
##
## @table @asis
## @item "cov", "xcov"
## Covariance of the fluxes and of the forces of a row: n x n for all, N x n
## variances, n x n x N, or nN x nN.
## @item "basis"
## Checked for conjugacy as in @code{onsager_convert}; for a basis of the
## dissipation function the sum is divided by "temperature".
## @item "temperature"
## @end table
##
## @strong{Results}
##
## @var{sigma}, N x 1, in units of J times X; @var{se}, one standard error (0
## without covariances).  @var{info}: ci (N x 2), negative (rows that are
## negative by more than 2 standard errors), bias, n, reliable, notes.
##
## @strong{Accuracy}
##
## Rounding; the error is first order in those of J and X, with the term of
## second order trace (cov xcov).
##
## @strong{Errors}
##
## As for @code{onsager_fit}.
##
## @strong{References}
##
## S. R. de Groot and P. Mazur, Non-Equilibrium Thermodynamics (1962), ch. III.
##
## @strong{Example}
##
## @example
## @group
## entropy_production ([2 1; 0.5 3], [1 0.5; -1 2])
## @result{} ans =
##    2.5000
##    5.5000
## @end group
## @end example
##
## @seealso{onsager_fit, onsager_convert, network_entropy}
## @end deftypefn

function [sigma, se, info] = entropy_production (J, X, varargin)

  if (nargin < 2)
    print_usage ();
  endif
  fname = "entropy_production";
  opt = parse_options (fname, varargin, {"cov", [], @(x) ""
                                         "xcov", [], @(x) ""
                                         "basis", "", @(x) ""
                                         "temperature", [], "positive"});
  from_matrix = isstruct (J);
  nu = Inf;
  if (from_matrix)
    [L, C, nu] = onsager_matrix (fname, J, []);
    n = rows (L);
    if (! (isnumeric (X) && isreal (X) && columns (X) == n && ndims (X) == 2))
      error ("noneq:size", "%s: X must be a real N x %d matrix", fname, n);
    endif
    X = full (double (X));
    if (! isempty (opt.cov))
      error ("noneq:option", ...
             "%s: \"cov\" is for measured fluxes; that of L is in its info", ...
             fname);
    endif
    J = X * L';
  else
    if (isnumeric (J) && isnumeric (X) && rows (J) < columns (J))
      ## Few rows are as good as many here.
      J = [J; zeros(columns (J), columns (J))];
      extra = columns (J);
      if (columns (X) == columns (J))
        X = [X; zeros(extra, columns (X))];
      endif
      [J, X] = onsager_data (fname, J, X);
      J = J(1:end-extra,:);
      X = X(1:end-extra,:);
    else
      [J, X] = onsager_data (fname, J, X);
    endif
    onsager_refuse (fname, "J", J);
  endif
  onsager_refuse (fname, "X", X);
  [N, n] = size (X);
  divisor = 1;
  if (! isempty (opt.basis))
    basis = onsager_basis (fname, opt.basis, n);
    if (basis.factor == 2)
      if (isempty (opt.temperature))
        error ("noneq:option", ...
               ["%s: in basis \"%s\" flux times force is T times the entropy" ...
                " production; give \"temperature\""], fname, basis.name);
      endif
      divisor = opt.temperature;
    endif
  endif

  sigma = sum (J .* X, 2) / divisor;
  variance = zeros (N, 1);
  cov_J = zeros (n);
  if (from_matrix)
    variance = onsager_quadratic_error (X, C).^2;
    slope = J + X * L;
  else
    slope = J;
  endif
  if (! isempty (opt.cov))
    cov_J = of_rows (onsager_covariance (fname, "cov", opt.cov, N, n), N, n);
    variance += quadratic (cov_J, X);
  endif
  if (! isempty (opt.xcov))
    cov_X = of_rows (onsager_covariance (fname, "xcov", opt.xcov, N, n), N, n);
    variance += quadratic (cov_X, slope);
    variance += squeeze (sum (sum (cov_X .* cov_J, 1), 2))(:);
  endif
  se = sqrt (variance) / divisor;
  if (nargout > 2)
    negative = find (sigma < -2 * se);
    info = struct ("ci", sigma + student_quantile (nu) * [-se, se], ...
                   "negative", negative, "bias", zeros (N, 1), "n", N, ...
                   "reliable", isempty (negative), "notes", {{}});
    if (! isempty (negative))
      info.notes{1} = sprintf (["%d of %d rows produce negative entropy by" ...
                                " more than 2 standard errors, the first is" ...
                                " row %d: check signs and basis"], ...
                               numel (negative), N, negative(1));
    endif
  endif

endfunction

## The covariance of everything without what couples rows, which does not
## matter here.
function C = of_rows (C, N, n)

  if (rows (C) > n)
    C = reshape (C, n, N, n, N);
    for k = 1:N
      blocks(:,:,k) = C(:,k,:,k);
    endfor
    C = blocks;
  endif

endfunction

## Row by row x C x'.
function q = quadratic (C, x)

  [N, n] = size (x);
  q = zeros (N, 1);
  for i = 1:n
    for j = 1:n
      q += x(:,i) .* reshape (C(i,j,:), [], 1) .* x(:,j);
    endfor
  endfor

endfunction

%!demo
%! X = [linspace(-1, 1, 40)', 0.5 * cos(1:40)'];
%! J = X * [2 0.6; 0.6 1] + 0.2 * randn (40, 2);
%! [~, ~, fit] = onsager_fit (J, X);
%! [model, se] = entropy_production (fit, X);
%! errorbar (model, entropy_production (J, X), 0.2 * sqrt (sumsq (X, 2)), "o");
%! hold on;  plot (model, model, "k-");  hold off
%! xlabel ("X L X'");  ylabel ("J X'");

%!test # by hand, with errors
%! J = [2 1; 0.5 3; 1 1];
%! X = [1 0.5; -1 2; 0 1];
%! C = [0.04 0.01; 0.01 0.09];
%! D = [0.01 0; 0 0.02];
%! [s, se, info] = entropy_production (J, X, "cov", C, "xcov", D);
%! assert (s, [2.5; 5.5; 1]);
%! for k = 1:3
%!   v(k,1) = X(k,:) * C * X(k,:)' + J(k,:) * D * J(k,:)' + trace (C * D);
%! endfor
%! assert (se, sqrt (v), 1e-15);
%! assert (entropy_production (J, X, "basis", "dissipation", "temperature", 2), s / 2);
%! assert (info.reliable);
%!test # the covariance of everything: the blocks of the rows count
%! A = reshape (sin (1:36), 6, 6);
%! C = A * A' + eye (6);
%! X = [1 0.5; -1 2; 0 1];
%! for k = 1:3
%!   blocks{k} = C(2*k+(-1:0),2*k+(-1:0));
%! endfor
%! [~, a] = entropy_production (X, X, "cov", C, "xcov", 2 * C);
%! [~, b] = entropy_production (X, X, "cov", blocks, "xcov", {2 * blocks{1}, 2 * blocks{2}, 2 * blocks{3}});
%! assert (a, b, 1e-14);
%!test # of a matrix
%! X = [1 0 1 1 2 -1; 0 1 1 -1 1 2]';
%! J = [2.1 .9 3.2 1 5.1 .1; 1.2 3.1 3.9 -2.1 5.2 4.8]';
%! [~, ~, fit] = onsager_fit (J, X);
%! [s, se] = entropy_production (fit, X);
%! assert (s, fit.entropy_production.value, 1e-14);
%! assert (se, fit.entropy_production.se, 1e-14);
%! assert (entropy_production (J, X), fit.entropy_production.measured);
%! ## Student's quantile for the 4 degrees of freedom of the fit
%! [s, se, info] = entropy_production (fit, X);
%! assert (info.ci(:,2) - s, 2.776445105197793 * se, -1e-13);
%!test # invariant under a change of basis; one row
%! L = struct ("L", [2 0.3; 0.3 1], "cov", eye (4));
%! [~, ~, other] = onsager_convert (L, "heat", "density", struct ("mu", 2));
%! X = [1 -0.4];
%! [a, s] = entropy_production (L, X);
%! [b, t] = entropy_production (other, X * other.force_matrix');
%! assert ([b, t], [a, s], 1e-14);
%! assert (entropy_production ([1 2], [3 4]), 11);
%!test # negative
%! [s, se, info] = entropy_production ([1; -1; 1], [1; 1; 1], "cov", 0.01);
%! assert (info.negative, 2);
%! assert (info.reliable, false);
%!error <Invalid call> entropy_production (1)
%!error <entropy_production: J must be a real numeric array, got a cell array> entropy_production ({}, 1)
%!error <entropy_production: X\(2,1\) is NaN; leave that observation out> entropy_production ([1; 2], [1; NaN])
%!error <entropy_production: J is 3 x 1 but X is 2 x 1> entropy_production ((1:3)', (1:2)')
%!error <flux times force is T times the entropy production; give "temperature"> entropy_production ([1 2; 3 4], eye (2), "basis", "dissipation")
%!error <option "cov" is not positive definite> entropy_production ([1 2; 3 4], eye (2), "cov", [1 2; 2 1])
%!error <X must be a real N x 2 matrix> entropy_production (struct ("L", eye (2), "cov", eye (4)), 1)
%!error <"cov" is for measured fluxes> entropy_production (struct ("L", eye (2), "cov", eye (4)), [1 1], "cov", eye (2))
