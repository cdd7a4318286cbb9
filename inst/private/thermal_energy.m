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

## [kT, unit] = thermal_energy (fname, opt)
##
## kT in the unit of the data from the options of the "energy" group:
## nothing (energies in kT), "kT" (a number), or "temperature" in K with
## "units".  "kB" replaces the Boltzmann constant, in those units per kelvin.
## Constants: CODATA 2018 (exact SI values) and the thermochemical calorie.

function [kT, unit] = thermal_energy (fname, opt)

  unit = opt.units;
  if (isempty (opt.temperature))
    if (! isempty (opt.kB))
      error ("noneq:option", ...
             "%s: option \"kB\" needs \"temperature\" as well", fname);
    endif
    if (isempty (opt.kT))
      if (! isempty (unit) && ! strcmp (unit, "kT"))
        error ("noneq:option", ...
               ["%s: option \"units\" \"%s\" needs \"temperature\" in kelvin" ...
                " or \"kT\""], fname, unit);
      endif
      kT = 1;
      unit = "kT";
    else
      kT = opt.kT;
      if (isempty (unit))
        unit = "";
        if (kT == 1)
          unit = "kT";
        endif
      endif
    endif
    return;
  endif

  if (! isempty (opt.kT))
    error ("noneq:option", ...
           "%s: give \"kT\" or \"temperature\", not both", fname);
  endif
  if (isempty (unit) && isempty (opt.kB))
    error ("noneq:option", ...
           ["%s: option \"temperature\" needs \"units\", one of: kJ/mol, " ...
            "kcal/mol, J, eV, pN nm"], fname);
  endif
  if (! isempty (opt.kB))
    kT = opt.kB * opt.temperature;
    return;
  endif
  c = physical_constants ();
  switch (unit)
    case "kT"
      kT = 1;
    case "J"
      kT = c.k * opt.temperature;
    case "kJ/mol"
      kT = c.k * c.NA / 1e3 * opt.temperature;
    case "kcal/mol"
      kT = c.k * c.NA / 4184 * opt.temperature;
    case "eV"
      kT = c.k / c.e * opt.temperature;
    case "pN nm"
      kT = c.k * 1e21 * opt.temperature;
  endswitch

endfunction
