/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Sums.  Compensated summation (Neumaier 1974): the error of the total does
   not grow with the number of terms; for combining chunk results, where a
   serial dependence costs nothing.  And the product of two vectors.  */

#ifndef NONEQ_SUM_H
#define NONEQ_SUM_H

#include <math.h>
#include <stddef.h>

typedef struct
{
  double sum, carry;
} noneq_sum;

static inline void
noneq_sum_add (noneq_sum *s, double x)
{
  double t = s->sum + x;
  /* An infinite term makes the compensation Inf - Inf; the plain sum is then
     already the answer.  */
  if (isfinite (t))
    s->carry += fabs (s->sum) >= fabs (x) ? (s->sum - t) + x
                                          : (x - t) + s->sum;
  s->sum = t;
}

static inline double
noneq_sum_total (const noneq_sum *s)
{
  return s->sum + s->carry;
}

/* Sum of x[i] y[i].  Four sums keep the error down as well as the adder
   busy.  */
static inline double
noneq_dot (const double *x, const double *y, size_t n)
{
  double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  size_t i = 0;
  for (; i + 4 <= n; i += 4)
    {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
    }
  for (; i < n; i++)
    s0 += x[i] * y[i];
  return (s0 + s1) + (s2 + s3);
}

#endif
