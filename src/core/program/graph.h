/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Expression graphs: nodes whose operands are earlier nodes.

   noneq_graph_make simplifies as it builds and returns an existing node that
   is the same.  What it may change is rounding, and that only: a value that
   is finite stays, unless an intermediate result comes within a factor 2^64
   of the ends of the range of double; 0 * x, x - x and x / x are kept, so that
   a trajectory that has become Inf or NaN shows it.  The sign of a zero is not
   kept.

   Nothing here recurses along the graph: the depth may be as large as the
   graph.  */

#ifndef NONEQ_GRAPH_H
#define NONEQ_GRAPH_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "program/operations.h"

#define NONEQ_NONE (-1)

/* Nodes of a graph and inputs of a program at most.  */
#define NONEQ_GRAPH_NODES (1 << 26)
#define NONEQ_GRAPH_INPUTS (1 << 20)

typedef struct
{
  noneq_operation op;
  int32_t a, b, c; /* operands, from 0, or NONEQ_NONE; the number of an input,
                      from 0, is in a */
  double value;    /* of a constant */
} noneq_node;

typedef struct
{
  noneq_node *node;
  size_t count, room;
  int32_t *slot; /* open hash table of nodes */
  size_t slots;  /* a power of two, or 0 */
  int depth;     /* of calls of make within make */
  noneq_status status; /* of all calls so far: after NONEQ_NO_MEMORY the
                          nodes that make returns mean nothing */
} noneq_graph;

/* An empty graph is all zero.  */
void noneq_graph_free (noneq_graph *graph);

/* Append a graph as Octave holds it: NODES is 4 x COUNT, a column an operation
   and three operands, both counted from 1, 0 for none; VALUES the constants.

   Returned: NONEQ_BAD_ARGUMENT if it is none.  */
noneq_status noneq_graph_read (noneq_graph *graph, const double *nodes,
                               const double *values, size_t count);

/* The inverse, of all nodes.  */
void noneq_graph_write (const noneq_graph *graph, double *nodes,
                        double *values);

/* The node for an operation on earlier nodes, simplified.  */
int32_t noneq_graph_make (noneq_graph *graph, noneq_operation op, int32_t a,
                          int32_t b, int32_t c);
/* The same as it stands.  */
int32_t noneq_graph_plain (noneq_graph *graph, noneq_operation op, int32_t a,
                           int32_t b, int32_t c);
int32_t noneq_graph_constant (noneq_graph *graph, double value);
int32_t noneq_graph_input (noneq_graph *graph, int32_t number);

/* ROOTS[k] = node of the derivative of node ROOT in the input INPUTS[k], from
   0, in reverse mode: the cost of all is a small multiple of that of ROOT.
   Those of floor, round, sign and of masks are 0; abs (x)' = sign (x); min
   and max have that of the operand they choose.  A derivative that is
   structurally zero is left out of sums and products, so it makes no NaN of
   0 * Inf.  */
noneq_status noneq_graph_derive (noneq_graph *graph, size_t root,
                                 const int32_t *inputs, size_t count,
                                 int32_t *roots);

/* LIVE[i] = 1 for the nodes that ROOTS need, else 0.  */
void noneq_graph_mark (const noneq_graph *graph, const int32_t *roots,
                       size_t count, char *live);

#endif
