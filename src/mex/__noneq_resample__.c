/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* place = __noneq_resample__ (n, block, seed, stream, first, replicates)
   Places 1 .. N of bootstrap replicates FIRST (from 0) on, one a column.  */

#include "gateway.h"
#include "work/resample.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_resample__", nlhs, 1, nrhs, prhs, 6);
  uint64_t n = noneq_arg_integer (&args, 0, 1, NONEQ_LARGEST_INTEGER);
  uint64_t block = noneq_arg_integer (&args, 1, 1, n);
  uint64_t seed = noneq_arg_integer (&args, 2, 0, NONEQ_LARGEST_INTEGER);
  uint64_t stream = noneq_arg_integer (&args, 3, 0, 65535);
  uint64_t first = noneq_arg_integer (&args, 4, 0, NONEQ_LARGEST_INTEGER);
  uint64_t replicates = noneq_arg_integer (&args, 5, 0, 10000000);

  plhs[0] = noneq_new_matrix (&args, n, replicates);
  double *value = mxMalloc (n * sizeof (double));
  for (uint64_t i = 0; i < n; i++)
    value[i] = (double) (i + 1);
  noneq_resample plan = { noneq_isa_best (), noneq_key_of_seed (seed),
                          (uint32_t) stream, n, block };
  for (uint64_t r = 0; r < replicates; r++)
    noneq_resample_values (&plan, first + r, value, mxGetPr (plhs[0]) + r * n);
  mxFree (value);
}
