## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Value and standard error of a call, so that both are computed.

function v = two (f)

  [a, b] = f ();
  v = {a, b};

endfunction
