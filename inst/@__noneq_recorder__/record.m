## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [y, reason, branch, again] = record (x, f, inputs)
##
## Calls the handle F with the recorded INPUTS and returns what it gives, or
## in REASON why that cannot be recorded.  BRANCH: because the way through the
## code depends on the state.  AGAIN: because of an error of Octave's, which
## the functions in shadows may avoid.  X is any recorded value.

function [y, reason, branch, again] = record (x, f, inputs)

  [y, err] = attempt (f, inputs);
  again = ! isempty (err) && ! any (strcmp (err.identifier, ...
                                    {"noneq:record", "noneq:branch"}));
  reason = "";
  branch = false;
  if (isempty (err) && isobject (y))
    place = tape ("unused", y.id(:).');
    if (! isempty (place))
      err.identifier = "noneq:branch";
      err.message = ["'switch' on the state (or a result of == that " ...
                     "nothing uses)" place ...
                     ": use a mask such as (x == 1) .* f"];
    endif
  endif
  if (! isempty (err))
    y = [];
    branch = strcmp (err.identifier, "noneq:branch");
    if (branch || strcmp (err.identifier, "noneq:record"))
      reason = err.message;
    else
      reason = translated (err, f, inputs);
    endif
    text = regexprep (func2str (f), '\s+', " ");
    if (numel (text) > 60)
      text = [text(1:57) "..."];
    endif
    reason = strrep (reason, "@<anonymous>", text);
  endif

endfunction

function [y, err] = attempt (f, inputs)

  y = err = [];
  try
    y = f (inputs{:});
  catch err
  end_try_catch

endfunction

## What an error of Octave's means for the user's code.
function reason = translated (err, f, inputs)

  [place, ~, ~, library] = user_place (err.stack);
  if (isempty (err.stack))
    ## Some errors come without a place: the last recorded operation is near.
    tape ("locate", true);
    unwind_protect
      attempt (f, inputs);
    unwind_protect_cleanup
      place = tape ("locate", false);
    end_unwind_protect
    place = strrep (place, " at line ", " at or after line ");
  endif
  message = strtrim (strtok (err.message, "\n"));
  advice = "";
  if (regexp (message, '^operator =: no conversion'))
    what = "assignment of the state to an element of an array of numbers";
    advice = "make the array with zeros (size (x))";
  elseif (regexp (message, "map_value"))
    what = "a matrix with a row of numbers only beside rows of the state";
    advice = "write that row with the state, as in [7, 8] + 0 * x(1)";
  elseif (regexp (message, 'unary operator ''(\+\+|--)'''))
    what = "++ or -- of the state";
    advice = "write x += 1";
  elseif (regexp (message, 'for loop expression'))
    what = "'for' over the elements of the state";
    advice = "write for i = 1:numel (x)";
  elseif (regexp (message, '(horzcat|vertcat) method failed'))
    what = "joining the state with something that is no real number";
    advice = "join numbers only";
  elseif (regexp (message, '^subsref: '))
    what = "indexing the state with . or {}";
    advice = "use x(i)";
  elseif (regexp (message, 'undefined-function'))
    what = message;
  else
    name = library;
    if (isempty (name))
      name = regexp (message, '^(\w+)(?=: )', "match", "once");
    endif
    if (isempty (name))
      name = regexp (message, '(?<=octave_base_value::)(\w+)(?= \(\))', ...
                     "match", "once");
    endif
    if (isempty (name))
      what = "an operation";
    else
      what = ["'" name "'"];
    endif
    advice = sprintf ("it takes numbers only (Octave: %s)", message);
  endif
  if (isempty (advice))
    reason = [what place];
  else
    reason = [what place ": " advice];
  endif

endfunction
