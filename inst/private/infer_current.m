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


## r = infer_current (j, T, groups, group, joint, opt)
##
## Bounds from the uncertainty relation: J holds one realisation of the
## duration T a row, one current a column.  JOINT false: 2 mean^2 / var for
## each of them; true: 2 m C^-1 m' for all together.  Without the bias that
## the errors of mean and covariance make for Gaussian currents (Hotelling).

function r = infer_current (j, T, groups, group, joint, opt)

  K = columns (j);
  count = accumarray (group, 1, [groups, 1])';
  first = zeros (groups, K);
  second = zeros (groups, K, K);
  shift = mean (j, 1);
  d = j - shift;
  for a = 1:K
    first(:,a) = accumarray (group, d(:,a), [groups, 1]);
    for b = 1:K
      if (joint || a == b)
        second(:,a,b) = accumarray (group, d(:,a) .* d(:,b), [groups, 1]);
      endif
    endfor
  endfor
  r = infer_resample (@(w) bound (w, count, first, second, shift, T, joint), ...
                      groups, opt.replicates, opt.seed);
  r.groups = groups;
  r.unpaired = zeros (size (r.value));

endfunction

function v = bound (w, count, first, second, shift, T, joint)

  n = w * count';
  K = columns (first);
  m = w * first / n;
  C = reshape (w * reshape (second, rows (second), K * K), K, K) / n;
  C = (C - m' * m) * n / (n - 1);
  m += shift;
  if (joint)
    v = corrected (m / C * m', n, K) * 2 / T;
  else
    v = corrected (m.^2 ./ diag (C)', n, 1) * 2 / T;
    v(diag (C)' == 0) = 0;
  endif

endfunction

function q = corrected (q, n, K)

  q = q * (n - K - 2) / (n - 1) - K / n;

endfunction
