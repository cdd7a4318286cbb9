/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "langevin/kernels.h"
#include "langevin/sde.h"
#include "random/kernels.h"

#define BLOCK NONEQ_BLOCK

/* Steps between two looks for states that are not finite.  */
#define LOOK 16

/* Instructions and normal numbers of a block in a window, some ms.  */
#define WINDOW 65536

typedef struct
{
  const noneq_sde_plan *plan;
  const noneq_random_kernels *random;
  const noneq_langevin_kernels *kernels;
  noneq_isa isa;
  noneq_key key;
  double *y, *frame_y, *broken;
  double *scratch;      /* of all threads */
  size_t scratch_size;
  uint64_t from, to;    /* steps of the window, of this run */
} runner;

static void
fill_noise (const runner *r, double *noise, size_t first, size_t lanes,
            uint64_t number)
{
  const noneq_sde_plan *p = r->plan;
  for (size_t j = 0; j < p->noises; j++)
    {
      double *column[4];
      for (size_t c = 0; c < 4; c++)
        column[c] = noise + (c * p->noises + j) * BLOCK;
      r->random->fill (r->key, NONEQ_STREAM_SDE,
                       p->wide ? NONEQ_NORMAL_53 : NONEQ_NORMAL,
                       p->first_trajectory + first + ((uint64_t) j << 40),
                       lanes, number / 4, column);
    }
}

/* Mark the trajectories whose state after STEP steps is not finite.  */
static void
look (const runner *r, double *y, size_t first, size_t count, size_t lanes,
      uint64_t step)
{
  size_t S = r->plan->size;
  int well = 1;
  for (size_t k = 0; k < S && well; k++)
    well = r->kernels->finite (lanes, y + k * BLOCK);
  if (well)
    return;
  for (size_t i = 0; i < count; i++)
    {
      int bad = 0;
      for (size_t k = 0; k < S; k++)
        bad |= ! isfinite (y[k * BLOCK + i]);
      if (! bad)
        continue;
      if (r->broken[first + i] < 0.0)
        r->broken[first + i] = (double) step;
      for (size_t k = 0; k < S; k++)
        y[k * BLOCK + i] = NAN;
    }
}

static void
save (const runner *r, const double *y, size_t first, size_t count,
      size_t frame)
{
  const noneq_sde_plan *p = r->plan;
  for (size_t k = 0; k < p->saved; k++)
    memcpy (r->frame_y + (frame + k * p->frames) * p->trajectories + first,
            y + k * BLOCK, count * sizeof *y);
}

static void
turn (void *task, size_t block, int thread)
{
  const runner *r = task;
  const noneq_sde_plan *p = r->plan;
  size_t S = p->size, M = p->trajectories, first = block * BLOCK;
  size_t count = M - first < BLOCK ? M - first : BLOCK;
  size_t lanes = (count + 7) / 8 * 8;
  double *registers = r->scratch + (size_t) thread * r->scratch_size;
  double *noise = registers + (size_t) p->program->registers * BLOCK;
  double *next = noise + 4 * p->noises * BLOCK;
  double *y = registers, *time = registers + S * BLOCK;
  double *xi = time + BLOCK;

  for (size_t k = 0; k < S; k++)
    {
      memcpy (y + k * BLOCK, r->y + k * M + first, count * sizeof *y);
      /* The lanes beyond are copies of the first.  */
      for (size_t i = count; i < lanes; i++)
        y[k * BLOCK + i] = y[k * BLOCK];
    }
  size_t frame = 0;
  if (r->from == 0)
    {
      look (r, y, first, count, lanes, 0);
      if (p->frames > 0 && p->frame[0] == 0.0)
        save (r, y, first, count, frame++);
    }
  else
    while (frame < p->frames && p->frame[frame] <= (double) r->from)
      frame++;

  for (uint64_t step = r->from; step < r->to; step++)
    {
      uint64_t number = p->first_step + step;
      if (p->noises > 0 && (step == r->from || (number & 3) == 0))
        fill_noise (r, noise, first, lanes, number);
      double t = p->start + (double) number * p->step;
      for (size_t i = 0; i < lanes; i++)
        time[i] = t;
      memcpy (xi, noise + (number & 3) * p->noises * BLOCK,
              p->noises * BLOCK * sizeof *xi);
      noneq_program_run (p->program, r->isa, registers, (int) lanes);
      /* An output may be an input.  */
      for (size_t k = 0; k < S; k++)
        memcpy (next + k * BLOCK,
                registers
                    + (size_t) noneq_program_output (p->program, (int) k)
                          * BLOCK,
                lanes * sizeof *next);
      memcpy (y, next, S * BLOCK * sizeof *y);
      int saves = frame < p->frames && p->frame[frame] == (double) (step + 1);
      if (saves || (number + 1) % LOOK == 0 || step + 1 == p->steps)
        look (r, y, first, count, lanes, step + 1);
      if (saves)
        save (r, y, first, count, frame++);
    }
  for (size_t k = 0; k < S; k++)
    memcpy (r->y + k * M + first, y + k * BLOCK, count * sizeof *y);
}

static int
valid (const noneq_sde_plan *p)
{
  if (! p->program || p->size < 1 || p->size > (1u << 20)
      || p->noises > NONEQ_SDE_NOISES || p->saved > p->size
      || (size_t) p->program->inputs != p->size + 1 + p->noises
      || (size_t) p->program->outputs != p->size
      || p->trajectories > (1ULL << 40)
      || p->first_trajectory > (1ULL << 40) - p->trajectories
      || p->first_step > (1ULL << 48)
      || p->steps > (1ULL << 48) || ! isfinite (p->start)
      || ! isfinite (p->step))
    return 0;
  for (size_t i = 0; i < p->frames; i++)
    if (! (p->frame[i] >= 0.0 && p->frame[i] <= (double) p->steps
           && p->frame[i] == floor (p->frame[i])
           && (i == 0 || p->frame[i] > p->frame[i - 1])))
      return 0;
  return 1;
}

noneq_status
noneq_sde_run (const noneq_run *run, const noneq_sde_plan *plan, double *y,
               double *frame_y, double *broken)
{
  if (! valid (plan))
    return NONEQ_BAD_ARGUMENT;
  size_t M = plan->trajectories, S = plan->size, Q = plan->noises;
  for (size_t i = 0; i < M; i++)
    broken[i] = -1.0;
  if (M == 0)
    return NONEQ_OK;
  size_t threads = (size_t) noneq_run_threads (run);
  runner r = { .plan = plan,
               .random = noneq_random_kernels_for (run->isa),
               .kernels = noneq_langevin_kernels_for (run->isa),
               .isa = run->isa,
               .key = noneq_key_of_seed (plan->seed),
               .y = y,
               .frame_y = frame_y,
               .broken = broken };
  r.scratch_size
      = ((size_t) plan->program->registers + 4 * Q + S) * BLOCK;
  if (r.scratch_size > SIZE_MAX / 16 / threads)
    return NONEQ_NO_MEMORY;
  r.scratch = aligned_alloc (64, r.scratch_size * threads * sizeof (double));
  if (! r.scratch)
    return NONEQ_NO_MEMORY;
  memset (r.scratch, 0, r.scratch_size * threads * sizeof (double));
  for (size_t i = 0; i < threads; i++)
    noneq_program_prepare (plan->program, r.scratch + i * r.scratch_size);

  uint64_t window
      = WINDOW / (1 + plan->program->instructions + 8 * Q + S);
  window = window < 16 ? 16 : window / 4 * 4;
  noneq_status status = NONEQ_OK;
  do
    {
      r.to = plan->steps - r.from < window ? plan->steps : r.from + window;
      status = noneq_for_chunks (run, M / BLOCK + (M % BLOCK > 0), turn, &r);
      r.from = r.to;
    }
  while (status == NONEQ_OK && r.to < plan->steps);
  free (r.scratch);
  return status;
}
