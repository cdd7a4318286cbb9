## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = any (x, dim)

  if (nargin < 2)
    dim = [];
  endif
  y = fold (x != 0, "or", dim, 0);

endfunction
