## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## worst = check (model)
## worst = check (model, tolerance)
##
## Compares the derivatives that the program uses with extrapolated central
## differences of U itself, at ten states.  WORST is the largest difference,
## relative to the largest component of the gradient there; above TOLERANCE
## (1e-6) it is an error.

function worst = check (model, tolerance)

  if (nargin < 2)
    tolerance = 1e-6;
  endif
  if (! (isnumeric (tolerance) && isscalar (tolerance) && tolerance > 0))
    error ("noneq:option", ...
           "langevin_potential: tolerance must be a positive number");
  endif
  if (! model.recorded && isempty (model.gradient))
    error ("noneq:check", ["langevin_potential: nothing to check: the " ...
           "force is taken from central differences of U itself"]);
  endif
  worst = compared = 0;
  [x, lambda, t] = sample_states (model, 8);
  choice = unique (round (linspace (1, model.d + model.p, ...
                                    min (model.d + model.p, 40))));
  for k = 1:columns (x)
    at = [x(:,k); lambda(:,k)];
    U = @(z) real_energy (model, z, t(k));
    g = -evaluate (model, "force", x(:,k), lambda(:,k), t(k));
    if (! isempty (model.f))
      g += call_blocks (model.f, model.d, x(:,k), lambda(:,k), t(k));
    endif
    g = [g; evaluate(model, "dlambda", x(:,k), lambda(:,k), t(k))];
    scale = max (abs (g));
    for i = choice
      unit = [model.length(:); ones(model.p, 1)](i);
      [want, noise] = ridders (U, at, i, 0.05 * max (abs (at(i)), 0.1 * unit));
      ## Next to a step or a kink the differences have no limit.
      size_of = max (scale, abs (want));
      if (! (noise <= 0.1 * tolerance * size_of && isfinite (want)))
        continue;
      endif
      compared++;
      off = abs (g(i) - want);
      ## Rounding of U is no error of the derivative.
      if (! (off <= tolerance * size_of + 1e-13 * abs (U (at)) / unit))
        if (i <= model.d)
          what = sprintf ("dU/dx(%d)", i);
        else
          what = sprintf ("dU/dlambda(%d)", i - model.d);
        endif
        error ("noneq:check", ["langevin_potential: %s is %.10g where " ...
               "differences of U give %.10g, at x = %s"], what, g(i), want, ...
               mat2str (x(1:min (end, 6),k).', 6));
      endif
      worst = max (worst, off / max (size_of, realmin));
    endfor
  endfor
  if (! compared)
    error ("noneq:check", ["langevin_potential: differences of U converge " ...
           "at none of the test states: option \"length\" sets their scale"]);
  endif

endfunction

## U at x and lambda, which are one column; NaN out of its domain.
function u = real_energy (model, z, t)

  x = z(1:model.d);
  lambda = reshape (z(model.d+1:end), model.p, 1);
  try
    u = call_blocks (model.U, 1, x, lambda, t);
  catch
    u = NaN;
  end_try_catch

endfunction

## Ridders' extrapolation of central differences of U in element I.
function [best, noise] = ridders (U, at, i, h)

  n = 8;
  a = zeros (n);
  best = NaN;
  noise = Inf;
  for k = 1:n
    up = down = at;
    up(i) += h;
    down(i) -= h;
    a(1,k) = (U (up) - U (down)) / (up(i) - down(i));
    factor = 1;
    for j = 2:k
      factor *= 4;
      a(j,k) = (factor * a(j-1,k) - a(j-1,k-1)) / (factor - 1);
      e = max (abs (a(j,k) - a(j-1,k)), abs (a(j,k) - a(j-1,k-1)));
      if (e < noise)
        noise = e;
        best = a(j,k);
      endif
    endfor
    h /= 2;
  endfor

endfunction
