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

## refuse_values (fname, name, w, allowed)
##
## Error that names the first value of W that is NaN, or infinite in a way
## that is not allowed; nothing if there is none.  ALLOWED is "Inf" where
## W = +Inf is a realisation of weight zero, or "finite".  W is in the
## orientation in which the work is positive when done on the system.

function refuse_values (fname, name, w, allowed)

  bad = find (isnan (w), 1);
  if (! isempty (bad))
    error ("noneq:nan", "%s: %s is NaN; leave that realisation out", ...
           fname, place (name, w, bad));
  endif
  bad = find (w == -Inf, 1);
  if (! isempty (bad))
    error ("noneq:infinite", ...
           "%s: %s is -Inf: its Boltzmann weight exp(-W/kT) is infinite", ...
           fname, place (name, w, bad));
  endif
  if (strcmp (allowed, "finite"))
    bad = find (isinf (w), 1);
    if (! isempty (bad))
      error ("noneq:infinite", ...
             "%s: %s is Inf; this estimate needs finite work values", ...
             fname, place (name, w, bad));
    endif
  else
    bad = find (all (w == Inf, 1), 1);
    if (! isempty (bad))
      if (columns (w) > 1)
        name = sprintf ("%s(:,%d)", name, bad);
      endif
      error ("noneq:infinite", ...
             "%s: all values of %s are Inf: every Boltzmann weight is zero", ...
             fname, name);
    endif
  endif

endfunction

function text = place (name, w, k)

  if (columns (w) > 1)
    [i, j] = ind2sub (size (w), k);
    text = sprintf ("%s(%d,%d)", name, i, j);
  else
    text = sprintf ("%s(%d)", name, k);
  endif

endfunction
