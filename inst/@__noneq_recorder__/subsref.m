## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = subsref (x, s)

  current (x);
  y = x;
  for k = 1:numel (s)
    if (! strcmp (s(k).type, "()"))
      refuse (sprintf ("indexing the state with %s", s(k).type), ...
              "use x(i)");
    endif
    subs = indices (s(k).subs);
    y.id = y.id(subs{:});
  endfor

endfunction
