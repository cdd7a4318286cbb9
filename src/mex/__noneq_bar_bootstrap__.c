/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* f = __noneq_bar_bootstrap__ (wF, wR, scale, free_energy, block, paired,
                                seed, replicates, threads)
   SCALE as in __noneq_bar__.  Column of the acceptance-ratio dF of each
   bootstrap replicate.  */

#include "gateway.h"
#include "work/bar.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_bar_bootstrap__", nlhs, 1, nrhs, prhs, 9);
  size_t nf, nr;
  const double *forward = noneq_arg_vector (&args, 0, &nf);
  const double *reverse = noneq_arg_vector (&args, 1, &nr);
  size_t scales;
  const double *scale = noneq_arg_vector (&args, 2, &scales);
  if (scales != 2)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  double free_energy = noneq_arg_number (&args, 3);
  uint64_t block = noneq_arg_integer (&args, 4, 1, nf < nr ? nf : nr);
  uint64_t paired = noneq_arg_integer (&args, 5, 0, nf == nr);
  uint64_t seed = noneq_arg_integer (&args, 6, 0, NONEQ_LARGEST_INTEGER);
  uint64_t replicates = noneq_arg_integer (&args, 7, 0, 10000000);
  noneq_run run = noneq_arg_run (&args, 8);

  plhs[0] = noneq_new_matrix (&args, replicates, 1);
  noneq_leave_if (&args, noneq_bar_bootstrap (
                             &run, forward, nf, reverse, nr, scale,
                             free_energy, block, (int) paired, seed,
                             replicates, mxGetPr (plhs[0])));
}
