## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function model = subsasgn (model, s, value)

  error ("noneq:type", ["langevin_potential: a model cannot be changed: " ...
         "make another with langevin_potential"]);

endfunction
