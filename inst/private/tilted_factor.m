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

## factor = tilted_factor (T)
##
## Elimination of the states n, n-1, .., 2 of a jump process with rates T
## (n x n, diagonal zero), from which state 1 can be reached from every state.
## With it, tilted_solve and tilted_steady solve systems with the generator.
##
## Up to 1000 states the elimination has no subtraction (Grassmann, Taksar and
## Heyman): G = -(I - upper) diag (s) lower, with upper strictly so; its parts
## have small relative errors, however stiff the rates are.  Beyond, it is the
## sparse LU of the generator without state 1.

function factor = tilted_factor (T)

  n = rows (T);
  factor.first = T(1,:);
  factor.sparse = n > 1000;
  if (factor.sparse)
    T = sparse (T(2:n,:));
    total = full (sum (T, 2));
    A = spdiags (total, 0, n - 1, n - 1) - T(:,2:n);
    [factor.L, factor.U, factor.P, factor.Q, factor.R] = lu (A);
    return;
  endif

  T = full (T);
  s = [];
  if (n > 100)
    try
      [T, s] = __noneq_gth__ (T, []);
    catch err
      ## It refuses sums below 1e-308, which matter nothing here.
      if (isempty (strfind (err.message, "must be regular")))
        rethrow (err);
      endif
    end_try_catch
  endif
  if (isempty (s))
    s = zeros (n, 1);
    for k = n:-1:2
      below = 1:k-1;
      s(k) = sum (T(k,below));
      T(below,k) /= s(k);
      T(below,below) += T(below,k) * T(k,below);
    endfor
  endif
  factor.upper = T;
  ## Scaled so that its rows are numbers from 0 to 1.
  factor.s = s;
  factor.lower = eye (n - 1) - tril (T(2:n,2:n), -1) ./ s(2:n);

endfunction
