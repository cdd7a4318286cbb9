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

## parameters = motor_parameters (fname, defaults, given)
##
## The constants of a model: the scalar fields of the struct DEFAULTS, those
## in the struct GIVEN replaced.

function parameters = motor_parameters (fname, defaults, given)

  parameters = defaults;
  if (isempty (given))
    return;
  endif
  if (! (isstruct (given) && isscalar (given)))
    error ("noneq:option", ...
           "%s: option \"parameters\" must be a 1 x 1 struct, got a %s", ...
           fname, class (given));
  endif
  for name = fieldnames (given)'
    if (! isfield (defaults, name{1}))
      error ("noneq:option", ...
             "%s: unknown parameter \"%s\"; the model has: %s", fname, ...
             name{1}, strjoin (fieldnames (defaults)', ", "));
    endif
    value = given.(name{1});
    must = size (defaults.(name{1}));
    if (! (isnumeric (value) && isreal (value) && all (isfinite (value(:))) ...
           && isequal (size (value), must)))
      error ("noneq:option", ...
             "%s: parameter \"%s\" must be %d x %d finite real numbers", ...
             fname, name{1}, must(1), must(2));
    endif
    parameters.(name{1}) = double (value);
  endfor

endfunction
