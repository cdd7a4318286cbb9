## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## doctests ()
##
## The examples in the help texts give what they say they give.

function doctests ()

  try
    pkg ("load", "doctest");
  catch
    printf ("skipped: the package doctest is not installed\n");
    return;
  end_try_catch

  files = package_files ();
  for i = 1:numel (files)
    [~, name] = fileparts (files{i});
    report = evalc ("[passed, total] = doctest (name);");
    tally (passed, total - passed);
    if (passed < total)
      printf ("FAILED: %s\n", report);
    elseif (total == 0)
      tally (false, ["the help of " name " has no example that can be run"]);
    endif
  endfor

endfunction
