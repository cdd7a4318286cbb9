/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [y, frames, broken] = __noneq_sde__ (y, image, noises, seed, first, steps,
                                        clock, frame, saved, wide, threads)
   See noneq_sde_run.  Y is M x S, IMAGE of __noneq_compile__, FIRST =
   [trajectory, step], CLOCK = [start, step], FRAME ascending step numbers;
   FRAMES is M x (frames * saved).  */

#include <string.h>

#include "gateway.h"
#include "langevin/sde.h"

static void
release (noneq_program *program)
{
  noneq_program_free (program);
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_sde__", nlhs, 3, nrhs, prhs, 11);
  noneq_sde_plan plan;
  size_t n;
  const double *y = noneq_arg_matrix (&args, 0, &plan.trajectories, &plan.size);
  size_t M = plan.trajectories;
  const double *image = noneq_arg_vector (&args, 1, &n);
  plan.noises = noneq_arg_integer (&args, 2, 0, NONEQ_SDE_NOISES);
  plan.seed = noneq_arg_integer (&args, 3, 0, NONEQ_LARGEST_INTEGER);
  size_t pairs[2];
  const double *first = noneq_arg_vector (&args, 4, pairs);
  plan.steps = noneq_arg_integer (&args, 5, 0, 1ULL << 48);
  const double *clock = noneq_arg_vector (&args, 6, pairs + 1);
  if (pairs[0] != 2 || pairs[1] != 2 || ! (first[0] >= 0 && first[0] <= 0x1p40)
      || ! (first[1] >= 0 && first[1] <= 0x1p48))
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  plan.first_trajectory = (uint64_t) first[0];
  plan.first_step = (uint64_t) first[1];
  plan.start = clock[0];
  plan.step = clock[1];
  plan.frame = noneq_arg_vector (&args, 7, &plan.frames);
  plan.saved = noneq_arg_integer (&args, 8, 0, plan.size);
  plan.wide = (int) noneq_arg_integer (&args, 9, 0, 1);
  noneq_run run = noneq_arg_run (&args, 10);
  if ((double) M * (double) plan.frames * (double) plan.saved > 0x1p45)
    noneq_leave_if (&args, NONEQ_NO_MEMORY);

  mxArray *out[3]
      = { noneq_new_matrix (&args, M, plan.size),
          noneq_new_matrix (&args, M, plan.frames * plan.saved),
          noneq_new_matrix (&args, M, 1) };
  if (M * plan.size > 0)
    memcpy (mxGetPr (out[0]), y, M * plan.size * sizeof *y);
  noneq_program loaded;
  noneq_leave_if (&args, noneq_program_load (image, n, &loaded));
  __attribute__ ((cleanup (release))) noneq_program program = loaded;
  plan.program = &program;
  noneq_leave_if (&args, noneq_sde_run (&run, &plan, mxGetPr (out[0]),
                                        mxGetPr (out[1]), mxGetPr (out[2])));
  for (int k = 0; k == 0 || k < nlhs; k++)
    plhs[k] = out[k];
}
