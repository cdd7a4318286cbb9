## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = branch_elseif (x)
  if (numel (x) > 5)
    u = 0;
  elseif (x(1) < x(2))
    u = x(1)^2;
  else
    u = x(2)^2;
  endif
endfunction
