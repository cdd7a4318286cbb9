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

## [L, C, nu] = onsager_matrix (fname, L, C)
##
## A square matrix L and the covariance of L(:) (NaN if not known), from a
## matrix and C, or from the info of onsager_fit; and the degrees of freedom
## of that covariance, Inf unless the info says otherwise.

function [L, C, nu] = onsager_matrix (fname, L, C)

  nu = Inf;
  if (isstruct (L))
    if (! (isscalar (L) && isfield (L, "L") && isfield (L, "cov")))
      error ("noneq:type", ...
             ["%s: the struct must be the third result of onsager_fit, with" ...
              " fields L and cov"], fname);
    endif
    if (isempty (C))
      C = L.cov;
      if (isfield (L, "nu"))
        nu = L.nu;
      endif
    endif
    L = L.L;
  endif
  if (! (isnumeric (L) && ! iscomplex (L)))
    error ("noneq:type", ...
           "%s: L must be a real n x n matrix or the info of onsager_fit, got a %s", ...
           fname, class (L));
  endif
  L = full (double (L));
  if (isempty (L) || ! issquare (L))
    error ("noneq:size", "%s: L must be n x n, got %d x %d", fname, rows (L), ...
           columns (L));
  endif
  onsager_refuse (fname, "L", L);
  n = rows (L);
  if (isempty (C))
    C = NaN (n^2);
    return;
  endif
  if (! (isnumeric (C) && isreal (C) && isequal (size (C), [n^2, n^2])))
    error ("noneq:size", ...
           "%s: \"cov\" must be %d x %d, the covariance of L(:)", fname, n^2, ...
           n^2);
  endif
  C = full (double (C));
  if (any (diag (C) < 0) || any (isinf (C(:)))
      || norm (C - C', 1) > 1e-8 * norm (C, 1))
    error ("noneq:covariance", ...
           ["%s: the covariance of L(:) must be symmetric and finite, without" ...
            " negative variances"], fname);
  endif

endfunction
