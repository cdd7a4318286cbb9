/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>

#include "base/sum.h"
#include "work/cumulant.h"
#include "work/exp_mean.h"
#include "work/kernels.h"

#define ORDER NONEQ_CUMULANTS

/* Central power sums (p[0] = n, p[1] = 0, p[2] ..) moved to a centre lower by
   SHIFT: sum (d + shift)^k.  */
static void
recentre (const double p[ORDER + 1], double shift, double out[ORDER + 1])
{
  for (int k = 0; k <= ORDER; k++)
    {
      double s = 0.0, binomial = 1.0, power = 1.0;
      for (int j = k; j >= 0; j--)
        {
          /* binomial = C(k, j), power = shift^(k - j)  */
          s += binomial * p[j] * power;
          binomial = binomial * j / (k - j + 1);
          power *= shift;
        }
      out[k] = s;
    }
}

noneq_moments
noneq_moments_merge (const noneq_moments *a, const noneq_moments *b)
{
  if (a->n == 0)
    return *b;
  if (b->n == 0)
    return *a;
  noneq_moments s = { .n = a->n + b->n };
  double delta = b->mean - a->mean;
  s.mean = a->mean + delta * (b->n / s.n);

  double pa[ORDER + 1] = { a->n, 0.0 }, pb[ORDER + 1] = { b->n, 0.0 };
  double qa[ORDER + 1], qb[ORDER + 1];
  for (int k = 2; k <= ORDER; k++)
    {
      pa[k] = a->power[k - 2];
      pb[k] = b->power[k - 2];
    }
  recentre (pa, -delta * (b->n / s.n), qa);
  recentre (pb, delta * (a->n / s.n), qb);
  for (int k = 2; k <= ORDER; k++)
    s.power[k - 2] = qa[k] + qb[k];
  return s;
}

typedef struct
{
  const noneq_work_kernels *kernels;
  const double *w;
  size_t rows, row_chunks;
  double scale;
  const double *centre;  /* one a column */
  double (*slot)[ORDER]; /* power sums of a chunk */
} moments_task;

static void
moments_chunk (void *data, size_t chunk, int thread)
{
  const moments_task *task = data;
  (void) thread;
  size_t column = chunk / task->row_chunks;
  size_t row = (chunk % task->row_chunks) * NONEQ_WORK_CHUNK;
  size_t n = task->rows - row < NONEQ_WORK_CHUNK ? task->rows - row
                                                 : NONEQ_WORK_CHUNK;
  task->kernels->powers (task->w + column * task->rows + row, n, task->scale,
                         task->centre[column], task->slot[chunk]);
}

/* Two rounds of the power sums: about the first value of the column, for the
   mean, then about that mean.  */
noneq_status
noneq_moments_of (const noneq_run *run, const double *w, size_t rows,
                  size_t columns, double scale, noneq_moments *moments)
{
  if (rows == 0 || columns == 0)
    return NONEQ_BAD_ARGUMENT;
  size_t row_chunks = (rows + NONEQ_WORK_CHUNK - 1) / NONEQ_WORK_CHUNK;
  double(*slot)[ORDER] = malloc (row_chunks * columns * sizeof *slot);
  double *centre = malloc (columns * sizeof (double));
  noneq_status status = slot && centre ? NONEQ_OK : NONEQ_NO_MEMORY;

  for (int round = 0; round < 2 && ! status; round++)
    {
      for (size_t j = 0; j < columns; j++)
        centre[j] = round ? moments[j].mean : scale * w[j * rows];
      moments_task task = { noneq_work_kernels_for (run->isa), w, rows,
                            row_chunks, scale, centre, slot };
      status = noneq_for_chunks (run, row_chunks * columns, moments_chunk,
                                 &task);
      for (size_t j = 0; j < columns && ! status; j++)
        {
          noneq_sum s[ORDER] = { { 0 } };
          for (size_t i = 0; i < row_chunks; i++)
            for (int k = 0; k < ORDER; k++)
              noneq_sum_add (&s[k], slot[j * row_chunks + i][k]);
          double off = noneq_sum_total (&s[0]) / (double) rows;
          if (! isfinite (off))
            status = NONEQ_NOT_A_NUMBER;
          moments[j].n = (double) rows;
          moments[j].mean = centre[j] + off;
          /* In the second round OFF is rounding only, and so is its effect
             on the sums.  */
          for (int k = 1; k < ORDER; k++)
            moments[j].power[k - 1] = noneq_sum_total (&s[k]);
        }
    }
  free (slot);
  free (centre);
  return status;
}

void
noneq_k_statistics (const noneq_moments *m, int population, double k[ORDER])
{
  double n = m->n;
  double m2 = m->power[0] / n, m3 = m->power[1] / n, m4 = m->power[2] / n,
         m5 = m->power[3] / n, m6 = m->power[4] / n;
  k[0] = m->mean;
  if (population)
    {
      k[1] = m2;
      k[2] = m3;
      k[3] = m4 - 3 * m2 * m2;
      k[4] = m5 - 10 * m2 * m3;
      k[5] = m6 - 15 * m2 * m4 - 10 * m3 * m3 + 30 * m2 * m2 * m2;
      return;
    }
  double f2 = n / (n - 1), f3 = f2 * n / (n - 2), f4 = f3 * n / (n - 3),
         f5 = f4 * n / (n - 4), f6 = f5 * n / (n - 5);
  k[1] = n > 1 ? f2 * m2 : NAN;
  k[2] = n > 2 ? f3 * m3 : NAN;
  k[3] = n > 3 ? f4 / n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) : NAN;
  k[4] = n > 4 ? f5 / n * ((n + 5) * m5 - 10 * (n - 1) * m2 * m3) : NAN;
  k[5] = n > 5
             ? f6 / (n * n * n)
                   * ((n + 1) * (n * n + 15 * n - 4) * m6
                      - 15 * (n - 1) * (n - 1) * (n + 4) * m2 * m4
                      - 10 * (n - 1) * (n * n - n + 4) * m3 * m3
                      + 30 * n * (n - 1) * (n - 2) * m2 * m2 * m2)
             : NAN;
}

void
noneq_cumulant_ladder (const double k[ORDER], double f[ORDER])
{
  double sum = 0.0, factor = 1.0;
  for (int j = 0; j < ORDER; j++)
    {
      factor /= j ? -(j + 1) : 1;
      sum += factor * k[j];
      f[j] = sum;
    }
}

typedef struct
{
  const double *w;
  size_t n;
  double scale;
  const noneq_moments *moments;
  int population;
  double reference[ORDER];
  double (*slot)[ORDER + ORDER * ORDER];
} jackknife_task;

static void
jackknife_chunk (void *data, size_t chunk, int thread)
{
  const jackknife_task *task = data;
  (void) thread;
  size_t first = chunk * NONEQ_WORK_CHUNK;
  size_t last = task->n - first < NONEQ_WORK_CHUNK ? task->n
                                                   : first + NONEQ_WORK_CHUNK;
  const noneq_moments *m = task->moments;
  double *slot = task->slot[chunk];
  for (int k = 0; k < ORDER + ORDER * ORDER; k++)
    slot[k] = 0.0;
  for (size_t i = first; i < last; i++)
    {
      /* Take value i out of the sums, then move their centre to the mean of
         the others.  */
      double d = task->scale * task->w[i] - m->mean, power = d;
      double p[ORDER + 1] = { m->n - 1, -d }, q[ORDER + 1];
      for (int k = 2; k <= ORDER; k++)
        {
          power *= d;
          p[k] = m->power[k - 2] - power;
        }
      double shift = d / (m->n - 1);
      recentre (p, shift, q);
      noneq_moments rest = { .n = m->n - 1, .mean = m->mean - shift };
      for (int k = 2; k <= ORDER; k++)
        rest.power[k - 2] = q[k];
      double kappa[ORDER];
      noneq_k_statistics (&rest, task->population, kappa);
      for (int a = 0; a < ORDER; a++)
        {
          kappa[a] -= task->reference[a];
          slot[a] += kappa[a];
        }
      for (int b = 0; b < ORDER; b++)
        for (int a = 0; a <= b; a++)
          slot[ORDER + a + b * ORDER] += kappa[a] * kappa[b];
    }
}

noneq_status
noneq_cumulant_jackknife (const noneq_run *run, const double *w, size_t n,
                          double scale, const noneq_moments *m,
                          int population, double covariance[36])
{
  if (n < 2)
    {
      for (int i = 0; i < ORDER * ORDER; i++)
        covariance[i] = NAN;
      return NONEQ_OK;
    }
  size_t chunks = (n + NONEQ_WORK_CHUNK - 1) / NONEQ_WORK_CHUNK;
  jackknife_task task = { w, n, scale, m, population, { 0 }, NULL };
  noneq_k_statistics (m, population, task.reference);
  task.slot = malloc (chunks * sizeof *task.slot);
  if (! task.slot)
    return NONEQ_NO_MEMORY;
  noneq_status status = noneq_for_chunks (run, chunks, jackknife_chunk, &task);
  if (! status)
    {
      noneq_sum s[ORDER + ORDER * ORDER] = { { 0 } };
      for (size_t i = 0; i < chunks; i++)
        for (int k = 0; k < ORDER + ORDER * ORDER; k++)
          noneq_sum_add (&s[k], task.slot[i][k]);
      double count = (double) n;
      for (int b = 0; b < ORDER; b++)
        for (int a = 0; a <= b; a++)
          {
            double mean_a = noneq_sum_total (&s[a]) / count;
            double mean_b = noneq_sum_total (&s[b]) / count;
            double value
                = (count - 1)
                  * (noneq_sum_total (&s[ORDER + a + b * ORDER]) / count
                     - mean_a * mean_b);
            covariance[a + b * ORDER] = covariance[b + a * ORDER] = value;
          }
    }
  free (task.slot);
  return status;
}
