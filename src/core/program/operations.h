/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The operations of an expression graph: the one list that the recorder in
   Octave, the derivative, the optimiser and the kernels share.  Their meaning
   is that of the Octave function of the name for real scalars, with these
   additions: a result that Octave would make complex is NaN; comparisons and
   and, or, not are 0 or 1, and what they are given is true unless it is 0 (so
   NaN is true); min and max pass over a NaN; select (m, b, c) is b where m is
   true, else c.  */

#ifndef NONEQ_OPERATIONS_H
#define NONEQ_OPERATIONS_H

/* X (NAME, name, operands)  */
#define NONEQ_OPERATIONS(X)                                                 \
  X (CONSTANT, constant, 0)                                                 \
  X (INPUT, input, 0)                                                       \
  X (ADD, add, 2)                                                           \
  X (SUBTRACT, subtract, 2)                                                 \
  X (MULTIPLY, multiply, 2)                                                 \
  X (DIVIDE, divide, 2)                                                     \
  X (NEGATE, negate, 1)                                                     \
  X (POWER, power, 2)                                                       \
  X (EXP, exp, 1)                                                           \
  X (LOG, log, 1)                                                           \
  X (SQRT, sqrt, 1)                                                         \
  X (SIN, sin, 1)                                                           \
  X (COS, cos, 1)                                                           \
  X (TAN, tan, 1)                                                           \
  X (SINH, sinh, 1)                                                         \
  X (COSH, cosh, 1)                                                         \
  X (TANH, tanh, 1)                                                         \
  X (ASIN, asin, 1)                                                         \
  X (ACOS, acos, 1)                                                         \
  X (ATAN, atan, 1)                                                         \
  X (ATAN2, atan2, 2)                                                       \
  X (ERF, erf, 1)                                                           \
  X (ABS, abs, 1)                                                           \
  X (SIGN, sign, 1)                                                         \
  X (MIN, min, 2)                                                           \
  X (MAX, max, 2)                                                           \
  X (FLOOR, floor, 1)                                                       \
  X (ROUND, round, 1)                                                       \
  X (MOD, mod, 2)                                                           \
  X (LT, lt, 2)                                                             \
  X (LE, le, 2)                                                             \
  X (GT, gt, 2)                                                             \
  X (GE, ge, 2)                                                             \
  X (EQ, eq, 2)                                                             \
  X (NE, ne, 2)                                                             \
  X (AND, and, 2)                                                           \
  X (OR, or, 2)                                                             \
  X (NOT, not, 1)                                                           \
  X (SELECT, select, 3)

typedef enum
{
#define X(NAME, name, operands) NONEQ_OP_##NAME,
  NONEQ_OPERATIONS (X)
#undef X
  NONEQ_OP_COUNT
} noneq_operation;

const char *noneq_operation_name (noneq_operation op);

int noneq_operation_operands (noneq_operation op);

/* The value for given operands, by the C library; those that the operation
   has not are ignored.  Not for constants and inputs.  */
double noneq_operation_value (noneq_operation op, double x, double y,
                              double z);

#endif
