## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = polyval (p, x, varargin)

  if (nargin > 2 && ! isempty (varargin{1}))
    refuse ("polyval with error estimates", "use polyval (p, x)");
  endif
  if (nargin == 4)
    x = (x - varargin{2}(1)) / varargin{2}(2);
  endif
  p = lift (p);
  y = 0 * x;
  term = p;
  for k = 1:numel (p.id)
    term.id = p.id(k);
    y = y .* x + term;
  endfor

endfunction
