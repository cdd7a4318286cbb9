/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Instruction sets.  Each kernel file is compiled once per entry, and the
   machine it runs on, not the one it was built on, decides which is used.  */

#ifndef NONEQ_ISA_H
#define NONEQ_ISA_H

typedef enum
{
  NONEQ_ISA_BASE = 0, /* whatever the compiler assumes: SSE2, NEON, ... */
  NONEQ_ISA_AVX2,     /* AVX2 and FMA */
  NONEQ_ISA_AVX512    /* AVX-512 F, DQ, VL */
} noneq_isa;

/* The best instruction set that was compiled in and that this processor
   has.  */
noneq_isa noneq_isa_best (void);

/* The set called NAME ("base", "avx2", "avx512"), but never one above
   noneq_isa_best; an unknown or NULL name gives the best.  */
noneq_isa noneq_isa_named (const char *name);

const char *noneq_isa_name (noneq_isa isa);

#endif
