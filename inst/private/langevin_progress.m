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

## langevin_progress (fname, M, total, clock, done)
##
## A line on the screen every two seconds of a run of M trajectories: how far,
## how fast, how long still.  DONE = -1 begins.

function langevin_progress (fname, M, total, clock, done)

  persistent last;
  spent = toc (clock);
  if (done < 0)
    last = spent;
    return;
  endif
  if (spent - last < 2 && ! (done == total && spent > 2))
    return;
  endif
  last = spent;
  printf ("%s: %.0f %% of %.3g steps, %.3g M steps/s, %.0f s left\n", fname, ...
          100 * done / total, total * M, done * M / spent / 1e6, ...
          spent * (total - done) / done);
  fflush (stdout);

endfunction
