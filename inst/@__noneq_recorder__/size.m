## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function varargout = size (x, varargin)

  [varargout{1:max (nargout, 1)}] = size (x.id, varargin{:});

endfunction
