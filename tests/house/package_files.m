## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [public, private] = package_files ()
##
## Full names of the .m files of the installed package.

function [public, private] = package_files ()

  [local, system] = pkg ("list");
  list = [local, system];
  public = private = {};
  for i = 1:numel (list)
    if (strcmp (list{i}.name, "noneq") && list{i}.loaded)
      folder = list{i}.dir;
      public = glob (fullfile (folder, "*.m"));
      private = glob (fullfile (folder, "private", "*.m"));
    endif
  endfor
  [~, names] = cellfun (@fileparts, public, "uniformoutput", false);
  public(strcmp (names, "PKG_ADD") | strcmp (names, "PKG_DEL")) = [];

endfunction
