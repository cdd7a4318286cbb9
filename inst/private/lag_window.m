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

## w = lag_window (lag)
##
## Weights of the lags 1 .. LAG: one over the first half, then falling to zero
## linearly (trapezoidal, "flat-top": without bias to the order in which the
## correlation has died out by half the length).

function w = lag_window (lag)

  w = min (1, 2 * (1 - (1:lag)' / (lag + 1)));

endfunction
