## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## tally (passed, what)   count one check; a failed one is printed
## tally (n_passed, n_failed)   count many
## tally ()   hand the counts to tests/run-all, in the file NONEQ_TALLY

function tally (varargin)

  persistent passed = 0;
  persistent failed = 0;

  if (nargin == 0)
    fid = fopen (getenv ("NONEQ_TALLY"), "at");
    fprintf (fid, "%d %d\n", passed, failed);
    fclose (fid);
  elseif (ischar (varargin{2}))
    if (varargin{1})
      passed++;
    else
      failed++;
      printf ("FAILED: %s\n", varargin{2});
    endif
  else
    passed += varargin{1};
    failed += varargin{2};
  endif

endfunction
