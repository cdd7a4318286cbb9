## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = kron (a, b)

  a = lift (a);
  b = lift (b);
  [m, n] = size (a.id);
  [p, q] = size (b.id);
  left = right = a;
  left.id = a.id(ceil ((1:m*p) / p), ceil ((1:n*q) / q));
  right.id = b.id(mod (0:m*p-1, p) + 1, mod (0:n*q-1, q) + 1);
  y = left .* right;

endfunction
