/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Compensated summation (Neumaier 1974): the error of the total does not
   grow with the number of terms.  For combining chunk results, where a
   serial dependence costs nothing.  */

#ifndef NONEQ_SUM_H
#define NONEQ_SUM_H

#include <math.h>

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

#endif
