/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* langevin/langevin.c, with functions written in C in the place of programs.
   What the schemes do to a harmonic oscillator is in
   tests/langevin_exact.tst.  */

#include "check.h"
#include "langevin/kernels.h"
#include "langevin/langevin.h"

#define M 300
#define D 2
#define B 2
#define STEPS 40

/* U = sum of l x^2 / 2, the parameter l and the time.  */
static void
force (void *data, size_t lanes, const double *x, const double *p,
       double *out)
{
  int *calls = data;
  if (calls)
    ++*calls;
  for (size_t k = 0; k < D; k++)
    for (size_t i = 0; i < lanes; i++)
      out[k * NONEQ_BLOCK + i] = -p[0] * x[k * NONEQ_BLOCK + i];
}

static void
energy (void *data, size_t lanes, const double *x, const double *p,
        double *out)
{
  (void) data;
  for (size_t i = 0; i < lanes; i++)
    {
      out[i] = 0.0;
      for (size_t k = 0; k < D; k++)
        out[i] += p[0] * x[k * NONEQ_BLOCK + i] * x[k * NONEQ_BLOCK + i] / 2;
    }
}

static void
fill (void *data, size_t first, size_t count, double *columns)
{
  const double *table = data;
  memcpy (columns, table + 2 * (1 + first), 2 * count * sizeof *columns);
}

typedef struct
{
  noneq_langevin_coordinate coordinate[D];
  noneq_langevin_model model;
  noneq_langevin_schedule schedule;
  noneq_langevin_plan plan;
  noneq_langevin_result result;
  double table[2 * (1 + 2 * STEPS)], frame[2], ledger_frame[2];
  double x[M * D], v[M * D], state[M * D], work[M], heat[M * B], broken[M];
  double frame_x[M * 2 * D], frame_v[M * 2 * D], ledger[M * (2 + 2 * B) * 2];
} all;

static all *
new_run (const char *string)
{
  all *a = calloc (1, sizeof *a);
  assert_non_null (a);
  for (size_t k = 0; k < D; k++)
    a->coordinate[k]
        = (noneq_langevin_coordinate){ .a = 0.9,
                                       .rest = 0.1,
                                       .step = 0.1,
                                       .mass = 1.0 + (double) k,
                                       .spread = 0.8,
                                       .lowest = -INFINITY,
                                       .highest = INFINITY,
                                       .bath = k };
  a->model = (noneq_langevin_model){ .d = D,
                                     .parameters = 2,
                                     .coordinate = a->coordinate,
                                     .baths = B,
                                     .string = string,
                                     .force = { .call = force, .outputs = D },
                                     .energy
                                     = { .call = energy, .outputs = 1 } };
  for (size_t j = 0; j < 1 + 2 * STEPS; j++)
    {
      a->table[2 * j] = 1.0 + 0.02 * (double) j;
      a->table[2 * j + 1] = 0.05 * (double) j;
    }
  a->schedule.initial = a->schedule.table = a->table;
  a->frame[1] = a->ledger_frame[1] = STEPS;
  a->plan = (noneq_langevin_plan){ .seed = 3,
                                   .trajectories = M,
                                   .steps = STEPS,
                                   .schedule = &a->schedule,
                                   .frame = a->frame,
                                   .frames = 2,
                                   .ledger_frame = a->ledger_frame,
                                   .ledger_frames = 2 };
  a->result = (noneq_langevin_result){ .x = a->x,
                                       .v = a->v,
                                       .state = a->state,
                                       .frame_x = a->frame_x,
                                       .frame_v = a->frame_v,
                                       .work = a->work,
                                       .heat = a->heat,
                                       .ledger = a->ledger,
                                       .broken = a->broken };
  for (size_t i = 0; i < M * D; i++)
    {
      a->x[i] = sin ((double) i);
      a->v[i] = cos (3.0 * (double) i);
    }
  return a;
}

static noneq_status
go (all *a, noneq_isa isa)
{
  noneq_run run = run_on (isa, 1);
  return noneq_langevin_run (&run, &a->model, &a->plan, &a->result);
}

/* Energy change = work + heat + shadow, and the shadow work is small.  */
static void
balances (void **unused)
{
  (void) unused;
  static const char *const strings[] = { "HVRORVH", "VRHORV", "HOVRVOH" };
  for_each_isa (isa)
    for (size_t s = 0; s < 3; s++)
      {
        all *a = new_run (strings[s]);
        assert_int_equal (go (a, isa), NONEQ_OK);
        const double *l0 = a->ledger, *l1 = l0 + M * (2 + 2 * B);
        double worst = 0.0, total = 0.0;
        for (size_t i = 0; i < M; i++)
          {
            double change = 0.0, given = l1[i];
            for (size_t c = 1; c < 2 + 2 * B; c++)
              if (c == 1 || c >= 2 + B)
                change += l1[c * M + i] - l0[c * M + i];
              else
                given += l1[c * M + i];
            worst = fmax (worst, fabs (change - given));
            total += fabs (given);
            check (l1[i] == a->work[i] && l1[2 * M + i] == a->heat[i],
                   "the last row is not the total of trajectory %zu", i);
          }
        check (worst < 0.05 && total / M > 0.1, "%s: %g of %g", strings[s],
               worst, total / M);
        /* The last frame is the final state.  */
        for (size_t k = 0; k < D; k++)
          check (! memcmp (a->frame_v + (1 + 2 * k) * M, a->v + k * M,
                           M * sizeof (double))
                     && ! memcmp (a->frame_x + (1 + 2 * k) * M, a->x + k * M,
                                  M * sizeof (double)),
                 "%s: frame", strings[s]);
        free (a);
      }
}

/* A schedule that is filled window by window, one that is a table, and a run
   in two parts give the same bits.  */
static void
same_in_parts (void **unused)
{
  (void) unused;
  all *a = new_run ("HVRORVH"), *b = new_run ("HVRORVH"),
      *c = new_run ("HVRORVH");
  assert_int_equal (go (a, noneq_isa_best ()), NONEQ_OK);
  b->schedule.fill = fill;
  b->schedule.data = b->table;
  assert_int_equal (go (b, noneq_isa_best ()), NONEQ_OK);
  assert_memory_equal (a->x, b->x, sizeof a->x);
  assert_memory_equal (a->heat, b->heat, sizeof a->heat);

  c->plan.steps = 13;
  c->plan.frames = c->plan.ledger_frames = 1;
  assert_int_equal (go (c, noneq_isa_best ()), NONEQ_OK);
  c->plan.steps = STEPS - 13;
  c->plan.first_step = 13;
  c->plan.resumed = 1;
  c->schedule.initial = c->schedule.table = c->table + 2 * 2 * 13;
  memcpy (c->v, c->state, sizeof c->v);
  assert_int_equal (go (c, noneq_isa_best ()), NONEQ_OK);
  assert_memory_equal (a->x, c->x, sizeof a->x);
  assert_memory_equal (a->v, c->v, sizeof a->v);
  assert_memory_equal (a->heat, c->heat, sizeof a->heat);
  assert_memory_equal (a->work, c->work, sizeof a->work);
  free (a);
  free (b);
  free (c);
}

/* Memory that v does not feel is plain friction, and an active process that
   stands still a constant force.  */
static void
hidden_variables (void **unused)
{
  (void) unused;
  static const char *const strings[] = { "HVRORVH", "HOVRVOH" };
  for_each_isa (isa)
    for (size_t s = 0; s < 2; s++)
      {
        all *a = new_run (strings[s]), *b = new_run (strings[s]);
        double hidden[M * 4];
        for (size_t i = 0; i < M * 4; i++)
          hidden[i] = i < 3 * M ? 0.5 : -0.25;
        double c = s == 0 ? 0.9 : sqrt (0.9), n = 0.8 * sqrt (1.0 - c * c);
        double block[18] = { c, 0, 0, 0, 0.5, 0.1, 0, 0.2, 0.5,
                             n, 9, 9, 0, 0.4, 9, 0.1, 0.2, 0.3 };
        static const double active[8] = { 1, 0, 0, 1, 0, 9, 0, 0 };
        a->coordinate[1].modes = 2;
        a->coordinate[1].block = block;
        a->coordinate[0].active = active;
        a->coordinate[0].drag = 0.8;
        a->result.hidden = hidden;
        assert_int_equal (go (a, isa), NONEQ_OK);
        assert_int_equal (go (b, isa), NONEQ_OK);
        for (size_t i = 0; i < M; i++)
          {
            check (fabs (a->x[M + i] - b->x[M + i]) < 1e-12
                       && fabs (a->heat[M + i] - b->heat[M + i]) < 1e-12,
                   "%s: trajectory %zu", strings[s], i);
            check (a->x[i] < b->x[i] && hidden[3 * M + i] == -0.25,
                   "%s: the force moved trajectory %zu", strings[s], i);
          }
        a->coordinate[1].rest = 0.0;
        assert_int_equal (go (a, isa), NONEQ_BAD_ARGUMENT);
        a->coordinate[1].rest = 0.1;
        a->result.hidden = NULL;
        assert_int_equal (go (a, isa), NONEQ_BAD_ARGUMENT);
        free (a);
        free (b);
      }
}

/* One force a step where the last can be used again.  */
static void
forces_of_a_step (void **unused)
{
  (void) unused;
  static const struct
  {
    const char *string;
    int forces; /* of a step */
  } want[] = { { "VRORV", 1 }, { "OVRVO", 1 }, { "RVOVR", 1 },
               { "VROR", 1 },  { "OVRV", 1 },  { "VRHORV", 1 },
               { "HVRORVH", 2 } };
  for (size_t s = 0; s < sizeof want / sizeof *want; s++)
    {
      all *a = new_run (want[s].string);
      int calls = 0;
      a->model.force.data = &calls;
      a->plan.trajectories = 8;
      a->plan.frames = a->plan.ledger_frames = 0;
      /* A window begins with one more; windows have 16 steps then.  */
      a->plan.steps = 16;
      assert_int_equal (go (a, NONEQ_ISA_BASE), NONEQ_OK);
      int extra = calls - 16 * want[s].forces;
      check (extra >= 0 && extra <= 2, "%s: %d forces in 16 steps",
             want[s].string, calls);
      free (a);
    }
}

static void
walls_fold (void **unused)
{
  (void) unused;
  for_each_isa (isa)
    {
      const noneq_langevin_kernels *k = noneq_langevin_kernels_for (isa);
      double x[8] = { 0.5, 1.25, -0.25, 2.25, -1.75, 0.0, 1.0, 1e300 };
      double v[8] = { 1, 1, 1, 1, 1, 1, 1, 1 };
      static const double want[7] = { 0.5, 0.75, 0.25, 0.25, 0.25, 0.0, 1.0 };
      static const double turned[7] = { 1, -1, -1, 1, 1, 1, 1 };
      k->reflect (0.0, 1.0, 8, x, v);
      for (int i = 0; i < 7; i++)
        check (x[i] == want[i] && v[i] == turned[i], "%d: %g %g", i, x[i],
               v[i]);
      check (x[7] >= 0.0 && x[7] <= 1.0, "far away: %g", x[7]);
      double y[8] = { -2.0, 3.0 }, w[8] = { 1, 1 };
      k->reflect (0.0, INFINITY, 8, y, w);
      check (y[0] == 2.0 && w[0] == -1.0 && y[1] == 3.0 && w[1] == 1.0,
             "half space");
      double bad[8] = { 0 };
      check (k->finite (8, bad), "zeros are finite");
      bad[6] = -INFINITY;
      check (! k->finite (8, bad), "Inf is not");
      bad[6] = NAN;
      check (! k->finite (8, bad), "NaN is not");
      bad[6] = 1e308;
      bad[5] = 1e308;
      check (k->finite (8, bad), "large is finite");
    }
}

/* gj7 against its definition; limits of all.  */
static void
numbers_of_schemes (void **unused)
{
  (void) unused;
  for (double z = 1e-6; z < 1e6; z *= 3.7)
    {
      double a, rest, ratio;
      assert_int_equal (
          noneq_langevin_numbers (NONEQ_RULE_GJ7, z, &a, &rest, &ratio),
          NONEQ_OK);
      double y = -(a > 0.5 ? log1p (-rest) : log (a));
      if (a > 0.0)
        check (fabs (y * y / (2.0 * tanh (y / 2.0)) / z - 1.0) < 1e-9,
               "gj7 at %g: %g", z, y);
      for (int rule = NONEQ_RULE_GJ1; rule <= NONEQ_RULE_GJ8; rule++)
        {
          noneq_status s = noneq_langevin_numbers (
              (noneq_langevin_rule) rule, z, &a, &rest, &ratio);
          if (rule == NONEQ_RULE_GJ3 && z >= 2.0)
            {
              assert_int_equal (s, NONEQ_BAD_ARGUMENT);
              continue;
            }
          assert_int_equal (s, NONEQ_OK);
          check (fabs (a + rest - 1.0) < 1e-15 && ratio > 0.0
                     && fabs (ratio * ratio * (1.0 + a) * z / (2.0 * rest)
                              - 1.0)
                            < 1e-9,
                 "rule %d at %g", rule, z);
        }
    }
}

static int
stop_at_once (void *calls)
{
  return ++*(int *) calls > 1;
}

static void
can_be_interrupted (void **unused)
{
  (void) unused;
  all *a = new_run ("VRORV");
  int calls = 0;
  noneq_run run = { 1, noneq_isa_best (), stop_at_once, &calls };
  a->plan.steps = 1000000000;
  a->plan.frames = a->plan.ledger_frames = 0;
  assert_int_equal (
      noneq_langevin_run (&run, &a->model, &a->plan, &a->result),
      NONEQ_INTERRUPTED);
  free (a);
}

static void
marks_what_diverges (void **unused)
{
  (void) unused;
  all *a = new_run ("VRORV");
  a->x[7] = 1e300;
  a->v[7] = 1e300;
  for (size_t k = 0; k < D; k++)
    a->coordinate[k].step = 5.0;
  a->plan.steps = 17;
  a->plan.frames = a->plan.ledger_frames = 0;
  assert_int_equal (go (a, noneq_isa_best ()), NONEQ_OK);
  check (a->broken[7] == 16.0 && isnan (a->x[7]), "marked at %g",
         a->broken[7]);
  check (a->broken[6] == -1.0 && isfinite (a->x[6]), "its neighbour is well");
  free (a);
}

static void
refuses_nonsense (void **unused)
{
  (void) unused;
  for (int i = 0; i < 14; i++)
    {
      all *a = new_run ("VRORV");
      switch (i)
        {
        case 0: a->model.string = "VRX"; break;
        case 1: a->model.string = "RO"; break;
        case 2: a->coordinate[1].a = -1.0; break;
        case 3: a->coordinate[1].step = 0.0; break;
        case 4: a->coordinate[0].mass = NAN; break;
        case 5: a->coordinate[0].bath = 2; break;
        case 6: a->coordinate[0].lowest = INFINITY; break;
        case 7: a->frame[1] = STEPS + 1; break;
        case 8: a->frame[0] = 0.5; break;
        case 9: a->model.energy.outputs = 2; break;
        case 10: a->model.d = 0; break;
        case 11: a->model.string = ""; break;
        case 12: a->coordinate[0].a = -0.5; a->model.string = "OVRVO"; break;
        case 13: a->plan.steps = 1ULL << 60; break;
        }
      check (go (a, NONEQ_ISA_BASE) == NONEQ_BAD_ARGUMENT, "case %d", i);
      free (a);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (balances),
    cmocka_unit_test (same_in_parts),
    cmocka_unit_test (hidden_variables),
    cmocka_unit_test (forces_of_a_step),
    cmocka_unit_test (walls_fold),
    cmocka_unit_test (numbers_of_schemes),
    cmocka_unit_test (can_be_interrupted),
    cmocka_unit_test (marks_what_diverges),
    cmocka_unit_test (refuses_nonsense),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}
