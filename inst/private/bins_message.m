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

## must = bins_message (value)
##
## Check for parse_options: a number of bins, or their edges.

function must = bins_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value)
         && ((isscalar (value) && value >= 2 && value <= 1e6
              && value == fix (value))
             || (isvector (value) && numel (value) > 2
                 && all (isfinite (value)) && all (diff (value(:)) > 0)))))
    must = "an integer from 2 to 1000000 or rising edges";
  endif

endfunction
