## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = ifelse (mask, a, b)

function y = ifelse (mask, a, b)

  y = selected (mask, a, b);

endfunction
