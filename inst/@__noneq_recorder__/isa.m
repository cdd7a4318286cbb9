## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = isa (x, name)

  y = any (strcmp (name, {"double", "float", "numeric", ...
                            "__noneq_recorder__"}));

endfunction
