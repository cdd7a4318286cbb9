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

## w = lambert_w (x)
##
## The principal branch of w exp (w) = x for x >= 0, by Newton's method on
## w + log (w) = log (x), whose second derivative keeps one sign.

function w = lambert_w (x)

  w = log1p (x);
  for i = 1:100
    step = w .* (w + log (w) - log (x)) ./ (w + 1);
    step(x == 0) = 0;
    w -= step;
    if (all (abs (step(:)) <= 4 * eps * abs (w(:))))
      break;
    endif
  endfor

endfunction
