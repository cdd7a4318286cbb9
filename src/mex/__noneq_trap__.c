/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [next, jumps] = __noneq_trap__ (exponent, exponential, seed, first,
                                   trajectories, ages, most, threads)
   See noneq_trap_sample.  */

#include "gateway.h"
#include "glass/trap.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_trap__", nlhs, 2, nrhs, prhs, 8);
  noneq_trap trap;
  trap.exponent = noneq_arg_number (&args, 0);
  trap.exponential = (int) noneq_arg_integer (&args, 1, 0, 1);
  trap.seed = noneq_arg_integer (&args, 2, 0, NONEQ_LARGEST_INTEGER);
  trap.first = noneq_arg_integer (&args, 3, 0, NONEQ_LARGEST_INTEGER);
  trap.trajectories = noneq_arg_integer (&args, 4, 0, 1u << 30);
  trap.wait = noneq_arg_vector (&args, 5, &trap.waits);
  trap.most = noneq_arg_number (&args, 6);
  noneq_run run = noneq_arg_run (&args, 7);
  if (trap.waits < 1)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);

  mxArray *next = noneq_new_matrix (&args, trap.trajectories, trap.waits);
  mxArray *jumps = noneq_new_matrix (&args, trap.trajectories, 1);
  noneq_leave_if (&args, noneq_trap_sample (&run, &trap, mxGetPr (next),
                                            mxGetPr (jumps)));
  plhs[0] = next;
  if (nlhs > 1)
    plhs[1] = jumps;
  else
    mxDestroyArray (jumps);
}
