## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Fermi, Pasta, Ulam and Tsingou: fixed ends, elements assigned one by one.

function u = anharmonic_chain (x, lambda)

  stretch = zeros (numel (x) + 1, 1);
  stretch(1) = x(1);
  for i = 2:numel (x)
    stretch(i) = x(i) - x(i-1);
  endfor
  stretch(end) = lambda - x(end);
  u = sum (stretch .^ 2 / 2 + 0.25 * stretch .^ 3 / 3 + stretch .^ 4 / 4);

endfunction
