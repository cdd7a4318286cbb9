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


## r = infer_resample (estimate, groups, replicates, seed)
##
## ESTIMATE (w) gives a row of values from the sums over GROUPS groups of data
## with the weights w (1 x groups; all ones are the data themselves).
## r.value, r.se (bootstrap over the groups), r.bias (jackknife); rows.

function r = infer_resample (estimate, groups, replicates, seed)

  r.value = estimate (ones (1, groups));
  K = columns (r.value);
  r.se = r.bias = NaN (1, K);
  if (groups < 4)
    return;
  endif
  ## Stream 18: NONEQ_STREAM_INFER.
  draw = floor (__noneq_random__ (seed, 18, 2, 0, replicates, 0, groups, 1) ...
                * groups) + 1;
  sample = NaN (replicates, K);
  for b = 1:replicates
    sample(b,:) = estimate (accumarray (draw(b,:)', 1, [groups, 1])');
  endfor
  without = NaN (groups, K);
  for g = 1:groups
    w = ones (1, groups);
    w(g) = 0;
    without(g,:) = estimate (w);
  endfor
  for k = 1:K
    good = isfinite (sample(:,k));
    if (sum (good) > replicates / 2)
      r.se(k) = std (sample(good,k)) * sqrt (groups / (groups - 1));
    endif
  endfor
  r.bias = (groups - 1) * (mean (without, 1) - r.value);

endfunction
