## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = selected (mask, a, b)
##
## Elements of A where MASK is true, else of B.

function y = selected (mask, a, b)

  mask = lift (mask);
  a = lift (a);
  b = lift (b);
  [v, known] = tape ("value", mask.id);
  if (known && isscalar (v))
    y = {b, a}{1 + (v != 0)};
    return;
  endif
  y = mask;
  shape = 0 * mask.id;
  try
    shape = shape + 0 * a.id + 0 * b.id;
  catch
    error ("Octave:nonconformant-args", "merge: sizes do not agree");
  end_try_catch
  m = mask.id + shape;
  p = a.id + shape;
  q = b.id + shape;
  y.id = reshape (tape ("push", "select", m(:).', p(:).', q(:).'), ...
                  size (shape));

endfunction
