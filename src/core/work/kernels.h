/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The functions of work/kernels.c, one table an instruction set.  Each works
   on one chunk of data that fits the first-level cache.  */

#ifndef NONEQ_WORK_KERNELS_H
#define NONEQ_WORK_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "simd/isa.h"

/* Chunk of the reductions over samples: 32 KiB.  */
#define NONEQ_WORK_CHUNK 4096

/* Sums of one chunk of x = scale * w.  */
typedef struct
{
  double lowest;  /* min x, NaN aside; Inf when there is none */
  double first;   /* sum exp (-(x - lowest)) */
  double second;  /* sum exp (-2 (x - lowest)) */
  double total;   /* sum x; NaN when the data hold NaN */
} noneq_exp_chunk;

/* Sums over one chunk of p = 1 / (1 + exp (x + offset)).  */
typedef struct
{
  double p;    /* sum p */
  double square; /* sum p^2 */
  double pq;   /* sum p (1 - p) */
  double skew; /* sum p (1 - p) (1 - 2 p) */
  double check; /* NaN when the data hold NaN; -Inf when they hold -Inf */
} noneq_fermi_chunk;

typedef struct
{
  noneq_exp_chunk (*exp_sums) (const double *w, size_t n, double scale);
  noneq_fermi_chunk (*fermi_sums) (const double *w, size_t n, double scale,
                                   double offset);
  /* The same sums, without check, from e = exp (x): p = 1 / (1 + e f).  */
  noneq_fermi_chunk (*fermi_sums_of_exp) (const double *e, size_t n,
                                          double f);
  /* out = exp (-(scale * w - shift)) */
  void (*weights) (const double *w, size_t n, double scale, double shift,
                   double *out);
  /* x (i) = exp (f (i mod K) - x (i) - c), c the largest of these over the
     K values of one sample; SHIFT receives each c.  X is K x N.  */
  void (*boltzmann_columns) (const double *u, size_t states, size_t samples,
                             const double *f, double *out, double *shift);
  /* sum d^2 .. sum d^6 of d = scale * w - centre, POWER[0] = sum d.  */
  void (*powers) (const double *w, size_t n, double scale, double centre,
                  double power[6]);
} noneq_work_kernels;

extern const noneq_work_kernels noneq_work_kernels_base;
#ifdef NONEQ_X86_VARIANTS
extern const noneq_work_kernels noneq_work_kernels_avx2;
extern const noneq_work_kernels noneq_work_kernels_avx512;
#endif

static inline const noneq_work_kernels *
noneq_work_kernels_for (noneq_isa isa)
{
  switch (isa)
    {
#ifdef NONEQ_X86_VARIANTS
    case NONEQ_ISA_AVX2:
      return &noneq_work_kernels_avx2;
    case NONEQ_ISA_AVX512:
      return &noneq_work_kernels_avx512;
#endif
    default:
      return &noneq_work_kernels_base;
    }
}

#endif
