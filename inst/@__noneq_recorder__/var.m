## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = var (x, varargin)

  if (! isempty (varargin))
    refuse ("var with an option", "use sum ((x - mean (x)).^2) / n");
  endif
  dim = first_dimension (x);
  y = sum ((x - mean (x, dim)) .^ 2, dim) / max (size (x, dim) - 1, 1);

endfunction
