## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Stands before Octave's own ones during a second attempt at recording.

function y = ones (varargin)

  y = fresh (builtin ("ones", varargin{:}));

endfunction
