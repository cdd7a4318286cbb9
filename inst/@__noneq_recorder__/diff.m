## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

function y = diff (x, order, dim)

  if (nargin < 2 || isempty (order))
    order = 1;
  endif
  if (nargin < 3)
    dim = first_dimension (x);
  endif
  x = lift (x);
  for k = 1:order
    n = size (x.id, dim);
    up = down = x;
    if (dim == 1)
      up.id = x.id(2:n,:);
      down.id = x.id(1:n-1,:);
    else
      up.id = x.id(:,2:n);
      down.id = x.id(:,1:n-1);
    endif
    x = up - down;
  endfor
  y = x;

endfunction
