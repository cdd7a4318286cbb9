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

## s = system_entropy (fname, opt, prot, overdamped, x, v, t)
##
## -ln p of option "density", M x T, for states x and velocities v, M x T x d,
## at times t.

function s = system_entropy (fname, opt, prot, overdamped, x, v, t)

  if (! overdamped)
    x = cat (3, x, v);
  endif
  [M, T, d] = size (x);
  try
    p = langevin_potential (opt.density, d, "parameters", prot.p, ...
                            "trace", opt.trace);
  catch err
    error (err.identifier, "%s: option \"density\", here U, of %d numbers: %s", ...
           fname, d, strrep (err.message, "langevin_potential: ", ""));
  end_try_catch
  s = zeros (M, T);
  for k = 1:T
    s(:,k) = evaluate (p, "energy", reshape (x(:,k,:), M, d)', ...
                       prot.value (t(k)), t(k))';
  endfor
  bad = find (s < 0, 1);
  if (! isempty (bad))
    error ("noneq:option", ["%s: option \"density\" is %g at a state of" ...
           " trajectory %d"], fname, s(bad), mod (bad - 1, M) + 1);
  endif
  s = -log (s);

endfunction
