## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = call_blocks (term, k, x, lambda, t)
##
## The user's function TERM for the states in the columns of X: K x m.  One
## call for all if the function works by elements, else one for each.

function y = call_blocks (term, k, x, lambda, t)

  m = columns (x);
  if (term.elementwise)
    y = real_only (term.handle ({x, lambda, t}{1:term.inputs}));
    if (! isequal (size (y), [k, m]))
      error ("noneq:size", ["langevin_potential: %s gave %d x %d for " ...
             "%d states at once, %d x %d expected"], term.name, size (y), ...
             m, k, m);
    endif
    return;
  endif
  y = zeros (k, m);
  for j = 1:m
    v = term.handle ({x(:,j), lambda(:,j), t(j)}{1:term.inputs});
    if (numel (v) != k)
      error ("noneq:size", ["langevin_potential: %s must give %d x 1 for " ...
             "one state, got %d x %d"], term.name, k, size (v));
    endif
    y(:,j) = real_only (v);
  endfor

endfunction

function y = real_only (y)

  y = double (y);
  if (! isreal (y))
    y(imag (y) != 0) = NaN;
    y = real (y);
  endif

endfunction
