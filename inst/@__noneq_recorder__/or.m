## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = or (a, b)

  y = binary ("or", a, b);

endfunction
