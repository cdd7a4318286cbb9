/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* x = __noneq_gth_solve__ (factor, total, b, side)
   With the factors from __noneq_gth__: M^-1 B (SIDE 1), M'^-1 B (SIDE 2), or
   (SIDE 0, B empty) the stationary distribution as a column.  */

#include <string.h>

#include "gateway.h"
#include "network/gth.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_gth_solve__", nlhs, 1, nrhs, prhs, 4);
  size_t n, n2, n3, rows, columns;
  const double *factor = noneq_arg_matrix (&args, 0, &n, &n2);
  const double *total = noneq_arg_vector (&args, 1, &n3);
  const double *b = noneq_arg_matrix (&args, 2, &rows, &columns);
  int side = (int) noneq_arg_integer (&args, 3, 0, 2);
  if (n != n2 || n != n3 || n == 0 || (side != 0 && rows != n))
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);

  plhs[0] = noneq_new_matrix (&args, n, side ? columns : 1);
  double *x = mxGetPr (plhs[0]);
  if (side == 0)
    {
      noneq_gth_stationary (factor, n, x);
      return;
    }
  memcpy (x, b, n * columns * sizeof *x);
  if (side == 1)
    noneq_gth_right (factor, total, n, x, columns);
  else
    noneq_gth_left (factor, total, n, x, columns);
}
