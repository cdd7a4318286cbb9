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


## r = infer_transition (e, edges, opt)
##
## Only the jumps over one edge are seen, + for i -> j and - for j -> i:
## J log (P(+|+) / P(-|-)), P(a|b) the probability that b is followed by a.
## For each row of EDGES; the best of them is r.best.

function r = infer_transition (e, edges, opt)

  [g, groups, windows] = infer_groups (e.M, e.path, e.t / e.T);
  duration = infer_durations (e.M, e.T, groups, windows);
  K = rows (edges);
  c = zeros (groups, 6, K);
  for k = 1:K
    plus = e.from == edges(k,1) & e.to == edges(k,2);
    minus = e.from == edges(k,2) & e.to == edges(k,1);
    seen = find (plus | minus);
    sign = plus(seen);
    path = e.path(seen);
    gs = g(seen);
    next = path(2:end) == path(1:end-1);
    from = sign(1:end-1)(next);
    to = sign(2:end)(next);
    where = gs(1:end-1)(next);
    kind = 1 + (! from) * 2 + (! to);   # ++ +- -+ --
    c(:,1:4,k) = accumarray ([where, kind], 1, [groups, 4]);
    c(:,5,k) = accumarray (gs(sign), 1, [groups, 1]);
    c(:,6,k) = accumarray (gs(! sign), 1, [groups, 1]);
  endfor
  r = infer_resample (@(w) bound (w, c, duration), groups, ...
                      opt.replicates, opt.seed);
  r.groups = groups;
  r.edges = edges;
  r.unpaired = zeros (size (r.value));

endfunction

function v = bound (w, c, duration)

  K = size (c, 3);
  v = zeros (1, K);
  for k = 1:K
    s = w * c(:,:,k);
    J = (s(5) - s(6)) / (w * duration');
    pp = s(1) / (s(1) + s(2));
    mm = s(4) / (s(3) + s(4));
    v(k) = J * log (pp / mm);
    if (s(1) == 0 && s(4) == 0)
      ## Back and forth only: no current, and no bound.
      v(k) = 0;
    endif
  endfor

endfunction
