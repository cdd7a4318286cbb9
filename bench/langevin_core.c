/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The ceilings of langevin on one core, without Octave: normal numbers into
   the first cache, and the double well (x^2 - 1)^2 written out by hand, the
   state and the noise in registers.  Compiled for the machine it runs on.
   Prints M normals/s, M overdamped steps/s, M BAOAB steps/s, and a sum that
   keeps the work from being left out.  */

#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <time.h>

#define NONEQ_VARIANT by_hand
#include "random/kernels.c"

#define BLOCK 256
#define TRAJECTORIES 8192
#define GROUP 4 /* vectors at a time */

static double
seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static inline noneq_vd
force (noneq_vd x)
{
  return -4.0 * x * (x * x - 1.0);
}

/* Leimkuhler and Matthews for V == NULL, else BAOAB with mass 1.  */
static void
well (noneq_key key, double h, double a, uint64_t blocks, double *x,
      double *v)
{
  double root = __builtin_sqrt (h / 2), spread = __builtin_sqrt (1 - a * a);
  noneq_vu lane;
  for (int i = 0; i < NONEQ_LANES; i++)
    lane[i] = (uint64_t) i;
  for (size_t first = 0; first < TRAJECTORIES; first += GROUP * NONEQ_LANES)
    {
      noneq_vd X[GROUP], V[GROUP], F[GROUP];
      noneq_vu w[4];
      noneq_vcounter (w, 1024, lane + first, noneq_vset_u (0));
      noneq_vphilox (w, key);
      for (int g = 0; g < GROUP; g++)
        {
          X[g] = noneq_vload (x + first + g * NONEQ_LANES);
          V[g] = noneq_vload ((v ? v : x) + first + g * NONEQ_LANES);
          F[g] = force (X[g]);
        }
      for (uint64_t b = 0; b < blocks; b++)
        for (int g = 0; g < GROUP; g++)
          {
            /* The words of the next turn beside the numbers of this one.  */
            noneq_vd xi[4];
            noneq_vu next[4];
            int n = (g + 1) % GROUP;
            noneq_vcounter (next, 1024,
                            lane + (first + (size_t) n * NONEQ_LANES),
                            noneq_vset_u (n > 0 ? b : b + 1));
            noneq_vphilox_rounds (next, key, 0, 5);
            box_muller_32 (w[0], w[1], xi, xi + 1);
            noneq_vphilox_rounds (next, key, 5, 10);
            box_muller_32 (w[2], w[3], xi + 2, xi + 3);
            for (int c = 0; c < 4; c++)
              w[c] = next[c] & 0xffffffffu;
            for (int s = 0; s < 4; s++)
              if (v)
                {
                  noneq_vd u = V[g] + 0.5 * h * F[g];
                  X[g] += 0.5 * h * u;
                  u = a * u + spread * xi[s];
                  X[g] += 0.5 * h * u;
                  F[g] = force (X[g]);
                  V[g] = u + 0.5 * h * F[g];
                }
              else
                {
                  X[g] += h * force (X[g]) + root * (V[g] + xi[s]);
                  V[g] = xi[s];
                }
          }
      for (int g = 0; g < GROUP; g++)
        {
          noneq_vstore (x + first + g * NONEQ_LANES, X[g]);
          if (v)
            noneq_vstore (v + first + g * NONEQ_LANES, V[g]);
        }
    }
}

int
main (void)
{
  static double x[TRAJECTORIES], v[TRAJECTORIES], buffer[4 * BLOCK];
  double *column[4]
      = { buffer, buffer + BLOCK, buffer + 2 * BLOCK, buffer + 3 * BLOCK };
  noneq_key key = noneq_key_of_seed (1);
  double best[3] = { 1e9, 1e9, 1e9 }, total = 0.0;
  const uint64_t blocks = 1000;
  for (int repeat = 0; repeat < 5; repeat++)
    for (int kind = 0; kind < 3; kind++)
      {
        double start = seconds ();
        if (kind == 0)
          for (size_t p = 0; p < TRAJECTORIES / BLOCK; p++)
            for (uint64_t b = 0; b < blocks; b++)
              {
                fill (key, 1024, NONEQ_NORMAL, p * BLOCK, BLOCK, b, column);
                total += buffer[b % (4 * BLOCK)];
              }
        else
          well (key, 1e-3, 0.999, blocks, x, kind == 2 ? v : NULL);
        double spent = seconds () - start;
        best[kind] = spent < best[kind] ? spent : best[kind];
      }
  for (size_t i = 0; i < TRAJECTORIES; i++)
    total += x[i];
  for (int kind = 0; kind < 3; kind++)
    printf ("%.1f ", 4e-6 * (double) blocks * TRAJECTORIES / best[kind]);
  printf ("%g\n", total);
  return 0;
}
