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

## v = check_quantity (fname, name, v, must, sizes)
##
## A physical quantity given as an argument: real, numeric, not NaN, and
## MUST be "positive", "not negative" or "finite".  SIZES lists the numbers of
## elements allowed ([]: any but none).  Returned as double.

function v = check_quantity (fname, name, v, must, sizes)

  if (! (isnumeric (v) || islogical (v)) || ! isreal (v))
    error ("noneq:type", "%s: %s must be real numbers, got a %s", fname, ...
           name, ifelse (isnumeric (v), "complex array", class (v)));
  endif
  v = full (double (v));
  if (isempty (sizes) && isempty (v))
    error ("noneq:size", "%s: %s is empty", fname, name);
  elseif (! isempty (sizes) && ! any (numel (v) == sizes))
    words = arrayfun (@(n) sprintf ("%d", n), sizes, "uniformoutput", false);
    error ("noneq:size", "%s: %s must have %s elements, got %d x %d", fname, ...
           name, strjoin (words, " or "), rows (v), columns (v));
  endif
  bad = find (isnan (v), 1);
  if (! isempty (bad))
    error ("noneq:nan", "%s: %s is NaN", fname, place (name, v, bad));
  endif
  switch (must)
    case "positive"
      bad = find (! (v > 0 & v < Inf), 1);
      what = "positive and finite";
    case "not negative"
      bad = find (! (v >= 0 & v < Inf), 1);
      what = "0 or above and finite";
    case "finite"
      bad = find (isinf (v), 1);
      what = "finite";
  endswitch
  if (! isempty (bad))
    error ("noneq:range", "%s: %s must be %s, got %g", fname, ...
           place (name, v, bad), what, v(bad));
  endif

endfunction

function text = place (name, v, k)

  text = name;
  if (! isscalar (v))
    text = sprintf ("%s(%d)", name, k);
  endif

endfunction
