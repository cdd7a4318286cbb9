/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* R = __noneq_tall_qr__ (X, J, weight, intercept)
   The triangular factor of [1, X, J] that noneq_tall_qr defines; WEIGHT is
   empty or a vector, INTERCEPT 0 or 1.  */

#include "gateway.h"
#include "transport/tall_qr.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_tall_qr__", nlhs, 1, nrhs, prhs, 4);
  size_t rows, x_columns, more, j_columns, weights, width;
  const double *x = noneq_arg_matrix (&args, 0, &rows, &x_columns);
  const double *j = noneq_arg_matrix (&args, 1, &more, &j_columns);
  const double *weight = noneq_arg_matrix (&args, 2, &weights, &width);
  int intercept = (int) noneq_arg_integer (&args, 3, 0, 1);
  weights *= width;
  if (more != rows || (weights && weights != rows)
      || x_columns + j_columns + (size_t) intercept == 0
      || x_columns + j_columns > 10000)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  noneq_run run = { 1, noneq_isa_best (), noneq_interrupt_pending, NULL };
  size_t m = x_columns + j_columns + (size_t) intercept;
  plhs[0] = noneq_new_matrix (&args, m, m);
  noneq_leave_if (&args,
                  noneq_tall_qr (&run, rows, x, x_columns, j, j_columns,
                                 weights ? weight : NULL, intercept,
                                 mxGetPr (plhs[0])));
}
