/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* glass/pspin.c, glass/trap.c and glass/chain.c

   Statistical tests with fixed seeds: a z beyond LIMIT happens to a correct
   sampler with probability 5.7e-7.  */

#include "check.h"
#include "glass/chain.h"
#include "glass/kernels.h"
#include "glass/pspin.h"
#include "glass/trap.h"

#define LIMIT 5.0

/* ---- One pass over two triangles.  */

static void
test_triangles (void **state)
{
  (void) state;
  uint64_t seed = 1;
  enum { MOST = 41 };
  size_t packed = MOST * (MOST + 1) / 2;
  double *c = room (packed * sizeof *c), *r = room (packed * sizeof *r);
  for (size_t i = 0; i < packed; i++)
    {
      c[i] = normal (&seed);
      r[i] = normal (&seed);
    }
  double down[MOST], along[MOST], power[MOST];
  for (size_t i = 0; i < MOST; i++)
    {
      down[i] = normal (&seed);
      along[i] = normal (&seed);
      power[i] = normal (&seed);
    }
  noneq_triangle_vectors v = { down, along, power };
  for_each_isa (isa)
    for (size_t first = 0; first < 12; first++)
      for (size_t last = first; last <= MOST; last += 3)
        {
          double below_c[MOST] = { 0 }, below_r[MOST] = { 0 };
          double across_c[MOST] = { 0 }, across_r[MOST] = { 0 };
          double want_c[MOST] = { 0 }, want_r[MOST] = { 0 };
          noneq_glass_kernels_for (isa)->triangles (
              c, r, first, last, &v, below_c, below_r, across_c, across_r);
          for (size_t s = first; s < last; s++)
            {
              const double *cs = c + s * (s + 1) / 2;
              const double *rs = r + s * (s + 1) / 2;
              double sum_c = 0, sum_r = 0;
              for (size_t j = 0; j <= s; j++)
                {
                  sum_c += along[j] * cs[j];
                  sum_r += power[j] * rs[j];
                  want_c[j] += j < s ? down[s] * cs[j] : 0.0;
                  want_r[j] += j < s ? down[s] * rs[j] : 0.0;
                }
              check (fabs (across_c[s] - sum_c) < 1e-13
                         && fabs (across_r[s] - sum_r) < 1e-13,
                     "row %zu of %zu .. %zu", s, first, last);
            }
          for (size_t j = 0; j < MOST; j++)
            check (fabs (below_c[j] - want_c[j]) < 1e-13
                       && fabs (below_r[j] - want_r[j]) < 1e-13,
                   "column %zu of %zu .. %zu", j, first, last);
        }
  free (c);
  free (r);
}

/* ---- p-spin.  */

typedef struct
{
  noneq_pspin model;
  noneq_pspin_result result;
  double *memory;
  size_t values;
} solution;

static noneq_status
solve (solution *s, unsigned p, double T, double span, size_t steps,
       size_t stride, noneq_isa isa, int threads)
{
  size_t K = steps / stride + 1;
  s->model = (noneq_pspin){ .p = p,
                            .temperature = T,
                            .step = span / (double) steps,
                            .steps = steps,
                            .stride = stride };
  s->values = 3 * K * K + steps + 1;
  s->memory = room (s->values * sizeof (double));
  s->result = (noneq_pspin_result){ s->memory, s->memory + K * K,
                                    s->memory + 2 * K * K,
                                    s->memory + 3 * K * K };
  noneq_run run = run_on (isa, threads);
  return noneq_pspin_solve (&run, &s->model, &s->result);
}

/* p = 2, T = 0, t = 2: closed forms; the error falls as the step squared.  */
static void
test_pspin_closed_form (void **state)
{
  (void) state;
  for_each_isa (isa)
    {
      double wrong[2][3];
      for (int k = 0; k < 2; k++)
        {
          solution s;
          size_t steps = 200u << k;
          assert_int_equal (solve (&s, 2, 0.0, 2.0, steps, steps / 2, isa, 1),
                            NONEQ_OK);
          wrong[k][0] = s.result.correlation[2 + 3] - 0.925778518245361;
          wrong[k][1] = s.result.integrated[2 + 3] - 0.5634009273994;
          wrong[k][2] = -s.result.mu[steps / 2] / 2 + 0.65804726735936;
          assert_true (s.result.correlation[1 + 2 * 3]
                       == s.result.correlation[2 + 3]);
          free (s.memory);
        }
      for (int q = 0; q < 3; q++)
        check (fabs (wrong[0][q]) < 1.2e-5
                   && fabs (wrong[0][q] / wrong[1][q] - 4.0) < 0.15,
               "quantity %d: %g, %g", q, wrong[0][q], wrong[1][q]);
    }
}

static void
test_pspin_threads (void **state)
{
  (void) state;
  solution a, b;
  /* Beyond SERIAL_ROWS, not a multiple of the block.  */
  assert_int_equal (solve (&a, 3, 0.4, 8.0, 850, 50, noneq_isa_best (), 1),
                    NONEQ_OK);
  assert_int_equal (solve (&b, 3, 0.4, 8.0, 850, 50, noneq_isa_best (), 4),
                    NONEQ_OK);
  assert_memory_equal (a.memory, b.memory, a.values * sizeof (double));
  free (a.memory);
  free (b.memory);
}

static int
stop (void *data)
{
  return --*(int *) data < 0;
}

static void
test_pspin_refused (void **state)
{
  (void) state;
  solution s;
  static const struct
  {
    unsigned p;
    double T, span;
    size_t steps, stride;
    noneq_status want;
  } row[] = { { 1, 1, 1, 10, 1, NONEQ_BAD_ARGUMENT },
              { 3, -1, 1, 10, 1, NONEQ_BAD_ARGUMENT },
              { 3, NAN, 1, 10, 1, NONEQ_BAD_ARGUMENT },
              { 3, 1, INFINITY, 10, 1, NONEQ_BAD_ARGUMENT },
              { 3, 1, 0, 10, 1, NONEQ_BAD_ARGUMENT },
              { 3, 1, 1, 10, 3, NONEQ_BAD_ARGUMENT },
              { 1000, 0.1, 10, 40, 1, NONEQ_NO_CONVERGENCE },
              { 3, 1, 1, 1, 1, NONEQ_OK } };
  for (size_t k = 0; k < sizeof row / sizeof *row; k++)
    {
      assert_int_equal (solve (&s, row[k].p, row[k].T, row[k].span,
                               row[k].steps, row[k].stride, NONEQ_ISA_BASE,
                               1),
                        row[k].want);
      free (s.memory);
    }
  int left = 5;
  noneq_run run = { 1, NONEQ_ISA_BASE, stop, &left };
  assert_int_equal (solve (&s, 3, 1, 1, 20, 1, NONEQ_ISA_BASE, 1), NONEQ_OK);
  assert_int_equal (noneq_pspin_solve (&run, &s.model, &s.result),
                    NONEQ_INTERRUPTED);
  free (s.memory);
}

/* ---- Traps.  */

/* Times in a trap without their exponential factor have the distribution
   1 - t^(-x): a Kolmogorov test at 1e-6.  */
static void
test_residence (void **state)
{
  (void) state;
  enum { COUNT = 4000 };
  for_each_isa (isa)
    {
      double time[COUNT + NONEQ_GLASS_LANES];
      noneq_glass_kernels_for (isa)->residence (noneq_key_of_seed (3), 5, 0,
                                                COUNT, 1 / 0.7, 0, time);
      for (int bin = 1; bin < 20; bin++)
        {
          double edge = pow (1.0 - bin / 20.0, -1 / 0.7);
          int below = 0;
          for (int i = 0; i < COUNT; i++)
            below += time[i] < edge;
          double share = bin / 20.0;
          double z = (below - COUNT * share)
                     / sqrt (COUNT * share * (1 - share));
          check (fabs (z) < LIMIT, "isa %d, bin %d: z = %g", (int) isa, bin,
                 z);
        }
      for (int i = 0; i < COUNT; i++)
        assert_true (time[i] >= 1.0);
      /* All lifetimes beyond the range are infinite, none is a NaN.  */
      noneq_glass_kernels_for (isa)->residence (noneq_key_of_seed (3), 5, 0,
                                                COUNT, 1e300, 1, time);
      for (int i = 0; i < COUNT; i++)
        assert_true (time[i] > 0.0);
    }
}

static void
test_trap_law (void **state)
{
  (void) state;
  enum { COUNT = 4000 };
  double wait[2] = { 100, 10000 }, next[2 * COUNT], jumps[COUNT];
  double other[2 * COUNT];
  noneq_trap trap = { .exponent = 0.5,
                      .exponential = 1,
                      .seed = 1,
                      .trajectories = COUNT,
                      .wait = wait,
                      .waits = 2,
                      .most = 1e9 };
  noneq_run one = run_on (noneq_isa_best (), 1);
  noneq_run many = run_on (noneq_isa_best (), 4);
  assert_int_equal (noneq_trap_sample (&one, &trap, next, jumps), NONEQ_OK);
  assert_int_equal (noneq_trap_sample (&many, &trap, other, jumps), NONEQ_OK);
  assert_memory_equal (next, other, sizeof next);
  int stayed = 0;
  for (int i = 0; i < COUNT; i++)
    stayed += next[COUNT + i] > 10000;
  double z = (stayed - 0.5 * COUNT) / sqrt (0.25 * COUNT);
  check (fabs (z) < LIMIT, "z = %g", z);

  trap.most = 3;
  assert_int_equal (noneq_trap_sample (&one, &trap, next, jumps),
                    NONEQ_NO_CONVERGENCE);
  trap.most = 1e9;
  trap.exponent = 0.0;
  assert_int_equal (noneq_trap_sample (&one, &trap, next, jumps),
                    NONEQ_BAD_ARGUMENT);
  trap.exponent = 0.5;
  wait[0] = NAN;
  assert_int_equal (noneq_trap_sample (&one, &trap, next, jumps),
                    NONEQ_BAD_ARGUMENT);
  trap.trajectories = 0;
  wait[0] = 0;
  assert_int_equal (noneq_trap_sample (&one, &trap, next, jumps), NONEQ_OK);
}

/* ---- Chains.  */

enum { REPLICAS = 400, TIMES = 2 };

typedef struct
{
  double value[3][TIMES * REPLICAS], events[REPLICAS];
} chain_values;

static noneq_status
sample (noneq_chain *chain, chain_values *v, int threads)
{
  noneq_chain_result result
      = { v->value[0], v->value[1], v->value[2], v->events };
  noneq_run run = run_on (noneq_isa_best (), threads);
  return noneq_chain_sample (&run, chain, &result);
}

static void
compare (const chain_values *v, int which, int time, double want)
{
  double sum = 0, square = 0;
  for (int i = 0; i < REPLICAS; i++)
    sum += v->value[which][time + TIMES * i];
  double mean = sum / REPLICAS;
  for (int i = 0; i < REPLICAS; i++)
    square += pow (v->value[which][time + TIMES * i] - mean, 2);
  double se = sqrt (square / (REPLICAS - 1.0) / REPLICAS);
  check (fabs (mean - want) < LIMIT * se, "value %d, time %d: %g +- %g, %g",
         which, time, mean, se, want);
}

static void
test_chains (void **state)
{
  (void) state;
  chain_values *a = room (sizeof *a), *b = room (sizeof *b);
  double time[TIMES] = { 1.0, 10.0 };
  noneq_chain chain = { .model = NONEQ_CHAIN_GLAUBER,
                        .sites = 200,
                        .parameter = 1.0,
                        .start = 0.5,
                        .age = 10.0,
                        .time = time,
                        .times = TIMES,
                        .seed = 3,
                        .replicas = REPLICAS,
                        .most = 1e12 };
  assert_int_equal (sample (&chain, a, 1), NONEQ_OK);
  assert_int_equal (sample (&chain, b, 4), NONEQ_OK);
  assert_memory_equal (a, b, sizeof *a);
  /* C and T chi at (20, 10), T = 0.  */
  compare (a, 0, 1, 0.6139318052832883);
  compare (a, 1, 1, 0.34365636);
  for (int i = 0; i < REPLICAS; i++)
    {
      /* A walk of mean 200 x 20 events.  */
      check (fabs (a->events[i] - 4000) < 400, "%g events", a->events[i]);
    }

  /* Free spins: C = exp (-t), T chi = 1 - C, random neighbours.  */
  chain.parameter = 0.0;
  assert_int_equal (sample (&chain, a, 2), NONEQ_OK);
  compare (a, 0, 0, exp (-1.0));
  compare (a, 1, 0, 1 - exp (-1.0));
  compare (a, 2, 0, 0.5);

  /* One site beside the wall is free.  */
  for (int model = NONEQ_CHAIN_EAST; model <= NONEQ_CHAIN_FA; model++)
    {
      double rate = model == NONEQ_CHAIN_EAST ? 1.0 : 2.0, c = 0.3;
      chain.model = (noneq_chain_model) model;
      chain.sites = 1;
      chain.parameter = chain.start = c;
      assert_int_equal (sample (&chain, a, 2), NONEQ_OK);
      compare (a, 0, 0, c * c + c * (1 - c) * exp (-rate));
      compare (a, 1, 0,
               c * exp (-(1 - c) * rate) + (1 - c) * exp (-c * rate));
      compare (a, 2, 0, c);
    }

  chain.parameter = 1.5;
  assert_int_equal (sample (&chain, a, 1), NONEQ_BAD_ARGUMENT);
  chain.parameter = 0.5;
  chain.most = 100;
  assert_int_equal (sample (&chain, a, 1), NONEQ_BAD_ARGUMENT);
  chain.most = 1e12;
  time[1] = 0.5;
  assert_int_equal (sample (&chain, a, 1), NONEQ_BAD_ARGUMENT);
  time[1] = INFINITY;
  assert_int_equal (sample (&chain, a, 1), NONEQ_BAD_ARGUMENT);
  free (a);
  free (b);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_triangles),
    cmocka_unit_test (test_pspin_closed_form),
    cmocka_unit_test (test_pspin_threads),
    cmocka_unit_test (test_pspin_refused),
    cmocka_unit_test (test_residence),
    cmocka_unit_test (test_trap_law),
    cmocka_unit_test (test_chains),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
