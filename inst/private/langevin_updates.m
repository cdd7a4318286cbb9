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

## string = langevin_updates (string, where, moving)
##
## The sub-steps of a scheme with H, the change of the parameters, at both
## ends of a step or in its middle, unless the string has its own; without any
## if nothing moves.  In the middle one force a step is enough; H changes
## places with O freely, so that the reverse of the step is again a step.

function string = langevin_updates (string, where, moving)

  if (! moving)
    string(string == "H") = [];
    return;
  endif
  if (any (string == "H"))
    return;
  endif
  if (strcmp (where, "ends"))
    string = ["H" string "H"];
    return;
  endif
  middle = strfind (string, "ROR");
  if (! isempty (middle))
    string = [string(1:middle(1)), "H", string(middle(1)+1:end)];
  else
    k = find (string == "R", 1);
    string = [string(1:k), "H", string(k:end)];
    if (sum (string == "R") == 3)
      ## Two R already: between the sub-steps that they enclose.
      string(k+2) = [];
    endif
  endif

endfunction
