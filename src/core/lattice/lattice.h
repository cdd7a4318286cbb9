/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Stochastic lattice gases in one dimension between two reservoirs.

   Sites 1 .. N, bonds 0 .. N; bond b joins the sites b and b + 1, and the
   sites 0 and N + 1 are the reservoirs.  An event of

   - the symmetric exclusion process exchanges the contents of a bond, which
     has rate 1; a reservoir shows a particle with the probability END;
   - the Kipnis-Marchioro-Presutti model shares the energy of a bond at
     uniform, rate 1; at a bath of temperature END the site is given a fresh
     exponential energy (replace) or shares with one (mix);
   - the zero-range process moves a particle from a site that holds n of them
     to either side, with the rate RATE[n - 1] for each (the last RATE beyond
     the table); a reservoir emits at the rate END.

   Every process is run as events at a constant total rate, some of which
   change nothing, so that an event costs the same for any N.  Their number in
   an interval of time is Poisson, which makes the process in continuous time
   exact; the times of the single events are not needed and not drawn.

   A bond is chosen by 32 random bits: its probability departs from the
   uniform one by less than 2 (N + 1) / 2^32, relative.  In the zero-range
   process the same word decides whether the particle moves, with a grid of
   2 (N + 1) / 2^32.  */

#ifndef NONEQ_LATTICE_H
#define NONEQ_LATTICE_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef enum
{
  NONEQ_LATTICE_EXCLUSION,
  NONEQ_LATTICE_ENERGY_REPLACE,
  NONEQ_LATTICE_ENERGY_MIX,
  NONEQ_LATTICE_ZERO_RANGE
} noneq_lattice_model;

#define NONEQ_LATTICE_SITES (1u << 16)

typedef struct
{
  noneq_lattice_model model;
  size_t sites;           /* 1 .. NONEQ_LATTICE_SITES */
  double end[2];          /* reservoirs, left and right */
  const double *rate;     /* zero-range process: RATES values > 0 */
  size_t rates;
  const double *start;    /* SITES: the first state is a product of Gibbs
                             measures with these densities, temperatures or
                             fugacities */
  const double *origin;   /* SITES: what is subtracted before the moments */
} noneq_lattice;

typedef struct
{
  uint64_t seed;
  uint64_t first;         /* number of the first replica */
  size_t replicas;
  double burn;            /* time before the measurement */
  double interval;        /* time between snapshots */
  uint64_t snapshots;     /* of a replica, at least 1 */
  double most;            /* events and values of snapshots that all replicas
                             may be expected to need, up to 1e18 */
} noneq_lattice_plan;

/* Each replica has its own column or page.  Y = X - ORIGIN.  */
typedef struct
{
  double *mean;           /* SITES x REPLICAS: average of Y */
  double *square;         /* SITES x REPLICAS: of Y^2 */
  double *product;        /* SITES x SITES x REPLICAS: of Y Y', or NULL */
  double *current;        /* SITES + 1 x REPLICAS: net flow to the right over
                             each bond per time */
  double *events;         /* REPLICAS: with those of the burn-in, and those
                             that changed nothing */
  double *saved;          /* SITES x SNAPSHOTS x REPLICAS: the states, or
                             NULL */
} noneq_lattice_result;

/* Returned: NONEQ_OK, NONEQ_INTERRUPTED, NONEQ_NO_MEMORY, or
   NONEQ_BAD_ARGUMENT for a lattice or plan that cannot be.  */
noneq_status noneq_lattice_sample (const noneq_run *run,
                                   const noneq_lattice *lattice,
                                   const noneq_lattice_plan *plan,
                                   noneq_lattice_result *result);

#endif
