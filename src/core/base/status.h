/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* What every core function returns.  Zero is success; everything else says
   why the outputs must not be used.  */

#ifndef NONEQ_STATUS_H
#define NONEQ_STATUS_H

typedef enum
{
  NONEQ_OK = 0,
  NONEQ_INTERRUPTED,    /* poll asked to stop; outputs are unfinished */
  NONEQ_NOT_A_NUMBER,   /* a NaN among the data */
  NONEQ_MINUS_INFINITY, /* an infinite Boltzmann weight among the data */
  NONEQ_NO_WEIGHT,      /* every Boltzmann weight is zero */
  NONEQ_NO_CONVERGENCE, /* the iteration stopped above its tolerance */
  NONEQ_SINGULAR,       /* a matrix that must be regular is not */
  NONEQ_NO_MEMORY,
  NONEQ_BAD_ARGUMENT
} noneq_status;

/* One plain sentence for a status; never NULL.  */
const char *noneq_status_text (noneq_status status);

#endif
