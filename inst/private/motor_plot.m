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

## motor_plot (motor, sweep)
##
## Four panels of what motor_model gave, over the first of the options in
## SWEEP that is varied, one curve a column.

function motor_plot (motor, sweep)

  names = fieldnames (sweep)';
  varied = cellfun (@(x) any (diff (sweep.(x)(:)) != 0), names);
  axis_name = names{max ([1, find(varied, 1)])};
  x = sweep.(axis_name);
  ## The axis runs down the columns.
  turn = rows (x) == 1 || ! any (any (diff (x, 1, 1)));
  column = @(y) ifelse (turn, y.', y);
  x = column (x);
  logarithmic = all (x(:) > 0) && max (x(:)) > 30 * min (x(:));

  if (isfield (motor, "velocity"))
    speed = {"velocity", "velocity"};
    noise = {"randomness", "randomness"};
    if (isfield (motor, "fuel_rate"))
      last = {"entropy_production", "entropy production (k_B/s)"};
      speed{2} = "velocity (nm/s)";
    else
      last = {"dissipation", "dissipation (kT per time)"};
    endif
    use = {"efficiency", "efficiency"};
    if (all (sweep.load(:) == 0) || strcmp (motor.model, "washboard"))
      use = {"diffusion", "diffusion coefficient"};
    endif
    panels = {speed, noise, use, last};
  else
    panels = {{"fuel_rate", "turnover (1/s)"}, ...
              {"fuel_randomness", "randomness"}, ...
              {"entropy_production", "entropy production (k_B/s)"}, ...
              {"fuel_uncertainty", "uncertainty product (>= 2)"}};
  endif

  for k = 1:4
    subplot (2, 2, k);
    y = column (motor.(panels{k}{1}));
    if (strcmp (panels{k}{1}, "efficiency"))
      ## Beyond the stall the load drives the motor, and the ratio has no
      ## meaning; at its poles it has no bound.
      y(y < -1) = NaN;
    elseif (strcmp (panels{k}{1}, "randomness"))
      y(y > 20 * median (y(isfinite (y)))) = NaN;
    endif
    plot (x, y, "linewidth", 1.5);
    if (logarithmic)
      set (gca (), "xscale", "log");
    endif
    unit = "";
    if (isfield (motor.units, axis_name))
      unit = [" (" motor.units.(axis_name) ")"];
    endif
    xlabel ([strrep(axis_name, "_", " ") unit]);
    ylabel (panels{k}{2});
  endfor
  subplot (2, 2, 1);
  title (motor.model);
  name_curves (sweep, names, axis_name, column);

endfunction

## What tells the curves apart, if it is few enough and one option.
function name_curves (sweep, names, axis_name, column)

  for name = names(! strcmp (names, axis_name))
    values = column (sweep.(name{1}))(1,:);
    if (numel (values) > 1 && numel (values) <= 8 && any (diff (values)))
      legend (arrayfun (@(x) sprintf ("%s %g", name{1}, x), values, ...
                        "uniformoutput", false));
      return;
    endif
  endfor

endfunction
