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

## notes = langevin_broken (fname, broken, h, t0, strict, why, at_first)
##
## Say which trajectories left the finite numbers: an error if all did, or if
## STRICT, else a warning.  BROKEN (M x 1) is the step by which, or -1.  WHY
## ends the sentence "the step is too large for"; AT_FIRST is what is not finite
## at a first state that is broken already, "" if that is not told apart.

function notes = langevin_broken (fname, broken, h, t0, strict, ...
                                  why = ["this force, or the potential is" ...
                                         " not bounded below"], ...
                                  at_first = "the force")

  bad = find (broken >= 0);
  notes = {};
  if (isempty (bad))
    return;
  endif
  [~, k] = min (broken(bad));
  if (broken(bad(k)) == 0 && ! isempty (at_first))
    error ("noneq:diverged", ["%s: at the first state of trajectory %d %s is" ...
           " not a finite number"], fname, bad(k), at_first);
  endif
  text = sprintf (["%d of %d trajectories left the finite numbers, the" ...
                   " first of them number %d within the 16 steps before" ...
                   " t = %g (step %d): the step %g is too large for %s; try" ...
                   " a step of %g"], numel (bad), numel (broken), bad(k), ...
                  t0 + broken(bad(k)) * h, broken(bad(k)), h, why, h / 4);
  if (strict || numel (bad) == numel (broken))
    error ("noneq:diverged", "%s: %s", fname, text);
  endif
  warning ("noneq:diverged", "%s: %s; their later values are NaN", fname, text);
  notes = {text};

endfunction
