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

## c = cepstral_fit (J, f_star, cutoff)
##
## Cepstral analysis of the series J (N x M x l) as Ercole, Marcolongo, Baroni
## and Bertossa define it: block means over fix steps so that the Nyquist
## frequency is as near to F_STAR as it can be, logarithm of the reduced
## periodogram 1 / (P^-1)_ii with nu = l - M + 1, and the sum of its first
## cosine coefficients.  CUTOFF is the last coefficient kept, [] for the
## minimum of Akaike's criterion.  C has value and se (M x 1, of S(0) / 2),
## cutoff, f_star, frequency, log_S (n x M), log_fit (n x M), N_star.

function c = cepstral_fit (J, f_star, cutoff)

  [N, M, l] = size (J);
  removed = abs (sum (J, 1)) < 1e-10 * sum (abs (J), 1);
  skip = max (1, round (1 / (2 * f_star)));
  n = floor (N / skip);
  J = reshape (mean (reshape (J(1:n*skip,:,:), skip, n, M, l), 1), n, M, l);
  n -= mod (n, 2);
  J = J(1:n,:,:);
  c.f_star = 1 / (2 * skip);
  F = fft (J) * sqrt (skip / n);
  P = cross_periodogram (F, 0, n / 2);
  nf = rows (P);
  nu = l - M + 1;
  c.N_star = 2 * (nf - 1);
  c.frequency = (0:nf-1)' / (n * skip);

  ## Reduced spectra 1 / (P^-1)_ii.
  power = real (reshape (P(:,1:M+1:M*M), nf, M));
  if (M == 2)
    power = (prod (power, 2) - abs (P(:,1,2)).^2) ./ fliplr (power);
  elseif (M > 2)
    for k = 1:nf
      X = reshape (P(k,:,:), M, M);
      power(k,:) = real (1 ./ diag (inv (X)));
    endfor
  endif
  ## Where the mean was taken out, there is nothing at zero.
  ratio = gamma_mean (nu / 2) / gamma_mean (nu);
  if (any (removed(:)))
    power(1,:) = power(2,:) * ratio;
  endif
  c.log_S = log (power * l / nu);
  shift = log (gamma_mean (nu)) * ones (nf, 1);
  shift([1, nf]) = log (gamma_mean (nu / 2));
  y = c.log_S - shift;
  ## Type-I cosine transform: the even extension of y.
  C = real (ifft ([y; y(nf-1:-1:2,:)]))(1:nf,:);
  variance = psi (1, nu) / c.N_star * ones (nf, 1);
  variance([1, nf]) *= 2;
  for i = M:-1:1
    K = cutoff;
    if (isempty (K))
      left = flipud (cumsum (flipud (C(:,i).^2 ./ variance)));
      [~, K] = min ([left(2:end); 0] + 2 * (1:nf)');
      K -= 1;
    endif
    K = min (K, nf - 2);
    kept = zeros (nf, 1);
    kept(1:K+1) = C(1:K+1,i);
    c.value(i,1) = exp (C(1,i) + 2 * sum (C(2:K+1,i))) / 2;
    c.se(i,1) = c.value(i) * sqrt (psi (1, nu) * (4 * K + 2) / c.N_star);
    c.cutoff(i,1) = K;
    fit = real (fft ([kept; kept(nf-1:-1:2)]));
    c.log_fit(:,i) = fit(1:nf);
  endfor

endfunction

## exp of the mean of the logarithm of a Gamma variable of shape NU and mean 1.
function x = gamma_mean (nu)

  x = exp (psi (nu) - log (nu));

endfunction
