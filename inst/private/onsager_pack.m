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

## s = onsager_pack (L)
##
## The lower triangle of the symmetric part of L, column by column, elements
## off the diagonal times sqrt (2), so that s' * s is the sum of squares.

function s = onsager_pack (L)

  n = rows (L);
  L = (L + L') / 2;
  L .*= sqrt (2) - (sqrt (2) - 1) * eye (n);
  s = L(tril (true (n)));

endfunction
