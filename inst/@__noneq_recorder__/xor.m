## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = xor (a, b)

  y = ((a != 0) != (b != 0));

endfunction
