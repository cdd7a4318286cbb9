## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = colon (varargin)

  for k = 1:nargin
    if (isobject (varargin{k}))
      varargin{k} = known_value (varargin{k}, "a range");
    endif
  endfor
  y = colon (varargin{:});

endfunction
