/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [value, average] = __noneq_mbar_bootstrap__ (u_kn, N_k, A, f, block, seed,
                                                replicates, threads)
   VALUE is K x replicates, the free energies of each replicate; AVERAGE the
   same of the expectations of A, or empty.  See noneq_mbar_bootstrap.  */

#include "gateway.h"
#include "work/mbar.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_mbar_bootstrap__", nlhs, 2, nrhs, prhs, 8);
  noneq_mbar_data data;
  size_t states, rows, samples, given;
  data.u = noneq_arg_matrix (&args, 0, &data.states, &data.samples);
  const double *count = noneq_arg_vector (&args, 1, &states);
  data.observable = noneq_arg_matrix (&args, 2, &rows, &samples);
  data.observable_rows = rows && samples ? rows : 0;
  const double *f = noneq_arg_vector (&args, 3, &given);
  uint64_t block = noneq_arg_integer (&args, 4, 1, NONEQ_LARGEST_INTEGER);
  uint64_t seed = noneq_arg_integer (&args, 5, 0, NONEQ_LARGEST_INTEGER);
  uint64_t replicates = noneq_arg_integer (&args, 6, 0, 10000000);
  noneq_run run = noneq_arg_run (&args, 7);
  if (states != data.states || given != states
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

  mxArray *value = noneq_new_matrix (&args, states, replicates);
  mxArray *average = data.observable_rows
                         ? noneq_new_matrix (&args, states, replicates)
                         : noneq_new_matrix (&args, 0, 0);
  noneq_leave_if (&args, noneq_mbar_bootstrap (
                             &run, &data, f, block, seed, replicates,
                             mxGetPr (value),
                             data.observable_rows ? mxGetPr (average) : NULL));
  plhs[0] = value;
  if (nlhs > 1)
    plhs[1] = average;
}
