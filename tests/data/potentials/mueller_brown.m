## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The surface of K. Mueller and L. D. Brown, Theor. Chim. Acta 53, 75 (1979).

function u = mueller_brown (x)

  height = [-200, -100, -170, 15];
  a = [-1, -1, -6.5, 0.7];
  b = [0, 0, 11, 0.6];
  c = [-10, -10, -6.5, 0.7];
  centre = [1, 0, -0.5, -1
            0, 0.5, 1.5, 1];
  u = 0;
  for k = 1:4
    dx = x(1) - centre(1,k);
    dy = x(2) - centre(2,k);
    u += height(k) * exp (a(k) * dx^2 + b(k) * dx * dy + c(k) * dy^2);
  endfor
  u /= 100;

endfunction
