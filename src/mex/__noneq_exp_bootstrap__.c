/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* f = __noneq_exp_bootstrap__ (w, scale, block, seed, stream, replicates,
                                threads)
   Column of -ln <exp (-scale w)> of each bootstrap replicate.  */

#include "gateway.h"
#include "work/exp_mean.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_exp_bootstrap__", nlhs, 1, nrhs, prhs, 7);
  size_t n;
  const double *w = noneq_arg_vector (&args, 0, &n);
  double scale = noneq_arg_number (&args, 1);
  uint64_t block = noneq_arg_integer (&args, 2, 1, n);
  uint64_t seed = noneq_arg_integer (&args, 3, 0, NONEQ_LARGEST_INTEGER);
  uint64_t stream = noneq_arg_integer (&args, 4, 0, 65535);
  uint64_t replicates = noneq_arg_integer (&args, 5, 0, 10000000);
  noneq_run run = noneq_arg_run (&args, 6);

  plhs[0] = noneq_new_matrix (&args, replicates, 1);
  noneq_leave_if (&args,
                  noneq_exp_bootstrap (&run, w, n, scale, block, seed,
                                       (uint32_t) stream, replicates,
                                       mxGetPr (plhs[0])));
}
