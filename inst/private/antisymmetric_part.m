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

## a = antisymmetric_part (P, l, N, lag)
##
## Antisymmetric part of the integral of the correlation function from its
## one-sided sums, sum_n w_n (C(n) - C(n)') / 2, with the covariance that
## the Gaussian law of the transforms gives, and the test of A = 0.  P is the
## cross-periodogram at 0 .. fix (N/2), LAG the length of the trapezoidal
## window (flat over its first half).  A has A (M x M), se (M x M), F, df, p.

function a = antisymmetric_part (P, l, N, lag)

  [n, M, ~] = size (P);
  w = zeros (N, 1);
  w(2:lag+1) = lag_window (lag);
  ## sum_n w_n sin (2 pi k n / N)
  h = -imag (fft (w))(1:n);

  pairs = nchoosek (1:M, 2);
  q = rows (pairs);
  value = zeros (q, 1);
  for i = 1:q
    value(i) = -2 / N * (h' * imag (P(:,pairs(i,1),pairs(i,2))));
  endfor
  ## The window has structure on the scale of N / LAG frequencies, a spectrum
  ## of correlations that last as long does, too.
  h_smooth = max (2, round (N / (16 * lag)));
  S = smoothed (P, h_smooth);
  spread = l * (2 * h_smooth + 1);
  cov = zeros (q);
  for i = 1:q
    for j = 1:i
      b = pairs(i,:);
      c = pairs(j,:);
      v = real (S(:,b(1),c(1)) .* conj (S(:,b(2),c(2))) ...
                - S(:,b(1),c(2)) .* conj (S(:,b(2),c(1))));
      ## The mean of the determinant of a Wishart matrix is smaller.
      v *= spread / (spread - 1);
      cov(i,j) = cov(j,i) = 4 / N^2 * (h.^2)' * v / (2 * l);
    endfor
  endfor

  a.A = a.se = zeros (M);
  for i = 1:q
    b = pairs(i,:);
    a.A(b(1),b(2)) = value(i);
    a.A(b(2),b(1)) = -value(i);
    a.se(b(1),b(2)) = a.se(b(2),b(1)) = sqrt (cov(i,i));
  endfor
  ## The variance is itself an estimate, from as many values as the window
  ## spans, each smoothed.
  effective = sum (h.^2)^2 / sum (h.^4);
  nu = 2 * l * effective;
  a.F = value' * (cov \ value) / q;
  a.df = [q, nu];
  a.p = betainc (nu / (nu + q * a.F), nu / 2, q / 2);

endfunction

## Running mean over 2 h + 1 frequencies, mirrored at both ends.
function S = smoothed (P, h)

  [n, M, ~] = size (P);
  h = min (h, n - 2);
  S = P;
  if (h < 1)
    return;
  endif
  for a = 1:M
    for b = 1:M
      x = P(:,a,b);
      ## The value at zero is lost with the mean.
      x(1) = real (x(2));
      x = [conj(x(h+1:-1:2)); x; conj(x(n-1:-1:n-h))];
      c = cumsum ([0; x]);
      S(:,a,b) = (c(2*h+2:end) - c(1:end-2*h-1)) / (2 * h + 1);
    endfor
  endfor

endfunction
