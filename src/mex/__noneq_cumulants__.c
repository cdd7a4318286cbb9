/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [k, moments, covariance] = __noneq_cumulants__ (w, scale, population,
                                                   threads)
   For each column of W: K, 6 x columns, the k-statistics; MOMENTS,
   7 x columns, n, mean and central power sums 2 .. 6; and, if asked for,
   COVARIANCE, 36 x columns, the jackknife covariance of k.  */

#include "gateway.h"
#include "work/cumulant.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_cumulants__", nlhs, 3, nrhs, prhs, 4);
  size_t rows, columns;
  const double *w = noneq_arg_matrix (&args, 0, &rows, &columns);
  double scale = noneq_arg_number (&args, 1);
  int population = (int) noneq_arg_integer (&args, 2, 0, 1);
  noneq_run run = noneq_arg_run (&args, 3);

  noneq_moments *m = mxMalloc ((columns + 1) * sizeof *m);
  noneq_leave_if (&args,
                  noneq_moments_of (&run, w, rows, columns, scale, m));
  plhs[0] = noneq_new_matrix (&args, NONEQ_CUMULANTS, columns);
  if (nlhs > 1)
    plhs[1] = noneq_new_matrix (&args, 7, columns);
  if (nlhs > 2)
    plhs[2] = noneq_new_matrix (&args, 36, columns);
  for (size_t j = 0; j < columns; j++)
    {
      noneq_k_statistics (&m[j], population, mxGetPr (plhs[0]) + 6 * j);
      if (nlhs > 1)
        {
          double *out = mxGetPr (plhs[1]) + 7 * j;
          out[0] = m[j].n;
          out[1] = m[j].mean;
          for (int k = 0; k < 5; k++)
            out[2 + k] = m[j].power[k];
        }
      if (nlhs > 2)
        noneq_leave_if (&args, noneq_cumulant_jackknife (
                                   &run, w + j * rows, rows, scale, &m[j],
                                   population,
                                   mxGetPr (plhs[2]) + 36 * j));
    }
  mxFree (m);
}
