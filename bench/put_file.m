## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Write X as raw doubles.

function put_file (name, x)

  fid = fopen (name, "w");
  fwrite (fid, x, "double");
  fclose (fid);

endfunction
