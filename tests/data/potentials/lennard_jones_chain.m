## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Lennard-Jones particles on a line, every pair, with loops.

function u = lennard_jones_chain (x)

  u = 0;
  n = numel (x);
  for i = 1:n-1
    for j = i+1:n
      s = (1 / (x(j) - x(i)))^6;
      u += 4 * (s^2 - s);
    endfor
  endfor

endfunction
