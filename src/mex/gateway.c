/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>

#include "gateway.h"

noneq_args
noneq_args_of (const char *name, int nlhs, int outputs, int nrhs,
               const mxArray *prhs[], int inputs)
{
  if (nrhs != inputs || nlhs > outputs)
    mexErrMsgIdAndTxt ("noneq:gateway",
                       "%s: needs %d arguments and gives %d results", name,
                       inputs, outputs);
  return (noneq_args){ name, nrhs, prhs };
}

const double *
noneq_arg_matrix (const noneq_args *args, int i, size_t *rows,
                  size_t *columns)
{
  const mxArray *a = args->prhs[i];
  if (! mxIsDouble (a) || mxIsComplex (a) || mxIsSparse (a)
      || mxGetNumberOfDimensions (a) != 2)
    mexErrMsgIdAndTxt ("noneq:gateway",
                       "%s: argument %d must be a real full double matrix",
                       args->name, i + 1);
  *rows = mxGetM (a);
  *columns = mxGetN (a);
  return mxGetPr (a);
}

const double *
noneq_arg_vector (const noneq_args *args, int i, size_t *n)
{
  size_t rows, columns;
  const double *v = noneq_arg_matrix (args, i, &rows, &columns);
  if (rows != 1 && columns != 1)
    mexErrMsgIdAndTxt ("noneq:gateway", "%s: argument %d must be a vector",
                       args->name, i + 1);
  *n = rows * columns;
  return v;
}

double
noneq_arg_number (const noneq_args *args, int i)
{
  size_t n;
  const double *v = noneq_arg_vector (args, i, &n);
  if (n != 1 || ! isfinite (*v))
    mexErrMsgIdAndTxt ("noneq:gateway",
                       "%s: argument %d must be a finite number", args->name,
                       i + 1);
  return *v;
}

uint64_t
noneq_arg_integer (const noneq_args *args, int i, uint64_t lowest,
                   uint64_t highest)
{
  double x = noneq_arg_number (args, i);
  if (! (x >= (double) lowest && x <= (double) highest
         && x <= (double) NONEQ_LARGEST_INTEGER && x == floor (x)))
    mexErrMsgIdAndTxt ("noneq:gateway",
                       "%s: argument %d must be an integer from %.0f to %.0f",
                       args->name, i + 1, (double) lowest, (double) highest);
  return (uint64_t) x;
}

noneq_run
noneq_arg_run (const noneq_args *args, int i)
{
  int threads = (int) noneq_arg_integer (args, i, 0, 1024);
  /* NONEQ_ISA lets tests and benchmarks try the other kernels.  */
  return (noneq_run){ threads, noneq_isa_named (getenv ("NONEQ_ISA")),
                      noneq_interrupt_pending, NULL };
}

mxArray *
noneq_new_matrix (const noneq_args *args, size_t rows, size_t columns)
{
  if (columns && rows > (SIZE_MAX / 16) / columns)
    mexErrMsgIdAndTxt ("noneq:gateway", "%s: the result is too large",
                       args->name);
  return mxCreateDoubleMatrix (rows, columns, mxREAL);
}

void
noneq_leave_if (const noneq_args *args, noneq_status status)
{
  if (status == NONEQ_OK)
    return;
  if (status == NONEQ_INTERRUPTED)
    noneq_interrupt_raise ();
  mexErrMsgIdAndTxt ("noneq:gateway", "%s: %s", args->name,
                     noneq_status_text (status));
}
