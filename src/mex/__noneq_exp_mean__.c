/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* s = __noneq_exp_mean__ (w, scale, threads)
   For each column of W the column [n; lowest; first; second; total] of
   noneq_exp_stats.  */

#include "gateway.h"
#include "work/exp_mean.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_exp_mean__", nlhs, 1, nrhs, prhs, 3);
  size_t rows, columns;
  const double *w = noneq_arg_matrix (&args, 0, &rows, &columns);
  double scale = noneq_arg_number (&args, 1);
  noneq_run run = noneq_arg_run (&args, 2);

  noneq_exp_stats *stats = mxMalloc ((columns + 1) * sizeof *stats);
  noneq_leave_if (&args, noneq_exp_statistics (&run, w, rows, columns, scale,
                                               stats));
  plhs[0] = noneq_new_matrix (&args, 5, columns);
  double *out = mxGetPr (plhs[0]);
  for (size_t j = 0; j < columns; j++, out += 5)
    {
      out[0] = stats[j].n;
      out[1] = stats[j].lowest;
      out[2] = stats[j].first;
      out[3] = stats[j].second;
      out[4] = stats[j].total;
    }
  mxFree (stats);
}
