/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* base/run.c, base/status.c, base/sum.h, simd/isa.c  */

#define _POSIX_C_SOURCE 199309L
#include <time.h>

#include "check.h"
#include "base/sum.h"

#ifdef _OPENMP
#include <omp.h>
#endif

typedef struct
{
  int *count;
  int threads;
  int bad_thread;
} count_task;

static void
count_chunk (void *data, size_t chunk, int thread)
{
  count_task *task = data;
  task->count[chunk]++;
  if (thread < 0 || thread >= task->threads)
    task->bad_thread = 1;
}

static void
every_chunk_once (void **state)
{
  (void) state;
  static const size_t sizes[] = { 0, 1, 2, 3, 7, 64, 1000, 100003 };
  for (int threads = 0; threads <= 4; threads++)
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
      {
        noneq_run run = run_on (NONEQ_ISA_BASE, threads);
        size_t n = sizes[s];
        count_task task
            = { calloc (n + 1, sizeof (int)), noneq_run_threads (&run), 0 };
        assert_int_equal (noneq_for_chunks (&run, n, count_chunk, &task),
                          NONEQ_OK);
        for (size_t i = 0; i < n; i++)
          check (task.count[i] == 1, "chunk %zu of %zu ran %d times", i, n,
                 task.count[i]);
        assert_int_equal (task.count[n], 0);
        assert_false (task.bad_thread);
        free (task.count);
      }
}

typedef struct
{
  int calls, stop_at, inside_parallel;
  double last, longest;
} poll_record;

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static int
poll_once (void *data)
{
  poll_record *r = data;
  double t = now ();
  if (t - r->last > r->longest)
    r->longest = t - r->last;
  r->last = t;
#ifdef _OPENMP
  if (omp_in_parallel ())
    r->inside_parallel = 1;
#endif
  return ++r->calls == r->stop_at;
}

static void
sleep_chunk (void *data, size_t chunk, int thread)
{
  count_task *task = data;
  (void) thread;
  task->count[chunk]++;
  nanosleep (&(struct timespec){ 0, 1000000 }, NULL);
}

/* Chunks of 1 ms, 2 s of work: asked at least every 150 ms (meant: 20 ms),
   and nothing runs after the answer is stop.  */
static void
poll_stops_the_loop (void **state)
{
  (void) state;
  enum { CHUNKS = 2000 };
  for (int threads = 1; threads <= 2; threads++)
    {
      poll_record record = { 0, 5, 0, now (), 0.0 };
      noneq_run run = { threads, NONEQ_ISA_BASE, poll_once, &record };
      count_task task = { calloc (CHUNKS, sizeof (int)), threads, 0 };
      assert_int_equal (noneq_for_chunks (&run, CHUNKS, sleep_chunk, &task),
                        NONEQ_INTERRUPTED);
      assert_int_equal (record.calls, 5);
      assert_false (record.inside_parallel);
      check (record.longest < 0.15, "%g s without a poll", record.longest);
      int done = 0;
      for (int i = 0; i < CHUNKS; i++)
        done += task.count[i];
      check (done >= 5 && done < CHUNKS / 2, "%d chunks before the stop",
             done);
      free (task.count);
    }
}

static void
poll_is_asked_once_by_run_poll (void **state)
{
  (void) state;
  poll_record record = { 0, 2, 0, now (), 0.0 };
  noneq_run run = { 1, NONEQ_ISA_BASE, poll_once, &record };
  assert_int_equal (noneq_run_poll (&run), NONEQ_OK);
  assert_int_equal (noneq_run_poll (&run), NONEQ_INTERRUPTED);
  run.poll = NULL;
  assert_int_equal (noneq_run_poll (&run), NONEQ_OK);
}

/* An absurd request must not make OpenMP end the process.  */
static void
threads_are_bounded (void **state)
{
  (void) state;
  noneq_run run = run_on (NONEQ_ISA_BASE, 1 << 30);
  int threads = noneq_run_threads (&run);
#ifdef _OPENMP
  int most = omp_get_num_procs () > omp_get_max_threads ()
                 ? omp_get_num_procs ()
                 : omp_get_max_threads ();
  assert_int_equal (threads, most > 4 ? most : 4);
  for (int i = 1; i <= 4; i++)
    {
      run.threads = i;
      assert_int_equal (noneq_run_threads (&run), i);
    }
#else
  assert_int_equal (threads, 1);
#endif
  run.threads = 0;
  assert_true (noneq_run_threads (&run) >= 1);
}

static void
every_status_has_a_text (void **state)
{
  (void) state;
  for (int a = NONEQ_OK; a <= NONEQ_BAD_ARGUMENT; a++)
    {
      const char *text = noneq_status_text ((noneq_status) a);
      assert_non_null (text);
      assert_string_not_equal (text, "unknown status");
      for (int b = NONEQ_OK; b < a; b++)
        assert_string_not_equal (text, noneq_status_text ((noneq_status) b));
    }
}

static void
instruction_sets_have_names (void **state)
{
  (void) state;
  for_each_isa (isa)
    assert_int_equal (noneq_isa_named (noneq_isa_name (isa)), isa);
  assert_int_equal (noneq_isa_named (NULL), noneq_isa_best ());
  assert_int_equal (noneq_isa_named ("quantum"), noneq_isa_best ());
}

/* 1e7 terms of either sign and any size: the sum to one rounding.  */
static void
compensated_sum (void **state)
{
  (void) state;
  noneq_sum s = { 0 };
  noneq_sum_add (&s, 1.0);
  noneq_sum_add (&s, 1e100);
  noneq_sum_add (&s, 1.0);
  noneq_sum_add (&s, -1e100);
  assert_true (noneq_sum_total (&s) == 2.0);

  noneq_sum t = { 0 };
  for (int i = 0; i < 10000000; i++)
    noneq_sum_add (&t, 0.1);
  /* 0.1 in binary is 0.1 + 5.55e-18.  */
  check (fabs (noneq_sum_total (&t) - 1e6) <= 1.2e-10, "%.17g",
         noneq_sum_total (&t));

  noneq_sum u = { 0 };
  noneq_sum_add (&u, INFINITY);
  noneq_sum_add (&u, 1.0);
  assert_true (noneq_sum_total (&u) == INFINITY);
  noneq_sum_add (&u, -INFINITY);
  assert_true (isnan (noneq_sum_total (&u)));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_chunk_once),
    cmocka_unit_test (poll_stops_the_loop),
    cmocka_unit_test (poll_is_asked_once_by_run_poll),
    cmocka_unit_test (threads_are_bounded),
    cmocka_unit_test (every_status_has_a_text),
    cmocka_unit_test (instruction_sets_have_names),
    cmocka_unit_test (compensated_sum),
  };
  return cmocka_run_group_tests_name ("run", tests, NULL, NULL);
}
