/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <string.h>

#include "simd/isa.h"

noneq_isa
noneq_isa_best (void)
{
#ifdef NONEQ_X86_VARIANTS
  if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512dq")
      && __builtin_cpu_supports ("avx512vl"))
    return NONEQ_ISA_AVX512;
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
    return NONEQ_ISA_AVX2;
#endif
  return NONEQ_ISA_BASE;
}

const char *
noneq_isa_name (noneq_isa isa)
{
  switch (isa)
    {
    case NONEQ_ISA_AVX2:
      return "avx2";
    case NONEQ_ISA_AVX512:
      return "avx512";
    default:
      return "base";
    }
}

noneq_isa
noneq_isa_named (const char *name)
{
  noneq_isa best = noneq_isa_best ();
  if (name)
    for (int isa = NONEQ_ISA_BASE; isa <= (int) best; isa++)
      if (! strcmp (name, noneq_isa_name ((noneq_isa) isa)))
        return (noneq_isa) isa;
  return best;
}
