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

## c = network_simple_cycles (fname, net, g, limit)
##
## All simple cycles of three or more states, each once, from its smallest
## state towards the smaller of its two neighbours there.  More than LIMIT are
## an error.  Fields as in network_fundamental.

function c = network_simple_cycles (fname, net, g, limit)

  n = net.n;
  inside = find (g.inside);
  edge = sparse (g.edges(inside,[1, 2])(:), g.edges(inside,[2, 1])(:), ...
                 [inside; inside], n, n);
  neighbours = cell (1, n);
  for v = 1:n
    neighbours{v} = find (edge(:,v))';
  endfor

  states = {};
  work = 0;
  for root = 1:n
    path = root;
    on_path = false (1, n);
    on_path(1:root) = true;
    rest = {neighbours{root}(neighbours{root} > root)};
    while (! isempty (path))
      if (isempty (rest{end}))
        if (numel (path) > 1)
          on_path(path(end)) = false;
        endif
        path(end) = [];
        rest(end) = [];
        continue;
      endif
      v = rest{end}(1);
      rest{end}(1) = [];
      path(end+1) = v;
      on_path(v) = true;
      near = neighbours{v};
      if (numel (path) > 2 && path(2) < v && any (near == root))
        states{end+1,1} = path;
      endif
      rest{end+1} = near(! on_path(near));
      if (numel (states) > limit || ++work > 100 * limit)
        error ("noneq:size", ...
               ["%s: there are more simple cycles than the \"limit\" of %d" ...
                " (or too many ways to look for them); the fundamental" ...
                " cycles say whether detailed balance holds"], fname, limit);
      endif
    endwhile
  endfor

  if (isempty (states))
    c = network_cycle_table (net, g, cell (0, 1), [], [], []);
    return;
  endif
  length_of = cellfun (@numel, states);
  row = repelem ((1:numel (states))', length_of);
  from = [states{:}];
  to = cellfun (@(s) [s(2:end), s(1)], states, "uniformoutput", false);
  to = [to{:}];
  at = full (edge(sub2ind ([n, n], from, to)));
  sign = ones (size (at));
  sign(from > to) = -1;
  c = network_cycle_table (net, g, states, row, at(:), sign(:));

endfunction
