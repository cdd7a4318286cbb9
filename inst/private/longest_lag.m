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

## K = longest_lag (fname, lag, dt, T, default, last)
##
## The longest lag in steps from option "lag", a time.

function K = longest_lag (fname, lag, dt, T, default, last)

  if (isempty (lag))
    K = min (default, last);
    return;
  endif
  K = round (lag / dt);
  if (abs (lag / dt - K) > 1e-6 * max (K, 1))
    K = floor (lag / dt);
  endif
  if (K < 1 || K > last)
    error ("noneq:option", ...
           ["%s: option \"lag\" must be a time from dt = %g to %g; got %g"], ...
           fname, dt, last * dt, lag);
  endif

endfunction
