/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* x = __noneq_random__ (seed, stream, kind, first_row, rows, first_column,
                         columns, threads)
   The block of the array of random numbers that noneq_random_fill defines;
   KIND is 0 normal, 1 normal with 53-bit radius, 2 uniform, 3 uniform with
   53 bits, 4 raw words.  Rows and columns count from 0.  */

#include "gateway.h"
#include "random/philox.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_random__", nlhs, 1, nrhs, prhs, 8);
  uint64_t most = NONEQ_LARGEST_INTEGER;
  uint64_t seed = noneq_arg_integer (&args, 0, 0, most);
  uint64_t stream = noneq_arg_integer (&args, 1, 0, 65535);
  uint64_t kind = noneq_arg_integer (&args, 2, 0, NONEQ_RAW);
  uint64_t first_row = noneq_arg_integer (&args, 3, 0, most);
  uint64_t rows = noneq_arg_integer (&args, 4, 0, most);
  /* The step has 48 bits, in units of 4 (of 2 with 53-bit numbers).  */
  uint64_t first_column = noneq_arg_integer (&args, 5, 0, 1ULL << 48);
  uint64_t columns = noneq_arg_integer (&args, 6, 0, 1ULL << 48);
  noneq_run run = noneq_arg_run (&args, 7);

  plhs[0] = noneq_new_matrix (&args, rows, columns);
  noneq_leave_if (&args, noneq_random_fill (
                             &run, seed, (uint32_t) stream,
                             (noneq_distribution) kind, first_row, rows,
                             first_column, columns, mxGetPr (plhs[0])));
}
