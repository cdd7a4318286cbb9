## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = all (x, dim)

  if (nargin < 2)
    dim = [];
  endif
  y = fold (x != 0, "and", dim, 1);

endfunction
