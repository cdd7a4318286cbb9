## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = end (x, k, n)

  if (n == 1)
    y = numel (x.id);
  elseif (k < n)
    y = size (x.id, k);
  else
    y = prod (size (x.id)(k:end));
  endif

endfunction
