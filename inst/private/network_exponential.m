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

## [P, used] = network_exponential (W, p0, t)
##
## Rows p0 exp (G t(i)) of the generator of the rates W.  exp (G h) is formed
## for one mean jump, squared again and again, and each time is a product of
## these: everything is a sum of products without a negative sign, and rows
## are normalised after each square (compare J. Xue and Q. Ye, SIAM J. Matrix
## Anal. Appl. 29, 1000 (2008)).
##
## used.steps       matrix products
## used.truncation, used.error  as in network_uniformised

function [P, used] = network_exponential (W, p0, t)

  terms = 18;  # 1 / 19! is below 1e-17

  W = full (W);
  n = rows (W);
  t = t(:);
  leave = sum (W, 2);
  rate = max (leave);
  P = repmat (p0, numel (t), 1);
  used = struct ("steps", 0, "truncation", 0, "error", 0);
  if (rate == 0 || ! any (t))
    return;
  endif
  jumps = rate * t;
  whole = floor (jumps);
  rest = jumps - whole;

  step = W / rate;
  step(1:n+1:end) = 1 - leave / rate;
  weight = exp (-rest);
  total = weight .* P;
  V = P;
  for k = 1:terms
    V *= step;
    weight .*= rest / k;
    total += weight .* V;
  endfor
  P = total ./ sum (total, 2);
  gamma = (n + 2) * eps;
  err = repmat ((terms + 1) * gamma, numel (t), 1);
  used.truncation = 1 / factorial (terms + 1);

  if (any (whole))
    E = eye (n);
    for k = terms:-1:1
      E = step * E / k;
      E(1:n+1:end) += 1;
    endfor
    E ./= sum (E, 2);
    err_E = (terms + 1) * gamma;
    while (true)
      odd = mod (whole, 2) == 1;
      P(odd,:) *= E;
      err(odd) += err_E + gamma;
      whole = floor (whole / 2);
      used.steps++;
      if (! any (whole))
        break;
      endif
      ## Errors of the rows add to zero, so that a mixing matrix shrinks them
      ## (Dobrushin): by 1 - sum_j min_i E(i,j) at least.
      err_E = (2 - sum (min (E, [], 1))) * err_E + gamma;
      E *= E;
      E ./= sum (E, 2);
    endwhile
    P ./= sum (P, 2);
  endif
  used.steps += terms;
  used.error = max (err) + used.truncation;

endfunction
