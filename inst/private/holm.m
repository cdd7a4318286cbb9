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

## q = holm (p)
##
## P-values of several tests, adjusted after Holm; NaN stays and is no test.

function q = holm (p)

  q = NaN (size (p));
  there = find (! isnan (p));
  [sorted, order] = sort (p(there)(:)');
  K = numel (there);
  q(there(order)) = min (1, cummax ((K:-1:1) .* sorted));

endfunction
