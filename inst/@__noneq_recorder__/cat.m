## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = cat (dim, varargin)

  y = joined (@(varargin) cat (dim, varargin{:}), varargin);

endfunction
