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

## opt = parse_options (fname, args, table)
##
## The one reader of options.  ARGS is the cell of a function's trailing
## arguments: name/value pairs, a struct, or a struct and then pairs.  TABLE
## is n x 3: {name, default, check}.  CHECK is
##   "logical"   true or false
##   "number"    a finite real scalar
##   "positive"  a number above zero
##   "count"     an integer from 1 on
##   "whole"     an integer from 0 on
##   "time"      a number from 0 on
##   "fraction"  a number between 0 and 1, which are excluded
##   "probability"  the same, by that name
##   "function"  a function handle
##   {...}       one of these words (case-insensitive; returned as listed)
##   handle      msg = handle (value): empty when the value will do, else what
##               it must be, as in 'option "x" must be <msg>'
## An empty value stands for the default.  Names are case-insensitive.

function opt = parse_options (fname, args, table)

  names = table(:,1)';
  opt = cell2struct (table(:,2), names, 1);

  if (! isempty (args) && isstruct (args{1}))
    if (! isscalar (args{1}))
      error ("noneq:option", ...
             "%s: an option struct must be 1 x 1, got %d x %d", fname, ...
             rows (args{1}), columns (args{1}));
    endif
    args = [[fieldnames(args{1})'; struct2cell(args{1})'](:)', args(2:end)];
  endif
  if (mod (numel (args), 2) != 0 && ischar (args{end}))
    error ("noneq:option", ...
           "%s: options come in pairs \"name\", value; the last has no value", ...
           fname);
  endif

  for i = 1:2:numel (args)
    name = args{i};
    if (! (ischar (name) && isrow (name)))
      error ("noneq:option", ...
             "%s: option name expected as argument %d of the options, got a %s", ...
             fname, i, class (name));
    endif
    k = find (strcmpi (name, names));
    if (isempty (k))
      error ("noneq:option", ...
             "%s: unknown option \"%s\"; valid options are: %s", fname, ...
             name, strjoin (names, ", "));
    endif
    value = args{i+1};
    if (isempty (value))
      continue;
    endif
    opt.(names{k}) = checked (fname, names{k}, value, table{k,3});
  endfor

endfunction

function value = checked (fname, name, value, check)

  must = "";
  real_scalar = (isnumeric (value) || islogical (value)) ...
                && isscalar (value) && isreal (value);
  if (iscellstr (check))
    k = [];
    if (ischar (value))
      k = find (strcmpi (value, check));
    endif
    if (isempty (k))
      must = ["one of: " strjoin(check, ", ")];
    else
      value = check{k};
    endif
  elseif (is_function_handle (check))
    must = check (value);
    ## Of any class, as the numbers below.
    if (isempty (must) && isnumeric (value) && isscalar (value))
      value = full (double (value));
    endif
  else
    number = real_scalar && ! islogical (value) && isfinite (value);
    switch (check)
      case "logical"
        if (! (real_scalar && (value == 0 || value == 1)))
          must = "true or false";
        else
          value = logical (value);
        endif
      case "number"
        if (! number)
          must = "a finite number";
        endif
      case "positive"
        if (! (number && value > 0))
          must = "a positive number";
        endif
      case "count"
        if (! (number && value >= 1 && value == fix (value)))
          must = "a positive integer";
        endif
      case "time"
        if (! (number && value >= 0))
          must = "a time not below 0";
        endif
      case "fraction"
        if (! (number && value > 0 && value < 1))
          must = "a number between 0 and 1";
        endif
      case "probability"
        if (! (number && value > 0 && value < 1))
          must = "a probability between 0 and 1";
        endif
      case "function"
        if (! is_function_handle (value))
          must = "a function handle";
        endif
      case "whole"
        if (! (number && value >= 0 && value == fix (value)))
          must = "an integer not below 0";
        endif
    endswitch
    if (isempty (must) && isnumeric (value))
      value = full (double (value));
    endif
  endif
  if (! isempty (must))
    error ("noneq:option", "%s: option \"%s\" must be %s, got %s", fname, ...
           name, must, shown (value));
  endif

endfunction

## VALUE in a few characters.
function text = shown (value)

  if (ischar (value) && rows (value) <= 1)
    text = ["\"" value "\""];
  elseif ((isnumeric (value) || islogical (value)) && isscalar (value))
    text = num2str (double (value));
  else
    text = sprintf ("a %s %s", sprintf ("%dx", size (value))(1:end-1), ...
                    class (value));
  endif

endfunction
