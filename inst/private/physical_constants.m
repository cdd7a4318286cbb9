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

## c = physical_constants ()
##
## CODATA 2018, SI: k (Boltzmann), R (gas), NA (Avogadro), e (elementary charge),
## h (Planck), u (atomic mass unit, kg), g (standard gravity).

function c = physical_constants ()

  c = struct ("k", 1.380649e-23, "R", 8.31446261815324, ...
              "NA", 6.02214076e23, "e", 1.602176634e-19, ...
              "h", 6.62607015e-34, "u", 1.66053906660e-27, "g", 9.80665);

endfunction
