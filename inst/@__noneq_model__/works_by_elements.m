## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## model = works_by_elements (model, branch)
##
## Finds out which of the user's functions can be called for many states at
## once: those that then give what they give one by one, for states of all
## magnitudes and both signs together.  One with a BRANCH on the state cannot;
## one that takes long is not tried.

function model = works_by_elements (model, branch)

  if (branch)
    return;
  endif
  [x, lambda, t] = sample_states (model, 256);
  ## 18 decades, so that a threshold somewhere splits the states.
  x = x .* 10 .^ [zeros(1, 64), 8 - 18 * (1:192) / 192];
  for name = {"U", "f", "gradient"}
    term = model.(name{1});
    if (isempty (term))
      continue;
    endif
    k = model.d;
    if (strcmp (name{1}, "U"))
      k = 1;
    endif
    try
      begin = cputime ();
      call_blocks (term, k, x(:,1), lambda(:,1), t(1));
      if (cputime () - begin > 0.02)
        continue;
      endif
      one = call_blocks (term, k, x, lambda, t);
      term.elementwise = true;
      many = call_blocks (term, k, x, lambda, t);
      close = abs (many - one) <= 1e-12 * abs (one) ...
              | (isnan (many) & isnan (one)) | many == one;
      if (all (close(:)))
        model.(name{1}) = term;
      endif
    end_try_catch
  endfor

endfunction
