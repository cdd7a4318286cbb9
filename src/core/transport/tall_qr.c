/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Each block of rows is put under the triangle made so far and reduced with
   it.  The block stays in the cache, so that the data are read once, and the
   squares that normal equations would lose digits to are never formed.  */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/blas.h"
#include "transport/tall_qr.h"

/* Doubles in a block (128 KiB), if 4 rows a column are not more.  */
#define BLOCK 16384
#define POLL_EVERY 64

noneq_status
noneq_tall_qr (const noneq_run *run, size_t rows, const double *x,
               size_t x_columns, const double *j, size_t j_columns,
               const double *weight, int intercept, double *r)
{
  size_t first = intercept ? 1 : 0;
  size_t m = first + x_columns + j_columns;
  if (m == 0 || m > 20000)
    return NONEQ_BAD_ARGUMENT;
  size_t height = BLOCK / m;
  if (height < 4 * m)
    height = 4 * m;
  size_t ld = height + m;

  noneq_fint fm = (noneq_fint) m, fld = (noneq_fint) ld, info, query = -1;
  double wanted;
  dgeqrf_ (&fld, &fm, NULL, &fld, NULL, &wanted, &query, &info);
  noneq_fint work_size = (noneq_fint) wanted;
  double *a = malloc ((ld * m + m + (size_t) wanted + height) * sizeof *a);
  if (! a)
    return NONEQ_NO_MEMORY;
  double *tau = a + ld * m, *root = tau + m, *work = root + height;

  memset (r, 0, m * m * sizeof *r);
  noneq_status status = NONEQ_OK;
  size_t blocks = 0;
  for (size_t begin = 0; begin < rows && ! status; begin += height)
    {
      size_t count = rows - begin < height ? rows - begin : height;
      if (weight)
        for (size_t i = 0; i < count; i++)
          root[i] = sqrt (weight[begin + i]);
      for (size_t c = 0; c < m; c++)
        {
          double *to = a + c * ld;
          memcpy (to, r + c * m, m * sizeof *r);
          to += m;
          const double *from = c < first ? NULL
                               : c < first + x_columns
                                   ? x + (c - first) * rows
                                   : j + (c - first - x_columns) * rows;
          if (! from)
            for (size_t i = 0; i < count; i++)
              to[i] = 1;
          else
            memcpy (to, from + begin, count * sizeof *to);
          if (weight)
            for (size_t i = 0; i < count; i++)
              to[i] *= root[i];
        }
      noneq_fint height_now = (noneq_fint) (m + count);
      dgeqrf_ (&height_now, &fm, a, &fld, tau, work, &work_size, &info);
      for (size_t c = 0; c < m; c++)
        memcpy (r + c * m, a + c * ld, (c + 1) * sizeof *r);
      if (++blocks % POLL_EVERY == 0)
        status = noneq_run_poll (run);
    }
  free (a);
  return status;
}
