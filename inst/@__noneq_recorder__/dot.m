## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = dot (a, b, dim)

  a = lift (a);
  b = lift (b);
  if (isvector (a.id) && isvector (b.id))
    a.id = a.id(:);
    b.id = b.id(:);
  endif
  if (! size_equal (a.id, b.id))
    refuse ("dot of arrays of different size", "make them the same size");
  endif
  if (nargin < 3)
    dim = first_dimension (a);
  endif
  y = sum (a .* b, dim);

endfunction
