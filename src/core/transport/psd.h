/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The positive semidefinite matrix that is nearest to data: the least of a
   strictly convex quadratic function over the symmetric n x n matrices whose
   eigenvalues are not negative.  For fluxes J = L X (columns of J and X are
   the observations) this is an Onsager matrix that obeys the second law.  */

#ifndef NONEQ_PSD_H
#define NONEQ_PSD_H

#include <stddef.h>

#include "base/run.h"

typedef struct
{
  double gap;      /* the value is at most this far above the least one */
  double residual; /* norm of the subgradient / norm of the linear term, both
                      in the scaled coordinates */
  size_t rank;     /* eigenvalues that are not zero */
  int iterations;  /* projections */
  int newton;      /* accepted Newton steps among them */
} noneq_psd_report;

/* The least of  1/2 tr (W L G L) - tr (H L)  over L >= 0.
   With G = X X', H = (J X' + X J')/2 and W = NULL (the identity) the value is
   |L X - J|^2 / 2 less a constant.

   Given:    N; G and W symmetric positive definite, H symmetric, all n x n.
   Returned: L, n x n, symmetric; REPORT.
   Errors:   NONEQ_SINGULAR (G or W is not positive definite),
             NONEQ_NOT_A_NUMBER, NONEQ_NO_CONVERGENCE, NONEQ_NO_MEMORY,
             NONEQ_INTERRUPTED, NONEQ_BAD_ARGUMENT.  */
noneq_status noneq_psd_pair (const noneq_run *run, size_t n, const double *g,
                             const double *w, const double *h, double *l,
                             noneq_psd_report *report);

/* The least of  1/2 s' Q s - c' s  over L = mat (s) >= 0, for any Q.
   s has the m = n (n + 1) / 2 elements of the lower triangle of L, column by
   column, those off the diagonal times sqrt (2), so that s' s = tr (L L).

   Given:    N; Q, m x m, symmetric positive definite; C, m x COLUMNS, one
             problem a column.
   Returned: L, n x n for each column; REPORT, one for each column.
   Errors:   as above.  */
noneq_status noneq_psd_general (const noneq_run *run, size_t n,
                                const double *q, const double *c,
                                size_t columns, double *l,
                                noneq_psd_report *report);

#endif
