## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## A hairpin between two handles pulled by a trap at lambda: contour length
## grows through a logistic function of the extension.

function u = hairpin (x, lambda)

  opened = logistic (x, 10, 1.5);
  u = trap (x, lambda) + 12 * opened - 0.4 * opened .* (x - 10);

endfunction

function y = logistic (x, middle, width)

  y = 1 ./ (1 + exp (-(x - middle) / width));

endfunction

function u = trap (x, lambda)

  stiffness = 0.3;
  u = stiffness * (x - lambda(1)) .^ 2 / 2;

endfunction
