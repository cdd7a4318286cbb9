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

## r = motor_ratchet (V, rate, force, D, modes)
##
## A particle of diffusion coefficient D in the potential
## sum_k V(k) sin (2 pi k x) of period 1, switched on and off at RATE, under a
## constant FORCE; energies in kT.  Exact but for the number of Fourier modes,
## MODES or, if empty, as many as the solution needs.
##
## r.velocity, r.diffusion  of the particle
## r.input                  power of the switch
## r.heat                   heat given to the bath, by force times current
## r.on                     share of the time on: a check, 1/2
## r.p                      Fourier coefficients of p_on and p_off, columns,
##                          modes -N .. N
## r.modes                  N
##
## The generator tilted by exp (q x) has d/dx - q for d/dx.  Its eigenvalue is
## lambda (q) = v q + D_eff q^2 + ..; the derivatives are found by solving
## L0 p1 = v p - L1 p with L (q) = L0 + q L1 + q^2 D.

function r = motor_ratchet (V, rate, force, D, modes)

  N = modes;
  if (isempty (modes))
    N = 16 * numel (V);
  endif
  do
    [r, tail] = solve (V(:)', rate, force, D, N);
    more = isempty (modes) && tail > 1e-17 && N < 4096;
    if (more)
      N *= 2;
    endif
  until (! more)
  r.modes = N;

endfunction

function [r, tail] = solve (V, rate, force, D, N)

  n = 2 * N + 1;
  k = 1:numel (V);
  one = speye (n);
  d = spdiags (2i * pi * (-N:N)', 0, n, n);
  ## sin (2 pi k x) has the coefficients -i/2 at k and i/2 at -k.
  potential = bands (-0.5i * V, 0.5i * V, k, n);
  slope = bands (pi * k .* V, pi * k .* V, k, n);
  f_on = force * one - slope;
  f_off = force * one;
  flux = @(f) D * (f - d);
  swap = rate * [-one, one; one, -one];
  L0 = blkdiag (-d * flux (f_on), -d * flux (f_off)) + swap;
  L1 = blkdiag (flux (f_on) - D * d, flux (f_off) - D * d);

  whole = sparse (1, [N+1, n+N+1], 1, 1, 2 * n);
  A = [L0, whole.'; whole, 0];
  p = (A \ [zeros(2 * n, 1); 1])(1:2*n);
  v = whole * (L1 * p);
  p1 = (A \ [v * p - L1 * p; 0])(1:2*n);

  on = p(1:n);
  off = p(n+1:end);
  work = @(q) real ((potential * q)(N+1));
  r.velocity = real (v);
  r.diffusion = real (D + whole * (L1 * p1));
  r.input = rate * (work (off) - work (on));
  r.heat = real ((f_on * flux (f_on) * on + f_off * flux (f_off) * off)(N+1));
  r.on = real (on(N+1));
  r.p = [on, off];
  edge = [1, 2, n-1, n, n+1, n+2, 2*n-1, 2*n];
  tail = max (abs ([p(edge); p1(edge)]));

endfunction

function A = bands (up, down, k, n)

  A = spdiags (repmat ([up, down], n, 1), [-k, k], n, n);

endfunction
