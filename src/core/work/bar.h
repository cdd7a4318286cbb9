/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The acceptance ratio method (Bennett, J. Comput. Phys. 22, 245, 1976) for
   work of a forward and a reverse process (Shirts, Bair, Hooker and Pande,
   PRL 91, 140601, 2003).

   With x = SCALE[side] * w (side 0 forward, 1 reverse), M = ln (nF / nR) and
     pF = 1 / (1 + exp (xF + M - dF)),  pR = 1 / (1 + exp (xR - M + dF)),
   dF is the one root of  h = ln sum pF - ln sum pR,  which rises with dF at
   a slope between 0 and 2.  */

#ifndef NONEQ_BAR_H
#define NONEQ_BAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef struct
{
  double free_energy;
  /* Sums at the root, F then R: p, p^2, p (1 - p), p (1 - p) (1 - 2 p).  When
     the samples are so far apart that every p is below 1e-17, sum p =
     p exp (LOG_SCALE), and so for p (1 - p) and the last; square likewise
     with 2 LOG_SCALE.  */
  double p[2], square[2], pq[2], skew[2];
  double log_scale;
  double residual; /* h at the root */
  int passes;      /* over all data */
} noneq_bar_result;

/* Solve for dF.

   Accuracy: |dF - root| <= 1e-12 max (1, |dF|), for any spread of the data,
   unless h is zero to double precision over a wider range.
   Errors: NONEQ_NOT_A_NUMBER, NONEQ_MINUS_INFINITY; NONEQ_NO_WEIGHT when all
   values of one side are +Inf.  */
noneq_status noneq_bar (const noneq_run *run, const double *forward,
                        size_t nf, const double *reverse, size_t nr,
                        const double scale[2],
                        noneq_bar_result *result);

/* Bootstrap: RESULT[r] = dF of replicate r, each side drawn with replacement
   in runs of BLOCK values; with PAIRED (nf == nr) both sides draw the same
   places.  Started at the root of the whole sample, FREE_ENERGY, which must
   not be one without overlap (LOG_SCALE != 0): resample the two exponential
   averages instead.  */
noneq_status noneq_bar_bootstrap (const noneq_run *run, const double *forward,
                                  size_t nf, const double *reverse, size_t nr,
                                  const double scale[2], double free_energy,
                                  size_t block, int paired, uint64_t seed,
                                  size_t replicates, double *result);

#endif
