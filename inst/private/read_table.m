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

## table = read_table (fname, file, column)
##
## Columns of numbers, separated by white space, from a text file that may be
## gzip-compressed.  A line that starts with @ or & (xmgrace) and anything
## after a # is not data.  TABLE has the fields
##   values       lines x columns
##   legends      cell row: legend of column 2, 3, ... as GROMACS writes them
##   ylabel       label of the y axis, or ""
##   temperature  in K if the xmgrace header says so, or NaN
## With COLUMN given (a row of column numbers) the other columns may hold
## words, for which values has NaN.

function table = read_table (fname, file, column)

  if (nargin < 3)
    column = [];
  endif
  text = file_text (fname, file);
  text = strrep (strrep (text, "\r\n", "\n"), "\r", "\n");
  if (isempty (text) || text(end) != "\n")
    text(end+1) = "\n";
  endif

  table = struct ("values", [], "legends", {cell(1, 0)}, "ylabel", "", ...
                  "temperature", NaN);
  ## Marks are blanked, not cut out, so that line numbers stay right.
  if (any (text == "#"))
    text = regexprep (text, '#[^\n]*', '');
  endif
  if (any (text == "@" | text == "&"))
    table = xmgrace_header (table, text);
    text = regexprep (text, '^[ \t]*[@&][^\n]*', '', 'lineanchors');
  endif

  blank = text <= " ";
  token = ! blank;
  token(2:end) &= blank(1:end-1);
  per_line = diff ([0, cumsum(token)(text == "\n")]);
  line = find (per_line > 0);
  if (isempty (line))
    error ("noneq:file", "%s: %s has no line of data", fname, file);
  endif
  n = per_line(line(1));
  ragged = line(find (per_line(line) != n, 1));

  if (isempty (ragged))
    [value, count, ~, place] = sscanf (text, "%f");
    if (count == n * numel (line)
        && (place > numel (text) || all (blank(place:end))))
      table.values = reshape (value, n, [])';
      return;
    endif
  endif

  ## Words among the numbers, or a line of its own length: slow, but it can
  ## say where.
  lines = ostrsplit (text(1:end-1), "\n")(line);
  words = regexp (lines, '\S+', 'match');
  if (isempty (column))
    check = 1:n;
  else
    check = column;
  endif
  number = ['^([-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?|[-+]?inf|', ...
            '[-+]?infinity|[-+]?nan)$'];
  for i = 1:numel (line)
    for j = check(check <= numel (words{i}))
      if (isempty (regexpi (words{i}{j}, number, 'once')))
        error ("noneq:file", "%s: %s, line %d: \"%s\" is not a number", ...
               fname, file, line(i), words{i}{j});
      endif
    endfor
    if (per_line(line(i)) != n)
      error ("noneq:file", "%s: %s, line %d has %d columns, line %d has %d", ...
             fname, file, line(i), per_line(line(i)), line(1), n);
    endif
  endfor
  table.values = str2double (vertcat (words{:}));

endfunction

function table = xmgrace_header (table, text)

  legend = regexp (text, '^[ \t]*@[ \t]+s(\d+)[ \t]+legend[ \t]+"([^\n]*)"', ...
                   'tokens', 'lineanchors');
  for i = 1:numel (legend)
    table.legends{str2double (legend{i}{1}) + 1} = legend{i}{2};
  endfor
  table.legends(cellfun (@isempty, table.legends)) = {""};
  label = regexp (text, '^[ \t]*@[ \t]+yaxis[ \t]+label[ \t]+"([^\n]*)"', ...
                  'tokens', 'once', 'lineanchors');
  if (! isempty (label))
    table.ylabel = label{1};
  endif
  kelvin = regexp (text, '^[ \t]*@[^\n]*[" ]T = ([0-9.]+) [(]K[)]', ...
                   'tokens', 'once', 'lineanchors');
  if (! isempty (kelvin))
    table.temperature = str2double (kelvin{1});
  endif

endfunction

function text = file_text (fname, file)

  fid = fopen (file, "r");
  if (fid < 0)
    error ("noneq:file", "%s: cannot open %s", fname, file);
  endif
  unwind_protect
    bytes = fread (fid, 2)';
    is_gzip = isequal (bytes, [31, 139]);
  unwind_protect_cleanup
    fclose (fid);
  end_unwind_protect

  [~, ~, extension] = fileparts (file);
  if (! is_gzip)
    if (strcmpi (extension, ".gz") && ! isempty (bytes))
      error ("noneq:file", ...
             "%s: %s is not a gzip file, though its name ends in .gz", ...
             fname, file);
    endif
    text = fileread (file);
    return;
  endif

  folder = tempname ();
  mkdir (folder);
  unwind_protect
    try
      unpacked = gunzip (file, folder);
    catch
      error ("noneq:file", ...
             "%s: cannot unpack %s: the gzip file is damaged or cut short", ...
             fname, file);
    end_try_catch
    text = fileread (unpacked{1});
  unwind_protect_cleanup
    remains = dir (folder);
    for i = find (! [remains.isdir])
      delete (fullfile (folder, remains(i).name));
    endfor
    rmdir (folder);
  end_unwind_protect

endfunction
