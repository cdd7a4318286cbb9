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

## [p, info] = network_stationary (fname, net, method)
##
## Stationary distribution (1 x n) of the only closed class of NET (see
## check_network), exactly 0 elsewhere.  Two closed classes are an error.
## METHOD as in network_steady; INFO has method, error, notes.

function [p, info] = network_stationary (fname, net, method = "auto")

  if (numel (net.closed) > 1)
    how = "some states lead to both";
    if (numel (net.closed) > 2)
      how = "some states lead to several";
    endif
    if (! any (net.transient))
      how = "nothing leads from one to another";
    endif
    error ("noneq:connected", ...
           ["%s: the network has %d closed classes, %s, and %s: there is no" ...
            " single steady state; network_steady (W, \"basis\", true)" ...
            " gives the one of each class"], fname, numel (net.closed), ...
           network_class_names (net, net.closed), how);
  endif
  [p, info] = network_class_steady (fname, net, net.closed{1}, method);

endfunction
