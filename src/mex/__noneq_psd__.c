/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [L, figures, verdict] = __noneq_psd__ (A, b, W, kind)

   KIND 0: noneq_psd_pair with G = A, H = b, W (empty: the identity).
   KIND 1: noneq_psd_general with Q = A, the columns of C = b, W empty; L has
   the solutions side by side.  A column of FIGURES is [gap; residual; rank;
   iterations; Newton steps].  VERDICT is "solved", "singular" or
   "unconverged"; only with the first do L and FIGURES mean anything.  */

#include "gateway.h"
#include "transport/psd.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_psd__", nlhs, 3, nrhs, prhs, 4);
  size_t rows, columns, b_rows, b_columns, w_rows, w_columns;
  const double *a = noneq_arg_matrix (&args, 0, &rows, &columns);
  const double *b = noneq_arg_matrix (&args, 1, &b_rows, &b_columns);
  const double *w = noneq_arg_matrix (&args, 2, &w_rows, &w_columns);
  int kind = (int) noneq_arg_integer (&args, 3, 0, 1);
  int has_metric = w_rows * w_columns != 0;
  size_t n = rows, problems = 1;
  if (kind == 1)
    {
      for (n = 0; n * (n + 1) / 2 < rows; n++)
        ;
      problems = b_columns;
      if (n * (n + 1) / 2 != rows || has_metric)
        noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
    }
  else if (b_columns != n
           || (has_metric && (w_rows != n || w_columns != n)))
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  if (rows != columns || b_rows != rows || n == 0)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);

  noneq_run run = { 1, noneq_isa_best (), noneq_interrupt_pending, NULL };
  mxArray *l = noneq_new_matrix (&args, n, n * problems);
  mxArray *figures = noneq_new_matrix (&args, 5, problems);
  noneq_psd_report *report = mxCalloc (problems + 1, sizeof *report);
  noneq_status status
      = kind ? noneq_psd_general (&run, n, a, b, problems, mxGetPr (l), report)
             : noneq_psd_pair (&run, n, a, has_metric ? w : NULL, b,
                               mxGetPr (l), report);
  const char *verdict = "solved";
  if (status == NONEQ_SINGULAR)
    verdict = "singular";
  else if (status == NONEQ_NO_CONVERGENCE)
    verdict = "unconverged";
  else
    noneq_leave_if (&args, status);
  for (size_t r = 0; r < problems; r++)
    {
      double *f = mxGetPr (figures) + 5 * r;
      f[0] = report[r].gap;
      f[1] = report[r].residual;
      f[2] = (double) report[r].rank;
      f[3] = report[r].iterations;
      f[4] = report[r].newton;
    }
  mxArray *out[3] = { l, figures, mxCreateString (verdict) };
  for (int i = 0; i < 3 && i < (nlhs ? nlhs : 1); i++)
    plhs[i] = out[i];
}
