## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = mrdivide (a, b)

  if (isscalar (b))
    y = binary ("divide", a, b);
  elseif (isobject (b))
    refuse ("division by a matrix of the state", "write its inverse out");
  else
    y = product (a, inv (b));
  endif

endfunction
