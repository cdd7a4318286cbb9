/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>

#include "base/sum.h"
#include "work/bar.h"
#include "work/exp_mean.h"
#include "work/kernels.h"
#include "work/resample.h"

/* When every exponent exceeds this, p = exp (-x) to double precision.  */
#define FAR 40.0

/* The root is first found on about this many values of each side.  */
#define SUBSAMPLE 100000

#define TOLERANCE 1e-12

/* ---- One pass over both samples.  */

typedef struct
{
  const noneq_work_kernels *kernels;
  const double *value[2];
  size_t n[2], chunks[2];
  double scale[2], offset[2];
  noneq_fermi_chunk *slot; /* chunks[0] + chunks[1] */
} pass_task;

static void
pass_chunk (void *data, size_t chunk, int thread)
{
  const pass_task *task = data;
  (void) thread;
  int side = chunk >= task->chunks[0];
  size_t first
      = (chunk - (side ? task->chunks[0] : 0)) * NONEQ_WORK_CHUNK;
  size_t n = task->n[side] - first < NONEQ_WORK_CHUNK ? task->n[side] - first
                                                      : NONEQ_WORK_CHUNK;
  task->slot[chunk] = task->kernels->fermi_sums (
      task->value[side] + first, n, task->scale[side], task->offset[side]);
}

static noneq_status
pass (const noneq_run *run, pass_task *task, double free_energy,
      noneq_fermi_chunk total[2])
{
  double m = log ((double) task->n[0] / (double) task->n[1]);
  task->offset[0] = m - free_energy;
  task->offset[1] = free_energy - m;
  noneq_status status = noneq_for_chunks (
      run, task->chunks[0] + task->chunks[1], pass_chunk, task);
  if (status)
    return status;
  const noneq_fermi_chunk *slot = task->slot;
  for (int side = 0; side < 2; side++)
    {
      noneq_sum p = { 0 }, square = { 0 }, pq = { 0 }, skew = { 0 };
      for (size_t i = 0; i < task->chunks[side]; i++, slot++)
        {
          if (isnan (slot->check))
            return NONEQ_NOT_A_NUMBER;
          if (slot->check < 0)
            return NONEQ_MINUS_INFINITY;
          noneq_sum_add (&p, slot->p);
          noneq_sum_add (&square, slot->square);
          noneq_sum_add (&pq, slot->pq);
          noneq_sum_add (&skew, slot->skew);
        }
      total[side] = (noneq_fermi_chunk){
        .p = noneq_sum_total (&p), .square = noneq_sum_total (&square),
        .pq = noneq_sum_total (&pq), .skew = noneq_sum_total (&skew) };
    }
  return NONEQ_OK;
}

/* ---- The root of h, one step at a time.  */

typedef struct
{
  double at, low, high; /* the root lies between low and high */
  double reach;         /* of the next step beyond a single known end */
  double last;          /* length of the step before */
} bracket;

/* Move B->at by a step of Halley's method on h.  Where that leaves the
   bracket, or is not half as long as the step before, by bisection; and while
   one end is unknown by at most REACH, which doubles.  On the plateaus and
   bends that h has between the values of wide samples the slope says nothing
   of the distance to the root.
   Returned: the step.  */
static double
advance (bracket *b, const noneq_fermi_chunk total[2])
{
  double h = log (total[0].p) - log (total[1].p);
  if (h <= 0)
    b->low = b->at;
  if (h >= 0)
    b->high = b->at;
  double rf = total[0].pq / total[0].p, rr = total[1].pq / total[1].p;
  double slope = rf + rr;
  double curve = total[0].skew / total[0].p - rf * rf
                 - (total[1].skew / total[1].p - rr * rr);
  double step = -h / slope;
  double factor = 1.0 + 0.5 * step * curve / slope;
  if (factor > 0.5 && factor < 2.0)
    step /= factor;

  double to = b->at + step;
  if (isfinite (b->low) && isfinite (b->high))
    {
      if (! (to >= b->low && to <= b->high && fabs (step) <= 0.5 * b->last))
        to = b->low + 0.5 * (b->high - b->low);
    }
  else
    {
      /* The slope is at most 2: the root is at least |h| / 2 away.  */
      double most = fmax (b->reach, fabs (h));
      if (! (fabs (step) <= most))
        to = h < 0 ? b->at + most : b->at - most;
      b->reach *= 2.0;
    }
  step = to - b->at;
  b->last = fabs (step);
  b->at = to;
  return step;
}

/* A step this small was the last: with SMOOTH h the next would be its cube,
   whatever the size of dF itself.  */
static int
settled (double step, double at, int smooth)
{
  return fabs (step) <= (smooth ? 1e-6 : TOLERANCE * fmax (1.0, fabs (at)));
}

static noneq_status
find_root (const noneq_run *run, pass_task *task, double start,
           noneq_fermi_chunk total[2], noneq_bar_result *result)
{
  bracket b = { start, -INFINITY, INFINITY, 8.0, INFINITY };
  for (result->passes = 1; result->passes <= 400; result->passes++)
    {
      noneq_status status = pass (run, task, b.at, total);
      if (status)
        return status;
      double before = b.at;
      double step = advance (&b, total);
      double slope = total[0].pq / total[0].p + total[1].pq / total[1].p;
      /* Where the slope is of order one the cubic convergence holds from
         1e-6 on; on a plateau only the bracket counts.  */
      if (settled (step, b.at, slope > 0.05)
          || b.high - b.low <= TOLERANCE * fmax (1.0, fabs (b.at)))
        {
          /* The sums were taken at BEFORE; the step changes them by their
             known derivatives, and by less than 1e-12 beyond those.  */
          for (int side = 0; side < 2; side++)
            {
              double delta = side ? before - b.at : b.at - before;
              noneq_fermi_chunk *t = &total[side];
              double cross = t->pq - t->skew; /* 2 sum p p (1 - p) */
              t->p += delta * (t->pq + 0.5 * delta * t->skew);
              t->square += delta * cross;
              t->pq += delta * t->skew;
            }
          result->free_energy = b.at;
          result->residual = log (total[0].p) - log (total[1].p);
          return NONEQ_OK;
        }
    }
  return NONEQ_NO_CONVERGENCE;
}

/* ---- The whole problem.  */

static size_t
chunks_of (size_t n)
{
  return (n + NONEQ_WORK_CHUNK - 1) / NONEQ_WORK_CHUNK;
}

/* Every STRIDE-th value of VALUE; NULL without memory.  */
static double *
thinned (const double *value, size_t n, size_t stride, size_t *kept)
{
  *kept = (n + stride - 1) / stride;
  double *out = malloc (*kept * sizeof (double));
  if (out)
    for (size_t i = 0; i < *kept; i++)
      out[i] = value[i * stride];
  return out;
}

noneq_status
noneq_bar (const noneq_run *run, const double *forward, size_t nf,
           const double *reverse, size_t nr, const double scale[2],
           noneq_bar_result *result)
{
  if (nf == 0 || nr == 0 || ! (fabs (scale[0]) > 0)
      || ! (fabs (scale[1]) > 0))
    return NONEQ_BAD_ARGUMENT;

  /* Large samples: start from the root of a thinned one, so that two or
     three passes over all values remain.  */
  size_t stride = (nf < nr ? nf : nr) / SUBSAMPLE;
  double start = NAN;
  if (stride > 1)
    {
      size_t kf, kr;
      double *f = thinned (forward, nf, stride, &kf);
      double *r = thinned (reverse, nr, stride, &kr);
      noneq_bar_result part;
      noneq_status status
          = f && r ? noneq_bar (run, f, kf, r, kr, scale, &part)
                   : NONEQ_NO_MEMORY;
      free (f);
      free (r);
      /* A thinned sample may be all +Inf where the whole one is not.  */
      if (status && status != NONEQ_NO_WEIGHT)
        return status;
      if (! status && part.log_scale == 0.0)
        start = part.free_energy;
    }

  double m = log ((double) nf / (double) nr);
  if (isnan (start))
    {
      noneq_exp_stats sf, sr;
      noneq_status status
          = noneq_exp_statistics (run, forward, nf, 1, scale[0], &sf);
      if (! status)
        status = noneq_exp_statistics (run, reverse, nr, 1, scale[1], &sr);
      if (status)
        return status;
      if (! isfinite (sf.lowest) || ! isfinite (sr.lowest))
        return NONEQ_NO_WEIGHT;

      double jf = noneq_exp_mean (&sf), jr = noneq_exp_mean (&sr);
      double far = 0.5 * (jf - jr + m);
      if (sf.lowest + m - far > FAR && sr.lowest - m + far > FAR)
        {
          /* No overlap: p = exp (-x) everywhere and the root is explicit.  */
          double total = 0.5 * (log ((double) nf) + log ((double) nr)
                                - jf - jr);
          double second_f = log (sf.second) - 2 * sf.lowest + 2 * (far - m);
          double second_r = log (sr.second) - 2 * sr.lowest - 2 * (far - m);
          *result = (noneq_bar_result){
            .free_energy = far,
            .p = { 1.0, 1.0 },
            .square = { exp (second_f - 2 * total),
                        exp (second_r - 2 * total) },
            .pq = { 1.0, 1.0 },
            .skew = { 1.0, 1.0 },
            .log_scale = total,
            .residual = 0.0,
            .passes = 1 };
          return NONEQ_OK;
        }
      start = 0.5 * (jf - jr);
    }

  pass_task task = { noneq_work_kernels_for (run->isa), { forward, reverse },
                     { nf, nr }, { chunks_of (nf), chunks_of (nr) },
                     { scale[0], scale[1] }, { 0, 0 }, NULL };
  task.slot = malloc ((task.chunks[0] + task.chunks[1])
                      * sizeof (noneq_fermi_chunk));
  if (! task.slot)
    return NONEQ_NO_MEMORY;
  noneq_fermi_chunk total[2];
  result->log_scale = 0.0;
  noneq_status status = find_root (run, &task, start, total, result);
  free (task.slot);
  for (int side = 0; side < 2 && ! status; side++)
    {
      result->p[side] = total[side].p;
      result->square[side] = total[side].square;
      result->pq[side] = total[side].pq;
      result->skew[side] = total[side].skew;
    }
  return status;
}

/* ---- Bootstrap.  */

/* exp (x) beyond this (p below 1e-150) is cut, so that its products with
   exp (+-step) stay finite.  */
#define CAP 1e150

typedef struct
{
  const noneq_work_kernels *kernels;
  noneq_resample plan[2];
  const double *weight[2]; /* exp (x + offset) at the root */
  double *scratch;         /* threads * (nf + nr) */
  double free_energy;
  double *result;
} bootstrap_task;

static void
bootstrap_chunk (void *data, size_t replicate, int thread)
{
  const bootstrap_task *task = data;
  size_t n[2] = { task->plan[0].n, task->plan[1].n };
  double *sample[2];
  sample[0] = task->scratch + (size_t) thread * (n[0] + n[1]);
  sample[1] = sample[0] + n[0];
  for (int side = 0; side < 2; side++)
    noneq_resample_values (&task->plan[side], replicate, task->weight[side],
                           sample[side]);

  bracket b = { 0.0, -INFINITY, INFINITY, 8.0, INFINITY };
  for (int i = 0; i < 400; i++)
    {
      noneq_fermi_chunk total[2];
      double f = exp (-b.at);
      if (! (f > 1 / CAP && f < CAP))
        break;
      total[0] = task->kernels->fermi_sums_of_exp (sample[0], n[0], f);
      total[1] = task->kernels->fermi_sums_of_exp (sample[1], n[1], 1.0 / f);
      double step = advance (&b, total);
      double slope = total[0].pq / total[0].p + total[1].pq / total[1].p;
      if (settled (step, b.at, slope > 0.05)
          || b.high - b.low <= TOLERANCE)
        break;
    }
  task->result[replicate] = task->free_energy + b.at;
}

noneq_status
noneq_bar_bootstrap (const noneq_run *run, const double *forward, size_t nf,
                     const double *reverse, size_t nr, const double scale[2],
                     double free_energy, size_t block, int paired,
                     uint64_t seed, size_t replicates, double *result)
{
  if (nf == 0 || nr == 0 || block < 1 || block > nf || block > nr
      || (paired && nf != nr) || ! isfinite (free_energy))
    return NONEQ_BAD_ARGUMENT;
  noneq_key key = noneq_key_of_seed (seed);
  uint32_t second = paired ? NONEQ_STREAM_BOOTSTRAP : NONEQ_STREAM_BOOTSTRAP_2;
  double m = log ((double) nf / (double) nr);

  size_t threads = (size_t) noneq_run_threads (run);
  double *memory = malloc ((threads + 1) * (nf + nr) * sizeof (double));
  if (! memory)
    return NONEQ_NO_MEMORY;
  double *weight_r = memory + nf;
  noneq_status status = noneq_exp_weights (run, forward, nf, -scale[0],
                                           m - free_energy, CAP, memory);
  if (! status)
    status = noneq_exp_weights (run, reverse, nr, -scale[1], free_energy - m,
                                CAP, weight_r);
  if (! status)
    {
      bootstrap_task task
          = { noneq_work_kernels_for (run->isa),
              { { run->isa, key, NONEQ_STREAM_BOOTSTRAP, nf, block },
                { run->isa, key, second, nr, block } },
              { memory, weight_r },
              memory + nf + nr,
              free_energy,
              result };
      status = noneq_for_chunks (run, replicates, bootstrap_chunk, &task);
    }
  free (memory);
  return status;
}
