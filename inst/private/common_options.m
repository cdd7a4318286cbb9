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

## table = common_options (group, ...)
##
## Rows of an option table (see parse_options) that several functions share,
## so that the same option has the same name, default and check everywhere.
## GROUP is
##   "energy"   kT, temperature, units, kB  (read by thermal_energy)
##   "work"     "energy" and negated
##   "random"   seed  (read by seed_option)
##   "threads"  threads

function table = common_options (varargin)

  table = cell (0, 3);
  for group = varargin
    switch (group{1})
      case "energy"
        new = {"kT", [], "positive"
               "temperature", [], "positive"
               "units", "", {"kT", "J", "kJ/mol", "kcal/mol", "eV", "pN nm"}
               "kB", [], "positive"};
      case "work"
        new = [common_options("energy"); {"negated", false, "logical"}];
      case "random"
        new = {"seed", [], @seed_message};
      case "threads"
        new = {"threads", 0, @threads_message};
    endswitch
    table = [table; new];
  endfor

endfunction

function must = seed_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 0 && value <= flintmax && value == fix (value)))
    must = "an integer from 0 to 2^53";
  endif

endfunction

function must = threads_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 0 && value <= 1024 && value == fix (value)))
    must = "an integer from 0 (all processors) to 1024";
  endif

endfunction
