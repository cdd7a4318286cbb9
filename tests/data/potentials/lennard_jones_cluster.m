## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Lennard-Jones cluster in space: x holds the positions one after another.

function u = lennard_jones_cluster (x)

  r = reshape (x, 3, []);
  u = 0;
  for i = 1:columns (r) - 1
    apart = r(:,i+1:end) - r(:,i);
    s = 1 ./ sum (apart .^ 2) .^ 3;
    u += sum (4 * (s .^ 2 - s));
  endfor

endfunction
