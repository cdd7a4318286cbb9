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

## C = onsager_covariance (fname, name, value, N, n)
##
## The forms in which a covariance of N observations of N numbers is given:
##   n x n        the same for every observation
##   N x n        variances, one row an observation (N != n)
##   n x n x N, or a cell of N matrices n x n     one an observation
##   nN x nN      of all numbers, observation by observation
## C is n x n, n x n x N or nN x nN; symmetric and positive definite, or, with
## NAME "xcov", positive semidefinite.

function C = onsager_covariance (fname, name, value, N, n)

  if (iscell (value))
    if (numel (value) != N || ! all (cellfun (@(c) isequal (size (c), [n, n]), ...
                                              value(:))))
      error ("noneq:size", ...
             "%s: option \"%s\" as a cell needs %d matrices %d x %d", fname, ...
             name, N, n, n);
    endif
    value = cat (3, value{:});
  endif
  if (! (isnumeric (value) && isreal (value)))
    error ("noneq:type", ...
           "%s: option \"%s\" must be a real numeric array, got a %s array", ...
           fname, name, class (value));
  endif
  ## With its copies.
  bytes = 32 * (n * N)^2;
  if (isequal (size (value), [n, n] * N) && bytes > 8e9)
    error ("noneq:memory", ...
           ["%s: option \"%s\", %d x %d, would need %.2g bytes; give what couples" ...
            " the fluxes of a row, %d x %d x %d"], fname, name, n * N, n * N, ...
           bytes, n, n, N);
  endif
  C = full (double (value));
  onsager_refuse (fname, name, C);
  if (isequal (size (C), [n, n]) || isequal (size (C), [n, n, N])
      || isequal (size (C), [n, n] * N))
    ## As it is.
  elseif (isequal (size (C), [N, n]))
    variance = C;
    C = zeros (n, n, N);
    for i = 1:n
      C(i,i,:) = variance(:,i);
    endfor
  else
    error ("noneq:size", ...
           ["%s: option \"%s\" must be %d x %d (one covariance for all rows)," ...
            " %d x %d (variances), %d x %d x %d, or %d x %d, got %s"], ...
           fname, name, n, n, N, n, n, n, N, n * N, n * N, ...
           sprintf ("%d x ", size (C))(1:end-3));
  endif
  turned = permute (C, [2, 1, 3]);
  size_of = max (max (abs (C), [], 1), [], 2);
  k = find (max (max (abs (C - turned), [], 1), [], 2) > 1e-10 * size_of, 1);
  if (! isempty (k))
    error ("noneq:covariance", "%s: option \"%s\"%s is not symmetric", fname, ...
           name, which (C, k));
  endif
  C = (C + turned) / 2;

  ## Free of units: correlations.
  pages = size (C, 3);
  places = (1:rows (C)+1:rows (C)^2)' + (0:pages-1) * rows (C)^2;
  d = C(places);
  if (strcmp (name, "cov"))
    kind = "definite";
    bad = any (! (d > 0), 1);
  else
    kind = "semidefinite";
    bad = any (! (d >= 0), 1);
  endif
  root = sqrt (max (d, realmin));
  if (rows (C) > 1 && ! any (bad))
    unit = C ./ (reshape (root, rows (C), 1, pages) ...
                 .* reshape (root, 1, rows (C), pages));
    if (strcmp (name, "xcov"))
      ## So that a singular page passes.
      unit(places) += 1e-10;
    endif
    if (rows (C) > n)
      [~, failed] = chol (unit);
      bad = failed > 0;
    else
      half = onsager_whiten (unit);
      bad = any (reshape (! isfinite (half) | imag (half) != 0, [], pages), 1);
    endif
  endif
  k = find (bad, 1);
  if (! isempty (k))
    error ("noneq:covariance", ...
           ["%s: option \"%s\"%s is not positive %s; it holds variances" ...
            " (squares of standard errors)"], fname, name, which (C, k), kind);
  endif

endfunction

function text = which (C, k)

  text = "";
  if (size (C, 3) > 1)
    text = sprintf (" of observation %d", k);
  endif

endfunction
