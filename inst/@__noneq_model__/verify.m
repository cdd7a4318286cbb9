## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## reason = verify (model)
##
## Does the recorded program give what the functions give?  REASON is empty,
## or says where it does not.

function reason = verify (model)

  [x, lambda, t] = sample_states (model, 12);
  inputs = [x; lambda; t].';
  v = __noneq_evaluate__ (model.energy, inputs, 1);
  e = bound (model, model.roots.energy, inputs, v);
  reason = compared (model.U, v, e, x, lambda, t);
  if (isempty (reason) && ! isempty (model.f))
    image = __noneq_compile__ (model.nodes, model.values, model.roots.f, ...
                               columns (inputs));
    v = __noneq_evaluate__ (image, inputs, 1);
    e = bound (model, model.roots.f, inputs, v);
    reason = compared (model.f, v, e, x, lambda, t);
  endif

endfunction

## Rounding errors of V; of a long program a guess, since the bound would
## take longer than all else.
function e = bound (model, roots, inputs, v)

  if (columns (model.nodes) < 2e5)
    [~, e] = graph_values (model.nodes, model.values, roots, inputs);
  else
    e = 1e-9 * abs (v) + 1e-9;
  endif

endfunction

function reason = compared (term, v, e, x, lambda, t)

  reason = "";
  begin = tic ();
  for k = 1:rows (v)
    at = {x(:,k), lambda(:,k), t(k)}(1:term.inputs);
    try
      want = term.handle (at{:});
      again = term.handle (at{:});
    catch
      ## Out of the function's own domain.
      continue;
    end_try_catch
    if (! isequaln (want, again))
      reason = [term.name " gives two different values for the same state"];
      return;
    endif
    want = double (want(:));
    if (! isreal (want))
      want(imag (want) != 0) = NaN;
      want = real (want);
    endif
    got = v(k,:)(:);
    far = (abs (got - want) > 8 * e(k,:)(:) + 1e-13 * abs (want)) ...
          | (isnan (got) & isfinite (want));
    bad = find (far & isfinite (want), 1);
    if (! isempty (bad))
      reason = sprintf (["the recorded %s is %.15g where the function " ...
                         "gives %.15g, at x = %s"], term.name, got(bad), ...
                        want(bad), mat2str (x(:,k)(1:min (end, 6)).', 6));
      if (isnan (got(bad)))
        reason = [reason ": the program has no complex numbers, write " ...
                  "merge (mask, f1, f2) in the place of mask .* f1"];
      endif
      return;
    endif
    if (toc (begin) > 1)
      return;
    endif
  endfor

endfunction
