/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Drawing with replacement, value by value or in runs of a block length
   (circular block bootstrap, Politis and Romano 1992).  */

#ifndef NONEQ_RESAMPLE_H
#define NONEQ_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "random/philox.h"

typedef struct
{
  noneq_isa isa;
  noneq_key key;
  uint32_t stream;
  size_t n;     /* values in the sample and in each replicate */
  size_t block; /* length of a run, 1 .. n */
} noneq_resample;

/* Runs are numbered from 0; the starts of up to NONEQ_RESAMPLE_BATCH of them,
   from number FIRST (a multiple of the batch) on, go to START.  Returned: how
   many there are, 0 after the last.  */
#define NONEQ_RESAMPLE_BATCH 1024
size_t noneq_resample_starts (const noneq_resample *plan, uint64_t replicate,
                              size_t first,
                              uint64_t start[NONEQ_RESAMPLE_BATCH]);

/* Place in the sample of value B of the run that starts at START.  */
static inline size_t
noneq_resample_place (const noneq_resample *plan, uint64_t start, size_t b)
{
  size_t place = (size_t) start + b;
  return place < plan->n ? place : place - plan->n;
}

/* Replicate REPLICATE of VALUE, N numbers.  */
void noneq_resample_values (const noneq_resample *plan, uint64_t replicate,
                            const double *value, double *out);

#endif
