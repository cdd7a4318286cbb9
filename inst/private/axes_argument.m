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

## [ax, args] = axes_argument (args, most)
##
## The optional axes, at most so many, before the other arguments of a plot
## function; [] if there are none.

function [ax, args] = axes_argument (args, most = Inf)

  ax = [];
  if (! isempty (args) && ! isempty (args{1}) && numel (args{1}) <= most
      && all (isaxes (args{1}(:))))
    ax = args{1};
    args(1) = [];
  endif

endfunction
