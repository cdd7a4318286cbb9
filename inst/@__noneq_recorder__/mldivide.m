## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = mldivide (a, b)

  if (isscalar (a))
    y = binary ("divide", b, a);
  elseif (isobject (a))
    refuse ("division by a matrix of the state", "write its inverse out");
  elseif (rows (a) != columns (a))
    y = product (pinv (a), b);
  else
    y = product (inv (a), b);
  endif

endfunction
