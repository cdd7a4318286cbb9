## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function u = grows_from_empty (x)
  y = [];
  for i = 1:numel (x)
    y(end+1) = x(i)^2;
  endfor
  u = sum (y);
endfunction
