## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function varargout = isequal (varargin)

  refuse ("'isequal'", "use a mask: all (x == y)");

endfunction
