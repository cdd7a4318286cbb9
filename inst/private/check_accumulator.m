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

## acc = check_accumulator (fname, name, acc)
##
## ACC if it is what work_accumulate makes, else an error.

function acc = check_accumulator (fname, name, acc)

  ok = isscalar (acc) && isstruct (acc) ...
       && all (isfield (acc, {"sums", "moments", "kT", "units", "negated"}));
  if (ok)
    ok = isreal (acc.sums) && isreal (acc.moments) && rows (acc.sums) == 5 ...
         && rows (acc.moments) == 7 && columns (acc.sums) > 0 ...
         && columns (acc.sums) == columns (acc.moments);
  endif
  if (! ok)
    error ("noneq:type", ...
           "%s: %s must be an accumulator made by work_accumulate", fname, name);
  endif

endfunction
