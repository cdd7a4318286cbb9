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

## machine = motor_kinesin (fname, args)
##
## Kinesin as a network of six states (Liepelt and Lipowsky 2007): two heads,
## each empty, with ATP or with ADP; 2 -> 5 is the step.  See motor_model.

function machine = motor_kinesin (fname, args)

  from_zero = @(x) motor_must (x, "from zero");
  opt = parse_options (fname, args, ...
                       {"load", 0, @(x) motor_must(x, "real")
                        "ATP", 1000, from_zero
                        "ADP", 1, from_zero
                        "P", 1, from_zero
                        "kT", 4.114, "positive"
                        "parameters", [], @(x) ""});
  k = motor_parameters (fname, ...
                        struct ("step", 8, "k12", 2, "k21", 100, ...
                                "k23", 100, "k25", 3e5, "k52", 0.24, ...
                                "k34", 100, "k16", 0.02, "k65", 5 / 196, ...
                                "theta", 0.65, "chi12", 0.25, ...
                                "chi56", 0.15, "chi61", 0.15), ...
                        opt.parameters);
  machine.labels = {"1", "2", "3", "4", "5", "6"};
  machine.sweep = struct ("load", opt.load, "ATP", opt.ATP, ...
                          "ADP", opt.ADP, "P", opt.P);
  machine.units = struct ("load", "pN", "ATP", "uM", "ADP", "uM", "P", "uM", ...
                          "length", "nm", "time", "s");
  machine.step = k.step;
  machine.kT = opt.kT;
  machine.parameters = k;
  machine.currents = {"displacement", "ATP"};
  machine.counts = {net_count([2 5]), net_count([1 2; 4 5])};
  machine.rates = @(f, s) rates (f, s, k);
  ## Of the closed loops, all of which have the same constant.
  constant = k.k12 * k.k25 * k.k23 * k.k34 ...
             / (k.k21 * k.k52 * k.k65 * k.k16);
  machine.affinity = @(s) log (constant * s.ATP ./ (s.ADP .* s.P));

endfunction

function d = net_count (jumps)

  d = zeros (6);
  d(sub2ind ([6, 6], jumps(:,1), jumps(:,2))) = 1;
  d -= d';

endfunction

function W = rates (f, s, k)

  W = zeros (6);
  slow = @(chi) 2 / (1 + exp (chi * f));
  W(1,2) = k.k12 * s.ATP * slow (k.chi12);
  W(4,5) = W(1,2);
  W(2,1) = k.k21 * slow (k.chi12);
  ## Set by the thermodynamics of the loop of back-steps.
  W(5,4) = k.k21 * (k.k52 / k.k25)^2 * slow (k.chi12);
  W(2,3) = W(5,6) = k.k23 * slow (k.chi56);
  W(3,2) = W(6,5) = k.k65 * s.ADP * slow (k.chi56);
  W(3,4) = W(6,1) = k.k34 * slow (k.chi61);
  W(4,3) = W(1,6) = k.k16 * s.P * slow (k.chi61);
  W(2,5) = k.k25 * exp (-k.theta * f);
  W(5,2) = k.k52 * exp ((1 - k.theta) * f);

endfunction
