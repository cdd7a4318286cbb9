## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function varargout = single (varargin)

  refuse ("'single'", ...
          "compute in double precision");

endfunction
