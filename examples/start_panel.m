## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## start_panel (k)
##
## Axes number K of four, two by two, ready to draw on.

function start_panel (k)

  place = [0.08, 0.585; 0.57, 0.585; 0.08, 0.085; 0.57, 0.085](k,:);
  axes ("position", [place, 0.4, 0.355]);
  hold on;

endfunction
