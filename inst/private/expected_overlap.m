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

## count = expected_overlap (dissipation, n)
##
## Runs of the smaller sample that are to be expected where both work
## distributions have weight: n times the Bhattacharyya coefficient of two
## Gaussians whose dissipated work, in kT, is the smaller of DISSIPATION
## (forward, reverse): exp (-Wd / 4).

function count = expected_overlap (dissipation, n)

  ## A run of weight zero makes the mean work infinite and says nothing.
  dissipation = dissipation(isfinite (dissipation));
  if (isempty (dissipation))
    dissipation = 0;
  endif
  count = min (n) * exp (-max (min (dissipation), 0) / 4);

endfunction
