## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = deg2rad (x)

  y = elementwise ("deg2rad", x);

endfunction
