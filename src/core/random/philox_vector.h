/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Philox4x32-10 on NONEQ_LANES counters at a time, for kernel files that
   turn the words into something else without storing them.  The counters are
   laid out as random/philox.h says.  */

#ifndef NONEQ_PHILOX_VECTOR_H
#define NONEQ_PHILOX_VECTOR_H

#include "random/philox.h"
#include "simd/vector.h"

/* The counters of (TRAJECTORY, STREAM, blocks BLOCK), one a lane.  */
static inline void
noneq_vcounter (noneq_vu x[4], uint32_t stream, noneq_vu trajectory,
                noneq_vu block)
{
  x[0] = block & 0xffffffffu;
  x[1] = ((block >> 32) & 0xffff) | ((uint64_t) (stream & 0xffff) << 16);
  x[2] = trajectory & 0xffffffffu;
  x[3] = trajectory >> 32;
}

/* Rounds FROM .. TO (of ten) on one 32-bit word a 64-bit lane; what is above
   the word counts for nothing.  */
static inline void
noneq_vphilox_rounds (noneq_vu x[4], noneq_key key, uint32_t from,
                      uint32_t to)
{
  for (uint32_t round = from; round < to; round++)
    {
      noneq_vu p0 = noneq_vmul32 (x[0], 0xD2511F53u);
      noneq_vu p1 = noneq_vmul32 (x[2], 0xCD9E8D57u);
      uint32_t k0 = key.key[0] + round * 0x9E3779B9u;
      uint32_t k1 = key.key[1] + round * 0xBB67AE85u;
      x[0] = (p1 >> 32) ^ x[1] ^ (uint64_t) k0;
      x[2] = (p0 >> 32) ^ x[3] ^ (uint64_t) k1;
      x[1] = p1;
      x[3] = p0;
    }
}

/* All ten; the high halves are zero on return.  */
static inline void
noneq_vphilox (noneq_vu x[4], noneq_key key)
{
  noneq_vphilox_rounds (x, key, 0, 10);
  for (int i = 0; i < 4; i++)
    x[i] &= 0xffffffffu;
}

/* 52 bits of two words and a centred last one: (bits + 1/2) / 2^52, in
   (0, 1), exactly.  */
static inline noneq_vd
noneq_vopen_uniform_53 (noneq_vu high, noneq_vu low)
{
  noneq_vu bits = (high << 20) | (low >> 12);
  noneq_vd whole = (noneq_vd) (bits | 0x4330000000000000ULL) - 0x1p52;
  return (whole + 0.5) * 0x1p-52;
}

#endif
