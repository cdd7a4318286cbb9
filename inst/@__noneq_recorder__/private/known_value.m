## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## v = known_value (x, use)
##
## The number that X is, when no input is in it.

function v = known_value (x, use)

  current (x);
  [v, known] = tape ("value", x.id);
  if (! known)
    refuse (sprintf ("%s that depends on %s", use, ...
                     tape ("subject", x.id(:).')), ...
            "sizes and indices must be constant; select with a mask");
  endif

endfunction
