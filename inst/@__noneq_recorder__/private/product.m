## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = product (a, b)
##
## Matrix product.  Terms with a constant zero make no node, so that a sparse
## or banded matrix costs what it has elements.

function y = product (a, b)

  if (isscalar (a) || isscalar (b))
    y = binary ("multiply", a, b);
    return;
  endif
  a = lift (a);
  b = lift (b);
  [m, k] = size (a.id);
  [q, n] = size (b.id);
  if (k != q)
    error ("Octave:nonconformant-args", ["operator *: nonconformant " ...
           "arguments (op1 is %dx%d, op2 is %dx%d)"], m, k, q, n);
  endif
  y = lift (0);
  y.id = repmat (y.id, m, n);
  row = repmat (1:m, 1, n);
  column = repelem (1:n, m);
  for j = 1:k
    term = tape ("push", "multiply", a.id(row,j).', b.id(j,column));
    y.id = reshape (tape ("push", "add", y.id(:).', term), m, n);
  endfor

endfunction
