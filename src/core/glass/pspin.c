/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "glass/kernels.h"
#include "glass/pspin.h"

/* Rows of the triangles in a chunk.  Each chunk has sums of its own over its
   rows, which costs 2 / BLOCK of the pass itself.  */
#define BLOCK 64

/* Below so many rows a pass takes less than 0.1 ms, and waking other threads
   would not pay.  */
#define SERIAL_ROWS 768

/* On a machine that is busy with other things the threads wait for each other
   at the end of every pass.  After so many passes that were slower than one
   thread alone, one thread alone does the next ones, and then it is tried
   again.  The results are the same bits.  */
#define STRIKES 3
#define ALONE 100

typedef struct
{
  const noneq_glass_kernels *kernels;
  const noneq_pspin *model;
  double *c, *r;            /* packed triangles */
  double *mu;
  double *down, *along, *power;
  double *across_c, *across_r;
  double *below;            /* of each chunk: two rows of the grid's length */
  double *g_c, *g_r;        /* memory terms of the latest time, */
  double *old_c, *old_r;    /* and of the time before */
  size_t length;            /* of the grid */
  size_t rows;              /* of the triangles so far */
  size_t chunks;
  double pace;              /* seconds for rows^2 = 1 on one thread */
  int strikes, alone;
} solver;

static double
seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static double *
row_of (double *triangle, size_t i)
{
  return triangle + i * (i + 1) / 2;
}

static double
power_of (double x, unsigned n)
{
  double y = 1.0;
  for (; n; n >>= 1, x *= x)
    if (n & 1)
      y *= x;
  return y;
}

/* One block of rows.  The first chunk, which noneq_for_chunks runs alone to
   see how long it takes, is one of middle size.  */
static void
pass (void *task, size_t chunk, int thread)
{
  (void) thread;
  solver *s = task;
  size_t block = (chunk + s->chunks / 2) % s->chunks;
  size_t first = block * BLOCK, last = first + BLOCK;
  if (last > s->rows)
    last = s->rows;
  noneq_triangle_vectors v = { s->down, s->along, s->power };
  double *below = s->below + 2 * block * s->length;
  memset (below, 0, last * sizeof *below);
  memset (below + s->length, 0, last * sizeof *below);
  s->kernels->triangles (s->c, s->r, first, last, &v, below,
                         below + s->length, s->across_c, s->across_r);
}

/* mu of row I from C and R of that row.  */
static double
multiplier (const solver *s, size_t i)
{
  unsigned p = s->model->p;
  const double *c = row_of (s->c, i), *r = row_of (s->r, i);
  double sum = 0.0;
  if (i > 0)
    {
      sum = 0.5 * (power_of (c[0], p - 1) * r[0] + 1.0);
      for (size_t j = 1; j < i; j++)
        sum += power_of (c[j], p - 1) * r[j];
    }
  return s->model->temperature
         + 0.5 * (double) p * (double) p * s->model->step * sum;
}

static noneq_status
all_passes (const noneq_run *run, solver *s)
{
  noneq_status status = NONEQ_OK;
  double start = seconds (), work = (double) s->rows * (double) s->rows;
  if (s->rows < SERIAL_ROWS || s->alone > 0)
    {
      for (size_t chunk = 0; chunk < s->chunks && status == NONEQ_OK; chunk++)
        {
          pass (s, chunk, 0);
          status = noneq_run_poll (run);
        }
      double pace = (seconds () - start) / work;
      s->pace = s->pace > 0.0 ? 0.9 * s->pace + 0.1 * pace : pace;
      s->alone -= s->alone > 0;
      return status;
    }
  status = noneq_for_chunks (run, s->chunks, pass, s);
  if (seconds () - start <= s->pace * work)
    s->strikes = 0;
  else if (++s->strikes == STRIKES)
    {
      s->strikes = 0;
      s->alone = ALONE;
    }
  return status;
}

/* The memory terms of row I, from all rows up to it: into g_c and g_r.  */
static noneq_status
memory_terms (const noneq_run *run, solver *s, size_t i)
{
  unsigned p = s->model->p;
  const double *c = row_of (s->c, i), *r = row_of (s->r, i);
  for (size_t j = 0; j <= i; j++)
    {
      double q = power_of (c[j], p - 2);
      s->down[j] = s->along[j] = r[j] * q;
      s->power[j] = c[j] * q;
    }
  /* Half weights at the ends of the integrals.  */
  s->down[i] *= 0.5;
  s->along[i] *= 0.5;
  s->along[0] *= 0.5;
  double start = s->power[0];
  s->power[0] *= 0.5;

  s->rows = i + 1;
  s->chunks = (s->rows + BLOCK - 1) / BLOCK;
  noneq_status status = all_passes (run, s);
  if (status != NONEQ_OK)
    return status;

  for (size_t j = 0; j <= i; j++)
    s->g_c[j] = s->g_r[j] = 0.0;
  for (size_t block = 0; block < s->chunks; block++)
    {
      size_t last = (block + 1) * BLOCK;
      if (last > s->rows)
        last = s->rows;
      const double *below = s->below + 2 * block * s->length;
      for (size_t j = 0; j < last; j++)
        {
          s->g_c[j] += below[j];
          s->g_r[j] += below[s->length + j];
        }
    }
  double h = s->model->step;
  double half = 0.5 * (double) p * h, all = half * (double) (p - 1);
  for (size_t j = 0; j < i; j++)
    {
      /* The same integral from s = t' on, whose end has half its weight.  */
      double raw = j > 0 ? s->along[j] : 2.0 * s->along[j];
      double second
          = j > 0 ? s->across_r[j] - 0.5 * s->power[j] : 0.0;
      s->g_c[j] = all * (s->g_c[j] + s->across_c[j]) + half * second;
      s->g_r[j] = all * (s->g_r[j] + 0.5 * raw);
    }
  s->power[0] = start;
  return NONEQ_OK;
}

/* Row M = I + 1 as predicted.  */
static void
predict (solver *s, size_t i, double multiplier_ahead)
{
  double h = s->model->step;
  double keep = 1.0 - 0.5 * h * s->mu[i];
  double share = 1.0 / (1.0 + 0.5 * h * multiplier_ahead);
  const double *from[2] = { row_of (s->c, i), row_of (s->r, i) };
  double *to[2] = { row_of (s->c, i + 1), row_of (s->r, i + 1) };
  const double *now[2] = { s->g_c, s->g_r };
  const double *old[2] = { s->old_c, s->old_r };
  for (int k = 0; k < 2; k++)
    {
      for (size_t j = 0; j < i; j++)
        to[k][j] = (from[k][j] * keep
                    + h * (1.5 * now[k][j] - 0.5 * old[k][j])) * share;
      to[k][i] = (from[k][i] * keep + h * now[k][i]) * share;
      to[k][i + 1] = 1.0;
    }
}

/* Row M = I + 1 by the trapezoid rule; old_c and old_r are of row I.  */
static void
correct (solver *s, size_t i, double multiplier_ahead)
{
  double h = s->model->step;
  double keep = 1.0 - 0.5 * h * s->mu[i];
  double share = 1.0 / (1.0 + 0.5 * h * multiplier_ahead);
  const double *from[2] = { row_of (s->c, i), row_of (s->r, i) };
  double *to[2] = { row_of (s->c, i + 1), row_of (s->r, i + 1) };
  const double *old[2] = { s->old_c, s->old_r };
  const double *now[2] = { s->g_c, s->g_r };
  for (int k = 0; k < 2; k++)
    for (size_t j = 0; j <= i; j++)
      to[k][j] = (from[k][j] * keep + 0.5 * h * (old[k][j] + now[k][j]))
                 * share;
}

static void
swap (double **a, double **b)
{
  double *c = *a;
  *a = *b;
  *b = c;
}

/* Row I of the output, if it has one.  */
static void
give (solver *s, size_t i, noneq_pspin_result *result)
{
  size_t stride = s->model->stride, row = i / stride;
  size_t K = s->model->steps / stride + 1;
  if (i % stride != 0)
    return;
  const double *c = row_of (s->c, i), *r = row_of (s->r, i);
  double sum = 0.0;
  for (size_t j = i + 1; j-- > 0;)
    {
      if (j < i)
        sum += 0.5 * s->model->step * (r[j] + r[j + 1]);
      if (j % stride != 0)
        continue;
      size_t place = row + j / stride * K;
      result->correlation[place] = c[j];
      result->correlation[j / stride + row * K] = c[j];
      result->response[place] = r[j];
      result->integrated[place] = sum;
    }
}

static noneq_status
advance (const noneq_run *run, solver *s, noneq_pspin_result *result)
{
  const noneq_pspin *model = s->model;
  s->c[0] = s->r[0] = 1.0;
  s->mu[0] = model->temperature;
  s->g_c[0] = s->g_r[0] = 0.0;
  give (s, 0, result);
  for (size_t i = 0; i < model->steps; i++)
    {
      predict (s, i, i > 0 ? 2.0 * s->mu[i] - s->mu[i - 1] : s->mu[0]);
      swap (&s->g_c, &s->old_c);
      swap (&s->g_r, &s->old_r);
      double ahead = multiplier (s, i + 1);
      noneq_status status = memory_terms (run, s, i + 1);
      if (status != NONEQ_OK)
        return status;
      correct (s, i, ahead);
      s->mu[i + 1] = multiplier (s, i + 1);
      if (! isfinite (s->mu[i + 1]))
        return NONEQ_NO_CONVERGENCE;
      /* dC/dt at t' = t is -T, dR/dt is -mu.  */
      s->g_c[i + 1] = s->mu[i + 1] - model->temperature;
      s->g_r[i + 1] = 0.0;
      give (s, i + 1, result);
      if (model->done)
        *model->done = i + 1;
    }
  return NONEQ_OK;
}

noneq_status
noneq_pspin_solve (const noneq_run *run, const noneq_pspin *model,
                   noneq_pspin_result *result)
{
  double T = model->temperature, h = model->step;
  if (model->p < 2 || model->p > NONEQ_PSPIN_POWER || ! (T >= 0.0)
      || ! isfinite (T) || ! (h > 0.0) || ! isfinite (h) || model->steps < 1
      || model->steps > NONEQ_PSPIN_STEPS || model->stride < 1
      || model->steps % model->stride != 0)
    return NONEQ_BAD_ARGUMENT;
  size_t n = model->steps + 1, blocks = (n + BLOCK - 1) / BLOCK;
  size_t triangle = n * (n + 1) / 2;
  double *memory
      = malloc ((2 * triangle + 2 * blocks * n + 9 * n) * sizeof *memory);
  if (! memory)
    return NONEQ_NO_MEMORY;
  double *vectors = memory + 2 * triangle + 2 * blocks * n;
  solver s = { .kernels = noneq_glass_kernels_for (run->isa),
               .model = model,
               .c = memory,
               .r = memory + triangle,
               .mu = result->mu,
               .below = memory + 2 * triangle,
               .down = vectors,
               .along = vectors + n,
               .power = vectors + 2 * n,
               .across_c = vectors + 3 * n,
               .across_r = vectors + 4 * n,
               .g_c = vectors + 5 * n,
               .g_r = vectors + 6 * n,
               .old_c = vectors + 7 * n,
               .old_r = vectors + 8 * n,
               .length = n };
  size_t K = model->steps / model->stride + 1;
  memset (result->correlation, 0, K * K * sizeof *result->correlation);
  memset (result->response, 0, K * K * sizeof *result->response);
  memset (result->integrated, 0, K * K * sizeof *result->integrated);
  noneq_status status = advance (run, &s, result);
  free (memory);
  return status;
}
