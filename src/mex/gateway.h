/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* What every gateway needs: arguments checked for type, size and range
   whatever is passed, the run description with Octave's Ctrl-C as its poll,
   and one exit for errors.  The .m functions have checked the same with
   better words; the errors here are the second line.  */

#ifndef NONEQ_GATEWAY_H
#define NONEQ_GATEWAY_H

#include <stddef.h>
#include <stdint.h>

#include <mex.h>

#include "base/run.h"

/* The arguments of one call.  */
typedef struct
{
  const char *name; /* of the gateway, for messages */
  int nrhs;
  const mxArray **prhs;
} noneq_args;

/* Refuse a call that has not exactly INPUTS arguments or asks for more than
   OUTPUTS results.  */
noneq_args noneq_args_of (const char *name, int nlhs, int outputs, int nrhs,
                          const mxArray *prhs[], int inputs);

/* Argument I (from 0) as a real full double matrix, not copied.  */
const double *noneq_arg_matrix (const noneq_args *args, int i, size_t *rows,
                                size_t *columns);

/* Argument I as a real full double vector, not copied.  */
const double *noneq_arg_vector (const noneq_args *args, int i, size_t *n);

/* Argument I as a finite real scalar.  */
double noneq_arg_number (const noneq_args *args, int i);

/* Argument I as an integer LOWEST .. HIGHEST, within the 2^53 that a double
   holds.  */
uint64_t noneq_arg_integer (const noneq_args *args, int i, uint64_t lowest,
                            uint64_t highest);
#define NONEQ_LARGEST_INTEGER (1ULL << 53)

/* A run on the number of threads that argument I says (0: all).  */
noneq_run noneq_arg_run (const noneq_args *args, int i);

/* A new ROWS x COLUMNS double matrix; refuses a size that overflows.  */
mxArray *noneq_new_matrix (const noneq_args *args, size_t rows,
                           size_t columns);

/* Returns if STATUS is NONEQ_OK; else leaves the gateway, by Octave's own
   interrupt or by an error.  Nothing may be held that mxFree does not
   know.  */
void noneq_leave_if (const noneq_args *args, noneq_status status);

/* mex/interrupt.cc  */
int noneq_interrupt_pending (void *unused);
void noneq_interrupt_raise (void);

#endif
