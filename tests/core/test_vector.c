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

/* ---- Functions of any argument.  */

enum { EACH = 400000 };

typedef enum
{
  UNIFORM,  /* in (LOW, HIGH) */
  EXPONENT  /* either sign, the exponent uniform between LOW and HIGH */
} spread;

static double
argument (spread how, double low, double high, uint64_t *seed)
{
  if (how == UNIFORM)
    return low + (high - low) * uniform (seed);
  double x = exp2 (low + (high - low) * uniform (seed))
             * (1 + 0x1p-30 * uniform (seed));
  return draw (seed) % 2 ? x : -x;
}

typedef struct
{
  const char *name;
  noneq_vd (*vector) (noneq_vd);
  long double (*exact) (long double);
  spread how;
  double low, high, bound;
} accuracy;

static void
functions_of_one (void **state)
{
  (void) state;
  need_long_double ();
  static const accuracy table[] = {
    { "log, any", noneq_vln, logl, EXPONENT, -1074, 1023, 1.0 },
    { "sin on (-10, 10)", noneq_vsin, sinl, UNIFORM, -10, 10, 1.0 },
    { "sin to 2^19", noneq_vsin, sinl, EXPONENT, -40, 19, 1.0 },
    { "sin to 2^1023", noneq_vsin, sinl, EXPONENT, -1074, 1023, 1.0 },
    { "cos on (-10, 10)", noneq_vcos, cosl, UNIFORM, -10, 10, 1.0 },
    { "cos to 2^19", noneq_vcos, cosl, EXPONENT, -40, 19, 1.0 },
    { "cos to 2^1023", noneq_vcos, cosl, EXPONENT, -1074, 1023, 1.0 },
    { "tan on (-10, 10)", noneq_vtan, tanl, UNIFORM, -10, 10, 3.0 },
    { "tan to 2^19", noneq_vtan, tanl, EXPONENT, -40, 19, 3.0 },
    { "tan to 2^1023", noneq_vtan, tanl, EXPONENT, -1074, 1023, 3.0 },
    { "sinh on (-5, 5)", noneq_vsinh, sinhl, UNIFORM, -5, 5, 3.0 },
    { "sinh to overflow", noneq_vsinh, sinhl, UNIFORM, -710.47, 710.47, 3.0 },
    { "sinh near 0", noneq_vsinh, sinhl, EXPONENT, -1074, 3, 3.0 },
    { "cosh on (-5, 5)", noneq_vcosh, coshl, UNIFORM, -5, 5, 2.0 },
    { "cosh to overflow", noneq_vcosh, coshl, UNIFORM, -710.47, 710.47, 2.0 },
    { "tanh on (-5, 5)", noneq_vtanh, tanhl, UNIFORM, -5, 5, 3.0 },
    { "tanh to 30", noneq_vtanh, tanhl, UNIFORM, -30, 30, 3.0 },
    { "tanh, any", noneq_vtanh, tanhl, EXPONENT, -1074, 10, 3.0 },
    { "atan on (-5, 5)", noneq_vatan, atanl, UNIFORM, -5, 5, 2.5 },
    { "atan, any", noneq_vatan, atanl, EXPONENT, -1074, 1023, 2.5 },
    { "erf on (-1, 1)", noneq_verf, erfl, UNIFORM, -1, 1, 2.0 },
    { "erf on (-6.5, 6.5)", noneq_verf, erfl, UNIFORM, -6.5, 6.5, 2.0 },
    { "erf, any", noneq_verf, erfl, EXPONENT, -1074, 10, 2.0 },
  };
  uint64_t seed = 5;
  for (size_t t = 0; t < sizeof table / sizeof *table; t++)
    {
      const accuracy *f = &table[t];
      worst w = { 0 };
      for (int i = 0; i < EACH; i += NONEQ_LANES)
        {
          noneq_vd x;
          for (int k = 0; k < NONEQ_LANES; k++)
            do
              x[k] = argument (f->how, f->low, f->high, &seed);
            while (f->vector == noneq_vln && x[k] < 0);
          noneq_vd y = f->vector (x);
          for (int k = 0; k < NONEQ_LANES; k++)
            note (&w, ulps (y[k], f->exact (x[k])), x[k]);
        }
      shown (f->name, w);
      check (w.error < f->bound, "%s: %g ulp at %a", f->name, w.error, w.at);
    }
}

/* The arguments at which functions are special.  */
static const double special[]
    = { 0.0,      -0.0,     1.0,      -1.0,     0.5,       -0.5,   2.0,
        -2.0,     3.0,      -3.0,     1.5,      -2.5,      1e-300, -1e-300,
        5e-324,   -5e-324,  DBL_MIN,  -DBL_MIN, 1e-310,    1e300,  -1e300,
        DBL_MAX,  -DBL_MAX, INFINITY, -INFINITY, NAN,      709.79, -745.2,
        0x1p53,   -0x1p53,  0x1p53 + 2, 4503599627370497.5, 1e22,  711.0,
        20.5,     -22.5,    0x1p19,   -0x1p19,  6.0,       44.0 };
enum { SPECIAL = sizeof special / sizeof *special };

/* The same as the C library, to ULP, and the sign of a zero.  */
static int
alike (double got, double want, double bound)
{
  if (isnan (want))
    return isnan (got);
  if (isinf (want) || want == 0)
    return got == want && ! signbit (got) == ! signbit (want);
  return ulps (got, want) <= bound && ! signbit (got) == ! signbit (want);
}

static void
special_arguments (void **state)
{
  (void) state;
  static const struct
  {
    const char *name;
    noneq_vd (*vector) (noneq_vd);
    double (*library) (double);
    double bound;
  } table[] = {
    { "log", noneq_vln, log, 1.5 },       { "sin", noneq_vsin, sin, 1.5 },
    { "cos", noneq_vcos, cos, 1.5 },      { "tan", noneq_vtan, tan, 3 },
    { "sinh", noneq_vsinh, sinh, 4 },     { "cosh", noneq_vcosh, cosh, 4 },
    { "tanh", noneq_vtanh, tanh, 4 },     { "atan", noneq_vatan, atan, 3.0 },
    { "erf", noneq_verf, erf, 2.5 },      { "floor", noneq_vfloor, floor, 0 },
    { "round", noneq_vround, round, 0 },  { "exp", noneq_vexp, exp, 2 },
  };
  for (size_t t = 0; t < sizeof table / sizeof *table; t++)
    for (int i = 0; i < SPECIAL; i++)
      {
        double x = special[i], want = table[t].library (x);
        double got = table[t].vector (vector_of (x))[NONEQ_LANES - 1];
        /* The sign of a zero is not kept by sin and tan.  */
        if (x == 0 && (table[t].library == sin || table[t].library == tan))
          got = copysign (got, x);
        check (alike (got, want, table[t].bound),
               "%s (%a): %a, the library has %a", table[t].name, x, got,
               want);
      }
  for (int i = 0; i < SPECIAL; i++)
    for (int j = 0; j < SPECIAL; j++)
      {
        double x = special[i], y = special[j];
        double got = noneq_vpow (vector_of (x),
                                 vector_of (y))[NONEQ_LANES - 1];
        check (alike (got, pow (x, y), 2.0), "pow (%a, %a): %a, not %a", x, y,
               got, pow (x, y));
        got = noneq_vatan2 (vector_of (x), vector_of (y))[NONEQ_LANES - 1];
        check (alike (got, atan2 (x, y), 3.0), "atan2 (%a, %a): %a, not %a",
               x, y, got, atan2 (x, y));
      }
}

static void
power (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 6;
  static const char *const name[]
      = { "pow, results of any size", "pow near 1", "pow on (0, 3)^2",
          "pow, whole exponents" };
  for (int part = 0; part < 4; part++)
    {
      worst w = { 0 };
      for (int i = 0; i < EACH; i += NONEQ_LANES)
        {
          noneq_vd x, y;
          for (int k = 0; k < NONEQ_LANES; k++)
            if (part == 0)
              {
                x[k] = fabs (argument (EXPONENT, -1074, 1023, &seed));
                y[k] = 1074 * (2 * uniform (&seed) - 1) / log2 (x[k]);
              }
            else if (part == 1)
              {
                x[k] = 1 + argument (EXPONENT, -52, -1, &seed);
                y[k] = 1000 * (2 * uniform (&seed) - 1) / log2 (x[k]);
              }
            else if (part == 2)
              {
                x[k] = 3 * uniform (&seed);
                y[k] = 3 * (2 * uniform (&seed) - 1);
              }
            else
              {
                x[k] = 20 * (2 * uniform (&seed) - 1);
                y[k] = (double) (draw (&seed) % 400) - 200;
              }
          noneq_vd p = noneq_vpow (x, y);
          for (int k = 0; k < NONEQ_LANES; k++)
            {
              long double want = powl (x[k], y[k]);
              if (fabsl (want) < 0x1.fffffffffffff8p1023L)
                note (&w, ulps (p[k], want), x[k]);
              else
                assert_true (isinf (p[k]));
            }
        }
      shown (name[part], w);
      check (w.error < 2.0, "%s: %g ulp at %a", name[part], w.error, w.at);
    }
}

static void
angle (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 7;
  for (int part = 0; part < 3; part++)
    {
      worst w = { 0 };
      for (int i = 0; i < EACH; i += NONEQ_LANES)
        {
          noneq_vd x, y;
          for (int k = 0; k < NONEQ_LANES; k++)
            {
              x[k] = part == 0 ? argument (UNIFORM, -3, 3, &seed)
                               : argument (EXPONENT, part == 1 ? -8 : -1074,
                                           part == 1 ? 8 : 1023, &seed);
              y[k] = part == 0 ? argument (UNIFORM, -3, 3, &seed)
                               : argument (EXPONENT, part == 1 ? -8 : -1074,
                                           part == 1 ? 8 : 1023, &seed);
            }
          noneq_vd a = noneq_vatan2 (y, x);
          for (int k = 0; k < NONEQ_LANES; k++)
            note (&w, ulps (a[k], atan2l (y[k], x[k])), y[k] / x[k]);
        }
      shown (part == 0   ? "atan2 on (-3, 3)^2"
             : part == 1 ? "atan2 of 2^-8 .. 2^8"
                         : "atan2, any",
             w);
      check (w.error < 3.0, "atan2: %g ulp at %a", w.error, w.at);
    }
}

/* What a lane gives does not depend on what the others hold.  */
static void
lanes_are_alone (void **state)
{
  (void) state;
  static noneq_vd (*const table[]) (noneq_vd)
      = { noneq_vln,   noneq_vsin,  noneq_vcos,  noneq_vtan, noneq_vsinh,
          noneq_vcosh, noneq_vtanh, noneq_vatan, noneq_verf };
  uint64_t seed = 8;
  for (size_t t = 0; t < sizeof table / sizeof *table; t++)
    for (int round = 0; round < 2000; round++)
      {
        noneq_vd x;
        for (int k = 0; k < NONEQ_LANES; k++)
          x[k] = draw (&seed) % 4 ? 5 * normal (&seed)
                                  : special[draw (&seed) % SPECIAL];
        noneq_vd y = table[t](x);
        for (int k = 0; k < NONEQ_LANES; k++)
          {
            double alone = table[t](noneq_vset (x[k]))[0], it = y[k];
            assert_true (isnan (it) ? isnan (alone) : it == alone);
          }
      }
  for (int round = 0; round < 20000; round++)
    {
      noneq_vd x, y;
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          x[k] = draw (&seed) % 4 ? 5 * uniform (&seed)
                                  : special[draw (&seed) % SPECIAL];
          y[k] = draw (&seed) % 4 ? 5 * normal (&seed)
                                  : special[draw (&seed) % SPECIAL];
        }
      noneq_vd p = noneq_vpow (x, y), a = noneq_vatan2 (x, y);
      for (int k = 0; k < NONEQ_LANES; k++)
        {
          double q = noneq_vpow (noneq_vset (x[k]), noneq_vset (y[k]))[0];
          double b = noneq_vatan2 (noneq_vset (x[k]), noneq_vset (y[k]))[0];
          assert_true (isnan (q) ? isnan (p[k]) : p[k] == q);
          assert_true (isnan (b) ? isnan (a[k]) : a[k] == b);
        }
    }
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
    cmocka_unit_test (functions_of_one),
    cmocka_unit_test (special_arguments),
    cmocka_unit_test (power),
    cmocka_unit_test (angle),
    cmocka_unit_test (lanes_are_alone),
    cmocka_unit_test (small_helpers),
  };
  return cmocka_run_group_tests_name ("vector-" TEXT (NONEQ_VARIANT), tests,
                                      NULL, NULL);
}
