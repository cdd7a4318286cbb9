/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _POSIX_C_SOURCE 199309L
#include <time.h>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "base/run.h"

#define SLAB_SECONDS 0.02
#define BRIEF_SECONDS 1e-4

/* However few processors there are, up to this many threads may be had for
   the asking, so that their effect can be tried.  */
#define ALWAYS_ALLOWED 4

static double
seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

int
noneq_run_threads (const noneq_run *run)
{
#ifdef _OPENMP
  int threads = omp_get_max_threads ();
  if (run->threads > 0)
    {
      /* More threads than processors gain nothing, and where the system
         refuses to create them OpenMP ends the whole process.  */
      int most = omp_get_num_procs ();
      if (most < threads)
        most = threads;
      if (most < ALWAYS_ALLOWED)
        most = ALWAYS_ALLOWED;
      threads = run->threads < most ? run->threads : most;
    }
  return threads > 0 ? threads : 1;
#else
  (void) run;
  return 1;
#endif
}

noneq_status
noneq_run_poll (const noneq_run *run)
{
  if (run->poll && run->poll (run->poll_data))
    return NONEQ_INTERRUPTED;
  return NONEQ_OK;
}

noneq_status
noneq_for_chunks (const noneq_run *run, size_t chunks, noneq_chunk chunk,
                  void *task)
{
  int threads = noneq_run_threads (run);
  if ((size_t) threads > chunks)
    threads = chunks ? (int) chunks : 1;

  /* The first slab is one chunk, on the calling thread; from its duration
     follows how many fill 20 ms, and the estimate is renewed with every
     slab.  */
  size_t slab = 1;
  size_t done = 0;
  int brief = 0;
  while (done < chunks)
    {
      size_t end = chunks - done < slab ? chunks : done + slab;
      double start = seconds ();

      if (threads == 1 || end - done == 1 || brief)
        for (size_t i = done; i < end; i++)
          chunk (task, i, 0);
#ifdef _OPENMP
      else
        {
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
          for (size_t i = done; i < end; i++)
            chunk (task, i, omp_get_thread_num ());
        }
#endif

      if (noneq_run_poll (run))
        return NONEQ_INTERRUPTED;
      double spent = seconds () - start;
      double wanted = (double) (end - done) * SLAB_SECONDS
                      / (spent > 1e-9 ? spent : 1e-9);
      if (done == 0)
        {
          wanted *= (double) threads;
          /* Waking the other threads would take longer than the rest.  */
          brief = spent * (double) (chunks - 1) < BRIEF_SECONDS;
        }
      /* A first chunk can be untypically cheap.  */
      double most = 256.0 * (double) slab * (double) threads;
      if (wanted > most)
        wanted = most;
      slab = wanted > (double) threads ? (size_t) wanted : (size_t) threads;
      done = end;
    }
  return NONEQ_OK;
}
