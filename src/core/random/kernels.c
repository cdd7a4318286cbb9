/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Philox and what is made of its words, NONEQ_LANES counters at a time.
   Compiled once per instruction set; NONEQ_VARIANT names the table.  */

#include "random/kernels.h"
#include "random/philox_vector.h"

/* An integer below 2^52 as a double, exactly.  */
static inline noneq_vd
to_double (noneq_vu a)
{
  return (noneq_vd) (a | 0x4330000000000000ULL) - 0x1p52;
}

/* word + 1/2  */
static inline noneq_vd
half_up (noneq_vu a)
{
  return (noneq_vd) (a | 0x4330000000000000ULL) - (0x1p52 - 0.5);
}

/* (word + 1/2) / 2^32  */
static inline noneq_vd
open_uniform (noneq_vu word)
{
  return half_up (word) * 0x1p-32;
}

/* Box and Muller: radius from u, angle 2 pi v.  */
static inline void
box_muller (noneq_vd u, noneq_vd v, noneq_vd *a, noneq_vd *b)
{
  noneq_vd radius = noneq_vsqrt (-2.0 * noneq_vlog (u));
  noneq_vd sine, cosine;
  noneq_vsincos2pi (v, &sine, &cosine);
  *a = radius * cosine;
  *b = radius * sine;
}

/* The same for numbers of 32 random bits, which is a grid of 2e-10: there
   series with errors below 7e-12 of the radius change no number that could be
   told from the exact one, and cost half.  */
static inline void
box_muller_32 (noneq_vu word, noneq_vu turn, noneq_vd *a, noneq_vd *b)
{
  /* u = (word + 1/2) / 2^32, log (u) = k ln 2 + 2 atanh (s), |s| < 0.1716, to
     s^13.  */
  noneq_vu bits = (noneq_vu) half_up (word);
  noneq_vu shifted = bits + ((1ULL << 62) - 0x3fe6a09e667f3bcdULL);
  noneq_vd kd = to_double (shifted >> 52) - (1024.0 + 32.0);
  noneq_vd m = (noneq_vd) (bits + (1ULL << 62)
                           - (shifted & 0xfff0000000000000ULL));
  noneq_vd s = (m - 1.0) / (m + 1.0), z = s * s, z2 = z * z;
  noneq_vd p = (-4.0 + z * (-4.0 / 3)) + z2 * (-4.0 / 5 + z * (-4.0 / 7))
               + z2 * z2 * ((-4.0 / 9 + z * (-4.0 / 11)) + z2 * (-4.0 / 13));
  noneq_vd radius
      = noneq_vsqrt (kd * (-2.0 * 0x1.62e42fefa39efp-1) + s * p);

  /* Angle from the nearest quarter turn, |y| <= pi / 4; sine to y^11, cosine
     to y^12.  */
  noneq_vd v = half_up (turn);
  noneq_vd t = v * 0x1p-30 + NONEQ_ROUNDER;
  noneq_vu quarter = (noneq_vu) t;
  noneq_vd y = (v * 0x1p-30 - (t - NONEQ_ROUNDER)) * 0x1.921fb54442d18p0;
  noneq_vd w = y * y, w2 = w * w;
  noneq_vd sine = y + y * w * ((-1.0 / 6 + w * (1.0 / 120))
                               + w2 * ((-1.0 / 5040 + w * (1.0 / 362880))
                                       + w2 * (-1.0 / 39916800)));
  noneq_vd high = -1.0 / 3628800 + w * (1.0 / 479001600);
  noneq_vd cosine = 1.0 + w * ((-0.5 + w * (1.0 / 24))
                               + w2 * ((-1.0 / 720 + w * (1.0 / 40320))
                                       + w2 * high));

  /* An odd number of quarters swaps the two, and the signs do not matter to
     the distribution but make all four quadrants.  */
  noneq_vl swap = -(noneq_vl) (quarter & 1);
  noneq_vd x = noneq_vselect (swap, sine, cosine);
  noneq_vd q = noneq_vselect (swap, cosine, sine);
  x = (noneq_vd) ((noneq_vu) x ^ ((quarter + 1) << 62 & 1ULL << 63));
  q = (noneq_vd) ((noneq_vu) q ^ (quarter << 62 & 1ULL << 63));
  *a = radius * x;
  *b = radius * q;
}

/* Distributions that spend two words a number take them from blocks 2 b and
   2 b + 1.  */
static inline __attribute__ ((always_inline)) int
is_wide (noneq_distribution distribution)
{
  return distribution == NONEQ_NORMAL_53 || distribution == NONEQ_UNIFORM_53;
}

/* Numbers C and C + 1 of the four that are made of a counter's words.  */
static inline __attribute__ ((always_inline)) void
two_numbers (noneq_distribution distribution, noneq_vu x[2][4], int c,
             noneq_vd *a, noneq_vd *b)
{
  switch (distribution)
    {
    case NONEQ_NORMAL:
      box_muller_32 (x[0][c], x[0][c + 1], a, b);
      break;
    case NONEQ_NORMAL_53:
      box_muller (noneq_vopen_uniform_53 (x[0][c], x[0][c + 1]),
                  noneq_vopen_uniform_53 (x[1][c], x[1][c + 1]), a, b);
      break;
    case NONEQ_UNIFORM:
      *a = open_uniform (x[0][c]);
      *b = open_uniform (x[0][c + 1]);
      break;
    case NONEQ_UNIFORM_53:
      *a = noneq_vopen_uniform_53 (x[0][c], x[1][c]);
      *b = noneq_vopen_uniform_53 (x[0][c + 1], x[1][c + 1]);
      break;
    case NONEQ_RAW:
      *a = to_double (x[0][c]);
      *b = to_double (x[0][c + 1]);
      break;
    }
}

/* Whole vectors.  The words of the next row are made beside the numbers of
   this one, in two parts: each alone is a chain that leaves the processor
   waiting.  */
static inline __attribute__ ((always_inline)) void
rows_of (noneq_distribution distribution, noneq_key key, uint32_t stream,
         uint64_t first_row, size_t rows, uint64_t block,
         double *const column[4])
{
  int wide = is_wide (distribution);
  uint64_t b = wide ? 2 * block : block;
  noneq_vu lane, x[2][4], next[2][4];
  for (int i = 0; i < NONEQ_LANES; i++)
    lane[i] = (uint64_t) i;
  for (int part = 0; part <= wide; part++)
    {
      noneq_vcounter (x[part], stream, lane + first_row,
                      noneq_vset_u (b + (uint64_t) part));
      noneq_vphilox (x[part], key);
    }
  for (size_t row = 0; row < rows; row += NONEQ_LANES)
    {
      noneq_vd a[4];
      for (int part = 0; part <= wide; part++)
        noneq_vcounter (next[part], stream,
                        lane + (first_row + row + NONEQ_LANES),
                        noneq_vset_u (b + (uint64_t) part));
      noneq_vphilox_rounds (next[0], key, 0, wide ? 10 : 5);
      two_numbers (distribution, x, 0, a, a + 1);
      noneq_vphilox_rounds (next[wide], key, wide ? 0 : 5, 10);
      two_numbers (distribution, x, 2, a + 2, a + 3);
      for (int c = 0; c < 4; c++)
        {
          if (column[c])
            noneq_vstore (column[c] + row, a[c]);
          for (int part = 0; part <= wide; part++)
            x[part][c] = next[part][c] & 0xffffffffu;
        }
    }
}

/* Not inlined: a number must have the same bits wherever it is wanted.  */
#define ROWS(name, distribution)                                              \
  static void __attribute__ ((noinline))                                      \
  name (noneq_key key, uint32_t stream, uint64_t first_row, size_t rows,      \
        uint64_t block, double *const column[4])                              \
  {                                                                           \
    rows_of (distribution, key, stream, first_row, rows, block, column);      \
  }
ROWS (rows_normal, NONEQ_NORMAL)
ROWS (rows_normal_53, NONEQ_NORMAL_53)
ROWS (rows_uniform, NONEQ_UNIFORM)
ROWS (rows_uniform_53, NONEQ_UNIFORM_53)
ROWS (rows_raw, NONEQ_RAW)

static void
fill (noneq_key key, uint32_t stream, noneq_distribution distribution,
      uint64_t first_row, size_t rows, uint64_t block,
      double *const column[4])
{
  void (*make) (noneq_key, uint32_t, uint64_t, size_t, uint64_t,
                double *const[4])
      = rows_raw;
  switch (distribution)
    {
    case NONEQ_NORMAL: make = rows_normal; break;
    case NONEQ_NORMAL_53: make = rows_normal_53; break;
    case NONEQ_UNIFORM: make = rows_uniform; break;
    case NONEQ_UNIFORM_53: make = rows_uniform_53; break;
    case NONEQ_RAW: break;
    }
  size_t rest = rows % NONEQ_LANES, whole = rows - rest;
  if (whole > 0)
    make (key, stream, first_row, whole, block, column);
  if (rest > 0)
    {
      double last[4][NONEQ_LANES];
      double *const to[4] = { last[0], last[1], last[2], last[3] };
      make (key, stream, first_row + whole, NONEQ_LANES, block, to);
      for (int c = 0; c < 4; c++)
        if (column[c])
          memcpy (column[c] + whole, last[c], rest * sizeof (double));
    }
}

static void
words (noneq_key key, uint32_t stream, uint64_t trajectory,
       uint64_t first_block, size_t count, uint32_t *word)
{
  noneq_vu lane;
  for (int i = 0; i < NONEQ_LANES; i++)
    lane[i] = (uint64_t) i;
  for (size_t done = 0; done < count; done += 4 * NONEQ_LANES)
    {
      noneq_vu x[4];
      noneq_vcounter (x, stream, noneq_vset_u (trajectory),
                      lane + (first_block + done / 4));
      noneq_vphilox (x, key);
      for (int i = 0; i < NONEQ_LANES; i++)
        for (int c = 0; c < 4; c++)
          word[done + 4 * (size_t) i + (size_t) c] = (uint32_t) x[c][i];
    }
}

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

#define TABLE_(variant) noneq_random_kernels_##variant
#define TABLE(variant) TABLE_ (variant)
const noneq_random_kernels TABLE (NONEQ_VARIANT) = { fill, words, draw };
