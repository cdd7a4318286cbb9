/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Random numbers of jump paths.  Compiled once per instruction set;
   NONEQ_VARIANT names the table.  */

#include "network/kernels.h"
#include "random/philox_vector.h"

static void
draw (noneq_key key, uint32_t stream, uint64_t trajectory, uint64_t first,
      size_t count, uint64_t *choice, double *wait)
{
  noneq_vu lane;
  for (int i = 0; i < NONEQ_LANES; i++)
    lane[i] = (uint64_t) i;
  for (size_t done = 0; done < count; done += NONEQ_LANES)
    {
      noneq_vu x[4];
      noneq_vcounter (x, stream, noneq_vset_u (trajectory),
                      lane + (first + done));
      noneq_vphilox (x, key);
      noneq_vu bits = (x[0] << 32) | x[1];
      memcpy (choice + done, &bits, sizeof bits);
      noneq_vstore (wait + done,
                    -noneq_vlog (noneq_vopen_uniform_53 (x[2], x[3])));
    }
}

#define TABLE_(variant) noneq_network_kernels_##variant
#define TABLE(variant) TABLE_ (variant)
const noneq_network_kernels TABLE (NONEQ_VARIANT) = { draw };
