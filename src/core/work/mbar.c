/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The weight matrix W, samples x states, is never kept: each pass over the
   data makes it anew in tiles that stay in the first-level cache, which costs
   less than to read it back from memory.  Scaled columns of one slab of
   samples go to a buffer from which dsyrk adds to W'W.  Threads share the
   tiles; dsyrk is called by the master thread alone and always on the same
   slabs, so that no result depends on the number of threads.

   Energies enter as u_kn minus the u of the sample's own state, an exact
   difference for a large common offset, and during Newton's method the free
   energies are F (in the exponentials) plus a small DF (in the factors
   N_k exp (df_k)): the equations are solved to rounding even where F itself
   has only 12 digits behind the point.  */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/blas.h"
#include "base/sum.h"
#include "work/bar.h"
#include "work/exp_mean.h"
#include "work/kernels.h"
#include "work/mbar.h"
#include "work/resample.h"

/* Samples of one chunk of parallel work, a multiple of the tile.  */
#define PASS_CHUNK 1024

/* Doubles in the buffer of a slab (8 MiB), if one chunk is not more: few
   slabs, because each costs the threads a meeting, but they stay in the
   cache.  */
#define SLAB_DOUBLES 1048576

#define RESIDUAL 1e-12

/* Samples of each state in the problem that the full one is started from,
   and values of each pair of states that the tree is chosen by.  */
#define THIN_STATE 1000
#define THIN_PAIRS 40000
#define THIN_PAIR_LOWEST 50

/* The information that two sets of samples hold on a free energy difference
   is sum p (1 - p), in units of one sample that lies as much in one state as
   in the other.  Below the first number they do not overlap; above the second
   an estimate from a thinned sample is good enough to start from.  */
#define NO_INFORMATION 1e-8
#define MUCH_INFORMATION 10.0

/* Newton steps are cut to this; bootstrap replicates farther than
   BOOTSTRAP_FAR from the start have lost the overlap.  */
#define STEP_LONGEST 50.0
#define BOOTSTRAP_FAR 60.0

/* A replicate is tried at this distance from where it ended, and lost if its
   curvature there is below this part of that of all samples.  */
#define SOFT_RANGE 0.1
#define FLAT 1e-3

/* ---- The problem and its columns.  */

typedef struct
{
  const noneq_work_kernels *kernels;
  size_t states, samples, sampled;
  const double *u;
  size_t observable_rows;
  const double *observable;
  size_t *row;   /* column -> state; the SAMPLED states with samples first */
  size_t *first; /* state -> its first sample; states + 1 */
  double *count; /* column -> number of samples */
} model;

static void
model_free (model *m)
{
  free (m->row);
  free (m->count);
  m->row = NULL;
  m->count = NULL;
}

static noneq_status
model_make (const noneq_run *run, size_t states, const double *u,
            const size_t *count, model *m)
{
  *m = (model){ .kernels = noneq_work_kernels_for (run->isa),
                .states = states, .u = u };
  m->row = malloc ((2 * states + 1) * sizeof (size_t));
  m->count = malloc (states * sizeof (double));
  if (! m->row || ! m->count)
    {
      model_free (m);
      return NONEQ_NO_MEMORY;
    }
  m->first = m->row + states;
  m->first[0] = 0;
  for (size_t k = 0; k < states; k++)
    {
      m->first[k + 1] = m->first[k] + count[k];
      if (count[k])
        m->row[m->sampled++] = k;
    }
  size_t empty = m->sampled;
  for (size_t k = 0; k < states; k++)
    if (! count[k])
      m->row[empty++] = k;
  for (size_t c = 0; c < states; c++)
    m->count[c] = (double) count[m->row[c]];
  m->samples = m->first[states];
  return NONEQ_OK;
}

/* The state that sample N comes from.  */
static size_t
state_of (const model *m, size_t n)
{
  size_t low = 0, high = m->states;
  while (high - low > 1)
    {
      size_t middle = low + (high - low) / 2;
      if (m->first[middle] <= n)
        low = middle;
      else
        high = middle;
    }
  return low;
}

#define OWN_INFINITE 4

static noneq_status
status_of_flags (int flags)
{
  if (flags & NONEQ_TILE_NAN)
    return NONEQ_NOT_A_NUMBER;
  if (flags & NONEQ_TILE_INFINITE)
    return NONEQ_MINUS_INFINITY;
  return flags ? NONEQ_NO_WEIGHT : NONEQ_OK;
}

/* Columns 0 .. COLUMNS-1 of the tile of N samples from sample AT on: the
   states in the order of m->row, then the same times the observable.  */
static int
fill (const model *m, size_t at, size_t n, size_t columns, const double *f,
      double *tile, double *shift)
{
  double own[NONEQ_TILE];
  const double *u = m->u + at * m->states;
  size_t k = state_of (m, at);
  for (size_t j = 0; j < n; j++)
    {
      while (at + j >= m->first[k + 1])
        k++;
      own[j] = u[j * m->states + k];
      if (! isfinite (own[j]))
        return isnan (own[j]) ? NONEQ_TILE_NAN
                              : own[j] < 0 ? NONEQ_TILE_INFINITE
                                           : OWN_INFINITE;
    }
  size_t plain = columns < m->states ? columns : m->states;
  int flags = m->kernels->boltzmann_tile (u, m->states, n, m->row, m->sampled,
                                          plain, f, own, tile, shift);
  for (size_t c = plain; c < columns; c++)
    {
      size_t state = m->row[c - plain];
      const double *a = m->observable + at * m->observable_rows
                        + (m->observable_rows > 1 ? state : 0);
      const double *from = tile + (c - plain) * NONEQ_TILE;
      double *to = tile + c * NONEQ_TILE;
      for (size_t j = 0; j < n; j++)
        to[j] = from[j] * a[j * m->observable_rows];
      for (size_t j = n; j < NONEQ_TILE; j++)
        to[j] = 1.0;
    }
  return flags;
}

/* Memory for doubles, and where in it the first whole cache line starts.  */
static double *
doubles (size_t n, double **start)
{
  double *memory = malloc ((n + 8) * sizeof (double));
  *start = memory ? memory + (64 - ((uintptr_t) memory & 63)) % 64 / 8 : NULL;
  return memory;
}

static double
total_of_lanes (const double *lane)
{
  double s = lane[0];
  for (int i = 1; i < NONEQ_TILE_LANES; i++)
    s += lane[i];
  return s;
}

/* ---- One pass: sums and scalar products of the columns.  */

typedef struct
{
  const model *m;
  size_t columns;
  const double *f, *factor;
  size_t first;  /* chunk that the slab starts with */
  double *tile;  /* columns x NONEQ_TILE, a thread */
  double *slab;
  size_t stride;
  double *sum;   /* columns x NONEQ_TILE_LANES, a chunk of the slab */
  int *flags;    /* a chunk of the slab */
  double weight[2 * NONEQ_TILE]; /* NONEQ_TILE ones, then as many zeros */
} pass_task;

static void
pass_chunk (void *data, size_t chunk, int thread)
{
  const pass_task *task = data;
  const model *m = task->m;
  double shift[NONEQ_TILE], *tile = task->tile + (size_t) thread
                                                 * task->columns * NONEQ_TILE;
  double *sum = task->sum + chunk * task->columns * NONEQ_TILE_LANES;
  memset (sum, 0, task->columns * NONEQ_TILE_LANES * sizeof (double));
  task->flags[chunk] = 0;
  size_t at = (task->first + chunk) * PASS_CHUNK;
  size_t end = m->samples - at < PASS_CHUNK ? m->samples : at + PASS_CHUNK;
  double *scaled = task->slab + chunk * PASS_CHUNK;
  for (; at < end; at += NONEQ_TILE, scaled += NONEQ_TILE)
    {
      size_t n = end - at < NONEQ_TILE ? end - at : NONEQ_TILE;
      int flags = fill (m, at, n, task->columns, task->f, tile, shift);
      task->flags[chunk] |= flags;
      if (flags)
        return;
      /* The ones for the samples there are, zeros for the rest.  */
      double part[NONEQ_TILE];
      const double *weight = task->weight;
      if (n < NONEQ_TILE)
        {
          memcpy (part, task->weight + NONEQ_TILE - n, sizeof part);
          weight = part;
        }
      m->kernels->mixture_sums (tile, m->sampled, task->columns, task->factor,
                                weight, sum, scaled, task->stride);
    }
}

/* SUM[c] = sum over samples of e_nc / sum_l FACTOR[l] e_nl with e the
   Boltzmann factors at F, and the lower triangle of GRAM the scalar products
   of these columns.  */
static noneq_status
pass (const noneq_run *run, const model *m, size_t columns, const double *f,
      const double *factor, double *sum, double *gram)
{
  size_t chunks = (m->samples + PASS_CHUNK - 1) / PASS_CHUNK;
  size_t slab = SLAB_DOUBLES / (PASS_CHUNK * columns);
  slab = slab < 1 ? 1 : slab > chunks ? chunks : slab;
  size_t threads = (size_t) noneq_run_threads (run);
  /* Columns must not be a power of two apart: they would share cache sets. */
  size_t stride = slab * PASS_CHUNK + 8;

  pass_task task = { .m = m, .columns = columns, .f = f, .factor = factor,
                     .stride = stride };
  for (int j = 0; j < NONEQ_TILE; j++)
    task.weight[j] = 1.0;
  double *memory = doubles (threads * columns * NONEQ_TILE + columns * stride
                            + slab * columns * NONEQ_TILE_LANES, &task.tile);
  noneq_sum *total = calloc (columns, sizeof (noneq_sum));
  task.flags = malloc (slab * sizeof (int));
  noneq_status status
      = memory && total && task.flags ? NONEQ_OK : NONEQ_NO_MEMORY;
  if (! status)
    {
      task.sum = task.tile + threads * columns * NONEQ_TILE;
      task.slab = task.sum + slab * columns * NONEQ_TILE_LANES;
      memset (gram, 0, columns * columns * sizeof (double));
    }
  for (; task.first < chunks && ! status; task.first += slab)
    {
      size_t here = chunks - task.first < slab ? chunks - task.first : slab;
      status = noneq_for_chunks (run, here, pass_chunk, &task);
      int flags = 0;
      for (size_t i = 0; i < here && ! status; i++)
        flags |= task.flags[i];
      if (! status)
        status = status_of_flags (flags);
      if (status)
        break;
      for (size_t i = 0; i < here; i++)
        for (size_t c = 0; c < columns; c++)
          noneq_sum_add (&total[c],
                         total_of_lanes (task.sum + (i * columns + c)
                                                    * NONEQ_TILE_LANES));
      size_t rows = m->samples - task.first * PASS_CHUNK;
      rows = rows < slab * PASS_CHUNK ? rows : slab * PASS_CHUNK;
      noneq_fint n = (noneq_fint) columns, k = (noneq_fint) rows;
      noneq_fint ld = (noneq_fint) stride;
      double one = 1.0;
      dsyrk_ ("L", "T", &n, &k, &one, task.slab, &ld, &one, gram, &n, 1, 1);
    }
  if (! status)
    for (size_t c = 0; c < columns; c++)
      sum[c] = noneq_sum_total (&total[c]);
  free (memory);
  free (total);
  free (task.flags);
  return status;
}

/* The Hessian without the row and column of the first state, whose free
   energy is held: it is the Laplacian of the graph whose edges weigh
     N_k N_l sum_n W_nk W_nl = A_k A_l GRAM(k, l),
   so that its diagonal comes without cancellation as a sum of the rest of
   the row.  */
static void
laplacian (size_t n, const double *a, const double *gram, double *hessian)
{
  for (size_t i = 1; i < n; i++)
    {
      noneq_sum diagonal = { 0 };
      for (size_t j = 0; j < n; j++)
        {
          if (i == j)
            continue;
          double edge = a[i] * a[j] * (i > j ? gram[i + j * n]
                                             : gram[j + i * n]);
          noneq_sum_add (&diagonal, edge);
          if (j)
            hessian[(i - 1) + (j - 1) * (n - 1)] = -edge;
        }
      hessian[(i - 1) * n] = noneq_sum_total (&diagonal);
    }
}

/* ---- Newton's method.  */

typedef struct
{
  const noneq_run *run;
  const model *m;
  double *f;       /* base of the exponentials */
  double *shift;   /* df; that of the first state stays 0 */
  double *factor;  /* N exp (df) */
  double *sum, *gram;
  double *gradient, *step, *hessian;
  double residual;
} newton_state;

static noneq_status
evaluate (newton_state *s)
{
  const model *m = s->m;
  for (size_t c = 0; c < m->sampled; c++)
    s->factor[c] = m->count[c] * exp (s->shift[c]);
  noneq_status status
      = pass (s->run, m, m->sampled, s->f, s->factor, s->sum, s->gram);
  s->residual = 0.0;
  for (size_t c = 0; c < m->sampled && ! status; c++)
    {
      double p = s->factor[c] * s->sum[c];
      s->gradient[c] = p - m->count[c];
      s->residual = fmax (s->residual, fabs (p / m->count[c] - 1.0));
    }
  return status;
}

/* step = -hessian \ gradient  */
static noneq_status
direction (newton_state *s)
{
  size_t n = s->m->sampled;
  laplacian (n, s->factor, s->gram, s->hessian);
  s->step[0] = 0.0;
  for (size_t c = 1; c < n; c++)
    s->step[c] = -s->gradient[c];
  noneq_fint order = (noneq_fint) (n - 1), one = 1, info = 0;
  if (order)
    dpotrf_ ("L", &order, s->hessian, &order, &info, 1);
  if (info)
    return NONEQ_NO_CONVERGENCE;
  if (order)
    dpotrs_ ("L", &order, &one, s->hessian, &order, s->step + 1, &order, &info,
             1);
  return NONEQ_OK;
}

static double
range (const double *x, size_t n)
{
  double low = x[0], high = x[0];
  for (size_t i = 1; i < n; i++)
    {
      low = fmin (low, x[i]);
      high = fmax (high, x[i]);
    }
  return high - low;
}

static double
dot (const double *x, const double *y, size_t n)
{
  double s = 0.0;
  for (size_t i = 0; i < n; i++)
    s += x[i] * y[i];
  return s;
}

static void
add (double *x, double t, const double *step, size_t n)
{
  for (size_t i = 0; i < n; i++)
    x[i] += t * step[i];
}

/* Newton's method from F (m->sampled free energies) on, until the residual is
   RESIDUAL, or a step is shorter than GOAL.  Returned: F, and of the last
   pass the column sums and scalar products of W.

   Line search: the third derivative of the objective along a step of range d
   (largest minus smallest component) is at most d times the second (Bach,
   Electron. J. Stat. 4, 384, 2010).  Hence a full step with d <= 1 lowers the
   objective, and so does the fraction ln (1 + d) / d of any step; a longer
   step is right when the objective, being convex, still falls at its end.  */
static noneq_status
newton (const noneq_run *run, const model *m, double goal, double *f,
        double *sum, double *gram, double *residual, int *iterations)
{
  size_t n = m->sampled;
  double *memory = malloc ((4 * n + n * n) * sizeof (double));
  if (! memory)
    return NONEQ_NO_MEMORY;
  newton_state s = { .run = run, .m = m, .f = f, .shift = memory,
                     .factor = memory + n, .sum = sum, .gram = gram,
                     .gradient = memory + 2 * n, .step = memory + 3 * n,
                     .hessian = memory + 4 * n };
  memset (s.shift, 0, n * sizeof (double));

  noneq_status status = evaluate (&s);
  int steps = 0;
  while (! status && s.residual > RESIDUAL)
    {
      if (++steps > 200)
        status = NONEQ_NO_CONVERGENCE;
      if (! status)
        status = direction (&s);
      if (status)
        break;
      double d = range (s.step, n);
      double t = d > STEP_LONGEST ? STEP_LONGEST / d : 1.0;
      add (s.shift, t, s.step, n);
      if (d < goal)
        break;
      status = evaluate (&s);
      if (! status && t * d > 1.0 && dot (s.gradient, s.step, n) > 0.0)
        {
          add (s.shift, log1p (d) / d - t, s.step, n);
          status = evaluate (&s);
        }
      if (range (s.shift, n) > STEP_LONGEST)
        {
          /* The sums go on from F + DF as the new F; the factors of the last
             pass stay what they are until the next.  */
          add (f, 1.0, s.shift, n);
          memset (s.shift, 0, n * sizeof (double));
        }
    }
  if (! status)
    {
      for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++)
          gram[i + j * n] *= (s.factor[i] / m->count[i])
                             * (s.factor[j] / m->count[j]);
      for (size_t c = 0; c < n; c++)
        sum[c] *= s.factor[c] / m->count[c];
      add (f, 1.0, s.shift, n);
    }
  *residual = s.residual;
  *iterations = steps;
  free (memory);
  return status;
}

/* ---- The start: a tree of acceptance ratios.  */

typedef struct
{
  size_t a, b; /* columns */
  double free_energy, information;
  noneq_status status;
} edge;

/* Values u_to - u_from of every STRIDE-th sample of state FROM.  */
static size_t
differences (const model *m, size_t from, size_t to, size_t stride,
             double *value)
{
  size_t kept = 0;
  for (size_t n = m->first[from]; n < m->first[from + 1]; n += stride)
    {
      const double *u = m->u + n * m->states;
      value[kept++] = u[to] - u[from];
    }
  return kept;
}

static void
solve_edge (const noneq_run *run, const model *m, size_t pair_values,
            double *scratch, edge *e)
{
  size_t k = m->row[e->a], l = m->row[e->b];
  size_t nk = m->first[k + 1] - m->first[k];
  size_t nl = m->first[l + 1] - m->first[l];
  size_t forward
      = differences (m, k, l, (nk + pair_values - 1) / pair_values, scratch);
  double *other = scratch + forward;
  size_t reverse
      = differences (m, l, k, (nl + pair_values - 1) / pair_values, other);
  const double scale[2] = { 1.0, 1.0 };
  noneq_bar_result r;
  e->status = noneq_bar (run, scratch, forward, other, reverse, scale, &r);
  e->information = 0.0;
  /* No weight, or no root, is no overlap.  */
  if (e->status == NONEQ_NO_WEIGHT || e->status == NONEQ_NO_CONVERGENCE)
    e->status = NONEQ_OK;
  else if (! e->status)
    {
      e->free_energy = r.free_energy;
      e->information = (r.pq[0] + r.pq[1]) * exp (r.log_scale);
    }
}

typedef struct
{
  const model *m;
  noneq_run run; /* serial: the pairs are shared among the threads */
  size_t pair_values;
  double *scratch;
  size_t scratch_size; /* a thread */
  edge *edge;
} edges_task;

static void
edges_chunk (void *data, size_t chunk, int thread)
{
  const edges_task *task = data;
  solve_edge (&task->run, task->m, task->pair_values,
              task->scratch + (size_t) thread * task->scratch_size,
              &task->edge[chunk]);
}

static int
by_information (const void *x, const void *y)
{
  const edge *a = x, *b = y;
  if (a->information != b->information)
    return a->information > b->information ? -1 : 1;
  if (a->a != b->a)
    return a->a < b->a ? -1 : 1;
  return a->b < b->b ? -1 : a->b > b->b;
}

static size_t
root_of (size_t *parent, size_t i)
{
  while (parent[i] != i)
    i = parent[i] = parent[parent[i]];
  return i;
}

/* Kruskal's algorithm: of EDGE, best first, those that hold more than LOWEST
   and join two sets, are moved to the end of TREE.  */
static size_t
join (edge *list, size_t edges, double lowest, size_t *parent, edge *tree,
      size_t joined)
{
  qsort (list, edges, sizeof (edge), by_information);
  for (size_t i = 0; i < edges && list[i].information >= lowest; i++)
    {
      size_t a = root_of (parent, list[i].a), b = root_of (parent, list[i].b);
      if (a != b)
        {
          parent[a > b ? a : b] = a > b ? b : a;
          tree[joined++] = list[i];
        }
    }
  return joined;
}

static noneq_status
first_status (const edge *list, size_t edges)
{
  for (size_t i = 0; i < edges; i++)
    if (list[i].status)
      return list[i].status;
  return NONEQ_OK;
}

/* Pairs of states that FULL must decide on, one by one, with all values.  */
static noneq_status
join_weakly (const noneq_run *run, const model *full, edge *list,
             size_t edges, size_t *parent, edge *tree, size_t *joined)
{
  size_t longest = 0, left = 0;
  for (size_t k = 0; k < full->states; k++)
    if (full->first[k + 1] - full->first[k] > longest)
      longest = full->first[k + 1] - full->first[k];
  double *scratch = malloc (2 * longest * sizeof (double));
  if (! scratch)
    return NONEQ_NO_MEMORY;
  noneq_status status = NONEQ_OK;
  for (size_t i = 0; i < edges && ! status; i++)
    if (root_of (parent, list[i].a) != root_of (parent, list[i].b))
      {
        edge e = list[i];
        solve_edge (run, full, longest, scratch, &e);
        status = e.status ? e.status : noneq_run_poll (run);
        list[left++] = e;
      }
  free (scratch);
  if (! status)
    *joined = join (list, left, NO_INFORMATION, parent, tree, *joined);
  return status;
}

/* F of the sampled states by adding acceptance ratios along the best tree;
   WEAK when all data were needed to build it.  PARENT gets the sets that the
   tree joins.  */
static noneq_status
start (const noneq_run *run, const model *full, const model *thin, double *f,
       size_t *parent, int *weak)
{
  size_t n = full->sampled, pairs = n * (n - 1) / 2;
  for (size_t c = 0; c < n; c++)
    {
      parent[c] = c;
      f[c] = 0.0;
    }
  *weak = 0;
  if (n < 2)
    return NONEQ_OK;

  edges_task task = { .m = thin, .run = *run };
  task.run.threads = 1;
  task.run.poll = NULL;
  task.pair_values = THIN_PAIRS / n;
  if (task.pair_values < THIN_PAIR_LOWEST)
    task.pair_values = THIN_PAIR_LOWEST;
  if (task.pair_values > 2 * THIN_STATE)
    task.pair_values = 2 * THIN_STATE;
  size_t longest = 0;
  for (size_t k = 0; k < thin->states; k++)
    if (thin->first[k + 1] - thin->first[k] > longest)
      longest = thin->first[k + 1] - thin->first[k];
  int all = thin == full && longest <= task.pair_values;

  task.scratch_size = 2 * task.pair_values;
  size_t threads = (size_t) noneq_run_threads (run);
  task.scratch = malloc (threads * task.scratch_size * sizeof (double));
  task.edge = malloc ((pairs + n - 1) * sizeof (edge));
  noneq_status status
      = task.scratch && task.edge ? NONEQ_OK : NONEQ_NO_MEMORY;
  if (! status)
    {
      size_t i = 0;
      for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++)
          task.edge[i++] = (edge){ .a = a, .b = b };
      status = noneq_for_chunks (run, pairs, edges_chunk, &task);
    }
  if (! status)
    status = first_status (task.edge, pairs);
  if (! status)
    {
      edge *tree = task.edge + pairs;
      size_t joined = join (task.edge, pairs,
                            all ? NO_INFORMATION : MUCH_INFORMATION, parent,
                            tree, 0);
      if (joined < n - 1 && ! all)
        {
          *weak = 1;
          status = join_weakly (run, full, task.edge, pairs, parent, tree,
                                &joined);
        }
      /* Each sweep reaches at least one more state of the first one's set;
         other sets keep 0.  */
      char *known = calloc (n, 1);
      if (! known)
        status = NONEQ_NO_MEMORY;
      else
        known[0] = 1;
      for (size_t sweep = 0; sweep < joined && ! status; sweep++)
        for (size_t i = 0; i < joined; i++)
          {
            const edge *e = &tree[i];
            if (known[e->a] == known[e->b])
              continue;
            if (known[e->a])
              f[e->b] = f[e->a] + e->free_energy;
            else
              f[e->a] = f[e->b] - e->free_energy;
            known[e->a] = known[e->b] = 1;
          }
      free (known);
    }
  free (task.scratch);
  free (task.edge);
  return status;
}

/* A problem with about THIN_STATE samples of each state; the whole of M where
   that would not be much less.  U and COUNT receive its memory.  */
static noneq_status
thin_out (const noneq_run *run, const model *m, model *thin, double **u,
          size_t **count)
{
  *u = NULL;
  *count = malloc (m->states * sizeof (size_t));
  if (! *count)
    return NONEQ_NO_MEMORY;
  size_t total = 0;
  for (size_t k = 0; k < m->states; k++)
    {
      size_t n = m->first[k + 1] - m->first[k];
      size_t stride = n / THIN_STATE > 1 ? n / THIN_STATE : 1;
      (*count)[k] = (n + stride - 1) / stride;
      total += (*count)[k];
    }
  if (total > m->samples / 4)
    return NONEQ_OK;
  *u = malloc (total * m->states * sizeof (double));
  if (! *u)
    return NONEQ_NO_MEMORY;
  double *to = *u;
  for (size_t k = 0; k < m->states; k++)
    {
      size_t n = m->first[k + 1] - m->first[k];
      size_t stride = n / THIN_STATE > 1 ? n / THIN_STATE : 1;
      for (size_t i = 0; i < n; i += stride, to += m->states)
        memcpy (to, m->u + (m->first[k] + i) * m->states,
                m->states * sizeof (double));
    }
  return model_make (run, m->states, *u, *count, thin);
}

/* ---- States without samples.  */

typedef struct
{
  const model *m;
  const double *f;
  double *tile;            /* sampled x NONEQ_TILE, a thread */
  noneq_exp_stats *slot;   /* states without samples, a chunk */
  int *flags;
} empty_task;

static void
empty_chunk (void *data, size_t chunk, int thread)
{
  const empty_task *task = data;
  const model *m = task->m;
  double shift[NONEQ_TILE], value[PASS_CHUNK];
  double *tile = task->tile + (size_t) thread * m->sampled * NONEQ_TILE;
  size_t empty = m->states - m->sampled;
  noneq_exp_stats *slot = task->slot + chunk * empty;
  size_t start = chunk * PASS_CHUNK;
  size_t end = m->samples - start < PASS_CHUNK ? m->samples
                                               : start + PASS_CHUNK;
  double log_d[PASS_CHUNK];
  task->flags[chunk] = 0;
  for (size_t at = start; at < end; at += NONEQ_TILE)
    {
      size_t n = end - at < NONEQ_TILE ? end - at : NONEQ_TILE;
      task->flags[chunk] |= fill (m, at, n, m->sampled, task->f, tile, shift);
      if (task->flags[chunk])
        return;
      double d[NONEQ_TILE] = { 0 };
      for (size_t c = 0; c < m->sampled; c++)
        for (size_t j = 0; j < NONEQ_TILE; j++)
          d[j] += m->count[c] * tile[c * NONEQ_TILE + j];
      for (size_t j = 0; j < n; j++)
        log_d[at - start + j] = shift[j] + log (d[j]);
    }
  for (size_t e = 0; e < empty; e++)
    {
      size_t row = m->row[m->sampled + e], k = state_of (m, start);
      for (size_t at = start; at < end; at++)
        {
          while (at >= m->first[k + 1])
            k++;
          const double *u = m->u + at * m->states;
          value[at - start] = (u[row] - u[k]) + log_d[at - start];
        }
      noneq_exp_chunk c = m->kernels->exp_sums (value, end - start, 1.0);
      if (isnan (c.total))
        task->flags[chunk] |= NONEQ_TILE_NAN;
      else if (c.lowest == -INFINITY)
        task->flags[chunk] |= NONEQ_TILE_INFINITE;
      slot[e] = (noneq_exp_stats){ (double) (end - start), c.lowest, c.first,
                                   c.second, c.total };
    }
}

/* f_k = -ln sum_n exp (-u_kn) / D_n of the states without samples.  */
static noneq_status
empty_states (const noneq_run *run, const model *m, double *f)
{
  size_t empty = m->states - m->sampled;
  if (! empty)
    return NONEQ_OK;
  size_t chunks = (m->samples + PASS_CHUNK - 1) / PASS_CHUNK;
  empty_task task = { .m = m, .f = f };
  double *memory = doubles ((size_t) noneq_run_threads (run) * m->sampled
                            * NONEQ_TILE, &task.tile);
  task.slot = malloc (chunks * empty * sizeof (noneq_exp_stats));
  task.flags = malloc (chunks * sizeof (int));
  noneq_status status = memory && task.slot && task.flags ? NONEQ_OK
                                                          : NONEQ_NO_MEMORY;
  if (! status)
    status = noneq_for_chunks (run, chunks, empty_chunk, &task);
  int flags = 0;
  for (size_t i = 0; i < chunks && ! status; i++)
    flags |= task.flags[i];
  if (! status)
    status = status_of_flags (flags);
  for (size_t e = 0; e < empty && ! status; e++)
    {
      noneq_exp_stats s = task.slot[e];
      for (size_t i = 1; i < chunks; i++)
        s = noneq_exp_merge (s, task.slot[i * empty + e]);
      if (! isfinite (s.lowest))
        status = NONEQ_NO_WEIGHT;
      f[m->sampled + e] = s.lowest - log (s.first);
    }
  free (memory);
  free (task.slot);
  free (task.flags);
  return status;
}

/* ---- The whole problem.  */

static int
sensible (const noneq_mbar_data *data)
{
  if (! data->states || ! data->samples
      || data->states > SIZE_MAX / 64 / data->states
      || (noneq_fint) (2 * data->states) > NONEQ_FINT_MAX / 2
      || (data->observable_rows > 1 && data->observable_rows != data->states))
    return 0;
  size_t total = 0;
  for (size_t k = 0; k < data->states; k++)
    {
      if (data->count[k] > data->samples - total)
        return 0;
      total += data->count[k];
    }
  return total == data->samples;
}

/* Sums and scalar products by column, to the order of states.  */
static void
give_out (const model *m, size_t columns, const double *f, const double *sum,
          const double *gram, noneq_mbar_result *result)
{
  double zero = 0.0;
  for (size_t c = 0; c < m->states; c++)
    if (m->row[c] == 0)
      zero = f[c];
  for (size_t c = 0; c < m->states; c++)
    result->free_energy[m->row[c]] = f[c] - zero;
  for (size_t i = 0; i < columns; i++)
    {
      size_t to = i < m->states ? m->row[i]
                                : m->states + m->row[i - m->states];
      result->sum[to] = sum[i];
      for (size_t j = 0; j <= i; j++)
        {
          size_t other = j < m->states ? m->row[j]
                                       : m->states + m->row[j - m->states];
          result->gram[to + other * columns]
              = result->gram[other + to * columns] = gram[i + j * columns];
        }
    }
}

noneq_status
noneq_mbar (const noneq_run *run, const noneq_mbar_data *data,
            noneq_mbar_result *result)
{
  if (! sensible (data))
    return NONEQ_BAD_ARGUMENT;
  size_t columns = noneq_mbar_columns (data);
  model m, thin = { 0 };
  noneq_status status
      = model_make (run, data->states, data->u, data->count, &m);
  if (status)
    return status;
  m.observable = data->observable;
  m.observable_rows = data->observable_rows;

  double *thin_u = NULL, *f = malloc ((columns + 1) * columns * 2
                                      * sizeof (double));
  size_t *thin_count = NULL, *parent = malloc (m.states * sizeof (size_t));
  if (! f || ! parent)
    status = NONEQ_NO_MEMORY;
  double *sum = f + columns, *gram = sum + columns;
  if (! status)
    status = thin_out (run, &m, &thin, &thin_u, &thin_count);
  const model *small = thin.states ? &thin : &m;
  int weak = 0;
  if (! status)
    status = start (run, &m, small, f, parent, &weak);
  if (! status)
    {
      result->groups = 0;
      for (size_t k = 0; k < m.states; k++)
        result->group[k] = 0;
      for (size_t c = 0; c < m.sampled; c++)
        {
          /* The root of a set is its lowest column.  */
          size_t root = root_of (parent, c);
          result->group[m.row[c]]
              = root == c ? ++result->groups : result->group[m.row[root]];
        }
      if (result->groups > 1)
        status = NONEQ_SINGULAR;
    }

  double residual;
  int steps;
  if (! status && small != &m && ! weak)
    {
      /* Only a better start; where it fails the tree will do.  */
      double *from = gram + columns * columns;
      memcpy (from, f, m.sampled * sizeof (double));
      status = newton (run, &thin, 1e-2, f, sum, gram, &residual, &steps);
      if (status == NONEQ_NO_CONVERGENCE)
        {
          memcpy (f, from, m.sampled * sizeof (double));
          status = NONEQ_OK;
        }
    }
  if (! status)
    status = newton (run, &m, 0.0, f, sum, gram, &result->residual,
                     &result->iterations);
  if (! status)
    status = empty_states (run, &m, f);
  if (! status && columns > m.sampled)
    status = pass (run, &m, columns, f, m.count, sum, gram);
  if (! status)
    give_out (&m, columns, f, sum, gram, result);

  free (f);
  free (parent);
  free (thin_u);
  free (thin_count);
  model_free (&thin);
  model_free (&m);
  return status;
}

/* ---- Bootstrap.  */

/* Replicates that share one pass over the data, and memory for how often
   each sample was drawn.  */
#define BATCH 32
#define BATCH_BYTES 268435456
#define BATCH_LOWEST 4

#define CHUNKS_MOST 512

enum { RUNNING, FINISHED, LOST };

typedef struct
{
  int state;
  double *at, *gradient;      /* the last point accepted */
  double *trial, *new_gradient;
  double *step;
  double *inverse;            /* of the Hessian, approximately */
  double slope, fraction;     /* along the step; part of it taken */
  int tries;
} replicate;

typedef struct
{
  const model *m;
  const double *f;
  size_t columns, chunk;      /* samples of one chunk */
  size_t replicates;
  const replicate *replicate;
  const uint16_t *drawn;      /* samples x replicates */
  double *factor;             /* sampled x replicates */
  double *scratch;
  size_t scratch_size;        /* a thread */
  double *slot;               /* columns x replicates, a chunk */
} batch_task;

static void
batch_chunk (void *data, size_t chunk, int thread)
{
  batch_task *task = data;
  const model *m = task->m;
  double shift[NONEQ_TILE], weight[NONEQ_TILE];
  double *tile = task->scratch + (size_t) thread * task->scratch_size;
  double *sum = tile + task->columns * NONEQ_TILE;
  size_t width = task->columns * NONEQ_TILE_LANES;
  memset (sum, 0, task->replicates * width * sizeof (double));
  size_t at = chunk * task->chunk;
  size_t end = m->samples - at < task->chunk ? m->samples : at + task->chunk;
  for (; at < end; at += NONEQ_TILE)
    {
      size_t n = end - at < NONEQ_TILE ? end - at : NONEQ_TILE;
      /* The solution was found on these data: there is nothing to flag.  */
      fill (m, at, n, task->columns, task->f, tile, shift);
      for (size_t r = 0; r < task->replicates; r++)
        {
          int state = task->replicate[r].state;
          /* The columns beyond the sampled states are for the end.  */
          if (state == LOST
              || (state == FINISHED && task->columns == m->sampled))
            continue;
          const uint16_t *drawn = task->drawn + r * m->samples + at;
          for (size_t j = 0; j < n; j++)
            weight[j] = drawn[j];
          for (size_t j = n; j < NONEQ_TILE; j++)
            weight[j] = 0.0;
          m->kernels->mixture_sums (tile, m->sampled, task->columns,
                                    task->factor + r * m->sampled, weight,
                                    sum + r * width, NULL, 0);
        }
    }
  double *slot = task->slot + chunk * task->replicates * task->columns;
  for (size_t i = 0; i < task->replicates * task->columns; i++)
    slot[i] = total_of_lanes (sum + i * NONEQ_TILE_LANES);
}

typedef struct
{
  const model *m;
  noneq_isa isa;
  noneq_key key;
  size_t block, first; /* number of the batch's first replicate */
  uint16_t *drawn;
} draw_task;

static void
draw_chunk (void *data, size_t r, int thread)
{
  const draw_task *task = data;
  const model *m = task->m;
  (void) thread;
  uint16_t *drawn = task->drawn + r * m->samples;
  memset (drawn, 0, m->samples * sizeof (uint16_t));
  for (size_t c = 0; c < m->sampled; c++)
    {
      size_t k = m->row[c], n = m->first[k + 1] - m->first[k];
      noneq_resample plan = { task->isa, task->key,
                              NONEQ_STREAM_BOOTSTRAP_STATES, n,
                              task->block < n ? task->block : n };
      uint16_t *here = drawn + m->first[k];
      uint64_t begin[NONEQ_RESAMPLE_BATCH];
      uint64_t number = (task->first + r) * (uint64_t) m->states + k;
      size_t done = 0, first = 0, runs;
      while ((runs = noneq_resample_starts (&plan, number, first, begin)))
        {
          for (size_t i = 0; i < runs; i++)
            for (size_t b = 0; b < plan.block && done < n; b++, done++)
              here[noneq_resample_place (&plan, begin[i], b)]++;
          first += runs;
        }
    }
}

/* Sums of the columns for each replicate at FACTOR.  */
static noneq_status
batch_pass (const noneq_run *run, batch_task *task, double *sum)
{
  const model *m = task->m;
  size_t chunks = (m->samples + task->chunk - 1) / task->chunk;
  noneq_status status = noneq_for_chunks (run, chunks, batch_chunk, task);
  for (size_t i = 0; i < task->replicates * task->columns && ! status; i++)
    {
      noneq_sum s = { 0 };
      for (size_t c = 0; c < chunks; c++)
        noneq_sum_add (&s, task->slot[c * task->replicates * task->columns
                                      + i]);
      sum[i] = noneq_sum_total (&s);
    }
  return status;
}

/* step = -inverse gradient from the accepted point, and the first trial.  */
static void
aim (replicate *r, size_t n)
{
  noneq_fint order = (noneq_fint) (n - 1), one = 1;
  double minus = -1.0, zero = 0.0;
  r->step[0] = 0.0;
  if (order)
    dsymv_ ("L", &order, &minus, r->inverse, &order, r->gradient + 1, &one,
            &zero, r->step + 1, &one, 1);
  double d = range (r->step, n);
  r->fraction = d > STEP_LONGEST ? STEP_LONGEST / d : 1.0;
  r->slope = dot (r->gradient, r->step, n);
}

/* The update of Broyden, Fletcher, Goldfarb and Shanno of the inverse
   Hessian, from the change of the gradient between the accepted point and
   the trial; WORK holds 2 N.  */
static void
learn (replicate *r, size_t n, double *work)
{
  noneq_fint order = (noneq_fint) (n - 1), one = 1;
  double *y = work, *hy = work + n, unit = 1.0, zero = 0.0;
  double *s = r->trial; /* as a difference, undone below */
  for (size_t c = 0; c < n; c++)
    {
      y[c] = r->new_gradient[c] - r->gradient[c];
      s[c] -= r->at[c];
    }
  double ys = dot (y, s, n);
  if (order && ys > 0.0)
    {
      dsymv_ ("L", &order, &unit, r->inverse, &order, y + 1, &one, &zero,
              hy + 1, &one, 1);
      double half = 0.5 * (1.0 + dot (y + 1, hy + 1, n - 1) / ys);
      for (size_t c = 1; c < n; c++)
        hy[c] -= half * s[c];
      double alpha = -1.0 / ys;
      dsyr2_ ("L", &order, &alpha, s + 1, &one, hy + 1, &one, r->inverse,
              &order, 1);
    }
  for (size_t c = 0; c < n; c++)
    s[c] += r->at[c];
}

/* One step of one replicate after the gradient at the trial is known.  The
   warm start is close, so a step is judged by the slope at its end: convexity
   makes a negative one safe, and a positive one that is much smaller than at
   the start has passed the minimum by little.  */
static void
move (replicate *r, size_t n, double *work)
{
  double slope = dot (r->new_gradient, r->step, n);
  int passed = r->tries > 0 && slope > -0.5 * r->slope;
  if (r->tries > 0)
    learn (r, n, work);
  if (passed)
    r->fraction *= fmax (0.1, r->slope / (r->slope - slope));
  else
    {
      memcpy (r->at, r->trial, n * sizeof (double));
      memcpy (r->gradient, r->new_gradient, n * sizeof (double));
      aim (r, n);
      if (range (r->step, n) < 1e-8)
        r->state = FINISHED;
    }
  for (size_t c = 0; c < n; c++)
    r->trial[c] = r->at[c] + r->fraction * r->step[c];
  if (! (range (r->trial, n) < BOOTSTRAP_FAR) || ++r->tries > 200)
    r->state = LOST;
}

/* Solve for the replicates of one batch.  */
static noneq_status
solve_batch (const noneq_run *run, batch_task *task, replicate *replicates,
             const double *inverse, double *sum, double *work)
{
  const model *m = task->m;
  size_t n = m->sampled;
  for (size_t i = 0; i < task->replicates; i++)
    {
      replicate *r = &replicates[i];
      r->state = RUNNING;
      r->tries = 0;
      memset (r->trial, 0, n * sizeof (double));
      memset (r->step, 0, n * sizeof (double));
      memcpy (r->inverse, inverse, (n - 1) * (n - 1) * sizeof (double));
    }
  for (int running = 1; running;)
    {
      for (size_t i = 0; i < task->replicates; i++)
        for (size_t c = 0; c < n; c++)
          task->factor[i * n + c]
              = m->count[c] * exp (replicates[i].trial[c]);
      noneq_status status = batch_pass (run, task, sum);
      if (status)
        return status;
      running = 0;
      for (size_t i = 0; i < task->replicates; i++)
        {
          replicate *r = &replicates[i];
          if (r->state != RUNNING)
            continue;
          for (size_t c = 0; c < n; c++)
            r->new_gradient[c] = task->factor[i * n + c] * sum[i * n + c]
                                 - m->count[c];
          move (r, n, work);
          running |= r->state == RUNNING;
        }
    }
  return NONEQ_OK;
}

/* Free energies and expectations of the batch, column by column.  */
static void
give_batch (const batch_task *task, const double *sum, double *value,
            double *average)
{
  const model *m = task->m;
  for (size_t i = 0; i < task->replicates; i++)
    {
      const replicate *r = &task->replicate[i];
      const double *s = sum + i * task->columns;
      double *v = value + i * m->states, zero = 0.0;
      for (size_t c = 0; c < m->states; c++)
        {
          size_t k = m->row[c];
          v[k] = task->f[c] + (c < m->sampled ? r->trial[c] : -log (s[c]));
          if (average)
            average[i * m->states + k]
                = r->state == LOST ? NAN : s[m->states + c] / s[c];
        }
      zero = v[0];
      for (size_t k = 0; k < m->states; k++)
        v[k] = r->state == LOST ? NAN : v[k] - zero;
    }
}

/* The inverse of the Hessian at F by its lower triangle, and the direction
   SOFT, of range SOFT_RANGE, in which the samples tell least: the second
   eigenvector of the Laplacian that is scaled by the numbers of samples.
   GRAM is overwritten.  */
static noneq_status
invert (const noneq_run *run, const model *m, const double *f, double *sum,
        double *gram, double *inverse, double *soft)
{
  size_t n = m->sampled;
  memset (soft, 0, n * sizeof (double));
  noneq_status status = pass (run, m, n, f, m->count, sum, gram);
  noneq_fint order = (noneq_fint) (n - 1), info = 0;
  if (status || ! order)
    return status;
  laplacian (n, m->count, gram, inverse);
  dpotrf_ ("L", &order, inverse, &order, &info, 1);
  if (! info)
    dpotri_ ("L", &order, inverse, &order, &info, 1);
  if (info)
    return NONEQ_SINGULAR;

  for (size_t i = 0; i < n; i++)
    gram[i + i * n] = 0.0;
  for (size_t j = 0; j < n; j++)
    for (size_t i = j + 1; i < n; i++)
      {
        double edge = m->count[i] * m->count[j] * gram[i + j * n];
        gram[i + j * n] = -edge / sqrt (m->count[i] * m->count[j]);
        gram[i + i * n] += edge / m->count[i];
        gram[j + j * n] += edge / m->count[j];
      }
  noneq_fint size = (noneq_fint) n, length = (noneq_fint) (n * 34);
  double *work = malloc ((n + n * 34) * sizeof (double));
  if (! work)
    return NONEQ_NO_MEMORY;
  dsyev_ ("V", "L", &size, gram, &size, work, work + n, &length, &info, 1, 1);
  free (work);
  if (info)
    return NONEQ_SINGULAR;
  for (size_t c = 0; c < n; c++)
    soft[c] = gram[n + c] / sqrt (m->count[c]);
  double scale = SOFT_RANGE / range (soft, n);
  for (size_t c = 0; c < n; c++)
    soft[c] *= scale;
  return NONEQ_OK;
}

/* The samples of a replicate may leave out all that join two sets of states:
   then its gradient is zero wherever it is.  Replicates whose gradient hardly
   changes along SOFT from where they ended are lost.  */
static noneq_status
lose_flat (const noneq_run *run, batch_task *task, replicate *replicates,
           const double *soft, double curvature, double *sum)
{
  size_t n = task->m->sampled;
  for (size_t i = 0; i < task->replicates; i++)
    {
      replicate *r = &replicates[i];
      if (r->state == FINISHED)
        r->state = RUNNING;
      for (size_t c = 0; c < n; c++)
        task->factor[i * n + c]
            = task->m->count[c] * exp (r->trial[c] + soft[c]);
    }
  noneq_status status = batch_pass (run, task, sum);
  for (size_t i = 0; i < task->replicates && ! status; i++)
    {
      replicate *r = &replicates[i];
      double slope = 0.0;
      for (size_t c = 0; c < n; c++)
        slope += soft[c] * (task->factor[i * n + c] * sum[i * n + c]
                            - task->m->count[c]);
      if (r->state == RUNNING)
        r->state = n > 1 && ! (slope > FLAT * curvature) ? LOST : FINISHED;
    }
  return status;
}

static noneq_status
bootstrap (const noneq_run *run, const model *m, size_t columns,
           const double *f, size_t block, uint64_t seed, size_t replicates,
           double *value, double *average)
{
  size_t n = m->sampled, batch = BATCH_BYTES / (2 * m->samples);
  batch = batch < BATCH_LOWEST ? BATCH_LOWEST : batch > BATCH ? BATCH : batch;
  if (batch > replicates)
    batch = replicates;
  batch_task task = { .m = m, .f = f };
  task.chunk = (m->samples / CHUNKS_MOST + NONEQ_TILE) / NONEQ_TILE
               * NONEQ_TILE;
  if (task.chunk < PASS_CHUNK)
    task.chunk = PASS_CHUNK;
  size_t chunks = (m->samples + task.chunk - 1) / task.chunk;
  task.scratch_size
      = columns * (NONEQ_TILE + batch * NONEQ_TILE_LANES);
  size_t threads = (size_t) noneq_run_threads (run);

  replicate list[BATCH];
  size_t each = 5 * n + n * n;
  double *memory = malloc ((batch * (each + n + columns) + 2 * n * n + 4 * n
                            + chunks * batch * columns)
                           * sizeof (double));
  double *scratch = doubles (threads * task.scratch_size, &task.scratch);
  uint16_t *drawn = malloc (batch * m->samples * sizeof (uint16_t));
  noneq_status status
      = memory && scratch && drawn ? NONEQ_OK : NONEQ_NO_MEMORY;
  double *inverse = memory, *soft = inverse + n * n, *work = soft + n;
  double *sum = work + n * n + 3 * n, curvature = 0.0;
  if (! status)
    {
      task.factor = sum + batch * columns;
      task.slot = task.factor + batch * n;
      double *next = task.slot + chunks * batch * columns;
      for (size_t i = 0; i < batch; i++, next += each)
        list[i] = (replicate){ .at = next, .gradient = next + n,
                               .trial = next + 2 * n,
                               .new_gradient = next + 3 * n,
                               .step = next + 4 * n,
                               .inverse = next + 5 * n };
      task.replicate = list;
      task.drawn = drawn;
      status = invert (run, m, f, work, work + n, inverse, soft);
    }
  if (! status)
    {
      for (size_t c = 0; c < n; c++)
        task.factor[c] = m->count[c] * exp (soft[c]);
      status = pass (run, m, n, f, task.factor, work, work + n);
      for (size_t c = 0; c < n; c++)
        curvature += soft[c] * (task.factor[c] * work[c] - m->count[c]);
    }
  draw_task draw = { m, run->isa, noneq_key_of_seed (seed), block, 0, drawn };
  for (; draw.first < replicates && ! status; draw.first += batch)
    {
      task.replicates = replicates - draw.first < batch
                            ? replicates - draw.first
                            : batch;
      status = noneq_for_chunks (run, task.replicates, draw_chunk, &draw);
      task.columns = n;
      if (! status)
        status = solve_batch (run, &task, list, inverse, sum, work);
      if (! status)
        status = lose_flat (run, &task, list, soft, curvature, sum);
      task.columns = columns;
      if (! status && columns > n)
        {
          for (size_t i = 0; i < task.replicates; i++)
            for (size_t c = 0; c < n; c++)
              task.factor[i * n + c] = m->count[c] * exp (list[i].trial[c]);
          status = batch_pass (run, &task, sum);
        }
      if (! status)
        give_batch (&task, sum, value + draw.first * m->states,
                    average ? average + draw.first * m->states : NULL);
    }
  free (memory);
  free (scratch);
  free (drawn);
  return status;
}

noneq_status
noneq_mbar_bootstrap (const noneq_run *run, const noneq_mbar_data *data,
                      const double *free_energy, size_t block, uint64_t seed,
                      size_t replicates, double *value, double *average)
{
  if (! sensible (data) || block < 1)
    return NONEQ_BAD_ARGUMENT;
  for (size_t k = 0; k < data->states; k++)
    if (! isfinite (free_energy[k]))
      return NONEQ_BAD_ARGUMENT;
  if (! replicates)
    return NONEQ_OK;
  size_t columns = noneq_mbar_columns (data);
  model m;
  noneq_status status
      = model_make (run, data->states, data->u, data->count, &m);
  if (status)
    return status;
  m.observable = data->observable;
  m.observable_rows = data->observable_rows;
  double *f = malloc (m.states * sizeof (double));
  if (! f)
    status = NONEQ_NO_MEMORY;
  for (size_t c = 0; c < m.states && ! status; c++)
    f[c] = free_energy[m.row[c]];
  if (! status)
    status = bootstrap (run, &m, columns, f, block, seed, replicates, value,
                        average);
  free (f);
  model_free (&m);
  return status;
}
