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

## eq = langevin_equilibrium (fname, phys, model, lambda, t, guess, how, data)
##
## How to draw from exp (-U / kT) with the parameters LAMBDA at the time T.
## HOW is "auto", "gaussian", "density" or "run"; GUESS (rows) is where to
## look first.  Fields: method; energy: F = -kT log of the integral of
## exp (-U / kT), NaN where it is not known; for "gaussian" mean and root;
## for "density" x, p and cumulative; for "run" guess.

function eq = langevin_equilibrium (fname, phys, model, lambda, t, guess, how)

  d = model.d;
  kT = phys.kT(1);
  eq = struct ("method", "run", "energy", NaN, "guess", guess, ...
               "lambda", lambda, "t", t);
  walls = any (isfinite (phys.walls(:)));
  if (any (strcmp (how, {"auto", "gaussian"})) && ! walls)
    [H, b, quadratic] = linear_force (model, lambda, t, guess(1,:)');
    if (quadratic)
      [R, bad] = chol ((H + H') / 2);
      if (bad)
        error ("noneq:equilibrium", ...
               ["%s: the potential does not confine the" ...
               " state at the parameters [%s]: there is no equilibrium to" ...
               " start from"], fname, num2str (lambda', " %g"));
      endif
      eq.method = "gaussian";
      eq.mean = guess(1,:)' + (R \ (R' \ b));
      eq.root = sqrt (kT) * inv (R);
      eq.energy = evaluate (model, "energy", eq.mean, lambda, t) ...
                  + kT * sum (log (diag (R))) ...
                  - d * kT / 2 * log (2 * pi * kT);
      return;
    endif
  endif
  if (strcmp (how, "gaussian"))
    error ("noneq:equilibrium", ...
           ["%s: option \"equilibrium\" is \"gaussian\"," ...
           " but the potential is not quadratic or has walls"], fname);
  endif
  if (d == 1 && any (strcmp (how, {"auto", "density"})))
    eq = tabulated (fname, eq, phys, model, lambda, t, guess(1), kT);
  elseif (strcmp (how, "density"))
    error ("noneq:equilibrium", ...
           ["%s: option \"equilibrium\" \"density\" needs" ...
           " one coordinate"], fname);
  endif

endfunction

## F (x) = b - H (x - x0) if it is that.
function [H, b, yes] = linear_force (model, lambda, t, x0)

  d = numel (x0);
  yes = false;
  H = b = [];
  if (d > 300)
    return;
  endif
  s = max (1, max (abs (x0)));
  F = evaluate (model, "force", x0 + s * [zeros(d, 1), eye(d)], lambda, t);
  b = F(:,1);
  H = -(F(:,2:end) - b) / s;
  if (model.recorded && ! isempty (model.nodes) && model.conservative)
    ## Exactly: no second derivative has a coordinate in it.
    yes = ! depends_on_state (model);
    return;
  endif
  ## The force of many states, near and far.
  scale = s * 2 .^ (-4:0.0625:12);
  k = 1:numel (scale);
  probe = scale .* sin ((1:d)' * k + 0.3);
  probe = [probe, -probe];
  G = evaluate (model, "force", x0 + probe, lambda, t);
  want = b - H * probe;
  tolerance = ifelse (model.recorded, 1e-10, 1e-6);
  yes = all (isfinite ([F(:); G(:)])) ...
        && all (max (abs (G - want), [], 1) ...
                <= tolerance * (max (abs (want), [], 1) + norm (b)));

endfunction

## Whether a second derivative of the energy has a coordinate among what it is
## made of: all of them come from one sweep over a sum of the components of the
## gradient, with weights between which nothing cancels.
function yes = depends_on_state (model)

  ops = __noneq_operations__ ();
  op = @(name) find (strcmp (ops, name));
  d = model.d;
  n = columns (model.nodes);
  k = 1:d;
  gradient = model.roots.gradient(:)';
  nodes = [model.nodes, ...
           [op("constant") * ones(1, d); zeros(3, d)], ...
           [op("multiply") * ones(1, d); n + k; gradient; zeros(1, d)]];
  total = n + d + 1;
  for i = 2:d
    nodes(:,end+1) = [op("add"); total; n + d + i; 0];
    total = columns (nodes);
  endfor
  values = resize (model.values, 1, columns (nodes));
  values(n+k) = sqrt (2 + k / pi);
  [nodes, ~, second] = __noneq_derivative__ (nodes, values, total, 1:d);

  input = op("input");
  n = columns (nodes);
  reached = false (1, n);
  reached(nodes(1,:) == input & nodes(2,:) <= d) = true;
  for k = find (nodes(1,:) != input)
    from = nodes(2:4,k);
    reached(k) = any (reached(from(from > 0)));
  endfor
  yes = any (reached(second(second > 0)));

endfunction

## The density of one coordinate on a grid that reaches 40 kT above the
## lowest energy.
function eq = tabulated (fname, eq, phys, model, lambda, t, guess, kT)

  U = @(x) evaluate (model, "energy", x, lambda, t);
  lowest = phys.walls(1,1);
  highest = phys.walls(2,1);
  reach = 0.5;
  found = false;
  for round = 1:40
    reach *= 2;
    x = unique (min (max (guess + reach * (-1000:1000) / 1000, lowest), ...
                     highest));
    u = U (x);
    if (! any (isfinite (u)))
      break;
    endif
    u(isnan (u)) = Inf;
    low = find (u < min (u) + 40 * kT);
    left = low(1) > 1 || x(1) == lowest;
    right = low(end) < numel (x) || x(end) == highest;
    ## At least 20 points of the scan in what matters.
    found = left && right && numel (low) >= 20;
    if (found)
      break;
    elseif (left && right)
      ## Too narrow for this scan: look closer.
      guess = mean (x(low));
      reach = 2 * (x(min (low(end) + 1, end)) - x(max (low(1) - 1, 1)));
      reach /= 2;
    endif
  endfor
  if (! found)
    error ("noneq:equilibrium", ...
           ["%s: no confined equilibrium was found within" ...
           " %g of x = %g at the parameters [%s]; give \"start\", or" ...
           " \"reflect\" walls"], fname, reach, guess, ...
           num2str (lambda', " %g"));
  endif
  a = x(max (low(1) - 1, 1));
  b = x(min (low(end) + 1, numel (x)));
  [a, b, open] = other_wells (U, a, b, min (u), kT, phys.walls(:,1));
  if (open)
    error ("noneq:equilibrium", ...
           ["%s: the well near x = %g is not the lowest: the potential at the" ...
            " parameters [%s] does not confine the state beyond it; give" ...
            " \"reflect\" walls round the part that is meant"], fname, guess, ...
           num2str (lambda', " %g"));
  endif
  for n = 2 .^ [16, 20]
    x = linspace (a, b, n + 1);
    u = U (x);
    lowest_u = min (u);
    p = exp (-(u - lowest_u) / kT);
    p(isnan (p)) = 0;
    Z = sum (p) - (p(1) + p(end)) / 2;
    half = 2 * (sum (p(1:2:end)) - (p(1) + p(end)) / 2);
    if (abs (half / Z - 1) < 1e-7)
      break;
    endif
  endfor
  eq.method = "density";
  eq.energy = lowest_u - kT * log (Z * (b - a) / n);
  eq.x = x;
  eq.p = p / Z;
  eq.cumulative = [0, cumsum((eq.p(1:end-1) + eq.p(2:end)) / 2)];

endfunction

## The part [A, B] made wide enough for all wells within 40 kT of the lowest, up
## to 500 times its width away, no narrower than an eighth of it.  OPEN if the
## last of them reaches the end of the search.
function [a, b, open] = other_wells (U, a, b, least, kT, wall)

  middle = (a + b) / 2;
  width = b - a;
  open = false;
  for factor = 2 .^ (0:9)
    x = middle + factor * width * linspace (-1, 1, 32 * factor + 1);
    x = unique (min (max (x, wall(1)), wall(2)));
    u = U (x);
    u(isnan (u)) = Inf;
    least = min ([least, u]);
    k = find (u < least + 40 * kT);
    open = ! isempty (k) && ((k(1) == 1 && x(1) > wall(1))
                             || (k(end) == numel (x) && x(end) < wall(2)));
    if (! isempty (k))
      a = min (a, x(max (k(1) - 1, 1)));
      b = max (b, x(min (k(end) + 1, numel (x))));
    endif
  endfor

endfunction
