/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* From an expression graph to an image:

   1. The live nodes are built anew, simplified, each only once; divisions by
      one divisor become products with its reciprocal, and a constant times a
      factor that several products share is taken once.
   2. Sums take up a product that has no other use: multiply-add.
   3. Each node is put just before the first that needs it, of two operands
      the one that needs more registers first (Sethi and Ullman 1970), so that
      few registers are in use at any time and stay in the first-level cache.
      If many are, the sums that the outputs consist of are tried term by term
      instead, all outputs together: what is left of a pair of particles is
      then their two sums.
   4. A register is given back at the last use of its value; the one given
      back last is taken first.  */

#include <stdlib.h>
#include <string.h>

#include "program/image.h"
#include "program/program.h"

/* What computes a node: operands are nodes, the first OPERANDS of them.  */
typedef struct
{
  int32_t operand[3];
  int16_t code, operands;
} selection;

typedef struct
{
  noneq_graph graph;
  int32_t *root;
  size_t roots;
  size_t room;          /* nodes there is memory for */
  selection *chosen;    /* of each node */
  int32_t *uses;        /* by live nodes and outputs */
  int32_t *need;        /* registers to compute it, roughly */
  int32_t *order;       /* nodes as they are computed */
  size_t ordered;
  int32_t *place;       /* register, or number of a constant */
  int32_t *last;        /* position of the last use in the order */
  int32_t *partner;     /* sin of a cos and reverse, both live */
  char *live, *state;
  int32_t *stack;       /* free registers, or nodes being visited */
} compiler;

#define FOREVER INT32_MAX

static int
is_constant (const compiler *k, int32_t i)
{
  return k->graph.node[i].op == NONEQ_OP_CONSTANT;
}

static int
is_leaf (const compiler *k, int32_t i)
{
  return noneq_operation_operands (k->graph.node[i].op) == 0;
}

/* ---- 1.  */

/* TARGET = the live nodes of SOURCE simplified, ROOT moved along.  Divisions
   by a node that divides more than once are done by its reciprocal.  */
static noneq_status
rebuild (const noneq_graph *source, noneq_graph *target, int32_t *root,
         size_t roots)
{
  size_t count = source->count;
  char *live = malloc (count + 1);
  int32_t *map = malloc ((count + 1) * sizeof *map);
  int32_t *divides = calloc (count + 1, sizeof *divides);
  if (! live || ! map || ! divides)
    {
      free (live);
      free (map);
      free (divides);
      return NONEQ_NO_MEMORY;
    }
  noneq_graph_mark (source, root, roots, live);
  for (size_t i = 0; i < count; i++)
    if (live[i] && source->node[i].op == NONEQ_OP_DIVIDE
        && source->node[source->node[i].b].op != NONEQ_OP_CONSTANT)
      divides[source->node[i].b]++;
  for (size_t i = 0; i < count && target->status == NONEQ_OK; i++)
    if (live[i])
      {
        const noneq_node *n = &source->node[i];
        int operands = noneq_operation_operands (n->op);
        if (n->op == NONEQ_OP_CONSTANT)
          map[i] = noneq_graph_constant (target, n->value);
        else if (n->op == NONEQ_OP_INPUT)
          map[i] = noneq_graph_input (target, n->a);
        else if (n->op == NONEQ_OP_DIVIDE && divides[n->b] > 1)
          map[i] = noneq_graph_make (
              target, NONEQ_OP_MULTIPLY, map[n->a],
              noneq_graph_make (target, NONEQ_OP_DIVIDE,
                                noneq_graph_constant (target, 1), map[n->b],
                                NONEQ_NONE),
              NONEQ_NONE);
        else
          map[i] = noneq_graph_make (
              target, n->op, map[n->a],
              operands > 1 ? map[n->b] : NONEQ_NONE,
              operands > 2 ? map[n->c] : NONEQ_NONE);
      }
  if (target->status == NONEQ_OK)
    for (size_t k = 0; k < roots; k++)
      root[k] = map[root[k]];
  free (live);
  free (map);
  free (divides);
  return target->status;
}

/* A product k (u v) could be (k u) v or (k v) u.  */
typedef struct
{
  int32_t constant, factor;
} scaling;

static int
compare_scalings (const void *a, const void *b)
{
  const scaling *s = a, *t = b;
  if (s->constant != t->constant)
    return s->constant < t->constant ? -1 : 1;
  return (s->factor > t->factor) - (s->factor < t->factor);
}

/* How often CONSTANT FACTOR occurs among the N sorted scalings.  */
static size_t
occurrences (const scaling *sorted, size_t n, int32_t constant,
             int32_t factor)
{
  scaling wanted = { constant, factor };
  size_t end[2];
  /* The first that is not below, and the first that is above.  */
  for (int above = 0; above < 2; above++)
    {
      size_t low = 0, high = n;
      while (low < high)
        {
          size_t middle = low + (high - low) / 2;
          if (compare_scalings (&sorted[middle], &wanted) < above)
            low = middle + 1;
          else
            high = middle;
        }
      end[above] = low;
    }
  return end[1] - end[0];
}

/* Whether node I is k (u v) with a product that nothing else uses.  */
static int
is_scaled_product (const noneq_graph *graph, const int32_t *uses, size_t i)
{
  const noneq_node *n = &graph->node[i];
  if (n->op != NONEQ_OP_MULTIPLY
      || graph->node[n->b].op != NONEQ_OP_CONSTANT)
    return 0;
  const noneq_node *p = &graph->node[n->a];
  return p->op == NONEQ_OP_MULTIPLY && uses[n->a] == 1
         && graph->node[p->b].op != NONEQ_OP_CONSTANT;
}

static void
count_operands (const noneq_graph *graph, const char *live,
                const int32_t *root, size_t roots, int32_t *uses)
{
  for (size_t i = 0; i < graph->count; i++)
    if (live[i])
      {
        const noneq_node *n = &graph->node[i];
        int operands = noneq_operation_operands (n->op);
        if (operands > 0)
          uses[n->a]++;
        if (operands > 1)
          uses[n->b]++;
        if (operands > 2)
          uses[n->c]++;
      }
  for (size_t r = 0; r < roots; r++)
    uses[root[r]]++;
}

/* TARGET = SOURCE, ROOT moved along, where k (u v), k (u w), ... have become
   (k u) v, (k u) w, ...: the components of a gradient have such factors.  */
static noneq_status
share_factors (const noneq_graph *source, noneq_graph *target, int32_t *root,
               size_t roots)
{
  size_t count = source->count, scalings = 0;
  char *live = malloc (count + 1);
  int32_t *map = malloc ((count + 1) * sizeof *map);
  int32_t *uses = calloc (count + 1, sizeof *uses);
  scaling *sorted = malloc ((2 * count + 1) * sizeof *sorted);
  if (! live || ! map || ! uses || ! sorted)
    target->status = NONEQ_NO_MEMORY;
  else
    {
      noneq_graph_mark (source, root, roots, live);
      count_operands (source, live, root, roots, uses);
      for (size_t i = 0; i < count; i++)
        if (live[i] && is_scaled_product (source, uses, i))
          {
            const noneq_node *n = &source->node[i];
            const noneq_node *p = &source->node[n->a];
            sorted[scalings++] = (scaling){ n->b, p->a };
            sorted[scalings++] = (scaling){ n->b, p->b };
          }
      qsort (sorted, scalings, sizeof *sorted, compare_scalings);
    }
  for (size_t i = 0; i < count && target->status == NONEQ_OK; i++)
    if (live[i])
      {
        const noneq_node *n = &source->node[i];
        int operands = noneq_operation_operands (n->op);
        int32_t a = operands > 0 ? map[n->a] : NONEQ_NONE;
        int32_t b = operands > 1 ? map[n->b] : NONEQ_NONE;
        int32_t c = operands > 2 ? map[n->c] : NONEQ_NONE;
        if (n->op == NONEQ_OP_CONSTANT)
          map[i] = noneq_graph_constant (target, n->value);
        else if (n->op == NONEQ_OP_INPUT)
          map[i] = noneq_graph_input (target, n->a);
        else
          {
            if (is_scaled_product (source, uses, i))
              {
                const noneq_node *p = &source->node[n->a];
                size_t first = occurrences (sorted, scalings, n->b, p->a);
                size_t second = occurrences (sorted, scalings, n->b, p->b);
                /* A square counts its factor twice.  */
                if (p->a != p->b && (first > 1 || second > 1))
                  {
                    int32_t shared = first >= second ? p->a : p->b;
                    a = noneq_graph_plain (target, NONEQ_OP_MULTIPLY,
                                           map[shared], b, NONEQ_NONE);
                    b = map[shared == p->a ? p->b : p->a];
                  }
              }
            map[i] = noneq_graph_plain (target, n->op, a, b, c);
          }
      }
  if (target->status == NONEQ_OK)
    for (size_t k = 0; k < roots; k++)
      root[k] = map[root[k]];
  free (live);
  free (map);
  free (uses);
  free (sorted);
  return target->status;
}

/* ---- 2.  */

static void
count_uses (compiler *k)
{
  noneq_graph_mark (&k->graph, k->root, k->roots, k->live);
  memset (k->uses, 0, k->room * sizeof *k->uses);
  count_operands (&k->graph, k->live, k->root, k->roots, k->uses);
}

/* A product for one use only.  */
static int
absorbable (const compiler *k, int32_t i)
{
  return k->graph.node[i].op == NONEQ_OP_MULTIPLY && k->uses[i] == 1;
}

static void
select_code (compiler *k, size_t i)
{
  const noneq_node n = k->graph.node[i];
  selection s = { { n.a, n.b, n.c }, (int16_t) n.op,
                  (int16_t) noneq_operation_operands (n.op) };
  int32_t product = NONEQ_NONE, rest = NONEQ_NONE;
  int code = n.op;
  switch (n.op)
    {
    case NONEQ_OP_ADD:
      if (absorbable (k, n.a))
        product = n.a, rest = n.b;
      else if (absorbable (k, n.b))
        product = n.b, rest = n.a;
      code = NONEQ_CODE_MADD;
      break;
    case NONEQ_OP_SUBTRACT:
      if (absorbable (k, n.b))
        product = n.b, rest = n.a, code = NONEQ_CODE_NMADD;
      else if (absorbable (k, n.a))
        product = n.a, rest = n.b, code = NONEQ_CODE_MSUB;
      break;
    case NONEQ_OP_NEGATE:
      if (absorbable (k, n.a))
        {
          product = n.a;
          rest = noneq_graph_constant (&k->graph, 0);
          code = NONEQ_CODE_NMADD;
        }
      break;
    default:
      break;
    }
  if (product != NONEQ_NONE)
    {
      noneq_node p = k->graph.node[product];
      if (code == NONEQ_CODE_NMADD && is_constant (k, p.b))
        {
          code = NONEQ_CODE_MADD;
          p.b = noneq_graph_constant (&k->graph,
                                      -k->graph.node[p.b].value);
        }
      s = (selection){ { p.a, p.b, rest }, (int16_t) code, 3 };
    }
  k->chosen[i] = s;
}

/* ---- 3.  */

/* The registers that computing node I takes, as if nothing were shared.  */
static void
estimate_need (compiler *k, size_t i)
{
  const selection *s = &k->chosen[i];
  int32_t need[3] = { 0 }, most = 1;
  for (int j = 0; j < s->operands; j++)
    need[j] = k->need[s->operand[j]];
  for (int j = 0; j < 2; j++)
    for (int l = 0; l < 2; l++)
      if (need[l] < need[l + 1])
        {
          int32_t other = need[l];
          need[l] = need[l + 1];
          need[l + 1] = other;
        }
  for (int j = 0; j < 3; j++)
    if (need[j] && need[j] + j > most)
      most = need[j] + j;
  k->need[i] = most;
}

enum { NEW, OPEN, DONE };

/* Visit everything that node START needs, and append it.  A node is on the
   stack once for its operands and is met again when these are done; it may
   be pushed again by another while it waits.  */
static void
visit (compiler *k, int32_t start)
{
  size_t height = 0;
  k->stack[height++] = start;
  while (height)
    {
      int32_t i = k->stack[height - 1];
      if (k->state[i] != NEW || is_leaf (k, i))
        {
          height--;
          if (k->state[i] == OPEN)
            {
              k->state[i] = DONE;
              k->order[k->ordered++] = i;
              if (k->partner[i] != NONEQ_NONE)
                k->state[k->partner[i]] = DONE;
            }
          continue;
        }
      k->state[i] = OPEN;
      /* The greatest need on top.  */
      const selection *s = &k->chosen[i];
      size_t base = height;
      for (int j = 0; j < s->operands; j++)
        {
          int32_t o = s->operand[j];
          if (is_leaf (k, o) || k->state[o] != NEW)
            continue;
          size_t at = height++;
          while (at > base && k->need[k->stack[at - 1]] > k->need[o])
            {
              k->stack[at] = k->stack[at - 1];
              at--;
            }
          k->stack[at] = o;
        }
    }
}

/* Visit the sums of which the outputs are made, term by term.  */
static void
visit_sums (compiler *k)
{
  size_t count = k->graph.count;
  char *sum = k->live;
  memset (sum, 0, count);
  for (size_t r = 0; r < k->roots; r++)
    sum[k->root[r]] = 1;
  for (size_t i = count; i-- > 0;)
    if (sum[i])
      {
        const noneq_node *n = &k->graph.node[i];
        sum[i] = 0;
        if (n->op == NONEQ_OP_ADD || n->op == NONEQ_OP_SUBTRACT)
          sum[i] = sum[n->a] = sum[n->b] = 1;
        else if (n->op == NONEQ_OP_NEGATE
                 || (n->op == NONEQ_OP_MULTIPLY && is_constant (k, n->b)))
          sum[n->a] = 1;
      }
  for (size_t i = 0; i < count; i++)
    if (sum[i])
      visit (k, (int32_t) i);
}

/* Sines and cosines of one angle are computed together.  */
static void
pair_sines (compiler *k)
{
  for (size_t i = 0; i < k->room; i++)
    {
      k->partner[i] = NONEQ_NONE;
      k->last[i] = NONEQ_NONE;
    }
  for (size_t i = 0; i < k->graph.count; i++)
    if (k->live[i])
      {
        const noneq_node *n = &k->graph.node[i];
        if (n->op != NONEQ_OP_SIN && n->op != NONEQ_OP_COS)
          continue;
        int32_t other = k->last[n->a];
        if (other == NONEQ_NONE)
          k->last[n->a] = (int32_t) i;
        else
          {
            k->partner[i] = other;
            k->partner[other] = (int32_t) i;
          }
      }
}

/* ---- 4.  */

typedef struct
{
  double *number;
  size_t count, room;
  int failed;
} text;

static void
put (text *t, double x)
{
  if (t->count == t->room)
    {
      size_t room = t->room ? 2 * t->room : 256;
      double *number = t->failed ? NULL
                                 : realloc (t->number, room * sizeof *number);
      if (! number)
        {
          t->failed = 1;
          return;
        }
      t->number = number;
      t->room = room;
    }
  t->number[t->count++] = x;
}

typedef struct
{
  text constants, fills, instructions;
  int32_t registers;
  size_t free; /* registers on the stack */
} emission;

/* The number of a constant in the program.  */
static int32_t
constant_place (compiler *k, emission *e, int32_t i)
{
  if (k->place[i] == NONEQ_NONE)
    {
      k->place[i] = (int32_t) e->constants.count;
      put (&e->constants, k->graph.node[i].value);
    }
  return k->place[i];
}

static int32_t
take_register (compiler *k, emission *e)
{
  return e->free ? k->stack[--e->free] : e->registers++;
}

static void
emit (compiler *k, emission *e, size_t at)
{
  int32_t i = k->order[at], pair = k->partner[i];
  const selection *s = &k->chosen[i];
  int form = 0;
  int32_t operand[3] = { 0, 0, 0 };
  for (int j = 0; j < s->operands; j++)
    {
      int32_t o = s->operand[j];
      if (is_constant (k, o))
        {
          form |= 1 << j;
          operand[j] = constant_place (k, e, o);
        }
      else
        operand[j] = k->place[o];
    }
  /* A kernel reads before it writes, so the result may take the place of an
     operand.  */
  for (int j = 0; j < s->operands; j++)
    {
      int32_t o = s->operand[j];
      if (! is_leaf (k, o) && k->last[o] == (int32_t) at)
        {
          k->stack[e->free++] = k->place[o];
          k->last[o] = FOREVER;
        }
    }
  int code = s->code;
  k->place[i] = take_register (k, e);
  int32_t result = k->place[i];
  if (pair != NONEQ_NONE)
    {
      k->place[pair] = take_register (k, e);
      code = NONEQ_CODE_SINCOS;
      operand[2] = s->code == NONEQ_OP_SIN ? k->place[pair] : k->place[i];
      result = s->code == NONEQ_OP_SIN ? k->place[i] : k->place[pair];
    }
  put (&e->instructions, code);
  put (&e->instructions, form);
  put (&e->instructions, result);
  for (int j = 0; j < 3; j++)
    put (&e->instructions, operand[j]);
}

static void
allocate (compiler *k, emission *e, size_t inputs)
{
  for (size_t i = 0; i < k->room; i++)
    {
      k->last[i] = NONEQ_NONE;
      k->place[i] = NONEQ_NONE;
    }
  for (size_t i = 0; i < k->graph.count; i++)
    if (k->graph.node[i].op == NONEQ_OP_INPUT)
      k->place[i] = k->graph.node[i].a;
  for (size_t at = 0; at < k->ordered; at++)
    {
      const selection *s = &k->chosen[k->order[at]];
      for (int j = 0; j < s->operands; j++)
        k->last[s->operand[j]] = (int32_t) at;
    }
  for (size_t r = 0; r < k->roots; r++)
    k->last[k->root[r]] = FOREVER;
  e->registers = (int32_t) inputs;
  /* Constant outputs, each in a register that is never written again.  */
  for (size_t r = 0; r < k->roots; r++)
    {
      int32_t i = k->root[r];
      if (is_constant (k, i) && k->state[i] != DONE)
        {
          k->state[i] = DONE;
          put (&e->fills, e->registers);
          put (&e->fills, constant_place (k, e, i));
          k->need[i] = e->registers++;
        }
    }
  for (size_t at = 0; at < k->ordered; at++)
    emit (k, e, at);
}

static noneq_status
assemble (const compiler *k, emission *e, size_t inputs, double **image,
          size_t *size)
{
  size_t n = NONEQ_IMAGE_HEADER + k->roots + e->constants.count
             + e->fills.count + e->instructions.count;
  double *p = malloc (n * sizeof *p);
  if (! p || e->constants.failed || e->fills.failed || e->instructions.failed)
    {
      free (p);
      return NONEQ_NO_MEMORY;
    }
  *image = p;
  *size = n;
  *p++ = NONEQ_IMAGE_MAGIC;
  *p++ = NONEQ_IMAGE_VERSION;
  *p++ = (double) inputs;
  *p++ = e->registers;
  *p++ = (double) k->roots;
  *p++ = (double) e->constants.count;
  *p++ = (double) (e->fills.count / 2);
  *p++ = (double) (e->instructions.count / NONEQ_IMAGE_INSTRUCTION);
  for (size_t r = 0; r < k->roots; r++)
    *p++ = is_constant (k, k->root[r]) ? k->need[k->root[r]]
                                       : k->place[k->root[r]];
  const text *part[] = { &e->constants, &e->fills, &e->instructions };
  for (int j = 0; j < 3; j++)
    if (part[j]->count)
      {
        memcpy (p, part[j]->number, part[j]->count * sizeof *p);
        p += part[j]->count;
      }
  return NONEQ_OK;
}

/* Registers beside the inputs that fit the first-level cache with room.  */
#define FEW_REGISTERS 12

/* An image of the nodes in one of two orders, and the registers it takes.  */
static noneq_status
generate_in_order (compiler *k, int sums_first, size_t inputs, double **image,
                   size_t *size, int32_t *registers)
{
  memset (k->state, NEW, k->room);
  k->ordered = 0;
  if (sums_first)
    visit_sums (k);
  for (size_t r = 0; r < k->roots; r++)
    visit (k, k->root[r]);
  emission e = { 0 };
  allocate (k, &e, inputs);
  noneq_status status = assemble (k, &e, inputs, image, size);
  *registers = e.registers;
  free (e.constants.number);
  free (e.fills.number);
  free (e.instructions.number);
  return status;
}

static noneq_status
generate (compiler *k, size_t inputs, double **image, size_t *size)
{
  /* Selection adds a constant a node at most; a node is pushed once for each
     of its uses.  */
  size_t count = k->graph.count;
  k->room = 2 * count + 2;
  size_t n = k->room;
  k->chosen = calloc (n, sizeof *k->chosen);
  int32_t *memory = calloc (10 * n, sizeof *memory);
  k->live = calloc (2 * n, 1);
  if (! k->chosen || ! memory || ! k->live)
    {
      free (k->chosen);
      free (memory);
      free (k->live);
      return NONEQ_NO_MEMORY;
    }
  k->uses = memory;
  k->need = memory + n;
  k->order = memory + 2 * n;
  k->place = memory + 3 * n;
  k->last = memory + 4 * n;
  k->partner = memory + 5 * n;
  k->stack = memory + 6 * n;
  k->state = k->live + n;

  count_uses (k);
  pair_sines (k);
  for (size_t i = 0; i < count; i++)
    if (k->live[i] && ! is_leaf (k, (int32_t) i))
      {
        select_code (k, i);
        estimate_need (k, i);
      }
  noneq_status status = k->graph.status;
  int32_t registers, other_registers;
  if (status == NONEQ_OK)
    status = generate_in_order (k, 0, inputs, image, size, &registers);
  if (status == NONEQ_OK && registers > (int32_t) inputs + FEW_REGISTERS)
    {
      double *other;
      size_t other_size;
      status = generate_in_order (k, 1, inputs, &other, &other_size,
                                  &other_registers);
      if (status != NONEQ_OK || other_registers < registers)
        free (*image);
      else
        free (other);
      if (status == NONEQ_OK && other_registers < registers)
        {
          *image = other;
          *size = other_size;
        }
    }
  free (k->chosen);
  free (memory);
  free (k->live);
  return status;
}

noneq_status
noneq_program_compile (const noneq_graph *graph, const int32_t *roots,
                       size_t count, size_t inputs, double **image,
                       size_t *size)
{
  if (inputs > NONEQ_GRAPH_INPUTS || count > NONEQ_GRAPH_NODES)
    return NONEQ_BAD_ARGUMENT;
  for (size_t r = 0; r < count; r++)
    if (roots[r] < 0 || (size_t) roots[r] >= graph->count)
      return NONEQ_BAD_ARGUMENT;

  compiler k = { .roots = count };
  noneq_graph first = { 0 }, second = { 0 };
  k.root = malloc ((count + 1) * sizeof *k.root);
  noneq_status status = k.root ? NONEQ_OK : NONEQ_NO_MEMORY;
  if (status == NONEQ_OK)
    {
      memcpy (k.root, roots, count * sizeof *k.root);
      status = rebuild (graph, &first, k.root, count);
    }
  if (status == NONEQ_OK)
    status = rebuild (&first, &second, k.root, count);
  noneq_graph_free (&first);
  if (status == NONEQ_OK)
    status = share_factors (&second, &k.graph, k.root, count);
  noneq_graph_free (&second);
  for (size_t i = 0; i < k.graph.count && status == NONEQ_OK; i++)
    if (k.graph.node[i].op == NONEQ_OP_INPUT
        && (size_t) k.graph.node[i].a >= inputs)
      status = NONEQ_BAD_ARGUMENT;
  if (status == NONEQ_OK)
    status = generate (&k, inputs, image, size);
  noneq_graph_free (&k.graph);
  free (k.root);
  return status;
}
