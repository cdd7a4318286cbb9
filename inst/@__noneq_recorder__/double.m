## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## A recorded value is a double already.
function y = double (x)

  y = x;

endfunction
