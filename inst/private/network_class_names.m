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

## text = network_class_names (net, classes)
##
## A list of closed classes for a message: "state A (absorbing) and {B, C}".

function text = network_class_names (net, classes)

  most = 4;
  names = cell (1, min (numel (classes), most));
  for i = 1:numel (names)
    names{i} = ["{" network_names(net, classes{i}) "}"];
    if (isscalar (classes{i}))
      names{i} = sprintf ("state %s (absorbing)", net.labels{classes{i}});
    endif
  endfor
  if (numel (classes) > most)
    text = [strjoin(names, ", ") ", ..."];
  elseif (numel (classes) > 1)
    text = [strjoin(names(1:end-1), ", ") " and " names{end}];
  else
    text = names{1};
  endif

endfunction
