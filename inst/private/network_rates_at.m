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

## W = network_rates_at (fname, rates, t, n)
##
## The rate matrix RATES (T) of a handle, n x n, its diagonal 0.  What the
## handle may return is what check_network takes.

function W = network_rates_at (fname, rates, t, n)

  W = rates(t);
  if (isstruct (W) || ! (isfloat (W) && isreal (W)))
    W = check_network (sprintf ("%s, at t = %g", fname, t), W).W;
  endif
  if (! (ndims (W) == 2 && rows (W) == n && columns (W) == n))
    error ("noneq:size", "%s: W at t = %g is %s, at the start %d x %d", ...
           fname, t, sprintf ("%d x ", size (W))(1:end-3), n, n);
  endif
  if (issparse (W))
    [i, j, v] = find (W);
    off = i != j;
    W = sparse (i(off), j(off), v(off), n, n);
  else
    W = double (W);
    W(1:n+1:end) = 0;
  endif
  v = nonzeros (W);
  if (! all (v > 0 & v < Inf))
    check_network (sprintf ("%s, at t = %g", fname, t), W);
  endif

endfunction
