## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = loop_over (x)
  u = 0;
  for y = x.'
    u += y^2;
  endfor
endfunction
