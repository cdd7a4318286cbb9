## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = branch_switch (x)
  switch (sign (x(1)))
    case 1
      u = x(1)^2;
    otherwise
      u = x(1)^4;
  endswitch
endfunction
