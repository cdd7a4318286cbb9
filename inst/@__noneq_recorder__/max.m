## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function [y, place] = max (varargin)

  if (nargout > 1)
    refuse ("the place of the maximum", ...
            "it is an index that depends on the state");
  endif
  y = extremum ("max", varargin{:});

endfunction
