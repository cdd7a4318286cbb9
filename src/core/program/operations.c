/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <float.h>
#include <math.h>

#include "program/operations.h"

const char *
noneq_operation_name (noneq_operation op)
{
  static const char *const names[] = {
#define X(NAME, name, operands) #name,
    NONEQ_OPERATIONS (X)
#undef X
  };
  return names[op];
}

int
noneq_operation_operands (noneq_operation op)
{
  static const signed char count[] = {
#define X(NAME, name, operands) operands,
    NONEQ_OPERATIONS (X)
#undef X
  };
  return count[op];
}

/* Octave's mod: x for y = 0, else the sign of y; a quotient that is an
   integer to rounding, of a y that is none, gives 0.  */
static double
modulo (double x, double y)
{
  if (y == 0)
    return x;
  double q = x / y, nearest = round (q), r;
  if (round (y) != y && fabs ((q - nearest) / nearest) < DBL_EPSILON)
    r = 0;
  else
    r = x - y * floor (q);
  return x != y ? copysign (r, y) : r;
}

double
noneq_operation_value (noneq_operation op, double x, double y, double z)
{
  switch (op)
    {
    case NONEQ_OP_ADD: return x + y;
    case NONEQ_OP_SUBTRACT: return x - y;
    case NONEQ_OP_MULTIPLY: return x * y;
    case NONEQ_OP_DIVIDE: return x / y;
    case NONEQ_OP_NEGATE: return -x;
    case NONEQ_OP_POWER: return pow (x, y);
    case NONEQ_OP_EXP: return exp (x);
    case NONEQ_OP_LOG: return log (x);
    case NONEQ_OP_SQRT: return sqrt (x);
    case NONEQ_OP_SIN: return sin (x);
    case NONEQ_OP_COS: return cos (x);
    case NONEQ_OP_TAN: return tan (x);
    case NONEQ_OP_SINH: return sinh (x);
    case NONEQ_OP_COSH: return cosh (x);
    case NONEQ_OP_TANH: return tanh (x);
    case NONEQ_OP_ASIN: return asin (x);
    case NONEQ_OP_ACOS: return acos (x);
    case NONEQ_OP_ATAN: return atan (x);
    case NONEQ_OP_ATAN2: return atan2 (x, y);
    case NONEQ_OP_ERF: return erf (x);
    case NONEQ_OP_ABS: return fabs (x);
    case NONEQ_OP_SIGN: return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x;
    case NONEQ_OP_MIN: return isnan (y) || x < y ? x : y;
    case NONEQ_OP_MAX: return isnan (y) || x > y ? x : y;
    case NONEQ_OP_FLOOR: return floor (x);
    case NONEQ_OP_ROUND: return round (x);
    case NONEQ_OP_MOD: return modulo (x, y);
    case NONEQ_OP_LT: return x < y;
    case NONEQ_OP_LE: return x <= y;
    case NONEQ_OP_GT: return x > y;
    case NONEQ_OP_GE: return x >= y;
    case NONEQ_OP_EQ: return x == y;
    case NONEQ_OP_NE: return x != y;
    case NONEQ_OP_AND: return x != 0 && y != 0;
    case NONEQ_OP_OR: return x != 0 || y != 0;
    case NONEQ_OP_NOT: return x == 0;
    case NONEQ_OP_SELECT: return x != 0 ? y : z;
    default: return NAN;
    }
}
