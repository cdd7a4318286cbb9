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

## files = list_files (fname, file)
##
## FILE, a name, a name with wildcards or a cell of either, as a cell row of
## names of files that exist; an error names the one that does not.

function files = list_files (fname, file)

  if (ischar (file) && rows (file) == 1)
    file = {file};
  endif
  if (! iscellstr (file) || isempty (file))
    error ("noneq:type", ...
           ["%s: FILE must be a file name, a name with wildcards, or a cell" ...
            " of names"], fname);
  endif
  files = cell (1, 0);
  for i = 1:numel (file)
    name = file{i};
    if (exist (name, "file") == 2)
      found = {name};
    elseif (any (ismember (name, "*?[")))
      found = glob (name)';
      found = found(cellfun (@(f) exist (f, "file") == 2, found));
      if (isempty (found))
        error ("noneq:file", "%s: no file matches \"%s\"", fname, name);
      endif
    else
      error ("noneq:file", "%s: there is no file \"%s\"", fname, name);
    endif
    files = [files, found];
  endfor

endfunction
