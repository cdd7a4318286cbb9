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

## S = lagged_sums (x, y, K)
##
## S(n+1,:) = sum over i of x(i,:) .* y(i+n,:), n = 0 .. K < rows (x), by FFT
## of zero-padded columns: O(T log T).  Y empty: y = x.

function S = lagged_sums (x, y, K)

  same = isempty (y);
  if (same)
    y = x;
  endif
  T = rows (x);
  need = T + K;
  ## Sizes whose only other factor is 3 or 5: at most a quarter too long.
  L = min ([1, 3, 5] .* 2 .^ ceil (log2 (need ./ [1, 3, 5])));
  F = fft (x, L);
  if (same)
    F = real (F) .^ 2 + imag (F) .^ 2;
  else
    F = conj (F) .* fft (y, L);
  endif
  S = real (ifft (F))(1:K+1,:);
  ## The terms of short lags are many and may nearly cancel: summed directly.
  for n = 0:min (K, 1)
    S(n+1,:) = sum (x(1:T-n,:) .* y(n+1:T,:), 1);
  endfor

endfunction
