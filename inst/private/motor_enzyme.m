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

## machine = motor_enzyme (fname, args)
##
## A reversible Michaelis-Menten enzyme of three states: free, with substrate,
## with product.  See motor_model.

function machine = motor_enzyme (fname, args)

  from_zero = @(x) motor_must (x, "from zero");
  opt = parse_options (fname, args, ...
                       {"substrate", 10, from_zero
                        "product", 1, from_zero
                        "parameters", [], @(x) ""});
  k = motor_parameters (fname, ...
                        struct ("k12", 10, "k21", 100, "k23", 50, ...
                                "k32", 5, "k31", 200, "k13", 1), ...
                        opt.parameters);
  machine.labels = {"E", "ES", "EP"};
  machine.sweep = struct ("substrate", opt.substrate, "product", opt.product);
  machine.units = struct ("substrate", "uM", "product", "uM", "time", "s");
  machine.parameters = k;
  machine.currents = {"turnover"};
  machine.counts = {[0, 0, -1; 0, 0, 0; 1, 0, 0]};
  machine.rates = @(f, s) [0, k.k12 * s.substrate, k.k13 * s.product;
                           k.k21, 0, k.k23;
                           k.k31, k.k32, 0];
  constant = k.k12 * k.k23 * k.k31 / (k.k21 * k.k32 * k.k13);
  machine.affinity = @(s) log (constant * s.substrate ./ s.product);

endfunction
