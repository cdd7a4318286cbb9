## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## names = installed_gateways ()
##
## The gateways of the package that is loaded.

function names = installed_gateways ()

  [list, system] = pkg ("list");
  list = [list, system];
  names = {};
  for i = 1:numel (list)
    p = list{i};
    if (strcmp (p.name, "noneq") && p.loaded)
      files = [glob(fullfile (p.dir, "*.mex"));
               glob(fullfile (p.archprefix, "*", "*.mex"));
               glob(fullfile (p.archprefix, "*.mex"))];
      [~, names] = cellfun (@fileparts, files, "uniformoutput", false);
      names = unique (names);
    endif
  endfor

endfunction
