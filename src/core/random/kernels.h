/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The functions of random/kernels.c, one table an instruction set.  */

#ifndef NONEQ_RANDOM_KERNELS_H
#define NONEQ_RANDOM_KERNELS_H

#include "random/philox.h"

/* The most lanes of any instruction set: DRAW writes that many at a time.  */
#define NONEQ_DRAW_LANES 8

typedef struct
{
  /* Four consecutive columns (steps 4 BLOCK ..) of ROWS trajectories;
     COLUMN[c] may be NULL for a column that is not wanted.  */
  void (*fill) (noneq_key key, uint32_t stream,
                noneq_distribution distribution, uint64_t first_row,
                size_t rows, uint64_t block, double *const column[4]);
  /* COUNT words from the counters of blocks FIRST_BLOCK, ... of one
     trajectory; WORD has room for COUNT rounded up to 32.  */
  void (*words) (noneq_key key, uint32_t stream, uint64_t trajectory,
                 uint64_t first_block, size_t count, uint32_t *word);
  /* What steps FIRST, FIRST + 1, ... of a trajectory of jumps need, from one
     counter a step: 64 random bits in CHOICE and an exponential waiting time
     of mean 1 in WAIT, which is -log of 53 bits and lies in [1.1e-16, 36.8].
     Both have room for COUNT rounded up to NONEQ_DRAW_LANES.  */
  void (*draw) (noneq_key key, uint32_t stream, uint64_t trajectory,
                uint64_t first, size_t count, uint64_t *choice,
                double *wait);
} noneq_random_kernels;

extern const noneq_random_kernels noneq_random_kernels_base;
#ifdef NONEQ_X86_VARIANTS
extern const noneq_random_kernels noneq_random_kernels_avx2;
extern const noneq_random_kernels noneq_random_kernels_avx512;
#endif

static inline const noneq_random_kernels *
noneq_random_kernels_for (noneq_isa isa)
{
  switch (isa)
    {
#ifdef NONEQ_X86_VARIANTS
    case NONEQ_ISA_AVX2:
      return &noneq_random_kernels_avx2;
    case NONEQ_ISA_AVX512:
      return &noneq_random_kernels_avx512;
#endif
    default:
      return &noneq_random_kernels_base;
    }
}

#endif
