## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## subs = indices (subs)
##
## Indices as numbers: a recorded one must be a constant.

function subs = indices (subs)

  for k = 1:numel (subs)
    if (isobject (subs{k}))
      subs{k} = known_value (subs{k}, "an index");
    endif
  endfor

endfunction
