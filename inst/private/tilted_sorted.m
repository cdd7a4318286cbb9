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

## [solve, p] = tilted_sorted (n, i, j, w)
##
## For the irreducible process with the rates W of the jumps i -> j among the
## states 1 .. n: [g, J] = solve (a) is what tilted_solve gives, G g = J - a,
## and P the steady distribution.  Rare states are eliminated first.  The
## equation of the state that is left follows from the others, and is as wrong
## as their rounding divided by its weight; so is what the elimination hands
## on to any other state.

function [solve, p] = tilted_sorted (n, i, j, w)

  factor = tilted_factor (sparse (i, j, w, n, n));
  p = tilted_steady (factor);
  solve = @(a) tilted_solve (factor, a);
  if (any (p < 0.1 * fliplr (cummax (fliplr (p)))))
    [~, order] = sort (p, "descend");
    place(order) = 1:n;
    factor = tilted_factor (sparse (place(i), place(j), w, n, n));
    solve = @(a) unsorted (factor, a, order, place);
  endif

endfunction

function [g, J] = unsorted (factor, a, order, place)

  [g, J] = tilted_solve (factor, a(order,:));
  g = g(place,:);

endfunction
