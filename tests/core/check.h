/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* What the C unit tests share.  A test that draws data has its own generator
   with a fixed seed, so that a failure can be run again.  */

#ifndef NONEQ_CHECK_H
#define NONEQ_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/run.h"

/* A condition with the numbers that broke it.  */
#define check(condition, ...)                                               \
  do                                                                        \
    if (! (condition))                                                      \
      {                                                                     \
        print_error (__VA_ARGS__);                                          \
        print_error ("\n");                                                 \
        fail ();                                                            \
      }                                                                     \
  while (0)

/* For each instruction set this machine has, with the loop variable ISA.  */
#define for_each_isa(isa)                                                   \
  for (noneq_isa isa = NONEQ_ISA_BASE; isa <= noneq_isa_best ();            \
       isa = (noneq_isa) (isa + 1))

static inline noneq_run
run_on (noneq_isa isa, int threads)
{
  return (noneq_run){ threads, isa, NULL, NULL };
}

/* SplitMix64: independent of what is tested.  */
static inline uint64_t
draw (uint64_t *state)
{
  uint64_t z = (*state += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

/* Uniform in (0, 1).  */
static inline double
uniform (uint64_t *state)
{
  return ((double) (draw (state) >> 12) + 0.5) * 0x1p-52;
}

static inline double
normal (uint64_t *state)
{
  double radius = sqrt (-2.0 * log (uniform (state)));
  return radius * cos (6.283185307179586 * uniform (state));
}

static inline void *
room (size_t bytes)
{
  void *p = malloc (bytes);
  assert_non_null (p);
  return p;
}

#endif
