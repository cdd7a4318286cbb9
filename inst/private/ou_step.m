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

## [E, Q, C] = ou_step (X, N)
##
## The Ornstein-Uhlenbeck process dy = X y dt + noise of intensity N (diagonal,
## as a column) over a time of 1: y' = (I + E) y + C n with n normal, C lower
## triangular, C C' = Q.  From a series over a short time, and doubling it: all
## terms of Q are of one sign, and E is the small part of I + E, so that neither
## loses digits to a short step or to rates far apart.

function [E, Q, C] = ou_step (X, N)

  doublings = max (0, ceil (log2 (norm (X, 1))) + 2);
  X *= 2 ^ -doublings;
  term = X;
  E = X;
  flow = diag (N * 2 ^ -doublings);
  Q = flow;
  for k = 2:18
    term = X * term / k;
    E += term;
    flow = (X * flow + flow * X') / k;
    Q += flow;
  endfor
  for k = 1:doublings
    A = eye (rows (E)) + E;
    Q += A * Q * A';
    E = 2 * E + E * E;
  endfor
  Q = (Q + Q') / 2;

  if (nargout > 2)
    s = sqrt (diag (Q));
    s(s == 0) = 1;
    R = Q ./ s ./ s';
    C = NaN (rows (Q));
    bad = ! all (isfinite (R(:)));
    if (! bad)
      [C, bad] = chol (R, "lower");
    endif
    if (bad && all (isfinite (R(:))))
      ## Of less than full rank, as far as rounding tells.
      [V, D] = eig (R);
      [~, C] = qr ((V * sqrt (max (D, 0)))');
      C = C';
    endif
    C .*= s;
  endif

endfunction
