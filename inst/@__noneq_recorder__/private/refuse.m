## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## refuse (what, advice)
##
## The error for what cannot be recorded: what, where, and what to do.

function refuse (what, advice)

  [place, ~, ~, library] = user_place (dbstack (1));
  if (! isempty (library) && isempty (strfind (what, ["'" library "'"])))
    what = sprintf ("%s within '%s'", what, library);
  endif
  error ("noneq:record", "%s%s: %s", what, place, advice);

endfunction
