/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Langevin dynamics of many trajectories by splitting.

   A step is a string of sub-steps; n_V, n_R, n_O are their numbers in it:
     V  v += h' F / (n_V m)
     R  x += h' v / n_R
     O  v = c v + sqrt (1 - c^2) sqrt (kT / m) xi,  c = a^(1 / n_O)
     H  the next column of the schedule of parameters
   with numbers a, h', m, kT for each coordinate.  A coordinate with a = 1 has
   no bath.

   Memory: of a coordinate with the kernel K (t) = sum c_i exp (-t / tau_i) the
   velocity is one of K + 1 numbers y = (v, u_1, ...), u_i = z_i / sqrt (c_i m)
   of the forces z_i of the bath, and O is their Ornstein-Uhlenbeck process,
     O  y = A y + C n,  A = exp (L h / n_O),  C C' = kT / m (1 - A A')
   with n normal and L = [-g, s'; -s, -diag (1 / tau)], s_i = sqrt (c_i / m).
   It leaves the distribution of y as it is, N (0, kT / m), and with it all
   that a step keeps of a coordinate without memory.  The energy of u is the
   bath's.

   Active noise: the mean over a step of an Ornstein-Uhlenbeck process adds to
   the force.  A step moves the process on after its last R, so that all V
   between two moves of x have the same.

   Random numbers: xi = normal (seed; trajectory, stream, step) with the
   stream NONEQ_STREAM_LANGEVIN + SLOTS * coordinate + (which O of the step),
   SLOTS = max (2, n_O); u and active noise have streams of their own.

   Ledger, signs: work on the system, heat into it.
     protocol work  += U (x, new parameters) - U (x, old) at each H
     heat of a bath += kinetic energy that O brought
   What else the energy changes by is the work of the discretisation (shadow
   work) and of forces that have no potential.

   Reference: D. A. Sivak, J. D. Chodera and G. E. Crooks, J. Phys. Chem. B
   118, 6466 (2014).  */

#ifndef NONEQ_LANGEVIN_H
#define NONEQ_LANGEVIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"
#include "program/program.h"
#include "random/philox.h"

#define NONEQ_LANGEVIN_STRING 64 /* the most sub-steps of a step, */
#define NONEQ_LANGEVIN_MODES 64  /* and modes of the memory of a coordinate */

/* ---- Schemes.  */

typedef enum
{
  NONEQ_RULE_EXPONENTIAL, /* a = exp (-g h), h' = h */
  NONEQ_RULE_GJ1,         /* a by name; h' = h sqrt (2 (1-a) / ((1+a) g h)) */
  NONEQ_RULE_GJ2,
  NONEQ_RULE_GJ3,
  NONEQ_RULE_GJ4,
  NONEQ_RULE_GJ5,
  NONEQ_RULE_GJ6,
  NONEQ_RULE_GJ7,
  NONEQ_RULE_GJ8,
  NONEQ_RULE_OVERDAMPED   /* a = 0, h'^2 = 2 m mu h */
} noneq_langevin_rule;

typedef struct
{
  const char *name, *string;
  noneq_langevin_rule rule;
} noneq_langevin_scheme;

/* The scheme called NAME, or NULL; and number I of the table, NULL after the
   last.  */
const noneq_langevin_scheme *noneq_langevin_scheme_named (const char *name);
const noneq_langevin_scheme *noneq_langevin_scheme_number (size_t i);

/* For z = g h >= 0 (g = friction rate): a, 1 - a without cancellation, and
   h' / h.  Not for NONEQ_RULE_OVERDAMPED.
   Returned: NONEQ_BAD_ARGUMENT where the rule has no answer (z >= 2 for
   GJ3).  */
noneq_status noneq_langevin_numbers (noneq_langevin_rule rule, double z,
                                     double *a, double *rest, double *ratio);

/* ---- Functions of the state: energy, force, or what events watch.  */

typedef struct
{
  const noneq_program *program; /* or NULL, and then: */
  /* OUT (outputs x NONEQ_BLOCK) at X (d x NONEQ_BLOCK) for the first LANES
     trajectories and one set of PARAMETERs.  Never called from two threads:
     a run with such a function uses one.  */
  void (*call) (void *data, size_t lanes, const double *x,
                const double *parameter, double *out);
  void *data;
  size_t outputs;
} noneq_langevin_function;

/* ---- A run.  */

typedef struct
{
  double a, rest;       /* of the whole step; REST = 1 - a */
  double step;          /* h' */
  double mass;
  double spread;        /* sqrt (kT / m) */
  double lowest, highest; /* reflecting walls, or infinite */
  size_t bath;          /* its number from 0 */
  size_t modes;         /* of its memory, 0 .. NONEQ_LANGEVIN_MODES */
  const double *block;  /* MODES > 0: A and C of an O, by rows; then REST is
                           above 0 and of no other use */
  const double *active; /* or NULL: A and C, by rows, of (process at the end of
                           a step, its mean over it) */
  double drag;          /* force of a unit of that mean */
} noneq_langevin_coordinate;

typedef struct
{
  size_t d, parameters; /* inputs of the functions: d + parameters */
  const noneq_langevin_coordinate *coordinate;
  size_t baths;
  const char *string;
  noneq_langevin_function force, energy, watched;
} noneq_langevin_model;

/* Columns of parameters: number 0 before the first H of the run, number
   j + 1 after H number j.  Either all in TABLE, or FILL gives COUNT columns
   from FIRST on; called outside parallel regions.  Without either H does
   nothing.  */
typedef struct
{
  const double *table;
  void (*fill) (void *data, size_t first, size_t count, double *columns);
  void *data;
  const double *initial; /* column 0 */
} noneq_langevin_schedule;

/* First passages and crossings: coordinate or output of MODEL.watched.  */
typedef struct
{
  size_t source;        /* < d: coordinate; else output SOURCE - d */
  double level;
  int direction;        /* 1 upward, -1 downward, 0 both */
} noneq_langevin_event;

typedef struct
{
  uint64_t seed;
  uint64_t first_trajectory, first_step;
  size_t trajectories;
  uint64_t steps;
  int wide;             /* normals of 53 bits */
  int resumed;          /* V is that of an earlier run's state */
  const noneq_langevin_schedule *schedule;
  const double *frame;  /* ascending step numbers 0 .. STEPS */
  size_t frames;
  const double *ledger_frame; /* the same; none: no ledger */
  size_t ledger_frames;
  const noneq_langevin_event *event;
  size_t events;
  int stop;             /* a block ends when all its events have happened;
                           its later frames are NaN, but the last row of its
                           ledger is that of the end */
  /* Averages over trajectories and the steps BURN + EVERY, BURN + 2 EVERY,
     ...; EVERY = 0: none.  */
  uint64_t every, burn;
  int velocities;       /* y = (x, v), else y = x */
  size_t lags;          /* autocorrelation at 0 .. LAGS samples */
  size_t bins;          /* of the histogram of each coordinate */
  const double *shift;  /* of y, subtracted first: d or 2 d */
  const double *range;  /* of each coordinate: lowest and highest edge, start
                           and length of its period (infinite: none) */
  void (*progress) (void *data, uint64_t steps);
  void *progress_data;
} noneq_langevin_plan;

/* Arrays with a leading M = trajectories; D = d or 2 d numbers of y.  NULL
   where not wanted, but for the states.  */
typedef struct
{
  double *x, *v;        /* M x d: initial, and on return final */
  double *state;        /* M x d: what a later run takes as V, or NULL */
  double *hidden;       /* M x: u of each coordinate; then (process, mean) of
                           each active one; initial, and on return final */
  double *frame_x, *frame_v; /* M x frames x d */
  double *work;         /* M: protocol work so far, continued */
  double *heat;         /* M x baths: heat so far, continued */
  double *ledger;       /* M x (2 + 2 baths) x ledger_frames: protocol work,
                           U, heat of each bath, kinetic energy of each */
  double *broken;       /* M: step by which a state was not finite, or -1 */
  double *event_time;   /* M x events: as a step number, with FIRST_STEP, or
                           NaN; values that are not NaN are kept */
  double *event_count;  /* M x events: crossings */
  double *samples;      /* 1: number of states averaged */
  double *sum;          /* D */
  double *product;      /* D x D */
  double *correlation;  /* (1 + lags) x D: sums of products */
  double *pairs;        /* 1 + lags: their numbers */
  double *histogram;    /* (bins + 2) x d: below, the bins, above */
} noneq_langevin_result;

/* How often STRING takes each of V, R, O, H; and whether it is one: 1 to
   NONEQ_LANGEVIN_STRING of these letters with at least one V and one R.  */
int noneq_langevin_count (const char *string, size_t count[4]);

/* Returned: NONEQ_OK, NONEQ_INTERRUPTED, NONEQ_NO_MEMORY, or
   NONEQ_BAD_ARGUMENT for what cannot be.  A trajectory that leaves the finite
   numbers is marked in BROKEN and its later states are NaN.  */
noneq_status noneq_langevin_run (const noneq_run *run,
                                 const noneq_langevin_model *model,
                                 const noneq_langevin_plan *plan,
                                 noneq_langevin_result *result);

#endif
