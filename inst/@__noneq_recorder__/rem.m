## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = rem (a, b)

  a = lift (a);
  b = lift (b);
  ## The sign of the dividend; mod (x, 0) is x, rem (x, 0) is NaN.
  y = (1 - 2 * (a < 0)) .* mod (abs (a), abs (b));
  [v, known] = tape ("value", b.id);
  if (! known || any (v(:) == 0))
    y = merge (b != 0, y, NaN);
  endif

endfunction
