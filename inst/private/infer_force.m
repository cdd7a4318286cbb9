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


## r = infer_force (x, dt, strides, basis, opt)
##
## Entropy production of a stationary overdamped Langevin process from its
## trajectories X (M x T x d).
##
## Without BASIS the force is linear, dx = -A x dt + sqrt (2 D) dW: then
## E[x(t+dt) x(t)'] C^-1 = exp (-A dt) holds for any dt, D = (A C + C A') / 2,
## and sigma = trace (nu' D^-1 nu C) with nu = -A + D C^-1.
##
## With BASIS (points x d -> points x K) the mean local velocity is projected
## on the functions b: nu(x) = c' B^-1 b(x), c = E[b((x+x')/2) o dx] / dt,
## B = E[b b'], D = E[dx dx'] / (2 dt).

function r = infer_force (x, dt, strides, basis, opt)

  [M, T, d] = size (x);
  path = repmat ((1:M)', 1, T);
  share = repmat ((0:T-1) / T, M, 1);
  [group, groups] = infer_groups (M, path, share);
  for s = 1:numel (strides)
    k = strides(s);
    g = group(:,1:end-k)(:);
    from = reshape (x(:,1:end-k,:), [], d);
    to = reshape (x(:,1+k:end,:), [], d);
    if (isempty (basis))
      data{s} = sums (g, groups, [from, to, ones(rows (from), 1)]);
    else
      b = basis ((from + to) / 2);
      if (! (isnumeric (b) && isreal (b) && rows (b) == rows (from)))
        error ("noneq:option", ...
               ["entropy_infer: option \"basis\" must turn N x d points into" ...
                " N x K numbers"]);
      endif
      data{s} = sums (g, groups, [b, to - from, ones(rows (from), 1)]);
    endif
  endfor
  if (isempty (basis))
    f = @(w) cellfun (@(c, h) linear (average (w, c), d, h), data, ...
                      num2cell (strides * dt));
  else
    f = @(w) cellfun (@(c, h) projected (average (w, c), d, h), data, ...
                      num2cell (strides * dt));
  endif
  r = infer_resample (f, groups, opt.replicates, opt.seed);
  r.dt = strides * dt;
  r.groups = groups;
  r.unpaired = zeros (size (r.value));
  if (isempty (basis))
    [~, r.A, r.D, r.C] = linear (average (ones (1, groups), data{1}), d, dt);
  endif

endfunction

## Sums of all products of the columns of Z in each group.
function c = sums (g, groups, z)

  K = columns (z);
  c = zeros (groups, K * K);
  for i = 1:K
    for j = i:K
      v = accumarray (g, z(:,i) .* z(:,j), [groups, 1]);
      c(:,(j-1)*K + i) = v;
      c(:,(i-1)*K + j) = v;
    endfor
  endfor

endfunction

function S = average (w, c)

  K = sqrt (columns (c));
  S = reshape (w * c, K, K);
  S /= S(end,end);

endfunction

function [v, A, D, C] = linear (S, d, h)

  m = S(end,1:2*d);
  S = S(1:2*d,1:2*d) - m' * m;
  a = 1:d;
  b = d + a;
  C = (S(a,a) + S(b,b)) / 2;
  step = S(b,a) / C;
  v = NaN;
  A = D = NaN (d);
  [V, lambda] = eig (step);
  lambda = diag (lambda);
  ## Beyond this the memory is lost in the noise, or half a turn and more is
  ## taken for less.
  if (min (abs (lambda)) < 0.05 || max (abs (arg (lambda))) > 2.5
      || rcond (V) < 1e-12)
    return;
  endif
  A = -real (V * diag (log (lambda)) / V) / h;
  D = (A * C + C * A') / 2;
  if (min (eig (D)) <= 0)
    return;
  endif
  nu = -A + D / C;
  v = trace (nu' * (D \ nu) * C);

endfunction

function v = projected (S, d, h)

  K = columns (S) - d - 1;
  b = 1:K;
  a = K + (1:d);
  c = S(b,a) / h;
  D = S(a,a) / (2 * h);
  v = NaN;
  if (rcond (S(b,b)) > eps && rcond (D) > eps)
    v = trace ((S(b,b) \ c) * (D \ c'));
  endif

endfunction
