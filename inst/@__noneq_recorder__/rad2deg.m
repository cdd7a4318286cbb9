## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = rad2deg (x)

  y = elementwise ("rad2deg", x);

endfunction
