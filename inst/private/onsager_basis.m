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

## basis = onsager_basis (fname, text, n)
##
## The entry of onsager_bases that TEXT names, or that its list "flux, flux |
## force, force" is.  N fluxes are expected ([]: any number).  Fluxes and
## forces that are not conjugate are an error that says how to make them so.

function basis = onsager_basis (fname, text, n)

  if (! (ischar (text) && isrow (text)))
    error ("noneq:basis", ...
           "%s: a basis must be a name or \"flux, flux | force, force\", got a %s", ...
           fname, class (text));
  endif
  table = onsager_bases ();
  if (any (text == "|"))
    basis = from_list (fname, text, table);
  else
    k = find (strcmpi (text, {table.name}));
    if (isempty (k))
      error ("noneq:basis", ...
             ["%s: unknown basis \"%s\"; the names are %s; or write it out as" ...
              " \"flux, flux | force, force\""], fname, text, ...
             strjoin ({table.name}, ", "));
    endif
    basis = table(k);
    basis.order = 1:numel (basis.fluxes);
  endif
  if (! isempty (n) && numel (basis.fluxes) != n)
    error ("noneq:basis", "%s: basis \"%s\" has %d fluxes, the data have %d", ...
           fname, text, numel (basis.fluxes), n);
  endif

endfunction

function basis = from_list (fname, text, table)

  parts = strsplit (text, "|");
  if (numel (parts) != 2)
    error ("noneq:basis", ...
           "%s: basis \"%s\" must be \"flux, flux | force, force\"", fname, ...
           text);
  endif
  fluxes = strtrim (strsplit (parts{1}, ","));
  forces = strtrim (strsplit (parts{2}, ","));
  if (numel (fluxes) != numel (forces))
    error ("noneq:basis", "%s: basis \"%s\" has %d fluxes and %d forces", ...
           fname, text, numel (fluxes), numel (forces));
  endif
  plain = @(c) lower (strrep (strrep (c, " ", ""), "*", ""));
  pairs = strcat (plain (fluxes), "|", plain (forces));
  for entry = table'
    own = strcat (plain (entry.fluxes), "|", plain (entry.forces));
    if (isempty (setxor (own, pairs)))
      [~, order] = ismember (pairs, own);
      basis = entry;
      basis.fluxes = entry.fluxes(order);
      basis.forces = entry.forces(order);
      basis.flux_units = entry.flux_units(order);
      basis.force_units = entry.force_units(order);
      basis.order = order;
      return;
    endif
  endfor

  fix = {};
  heat = any (strcmp (plain (fluxes), "j_q"));
  energy = any (strcmp (plain (fluxes), "j_u"));
  entropy = any (strcmp (plain (fluxes), "j_s"));
  slope = any (ismember (plain (forces), {"-gradt/t", "-gradt"}));
  inverse = any (strcmp (plain (forces), "grad(1/t)"));
  if ((heat || energy) && slope)
    fix{end+1} = ["the entropy flux J_s = J_q/T belongs to -grad T/T: divide" ...
                  " the heat flux by T, or use the force grad(1/T) =" ...
                  " -grad T/T^2"];
  endif
  if (entropy && inverse)
    fix{end+1} = ["the heat flux J_q = T J_s belongs to grad(1/T): multiply" ...
                  " the entropy flux by T, or use the force -grad T/T"];
  endif
  for entry = table'
    if (isempty (setxor (plain (entry.fluxes), plain (fluxes))))
      fix{end+1} = sprintf ("the forces of %s are %s", ...
                            strjoin (entry.fluxes, ", "), ...
                            strjoin (entry.forces, ", "));
    endif
  endfor
  if (isempty (fix))
    error ("noneq:basis", ...
           ["%s: basis \"%s\" is not known, so that it cannot be checked; known" ...
            " are %s"], fname, text, strjoin ({table.name}, ", "));
  endif
  error ("noneq:basis", ...
         ["%s: basis \"%s\": flux times force does not add up to the entropy" ...
          " production, so that L has no reason to be symmetric; %s"], fname, ...
         text, strjoin (fix, "; "));

endfunction
