## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = extremum (name, x)
## y = extremum (name, x, [], dim)
## y = extremum (name, a, b)

function y = extremum (name, a, b, dim)

  if (nargin < 3 || isequal (size (b), [0 0]))
    if (nargin < 4)
      dim = [];
    endif
    if (isempty (a))
      y = lift (max (builtin ("zeros", size (a)), [], varargin_or (dim, a)));
    else
      y = fold (a, name, dim, NaN);
    endif
  else
    y = binary (name, a, b);
  endif

endfunction

function dim = varargin_or (dim, a)

  if (isempty (dim))
    dim = first_dimension (a);
  endif

endfunction
