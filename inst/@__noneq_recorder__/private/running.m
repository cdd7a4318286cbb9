## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = running (x, op, dim)
##
## Cumulative reduction of X along DIM by OP.

function y = running (x, op, dim)

  if (isempty (dim))
    dim = first_dimension (x);
  endif
  if (! (isnumeric (dim) && isscalar (dim) && ndims (x.id) == 2))
    refuse ("a cumulative sum or product with this option", ...
            "use cumsum (x, dim) of a vector or matrix");
  endif
  y = x;
  if (dim > 2)
    return;
  endif
  if (dim == 1)
    y.id = y.id.';
  endif
  for k = 2:columns (y.id)
    y.id(:,k) = tape ("push", op, y.id(:,k-1).', y.id(:,k).')(:);
  endfor
  if (dim == 1)
    y.id = y.id.';
  endif

endfunction
