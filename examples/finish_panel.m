## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## finish_panel (limits, along, up, what)
##
## Limits ([]: as they are), labels and title of the present axes.

function finish_panel (limits, along, up, what)

  hold off;
  box on;
  if (! isempty (limits))
    axis (limits);
  endif
  set (gca (), "fontsize", 11, "layer", "top");
  xlabel (along, "fontsize", 11);
  ylabel (up, "fontsize", 11);
  title (what, "fontsize", 12);

endfunction
