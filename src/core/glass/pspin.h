/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The spherical p-spin model after a quench from infinite temperature:
   correlation C(t,t') and response R(t,t') from the equations of Cugliandolo
   and Kurchan (Phys. Rev. Lett. 71, 173, 1993), t >= t':

     dC/dt = -mu C + p(p-1)/2 int_0^t R(t,s) C(t,s)^(p-2) C(s,t') ds
                   + p/2 int_0^t' C(t,s)^(p-1) R(t',s) ds
     dR/dt = -mu R + p(p-1)/2 int_t'^t R(t,s) C(t,s)^(p-2) R(s,t') ds
     mu(t) = T + p^2/2 int_0^t C(t,s)^(p-1) R(t,s) ds,   C(t,t) = R(t,t) = 1
     energy = (T - mu) / p

   Integrals by the trapezoid rule on the grid t = 0, h, 2 h, ...; steps by
   the trapezoid rule with mu implicit and the integrals of the new time from
   a predictor (Adams and Bashforth, two steps).  Errors are of order h^2.  A
   step needs the integrals of one row only: one pass over the two triangles,
   8 n^2 bytes in all, which are cut into blocks of rows for the threads.  */

#ifndef NONEQ_PSPIN_H
#define NONEQ_PSPIN_H

#include <stddef.h>

#include "base/run.h"

#define NONEQ_PSPIN_STEPS 100000u
#define NONEQ_PSPIN_POWER 1000u

typedef struct
{
  unsigned p;         /* 2 .. NONEQ_PSPIN_POWER */
  double temperature; /* >= 0 */
  double step;        /* h > 0 */
  size_t steps;       /* 1 .. NONEQ_PSPIN_STEPS */
  size_t stride;      /* of the times given back; divides STEPS */
  size_t *done;       /* may be NULL; steps done so far, for poll to see */
} noneq_pspin;

/* K = STEPS / STRIDE + 1 times.  Matrices are K x K, column-major; row: t,
   column: t'.  Above the diagonal C is symmetric, the others are 0.  */
typedef struct
{
  double *correlation; /* C */
  double *response;    /* R */
  double *integrated;  /* int_t'^t R(t,s) ds */
  double *mu;          /* STEPS + 1: all times */
} noneq_pspin_result;

/* Takes 8 n (n + 1 + n / 32 + 9) bytes for itself, n = STEPS + 1.

   Returned: NONEQ_OK, NONEQ_INTERRUPTED, NONEQ_NO_MEMORY,
   NONEQ_NO_CONVERGENCE if the solution leaves the range of a double (the step
   is too long), or NONEQ_BAD_ARGUMENT.  Bitwise the same for any number of
   threads.  */
noneq_status noneq_pspin_solve (const noneq_run *run, const noneq_pspin *model,
                                noneq_pspin_result *result);

#endif
