/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [string, numbers] = __noneq_langevin_scheme__ (name, z)
   The row NAME of the table of schemes: its sub-steps, and for each z =
   friction times step a row [a, 1 - a, h' / h]; for an overdamped scheme
   NUMBERS is empty.  A NAME that is none gives STRING "", and NUMBERS of
   a = exp (-z).  With NAME "" the names of all, as a cell.  */

#include <math.h>

#include "gateway.h"
#include "langevin/langevin.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_langevin_scheme__", nlhs, 2, nrhs, prhs, 2);
  char name[16] = "";
  if (! mxIsChar (prhs[0]))
    noneq_leave_if (&args, NONEQ_BAD_ARGUMENT);
  /* A longer name is cut, and none of the table.  */
  mxGetString (prhs[0], name, sizeof name);
  size_t n, schemes = 0;
  const double *z = noneq_arg_vector (&args, 1, &n);
  while (noneq_langevin_scheme_number (schemes))
    schemes++;
  if (! name[0])
    {
      mxArray *names = mxCreateCellMatrix (1, schemes);
      for (size_t i = 0; i < schemes; i++)
        mxSetCell (names, i,
                   mxCreateString (noneq_langevin_scheme_number (i)->name));
      plhs[0] = names;
      if (nlhs > 1)
        plhs[1] = mxCreateDoubleMatrix (0, 0, mxREAL);
      return;
    }
  const noneq_langevin_scheme *scheme = noneq_langevin_scheme_named (name);
  noneq_langevin_rule rule
      = scheme ? scheme->rule : NONEQ_RULE_EXPONENTIAL;
  int over = rule == NONEQ_RULE_OVERDAMPED;
  mxArray *numbers = noneq_new_matrix (&args, over ? 0 : n, over ? 0 : 3);
  double *p = mxGetPr (numbers);
  for (size_t i = 0; ! over && i < n; i++)
    noneq_leave_if (&args, noneq_langevin_numbers (rule, z[i], p + i,
                                                   p + n + i, p + 2 * n + i));
  plhs[0] = mxCreateString (scheme ? scheme->string : "");
  if (nlhs > 1)
    plhs[1] = numbers;
}
