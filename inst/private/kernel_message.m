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

## must = kernel_message (v)
##
## What a memory kernel, rows [c, tau], must be, if it is not.

function must = kernel_message (v)

  must = "";
  if (! (isnumeric (v) && isreal (v) && ndims (v) == 2 && columns (v) == 2
         && ! isempty (v) && rows (v) <= 64 && all (isfinite (v(:)))
         && all (v(:) > 0)))
    must = "rows [c, tau] of positive numbers, 64 at most";
  endif

endfunction
