/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* program/: graphs, derivatives, the compiler and the interpreter.  */

#include <float.h>

#include "check.h"
#include "program/image.h"
#include "program/program.h"

/* ---- Building and running.  */

#define NODE(g, OP, a, b) noneq_graph_make (g, NONEQ_OP_##OP, a, b, NONEQ_NONE)

/* A node as it is written, not simplified.  */
static int32_t
raw (noneq_graph *g, noneq_operation op, int32_t a, int32_t b, int32_t c,
     double value)
{
  double column[4] = { op + 1.0, a + 1.0, b + 1.0, c + 1.0 };
  size_t n = g->count;
  double *nodes = room (4 * (n + 1) * sizeof *nodes);
  double *values = room ((n + 1) * sizeof *values);
  noneq_graph_write (g, nodes, values);
  memcpy (nodes + 4 * n, column, sizeof column);
  values[n] = value;
  noneq_graph_free (g);
  assert_int_equal (noneq_graph_read (g, nodes, values, n + 1), NONEQ_OK);
  free (nodes);
  free (values);
  return (int32_t) n;
}

static noneq_program
compiled (const noneq_graph *g, const int32_t *roots, size_t count,
          size_t inputs)
{
  double *image;
  size_t size;
  noneq_program p;
  assert_int_equal (noneq_program_compile (g, roots, count, inputs, &image,
                                           &size), NONEQ_OK);
  assert_int_equal (noneq_program_load (image, size, &p), NONEQ_OK);
  assert_int_equal (p.inputs, inputs);
  assert_int_equal (p.outputs, count);
  free (image);
  return p;
}

/* Y (rows x outputs) = P at X (rows x inputs).  */
static void
evaluate (const noneq_program *p, noneq_isa isa, const double *x, size_t rows,
          double *y)
{
  noneq_run run = run_on (isa, 1);
  assert_int_equal (noneq_program_evaluate (&run, p, x, rows, y), NONEQ_OK);
}

/* All nodes at one point, by the C library.  */
static void
reference (const noneq_graph *g, const double *x, double *value)
{
  for (size_t i = 0; i < g->count; i++)
    {
      const noneq_node *n = &g->node[i];
      int operands = noneq_operation_operands (n->op);
      if (n->op == NONEQ_OP_CONSTANT)
        value[i] = n->value;
      else if (n->op == NONEQ_OP_INPUT)
        value[i] = x[n->a];
      else
        value[i] = noneq_operation_value (n->op, value[n->a],
                                          operands > 1 ? value[n->b] : 0,
                                          operands > 2 ? value[n->c] : 0);
    }
}

/* ---- Each operation against the C library.  */

static const double special[]
    = { 0.0,   -0.0,     1.0,      -1.0,     0.5,       -0.5, 2.0,
        -2.0,  3.0,      -3.0,     1.5,      -2.5,      1e-5, -1e-5,
        10.25, -40.75,   100.0,    -1000.5,  1e-300,    1e6,  5e-324,
        1e300, INFINITY, -INFINITY, NAN,     DBL_MAX,   0x1p53, 0.75,
        7.0,   -7.0,     0.3,      0.1 };
enum { SPECIAL = sizeof special / sizeof *special };

/* Largest error of the operation, in ulp.  */
static double
tolerance (noneq_operation op)
{
  switch (op)
    {
    case NONEQ_OP_POWER:
    case NONEQ_OP_EXP:
    case NONEQ_OP_LOG:
    case NONEQ_OP_SIN:
    case NONEQ_OP_COS:
    case NONEQ_OP_ERF:
      return 2.5;
    case NONEQ_OP_TAN:
    case NONEQ_OP_SINH:
    case NONEQ_OP_COSH:
    case NONEQ_OP_TANH:
    case NONEQ_OP_ATAN:
    case NONEQ_OP_ATAN2:
      return 3.5;
    default:
      return 0;
    }
}

static double
ulps (double got, double want)
{
  int exponent;
  frexp (want, &exponent);
  return fabs (got - want)
         / ldexp (1.0, (exponent < -1021 ? -1021 : exponent) - 53);
}

static int
alike (double got, double want, double bound)
{
  if (isnan (want))
    return isnan (got);
  if (isinf (want))
    return got == want;
  return ulps (got, want) <= bound;
}

/* A modulus near a whole multiple may be rounded to either end; that of more
   than 2^50 periods means nothing.  */
static int
alike_modulo (double got, double want, double x, double y)
{
  if (fabs (x / y) > 0x1p50 && isfinite (x) && isfinite (y))
    return 1;
  double scale = fmax (fabs (x), fabs (y)) * 0x1p-50;
  return alike (got, want, 0) || fabs (got - want) <= scale
         || fabs (fabs (got - want) - fabs (y)) <= scale;
}

static void
every_operation (void **state)
{
  (void) state;
  enum { PAIRS = SPECIAL * SPECIAL };
  static double x[3 * PAIRS], y[PAIRS];
  for (int i = 0; i < PAIRS; i++)
    {
      x[i] = special[i % SPECIAL];
      x[PAIRS + i] = special[i / SPECIAL];
      x[2 * PAIRS + i] = special[(7 * i + 3) % SPECIAL];
    }
  for (int op = NONEQ_OP_ADD; op < NONEQ_OP_COUNT; op++)
    {
      noneq_graph g = { 0 };
      int32_t in[3];
      for (int k = 0; k < 3; k++)
        in[k] = noneq_graph_input (&g, k);
      int operands = noneq_operation_operands ((noneq_operation) op);
      int32_t root = raw (&g, (noneq_operation) op, in[0],
                          operands > 1 ? in[1] : NONEQ_NONE,
                          operands > 2 ? in[2] : NONEQ_NONE, 0);
      noneq_program p = compiled (&g, &root, 1, 3);
      assert_int_equal (p.instructions, 1);
      for_each_isa (isa)
        {
          evaluate (&p, isa, x, PAIRS, y);
          for (int i = 0; i < PAIRS; i++)
            {
              double want = noneq_operation_value (
                  (noneq_operation) op, x[i], x[PAIRS + i], x[2 * PAIRS + i]);
              check (op == NONEQ_OP_MOD
                         ? alike_modulo (y[i], want, x[i], x[PAIRS + i])
                         : alike (y[i], want,
                                  tolerance ((noneq_operation) op)),
                     "%s: %s (%a, %a): %a, not %a", noneq_isa_name (isa),
                     noneq_operation_name ((noneq_operation) op), x[i],
                     x[PAIRS + i], y[i], want);
            }
        }
      noneq_program_free (&p);
      noneq_graph_free (&g);
    }
}

/* The same with one operand constant: what simplification makes of it is
   right at every finite value, to rounding.  */
static void
operations_with_constants (void **state)
{
  (void) state;
  static double x[SPECIAL], y[SPECIAL];
  memcpy (x, special, sizeof x);
  for (int op = NONEQ_OP_ADD; op < NONEQ_OP_COUNT; op++)
    {
      int operands = noneq_operation_operands ((noneq_operation) op);
      if (operands < 2)
        continue;
      for (int place = 0; place < 2; place++)
        for (int c = 0; c < SPECIAL; c++)
          {
            noneq_graph g = { 0 };
            int32_t in = noneq_graph_input (&g, 0);
            int32_t k = noneq_graph_constant (&g, special[c]);
            int32_t root = raw (&g, (noneq_operation) op, place ? k : in,
                                place ? in : k,
                                operands > 2 ? k : NONEQ_NONE, 0);
            noneq_program p = compiled (&g, &root, 1, 1);
            for_each_isa (isa)
              {
                evaluate (&p, isa, x, SPECIAL, y);
                for (int i = 0; i < SPECIAL; i++)
                  {
                    double a = place ? special[c] : x[i];
                    double b = place ? x[i] : special[c];
                    double want = noneq_operation_value (
                        (noneq_operation) op, a, b, special[c]);
                    /* The ends of the range are excepted: a denormal, and
                       the square root of -Inf.  */
                    if (! isfinite (want)
                        || (want != 0 && fabs (want) < 1e-290)
                        || isinf (a) || isinf (b))
                      continue;
                    double bound = op == NONEQ_OP_POWER    ? 17
                                   : op == NONEQ_OP_DIVIDE ? 1.5
                                                           : tolerance (
                                       (noneq_operation) op);
                    check (op == NONEQ_OP_MOD
                               ? alike_modulo (y[i], want, a, b)
                               : alike (y[i], want, bound),
                           "%s: %s (%a, %a): %a, not %a",
                           noneq_isa_name (isa),
                           noneq_operation_name ((noneq_operation) op), a, b,
                           y[i], want);
                  }
              }
            noneq_program_free (&p);
            noneq_graph_free (&g);
          }
    }
}

/* ---- Random graphs.  */

/* A graph of tame operations, so that rounding stays small: values are kept
   of order one by sines and hyperbolic tangents.  */
static void
random_graph (noneq_graph *g, int inputs, int nodes, uint64_t *seed)
{
  static const noneq_operation ops[]
      = { NONEQ_OP_ADD,  NONEQ_OP_ADD,    NONEQ_OP_SUBTRACT,
          NONEQ_OP_SUBTRACT, NONEQ_OP_MULTIPLY, NONEQ_OP_MULTIPLY,
          NONEQ_OP_MULTIPLY, NONEQ_OP_NEGATE, NONEQ_OP_SIN,
          NONEQ_OP_COS,  NONEQ_OP_TANH,   NONEQ_OP_ATAN,
          NONEQ_OP_ERF,  NONEQ_OP_COSH,   NONEQ_OP_EXP,
          NONEQ_OP_ATAN2, NONEQ_OP_POWER, NONEQ_OP_DIVIDE,
          NONEQ_OP_LOG,  NONEQ_OP_SQRT };
  double (*column)[4] = room ((size_t) (3 * nodes + inputs + 8)
                              * sizeof *column);
  double *value = room ((size_t) (3 * nodes + inputs + 8) * sizeof *value);
  int n = 0;
#define PUT(OP, A, B, V)                                                    \
  (column[n][0] = NONEQ_OP_##OP + 1, column[n][1] = (A) + 1,                \
   column[n][2] = (B) + 1, column[n][3] = 0, value[n] = (V), n++)
  for (int k = 0; k < inputs; k++)
    PUT (INPUT, k, -1, 0);
  static const double constants[] = { 0, 1, 2, -1, 0.5, 3.25, -0.75 };
  for (int k = 0; k < 7; k++)
    PUT (CONSTANT, -1, -1, constants[k]);
  for (int k = 0; k < nodes; k++)
    {
      noneq_operation op = ops[draw (seed) % (sizeof ops / sizeof *ops)];
      int a = (int) (draw (seed) % (uint64_t) n);
      int b = (int) (draw (seed) % (uint64_t) n);
      switch (op)
        {
        case NONEQ_OP_LOG:
        case NONEQ_OP_SQRT:
        case NONEQ_OP_DIVIDE:
          /* Of cosh (tanh (b)), which is 1 .. 1.5.  */
          PUT (TANH, b, -1, 0);
          PUT (COSH, n - 1, -1, 0);
          b = n - 1;
          if (op != NONEQ_OP_DIVIDE)
            a = b;
          break;
        case NONEQ_OP_POWER:
          b = inputs + (int) (draw (seed) % 4);
          if (b == inputs + 3)
            b = inputs + 2;
          break;
        case NONEQ_OP_EXP:
        case NONEQ_OP_COSH:
          PUT (SIN, a, -1, 0);
          a = n - 1;
          break;
        case NONEQ_OP_ATAN2:
          PUT (COSH, inputs, -1, 0);
          b = n - 1;
          break;
        default:
          break;
        }
      int two = noneq_operation_operands (op) == 2;
      column[n][0] = op + 1;
      column[n][1] = a + 1;
      column[n][2] = two ? b + 1 : 0;
      column[n][3] = 0;
      value[n++] = 0;
      if (draw (seed) % 3 == 0)
        PUT (SIN, n - 1, -1, 0);
    }
#undef PUT
  assert_int_equal (noneq_graph_read (g, column[0], value, (size_t) n),
                    NONEQ_OK);
  free (column);
  free (value);
}

static void
random_graphs (void **state)
{
  (void) state;
  uint64_t seed = 11;
  enum { INPUTS = 3, ROWS = 300, ROOTS = 4 };
  static double x[ROWS * INPUTS], y[ROWS * ROOTS];
  int compared = 0;
  for (int round = 0; round < 400; round++)
    {
      noneq_graph g = { 0 };
      random_graph (&g, INPUTS, 5 + round % 60, &seed);
      int32_t roots[ROOTS];
      for (int k = 0; k < ROOTS; k++)
        roots[k] = (int32_t) (g.count - 1
                              - draw (&seed) % (k ? g.count : 1));
      for (int i = 0; i < ROWS * INPUTS; i++)
        x[i] = normal (&seed);
      noneq_program p = compiled (&g, roots, ROOTS, INPUTS);
      double *value = room (g.count * sizeof *value);
      for_each_isa (isa)
        {
          evaluate (&p, isa, x, ROWS, y);
          for (int i = 0; i < ROWS; i += 7)
            {
              double at[INPUTS], most = 1;
              for (int k = 0; k < INPUTS; k++)
                at[k] = x[ROWS * k + i];
              reference (&g, at, value);
              for (size_t j = 0; j < g.count; j++)
                most = fmax (most, fabs (value[j]));
              if (! (most < 100))
                continue;
              for (int k = 0; k < ROOTS; k++)
                {
                  double want = value[roots[k]], got = y[ROWS * k + i];
                  compared++;
                  check (fabs (got - want) <= 1e-11 * most * most,
                         "graph %d: %.17g, not %.17g", round, got, want);
                }
            }
        }
      free (value);
      noneq_program_free (&p);
      noneq_graph_free (&g);
    }
  check (compared > 50000, "only %d compared", compared);
}

/* Derivatives of random graphs against central differences of order 4.  */
static void
random_derivatives (void **state)
{
  (void) state;
  uint64_t seed = 12;
  enum { INPUTS = 3 };
  int compared = 0;
  for (int round = 0; round < 2000; round++)
    {
      noneq_graph g = { 0 };
      random_graph (&g, INPUTS, 3 + round % 20, &seed);
      size_t root = g.count - 1;
      int32_t inputs[INPUTS] = { 2, 0, 1 }, roots[INPUTS];
      size_t before = g.count;
      assert_int_equal (noneq_graph_derive (&g, root, inputs, INPUTS, roots),
                        NONEQ_OK);
      double *value = room (g.count * sizeof *value);
      double at[INPUTS];
      for (int k = 0; k < INPUTS; k++)
        at[k] = normal (&seed);
      reference (&g, at, value);
      double slope[INPUTS], most = 1;
      for (int k = 0; k < INPUTS; k++)
        slope[inputs[k]] = value[roots[k]];
      for (size_t j = 0; j < before; j++)
        most = fmax (most, fabs (value[j]));
      for (int k = 0; k < INPUTS && most < 50; k++)
        {
          const double h = 2e-3, x = at[k];
          double f[4];
          for (int j = 0; j < 4; j++)
            {
              at[k] = x + h * (j < 2 ? j - 2 : j - 1);
              reference (&g, at, value);
              f[j] = value[root];
            }
          at[k] = x;
          double difference = (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * h);
          double simple = (f[2] - f[1]) / (2 * h);
          /* Where the two differences disagree the function is too rough.  */
          double rough = fabs (difference - simple);
          if (rough > 1e-3)
            continue;
          compared++;
          check (fabs (difference - slope[k]) <= 1e-8 + 0.2 * rough,
                 "graph %d: %.12g, by differences %.12g", round, slope[k],
                 difference);
        }
      free (value);
      noneq_graph_free (&g);
    }
  check (compared > 3000, "only %d compared", compared);
}

/* The derivative of each operation in each operand, closed form.  */
static void
each_derivative (void **state)
{
  (void) state;
  const double x = 0.6, y = -0.35, s = x * x + y * y;
  const struct
  {
    noneq_operation op;
    double a, b, in_a, in_b;
  } table[] = {
    { NONEQ_OP_ADD, x, y, 1, 1 },
    { NONEQ_OP_SUBTRACT, x, y, 1, -1 },
    { NONEQ_OP_MULTIPLY, x, y, y, x },
    { NONEQ_OP_DIVIDE, x, y, 1 / y, -x / (y * y) },
    { NONEQ_OP_NEGATE, x, 0, -1, 0 },
    { NONEQ_OP_POWER, x, y, y * pow (x, y - 1), log (x) * pow (x, y) },
    { NONEQ_OP_POWER, 0, 2.5, 0, 0 },
    { NONEQ_OP_POWER, 0, 1, 1, 0 },
    { NONEQ_OP_POWER, 0.5, 0, 0, log (0.5) },
    { NONEQ_OP_EXP, x, 0, exp (x), 0 },
    { NONEQ_OP_LOG, x, 0, 1 / x, 0 },
    { NONEQ_OP_SQRT, x, 0, 0.5 / sqrt (x), 0 },
    { NONEQ_OP_SIN, x, 0, cos (x), 0 },
    { NONEQ_OP_COS, x, 0, -sin (x), 0 },
    { NONEQ_OP_TAN, x, 0, 1 / (cos (x) * cos (x)), 0 },
    { NONEQ_OP_SINH, x, 0, cosh (x), 0 },
    { NONEQ_OP_COSH, x, 0, sinh (x), 0 },
    { NONEQ_OP_TANH, x, 0, 1 / (cosh (x) * cosh (x)), 0 },
    { NONEQ_OP_ASIN, x, 0, 1 / sqrt (1 - x * x), 0 },
    { NONEQ_OP_ACOS, x, 0, -1 / sqrt (1 - x * x), 0 },
    { NONEQ_OP_ATAN, x, 0, 1 / (1 + x * x), 0 },
    { NONEQ_OP_ATAN2, x, y, y / s, -x / s },
    { NONEQ_OP_ERF, x, 0, 1.1283791670955126 * exp (-x * x), 0 },
    { NONEQ_OP_ABS, y, 0, -1, 0 },
    { NONEQ_OP_SIGN, y, 0, 0, 0 },
    { NONEQ_OP_MIN, x, y, 0, 1 },
    { NONEQ_OP_MAX, x, y, 1, 0 },
    { NONEQ_OP_MAX, y, x, 0, 1 },
    { NONEQ_OP_FLOOR, x, 0, 0, 0 },
    { NONEQ_OP_ROUND, x, 0, 0, 0 },
    { NONEQ_OP_MOD, 7.3, 2, 1, -3 },
    { NONEQ_OP_LT, x, y, 0, 0 },
    { NONEQ_OP_AND, x, y, 0, 0 },
  };
  for (size_t t = 0; t < sizeof table / sizeof *table; t++)
    {
      noneq_graph g = { 0 };
      int32_t a = noneq_graph_input (&g, 0), b = noneq_graph_input (&g, 1);
      int two = noneq_operation_operands (table[t].op) == 2;
      int32_t f = raw (&g, table[t].op, a, two ? b : NONEQ_NONE, NONEQ_NONE,
                       0);
      int32_t inputs[2] = { 0, 1 }, roots[2];
      assert_int_equal (noneq_graph_derive (&g, (size_t) f, inputs, 2, roots),
                        NONEQ_OK);
      noneq_program p = compiled (&g, roots, 2, 2);
      double at[2] = { table[t].a, table[t].b };
      for_each_isa (isa)
        {
          double d[2];
          evaluate (&p, isa, at, 1, d);
          check (fabs (d[0] - table[t].in_a) < 1e-14
                     && fabs (d[1] - table[t].in_b) < 1e-14,
                 "%s: %.17g and %.17g", noneq_operation_name (table[t].op),
                 d[0], d[1]);
        }
      noneq_program_free (&p);
      noneq_graph_free (&g);
    }
}

/* select (m, b, c): the derivative of what is chosen, whatever the other
   does.  */
static void
derivative_of_choice (void **state)
{
  (void) state;
  noneq_graph g = { 0 };
  int32_t x = noneq_graph_input (&g, 0), zero = noneq_graph_constant (&g, 0);
  int32_t root = noneq_graph_make (&g, NONEQ_OP_SELECT, NODE (&g, GT, x, zero),
                                   NODE (&g, LOG, x, NONEQ_NONE),
                                   NODE (&g, MULTIPLY, x, x));
  int32_t input = 0, slope;
  assert_int_equal (noneq_graph_derive (&g, (size_t) root, &input, 1, &slope),
                    NONEQ_OK);
  int32_t roots[2] = { root, slope };
  noneq_program p = compiled (&g, roots, 2, 1);
  double at[3] = { 2.0, -3.0, 0.0 };
  for_each_isa (isa)
    {
      double y[6];
      evaluate (&p, isa, at, 3, y);
      assert_true (fabs (y[0] - log (2)) < 1e-15 && y[1] == 9 && y[2] == 0);
      assert_true (y[3] == 0.5 && y[4] == -6 && y[5] == 0);
    }
  noneq_program_free (&p);
  noneq_graph_free (&g);

  /* -2 sin (sqrt (x)^3) where x > 0, else 0, halved: what is not chosen is
     NaN, but not its derivative.  */
  g = (noneq_graph){ 0 };
  x = noneq_graph_input (&g, 0);
  zero = noneq_graph_constant (&g, 0);
  int32_t f = NODE (&g, POWER, NODE (&g, SQRT, x, NONEQ_NONE),
                    noneq_graph_constant (&g, 3));
  f = NODE (&g, NEGATE, NODE (&g, SIN, f, NONEQ_NONE), NONEQ_NONE);
  f = NODE (&g, MULTIPLY, f, noneq_graph_constant (&g, 2));
  f = noneq_graph_make (&g, NONEQ_OP_SELECT, NODE (&g, GT, x, zero), f, zero);
  root = NODE (&g, MULTIPLY, f, noneq_graph_constant (&g, 0.5));
  assert_int_equal (noneq_graph_derive (&g, (size_t) root, &input, 1, &slope),
                    NONEQ_OK);
  p = compiled (&g, &slope, 1, 1);
  for_each_isa (isa)
    {
      double y[3];
      evaluate (&p, isa, at, 3, y);
      assert_true (fabs (y[0] + cos (sqrt (8)) * 1.5 * sqrt (2)) < 1e-14);
      assert_true (y[1] == 0 && y[2] == 0);
    }
  noneq_program_free (&p);
  noneq_graph_free (&g);
}

/* ---- What the optimiser does and does not.  */

static void
not_a_number_stays (void **state)
{
  (void) state;
  noneq_graph g = { 0 };
  int32_t x = noneq_graph_input (&g, 0), zero = noneq_graph_constant (&g, 0);
  int32_t roots[] = { NODE (&g, MULTIPLY, x, zero), NODE (&g, SUBTRACT, x, x),
                      NODE (&g, DIVIDE, x, x), NODE (&g, DIVIDE, zero, x),
                      NODE (&g, ADD, x, zero) };
  noneq_program p = compiled (&g, roots, 5, 1);
  double at[3] = { INFINITY, 0.0, 2.0 }, y[15];
  for_each_isa (isa)
    {
      evaluate (&p, isa, at, 3, y);
      assert_true (isnan (y[0]) && y[1] == 0 && y[2] == 0);
      assert_true (isnan (y[3]) && y[4] == 0 && y[5] == 0);
      assert_true (isnan (y[6]) && isnan (y[7]) && y[8] == 1);
      assert_true (y[9] == 0 && isnan (y[10]) && y[11] == 0);
      assert_true (y[12] == INFINITY && y[13] == 0 && y[14] == 2);
    }
  noneq_program_free (&p);
  noneq_graph_free (&g);
}

/* Extreme constants are not moved together.  */
static void
extreme_constants (void **state)
{
  (void) state;
  static const double factor[] = { 1e300, 1e-300, 1e200, 1e-200, 5e-324 };
  for (int i = 0; i < 5; i++)
    for (int j = 0; j < 5; j++)
      for (int shape = 0; shape < 4; shape++)
        {
          noneq_graph g = { 0 };
          int32_t x = noneq_graph_input (&g, 0), y = noneq_graph_input (&g, 1);
          int32_t a = noneq_graph_constant (&g, factor[i]);
          int32_t b = noneq_graph_constant (&g, factor[j]);
          int32_t u = raw (&g, shape < 3 ? NONEQ_OP_MULTIPLY : NONEQ_OP_DIVIDE,
                           x, a, NONEQ_NONE, 0);
          int32_t v = raw (&g,
                           shape == 0 ? NONEQ_OP_DIVIDE : NONEQ_OP_MULTIPLY, y,
                           b, NONEQ_NONE, 0);
          int32_t root = raw (&g, shape == 2 ? NONEQ_OP_DIVIDE
                                             : NONEQ_OP_MULTIPLY,
                              u, v, NONEQ_NONE, 0);
          noneq_program p = compiled (&g, &root, 1, 2);
          static const double at[2] = { 3, 7 };
          double value[8], got;
          reference (&g, at, value);
          evaluate (&p, NONEQ_ISA_BASE, at, 1, &got);
          /* u and v as they are: no denormals, where rounding is coarse.  */
          if (fabs (value[u]) > 1e-290 && fabs (value[v]) > 1e-290
              && isfinite (value[root]) && isfinite (value[u])
              && isfinite (value[v]) && fabs (value[root]) > 1e-290)
            check (ulps (got, value[root]) <= 4, "%g %g %d: %g, not %g",
                   factor[i], factor[j], shape, got, value[root]);
          noneq_program_free (&p);
          noneq_graph_free (&g);
        }
}

/* Instructions that the force of a double well takes: 4x (x^2 - 1) - l.  */
static void
few_instructions (void **state)
{
  (void) state;
  noneq_graph g = { 0 };
  int32_t x = noneq_graph_input (&g, 0), l = noneq_graph_input (&g, 1);
  int32_t two = noneq_graph_constant (&g, 2), one = noneq_graph_constant (&g,
                                                                          1);
  int32_t well = NODE (&g, POWER,
                       NODE (&g, SUBTRACT, NODE (&g, POWER, x, two), one),
                       two);
  int32_t root = NODE (&g, SUBTRACT, well, NODE (&g, MULTIPLY, l, x));
  int32_t input = 0, slope;
  assert_int_equal (noneq_graph_derive (&g, (size_t) root, &input, 1, &slope),
                    NONEQ_OK);
  noneq_program p = compiled (&g, &slope, 1, 2);
  assert_int_equal (p.instructions, 3);
  assert_true (p.registers <= 4);
  noneq_program_free (&p);
  noneq_graph_free (&g);

  /* a b + a b, written in two orders, is one product; a sine and a cosine of
     one angle are one instruction; a power is by products.  */
  g = (noneq_graph){ 0 };
  x = noneq_graph_input (&g, 0);
  l = noneq_graph_input (&g, 1);
  int32_t first = NODE (&g, MULTIPLY, x, l), second = NODE (&g, MULTIPLY, l,
                                                            x);
  assert_int_equal (first, second);
  int32_t roots[] = { NODE (&g, SIN, first, NONEQ_NONE),
                      NODE (&g, COS, second, NONEQ_NONE),
                      NODE (&g, POWER, x, noneq_graph_constant (&g, 12)) };
  p = compiled (&g, roots, 3, 2);
  assert_int_equal (p.instructions, 6);
  noneq_program_free (&p);

  /* Three divisions by one number are one.  */
  int32_t thirds[] = { NODE (&g, DIVIDE, x, roots[0]),
                       NODE (&g, DIVIDE, l, roots[0]),
                       NODE (&g, DIVIDE, first, roots[0]) };
  p = compiled (&g, thirds, 3, 2);
  int divisions = 0;
  for (size_t i = 0; i < p.instructions; i++)
    divisions += p.instruction[i].code == NONEQ_OP_DIVIDE;
  assert_int_equal (divisions, 1);
  noneq_program_free (&p);
  noneq_graph_free (&g);
}

/* The gradient of ((x^2 + y^2 + z^2) - 1)^2: 4 s is taken once, so it costs
   3 for the radius, 1 for 4 s and 3 products.  */
static void
shared_factors (void **state)
{
  (void) state;
  noneq_graph g = { 0 };
  int32_t sum = NONEQ_NONE, inputs[3] = { 0, 1, 2 }, roots[3];
  for (int k = 0; k < 3; k++)
    {
      int32_t x = noneq_graph_input (&g, k), square = NODE (&g, MULTIPLY, x,
                                                            x);
      sum = k ? NODE (&g, ADD, sum, square) : square;
    }
  int32_t s = NODE (&g, SUBTRACT, sum, noneq_graph_constant (&g, 1));
  int32_t root = NODE (&g, MULTIPLY, s, s);
  assert_int_equal (noneq_graph_derive (&g, (size_t) root, inputs, 3, roots),
                    NONEQ_OK);
  noneq_program p = compiled (&g, roots, 3, 3);
  check (p.instructions <= 8, "%zu instructions", p.instructions);
  static const double at[3] = { 0.5, -2, 3 };
  double y[3];
  for_each_isa (isa)
    {
      evaluate (&p, isa, at, 1, y);
      for (int k = 0; k < 3; k++)
        assert_true (fabs (y[k] - 4 * 12.25 * at[k]) < 1e-12);
    }
  noneq_program_free (&p);
  noneq_graph_free (&g);
}

/* What depends on uniform inputs alone is computed once, to the same bits.  */
static void
uniform_inputs (void **state)
{
  (void) state;
  uint64_t seed = 16;
  size_t once = 0;
  for (int round = 0; round < 100; round++)
    {
      noneq_graph g = { 0 };
      random_graph (&g, 3, 30, &seed);
      int32_t roots[4];
      for (int k = 0; k < 4; k++)
        roots[k] = (int32_t) (g.count - 1 - draw (&seed) % 12);
      noneq_program p = compiled (&g, roots, 4, 3);
      size_t n = NONEQ_BLOCK * (size_t) p.registers;
      double *r = aligned_alloc (64, n * sizeof *r), out[4][NONEQ_BLOCK];
      assert_non_null (r);
      for (int i = 0; i < NONEQ_BLOCK; i++)
        {
          r[i] = normal (&seed);
          r[NONEQ_BLOCK + i] = 0.3;
          r[2 * NONEQ_BLOCK + i] = -1.7;
        }
      noneq_program_prepare (&p, r);
      for_each_isa (isa)
        {
          noneq_program_run (&p, isa, r, NONEQ_BLOCK);
          for (int k = 0; k < 4; k++)
            memcpy (out[k], r + NONEQ_BLOCK * noneq_program_output (&p, k),
                    sizeof out[k]);
          for (int first = 1; first <= 3; first++)
            {
              assert_int_equal (noneq_program_uniform (&p, first), NONEQ_OK);
              noneq_program_run (&p, isa, r, NONEQ_BLOCK);
              for (int k = 0; k < 4; k++)
                assert_memory_equal (
                    out[k], r + NONEQ_BLOCK * noneq_program_output (&p, k),
                    sizeof out[k]);
              for (size_t i = 0; i < p.instructions; i++)
                once += p.instruction[i].form >= NONEQ_FORM_UNIFORM;
            }
        }
      free (r);
      noneq_program_free (&p);
      noneq_graph_free (&g);
    }
  assert_true (once > 100);
}

/* Outputs that are inputs, constants, or twice the same; and no outputs.  */
static void
plain_outputs (void **state)
{
  (void) state;
  noneq_graph g = { 0 };
  int32_t x = noneq_graph_input (&g, 1), c = noneq_graph_constant (&g, 2.5),
          s = NODE (&g, SIN, x, NONEQ_NONE);
  int32_t roots[] = { x, c, s, s, c, noneq_graph_constant (&g, NAN) };
  noneq_program p = compiled (&g, roots, 6, 3);
  enum { ROWS = 1000 };
  static double at[3 * ROWS], y[6 * ROWS];
  for (int i = 0; i < 3 * ROWS; i++)
    at[i] = i * 0.01;
  for_each_isa (isa)
    {
      evaluate (&p, isa, at, ROWS, y);
      for (int i = 0; i < ROWS; i++)
        {
          assert_true (y[i] == at[ROWS + i] && y[ROWS + i] == 2.5);
          assert_true (fabs (y[2 * ROWS + i] - sin (at[ROWS + i])) < 1e-15);
          assert_true (y[3 * ROWS + i] == y[2 * ROWS + i]);
          assert_true (y[4 * ROWS + i] == 2.5 && isnan (y[5 * ROWS + i]));
        }
    }
  noneq_program_free (&p);
  p = compiled (&g, roots, 0, 3);
  evaluate (&p, NONEQ_ISA_BASE, at, ROWS, y);
  noneq_program_free (&p);
  double *image;
  size_t size;
  assert_int_equal (noneq_program_compile (&g, roots, 6, 1, &image, &size),
                    NONEQ_BAD_ARGUMENT);
  noneq_graph_free (&g);
}

/* ---- Bits and threads.  */

static void
same_bits (void **state)
{
  (void) state;
  enum { ROWS = 5000, INPUTS = 3 };
  uint64_t seed = 13;
  noneq_graph g = { 0 };
  random_graph (&g, INPUTS, 40, &seed);
  int32_t roots[2] = { (int32_t) g.count - 1, (int32_t) g.count - 5 };
  noneq_program p = compiled (&g, roots, 2, INPUTS);
  static double x[ROWS * INPUTS], back[ROWS * INPUTS];
  static double y[2 * ROWS], z[2 * ROWS];
  for (int i = 0; i < ROWS * INPUTS; i++)
    x[i] = i % 50 ? 3 * normal (&seed) : special[draw (&seed) % SPECIAL];
  for (int k = 0; k < INPUTS; k++)
    for (int i = 0; i < ROWS; i++)
      back[ROWS * k + i] = x[ROWS * k + ROWS - 1 - i];
  for_each_isa (isa)
    {
      evaluate (&p, isa, x, ROWS, y);
      for (int threads = 2; threads <= 4; threads++)
        {
          noneq_run run = run_on (isa, threads);
          assert_int_equal (noneq_program_evaluate (&run, &p, x, ROWS, z),
                            NONEQ_OK);
          assert_memory_equal (y, z, sizeof y);
        }
      evaluate (&p, isa, back, ROWS, z);
      for (int k = 0; k < 2; k++)
        for (int i = 0; i < ROWS; i++)
          {
            double a = y[ROWS * k + i], b = z[ROWS * k + ROWS - 1 - i];
            assert_true (isnan (a) ? isnan (b) : a == b);
          }
    }
  noneq_program_free (&p);
  noneq_graph_free (&g);
}

/* A run leaves the inputs and, a second time, gives the same.  */
static void
inputs_stay (void **state)
{
  (void) state;
  uint64_t seed = 14;
  for (int round = 0; round < 50; round++)
    {
      noneq_graph g = { 0 };
      random_graph (&g, 3, 30, &seed);
      int32_t root = (int32_t) g.count - 1;
      noneq_program p = compiled (&g, &root, 1, 3);
      size_t n = NONEQ_BLOCK * (size_t) p.registers;
      double *r = aligned_alloc (64, n * sizeof *r);
      assert_non_null (r);
      double in[3 * NONEQ_BLOCK], out[NONEQ_BLOCK];
      for (size_t i = 0; i < n; i++)
        r[i] = normal (&seed);
      memcpy (in, r, sizeof in);
      noneq_program_prepare (&p, r);
      noneq_program_run (&p, noneq_isa_best (), r, NONEQ_BLOCK);
      const double *result = r + NONEQ_BLOCK * noneq_program_output (&p, 0);
      memcpy (out, result, sizeof out);
      assert_memory_equal (in, r, sizeof in);
      noneq_program_run (&p, noneq_isa_best (), r, NONEQ_BLOCK);
      assert_memory_equal (out, result, sizeof out);
      free (r);
      noneq_program_free (&p);
      noneq_graph_free (&g);
    }
}

/* ---- Size.  */

/* A graph of COUNT nodes in one of several shapes, on two inputs.  */
static void
large_graph (noneq_graph *g, int shape, size_t count)
{
  double (*column)[4] = room (count * sizeof *column);
  double *value = room (count * sizeof *value);
  memset (value, 0, count * sizeof *value);
  for (size_t i = 0; i < count; i++)
    {
      double last = (double) i, op = NONEQ_OP_NEGATE + 1, a = last, b = 0;
      switch (shape)
        {
        case 0: /* -(-(-x)) */
          break;
        case 1: /* sin (sin (x)) */
          op = NONEQ_OP_SIN + 1;
          break;
        case 2: /* x + x y + ... */
          op = i % 2 ? NONEQ_OP_ADD + 1 : NONEQ_OP_MULTIPLY + 1;
          b = i % 2 ? last - 1 : 2;
          break;
        case 3: /* squares of squares: 2^COUNT paths */
          op = NONEQ_OP_MULTIPLY + 1;
          b = last;
          break;
        case 4: /* a - (b - (c - ...)) */
          op = NONEQ_OP_SUBTRACT + 1;
          a = 1 + (double) (i % 2);
          b = last;
          break;
        default: /* differences of negatives */
          op = i % 2 ? NONEQ_OP_SUBTRACT + 1 : NONEQ_OP_NEGATE + 1;
          b = i % 2 ? last - 1 : 0;
          break;
        }
      if (i < 2)
        op = NONEQ_OP_INPUT + 1, a = last + 1, b = 0;
      column[i][0] = op;
      column[i][1] = a;
      column[i][2] = b;
      column[i][3] = 0;
    }
  assert_int_equal (noneq_graph_read (g, column[0], value, count), NONEQ_OK);
  free (column);
  free (value);
}

static void
large_graphs (void **state)
{
  (void) state;
  for (int shape = 0; shape < 6; shape++)
    {
      noneq_graph g = { 0 };
      large_graph (&g, shape, 100000);
      int32_t inputs[2] = { 0, 1 }, roots[3] = { 99999, 0, 0 };
      assert_int_equal (noneq_graph_derive (&g, 99999, inputs, 2, roots + 1),
                        NONEQ_OK);
      noneq_program p = compiled (&g, roots, 3, 2);
      double at[2] = { 0.5, 0.25 }, y[3];
      for_each_isa (isa)
        evaluate (&p, isa, at, 1, y);
      if (shape == 0)
        assert_true (p.instructions <= 1 && fabs (y[0]) == 0.25
                     && y[1] == 0 && fabs (y[2]) == 1);
      noneq_program_free (&p);
      p = compiled (&g, roots, 1, 2);
      check (p.registers <= 12, "shape %d: %d registers", shape, p.registers);
      noneq_program_free (&p);
      noneq_graph_free (&g);
    }
}

/* ---- Images.  */

static void
corrupted_images (void **state)
{
  (void) state;
  static const double odd[]
      = { NAN, INFINITY, -INFINITY, -1, 0.5, 1e300, 0x1p31, 0x1p32, 0x1p53,
          0x1p63, -0x1p63, 255, 256, 65535, 65536, 1e6, 67108864, 67108865 };
  uint64_t seed = 15;
  long accepted = 0;
  enum { IMAGES = 30, ROUNDS = 40000, INPUTS = 3 };
  for (int image = 0; image < IMAGES; image++)
    {
      noneq_graph g = { 0 };
      random_graph (&g, INPUTS, 4 + image, &seed);
      int32_t roots[3] = { (int32_t) g.count - 1, (int32_t) g.count / 2,
                           INPUTS };
      double *good;
      size_t size;
      assert_int_equal (noneq_program_compile (&g, roots, 3, INPUTS, &good,
                                               &size), NONEQ_OK);
      noneq_graph_free (&g);
      for (int round = 0; round < ROUNDS; round++)
        {
          size_t length = size;
          if (draw (&seed) % 50 == 0)
            length = draw (&seed) % (size + 1);
          /* Of the exact length, so that a read beyond it is noticed.  */
          double *bad = room (length * sizeof *bad + 1);
          memcpy (bad, good, length * sizeof *bad);
          for (int k = (int) (draw (&seed) % 4); k >= 0 && length; k--)
            {
              size_t at = draw (&seed) % length;
              if (draw (&seed) % 3 == 0)
                at = draw (&seed) % (length < 8 ? length : 8);
              switch (draw (&seed) % 4)
                {
                case 0:
                  bad[at] = odd[draw (&seed) % (sizeof odd / sizeof *odd)];
                  break;
                case 1:
                  bad[at] += draw (&seed) % 2 ? 1 : -1;
                  break;
                case 2:
                  bad[at] = bad[draw (&seed) % length];
                  break;
                default:
                  bad[at] = (double) (draw (&seed) % 50);
                  break;
                }
            }
          noneq_program p;
          if (noneq_program_load (bad, length, &p) == NONEQ_OK)
            {
              accepted++;
              if (p.registers < 1000)
                {
                  size_t n = NONEQ_BLOCK * ((size_t) p.registers + 1);
                  double *r = aligned_alloc (64, n * sizeof *r);
                  assert_non_null (r);
                  for (size_t i = 0; i < NONEQ_BLOCK * (size_t) p.inputs; i++)
                    r[i] = (double) (i % 7);
                  noneq_program_prepare (&p, r);
                  noneq_program_run (&p, noneq_isa_best (), r, NONEQ_BLOCK);
                  for (int k = 0; k < p.outputs; k++)
                    assert_true (noneq_program_output (&p, k) < p.registers);
                  free (r);
                }
              noneq_program_free (&p);
            }
          free (bad);
        }
      free (good);
    }
  print_message ("# %ld of %d corrupted images were programs\n", accepted,
                 IMAGES * ROUNDS);
  assert_true (accepted > IMAGES * ROUNDS / 50);
}

/* Graphs that are none.  */
static void
bad_graphs (void **state)
{
  (void) state;
  static const double good[] = { 2, 1, 0, 0, 3, 1, 1, 0 };
  static const double value[2] = { 0, 0 };
  static const struct
  {
    int at;
    double x;
  } bad[] = { { 0, 0 },   { 0, -1 },  { 0, 40 },  { 0, 1.5 }, { 0, NAN },
              { 1, 0 },   { 1, -1 },  { 1, 1e300 }, { 1, 0.5 }, { 5, 0 },
              { 5, 2 },   { 5, 3 },   { 6, -1 },  { 6, NAN }, { 6, 1.5 },
              { 6, INFINITY } };
  noneq_graph g = { 0 };
  assert_int_equal (noneq_graph_read (&g, good, value, 2), NONEQ_OK);
  noneq_graph_free (&g);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    {
      double nodes[8];
      memcpy (nodes, good, sizeof nodes);
      nodes[bad[i].at] = bad[i].x;
      check (noneq_graph_read (&g, nodes, value, 2) == NONEQ_BAD_ARGUMENT,
             "%d: %g is taken", bad[i].at, bad[i].x);
      noneq_graph_free (&g);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_operation),
    cmocka_unit_test (operations_with_constants),
    cmocka_unit_test (random_graphs),
    cmocka_unit_test (random_derivatives),
    cmocka_unit_test (each_derivative),
    cmocka_unit_test (derivative_of_choice),
    cmocka_unit_test (not_a_number_stays),
    cmocka_unit_test (extreme_constants),
    cmocka_unit_test (few_instructions),
    cmocka_unit_test (shared_factors),
    cmocka_unit_test (uniform_inputs),
    cmocka_unit_test (plain_outputs),
    cmocka_unit_test (same_bits),
    cmocka_unit_test (inputs_stay),
    cmocka_unit_test (large_graphs),
    cmocka_unit_test (corrupted_images),
    cmocka_unit_test (bad_graphs),
  };
  return cmocka_run_group_tests_name ("program", tests, NULL, NULL);
}
