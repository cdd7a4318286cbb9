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

## [one, why] = spectrum_band (P, m, l, first, degrees, variance, wanted)
##
## Fit of the spectral matrix in the band of the frequencies FIRST (0 or 1) ..
## M of the cross-periodogram P (0, 1, ...) of L equivalent series, by
## spectrum_fit, and what follows at zero frequency.  With several DEGREES the
## fits are averaged with AICc weights, where the weight of order K goes to the
## fit of order K + 1: the order that suits the band as a whole is somewhat too
## low for its end at zero, and the interval there would be off centre.  ONE has
##   m, u, P    frequencies in the band; binned positions and periodogram
##   K          order that AICc selects, the largest of the rows
##   boundary   whether that is the highest tried
##   S0, cov    at zero: M x M and covariance of its vec; not if only the
##              "order" is WANTED
##   S          if the whole "curve" is, the fitted spectrum at U, n x M x M
## It is empty where there is no fit, and WHY is "silent" for a current whose
## power there is below rounding of its VARIANCE (1 x M), "dependent" for
## currents that are multiples of each other, "few" for too few frequencies.
## The currents are first turned into a basis of their own, in which the mean
## spectrum is the identity and that of the lower quarter diagonal, so that the
## result does not depend on units or on linear combination of the currents.

function [one, why] = spectrum_band (P, m, l, first, degrees, variance, ...
                                     wanted)

  one = [];
  why = "";
  whole = strcmp (wanted, "curve");
  P = P(first+1:m+1,:,:);
  M = columns (P);
  w = ones (rows (P), 1);
  if (first == 0)
    ## The value at zero is real: half the degrees of freedom.
    w(1) = 0.5;
  endif
  u = (first:m)' / m;
  ## A smooth model cannot see the scatter within a fine bin.
  k = floor (m / 400);
  if (k > 1)
    n = floor (rows (P) / k);
    sum_w = sum (reshape (w(1:n*k), k, n), 1)';
    P = P(1:n*k,:,:);
    if (first == 0)
      P(1,:,:) *= w(1);
    endif
    P = reshape (sum (reshape (P, k, n, M, M), 1), n, M, M) ./ sum_w;
    u = sum (reshape (w(1:n*k) .* u(1:n*k), k, n), 1)' ./ sum_w;
    w = sum_w;
  endif

  n = rows (P);
  all_mean = reshape (real (sum (w .* P, 1)), M, M) / sum (w);
  low = 1:max (1, round (n / 4));
  low_mean = reshape (real (sum (w(low) .* P(low,:,:), 1)), M, M) ...
             / sum (w(low));
  scale = sqrt (diag (all_mean));
  [B, singular] = chol ((all_mean + all_mean') / 2, "lower");
  if (! all (diag (all_mean)' > 1e-25 * variance))
    why = "silent";
    return;
  elseif (l * sum (w) < M || (l * sum (w) >= M + 2 && singular) ...
          || ! (rcond (all_mean ./ (scale * scale')) > 1e-12))
    why = "dependent";
    if (l * sum (w) < M + 2)
      why = "few";
    endif
    return;
  endif
  Bi = inv (B);
  x = Bi * low_mean * Bi';
  [V, ~] = eig ((x + x') / 2);
  B *= V;
  Bi = inv (B);
  Q = reshape (reshape (P, n, M * M) * kron (Bi, Bi).', n, M, M);
  most = min (max (degrees), max (0, n - 2));
  degrees = degrees(1):min (degrees(end), max (degrees(1), most));
  fit = spectrum_fit (Q, l, w, u, degrees);

  one = struct ("m", m, "u", u, "P", P, "K", degrees(1));
  averaged = numel (degrees) > 1;
  used = weight = num2cell (ones (1, M));
  for j = 1:M
    row = fit{j};
    if (averaged)
      aicc = row.aicc(1:end-1);
      aicc(isinf (row.aicc(2:end))) = Inf;
      [least, best] = min (aicc);
      if (isfinite (least))
        one.K = max (one.K, degrees(best));
        weight{j} = exp ((least - aicc) / 2);
        used{j} = find (weight{j} > 1e-6);
        weight{j} = weight{j}(used{j}) / sum (weight{j}(used{j}));
        used{j}++;
      endif
    endif
    if (! all (isfinite (row.v(used{j}))))
      one = [];
      why = "few";
      return;
    endif
  endfor
  one.boundary = averaged && one.K >= degrees(end-1);
  if (strcmp (wanted, "order"))
    return;
  endif

  log_D = v = zeros (M, 1);
  T = eye (M);
  T_f = zeros (n, M, M);
  D_f = zeros (n, M);
  V = cell (M, 1);
  if (whole)
    t = acos (min (u, 1));
    even = cos (t * (2 * (0:degrees(end))));
    odd = cos (t * (2 * (1:degrees(end)) - 1));
  endif
  for j = 1:M
    row = fit{j};
    [own, share] = deal (used{j}, weight{j});
    log_D(j) = row.log_D(own) * share';
    ## The models are nested: the covariance of two is the variance of the lower
    ## one.  To that of their mean comes how far they lie apart.
    i = 1:numel (own);
    v(j) = share * row.v(own)(min (i, i')) * share' ...
           + share * (row.log_D(own) - log_D(j))'.^2;
    if (whole)
      D_f(:,j) = even * (row.beta(:,own) * share');
      T_f(:,j,j) = 1;
    endif
    V{j} = zeros (j - 1);
    if (j > 1)
      theta = row.theta(:,own) * share';
      theta_f = zeros (n, j - 1);
      for i = 1:numel (own)
        d = row.theta(:,own(i)) - theta;
        V{j} += share(i) * (row.V(:,:,own(i)) + d * d');
        if (whole)
          K = degrees(own(i));
          gamma = row.gamma(:,:,own(i));
          theta_f += share(i) * (even(:,1:K+1) * gamma(1:K+1,:) ...
                                  + 1i * (odd(:,1:K) * gamma(K+2:2*K+1,:)));
        endif
      endfor
      T(j,1:j-1) = -theta';
      T_f(:,j,1:j-1) = -theta_f;
    endif
  endfor

  ## S = G D G', G = B T^-1, and its derivatives by all parameters.
  Ti = inv (T);
  G = B * Ti;
  D = exp (log_D);
  one.S0 = G * diag (D) * G';
  one.cov = zeros (M * M);
  for j = 1:M
    g = vec (D(j) * G(:,j) * G(:,j)');
    one.cov += v(j) * (g * g');
    g = zeros (M * M, j - 1);
    for a = 1:j-1
      x = G(:,j) * ((Ti(a,:) .* D') * G');
      g(:,a) = vec (x + x');
    endfor
    one.cov += g * V{j} * g';
  endfor
  if (whole)
    one.S = model_spectrum (T_f, exp (D_f), B);
  endif

endfunction

## B T^-1 D T^-H B' at each frequency.
function S = model_spectrum (T, D, B)

  [n, M] = size (D);
  G = zeros (n, M, M);
  for a = 1:M
    ## Column a of T^-1 by forward substitution.
    x = zeros (n, M);
    x(:,a) = 1;
    for j = a+1:M
      for b = a:j-1
        x(:,j) -= T(:,j,b) .* x(:,b);
      endfor
    endfor
    G(:,:,a) = x * B.';
  endfor
  S = zeros (n, M, M);
  for a = 1:M
    for b = 1:M
      for j = 1:M
        S(:,a,b) += G(:,a,j) .* D(:,j) .* conj (G(:,b,j));
      endfor
    endfor
  endfor

endfunction
