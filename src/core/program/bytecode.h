/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Instructions of a compiled program.  A code is an operation of a graph or
   one of those below.  An operand is a register, or a constant if its bit in
   the form says so: 1 for the first operand, 2 for the second, 4 for the
   third.  */

#ifndef NONEQ_BYTECODE_H
#define NONEQ_BYTECODE_H

#include <stdint.h>

#include "program/operations.h"

enum
{
  NONEQ_CODE_MADD = NONEQ_OP_COUNT, /* a b + c */
  NONEQ_CODE_MSUB,                  /* a b - c */
  NONEQ_CODE_NMADD,                 /* c - a b */
  NONEQ_CODE_SINCOS,                /* sin (a), and cos (a) to register c */
  NONEQ_CODE_COUNT
};

enum
{
  NONEQ_FORM_A = 1,
  NONEQ_FORM_B = 2,
  NONEQ_FORM_C = 4,
  /* The result is the same for the whole block; not in an image.  */
  NONEQ_FORM_UNIFORM = 8
};

/* Bit f is set if there is a form f of the code; 0 if there is no such
   code.  */
static inline unsigned
noneq_code_forms (int code)
{
  switch (code)
    {
    case NONEQ_OP_CONSTANT:
    case NONEQ_OP_INPUT:
      return 0;
    case NONEQ_OP_SELECT:
      return 1u << 0 | 1u << NONEQ_FORM_B | 1u << NONEQ_FORM_C
             | 1u << (NONEQ_FORM_B | NONEQ_FORM_C);
    case NONEQ_CODE_MADD:
      return 1u << 0 | 1u << NONEQ_FORM_B | 1u << NONEQ_FORM_C
             | 1u << (NONEQ_FORM_B | NONEQ_FORM_C);
    case NONEQ_CODE_MSUB:
      return 1u << 0 | 1u << NONEQ_FORM_B;
    case NONEQ_CODE_NMADD:
      return 1u << 0 | 1u << NONEQ_FORM_C;
    case NONEQ_CODE_SINCOS:
      return 1u << 0;
    default:
      if (code < 0 || code >= NONEQ_CODE_COUNT)
        return 0;
      return noneq_operation_operands ((noneq_operation) code) == 1
                 ? 1u << 0
                 : 1u << 0 | 1u << NONEQ_FORM_A | 1u << NONEQ_FORM_B;
    }
}

/* Operands that a code reads.  */
static inline int
noneq_code_operands (int code)
{
  switch (code)
    {
    case NONEQ_CODE_MADD:
    case NONEQ_CODE_MSUB:
    case NONEQ_CODE_NMADD:
      return 3;
    case NONEQ_CODE_SINCOS:
      return 1;
    default:
      return noneq_operation_operands ((noneq_operation) code);
    }
}

typedef struct
{
  int16_t code, form;
  int32_t result;  /* register */
  int32_t a, b, c; /* registers or constants */
} noneq_instruction;

#endif
