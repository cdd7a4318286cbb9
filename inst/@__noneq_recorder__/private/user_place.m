## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [place, source, above, library] = user_place (stack)
##
## Where in the user's code the call is that STACK leads to, as " in FILE at
## line N", the text of that line, that of the ten before it, and the name of
## the function of Octave's library that was called there, if it was one.  A
## function without a name is " in @<anonymous>".

function [place, source, above, library] = user_place (stack)

  place = " in @<anonymous>";
  source = above = library = "";
  ours = fileparts (fileparts (mfilename ("fullpath")));
  package = fileparts (ours);
  octave = fullfile (OCTAVE_HOME (), "share", "octave");
  inside = @(file, folder) strncmp (file, folder, numel (folder));
  for k = 1:numel (stack)
    file = stack(k).file;
    name = stack(k).name;
    if (inside (file, ours))
      continue;
    elseif (inside (file, octave))
      if (isempty (regexp (name, "^(@|print_usage|error|validatestring)")))
        library = regexprep (name, '>.*$', "");
      endif
      continue;
    elseif (strncmp (name, "@", 1) || inside (file, package))
      return;
    endif
    line = stack(k).line;
    if (isempty (file))
      place = sprintf (" in %s at line %d", name, line);
      return;
    endif
    [~, base, extension] = fileparts (file);
    place = sprintf (" in %s%s at line %d", base, extension, line);
    try
      lines = strsplit (fileread (file), "\n");
      source = lines{line};
      above = strjoin (lines(max (1, line-10):line-1), "\n");
    end_try_catch
    return;
  endfor

endfunction
