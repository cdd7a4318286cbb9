## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = evaluate (model, what, x, lambda, t)
##
## WHAT is "energy" (U, 1 x m), "force" (-dU/dx + f, d x m) or "dlambda"
## (dU/dlambda, p x m), for the m states that are the columns of X, d x m.
## LAMBDA is p x m or p x 1, T 1 x m or a scalar (0).  What is complex or
## has no value is NaN.

function y = evaluate (model, what, x, lambda, t)

  if (nargin < 4)
    lambda = [];
  endif
  if (nargin < 5)
    t = 0;
  endif
  [d, m] = size (x);
  if (d != model.d || ! isnumeric (x) || ! isreal (x))
    error ("noneq:size", ["langevin_potential: states must be the columns " ...
           "of a real array with d = %d rows, got a %d x %d %s"], model.d, ...
           d, m, class (x));
  elseif (! isnumeric (lambda) || ! any (columns (lambda) == [1, m])
          && model.p > 0 || rows (lambda) != model.p && model.p > 0)
    error ("noneq:size", ["langevin_potential: lambda must be %d x 1 or " ...
           "%d x %d, got %d x %d"], model.p, model.p, m, size (lambda));
  elseif (! isnumeric (t) || ! any (numel (t) == [1, m]))
    error ("noneq:size", ["langevin_potential: t must be a number or one " ...
           "for each of the %d states, got %d"], m, numel (t));
  endif
  x = double (x);
  if (model.p == 0)
    lambda = zeros (0, m);
  endif
  lambda = double (lambda) + zeros (model.p, m);
  t = double (t(:).') + zeros (1, m);
  switch (lower (what))
    case {"energy", "force", "dlambda"}
      what = lower (what);
    otherwise
      error ("noneq:option", ["langevin_potential: \"energy\", \"force\" " ...
             "or \"dlambda\" expected, got \"%s\""], what);
  endswitch

  if (model.recorded)
    if (strcmp (what, "dlambda") && model.p == 0)
      y = zeros (0, m);
    else
      ## One thread unless there is enough for two.
      y = __noneq_evaluate__ (model.(what), [x; lambda; t].', ...
                              double (m < 1e4)).';
    endif
    return;
  endif

  switch (what)
    case "energy"
      y = call_blocks (model.U, 1, x, lambda, t);
    case "force"
      if (isempty (model.gradient))
        y = -differences (model, x, lambda, t, 1, d);
      else
        y = -call_blocks (model.gradient, d, x, lambda, t);
      endif
      if (! isempty (model.f))
        y += call_blocks (model.f, d, x, lambda, t);
      endif
    case "dlambda"
      y = differences (model, x, lambda, t, 2, model.p);
  endswitch

endfunction

## Central differences of U in the K elements of argument WHICH: state by
## state, so that a trajectory does not depend on those computed with it.
function g = differences (model, x, lambda, t, which, k)

  inputs = {x, lambda, t};
  g = zeros (k, columns (x));
  for i = 1:k
    at = inputs{which}(i,:);
    if (which == 1)
      h = cbrt (eps) * max (abs (at), model.length(i));
    else
      h = cbrt (eps) * max (abs (at), 1);
    endif
    up = down = inputs;
    up{which}(i,:) = at + h;
    down{which}(i,:) = at - h;
    g(i,:) = (call_blocks (model.U, 1, up{:}) ...
              - call_blocks (model.U, 1, down{:})) ...
             ./ (up{which}(i,:) - down{which}(i,:));
  endfor

endfunction
