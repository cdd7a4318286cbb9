/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* work/exp_mean.c, bar.c, resample.c and cumulant.c against brute force in
   long double.  */

#include <float.h>

#include "check.h"
#include "work/bar.h"
#include "work/cumulant.h"
#include "work/exp_mean.h"
#include "work/kernels.h"
#include "work/resample.h"

static void
need_long_double (void)
{
  if (LDBL_MANT_DIG < 64)
    skip ();
}

static void
close_to (const char *what, long double got, long double want,
          long double relative, long double absolute)
{
  if (got == want || (isnan (got) && isnan (want)))
    return;
  check (fabsl (got - want) <= relative * fabsl (want) + absolute,
         "%s: %.17Lg, not %.17Lg", what, got, want);
}

static double *
normals (size_t n, double mean, double sigma, uint64_t *seed)
{
  double *w = room ((n + 1) * sizeof *w);
  for (size_t i = 0; i < n; i++)
    w[i] = mean + sigma * normal (seed);
  return w;
}

/* ---- Exponential averages.  */

/* X = scale * w is rounded to double first, as the kernels say they do.  */
static noneq_exp_stats
exp_brute (const double *w, size_t n, double scale, long double sums[3])
{
  double lowest = INFINITY;
  for (size_t i = 0; i < n; i++)
    lowest = fmin (lowest, scale * w[i]);
  sums[0] = sums[1] = sums[2] = 0;
  for (size_t i = 0; i < n; i++)
    {
      double x = scale * w[i];
      sums[0] += expl ((long double) lowest - x);
      sums[1] += expl (2 * ((long double) lowest - x));
      sums[2] += x;
    }
  return (noneq_exp_stats){ (double) n, lowest, (double) sums[0],
                            (double) sums[1], (double) sums[2] };
}

static const size_t sizes[] = { 1,  2,  3,  4,    5,    7,    8,    9,    15,
                                16, 17, 31, 4095, 4096, 4097, 8193, 20000 };
enum { SIZES = sizeof sizes / sizeof *sizes };

static void
exp_sums (void **state)
{
  (void) state;
  need_long_double ();
  static const double sigmas[] = { 0.0, 1e-8, 1.0, 6.0, 100.0, 1e4 };
  static const double scales[] = { 1.0, -1.0, 0.5, -4.0 };
  uint64_t seed = 30;
  for_each_isa (isa)
    for (int s = 0; s < SIZES; s++)
      for (int g = 0; g < 6; g++)
        for (int k = 0; k < 4; k++)
          {
            size_t n = sizes[s];
            double *w = normals (n, 3.0 * sigmas[g], sigmas[g], &seed);
            long double want[3];
            noneq_exp_stats b = exp_brute (w, n, scales[k], want), got;
            noneq_run run = run_on (isa, 1);
            assert_int_equal (
                noneq_exp_statistics (&run, w, n, 1, scales[k], &got),
                NONEQ_OK);
            assert_true (got.n == b.n && got.lowest == b.lowest);
            close_to ("first", got.first, want[0], 4e-15L, 0);
            close_to ("second", got.second, want[1], 4e-15L, 0);
            double size = 0;
            for (size_t i = 0; i < n; i++)
              size += fabs (scales[k] * w[i]);
            close_to ("total", got.total, want[2], 0, 4e-15L * size);
            close_to ("mean", noneq_exp_mean (&got),
                      b.lowest - logl (want[0] / n), 4e-15L, 4e-15L);
            free (w);
          }
}

static void
exp_sums_of_columns (void **state)
{
  (void) state;
  enum { ROWS = 5000, COLUMNS = 7 };
  uint64_t seed = 31;
  double *w = normals (ROWS * COLUMNS, 2.0, 3.0, &seed);
  noneq_run run = run_on (noneq_isa_best (), 1);
  noneq_exp_stats all[COLUMNS], one;
  assert_int_equal (
      noneq_exp_statistics (&run, w, ROWS, COLUMNS, 1.0, all), NONEQ_OK);
  for (int j = 0; j < COLUMNS; j++)
    {
      noneq_exp_statistics (&run, w + j * ROWS, ROWS, 1, 1.0, &one);
      assert_memory_equal (&one, &all[j], sizeof one);
    }
  free (w);
}

static void
exp_sums_of_special_values (void **state)
{
  (void) state;
  enum { N = 9000 };
  uint64_t seed = 32;
  for_each_isa (isa)
    for (int round = 0; round < 200; round++)
      {
        noneq_run run = run_on (isa, 1);
        size_t n = 1 + draw (&seed) % (round % 2 ? 20 : N);
        size_t place = draw (&seed) % n;
        double scale = round % 4 < 2 ? 1.0 : -1.0;
        double *w = normals (n, 0.0, 2.0, &seed);
        noneq_exp_stats s;

        w[place] = NAN;
        assert_int_equal (noneq_exp_statistics (&run, w, n, 1, scale, &s),
                          NONEQ_NOT_A_NUMBER);
        w[place] = -INFINITY * scale;
        assert_int_equal (noneq_exp_statistics (&run, w, n, 1, scale, &s),
                          NONEQ_MINUS_INFINITY);

        /* A weight of zero: as if the value were left out.  */
        w[place] = INFINITY * scale;
        assert_int_equal (noneq_exp_statistics (&run, w, n, 1, scale, &s),
                          NONEQ_OK);
        assert_true (s.total == INFINITY && s.n == (double) n);
        long double want[3] = { 0 };
        double lowest = INFINITY;
        for (size_t i = 0; i < n; i++)
          lowest = fmin (lowest, scale * w[i]);
        for (size_t i = 0; i < n; i++)
          if (i != place)
            want[0] += expl ((long double) lowest - scale * w[i]);
        assert_true (s.lowest == lowest);
        close_to ("first", s.first, want[0], 4e-15L, 0);
        free (w);
      }

  noneq_run run = run_on (noneq_isa_best (), 1);
  double all_infinite[] = { INFINITY, INFINITY, INFINITY };
  noneq_exp_stats s;
  assert_int_equal (
      noneq_exp_statistics (&run, all_infinite, 3, 1, 1.0, &s), NONEQ_OK);
  assert_true (s.lowest == INFINITY && s.first == 0 && s.second == 0);

  assert_int_equal (
      noneq_exp_statistics (&run, all_infinite, 0, 1, 1.0, &s),
      NONEQ_BAD_ARGUMENT);
  assert_int_equal (
      noneq_exp_statistics (&run, all_infinite, 3, 1, 0.0, &s),
      NONEQ_BAD_ARGUMENT);
  assert_int_equal (
      noneq_exp_statistics (&run, all_infinite, 3, 1, NAN, &s),
      NONEQ_BAD_ARGUMENT);
}

/* Any way of cutting the data gives the sums of all of it.  */
static void
exp_merge (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 33;
  static const double sigmas[] = { 1.0, 10.0, 1e4 };
  for (int round = 0; round < 300; round++)
    {
      size_t n = 2 + draw (&seed) % 3000;
      double *w = normals (n, 0.0, sigmas[round % 3], &seed);
      if (round % 5 == 0)
        w[draw (&seed) % n] = INFINITY;
      noneq_run run = run_on (noneq_isa_best (), 1);
      noneq_exp_stats sum = { 0, INFINITY, 0, 0, 0 };
      for (size_t i = 0; i < n;)
        {
          size_t take = 1 + draw (&seed) % (n - i);
          noneq_exp_stats part;
          assert_int_equal (
              noneq_exp_statistics (&run, w + i, take, 1, 1.0, &part),
              NONEQ_OK);
          sum = round % 2 ? noneq_exp_merge (sum, part)
                          : noneq_exp_merge (part, sum);
          i += take;
        }
      long double want[3];
      noneq_exp_stats b = exp_brute (w, n, 1.0, want);
      assert_true (sum.n == (double) n && sum.lowest == b.lowest);
      close_to ("first", sum.first, want[0], 1e-14L, 0);
      close_to ("second", sum.second, want[1], 1e-14L, 0);
      free (w);
    }
  noneq_exp_stats none = { 3, INFINITY, 0, 0, INFINITY };
  noneq_exp_stats both = noneq_exp_merge (none, none);
  assert_true (both.n == 6 && both.lowest == INFINITY && both.first == 0
               && both.second == 0);
}

static void
exp_weights (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 34;
  for_each_isa (isa)
    for (int s = 0; s < SIZES; s++)
      {
        size_t n = sizes[s];
        double *w = normals (n, 0.0, 30.0, &seed);
        double *e = room ((n + 1) * sizeof *e);
        e[n] = -1;
        noneq_run run = run_on (isa, 1);
        assert_int_equal (
            noneq_exp_weights (&run, w, n, 2.0, 0.5, 1e3, e), NONEQ_OK);
        assert_true (e[n] == -1);
        for (size_t i = 0; i < n; i++)
          {
            /* The exponent is rounded once more without fused
               multiplication.  */
            long double x = 0.5L - 2.0L * w[i];
            close_to ("weight", e[i], fminl (expl (x), 1e3L),
                      2.3e-16L * (1 + fabsl (x)), 0);
          }
        free (w);
        free (e);
      }
}

/* ---- Resampling.  */

static void
resampled_places (void **state)
{
  (void) state;
  static const size_t ns[] = { 1, 2, 5, 1000, 1024, 1025, 5000 };
  static const size_t blocks[] = { 1, 2, 3, 7, 1000 };
  for (size_t i = 0; i < sizeof ns / sizeof *ns; i++)
    for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++)
      {
        size_t n = ns[i], block = blocks[b] < n ? blocks[b] : n;
        noneq_resample plan = { noneq_isa_best (), noneq_key_of_seed (4), 2,
                                n, block };
        double *value = room (n * sizeof *value);
        double *out = room ((n + 1) * sizeof *out);
        for (size_t k = 0; k < n; k++)
          value[k] = (double) k;
        out[n] = -1;
        noneq_resample_values (&plan, 3, value, out);
        assert_true (out[n] == -1);
        uint64_t *start = room ((n + 4) * sizeof *start);
        noneq_random_indices (plan.isa, plan.key, 2, 3, 0,
                              (n + block - 1) / block, n, start);
        for (size_t k = 0; k < n; k++)
          assert_true (out[k]
                       == (double) ((start[k / block] + k % block) % n));
        free (value);
        free (out);
        free (start);
      }
}

/* Replicate r is the estimator of the sample drawn for r.  */
static void
exp_bootstrap (void **state)
{
  (void) state;
  uint64_t seed = 36;
  static const size_t blocks[] = { 1, 3, 50 };
  for_each_isa (isa)
    for (int b = 0; b < 3; b++)
      for (int spread = 0; spread < 2; spread++)
        {
          enum { N = 1700, R = 23 };
          double *w = normals (N, 5.0, spread ? 100.0 : 2.0, &seed);
          w[3] = INFINITY;
          double f[R + 1], *x = room (N * sizeof *x);
          f[R] = -1;
          noneq_run run = run_on (isa, 1);
          assert_int_equal (noneq_exp_bootstrap (&run, w, N, 0.5, blocks[b],
                                                 99, 2, R, f),
                            NONEQ_OK);
          assert_true (f[R] == -1);
          for (size_t r = 0; r < R; r++)
            {
              noneq_resample plan = { isa, noneq_key_of_seed (99), 2, N,
                                      blocks[b] };
              noneq_resample_values (&plan, r, w, x);
              noneq_exp_stats s;
              noneq_exp_statistics (&run, x, N, 1, 0.5, &s);
              close_to ("replicate", f[r], noneq_exp_mean (&s), 1e-13L,
                        1e-13L);
            }
          free (w);
          free (x);
        }
  double infinite[2] = { INFINITY, INFINITY }, f;
  noneq_run run = run_on (noneq_isa_best (), 1);
  assert_int_equal (
      noneq_exp_bootstrap (&run, infinite, 2, 1.0, 1, 1, 2, 1, &f),
      NONEQ_NO_WEIGHT);
  assert_int_equal (
      noneq_exp_bootstrap (&run, infinite, 2, 1.0, 3, 1, 2, 1, &f),
      NONEQ_BAD_ARGUMENT);
}

/* ---- Acceptance ratio.  */

/* ln sum 1 / (1 + exp (x + offset)), without overflow or underflow.  */
static long double
log_fermi_sum (const double *w, size_t n, double scale, long double offset)
{
  long double top = -INFINITY;
  for (int pass = 0; pass < 2; pass++)
    {
      long double sum = 0;
      for (size_t i = 0; i < n; i++)
        {
          long double x = (long double) scale * w[i] + offset;
          long double l = x > 0 ? -x - log1pl (expl (-x)) : -log1pl (expl (x));
          if (pass)
            sum += expl (l - top);
          else
            top = fmaxl (top, l);
        }
      if (pass)
        return top + logl (sum);
    }
  return top;
}

typedef struct
{
  const double *f, *r;
  size_t nf, nr;
  double scale[2];
} bar_data;

static long double
bar_h (const bar_data *d, long double free_energy)
{
  long double m = logl ((long double) d->nf / d->nr);
  return log_fermi_sum (d->f, d->nf, d->scale[0], m - free_energy)
         - log_fermi_sum (d->r, d->nr, d->scale[1], free_energy - m);
}

static long double
bar_slope (const bar_data *d, long double free_energy)
{
  long double step = 1e-4L;
  return (bar_h (d, free_energy + step) - bar_h (d, free_energy - step))
         / (2 * step);
}

static long double
bar_bisection (const bar_data *d)
{
  long double low = -1, high = 1;
  while (bar_h (d, low) > 0)
    low *= 2;
  while (bar_h (d, high) < 0)
    high *= 2;
  for (int i = 0; i < 120 && high - low > 1e-16L * fabsl (low + high); i++)
    {
      long double middle = low + (high - low) / 2;
      if (bar_h (d, middle) < 0)
        low = middle;
      else
        high = middle;
    }
  return low + (high - low) / 2;
}

/* Solve and compare: the root to 1e-12 max (1, |dF|), or where h is flat a
   place where it is 0 to the rounding of the sums; and the sums there.  */
static double
bar_checked (const bar_data *d, noneq_isa isa)
{
  noneq_run run = run_on (isa, 1);
  noneq_bar_result got;
  noneq_status status
      = noneq_bar (&run, d->f, d->nf, d->r, d->nr, d->scale, &got);
  check (status == NONEQ_OK, "%s, after %d passes",
         noneq_status_text (status), got.passes);
  long double root = bar_bisection (d);
  long double slope = fabsl (bar_slope (d, root));
  long double size = fmaxl (1, fabsl (root));
  for (size_t i = 0; i < d->nf; i++)
    if (isfinite (d->f[i]))
      size = fmaxl (size, fabsl (d->scale[0] * d->f[i]));
  for (size_t i = 0; i < d->nr; i++)
    if (isfinite (d->r[i]))
      size = fmaxl (size, fabsl (d->scale[1] * d->r[i]));
  /* An error of 2^-53 of each exponent moves the root by as much.  */
  long double allowed = fmaxl (1e-12L * fmaxl (1, fabsl (root)),
                               4e-16L * size);
  check (fabsl (got.free_energy - root) <= allowed
             || fabsl (bar_h (d, got.free_energy)) <= 4e-15L,
         "dF = %.17g, not %.17Lg: nF = %zu, nR = %zu, slope %Lg",
         got.free_energy, root, d->nf, d->nr, slope);

  if (slope > 1e-3L)
    {
      check (fabs (got.residual) < 1e-10, "residual %g", got.residual);
      long double m = logl ((long double) d->nf / d->nr);
      for (int side = 0; side < 2; side++)
        {
          long double offset
              = side ? got.free_energy - m : m - got.free_energy;
          const double *w = side ? d->r : d->f;
          size_t n = side ? d->nr : d->nf;
          long double square = 0, pq = 0, p = 0, scale = got.log_scale;
          for (size_t i = 0; i < n; i++)
            {
              long double x = (long double) d->scale[side] * w[i] + offset;
              long double one = 1 / (1 + expl (x));
              p += one;
              square += one * one;
              pq += one * (1 / (1 + expl (-x)));
            }
          long double tolerance = 1e-11L + 1e-15L * size;
          close_to ("sum p", got.p[side] * expl (scale), p, tolerance, 0);
          close_to ("sum p^2", got.square[side] * expl (2 * scale), square,
                    1e-5L, 0);
          close_to ("sum p (1 - p)", got.pq[side] * expl (scale), pq, 1e-5L,
                    1e-15L * n);
        }
    }
  return got.free_energy;
}

/* Gaussian work that obeys the fluctuation theorem: mean dF + s^2/2 forward,
   -dF + s^2/2 reverse.  */
static void
bar_gaussian_work (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 40;
  static const double sigmas[] = { 0.01, 0.5, 1, 2, 4, 6, 10, 20, 40 };
  for_each_isa (isa)
    for (int round = 0; round < 400; round++)
      {
        double sigma = sigmas[round % 9];
        double df = (round % 7 ? 20 : 1e4) * normal (&seed);
        size_t nf = 1 + draw (&seed) % (round % 40 ? 30 : 9000);
        size_t nr = 1 + draw (&seed) % (round % 60 ? 30 : 6000);
        double scale[2] = { 1, 1 };
        if (round % 5 == 1)
          scale[0] = scale[1] = 0.4;
        double *f = normals (nf, (df + sigma * sigma / 2) / scale[0],
                             sigma / scale[0], &seed);
        double *r = normals (nr, (-df + sigma * sigma / 2) / scale[1],
                             sigma / scale[1], &seed);
        bar_data d = { f, r, nf, nr, { scale[0], scale[1] } };
        bar_checked (&d, isa);
        free (f);
        free (r);
      }
}

/* Small samples of any kind: spreads from 1e-3 to 1e3, heavy tails, values
   that break the second law, copies, +Inf.  */
static void
bar_small_samples (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 41;
  for_each_isa (isa)
    for (int round = 0; round < 4000; round++)
      {
        size_t nf = 1 + draw (&seed) % 12, nr = 1 + draw (&seed) % 12;
        double spread = pow (10, 6 * uniform (&seed) - 3);
        double f[12], r[12];
        for (size_t i = 0; i < nf; i++)
          f[i] = spread * normal (&seed)
                 / (round % 3 ? 1 : fmax (0.01, uniform (&seed)));
        for (size_t i = 0; i < nr; i++)
          r[i] = spread * normal (&seed) + (round % 2 ? spread : 0);
        if (round % 7 == 0 && nf > 1)
          f[1] = f[0];
        if (round % 11 == 0 && nr > 1)
          r[nr - 1] = INFINITY;
        bar_data d = { f, r, nf, nr, { 1, 1 } };
        bar_checked (&d, isa);
      }
}

static void
bar_symmetries (void **state)
{
  (void) state;
  uint64_t seed = 42;
  for (int round = 0; round < 500; round++)
    {
      size_t nf = 1 + draw (&seed) % 50, nr = 1 + draw (&seed) % 50;
      double sigma = 0.1 + 8 * uniform (&seed);
      double *f = normals (nf, 3 + sigma * sigma / 2, sigma, &seed);
      double *r = normals (nr, -3 + sigma * sigma / 2, sigma, &seed);
      noneq_run run = run_on (noneq_isa_best (), 1);
      double plain[2] = { 1, 1 }, negated[2] = { -1, -1 };
      noneq_bar_result a, b, c;
      assert_int_equal (noneq_bar (&run, f, nf, r, nr, plain, &a), NONEQ_OK);
      assert_int_equal (noneq_bar (&run, r, nr, f, nf, plain, &b), NONEQ_OK);
      close_to ("reversed", b.free_energy, -a.free_energy, 1e-12L, 1e-12L);
      for (size_t i = 0; i < nf; i++)
        f[i] = -f[i];
      for (size_t i = 0; i < nr; i++)
        r[i] = -r[i];
      assert_int_equal (noneq_bar (&run, f, nf, r, nr, negated, &c),
                        NONEQ_OK);
      assert_true (c.free_energy == a.free_energy);
      free (f);
      free (r);
    }
}

/* No overlap: the sums are below 1e-300, the root is explicit.  */
static void
bar_far_apart (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 43;
  static const double distance[] = { 50, 300, 1000, 1e4, 1e6 };
  for_each_isa (isa)
    for (int k = 0; k < 5; k++)
      for (int round = 0; round < 20; round++)
        {
          size_t nf = 1 + draw (&seed) % 40, nr = 1 + draw (&seed) % 40;
          double *f = normals (nf, distance[k] + 5, 3, &seed);
          double *r = normals (nr, distance[k] - 5, 3, &seed);
          bar_data d = { f, r, nf, nr, { 1, 1 } };
          double got = bar_checked (&d, isa);
          noneq_run run = run_on (isa, 1);
          noneq_bar_result result;
          noneq_bar (&run, f, nf, r, nr, d.scale, &result);
          check (got == result.free_energy && isfinite (result.square[0])
                     && result.square[0] > 0 && result.log_scale < 0,
                 "at %g: log_scale %g", distance[k], result.log_scale);
          free (f);
          free (r);
        }
}

/* Data far from the second law: every p is 1 to double precision and h has a
   plateau.  The symmetric case has its root in the middle.  */
static void
bar_plateau (void **state)
{
  (void) state;
  double w[] = { -100, -100, -100 }, scale[2] = { 1, 1 };
  for_each_isa (isa)
    {
      noneq_run run = run_on (isa, 1);
      noneq_bar_result result;
      assert_int_equal (noneq_bar (&run, w, 3, w, 3, scale, &result),
                        NONEQ_OK);
      check (fabs (result.free_energy) <= 1e-9, "dF = %.17g",
             result.free_energy);
      double shifted[] = { -90, -90, -90 };
      assert_int_equal (noneq_bar (&run, w, 3, shifted, 3, scale, &result),
                        NONEQ_OK);
      /* Anywhere on the plateau h is 0 to rounding.  */
      bar_data d = { w, shifted, 3, 3, { 1, 1 } };
      assert_true (fabsl (bar_h (&d, result.free_energy)) <= 1e-15L);
    }
}

static void
bar_refuses (void **state)
{
  (void) state;
  uint64_t seed = 44;
  double scale[2] = { 1, 1 };
  for_each_isa (isa)
    for (int round = 0; round < 100; round++)
      {
        noneq_run run = run_on (isa, 1);
        size_t n = 1 + draw (&seed) % (round % 2 ? 20 : 9000);
        double *w[2] = { normals (n, 1, 1, &seed), normals (n, 1, 1, &seed) };
        double *bad = w[round / 2 % 2];
        size_t place = draw (&seed) % n;
        noneq_bar_result r;
        bad[place] = NAN;
        assert_int_equal (noneq_bar (&run, w[0], n, w[1], n, scale, &r),
                          NONEQ_NOT_A_NUMBER);
        bad[place] = -INFINITY;
        assert_int_equal (noneq_bar (&run, w[0], n, w[1], n, scale, &r),
                          NONEQ_MINUS_INFINITY);
        for (size_t i = 0; i < n; i++)
          bad[i] = INFINITY;
        assert_int_equal (noneq_bar (&run, w[0], n, w[1], n, scale, &r),
                          NONEQ_NO_WEIGHT);
        free (w[0]);
        free (w[1]);
      }
  noneq_run run = run_on (noneq_isa_best (), 1);
  noneq_bar_result r;
  double one = 1, zero[2] = { 0, 1 };
  assert_int_equal (noneq_bar (&run, &one, 0, &one, 1, scale, &r),
                    NONEQ_BAD_ARGUMENT);
  assert_int_equal (noneq_bar (&run, &one, 1, &one, 0, scale, &r),
                    NONEQ_BAD_ARGUMENT);
  assert_int_equal (noneq_bar (&run, &one, 1, &one, 1, zero, &r),
                    NONEQ_BAD_ARGUMENT);
}

/* Enough values for the start from a thinned sample.  */
static void
bar_large_sample (void **state)
{
  (void) state;
  enum { N = 250000 };
  uint64_t seed = 45;
  double *f = normals (N, 4.5, 3, &seed), *r = normals (N, 4.5, 3, &seed);
  noneq_run run = run_on (noneq_isa_best (), 1);
  double scale[2] = { 1, 1 };
  noneq_bar_result got;
  assert_int_equal (noneq_bar (&run, f, N, r, N, scale, &got), NONEQ_OK);
  bar_data d = { f, r, N, N, { 1, 1 } };
  /* h in long double at both sides of the root.  */
  assert_true (bar_h (&d, got.free_energy - 2e-12L) < 0);
  assert_true (bar_h (&d, got.free_energy + 2e-12L) > 0);
  check (got.passes <= 3, "%d passes", got.passes);

  /* The thinned samples hold nothing but +Inf.  */
  for (int i = 0; i < N; i += 2)
    f[i] = r[i] = INFINITY;
  assert_int_equal (noneq_bar (&run, f, N, r, N, scale, &got), NONEQ_OK);
  assert_true (bar_h (&d, got.free_energy - 2e-12L) < 0);
  assert_true (bar_h (&d, got.free_energy + 2e-12L) > 0);
  free (f);
  free (r);
}

/* Replicate r is the root of the two samples drawn for r.  */
static void
bar_bootstrap (void **state)
{
  (void) state;
  uint64_t seed = 46;
  static const size_t blocks[] = { 1, 4 };
  for_each_isa (isa)
    for (int round = 0; round < 12; round++)
      {
        enum { R = 15 };
        int paired = round % 3 == 0;
        size_t nf = 40 + draw (&seed) % 1500;
        size_t nr = paired ? nf : 40 + draw (&seed) % 1500;
        size_t block = blocks[round % 2];
        double sigma = 0.5 + round / 2.0;
        double *f = normals (nf, 2 + sigma * sigma / 2, sigma, &seed);
        double *r = normals (nr, -2 + sigma * sigma / 2, sigma, &seed);
        double *x = room (nf * sizeof *x), *y = room (nr * sizeof *y);
        double scale[2] = { 1, 1 }, got[R + 1];
        noneq_run run = run_on (isa, 1);
        noneq_bar_result all, one;
        assert_int_equal (noneq_bar (&run, f, nf, r, nr, scale, &all),
                          NONEQ_OK);
        got[R] = -1;
        assert_int_equal (noneq_bar_bootstrap (
                              &run, f, nf, r, nr, scale, all.free_energy,
                              block, paired, 7, R, got),
                          NONEQ_OK);
        assert_true (got[R] == -1);
        for (size_t k = 0; k < R; k++)
          {
            noneq_resample plan = { isa, noneq_key_of_seed (7),
                                    NONEQ_STREAM_BOOTSTRAP, nf, block };
            noneq_resample_values (&plan, k, f, x);
            plan.n = nr;
            plan.stream = paired ? NONEQ_STREAM_BOOTSTRAP
                                 : NONEQ_STREAM_BOOTSTRAP_2;
            noneq_resample_values (&plan, k, r, y);
            assert_int_equal (noneq_bar (&run, x, nf, y, nr, scale, &one),
                              NONEQ_OK);
            close_to ("replicate", got[k], one.free_energy, 1e-11L, 1e-11L);
          }
        free (f);
        free (r);
        free (x);
        free (y);
      }
}

/* ---- Cumulants.  */

static void
cumulants_of_moments (const long double m[7], long double kappa[6])
{
  /* From raw moments, kappa_n = m_n - sum C(n-1, j-1) kappa_j m_(n-j).  */
  for (int n = 1; n <= 6; n++)
    {
      long double k = m[n], binomial = 1;
      for (int j = 1; j < n; j++)
        {
          k -= binomial * kappa[j - 1] * m[n - j];
          binomial = binomial * (n - j) / j;
        }
      kappa[n - 1] = k;
    }
}

/* Unbiased: over all equally likely samples of {0, 1, 3} the mean of each
   k-statistic is the cumulant, with nothing left to chance.  */
static void
k_statistics_are_unbiased (void **state)
{
  (void) state;
  need_long_double ();
  static const double letter[] = { 0, 1, 3 };
  long double moment[7] = { 1 }, kappa[6];
  for (int k = 1; k <= 6; k++)
    moment[k] = (powl (0, k) + 1 + powl (3, k)) / 3;
  cumulants_of_moments (moment, kappa);

  noneq_run run = run_on (noneq_isa_best (), 1);
  for (int n = 1, total = 3; n <= 8; n++, total *= 3)
    {
      long double mean[6] = { 0 };
      for (int code = 0; code < total; code++)
        {
          double w[8], k[6];
          for (int i = 0, rest = code; i < n; i++, rest /= 3)
            w[i] = letter[rest % 3];
          noneq_moments m;
          assert_int_equal (
              noneq_moments_of (&run, w, (size_t) n, 1, 1.0, &m), NONEQ_OK);
          noneq_k_statistics (&m, 0, k);
          for (int j = 0; j < 6; j++)
            {
              if (j < n)
                mean[j] += k[j];
              else
                assert_true (isnan (k[j]));
            }
        }
      for (int j = 0; j < 6 && j < n; j++)
        close_to ("mean of k", mean[j] / total, kappa[j], 0, 1e-11L);
    }
}

static void
moments_and_population_cumulants (void **state)
{
  (void) state;
  need_long_double ();
  uint64_t seed = 50;
  for_each_isa (isa)
    for (int s = 0; s < SIZES; s++)
      for (int far = 0; far < 2; far++)
        {
          size_t n = sizes[s];
          double centre = far ? 1e6 : 2.0, scale = far ? 1.0 : -0.5;
          double *w = normals (n, centre, 2.0, &seed);
          noneq_run run = run_on (isa, 1);
          noneq_moments m;
          assert_int_equal (noneq_moments_of (&run, w, n, 1, scale, &m),
                            NONEQ_OK);
          long double mean = 0, raw[7] = { 1, 0 }, kappa[6];
          for (size_t i = 0; i < n; i++)
            mean += (long double) scale * w[i] / n;
          long double size[7] = { 0 };
          for (size_t i = 0; i < n; i++)
            {
              long double d = scale * w[i] - mean, p = d;
              for (int k = 2; k <= 6; k++)
                {
                  p *= d;
                  raw[k] += p / n;
                  size[k] += fabsl (p) / n;
                }
            }
          assert_true (m.n == (double) n);
          close_to ("mean", m.mean, mean, 2e-16L, 1e-15L);
          /* The centre is known to 2^-53 of the mean.  */
          for (int k = 2; k <= 6; k++)
            close_to ("power sum", m.power[k - 2], n * raw[k], 0,
                      n * size[k] * (far ? 3e-9L : 1e-14L) + 1e-18L);
          double got[6];
          noneq_k_statistics (&m, 1, got);
          cumulants_of_moments (raw, kappa);
          for (int k = 2; k <= 6; k++)
            close_to ("population cumulant", got[k - 1], kappa[k - 1], 0,
                      60 * size[k] * (far ? 3e-9L : 1e-14L) + 1e-18L);
          free (w);
        }
}

static void
moments_merge (void **state)
{
  (void) state;
  uint64_t seed = 51;
  for (int round = 0; round < 200; round++)
    {
      size_t n = 2 + draw (&seed) % 6000;
      double *w = normals (n, round % 2 ? 0.0 : 1000.0, 3.0, &seed);
      noneq_run run = run_on (noneq_isa_best (), 1);
      noneq_moments sum = { 0 }, all;
      for (size_t i = 0; i < n;)
        {
          size_t take = 1 + draw (&seed) % (n - i);
          noneq_moments part;
          noneq_moments_of (&run, w + i, take, 1, 1.0, &part);
          sum = round % 3 ? noneq_moments_merge (&sum, &part)
                          : noneq_moments_merge (&part, &sum);
          i += take;
        }
      noneq_moments_of (&run, w, n, 1, 1.0, &all);
      assert_true (sum.n == all.n);
      close_to ("mean", sum.mean, all.mean, 1e-14L, 1e-14L);
      double size[7] = { 0 };
      for (size_t i = 0; i < n; i++)
        for (int k = 2; k <= 6; k++)
          size[k] += pow (fabs (w[i] - all.mean), k);
      for (int k = 2; k <= 6; k++)
        close_to ("power sum", sum.power[k - 2], all.power[k - 2], 0,
                  size[k] * (round % 2 ? 1e-12L : 1e-11L) + 1e-15L);
      free (w);
    }
}

static void
moments_refuse (void **state)
{
  (void) state;
  noneq_run run = run_on (noneq_isa_best (), 1);
  noneq_moments m;
  static const double odd[] = { NAN, INFINITY, -INFINITY };
  for (int i = 0; i < 3; i++)
    for (int place = 0; place < 5; place++)
      {
        double w[5] = { 1, 2, 3, 4, 5 };
        w[place] = odd[i];
        assert_int_equal (noneq_moments_of (&run, w, 5, 1, 1.0, &m),
                          NONEQ_NOT_A_NUMBER);
      }
  double w[1] = { 1 };
  assert_int_equal (noneq_moments_of (&run, w, 0, 1, 1.0, &m),
                    NONEQ_BAD_ARGUMENT);
  assert_int_equal (noneq_moments_of (&run, w, 1, 0, 1.0, &m),
                    NONEQ_BAD_ARGUMENT);
}

static void
ladder (void **state)
{
  (void) state;
  double k[6] = { 5, 4, 3, 2, 1, 0.5 }, f[6];
  noneq_cumulant_ladder (k, f);
  double want = 0, factorial = 1;
  for (int j = 1; j <= 6; j++)
    {
      factorial *= j;
      want += (j % 2 ? 1 : -1) * k[j - 1] / factorial;
      close_to ("F", f[j - 1], want, 1e-15L, 0);
    }
}

/* Each value left out in turn.  */
static void
jackknife (void **state)
{
  (void) state;
  uint64_t seed = 52;
  static const size_t ns[] = { 2, 3, 5, 6, 7, 8, 20, 300 };
  for (int population = 0; population < 2; population++)
    for (size_t s = 0; s < sizeof ns / sizeof *ns; s++)
      {
        size_t n = ns[s];
        noneq_run run = run_on (noneq_isa_best (), 1);
        double *w = normals (n, 10, 2, &seed), *rest = room (n * sizeof *w);
        noneq_moments m;
        noneq_moments_of (&run, w, n, 1, 0.7, &m);
        double got[36];
        assert_int_equal (noneq_cumulant_jackknife (&run, w, n, 0.7, &m,
                                                    population, got),
                          NONEQ_OK);
        double (*k)[6] = room (n * sizeof *k);
        long double mean[6] = { 0 };
        for (size_t i = 0; i < n; i++)
          {
            memcpy (rest, w, n * sizeof *w);
            rest[i] = w[n - 1];
            noneq_moments part;
            noneq_moments_of (&run, rest, n - 1, 1, 0.7, &part);
            noneq_k_statistics (&part, population, k[i]);
            for (int a = 0; a < 6; a++)
              mean[a] += k[i][a] / n;
          }
        for (int a = 0; a < 6; a++)
          for (int b = 0; b < 6; b++)
            {
              long double sum = 0, aa = 0, bb = 0;
              for (size_t i = 0; i < n; i++)
                {
                  sum += (k[i][a] - mean[a]) * (k[i][b] - mean[b]);
                  aa += (k[i][a] - mean[a]) * (k[i][a] - mean[a]);
                  bb += (k[i][b] - mean[b]) * (k[i][b] - mean[b]);
                }
              long double f = (n - 1.0L) / n;
              close_to ("covariance", got[a + 6 * b], f * sum, 1e-9L,
                        1e-9L * f * sqrtl (aa * bb) + 1e-13L);
            }
        free (w);
        free (rest);
        free (k);
      }
  double w = 1, got[36];
  noneq_run run = run_on (noneq_isa_best (), 1);
  noneq_moments m;
  noneq_moments_of (&run, &w, 1, 1, 1.0, &m);
  noneq_cumulant_jackknife (&run, &w, 1, 1.0, &m, 0, got);
  for (int i = 0; i < 36; i++)
    assert_true (isnan (got[i]));
}

/* ---- Threads.  */

/* Everything on 1, 2, 3 and 4 threads: the same bits.  */
static void
threads_change_nothing (void **state)
{
  (void) state;
  enum { N = 120000, R = 30 };
  uint64_t seed = 60;
  double *f = normals (N, 6, 2, &seed), *r = normals (N, 1, 2, &seed);
  double scale[2] = { 1, 1 };
  for_each_isa (isa)
    {
      struct
      {
        noneq_exp_stats exp[4];
        noneq_bar_result bar;
        noneq_moments moments[4];
        double jackknife[36], f[R], b[R];
      } first, now;
      for (int threads = 1; threads <= 4; threads++)
        {
          noneq_run run = run_on (isa, threads);
          memset (&now, 0, sizeof now);
          noneq_exp_statistics (&run, f, N / 4, 4, 1.0, now.exp);
          noneq_bar (&run, f, N, r, N, scale, &now.bar);
          noneq_moments_of (&run, f, N / 4, 4, 1.0, now.moments);
          noneq_moments m;
          noneq_moments_of (&run, r, N, 1, 1.0, &m);
          noneq_cumulant_jackknife (&run, r, N, 1.0, &m, 0, now.jackknife);
          noneq_exp_bootstrap (&run, f, N, 1.0, 1, 5, 2, R, now.f);
          noneq_bar_bootstrap (&run, f, N / 8, r, N / 8, scale,
                               now.bar.free_energy, 1, 0, 5, R, now.b);
          if (threads == 1)
            memcpy (&first, &now, sizeof now);
          /* Field by field: padding has no defined content.  */
          assert_memory_equal (first.exp, now.exp, sizeof now.exp);
          assert_memory_equal (&first.bar.free_energy, &now.bar.free_energy,
                               9 * sizeof (double));
          assert_int_equal (first.bar.passes, now.bar.passes);
          assert_memory_equal (first.moments, now.moments,
                               sizeof now.moments);
          assert_memory_equal (first.jackknife, now.jackknife,
                               sizeof now.jackknife);
          assert_memory_equal (first.f, now.f, sizeof now.f);
          assert_memory_equal (first.b, now.b, sizeof now.b);
        }
    }
  free (f);
  free (r);
}

static int
stop_now (void *data)
{
  (void) data;
  return 1;
}

/* A stop comes back as such from everything that takes long, and leaves no
   memory behind (the sanitizer looks).  */
static void
stops_everywhere (void **state)
{
  (void) state;
  enum { N = 20000 };
  uint64_t seed = 61;
  double *w = normals (N, 6, 2, &seed), scale[2] = { 1, 1 }, out[36];
  noneq_run run = { 2, noneq_isa_best (), stop_now, NULL };
  noneq_exp_stats s;
  noneq_bar_result b;
  noneq_moments m = { 0 };
  double *weight = room (N * sizeof *weight);
  assert_int_equal (noneq_exp_statistics (&run, w, N, 1, 1.0, &s),
                    NONEQ_INTERRUPTED);
  assert_int_equal (noneq_exp_weights (&run, w, N, 1.0, 0, 1e9, weight),
                    NONEQ_INTERRUPTED);
  assert_int_equal (noneq_exp_bootstrap (&run, w, N, 1.0, 1, 5, 2, 9, out),
                    NONEQ_INTERRUPTED);
  assert_int_equal (noneq_bar (&run, w, N, w, N, scale, &b),
                    NONEQ_INTERRUPTED);
  assert_int_equal (noneq_bar_bootstrap (&run, w, N, w, N, scale, 6.0, 1, 0,
                                         5, 9, out),
                    NONEQ_INTERRUPTED);
  assert_int_equal (noneq_moments_of (&run, w, N, 1, 1.0, &m),
                    NONEQ_INTERRUPTED);
  m.n = N;
  assert_int_equal (noneq_cumulant_jackknife (&run, w, N, 1.0, &m, 0, out),
                    NONEQ_INTERRUPTED);
  free (w);
  free (weight);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (exp_sums),
    cmocka_unit_test (exp_sums_of_columns),
    cmocka_unit_test (exp_sums_of_special_values),
    cmocka_unit_test (exp_merge),
    cmocka_unit_test (exp_weights),
    cmocka_unit_test (resampled_places),
    cmocka_unit_test (exp_bootstrap),
    cmocka_unit_test (bar_gaussian_work),
    cmocka_unit_test (bar_small_samples),
    cmocka_unit_test (bar_symmetries),
    cmocka_unit_test (bar_far_apart),
    cmocka_unit_test (bar_plateau),
    cmocka_unit_test (bar_refuses),
    cmocka_unit_test (bar_large_sample),
    cmocka_unit_test (bar_bootstrap),
    cmocka_unit_test (k_statistics_are_unbiased),
    cmocka_unit_test (moments_and_population_cumulants),
    cmocka_unit_test (moments_merge),
    cmocka_unit_test (moments_refuse),
    cmocka_unit_test (ladder),
    cmocka_unit_test (jackknife),
    cmocka_unit_test (threads_change_nothing),
    cmocka_unit_test (stops_everywhere),
  };
  return cmocka_run_group_tests_name ("work", tests, NULL, NULL);
}
