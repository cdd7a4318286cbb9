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

## solver = network_absorbing (fname, net, states)
##
## The process that is watched while it stays in STATES, all of which lead out
## of them.  With M = diag (all rates out of a state) - rates among STATES:
##   solver.right (B)   M^-1 B      (mean times and probabilities by state)
##   solver.left (B)    B M^-1      (mean time spent in each state)
##   solver.log_det     log (det (M))
##   solver.method      "gth" or "lu"
## B must not have negative elements: nothing is then lost by cancellation
## ("gth").  Large sparse M take the sparse LU factors, with refinement.

function solver = network_absorbing (fname, net, states)

  dense_limit = 2000;

  m = numel (states);
  solver.method = "gth";
  if (m == 0)
    solver.right = @(B) B;
    solver.left = @(B) B;
    solver.log_det = 0;
    return;
  endif
  W = net.W(states,states);
  outside = true (1, net.n);
  outside(states) = false;
  leave = full (sum (net.W(states,outside), 2));
  if (issparse (W) && m > dense_limit)
    solver.method = "lu";
    M = spdiags (sum (W, 2) + leave, 0, m, m) - W;
    [L, U, P, Q] = lu (M);
    solver.right = @(B) refined (@(b) Q * (U \ (L \ (P * b))), M, B);
    solver.left = @(B) refined (@(b) P' * (L' \ (U' \ (Q' * b))), M', B')';
    solver.log_det = full (sum (log (abs (diag (U)))));
    return;
  endif

  power = -round (log2 (full (max (max (W(:)), max (leave)))));
  unit = pow2 (power);
  try
    [factor, total] = __noneq_gth__ (full (W) * unit, leave * unit);
  catch err
    if (! isempty (strfind (err.message, "must be regular")))
      error ("noneq:range", ...
             ["%s: the probability of a path out of {%s} is below 1e-308," ...
              " the smallest number there is"], fname, ...
             network_names (net, states));
    endif
    rethrow (err);
  end_try_catch
  solver.right = @(B) unit * __noneq_gth_solve__ (factor, total, B, 1);
  solver.left = @(B) unit * __noneq_gth_solve__ (factor, total, B', 2)';
  solver.log_det = sum (log (total)) - m * power * log (2);

endfunction

function X = refined (solve, M, B)

  X = solve (B);
  for i = 1:2
    X += solve (B - M * X);
  endfor

endfunction
