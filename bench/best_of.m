## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [seconds, value] = best_of (n, f)
##
## Shortest time of N calls of F after one that is not counted.

function [seconds, value] = best_of (n, f)

  value = f ();
  seconds = Inf;
  for i = 1:n
    id = tic ();
    value = f ();
    seconds = min (seconds, toc (id));
  endfor

endfunction
