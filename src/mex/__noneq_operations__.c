/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* names = __noneq_operations__ ()
   The operations of an expression graph, a row of strings; their numbers
   count from 1.  */

#include "gateway.h"
#include "program/operations.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args_of ("__noneq_operations__", nlhs, 1, nrhs, prhs, 0);
  plhs[0] = mxCreateCellMatrix (1, NONEQ_OP_COUNT);
  for (int i = 0; i < NONEQ_OP_COUNT; i++)
    mxSetCell (plhs[0], i,
               mxCreateString (noneq_operation_name ((noneq_operation) i)));
}
