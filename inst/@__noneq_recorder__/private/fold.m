## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = fold (x, op, dim, empty)
##
## X reduced along DIM by OP, in Octave's order; EMPTY for no elements.

function y = fold (x, op, dim, empty)

  x = lift (x);
  if (isempty (dim))
    dim = first_dimension (x);
    if (isequal (size (x.id), [0 0]))
      y = lift (empty);
      return;
    endif
  endif
  if (! (isnumeric (dim) && isscalar (dim) && ndims (x.id) == 2))
    refuse ("a reduction with this option or over more than 2 dimensions", ...
            "use sum (x, dim) of a vector or matrix");
  endif
  y = x;
  if (dim > 2)
    return;
  endif
  if (dim == 1)
    x.id = x.id.';
  endif
  n = columns (x.id);
  if (n == 0)
    y = lift (repmat (empty, rows (x.id), 1));
  else
    y.id = x.id(:,1);
    for k = 2:n
      y.id = tape ("push", op, y.id(:).', x.id(:,k).')(:);
    endfor
  endif
  if (dim == 1)
    y.id = y.id.';
  endif

endfunction
