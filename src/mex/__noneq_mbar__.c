/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [verdict, f, sum, gram, group, figures]
     = __noneq_mbar__ (u_kn, N_k, A, threads)

   VERDICT is "solved", "data" (a value that cannot be used), "disconnected"
   or "unconverged"; only with the first do F, SUM and GRAM mean anything.
   They and GROUP are those of noneq_mbar_result, F and GROUP as columns.
   FIGURES is [iterations, residual].  A is empty, 1 x N or K x N.  */

#include "gateway.h"
#include "work/mbar.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_mbar__", nlhs, 6, nrhs, prhs, 4);
  noneq_mbar_data data;
  size_t states, rows, samples;
  data.u = noneq_arg_matrix (&args, 0, &data.states, &data.samples);
  const double *count = noneq_arg_vector (&args, 1, &states);
  data.observable = noneq_arg_matrix (&args, 2, &rows, &samples);
  data.observable_rows = rows && samples ? rows : 0;
  noneq_run run = noneq_arg_run (&args, 3);
  if (states != data.states
      || (data.observable_rows && samples != data.samples))
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  size_t *counts = mxMalloc ((states + 1) * sizeof (size_t));
  for (size_t k = 0; k < states; k++)
    {
      if (! (count[k] >= 0 && count[k] <= (double) data.samples))
        noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
      counts[k] = (size_t) count[k];
    }
  data.count = counts;

  size_t columns = noneq_mbar_columns (&data);
  mxArray *f = noneq_new_matrix (&args, states, 1);
  mxArray *sum = noneq_new_matrix (&args, columns, 1);
  mxArray *gram = noneq_new_matrix (&args, columns, columns);
  mxArray *group = noneq_new_matrix (&args, states, 1);
  noneq_mbar_result r
      = { .free_energy = mxGetPr (f), .sum = mxGetPr (sum),
          .gram = mxGetPr (gram),
          .group = mxCalloc (states + 1, sizeof (size_t)) };
  noneq_status status = noneq_mbar (&run, &data, &r);
  const char *verdict = "solved";
  switch (status)
    {
    case NONEQ_OK:
      break;
    case NONEQ_NOT_A_NUMBER:
    case NONEQ_MINUS_INFINITY:
    case NONEQ_NO_WEIGHT:
      verdict = "data";
      break;
    case NONEQ_SINGULAR:
      verdict = "disconnected";
      break;
    case NONEQ_NO_CONVERGENCE:
      verdict = "unconverged";
      break;
    default:
      noneq_leave_if (&args, status);
    }
  for (size_t k = 0; k < states; k++)
    mxGetPr (group)[k] = (double) r.group[k];
  mxArray *figures = noneq_new_matrix (&args, 1, 2);
  mxGetPr (figures)[0] = r.iterations;
  mxGetPr (figures)[1] = r.residual;
  mxArray *out[6] = { mxCreateString (verdict), f, sum, gram, group, figures };
  for (int i = 0; i < 6 && i < (nlhs ? nlhs : 1); i++)
    plhs[i] = out[i];
}
