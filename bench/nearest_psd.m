## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The kernels of onsager_fit with "psd": the triangle of the data, then the
## matrix.

function [L, figures] = nearest_psd (X, J)

  n = columns (X);
  R = __noneq_tall_qr__ (X, J, [], 0);
  G = R(1:n,1:n)' * R(1:n,1:n);
  H = R(1:n,1:n)' * R(1:n,n+1:end);
  [L, figures] = __noneq_psd__ (G, (H + H') / 2, [], 0);

endfunction
