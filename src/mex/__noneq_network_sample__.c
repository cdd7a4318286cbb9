/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [initial, final, jumps, medium, current, dwell, candidates, check, time,
    state] = __noneq_network_sample__ (states, from, to, series, knot, weight,
                                       span, seed, number, start, p0, dwell,
                                       place, most, threads)
   Edges FROM(e) -> TO(e), sorted by FROM and then by TO.  SERIES is order x
   (edges intervals), KNOT empty for constant rates.  WEIGHT is edges x
   currents; SPAN = [begin, end]; one of START and P0 is empty; DWELL is 0 or
   1; PLACE is empty or the offsets of the saved paths from 0; MOST the steps
   that a path may take.  CHECK is [tightest, exhausted].  States count from 1
   here and from 0 in noneq_sample; see there.  */

#include "gateway.h"
#include "network/sample.h"

static uint32_t *
states_of (const noneq_args *args, int i, size_t states, size_t edges)
{
  size_t n;
  const double *v = noneq_arg_vector (args, i, &n);
  if (n != edges)
    noneq_leave_if (args, NONEQ_BAD_ARGUMENT);
  uint32_t *out = mxMalloc ((n + 1) * sizeof *out);
  for (size_t e = 0; e < n; e++)
    {
      if (! (v[e] >= 1 && v[e] <= (double) states))
        noneq_leave_if (args, NONEQ_BAD_ARGUMENT);
      out[e] = (uint32_t) v[e] - 1;
    }
  return out;
}

/* N numbers, each less one.  */
static double *
counted_from_0 (const double *v, size_t n)
{
  double *out = mxMalloc ((n + 1) * sizeof *out);
  for (size_t i = 0; i < n; i++)
    out[i] = v[i] - 1.0;
  return out;
}

static void
count_from_1 (double *v, size_t n)
{
  for (size_t i = 0; i < n; i++)
    v[i] += 1.0;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_network_sample__", nlhs, 10, nrhs, prhs, 15);
  noneq_network net;
  noneq_sample_plan plan;
  size_t edges, columns, knots, rows, span, starts, weights, places,
      weight_rows;
  net.states = noneq_arg_integer (&args, 0, 1, 1u << 26);
  noneq_arg_vector (&args, 1, &edges);
  uint32_t *from = states_of (&args, 1, net.states, edges);
  net.to = states_of (&args, 2, net.states, edges);
  net.edges = edges;
  net.series = noneq_arg_matrix (&args, 3, &net.order, &columns);
  net.knot = noneq_arg_matrix (&args, 4, &rows, &knots);
  knots *= rows;
  net.intervals = knots ? knots - 1 : 0;
  net.weight = noneq_arg_matrix (&args, 5, &weight_rows, &net.currents);
  const double *ends = noneq_arg_vector (&args, 6, &span);
  plan.seed = noneq_arg_integer (&args, 7, 0, NONEQ_LARGEST_INTEGER);
  plan.number = noneq_arg_matrix (&args, 8, &rows, &plan.paths);
  plan.paths *= rows;
  plan.start = noneq_arg_matrix (&args, 9, &rows, &starts);
  starts *= rows;
  plan.initial = noneq_arg_matrix (&args, 10, &rows, &weights);
  weights *= rows;
  uint64_t dwell = noneq_arg_integer (&args, 11, 0, 1);
  const double *place = noneq_arg_matrix (&args, 12, &rows, &places);
  places *= rows;
  plan.most = noneq_arg_integer (&args, 13, 1, NONEQ_LARGEST_INTEGER);
  noneq_run run = noneq_arg_run (&args, 14);

  if (knots == 1 || span != 2 || weight_rows != edges || edges >= 1u << 29
      || columns != edges * (net.intervals ? net.intervals : 1)
      || (edges == 0 && net.order != 1)
      || (starts != 0 && starts != plan.paths)
      || (weights != 0 && weights != net.states)
      || (starts == 0 && weights == 0 && plan.paths != 0)
      || (places != 0 && places != plan.paths + 1))
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  plan.begin = ends[0];
  plan.end = ends[1];
  plan.start = starts ? counted_from_0 (plan.start, starts) : NULL;
  if (weights == 0)
    plan.initial = NULL;

  uint32_t *first = mxCalloc (net.states + 1, sizeof *first);
  for (size_t e = 0; e < edges; e++)
    {
      if (e > 0 && from[e] < from[e - 1])
        noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
      first[from[e] + 1]++;
    }
  for (size_t i = 0; i < net.states; i++)
    first[i + 1] += first[i];
  net.first = first;

  size_t saved = 0;
  if (places)
    {
      double last = place[places - 1];
      if (! (last >= 0 && last <= 0x1p40))
        noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
      saved = (size_t) last;
    }
  size_t M = plan.paths;
  mxArray *out[10];
  for (int k = 0; k < 4; k++)
    out[k] = noneq_new_matrix (&args, M, 1);
  out[4] = noneq_new_matrix (&args, M, net.currents);
  out[5] = noneq_new_matrix (&args, dwell ? M : 0, dwell ? net.states : 0);
  out[6] = noneq_new_matrix (&args, M, 1);
  out[8] = noneq_new_matrix (&args, saved, 1);
  out[9] = noneq_new_matrix (&args, saved, 1);
  noneq_sample_result result
      = { .initial = mxGetPr (out[0]),
          .final = mxGetPr (out[1]),
          .jumps = mxGetPr (out[2]),
          .medium = mxGetPr (out[3]),
          .current = mxGetPr (out[4]),
          .dwell = dwell ? mxGetPr (out[5]) : NULL,
          .candidates = mxGetPr (out[6]),
          .place = places ? place : NULL,
          .time = mxGetPr (out[8]),
          .state = mxGetPr (out[9]) };
  noneq_leave_if (&args, noneq_sample (&run, &net, &plan, &result));
  out[7] = noneq_new_matrix (&args, 1, 2);
  mxGetPr (out[7])[0] = result.tightest;
  mxGetPr (out[7])[1] = result.exhausted;
  count_from_1 (result.initial, M);
  count_from_1 (result.final, M);
  count_from_1 (result.state, saved);
  for (int k = 0; k == 0 || k < nlhs; k++)
    plhs[k] = out[k];
}
