## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = rearrange (f, x, ...)
##
## Moves elements by applying the function F to their nodes; elements that F
## adds are zeros.

function y = rearrange (f, x, varargin)

  x = lift (x);
  for k = 1:numel (varargin)
    if (isobject (varargin{k}))
      varargin{k} = known_value (varargin{k}, func2str (f));
    endif
  endfor
  y = x;
  y.id = filled (f (x.id, varargin{:}));

endfunction
