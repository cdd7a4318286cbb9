/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "work/resample.h"

size_t
noneq_resample_starts (const noneq_resample *plan, uint64_t replicate,
                       size_t first, uint64_t start[NONEQ_RESAMPLE_BATCH])
{
  size_t runs = (plan->n + plan->block - 1) / plan->block;
  if (first >= runs)
    return 0;
  size_t count = runs - first < NONEQ_RESAMPLE_BATCH ? runs - first
                                                     : NONEQ_RESAMPLE_BATCH;
  noneq_random_indices (plan->isa, plan->key, plan->stream, replicate, first,
                        count, plan->n, start);
  return count;
}

void
noneq_resample_values (const noneq_resample *plan, uint64_t replicate,
                       const double *value, double *out)
{
  uint64_t start[NONEQ_RESAMPLE_BATCH];
  size_t done = 0, first = 0, runs;
  while ((runs = noneq_resample_starts (plan, replicate, first, start)))
    {
      for (size_t i = 0; i < runs; i++)
        for (size_t b = 0; b < plan->block && done < plan->n; b++)
          out[done++] = value[noneq_resample_place (plan, start[i], b)];
      first += runs;
    }
}
