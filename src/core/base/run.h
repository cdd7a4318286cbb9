/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* How a long computation is run: on how many threads, with which
   instruction set, and whom to ask whether to go on.

   All parallel work of the core is a loop over chunks.  A chunk has a fixed
   size that does not depend on the number of threads, writes only to its own
   slot, and the caller combines the slots in order of the chunk number.  That
   is the whole of the rule that results are bitwise equal for any number of
   threads.  */

#ifndef NONEQ_RUN_H
#define NONEQ_RUN_H

#include <stddef.h>

#include "base/status.h"
#include "simd/isa.h"

typedef struct
{
  int threads;             /* 0: as many as OpenMP offers; a number above
                              the processors is lowered to theirs */
  noneq_isa isa;           /* instruction set of the kernels */
  int (*poll) (void *);    /* may be NULL; non-zero means stop */
  void *poll_data;
} noneq_run;

/* The work of one chunk.  THREAD numbers the executing thread from 0, for
   scratch memory only: a result must not depend on it.  */
typedef void (*noneq_chunk) (void *task, size_t chunk, int thread);

/* Threads that noneq_for_chunks will use for RUN, at least 1.  */
int noneq_run_threads (const noneq_run *run);

/* Call CHUNK (TASK, i, thread) for i = 0 .. CHUNKS-1, in any order, but that
   of chunk 0 has returned before any other begins.

   The loop is cut into slabs of about 20 ms; poll is called between slabs,
   from the calling thread and outside any parallel region.

   Returned: NONEQ_OK, or NONEQ_INTERRUPTED when poll said so.  */
noneq_status noneq_for_chunks (const noneq_run *run, size_t chunks,
                               noneq_chunk chunk, void *task);

/* Ask poll once, for serial loops.  */
noneq_status noneq_run_poll (const noneq_run *run);

#endif
