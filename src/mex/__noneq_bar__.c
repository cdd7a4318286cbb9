/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* r = __noneq_bar__ (wF, wR, scale, threads)
   SCALE is [scale of wF, scale of wR].  Row [free_energy, pF, pR, squareF,
   squareR, pqF, pqR, skewF, skewR, log_scale, residual, passes] of
   noneq_bar_result.  */

#include "gateway.h"
#include "work/bar.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_bar__", nlhs, 1, nrhs, prhs, 4);
  size_t nf, nr;
  const double *forward = noneq_arg_vector (&args, 0, &nf);
  const double *reverse = noneq_arg_vector (&args, 1, &nr);
  size_t scales;
  const double *scale = noneq_arg_vector (&args, 2, &scales);
  if (scales != 2)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  noneq_run run = noneq_arg_run (&args, 3);

  noneq_bar_result r;
  noneq_leave_if (&args,
                  noneq_bar (&run, forward, nf, reverse, nr, scale, &r));
  plhs[0] = noneq_new_matrix (&args, 1, 12);
  double *out = mxGetPr (plhs[0]);
  out[0] = r.free_energy;
  for (int side = 0; side < 2; side++)
    {
      out[1 + side] = r.p[side];
      out[3 + side] = r.square[side];
      out[5 + side] = r.pq[side];
      out[7 + side] = r.skew[side];
    }
  out[9] = r.log_scale;
  out[10] = r.residual;
  out[11] = r.passes;
}
