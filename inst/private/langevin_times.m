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

## [t, steps, frames, origin, first] = langevin_times (fname, tspan, h, stride, old)
##
## Output times T, the number of STEPS, FRAMES as step numbers of this call,
## the time ORIGIN of step 0 and the step FIRST at which this call begins.
## OLD: fields h, t, origin, step of the run to go on with, or [].

function [t, steps, frames, origin, first] = langevin_times (fname, tspan, h, ...
                                                             stride, old)

  if (! (isnumeric (tspan) && isreal (tspan) && isvector (tspan)
         && all (isfinite (tspan))))
    error ("noneq:type", ...
           ["%s: tspan must be [t0, t1] or a vector of ascending" ...
           " times"], fname);
  endif
  tspan = double (tspan(:)');
  first = 0;
  if (! isempty (old))
    if (h != old.h)
      error ("noneq:step", ["%s: the run to go on with has the step %g, not" ...
             " %g"], fname, old.h, h);
    endif
    first = old.step;
    origin = old.origin;
    if (isscalar (tspan))
      tspan = [old.t, tspan];
    endif
    if (abs (tspan(1) - old.t) > 1e-6 * h)
      error ("noneq:option", ...
             ["%s: the run to go on with ended at t = %.10g," ...
             " and tspan begins at %.10g"], fname, old.t, tspan(1));
    endif
  else
    if (isscalar (tspan))
      tspan = [0, tspan];
    endif
    origin = tspan(1);
  endif
  if (any (diff (tspan) <= 0))
    error ("noneq:option", "%s: the times of tspan must ascend", fname);
  endif
  number = (tspan - origin) / h - first;
  number(1) = 0;
  whole = round (number);
  if (whole(end) + first > 2^48)
    error ("noneq:step", "%s: %g steps are more than 2^48", fname, whole(end));
  endif
  bad = find (abs (number - whole) > 1e-6 + 1e-9 * number, 1);
  if (! isempty (bad))
    n = max (whole(bad) - whole(1), 1);
    error ("noneq:step", ["%s: the time %.10g is %.6g steps of %g from the" ...
           " start, which is not a whole number; a step of %.15g would be" ...
           " %d"], ...
           fname, tspan(bad), number(bad), h, ...
           (tspan(bad) - tspan(1)) / n, n);
  endif
  bad = find (diff (whole) < 1, 1);
  if (! isempty (bad))
    error ("noneq:step", ...
           ["%s: the times %.10g and %.10g are less than a step" ...
           " of %g apart"], fname, tspan(bad+[0, 1]), h);
  endif
  steps = whole(end);
  if (numel (tspan) > 2)
    frames = whole;
    if (! isempty (stride))
      error ("noneq:option", ...
             ["%s: give the times in tspan or \"stride\", not" ...
             " both"], fname);
    endif
  else
    if (isempty (stride))
      stride = max (1, ceil (steps / 1000));
    endif
    if (stride >= steps)
      frames = ifelse (isinf (stride), steps, unique ([0, steps]));
    else
      frames = unique ([0:stride:steps, steps]);
    endif
  endif
  t = origin + h * (first + frames);

endfunction
