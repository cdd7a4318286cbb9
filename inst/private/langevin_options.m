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

## table = langevin_options ()
##
## Rows of an option table (see parse_options) that langevin and switching
## share: the physics, read by langevin_physics, and the run.

function table = langevin_options ()

  table = [{"step", [], "positive"
            "kT", [], @(x) positives_message (x, true)
            "temperature", [], @(x) positives_message (x, true)
            "units", "", {"kT", "J", "kJ/mol", "kcal/mol", "eV", "pN nm"}
            "kB", [], "positive"
            "mass", [], @(x) positives_message (x, false)
            "friction", [], @(x) positives_message (x, true)
            "mobility", [], @(x) positives_message (x, false)
            "overdamped", [], "logical"
            "scheme", "", @scheme_message
            "updates", "ends", {"ends", "middle"}
            "kernel", {}, @kernels_message
            "baths", [], @(x) counts_message (x)
            "reflect", [], @walls_message
            "force", [], "function"
            "trace", "auto", {"auto", "require", "off"}
            "gradient", [], "function"
            "normals", 32, @normals_message
            "memory", 2e9, "positive"
            "verbose", false, "logical"}
           common_options("random", "threads")];

endfunction

function must = positives_message (x, zero)

  must = "";
  if (! (isnumeric (x) && isreal (x) && isvector (x)
         && all (isfinite (x)) && all (x > 0 | (zero & x == 0))))
    must = ifelse (zero, "a number not below 0, or one for each coordinate", ...
                   "a positive number, or one for each coordinate");
  endif

endfunction

function must = kernels_message (x)

  if (iscell (x))
    x(cellfun (@isempty, x)) = [];
  else
    x = {x};
  endif
  must = cellfun (@kernel_message, x(:)', "uniformoutput", false);
  must(cellfun (@isempty, must)) = [];
  must = ifelse (isempty (must), "", ...
                 [strjoin(must(1:min(1,end)), "") ...
                  ", or a cell with that or [] for each coordinate"]);

endfunction

function must = counts_message (x)

  must = "";
  if (! (isnumeric (x) && isreal (x) && isvector (x)
         && all (x >= 1 & x == fix (x))))
    must = "the number of the bath of each coordinate, from 1 on";
  endif

endfunction

function must = walls_message (x)

  must = "";
  if (! (isnumeric (x) && isreal (x) && rows (x) == 2
         && all (x(1,:) < x(2,:))))
    must = ["[lowest; highest], one column or one for each coordinate," ...
            " -Inf or Inf where there is no wall"];
  endif

endfunction

function must = scheme_message (x)

  must = "";
  names = __noneq_langevin_scheme__ ("", 0);
  splitting = ischar (x) && isrow (x) && ! isempty (x) ...
              && all (any (x == "VROH"', 1)) && numel (x) <= 64 ...
              && any (x == "V") && any (x == "R");
  if (! (splitting || (ischar (x) && any (strcmpi (x, names)))))
    must = ["one of: " strjoin(names, ", ") ...
            ", or a string of sub-steps V, R, O, H such as \"VRORV\""];
  endif

endfunction
