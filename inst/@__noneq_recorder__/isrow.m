## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = isrow (x)

  y = isrow (x.id);

endfunction
