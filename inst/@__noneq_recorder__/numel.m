## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = numel (x, varargin)

  y = numel (x.id);
  if (! isempty (varargin))
    y = numel (x.id(varargin{:}));
  endif

endfunction
