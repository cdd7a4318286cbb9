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

## [B, w, S, slope, c] = onsager_robust (fname, Z, J, kind, S, seed)
##
## Regression J' = B Z' that outlying rows do not spoil: an M-estimate on the
## length d of the whitened residual of a row, with weights w = psi (d) / d of
## Huber or Tukey, tuned to 95 % efficiency for normal errors in n dimensions.
## The start and, where S is empty, the scale S come from the least trimmed
## determinant over random subsets (Agullo, Croux and Van Aelst 2008), which
## stands up to rows that are outlying in Z too.  SLOPE is psi' (d).

function [B, w, S, slope, c] = onsager_robust (fname, Z, J, kind, S, seed)

  [N, n] = size (J);
  k = columns (Z);
  if (N < 2 * k + n)
    error ("noneq:size", ...
           "%s: option \"robust\" needs at least %d rows here, got %d", fname, ...
           2 * k + n, N);
  endif
  c = tuning (kind, n);
  [B, scatter] = trimmed (fname, Z, J, S, seed);
  if (isempty (S))
    S = scatter;
  endif
  half = chol (S)';
  for pass = 1:500
    e = J - Z * B';
    d = sqrt (sumsq (half \ e', 1))';
    w = weight (kind, d, c);
    root = sqrt (w);
    new = ((root .* Z) \ (root .* J))';
    change = max (abs ((new - B) * Z')(:)) / max (abs (J(:)));
    B = new;
    if (change < 1e-14)
      break;
    endif
  endfor
  d = sqrt (sumsq (half \ (J - Z * B')', 1))';
  [w, slope] = weight (kind, d, c);

endfunction

function [w, slope] = weight (kind, d, c)

  if (strcmp (kind, "huber"))
    w = min (1, c ./ max (d, realmin));
    slope = double (d <= c);
  else
    u = (d / c).^2;
    inside = u < 1;
    w = inside .* (1 - u).^2;
    slope = inside .* (1 - u) .* (1 - 5 * u);
  endif

endfunction

## The c for which a location M-estimate has efficiency 0.95 for n normal
## errors: (E [(1 - 1/n) psi / d + psi' / n])^2 / (E psi^2 / n).
function c = tuning (kind, n)

  persistent known = struct ();
  name = sprintf ("%s%d", kind, n);
  if (! isfield (known, name))
    known.(name) = fzero (@(c) efficiency (kind, n, c) - 0.95, ...
                          [0.3 + 0.1 * sqrt(n), 4 * sqrt(n) + 6]);
  endif
  c = known.(name);

endfunction

function e = efficiency (kind, n, c)

  ## psi bends at c.
  [x, q] = gauss_legendre (60);
  top = sqrt (n) + 12;
  d = [c * x, c + top * x];
  density = exp (-d.^2 / 2 + (n - 1) * log (d) - (n / 2 - 1) * log (2) ...
                 - gammaln (n / 2)) .* [c * q, top * q];
  [w, slope] = weight (kind, d, c);
  e = sum (((1 - 1 / n) * w + slope / n) .* density)^2 ...
      / (sum ((w .* d).^2 .* density) / n);

endfunction

function [B, S] = trimmed (fname, Z, J, known, seed)

  [N, n] = size (J);
  k = columns (Z);
  h = floor ((N + k + n + 1) / 2);
  starts = 300;
  keep = max (k, n);
  u = __noneq_random__ (seed, 34, 3, 0, starts, 0, 4 * keep, 0);
  best = [];
  for i = 1:starts
    rows_of = unique (1 + floor (N * u(i,:)), "stable")(1:min (end, keep + 1));
    if (numel (rows_of) < k || rank (Z(rows_of,:)) < k)
      continue;
    endif
    part = rows_of;
    for pass = 1:2
      [part, value, b] = concentrate (Z, J, part, h, known);
    endfor
    best = [best; value, part'];
  endfor
  best = sortrows (best, 1)(1:min (end, 10),:);
  value = Inf;
  for i = 1:rows (best)
    part = best(i,2:end)';
    for pass = 1:50
      old = part;
      [part, now, b] = concentrate (Z, J, part, h, known);
      if (isequal (sort (part), sort (old)))
        break;
      endif
    endfor
    if (now < value)
      value = now;
      B = b;
      chosen = part;
    endif
  endfor

  ## Scatter of the chosen half, then of the rows within its 97.5 % ellipsoid,
  ## each corrected for what was cut off.
  S = scatter_of (Z, J, B, chosen) * correction (h / N, n);
  root = sqrt (diag (S));
  failed = ! all (root > 1e-14 * max (abs (J), [], 1)');
  if (! failed)
    [~, failed] = chol (S ./ (root * root') - 1e-14 * eye (n));
  endif
  if (failed)
    error ("noneq:data", ...
           ["%s: option \"robust\" finds no scatter about the line in some" ...
            " direction: more than half of the rows are fitted exactly"], fname);
  endif
  d2 = sumsq (chol (S)' \ (J - Z * B')', 1)';
  good = find (d2 <= 2 * gammaincinv (0.975, n / 2));
  B = (Z(good,:) \ J(good,:))';
  S = scatter_of (Z, J, B, good) * numel (good) / (numel (good) - k) ...
      * correction (0.975, n);

endfunction

function S = scatter_of (Z, J, B, part)

  e = J(part,:) - Z(part,:) * B';
  S = e' * e / numel (part);

endfunction

function factor = correction (share, n)

  edge = gammaincinv (share, n / 2);
  factor = share / gammainc (edge, n / 2 + 1);

endfunction

## The H rows nearest to the fit to the rows PART.
function [part, value, B] = concentrate (Z, J, part, h, known)

  n = columns (J);
  B = (Z(part,:) \ J(part,:))';
  e = J - Z * B';
  S = known;
  if (isempty (S))
    ## A subset that is fitted exactly has no scatter of its own; the fluxes
    ## have size 1.
    S = e(part,:)' * e(part,:) / numel (part);
    unit = max (median (abs (e), 1)', 1e-15);
    S += 1e-10 * diag (unit.^2);
  endif
  d = sqrt (diag (S));
  d2 = sumsq (chol (S ./ (d * d'))' \ (e' ./ d), 1)';
  [~, order] = sort (d2);
  part = order(1:h);
  if (isempty (known))
    value = log (det (e(part,:)' * e(part,:) / h ./ (unit * unit'))) ...
            + 2 * sum (log (unit));
  else
    value = sum (d2(part));
  endif

endfunction
