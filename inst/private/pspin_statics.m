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

## s = pspin_statics (p, T)
##
## What the ageing spherical p-spin model tends to.  s.Td is the dynamic
## transition; q, the height of the plateau, solves
## p (p - 1) / 2 q^(p-2) (1 - q)^2 = T^2 with q > (p - 2) / (p - 1); X, Teff
## and Einf follow (Cugliandolo and Kurchan 1993).  Above Td: q = 0, X = 1.

function s = pspin_statics (p, T)

  least = (p - 2) / (p - 1);
  s.Td = sqrt (p / 2 * least^(p-2) / (p - 1));
  if (T >= s.Td)
    s.q = 0;
    s.X = 1;
    s.Teff = T;
    s.Einf = -1 / (2 * T);
    return;
  endif
  ## Newton for y = 1 - q, in logarithms: y falls from above, where the
  ## function is concave.
  want = log (T) - log (p * (p - 1) / 2) / 2;
  y = (1 - least) * T / s.Td;
  if (T > 0 && p > 2)
    for k = 1:100
      value = log (y) + (p - 2) / 2 * log1p (-y) - want;
      new = y - value / (1 / y - (p - 2) / (2 * (1 - y)));
      new = min (max (new, y / 10), (y + 1 - least) / 2);
      moved = abs (new - y);
      y = new;
      if (moved <= 2 * eps * y)
        break;
      endif
    endfor
  endif
  s.q = 1 - y;
  s.X = (p - 2) * y / s.q;
  ## T / X and (1 - q^p + X q^p) / T with y / T as it is for T = 0.
  ratio = sqrt (2 / (p * (p - 1))) * s.q^(1 - p / 2);
  s.Teff = Inf;
  if (p > 2)
    s.Teff = s.q / ((p - 2) * ratio);
  endif
  powers = sum (s.q .^ (0:p-1));
  s.Einf = -ratio * (powers + (p - 2) * s.q^(p-1)) / 2;

endfunction
