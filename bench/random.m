## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Speed of the random numbers, the ceiling of everything stochastic: the
## kernels alone, and what reaches Octave's memory.

program = tempname ();
[status, text] = system (sprintf (["cc -std=c11 -O2 -fopenmp" ...
  " -DNONEQ_X86_VARIANTS -I../src/core -o %s random_core.c" ...
  " ../src/build/libnoneq.a -lm"], program));
if (status)
  error ("bench: random_core.c does not compile:\n%s", text);
endif
[~, text] = system (program);
unlink (program);
printf ("%s\n", text);

printf ("Normals as an Octave matrix, 1e5 x 400, copied and paged in:");
for threads = 1:2
  t = best_of (3, @() __noneq_random__ (1, 0, 0, 0, 1e5, 0, 400, threads)(1));
  printf (" %.0f M/s on %d threads,", 40 / t, threads);
endfor
t = best_of (3, @() randn (1e5, 400)(1));
printf (" randn %.0f M/s.\n", 40 / t);
