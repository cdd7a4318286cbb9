/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [correlation, second, third, events] =
     __noneq_chain__ (model, sites, parameter, start, age, times, seed, first,
                      replicas, most, threads)
   MODEL: 0 Glauber, 1 East, 2 FA.  See noneq_chain_sample.  */

#include "gateway.h"
#include "glass/chain.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_chain__", nlhs, 4, nrhs, prhs, 11);
  noneq_chain chain;
  chain.model = (noneq_chain_model) noneq_arg_integer (&args, 0, 0, 2);
  chain.sites = noneq_arg_integer (&args, 1, 1, NONEQ_CHAIN_SITES);
  chain.parameter = noneq_arg_number (&args, 2);
  chain.start = noneq_arg_number (&args, 3);
  chain.age = noneq_arg_number (&args, 4);
  chain.time = noneq_arg_vector (&args, 5, &chain.times);
  chain.seed = noneq_arg_integer (&args, 6, 0, NONEQ_LARGEST_INTEGER);
  chain.first = noneq_arg_integer (&args, 7, 0, NONEQ_LARGEST_INTEGER);
  chain.replicas = noneq_arg_integer (&args, 8, 0, 1u << 24);
  chain.most = noneq_arg_number (&args, 9);
  noneq_run run = noneq_arg_run (&args, 10);
  if (chain.times < 1)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);

  mxArray *out[4];
  for (int k = 0; k < 3; k++)
    out[k] = noneq_new_matrix (&args, chain.times, chain.replicas);
  out[3] = noneq_new_matrix (&args, 1, chain.replicas);
  noneq_chain_result result = { .correlation = mxGetPr (out[0]),
                                .second = mxGetPr (out[1]),
                                .third = mxGetPr (out[2]),
                                .events = mxGetPr (out[3]) };
  noneq_leave_if (&args, noneq_chain_sample (&run, &chain, &result));
  for (int k = 0; k == 0 || k < nlhs; k++)
    plhs[k] = out[k];
}
