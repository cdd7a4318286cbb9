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

## S = lagged_total (x, y, K)
##
## sum (lagged_sums (x, y, K), 2): the power is added up before one inverse
## transform, which halves the cost.

function S = lagged_total (x, y, K)

  same = isempty (y);
  if (same)
    y = x;
  endif
  T = rows (x);
  need = T + K;
  L = min ([1, 3, 5] .* 2 .^ ceil (log2 (need ./ [1, 3, 5])));
  F = fft (x, L);
  if (same)
    F = sumsq (F, 2);
  else
    F = sum (conj (F) .* fft (y, L), 2);
  endif
  if (same)
    ## Real and even: the transform back is the transform forth.
    S = real (fft (F))(1:K+1) / L;
  else
    S = real (ifft (F))(1:K+1);
  endif
  ## The terms of short lags are many and may nearly cancel: summed directly.
  for n = 0:min (K, 1)
    S(n+1) = sum ((x(1:T-n,:) .* y(n+1:T,:))(:));
  endfor

endfunction
