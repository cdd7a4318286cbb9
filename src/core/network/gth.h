/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Elimination of the states of a jump process without a single subtraction:
   the algorithm of Grassmann, Taksar and Heyman, and the same for processes
   that leave the set.

   Matrices are n x n and column-major, w[i + j n] the rate of the jump
   i -> j; the diagonal is never read.  leave[i] is the rate from i to
   anywhere outside the set.  With
     M = diag (leave + row sums of w) - w
   the factors are M = (I - A) (diag (total) - L), A strictly upper and L
   strictly lower triangular, both without negative elements.  */

#ifndef NONEQ_GTH_H
#define NONEQ_GTH_H

#include <stddef.h>

#include "base/run.h"

/* Factor in place: W becomes A above and L below the diagonal, whose elements
   are left undefined.  LEAVE, overwritten as well, may be NULL when no state
   leaves the set; then total[0] = 0 and M is singular.

   Returned: NONEQ_SINGULAR when a state k can, to double precision, no
   longer leave {k, ..., n-1} but must (or, with LEAVE, state 0 the set): the
   set is not connected as it should be, or rates span more than the range of
   a double.  */
noneq_status noneq_gth_factor (const noneq_run *run, double *w, size_t n,
                               double *leave, double *total);

/* X = M^-1 B for the COLUMNS columns of B, which X replaces.  Without error
   from cancellation for B without negative elements.  */
void noneq_gth_right (const double *factor, const double *total, size_t n,
                      double *b, size_t columns);

/* Y = M'^-1 B: the row y = b' M^-1 as a column, for each column of B.  */
void noneq_gth_left (const double *factor, const double *total, size_t n,
                     double *b, size_t columns);

/* The stationary distribution P of the factors made without LEAVE.  */
void noneq_gth_stationary (const double *factor, size_t n, double *p);

#endif
