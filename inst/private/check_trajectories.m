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

## x = check_trajectories (fname, name, x, least)
##
## X as a full double M x T x d array (rows realisations, columns times, pages
## coordinates) with at least LEAST times, or an error that says what is wrong
## with it.  A column is one trajectory.

function x = check_trajectories (fname, name, x, least)

  if (! (isnumeric (x) && ! iscomplex (x)))
    what = class (x);
    if (isnumeric (x))
      what = "complex";
    endif
    error ("noneq:type", ...
           "%s: %s must be a real numeric array, got a %s array", fname, ...
           name, what);
  endif
  if (isempty (x))
    error ("noneq:size", "%s: %s is empty; give one realisation a row", ...
           fname, name);
  endif
  if (ndims (x) > 3)
    error ("noneq:size", ...
           ["%s: %s must be realisations x times, or realisations x times x" ...
            " coordinates, got %s"], fname, name, ...
           sprintf ("%d x ", size (x))(1:end-3));
  endif
  if (! isa (x, "double") || issparse (x))
    x = full (double (x));
  endif
  if (iscolumn (x))
    x = x.';
  endif
  if (columns (x) < least)
    error ("noneq:size", ...
           ["%s: %s has %d times; at least %d are needed (one realisation a" ...
            " row, one time a column)"], fname, name, columns (x), least);
  endif
  ## One pass in the usual case: a sum is finite only if its terms are.
  if (! isfinite (sum (x(:))))
    bad = find (isnan (x), 1);
    if (! isempty (bad))
      error ("noneq:nan", "%s: %s is NaN; fill or cut out that time", ...
             fname, place (name, x, bad));
    endif
    bad = find (isinf (x), 1);
    if (! isempty (bad))
      error ("noneq:infinite", "%s: %s is %g; positions are finite", fname, ...
             place (name, x, bad), x(bad));
    endif
  endif
  span = max (reshape (abs (max (x, [], 2) / 2 - min (x, [], 2) / 2), [], 1));
  if (span > 1e75 || (span > 0 && span < 1e-75))
    error ("noneq:range", ...
           ["%s: %s spans %g: its fourth powers are outside the range of" ...
            " numbers; use another unit of length"], fname, name, 2 * span);
  endif

endfunction

function text = place (name, x, k)

  [i, j, c] = ind2sub (size (x), k);
  text = sprintf ("%s(%d,%d)", name, i, j);
  if (ndims (x) > 2)
    text = sprintf ("%s(%d,%d,%d)", name, i, j, c);
  endif

endfunction
