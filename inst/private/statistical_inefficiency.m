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

## g = statistical_inefficiency (x)
##
## 1 + 2 sum (1 - t / N) c (t) of each column of X, c the normalised
## autocorrelation, summed up to where it first falls below zero.  N / g is
## the number of independent values.

function g = statistical_inefficiency (x)

  n = rows (x);
  g = ones (1, columns (x));
  if (n < 4)
    return;
  endif
  m = 2^nextpow2 (2 * n);
  for j = 1:columns (x)
    d = x(:,j) - mean (x(:,j));
    if (! any (d))
      continue;
    endif
    c = real (ifft (abs (fft (d, m)).^2))(1:n) ./ (n:-1:1)';
    c /= c(1);
    stop = find (c <= 0, 1);
    if (isempty (stop))
      stop = n;
    endif
    t = (1:stop-2)';
    g(j) = max (1, 1 + 2 * sum ((1 - t / n) .* c(t+1)));
  endfor

endfunction
