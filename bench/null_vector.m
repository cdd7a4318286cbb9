## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Stationary distribution of the generator G from the singular vector of its
## smallest singular value.

function p = null_vector (G)

  [U, ~, ~] = svd (G);
  p = U(:,end)' / sum (U(:,end));

endfunction
