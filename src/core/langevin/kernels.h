/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The functions of langevin/kernels.c, one table an instruction set.  */

#ifndef NONEQ_LANGEVIN_KERNELS_H
#define NONEQ_LANGEVIN_KERNELS_H

#include <stddef.h>

#include "simd/isa.h"

/* The sub-steps between two evaluations of the force are one linear map of
   (x, v), the force F and one normal number xi:
     x' = x + xv v + xf F + xn xi
     v' = vv v + vf F + vn xi
   and the velocity on either side of its O sub-step is
     before = bv v + bf F,  after = decay before + vn_o xi.  */
typedef struct
{
  double xv, xf, xn, vv, vf, vn;
  double bv, bf, decay, noise, half_mass;
} noneq_langevin_move;

typedef struct
{
  /* One coordinate of LANES (a multiple of 8) trajectories.  XI is NULL for
     a map without noise, HEAT is NULL where it is not wanted; else the
     kinetic energy that O brought is added to it.  */
  void (*move) (const noneq_langevin_move *map, size_t lanes, double *x,
                double *v, const double *force, const double *xi,
                double *heat);
  /* The same for a map that leaves x alone.  */
  void (*kick) (const noneq_langevin_move *map, size_t lanes, double *v,
                const double *force, const double *xi, double *heat);
  /* One step of the MODES + 1 numbers y = (v, u), u MODES rows of STRIDE:
       y' = A y + C n,  n = (xi, zeta)
     with A and C square, by rows, of C the lower triangle.  */
  void (*block) (size_t modes, const double *a, const double *c,
                 size_t lanes, size_t stride, double *v, double *u,
                 const double *xi, const double *zeta, double half_mass,
                 double *heat);
  /* OUT = V + C F.  */
  void (*settle) (double c, size_t lanes, const double *v,
                  const double *force, double *out);
  /* SUM += A - B, lane by lane.  */
  void (*gain) (size_t lanes, const double *a, const double *b, double *sum);
  /* K += HALF_MASS V^2, lane by lane.  */
  void (*kinetic) (double half_mass, size_t lanes, const double *v,
                   double *k);
  /* Fold x into [LO, HI], either of which may be infinite, and turn v where
     it was folded an odd number of times.  */
  void (*reflect) (double lo, double hi, size_t lanes, double *x, double *v);
  /* Whether all of X are finite.  */
  int (*finite) (size_t lanes, const double *x);
  /* Sum over the first N of (A - SA) and of (A - SA) (B - SB).  */
  double (*sum) (size_t n, const double *a, double sa);
  double (*product) (size_t n, const double *a, double sa, const double *b,
                     double sb);
} noneq_langevin_kernels;

extern const noneq_langevin_kernels noneq_langevin_kernels_base;
#ifdef NONEQ_X86_VARIANTS
extern const noneq_langevin_kernels noneq_langevin_kernels_avx2;
extern const noneq_langevin_kernels noneq_langevin_kernels_avx512;
#endif

static inline const noneq_langevin_kernels *
noneq_langevin_kernels_for (noneq_isa isa)
{
  switch (isa)
    {
#ifdef NONEQ_X86_VARIANTS
    case NONEQ_ISA_AVX2:
      return &noneq_langevin_kernels_avx2;
    case NONEQ_ISA_AVX512:
      return &noneq_langevin_kernels_avx512;
#endif
    default:
      return &noneq_langevin_kernels_base;
    }
}

#endif
