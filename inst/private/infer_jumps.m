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


## r = infer_jumps (e, opt)
##
## The limit of infer_kld for continuous observation, order 1: from the numbers
## c(i,j) of the jumps, sum_(i<j) (c(i,j) - c(j,i)) log (c(i,j) / c(j,i)) / T.

function r = infer_jumps (e, opt)

  [g, groups, windows] = infer_groups (e.M, e.path, e.t / e.T);
  low = min (e.from, e.to);
  high = max (e.from, e.to);
  [key, ~, pair] = unique (low * (e.n + 1) + high);
  K = numel (key);
  up = e.from < e.to;
  a = accumarray ([g(up), pair(up)(:)], 1, [groups, max(K, 1)]);
  b = accumarray ([g(! up), pair(! up)(:)], 1, [groups, max(K, 1)]);
  duration = infer_durations (e.M, e.T, groups, windows);
  r = infer_resample (@(w) rate (w, a, b, duration), groups, ...
                      opt.replicates, opt.seed);
  A = sum (a, 1);
  B = sum (b, 1);
  r.unpaired = sum ((A + B)(A == 0 | B == 0)) / max (sum (A + B), 1);
  r.dt = 0;
  r.groups = groups;

endfunction

function v = rate (w, a, b, duration)

  a = w * a;
  b = w * b;
  both = a > 0 & b > 0;
  v = sum ((a - b)(both) .* log (a(both) ./ b(both))) / (w * duration');

endfunction
