## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Octave asks this of the condition of `if', `while', && and the like.

function y = logical (x)

  [v, known] = tape ("value", x.id);
  if (known)
    y = logical (v);
  else
    refuse_branch (x);
  endif

endfunction
