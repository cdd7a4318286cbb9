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

## value = onsager_state (fname, state, name, what, must)
##
## Field NAME of STATE, a finite number; WHAT it is, for the message.  MUST is
## "positive" or "finite".

function value = onsager_state (fname, state, name, what, must)

  if (! isfield (state, name))
    error ("noneq:state", "%s: state.%s is needed: %s", fname, name, what);
  endif
  value = state.(name);
  if (! (isnumeric (value) && isreal (value) && isscalar (value)
         && isfinite (value)))
    error ("noneq:state", "%s: state.%s must be a finite number: %s", fname, ...
           name, what);
  endif
  value = double (value);
  if (strcmp (must, "positive") && ! (value > 0))
    error ("noneq:state", "%s: state.%s must be positive, got %g: %s", fname, ...
           name, value, what);
  endif

endfunction
