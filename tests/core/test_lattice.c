/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* lattice/lattice.c

   Statistical tests with fixed seeds: a z beyond LIMIT happens to a correct
   sampler with probability 5.7e-7.  */

#include "check.h"
#include "lattice/lattice.h"

#define LIMIT 5.0
#define SITES 6

typedef struct
{
  noneq_lattice lattice;
  noneq_lattice_plan plan;
  noneq_lattice_result result;
  double start[SITES], rate[2];
  double *memory;
  size_t values;
} run_memory;

static void
prepare_run (run_memory *r, noneq_lattice_model model, size_t replicas,
             uint64_t snapshots)
{
  double left = model == NONEQ_LATTICE_EXCLUSION ? 0.9 : 0.8, right = 0.2;
  for (size_t i = 0; i < SITES; i++)
    {
      double share = (double) (i + 1) / (SITES + 1);
      if (model == NONEQ_LATTICE_ENERGY_REPLACE)
        share = ((double) i + 0.5) / SITES;
      r->start[i] = left + (right - left) * share;
    }
  r->rate[0] = 1.5;
  r->rate[1] = 1.0;
  r->lattice = (noneq_lattice){ .model = model,
                                .sites = SITES,
                                .end = { left, right },
                                .rate = r->rate,
                                .rates = 2,
                                .start = r->start,
                                .origin = r->start };
  r->plan = (noneq_lattice_plan){ .seed = 3,
                                  .replicas = replicas,
                                  .burn = 50,
                                  .interval = 2,
                                  .snapshots = snapshots,
                                  .most = 1e14 };
  size_t n = SITES;
  r->values = replicas * (2 * n + n * n + n + 1 + 1 + n * snapshots);
  r->memory = room (r->values * sizeof (double));
  memset (r->memory, 0, r->values * sizeof (double));
  double *p = r->memory;
  r->result.mean = p;
  r->result.square = p += n * replicas;
  r->result.product = p += n * replicas;
  r->result.current = p += n * n * replicas;
  r->result.events = p += (n + 1) * replicas;
  r->result.saved = p + replicas;
}

static noneq_status
go (run_memory *r, noneq_isa isa, int threads)
{
  noneq_run run = run_on (isa, threads);
  return noneq_lattice_sample (&run, &r->lattice, &r->plan, &r->result);
}

static double
z_of (const double *v, size_t stride, size_t count, double want)
{
  double sum = 0, square = 0;
  for (size_t i = 0; i < count; i++)
    sum += v[i * stride];
  double mean = sum / (double) count;
  for (size_t i = 0; i < count; i++)
    square += (v[i * stride] - mean) * (v[i * stride] - mean);
  double n = (double) count;
  return (mean - want) / sqrt (square / (n * (n - 1)));
}

static void
profiles_and_currents (void **state)
{
  (void) state;
  static const double current[4]
      = { 0.7 / (SITES + 1), 0.6 / (2 * SITES), 0.6 / (2 * (SITES + 1)),
          0.6 / (SITES + 1) };
  for (int model = 0; model < 4; model++)
    {
      run_memory r;
      size_t R = 64;
      prepare_run (&r, (noneq_lattice_model) model, R, 2000);
      assert_int_equal (go (&r, noneq_isa_best (), 2), NONEQ_OK);
      for (size_t i = 0; i < SITES; i++)
        {
          double want = 0.0;
          if (model == NONEQ_LATTICE_ZERO_RANGE)
            {
              /* Weights 1, z / 1.5, z^2 / 1.5, ..  */
              double x = r.start[i];
              double mean = x / 1.5 / ((1 - x) * (1 - x));
              want = mean / (1 + x / 1.5 / (1 - x)) - x;
            }
          double z = z_of (r.result.mean + i, SITES, R, want);
          check (fabs (z) < LIMIT, "model %d, site %zu: z = %g", model, i, z);
        }
      for (size_t b = 0; b <= SITES; b++)
        {
          double z = z_of (r.result.current + b, SITES + 1, R,
                           current[model]);
          check (fabs (z) < LIMIT, "model %d, bond %zu: z = %g", model, b, z);
        }
      free (r.memory);
    }
}

/* C(1,2) of six sites of exclusion is -5 0.49 / (49 6).  */
static void
exclusion_correlates (void **state)
{
  (void) state;
  run_memory r;
  size_t R = 256;
  prepare_run (&r, NONEQ_LATTICE_EXCLUSION, R, 4000);
  assert_int_equal (go (&r, noneq_isa_best (), 2), NONEQ_OK);
  double z = z_of (r.result.product + 1, SITES * SITES, R,
                   -5 * 0.49 / (49 * 6));
  check (fabs (z) < LIMIT, "z = %g", z);
  free (r.memory);
}

/* The averages are those of the saved states.  */
static void
averages_of_the_states (void **state)
{
  (void) state;
  for (int model = 0; model < 4; model++)
    {
      run_memory r;
      prepare_run (&r, (noneq_lattice_model) model, 3, 77);
      assert_int_equal (go (&r, NONEQ_ISA_BASE, 1), NONEQ_OK);
      for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < SITES; i++)
          for (size_t j = 0; j < SITES; j++)
            {
              double sum = 0, product = 0;
              for (size_t t = 0; t < 77; t++)
                {
                  const double *x = r.result.saved + (k * 77 + t) * SITES;
                  sum += x[i] - r.start[i];
                  product += (x[i] - r.start[i]) * (x[j] - r.start[j]);
                }
              double m = r.result.mean[k * SITES + i];
              double p = r.result.product[(k * SITES + j) * SITES + i];
              check (fabs (m - sum / 77) < 1e-12, "mean %g", m);
              check (fabs (p - product / 77) < 1e-12, "product %g", p);
              if (i == j)
                check (fabs (r.result.square[k * SITES + i] - p) < 1e-12,
                       "square %g", p);
            }
      free (r.memory);
    }
}

/* The same bits for any thread count and instruction set, and a replica run
   alone is that of the full run.  */
static void
same_whatever_runs_it (void **state)
{
  (void) state;
  for (int model = 0; model < 4; model++)
    {
      run_memory want;
      prepare_run (&want, (noneq_lattice_model) model, 5, 300);
      assert_int_equal (go (&want, NONEQ_ISA_BASE, 1), NONEQ_OK);
      for_each_isa (isa)
        for (int threads = 1; threads <= 3; threads++)
          {
            run_memory got;
            prepare_run (&got, (noneq_lattice_model) model, 5, 300);
            assert_int_equal (go (&got, isa, threads), NONEQ_OK);
            assert_memory_equal (got.memory, want.memory,
                                 want.values * sizeof (double));
            free (got.memory);
          }
      run_memory alone;
      prepare_run (&alone, (noneq_lattice_model) model, 1, 300);
      alone.plan.first = 3;
      assert_int_equal (go (&alone, NONEQ_ISA_BASE, 1), NONEQ_OK);
      assert_memory_equal (alone.result.saved,
                           want.result.saved + 3 * 300 * SITES,
                           300 * SITES * sizeof (double));
      free (alone.memory);
      free (want.memory);
    }
}

static int
stop (void *data)
{
  return ++*(int *) data > 2;
}

/* One replica with more events than anybody waits for.  */
static void
can_be_interrupted (void **state)
{
  (void) state;
  run_memory r;
  prepare_run (&r, NONEQ_LATTICE_EXCLUSION, 1, 1);
  r.plan.interval = 1e13;
  int asked = 0;
  noneq_run run = { 1, NONEQ_ISA_BASE, stop, &asked };
  assert_int_equal (
      noneq_lattice_sample (&run, &r.lattice, &r.plan, &r.result),
      NONEQ_INTERRUPTED);
  free (r.memory);
}

static void
refuses_nonsense (void **state)
{
  (void) state;
  for (int kind = 0; kind < 11; kind++)
    {
      run_memory r;
      prepare_run (&r, kind < 5 ? NONEQ_LATTICE_EXCLUSION
                                : NONEQ_LATTICE_ZERO_RANGE, 1, 1);
      switch (kind)
        {
        case 0: r.lattice.end[0] = 1.5; break;
        case 1: r.lattice.end[1] = NAN; break;
        case 2: r.lattice.sites = 0; break;
        case 3: r.plan.interval = 0.0; break;
        case 4: r.plan.burn = INFINITY; break;
        case 5: r.lattice.end[0] = -1.0; break;
        case 6: r.lattice.rates = 0; break;
        case 7: r.rate[0] = -1.0; break;
        case 8: r.start[2] = 1.0; break;
        case 9: r.plan.snapshots = 0; break;
        case 10: r.plan.most = 10.0; break;
        }
      assert_int_equal (go (&r, NONEQ_ISA_BASE, 1), NONEQ_BAD_ARGUMENT);
      free (r.memory);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (profiles_and_currents),
    cmocka_unit_test (exclusion_correlates),
    cmocka_unit_test (averages_of_the_states),
    cmocka_unit_test (same_whatever_runs_it),
    cmocka_unit_test (can_be_interrupted),
    cmocka_unit_test (refuses_nonsense),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
