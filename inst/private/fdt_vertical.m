## Copyright (C) 2026 The noneq developers
##
## This file is part of noneq.
##
## noneq is free software: you can redistribute it and/or modify it under
## the terms of the GNU General Public License as published by the Free
## Software Foundation, either version 3 of the License, or (at your option)
## any later version.
##
## noneq is distributed in the hope that it will be useful, but WITHOUT ANY
## WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS
## FOR A PARTICULAR PURPOSE.  See the GNU General Public License for more
## details.
##
## You should have received a copy of the GNU General Public License along
## with noneq; see the file COPYING.  If not, see
## <https://www.gnu.org/licenses/>.

## y = fdt_vertical (fname, chi, T, opt)
##
## What stands on the vertical axis of a parametric plot, from the response as
## it was given: opt.given and opt.vertical are "chi" or "chihat".

function y = fdt_vertical (fname, chi, T, opt)

  y = chi;
  if (strcmp (opt.given, opt.vertical))
    return;
  endif
  if (T == 0)
    error ("noneq:temperature", ...
           ["%s: at T = 0 there is no chi-hat = T chi; ask for chi with the" ...
            " option \"vertical\", \"chi\""], fname);
  endif
  if (strcmp (opt.given, "chi"))
    y = T * chi;
  else
    y = chi / T;
  endif

endfunction
