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
## @deftypefn  {} {@var{acc} =} work_accumulate (@var{W}, "name", @var{value}, @dots{})
## @deftypefnx {} {@var{acc} =} work_accumulate (@var{acc}, @var{W})
## Sums of work values for data that comes in portions or does not fit in
## memory.
##
## The first form starts an accumulator with the values @var{W}, the second
## adds more.  Give the accumulator to @code{jarzynski} (which then has the
## first-order error "delta") or to @code{jarzynski_cumulant} (error
## "gaussian") in place of the work: the answer is that of all data at once,
## to rounding.  Accumulators of different files or machines are joined by
## @code{work_merge}.
##
## @strong{Arguments}
##
## @var{W}: as for @code{jarzynski}, a vector or an @var{M} x @var{T} matrix
## with one run a row; every portion must have the same @var{T}.  All values
## must be finite.  The options "kT", "temperature", "units", "kB", "negated"
## are those of @code{jarzynski}; they are given once, at the start.
##
## @strong{Results}
##
## @var{acc} is a struct of plain matrices that can be saved: sums (n, lowest
## work, sum of exp (-W/kT) and of its square relative to that, sum of W/kT)
## and moments (n, mean, and sums of the powers 2 to 6 of the deviation), with
## a column for each of the @var{T} times, in units of kT.
##
## @strong{Accuracy}
##
## Sums to 4e-15 relative; central moments to 1e-13 relative.
##
## @strong{Errors}
##
## As for @code{jarzynski}; @code{noneq:size} if a portion has another
## @var{T}.
##
## @strong{References}
##
## P. Pebay, Sandia report SAND2008-6212 (2008), for merging moments.
##
## @strong{Example}
##
## @example
## @group
## acc = work_accumulate ([1.2 0.4 2.1]);
## acc = work_accumulate (acc, [0.9 1.6]);
## printf ("%.4f\n", jarzynski (acc))
## @print{} 1.0774
## @end group
## @end example
##
## @seealso{work_merge, jarzynski, jarzynski_cumulant}
## @end deftypefn

function acc = work_accumulate (first, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  if (isstruct (first))
    if (nargin != 2)
      print_usage ();
    endif
    old = check_accumulator ("work_accumulate", "ACC", first);
    W = varargin{1};
    one_run = isnumeric (W) && rows (W) == 1 && columns (W) > 1 ...
              && columns (W) == columns (old.sums);
    W = portion (W);
    if (one_run)
      ## With T times a row of T values is one run, not T of them.
      W = W.';
    endif
    if (columns (W) != columns (old.sums))
      error ("noneq:size", ...
             "work_accumulate: W has %d columns, the accumulator has %d", ...
             columns (W), columns (old.sums));
    endif
    acc = work_merge (old, sums_of (W, old));
    return;
  endif

  opt = parse_options ("work_accumulate", varargin, common_options ("work"));
  [acc.kT, acc.units] = thermal_energy ("work_accumulate", opt);
  acc.negated = opt.negated;
  acc = sums_of (portion (first), acc);

endfunction

function W = portion (W)

  W = check_work ("work_accumulate", "W", W, "ensemble");

endfunction

function acc = sums_of (W, acc)

  scale = ifelse (acc.negated, -1, 1) / acc.kT;
  try
    [~, acc.moments] = __noneq_cumulants__ (W, scale, 0, 0);
  catch err
    refuse_values ("work_accumulate", "W", sign (scale) * W, "finite");
    rethrow (err);
  end_try_catch
  acc.sums = exponential_sums ("work_accumulate", "W", W, scale, 0);

endfunction

%!demo
%! ## The mean of exp (-W) in portions, as they would come from many files:
%! ## the estimate settles while memory stays that of one portion.
%! acc = work_accumulate (2 + 2 * randn (1000, 1));
%! for i = 1:40
%!   acc = work_accumulate (acc, 2 + 2 * randn (1000, 1));
%!   [dF(i), se(i)] = jarzynski (acc);
%! endfor
%! n = 1000 * (2:41);
%! errorbar (n, dF, 2 * se);
%! xlabel ("runs");
%! ylabel ("dF / kT");
%! title ("Running Jarzynski estimate, exact value 0");

%!shared W
%! W = 3 + 2 * sin ((1:30)' * [1 2.7]);
%!test
%! acc = work_accumulate (W(1:7,:));
%! acc = work_accumulate (acc, W(8,:));
%! acc = work_accumulate (acc, W(9:30,:));
%! [f, s] = jarzynski (acc);
%! [F, S] = jarzynski (W, "error", "delta");
%! assert (f, F, 1e-14);
%! assert (s, S, 1e-14);
%! for order = 1:6
%!   [f, s] = jarzynski_cumulant (acc, order);
%!   [F, S] = jarzynski_cumulant (W, order, "error", "gaussian");
%!   assert (f, F, 1e-11 * max (abs (F)));
%!   assert (s, S, 1e-11 * max (S));
%! endfor
%!test # in other units, and negated
%! acc = work_accumulate (-W(1:9,1), "temperature", 298, "units", "kJ/mol", ...
%!                        "negated", true);
%! acc = work_accumulate (acc, -W(10:30,1));
%! [f, s, info] = jarzynski (acc);
%! [F, S] = jarzynski (W(:,1), "temperature", 298, "units", "kJ/mol", ...
%!                     "error", "delta");
%! assert ([f, s], [F, S], 1e-13);
%! assert (info.units, "kJ/mol");
%!error <Invalid call> work_accumulate ()
%!error <work_accumulate: W has 1 columns, the accumulator has 2>
%! work_accumulate (work_accumulate (W), W(:,1));
%!error <work_accumulate: ACC must be an accumulator made by work_accumulate>
%! work_accumulate (struct ("a", 1), W);
%!error <work_accumulate: W\(2,1\) is NaN; leave that realisation out>
%! work_accumulate ([W(1,:); NaN, 1]);
%!error <work_accumulate: W\(3\) is Inf; this estimate needs finite work values>
%! work_accumulate ([1 2 Inf]);
%!error <work_accumulate: W is empty> work_accumulate ([]);
