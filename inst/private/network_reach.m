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

## reached = network_reach (W, start)
##
## Logical row: states from which a jump process with the rates W can come to a
## state of START (logical), START among them.

function reached = network_reach (W, start)

  reached = logical (start(:)');
  new = find (reached);
  while (! isempty (new))
    from = any (W(:,new) > 0, 2)';
    new = find (from & ! reached);
    reached(new) = true;
  endwhile

endfunction
