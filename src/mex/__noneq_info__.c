/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* info = __noneq_info__ (): a struct with what the binaries can do here:
   isa (the kernels in use), threads (how many "threads", 0 means), openmp.  */

#include <stdlib.h>

#include "gateway.h"

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  static const char *fields[] = { "isa", "threads", "openmp" };
  noneq_args_of ("__noneq_info__", nlhs, 1, nrhs, prhs, 0);
  noneq_run run = { 0, noneq_isa_named (getenv ("NONEQ_ISA")), NULL, NULL };
  plhs[0] = mxCreateStructMatrix (1, 1, 3, fields);
  mxSetFieldByNumber (plhs[0], 0, 0,
                      mxCreateString (noneq_isa_name (run.isa)));
  mxSetFieldByNumber (plhs[0], 0, 1,
                      mxCreateDoubleScalar (noneq_run_threads (&run)));
#ifdef _OPENMP
  mxSetFieldByNumber (plhs[0], 0, 2, mxCreateLogicalScalar (true));
#else
  mxSetFieldByNumber (plhs[0], 0, 2, mxCreateLogicalScalar (false));
#endif
}
