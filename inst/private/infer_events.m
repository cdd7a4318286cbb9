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


## e = infer_events (s, lump)
##
## The saved jumps of the struct S of network_sample as columns: path, from, to
## and t, after LUMP (states as they are seen; empty: as they are), with jumps
## that are then invisible left out; T the duration, n the number of states
## seen, M that of the paths.

function e = infer_events (s, lump)

  e.M = numel (s.x);
  e.T = diff (s.span);
  count = cellfun (@numel, s.x(:));
  x = [s.x{:}]';
  t = [s.t{:}]';
  path = repelems (1:e.M, [1:e.M; count'])';
  first = cumsum ([1; count(1:end-1)]);
  e.n = s.states;
  if (! isempty (lump))
    x = lump(x)(:);
    e.n = max (lump);
  endif
  move = true (numel (x), 1);
  move(first) = false;
  move(2:end) &= x(2:end) != x(1:end-1);
  k = find (move);
  e.path = path(k);
  e.from = x(k-1);
  e.to = x(k);
  e.t = t(k) - s.span(1);
  e.initial = x(first);

endfunction
