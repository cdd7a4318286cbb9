## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Stands before Octave's own eye during a second attempt at recording.

function y = eye (varargin)

  y = fresh (builtin ("eye", varargin{:}));

endfunction
