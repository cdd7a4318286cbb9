## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Octave asks this to index an array by X.

function k = subsindex (x)

  k = known_value (x, "an index") - 1;

endfunction
