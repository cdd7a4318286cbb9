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

## [gr, map] = sde_append (gr, part, inputs)
##
## Append the nodes of the graph PART (fields nodes, values) to those of GR,
## with the nodes INPUTS of GR in the place of its inputs; its node k has become
## MAP(k).

function [gr, map] = sde_append (gr, part, inputs)

  codes = __noneq_operations__ ();
  input = find (strcmp ("input", codes));
  n = columns (gr.nodes);
  map = n + (1:columns (part.nodes));
  is_input = part.nodes(1,:) == input;
  nodes = part.nodes;
  map(is_input) = inputs(nodes(2,is_input));
  rest = ! is_input;
  operands = nodes(2:4,rest);
  used = operands > 0;
  operands(used) = map(operands(used));
  nodes(2:4,rest) = operands;
  gr.nodes = [gr.nodes, nodes];
  gr.values = [gr.values, part.values];

endfunction
