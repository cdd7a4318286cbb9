/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Smooth spectral matrices by maximum likelihood: one current regressed on
   others in the frequency domain, with the power that this leaves.

   With P_k the cross-periodogram at the frequency k, the current j is
     J_j = sum_(a<j) theta_a (u) J_a + e,   < |e|^2 > = D (u),
     log D = sum_(i=0..K) beta_i T_2i (u),
     theta_a = sum_(i=0..K) gamma_i T_2i (u)
               + i sum_(i=1..K) gamma_(K+i) T_(2i-1) (u),
   T the Chebyshev polynomials, u = f / f* in 0 .. 1, and the parameters are
   those at the minimum of
     sum_k w_k (log D_k + R_k / D_k),  R_k the power of e in P_k.  */

#ifndef NONEQ_SPECTRUM_H
#define NONEQ_SPECTRUM_H

#include <stddef.h>

#include "base/run.h"

typedef struct
{
  size_t n;         /* frequencies, at least 1 */
  size_t row;       /* j from 0: the current regressed on 0 .. j-1 */
  size_t currents;  /* M > row */
  const double *re; /* P, n x M x M: P_k(a,b) is J_a conj (J_b) */
  const double *im;
  const double *w; /* weights, n, not negative */
  const double *u; /* n, within 0 .. 1 */
  size_t lowest;   /* orders K = lowest .. highest */
  size_t highest;
} noneq_spectrum;

/* One column for each order, highest - lowest + 1 of them.  */
typedef struct
{
  double *objective; /* the minimum; infinite where there is none to be
                        found: more parameters than data */
  double *log_d;     /* log D at u = 0 and, times the number of series that
                        P is the mean of, its variance */
  double *variance;
  double *theta;      /* j x columns, at u = 0, and, times twice that */
  double *covariance; /* number, its covariance, j x j x columns */
  double *beta;       /* (highest+1) x columns, unused ones zero */
  double *gamma;      /* (2 highest+1) x j x columns: even coefficients up to
                         K, then odd ones; unused ones at the end zero */
} noneq_spectrum_fit;

/* Returned: NONEQ_OK, NONEQ_INTERRUPTED or NONEQ_NO_MEMORY.  */
noneq_status noneq_spectrum_row (const noneq_run *run,
                                 const noneq_spectrum *data,
                                 noneq_spectrum_fit *fit);

#endif
