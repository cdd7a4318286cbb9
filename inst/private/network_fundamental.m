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

## c = network_fundamental (net, g)
##
## The fundamental cycles of the spanning trees of G (see network_graph), one
## for each chord, which is run through from its smaller to its larger state.
## Fields as in network_cycles: states, names, affinity, matrix; and rounding,
## the error that the affinities can have from rounding of the rates.

function c = network_fundamental (net, g)

  count = numel (g.chords);
  c.states = cell (count, 1);
  rows_of = columns_of = signs = cell (count, 1);
  for k = 1:count
    e = g.chords(k);
    ## From the end of the chord up, and from its start up, to where they meet.
    u = g.edges(e,2);
    v = g.edges(e,1);
    down = v;
    up = u;
    while (u != v)
      if (g.depth(u) >= g.depth(v))
        u = g.parent(u);
        up(end+1) = u;
      else
        v = g.parent(v);
        down(end+1) = v;
      endif
    endwhile
    ## start, end, ..., meeting state, ..., last before the start
    around = [g.edges(e,1), up, fliplr(down(2:end-1))];
    if (up(end) == g.edges(e,1))
      around(end) = [];
    endif
    c.states{k} = around;
    [columns_of{k}, signs{k}] = steps_of (g, around);
    rows_of{k} = repmat (k, 1, numel (around));
  endfor
  c = network_cycle_table (net, g, c.states, [rows_of{:}], ...
                           [columns_of{:}], [signs{:}]);

endfunction

## Edge numbers and directions of the steps of a cycle in the graph: each but
## the chord is the link of one of its two states.
function [e, s] = steps_of (g, around)

  next = [around(2:end), around(1)];
  low = min (around, next);
  high = max (around, next);
  [~, e] = ismember ([low', high'], g.edges, "rows");
  e = e';
  s = ones (size (e));
  s(around > next) = -1;

endfunction
