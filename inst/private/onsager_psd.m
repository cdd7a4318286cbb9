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

## fit = onsager_psd (fname, P, s)
##
## As onsager_solve with the symmetric part of L positive semidefinite.
## fit.kkt proves the minimum: see onsager_fit.  Without convergence an error,
## or, if WANTED is false, theta is NaN.

function fit = onsager_psd (fname, P, s, wanted = true)

  n = P.n;
  m = n * (n + 1) / 2;
  Ms = P.A * s.Ds;
  y = P.y;
  if (columns (s.Do) > 0)
    Mo = P.A * s.Do;
    scale = sqrt (sumsq (Mo, 1));
    [q, r] = qr (Mo ./ scale, 0);
    Ms -= q * (q' * Ms);
    y -= q * (q' * y);
  endif
  Q = Ms' * Ms;
  c = Ms' * y;
  inside = onsager_solve (P, s);
  free_sym = zeros (m, 1);
  free_sym(s.active) = inside.sym;
  L = onsager_unpack (free_sym, n);
  in_cone = is_positive (L);
  if (in_cone)
    ## Nothing to bound.
    figures = [0; 0; n; 0; 0];
    verdict = "solved";
  elseif (strcmp (s.kind, "symmetric") && isfield (P, "G"))
    H = onsager_unpack (c, n);
    [L, figures, verdict] = __noneq_psd__ (P.G, H, P.W, 0);
  else
    ## Elements that the structure makes zero cost something to change and
    ## gain nothing.
    full_Q = zeros (m);
    full_c = zeros (m, 1);
    [row, col] = find (tril (ones (n)));
    place = zeros (n, 1);
    place(row(row == col)) = find (row == col);
    cost = zeros (m, 1);
    cost(s.active) = diag (Q);
    cost = sqrt (cost(place(row))) .* sqrt (cost(place(col)));
    full_Q(1:m+1:end) = cost;
    full_Q(s.active,s.active) = Q;
    full_c(s.active) = c;
    [L, figures, verdict] = __noneq_psd__ (full_Q, full_c, [], 1);
  endif
  if (! strcmp (verdict, "solved"))
    if (! wanted)
      fit.theta = NaN (rows (s.Ds), 1);
      return;
    endif
    error ("noneq:convergence", ...
           ["%s: the positive semidefinite fit is %s: the forces are nearly" ...
            " dependent, or the units of the fluxes so different that the" ...
            " loudest hides the others; \"cov\", \"residual\" weighs them"], ...
           fname, verdict);
  endif

  sym = onsager_pack (L)(s.active);
  theta = s.Ds * sym;
  if (in_cone)
    theta = inside.theta;
  elseif (columns (s.Do) > 0)
    theta += s.Do * ((r \ (q' * (P.y - P.A * theta))) ./ scale');
  endif
  fit.theta = theta;
  fit.parameters = columns (s.Ds) + columns (s.Do);
  fit.rss = P.rho2 + sumsq (P.A * theta - P.y);

  gradient = zeros (m, 1);
  gradient(s.active) = Q * sym - c;
  Z = onsager_unpack (gradient, n);
  ## Free of units: as for forces of unit size.
  unit = zeros (m, 1);
  unit(s.active) = c;
  weight = zeros (m, 1);
  weight(s.active) = diag (Q);
  t = weight(cumsum ([1, n:-1:2])).^(-1/4);
  fit.kkt = struct ("lambda_min_grad", ...
                    min (eig (Z .* (t * t'))) ...
                    / max (norm (t .* onsager_unpack (unit, n) .* t'), realmin), ...
                    "comp", abs (gradient(s.active)' * sym) ...
                            / max (abs (c' * sym), realmin), ...
                    "gap", 2 * figures(1), "rank", figures(3), ...
                    "iters", figures(4), "newton", figures(5));

endfunction

function yes = is_positive (L)

  d = diag (L);
  yes = all (d > 0);
  if (yes)
    [~, failed] = chol (L ./ sqrt (d * d'));
    yes = ! failed;
  endif

endfunction
