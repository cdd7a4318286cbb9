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

## k = network_states (fname, name, value, net)
##
## States given by number, label, cellstr of labels or logical mask, as a row
## of different numbers in ascending order.

function k = network_states (fname, name, value, net)

  if (ischar (value) && rows (value) == 1)
    value = {value};
  endif
  if (iscellstr (value))
    [known, k] = ismember (value, net.labels);
    if (! all (known))
      error ("noneq:state", "%s: %s names \"%s\", which is no state", fname, ...
             name, value{find (! known, 1)});
    endif
  elseif (islogical (value))
    if (numel (value) != net.n)
      error ("noneq:size", "%s: %s is a mask of %d for %d states", fname, ...
             name, numel (value), net.n);
    endif
    k = find (value);
  elseif (isnumeric (value) && isreal (value))
    k = double (value);
    bad = find (! (k >= 1 & k <= net.n & k == fix (k)), 1);
    if (! isempty (bad))
      error ("noneq:state", "%s: %s has %s, which is not a state 1 .. %d", ...
             fname, name, num2str (k(bad)), net.n);
    endif
  else
    error ("noneq:type", ...
           "%s: %s must be states: numbers, labels or a mask, got a %s", ...
           fname, name, class (value));
  endif
  k = unique (k(:))';

endfunction
