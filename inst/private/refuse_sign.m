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

## refuse_sign (fname, n, mean_work, variance, negated)
##
## The mean works of a process and of its reverse, both as done on the system,
## sum to the dissipated work and cannot be negative but by chance.  Beyond 5
## standard errors, and 0.05 kT, which the rounding of a file can make, the
## data have the other sign convention: an error that names the option.  The
## arguments are 1 x 2, forward and reverse, in kT.

function refuse_sign (fname, n, mean_work, variance, negated)

  total = sum (mean_work);
  noise = sqrt (sum (variance ./ n));
  if (min (n) >= 3 && isfinite (total) && total < -5 * noise ...
      && total < -0.05)
    error ("noneq:sign", ...
           ["%s: mean (wF) + mean (wR) is %.3g kT, %.1f standard errors" ...
            " below zero, against the second law; if wR holds the work of" ...
            " the reverse process with its sign changed (pmx, GROMACS), %s" ...
            " option \"negated\", true"], fname, total, -total / noise, ...
           ifelse (negated, "leave out", "give"));
  endif

endfunction
