/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Cumulants of work and the expansion of the free energy in them:
   F_m = sum_{j=1}^{m} (-1)^(j-1) k_j / j!   (beta = 1)

   k_j are Fisher's k-statistics, the unbiased estimators of the cumulants
   (Kendall and Stuart, The Advanced Theory of Statistics, vol. 1, ch. 12).  */

#ifndef NONEQ_CUMULANT_H
#define NONEQ_CUMULANT_H

#include <stddef.h>

#include "base/run.h"

#define NONEQ_CUMULANTS 6

/* n, mean and the sums of (x - mean)^k, k = 2 .. 6.  */
typedef struct
{
  double n, mean;
  double power[NONEQ_CUMULANTS - 1];
} noneq_moments;

/* Moments of the union of two samples (Pebay, Sandia report SAND2008-6212,
   2008).  */
noneq_moments noneq_moments_merge (const noneq_moments *a,
                                   const noneq_moments *b);

/* Moments of x = SCALE * w for each column of W, ROWS x COLUMNS, in two
   passes.  Errors: NONEQ_NOT_A_NUMBER for NaN or Inf.  */
noneq_status noneq_moments_of (const noneq_run *run, const double *w,
                               size_t rows, size_t columns, double scale,
                               noneq_moments *moments);

/* k-statistics 1 .. 6; those that need more than n values are NaN.  With
   POPULATION the cumulants of the sample itself, which are biased but are
   what some programs print.  */
void noneq_k_statistics (const noneq_moments *m, int population,
                         double k[NONEQ_CUMULANTS]);

/* F_1 .. F_6 from k.  */
void noneq_cumulant_ladder (const double k[NONEQ_CUMULANTS],
                            double f[NONEQ_CUMULANTS]);

/* Jackknife covariance of (k_1 .. k_6), 6 x 6 column-major, from one column
   of N values with the moments M.  Entries that need more than N - 1 values
   are NaN.  */
noneq_status noneq_cumulant_jackknife (const noneq_run *run, const double *w,
                                       size_t n, double scale,
                                       const noneq_moments *m, int population,
                                       double covariance[36]);

#endif
