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

## lag = correlation_lag (P, l, N)
##
## Length of the lag window: twice the lag m from which on all correlation
## coefficients stay within their noise, 2 sqrt (log10 N) standard deviations,
## for m + 5 lags.  After D. N. Politis, J. Nonparametric Stat. 15, 57 (2003),
## with the noise of correlated data and a run that grows with m, since a
## slowly oscillating correlation may be small for a while.

function lag = correlation_lag (P, l, N)

  M = columns (P);
  n = rows (P);
  most = floor ((N - 1) / 2);
  over = false (most, 1);
  edge = 2 * ones (n, 1);
  edge(1) = 1;
  if (mod (N, 2) == 0)
    edge(n) = 1;
  endif
  for a = 1:M
    for b = 1:a
      C = correlation (P(:,a,b), N);
      ## Variance of a sum over lags of C_aa C_bb, by Parseval.
      noise = (edge .* real (P(:,a,a)))' * real (P(:,b,b)) / N^2 / l;
      bound = 2 * sqrt (log10 (N) * noise);
      over |= abs (C(2:most+1)) > bound;
      if (b < a)
        ## C_ba are the negative lags of C_ab.
        over |= abs (C(N:-1:N-most+1)) > bound;
      endif
    endfor
  endfor
  m = 0;
  while (m < most)
    last = find (over(m+1:min (2 * m + 5, most)), 1, "last");
    if (isempty (last))
      break;
    endif
    m += last;
  endwhile
  lag = min (max (2 * m, 2), most);

endfunction
