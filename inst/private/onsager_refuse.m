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

## onsager_refuse (fname, name, x)
##
## Error that names the first value of X that is not finite; nothing if there
## is none.

function onsager_refuse (fname, name, x)

  bad = find (! isfinite (x), 1);
  if (isempty (bad))
    return;
  endif
  [i, j, k] = ind2sub (size (x), bad);
  place = sprintf ("%d,%d", i, j);
  if (ndims (x) > 2)
    place = sprintf ("%s,%d", place, k);
  endif
  if (isnan (x(bad)))
    error ("noneq:nan", "%s: %s(%s) is NaN; leave that observation out", ...
           fname, name, place);
  endif
  error ("noneq:infinite", "%s: %s(%s) is %g; it must be finite", fname, ...
         name, place, x(bad));

endfunction
