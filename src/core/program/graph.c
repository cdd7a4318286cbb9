/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "program/graph.h"

void
noneq_graph_free (noneq_graph *graph)
{
  free (graph->node);
  free (graph->slot);
  *graph = (noneq_graph){ 0 };
}

/* ---- Storage and the hash table.  */

static uint64_t
bits_of (double x)
{
  uint64_t u;
  memcpy (&u, &x, sizeof u);
  return u;
}

static uint64_t
hash (const noneq_node *n)
{
  uint64_t h = (uint64_t) n->op * 0x9E3779B97F4A7C15ULL;
  h = (h ^ (uint32_t) n->a) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 29) ^ (uint32_t) n->b) * 0x94D049BB133111EBULL;
  h = (h ^ (h >> 31) ^ (uint32_t) n->c) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 29) ^ bits_of (n->value)) * 0x94D049BB133111EBULL;
  return h ^ (h >> 31);
}

static int
same (const noneq_node *m, const noneq_node *n)
{
  return m->op == n->op && m->a == n->a && m->b == n->b && m->c == n->c
         && bits_of (m->value) == bits_of (n->value);
}

/* The slot that holds a node like N, or the empty one where it belongs.  */
static size_t
slot_of (const noneq_graph *graph, const noneq_node *n)
{
  size_t mask = graph->slots - 1, i = (size_t) hash (n) & mask;
  while (graph->slot[i] != NONEQ_NONE
         && ! same (&graph->node[graph->slot[i]], n))
    i = (i + 1) & mask;
  return i;
}

/* Room for one more node in the array and the table, which is kept at most
   half full.  */
static int
make_room (noneq_graph *graph)
{
  if (graph->count >= NONEQ_GRAPH_NODES)
    {
      graph->status = NONEQ_NO_MEMORY;
      return 0;
    }
  if (graph->count == graph->room)
    {
      size_t room = graph->room ? 2 * graph->room : 256;
      noneq_node *node = realloc (graph->node, room * sizeof *node);
      if (! node)
        {
          graph->status = NONEQ_NO_MEMORY;
          return 0;
        }
      graph->node = node;
      graph->room = room;
    }
  if (2 * (graph->count + 1) > graph->slots)
    {
      size_t slots = graph->slots ? 2 * graph->slots : 512;
      int32_t *slot = malloc (slots * sizeof *slot);
      if (! slot)
        {
          graph->status = NONEQ_NO_MEMORY;
          return 0;
        }
      free (graph->slot);
      graph->slot = slot;
      graph->slots = slots;
      for (size_t i = 0; i < slots; i++)
        slot[i] = NONEQ_NONE;
      for (size_t i = 0; i < graph->count; i++)
        {
          size_t s = slot_of (graph, &graph->node[i]);
          if (slot[s] == NONEQ_NONE)
            slot[s] = (int32_t) i;
        }
    }
  return 1;
}

/* Append N whether there is one like it or not.  */
static void
append (noneq_graph *graph, const noneq_node *n)
{
  if (! make_room (graph))
    return;
  size_t s = slot_of (graph, n);
  if (graph->slot[s] == NONEQ_NONE)
    graph->slot[s] = (int32_t) graph->count;
  graph->node[graph->count++] = *n;
}

/* The node like N, which is appended if there is none.  */
static int32_t
unique (noneq_graph *graph, const noneq_node *n)
{
  if (! make_room (graph))
    return 0;
  size_t s = slot_of (graph, n);
  if (graph->slot[s] == NONEQ_NONE)
    {
      graph->slot[s] = (int32_t) graph->count;
      graph->node[graph->count++] = *n;
    }
  return graph->slot[s];
}

/* ---- In and out of Octave.  */

/* An integer LOWEST .. HIGHEST.  */
static int
whole (double x, double lowest, double highest)
{
  return x >= lowest && x <= highest && x == floor (x);
}

noneq_status
noneq_graph_read (noneq_graph *graph, const double *nodes,
                  const double *values, size_t count)
{
  size_t start = graph->count;
  if (count > NONEQ_GRAPH_NODES - start)
    return NONEQ_NO_MEMORY;
  for (size_t i = 0; i < count; i++)
    {
      const double *column = nodes + 4 * i;
      if (! whole (column[0], 1, NONEQ_OP_COUNT))
        return NONEQ_BAD_ARGUMENT;
      noneq_node n = { (noneq_operation) (column[0] - 1), NONEQ_NONE,
                       NONEQ_NONE, NONEQ_NONE, 0.0 };
      int operands = noneq_operation_operands (n.op);
      if (n.op == NONEQ_OP_CONSTANT)
        n.value = values[i];
      else if (n.op == NONEQ_OP_INPUT)
        {
          if (! whole (column[1], 1, NONEQ_GRAPH_INPUTS))
            return NONEQ_BAD_ARGUMENT;
          n.a = (int32_t) column[1] - 1;
        }
      int32_t *place[] = { &n.a, &n.b, &n.c };
      for (int k = 0; k < operands; k++)
        {
          if (! whole (column[k + 1], 1, (double) i))
            return NONEQ_BAD_ARGUMENT;
          *place[k] = (int32_t) (start + (size_t) column[k + 1] - 1);
        }
      append (graph, &n);
      if (graph->status != NONEQ_OK)
        return graph->status;
    }
  return NONEQ_OK;
}

void
noneq_graph_write (const noneq_graph *graph, double *nodes, double *values)
{
  for (size_t i = 0; i < graph->count; i++)
    {
      const noneq_node *n = &graph->node[i];
      nodes[4 * i] = (double) n->op + 1;
      nodes[4 * i + 1] = n->a + 1;
      nodes[4 * i + 2] = n->b + 1;
      nodes[4 * i + 3] = n->c + 1;
      values[i] = n->value;
    }
}

void
noneq_graph_mark (const noneq_graph *graph, const int32_t *roots,
                  size_t count, char *live)
{
  memset (live, 0, graph->count);
  for (size_t k = 0; k < count; k++)
    live[roots[k]] = 1;
  for (size_t i = graph->count; i-- > 0;)
    if (live[i])
      {
        const noneq_node *n = &graph->node[i];
        int operands = noneq_operation_operands (n->op);
        if (operands > 0)
          live[n->a] = 1;
        if (operands > 1)
          live[n->b] = 1;
        if (operands > 2)
          live[n->c] = 1;
      }
}

/* ---- Simplification.  Each rule calls make again for something smaller.  */

/* A constant factor may be moved in a product if it is not extreme.  */
#define MOVABLE 0x1p32
/* Exponents of a product of this size are made by multiplication; the error
   is below half the exponent in ulp.  */
#define LARGEST_INTEGER_POWER 32

int32_t
noneq_graph_constant (noneq_graph *graph, double value)
{
  noneq_node n = { NONEQ_OP_CONSTANT, NONEQ_NONE, NONEQ_NONE, NONEQ_NONE,
                   value };
  return unique (graph, &n);
}

int32_t
noneq_graph_input (noneq_graph *graph, int32_t number)
{
  noneq_node n = { NONEQ_OP_INPUT, number, NONEQ_NONE, NONEQ_NONE, 0.0 };
  return unique (graph, &n);
}

static int
is_constant (const noneq_graph *graph, int32_t i)
{
  return graph->node[i].op == NONEQ_OP_CONSTANT;
}

static int
is_value (const noneq_graph *graph, int32_t i, double value)
{
  return is_constant (graph, i) && graph->node[i].value == value;
}

static int
is_moderate (double c)
{
  return fabs (c) <= MOVABLE && fabs (c) >= 1 / MOVABLE;
}

static int32_t
make1 (noneq_graph *graph, noneq_operation op, int32_t a)
{
  return noneq_graph_make (graph, op, a, NONEQ_NONE, NONEQ_NONE);
}

static int32_t
make2 (noneq_graph *graph, noneq_operation op, int32_t a, int32_t b)
{
  return noneq_graph_make (graph, op, a, b, NONEQ_NONE);
}

int32_t
noneq_graph_plain (noneq_graph *graph, noneq_operation op, int32_t a,
                   int32_t b, int32_t c)
{
  noneq_node n = { op, a, b, c, 0.0 };
  return unique (graph, &n);
}

/* Node I as FACTOR times the node returned: a moderate constant factor or a
   sign is split off.  */
static int32_t
split (const noneq_graph *graph, int32_t i, double *factor)
{
  const noneq_node *n = &graph->node[i];
  *factor = 1;
  if (n->op == NONEQ_OP_NEGATE)
    {
      *factor = -1;
      return n->a;
    }
  if (n->op == NONEQ_OP_MULTIPLY && is_constant (graph, n->b)
      && is_moderate (graph->node[n->b].value))
    {
      *factor = graph->node[n->b].value;
      return n->a;
    }
  return i;
}

/* FACTOR times node I.  */
static int32_t
scaled (noneq_graph *graph, double factor, int32_t i)
{
  if (factor == 1)
    return i;
  return make2 (graph, NONEQ_OP_MULTIPLY, i,
                noneq_graph_constant (graph, factor));
}

static int32_t
make_add (noneq_graph *graph, int32_t a, int32_t b)
{
  if (is_value (graph, b, 0))
    return a;
  if (a == b)
    return scaled (graph, 2, a);
  noneq_node x = graph->node[a], y = graph->node[b];
  if (y.op == NONEQ_OP_NEGATE)
    return make2 (graph, NONEQ_OP_SUBTRACT, a, y.a);
  if (x.op == NONEQ_OP_NEGATE)
    return make2 (graph, NONEQ_OP_SUBTRACT, b, x.a);
  return noneq_graph_plain (graph, NONEQ_OP_ADD, a, b, NONEQ_NONE);
}

static int32_t
make_subtract (noneq_graph *graph, int32_t a, int32_t b)
{
  if (is_constant (graph, b))
    return make2 (graph, NONEQ_OP_ADD, a,
                  noneq_graph_constant (graph, -graph->node[b].value));
  if (is_value (graph, a, 0))
    return make1 (graph, NONEQ_OP_NEGATE, b);
  noneq_node x = graph->node[a], y = graph->node[b];
  if (y.op == NONEQ_OP_NEGATE)
    return make2 (graph, NONEQ_OP_ADD, a, y.a);
  if (x.op == NONEQ_OP_NEGATE)
    return make1 (graph, NONEQ_OP_NEGATE,
                  make2 (graph, NONEQ_OP_ADD, x.a, b));
  return noneq_graph_plain (graph, NONEQ_OP_SUBTRACT, a, b, NONEQ_NONE);
}

static int32_t
make_negate (noneq_graph *graph, int32_t a)
{
  noneq_node x = graph->node[a];
  if (x.op == NONEQ_OP_NEGATE)
    return x.a;
  if (x.op == NONEQ_OP_SUBTRACT)
    return make2 (graph, NONEQ_OP_SUBTRACT, x.b, x.a);
  if (x.op == NONEQ_OP_ADD && is_constant (graph, x.b))
    return noneq_graph_plain (graph, NONEQ_OP_SUBTRACT,
                  noneq_graph_constant (graph, -graph->node[x.b].value), x.a,
                  NONEQ_NONE);
  if (x.op == NONEQ_OP_MULTIPLY && is_constant (graph, x.b))
    return make2 (graph, NONEQ_OP_MULTIPLY, x.a,
                  noneq_graph_constant (graph, -graph->node[x.b].value));
  if (x.op == NONEQ_OP_DIVIDE && is_constant (graph, x.a))
    return make2 (graph, NONEQ_OP_DIVIDE,
                  noneq_graph_constant (graph, -graph->node[x.a].value), x.b);
  return noneq_graph_plain (graph, NONEQ_OP_NEGATE, a, NONEQ_NONE, NONEQ_NONE);
}

static int32_t
make_multiply (noneq_graph *graph, int32_t a, int32_t b)
{
  if (is_value (graph, b, 1))
    return a;
  if (is_value (graph, b, -1))
    return make1 (graph, NONEQ_OP_NEGATE, a);
  double f, g;
  if (is_constant (graph, b))
    {
      double c = graph->node[b].value;
      int32_t x = split (graph, a, &f);
      if (f == -1 || (f != 1 && is_moderate (c)))
        return scaled (graph, f * c, x);
    }
  else
    {
      int32_t x = split (graph, a, &f), y = split (graph, b, &g);
      if (f != 1 || g != 1)
        return scaled (graph, f * g,
                       make2 (graph, NONEQ_OP_MULTIPLY, x, y));
    }
  return noneq_graph_plain (graph, NONEQ_OP_MULTIPLY, a, b, NONEQ_NONE);
}

static int32_t
make_divide (noneq_graph *graph, int32_t a, int32_t b)
{
  double f, g;
  if (is_constant (graph, b))
    {
      double c = 1 / graph->node[b].value;
      if (isnormal (c) && isnormal (graph->node[b].value))
        return make2 (graph, NONEQ_OP_MULTIPLY, a,
                      noneq_graph_constant (graph, c));
      return noneq_graph_plain (graph, NONEQ_OP_DIVIDE, a, b, NONEQ_NONE);
    }
  int32_t x = a, y = split (graph, b, &g);
  if (is_constant (graph, a))
    {
      double c = graph->node[a].value;
      if (g == -1 || (g != 1 && is_moderate (c)))
        return noneq_graph_plain (graph, NONEQ_OP_DIVIDE,
                      noneq_graph_constant (graph, c / g), y, NONEQ_NONE);
      return noneq_graph_plain (graph, NONEQ_OP_DIVIDE, a, b, NONEQ_NONE);
    }
  x = split (graph, a, &f);
  if (f != 1 || g != 1)
    return scaled (graph, f / g, make2 (graph, NONEQ_OP_DIVIDE, x, y));
  return noneq_graph_plain (graph, NONEQ_OP_DIVIDE, a, b, NONEQ_NONE);
}

/* x^n by squaring, n >= 1.  */
static int32_t
integer_power (noneq_graph *graph, int32_t x, int n)
{
  int32_t result = x;
  int top = 1;
  while (2 * top <= n)
    top *= 2;
  for (int bit = top / 2; bit > 0; bit /= 2)
    {
      result = make2 (graph, NONEQ_OP_MULTIPLY, result, result);
      if (n & bit)
        result = make2 (graph, NONEQ_OP_MULTIPLY, result, x);
    }
  return result;
}

static int32_t
make_power (noneq_graph *graph, int32_t a, int32_t b)
{
  if (is_value (graph, a, 1))
    return a;
  if (! is_constant (graph, b))
    return noneq_graph_plain (graph, NONEQ_OP_POWER, a, b, NONEQ_NONE);
  double e = graph->node[b].value, size = fabs (e), n = floor (size);
  if (e == 0)
    return noneq_graph_constant (graph, 1);
  if (! (size <= LARGEST_INTEGER_POWER && (size == n || size == n + 0.5)))
    return noneq_graph_plain (graph, NONEQ_OP_POWER, a, b, NONEQ_NONE);
  int32_t result;
  if (size == n)
    result = integer_power (graph, a, (int) n);
  else
    {
      result = make1 (graph, NONEQ_OP_SQRT, a);
      if (n > 0)
        result = make2 (graph, NONEQ_OP_MULTIPLY, result,
                        integer_power (graph, a, (int) n));
    }
  if (e < 0)
    result = make2 (graph, NONEQ_OP_DIVIDE, noneq_graph_constant (graph, 1),
                    result);
  return result;
}

/* f (-x) = f (x).  */
static int
is_even (noneq_operation op)
{
  return op == NONEQ_OP_COS || op == NONEQ_OP_COSH || op == NONEQ_OP_ABS;
}

/* f (-x) = -f (x).  */
static int
is_odd (noneq_operation op)
{
  switch (op)
    {
    case NONEQ_OP_SIN:
    case NONEQ_OP_TAN:
    case NONEQ_OP_SINH:
    case NONEQ_OP_TANH:
    case NONEQ_OP_ASIN:
    case NONEQ_OP_ATAN:
    case NONEQ_OP_ERF:
    case NONEQ_OP_SIGN:
    case NONEQ_OP_ROUND:
      return 1;
    default:
      return 0;
    }
}

static int
is_commutative (noneq_operation op)
{
  switch (op)
    {
    case NONEQ_OP_ADD:
    case NONEQ_OP_MULTIPLY:
    case NONEQ_OP_MIN:
    case NONEQ_OP_MAX:
    case NONEQ_OP_EQ:
    case NONEQ_OP_NE:
    case NONEQ_OP_AND:
    case NONEQ_OP_OR:
      return 1;
    default:
      return 0;
    }
}

static int32_t
simplified (noneq_graph *graph, noneq_operation op, int32_t a, int32_t b,
            int32_t c)
{
  int operands = noneq_operation_operands (op);
  const noneq_node *node = graph->node;

  if (is_constant (graph, a) && (operands < 2 || is_constant (graph, b))
      && (operands < 3 || is_constant (graph, c)))
    return noneq_graph_constant (
        graph, noneq_operation_value (op, node[a].value,
                                      operands > 1 ? node[b].value : 0,
                                      operands > 2 ? node[c].value : 0));
  /* The constant second, the rest in one order.  */
  if (is_commutative (op)
      && (is_constant (graph, a) || (a > b && ! is_constant (graph, b))))
    {
      int32_t other = a;
      a = b;
      b = other;
    }

  switch (op)
    {
    case NONEQ_OP_ADD:
      return make_add (graph, a, b);
    case NONEQ_OP_SUBTRACT:
      return make_subtract (graph, a, b);
    case NONEQ_OP_MULTIPLY:
      return make_multiply (graph, a, b);
    case NONEQ_OP_DIVIDE:
      return make_divide (graph, a, b);
    case NONEQ_OP_NEGATE:
      return make_negate (graph, a);
    case NONEQ_OP_POWER:
      return make_power (graph, a, b);
    case NONEQ_OP_MIN:
    case NONEQ_OP_MAX:
      if (a == b)
        return a;
      break;
    case NONEQ_OP_SELECT:
      if (is_constant (graph, a))
        return node[a].value != 0 ? b : c;
      if (b == c)
        return b;
      break;
    case NONEQ_OP_ABS:
      if (node[a].op == NONEQ_OP_ABS)
        return a;
      break;
    default:
      break;
    }
  if (node[a].op == NONEQ_OP_NEGATE)
    {
      if (is_even (op))
        return make1 (graph, op, node[a].a);
      if (is_odd (op))
        return make1 (graph, NONEQ_OP_NEGATE, make1 (graph, op, node[a].a));
    }
  return noneq_graph_plain (graph, op, a, operands > 1 ? b : NONEQ_NONE,
                operands > 2 ? c : NONEQ_NONE);
}

/* Rules that call make follow a chain of signs, say, of a graph that was read
   as it is; how far is bounded.  */
#define DEEPEST 64

int32_t
noneq_graph_make (noneq_graph *graph, noneq_operation op, int32_t a,
                  int32_t b, int32_t c)
{
  if (graph->status != NONEQ_OK)
    return 0;
  if (graph->depth >= DEEPEST)
    return noneq_graph_plain (graph, op, a, b, c);
  graph->depth++;
  int32_t made = simplified (graph, op, a, b, c);
  graph->depth--;
  return made;
}
