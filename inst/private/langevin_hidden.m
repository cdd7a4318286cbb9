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

## y = langevin_hidden (phys, plan, first, n, column)
##
## Starts of the hidden variables of __noneq_langevin__ for N trajectories from
## FIRST (from 0) on: memory in equilibrium, active noise as it is after a long
## time.  COLUMN tells uses of one seed apart.

function y = langevin_hidden (phys, plan, first, n, column = 0)

  active = find (phys.active(:,9) > 0);
  modes = numel (phys.hidden);
  xi = __noneq_random__ (plan.seed, 130, double (plan.normals == 53), first, ...
                         n, column, modes + 3 * numel (active), 1);
  y = phys.hidden .* xi(:,1:modes);
  for k = 1:numel (active)
    z = xi(:,modes+3*k+(-2:0));
    row = phys.active(active(k),:);
    ## The process a step before, and its first step.
    before = phys.activity(active(k)) * z(:,1);
    y = [y, row(1) * before + row(5) * z(:,2), ...
         row(3) * before + z(:,2:3) * row(7:8)'];
  endfor

endfunction
