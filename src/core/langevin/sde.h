/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Stochastic maps: y' = P (y, t, xi), the step of a scheme for a stochastic
   differential equation, of many trajectories.

   P is a program with the inputs y (S), t and xi (Q normal numbers) and the
   outputs y' (S).  The time of step n is start + n step.

   Random numbers: xi_j = normal (seed; trajectory + 2^40 j,
   NONEQ_STREAM_SDE, step n).  */

#ifndef NONEQ_SDE_H
#define NONEQ_SDE_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"
#include "program/program.h"

#define NONEQ_SDE_NOISES 65535 /* the most normal numbers of a step */

typedef struct
{
  const noneq_program *program;
  size_t size, noises;   /* S and Q */
  uint64_t seed, first_trajectory, first_step;
  size_t trajectories;
  uint64_t steps;
  double start, step;
  int wide;              /* normals of 53 bits */
  const double *frame;   /* ascending step numbers 0 .. STEPS of this run */
  size_t frames, saved;  /* the first SAVED of y are saved */
} noneq_sde_plan;

/* Y (M x S): first states, and on return the last.  FRAME_Y: M x frames x
   saved.  BROKEN (M): step after which a state was not finite, or -1; such a
   trajectory is NaN from there on, and the others are as without it.

   Returned: NONEQ_OK, NONEQ_INTERRUPTED, NONEQ_NO_MEMORY, or
   NONEQ_BAD_ARGUMENT for what cannot be.  */
noneq_status noneq_sde_run (const noneq_run *run, const noneq_sde_plan *plan,
                            double *y, double *frame_y, double *broken);

#endif
