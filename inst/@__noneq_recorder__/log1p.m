## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = log1p (x)

  y = elementwise ("log1p", x);

endfunction
