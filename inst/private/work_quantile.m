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

## x = work_quantile (model, u)
##
## Quantiles of a model of work (see work_model), standardised to mean 0 and
## standard deviation 1.  Those of the Gamma distribution by interpolation in a
## table that is dense in both tails: sampling needs no inversion per number.

function x = work_quantile (model, u)

  if (strcmp (model.kind, "gaussian"))
    x = -sqrt (2) * erfcinv (2 * u);
    return;
  endif
  e = logspace (-9, log10 (0.02), 60);
  p = [e, linspace(0.02, 0.98, 121)(2:end-1), 1 - fliplr(e)];
  g = gammaincinv (p, model.shape);
  q = model.sign * (g - model.shape) / sqrt (model.shape);
  if (model.sign < 0)
    p = fliplr (1 - p);
    q = fliplr (q);
  endif
  x = interp1 (p, q, min (max (u, p(1)), p(end)), "pchip");

endfunction
