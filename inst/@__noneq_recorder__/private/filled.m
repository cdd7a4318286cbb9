## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## ids = filled (ids)
##
## A constant 0 for elements that growth has added.

function ids = filled (ids)

  new = (ids == 0);
  if (any (new(:)))
    ids(new) = tape ("constant", 0);
  endif

endfunction
