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

## [D, phi] = tilted_gauge (n, i, j, flux, D)
##
## The counts D (one row a jump i -> j, one column a current) with the
## difference of a function of state added, D + phi(j) - phi(i), which changes
## no current in the long run: such that along the edges of the spanning tree
## of the largest FLUX both directions count the same, 0 for a net current.
## Where jumps back and forth are frequent and nearly cancel, nothing is then
## counted, and their rounding does not drown a small current.  PHI is n x m.

function [D, phi] = tilted_gauge (n, i, j, flux, D)

  phi = zeros (n, columns (D));
  if (n > 1000)
    ## The tree of a large sparse network is not worth its time.
    return;
  endif
  ## The jump of the largest flux between each two states.
  [flux, order] = sort (flux);
  jump = zeros (n);
  jump(sub2ind ([n, n], i(order), j(order))) = order;
  weight = zeros (n);
  weight(jump > 0) = realmin;
  weight(sub2ind ([n, n], i(order), j(order))) += flux;
  weight += weight';

  parent = ones (1, n);
  best = weight(1,:);
  out = true (1, n);
  out(1) = false;
  tree = zeros (2, n - 1);
  for k = 1:n-1
    best(! out) = -1;
    [~, v] = max (best);
    u = parent(v);
    out(v) = false;
    better = out & weight(v,:) > best;
    best(better) = weight(v,better);
    parent(better) = v;

    to = jump(u,v);
    back = jump(v,u);
    if (to && back)
      step = (D(to,:) - D(back,:)) / 2;
    elseif (to)
      step = D(to,:);
    else
      step = -D(back,:);
    endif
    phi(v,:) = phi(u,:) - step;
    tree(:,k) = [to; back];
  endfor

  both = tree(:,all (tree, 1));
  one = nonzeros (tree(:,! all (tree, 1)));
  same = (D(both(1,:),:) + D(both(2,:),:)) / 2;
  D += phi(j,:) - phi(i,:);
  ## Not left to rounding.
  D(both(1,:),:) = D(both(2,:),:) = same;
  D(one,:) = 0;

endfunction
