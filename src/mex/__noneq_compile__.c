/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* image = __noneq_compile__ (nodes, values, roots, ninputs)
   The program for the nodes ROOTS of a graph, a row of numbers for
   __noneq_evaluate__ and the simulators.  */

#include <stdlib.h>
#include <string.h>

#include "gateway.h"
#include "program/program.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_compile__", nlhs, 1, nrhs, prhs, 4);
  size_t rows, n, values, count;
  const double *nodes = noneq_arg_matrix (&args, 0, &rows, &n);
  const double *value = noneq_arg_vector (&args, 1, &values);
  const double *given = noneq_arg_vector (&args, 2, &count);
  size_t inputs = noneq_arg_integer (&args, 3, 0, NONEQ_GRAPH_INPUTS);
  if (rows != 4 || values != n || count > NONEQ_GRAPH_NODES)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  int32_t *roots = mxMalloc ((count + 1) * sizeof *roots);
  for (size_t k = 0; k < count; k++)
    {
      if (! (given[k] >= 1 && given[k] <= NONEQ_GRAPH_NODES
             && given[k] == (double) (int32_t) given[k]))
        noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
      roots[k] = (int32_t) given[k] - 1;
    }

  noneq_graph graph = { 0 };
  double *image = NULL;
  size_t size = 0;
  noneq_status status = noneq_graph_read (&graph, nodes, value, n);
  if (status == NONEQ_OK)
    status = noneq_program_compile (&graph, roots, count, inputs, &image,
                                    &size);
  noneq_graph_free (&graph);
  noneq_leave_if (&args, status);
  /* Memory that Octave knows, before anything can fail.  */
  double *kept = mxMalloc (size * sizeof *kept);
  memcpy (kept, image, size * sizeof *kept);
  free (image);
  plhs[0] = noneq_new_matrix (&args, 1, size);
  memcpy (mxGetPr (plhs[0]), kept, size * sizeof *kept);
  mxFree (kept);
  mxFree (roots);
}
