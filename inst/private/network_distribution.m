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

## p = network_distribution (fname, name, p, net)
##
## P as a row of probabilities over the states of NET: given as such a vector,
## or as the number or the label of the one state that is occupied.

function p = network_distribution (fname, name, p, net)

  n = net.n;
  if (ischar (p) || iscellstr (p))
    k = find (strcmp (char (p), net.labels));
    if (! isscalar (k))
      error ("noneq:distribution", ...
             "%s: %s is \"%s\", which is not the label of one state", fname, ...
             name, char (p));
    endif
    p = k;
  endif
  if (! (isnumeric (p) || islogical (p)) || iscomplex (p))
    error ("noneq:type", ...
           "%s: %s must be a row of probabilities, or a state", fname, name);
  endif
  p = full (double (p));
  if (isscalar (p) && n > 1)
    if (! (p >= 1 && p <= n && p == fix (p)))
      error ("noneq:distribution", ...
             "%s: %s is %g, which is not a state 1 .. %d", fname, name, p, n);
    endif
    k = p;
    p = zeros (1, n);
    p(k) = 1;
    return;
  endif
  if (! (isvector (p) && numel (p) == n))
    error ("noneq:size", ...
           ["%s: %s must have one probability for each of the %d states," ...
            " got %s"], ...
           fname, name, n, sprintf ("%d x ", size (p))(1:end-3));
  endif
  p = p(:)';
  bad = find (! (p >= 0), 1);
  if (! isempty (bad))
    error ("noneq:distribution", ...
           "%s: %s(%d) is %s; a probability is not below 0", fname, name, ...
           bad, num2str (p(bad)));
  endif
  if (! (abs (sum (p) - 1) <= 1e-8))
    error ("noneq:distribution", ...
           "%s: %s sums to %.10g, not to 1", fname, name, sum (p));
  endif
  p /= sum (p);

endfunction
