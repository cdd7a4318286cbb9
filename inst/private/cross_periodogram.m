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

## P = cross_periodogram (F, first, last)
##
## Hermitian cross-periodogram at the frequencies FIRST .. LAST (counted from
## zero) of the transforms F (N x M x l), averaged over the l equivalent series:
## n x M x M, P(k,a,b) = mean (F_a conj (F_b)).

function P = cross_periodogram (F, first, last)

  F = F(first+1:last+1,:,:);
  [n, M, l] = size (F);
  P = zeros (n, M, M);
  for a = 1:M
    for b = 1:a-1
      P(:,a,b) = sum (F(:,a,:) .* conj (F(:,b,:)), 3) / l;
      P(:,b,a) = conj (P(:,a,b));
    endfor
    P(:,a,a) = sum (real (F(:,a,:)).^2 + imag (F(:,a,:)).^2, 3) / l;
  endfor

endfunction
