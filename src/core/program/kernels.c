/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The interpreter.  Compiled once per instruction set; NONEQ_VARIANT names
   the table.

   An instruction is a loop over one block; choosing it costs little beside
   the loop.  What it costs is the store, and the loads where there are three
   operands: with AVX-512 (Zen 4) 0.08 to 0.14 ns an element for arithmetic,
   comparisons and choices as long as the registers stay in the first-level
   cache, 0.3 for a division, 0.7 for exp and erf, 0.9 to 1.5 for log, sin,
   cos, tan, sinh, cosh, tanh, atan and atan2, 3.5 for a power that is not made
   of products, 5 for asin and acos, which are left to the C library.  */

#include "program/kernels.h"
#include "program/program.h"
#include "simd/vector.h"

static inline noneq_vd
lanes1 (noneq_vd x, double (*f) (double))
{
  for (int i = 0; i < NONEQ_LANES; i++)
    x[i] = f (x[i]);
  return x;
}

/* 1 where MASK is set, else 0.  */
static inline noneq_vd
truth (noneq_vl mask)
{
  return (noneq_vd) (mask & (noneq_vl) noneq_vset (1.0));
}

static inline noneq_vd
lesser (noneq_vd x, noneq_vd y)
{
  return noneq_vselect (y != y, x, noneq_vmin (y, x));
}

static inline noneq_vd
greater (noneq_vd x, noneq_vd y)
{
  return noneq_vselect (y != y, x, noneq_vmax (y, x));
}

static inline noneq_vd
sign (noneq_vd x)
{
  noneq_vd one = noneq_vcopysign (noneq_vset (1.0), x);
  return noneq_vselect (noneq_vabs (x) > 0.0, one, x);
}

static inline noneq_vd
modulo (noneq_vd x, noneq_vd y)
{
  noneq_vd q = x / y, n = noneq_vround (q);
  noneq_vd r = x - y * noneq_vfloor (q);
  noneq_vl whole = (noneq_vround (y) != y)
                   & (noneq_vabs ((q - n) / n) < 0x1p-52);
  r = noneq_vselect (whole, noneq_vset (0.0), r);
  r = noneq_vselect (x != y, noneq_vcopysign (r, y), r);
  return noneq_vselect (y == 0.0, x, r);
}

/* The first number of a block throughout.  */
static inline void
spread (double *block)
{
  noneq_vd x = noneq_vset (*block);
  for (int i = 0; i < NONEQ_BLOCK; i += NONEQ_LANES)
    noneq_vstore (block + i, x);
}

#define CASE(code, form) case (code) * 8 + (form):

/* A loop over the block in which x, y and z are vectors of the operands that
   are registers, VALUE the result.  */
#define X noneq_vd x = noneq_vload (a + i)
#define Y noneq_vd y = noneq_vload (b + i)
#define Z noneq_vd z = noneq_vload (c + i)
#define KX noneq_vd x = noneq_vset (*a)
#define KY noneq_vd y = noneq_vset (*b)
#define KZ noneq_vd z = noneq_vset (*c)
#define LOOP(before, in, value)                                             \
  {                                                                         \
    before;                                                                 \
    for (int i = 0; i < end; i += NONEQ_LANES)                              \
      {                                                                     \
        in;                                                                 \
        noneq_vstore (d + i, value);                                        \
      }                                                                     \
    break;                                                                  \
  }

#define UNARY(code, value)                                                  \
  CASE (code, 0) LOOP (, X, value)

#define BINARY(code, value)                                                 \
  CASE (code, 0) LOOP (, X; Y, value)                                       \
  CASE (code, NONEQ_FORM_A) LOOP (KX, Y, value)                             \
  CASE (code, NONEQ_FORM_B) LOOP (KY, X, value)

#define TERNARY(code, value)                                                \
  CASE (code, 0) LOOP (, X; Y; Z, value)                                    \
  CASE (code, NONEQ_FORM_B) LOOP (KY, X; Z, value)                          \
  CASE (code, NONEQ_FORM_C) LOOP (KZ, X; Y, value)                          \
  CASE (code, NONEQ_FORM_B | NONEQ_FORM_C) LOOP (KY; KZ, X, value)

static void
interpret (const noneq_instruction *instruction, size_t count,
           const double *constant, double *registers, int lanes)
{
  for (size_t k = 0; k < count; k++)
    {
      const noneq_instruction n = instruction[k];
      double *d = registers + NONEQ_BLOCK * (size_t) n.result;
      const double *a = n.form & NONEQ_FORM_A
                            ? constant + n.a
                            : registers + NONEQ_BLOCK * (size_t) n.a;
      const double *b = n.form & NONEQ_FORM_B
                            ? constant + n.b
                            : registers + NONEQ_BLOCK * (size_t) n.b;
      const double *c = n.form & NONEQ_FORM_C
                            ? constant + n.c
                            : registers + NONEQ_BLOCK * (size_t) n.c;
      int end = n.form & NONEQ_FORM_UNIFORM ? NONEQ_LANES : lanes;
      switch (n.code * 8 + (n.form & 7))
        {
          BINARY (NONEQ_OP_ADD, x + y)
          BINARY (NONEQ_OP_SUBTRACT, x - y)
          BINARY (NONEQ_OP_MULTIPLY, x * y)
          BINARY (NONEQ_OP_DIVIDE, x / y)
          UNARY (NONEQ_OP_NEGATE, -x)
          TERNARY (NONEQ_CODE_MADD, x * y + z)
          CASE (NONEQ_CODE_MSUB, 0) LOOP (, X; Y; Z, x * y - z)
          CASE (NONEQ_CODE_MSUB, NONEQ_FORM_B) LOOP (KY, X; Z, x * y - z)
          CASE (NONEQ_CODE_NMADD, 0) LOOP (, X; Y; Z, z - x * y)
          CASE (NONEQ_CODE_NMADD, NONEQ_FORM_C) LOOP (KZ, X; Y, z - x * y)
          BINARY (NONEQ_OP_POWER, noneq_vpow (x, y))
          UNARY (NONEQ_OP_EXP, noneq_vexp (x))
          UNARY (NONEQ_OP_LOG, noneq_vln (x))
          UNARY (NONEQ_OP_SQRT, noneq_vsqrt (x))
          UNARY (NONEQ_OP_SIN, noneq_vsin (x))
          UNARY (NONEQ_OP_COS, noneq_vcos (x))
          UNARY (NONEQ_OP_TAN, noneq_vtan (x))
          UNARY (NONEQ_OP_SINH, noneq_vsinh (x))
          UNARY (NONEQ_OP_COSH, noneq_vcosh (x))
          UNARY (NONEQ_OP_TANH, noneq_vtanh (x))
          UNARY (NONEQ_OP_ASIN, lanes1 (x, asin))
          UNARY (NONEQ_OP_ACOS, lanes1 (x, acos))
          UNARY (NONEQ_OP_ATAN, noneq_vatan (x))
          BINARY (NONEQ_OP_ATAN2, noneq_vatan2 (x, y))
          UNARY (NONEQ_OP_ERF, noneq_verf (x))
          UNARY (NONEQ_OP_ABS, noneq_vabs (x))
          UNARY (NONEQ_OP_SIGN, sign (x))
          BINARY (NONEQ_OP_MIN, lesser (x, y))
          BINARY (NONEQ_OP_MAX, greater (x, y))
          UNARY (NONEQ_OP_FLOOR, noneq_vfloor (x))
          UNARY (NONEQ_OP_ROUND, noneq_vround (x))
          BINARY (NONEQ_OP_MOD, modulo (x, y))
          BINARY (NONEQ_OP_LT, truth (x < y))
          BINARY (NONEQ_OP_LE, truth (x <= y))
          BINARY (NONEQ_OP_GT, truth (x > y))
          BINARY (NONEQ_OP_GE, truth (x >= y))
          BINARY (NONEQ_OP_EQ, truth (x == y))
          BINARY (NONEQ_OP_NE, truth (x != y))
          BINARY (NONEQ_OP_AND, truth ((x != 0.0) & (y != 0.0)))
          BINARY (NONEQ_OP_OR, truth ((x != 0.0) | (y != 0.0)))
          UNARY (NONEQ_OP_NOT, truth (x == 0.0))
          TERNARY (NONEQ_OP_SELECT, noneq_vselect (x != 0.0, y, z))
        case NONEQ_CODE_SINCOS * 8:
          {
            double *e = registers + NONEQ_BLOCK * (size_t) n.c;
            for (int i = 0; i < end; i += NONEQ_LANES)
              {
                X;
                noneq_vd sine, cosine;
                noneq_vsincos (x, &sine, &cosine);
                noneq_vstore (d + i, sine);
                noneq_vstore (e + i, cosine);
              }
            break;
          }
        default:
          break;
        }
      if (n.form & NONEQ_FORM_UNIFORM)
        {
          spread (d);
          if (n.code == NONEQ_CODE_SINCOS)
            spread (registers + NONEQ_BLOCK * (size_t) n.c);
        }
    }
}

#define TABLE_(variant) noneq_program_kernels_##variant
#define TABLE(variant) TABLE_ (variant)
const noneq_program_kernels TABLE (NONEQ_VARIANT) = { interpret };
