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

## [class, closed] = network_classes (W)
##
## Strongly connected components of the graph of the positive elements of W.
## CLASS (1 x n) numbers them in the order of their first states; CLOSED is a
## cell of the components that no jump leaves, each a sorted row of states.

function [class, closed] = network_classes (W)

  n = rows (W);
  if (! issparse (W) && all_reached (W) && all_reached (W'))
    class = ones (1, n);
    closed = {1:n};
    return;
  endif
  ## With a full diagonal every diagonal block of the block triangular form
  ## has the same states as rows and as columns: it is a component.
  graph = sparse (W > 0) | speye (n);
  [p, ~, r] = dmperm (graph);
  block = zeros (1, n);
  block(r(1:end-1)) = 1;
  class(p) = cumsum (block);
  [~, first, class] = unique (class, "first");
  [~, order] = sort (first);
  rank(order) = 1:numel (order);
  class = reshape (rank(class), 1, n);

  [i, j] = find (W);
  leaves = class(i) != class(j);
  open = false (1, numel (first));
  open(class(i(leaves))) = true;
  members = find (! open(class));
  [k, order] = sort (class(members));
  starts = find ([true, diff(k) != 0, true]);
  closed = mat2cell (members(order), 1, diff (starts));

endfunction

## Whether every state is reached from the first; for a full matrix, of which
## each row is read once.
function yes = all_reached (W)

  n = rows (W);
  reached = false (1, n);
  reached(1) = true;
  new = 1;
  while (! isempty (new))
    new = find (any (W(new,:) > 0, 1) & ! reached);
    reached(new) = true;
  endwhile
  yes = all (reached);

endfunction
