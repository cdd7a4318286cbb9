## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## model = __noneq_model__ (s)
##
## The value of langevin_potential: a struct S with methods show, check,
## evaluate and verify.

function model = __noneq_model__ (s)

  model = class (s, "__noneq_model__");

endfunction
