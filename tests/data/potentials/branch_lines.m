## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = branch_lines (x)
  u = x(1)^2;
  if (numel (x) == 2
      && x(2) < 1)
    u = -u;
  endif
endfunction
