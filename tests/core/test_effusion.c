/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* effusion/leak.c

   Statistical tests with fixed seeds: a z beyond LIMIT happens to a correct
   sampler with probability 5.7e-7.  */

#include "check.h"
#include "effusion/leak.h"

#define LIMIT 5.0
#define TIMES 4
#define PI 3.14159265358979323846

typedef struct
{
  noneq_leak_plan plan;
  noneq_leak_result result;
  double time[TIMES];
  double *memory;
  size_t values;
} leak_memory;

static void
prepare_leak (leak_memory *r, double hole, int thermal, double collisions,
              size_t gases, size_t particles)
{
  for (int i = 0; i < TIMES; i++)
    r->time[i] = 10.0 * i;
  r->plan = (noneq_leak_plan){ .hole = hole,
                               .thermal = thermal,
                               .collisions = collisions,
                               .times = TIMES,
                               .time = r->time,
                               .seed = 5,
                               .gases = gases,
                               .particles = particles };
  r->values = gases * (2 * TIMES + 2 * particles + 1);
  r->memory = room (r->values * sizeof (double));
  memset (r->memory, 0, r->values * sizeof (double));
  double *p = r->memory;
  r->result.number = p;
  r->result.energy = p += TIMES * gases;
  r->result.exit_time = p += TIMES * gases;
  r->result.exit_speed = p += particles * gases;
  r->result.hits = p + particles * gases;
}

static noneq_status
go (leak_memory *r, int threads)
{
  noneq_run run = run_on (NONEQ_ISA_BASE, threads);
  return noneq_leak (&run, &r->plan, &r->result);
}

/* Mean of COUNT values STRIDE apart, and its standard error.  */
static double
mean_of (const double *v, size_t stride, size_t count, double *error)
{
  double sum = 0, square = 0, n = (double) count;
  for (size_t i = 0; i < count; i++)
    sum += v[i * stride];
  for (size_t i = 0; i < count; i++)
    square += (v[i * stride] - sum / n) * (v[i * stride] - sum / n);
  *error = sqrt (square / (n * (n - 1)));
  return sum / n;
}

/* A share of 1e-3 of one wall is 1/6000 of all: below the statistics.  */
static void
rate_and_energy (void **state)
{
  (void) state;
  leak_memory r;
  size_t gases = 100, particles = 500;
  double hole = 1e-3, error;
  prepare_leak (&r, hole, 1, 0.0, gases, particles);
  assert_int_equal (go (&r, 2), NONEQ_OK);
  for (int i = 0; i < TIMES; i++)
    {
      double want = (double) particles
                    * exp (-hole * r.time[i] / sqrt (2 * PI));
      double n = mean_of (r.result.number + i, TIMES, gases, &error);
      check (fabs (n - want) <= LIMIT * error, "N(%g) = %g, not %g",
             r.time[i], n, want);
      double inside = 0, energy = 0;
      for (size_t g = 0; g < gases; g++)
        {
          inside += r.result.number[g * TIMES + i];
          energy += r.result.energy[g * TIMES + i];
        }
      /* Variance of v^2 / 2 of three components: 3/2.  */
      double z = (energy / inside - 1.5) / sqrt (1.5 / inside);
      check (fabs (z) < LIMIT, "energy at %g: z = %g", r.time[i], z);
    }

  /* Those that left carry v^2 / 2 = 2 on the average, with variance 2; and
     they are those that are missing.  */
  double left = 0, energy = 0;
  for (size_t i = 0; i < gases * particles; i++)
    if (! isnan (r.result.exit_speed[i]))
      {
        left += 1;
        energy += r.result.exit_speed[i] * r.result.exit_speed[i] / 2;
        assert_true (r.result.exit_time[i] > 0
                     && r.result.exit_time[i] <= r.time[TIMES - 1]);
      }
    else
      assert_true (isnan (r.result.exit_time[i]));
  double missing = 0;
  for (size_t g = 0; g < gases; g++)
    missing += (double) particles - r.result.number[g * TIMES + TIMES - 1];
  assert_true (left == missing);
  double z = (energy / left - 2) / sqrt (2 / left);
  check (fabs (z) < LIMIT, "energy of the beam: z = %g", z);

  /* A particle hits the six walls 6 / sqrt (2 pi) times a time.  */
  double seen = 0, hits = 0;
  for (size_t g = 0; g < gases; g++)
    {
      hits += r.result.hits[g];
      for (size_t i = 0; i < particles; i++)
        {
          double t = r.result.exit_time[g * particles + i];
          seen += isnan (t) ? r.time[TIMES - 1] : t;
        }
    }
  check (fabs (hits / seen * sqrt (2 * PI) / 6 - 1) < 5e-3, "hits %g", hits);
  free (r.memory);
}

/* Walls and collisions keep the energy of those inside; the fast go first.  */
static void
insulated_gas_keeps_its_energy (void **state)
{
  (void) state;
  for (int collide = 0; collide < 2; collide++)
    {
      leak_memory r;
      size_t gases = 40, particles = 301;
      prepare_leak (&r, 0.01, 0, collide ? 0.5 : 0.0, gases, particles);
      assert_int_equal (go (&r, 2), NONEQ_OK);
      for (size_t g = 0; g < gases; g++)
        {
          double gone = 0;
          for (size_t i = 0; i < particles; i++)
            {
              double v = r.result.exit_speed[g * particles + i];
              gone += isnan (v) ? 0 : v * v / 2;
            }
          double start = r.result.energy[g * TIMES];
          double end = r.result.energy[g * TIMES + TIMES - 1];
          check (fabs (start - end - gone) < 1e-11 * start,
                 "energy %g, %g left, %g gone", start, end, gone);
        }
      double inside = 0, energy = 0;
      for (size_t g = 0; g < gases; g++)
        {
          inside += r.result.number[g * TIMES + TIMES - 1];
          energy += r.result.energy[g * TIMES + TIMES - 1];
        }
      /* N = (1 + c t / 6)^-6 and T = N^(1/3): colder by 3.9 %, which is
         five standard errors of v^2 / 2.  */
      if (collide)
        {
          double c = 0.01 * r.time[TIMES - 1] / sqrt (2 * PI);
          double share = pow (1 + c / 6, -6);
          double T = energy / inside / 1.5;
          double n = inside / (double) (gases * particles);
          double noise = sqrt (share / (double) (gases * particles));
          check (fabs (n - share) < LIMIT * noise + 0.002,
                 "share %g, not %g", n, share);
          check (fabs (T - cbrt (share)) < LIMIT * sqrt (2.0 / (3 * inside))
                                           + 0.002,
                 "temperature %g, not %g", T, cbrt (share));
          check (T < 1 - 3 * sqrt (2.0 / (3 * inside)), "temperature %g", T);
        }
      free (r.memory);
    }
}

/* The same bits for any thread count; the first gases of a larger run.  */
static void
same_whatever_runs_it (void **state)
{
  (void) state;
  leak_memory want;
  prepare_leak (&want, 0.02, 0, 0.3, 5, 50);
  assert_int_equal (go (&want, 1), NONEQ_OK);
  for (int threads = 2; threads <= 3; threads++)
    {
      leak_memory got;
      prepare_leak (&got, 0.02, 0, 0.3, 5, 50);
      assert_int_equal (go (&got, threads), NONEQ_OK);
      assert_memory_equal (got.memory, want.memory,
                           want.values * sizeof (double));
      free (got.memory);
    }
  leak_memory few;
  prepare_leak (&few, 0.02, 0, 0.3, 2, 50);
  assert_int_equal (go (&few, 1), NONEQ_OK);
  assert_memory_equal (few.result.number, want.result.number,
                       2 * TIMES * sizeof (double));
  assert_memory_equal (few.result.exit_time, want.result.exit_time,
                       2 * 50 * sizeof (double));
  free (few.memory);
  free (want.memory);
}

/* One particle and a whole wall open: gone after a crossing or a few.  */
static void
edges (void **state)
{
  (void) state;
  leak_memory r;
  prepare_leak (&r, 1.0, 1, 0.1, 3, 1);
  assert_int_equal (go (&r, 1), NONEQ_OK);
  for (size_t g = 0; g < 3; g++)
    {
      assert_true (r.result.number[g * TIMES] == 1.0);
      assert_true (r.result.number[g * TIMES + TIMES - 1]
                   == (isnan (r.result.exit_time[g]) ? 1.0 : 0.0));
    }
  r.plan.times = 0;
  assert_int_equal (go (&r, 1), NONEQ_OK);
  free (r.memory);
}

static int
stop (void *data)
{
  return ++*(int *) data > 2;
}

static void
can_be_interrupted (void **state)
{
  (void) state;
  leak_memory r;
  prepare_leak (&r, 1e-9, 1, 0.0, 1, 2);
  for (int i = 1; i < TIMES; i++)
    r.time[i] = 1e12;
  int asked = 0;
  noneq_run run = { 1, NONEQ_ISA_BASE, stop, &asked };
  assert_int_equal (noneq_leak (&run, &r.plan, &r.result),
                    NONEQ_INTERRUPTED);
  free (r.memory);
}

static void
refuses_nonsense (void **state)
{
  (void) state;
  for (int kind = 0; kind < 10; kind++)
    {
      leak_memory r;
      prepare_leak (&r, 0.1, 1, 1.0, 1, 2);
      switch (kind)
        {
        case 0: r.plan.hole = 0.0; break;
        case 1: r.plan.hole = 1.5; break;
        case 2: r.plan.hole = NAN; break;
        case 3: r.plan.particles = 0; break;
        case 4: r.plan.gases = 0; break;
        case 5: r.plan.collisions = -1.0; break;
        case 6: r.plan.collisions = 1e-20; break;
        case 7: r.time[1] = NAN; break;
        case 8: r.time[2] = 1.0; break;
        case 9: r.time[3] = INFINITY; break;
        }
      assert_int_equal (go (&r, 1), NONEQ_BAD_ARGUMENT);
      free (r.memory);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (rate_and_energy),
    cmocka_unit_test (insulated_gas_keeps_its_energy),
    cmocka_unit_test (same_whatever_runs_it),
    cmocka_unit_test (edges),
    cmocka_unit_test (can_be_interrupted),
    cmocka_unit_test (refuses_nonsense),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
