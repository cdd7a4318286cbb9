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
## @deftypefn  {} {@var{net} =} network (@var{edges})
## @deftypefnx {} {@var{net} =} network (@var{W}, "matrix", true)
## @deftypefnx {} {@var{net} =} network (@dots{}, "name", @var{value}, @dots{})
## A jump network from a list of its jumps or from a matrix of rates, with
## names for its states.
##
## @strong{Arguments}
##
## @var{edges}: one row a jump,
##
## @itemize
## @item @code{[i, j, rate]}, or @code{[i, j, rate, back]} with the rate of
## the reverse jump as well; states are numbers from 1;
## @item a cell @code{@{"from", "to", rate@}} or
## @code{@{"from", "to", rate, back@}}; states are the names, numbered as they
## come unless "labels" says otherwise.
## @end itemize
##
## @var{W}: with "matrix", true, a rate matrix, full or sparse, W(i,j) the
## rate of the jump i -> j; the diagonal is ignored.
##
## @strong{Options}
##
## @table @asis
## @item "matrix" (false)
## The first argument is a rate matrix, not a list of edges.  Three edges and
## the rates among three states look alike, so it has to be said.
## @item "labels"
## Names of the states, a cellstr: their number and order.
## @item "duplicates" ("error")
## A jump that is given twice is an error, since two channels between the same
## states dissipate more than one with the sum of their rates; "sum" adds the
## rates all the same.
## @item "sparse"
## Whether W is sparse; by default above 500 states.
## @item "positions"
## Where @code{plot_network} draws each state, one row [x, y] a state.
## @end table
##
## @strong{Result}
##
## @var{net}: a struct with the fields W (rates, n x n, diagonal zero), labels
## (1 x n cellstr), n, and positions if given.  Every function whose first
## argument is a rate matrix takes it instead.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}: no edge list or matrix.
## @code{noneq:nan}, @code{noneq:rate}: a rate that is NaN, infinite or
## negative.  @code{noneq:edge}: a jump from a state to itself, given twice, or
## from or to a state that there is not.  @code{noneq:convention}: a generator
## with W(j,i) for i -> j.  @code{noneq:labels}: labels that are no names or
## not different.
##
## @strong{Accuracy}
##
## Rates are stored as given.
##
## @strong{References}
##
## J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976).
##
## @strong{Example}
##
## @example
## @group
## net = network (@{"E",  "ES", 2, 1
##                 "ES", "EP", 3, 1
##                 "EP", "E",  4, 1@});
## net.labels
## @result{} ans =
##   @{
##     [1,1] = E
##     [1,2] = ES
##     [1,3] = EP
##   @}
##
## net.W
## @result{} ans =
##
##      0   2   1
##      1   0   3
##      4   1   0
##
## @end group
## @end example
##
## @seealso{network_steady, network_transient, network_entropy, network_cycles, network_fpt, plot_network}
## @end deftypefn

function net = network (edges, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  opt = parse_options ("network", varargin, ...
                       {"labels", {}, @labels_message
                        "matrix", false, "logical"
                        "duplicates", "error", {"error", "sum"}
                        "sparse", [], "logical"
                        "positions", [], @positions_message});
  if (! isempty (opt.labels))
    opt.labels = opt.labels(:)';
    refuse_equal (opt.labels);
  endif

  if (! opt.matrix && ! isstruct (edges))
    [from, to, rate, n, labels] = read_edges (edges, opt);
    W = rates_of (from, to, rate, n, labels, opt);
  else
    W = edges;
    labels = opt.labels;
    if (isstruct (W) && isempty (labels) && isfield (W, "labels"))
      labels = W.labels;
    endif
    if (isstruct (W) && isfield (W, "W"))
      W = W.W;
    endif
    if (! isempty (labels) && numel (labels) != rows (W))
      error ("noneq:labels", "network: %d labels for the %d states of W", ...
             numel (labels), rows (W));
    endif
    if (! isempty (opt.sparse) && isnumeric (W))
      W = ifelse (opt.sparse, sparse (W), full (W));
    endif
  endif

  checked = check_network ("network", W);
  net.W = checked.W;
  net.labels = ifelse (isempty (labels), checked.labels, labels);
  net.n = checked.n;
  if (! isempty (opt.positions))
    if (rows (opt.positions) != net.n)
      error ("noneq:size", ...
             "network: option \"positions\" has %d rows for %d states", ...
             rows (opt.positions), net.n);
    endif
    net.positions = double (opt.positions);
  endif

endfunction

function must = labels_message (value)

  must = "";
  if (! (iscellstr (value) && isvector (value)
         && ! any (cellfun (@isempty, value(:)))))
    must = "a cellstr of names, none empty";
  endif

endfunction

function must = positions_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && columns (value) == 2
         && all (isfinite (value(:)))))
    must = "a real matrix with one row [x, y] a state";
  endif

endfunction

function refuse_equal (labels)

  [~, first] = unique (labels, "first");
  again = setdiff (1:numel (labels), first);
  if (! isempty (again))
    error ("noneq:labels", "network: two states have the label \"%s\"", ...
           labels{again(1)});
  endif

endfunction

## FROM and TO as numbers, RATE m x 1 or m x 2.
function [from, to, rate, n, labels] = read_edges (edges, opt)

  labels = opt.labels;
  if (! (iscell (edges) || isnumeric (edges)))
    error ("noneq:type", ...
           "network: edges must be a matrix or a cell, got a %s", ...
           class (edges));
  endif
  if (isempty (edges))
    error ("noneq:size", "network: the list of edges is empty");
  endif
  if (iscell (edges))
    if (ndims (edges) > 2 || ! any (columns (edges) == [3, 4]))
      error ("noneq:size", ...
             ["network: a cell of edges needs rows {from, to, rate} or" ...
              " {from, to, rate, back}, got %d columns"], columns (edges));
    endif
    for k = 1:rows (edges)
      if (! (ischar (edges{k,1}) && ischar (edges{k,2})
             && isrow (edges{k,1}) && isrow (edges{k,2})))
        error ("noneq:type", ...
               "network: edge %d must start with two names", k);
      endif
      for j = 3:columns (edges)
        x = edges{k,j};
        if (! (isnumeric (x) && isscalar (x) && isreal (x)))
          error ("noneq:type", ...
                 "network: the rate of edge %d must be a real number", k);
        endif
      endfor
    endfor
    rate = cellfun (@double, edges(:,3:end));
    names = edges(:,1:2)';
    if (isempty (labels))
      [~, first] = unique (names(:), "first");
      labels = names(sort (first))(:)';
    endif
    [known, index] = ismember (edges(:,1:2), labels);
    [k, side] = find (! known', 1);
    if (! isempty (k))
      error ("noneq:edge", ...
             "network: edge %d names \"%s\", which is not among the labels", ...
             side, edges{side,k});
    endif
    n = numel (labels);
  else
    if (iscomplex (edges))
      error ("noneq:type", ...
             "network: the edges must be real, got a complex matrix");
    endif
    if (ndims (edges) > 2 || ! any (columns (edges) == [3, 4]))
      error ("noneq:size", ...
             ["network: a matrix of edges needs rows [i, j, rate] or" ...
              " [i, j, rate, back], got %d columns; a matrix of rates needs" ...
              " \"matrix\", true"], columns (edges));
    endif
    edges = full (edges);
    index = double (edges(:,1:2));
    rate = double (edges(:,3:end));
    n = max ([index(:); numel(labels)]);
    bad = find (any (! (index >= 1 & index == fix (index)), 2), 1);
    if (! isempty (bad))
      error ("noneq:edge", ...
             ["network: edge %d is [%g, %g]; states are integers from 1 (a" ...
              " matrix of rates needs \"matrix\", true)"], bad, index(bad,:));
    endif
    if (! isempty (labels) && n > numel (labels))
      error ("noneq:edge", ...
             "network: an edge names state %d, but there are %d labels", n, ...
             numel (labels));
    endif
    if (n > 1e7)
      error ("noneq:size", ...
             ["network: edge %d names state %g; more than 1e7 states are not" ...
              " taken: number those that occur 1, 2, .."], ...
             find (any (index == n, 2), 1), n);
    endif
  endif
  from = index(:,1);
  to = index(:,2);

endfunction

function W = rates_of (from, to, rate, n, labels, opt)

  name = @(i) num2str (i);
  if (! isempty (labels))
    name = @(i) labels{i};
  endif
  bad = find (from == to, 1);
  if (! isempty (bad))
    error ("noneq:edge", "network: edge %d leads from %s to itself", bad, ...
           name (from(bad)));
  endif
  [bad, j] = find (isnan (rate), 1);
  if (! isempty (bad))
    error ("noneq:nan", "network: the rate of edge %d is NaN", bad);
  endif
  [bad, j] = find (rate < 0 | isinf (rate), 1);
  if (! isempty (bad))
    error ("noneq:rate", ...
           ["network: the rate of edge %d is %g; it must be finite and not" ...
            " negative"], ...
           bad, rate(bad,j));
  endif

  i = from;
  j = to;
  if (columns (rate) == 2)
    i = [from; to];
    j = [to; from];
  endif
  if (strcmp (opt.duplicates, "error"))
    [~, first] = unique ([i, j], "rows", "first");
    again = setdiff (1:numel (i), first);
    if (! isempty (again))
      k = again(1);
      error ("noneq:edge", ...
             ["network: the jump %s -> %s is given twice; two channels" ...
              " dissipate more than one with the sum of their rates, so" ...
              " give each its own state, or \"duplicates\", \"sum\""], ...
             name (i(k)), name (j(k)));
    endif
  endif
  W = sparse (i, j, rate(:), n, n);
  if (isempty (opt.sparse))
    opt.sparse = n > 500;
  endif
  if (! opt.sparse)
    W = full (W);
  endif

endfunction

%!test <*5>
%! net = network ([1 2 3; 2 1 1; 2 3 5; 3 1 4]);
%! assert (net.W, [0 3 0; 1 0 5; 4 0 0]);
%! assert (net.labels, {"1", "2", "3"});
%! assert (net.n, 3);
%! assert (network ([1 2 3 1; 2 3 5 0; 3 1 4 0]).W, net.W);

%!test
%! net = network ({"a", "b", 2; "b", "c", 3; "c", "a", 1});
%! assert (net.labels, {"a", "b", "c"});
%! assert (net.W, [0 2 0; 0 0 3; 1 0 0]);
%! net = network ({"a", "b", 2; "b", "c", 3}, "labels", {"c", "b", "a", "d"});
%! assert (net.W, [0 0 0 0; 3 0 0 0; 0 2 0 0; 0 0 0 0]);

%!test
%! net = network ([1 2 3; 1 2 4; 2 1 1; 2 3 1], "duplicates", "sum");
%! assert (net.W, [0 7 0; 1 0 1; 0 0 0]);
%! assert (issparse (network ([1 600 1; 600 1 2]).W), true);
%! assert (issparse (network ([1 2 1 1], "sparse", true).W), true);

%!test
%! net = network ([-3 3; 1 -1], "matrix", true, "labels", {"x"; "y"}, "positions", [0 0; 1 1]);
%! assert (net.W, [0 3; 1 0]);
%! assert (net.labels, {"x", "y"});
%! assert (network (net).labels, {"x", "y"});
%! assert (network_steady (net), [1 3] / 4, eps);
%! assert (network (sparse ([0 1; 2 0]), "matrix", true, "sparse", false).W, [0 1; 2 0]);

%!error <Invalid call> network ()
%!error <network: edge 2 names state 1e\+10; more than 1e7 states are not taken>
%! network ([1 2 1; 1e10 1 1]);
%!error <network: edge 2 names state 1e.10; more than 1e7 states are not taken>
%! network ([1 2 1; 1e10 1 1]);
%!error <network: the list of edges is empty> network ({})
%!error <a cell of edges needs rows {from, to, rate} or {from, to, rate, back}, got 2> network ({"a", "b"})
%!error <network: edge 1 must start with two names> network ({1, 2, 3})
%!error <network: the rate of edge 1 must be a real number> network ({"a", "b", "c"})
%!error <network: edge 2 leads from b to itself> network ({"a", "b", 1; "b", "b", 2})
%!error <network: edge 1 is \[0, 2\]; states are integers from 1> network ([0 2 1])
%!error <network: the rate of edge 2 is -1; it must be finite and not negative> network ([1 2 1; 2 1 -1])
%!error <network: the rate of edge 1 is NaN> network ([1 2 NaN])
%!error id=noneq:edge network ([1 2 1; 1 2 2])
%!error <network: edge 1 names "b", which is not among the labels> network ({"a", "b", 1}, "labels", {"a", "c"})
%!error <network: two states have the label "a"> network ([1 2 1], "labels", {"a", "a"})
%!error <network: an edge names state 3, but there are 2 labels> network ([1 3 1], "labels", {"a", "b"})
%!error <network: 3 labels for the 2 states of W> network ([0 1; 1 0], "matrix", true, "labels", {"a", "b", "c"})
%!error <"positions" has 1 rows for 2 states> network ([1 2 1], "positions", [0 0])
%!error <option "labels" must be a cellstr of names, none empty> network ([1 2 1], "labels", {1, 2})
%!error <edges must be a matrix or a cell, got a char> network ("abc")
%!error <a matrix of edges needs rows \[i, j, rate\] or \[i, j, rate, back\], got 2 columns; a matrix of rates needs "matrix", true> network ([0 1; 1 0])
%!error <the edges must be real, got a complex matrix> network ([1 2 1i])
%!error id=noneq:convention network ([-1 2; 1 -2], "matrix", true)

%!demo
%! ## An enzyme with three states, drawn with its currents.
%! net = network ({"E", "ES", 2, 1; "ES", "EP", 3, 1; "EP", "E", 4, 1});
%! plot_network (net);
