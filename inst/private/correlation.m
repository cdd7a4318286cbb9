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

## C = correlation (P, N)
##
## Sum over both signs of frequency of the one-sided (cross-)periodogram P
## (0 .. fix (N/2)) over N: the circular correlation at the lags 0 .. N-1;
## negative lags at the end.

function C = correlation (P, N)

  n = floor ((N - 1) / 2);
  C = real (ifft ([P; conj(P(n+1:-1:2))]));

endfunction
