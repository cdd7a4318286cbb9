## Copyright (C) 2026 The noneq developers
##
## This file is part of noneq.
##
## noneq is free software: you can redistribute it and/or modify it under
## the terms of the GNU General Public License as published by the Free
## Software Foundation, either version 3 of the License, or (at your option)
## any later version.
##
## noneq is distributed in the hope that it will be useful, but WITHOUT ANY
## WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS
## FOR A PARTICULAR PURPOSE.  See the GNU General Public License for more
## details.
##
## You should have received a copy of the GNU General Public License along
## with noneq; see the file COPYING.  If not, see
## <https://www.gnu.org/licenses/>.

## b = gore_ritort_bustamante (wdiss, n)
##
## Bias of the exponential average of N work values whose mean dissipated work
## is WDISS (kT): Wdiss / N^alpha (Gore, Ritort and Bustamante, PNAS 100,
## 12564, 2003, with C = 15).

function b = gore_ritort_bustamante (wdiss, n)

  C = 15;
  if (! (wdiss > 0))
    b = 0;
    return;
  endif
  ## ln [C (exp (2 Wd) - 1)] without overflow.
  bottom = log (C) + 2 * wdiss + log (-expm1 (-2 * wdiss));
  alpha = log (2 * C * wdiss) / bottom;
  if (! (alpha > 0 && bottom > 0))
    ## So near equilibrium the formula has no branch; its own limit is the
    ## leading term of the expansion in 1 / N.
    alpha = 1;
  endif
  b = wdiss / n^min (alpha, 1);

endfunction
