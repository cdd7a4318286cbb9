/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Bouchaud's trap model (J. Phys. I France 2, 1705, 1992): a particle leaves
   its trap and falls into a new one whose lifetime has the density
   x t^(-1-x), t > 1.  The time in a trap is exponential with that mean, or
   that lifetime itself.  */

#ifndef NONEQ_TRAP_H
#define NONEQ_TRAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef struct
{
  double exponent;     /* x = T / Tg > 0 */
  int exponential;     /* the time in a trap */
  uint64_t seed;
  uint64_t first;      /* number of the first trajectory */
  size_t trajectories;
  const double *wait;  /* WAITS ages, ascending, >= 0 */
  size_t waits;        /* at least 1 */
  double most;         /* jumps that a trajectory may make */
} noneq_trap;

/* NEXT is TRAJECTORIES x WAITS, column-major: the time from the age to the
   next jump.  JUMPS (TRAJECTORIES): how many came before the last of these.

   Returned: NONEQ_OK, NONEQ_INTERRUPTED, NONEQ_NO_MEMORY,
   NONEQ_BAD_ARGUMENT, or NONEQ_NO_CONVERGENCE if a trajectory made MOST
   jumps.  */
noneq_status noneq_trap_sample (const noneq_run *run, const noneq_trap *trap,
                                double *next, double *jumps);

#endif
