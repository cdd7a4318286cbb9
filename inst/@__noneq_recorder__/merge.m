## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = merge (mask, a, b)

function y = merge (mask, a, b)

  y = selected (mask, a, b);

endfunction
