/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [C, R, chi, mu] = __noneq_pspin__ (p, temperature, step, steps, stride,
                                      progress, threads)
   See noneq_pspin_solve.  With PROGRESS 1, the share done and the time left
   are printed once a second.  */

#define _POSIX_C_SOURCE 199309L
#include <time.h>

#include "gateway.h"
#include "glass/pspin.h"

typedef struct
{
  size_t done, steps;
  double start, told;
} progress;

static double
seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static int
tell (void *data)
{
  progress *p = data;
  double now = seconds ();
  if (p->done > 0 && now - p->told > 1.0)
    {
      /* The work up to a step grows as its cube.  */
      double share = (double) p->done / (double) p->steps;
      share *= share * share;
      mexPrintf ("pspin_solve: step %.0f of %.0f, %.0f s left\n",
                 (double) p->done, (double) p->steps,
                 (now - p->start) * (1.0 - share) / share);
      p->told = now;
    }
  return noneq_interrupt_pending (NULL);
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args = noneq_args_of ("__noneq_pspin__", nlhs, 4, nrhs, prhs, 7);
  progress shown = { 0, 0, seconds (), seconds () };
  noneq_pspin model;
  model.p = (unsigned) noneq_arg_integer (&args, 0, 2, NONEQ_PSPIN_POWER);
  model.temperature = noneq_arg_number (&args, 1);
  model.step = noneq_arg_number (&args, 2);
  model.steps = noneq_arg_integer (&args, 3, 1, NONEQ_PSPIN_STEPS);
  model.stride = noneq_arg_integer (&args, 4, 1, model.steps);
  model.done = &shown.done;
  uint64_t verbose = noneq_arg_integer (&args, 5, 0, 1);
  noneq_run run = noneq_arg_run (&args, 6);
  shown.steps = model.steps;
  if (verbose)
    {
      run.poll = tell;
      run.poll_data = &shown;
    }
  if (model.steps % model.stride != 0)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);

  size_t K = model.steps / model.stride + 1;
  mxArray *out[4];
  for (int k = 0; k < 3; k++)
    out[k] = noneq_new_matrix (&args, K, K);
  out[3] = noneq_new_matrix (&args, model.steps + 1, 1);
  noneq_pspin_result result = { .correlation = mxGetPr (out[0]),
                                .response = mxGetPr (out[1]),
                                .integrated = mxGetPr (out[2]),
                                .mu = mxGetPr (out[3]) };
  noneq_leave_if (&args, noneq_pspin_solve (&run, &model, &result));
  for (int k = 0; k == 0 || k < nlhs; k++)
    plhs[k] = out[k];
}
