## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## save_picture (picture)
##
## Write the current figure to the file PICTURE (a .png) and close it; with an
## empty name leave it on the screen.

function save_picture (picture)

  if (isempty (picture))
    return;
  endif
  device = "-dpng";
  if (strcmp (graphics_toolkit (), "gnuplot"))
    device = "-dpngcairo";   # gnuplot's own, without Ghostscript
  endif
  print (picture, device);
  close ();
  printf ("\nFigure: %s\n", picture);

endfunction
