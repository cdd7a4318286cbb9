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

## [x, C, info] = onsager_rejection (flux, R, scale)
##
## Reflection sigma and solute permeability P (unit of FLUX) of a membrane
## from the rejection R at volume flux FLUX, by least squares of
##   R / (1 - R) = a (1 - exp (-b flux)),  a = sigma / (1 - sigma),
##   b = (1 - sigma) / P
## (Spiegler and Kedem 1966), in R / (1 - R) with SCALE "ratio" or in R with
## "rejection".  X = [sigma; P], C their covariance from the residuals.

function [x, C, info] = onsager_rejection (flux, R, scale)

  ## For a given b the best a is linear: from the best of a scan downhill.
  g = R ./ (1 - R);
  b = logspace (-3, 2, 400) / mean (flux);
  basis = 1 - exp (-flux * b);
  a = (g' * basis) ./ sumsq (basis, 1);
  [~, k] = min (sumsq (g - basis .* a, 1));
  p = [a(k); b(k)];
  [r, J] = residual (p, flux, R, scale);
  damping = 1e-3;
  for pass = 1:500
    A = J' * J;
    d = max (sqrt (diag (A)), 1e-150);
    step = -((A ./ (d * d') + max (damping, 1e-13) * eye (2)) \ (J' * r ./ d)) ./ d;
    [r_new, J_new] = residual (p + step, flux, R, scale);
    if (all (p + step > 0) && sumsq (r_new) <= sumsq (r))
      p += step;
      r = r_new;
      J = J_new;
      damping /= 10;
      if (norm (step ./ p) < 1e-13)
        break;
      endif
    else
      damping *= 10;
      if (damping > 1e16)
        break;
      endif
    endif
  endfor
  sigma = p(1) / (1 + p(1));
  x = [sigma; (1 - sigma) / p(2)];
  D = [1 / (1 + p(1))^2, 0
       -1 / ((1 + p(1))^2 * p(2)), -x(2) / p(2)];
  nu = numel (R) - 2;
  C = NaN (2);
  size_of = max (sqrt (sumsq (J, 1)), 1e-150);
  bends = rcond ((J' * J) ./ (size_of' * size_of)) > 1e-12;
  if (nu > 0 && bends)
    C = inv ((J' * J) ./ (size_of' * size_of)) ./ (size_of' * size_of);
    C = D * (sumsq (r) / nu * C) * D';
  endif
  ## Where exp (-b flux) has died out at the least flux, P is below all reach.
  flat = max (exp (-p(2) * flux)) < 1e-8;
  if (flat)
    x(2) = NaN;
    C(2,:) = C(:,2) = NaN;
  endif
  info = struct ("rss", sumsq (r), "dof", nu, "flat", flat, ...
                 "at_edge", k == 1 || k == 400 || ! bends);

endfunction

function [r, J] = residual (p, flux, R, scale)

  e = exp (-p(2) * flux);
  g = p(1) * (1 - e);
  J = [1 - e, p(1) * flux .* e];
  if (strcmp (scale, "ratio"))
    r = g - R ./ (1 - R);
  else
    r = g ./ (1 + g) - R;
    J ./= (1 + g).^2;
  endif

endfunction
