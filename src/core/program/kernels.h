/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The interpreter of program/kernels.c, one an instruction set.  */

#ifndef NONEQ_PROGRAM_KERNELS_H
#define NONEQ_PROGRAM_KERNELS_H

#include <stddef.h>

#include "program/bytecode.h"
#include "simd/isa.h"

typedef struct
{
  /* Do COUNT instructions on the first LANES, a multiple of 8, of one block
     of REGISTERS.  */
  void (*interpret) (const noneq_instruction *instruction, size_t count,
                     const double *constant, double *registers, int lanes);
} noneq_program_kernels;

extern const noneq_program_kernels noneq_program_kernels_base;
#ifdef NONEQ_X86_VARIANTS
extern const noneq_program_kernels noneq_program_kernels_avx2;
extern const noneq_program_kernels noneq_program_kernels_avx512;
#endif

static inline const noneq_program_kernels *
noneq_program_kernels_for (noneq_isa isa)
{
  switch (isa)
    {
#ifdef NONEQ_X86_VARIANTS
    case NONEQ_ISA_AVX2:
      return &noneq_program_kernels_avx2;
    case NONEQ_ISA_AVX512:
      return &noneq_program_kernels_avx512;
#endif
    default:
      return &noneq_program_kernels_base;
    }
}

#endif
