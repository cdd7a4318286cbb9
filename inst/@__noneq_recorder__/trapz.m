## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = trapz (varargin)

  if (nargin == 1)
    y = lift (varargin{1});
    grid = 1:numel (y.id);
  else
    [grid, y] = varargin{1:2};
    y = lift (y);
  endif
  if (nargin > 2 || ! isvector (y.id))
    refuse ("trapz of anything but one vector", "write the sum");
  endif
  y.id = y.id(:);
  h = diff (grid(:));
  n = numel (y.id);
  lower = upper = y;
  lower.id = y.id(1:n-1);
  upper.id = y.id(2:n);
  y = sum ((lower + upper) .* h) / 2;

endfunction
