## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function varargout = subsref (model, s)

  if (! strcmp (s(1).type, "."))
    error ("noneq:type", ...
           "langevin_potential: a model has fields, no elements: model.d");
  endif
  names = fieldnames (model);
  if (! any (strcmp (s(1).subs, names)))
    error ("noneq:option", ...
           "langevin_potential: a model has no field \"%s\"; it has: %s", ...
           s(1).subs, strjoin (names', ", "));
  endif
  value = model.(s(1).subs);
  if (numel (s) > 1)
    value = subsref (value, s(2:end));
  endif
  varargout{1} = value;

endfunction
