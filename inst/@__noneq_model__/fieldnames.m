## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function names = fieldnames (model)

  names = {"d"; "p"; "recorded"; "reason"; "energy"; "force"; "dlambda"
           "conservative"; "nodes"; "values"; "roots"; "U"; "f"; "gradient"
           "length"; "handle"};

endfunction
