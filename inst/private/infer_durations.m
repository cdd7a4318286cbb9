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


## d = infer_durations (M, T, groups, windows)
##
## Time observed in each group of infer_groups (1 x groups), for M realisations
## of the duration T.

function d = infer_durations (M, T, groups, windows)

  if (windows > 1)
    d = T / windows * ones (1, groups);
  else
    d = T * accumarray (ceil ((1:M)' * groups / M), 1, [groups, 1])';
  endif

endfunction
