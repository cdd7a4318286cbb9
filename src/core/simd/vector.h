/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Vectors of double and of 64-bit integers as wide as the instruction set
   that the including file is compiled for, on plain GNU vector extensions,
   so that one kernel source serves SSE2, AVX2, AVX-512 and NEON.  Intrinsics
   stand only where the extensions cannot say it (square root, the 32-bit
   product, a masked choice).

   Elementary functions:
     noneq_vexp      exp (x), below 1.1 ulp, full range with denormals
     noneq_vlog      log (x) for normal x > 0, below 1 ulp
     noneq_vsincos2pi  sin and cos of 2 pi u for |u| < 2^49, below 1.7 ulp
                     of the larger of the two
   tests/core/test_vector.c measures them: 0.985, 0.860 and 1.580 ulp over
   millions of points, the same on each instruction set.  */

#ifndef NONEQ_VECTOR_H
#define NONEQ_VECTOR_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined __SSE2__
#include <immintrin.h>
#endif

#if defined __AVX512F__ && defined __AVX512DQ__
#define NONEQ_LANES 8
#elif defined __AVX2__
#define NONEQ_LANES 4
#else
#define NONEQ_LANES 2
#endif

typedef double noneq_vd __attribute__ ((vector_size (NONEQ_LANES * 8)));
typedef int64_t noneq_vl __attribute__ ((vector_size (NONEQ_LANES * 8)));
typedef uint64_t noneq_vu __attribute__ ((vector_size (NONEQ_LANES * 8)));

static inline noneq_vd
noneq_vload (const double *p)
{
  noneq_vd v;
  memcpy (&v, p, sizeof v);
  return v;
}

static inline void
noneq_vstore (double *p, noneq_vd v)
{
  memcpy (p, &v, sizeof v);
}

static inline noneq_vd
noneq_vset (double x)
{
  return x - (noneq_vd){ 0 };
}

static inline noneq_vu
noneq_vset_u (uint64_t x)
{
  return x - (noneq_vu){ 0 };
}

/* a where MASK (all bits of a lane) is set, else b.  */
static inline noneq_vd
noneq_vselect (noneq_vl mask, noneq_vd a, noneq_vd b)
{
#if NONEQ_LANES == 8
  return (noneq_vd) _mm512_mask_blend_pd (
      _mm512_movepi64_mask ((__m512i) mask), (__m512d) b, (__m512d) a);
#elif NONEQ_LANES == 4
  return (noneq_vd) _mm256_blendv_pd ((__m256d) b, (__m256d) a,
                                      (__m256d) mask);
#else
  return (noneq_vd) ((mask & (noneq_vl) a) | (~mask & (noneq_vl) b));
#endif
}

/* The smaller of the two; a NaN in A stays.  */
static inline noneq_vd
noneq_vmin (noneq_vd a, noneq_vd b)
{
#if NONEQ_LANES == 8
  return (noneq_vd) _mm512_min_pd ((__m512d) b, (__m512d) a);
#elif NONEQ_LANES == 4
  return (noneq_vd) _mm256_min_pd ((__m256d) b, (__m256d) a);
#else
  return noneq_vselect (b < a, b, a);
#endif
}

/* The larger of the two; a NaN in A stays.  */
static inline noneq_vd
noneq_vmax (noneq_vd a, noneq_vd b)
{
#if NONEQ_LANES == 8
  return (noneq_vd) _mm512_max_pd ((__m512d) b, (__m512d) a);
#elif NONEQ_LANES == 4
  return (noneq_vd) _mm256_max_pd ((__m256d) b, (__m256d) a);
#else
  return noneq_vselect (b > a, b, a);
#endif
}

static inline noneq_vd
noneq_vabs (noneq_vd a)
{
  return (noneq_vd) ((noneq_vl) a & INT64_MAX);
}

static inline noneq_vd
noneq_vsqrt (noneq_vd a)
{
#if NONEQ_LANES == 8
  return (noneq_vd) _mm512_sqrt_pd ((__m512d) a);
#elif NONEQ_LANES == 4
  return (noneq_vd) _mm256_sqrt_pd ((__m256d) a);
#elif defined __SSE2__
  return (noneq_vd) _mm_sqrt_pd ((__m128d) a);
#else
  for (int i = 0; i < NONEQ_LANES; i++)
    a[i] = sqrt (a[i]);
  return a;
#endif
}

/* Product of the low 32 bits of A and of the constant B, 64 bits wide.  */
static inline noneq_vu
noneq_vmul32 (noneq_vu a, uint32_t b)
{
#if NONEQ_LANES == 8
  return (noneq_vu) _mm512_mul_epu32 ((__m512i) a, _mm512_set1_epi64 (b));
#elif NONEQ_LANES == 4
  return (noneq_vu) _mm256_mul_epu32 ((__m256i) a, _mm256_set1_epi64x (b));
#elif defined __SSE2__
  return (noneq_vu) _mm_mul_epu32 ((__m128i) a, _mm_set1_epi64x (b));
#else
  return (a & 0xffffffffu) * (uint64_t) b;
#endif
}

/* Sum of the lanes in the order 0, 1, 2, ...  */
static inline double
noneq_vtotal (noneq_vd a)
{
  double s = a[0];
  for (int i = 1; i < NONEQ_LANES; i++)
    s += a[i];
  return s;
}

/* The smallest lane; NaN lanes are passed over.  */
static inline double
noneq_vlowest (noneq_vd a)
{
  double s = a[0];
  for (int i = 1; i < NONEQ_LANES; i++)
    s = a[i] < s || s != s ? a[i] : s;
  return s;
}

/* Adding and subtracting this rounds a double below 2^51 to an integer, and
   leaves that integer in the low bits of the sum.  */
#define NONEQ_ROUNDER 0x1.8p52

/* p 2^n for an integral n, |n| < 2100, by two exact factors so that the
   result may be denormal.  */
static inline noneq_vd
noneq_vscale (noneq_vd p, noneq_vd n)
{
#if NONEQ_LANES == 8
  return (noneq_vd) _mm512_scalef_pd ((__m512d) p, (__m512d) n);
#else
  noneq_vd half = n * 0.5 + NONEQ_ROUNDER;
  noneq_vl first = (noneq_vl) half;
  noneq_vl second = (noneq_vl) ((n - (half - NONEQ_ROUNDER)) + NONEQ_ROUNDER);
  return p * (noneq_vd) ((first + 1023) << 52)
         * (noneq_vd) ((second + 1023) << 52);
#endif
}

/* exp (x).  Cody and Waite: x = n ln 2 + r, |r| <= ln 2 / 2, then the Taylor
   polynomial of degree 13, whose remainder is below 5e-18.  */
static inline noneq_vd
noneq_vexp (noneq_vd x)
{
  /* Both ends give the right 0 and Inf, and keep n in the range of
     noneq_vscale.  */
  noneq_vd y = noneq_vmax (noneq_vmin (x, noneq_vset (720.0)),
                           noneq_vset (-760.0));
  noneq_vd n = (y * 0x1.71547652b82fep0 + NONEQ_ROUNDER) - NONEQ_ROUNDER;
  noneq_vd r = y - n * 0x1.62e42fefa3800p-1;
  r = r - n * 0x1.ef35793c76730p-45;

  noneq_vd r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  noneq_vd a = 1.0 / 2 + r * (1.0 / 6);
  noneq_vd b = 1.0 / 24 + r * (1.0 / 120);
  noneq_vd c = 1.0 / 720 + r * (1.0 / 5040);
  noneq_vd d = 1.0 / 40320 + r * (1.0 / 362880);
  noneq_vd e = 1.0 / 3628800 + r * (1.0 / 39916800);
  noneq_vd f = 1.0 / 479001600 + r * (1.0 / 6227020800);
  noneq_vd q = (a + r2 * b) + r4 * (c + r2 * d) + r8 * (e + r2 * f);
  return noneq_vscale (1.0 + (r + r2 * q), n);
}

/* log (x) for normal, positive x.  x = 2^k m, sqrt (1/2) <= m < sqrt (2);
   log m = 2 atanh (s), s = (m-1)/(m+1), |s| < 0.1716: the series to s^21
   has a remainder below 1e-18 relative.  */
static inline noneq_vd
noneq_vlog (noneq_vd x)
{
  noneq_vl bits = (noneq_vl) x;
  noneq_vu shifted = (noneq_vu) bits - 0x3fe6a09e667f3bcdULL;
  noneq_vl k = (noneq_vl) ((shifted + (1ULL << 62)) >> 52) - (1 << 10);
  noneq_vd kd = (noneq_vd) (k + (noneq_vl) noneq_vset (NONEQ_ROUNDER))
                - NONEQ_ROUNDER;
  noneq_vd m = (noneq_vd) (bits - (k << 52));

  noneq_vd f = m - 1.0;
  noneq_vd s = f / (m + 1.0);
  noneq_vd z = s * s, z2 = z * z, z4 = z2 * z2;
  noneq_vd a = 2.0 / 3 + z * (2.0 / 5);
  noneq_vd b = 2.0 / 7 + z * (2.0 / 9);
  noneq_vd c = 2.0 / 11 + z * (2.0 / 13);
  noneq_vd d = 2.0 / 15 + z * (2.0 / 17);
  noneq_vd e = 2.0 / 19 + z * (2.0 / 21);
  noneq_vd p = (a + z2 * b) + z4 * ((c + z2 * d) + z4 * e);

  /* log (1+f) = f - (f^2/2 - s (f^2/2 + z p)): the leading f is exact.  */
  noneq_vd h = 0.5 * f * f;
  return kd * 0x1.62e42fefa3800p-1
         + (f - (h - (s * (h + z * p) + kd * 0x1.ef35793c76730p-45)));
}

/* sin (2 pi u) and cos (2 pi u).  The quarter turn is subtracted exactly;
   the Taylor polynomials on |y| <= pi/4 have remainders below 3e-19.  */
static inline void
noneq_vsincos2pi (noneq_vd u, noneq_vd *sine, noneq_vd *cosine)
{
  noneq_vd t = 4.0 * u + NONEQ_ROUNDER;
  noneq_vl quarter = (noneq_vl) t;
  noneq_vd y = (4.0 * u - (t - NONEQ_ROUNDER)) * 0x1.921fb54442d18p0;
  noneq_vd z = y * y, z2 = z * z, z4 = z2 * z2;

  noneq_vd s = (-1.0 / 6 + z * (1.0 / 120))
               + z2 * (-1.0 / 5040 + z * (1.0 / 362880))
               + z4 * ((-1.0 / 39916800 + z * (1.0 / 6227020800))
                       + z2 * (-1.0 / 1307674368000
                               + z * (1.0 / 355687428096000)));
  noneq_vd c = (1.0 / 24 + z * (-1.0 / 720))
               + z2 * (1.0 / 40320 + z * (-1.0 / 3628800))
               + z4 * ((1.0 / 479001600 + z * (-1.0 / 87178291200))
                       + z2 * (1.0 / 20922789888000
                               + z * (-1.0 / 6402373705728000)));
  s = y + y * z * s;
  c = 1.0 + z * (-0.5 + z * c);

  noneq_vl swap = -(quarter & 1);
  noneq_vd first = noneq_vselect (swap, c, s);
  noneq_vd second = noneq_vselect (swap, s, c);
  *sine = (noneq_vd) ((noneq_vl) first ^ ((quarter & 2) << 62));
  *cosine = (noneq_vd) ((noneq_vl) second ^ (((quarter + 1) & 2) << 62));
}

#endif
