## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = mean (x, dim)

  if (nargin < 2)
    dim = first_dimension (x);
  elseif (! (isnumeric (dim) && isscalar (dim)))
    refuse ("mean with an option", "use sum (x) / numel (x)");
  endif
  y = sum (x, dim) / size (x, dim);

endfunction
