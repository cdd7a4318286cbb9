/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [mean, square, current, events, product, saved] =
     __noneq_lattice__ (model, ends, rate, start, origin, seed, first,
                        replicas, [burn, interval], snapshots, product, save,
                        most, threads)
   MODEL counts the models of lattice.h from 0; RATE is empty but for the
   zero-range process; START and ORIGIN have one value a site.  PRODUCT is
   sites x (sites replicas), SAVED sites x (snapshots replicas), each empty
   unless its argument is 1; see noneq_lattice_sample.  */

#include "gateway.h"
#include "lattice/lattice.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_lattice__", nlhs, 6, nrhs, prhs, 14);
  noneq_lattice lattice;
  noneq_lattice_plan plan;
  size_t ends, rows, origins, times;
  lattice.model = (noneq_lattice_model) noneq_arg_integer (&args, 0, 0, 3);
  const double *end = noneq_arg_vector (&args, 1, &ends);
  lattice.rate = noneq_arg_matrix (&args, 2, &rows, &lattice.rates);
  lattice.rates *= rows;
  lattice.start = noneq_arg_vector (&args, 3, &lattice.sites);
  lattice.origin = noneq_arg_vector (&args, 4, &origins);
  plan.seed = noneq_arg_integer (&args, 5, 0, NONEQ_LARGEST_INTEGER);
  plan.first = noneq_arg_integer (&args, 6, 0, NONEQ_LARGEST_INTEGER);
  plan.replicas = noneq_arg_integer (&args, 7, 0, 1u << 20);
  const double *time = noneq_arg_vector (&args, 8, &times);
  plan.snapshots = noneq_arg_integer (&args, 9, 1, 1ULL << 40);
  uint64_t product = noneq_arg_integer (&args, 10, 0, 1);
  uint64_t save = noneq_arg_integer (&args, 11, 0, 1);
  plan.most = noneq_arg_number (&args, 12);
  noneq_run run = noneq_arg_run (&args, 13);
  if (ends != 2 || times != 2 || origins != lattice.sites
      || lattice.sites > NONEQ_LATTICE_SITES)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  for (int side = 0; side < 2; side++)
    lattice.end[side] = end[side];
  plan.burn = time[0];
  plan.interval = time[1];

  size_t n = lattice.sites, R = plan.replicas;
  mxArray *out[6];
  out[0] = noneq_new_matrix (&args, n, R);
  out[1] = noneq_new_matrix (&args, n, R);
  out[2] = noneq_new_matrix (&args, n + 1, R);
  out[3] = noneq_new_matrix (&args, 1, R);
  out[4] = noneq_new_matrix (&args, product ? n : 0, product ? n * R : 0);
  out[5] = noneq_new_matrix (&args, save ? n : 0,
                             save ? plan.snapshots * R : 0);
  noneq_lattice_result result
      = { .mean = mxGetPr (out[0]),
          .square = mxGetPr (out[1]),
          .current = mxGetPr (out[2]),
          .events = mxGetPr (out[3]),
          .product = product ? mxGetPr (out[4]) : NULL,
          .saved = save ? mxGetPr (out[5]) : NULL };
  noneq_leave_if (&args, noneq_lattice_sample (&run, &lattice, &plan,
                                               &result));
  for (int k = 0; k == 0 || k < nlhs; k++)
    plhs[k] = out[k];
}
