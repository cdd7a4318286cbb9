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

## model = langevin_compiled (fname, U, d, p, opt)
##
## The first argument of a simulator, a handle or what langevin_potential
## gave, as a model of D coordinates and P parameters.

function model = langevin_compiled (fname, U, d, p, opt)

  if (isa (U, "__noneq_model__"))
    model = U;
    if (! isempty (opt.force) || ! isempty (opt.gradient))
      error ("noneq:option", ...
             ["%s: options \"force\" and \"gradient\" belong" ...
             " to langevin_potential when it made the model"], fname);
    endif
  elseif (is_function_handle (U))
    if (isempty (p))
      p = double (nargin (U) > 1);
    elseif (p > 0 && nargin (U) == 1 ...
            && (isempty (opt.force) || nargin (opt.force) == 1))
      error ("noneq:potential", ...
             ["%s: there are parameters, but the potential" ...
             " does not take them: write it as @(x, lambda)"], fname);
    endif
    model = langevin_potential (U, d, "parameters", p, "force", opt.force, ...
                                "gradient", opt.gradient, "trace", opt.trace);
  else
    error ("noneq:type", ["%s: U must be a function handle such as" ...
           " @(x) (x^2 - 1)^2, or a model of langevin_potential, got a %s"], ...
           fname, class (U));
  endif
  if (model.d != d)
    error ("noneq:size", ["%s: the potential has %d coordinates, and the" ...
           " states have %d"], fname, model.d, d);
  endif

endfunction
