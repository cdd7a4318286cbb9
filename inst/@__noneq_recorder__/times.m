## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = times (a, b)

  y = binary ("multiply", a, b);

endfunction
