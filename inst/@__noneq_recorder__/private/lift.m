## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## x = lift (x)
##
## X as a recorded value: numbers become constants.

function x = lift (x)

  if (isobject (x))
    current (x);
    return;
  endif
  if (! (isnumeric (x) || islogical (x)))
    refuse (sprintf ("a %s beside the state", class (x)), ...
            "combine the state with numbers only");
  elseif (isinteger (x) || isa (x, "single"))
    refuse (sprintf ("a constant of class %s", class (x)), ...
            "write double (...) around it");
  elseif (! isreal (x))
    refuse ("a complex constant", "the program is real: write real (...)");
  endif
  x = __noneq_recorder__ (full (double (x)));

endfunction
