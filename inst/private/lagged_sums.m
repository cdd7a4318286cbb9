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

## S = lagged_sums (x, y, K, total)
##
## S(n+1,:) = sum over i of x(i,:) .* y(i+n,:), n = 0 .. K < rows (x), by FFT
## of zero-padded columns: O(T log T).  Y empty: y = x.  With TOTAL their sum
## over the columns: the power is added up before one inverse transform, which
## halves the cost.

function S = lagged_sums (x, y, K, total = false)

  same = isempty (y);
  if (same)
    y = x;
  endif
  T = rows (x);
  need = T + K;
  ## Sizes whose only other factor is 3 or 5: at most a quarter too long.
  L = min ([1, 3, 5] .* 2 .^ ceil (log2 (need ./ [1, 3, 5])));
  F = fft (x, L);
  if (! same)
    F = conj (F) .* fft (y, L);
    if (total)
      F = sum (F, 2);
    endif
  elseif (total)
    F = sumsq (F, 2);
  else
    F = real (F) .^ 2 + imag (F) .^ 2;
  endif
  S = real (ifft (F))(1:K+1,:);
  ## The terms of short lags are many and may nearly cancel: summed directly.
  for n = 0:min (K, 1)
    s = sum (x(1:T-n,:) .* y(n+1:T,:), 1);
    if (total)
      s = sum (s);
    endif
    S(n+1,:) = s;
  endfor

endfunction
