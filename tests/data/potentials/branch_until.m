## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = branch_until (x)
  u = x(1)^2;
  do
    u = u / 2;
  until (u < 1)
endfunction
