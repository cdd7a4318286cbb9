/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* network/sample.c and network/kernels.c

   Statistical tests.  Seeds are fixed, so the outcome is the same on every
   run.  Each statistic z is standard normal under the null hypothesis and
   fails beyond LIMIT = 5, which a correct sampler does with probability
   5.7e-7; about 120 such statistics make 7e-5 for all of them together.  */

#include "check.h"
#include "random/kernels.h"
#include "network/sample.h"
#include "random/philox.h"

#define LIMIT 5.0

/* ---- The random numbers.  */

static void
draws (void **state)
{
  (void) state;
  noneq_key key = noneq_key_of_seed (7);
  uint64_t trajectory = 0x123456789abULL, first = 0xfffffffdULL;
  for_each_isa (isa)
    {
      uint64_t choice[24];
      double wait[24];
      noneq_random_kernels_for (isa)->draw (key, NONEQ_STREAM_NETWORK_JUMP,
                                             trajectory, first, 20, choice,
                                             wait);
      for (uint64_t j = 0; j < 20; j++)
        {
          uint64_t b = first + j;
          uint32_t counter[4]
              = { (uint32_t) b,
                  (uint32_t) (b >> 32)
                      | (uint32_t) NONEQ_STREAM_NETWORK_JUMP << 16,
                  (uint32_t) trajectory, (uint32_t) (trajectory >> 32) };
          uint32_t word[4];
          noneq_philox (counter, key.key, word);
          assert_true (choice[j] == ((uint64_t) word[0] << 32 | word[1]));
          double u = ((double) ((uint64_t) word[2] << 20 | word[3] >> 12)
                      + 0.5) * 0x1p-52;
          double want = -log (u);
          check (fabs (wait[j] - want) <= 1e-15 * (1 + want),
                 "wait %.17g, not %.17g", wait[j], want);
          assert_true (wait[j] > 0);
        }
    }
}

/* ---- Networks.  */

#define MOST 64

typedef struct
{
  noneq_network net;
  uint32_t first[MOST + 1], to[MOST * MOST];
  double rate[MOST * MOST], weight[MOST * MOST];
} model;

/* From a dense matrix.  */
static void
make (model *m, size_t n, const double *w)
{
  size_t edges = 0;
  for (size_t i = 0; i < n; i++)
    {
      m->first[i] = (uint32_t) edges;
      for (size_t j = 0; j < n; j++)
        if (i != j && w[i * n + j] > 0)
          {
            m->to[edges] = (uint32_t) j;
            m->rate[edges] = w[i * n + j];
            m->weight[edges] = i < j ? 1.0 : -1.0;
            edges++;
          }
    }
  m->first[n] = (uint32_t) edges;
  m->net = (noneq_network){ .states = n,
                            .edges = edges,
                            .first = m->first,
                            .to = m->to,
                            .series = m->rate,
                            .order = 1,
                            .currents = 1,
                            .weight = m->weight };
}

static const double four[16]
    = { 0, 3, 1, 2, 1, 0, 5, 0, 4, 1, 0, 2, 1, 0, 3, 0 };
static const double four_steady[4]
    = { 28 / 106.0, 19 / 106.0, 30 / 106.0, 29 / 106.0 };

typedef struct
{
  noneq_sample_plan plan;
  noneq_sample_result result;
  double *memory, *number;
} run_memory;

static void
prepare_run (run_memory *r, const model *m, size_t paths, double end,
             uint64_t seed, const double *initial)
{
  size_t n = m->net.states;
  r->memory = room (paths * (6 + n) * sizeof (double));
  r->number = room (paths * sizeof (double));
  for (size_t i = 0; i < paths; i++)
    r->number[i] = (double) i;
  r->plan = (noneq_sample_plan){ .begin = 0,
                                 .end = end,
                                 .seed = seed,
                                 .paths = paths,
                                 .number = r->number,
                                 .initial = initial,
                                 .most = 1u << 30 };
  double *p = r->memory;
  r->result = (noneq_sample_result){ .initial = p,
                                     .final = p + paths,
                                     .jumps = p + 2 * paths,
                                     .medium = p + 3 * paths,
                                     .current = p + 4 * paths,
                                     .candidates = p + 5 * paths,
                                     .dwell = p + 6 * paths };
}

static void
free_run (run_memory *r)
{
  free (r->memory);
  free (r->number);
}

/* Jumps and entropies are the same bits on any instruction set, times to the
   rounding of the logarithm.  */
static void
same_paths (const run_memory *want, const run_memory *got, size_t paths,
            size_t states)
{
  assert_memory_equal (got->memory, want->memory,
                       5 * paths * sizeof (double));
  for (size_t i = 0; i < paths * states; i++)
    check (fabs (got->result.dwell[i] - want->result.dwell[i]) < 1e-12,
           "dwell %.17g, not %.17g", got->result.dwell[i],
           want->result.dwell[i]);
}

/* All is the same bits with any number of threads, and for a path alone, at
   once or saved.  */
static void
same_bits (void **state)
{
  (void) state;
  model *m = room (sizeof *m);
  make (m, 4, four);
  enum { PATHS = 501 };
  run_memory want, got;
  prepare_run (&want, m, PATHS, 12.0, 5, four_steady);
  noneq_run run = run_on (noneq_isa_best (), 1);
  assert_int_equal (noneq_sample (&run, &m->net, &want.plan, &want.result),
                    NONEQ_OK);
  size_t bytes = PATHS * 10 * sizeof (double);
  for_each_isa (isa)
    for (int threads = 1; threads <= 4; threads++)
      {
        prepare_run (&got, m, PATHS, 12.0, 5, four_steady);
        run = run_on (isa, threads);
        assert_int_equal (
            noneq_sample (&run, &m->net, &got.plan, &got.result), NONEQ_OK);
        if (isa == noneq_isa_best ())
          assert_memory_equal (got.memory, want.memory, bytes);
        else
          same_paths (&want, &got, PATHS, 4);
        free_run (&got);
      }

  for (size_t k = 0; k < PATHS; k += 100)
    {
      prepare_run (&got, m, 1, 12.0, 5, four_steady);
      got.number[0] = (double) k;
      run = run_on (noneq_isa_best (), 2);
      size_t jumps = (size_t) want.result.jumps[k];
      double place[2] = { 0, (double) jumps };
      double *time = room ((jumps + 1) * sizeof (double));
      double *visited = room ((jumps + 1) * sizeof (double));
      got.result.place = place;
      got.result.time = time;
      got.result.state = visited;
      assert_int_equal (
          noneq_sample (&run, &m->net, &got.plan, &got.result), NONEQ_OK);
      assert_true (got.result.medium[0] == want.result.medium[k]);
      assert_true (got.result.current[0] == want.result.current[k]);
      double dwell[4] = { 0 }, before = 0.0;
      size_t at = (size_t) got.result.initial[0];
      for (size_t j = 0; j < jumps; j++)
        {
          dwell[at] += time[j] - before;
          before = time[j];
          at = (size_t) visited[j];
        }
      dwell[at] += 12.0 - before;
      assert_true (at == (size_t) want.result.final[k]);
      for (size_t i = 0; i < 4; i++)
        {
          assert_true (got.result.dwell[i] == want.result.dwell[i * PATHS + k]);
          assert_true (fabs (dwell[i] - got.result.dwell[i]) < 1e-12);
        }

      /* No place for the last jump.  */
      place[1] = (double) jumps - 1;
      assert_int_equal (
          noneq_sample (&run, &m->net, &got.plan, &got.result),
          NONEQ_BAD_ARGUMENT);
      free (time);
      free (visited);
      free_run (&got);
    }
  free_run (&want);
  free (m);
}

static void
moments (const double *x, size_t n, double *mean, double *se)
{
  double s = 0, q = 0;
  for (size_t i = 0; i < n; i++)
    s += x[i];
  *mean = s / (double) n;
  for (size_t i = 0; i < n; i++)
    q += (x[i] - *mean) * (x[i] - *mean);
  *se = sqrt (q / (double) (n - 1) / (double) n);
}

/* Averages in the steady state of the network of four states, in which each
   is known: dwell times, jumps, currents and entropy.  */
static void
steady_averages (void **state)
{
  (void) state;
  model *m = room (sizeof *m);
  make (m, 4, four);
  enum { PATHS = 40000 };
  run_memory r;
  double T = 3.0;
  prepare_run (&r, m, PATHS, T, 2, four_steady);
  noneq_run run = run_on (noneq_isa_best (), 2);
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_OK);
  double mean, se;
  moments (r.result.medium, PATHS, &mean, &se);
  double sigma = 65 / 106.0 * log (60) + 27 / 106.0 * log (12);
  check (fabs (mean - sigma * T) < LIMIT * se, "entropy %g, not %g +- %g",
         mean, sigma * T, se);
  double jumps = 0, current = 0;
  for (size_t i = 0; i < 4; i++)
    for (size_t j = 0; j < 4; j++)
      {
        jumps += T * four_steady[i] * four[4 * i + j];
        current += T * four_steady[i] * four[4 * i + j] * (i < j ? 1 : -1);
      }
  moments (r.result.jumps, PATHS, &mean, &se);
  check (fabs (mean - jumps) < LIMIT * se, "jumps %g, not %g", mean, jumps);
  moments (r.result.current, PATHS, &mean, &se);
  check (fabs (mean - current) < LIMIT * se, "current %g, not %g", mean,
         current);
  for (size_t i = 0; i < 4; i++)
    {
      moments (r.result.dwell + i * PATHS, PATHS, &mean, &se);
      check (fabs (mean - T * four_steady[i]) < LIMIT * se,
             "dwell %g, not %g", mean, T * four_steady[i]);
      size_t final = 0;
      for (size_t k = 0; k < PATHS; k++)
        final += r.result.final[k] == (double) i;
      double p = four_steady[i];
      double z = ((double) final - PATHS * p) / sqrt (PATHS * p * (1 - p));
      check (fabs (z) < LIMIT, "state %zu: z = %g", i, z);
    }
  free_run (&r);
  free (m);
}

/* One jump out of a state with very unequal rates: the alias table.  The rare
   rate is 1e-5 of the total.  */
static void
alias_table (void **state)
{
  (void) state;
  model *m = room (sizeof *m);
  uint64_t seed = 3;
  for (size_t n = 2; n <= MOST; n += 31)
    {
      double *w = room (n * n * sizeof *w);
      memset (w, 0, n * n * sizeof *w);
      double total = 0;
      for (size_t j = 1; j < n; j++)
        total += w[j] = j == 1 ? 1.0 : pow (10, -4 * uniform (&seed));
      if (n > 2)
        {
          total += 1e-5 * total - w[2];
          w[2] = 1e-5 * total / 1.00001;
        }
      make (m, n, w);
      enum { PATHS = 2000000 };
      run_memory r;
      double *start = room (PATHS * sizeof *start);
      memset (start, 0, PATHS * sizeof *start);
      prepare_run (&r, m, PATHS, 1000.0, 8, NULL);
      r.plan.start = start;
      r.result.dwell = NULL;
      noneq_run run = run_on (noneq_isa_best (), 2);
      assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                        NONEQ_OK);
      double *count = room (n * sizeof *count);
      memset (count, 0, n * sizeof *count);
      for (size_t k = 0; k < PATHS; k++)
        {
          assert_true (r.result.jumps[k] == 1);
          assert_true (r.result.medium[k] == INFINITY);
          count[(size_t) r.result.final[k]]++;
        }
      total = 0;
      for (size_t j = 1; j < n; j++)
        total += w[j];
      for (size_t j = 1; j < n; j++)
        {
          double p = w[j] / total;
          double variance = PATHS * p * (1 - p);
          double z = (count[j] - PATHS * p) / sqrt (variance + 1e-9);
          check (fabs (z) < LIMIT, "%zu states, jump to %zu: z = %g", n, j, z);
        }
      free (count);
      free (w);
      free (start);
      free_run (&r);
    }
  free (m);
}

/* Waiting times: the number of jumps of a ring of equal rates is Poisson.  */
static void
poisson_jumps (void **state)
{
  (void) state;
  model *m = room (sizeof *m);
  double w[9] = { 0, 2, 1, 1, 0, 2, 2, 1, 0 }, third[3] = { 1, 1, 1 };
  make (m, 3, w);
  enum { PATHS = 300000, MOST_JUMPS = 40 };
  run_memory r;
  prepare_run (&r, m, PATHS, 2.0, 4, third);
  noneq_run run = run_on (noneq_isa_best (), 2);
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_OK);
  double count[MOST_JUMPS] = { 0 };
  for (size_t k = 0; k < PATHS; k++)
    if (r.result.jumps[k] < MOST_JUMPS)
      count[(size_t) r.result.jumps[k]]++;
  double p = exp (-6.0);
  for (int j = 0; j < 18; j++)
    {
      double z = (count[j] - PATHS * p) / sqrt (PATHS * p * (1 - p));
      check (fabs (z) < LIMIT, "%d jumps: z = %g", j, z);
      p *= 6.0 / (j + 1);
    }
  free_run (&r);
  free (m);
}

/* ---- Thinning.  Two states, rates (1 + t) and 2 t in [0, 1], in two
   intervals of linear series; p(t) from a Runge-Kutta integration.  */

static void
changing_rates (void **state)
{
  (void) state;
  uint32_t first[3] = { 0, 1, 2 }, to[2] = { 1, 0 };
  double knot[3] = { 0, 0.4, 1 }, series[8];
  for (int k = 0; k < 2; k++)
    {
      double middle = (knot[k] + knot[k + 1]) / 2;
      double half = (knot[k + 1] - knot[k]) / 2;
      series[4 * k] = 1 + middle;
      series[4 * k + 1] = half;
      series[4 * k + 2] = 2 * middle;
      series[4 * k + 3] = 2 * half;
    }
  noneq_network net = { .states = 2,
                        .edges = 2,
                        .first = first,
                        .to = to,
                        .series = series,
                        .order = 2,
                        .intervals = 2,
                        .knot = knot };
  double p = 1.0, inside = 0.0;
  int steps = 10000;
  for (int k = 0; k < steps; k++)
    {
      double h = 1.0 / steps, t = k * h, slope[4], q = p;
      for (int i = 0; i < 4; i++)
        {
          double s = t + (i == 0 ? 0 : i == 3 ? h : h / 2);
          slope[i] = -q * (1 + s) + (1 - q) * 2 * s;
          q = p + (i == 2 ? h : h / 2) * slope[i];
        }
      double next = p + h / 6 * (slope[0] + 2 * slope[1] + 2 * slope[2]
                                 + slope[3]);
      inside += h / 2 * (p + next);
      p = next;
    }

  enum { PATHS = 200000 };
  run_memory r;
  model m = { .net = net };
  double *start = room (PATHS * sizeof *start);
  memset (start, 0, PATHS * sizeof *start);
  prepare_run (&r, &m, PATHS, 1.0, 6, NULL);
  r.plan.start = start;
  noneq_run run = run_on (noneq_isa_best (), 1);
  assert_int_equal (noneq_sample (&run, &net, &r.plan, &r.result), NONEQ_OK);
  check (r.result.tightest <= 1 && r.result.tightest > 0.99,
         "rate / bound up to %.17g", r.result.tightest);
  double count = 0, mean, se;
  for (size_t k = 0; k < PATHS; k++)
    count += r.result.final[k] == 0;
  double z = (count - PATHS * p) / sqrt (PATHS * p * (1 - p));
  check (fabs (z) < LIMIT, "final state: z = %g", z);
  moments (r.result.dwell, PATHS, &mean, &se);
  check (fabs (mean - inside) < LIMIT * se, "dwell %g, not %g +- %g", mean,
         inside, se);

  run_memory other;
  prepare_run (&other, &m, PATHS, 1.0, 6, NULL);
  other.plan.start = start;
  run = run_on (noneq_isa_best (), 3);
  assert_int_equal (noneq_sample (&run, &net, &other.plan, &other.result),
                    NONEQ_OK);
  assert_memory_equal (r.memory, other.memory, PATHS * 8 * sizeof (double));
  free_run (&r);
  free_run (&other);
  free (start);
}

/* ---- Ends.  */

static int
stop (void *data)
{
  int *calls = data;
  return ++*calls > 3;
}

static void
ends (void **state)
{
  (void) state;
  model *m = room (sizeof *m);
  make (m, 4, four);
  run_memory r;
  prepare_run (&r, m, 3, 1e9, 1, four_steady);

  /* Stopped from outside although a single path would run for minutes.  */
  int calls = 0;
  noneq_run run = { 2, noneq_isa_best (), stop, &calls };
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_INTERRUPTED);

  run = run_on (noneq_isa_best (), 1);
  r.plan.most = 1000;
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_OK);
  assert_true (r.result.exhausted);

  r.plan.end = 0;
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_BAD_ARGUMENT);
  r.plan.end = 1;
  m->rate[3] = -1;
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_BAD_ARGUMENT);
  m->rate[3] = 1;
  m->to[0] = 9;
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_BAD_ARGUMENT);
  make (m, 4, four);
  double zero[4] = { 0 }, missing[3] = { 0, 1, NAN };
  r.plan.initial = zero;
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_BAD_ARGUMENT);
  r.plan.start = missing;
  assert_int_equal (noneq_sample (&run, &m->net, &r.plan, &r.result),
                    NONEQ_BAD_ARGUMENT);
  free_run (&r);
  free (m);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (draws),          cmocka_unit_test (same_bits),
    cmocka_unit_test (steady_averages), cmocka_unit_test (alias_table),
    cmocka_unit_test (poisson_jumps),  cmocka_unit_test (changing_rates),
    cmocka_unit_test (ends),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
