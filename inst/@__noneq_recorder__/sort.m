## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function varargout = sort (varargin)

  refuse ("'sort'", ...
          "the order depends on the state");

endfunction
