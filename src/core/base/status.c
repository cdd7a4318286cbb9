/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "base/status.h"

const char *
noneq_status_text (noneq_status status)
{
  switch (status)
    {
    case NONEQ_OK:
      return "success";
    case NONEQ_INTERRUPTED:
      return "interrupted";
    case NONEQ_NOT_A_NUMBER:
      return "NaN among the data";
    case NONEQ_MINUS_INFINITY:
      return "-Inf among the data: its Boltzmann weight is infinite";
    case NONEQ_NO_WEIGHT:
      return "every Boltzmann weight is zero";
    case NONEQ_NO_CONVERGENCE:
      return "the iteration did not converge";
    case NONEQ_SINGULAR:
      return "a matrix that must be regular is singular";
    case NONEQ_NO_MEMORY:
      return "out of memory";
    case NONEQ_BAD_ARGUMENT:
      return "bad argument";
    }
  return "unknown status";
}
