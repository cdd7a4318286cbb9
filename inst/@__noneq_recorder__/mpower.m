## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = mpower (a, b)

  if (isscalar (a) && isscalar (b))
    y = binary ("power", a, b);
  elseif (! isobject (b) && isscalar (b) && b == fix (b) && b >= 1
          && rows (a) == columns (a))
    y = a;
    for k = 2:b
      y = product (y, a);
    endfor
  else
    refuse ("a power of a matrix that is not a positive integer", ...
            "use .^ for powers of the elements");
  endif

endfunction
