/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Paths of a Markov jump process on a network of states.

   Numbers are drawn as (seed; path, stream, step): a path depends on nothing
   but the network, the seed and its own number, and can be run again alone.

   Constant rates: the direct method (Gillespie 1976).  The waiting time in a
   state is exponential, the jump is drawn from an alias table (Walker 1977;
   Vose 1991) with 64 random bits: the probability of a jump is right to
   2^-64 absolute, so that one of 1e-12 has a relative error below 1e-7.

   Rates that depend on time: thinning (Lewis and Shedler 1979).  In each
   interval of time a rate is a Chebyshev series, and the sum of the
   magnitudes of the coefficients of the exit rate bounds it for certain.
   Candidates come at the bound and are jumps with the probability rate /
   bound, drawn from 53 bits.  No rate is ever held constant in between.  */

#ifndef NONEQ_SAMPLE_H
#define NONEQ_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef struct
{
  size_t states;
  size_t edges;          /* directed */
  const uint32_t *first; /* STATES + 1: the edges out of state i are
                            FIRST[i] .. FIRST[i + 1] - 1 */
  const uint32_t *to;    /* state at the end of an edge, ascending within a
                            state */
  const double *series;  /* ORDER x EDGES x INTERVALS: rates, or coefficients
                            of T_0, T_1, ... of the rates; constant rates
                            are positive and have ORDER = 1 */
  size_t order;
  size_t intervals;      /* 0: constant rates */
  const double *knot;    /* INTERVALS + 1, ascending, round the whole run */
  size_t currents;
  const double *weight;  /* EDGES x CURRENTS: what a jump adds to a current */
} noneq_network;

typedef struct
{
  double begin, end;
  uint64_t seed;
  size_t paths;
  const double *number;  /* PATHS: the number of each path, 0 .. 2^53 */
  const double *start;   /* PATHS: first state, or NULL */
  const double *initial; /* STATES: weights the first state is drawn by, or
                            NULL; one of the two is given */
  uint64_t most;         /* steps a path may take, to the block of 64 */
} noneq_sample_plan;

/* PATHS values each unless said otherwise; states count from 0.  NULL where
   it says so: not wanted.  */
typedef struct
{
  double *initial, *final;
  double *jumps;
  double *medium;     /* sum of log (rate / rate of the reverse jump) */
  double *current;    /* PATHS x CURRENTS */
  double *dwell;      /* PATHS x STATES: time spent, or NULL */
  double *candidates; /* thinning: times at which a jump was possible */
  const double *place; /* PATHS + 1 or NULL: jump k of path p is saved at
                          PLACE[p] + k; PLACE[p + 1] ends it */
  double *time, *state; /* saved: when, and the state jumped to */
  double tightest;    /* largest exit rate met / its bound */
  int exhausted;      /* a path took more steps than it may: nothing else is
                         to be used */
} noneq_sample_result;

/* Returned: NONEQ_OK, NONEQ_INTERRUPTED, NONEQ_NO_MEMORY, or
   NONEQ_BAD_ARGUMENT for a network, start or place that cannot be.  */
noneq_status noneq_sample (const noneq_run *run, const noneq_network *network,
                           const noneq_sample_plan *plan,
                           noneq_sample_result *result);

#endif
