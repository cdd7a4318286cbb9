/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>

#include "base/sum.h"
#include "work/exp_mean.h"
#include "work/kernels.h"
#include "work/resample.h"

noneq_exp_stats
noneq_exp_merge (noneq_exp_stats a, noneq_exp_stats b)
{
  noneq_exp_stats s = { a.n + b.n, fmin (a.lowest, b.lowest), 0.0, 0.0,
                        a.total + b.total };
  double fa = isfinite (a.lowest) ? exp (s.lowest - a.lowest) : 0.0;
  double fb = isfinite (b.lowest) ? exp (s.lowest - b.lowest) : 0.0;
  s.first = a.first * fa + b.first * fb;
  s.second = a.second * fa * fa + b.second * fb * fb;
  return s;
}

double
noneq_exp_mean (const noneq_exp_stats *s)
{
  return s->lowest - log (s->first / s->n);
}

typedef struct
{
  const noneq_work_kernels *kernels;
  const double *w;
  size_t rows, row_chunks;
  double scale;
  noneq_exp_chunk *slot;
} statistics_task;

static void
statistics_chunk (void *data, size_t chunk, int thread)
{
  const statistics_task *task = data;
  (void) thread;
  size_t row = (chunk % task->row_chunks) * NONEQ_WORK_CHUNK;
  size_t n = task->rows - row < NONEQ_WORK_CHUNK ? task->rows - row
                                                 : NONEQ_WORK_CHUNK;
  task->slot[chunk] = task->kernels->exp_sums (
      task->w + (chunk / task->row_chunks) * task->rows + row, n,
      task->scale);
}

/* The chunks of one column, in order.  Their sums are brought to the common
   lowest x before they are added, with compensation.  */
static noneq_status
combine (const noneq_exp_chunk *slot, size_t chunks, double rows,
         noneq_exp_stats *out)
{
  double lowest = INFINITY;
  noneq_sum total = { 0 }, first = { 0 }, second = { 0 };
  for (size_t i = 0; i < chunks; i++)
    {
      if (slot[i].lowest == -INFINITY)
        return NONEQ_MINUS_INFINITY;
      if (isnan (slot[i].total))
        return NONEQ_NOT_A_NUMBER;
      lowest = fmin (lowest, slot[i].lowest);
      noneq_sum_add (&total, slot[i].total);
    }
  for (size_t i = 0; i < chunks; i++)
    if (isfinite (slot[i].lowest))
      {
        double f = exp (lowest - slot[i].lowest);
        noneq_sum_add (&first, slot[i].first * f);
        noneq_sum_add (&second, slot[i].second * f * f);
      }
  *out = (noneq_exp_stats){ rows, lowest, noneq_sum_total (&first),
                            noneq_sum_total (&second),
                            noneq_sum_total (&total) };
  return NONEQ_OK;
}

noneq_status
noneq_exp_statistics (const noneq_run *run, const double *w, size_t rows,
                      size_t columns, double scale, noneq_exp_stats *stats)
{
  if (rows == 0 || columns == 0 || ! (fabs (scale) > 0))
    return NONEQ_BAD_ARGUMENT;
  size_t row_chunks = (rows + NONEQ_WORK_CHUNK - 1) / NONEQ_WORK_CHUNK;
  statistics_task task
      = { noneq_work_kernels_for (run->isa), w, rows, row_chunks, scale,
          malloc (row_chunks * columns * sizeof (noneq_exp_chunk)) };
  if (! task.slot)
    return NONEQ_NO_MEMORY;

  noneq_status status = noneq_for_chunks (run, row_chunks * columns,
                                          statistics_chunk, &task);
  for (size_t j = 0; j < columns && ! status; j++)
    status = combine (task.slot + j * row_chunks, row_chunks, (double) rows,
                      stats + j);
  free (task.slot);
  return status;
}

typedef struct
{
  const noneq_work_kernels *kernels;
  const double *w;
  size_t n;
  double scale, shift, cap;
  double *weight;
} weight_task;

static void
weight_chunk (void *data, size_t chunk, int thread)
{
  const weight_task *task = data;
  (void) thread;
  size_t first = chunk * NONEQ_WORK_CHUNK;
  size_t n = task->n - first < NONEQ_WORK_CHUNK ? task->n - first
                                                : NONEQ_WORK_CHUNK;
  task->kernels->weights (task->w + first, n, task->scale, task->shift,
                          task->weight + first);
  for (size_t i = first; i < first + n; i++)
    if (task->weight[i] > task->cap)
      task->weight[i] = task->cap;
}

noneq_status
noneq_exp_weights (const noneq_run *run, const double *w, size_t n,
                   double scale, double shift, double cap, double *weight)
{
  weight_task task = { noneq_work_kernels_for (run->isa), w, n, scale, shift,
                       cap, weight };
  return noneq_for_chunks (run, (n + NONEQ_WORK_CHUNK - 1) / NONEQ_WORK_CHUNK,
                           weight_chunk, &task);
}

typedef struct
{
  noneq_resample plan;
  const double *weight; /* exp (-(x - lowest)) */
  double lowest;
  double *result;
} bootstrap_task;

static void
bootstrap_chunk (void *data, size_t replicate, int thread)
{
  const bootstrap_task *task = data;
  (void) thread;
  const noneq_resample *plan = &task->plan;
  uint64_t start[NONEQ_RESAMPLE_BATCH];
  size_t left = plan->n, first = 0, runs;
  noneq_sum total = { 0 };
  while ((runs = noneq_resample_starts (plan, replicate, first, start)))
    {
      double sum = 0.0;
      for (size_t i = 0; i < runs; i++)
        {
          size_t length = left < plan->block ? left : plan->block;
          for (size_t b = 0; b < length; b++)
            sum += task->weight[noneq_resample_place (plan, start[i], b)];
          left -= length;
        }
      noneq_sum_add (&total, sum);
      first += runs;
    }
  task->result[replicate] = task->lowest - log (noneq_sum_total (&total)
                                                / (double) plan->n);
}

noneq_status
noneq_exp_bootstrap (const noneq_run *run, const double *w, size_t n,
                     double scale, size_t block, uint64_t seed,
                     uint32_t stream, size_t replicates, double *result)
{
  if (n == 0 || block < 1 || block > n)
    return NONEQ_BAD_ARGUMENT;
  noneq_exp_stats stats;
  noneq_status status
      = noneq_exp_statistics (run, w, n, 1, scale, &stats);
  if (status)
    return status;
  if (! isfinite (stats.lowest))
    return NONEQ_NO_WEIGHT;

  double *weight = malloc (n * sizeof (double));
  if (! weight)
    return NONEQ_NO_MEMORY;
  status = noneq_exp_weights (run, w, n, scale, stats.lowest, INFINITY,
                              weight);
  if (! status)
    {
      bootstrap_task task = { { run->isa, noneq_key_of_seed (seed),
                                stream, n, block },
                              weight, stats.lowest, result };
      status = noneq_for_chunks (run, replicates, bootstrap_chunk, &task);
    }
  free (weight);
  return status;
}
