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

## net = check_network (fname, W)
##
## The one reader of rate matrices.  W is a full or sparse matrix with W(i,j)
## the rate of the jump i -> j, the diagonal ignored, or a struct with such a
## matrix in the field W (see network), or an error says what is wrong.
##
## net.W         n x n double, full or sparse as given, diagonal zero
## net.n         number of states
## net.labels    1 x n cellstr, "1" .. "n" unless the struct has labels
## net.class     1 x n, number of the strongly connected component of a state
## net.closed    1 x c cell of the closed classes: sorted rows of states, by
##               their first state.  A closed class is never left; there is
##               at least one
## net.transient 1 x n logical: states of no closed class

function net = check_network (fname, W)

  labels = {};
  if (isstruct (W))
    if (! (isscalar (W) && isfield (W, "W")))
      error ("noneq:type", ...
             ["%s: a network struct must be 1 x 1 with a field W, as made" ...
              " by network ()"], fname);
    endif
    if (isfield (W, "labels"))
      labels = W.labels;
    endif
    W = W.W;
  endif
  refuse_kind (fname, W);
  n = rows (W);
  W = double (W);
  refuse_rates (fname, W);
  if (issparse (W))
    ## Not by a difference: the diagonal may hold anything.
    [i, j, v] = find (W);
    off = i != j;
    W = sparse (i(off), j(off), v(off), n, n);
  else
    W(1:n+1:end) = 0;
  endif

  if (isempty (labels))
    labels = strsplit (sprintf ("%d ", 1:n)(1:end-1), " ");
  elseif (! (iscellstr (labels) && numel (labels) == n))
    error ("noneq:labels", ...
           ["%s: the network has %d states, but its labels are not %d" ...
            " strings"], ...
           fname, n, n);
  endif
  net.W = W;
  net.n = n;
  net.labels = labels(:)';
  [net.class, net.closed] = network_classes (W);
  net.transient = true (1, n);
  net.transient([net.closed{:}]) = false;

endfunction

function refuse_kind (fname, W)

  if (! (isnumeric (W) || islogical (W)))
    what = ["a " class(W)];
    if (iscell (W))
      what = "a cell; edge lists go through network (edges)";
    elseif (is_function_handle (W))
      what = "a function handle";
    endif
    error ("noneq:type", ...
           "%s: W must be a real matrix of rates or a network, got %s", ...
           fname, what);
  endif
  if (iscomplex (W))
    error ("noneq:type", ...
           ["%s: W must be a real matrix of rates or a network, got a" ...
            " complex one"], ...
           fname);
  endif
  if (isempty (W))
    error ("noneq:size", ...
           "%s: W is empty; a network needs at least one state", fname);
  endif
  if (ndims (W) > 2 || rows (W) != columns (W))
    error ("noneq:size", ...
           "%s: W must be square, one row and one column a state, got %s", ...
           fname, sprintf ("%d x ", size (W))(1:end-3));
  endif

endfunction

function refuse_rates (fname, W)

  n = rows (W);
  [i, j, v] = find (W);
  off = i != j;
  bad = find (isnan (v) & off, 1);
  if (! isempty (bad))
    error ("noneq:nan", "%s: W(%d,%d) is NaN; give 0 where no jump is", ...
           fname, i(bad), j(bad));
  endif
  bad = find (isinf (v) & off, 1);
  if (! isempty (bad))
    error ("noneq:rate", "%s: W(%d,%d) is %s; rates must be finite", fname, ...
           i(bad), j(bad), num2str (v(bad)));
  endif
  bad = find (v < 0 & off, 1);
  if (! isempty (bad))
    error ("noneq:rate", ...
           "%s: W(%d,%d) is %g; the rate of a jump cannot be negative", ...
           fname, i(bad), j(bad), v(bad));
  endif

  ## A generator in the column convention: every column balanced by its
  ## diagonal far better than the rows are.  Rates printed to a few digits, or
  ## in single precision, balance only so well.
  d = full (diag (W))';
  if (n > 1 && all (isfinite (d)) && all (d <= 0) && any (d))
    column = unbalance (full (sum (W, 1)), d);
    row = unbalance (full (sum (W, 2))', d);
    if (column <= 1e-4 && row > max (100 * column, 1e-8))
      error ("noneq:convention", ...
             ["%s: the columns of W sum to zero and its rows do not: this" ...
              " is the column convention, W(j,i) for i -> j; give W'"], fname);
    endif
  endif

endfunction

## Largest sum, relative to the diagonal.
function x = unbalance (total, d)

  x = abs (total) ./ abs (d);
  x(total == 0) = 0;
  x = max (x);

endfunction
