## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function varargout = find (varargin)

  refuse ("'find'", ...
          "use a mask: sum ((x > 0) .* f)");

endfunction
