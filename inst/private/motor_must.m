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

## msg = motor_must (value, kind)
##
## For the table of parse_options: empty if VALUE is an array of the KIND,
## else what it must be.  "real": finite real numbers; "from zero": none of
## them negative; "above zero".

function msg = motor_must (value, kind)

  msg = "";
  good = isnumeric (value) && isreal (value) && all (isfinite (value(:)));
  switch (kind)
    case "real"
      if (! good)
        msg = "finite real numbers";
      endif
    case "from zero"
      if (! (good && all (value(:) >= 0)))
        msg = "finite numbers from 0 on";
      endif
    case "above zero"
      if (! (good && all (value(:) > 0)))
        msg = "finite numbers above 0";
      endif
  endswitch

endfunction
