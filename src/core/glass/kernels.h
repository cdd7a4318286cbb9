/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The functions of glass/kernels.c, one table an instruction set.  */

#ifndef NONEQ_GLASS_KERNELS_H
#define NONEQ_GLASS_KERNELS_H

#include "random/philox.h"

/* The most lanes of any instruction set: RESIDENCE writes that many at a
   time.  */
#define NONEQ_GLASS_LANES 8

/* Vectors that multiply the triangles of a p-spin model.  */
typedef struct
{
  const double *down; /* coefficient of a row, for the sum over rows */
  const double *along; /* of a column of C, for the sum over columns */
  const double *power; /* of a column of R */
} noneq_triangle_vectors;

typedef struct
{
  /* One pass over the rows FIRST .. LAST - 1 of two lower triangles C and R,
     packed by rows.  With s a row and j a column,
       below_c[j] += sum over s > j of down[s] C(s,j)
       below_r[j] += sum over s > j of down[s] R(s,j)
       across_c[s] = sum over j <= s of along[j] C(s,j)
       across_r[s] = sum over j <= s of power[j] R(s,j)
     Four rows are taken at a time: 16 products for 8 numbers of the
     triangles.  */
  void (*triangles) (const double *c, const double *r, size_t first,
                     size_t last, const noneq_triangle_vectors *v,
                     double *below_c, double *below_r, double *across_c,
                     double *across_r);
  /* Times spent in traps FIRST, FIRST + 1, ...: u^(-1/x), which has the
     density x t^(-1-x) for t > 1, times an exponential number if FACTOR is
     not 0; never NaN, Inf beyond the range.  EXPONENT is 1/x.  */
  void (*residence) (noneq_key key, uint64_t trajectory, uint64_t first,
                     size_t count, double exponent, int factor,
                     double *time);
} noneq_glass_kernels;

extern const noneq_glass_kernels noneq_glass_kernels_base;
#ifdef NONEQ_X86_VARIANTS
extern const noneq_glass_kernels noneq_glass_kernels_avx2;
extern const noneq_glass_kernels noneq_glass_kernels_avx512;
#endif

static inline const noneq_glass_kernels *
noneq_glass_kernels_for (noneq_isa isa)
{
  switch (isa)
    {
#ifdef NONEQ_X86_VARIANTS
    case NONEQ_ISA_AVX2:
      return &noneq_glass_kernels_avx2;
    case NONEQ_ISA_AVX512:
      return &noneq_glass_kernels_avx512;
#endif
    default:
      return &noneq_glass_kernels_base;
    }
}

#endif
