/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* What a linear least-squares problem with many rows comes down to, in one
   pass over the data.  */

#ifndef NONEQ_TALL_QR_H
#define NONEQ_TALL_QR_H

#include <stddef.h>

#include "base/run.h"

/* The triangular factor R, m x m with zeros below the diagonal, of
     diag (sqrt (weight)) [1, X, J] = Q R
   where the column of ones is there if INTERCEPT is not zero, so that m is
   the number of columns.

   Given:    ROWS; X and J, rows x X_COLUMNS and rows x J_COLUMNS, column-major;
             WEIGHT, not negative, or NULL for ones.
   Returned: R.  NaN among the data gives NaN in it.
   Error:    backward stable column by column (Householder reflections, block
             by block of rows).
   Errors:   NONEQ_NO_MEMORY, NONEQ_INTERRUPTED, NONEQ_BAD_ARGUMENT.  */
noneq_status noneq_tall_qr (const noneq_run *run, size_t rows,
                            const double *x, size_t x_columns,
                            const double *j, size_t j_columns,
                            const double *weight, int intercept, double *r);

#endif
