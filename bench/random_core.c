/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Speed of the generator without Octave: each kind of number and each
   instruction set, into a buffer that stays in the second-level cache.  */

#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "random/kernels.h"

#define ROWS 4096

static double
seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

int
main (void)
{
  static const char *kind[]
      = { "normal, 32-bit words", "normal, 53-bit radius",
          "uniform, 32 bits", "uniform, 53 bits", "raw words" };
  static double buffer[4 * ROWS];
  double *column[4]
      = { buffer, buffer + ROWS, buffer + 2 * ROWS, buffer + 3 * ROWS };
  noneq_key key = noneq_key_of_seed (1);
  int best_isa = noneq_isa_best ();

  printf ("| numbers, M/s on one core |");
  for (int isa = best_isa; isa >= 0; isa--)
    printf (" %s |", noneq_isa_name (isa));
  printf ("\n|---|");
  for (int isa = best_isa; isa >= 0; isa--)
    printf ("---|");
  printf ("\n");
  for (int k = 0; k <= NONEQ_RAW; k++)
    {
      printf ("| %s |", kind[k]);
      for (int isa = best_isa; isa >= 0; isa--)
        {
          const noneq_random_kernels *kernels
              = noneq_random_kernels_for ((noneq_isa) isa);
          double best = 1e9;
          for (int repeat = 0; repeat < 7; repeat++)
            {
              double start = seconds ();
              for (uint64_t block = 0; block < 500; block++)
                kernels->fill (key, 0, (noneq_distribution) k, 0, ROWS, block,
                               column);
              double spent = seconds () - start;
              best = spent < best ? spent : best;
            }
          printf (" %.0f |", 500.0 * 4 * ROWS / best / 1e6);
        }
      printf ("\n");
    }
  return 0;
}
