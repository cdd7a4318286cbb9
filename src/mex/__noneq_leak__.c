/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [number, energy, exit_time, exit_speed, hits] =
     __noneq_leak__ (hole, thermal, collisions, time, seed, particles, gases,
                     threads)
   One column a gas; see noneq_leak.  */

#include "effusion/leak.h"
#include "gateway.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_leak__", nlhs, 5, nrhs, prhs, 8);
  noneq_leak_plan plan;
  plan.hole = noneq_arg_number (&args, 0);
  plan.thermal = (int) noneq_arg_integer (&args, 1, 0, 1);
  plan.collisions = noneq_arg_number (&args, 2);
  plan.time = noneq_arg_vector (&args, 3, &plan.times);
  plan.seed = noneq_arg_integer (&args, 4, 0, NONEQ_LARGEST_INTEGER);
  plan.particles = noneq_arg_integer (&args, 5, 1, 1u << 20);
  plan.gases = noneq_arg_integer (&args, 6, 1, 1u << 30);
  noneq_run run = noneq_arg_run (&args, 7);

  mxArray *out[5];
  out[0] = noneq_new_matrix (&args, plan.times, plan.gases);
  out[1] = noneq_new_matrix (&args, plan.times, plan.gases);
  out[2] = noneq_new_matrix (&args, plan.particles, plan.gases);
  out[3] = noneq_new_matrix (&args, plan.particles, plan.gases);
  out[4] = noneq_new_matrix (&args, 1, plan.gases);
  noneq_leak_result result
      = { mxGetPr (out[0]), mxGetPr (out[1]), mxGetPr (out[2]),
          mxGetPr (out[3]), mxGetPr (out[4]) };
  noneq_leave_if (&args, noneq_leak (&run, &plan, &result));
  for (int i = 0; i == 0 || i < nlhs; i++)
    plhs[i] = out[i];
}
