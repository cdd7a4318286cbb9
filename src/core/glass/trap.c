/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>

#include "glass/kernels.h"
#include "glass/trap.h"

/* Trajectories of a chunk, and jumps of one before Ctrl-C is looked for.  */
#define CHUNK 16
#define TURN 262144
#define BATCH 64

typedef struct
{
  double time;      /* of the latest jump */
  uint64_t jumps;
  size_t passed;    /* ages that lie before it */
} walker;

typedef struct
{
  const noneq_glass_kernels *kernels;
  const noneq_trap *trap;
  noneq_key key;
  walker *walkers;
  double *next;
} sampler;

static void
walk (const sampler *s, size_t i)
{
  const noneq_trap *trap = s->trap;
  walker *w = s->walkers + i;
  uint64_t trajectory = trap->first + i;
  double batch[BATCH];
  for (int turn = 0; turn < TURN / BATCH && w->passed < trap->waits; turn++)
    {
      s->kernels->residence (s->key, trajectory, w->jumps, BATCH,
                             1.0 / trap->exponent, trap->exponential, batch);
      size_t k = 0;
      while (k < BATCH && w->passed < trap->waits)
        {
          w->time += batch[k++];
          for (; w->passed < trap->waits
                 && w->time > trap->wait[w->passed]; w->passed++)
            s->next[i + w->passed * trap->trajectories]
                = w->time - trap->wait[w->passed];
        }
      /* The counter of the generator: whole batches, but for the last.  */
      w->jumps += k;
      if ((double) w->jumps >= trap->most)
        return;
    }
}

static void
chunk (void *task, size_t number, int thread)
{
  (void) thread;
  sampler *s = task;
  size_t last = (number + 1) * CHUNK;
  if (last > s->trap->trajectories)
    last = s->trap->trajectories;
  for (size_t i = number * CHUNK; i < last; i++)
    if (s->walkers[i].passed < s->trap->waits
        && (double) s->walkers[i].jumps < s->trap->most)
      walk (s, i);
}

noneq_status
noneq_trap_sample (const noneq_run *run, const noneq_trap *trap, double *next,
                   double *jumps)
{
  size_t count = trap->trajectories;
  if (! (trap->exponent > 0.0 && isfinite (trap->exponent)) || trap->waits < 1
      || ! (trap->most >= 1.0 && trap->most <= 1e15))
    return NONEQ_BAD_ARGUMENT;
  for (size_t k = 0; k < trap->waits; k++)
    if (! (trap->wait[k] >= (k ? trap->wait[k - 1] : 0.0)
           && isfinite (trap->wait[k])))
      return NONEQ_BAD_ARGUMENT;
  sampler s = { .kernels = noneq_glass_kernels_for (run->isa),
                .trap = trap,
                .key = noneq_key_of_seed (trap->seed),
                .walkers = calloc (count + 1, sizeof *s.walkers),
                .next = next };
  if (! s.walkers)
    return NONEQ_NO_MEMORY;

  noneq_status status = NONEQ_OK;
  int active = count > 0;
  while (status == NONEQ_OK && active)
    {
      status = noneq_for_chunks (run, (count + CHUNK - 1) / CHUNK, chunk, &s);
      active = 0;
      for (size_t i = 0; i < count && status == NONEQ_OK; i++)
        {
          const walker *w = s.walkers + i;
          if (w->passed == trap->waits)
            continue;
          active = 1;
          if ((double) w->jumps >= trap->most)
            status = NONEQ_NO_CONVERGENCE;
        }
    }
  /* The last jump came after the last age.  */
  for (size_t i = 0; i < count && status == NONEQ_OK; i++)
    jumps[i] = (double) (s.walkers[i].jumps - 1);
  free (s.walkers);
  return status;
}
