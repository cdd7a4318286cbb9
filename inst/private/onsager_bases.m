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

## table = onsager_bases ()
##
## Fluxes and forces whose products add up to the entropy production (factor
## 1), or to T times it (factor 2).  Struct array: name, fluxes, forces,
## factor, flux_units, force_units (amounts counted in particles).

function table = onsager_bases ()

  list = {"density", {"J_n", "J_u"}, {"-grad(mu/T)", "grad(1/T)"}, 1, ...
          {"1/(m^2 s)", "W/m^2"}, {"J/(K m)", "1/(K m)"}
          "heat", {"J_n", "J_q"}, {"-grad mu/T", "grad(1/T)"}, 1, ...
          {"1/(m^2 s)", "W/m^2"}, {"J/(K m)", "1/(K m)"}
          "textbook", {"J_n", "J_s"}, {"-grad mu/T", "-grad T/T"}, 1, ...
          {"1/(m^2 s)", "W/(K m^2)"}, {"J/(K m)", "1/m"}
          "dissipation", {"J_n", "J_s"}, {"-grad mu", "-grad T"}, 2, ...
          {"1/(m^2 s)", "W/(K m^2)"}, {"J/m", "K/m"}
          "thermoelectric", {"J_e", "J_q"}, {"E/T", "grad(1/T)"}, 1, ...
          {"A/m^2", "W/m^2"}, {"V/(K m)", "1/(K m)"}
          "thermoelectric entropy", {"J_e", "J_s"}, {"E", "-grad T"}, 2, ...
          {"A/m^2", "W/(K m^2)"}, {"V/m", "K/m"}
          "species", {"J_w", "J_c"}, {"dmu_w", "dmu_c"}, 2, ...
          {"mol/(m^2 s)", "mol/(m^2 s)"}, {"J/mol", "J/mol"}
          "membrane", {"J_v", "J_D"}, {"dP", "dpi"}, 2, ...
          {"m/s", "m/s"}, {"Pa", "Pa"}
          "effusion", {"J_n", "J_u"}, {"-d(mu/T)", "d(1/T)"}, 1, ...
          {"1/(m^2 s)", "W/m^2"}, {"J/K", "1/K"}
          "viscous", {"Pi"}, {"-grad v/T"}, 1, {"Pa"}, {"1/(K s)"}};
  table = cell2struct (list, {"name", "fluxes", "forces", "factor", ...
                              "flux_units", "force_units"}, 2);

endfunction
