## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = increments (x)
  y = x(1);
  y++;
  u = y^2;
endfunction
