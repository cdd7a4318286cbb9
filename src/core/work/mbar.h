/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The multistate Bennett acceptance ratio (Shirts and Chodera, J. Chem. Phys.
   129, 124105, 2008).

   Sample n, drawn in one of K states, has the reduced potentials u_kn of all
   states.  With N_k samples from state k, the free energies f_k solve
     f_k = -ln sum_n exp (-u_kn) / D_n,  D_n = sum_l N_l exp (f_l - u_ln),
   which is where the convex function
     sum_n ln D_n - sum_k N_k f_k
   is smallest.  W_nk = exp (f_k - u_kn) / D_n are the weights of sample n in
   state k; each of their columns sums to 1.  */

#ifndef NONEQ_MBAR_H
#define NONEQ_MBAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef struct
{
  size_t states, samples;
  const double *u;     /* states x samples, samples ordered by their state;
                          +Inf is a weight of zero */
  const size_t *count; /* states; their sum is samples, some may be 0 */
  /* 0, 1 or STATES rows of an observable, rows x samples.  */
  size_t observable_rows;
  const double *observable;
} noneq_mbar_data;

/* Columns of the weight matrix that the results speak of: the states, and
   after them, if there is an observable A, the columns A_kn W_nk.  */
static inline size_t
noneq_mbar_columns (const noneq_mbar_data *data)
{
  return data->observable_rows ? 2 * data->states : data->states;
}

typedef struct
{
  /* Memory of the caller.  */
  double *free_energy; /* states; that of the first state is 0 */
  double *sum;         /* columns: the sums of the columns */
  double *gram;        /* columns x columns: their scalar products */
  size_t *group;       /* states: number from 1 of the set of states that are
                          joined by overlap, 0 for a state without samples */
  /* Set by the function.  */
  size_t groups;
  double residual;     /* max |sum_n W_nk - 1| over states with samples */
  int iterations;
} noneq_mbar_result;

/* Solve.  The start is a chain of pairwise acceptance ratios along the best
   spanning tree, so that any distance in free energy is in reach; then
   Newton's method.

   Accuracy: the residual is at most 1e-12.
   Errors: NONEQ_NOT_A_NUMBER; NONEQ_MINUS_INFINITY; NONEQ_NO_WEIGHT (a sample
   has +Inf in the state it comes from, or a state without samples has no
   weight anywhere); NONEQ_SINGULAR (states not joined by overlap: GROUPS > 1
   and GROUP are set); NONEQ_NO_CONVERGENCE.  */
noneq_status noneq_mbar (const noneq_run *run, const noneq_mbar_data *data,
                         noneq_mbar_result *result);

/* Bootstrap: samples drawn with replacement within each state, in runs of up
   to BLOCK values (a run is not longer than the state has samples).  Started
   at FREE_ENERGY, the solution of noneq_mbar.  Replicate r goes to column r
   of VALUE (states x replicates) and, unless there is no observable, of
   AVERAGE, the expectations of A.  A column is NaN where the samples drawn do
   not determine a solution: nothing joins two sets of states, or it is more
   than 60 kT from the start.  */
noneq_status noneq_mbar_bootstrap (const noneq_run *run,
                                   const noneq_mbar_data *data,
                                   const double *free_energy, size_t block,
                                   uint64_t seed, size_t replicates,
                                   double *value, double *average);

#endif
