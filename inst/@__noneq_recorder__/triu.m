## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = triu (x, varargin)

  y = rearrange (@triu, x, varargin{:});

endfunction
