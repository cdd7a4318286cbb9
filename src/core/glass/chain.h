/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Chains of two-state sites with heat-bath dynamics in continuous time.

   - Glauber: a ring of Ising spins.  A site is updated at rate 1 and is then
     up with the probability (1 + gamma (left + right) / 2) / 2,
     gamma = tanh (2 J / T).
   - East: site 1 has a wall that is up to its left.  A site whose left
     neighbour is up is updated at rate 1, and is then up with the
     probability c.
   - FA: such a wall at either end; a site is so updated at rate 1 for each
     neighbour that is up.

   The response of the Glauber chain needs no field (C. Chatelain, J. Phys. A
   36, 10739, 2003; F. Ricci-Tersenghi, Phys. Rev. E 68, 065104, 2003): a field
   h on site i from the age on changes the probability of a path by the factor
   1 + (h / T) (sum over the updates of i of spin after it - its mean), so that
   T chi = < spin times this sum > as long as the response is linear.

   A site and its new state come from 32 random bits each: probabilities are
   right to 2^-32 (that of a site to SITES 2^-31, relative).  */

#ifndef NONEQ_CHAIN_H
#define NONEQ_CHAIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef enum
{
  NONEQ_CHAIN_GLAUBER,
  NONEQ_CHAIN_EAST,
  NONEQ_CHAIN_FA
} noneq_chain_model;

#define NONEQ_CHAIN_SITES (1u << 20)

typedef struct
{
  noneq_chain_model model;
  size_t sites;         /* 1 (Glauber: 3) .. NONEQ_CHAIN_SITES */
  double parameter;     /* gamma in 0 .. 1, or c */
  double start;         /* probability of up at time 0 */
  double age;           /* when the reference is taken, >= 0 */
  const double *time;   /* TIMES delays after that, ascending, >= 0 */
  size_t times;         /* at least 1 */
  uint64_t seed;
  uint64_t first;       /* number of the first replica */
  size_t replicas;
  double most;          /* events that may be expected in all */
} noneq_chain;

/* Each TIMES x REPLICAS, column-major, averages over the sites.
   Glauber: CORRELATION of the spins with those at the age; SECOND is T chi;
   THIRD the density of unequal neighbours.
   Else: CORRELATION is the mean of the product n n(age); SECOND the share of
   sites that have not changed since the age; THIRD the density of up.
   EVENTS: REPLICAS.  */
typedef struct
{
  double *correlation, *second, *third, *events;
} noneq_chain_result;

noneq_status noneq_chain_sample (const noneq_run *run,
                                 const noneq_chain *chain,
                                 noneq_chain_result *result);

#endif
