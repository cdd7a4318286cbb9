## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = nthroot (x, n)

function y = nthroot (x, n)

  n = known_value (lift (n), "a degree");
  if (mod (n, 2) == 1)
    y = (1 - 2 * (x < 0)) .* abs (x) .^ (1 / n);
  else
    y = x .^ (1 / n);
  endif

endfunction
