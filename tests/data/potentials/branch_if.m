## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = branch_if (x)
  u = x(1)^2;
  if (x(1) > 0)
    u = 2 * u;
  endif
endfunction
