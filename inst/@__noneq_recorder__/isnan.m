## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = isnan (x)

  y = elementwise ("isnan", x);

endfunction
