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

## y = scaled_bessel (n, z)
##
## exp (-z) I_n (z) for an order N = 0, 1, 2 and real Z >= 0 of any size; and
## with N = "difference" exp (-z) (I_0 (z) - I_1 (z)), without cancellation.
## From z = 60 on by the asymptotic series, whose terms fall to 1e-20 there.

function y = scaled_bessel (n, z)

  y = zeros (size (z));
  far = z > 60;
  near = ! far;
  if (strcmp (n, "difference"))
    y(near) = besseli (0, z(near), 1) - besseli (1, z(near), 1);
    y(far) = series (0, z(far), 1) - series (1, z(far), 1);
  else
    y(near) = besseli (n, z(near), 1);
    y(far) = series (n, z(far), 0);
  endif

endfunction

## Without its leading term if FIRST is 1.
function y = series (n, z, first)

  term = 1;
  y = 1 - first;
  for k = 1:20
    term = -term .* (4 * n^2 - (2 * k - 1)^2) ./ (8 * k * z);
    y += term;
  endfor
  y ./= sqrt (2 * pi * z);

endfunction
