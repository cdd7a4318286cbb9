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

## [wF, wR, scale, kT, unit] = check_two_sided (fname, wF, wR, opt)
##
## The two samples of a forward and a reverse process as columns, with the
## factors that turn them into work done on the system in kT: SCALE(1) for wF,
## SCALE(2) for wR, negative if option "negated" says that wR was recorded as
## the work of the forward direction.

function [wF, wR, scale, kT, unit] = check_two_sided (fname, wF, wR, opt)

  wF = check_work (fname, "wF", wF, "sample");
  wR = check_work (fname, "wR", wR, "sample");
  [kT, unit] = thermal_energy (fname, opt);
  scale = [1, ifelse(opt.negated, -1, 1)] / kT;

endfunction
