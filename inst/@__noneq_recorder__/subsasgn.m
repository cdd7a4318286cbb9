## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function x = subsasgn (x, s, value)

  if (numel (s) != 1 || ! strcmp (s.type, "()"))
    refuse ("assignment to a part that is not x(i)", "use x(i) = ...");
  endif
  subs = indices (s.subs);
  if (! isobject (x))
    x = lift (x);
  endif
  if (! isobject (value) && isequal (value, []))
    x.id(subs{:}) = [];
  else
    value = lift (value);
    x.id(subs{:}) = value.id;
    x.id = filled (x.id);
  endif

endfunction
