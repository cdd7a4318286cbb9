## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = log10 (x)

  y = elementwise ("log10", x);

endfunction
