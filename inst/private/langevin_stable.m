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

## langevin_stable (fname, phys, model, x, lambda, t)
##
## Refuse a step that no splitting of a quadratic potential survives: the
## largest of omega h' must be below 2.  Said only of a potential whose
## second derivatives are the same at two states, as only there one value
## tells of all.

function langevin_stable (fname, phys, model, x, lambda, t)

  d = numel (x);
  if (d > 40)
    return;
  endif
  size_of = max (1, max (abs (x)));
  H = second (model, x, lambda, t, size_of);
  far = second (model, x + size_of * (0.3 + 0.1 * sin (1:d)'), lambda, t, ...
                size_of);
  if (! all (isfinite ([H(:); far(:)])) ...
      || norm (H - far, "fro") > 1e-5 * norm (H, "fro"))
    return;
  endif
  scale = (phys.effective ./ sqrt (phys.mass))';
  w = sqrt (max (real (eig (scale .* (H + H') / 2 .* scale'))));
  if (real (w) >= 2 && isreal (w))
    factor = ifelse (phys.overdamped, (2 / w)^2, 2 / w);
    error ("noneq:step", ...
           ["%s: the step %g is too large: omega h = %.3g, and" ...
           " motion in this potential is stable below 2; take a step below" ...
           " %.3g"], fname, phys.step, w, phys.step * factor);
  endif

endfunction

function H = second (model, x, lambda, t, size_of)

  d = numel (x);
  e = full (1e-3 * size_of * eye (d));
  F = evaluate (model, "force", [x + e, x - e], lambda, t);
  H = -(F(:,1:d) - F(:,d+1:end)) / (2e-3 * size_of);

endfunction
