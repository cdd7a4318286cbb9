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

## -*- texinfo -*-
## @deftypefn {} {@var{acc} =} work_merge (@var{acc1}, @var{acc2}, @dots{})
## Accumulator of the union of the data of several accumulators.
##
## The sums of exp (-W/kT) are brought to the common lowest work; the central
## moments follow
##
## @example
## @group
## mean = mean1 + d n2 / n,   d = mean2 - mean1
## sum (W - mean)^k = sum_j C(k,j) (S1_j (-d n2/n)^(k-j) + S2_j (d n1/n)^(k-j))
## @end group
## @end example
##
## @strong{Arguments}
##
## Accumulators that @code{work_accumulate} made with the same @code{kT} and
## for the same number of times.
##
## @strong{Accuracy}
##
## That of @code{work_accumulate}, in any order of merging.
##
## @strong{Errors}
##
## @code{noneq:type} for other arguments, @code{noneq:size} and
## @code{noneq:option} if number of times, kT or unit differ.
##
## @strong{References}
##
## P. Pebay, Sandia report SAND2008-6212 (2008).
##
## @strong{Example}
##
## @example
## @group
## a = work_accumulate ([1.2 0.4 2.1]);
## b = work_accumulate ([0.9 1.6]);
## printf ("%.4f\n", jarzynski (work_merge (a, b)))
## @print{} 1.0774
## @end group
## @end example
##
## @seealso{work_accumulate, jarzynski, jarzynski_cumulant}
## @end deftypefn

function acc = work_merge (acc, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  acc = check_accumulator ("work_merge", "argument 1", acc);
  for i = 1:numel (varargin)
    other = check_accumulator ("work_merge", sprintf ("argument %d", i + 1), ...
                               varargin{i});
    if (columns (other.sums) != columns (acc.sums))
      error ("noneq:size", "work_merge: argument %d has %d columns, not %d", ...
             i + 1, columns (other.sums), columns (acc.sums));
    endif
    if (abs (other.kT - acc.kT) > 1e-12 * acc.kT || ! strcmp (other.units, acc.units))
      error ("noneq:option", ...
             ["work_merge: argument %d has kT = %g \"%s\", the first has" ...
              " kT = %g \"%s\""], i + 1, other.kT, other.units, acc.kT, ...
             acc.units);
    endif
    [acc.sums, acc.moments] = __noneq_merge__ (acc.sums, other.sums, ...
                                               acc.moments, other.moments);
  endfor

endfunction

%!demo
%! ## Two machines, each with its own runs, and both together.
%! a = work_accumulate (2 + 2 * randn (500, 1));
%! b = work_accumulate (2 + 2 * randn (2000, 1));
%! parts = {a, b, work_merge(a, b)};
%! for i = 1:3
%!   [dF(i), se(i)] = jarzynski (parts{i});
%! endfor
%! errorbar (1:3, dF, 2 * se, "o");
%! set (gca, "xtick", 1:3, "xticklabel", {"a", "b", "both"});
%! ylabel ("dF / kT");

%!test # far apart, and merged in either order
%! x = [1e4 + (1:5)'; -1e4 + (1:4)' / 3];
%! a = work_accumulate (x(1:5));
%! b = work_accumulate (x(6:9));
%! for acc = {work_merge(a, b), work_merge(b, a)}
%!   assert (jarzynski (acc{1}), jarzynski (x, "error", "delta"), 1e-11);
%!   m = [numel(x); mean(x); sum((x - mean (x)).^(2:6), 1)'];
%!   assert (acc{1}.moments ./ m, ones (7, 1), 1e-11);
%! endfor
%!test # one value at a time
%! x = sin (1:12) * 3;
%! acc = work_accumulate (x(1));
%! for i = 2:12
%!   acc = work_merge (acc, work_accumulate (x(i)));
%! endfor
%! all_at_once = work_accumulate (x);
%! assert (acc.moments ./ all_at_once.moments, ones (7, 1), 1e-13);
%! assert (acc.sums, all_at_once.sums, 1e-13);
%!error <Invalid call> work_merge ()
%!error <work_merge: argument 2 must be an accumulator> ...
%! work_merge (work_accumulate (1:3), 5);
%!error <work_merge: argument 2 has 1 columns, not 2>
%! work_merge (work_accumulate ([1 2; 3 4]), work_accumulate (1:3));
%!error <work_merge: argument 2 has kT = 2 "", the first has kT = 1 "kT">
%! work_merge (work_accumulate (1:3), work_accumulate (1:3, "kT", 2));
