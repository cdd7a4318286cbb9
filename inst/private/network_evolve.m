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

## [P, used] = network_evolve (W, p0, t, method)
##
## Rows p0 exp (G t(i)) of the generator of the constant rates W, times
## ascending from 0.  METHOD is "expm", "uniformisation" or "auto", the one
## with less arithmetic.  USED as from these, and used.method.

function [P, used] = network_evolve (W, p0, t, method = "auto")

  n = rows (W);
  if (isempty (t))
    t = zeros (0, 1);
  endif
  if (strcmp (method, "auto"))
    method = "uniformisation";
    if (n <= 500 && ! isempty (t))
      jumps = max (full (sum (W, 2))) * t(end);
      T = numel (t);
      ## 2e4: what a turn of the loop costs by itself.
      vector = nnz (W) + 2 * n + T * n + 2e4;
      matrix = n^3 + T * n^2 + 2e4;
      if ((18 + log2 (jumps + 2)) * matrix
          < (jumps + 6 * sqrt (jumps) + 20) * vector)
        method = "expm";
      endif
    endif
  endif
  if (strcmp (method, "expm"))
    [P, used] = network_exponential (W, p0, t);
  else
    [P, used] = network_uniformised (W, p0, t);
  endif
  used.method = method;

endfunction
