## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function display (model)

  printf ("%s =\n\n", inputname (1, false));
  disp (model);
  printf ("\n");

endfunction
