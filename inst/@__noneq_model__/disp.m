## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Three lines; show (model) prints the formulas.

function disp (model)

  printf ("  potential of %d coordinate%s and %d parameter%s\n", model.d, ...
          plural (model.d), model.p, plural (model.p));
  printf ("  U = %s\n", func2str (model.U.handle));
  if (model.recorded)
    printf ("  recorded: show (model) prints it and its derivatives\n");
  else
    printf ("  not recorded: %s\n", model.reason);
  endif

endfunction

function s = plural (n)

  s = {"s", ""}{1 + (n == 1)};

endfunction
