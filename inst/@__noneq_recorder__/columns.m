## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = columns (x)

  y = columns (x.id);

endfunction
