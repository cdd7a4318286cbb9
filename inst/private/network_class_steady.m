## Copyright (C) 2026 The noneq developers
##
## This file is part of noneq.
##
## noneq is free software: you can redistribute it and/or modify it under
## the terms of the GNU General Public License as published by the Free
## Software Foundation, either version 3 of the License, or (at your option)
## any later version.
##
## noneq is distributed in the hope that it will be useful, but WITHOUT ANY
## WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS
## FOR A PARTICULAR PURPOSE.  See the GNU General Public License for more
## details.
##
## You should have received a copy of the GNU General Public License along
## with noneq; see the file COPYING.  If not, see
## <https://www.gnu.org/licenses/>.

## [p, info] = network_class_steady (fname, net, members, method)
##
## Stationary distribution (1 x n) of NET inside its closed class MEMBERS.
## METHOD is "gth", "lu", "gmres" or "auto" (see network_steady).  INFO:
##   method  the one used
##   error   of the worst component, relative
##   notes   cellstr

function [p, info] = network_class_steady (fname, net, members, method)

  dense_limit = 2000;
  fill_limit = 3e7;

  p = zeros (1, net.n);
  info = struct ("method", "gth", "error", eps, "notes", {{}});
  m = numel (members);
  if (m == 1)
    p(members) = 1;
    if (net.n > 1)
      info.notes{1} = sprintf (["state %s is absorbing: every path ends in" ...
                                " it, and nothing flows in the steady state"], ...
                               net.labels{members});
    endif
    return;
  endif
  W = net.W(members,members);
  ## A power of two, so that no digit changes.
  W *= pow2 (-round (log2 (full (max (W(:))))));

  if (strcmp (method, "auto"))
    method = "gth";
    if (issparse (W) && m > dense_limit)
      method = "lu";
      pattern = W | W' | speye (m);
      order = amd (pattern);
      if (sum (symbfact (pattern(order,order), "sym")) > fill_limit)
        method = "gmres";
      endif
    endif
  endif

  switch (method)
    case "gth"
      try
        [factor, total] = __noneq_gth__ (full (W), []);
      catch err
        if (! isempty (strfind (err.message, "must be regular")))
          error ("noneq:range", ...
                 ["%s: the probability of a path between states of {%s} is" ...
                  " below 1e-308, the smallest number there is"], fname, ...
                 network_names (net, members));
        endif
        rethrow (err);
      end_try_catch
      q = __noneq_gth_solve__ (factor, total, [], 0)';
      info.error = m * eps;
    otherwise
      [q, info.error, info.notes] = by_matrix (fname, W, method);
  endswitch
  lost = members(q == 0);
  if (! isempty (lost))
    info.notes{end+1} = sprintf (["the probability of %s is below 1e-308" ...
                                  " and given as 0"], ...
                                 network_names (net, lost));
  endif
  info.method = method;
  p(members) = q;

endfunction

## p relative to the one of state r from the other columns of p G = 0: with
## M = -G without row and column r, x M = W(r,:).  M is an M-matrix, its
## inverse has no negative element, so that M^-1 bounds the error of each
## component by the sizes of the residual and of its own rounding.
function [q, worst, notes] = by_matrix (fname, W, method)

  n = rows (W);
  notes = {};
  leave = sum (W, 2);
  [~, r] = max (full (sum (W, 1)' ./ leave));
  for attempt = 1:6
    others = [1:r-1, r+1:n];
    A = (spdiags (leave, 0, n, n) - W)'(others,others);
    b = full (W(r,others))';
    [x, solve, note] = solution (fname, A, b, method);
    [largest, k] = max (x);
    if (largest < 1e3)
      break;
    endif
    ## The reference must not be a state that is hardly ever seen.
    r = others(k);
  endfor
  if (! all (isfinite (x)))
    error ("noneq:range", ...
           ["%s: the probabilities span more than the range of a double" ...
            " (1e-308 to 1e308) and \"method\", \"%s\" cannot scale them;" ...
            " give a full matrix"], fname, method);
  endif
  nonzeros_of_row = max (full (sum (A != 0, 2)));
  residual = abs (b - A * x) ...
             + (nonzeros_of_row + 2) * eps / 2 * (abs (A) * abs (x) + b);
  bound = solve (residual);
  q = zeros (1, n);
  q(others) = x;
  q(r) = 1;
  relative = zeros (1, n);
  relative(others) = abs (bound) ./ max (abs (x), realmin);
  if (! isempty (note))
    notes{end+1} = note;
  endif
  bad = q < 0 | relative > 1;
  if (any (bad))
    notes{end+1} = sprintf (["%d probabilities, the largest %.2g of the" ...
                             " largest of all, have no correct digit"], ...
                            nnz (bad), max (abs (q(bad))) / max (q));
    q = max (q, 0);
  endif
  ## Errors of x and of the norm.
  worst = max (relative) + sum (relative .* q) / sum (q);
  q /= sum (q);

endfunction

function [x, solve, note] = solution (fname, A, b, method)

  note = "";
  if (strcmp (method, "lu"))
    [L, U, P, Q] = lu (A);
    solve = @(c) Q * (U \ (L \ (P * c)));
  else
    [L, U] = ilu (A, struct ("type", "nofill"));
    solve = @(c) by_gmres (fname, A, c, L, U, 1e-4);
    x = by_gmres (fname, A, b, L, U, 1e-10);
  endif
  if (strcmp (method, "lu"))
    x = solve (b);
  endif
  ## Refinement, as long as it helps.
  last = Inf;
  for i = 1:10
    step = b - A * x;
    size_now = max (abs (step) ./ max (abs (A) * abs (x), realmin));
    if (! (size_now < 0.5 * last))
      break;
    endif
    last = size_now;
    x += solve (step);
  endfor

endfunction

function x = by_gmres (fname, A, b, L, U, tolerance)

  x = zeros (rows (A), 1);
  size_of_b = norm (b);
  if (size_of_b == 0)
    return;
  endif
  [x, flag, residual, at] = gmres (A, b / size_of_b, 60, tolerance, 20, L, U);
  if (residual > 1e-2)
    error ("noneq:convergence", ...
           ["%s: GMRES stopped at a residual of %.2g; try \"method\"," ...
            " \"lu\", or \"gth\" with a full matrix"], fname, residual);
  endif
  x *= size_of_b;

endfunction
