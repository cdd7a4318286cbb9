/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* y = __noneq_evaluate__ (image, x, threads)
   The program IMAGE at each row of X, M x inputs; Y is M x outputs.  */

#include "gateway.h"
#include "program/program.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_evaluate__", nlhs, 1, nrhs, prhs, 3);
  size_t size, rows, inputs;
  const double *image = noneq_arg_vector (&args, 0, &size);
  const double *x = noneq_arg_matrix (&args, 1, &rows, &inputs);
  noneq_run run = noneq_arg_run (&args, 2);
  noneq_program program;
  noneq_leave_if (&args, noneq_program_load (image, size, &program));
  size_t outputs = (size_t) program.outputs;
  if (inputs != (size_t) program.inputs)
    {
      noneq_program_free (&program);
      noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
    }
  /* The result is made while nothing is held that Octave does not know.  */
  noneq_program_free (&program);
  plhs[0] = noneq_new_matrix (&args, rows, outputs);
  noneq_leave_if (&args, noneq_program_load (image, size, &program));
  noneq_status status = noneq_program_evaluate (&run, &program, x, rows,
                                                mxGetPr (plhs[0]));
  noneq_program_free (&program);
  noneq_leave_if (&args, status);
}
