## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = fails (x)
  u = x(1)^2;
  error ("the spring broke");
endfunction
