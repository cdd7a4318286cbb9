## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = calls_accumarray (x)
  y = x .^ 2;
  u = sum (accumarray ([1; 1; 2], y));
endfunction
