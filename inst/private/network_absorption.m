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

## A = network_absorption (fname, net)
##
## A(i,c): probability that the process from state i ends in closed class c.

function A = network_absorption (fname, net)

  classes = numel (net.closed);
  A = zeros (net.n, classes);
  states = find (net.transient);
  B = zeros (numel (states), classes);
  for c = 1:classes
    A(net.closed{c},c) = 1;
    B(:,c) = full (sum (net.W(states,net.closed{c}), 2));
  endfor
  solver = network_absorbing (fname, net, states);
  A(states,:) = solver.right (B);
  ## Only rounding keeps the rows from adding to one.
  A ./= sum (A, 2);

endfunction
