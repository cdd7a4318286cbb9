/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [nodes, values, roots] = __noneq_derivative__ (nodes, values, root, inputs)
   The graph with nodes appended for the derivatives of node ROOT in the
   inputs numbered INPUTS; ROOTS(k) is that in INPUTS(k).  See graph.h.  */

#include <stdlib.h>

#include "gateway.h"
#include "program/graph.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_derivative__", nlhs, 3, nrhs, prhs, 4);
  size_t rows, n, values, count;
  const double *nodes = noneq_arg_matrix (&args, 0, &rows, &n);
  const double *value = noneq_arg_vector (&args, 1, &values);
  size_t root = noneq_arg_integer (&args, 2, 1, NONEQ_GRAPH_NODES);
  const double *input = noneq_arg_vector (&args, 3, &count);
  if (rows != 4 || values != n || root > n || count > NONEQ_GRAPH_INPUTS)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  int32_t *number = mxMalloc ((count + 1) * sizeof *number);
  int32_t *roots = mxMalloc ((count + 1) * sizeof *roots);
  for (size_t k = 0; k < count; k++)
    {
      if (! (input[k] >= 1 && input[k] <= NONEQ_GRAPH_INPUTS
             && input[k] == (double) (int32_t) input[k]))
        noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
      number[k] = (int32_t) input[k] - 1;
    }

  noneq_graph graph = { 0 };
  noneq_status status = noneq_graph_read (&graph, nodes, value, n);
  if (status == NONEQ_OK)
    status = noneq_graph_derive (&graph, root - 1, number, count, roots);
  if (status != NONEQ_OK)
    {
      noneq_graph_free (&graph);
      noneq_leave_if (&args, status);
    }
  double *out = mxMalloc ((5 * graph.count + 1) * sizeof *out);
  size_t total = graph.count;
  noneq_graph_write (&graph, out, out + 4 * total);
  noneq_graph_free (&graph);

  mxArray *result[3];
  result[0] = noneq_new_matrix (&args, 4, total);
  result[1] = noneq_new_matrix (&args, 1, total);
  result[2] = noneq_new_matrix (&args, 1, count);
  double *p = mxGetPr (result[0]);
  for (size_t i = 0; i < 4 * total; i++)
    p[i] = out[i];
  p = mxGetPr (result[1]);
  for (size_t i = 0; i < total; i++)
    p[i] = out[4 * total + i];
  p = mxGetPr (result[2]);
  for (size_t k = 0; k < count; k++)
    p[k] = roots[k] + 1;
  mxFree (out);
  mxFree (number);
  mxFree (roots);
  for (int k = 0; k == 0 || k < nlhs; k++)
    plhs[k] = result[k];
}
