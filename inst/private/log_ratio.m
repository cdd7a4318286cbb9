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

## y = log_ratio (a, b)
##
## log (a ./ b) of numbers not below 0, to rounding where they are nearly
## equal, and where their quotient is out of range.

function y = log_ratio (a, b)

  y = log (a) - log (b);
  near = a >= b / 2 & a / 2 <= b;
  y(near) = log1p (((a - b) ./ b)(near));

endfunction
