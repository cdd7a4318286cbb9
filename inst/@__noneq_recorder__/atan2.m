## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = atan2 (a, b)

  y = binary ("atan2", a, b);

endfunction
