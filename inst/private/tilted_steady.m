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

## p = tilted_steady (factor)
##
## The steady distribution (1 x n) of the process that tilted_factor took
## apart.

function p = tilted_steady (factor)

  if (factor.sparse)
    r = factor.first(2:end)';
    x = factor.R' \ (factor.P' * (factor.L' \ (factor.U' \ (factor.Q' * r))));
    p = [1, full(x)'];
  else
    p = 1;
    for k = 2:rows (factor.upper)
      p(k) = p * factor.upper(1:k-1,k);
      if (p(k) > 1e100)
        p /= p(k);
      endif
    endfor
  endif
  p /= sum (p);

endfunction
