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


## r = infer_kld (x, n, dt, strides, order, opt)
##
## Rate of the relative entropy between a stationary sequence of states and its
## reverse.  X: M x T, states 1 .. N seen at times DT apart; for each of
## STRIDES every so many of them.  D(k) is the relative entropy of runs of k
## states; the rate is (D(order+1) - D(order)) / (stride dt).

function r = infer_kld (x, n, dt, strides, order, opt)

  [M, T] = size (x);
  path = repmat ((1:M)', 1, T);
  share = repmat ((0:T-1) / T, M, 1);
  [group, groups] = infer_groups (M, path, share);
  for s = 1:numel (strides)
    long{s} = runs (x, n, group, groups, strides(s), order + 1);
    short{s} = runs (x, n, group, groups, strides(s), order);
  endfor
  seed = opt.seed;
  r = infer_resample (@(w) rates (w, long, short, strides * dt), groups, ...
                      opt.replicates, seed);
  r.dt = strides * dt;
  r.groups = groups;
  r.unpaired = cellfun (@(c) one_sided (c), long);

endfunction

function v = rates (w, long, short, dt)

  v = zeros (1, numel (dt));
  for s = 1:numel (dt)
    v(s) = (divergence (w, long{s}) - divergence (w, short{s})) / dt(s);
  endfor

endfunction

## Counts (groups x runs) of the runs of L states that and whose reverse were
## seen, forward in .a and reverse in .b; .total of each group, .single the
## number of runs whose reverse was never seen.
function c = runs (x, n, group, groups, stride, L)

  T = columns (x);
  last = T - (L - 1) * stride;
  forward = backward = 0;
  for k = 1:L
    piece = x(:,(k-1)*stride + (1:last))(:) - 1;
    forward = forward * n + piece;
    backward += piece * n^(k-1);
  endfor
  g = group(:,1:last)(:);
  c.total = accumarray (g, 1, [groups, 1])';
  ## Runs that are their own reverse say nothing.
  open = forward != backward;
  key = min (forward, backward)(open);
  way = (forward < backward)(open);
  g = g(open);
  [~, ~, pair] = unique (key);
  K = max ([pair(:); 0]);
  if (K == 0)
    c.a = c.b = zeros (groups, 1);
    c.single = 0;
    return;
  endif
  c.a = accumarray ([g(way), pair(way)(:)], 1, [groups, K]);
  c.b = accumarray ([g(! way), pair(! way)(:)], 1, [groups, K]);
  a = sum (c.a, 1);
  b = sum (c.b, 1);
  alone = a == 0 | b == 0;
  c.single = sum ((a + b)(alone));
  c.a(:,alone) = [];
  c.b(:,alone) = [];

endfunction

function d = divergence (w, c)

  a = w * c.a;
  b = w * c.b;
  both = a > 0 & b > 0;
  a = a(both);
  b = b(both);
  d = sum ((a - b) .* log (a ./ b)) / (w * c.total');

endfunction

function share = one_sided (c)

  share = c.single / sum (c.total);

endfunction
