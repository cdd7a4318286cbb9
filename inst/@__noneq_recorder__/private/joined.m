## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = joined (join, parts)
##
## Concatenation of recorded values and numbers.

function y = joined (join, parts)

  for k = 1:numel (parts)
    parts{k} = lift (parts{k}).id;
  endfor
  y = lift (0);
  y.id = join (parts{:});

endfunction
