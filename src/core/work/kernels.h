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

/* Samples that the multistate sums take at a time, and room for the widest
   vector.  */
#define NONEQ_TILE 64
#define NONEQ_TILE_LANES 8
#define NONEQ_TILE_NAN 1
#define NONEQ_TILE_INFINITE 2

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
  /* One tile of samples, state by state, for the multistate sums.  Sample
     j < SAMPLES has the potentials u[. + j * states]; with
       x(c, j) = f[c] - (u[row[c] + j * states] - own[j]),  c < COLUMNS,
     tile[c * NONEQ_TILE + j] = exp (x(c, j) - shift[j]), where shift[j] is
     the largest x(c, j) over c < MIXED.  Places from SAMPLES on are filled
     with 1, their shift with 0.  Returned: NONEQ_TILE_NAN if there is a NaN
     among the x, NONEQ_TILE_INFINITE if a shift is not finite, else 0.  */
  int (*boltzmann_tile) (const double *u, size_t states, size_t samples,
                         const size_t *row, size_t mixed, size_t columns,
                         const double *f, const double *own, double *tile,
                         double *shift);
  /* Sums over one tile e of v e(c), v = weight / sum (factor[c] e(c), c <
     MIXED), for c < COLUMNS: added to the lanes sum[c * NONEQ_TILE_LANES ..],
     whose total is the sum.  SCALED, if not NULL, receives e(c) / sum(...)
     in scaled[c * stride + j].  */
  void (*mixture_sums) (const double *tile, size_t mixed, size_t columns,
                        const double *factor, const double *weight,
                        double *sum, double *scaled, size_t stride);
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
