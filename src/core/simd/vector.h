/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Vectors of double and of 64-bit integers as wide as the instruction set
   that the including file is compiled for, on plain GNU vector extensions,
   so that one kernel source serves SSE2, AVX2, AVX-512 and NEON.  Intrinsics
   stand only where the extensions cannot say it (square root, the 32-bit
   product, a masked choice).

   Elementary functions, with bounds of the error in units in the last place:
     noneq_vexp      exp (x), 1.1, full range with denormals
     noneq_vlog      log (x) for normal x > 0, 1
     noneq_vsincos2pi  sin and cos of 2 pi u for |u| < 2^49, 1.7 of the larger
                     of the two
   and for any argument, special values as the C library has them (but for the
   sign of a zero of sin and tan):
     noneq_vln 1     noneq_vsin, noneq_vcos, noneq_vsincos 1
     noneq_vtan 3    noneq_vsinh 3      noneq_vcosh 2    noneq_vtanh 3
     noneq_vatan 2.5 noneq_vatan2 3     noneq_verf 2     noneq_vpow 2
   tests/core/test_vector.c measures them.  The largest of 8 million points a
   range and instruction set: exp 1.03, log 0.86, sincos2pi 1.58, ln 0.78, sin
   0.84, cos 0.88, tan 2.26, sinh 2.18, cosh 1.32, tanh 2.38, atan 1.76, atan2
   2.34, erf 1.36, pow 1.48.  */

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
  noneq_vd m = (noneq_vd) ((noneq_vu) bits - ((noneq_vu) k << 52));

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

/* ---- Functions for any argument.

   Lanes that the vector formula does not serve (infinite and NaN arguments,
   denormals, enormous angles) are done one by one by the C library: what a
   lane gives depends on its own argument only.  */

/* Whether any lane of MASK is set.  */
static inline int
noneq_vany (noneq_vl mask)
{
#if NONEQ_LANES == 8
  return _mm512_movepi64_mask ((__m512i) mask) != 0;
#elif NONEQ_LANES == 4
  return _mm256_movemask_pd ((__m256d) mask) != 0;
#elif defined __SSE2__
  return _mm_movemask_pd ((__m128d) mask) != 0;
#else
  return (mask[0] | mask[1]) != 0;
#endif
}

/* Y with F (X) in the lanes of ODD, which are rare.  */
__attribute__ ((noinline, cold, unused)) static noneq_vd
noneq_vredo (noneq_vl odd, noneq_vd y, noneq_vd x, double (*f) (double))
{
  for (int i = 0; i < NONEQ_LANES; i++)
    if (odd[i])
      y[i] = f (x[i]);
  return y;
}

__attribute__ ((noinline, cold, unused)) static noneq_vd
noneq_vredo2 (noneq_vl odd, noneq_vd y, noneq_vd a, noneq_vd b,
              double (*f) (double, double))
{
  for (int i = 0; i < NONEQ_LANES; i++)
    if (odd[i])
      y[i] = f (a[i], b[i]);
  return y;
}

/* The size of A with the sign of B.  */
static inline noneq_vd
noneq_vcopysign (noneq_vd a, noneq_vd b)
{
  return (noneq_vd) (((noneq_vl) a & INT64_MAX) | ((noneq_vl) b & INT64_MIN));
}

static inline noneq_vd
noneq_vfloor (noneq_vd a)
{
#if NONEQ_LANES == 8
  return (noneq_vd) _mm512_roundscale_pd (
      (__m512d) a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
#elif NONEQ_LANES == 4
  return (noneq_vd) _mm256_floor_pd ((__m256d) a);
#else
  noneq_vd size = noneq_vabs (a);
  noneq_vd t = noneq_vcopysign ((size + 0x1p52) - 0x1p52, a);
  t -= (noneq_vd) ((t > a) & (noneq_vl) noneq_vset (1.0));
  return noneq_vselect (size < 0x1p52, noneq_vcopysign (t, a), a);
#endif
}

/* To the nearest integer, halves away from 0.  */
static inline noneq_vd
noneq_vround (noneq_vd a)
{
  noneq_vd size = noneq_vabs (a), t = noneq_vfloor (size);
  t += (noneq_vd) ((size - t >= 0.5) & (noneq_vl) noneq_vset (1.0));
  return noneq_vselect (size < 0x1p52, noneq_vcopysign (t, a), a);
}

/* log (x) for any x.  */
static inline noneq_vd
noneq_vln (noneq_vd x)
{
  noneq_vd y = noneq_vlog (x);
  noneq_vl usual = (x >= 0x1p-1022) & (x <= 0x1.fffffffffffffp1023);
  return noneq_vany (~usual) ? noneq_vredo (~usual, y, x, log) : y;
}

/* Angles below this are reduced here.  */
#define NONEQ_LARGE_ANGLE 0x1p19

/* x = QUARTER pi/2 + y + low, |y| <= pi/4 (1 + 2^-30), for x below the large
   angle.  Cody and Waite with pi/2 in parts of 33 bits, so that the products
   with the number of quarters are exact; the differences are exact or have
   their rounding error in LOW.  */
static inline noneq_vl
noneq_vreduce (noneq_vd x, noneq_vd *y, noneq_vd *low)
{
  noneq_vd t = x * 0x1.45f306dc9c883p-1 + NONEQ_ROUNDER;
  noneq_vd n = t - NONEQ_ROUNDER;
  noneq_vd a = x - n * 0x1.921fb544p0;
  noneq_vd b = n * 0x1.0b4611a6p-34;
  noneq_vd r = a - b;
  noneq_vd e = (a - r) - b;
  noneq_vd c = n * 0x1.3198a2ep-69;
  *y = r - c;
  *low = (e + ((r - *y) - c)) - n * 0x1.b839a252049c1p-104;
  return (noneq_vl) t;
}

/* sin (y + low) and cos (y + low), |y| <= pi/4: Taylor polynomials with
   remainders below 3e-19.  */
static inline noneq_vd
noneq_vsin_part (noneq_vd y, noneq_vd low, noneq_vd z)
{
  noneq_vd z2 = z * z, z4 = z2 * z2;
  noneq_vd s = (-1.0 / 6 + z * (1.0 / 120))
               + z2 * (-1.0 / 5040 + z * (1.0 / 362880))
               + z4 * ((-1.0 / 39916800 + z * (1.0 / 6227020800))
                       + z2 * (-1.0 / 1307674368000
                               + z * (1.0 / 355687428096000)));
  return y + (y * z * s + low * (1.0 - 0.5 * z));
}

static inline noneq_vd
noneq_vcos_part (noneq_vd y, noneq_vd low, noneq_vd z)
{
  noneq_vd z2 = z * z, z4 = z2 * z2;
  noneq_vd c = (1.0 / 24 + z * (-1.0 / 720))
               + z2 * (1.0 / 40320 + z * (-1.0 / 3628800))
               + z4 * ((1.0 / 479001600 + z * (-1.0 / 87178291200))
                       + z2 * (1.0 / 20922789888000
                               + z * (-1.0 / 6402373705728000)));
  noneq_vd half = 0.5 * z, w = 1.0 - half;
  return w + (((1.0 - w) - half) + (z2 * c - y * low));
}

/* The two before quarters are counted in.  */
static inline noneq_vl
noneq_vsincos_parts (noneq_vd x, noneq_vd *s, noneq_vd *c)
{
  noneq_vd y, low;
  noneq_vl quarter = noneq_vreduce (x, &y, &low);
  noneq_vd z = y * y;
  *s = noneq_vsin_part (y, low, z);
  *c = noneq_vcos_part (y, low, z);
  return quarter;
}

static inline noneq_vl
noneq_vlarge_angle (noneq_vd x)
{
  return ~(noneq_vabs (x) < NONEQ_LARGE_ANGLE);
}

static inline void
noneq_vsincos (noneq_vd x, noneq_vd *sine, noneq_vd *cosine)
{
  noneq_vd s, c;
  noneq_vl quarter = noneq_vsincos_parts (x, &s, &c);
  noneq_vl swap = -(quarter & 1);
  noneq_vd first = noneq_vselect (swap, c, s);
  noneq_vd second = noneq_vselect (swap, s, c);
  *sine = (noneq_vd) ((noneq_vl) first ^ ((quarter & 2) << 62));
  *cosine = (noneq_vd) ((noneq_vl) second ^ (((quarter + 1) & 2) << 62));
  noneq_vl odd = noneq_vlarge_angle (x);
  if (noneq_vany (odd))
    {
      *sine = noneq_vredo (odd, *sine, x, sin);
      *cosine = noneq_vredo (odd, *cosine, x, cos);
    }
}

static inline noneq_vd
noneq_vsin (noneq_vd x)
{
  noneq_vd s, c;
  noneq_vl quarter = noneq_vsincos_parts (x, &s, &c);
  noneq_vd y = noneq_vselect (-(quarter & 1), c, s);
  y = (noneq_vd) ((noneq_vl) y ^ ((quarter & 2) << 62));
  noneq_vl odd = noneq_vlarge_angle (x);
  return noneq_vany (odd) ? noneq_vredo (odd, y, x, sin) : y;
}

static inline noneq_vd
noneq_vcos (noneq_vd x)
{
  noneq_vd s, c;
  noneq_vl quarter = noneq_vsincos_parts (x, &s, &c);
  noneq_vd y = noneq_vselect (-(quarter & 1), s, c);
  y = (noneq_vd) ((noneq_vl) y ^ (((quarter + 1) & 2) << 62));
  noneq_vl odd = noneq_vlarge_angle (x);
  return noneq_vany (odd) ? noneq_vredo (odd, y, x, cos) : y;
}

static inline noneq_vd
noneq_vtan (noneq_vd x)
{
  noneq_vd s, c;
  noneq_vl quarter = noneq_vsincos_parts (x, &s, &c);
  noneq_vl swap = -(quarter & 1);
  noneq_vd y = noneq_vselect (swap, -c, s) / noneq_vselect (swap, s, c);
  noneq_vl odd = noneq_vlarge_angle (x);
  return noneq_vany (odd) ? noneq_vredo (odd, y, x, tan) : y;
}

/* exp (y) = 2^n (1 + p) for 0 <= y <= 720; p to its own last places.  */
static inline noneq_vd
noneq_vexp_parts (noneq_vd y, noneq_vd *p)
{
  noneq_vd n = (y * 0x1.71547652b82fep0 + NONEQ_ROUNDER) - NONEQ_ROUNDER;
  noneq_vd a = y - n * 0x1.62e42fefa3800p-1;
  noneq_vd b = n * 0x1.ef35793c76730p-45;
  noneq_vd r = a - b, low = (a - r) - b;

  noneq_vd r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  noneq_vd c = 1.0 / 6 + r * (1.0 / 24);
  noneq_vd d = 1.0 / 120 + r * (1.0 / 720);
  noneq_vd e = 1.0 / 5040 + r * (1.0 / 40320);
  noneq_vd f = 1.0 / 362880 + r * (1.0 / 3628800);
  noneq_vd g = 1.0 / 39916800 + r * (1.0 / 479001600);
  noneq_vd h = noneq_vset (1.0 / 6227020800);
  noneq_vd q = (c + r2 * d) + r4 * (e + r2 * f) + r8 * (g + r2 * h);
  *p = r + (r2 * (0.5 + r * q) + low);
  return n;
}

/* tanh: m / (m + 2) with m = exp (2 |x|) - 1.  */
static inline noneq_vd
noneq_vtanh (noneq_vd x)
{
  noneq_vd p;
  noneq_vd y = noneq_vmin (2.0 * noneq_vabs (x), noneq_vset (44.0));
  noneq_vd n = noneq_vexp_parts (y, &p);
  noneq_vd s = noneq_vscale (noneq_vset (1.0), n);
  noneq_vd m = (s - 1.0) + s * p;
  return noneq_vcopysign (m / (m + 2.0), x);
}

/* sinh: t + t / (2t + 1) with t = (exp |x| - 1) / 2.  */
static inline noneq_vd
noneq_vsinh (noneq_vd x)
{
  noneq_vd p, size = noneq_vabs (x);
  noneq_vd n = noneq_vexp_parts (noneq_vmin (size, noneq_vset (720.0)), &p);
  noneq_vd s = noneq_vscale (noneq_vset (1.0), n - 1.0);
  noneq_vd t = (s - 0.5) + s * p;
  noneq_vd y = t + t / (2.0 * t + 1.0);
  y = noneq_vselect (size > 22.0, noneq_vscale (1.0 + p, n - 1.0), y);
  y = noneq_vselect (size < 0x1p-28, size, y);
  return noneq_vcopysign (y, x);
}

/* cosh: e + 1 / (4e) with e = exp |x| / 2.  */
static inline noneq_vd
noneq_vcosh (noneq_vd x)
{
  noneq_vd p;
  noneq_vd n = noneq_vexp_parts (
      noneq_vmin (noneq_vabs (x), noneq_vset (720.0)), &p);
  noneq_vd e = noneq_vscale (1.0 + p, n - 1.0);
  return e + 0.25 / e;
}

/* atan (r) = r + r z P (z), z = r^2, |r| <= tan (pi/8): interpolation at
   Chebyshev points, error below 8e-18.  */
static inline noneq_vd
noneq_vatan_tail (noneq_vd r)
{
  noneq_vd z = r * r, z2 = z * z, z4 = z2 * z2, z8 = z4 * z4;
  noneq_vd a = -0x1.5555555555555p-2 + z * 0x1.999999999934bp-3;
  noneq_vd b = -0x1.2492492436180p-3 + z * 0x1.c71c7185386f1p-4;
  noneq_vd c = -0x1.745d0b27da190p-4 + z * 0x1.3b1262f3a2b5bp-4;
  noneq_vd d = -0x1.10fa76aa9b02cp-4 + z * 0x1.dfe637a48099bp-5;
  noneq_vd e = (-0x1.a0993ef875d4ap-5 + z * 0x1.4161b24be475bp-5)
               + z2 * -0x1.3a2f1cc1ba3c5p-6;
  return r * z * ((a + z2 * b) + z4 * (c + z2 * d) + z8 * e);
}

#define NONEQ_TAN_PI_8 0x1.a827999fcef32p-2

/* atan: of (|x| - 1) / (|x| + 1) or -1 / |x| beyond tan (pi/8) or its
   inverse, and pi/4 or pi/2.  */
static inline noneq_vd
noneq_vatan (noneq_vd x)
{
  noneq_vd size = noneq_vabs (x), zero = noneq_vset (0.0),
           one = noneq_vset (1.0);
  noneq_vl middle = size > NONEQ_TAN_PI_8;
  noneq_vl far = size > 1 / NONEQ_TAN_PI_8;
  noneq_vd up = noneq_vselect (middle, size - 1.0, size);
  noneq_vd down = noneq_vselect (middle, size + 1.0, one);
  up = noneq_vselect (far, -one, up);
  down = noneq_vselect (far, size, down);
  noneq_vd base = noneq_vselect (middle, noneq_vset (0x1.921fb54442d18p-1),
                                 zero);
  noneq_vd low = noneq_vselect (middle, noneq_vset (0x1.1a62633145c07p-55),
                                zero);
  base = noneq_vselect (far, base + base, base);
  low = noneq_vselect (far, low + low, low);
  noneq_vd r = up / down;
  noneq_vd y = base + (r + (noneq_vatan_tail (r) + low));
  return noneq_vcopysign (y, x);
}

/* atan2 (y, x), as C has it: the angle of the smaller over the larger of
   |x| and |y|, then the octant.  */
static inline noneq_vd
noneq_vatan2 (noneq_vd y, noneq_vd x)
{
  noneq_vd width = noneq_vabs (x), height = noneq_vabs (y),
           zero = noneq_vset (0.0);
  noneq_vl steep = height > width;
  noneq_vd u = noneq_vselect (steep, width, height);
  noneq_vd v = noneq_vselect (steep, height, width);
  noneq_vl usual = (v >= 0x1p-1000) & (v <= 0x1p1000);
  noneq_vl wide = u > NONEQ_TAN_PI_8 * v;
  noneq_vd r = noneq_vselect (wide, u - v, u)
               / noneq_vselect (wide, u + v, v);
  noneq_vd base = noneq_vselect (wide, noneq_vset (0x1.921fb54442d18p-1),
                                 zero);
  /* angle = turn + sign (base + r + tail); sign = -1 where an octant runs
     back.  The multiples of pi/4 are those of its double nearest, and the
     rest of each is this share of it.  */
  const double share = 0x1.678afae35cdd1p-55;
  noneq_vd turn = zero, sign = noneq_vset (1.0);
  turn = noneq_vselect (steep, turn + 0x1.921fb54442d18p0, turn);
  sign = noneq_vselect (steep, -sign, sign);
  noneq_vl back = (noneq_vl) x < 0;
  turn = noneq_vselect (back, 0x1.921fb54442d18p1 - turn, turn);
  sign = noneq_vselect (back, -sign, sign);
  noneq_vd sum = turn + sign * base;
  noneq_vd low = ((turn - sum) + sign * base) + sum * share;
  noneq_vd a = sum + (sign * (r + noneq_vatan_tail (r)) + low);
  a = noneq_vcopysign (a, y);
  return noneq_vany (~usual) ? noneq_vredo2 (~usual, a, y, x, atan2) : a;
}

/* erf: x + x (c + z P (z)), z = x^2, to 1, error of interpolation below
   7e-18; beyond, 1 - exp (-z) Q (t), where Q interpolates exp (z) erfc (x)
   as a polynomial in t = (x - 3) / (x + 3) with a relative error below
   3e-16, of at most 0.16.  */
static inline noneq_vd
noneq_verf (noneq_vd x)
{
  noneq_vd size = noneq_vmin (noneq_vabs (x), noneq_vset (6.0));
  noneq_vd z = size * size, z2 = z * z, z4 = z2 * z2, z8 = z4 * z4;
  noneq_vd a = 0x1.06eba8214db69p-3 + z * -0x1.812746b0379e7p-2;
  noneq_vd b = 0x1.ce2f21a042bd7p-4 + z * -0x1.b82ce312882f8p-6;
  noneq_vd c = 0x1.565bcd0e434bbp-8 + z * -0x1.c02db3f4735cbp-11;
  noneq_vd d = 0x1.f9a324ddf0f34p-14 + z * -0x1.f4d21efdafc7dp-17;
  noneq_vd e = 0x1.b9e2333703249p-20 + z * -0x1.5f39372686202p-23;
  noneq_vd f = 0x1.f8d476ab1a455p-27 + z * -0x1.3c1e91b012003p-30;
  noneq_vd p = (a + z2 * b) + z4 * (c + z2 * d)
               + z8 * ((e + z2 * f) + z4 * 0x1.0f8a27a51ad26p-34);
  noneq_vd y = size + size * p;
  noneq_vl far = size > 1.0;
  if (noneq_vany (far))
    {
      noneq_vd t = (size - 3.0) / (size + 3.0);
      noneq_vd t2 = t * t, t4 = t2 * t2, t8 = t4 * t4;
      a = 0x1.6e9827d229d2dp-3 + t * -0x1.4e102b9cf8512p-2;
      b = 0x1.f6ff20410599bp-3 + t * -0x1.336ffbef08cbbp-3;
      c = 0x1.258b13b0139fep-4 + t * -0x1.8fa58eb5bd68fp-6;
      d = 0x1.17c838fea5806p-8 + t * 0x1.73101ea8fe252p-11;
      e = -0x1.39085a31b18abp-11 + t * 0x1.7b9fc8eb630e9p-15;
      f = 0x1.0cb1db32e0c9fp-14 + t * -0x1.af2329d757293p-17;
      noneq_vd g = (-0x1.0cb4611cc29f6p-17 + t * 0x1.0f9a79cee3e31p-19)
                   + t2 * 0x1.57a5fe2b9b75ep-20;
      noneq_vd q = (a + t2 * b) + t4 * (c + t2 * d)
                   + t8 * ((e + t2 * f) + t4 * g);
      y = noneq_vselect (far, 1.0 - noneq_vexp (-z) * q, y);
    }
  return noneq_vcopysign (y, x);
}

/* a b = the result + *LOW, exactly, unless it comes near the ends of the
   range.  Without multiply-add by halves of 26 bits (Dekker 1971).  */
static inline noneq_vd
noneq_vproduct (noneq_vd a, noneq_vd b, noneq_vd *low)
{
  noneq_vd p = a * b;
#if NONEQ_LANES == 8
  *low = (noneq_vd) _mm512_fmsub_pd ((__m512d) a, (__m512d) b, (__m512d) p);
#elif NONEQ_LANES == 4 && defined __FMA__
  *low = (noneq_vd) _mm256_fmsub_pd ((__m256d) a, (__m256d) b, (__m256d) p);
#elif defined __FP_FAST_FMA
  for (int i = 0; i < NONEQ_LANES; i++)
    (*low)[i] = __builtin_fma (a[i], b[i], -p[i]);
#else
  noneq_vd s = a * 0x1.0000002p27, t = b * 0x1.0000002p27;
  noneq_vd a1 = s - (s - a), b1 = t - (t - b), a2 = a - a1, b2 = b - b1;
  *low = ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2;
#endif
  return p;
}

/* x^y, as C has it.  For normal positive x and a result not near the ends of
   the range: exp (y log x) with log x and the product in two parts each, to
   about 2^-65 of themselves; log m = 2 atanh (s) as in noneq_vlog.  */
static inline noneq_vd
noneq_vpow (noneq_vd x, noneq_vd y)
{
  noneq_vl bits = (noneq_vl) x;
  noneq_vu shifted = (noneq_vu) bits - 0x3fe6a09e667f3bcdULL;
  noneq_vl kl = (noneq_vl) ((shifted + (1ULL << 62)) >> 52) - (1 << 10);
  noneq_vd k = (noneq_vd) (kl + (noneq_vl) noneq_vset (NONEQ_ROUNDER))
               - NONEQ_ROUNDER;
  noneq_vd m = (noneq_vd) ((noneq_vu) bits - ((noneq_vu) kl << 52));

  noneq_vd f = m - 1.0, g = m + 1.0, g2 = m - (g - 1.0), inverse = 1.0 / g;
  noneq_vd s = f * inverse, pl, zl, wl, vl, el;
  noneq_vd p = noneq_vproduct (s, g, &pl);
  noneq_vd s2 = (((f - p) - pl) - s * g2) * inverse;
  noneq_vd z = noneq_vproduct (s, s, &zl);
  zl += 2.0 * s * s2;

  /* log m = 2s + s (2/3 z + tail) */
  noneq_vd q2 = z * z, q4 = q2 * q2;
  noneq_vd a = 2.0 / 5 + z * (2.0 / 7);
  noneq_vd b = 2.0 / 9 + z * (2.0 / 11);
  noneq_vd c = 2.0 / 13 + z * (2.0 / 15);
  noneq_vd d = 2.0 / 17 + z * (2.0 / 19);
  noneq_vd e = (2.0 / 21 + z * (2.0 / 23)) + q2 * (2.0 / 25);
  noneq_vd tail = q2 * ((a + q2 * b) + q4 * ((c + q2 * d) + q4 * e));
  noneq_vd w = noneq_vproduct (z, noneq_vset (0x1.5555555555555p-1), &wl);
  wl += z * 0x1.5555555555555p-55 + zl * 0x1.5555555555555p-1;
  noneq_vd u = w + tail, ul = ((w - u) + tail) + wl;
  noneq_vd v = noneq_vproduct (s, u, &vl);
  vl += s * ul + s2 * u;
  noneq_vd h = 2.0 * s + v, hl = ((2.0 * s - h) + v) + (2.0 * s2 + vl);

  noneq_vd kk = k * 0x1.62e42fefa3800p-1;
  noneq_vd top = kk + h;
  noneq_vd rest = ((kk - top) + h) + (hl + k * 0x1.ef35793c76730p-45);
  noneq_vd l = top + rest, ll = (top - l) + rest;

  noneq_vd t = noneq_vproduct (y, l, &el);
  el += y * ll;
  noneq_vd n = (t * 0x1.71547652b82fep0 + NONEQ_ROUNDER) - NONEQ_ROUNDER;
  noneq_vd r = t - n * 0x1.62e42fefa3800p-1;
  r = r - (n * 0x1.ef35793c76730p-45 - el);

  noneq_vd r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  a = 1.0 / 2 + r * (1.0 / 6);
  b = 1.0 / 24 + r * (1.0 / 120);
  c = 1.0 / 720 + r * (1.0 / 5040);
  d = 1.0 / 40320 + r * (1.0 / 362880);
  e = 1.0 / 3628800 + r * (1.0 / 39916800);
  g = 1.0 / 479001600 + r * (1.0 / 6227020800);
  noneq_vd q = (a + r2 * b) + r4 * (c + r2 * d) + r8 * (e + r2 * g);
  noneq_vd result = noneq_vscale (1.0 + (r + r2 * q), n);

  noneq_vl usual = (x >= 0x1p-1022) & (x <= 0x1.fffffffffffffp1023)
                   & (noneq_vabs (t) < 708.0) & (noneq_vabs (y) < 0x1p900);
  return noneq_vany (~usual) ? noneq_vredo2 (~usual, result, x, y, pow)
                             : result;
}

#endif
