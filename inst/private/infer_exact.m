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


## value = infer_exact (fname, W, method, dt, order, lump, edges)
##
## What the methods "kld" and "transition" of entropy_infer give for endless
## data of the network W in its steady state.

function value = infer_exact (fname, W, method, dt, order, lump, edges)

  net = check_network (fname, W);
  p = network_stationary (fname, net);
  W = full (net.W);
  r = sum (W, 2);
  if (isempty (lump))
    lump = 1:net.n;
  endif
  if (strcmp (method, "kld"))
    for k = 1:numel (dt)
      if (dt(k) == 0)
        value(k) = jump_rate (p, W, lump, order);
      else
        P = expm ((W - diag (r)) * dt(k));
        value(k) = (divergence (p, P, lump, order + 1) ...
                    - divergence (p, P, lump, order)) / dt(k);
      endif
    endfor
  else
    jumps = tilted_problem (fname, net, zeros (net.n));
    from = jumps.state(jumps.i)(:);
    to = jumps.state(jumps.j)(:);
    flux = p(from)(:) .* jumps.w;
    for k = 1:rows (edges)
      D = (from == edges(k,1) & to == edges(k,2)) ...
          - (from == edges(k,2) & to == edges(k,1));
      value(k) = network_seen_jumps (jumps, flux, D);
    endfor
  endif

endfunction

function v = jump_rate (p, W, lump, order)

  if (order > 1)
    error ("noneq:option", ...
           "entropy_infer: option \"order\" above 1 needs \"dt\" above 0");
  endif
  m = max (lump);
  L = accumarray ([(1:numel(lump))', lump(:)], 1, [numel(lump), m]);
  F = L' * (p' .* W) * L;
  v = antisymmetric (F);

endfunction

## sum over the pairs (F - F') log (F / F'), Inf where one way is missing.
function v = antisymmetric (F)

  F -= diag (diag (F));
  up = find (triu (F + F') > 0);
  a = F(up);
  b = F'(up);
  ## A flow that underflows is not a jump that is missing: its part is below
  ## what a double can hold.
  tiny = max (a, b) < 1e-290;
  a(tiny) = b(tiny) = 1;
  v = sum ((a - b) .* log (a ./ b));

endfunction

## Relative entropy of runs of L states and their reverse, for the chain with
## the steps P, of which only LUMP is seen.
function d = divergence (p, P, lump, L)

  m = max (lump);
  d = 0;
  if (L < 2)
    return;
  endif
  forward = zeros (1, m^L);
  backward = zeros (1, m^L);
  for k = 0:m^L-1
    seen = mod (floor (k ./ m.^(L-1:-1:0)), m) + 1;
    v = p .* (lump == seen(1));
    for s = 2:L
      v = (v * P) .* (lump == seen(s));
    endfor
    forward(k+1) = sum (v);
    backward(fliplr (seen - 1) * m.^(L-1:-1:0)' + 1) = sum (v);
  endfor
  ## Each pair of a run and its reverse twice, no term below 0.
  ok = forward > 0 & forward != backward;
  d = sum ((forward - backward)(ok) .* log (forward(ok) ./ backward(ok))) / 2;

endfunction
