## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## self_tests (files)
##
## The built-in tests of the files named in the cell FILES.  Those of a
## private function run from its own folder, from where it can be called.

function self_tests (files)

  home = pwd ();
  for i = 1:numel (files)
    [folder, name] = fileparts (files{i});
    log = [tempname() ".log"];
    unwind_protect
      if (! isempty (regexp (folder, 'private$', "once")))
        cd (folder);
      endif
      [n, nmax, nxfail, nbug, nskip, nrtskip, nregression] ...
        = test (files{i}, "quiet", log);
      bad = nmax - n - nskip - nrtskip + nregression;
      tally (n, bad);
      skipped = nskip + nrtskip;
      if (bad)
        ## Without the values of shared variables, which may be long.
        printf ("FAILED: %d of %d tests of %s\n%s\n", bad, nmax, name, ...
                regexprep (fileread (log), ...
                           '\nshared variables.*?(?=\n\*{5} |$)', ""));
      elseif (skipped)
        printf ("%s: %d tests skipped\n", name, skipped);
      endif
    unwind_protect_cleanup
      cd (home);
      unlink (log);
    end_unwind_protect
  endfor

endfunction
