## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = plus (a, b)

  y = binary ("add", a, b);

endfunction
