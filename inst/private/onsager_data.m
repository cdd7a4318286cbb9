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

## [J, X] = onsager_data (fname, J, X)
##
## Fluxes and forces as full double arrays with one row an observation, or an
## error that says what is wrong with them.  Values are looked at only when
## onsager_refuse is called, after a sum over them came out as NaN.

function [J, X] = onsager_data (fname, J, X)

  J = checked (fname, "J", J, "fluxes");
  X = checked (fname, "X", X, "forces");
  if (isrow (J) && iscolumn (X) || iscolumn (J) && isrow (X))
    ## One flux and one force: vectors of either orientation.
    J = J(:);
    X = X(:);
  elseif (isrow (J) && isrow (X) && columns (J) == columns (X)
          && columns (J) > 1)
    error ("noneq:size", ...
           ["%s: J and X have one row, which is one observation of %d" ...
            " fluxes; give one row an observation (for one flux, columns" ...
            " J(:) and X(:))"], fname, columns (J));
  endif
  if (! size_equal (J, X))
    hint = "";
    if (rows (J) == columns (X) && columns (J) == rows (X))
      hint = "; give the transpose X.'";
    endif
    error ("noneq:size", ...
           ["%s: J is %d x %d but X is %d x %d: both need one row an" ...
            " observation and one column a flux and its force%s"], fname, ...
           rows (J), columns (J), rows (X), columns (X), hint);
  endif
  if (rows (J) < columns (J))
    error ("noneq:size", ...
           ["%s: J and X are %d x %d: fewer observations (rows) than fluxes" ...
            " (columns); give one row an observation, or measure more"], ...
           fname, rows (J), columns (J));
  endif

endfunction

function x = checked (fname, name, x, what)

  if (! (isnumeric (x) && ! iscomplex (x)))
    kind = class (x);
    if (isnumeric (x))
      kind = "complex";
    endif
    error ("noneq:type", ...
           "%s: %s must be a real numeric array, got a %s array", fname, ...
           name, kind);
  endif
  if (isempty (x))
    error ("noneq:size", "%s: %s is empty; give one row of %s an observation", ...
           fname, name, what);
  endif
  if (ndims (x) > 2)
    error ("noneq:size", "%s: %s must be N x n, got %s", fname, name, ...
           sprintf ("%d x ", size (x))(1:end-3));
  endif
  if (! isa (x, "double") || issparse (x))
    x = full (double (x));
  endif

endfunction
