## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = norm (x, p, varargin)

  if (nargin < 2)
    p = 2;
  endif
  if (strcmpi (p, "fro"))
    x.id = x.id(:);
    p = 2;
  elseif (strcmpi (p, "inf"))
    p = Inf;
  endif
  if (! isvector (x.id) || nargin > 2 || ischar (p) || ! isnumeric (p))
    refuse ("norm of a matrix", "use norm (x(:)) or sums of its elements");
  endif
  x.id = x.id(:);
  if ((isscalar (x.id) && p != 0) || p == Inf)
    y = max (abs (x));
  elseif (p == -Inf)
    y = min (abs (x));
  elseif (p == 1)
    y = sum (abs (x));
  elseif (p == 0)
    y = nnz (x);
  elseif (p == 2)
    y = sqrt (sum (x .* x));
  else
    y = sum (abs (x) .^ p) ^ (1 / p);
  endif

endfunction
