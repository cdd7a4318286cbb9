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

## c = work_convergence (xF, xR, threads)
##
## The two-sided (or with empty xR the one-sided) estimate from growing parts
## of the data, in kT: columns fraction, dF and se from the first values on,
## dF and se from the last values backwards.  Estimates that settle on one
## value from both ends do not drift.

function c = work_convergence (xF, xR, threads)

  fraction = (0.1:0.1:1)';
  c.fraction = fraction;
  c.first = c.first_se = c.last = c.last_se = NaN (10, 1);
  for i = 1:10
    n = max (ceil (fraction(i) * [numel(xF), numel(xR)]), 1);
    n = min (n, [numel(xF), numel(xR)]);
    [c.first(i), c.first_se(i)] = estimate (xF(1:n(1)), xR(1:n(2)), threads);
    [c.last(i), c.last_se(i)] = estimate (xF(end-n(1)+1:end), ...
                                          xR(end-n(2)+1:end), threads);
  endfor

endfunction

function [f, se] = estimate (xF, xR, threads)

  ## A part that cannot be used (all Inf, or of an odd sign by chance) leaves a
  ## gap in the curve; the whole sample was already accepted.
  f = se = NaN;
  try
    if (isempty (xR))
      [f, se] = jarzynski (xF, "error", "delta", "threads", threads);
    else
      [f, se] = bennett (xF, xR, "threads", threads);
    endif
  end_try_catch

endfunction
