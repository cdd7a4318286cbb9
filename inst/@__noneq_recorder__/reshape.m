## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = reshape (x, varargin)

  y = rearrange (@reshape, x, varargin{:});

endfunction
