## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = size_equal (varargin)

  y = true;
  shape = size (varargin{1});
  for k = 2:nargin
    y = y && isequal (shape, size (varargin{k}));
  endfor

endfunction
