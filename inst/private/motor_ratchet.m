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

## r = motor_ratchet (V, rate, force, D, modes, q)
##
## A particle of diffusion coefficient D in the potential
## sum_k V(k) sin (2 pi k x) of period 1, switched on and off at RATE, under a
## constant FORCE; energies in kT.  With RATE 0 the potential is always on.
## Exact but for the number of Fourier modes, MODES or, if empty, as many as
## the solution needs.
##
## r.velocity, r.diffusion  of the particle
## r.input                  power of the switch
## r.heat                   heat given to the bath, by force times current
## r.modes                  N
## r.scgf                   if Q is given: lim log <exp (Q x(t))> / t
##
## The generator tilted by exp (q x) has d/dx - q for d/dx.  Its eigenvalue is
## lambda (q) = v q + D_eff q^2 + ..; the derivatives are found by solving
## L0 p1 = v p - L1 p with L (q) = L0 + q L1 + q^2 D.

function r = motor_ratchet (V, rate, force, D, modes, q = [])

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
  if (rate == 0)
    ## Where the barriers are high, the modes cancel to nothing.
    k = 1:numel (V);
    [v, spread] = washboard_drift (@(x) potential_of (V, x), force, ...
                                   sum (k.^2 .* abs (V(:)')));
    r.velocity = D * v;
    r.diffusion = D * spread;
    r.heat = force * r.velocity;
  endif
  if (! isempty (q))
    r.scgf = root (V(:)', rate, force, D, N, q, isempty (modes));
  endif

endfunction

function u = potential_of (V, x)

  u = zeros (size (x));
  for k = 1:numel (V)
    u += V(k) * sin (2 * pi * k * x);
  endfor

endfunction

## Largest eigenvalue of the tilted operator; more modes until it stands.  The
## dense solver's error is that of the largest matrix element; two-sided
## Rayleigh quotients, whose vectors fade in the high modes, take it away.
function lambda = root (V, rate, force, D, N, q, free)

  last = NaN;
  do
    [L0, L1] = operators (V, rate, force, D, N);
    L = L0 + q * L1 + q^2 * D * speye (rows (L0));
    lambda = max (real (eig (full (L))));
    size_of = eps * norm (L, 1);
    shift = lambda + 8 * size_of;
    [l, u, P, Q] = lu (L - shift * speye (rows (L)));
    right = left = ones (rows (L), 1);
    for pass = 1:4
      right = Q * (u \ (l \ (P * right)));
      right /= norm (right);
      left = P' * (l' \ (u' \ (Q' * left)));
      left /= norm (left);
    endfor
    lambda = real ((left' * (L * right)) / (left' * right));
    done = ! free || abs (lambda - last) <= 1e-11 * (abs (lambda) + D);
    last = lambda;
    N *= 2;
    if (! done && N > 512)
      lambda = NaN;
      done = true;
    endif
  until (done)

endfunction

function [L0, L1, potential, slope] = operators (V, rate, force, D, N)

  n = 2 * N + 1;
  k = 1:numel (V);
  one = speye (n);
  d = spdiags (2i * pi * (-N:N)', 0, n, n);
  ## sin (2 pi k x) has the coefficients -i/2 at k and i/2 at -k.
  potential = bands (-0.5i * V, 0.5i * V, k, n);
  slope = bands (pi * k .* V, pi * k .* V, k, n);
  on = D * (force * one - slope - d);
  L0 = -d * on;
  L1 = on - D * d;
  if (rate > 0)
    off = D * (force * one - d);
    L0 = blkdiag (L0, -d * off) + rate * [-one, one; one, -one];
    L1 = blkdiag (L1, off - D * d);
  endif

endfunction

function [r, tail] = solve (V, rate, force, D, N)

  n = 2 * N + 1;
  [L0, L1, potential, slope] = operators (V, rate, force, D, N);
  m = rows (L0);
  whole = sparse (1, N+1:n:m, 1, 1, m);
  A = [L0, whole.'; whole, 0];
  p = (A \ [zeros(m, 1); 1])(1:m);
  v = whole * (L1 * p);
  p1 = (A \ [v * p - L1 * p; 0])(1:m);

  r.velocity = real (v);
  r.diffusion = real (D + whole * (L1 * p1));
  on = p(1:n);
  r.input = 0;
  r.heat = force * r.velocity;
  if (rate > 0)
    off = p(n+1:end);
    work = @(q) real ((potential * q)(N+1));
    r.input = rate * (work (off) - work (on));
    d = spdiags (2i * pi * (-N:N)', 0, n, n);
    f_on = force * speye (n) - slope;
    r.heat = D * real ((f_on * (f_on * on - d * on) ...
                        + force * (force * off - d * off))(N+1));
  endif
  edge = [1, 2, n-1, n] + (0:n:m-1)';
  tail = max (abs ([p(edge(:)); p1(edge(:))]));

endfunction

function A = bands (up, down, k, n)

  A = spdiags (repmat ([up, down], n, 1), [-k, k], n, n);

endfunction
