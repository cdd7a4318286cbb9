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

## r = glauber_exact (K, t, s)
##
## The infinite Glauber chain with K = J / T (Inf: T = 0) from a random start,
## for times T >= S of the same size.  Fields C, TR (T times the response), dC
## (derivative of C by s), chihat (integral of TR over the second time from s
## to t), kinks and bond (density of unequal neighbours and their correlation
## at t).
##
## With g(t) = exp(-t) I_0(gamma t) the correlation in the wave number q obeys
## dS/ds = -2 (1 - gamma cos q) S + a(s), whence
##
##   C(t,s) = g(t + s) + int_0^s a(u) g(t + s - 2 u) du
##   a(u) = 2 sqrt (1 - gamma^2) + int_u^Inf k(v) dv
##   k(v) = 2 gamma / v exp(-2 v) I_1(2 gamma v)
##   TR(t,s) = (a(s) - k(s) / 2) g(t - s) / 2
##   dC/ds = a(s) g(t - s) + dC/dt
##
## in which nothing large cancels.

function r = glauber_exact (K, t, s)

  m.gamma = tanh (2 * K);
  m.gap = 2 / (exp (4 * K) + 1);
  m.root = sech (2 * K);
  if (K == Inf)
    m.gap = m.root = 0;
  endif
  r = struct ("C", t, "TR", t, "dC", t, "chihat", t, "kinks", t, "bond", t);
  [moments, ~, of_s] = unique (s(:));
  for k = 1:numel (moments)
    age = moments(k);
    [u, w] = graded_panels (0, age);
    weight = w .* source (m, 0, age);
    now = source_at (m, age);
    bracket = now - kernel (m, age) / 2;
    for i = find (of_s == k)'
      T = t(i);
      span = T + age - 2 * u;
      r.C(i) = propagator (m, T + age) + sum ((weight .* propagator (m, span))(:));
      slope = decay (m, T + age) + sum ((weight .* decay (m, span))(:));
      free = propagator (m, T - age);
      r.dC(i) = now * free - slope;
      r.TR(i) = bracket * free / 2;
      [v, wv] = graded_panels (age, T);
      r.chihat(i) = sum ((wv .* (source (m, age, T) - kernel (m, v) / 2)
                          .* propagator (m, T - v))(:)) / 2;
    endfor
  endfor
  [moments, ~, of_t] = unique (t(:));
  for k = 1:numel (moments)
    [v, w] = graded_panels (0, moments(k));
    bond = sum ((w .* half_kernel (m, v))(:));
    if (m.gamma > 0.5)
      kinks = (source_at (m, moments(k)) / 2 - m.gap) / (2 * m.gamma);
      bond = 1 - 2 * kinks;
    else
      kinks = (1 - bond) / 2;
    endif
    r.kinks(of_t == k) = kinks;
    r.bond(of_t == k) = bond;
  endfor

endfunction

function g = propagator (m, t)

  g = exp (-m.gap * t) .* scaled_bessel (0, m.gamma * t);

endfunction

## Minus the derivative of that.
function g = decay (m, t)

  z = m.gamma * t;
  g = exp (-m.gap * t) .* (scaled_bessel ("difference", z)
                           + m.gap * scaled_bessel (1, z));

endfunction

## k / (2 gamma); for v = 0 the limit gamma.
function f = half_kernel (m, v)

  f = exp (-2 * m.gap * v) .* scaled_bessel (1, 2 * m.gamma * v) ./ v;
  f(v == 0) = m.gamma;

endfunction

function f = kernel (m, v)

  f = 2 * m.gamma * half_kernel (m, v);

endfunction

## a(u) at the nodes of graded_panels (from, to).
function a = source (m, from, to)

  [u, w, right] = graded_panels (from, to);
  if (isempty (u))
    a = u;
    return;
  elseif (m.root == 0)
    a = 2 * (scaled_bessel (0, 2 * u) + scaled_bessel (1, 2 * u));
    return;
  endif
  f = kernel (m, u);
  whole = sum (w .* f, 2);
  beyond = flipud (cumsum (flipud ([whole(2:end); 0])));
  a = source_at (m, to) + beyond(1:rows (u)) + right (f);

endfunction

function a = source_at (m, u)

  if (m.root == 0)
    a = 2 * (scaled_bessel (0, 2 * u) + scaled_bessel (1, 2 * u));
    return;
  endif
  ## k falls as v^(-3/2) and, from 1 / gap on, exponentially.
  last = u + min (400 / m.gap, 1e300);
  [v, w] = graded_panels (u, last);
  a = 2 * m.root + sum ((w .* kernel (m, v))(:));

endfunction
