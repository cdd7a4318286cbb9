## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## function_chapters (index, inst, out)
##
## Write the help texts of all functions, in the order and under the headings
## of the INDEX file, as a texinfo file that the manual includes.

function function_chapters (index, inst, out)

  fid = fopen (out, "w");
  for line = strsplit (fileread (index), "\n")(2:end)
    text = line{1};
    if (isempty (strtrim (text)))
      continue;
    elseif (text(1) != " ")
      fprintf (fid, "@node %s\n@chapter %s\n\n", strrep (text, ",", ""), text);
      continue;
    endif
    name = strtrim (text);
    source = fileread (fullfile (inst, [name ".m"]));
    help_text = regexp (source, '## -\*- texinfo -\*-\n((?:##[^\n]*\n)+)', ...
                        "tokens", "once"){1};
    help_text = regexprep (help_text, '^## ?', "", "lineanchors");
    ## The manual has no nodes for the functions themselves.
    help_text = regexprep (help_text, '@seealso\{([^}]*)\}', "See also: $1.");
    fprintf (fid, "%s\n", help_text);
  endfor
  fclose (fid);

endfunction
