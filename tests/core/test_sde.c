/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* langevin/sde.c: a map whose result is known, the same on any number of
   threads and in parts, what breaks, and what is refused.  */

#include "check.h"
#include "langevin/sde.h"
#include "random/philox.h"

#define M 600
#define STEPS 37

static double *image;
static size_t image_size;
static noneq_program program;

/* x' = x xi + t.  */
static int
set_up (void **state)
{
  (void) state;
  noneq_graph g = { 0 };
  int32_t x = noneq_graph_input (&g, 0), t = noneq_graph_input (&g, 1);
  int32_t xi = noneq_graph_input (&g, 2);
  int32_t product
      = noneq_graph_make (&g, NONEQ_OP_MULTIPLY, x, xi, NONEQ_NONE);
  int32_t root = noneq_graph_make (&g, NONEQ_OP_ADD, product, t, NONEQ_NONE);
  noneq_status status
      = noneq_program_compile (&g, &root, 1, 3, &image, &image_size);
  noneq_graph_free (&g);
  if (status == NONEQ_OK)
    status = noneq_program_load (image, image_size, &program);
  return status != NONEQ_OK;
}

static int
tear_down (void **state)
{
  (void) state;
  noneq_program_free (&program);
  free (image);
  return 0;
}

static noneq_sde_plan
plan_of (const double *frame, size_t frames)
{
  return (noneq_sde_plan){ .program = &program,
                           .size = 1,
                           .noises = 1,
                           .seed = 5,
                           .first_trajectory = 3,
                           .first_step = 6,
                           .trajectories = M,
                           .steps = STEPS,
                           .start = 0.5,
                           .step = 0.25,
                           .wide = 1,
                           .frame = frame,
                           .frames = frames,
                           .saved = 1 };
}

static void
test_recurrence (void **state)
{
  (void) state;
  static double y[M], z[M], frames[2 * M], broken[M], xi[M * STEPS];
  const double frame[2] = { 0.0, STEPS };
  noneq_run run = { .threads = 1, .isa = noneq_isa_best () };
  noneq_sde_plan plan = plan_of (frame, 2);
  for (size_t i = 0; i < M; i++)
    y[i] = z[i] = (double) i;
  assert_int_equal (noneq_random_fill (&run, 5, NONEQ_STREAM_SDE,
                                       NONEQ_NORMAL_53, 3, M, 6, STEPS, xi),
                    NONEQ_OK);
  assert_int_equal (noneq_sde_run (&run, &plan, y, frames, broken),
                    NONEQ_OK);
  for (size_t i = 0; i < M; i++)
    {
      double x = (double) i;
      assert_true (frames[i] == x && frames[M + i] == y[i]);
      assert_true (broken[i] == -1.0);
      for (size_t n = 0; n < STEPS; n++)
        x = x * xi[n * M + i] + 0.5 + 0.25 * (double) (6 + n);
      assert_true (fabs (x - y[i]) <= 1e-10 * (1.0 + fabs (x)));
    }
  /* Two threads and two parts.  */
  run.threads = 2;
  plan.frames = 0;
  plan.steps = 10;
  assert_int_equal (noneq_sde_run (&run, &plan, z, NULL, broken), NONEQ_OK);
  plan.first_step += 10;
  plan.steps = STEPS - 10;
  assert_int_equal (noneq_sde_run (&run, &plan, z, NULL, broken), NONEQ_OK);
  assert_memory_equal (y, z, sizeof y);
}

static void
test_broken (void **state)
{
  (void) state;
  static double y[M], broken[M];
  noneq_run run = { .threads = 1, .isa = noneq_isa_best () };
  noneq_sde_plan plan = plan_of (NULL, 0);
  y[17] = INFINITY;
  assert_int_equal (noneq_sde_run (&run, &plan, y, NULL, broken), NONEQ_OK);
  for (size_t i = 0; i < M; i++)
    {
      assert_true (broken[i] == (i == 17 ? 0.0 : -1.0));
      assert_true (isfinite (y[i]) == (i != 17));
    }
}

static void
test_refused (void **state)
{
  (void) state;
  static double y[M], broken[M];
  const double late[1] = { STEPS + 1 };
  noneq_run run = { .threads = 1, .isa = noneq_isa_best () };
  noneq_sde_plan plan = plan_of (late, 1);
  assert_int_equal (noneq_sde_run (&run, &plan, y, y, broken),
                    NONEQ_BAD_ARGUMENT);
  plan = plan_of (NULL, 0);
  plan.noises = 2;
  assert_int_equal (noneq_sde_run (&run, &plan, y, NULL, broken),
                    NONEQ_BAD_ARGUMENT);
  plan = plan_of (NULL, 0);
  plan.start = NAN;
  assert_int_equal (noneq_sde_run (&run, &plan, y, NULL, broken),
                    NONEQ_BAD_ARGUMENT);
  plan = plan_of (NULL, 0);
  plan.saved = 2;
  assert_int_equal (noneq_sde_run (&run, &plan, y, NULL, broken),
                    NONEQ_BAD_ARGUMENT);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_recurrence),
    cmocka_unit_test (test_broken),
    cmocka_unit_test (test_refused),
  };
  return cmocka_run_group_tests (tests, set_up, tear_down);
}
