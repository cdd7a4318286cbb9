/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [objective, log_D, v, theta, V, beta, gamma]
     = __noneq_spectrum_row__ (re, im, w, u, row, lowest, highest)

   The fields of noneq_spectrum_fit, a column for each order: 1 x c, 1 x c,
   1 x c, j x c, j^2 x c, (highest+1) x c, (2 highest+1) j x c, j = ROW - 1.
   RE and IM are the periodogram as n x M^2.  */

#include <math.h>

#include "gateway.h"
#include "transport/spectrum.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_spectrum_row__", nlhs, 7, nrhs, prhs, 7);
  noneq_spectrum data;
  size_t n[3], columns[2];
  data.re = noneq_arg_matrix (&args, 0, &data.n, &columns[0]);
  data.im = noneq_arg_matrix (&args, 1, &n[0], &columns[1]);
  data.w = noneq_arg_vector (&args, 2, &n[1]);
  data.u = noneq_arg_vector (&args, 3, &n[2]);
  data.currents = (size_t) (sqrt ((double) columns[0]) + 0.5);
  if (data.n == 0 || columns[0] == 0
      || data.currents * data.currents != columns[0]
      || columns[1] != columns[0] || n[0] != data.n || n[1] != data.n
      || n[2] != data.n)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  for (size_t k = 0; k < data.n; k++)
    if (! (data.w[k] >= 0 && data.u[k] >= 0 && data.u[k] <= 1))
      noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  size_t j = noneq_arg_integer (&args, 4, 1, data.currents) - 1;
  data.row = j;
  data.highest = noneq_arg_integer (&args, 6, 0, 20);
  data.lowest = noneq_arg_integer (&args, 5, 0, data.highest);
  noneq_run run = { .threads = 1, .poll = noneq_interrupt_pending };

  size_t c = data.highest - data.lowest + 1;
  size_t rows[7] = { 1, 1, 1, j, j * j, data.highest + 1,
                     (2 * data.highest + 1) * j };
  mxArray *out[7];
  double *p[7];
  for (int i = 0; i < 7; i++)
    {
      out[i] = noneq_new_matrix (&args, rows[i], c);
      p[i] = mxGetPr (out[i]);
    }
  noneq_spectrum_fit fit
      = { .objective = p[0], .log_d = p[1], .variance = p[2], .theta = p[3],
          .covariance = p[4], .beta = p[5], .gamma = p[6] };
  noneq_leave_if (&args, noneq_spectrum_row (&run, &data, &fit));
  for (int i = 0; i < 7 && i < (nlhs ? nlhs : 1); i++)
    plhs[i] = out[i];
}
