/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Exponential averages of work (Jarzynski, PRL 78, 2690, 1997).

   x = SCALE * w in units of kT.  The sums are taken relative to the smallest
   x, so no spread of work values overflows, and merge without loss: data that
   does not fit in memory gives what all data at once gives, to rounding.  */

#ifndef NONEQ_EXP_MEAN_H
#define NONEQ_EXP_MEAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef struct
{
  double n;
  double lowest; /* min x; Inf while every weight is zero */
  double first;  /* sum exp (-(x - lowest)) */
  double second; /* sum exp (-2 (x - lowest)) */
  double total;  /* sum x */
} noneq_exp_stats;

/* The statistics of the union of two samples.  */
noneq_exp_stats noneq_exp_merge (noneq_exp_stats a, noneq_exp_stats b);

/* -ln <exp (-x)> of the sample.  */
double noneq_exp_mean (const noneq_exp_stats *s);

/* STATS[j] of column j of W, ROWS x COLUMNS.

   Returned: NONEQ_NOT_A_NUMBER or NONEQ_MINUS_INFINITY for such data (+Inf
   is a weight of zero and welcome).  Error of each sum below 4e-15
   relative.  */
noneq_status noneq_exp_statistics (const noneq_run *run, const double *w,
                                   size_t rows, size_t columns, double scale,
                                   noneq_exp_stats *stats);

/* Bootstrap of the exponential average: RESULT[r] = -ln of the mean of
   exp (-x) over replicate r of the sample of N, drawn with replacement in
   runs of BLOCK consecutive values (1: independent values; a run wraps
   around the end).  Replicate r depends on (SEED, STREAM, r) alone.  */
noneq_status noneq_exp_bootstrap (const noneq_run *run, const double *w,
                                  size_t n, double scale, size_t block,
                                  uint64_t seed, uint32_t stream,
                                  size_t replicates, double *result);

/* WEIGHT[i] = min (exp (shift - scale * w[i]), CAP), without sums.  */
noneq_status noneq_exp_weights (const noneq_run *run, const double *w,
                                size_t n, double scale, double shift,
                                double cap, double *weight);

#endif
