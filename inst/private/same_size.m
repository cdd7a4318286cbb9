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

## [t, s] = same_size (fname, t, s, names)
##
## Two arrays of times broadcast to one size.

function [t, s] = same_size (fname, t, s, names)

  if (ndims (t) > 2 || ndims (s) > 2
      || (rows (t) != rows (s) && rows (t) != 1 && rows (s) != 1)
      || (columns (t) != columns (s) && columns (t) != 1 && columns (s) != 1))
    error ("noneq:size", ...
           ["%s: %s and %s must have the same size, or one of them in each" ...
            " dimension be 1"], fname, names{:});
  endif
  [t, s] = deal (t + zeros (size (s)), s + zeros (size (t)));

endfunction
