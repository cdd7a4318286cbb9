/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* simd/vector.h against long double.  Compiled once per instruction set, with
   the flags of the kernels; NONEQ_VARIANT names it.

   The bounds are those that vector.h claims; the largest error met is
   printed.  An error is in units in the last place of the correctly rounded
   result.  The reference must carry more bits than a double.  */

#include <float.h>

#include "check.h"
#include "simd/vector.h"

#define TEXT_(x) #x
#define TEXT(x) TEXT_ (x)

enum { POINTS = 4000000 };

static void
need_long_double (void)
{
  if (LDBL_MANT_DIG < 64)
    skip ();
}

/* |got - want| in units in the last place of want.  */
static double
ulps (double got, long double want)
{
  int exponent;
  frexpl (want, &exponent);
  long double unit = ldexpl (1.0L, (exponent < -1021 ? -1021 : exponent) - 53);
  return (double) (fabsl ((long double) got - want) / unit);
}

typedef struct
{
  double error, at;
} worst;

static void
note (worst *w, double error, double at)
{
  if (! (error <= w->error))
    *w = (worst){ error, at };
}

static void
shown (const char *what, worst w)
{
  print_message ("# %s, %s: largest error %.3f ulp, at %a\n", TEXT (NONEQ_VARIANT),
                 what, w.error, w.at);
}

static noneq_vd
vector_of (double x)
{
  /* Lanes other than the one looked at hold something else.  */
  noneq_vd v = noneq_vset (0.75);
  v[NONEQ_LANES - 1] = x;
  return v;
}

static double
exp_of (double x)
{
  return noneq_vexp (vector_of (x))[NONEQ_LANES - 1];
}

static double
log_of (double x)
{
  return noneq_vlog (vector_of (x))[NONEQ_LANES - 1];
}

static void
exponential (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 1;
  worst normal_range = { 0 }, small = { 0 }, denormal = { 0 };
  for (int i = 0; i < POINTS; i += NONEQ_LANES)
    {
      noneq_vd x, y, z;
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          x[k] = -708.39 + 1418.17 * uniform (&seed);
          y[k] = ldexp (2.0 * uniform (&seed) - 1.0,
                        -(int) (draw (&seed) % 60));
          z[k] = -745.13 + 36.8 * uniform (&seed);
        }
      noneq_vd ex = noneq_vexp (x), ey = noneq_vexp (y), ez = noneq_vexp (z);
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          note (&normal_range, ulps (ex[k], expl (x[k])), x[k]);
          note (&small, ulps (ey[k], expl (y[k])), y[k]);
          note (&denormal, ulps (ez[k], expl (z[k])), z[k]);
        }
    }
  shown ("exp", normal_range);
  shown ("exp near 0", small);
  shown ("exp, denormal results", denormal);
  assert_true (normal_range.error < 1.1);
  assert_true (small.error < 1.1);
  assert_true (denormal.error < 1.1);
}

static void
exponential_special (void **state)
{
  (void) state;
  assert_true (exp_of (0.0) == 1.0);
  assert_true (exp_of (-0.0) == 1.0);
  assert_true (exp_of (INFINITY) == INFINITY);
  assert_true (exp_of (-INFINITY) == 0.0);
  assert_true (isnan (exp_of (NAN)));
  assert_true (isnan (exp_of (-NAN)));
  assert_true (exp_of (DBL_MAX) == INFINITY);
  assert_true (exp_of (-DBL_MAX) == 0.0);
  assert_true (exp_of (709.79) == INFINITY);
  assert_true (isfinite (exp_of (709.782712893384)));
  assert_true (exp_of (-745.14) == 0.0);
  assert_true (exp_of (-745.13) == 0x1p-1074);
  assert_true (exp_of (5e-324) == 1.0);
  assert_true (exp_of (1e-17) == 1.0);
}

static void
logarithm (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 2;
  worst all = { 0 }, near_one = { 0 }, unit = { 0 };
  for (int i = 0; i < POINTS; i += NONEQ_LANES)
    {
      noneq_vd x, y, z;
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          x[k] = ldexp (1.0 + uniform (&seed),
                        (int) (draw (&seed) % 2045) - 1022);
          y[k] = 1.0 + ldexp (uniform (&seed) - 0.5,
                              -(int) (draw (&seed) % 52));
          z[k] = uniform (&seed);
        }
      noneq_vd lx = noneq_vlog (x), ly = noneq_vlog (y), lz = noneq_vlog (z);
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          note (&all, ulps (lx[k], logl (x[k])), x[k]);
          note (&near_one, ulps (ly[k], logl (y[k])), y[k]);
          note (&unit, ulps (lz[k], logl (z[k])), z[k]);
        }
    }
  shown ("log", all);
  shown ("log near 1", near_one);
  shown ("log on (0, 1)", unit);
  assert_true (all.error < 1.0);
  assert_true (near_one.error < 1.0);
  assert_true (unit.error < 1.0);

  assert_true (log_of (1.0) == 0.0);
  assert_true (ulps (log_of (DBL_MIN), logl (DBL_MIN)) < 1.0);
  assert_true (ulps (log_of (DBL_MAX), logl (DBL_MAX)) < 1.0);
}

/* sin and cos of 2 pi u: the whole and half turns are exact to take off.  */
static void
reference (double u, long double *sine, long double *cosine)
{
  const long double turn = 6.283185307179586476925286766559L;
  long double r = (long double) u - roundl (u);
  /* Within an eighth of a turn of 0 or of 1/2 each is best as it stands;
     elsewhere the other one of the shifted angle.  */
  long double q = roundl (4 * r);
  long double y = turn * (r - q / 4);
  long double s = sinl (y), c = cosl (y);
  switch ((int) q & 3)
    {
    case 0: *sine = s; *cosine = c; break;
    case 1: *sine = c; *cosine = -s; break;
    case 2: *sine = -s; *cosine = -c; break;
    default: *sine = -c; *cosine = s; break;
    }
}

static void
sine_and_cosine (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 3;
  worst common = { 0 }, wide = { 0 }, own = { 0 };
  for (int i = 0; i < POINTS; i += NONEQ_LANES)
    {
      noneq_vd u[2], s, c;
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          u[0][k] = uniform (&seed);
          u[1][k] = ldexp (2.0 * uniform (&seed) - 1.0,
                           (int) (draw (&seed) % 80) - 30);
        }
      for (int part = 0; part < 2; part++)
        {
          noneq_vsincos2pi (u[part], &s, &c);
          for (int k = 0; k < NONEQ_LANES; k++)
            {
              long double sine, cosine;
              reference (u[part][k], &sine, &cosine);
              long double larger = fmaxl (fabsl (sine), fabsl (cosine));
              double unit = larger < 1 ? 0x1p-53 : 0x1p-52;
              double error
                  = (double) fmaxl (fabsl (s[k] - sine),
                                    fabsl (c[k] - cosine)) / unit;
              note (part ? &wide : &common, error, u[part][k]);
              if (! part)
                note (&own, ulps (s[k], sine), u[part][k]);
            }
        }
    }
  shown ("sin and cos on (0, 1), of the larger", common);
  shown ("sin and cos to 2^49, of the larger", wide);
  shown ("sin on (0, 1), of itself", own);
  assert_true (common.error < 1.7);
  assert_true (wide.error < 1.7);

  static const double exact[][3]
      = { { 0, 0, 1 },      { 0.25, 1, 0 }, { 0.5, 0, -1 },
          { 0.75, -1, 0 },  { 1, 0, 1 },    { -0.25, -1, 0 },
          { 0x1p48, 0, 1 }, { 0x1p48 + 0.25, 1, 0 } };
  for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
    {
      noneq_vd s, c;
      noneq_vsincos2pi (vector_of (exact[i][0]), &s, &c);
      check (s[NONEQ_LANES - 1] == exact[i][1]
             && c[NONEQ_LANES - 1] == exact[i][2],
             "at %g: %g and %g", exact[i][0], s[NONEQ_LANES - 1],
             c[NONEQ_LANES - 1]);
    }
  noneq_vd s, c;
  noneq_vsincos2pi (noneq_vset (0.125), &s, &c);
  assert_true (fabs (s[0] - 0x1.6a09e667f3bcdp-1) <= 0x1p-53);
  assert_true (fabs (c[0] - 0x1.6a09e667f3bcdp-1) <= 0x1p-53);
}

static void
small_helpers (void **state)
{
  (void) state;
  uint64_t seed = 4;
  for (int round = 0; round < 1000; round++)
    {
      noneq_vd a, b;
      noneq_vu u;
      noneq_vl mask;
      double total = 0.0, lowest = INFINITY;
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          a[k] = normal (&seed);
          b[k] = normal (&seed);
          u[k] = draw (&seed);
          mask[k] = draw (&seed) % 2 ? -1 : 0;
          total = k ? total + a[k] : a[k];
          lowest = fmin (lowest, a[k]);
        }
      noneq_vd low = noneq_vmin (a, b), high = noneq_vmax (a, b),
               chosen = noneq_vselect (mask, a, b), size = noneq_vabs (a),
               root = noneq_vsqrt (size);
      noneq_vu product = noneq_vmul32 (u, 0xCD9E8D57u);
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          assert_true (low[k] == fmin (a[k], b[k]));
          assert_true (high[k] == fmax (a[k], b[k]));
          assert_true (chosen[k] == (mask[k] ? a[k] : b[k]));
          assert_true (size[k] == fabs (a[k]));
          assert_true (root[k] == sqrt (fabs (a[k])));
          assert_true (product[k] == (u[k] & 0xffffffffu) * 0xCD9E8D57u);
        }
      assert_true (noneq_vtotal (a) == total);
      assert_true (noneq_vlowest (a) == lowest);

      double memory[NONEQ_LANES];
      noneq_vstore (memory, a);
      noneq_vd back = noneq_vload (memory);
      assert_memory_equal (&back, &a, sizeof a);
    }

  /* A NaN of the first argument stays, one of the second is dropped.  */
  noneq_vd nan = noneq_vset (NAN), one = noneq_vset (1.0);
  assert_true (isnan (noneq_vmin (nan, one)[0]));
  assert_true (isnan (noneq_vmax (nan, one)[0]));
  assert_true (noneq_vmin (one, nan)[0] == 1.0);
  assert_true (noneq_vmax (one, nan)[0] == 1.0);
  for (int k = 0; k < NONEQ_LANES; k++)
    {
      noneq_vd v = one;
      v[k] = NAN;
      assert_true (noneq_vlowest (v) == 1.0);
    }
  assert_true (isnan (noneq_vlowest (nan)));
  assert_true (noneq_vset (INFINITY)[0] == INFINITY);
  assert_true (isnan (noneq_vset (NAN)[NONEQ_LANES - 1]));
  assert_true (noneq_vset_u (UINT64_MAX)[NONEQ_LANES - 1] == UINT64_MAX);
}

int
main (void)
{
  const char *name = noneq_isa_name (noneq_isa_named (TEXT (NONEQ_VARIANT)));
  if (strcmp (name, TEXT (NONEQ_VARIANT)))
    {
      printf ("1..0 # SKIP this processor has no %s\n", TEXT (NONEQ_VARIANT));
      return 0;
    }
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (exponential),
    cmocka_unit_test (exponential_special),
    cmocka_unit_test (logarithm),
    cmocka_unit_test (sine_and_cosine),
    cmocka_unit_test (small_helpers),
  };
  return cmocka_run_group_tests_name ("vector-" TEXT (NONEQ_VARIANT), tests,
                                      NULL, NULL);
}
