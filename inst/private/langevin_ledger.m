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

## [work, shadow, heat, energy, kinetic] = langevin_ledger (phys, ledger, start)
##
## What the rows of the kernel's ledger say.  LEDGER is M x (2 + 2 B) x T:
## protocol work, U, heat and kinetic energy of each of B baths; START, M x
## (1 + B), is U and the kinetic energies at the time from which heat and work
## count.  WORK, SHADOW are M x T, HEAT is M x T x B.  In overdamped motion
## the kinetic energy of the auxiliary velocities is no energy of the system:
## what the bath gave them it has back.  Of (x, v) the sum of protocol and
## shadow work is the same either way.

function [work, shadow, heat, energy, kinetic] ...
         = langevin_ledger (phys, ledger, start)

  [M, ~, T] = size (ledger);
  B = phys.baths;
  pick = @(k) reshape (ledger(:,k,:), M, T);
  work = pick (1);
  energy = pick (2);
  heat = permute (ledger(:,2+(1:B),:), [1, 3, 2]);
  gained = permute (ledger(:,2+B+(1:B),:), [1, 3, 2]) ...
           - reshape (start(:,2:end), M, 1, B);
  kinetic = sum (ledger(:,2+B+(1:B),:), 2);
  kinetic = reshape (kinetic, M, T);
  shadow = (energy - start(:,1)) + sum (gained, 3) - work - sum (heat, 3);
  if (phys.overdamped)
    heat -= gained;
  endif

endfunction
