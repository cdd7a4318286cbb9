## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Stands before Octave's own zeros during a second attempt at recording.

function y = zeros (varargin)

  y = fresh (builtin ("zeros", varargin{:}));

endfunction
