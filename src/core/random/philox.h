/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Random numbers as a function: word (seed; trajectory, stream, step).

   Philox4x32-10 (Salmon, Moraes, Dror and Shaw, SC11, 2011) maps a 128-bit
   counter under a 64-bit key to four 32-bit words.  The key is the hashed
   seed, so that neighbouring seeds share nothing.  The counter is
     word 0: low 32 bits of step / 4
     word 1: low 16 bits: bits 32-47 of step / 4; high 16 bits: the stream
     words 2, 3: the trajectory, low word first
   and the four words of one counter serve steps 4 b .. 4 b + 3.  */

#ifndef NONEQ_PHILOX_H
#define NONEQ_PHILOX_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"

typedef struct
{
  uint32_t key[2];
} noneq_key;

/* One stream of numbers for each use, so that two uses of one seed never
   meet.  */
typedef enum
{
  NONEQ_STREAM_NOISE = 0,
  NONEQ_STREAM_UNIFORM = 1,
  NONEQ_STREAM_BOOTSTRAP = 2,   /* resampling of the first sample */
  NONEQ_STREAM_BOOTSTRAP_2 = 3, /* resampling of the second sample */
  NONEQ_STREAM_BOOTSTRAP_STATES = 8, /* resampling within each of many states */
  NONEQ_STREAM_NETWORK_START = 16, /* first state of a path on a network */
  NONEQ_STREAM_NETWORK_JUMP = 17,  /* its jumps */
  NONEQ_STREAM_INFER = 18,         /* bootstrap of entropy_infer */
  NONEQ_STREAM_RECIPROCITY = 32,   /* onsager_fit: bootstrap, */
  NONEQ_STREAM_SECOND_LAW = 33,    /* its least favourable case, */
  NONEQ_STREAM_SUBSETS = 34,       /* robust start; */
  NONEQ_STREAM_DERIVED = 35,       /* onsager_derived */
  NONEQ_STREAM_LATTICE_START = 64, /* first state of a lattice */
  NONEQ_STREAM_LATTICE_EVENT = 65, /* its events */
  NONEQ_STREAM_LATTICE_CLOCK = 66, /* how many there are, and reservoirs */
  NONEQ_STREAM_CHAIN = 67,         /* noise of harmonic_chain */
  NONEQ_STREAM_LEAK = 72,          /* effusion_leak: a particle, */
  NONEQ_STREAM_LEAK_COLLISION = 73, /* collisions of its gas */
  NONEQ_STREAM_TRAP = 80,          /* residence in traps */
  NONEQ_STREAM_CHAIN_START = 81,   /* first state of a chain of spins */
  NONEQ_STREAM_CHAIN_EVENT = 82,   /* its events */
  NONEQ_STREAM_FDT = 83,           /* bootstrap of fdt_violation */
  NONEQ_STREAM_FEEDBACK = 96,      /* feedback_trap */
  NONEQ_STREAM_ANNEALING = 97,     /* annealed_sampling: states and steps, */
  NONEQ_STREAM_ANNEALING_CHOICE = 98, /* what is accepted and copied */
  NONEQ_STREAM_LANGEVIN_START = 128,    /* first states: velocities, */
  NONEQ_STREAM_LANGEVIN_POSITION = 129, /* positions, */
  NONEQ_STREAM_LANGEVIN_HIDDEN = 130,   /* memory and active noise */
  NONEQ_STREAM_SDE_START = 191,         /* sde_solve: before the first, */
  NONEQ_STREAM_SDE = 192,               /* and at each step */
  NONEQ_STREAM_MEMORY = 256,   /* to 639: memory of a Langevin equation, */
  NONEQ_STREAM_ACTIVE = 640,   /* to 1023: its active noise */
  NONEQ_STREAM_LANGEVIN = 1024 /* and up: coordinates and sub-steps */
} noneq_stream;

noneq_key noneq_key_of_seed (uint64_t seed);

/* Given a counter and a key, the four words of Philox4x32-10.  */
void noneq_philox (const uint32_t counter[4], const uint32_t key[2],
                   uint32_t word[4]);

typedef enum
{
  NONEQ_NORMAL,     /* Box-Muller on 32-bit words: |x| < 6.77 */
  NONEQ_NORMAL_53,  /* Box-Muller with a 53-bit radius: |x| < 8.6 */
  NONEQ_UNIFORM,    /* (word + 1/2) / 2^32, never 0 or 1 */
  NONEQ_UNIFORM_53, /* 53 random bits; two words a number */
  NONEQ_RAW         /* the words themselves, as doubles */
} noneq_distribution;

/* Fill OUT, column-major, rows x columns:
   OUT(i, j) = number (SEED; FIRST_ROW + i, STREAM, FIRST_COLUMN + j).
   Rows are trajectories, columns are steps; any block of the infinite array
   can be asked for and is the same whatever the block or thread count.  */
noneq_status noneq_random_fill (const noneq_run *run, uint64_t seed,
                                uint32_t stream,
                                noneq_distribution distribution,
                                uint64_t first_row, size_t rows,
                                uint64_t first_column, size_t columns,
                                double *out);

/* Indices 0 .. N-1 drawn with replacement, for resampling: COUNT indices
   number FIRST, FIRST+1, ... of the given TRAJECTORY and STREAM; FIRST is a
   multiple of 4.  For n <= 2^22 from 32-bit words, else from 64-bit ones: a
   probability departs from 1/n by less than n / 2^32 or n / 2^64, relative,
   which is 1e-3 at the most.  */
void noneq_random_indices (noneq_isa isa, noneq_key key, uint32_t stream,
                           uint64_t trajectory, uint64_t first, size_t count,
                           uint64_t n, uint64_t *index);

#endif
