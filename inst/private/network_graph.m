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

## g = network_graph (net)
##
## The edges of a network and a spanning tree of each of its strongly connected
## components: only inside these are there cycles that can be run through.
##
## g.edges      m x 2, states i < j of each pair with a jump either way
## g.forward, g.back   m x 1, rates i -> j and j -> i
## g.log_ratio  ln (forward / back), +-Inf for a one-way edge
## g.inside     logical m x 1: both ends in one component
## g.parent, g.link    1 x n, the next state towards the root of the tree and
##              the edge to it; 0 for a root.  Edges with both directions are
##              preferred
## g.depth      1 x n, edges to the root
## g.tree, g.chords    columns of edge numbers: those inside that are part of
##              the tree and those that are not, each of which closes a cycle

function g = network_graph (net)

  n = net.n;
  W = net.W;
  [i, j] = find ((W > 0) | (W > 0)');
  keep = i < j;
  edges = sortrows ([i(keep)(:), j(keep)(:)]);
  m = rows (edges);
  g.edges = edges;
  g.forward = full (W(sub2ind ([n, n], edges(:,1), edges(:,2))))(:);
  g.back = full (W(sub2ind ([n, n], edges(:,2), edges(:,1))))(:);
  ratio = g.forward ./ g.back;
  g.log_ratio = log (ratio);
  far = (ratio == 0 | isinf (ratio)) & g.forward > 0 & g.back > 0;
  g.log_ratio(far) = log (g.forward(far)) - log (g.back(far));
  g.inside = (net.class(edges(:,1)) == net.class(edges(:,2)))(:);
  both = g.forward > 0 & g.back > 0;

  ## Neighbours of state v: places first(v) .. first(v+1)-1.
  inside = find (g.inside);
  list = sortrows ([edges(inside,:), inside; edges(inside,[2, 1]), inside]);
  first = cumsum ([1; accumarray(list(:,1), 1, [n, 1])]);
  other = list(:,2)';
  link = list(:,3)';
  g.parent = g.link = g.depth = zeros (1, n);
  seen = false (1, n);
  for root = 1:n
    if (seen(root))
      continue;
    endif
    seen(root) = true;
    queue = root;
    one_way = zeros (2, 0);
    while (true)
      if (! isempty (queue))
        v = queue(1);
        queue(1) = [];
        at = first(v):first(v+1)-1;
        at = at(! seen(other(at)));
        good = both(link(at))';
        new = at(good);
        one_way = [one_way, [at(! good); v(ones (1, nnz (! good)))]];
      else
        one_way(:,seen(other(one_way(1,:)))) = [];
        if (isempty (one_way))
          break;
        endif
        new = one_way(1,1);
        v = one_way(2,1);
      endif
      u = other(new);
      seen(u) = true;
      g.parent(u) = v;
      g.link(u) = link(new);
      g.depth(u) = g.depth(v) + 1;
      queue = [queue, u];
    endwhile
  endfor
  g.tree = sort (g.link(g.link > 0))(:);
  chord = g.inside;
  chord(g.tree) = false;
  g.chords = find (chord);

endfunction
