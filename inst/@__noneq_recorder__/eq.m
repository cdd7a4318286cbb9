## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Octave compares the labels of `switch' by this, and takes an object for
## false: the place is kept, and a comparison that nothing uses is refused.

function y = eq (a, b)

  y = binary ("eq", a, b);
  [v, known] = tape ("value", y.id);
  if (known)
    y = logical (v);
  else
    tape ("doubt", y.id(:).', user_place (dbstack (1)));
  endif

endfunction
