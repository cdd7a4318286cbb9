/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [e, m] = __noneq_merge__ (e1, e2, m1, m2)
   Union of two samples: E from the 5 x T sums of __noneq_exp_mean__, M from
   the 7 x T moments of __noneq_cumulants__.  */

#include <string.h>

#include "gateway.h"
#include "work/cumulant.h"
#include "work/exp_mean.h"

static noneq_moments
moments_from (const double *v)
{
  noneq_moments m = { .n = v[0], .mean = v[1] };
  memcpy (m.power, v + 2, sizeof m.power);
  return m;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_merge__", nlhs, 2, nrhs, prhs, 4);
  const double *in[4];
  size_t rows, columns[4];
  for (int i = 0; i < 4; i++)
    {
      in[i] = noneq_arg_matrix (&args, i, &rows, &columns[i]);
      if (rows != (i < 2 ? 5u : 7u) || columns[i] != columns[0])
        noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
    }
  plhs[0] = noneq_new_matrix (&args, 5, columns[0]);
  mxArray *second = noneq_new_matrix (&args, 7, columns[0]);
  for (size_t j = 0; j < columns[0]; j++)
    {
      const double *a = in[0] + 5 * j, *b = in[1] + 5 * j;
      double *out = mxGetPr (plhs[0]) + 5 * j;
      noneq_exp_stats e = noneq_exp_merge (
          (noneq_exp_stats){ a[0], a[1], a[2], a[3], a[4] },
          (noneq_exp_stats){ b[0], b[1], b[2], b[3], b[4] });
      memcpy (out, (double[]){ e.n, e.lowest, e.first, e.second, e.total },
              5 * sizeof (double));

      noneq_moments ma = moments_from (in[2] + 7 * j);
      noneq_moments mb = moments_from (in[3] + 7 * j);
      noneq_moments m = noneq_moments_merge (&ma, &mb);
      out = mxGetPr (second) + 7 * j;
      out[0] = m.n;
      out[1] = m.mean;
      memcpy (out + 2, m.power, sizeof m.power);
    }
  if (nlhs > 1)
    plhs[1] = second;
  else
    mxDestroyArray (second);
}
