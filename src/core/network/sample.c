/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "network/sample.h"
#include "random/kernels.h"

#define NONE UINT32_MAX

/* Paths that one thread advances in turn, so that the loads of one hide
   behind those of the others.  */
#define LANES 4

/* Steps drawn at a time.  */
#define BLOCK 64

/* Up to so many edges a path counts its jumps edge by edge and multiplies at
   the end: a path that returns the way it came then has an entropy of exactly
   zero.  Beyond, clearing the counts would cost more than adding.  */
#define COUNTED_EDGES 512

/* A slot of the alias table of a state: jump 0 if the fraction is below the
   threshold, else jump 1.  */
typedef struct
{
  uint64_t threshold;
  uint32_t edge[2], to[2];
} slot;

typedef struct
{
  uint32_t base;  /* first slot */
  uint32_t shift; /* 64 - log2 (slots) */
  double mean;    /* waiting time; Inf in an absorbing state */
} row;

typedef struct
{
  const noneq_random_kernels *kernels;
  const noneq_network *network;
  const noneq_sample_plan *plan;
  noneq_sample_result *result;
  noneq_key key;
  size_t block;      /* steps drawn at a time, at most BLOCK */
  int counted;
  row *rows;         /* STATES, and one more for the first state */
  slot *slots;
  uint32_t *source;  /* of an edge; the edge after the last stands for none */
  uint32_t *reverse; /* of an edge, or NONE */
  double *log_ratio; /* constant rates */
  double *bound;     /* STATES x INTERVALS: of the exit rate */
} sampler;

/* A path under way.  */
typedef struct
{
  size_t path;
  uint64_t trajectory, step, jumps, candidates;
  double t;        /* of the last jump, or of the last change of interval */
  uint32_t state;
  size_t interval;
  double medium;
  uint64_t *count; /* EDGES + 1 */
  double *current; /* CURRENTS */
  double *dwell;   /* STATES */
} walker;

/* A run of consecutive paths.  */
typedef struct
{
  size_t next, end;
  int active;
  walker lane[LANES];
  double tightest;
  int overflow;  /* more jumps than places to save them */
  int exhausted; /* more steps than allowed */
} bunch;

/* Vose's construction on the slots FIRST .. FIRST + 2^k - 1 for the N
   probabilities P, which sum to 1.  SCRATCH has room for 2^k indices.  */
static void
build_alias (slot *first, uint32_t k, size_t n, double *p, uint32_t *scratch)
{
  size_t m = (size_t) 1 << k, small = 0, large = m;
  for (size_t i = 0; i < m; i++)
    {
      p[i] = i < n ? p[i] * (double) m : 0.0;
      if (p[i] < 1.0)
        scratch[small++] = (uint32_t) i;
      else
        scratch[--large] = (uint32_t) i;
    }
  /* SCRATCH holds the small from its beginning and the large up to its
     end.  */
  while (small > 0 && large < m)
    {
      uint32_t s = scratch[--small], l = scratch[large];
      first[s].threshold = (uint64_t) (p[s] * 0x1p64);
      first[s].edge[1] = l;
      p[l] -= 1.0 - p[s];
      if (p[l] < 1.0)
        {
          large++;
          scratch[small++] = l;
        }
    }
  /* What is left is 1 but for rounding.  A slot beyond N must not be kept:
     rounding cannot leave one, for its weight is 0.  */
  while (small > 0)
    {
      uint32_t s = scratch[--small];
      first[s].threshold = UINT64_MAX;
      first[s].edge[1] = s;
    }
  while (large < m)
    {
      uint32_t l = scratch[large++];
      first[l].threshold = UINT64_MAX;
      first[l].edge[1] = l;
    }
}

static uint32_t
bits_for (size_t n)
{
  uint32_t k = 1;
  while (((size_t) 1 << k) < n)
    k++;
  return k;
}

/* The alias table of one row: N weights W, jump i being edge EDGE + i to the
   state TO[i] (itself if TO is NULL).  */
static noneq_status
add_row (row *r, slot *slots, size_t *used, size_t n, const double *w,
         size_t edge, const uint32_t *to, double *p, uint32_t *scratch)
{
  uint32_t k = bits_for (n);
  double total = 0.0;
  for (size_t i = 0; i < n; i++)
    {
      if (! (w[i] >= 0.0 && isfinite (w[i])))
        return NONEQ_BAD_ARGUMENT;
      total += w[i];
    }
  if (! (total > 0.0 && isfinite (total)))
    return NONEQ_BAD_ARGUMENT;
  for (size_t i = 0; i < n; i++)
    p[i] = w[i] / total;
  slot *first = slots + *used;
  build_alias (first, k, n, p, scratch);
  /* Rounding may leave a slot of weight 0 unpaired: it goes to the largest
     jump.  */
  size_t most = 0;
  for (size_t i = 1; i < n; i++)
    if (w[i] > w[most])
      most = i;
  for (size_t i = 0; i < ((size_t) 1 << k); i++)
    {
      uint32_t own = (uint32_t) (i < n && w[i] > 0.0 ? i : most);
      uint32_t other = first[i].edge[1];
      if (other >= n || ! (w[other] > 0.0))
        other = (uint32_t) most;
      first[i].edge[0] = (uint32_t) edge + own;
      first[i].edge[1] = (uint32_t) edge + other;
      first[i].to[0] = to ? to[own] : own;
      first[i].to[1] = to ? to[other] : other;
    }
  *r = (row){ (uint32_t) *used, 64 - k, 1.0 / total };
  *used += (size_t) 1 << k;
  return NONEQ_OK;
}

/* The slot that 64 random bits choose, and which of its two jumps.  */
static inline const slot *
choose (const sampler *s, const row *r, uint64_t bits, int *which)
{
  const slot *chosen = s->slots + (r->base + (bits >> r->shift));
  *which = bits << (-r->shift & 63) >= chosen->threshold;
  return chosen;
}

/* ---- Constant rates.  */

/* STEPS steps of LANE_COUNT paths in turn.  Where they went and when they
   arrived goes to EDGE and T; their states and times are not yet theirs.  */
static inline __attribute__ ((always_inline)) void
walk (const sampler *s, const bunch *b, int from, int lane_count,
      size_t steps, const uint64_t choice[LANES][BLOCK],
      const double wait[LANES][BLOCK], uint32_t edge[LANES][BLOCK],
      double *arrival, uint32_t *place)
{
  uint32_t at[LANES];
  double t[LANES];
  for (int i = 0; i < lane_count; i++)
    {
      at[i] = b->lane[from + i].state;
      t[i] = b->lane[from + i].t;
    }
  for (size_t j = 0; j < steps; j++)
    for (int i = 0; i < lane_count; i++)
      {
        const row *r = s->rows + at[i];
        int which;
        const slot *chosen = choose (s, r, choice[from + i][j], &which);
        edge[from + i][j] = chosen->edge[which];
        t[i] += wait[from + i][j] * r->mean;
        at[i] = chosen->to[which];
      }
  for (int i = 0; i < lane_count; i++)
    {
      arrival[from + i] = t[i];
      place[from + i] = at[i];
    }
}

static inline void
count_jump (const sampler *s, walker *w, uint32_t edge)
{
  const noneq_network *net = s->network;
  if (s->counted)
    {
      w->count[edge]++;
      return;
    }
  if (net->intervals == 0)
    w->medium += s->log_ratio[edge];
  for (size_t c = 0; c < net->currents; c++)
    w->current[c] += net->weight[c * net->edges + edge];
}

/* Save jump number W->jumps at T into STATE; 0 if there is no place.  */
static inline int
save_jump (const sampler *s, const walker *w, double t, uint32_t state)
{
  const noneq_sample_result *r = s->result;
  size_t place = (size_t) r->place[w->path] + (size_t) w->jumps;
  if (place >= (size_t) r->place[w->path + 1])
    return 0;
  r->time[place] = t;
  r->state[place] = state;
  return 1;
}

/* Book the first jumps of a walked block.  Returned: whether the path has
   reached its end.  */
static int
settle (const sampler *s, bunch *b, walker *w, size_t steps,
        const double *wait, const uint32_t *edge, double arrival,
        uint32_t place)
{
  const noneq_network *net = s->network;
  double end = s->plan->end;
  size_t valid = steps;
  int ended = ! (arrival < end);
  double *dwell = w->dwell;
  if (ended || dwell || s->result->place)
    {
      /* The same sums as in walk, so the times are the same.  */
      double t = w->t;
      uint32_t at = w->state;
      for (valid = 0; valid < steps; valid++)
        {
          double stay = wait[valid] * s->rows[at].mean;
          double next = t + stay;
          if (! (next < end))
            break;
          t = next;
          if (dwell)
            dwell[at] += stay;
          at = net->to[edge[valid]];
          if (s->result->place)
            {
              if (! save_jump (s, w, t, at))
                b->overflow = 1;
              w->jumps++;
            }
        }
      arrival = t;
      place = at;
    }
  if (! s->result->place)
    w->jumps += valid;
  for (size_t j = 0; j < valid; j++)
    count_jump (s, w, edge[j]);
  w->t = arrival;
  w->state = place;
  w->step += steps;
  return ended;
}

/* ---- Rates that depend on time.  */

/* sum c[k] T_k (x), by Clenshaw's recurrence.  */
static inline double
chebyshev (const double *c, size_t order, double x)
{
  double b1 = 0.0, b2 = 0.0;
  for (size_t k = order; k-- > 1;)
    {
      double b0 = c[k] + 2.0 * x * b1 - b2;
      b2 = b1;
      b1 = b0;
    }
  return c[0] + x * b1 - b2;
}

/* Rate of EDGE at the time whose place in INTERVAL is X in [-1, 1].  Where a
   rate touches zero its series may be negative by a rounding error.  */
static inline double
rate_at (const noneq_network *net, size_t interval, uint32_t edge, double x)
{
  double r = chebyshev (net->series
                            + (interval * net->edges + edge) * net->order,
                        net->order, x);
  return r > 0.0 ? r : 0.0;
}

/* Up to STEPS candidates of one path.  Returned: whether it has reached its
   end.  */
static int
thin (const sampler *s, bunch *b, walker *w, size_t steps,
      const uint64_t *choice, const double *wait)
{
  const noneq_network *net = s->network;
  double end = s->plan->end;
  for (size_t j = 0; j < steps; j++)
    {
      /* Waiting time of mean 1 still to be spent.  Where the bound changes,
         what is left of it is again exponential.  */
      double left = wait[j], bound, a, z;
      for (;;)
        {
          a = net->knot[w->interval];
          z = net->knot[w->interval + 1];
          bound = s->bound[w->interval * net->states + w->state];
          double stop = z < end ? z : end;
          if (left < (stop - w->t) * bound)
            break;
          left -= (stop - w->t) * bound;
          if (w->dwell)
            w->dwell[w->state] += stop - w->t;
          w->t = stop;
          if (stop >= end)
            return 1;
          w->interval++;
        }
      double stay = left / bound;
      w->t += stay;
      if (w->dwell)
        w->dwell[w->state] += stay;
      w->candidates++;
      w->step++;
      double u = ((double) (choice[j] >> 12) + 0.5) * 0x1p-52 * bound;

      double x = ((w->t - a) - (z - w->t)) / (z - a), exit = 0.0;
      uint32_t taken = NONE;
      double rate = 0.0;
      for (uint32_t e = net->first[w->state]; e < net->first[w->state + 1];
           e++)
        {
          double r = rate_at (net, w->interval, e, x);
          exit += r;
          if (taken == NONE && u < exit)
            {
              taken = e;
              rate = r;
            }
        }
      if (exit > bound * b->tightest)
        b->tightest = exit / bound;
      if (taken == NONE)
        continue;

      uint32_t back = s->reverse[taken];
      w->medium += back == NONE
                       ? INFINITY
                       : log (rate / rate_at (net, w->interval, back, x));
      count_jump (s, w, taken);
      w->state = net->to[taken];
      if (s->result->place && ! save_jump (s, w, w->t, w->state))
        b->overflow = 1;
      w->jumps++;
    }
  return 0;
}

/* ---- Both.  */

static void
start_path (const sampler *s, walker *w, size_t path)
{
  const noneq_network *net = s->network;
  w->path = path;
  w->trajectory = (uint64_t) s->plan->number[path];
  w->step = w->jumps = w->candidates = 0;
  w->t = s->plan->begin;
  w->interval = 0;
  w->medium = 0.0;
  if (w->count)
    memset (w->count, 0, (net->edges + 1) * sizeof *w->count);
  for (size_t c = 0; c < net->currents; c++)
    w->current[c] = 0.0;
  if (w->dwell)
    memset (w->dwell, 0, net->states * sizeof *w->dwell);
  if (net->intervals)
    while (w->interval + 1 < net->intervals
           && net->knot[w->interval + 1] <= w->t)
      w->interval++;
  if (s->plan->start)
    w->state = (uint32_t) s->plan->start[path];
  else
    {
      uint64_t choice[NONEQ_DRAW_LANES];
      double wait[NONEQ_DRAW_LANES];
      s->kernels->draw (s->key, NONEQ_STREAM_NETWORK_START, w->trajectory, 0,
                        1, choice, wait);
      int which;
      const slot *chosen
          = choose (s, s->rows + net->states, choice[0], &which);
      w->state = chosen->to[which];
    }
  s->result->initial[path] = w->state;
}

/* sum over the edges of count times VALUE, pairs of opposite jumps first:
   where their values are opposite too only the difference counts.  */
static double
weighted (const sampler *s, const walker *w, const double *value)
{
  double total = 0.0;
  for (uint32_t e = 0; e < s->network->edges; e++)
    {
      uint32_t r = s->reverse[e];
      double forward = (double) w->count[e];
      if (r != NONE && value[r] == -value[e])
        {
          if (r > e && w->count[e] != w->count[r])
            total += (forward - (double) w->count[r]) * value[e];
        }
      else if (w->count[e])
        total += forward * value[e];
    }
  return total;
}

static void
finish_path (const sampler *s, walker *w)
{
  const noneq_network *net = s->network;
  noneq_sample_result *r = s->result;
  size_t paths = s->plan->paths;
  /* At constant rates the last stay is still open.  */
  if (w->dwell && net->intervals == 0)
    w->dwell[w->state] += s->plan->end - w->t;
  r->final[w->path] = w->state;
  r->jumps[w->path] = (double) w->jumps;
  r->candidates[w->path]
      = (double) (net->intervals ? w->candidates : w->jumps);
  r->medium[w->path] = net->intervals == 0 && s->counted
                           ? weighted (s, w, s->log_ratio)
                           : w->medium;
  for (size_t c = 0; c < net->currents; c++)
    r->current[c * paths + w->path]
        = s->counted ? weighted (s, w, net->weight + c * net->edges)
                     : w->current[c];
  if (w->dwell)
    for (size_t i = 0; i < net->states; i++)
      r->dwell[i * paths + w->path] = w->dwell[i];
}

/* Advance a bunch by about BUDGET steps.  */
static void
advance (const sampler *s, bunch *b, uint64_t budget)
{
  uint64_t choice[LANES][BLOCK];
  double wait[LANES][BLOCK];
  uint32_t edge[LANES][BLOCK];
  double arrival[LANES];
  uint32_t place[LANES];
  size_t steps = s->block;
  uint64_t spent = 0;
  while (spent < budget)
    {
      while (b->active < LANES && b->next < b->end)
        start_path (s, b->lane + b->active++, b->next++);
      if (b->active == 0)
        return;
      for (int i = 0; i < b->active; i++)
        s->kernels->draw (s->key, NONEQ_STREAM_NETWORK_JUMP,
                          b->lane[i].trajectory, b->lane[i].step, steps,
                          choice[i], wait[i]);
      spent += steps * (uint64_t) b->active;

      int ended[LANES] = { 0 };
      if (s->network->intervals)
        for (int i = 0; i < b->active; i++)
          ended[i] = thin (s, b, b->lane + i, steps, choice[i], wait[i]);
      else
        {
          if (b->active == LANES)
            walk (s, b, 0, LANES, steps, choice, wait, edge, arrival, place);
          else
            for (int i = 0; i < b->active; i++)
              walk (s, b, i, 1, steps, choice, wait, edge, arrival, place);
          for (int i = 0; i < b->active; i++)
            ended[i] = settle (s, b, b->lane + i, steps, wait[i], edge[i],
                               arrival[i], place[i]);
        }
      for (int i = 0; i < b->active; i++)
        if (! ended[i] && b->lane[i].step >= s->plan->most)
          {
            b->exhausted = 1;
            return;
          }
      for (int i = b->active - 1; i >= 0; i--)
        if (ended[i])
          {
            finish_path (s, b->lane + i);
            walker free_lane = b->lane[i];
            b->lane[i] = b->lane[--b->active];
            b->lane[b->active] = free_lane;
          }
    }
}

typedef struct
{
  const sampler *sampler;
  bunch **open;
  uint64_t budget;
} round_task;

static void
advance_chunk (void *data, size_t chunk, int thread)
{
  const round_task *task = data;
  (void) thread;
  /* noneq_for_chunks times its first chunk alone.  A small part of the work
     lets the others follow all at once: one bunch of a few would hold them
     up.  */
  if (chunk == 0)
    advance (task->sampler, task->open[0], task->budget / 32);
  else
    advance (task->sampler, task->open[chunk - 1], task->budget);
}

/* Steps between two looks at the interrupt, a thread: 20 to 60 ms.  */
#define ROUND_STEPS (1u << 21)
#define LEAST_STEPS (1u << 12)
#define OPEN_BUNCHES 64
#define SCRATCH_BYTES (256.0 * 1048576.0)

static noneq_status
run_paths (const noneq_run *run, const sampler *s)
{
  const noneq_network *net = s->network;
  size_t paths = s->plan->paths;
  size_t threads = (size_t) noneq_run_threads (run);

  /* As many lanes as do not cost a thread its work.  */
  size_t few = (paths + 2 * threads - 1) / (2 * threads);
  size_t many = paths / (32 * threads);
  size_t size = few < LANES ? few : LANES;
  if (many > size)
    size = many < 256 ? many : 256;

  size_t count_room = s->counted ? net->edges + 1 : 0;
  size_t real_room = net->currents + (s->result->dwell ? net->states : 0);
  double bytes = 8.0 * LANES * (double) (count_room + real_room) + 1.0;
  double most = SCRATCH_BYTES / bytes;
  size_t open = OPEN_BUNCHES * threads;
  if ((double) open > most)
    open = most > (double) threads ? (size_t) most : threads;
  if (open > (paths + size - 1) / size)
    open = (paths + size - 1) / size;

  bunch *bunches = calloc (open ? open : 1, sizeof *bunches);
  bunch **list = malloc ((open + 1) * sizeof *list);
  uint64_t *counts = malloc (open * LANES * count_room * sizeof *counts + 1);
  double *reals = malloc (open * LANES * real_room * sizeof *reals + 1);
  noneq_status status
      = bunches && list && counts && reals ? NONEQ_OK : NONEQ_NO_MEMORY;
  double tightest = 0.0;
  int exhausted = 0;

  for (size_t done = 0; status == NONEQ_OK && ! exhausted && done < paths;)
    {
      size_t filled = 0;
      for (; filled < open && done < paths; filled++)
        {
          bunch *b = bunches + filled;
          b->next = done;
          b->end = paths - done < size ? paths : done + size;
          done = b->end;
          b->active = b->exhausted = 0;
          for (int i = 0; i < LANES; i++)
            {
              size_t lane = filled * LANES + (size_t) i;
              b->lane[i].count
                  = count_room ? counts + lane * count_room : NULL;
              b->lane[i].current = reals + lane * real_room;
              b->lane[i].dwell = s->result->dwell
                                     ? reals + lane * real_room + net->currents
                                     : NULL;
            }
          list[filled] = b;
        }
      while (filled && status == NONEQ_OK && ! exhausted)
        {
          uint64_t budget = ROUND_STEPS * (uint64_t) threads / filled;
          round_task task
              = { s, list, budget > LEAST_STEPS ? budget : LEAST_STEPS };
          status = noneq_for_chunks (run, filled + 1, advance_chunk, &task);
          size_t kept = 0;
          for (size_t i = 0; i < filled; i++)
            {
              bunch *b = list[i];
              if (b->overflow && status == NONEQ_OK)
                status = NONEQ_BAD_ARGUMENT;
              if (b->tightest > tightest)
                tightest = b->tightest;
              exhausted |= b->exhausted;
              if (b->active || b->next < b->end)
                list[kept++] = b;
            }
          filled = kept;
        }
    }
  s->result->tightest = tightest;
  s->result->exhausted = exhausted;
  free (bunches);
  free (list);
  free (counts);
  free (reals);
  return status;
}

/* Reverse edges, by bisection in the sorted targets.  */
static void
find_reverse (const noneq_network *net, const uint32_t *source,
              uint32_t *reverse)
{
  for (size_t e = 0; e < net->edges; e++)
    {
      uint32_t low = net->first[net->to[e]], high = net->first[net->to[e] + 1];
      uint32_t end = high;
      while (low < high)
        {
          uint32_t middle = low + (high - low) / 2;
          if (net->to[middle] < source[e])
            low = middle + 1;
          else
            high = middle;
        }
      reverse[e] = low < end && net->to[low] == source[e] ? low : NONE;
    }
}

/* The certain bound of each exit rate in each interval.  */
static void
find_bounds (const noneq_network *net, double *bound)
{
  for (size_t k = 0; k < net->intervals; k++)
    for (size_t i = 0; i < net->states; i++)
      {
        double total = 0.0;
        for (size_t c = 0; c < net->order; c++)
          {
            double sum = 0.0;
            for (uint32_t e = net->first[i]; e < net->first[i + 1]; e++)
              sum += net->series[(k * net->edges + e) * net->order + c];
            total += fabs (sum);
          }
        /* Room for the rounding of rate_at.  */
        bound[k * net->states + i] = total * (1.0 + 1e-12);
      }
}

static noneq_status
prepare (sampler *s, double *p, uint32_t *scratch)
{
  const noneq_network *net = s->network;
  size_t used = 0;
  noneq_status status = NONEQ_OK;
  for (size_t i = 0; i < net->states; i++)
    for (uint32_t e = net->first[i]; e < net->first[i + 1]; e++)
      s->source[e] = (uint32_t) i;
  s->source[net->edges] = NONE;
  find_reverse (net, s->source, s->reverse);
  if (net->intervals)
    find_bounds (net, s->bound);
  else
    for (size_t i = 0; i < net->states && status == NONEQ_OK; i++)
      {
        size_t n = net->first[i + 1] - net->first[i];
        if (n)
          status = add_row (s->rows + i, s->slots, &used, n,
                            net->series + net->first[i], net->first[i],
                            net->to + net->first[i], p, scratch);
        else
          {
            uint32_t self = (uint32_t) i, none = (uint32_t) net->edges;
            for (int k = 0; k < 2; k++)
              s->slots[used + (size_t) k] = (slot){
                UINT64_MAX, { none, none }, { self, self }
              };
            s->rows[i] = (row){ (uint32_t) used, 63, INFINITY };
            used += 2;
          }
      }
  if (status == NONEQ_OK && s->plan->initial)
    status = add_row (s->rows + net->states, s->slots, &used, net->states,
                      s->plan->initial, 0, NULL, p, scratch);
  if (net->intervals == 0)
    for (size_t e = 0; e < net->edges; e++)
      {
        uint32_t r = s->reverse[e];
        s->log_ratio[e] = r == NONE ? INFINITY
                          : r < e   ? -s->log_ratio[r]
                                    : log (net->series[e] / net->series[r]);
      }
  return status;
}

static int
sound (const noneq_network *net, const noneq_sample_plan *plan,
       const noneq_sample_result *result)
{
  if (net->states < 1 || net->states >= NONE / 4 || net->edges >= NONE / 8
      || net->order < 1 || (net->intervals == 0 && net->order != 1))
    return 0;
  if (net->first[0] != 0 || net->first[net->states] != net->edges)
    return 0;
  for (size_t i = 0; i < net->states; i++)
    {
      if (net->first[i] > net->first[i + 1])
        return 0;
      for (uint32_t e = net->first[i]; e < net->first[i + 1]; e++)
        if (net->to[e] >= net->states || net->to[e] == i
            || (e > net->first[i] && net->to[e] <= net->to[e - 1]))
          return 0;
    }
  size_t terms = net->edges * net->order
                 * (net->intervals ? net->intervals : 1);
  for (size_t i = 0; i < terms; i++)
    if (! isfinite (net->series[i])
        || (net->intervals == 0 && ! (net->series[i] > 0.0)))
      return 0;
  if (! (isfinite (plan->begin) && isfinite (plan->end)
         && plan->begin < plan->end))
    return 0;
  for (size_t k = 0; k < net->intervals; k++)
    if (! (net->knot[k] < net->knot[k + 1]))
      return 0;
  if (net->intervals
      && ! (net->knot[0] <= plan->begin
            && net->knot[net->intervals] >= plan->end))
    return 0;
  for (size_t i = 0; i < plan->paths; i++)
    {
      if (! (plan->number[i] >= 0 && plan->number[i] <= 0x1p53))
        return 0;
      if (plan->start
          && ! (plan->start[i] >= 0
                && plan->start[i] < (double) net->states))
        return 0;
      if (result->place
          && ! (result->place[i] >= 0
                && result->place[i] <= result->place[i + 1]))
        return 0;
    }
  return plan->start || plan->initial;
}

noneq_status
noneq_sample (const noneq_run *run, const noneq_network *network,
              const noneq_sample_plan *plan, noneq_sample_result *result)
{
  result->tightest = 0.0;
  result->exhausted = 0;
  if (! sound (network, plan, result))
    return NONEQ_BAD_ARGUMENT;
  size_t states = network->states, edges = network->edges;
  size_t slots = 0, widest = 2;
  for (size_t i = 0; i <= states; i++)
    {
      size_t n = i < states ? network->first[i + 1] - network->first[i]
                            : states;
      size_t width = (size_t) 1 << bits_for (n);
      slots += width;
      if (width > widest)
        widest = width;
    }

  double exit_most = 0.0;
  if (network->intervals == 0)
    for (size_t i = 0; i < states; i++)
      {
        double total = 0.0;
        for (uint32_t e = network->first[i]; e < network->first[i + 1]; e++)
          total += network->series[e];
        if (total > exit_most)
          exit_most = total;
      }
  /* Short paths draw short blocks.  */
  double expected = exit_most * (plan->end - plan->begin);
  size_t block = BLOCK;
  while (block > NONEQ_DRAW_LANES
         && (network->intervals || expected < (double) block))
    block /= 2;

  sampler s = { .kernels = noneq_random_kernels_for (run->isa),
                .network = network,
                .plan = plan,
                .result = result,
                .key = noneq_key_of_seed (plan->seed),
                .block = block,
                .counted = edges <= COUNTED_EDGES,
                .rows = malloc ((states + 1) * sizeof (row)),
                .slots = malloc (slots * sizeof (slot)),
                .source = malloc ((edges + 1) * sizeof (uint32_t)),
                .reverse = malloc ((edges + 1) * sizeof (uint32_t)),
                .log_ratio = malloc ((edges + 1) * sizeof (double)),
                .bound = malloc ((states * network->intervals + 1)
                                 * sizeof (double)) };
  double *p = malloc (widest * sizeof *p);
  uint32_t *scratch = malloc (widest * sizeof *scratch);
  noneq_status status = NONEQ_NO_MEMORY;
  if (s.rows && s.slots && s.source && s.reverse && s.log_ratio && s.bound
      && p && scratch)
    status = prepare (&s, p, scratch);
  if (status == NONEQ_OK && plan->paths)
    status = run_paths (run, &s);
  free (s.rows);
  free (s.slots);
  free (s.source);
  free (s.reverse);
  free (s.log_ratio);
  free (s.bound);
  free (p);
  free (scratch);
  return status;
}
