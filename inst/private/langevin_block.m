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

## [A, C, ratio] = langevin_block (kernel, friction, mass, kT, h)
##
## O for a time H of a coordinate with memory: y' = A y + C n of y = (v, u),
## see src/core/langevin/langevin.h.  KERNEL has rows [c, tau], FRICTION is the
## rate beside it.  A is NaN where rounding would not keep y in equilibrium, as
## y turns round too often in H.  RATIO = h' / h of a step with this one O makes
## the diffusion of a free particle exact, which is h'^2 / (2 h) kT / m times
## [(I+A) inv (I-A)]_vv.  It is at most 1, as coth (x/2) - 2/x has a positive
## real part where x has.

function [A, C, ratio] = langevin_block (kernel, friction, mass, kT, h)

  s = sqrt (kernel(:,1) / mass);
  tau = kernel(:,2);
  rates = [friction; 1 ./ tau];
  L = [-friction, s'; -s, -diag(1 ./ tau)];
  [E, Q, C] = ou_step (L * h, 2 * rates * h);
  C *= sqrt (kT / mass);
  one = eye (rows (E));
  A = one + E;
  if (! (norm (A * A' + Q - one, 1) < 1e-9))
    A(:) = NaN;
  endif
  ## The symmetric part of (I+A) inv (I-A) is inv (I-A) Q inv (I-A)'; row v of
  ## the inverse is from a Schur complement, rows scaled.
  B = E(2:end,2:end);
  scale = max (abs (B), [], 2);
  row = (E(1,2:end) / (B ./ scale)) ./ scale';
  row = [1, -row] / (E(1,1) - row * E(2:end,1));
  ratio = sqrt (2 / ((friction + sum (s.^2 .* tau)) * h) / (row * Q * row'));

endfunction
