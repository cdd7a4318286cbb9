/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* A gas that leaks through a hole into vacuum.

   Particles fly straight in the unit cube, started uniformly with Maxwell's
   velocities.  The hole is a square in the middle of the wall x = 0: what
   hits it has left.  Every other hit of a wall sends the particle back in a
   direction drawn by the cosine law (Knudsen 1915), so that a uniform
   isotropic gas stays one.  A thermal wall draws the speed anew from the flux
   of its own gas, proportional to v^3 exp (-v^2 / 2); an insulating wall keeps
   the speed.  With collisions, all particles of a gas are paired at random
   every so often and each pair scatters isotropically about its centre of
   mass: energy and momentum stay what they were.

   Units: the side of the cube, and sqrt (kT / m) of the start and of the
   walls.  The rate of leaving is hole / sqrt (2 pi) times the number, but for
   terms of the order of hole / 6, the share of the hole in the walls.

   Random numbers belong to (seed; particle, hit) and (seed; gas, collision):
   a gas depends on its number and the seed only.  */

#ifndef NONEQ_LEAK_H
#define NONEQ_LEAK_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef struct
{
  double hole;         /* its area, in (0, 1] */
  int thermal;         /* walls: 1 thermal, 0 insulating */
  double collisions;   /* time between two rounds; 0: none */
  size_t times;
  const double *time;  /* TIMES values, from 0 or later on, ascending */
  uint64_t seed;
  size_t gases;        /* independent gases */
  size_t particles;    /* in each; at most 2^20 */
} noneq_leak_plan;

typedef struct
{
  double *number;    /* TIMES x GASES: particles inside */
  double *energy;    /* TIMES x GASES: sum of v^2 / 2 inside */
  double *exit_time; /* PARTICLES x GASES: NaN for those that stayed */
  double *exit_speed; /* the same */
  double *hits;      /* GASES: of walls, the hole included */
} noneq_leak_result;

/* Returned: NONEQ_OK, NONEQ_INTERRUPTED, NONEQ_NO_MEMORY or
   NONEQ_BAD_ARGUMENT.  */
noneq_status noneq_leak (const noneq_run *run, const noneq_leak_plan *plan,
                         noneq_leak_result *result);

#endif
