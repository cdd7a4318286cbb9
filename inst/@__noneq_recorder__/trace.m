## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = trace (x)

  x.id = diag (x.id);
  y = sum (x, 1);

endfunction
