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


## [group, groups, windows] = infer_groups (M, path, share)
##
## Data are resampled in at most 100 groups: of whole realisations if there are
## 16 or more, else of the WINDOWS pieces into which each is cut.  PATH is the
## number of the realisation a datum belongs to, SHARE its place in it, from 0
## to 1.

function [group, groups, windows] = infer_groups (M, path, share)

  if (M >= 16)
    windows = 1;
    groups = min (M, 100);
    group = ceil (path * groups / M);
  else
    windows = ceil (64 / M);
    groups = windows * M;
    piece = min (floor (share * windows), windows - 1);
    group = (path - 1) * windows + piece + 1;
  endif

endfunction
