/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [factor, total] = __noneq_gth__ (W, leave)
   The factors of noneq_gth_factor.  LEAVE is empty for a process that does
   not leave its states, else one rate a state.  A set of states that is not
   connected as it must be is the error "a matrix that must be regular is
   not".  */

#include <string.h>

#include "gateway.h"
#include "network/gth.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_gth__", nlhs, 2, nrhs, prhs, 2);
  size_t n, columns, leaving;
  const double *w = noneq_arg_matrix (&args, 0, &n, &columns);
  const double *given;
  size_t leave_rows, leave_columns;
  given = noneq_arg_matrix (&args, 1, &leave_rows, &leave_columns);
  leaving = leave_rows * leave_columns;
  if (n != columns || n == 0 || (leaving != 0 && leaving != n))
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);

  double *leave = NULL;
  if (leaving)
    {
      leave = mxMalloc (n * sizeof *leave);
      memcpy (leave, given, n * sizeof *leave);
    }
  plhs[0] = noneq_new_matrix (&args, n, n);
  mxArray *total = noneq_new_matrix (&args, n, 1);
  double *factor = mxGetPr (plhs[0]);
  memcpy (factor, w, n * n * sizeof *factor);
  noneq_run run = { 0, noneq_isa_best (), noneq_interrupt_pending, NULL };
  noneq_leave_if (&args, noneq_gth_factor (&run, factor, n, leave,
                                           mxGetPr (total)));
  mxFree (leave);
  if (nlhs > 1)
    plhs[1] = total;
  else
    mxDestroyArray (total);
}
