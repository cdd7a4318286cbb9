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

## [x, M, d] = langevin_states (fname, U, x0, opt)
##
## First states, M x d, of opt.trajectories (or []) trajectories, if opt.memory
## has room for them; U is asked for its number of coordinates if it is a
## model.

function [x, M, d] = langevin_states (fname, U, x0, opt)

  if (! (isnumeric (x0) || islogical (x0)) || ! isreal (x0) || ndims (x0) > 2
      || isempty (x0))
    error ("noneq:type", ...
           ["%s: the first states must be a real M x d matrix," ...
           " one trajectory a row, or 1 x d, got a %s %s%s"], fname, ...
           sprintf ("%dx", size (x0))(1:end-1), ...
           ifelse (iscomplex (x0), "complex ", ""), class (x0));
  endif
  x = full (double (x0));
  bad = find (! isfinite (x), 1);
  if (! isempty (bad))
    [i, j] = ind2sub (size (x), bad);
    error ("noneq:nan", "%s: coordinate %d of trajectory %d starts at %g", ...
           fname, j, i, x(bad));
  endif
  [M, d] = size (x);
  if (isa (U, "__noneq_model__") && U.d != d)
    if (M == U.d && d == 1)
      error ("noneq:size", ...
             ["%s: the potential has %d coordinates; a state is" ...
             " a row, 1 x %d, got %d x 1"], fname, U.d, U.d, M);
    endif
  endif
  trajectories = opt.trajectories;
  if (! isempty (trajectories))
    if (M == 1)
      ## No result takes less for a coordinate; more would fail only after it
      ## has taken all the memory there is.
      bytes = 48 * d * trajectories;
      if (bytes > opt.memory)
        error ("noneq:memory", ...
               ["%s: the states of %g trajectories x %d coordinates alone" ...
                " need %.3g GB, more than option \"memory\", %.3g GB"], ...
               fname, trajectories, d, bytes / 1e9, opt.memory / 1e9);
      endif
      x = repmat (x, trajectories, 1);
      M = trajectories;
    elseif (M != trajectories)
      error ("noneq:size", ["%s: option \"trajectories\" is %d, and there" ...
             " are %d first states"], fname, trajectories, M);
    endif
  endif

endfunction
