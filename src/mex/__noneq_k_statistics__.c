/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* k = __noneq_k_statistics__ (moments, population)
   K, 6 x columns, from the 7 x columns moments of __noneq_cumulants__.  */

#include <string.h>

#include "gateway.h"
#include "work/cumulant.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_k_statistics__", nlhs, 1, nrhs, prhs, 2);
  size_t rows, columns;
  const double *v = noneq_arg_matrix (&args, 0, &rows, &columns);
  int population = (int) noneq_arg_integer (&args, 1, 0, 1);
  if (rows != 7)
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  plhs[0] = noneq_new_matrix (&args, NONEQ_CUMULANTS, columns);
  for (size_t j = 0; j < columns; j++, v += 7)
    {
      noneq_moments m = { .n = v[0], .mean = v[1] };
      memcpy (m.power, v + 2, sizeof m.power);
      noneq_k_statistics (&m, population,
                          mxGetPr (plhs[0]) + NONEQ_CUMULANTS * j);
    }
}
