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

## net = tilted_problem (fname, W, d)
##
## A network and the currents counted along its jumps, as a list of jumps.
## W: what check_network takes, or n x n x K, K ways (channels) to jump between
## two states.  d: n x n x m, or n x n x K x m with channels, or a cell of
## such; "entropy" stands for log (W(i,j) / W(j,i)).  A transient state has no
## part in the steady state; its jumps are left out.
##
## net.n          number of states of W
## net.state      the states of the closed class
## net.i, net.j   jumps, numbered within net.state, columns
## net.channel    their channels
## net.w, net.D   rates (N x 1) and counts (N x m)
## net.back       number of the reverse jump in the same channel, 0 if none
## net.labels     1 x n cellstr

function net = tilted_problem (fname, W, d)

  [W, labels] = pages (fname, W);
  K = size (W, 3);
  if (K == 1)
    whole = check_network (fname, struct ("W", W, "labels", {labels}));
    W = whole.W;
  else
    for k = 1:K
      checked = check_network (fname, W(:,:,k));
      W(:,:,k) = checked.W;
    endfor
    whole = check_network (fname, struct ("W", sum (W, 3), ...
                                          "labels", {labels}));
  endif
  net.n = whole.n;
  net.labels = whole.labels;
  if (numel (whole.closed) > 1)
    error ("noneq:connected", ...
           ["%s: the network has %d closed classes, %s: there is no single" ...
            " steady state; give the part of W that is meant"], fname, ...
           numel (whole.closed), network_class_names (whole, whole.closed));
  endif
  net.state = whole.closed{1};

  n = whole.n;
  [i, j, w] = find (reshape (W, n, []));
  stays = ! whole.transient(i)(:);
  i = i(stays)(:);
  j = j(stays)(:);
  net.w = w(stays)(:);
  if (max (net.w) / min (net.w) > 1e300)
    error ("noneq:range", ...
           ["%s: the rates go from %g to %g, more than the range of a" ...
            " double can hold in one elimination"], fname, min (net.w), ...
           max (net.w));
  endif
  net.channel = ceil (j / n);
  j -= n * (net.channel - 1);
  number(net.state) = 1:numel (net.state);
  net.i = number(i)(:);
  net.j = number(j)(:);
  [~, net.back] = ismember ([j, i, net.channel], [i, j, net.channel], "rows");
  net.D = counts (fname, d, n, K, i, j, net);

endfunction

function [W, labels] = pages (fname, W)

  labels = {};
  if (isstruct (W) && isscalar (W) && isfield (W, "W"))
    if (isfield (W, "labels"))
      labels = W.labels;
    endif
    W = W.W;
    if (iscell (W))
      error ("noneq:size", ...
             ["%s: the motor has %d networks, one a value of its options;" ...
              " give one of them, as in motor.W{1}"], fname, numel (W));
    endif
  elseif (isstruct (W))
    check_network (fname, W);
  endif
  if (ndims (W) > 3)
    error ("noneq:size", ...
           "%s: W must be n x n, or n x n x K for K channels, got %s", ...
           fname, sprintf ("%d x ", size (W))(1:end-3));
  endif

endfunction

function D = counts (fname, d, n, K, i, j, net)

  if (! iscell (d))
    d = {d};
  endif
  if (isempty (d))
    error ("noneq:size", "%s: d is empty; a current needs its counts", fname);
  endif
  D = zeros (numel (i), 0);
  for c = 1:numel (d)
    x = d{c};
    name = "d";
    if (numel (d) > 1)
      name = sprintf ("d{%d}", c);
    endif
    if (ischar (x))
      if (! strcmpi (x, "entropy"))
        error ("noneq:type", ...
               ["%s: %s must be a matrix of counts or \"entropy\", got" ...
                " \"%s\""], fname, name, x);
      endif
      D = [D, entropy(fname, i, j, net)];
      continue;
    endif
    if (! (isnumeric (x) || islogical (x)) || iscomplex (x))
      error ("noneq:type", ...
             ["%s: %s must be a real matrix of counts, d(i,j) for a jump i" ...
              " -> j, or \"entropy\", got a %s"], fname, name, class (x));
    endif
    if (K == 1)
      fits = ndims (x) <= 3 && rows (x) == n && columns (x) == n ...
             && ! isempty (x);
      must = sprintf ("%d x %d, or %d x %d x m for m currents", n, n, n, n);
    else
      fits = ndims (x) <= 4 && rows (x) == n && columns (x) == n ...
             && size (x, 3) == K && ! isempty (x);
      must = sprintf ("%d x %d x %d, or %d x %d x %d x m for m currents", ...
                      n, n, K, n, n, K);
    endif
    if (! fits)
      error ("noneq:size", "%s: %s must be %s, as W is, got %s", fname, ...
             name, must, sprintf ("%d x ", size (x))(1:end-3));
    endif
    m = numel (x) / (n^2 * K);
    place = sub2ind ([n, n, K], i, j, net.channel);
    if (m == 1)
      value = x(place);
    else
      value = reshape (x, n^2 * K, m)(place,:);
    endif
    value = reshape (full (value), numel (i), m);
    bad = find (! isfinite (value), 1);
    if (! isempty (bad))
      e = mod (bad - 1, numel (i)) + 1;
      error ("noneq:nan", ...
             "%s: %s counts %g for the jump %s -> %s; it must be finite", ...
             fname, name, value(bad), net.labels{i(e)}, net.labels{j(e)});
    endif
    D = [D, double(value)];
  endfor

endfunction

function x = entropy (fname, i, j, net)

  bad = find (net.back == 0, 1);
  if (! isempty (bad))
    error ("noneq:one-way", ...
           ["%s: the jump %s -> %s has no reverse: its entropy is infinite;" ...
            " give it a small rate back"], fname, net.labels{i(bad)}, ...
           net.labels{j(bad)});
  endif
  x = log (net.w) - log (net.w(net.back));

endfunction
