## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = cross (a, b)

  a = lift (a);
  b = lift (b);
  if (numel (a.id) != 3 || numel (b.id) != 3)
    refuse ("cross of anything but two vectors of 3 elements", ...
            "write its three components");
  endif
  if (! size_equal (a.id, b.id))
    a.id = a.id(:);
    b.id = b.id(:);
  endif
  next = a;
  next.id = a.id([2 3 1]);
  after = a;
  after.id = a.id([3 1 2]);
  p = b;
  p.id = b.id([3 1 2]);
  q = b;
  q.id = b.id([2 3 1]);
  y = next .* p - after .* q;

endfunction
