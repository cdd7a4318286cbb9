## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## dim = first_dimension (x)
##
## The dimension along which sum and its kin work when none is given.

function dim = first_dimension (x)

  dim = find (size (x.id) != 1, 1);
  if (isempty (dim))
    dim = 1;
  endif

endfunction
