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

## fit = spectrum_fit (P, count, w, u, degrees)
##
## Maximum-likelihood fits of a smooth spectral matrix to a cross-periodogram P
## (n x M x M), each value the mean of COUNT complex Wishart ones with weight
## W (n x 1) more.  U = f / f*, 0 .. 1, are the frequencies in the band.
##
## The model is S^-1 = T' D^-1 T with unit lower triangular T: current j is
## regressed on the currents before it, with complex coefficients theta_ja (f)
## that have even real and odd imaginary parts, and leaves the power D_j (f) =
## exp (even polynomial).  The Whittle likelihood
##
##   -count sum w (log det S + tr (S^-1 P))
##
## then is a sum over the rows j, each with parameters of its own.  Rows are
## asymptotically independent, and so are theta and D within a row.
##
## FIT is a cell, one struct a row, with a column for each polynomial order of
## the range DEGREES: aicc (Inf where there is no maximum); log_D and its
## variance v, theta (j-1 x orders) with its covariance V, all at f = 0; and
## the coefficients beta, gamma of the Chebyshev polynomials T_2k, T_2k-1 of U.

function fit = spectrum_fit (P, count, w, u, degrees)

  [n, M, ~] = size (P);
  re = reshape (real (P), n, M * M);
  im = reshape (imag (P), n, M * M);
  total = count * sum (w);
  orders = numel (degrees);
  fit = cell (1, M);
  for j = 1:M
    row = struct ();
    [objective, row.log_D, v, row.theta, V, row.beta, gamma] ...
      = __noneq_spectrum_row__ (re, im, w, u, j, degrees(1), degrees(end));
    row.v = v / count;
    row.V = reshape (V, j - 1, j - 1, orders) / (2 * count);
    row.gamma = reshape (gamma, [], j - 1, orders);
    parameters = degrees + 1 + (j - 1) * (2 * degrees + 1);
    spare = total - parameters - 1;
    row.aicc = 2 * count * objective + 2 * parameters ...
               + 2 * parameters .* (parameters + 1) ./ spare;
    row.aicc(spare <= 0) = Inf;
    fit{j} = row;
  endfor

endfunction
