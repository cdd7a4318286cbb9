/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Reverse-mode derivative of a node of an expression graph.

   The nodes below the root are passed once from the last to the first.  Each
   has an adjoint, the derivative of the root in it, NONEQ_NONE while that is
   structurally zero; from it follow contributions to the adjoints of its
   operands, which are new nodes at the end of the graph.  */

#include <stdlib.h>

#include "program/graph.h"

#define MASKS 8

typedef struct
{
  noneq_graph *graph;
  int32_t *adjoint;
  const char *active; /* depends on one of the inputs */
  /* The adjoint being passed on is taken where mask[0 .. masks - 1] are (side
     0) or are not (side 1) true, and is 0 elsewhere.  */
  int masks, side[MASKS];
  int32_t mask[MASKS];
} sweep;

static int
is_zero (const noneq_graph *graph, int32_t i)
{
  return graph->node[i].op == NONEQ_OP_CONSTANT && graph->node[i].value == 0;
}

#define CONSTANT(value) noneq_graph_constant (g, value)
#define UNARY(OP, x) noneq_graph_make (g, NONEQ_OP_##OP, x, NONEQ_NONE, \
                                       NONEQ_NONE)
#define BINARY(OP, x, y) noneq_graph_make (g, NONEQ_OP_##OP, x, y, NONEQ_NONE)
#define SELECT(m, x, y) noneq_graph_make (g, NONEQ_OP_SELECT, m, x, y)

/* Choices within choices that are seen through.  */
#define DEEPEST_CHOICE 8

/* D OP K for an adjoint D.  Where D is a choice between something and 0 the
   operation goes inside, so that what has not been chosen may be NaN: the
   derivative of merge (x > 0, x^1.5, 0) at x < 0 is not 0 * NaN.  */
static int32_t
inside (noneq_graph *g, noneq_operation op, int32_t d, int32_t k, int depth)
{
  const noneq_node n = g->node[d];
  if (n.op == NONEQ_OP_SELECT && depth < DEEPEST_CHOICE)
    {
      if (is_zero (g, n.c))
        return SELECT (n.a, inside (g, op, n.b, k, depth + 1), n.c);
      if (is_zero (g, n.b))
        return SELECT (n.a, n.b, inside (g, op, n.c, k, depth + 1));
    }
  return noneq_graph_make (g, op, d, k, NONEQ_NONE);
}

#define TIMES(d, k) inside (g, NONEQ_OP_MULTIPLY, d, k, 0)
#define OVER(d, k) inside (g, NONEQ_OP_DIVIDE, d, k, 0)
#define MINUS(d) inside (g, NONEQ_OP_NEGATE, d, NONEQ_NONE, 0)
#define SQUARE(x) BINARY (MULTIPLY, x, x)

/* The sum of two adjoints, of one choice if they are of the same.  */
static int32_t
sum_of (noneq_graph *g, int32_t d, int32_t e)
{
  const noneq_node m = g->node[d], n = g->node[e];
  if (m.op == NONEQ_OP_SELECT && n.op == NONEQ_OP_SELECT && m.a == n.a)
    {
      if (is_zero (g, m.c) && is_zero (g, n.c))
        return SELECT (m.a, BINARY (ADD, m.b, n.b), m.c);
      if (is_zero (g, m.b) && is_zero (g, n.b))
        return SELECT (m.a, m.b, BINARY (ADD, m.c, n.c));
    }
  return BINARY (ADD, d, e);
}

/* Add the node AMOUNT to the adjoint of node I.  */
static void
contribute (sweep *s, int32_t i, int32_t amount)
{
  if (! s->active[i] || is_zero (s->graph, amount))
    return;
  for (int k = s->masks; k-- > 0;)
    {
      int32_t zero = noneq_graph_constant (s->graph, 0);
      amount = noneq_graph_make (s->graph, NONEQ_OP_SELECT, s->mask[k],
                                 s->side[k] ? zero : amount,
                                 s->side[k] ? amount : zero);
    }
  int32_t sum = s->adjoint[i];
  s->adjoint[i] = sum == NONEQ_NONE ? amount : sum_of (s->graph, sum, amount);
}

/* Take the masks off the adjoint D.  They come back on what is contributed,
   so that the slope of a branch that was not chosen, which may be NaN, is
   left out and not multiplied by 0.  */
static int32_t
unmask (sweep *s, int32_t d)
{
  s->masks = 0;
  while (s->masks < MASKS && s->graph->node[d].op == NONEQ_OP_SELECT)
    {
      const noneq_node n = s->graph->node[d];
      if (is_zero (s->graph, n.c))
        s->side[s->masks] = 0;
      else if (is_zero (s->graph, n.b))
        s->side[s->masks] = 1;
      else
        break;
      s->mask[s->masks] = n.a;
      d = s->side[s->masks] ? n.c : n.b;
      s->masks++;
    }
  return d;
}

/* Of y = a^b with adjoint D.  */
static void
propagate_power (sweep *s, int32_t y, int32_t a, int32_t b, int32_t d)
{
  noneq_graph *g = s->graph;
  int constant = g->node[b].op == NONEQ_OP_CONSTANT;
  if (s->active[a] && ! is_zero (g, b))
    {
      int32_t slope
          = BINARY (MULTIPLY,
                    BINARY (POWER, a, BINARY (SUBTRACT, b, CONSTANT (1))), b);
      int32_t amount = TIMES (d, slope);
      /* x^0 is 1 at 0, too.  */
      if (! constant)
        amount = SELECT (b, amount, CONSTANT (0));
      contribute (s, a, amount);
    }
  /* 0^b stays 0.  */
  if (s->active[b])
    contribute (s, b, SELECT (y, TIMES (d, BINARY (MULTIPLY, y,
                                              UNARY (LOG, a))),
                              CONSTANT (0)));
}

/* Contributions of node Y, whose adjoint is D.  */
static void
propagate (sweep *s, int32_t y, int32_t d)
{
  noneq_graph *g = s->graph;
  const noneq_node n = g->node[y];
  int32_t a = n.a, b = n.b, c = n.c, one, square;
  switch (n.op)
    {
    case NONEQ_OP_ADD:
      contribute (s, a, d);
      contribute (s, b, d);
      break;
    case NONEQ_OP_SUBTRACT:
      contribute (s, a, d);
      if (s->active[b])
        contribute (s, b, MINUS (d));
      break;
    case NONEQ_OP_MULTIPLY:
      if (a == b)
        {
          contribute (s, a, TIMES (TIMES (d, a), CONSTANT (2)));
          break;
        }
      if (s->active[a] && ! is_zero (g, b))
        contribute (s, a, TIMES (d, b));
      if (s->active[b] && ! is_zero (g, a))
        contribute (s, b, TIMES (d, a));
      break;
    case NONEQ_OP_DIVIDE:
      square = OVER (d, b);
      contribute (s, a, square);
      if (s->active[b] && ! is_zero (g, a))
        contribute (s, b, MINUS (TIMES (square, y)));
      break;
    case NONEQ_OP_NEGATE:
      contribute (s, a, MINUS (d));
      break;
    case NONEQ_OP_POWER:
      propagate_power (s, y, a, b, d);
      break;
    case NONEQ_OP_EXP:
      contribute (s, a, TIMES (d, y));
      break;
    case NONEQ_OP_LOG:
      contribute (s, a, OVER (d, a));
      break;
    case NONEQ_OP_SQRT:
      contribute (s, a, OVER (TIMES (d, CONSTANT (0.5)), y));
      break;
    case NONEQ_OP_SIN:
      contribute (s, a, TIMES (d, UNARY (COS, a)));
      break;
    case NONEQ_OP_COS:
      contribute (s, a, MINUS (TIMES (d, UNARY (SIN, a))));
      break;
    case NONEQ_OP_TAN:
      contribute (s, a, TIMES (d, BINARY (ADD, SQUARE (y), CONSTANT (1))));
      break;
    case NONEQ_OP_SINH:
      contribute (s, a, TIMES (d, UNARY (COSH, a)));
      break;
    case NONEQ_OP_COSH:
      contribute (s, a, TIMES (d, UNARY (SINH, a)));
      break;
    case NONEQ_OP_TANH:
      contribute (s, a,
                  TIMES (d, BINARY (SUBTRACT, CONSTANT (1), SQUARE (y))));
      break;
    case NONEQ_OP_ASIN:
    case NONEQ_OP_ACOS:
      /* (1 - a) (1 + a) keeps its relative accuracy near 1.  */
      one = CONSTANT (1);
      square = BINARY (MULTIPLY, BINARY (SUBTRACT, one, a),
                       BINARY (ADD, a, one));
      d = OVER (d, UNARY (SQRT, square));
      contribute (s, a, n.op == NONEQ_OP_ASIN ? d : MINUS (d));
      break;
    case NONEQ_OP_ATAN:
      contribute (s, a, OVER (d, BINARY (ADD, SQUARE (a), CONSTANT (1))));
      break;
    case NONEQ_OP_ATAN2:
      square = BINARY (ADD, SQUARE (a), SQUARE (b));
      d = OVER (d, square);
      if (s->active[a])
        contribute (s, a, TIMES (d, b));
      if (s->active[b])
        contribute (s, b, MINUS (TIMES (d, a)));
      break;
    case NONEQ_OP_ERF:
      contribute (s, a, TIMES (TIMES (d, CONSTANT (0x1.20dd750429b6dp0)),
                               UNARY (EXP, UNARY (NEGATE, SQUARE (a)))));
      break;
    case NONEQ_OP_ABS:
      contribute (s, a, TIMES (d, UNARY (SIGN, a)));
      break;
    case NONEQ_OP_MIN:
    case NONEQ_OP_MAX:
      /* y is one of them to the bit.  */
      one = BINARY (EQ, y, a);
      contribute (s, a, SELECT (one, d, CONSTANT (0)));
      contribute (s, b, SELECT (one, CONSTANT (0), d));
      break;
    case NONEQ_OP_MOD:
      contribute (s, a, d);
      if (s->active[b])
        contribute (s, b,
                    MINUS (TIMES (d, UNARY (FLOOR, BINARY (DIVIDE, a, b)))));
      break;
    case NONEQ_OP_SELECT:
      if (s->active[b])
        contribute (s, b, SELECT (a, d, CONSTANT (0)));
      if (s->active[c])
        contribute (s, c, SELECT (a, CONSTANT (0), d));
      break;
    default:
      /* Piecewise constant.  */
      break;
    }
}

noneq_status
noneq_graph_derive (noneq_graph *graph, size_t root, const int32_t *inputs,
                    size_t count, int32_t *roots)
{
  if (root >= graph->count)
    return NONEQ_BAD_ARGUMENT;
  size_t nodes = root + 1, numbers = 0;
  for (size_t i = 0; i < nodes; i++)
    if (graph->node[i].op == NONEQ_OP_INPUT
        && (size_t) graph->node[i].a >= numbers)
      numbers = (size_t) graph->node[i].a + 1;
  for (size_t k = 0; k < count; k++)
    if (inputs[k] < 0 || inputs[k] >= NONEQ_GRAPH_INPUTS)
      return NONEQ_BAD_ARGUMENT;
    else if ((size_t) inputs[k] >= numbers)
      numbers = (size_t) inputs[k] + 1;

  int32_t *adjoint = malloc (nodes * sizeof *adjoint);
  char *active = calloc (nodes, 1);
  int32_t *of_input = malloc ((numbers + 1) * sizeof *of_input);
  char *wanted = calloc (numbers + 1, 1);
  if (! adjoint || ! active || ! of_input || ! wanted)
    graph->status = NONEQ_NO_MEMORY;
  else
    {
      for (size_t k = 0; k < count; k++)
        wanted[inputs[k]] = 1;
      for (size_t k = 0; k < numbers; k++)
        of_input[k] = NONEQ_NONE;
      for (size_t i = 0; i < nodes; i++)
        {
          const noneq_node *n = &graph->node[i];
          int operands = noneq_operation_operands (n->op);
          adjoint[i] = NONEQ_NONE;
          active[i] = n->op == NONEQ_OP_INPUT
                          ? wanted[n->a]
                          : (operands > 0 && active[n->a])
                                || (operands > 1 && active[n->b])
                                || (operands > 2 && active[n->c]);
        }
      adjoint[root] = noneq_graph_constant (graph, 1);
      sweep s = { .graph = graph, .adjoint = adjoint, .active = active };
      for (size_t i = nodes; i-- > 0 && graph->status == NONEQ_OK;)
        if (active[i] && adjoint[i] != NONEQ_NONE)
          {
            const noneq_node n = graph->node[i];
            if (n.op != NONEQ_OP_INPUT)
              propagate (&s, (int32_t) i, unmask (&s, adjoint[i]));
            else if (of_input[n.a] == NONEQ_NONE)
              of_input[n.a] = adjoint[i];
            else
              of_input[n.a] = sum_of (graph, of_input[n.a], adjoint[i]);
          }
      for (size_t k = 0; k < count; k++)
        roots[k] = of_input[inputs[k]] == NONEQ_NONE
                       ? noneq_graph_constant (graph, 0)
                       : of_input[inputs[k]];
    }
  free (adjoint);
  free (active);
  free (of_input);
  free (wanted);
  return graph->status;
}
