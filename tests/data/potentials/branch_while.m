## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = branch_while (x)
  u = x(1)^2;
  while (u > 1)
    u = u / 2;
  endwhile
endfunction
