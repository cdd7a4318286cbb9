## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = binary (op, a, b)
##
## The operation OP of the compiler on the elements of A and B, with Octave's
## broadcasting.

function y = binary (op, a, b)

  a = lift (a);
  b = lift (b);
  y = a;
  if (! size_equal (a.id, b.id))
    a.id = a.id + 0 * b.id;
    b.id = 0 * y.id + b.id;
  endif
  y.id = reshape (tape ("push", op, a.id(:).', b.id(:).'), size (a.id));

endfunction
