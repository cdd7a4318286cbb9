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

## machine = motor_two_state (fname, args)
##
## Kinesin on a lattice of two kinds of sites, steps with and without ATP
## (Lau, Lacoste and Mallick 2007): two states, four channels.  See
## motor_model.

function machine = motor_two_state (fname, args)

  real_numbers = @(x) motor_must (x, "real");
  opt = parse_options (fname, args, ...
                       {"load", 0, real_numbers
                        "affinity", 25, real_numbers
                        "kT", 4.114, "positive"
                        "parameters", [], @(x) ""});
  k = motor_parameters (fname, ...
                        struct ("step", 4, "epsilon", 10.81, ...
                                "alpha", 0.57, "alpha2", 1.3e-6, ...
                                "omega", 3.5, "omega2", 108.15, ...
                                "theta_a", [0.25, 1.83], ...
                                "theta_b", [0.08, -0.16]), ...
                        opt.parameters);
  if (abs (sum ([k.theta_a, k.theta_b]) - 2) > 1e-12)
    error ("noneq:option", ...
           ["%s: the parameters \"theta_a\" and \"theta_b\" must add up to" ...
            " 2, the work of two steps, got %g"], fname, ...
           sum ([k.theta_a, k.theta_b]));
  endif
  machine.labels = {"a", "b"};
  machine.sweep = struct ("load", opt.load, "affinity", opt.affinity);
  machine.units = struct ("load", "pN", "affinity", "kT", "length", "nm", ...
                          "time", "s");
  machine.step = k.step;
  machine.kT = opt.kT;
  machine.parameters = k;
  machine.currents = {"displacement", "ATP"};
  ## Channels: forward from a without and with ATP, backward from a likewise,
  ## each with its reverse.
  up = [0, 1; -1, 0];
  machine.counts = {cat(3, up, up, -up, -up), cat(3, 0 * up, up, 0 * up, up)};
  machine.rates = @(f, s) rates (-f, s, k);
  machine.affinity = @(s) s.affinity;

endfunction

## F is the force forward, in kT a step.
function W = rates (f, s, k)

  burn = exp (s.affinity);
  from_a = exp (-k.epsilon + [k.theta_a(1), -k.theta_a(2)] * f);
  from_b = exp ([k.theta_b(1), -k.theta_b(2)] * f);
  W = zeros (2, 2, 4);
  W(1,2,:) = [from_a(1) * [k.omega, k.alpha * burn], ...
              from_a(2) * [k.omega2, k.alpha2 * burn]];
  W(2,1,:) = [from_b(2) * [k.omega, k.alpha], ...
              from_b(1) * [k.omega2, k.alpha2]];

endfunction
