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

## machine = motor_ring (fname, args)
##
## A step in N stages in a row, tightly coupled to its fuel (Fisher and
## Kolomeisky 1999).  See motor_model.

function machine = motor_ring (fname, args)

  above = @(x) motor_must (x, "above zero");
  real_numbers = @(x) motor_must (x, "real");
  opt = parse_options (fname, args, ...
                       {"load", 0, real_numbers
                        "forward", [], above
                        "backward", [], above
                        "forward_load", [], real_numbers
                        "backward_load", [], real_numbers
                        "step", 8, "positive"
                        "kT", 4.114, "positive"});
  u = opt.forward(:)';
  w = opt.backward(:)';
  N = numel (u);
  if (N < 2 || numel (w) != N)
    error ("noneq:size", ...
           ["%s: options \"forward\" and \"backward\" must be rates of the" ...
            " same N >= 2 states, got %d and %d"], fname, N, numel (w));
  endif
  theta = [share(fname, "forward_load", opt.forward_load, N), ...
           share(fname, "backward_load", opt.backward_load, N)];
  if (abs (sum (theta) - 1) > 1e-12)
    error ("noneq:option", ...
           ["%s: options \"forward_load\" and \"backward_load\" must add up" ...
            " to 1, got %g"], fname, sum (theta));
  endif

  machine.labels = strsplit (sprintf ("%d ", 0:N-1)(1:end-1), " ");
  machine.sweep = struct ("load", opt.load);
  machine.units = struct ("load", "pN", "length", "nm", "time", "s");
  machine.step = opt.step;
  machine.kT = opt.kT;
  machine.parameters = struct ("forward", u, "backward", w, ...
                               "forward_load", theta(1:N), ...
                               "backward_load", theta(N+1:end));
  machine.currents = {"displacement", "ATP"};
  ## The stage that ends a step counts it.  With two states both stages join
  ## the same pair, so each stage has its own channel.
  d = zeros (N, N, N);
  d(N,1,N) = 1;
  d(1,N,N) = -1;
  if (N > 2)
    d = sum (d, 3);
  endif
  machine.counts = {d, d};
  machine.rates = @(f, s) rates (u .* exp (-theta(1:N) * f), ...
                                 w .* exp (theta(N+1:end) * f));
  machine.affinity = @(s) (sum (log (u)) - sum (log (w))) ...
                          * ones (size (s.load));

endfunction

function theta = share (fname, name, theta, N)

  if (isempty (theta))
    theta = ones (1, N) / (2 * N);
  elseif (numel (theta) != N)
    error ("noneq:size", ...
           "%s: option \"%s\" must have %d elements, one a state, got %d", ...
           fname, name, N, numel (theta));
  endif
  theta = theta(:)';

endfunction

function W = rates (u, w)

  N = numel (u);
  W = zeros (N, N, N);
  for k = 1:N
    next = mod (k, N) + 1;
    W(k,next,k) = u(k);
    W(next,k,k) = w(next);
  endfor
  if (N > 2)
    W = sum (W, 3);
  endif

endfunction
