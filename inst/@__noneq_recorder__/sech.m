## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = sech (x)

  y = elementwise ("sech", x);

endfunction
