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

## c = network_cycle_table (net, g, states, row, edge, sign)
##
## The description of cycles given by their STATES (cell of rows) and by their
## steps: step k of all belongs to cycle ROW(k), runs along edge EDGE(k) of G
## (see network_graph), from its first to its second state if SIGN(k) is 1.

function c = network_cycle_table (net, g, states, row, edge, sign)

  count = numel (states);
  c.states = states(:);
  c.names = cell (count, 1);
  for k = 1:count
    [~, first] = min (states{k});
    around = circshift (states{k}, 1 - first);
    c.states{k} = around;
    c.names{k} = strjoin (net.labels([around, around(1)]), " -> ");
  endfor
  c.matrix = sparse (row, edge, sign, count, rows (g.edges));
  if (count * rows (g.edges) <= 1e5)
    c.matrix = full (c.matrix);
  endif

  ## Infinite terms of either sign are counted, not added.
  term = sign(:) .* g.log_ratio(edge(:));
  term = reshape (term, [], 1);
  endless = isinf (term);
  row = row(:);
  total = @(x) accumarray (row, x, [count, 1]);
  if (isempty (row))
    total = @(x) zeros (count, 1);
  endif
  ends = total (endless & term > 0) > 0;
  starts = total (endless & term < 0) > 0;
  value = term;
  value(endless) = 0;
  c.affinity = total (value);
  c.affinity(ends & ! starts) = Inf;
  c.affinity(starts & ! ends) = -Inf;
  ## Neither direction can be completed: both products of rates are 0.
  c.affinity(starts & ends) = 0;
  c.blocked = starts & ends;
  c.rounding = total (eps * (4 + 2 * abs (value)));

endfunction
