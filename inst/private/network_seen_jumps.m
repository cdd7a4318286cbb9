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

## [bound, again] = network_seen_jumps (net, flux, D)
##
## Lower bound of the entropy production rate from the order of the jumps that
## D (one number a jump) counts, all others unseen: see network_uncertainty.
## NET is from tilted_problem, FLUX the jumps per time.  AGAIN is
## [P(+|+); P(-|-)] for a current along one edge, else NaN.

function [bound, again] = network_seen_jumps (net, flux, D)

  again = [NaN; NaN];
  seen = find (D);
  if (isempty (seen))
    bound = 0;
    return;
  endif
  if (any (net.back(seen) == 0))
    bound = Inf;
    return;
  endif

  ## From where a jump seen has led, the unseen jumps go on until the next
  ## one that is seen; state 1 of T stands for it.
  n = numel (net.state);
  N = numel (seen);
  unseen = D == 0;
  T = sparse (net.i(unseen) + 1, net.j(unseen) + 1, net.w(unseen), n + 1, ...
              n + 1);
  T(2:n+1,1) = accumarray (net.i(seen), net.w(seen), [n, 1]);
  reward = zeros (n + 1, N);
  reward(sub2ind ([n + 1, N], net.i(seen) + 1, (1:N)')) = net.w(seen);
  next = tilted_solve (tilted_factor (T), reward, "absorb");
  P = next(net.j(seen) + 1,:);

  [~, back] = ismember (net.back(seen), seen);
  reversed = P(back,back)';
  joint = flux(seen) .* P;
  there = joint > 0;
  bound = sum (joint(there) .* (log (P(there)) - log (reversed(there))));
  ## Relative entropy of the pairs and their reverse: below zero by rounding
  ## only.
  bound = max (bound, 0);
  if (N == 2)
    plus = 1 + (D(seen(2)) > 0);
    again = [P(plus,plus); P(3-plus,3-plus)];
  endif

endfunction
