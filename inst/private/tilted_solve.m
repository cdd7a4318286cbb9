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

## [g, J] = tilted_solve (factor, a)
## g = tilted_solve (factor, a, "absorb")
##
## For every column of the rewards A (n x m, a reward rate of each state), the
## steady mean reward rate J (1 x m) and the solution of G g = J - a with
## g(1,:) = 0.  With "absorb", state 1 ends the process: g is the mean reward
## from each state up to its end, G g = -a on the states 2 .. n.

function [g, J] = tilted_solve (factor, a, ending)

  [n, m] = size (a);
  absorb = nargin > 2;
  if (factor.sparse)
    b = [a(2:n,:), ones(n - 1, 1)];
    x = factor.Q * (factor.U \ (factor.L \ (factor.P * (factor.R \ b))));
    if (absorb)
      J = zeros (1, m);
    else
      top = [a(1,:), 1] + factor.first(2:n) * x;
      J = top(1:m) / top(end);
    endif
    g = [zeros(1, m); x(:,1:m) - x(:,end) * J];
    return;
  endif

  ## A removed state hands its reward, and the time it takes, to the states
  ## that lead to it.  (Not by the operator \ for triangles, which warns of
  ## rates of very different size where there is nothing to warn of.)
  b = [a, ones(n, 1)];
  for k = n:-1:2
    b(1:k-1,:) += factor.upper(1:k-1,k) * b(k,:);
  endfor
  J = zeros (1, m);
  if (! absorb)
    J = b(1,1:m) / b(1,end);
  endif
  g = zeros (n, m);
  g(2:n,:) = factor.lower \ ((b(2:n,1:m) - b(2:n,end) * J) ./ factor.s(2:n));

endfunction
