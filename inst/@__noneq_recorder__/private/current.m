## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## current (x)
##
## Refuses a value that a function kept from an earlier recording: its nodes
## would name others in this one.

function current (x)

  if (x.tape != tape ("generation"))
    refuse ("a value kept from an earlier call", ...
            "do not keep results in global or persistent variables");
  endif

endfunction
