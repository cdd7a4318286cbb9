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

## s = onsager_structure (kind, n, parity, field, intercept)
##
## How the coefficients theta = [L(:); b] follow from the parameters of a
## structure; with FIELD true theta = [L(+B)(:); L(-B)(:); b].  Fields:
##   Ds, Do     theta = Ds * sym + Do * rest, where sym are elements of the
##              symmetric part of L (those off the diagonal times sqrt (2)) and
##              rest all other parameters
##   active     which elements sym are, of the lower triangle column by column
##   C          rows: combinations of theta that reciprocity makes zero
##   pairs      rows: the elements [i j] that they compare

function s = onsager_structure (kind, n, parity, field, intercept)

  parity = parity(:);
  E = parity * parity';
  p = n * (1 + field);
  np = n * (p + intercept);
  mirrored = field && strcmp (kind, "casimir");
  m = n * (n + 1) / 2;
  Ds = Do = zeros (np, m);
  even_count = odd_count = 0;
  active = [];
  at = 0;
  for j = 1:n
    for i = j:n
      at++;
      here = [i + n * (j - 1), j + n * (i - 1)];
      has_even = has_odd = true;
      if (i == j)
        has_odd = false;
      elseif (strcmp (kind, "symmetric"))
        has_odd = false;
      elseif (strcmp (kind, "casimir") && ! field)
        has_even = E(i,j) > 0;
        has_odd = ! has_even;
      endif
      if (has_even)
        value = ifelse (i == j, 1, sqrt (0.5));
        even_count++;
        Ds(here,even_count) = value;
        if (mirrored)
          Ds(n^2 + here,even_count) = E(i,j) * value;
        endif
        active(end+1) = at;
      endif
      if (has_odd)
        odd_count++;
        Do(here,odd_count) = sqrt (0.5) * [1; -1];
        if (mirrored)
          Do(n^2 + here,odd_count) = E(i,j) * sqrt (0.5) * [-1; 1];
        endif
      endif
    endfor
  endfor
  Ds = Ds(:,1:even_count);
  Do = Do(:,1:odd_count);
  if (field && strcmp (kind, "free"))
    Do = [Do, full(sparse (n^2 + (1:n^2), 1:n^2, 1, np, n^2))];
  endif
  if (intercept)
    Do = [Do, full(sparse (n * p + (1:n), 1:n, 1, np, n))];
  endif

  q = ifelse (field, n^2, n * (n - 1) / 2);
  C = zeros (q, np);
  pairs = zeros (q, 2);
  at = 0;
  for i = 1:n
    for j = 1:n
      if (field || i < j)
        at++;
        first = i + n * (j - 1);
        second = j + n * (i - 1) + field * n^2;
        C(at,first) += 1;
        C(at,second) -= E(i,j);
        pairs(at,:) = [i, j];
      endif
    endfor
  endfor
  s = struct ("kind", kind, "Ds", Ds, "Do", Do, "active", active, "C", C, ...
              "pairs", pairs);

endfunction
