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

## [sums, f] = exponential_sums (fname, name, w, scale, threads)
##
## The 5 x T sums of the kernel (n; lowest x; sum exp (lowest - x); the same
## with 2 x; sum x) of x = scale w for each column, and f = -ln <exp (-x)>.
## Bad values are an error that names the first.

function [sums, f] = exponential_sums (fname, name, w, scale, threads)

  try
    sums = __noneq_exp_mean__ (w, scale, threads);
  catch err
    refuse_values (fname, name, sign (scale) * w, "Inf");
    rethrow (err);
  end_try_catch
  if (any (isinf (sums(2,:))))
    refuse_values (fname, name, sign (scale) * w, "Inf");
  endif
  if (any (abs (sums(2,:)) > 1e100))
    error ("noneq:range", ...
           ["%s: values of %s reach %.3g kT, which no process costs; check" ...
            " the units"], fname, name, max (abs (sums(2,:))));
  endif
  f = sums(2,:) - log (sums(3,:) ./ sums(1,:));

endfunction
