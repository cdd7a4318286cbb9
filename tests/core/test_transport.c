/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* transport/psd.c and transport/tall_qr.c  */

#include "check.h"
#include "transport/psd.h"
#include "transport/tall_qr.h"

#define MOST 20

/* G = X X' and H = (J X' + X J')/2 of n x m matrices, columns observations;
   returns J J'.  */
static double
moments (size_t n, size_t m, const double *x, const double *j, double *g,
         double *h)
{
  double square = 0;
  for (size_t a = 0; a < n; a++)
    for (size_t b = 0; b < n; b++)
      {
        g[a + b * n] = h[a + b * n] = 0;
        for (size_t k = 0; k < m; k++)
          {
            g[a + b * n] += x[a + k * n] * x[b + k * n];
            h[a + b * n] += 0.5 * (j[a + k * n] * x[b + k * n]
                                   + x[a + k * n] * j[b + k * n]);
          }
      }
  for (size_t k = 0; k < n * m; k++)
    square += j[k] * j[k];
  return square;
}

/* |L X - J|^2 */
static double
misfit (size_t n, size_t m, const double *x, const double *j, const double *l)
{
  double sum = 0;
  for (size_t k = 0; k < m; k++)
    for (size_t a = 0; a < n; a++)
      {
        double r = -j[a + k * n];
        for (size_t b = 0; b < n; b++)
          r += l[a + b * n] * x[b + k * n];
        sum += r * r;
      }
  return sum;
}

static void
expect (const char *what, double got, double want, double accuracy)
{
  check (fabs (got - want) <= accuracy, "%s: %.17g, not %.17g", what, got,
         want);
}

/* The same problem as a general one: Q of the packed elements.  */
static void
general_form (size_t n, const double *g, const double *h, double *q, double *c)
{
  size_t m = n * (n + 1) / 2, at[MOST * MOST][2], count = 0;
  for (size_t j = 0; j < n; j++)
    for (size_t i = j; i < n; i++)
      {
        at[count][0] = i;
        at[count++][1] = j;
      }
  double root = sqrt (2.0);
  for (size_t s = 0; s < m; s++)
    {
      size_t i = at[s][0], j = at[s][1];
      c[s] = h[i + j * n] * (i == j ? 1 : root);
      for (size_t t = 0; t < m; t++)
        {
          /* tr (E_s G E_t) with unit matrices E.  */
          double sum = 0;
          size_t si[2] = { i, j }, sj[2] = { j, i };
          size_t ti[2] = { at[t][0], at[t][1] }, tj[2] = { at[t][1], at[t][0] };
          for (int a = 0; a < (i == j ? 1 : 2); a++)
            for (int b = 0; b < (ti[0] == ti[1] ? 1 : 2); b++)
              if (tj[b] == si[a])
                sum += g[sj[a] + ti[b] * n];
          if (i != j)
            sum /= root;
          if (ti[0] != ti[1])
            sum /= root;
          q[s + t * m] = sum;
        }
    }
}

static void
test_closed_forms (void **state)
{
  (void) state;
  noneq_run run = run_on (noneq_isa_best (), 1);
  double g[4], h[4], l[4], q[9], c[3];
  noneq_psd_report report;
  double x[] = { 1, 0, 0, 2 }, j[] = { 1, 0, 4, -1 };
  double r = sqrt (593.0) / 9;
  moments (2, 2, x, j, g, h);
  general_form (2, g, h, q, c);
  for (int general = 0; general < 2; general++)
    {
      noneq_status status
          = general ? noneq_psd_general (&run, 2, q, c, 1, l, &report)
                    : noneq_psd_pair (&run, 2, g, NULL, h, l, &report);
      assert_int_equal (status, NONEQ_OK);
      expect ("L11", l[0], (1 + r) / 2, 1e-14);
      expect ("L12", l[2], 8.0 / 9, 1e-14);
      expect ("L21", l[1], 8.0 / 9, 1e-14);
      expect ("L22", l[3], (r - 1) / 4, 1e-14);
      expect ("misfit", misfit (2, 2, x, j, l), 89.0 / 9, 1e-13);
      assert_int_equal (report.rank, 1);
      check (report.gap < 1e-24, "gap %g", report.gap);
    }

  /* Nearest to [2 2; 2 0]: (1 + sqrt 5) v v', v ~ (1 + sqrt 5, 2).  */
  double unit[] = { 1, 0, 0, 1 }, higham[] = { 2, 1, 3, 0 };
  double s = 1 + sqrt (5.0), length = s * s + 4;
  moments (2, 2, unit, higham, g, h);
  assert_int_equal (noneq_psd_pair (&run, 2, g, NULL, h, l, &report),
                    NONEQ_OK);
  expect ("Higham 11", l[0], s * s * s / length, 1e-14);
  expect ("Higham 12", l[2], s * s * 2 / length, 1e-14);
  expect ("Higham 22", l[3], s * 4 / length, 1e-14);

  /* Inside the cone, one flux, and one flux against the wall.  */
  double inside_h[] = { 3, 1, 1, 2 };
  assert_int_equal (noneq_psd_pair (&run, 2, unit, NULL, inside_h, l, &report),
                    NONEQ_OK);
  for (int k = 0; k < 4; k++)
    expect ("inside", l[k], inside_h[k], 1e-15);
  double one_g = 4, one_h = 6;
  assert_int_equal (noneq_psd_pair (&run, 1, &one_g, NULL, &one_h, l, &report),
                    NONEQ_OK);
  expect ("one flux", l[0], 1.5, 1e-15);
  one_h = -6;
  assert_int_equal (noneq_psd_pair (&run, 1, &one_g, NULL, &one_h, l, &report),
                    NONEQ_OK);
  expect ("wall", l[0], 0, 0);
  assert_int_equal (report.rank, 0);
}

static void
test_third_party (void **state)
{
  (void) state;
  noneq_run run = run_on (noneq_isa_best (), 1);
  double g[9], h[9], l[9], q[36], c[6];
  noneq_psd_report report;
  double x3[] = { 1, 4, 0, 6, 3, 0, 0, 0, -0.5 };
  double j3[] = { 1, 0, 0, 0, -2, 2, 0, 3, 4 };
  double x4[] = { 5, 3, 2, 1, 2, 4, 6, 0, 3, -1, 2, -3 };
  double j4[] = { 15, 10, -3, 1, 5, 3, 12, 6, -3, 7, 3, 2 };
  struct
  {
    size_t m;
    const double *x, *j;
    double value;
  } cases[] = { { 3, x3, j3, 31.37119056679879 },
                { 4, x4, j4, 32.19718996188932 } };
  for (int k = 0; k < 2; k++)
    {
      moments (3, cases[k].m, cases[k].x, cases[k].j, g, h);
      general_form (3, g, h, q, c);
      for (int general = 0; general < 2; general++)
        {
          noneq_status status
              = general ? noneq_psd_general (&run, 3, q, c, 1, l, &report)
                        : noneq_psd_pair (&run, 3, g, NULL, h, l, &report);
          assert_int_equal (status, NONEQ_OK);
          expect ("theochem", misfit (3, cases[k].m, cases[k].x, cases[k].j, l),
                  cases[k].value, 1e-11 * cases[k].value);
        }
    }
}

/* Random problems of all sizes: the conditions of a minimum, and the two
   entries agree.  */
static void
test_optimality (void **state)
{
  (void) state;
  noneq_run run = run_on (noneq_isa_best (), 1);
  uint64_t seed = 7;
  static double x[MOST * 40], j[MOST * 40], g[MOST * MOST], h[MOST * MOST],
      l[MOST * MOST], other[MOST * MOST], z[MOST * MOST],
      q[210 * 210], c[210];
  for (size_t n = 2; n <= MOST; n += n < 6 ? 1 : 7)
    {
      size_t m = 2 * n;
      for (size_t k = 0; k < n * m; k++)
        {
          x[k] = uniform (&seed) - 0.5;
          j[k] = uniform (&seed) - 0.5;
        }
      moments (n, m, x, j, g, h);
      noneq_psd_report report;
      assert_int_equal (noneq_psd_pair (&run, n, g, NULL, h, l, &report),
                        NONEQ_OK);
      assert_true (report.rank < n);
      /* Z = (L G + G L)/2 - H; Z L = 0 at the optimum.  */
      double size = 0, product = 0;
      for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
          {
            double sum = -h[a + b * n];
            for (size_t k = 0; k < n; k++)
              sum += 0.5 * (l[a + k * n] * g[k + b * n]
                            + g[a + k * n] * l[k + b * n]);
            z[a + b * n] = sum;
            size = fmax (size, fabs (h[a + b * n]));
          }
      for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
          {
            double sum = 0;
            for (size_t k = 0; k < n; k++)
              sum += z[a + k * n] * l[k + b * n];
            product = fmax (product, fabs (sum));
          }
      check (product < 1e-12 * size, "n = %zu: |Z L| = %g", n, product);
      /* Z has no negative eigenvalue: quadratic forms of random vectors.  */
      for (int trial = 0; trial < 200; trial++)
        {
          double v[MOST], form = 0;
          for (size_t a = 0; a < n; a++)
            v[a] = uniform (&seed) - 0.5;
          for (size_t a = 0; a < n; a++)
            for (size_t b = 0; b < n; b++)
              form += v[a] * z[a + b * n] * v[b];
          check (form > -1e-12 * size, "n = %zu: v' Z v = %g", n, form);
        }
      general_form (n, g, h, q, c);
      assert_int_equal (noneq_psd_general (&run, n, q, c, 1, other, &report),
                        NONEQ_OK);
      for (size_t k = 0; k < n * n; k++)
        expect ("general", other[k], l[k], 1e-8);
    }
}

static void
test_refusals (void **state)
{
  (void) state;
  noneq_run run = run_on (noneq_isa_best (), 1);
  double g[] = { 1, 2, 2, 4 }, h[] = { 1, 0, 0, -1 }, l[4];
  noneq_psd_report report;
  assert_int_equal (noneq_psd_pair (&run, 2, g, NULL, h, l, &report),
                    NONEQ_SINGULAR);
  g[0] = NAN;
  assert_int_equal (noneq_psd_pair (&run, 2, g, NULL, h, l, &report),
                    NONEQ_NOT_A_NUMBER);
  assert_int_equal (noneq_psd_pair (&run, 0, g, NULL, h, l, &report),
                    NONEQ_BAD_ARGUMENT);
  double q[] = { 1, 0, 0, 0, 1, 0, 0, 0, -1 }, c[] = { 1, 1, 1 };
  assert_int_equal (noneq_psd_general (&run, 2, q, c, 1, l, &report),
                    NONEQ_SINGULAR);
}

/* R' R is the matrix of moments, for fewer rows than columns, one block and
   many; weights repeat rows.  */
static void
test_tall_qr (void **state)
{
  (void) state;
  noneq_run run = run_on (noneq_isa_best (), 1);
  uint64_t seed = 11;
  size_t sizes[] = { 1, 3, 100, 20000 };
  for (int k = 0; k < 4; k++)
    {
      size_t rows = sizes[k];
      double *a = room (4 * rows * sizeof *a), r[16];
      for (size_t i = 0; i < 3 * rows; i++)
        a[i] = uniform (&seed) - 0.5;
      double *weight = a + 3 * rows;
      for (size_t i = 0; i < rows; i++)
        weight[i] = (double) (i % 3);
      for (int weighted = 0; weighted < 2; weighted++)
        {
          assert_int_equal (noneq_tall_qr (&run, rows, a, 2, a + 2 * rows, 1,
                                           weighted ? weight : NULL, 1, r),
                            NONEQ_OK);
          for (int p = 0; p < 4; p++)
            for (int q = 0; q < 4; q++)
              {
                double want = 0, got = 0;
                for (size_t i = 0; i < rows; i++)
                  want += (weighted ? weight[i] : 1)
                          * (p ? a[i + (size_t) (p - 1) * rows] : 1)
                          * (q ? a[i + (size_t) (q - 1) * rows] : 1);
                for (int s = 0; s < 4; s++)
                  got += r[s + 4 * p] * r[s + 4 * q];
                expect ("R'R", got, want, 1e-12 * (double) rows);
                if (p > q)
                  assert_true (r[p + 4 * q] == 0);
              }
        }
      free (a);
    }
  assert_int_equal (noneq_tall_qr (&run, 1, NULL, 0, NULL, 0, NULL, 0, NULL),
                    NONEQ_BAD_ARGUMENT);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_closed_forms), cmocka_unit_test (test_third_party),
    cmocka_unit_test (test_optimality),   cmocka_unit_test (test_refusals),
    cmocka_unit_test (test_tall_qr),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
