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

## w = check_work (fname, name, w, shape)
##
## W as a full double array, or an error that says what is wrong with it.
## SHAPE is "sample" (a vector of either orientation, made a column) or
## "ensemble" (the same, or a matrix with one realisation a row).  The values
## themselves are looked at only by refuse_values, when a kernel found one
## that cannot be used: reading them here would double the time of a pass.

function w = check_work (fname, name, w, shape)

  if (! (isnumeric (w) && ! iscomplex (w)))
    what = class (w);
    if (isnumeric (w))
      what = "complex";
    endif
    error ("noneq:type", "%s: %s must be a real numeric array, got a %s array", ...
           fname, name, what);
  endif
  if (isempty (w))
    error ("noneq:size", ...
           "%s: %s is empty; give at least one work value", fname, name);
  endif
  if (ndims (w) > 2 || (strcmp (shape, "sample") && ! isvector (w)))
    wanted = "a vector of work values";
    if (strcmp (shape, "ensemble"))
      wanted = "a vector, or a matrix with one realisation a row";
    endif
    error ("noneq:size", "%s: %s must be %s, got %s", fname, name, wanted, ...
           sprintf ("%d x ", size (w))(1:end-3));
  endif
  if (! isa (w, "double") || issparse (w))
    w = full (double (w));
  endif
  if (isrow (w))
    w = w(:);
  endif

endfunction
