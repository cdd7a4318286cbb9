/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/blas.h"
#include "lattice/lattice.h"
#include "random/kernels.h"

/* Random words drawn at a time: 4 KiB, which stays in the first cache.  */
#define WORDS 1024

/* Snapshots that are multiplied out at once.  */
#define BLOCK 32

/* Work of a replica before another may have the thread and Ctrl-C is looked
   for, in events; 2 to 5 ms.  */
#define TURN 1048576

/* So many are counted without rounding trouble.  */
#define MOST_EVENTS 1e18

typedef struct
{
  uint32_t word[WORDS];
  uint64_t block;     /* next block of four words */
  size_t at;          /* next word; WORDS when all are used */
} stream;

typedef struct
{
  stream event, clock;
  void *x;            /* SITES + 2 places, the first and last for the
                         reservoirs */
  double *y;          /* SITES x BLOCK */
  double *before;     /* SITES: the state when the measurement began */
  size_t pending;     /* columns of Y that are filled */
  uint64_t left;      /* events to the next snapshot */
  uint64_t taken;     /* snapshots */
  double flow;        /* from the left reservoir since the beginning */
  int burning;
} replica;

typedef struct
{
  const noneq_random_kernels *kernels;
  const noneq_lattice *lattice;
  const noneq_lattice_plan *plan;
  noneq_lattice_result *result;
  noneq_key key;
  double rate;        /* of all events */
  uint64_t *threshold; /* zero-range: 2^32 rate / largest, for n = 0, 1, ...,
                          RATES and for the two reservoirs */
  replica *replicas;
} sampler;

/* ---- Random numbers.  */

static void
refill (const sampler *s, stream *r, noneq_stream number, uint64_t trajectory)
{
  s->kernels->words (s->key, number, trajectory, r->block, WORDS, r->word);
  r->block += WORDS / 4;
  r->at = 0;
}

/* (0, 1), of 52 bits.  */
static double
uniform (const sampler *s, stream *r, noneq_stream number,
         uint64_t trajectory)
{
  if (r->at == WORDS)
    refill (s, r, number, trajectory);
  uint64_t high = r->word[r->at], low = r->word[r->at + 1];
  r->at += 2;
  return ((double) (high << 20 | low >> 12) + 0.5) * 0x1p-52;
}

/* log k!: Stirling's series, to 1e-15 of itself from k = 10.  */
static double
log_factorial (double k)
{
  static const double small[10]
      = { 0.0,
          0.0,
          0.69314718055994531,
          1.7917594692280550,
          3.1780538303479458,
          4.7874917427820458,
          6.5792512120101012,
          8.5251613610654147,
          10.604602902745251,
          12.801827480081469 };
  if (k < 10.0)
    return small[(int) k];
  double z = 1.0 / k, w = z * z;
  return (k + 0.5) * log (k) - k + 0.91893853320467274
         + z * (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w / 1680)));
}

/* A Poisson number of the given mean: below 10 by multiplication of
   uniforms, above by transformed rejection (Hormann, Insur. Math. Econ. 12,
   39, 1993).  */
static uint64_t
poisson (const sampler *s, replica *r, uint64_t trajectory, double mean)
{
  noneq_stream number = NONEQ_STREAM_LATTICE_CLOCK;
  if (mean < 10.0)
    {
      double stop = exp (-mean), product = 1.0;
      uint64_t k = 0;
      for (;;)
        {
          product *= uniform (s, &r->clock, number, trajectory);
          if (product <= stop)
            return k;
          k++;
        }
    }
  double root = sqrt (mean), b = 0.931 + 2.53 * root;
  double a = -0.059 + 0.02483 * b, inverse = 1.1239 + 1.1328 / (b - 3.4);
  double accept = 0.9277 - 3.6224 / (b - 2.0), log_mean = log (mean);
  for (;;)
    {
      double u = uniform (s, &r->clock, number, trajectory) - 0.5;
      double v = uniform (s, &r->clock, number, trajectory);
      double us = 0.5 - fabs (u);
      double k = floor ((2.0 * a / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= accept)
        return (uint64_t) k;
      if (k < 0.0 || (us < 0.013 && v > us))
        continue;
      if (log (v) + log (inverse) - log (a / (us * us) + b)
          <= k * log_mean - mean - log_factorial (k))
        return (uint64_t) k;
    }
}

/* ---- Events.  Each function does COUNT of them with the words from W on and
   returns what came from the left reservoir.  */

static double
exclusion (const sampler *s, replica *r, uint64_t trajectory,
           const uint32_t *w, size_t count)
{
  uint8_t *x = r->x;
  uint32_t last = (uint32_t) s->lattice->sites;
  uint64_t bonds = (uint64_t) last + 1;
  int64_t flow = 0;
  for (size_t j = 0; j < count; j++)
    {
      uint32_t b = (uint32_t) ((w[j] * bonds) >> 32);
      if (b == 0 || b == last)
        {
          uint8_t fresh = uniform (s, &r->clock, NONEQ_STREAM_LATTICE_CLOCK,
                                   trajectory)
                          < s->lattice->end[b != 0];
          if (b == 0)
            flow += (int) fresh - (int) x[1];
          x[b == 0 ? 1 : last] = fresh;
        }
      else
        {
          uint8_t a = x[b];
          x[b] = x[b + 1];
          x[b + 1] = a;
        }
    }
  return (double) flow;
}

static double
energy (const sampler *s, replica *r, uint64_t trajectory, const uint32_t *w,
        size_t count)
{
  double *x = r->x;
  uint32_t last = (uint32_t) s->lattice->sites;
  uint64_t bonds = (uint64_t) last + 1;
  int mix = s->lattice->model == NONEQ_LATTICE_ENERGY_MIX;
  double flow = 0.0;
  for (size_t j = 0; j < count; j++)
    {
      uint32_t b = (uint32_t) ((w[2 * j] * bonds) >> 32);
      double share = ((double) w[2 * j + 1] + 0.5) * 0x1p-32;
      if (b != 0 && b != last)
        {
          double sum = x[b] + x[b + 1];
          x[b] = share * sum;
          x[b + 1] = sum - x[b];
          continue;
        }
      size_t site = b == 0 ? 1 : last;
      double fresh = -s->lattice->end[b != 0]
                     * log (uniform (s, &r->clock, NONEQ_STREAM_LATTICE_CLOCK,
                                     trajectory));
      if (mix)
        fresh = share * (x[site] + fresh);
      if (b == 0)
        flow += fresh - x[1];
      x[site] = fresh;
    }
  return flow;
}

static double
zero_range (const sampler *s, replica *r, const uint32_t *w, size_t count)
{
  int32_t *x = r->x;
  uint32_t last = (uint32_t) s->lattice->sites;
  uint64_t moves = 2 * ((uint64_t) last + 1);
  uint32_t most = (uint32_t) s->lattice->rates;
  const uint64_t *threshold = s->threshold;
  int64_t flow = 0;
  for (size_t j = 0; j < count; j++)
    {
      uint64_t product = w[j] * moves;
      uint32_t move = (uint32_t) (product >> 32);
      uint64_t rest = product & 0xffffffffu;
      uint32_t from = (move >> 1) + (move & 1), to = (move >> 1) + !(move & 1);
      uint32_t n;
      if (from == 0)
        n = most + 1;
      else if (from > last)
        n = most + 2;
      else
        n = (uint32_t) x[from] < most ? (uint32_t) x[from] : most;
      int32_t go = rest < threshold[n];
      /* The places of the reservoirs are not read, so their counts may
         change; without a branch on what random numbers decide.  */
      x[from] -= go;
      x[to] += go;
      flow += (move == 0) * go - (move == 1) * go;
    }
  /* Only differences of these were ever used.  */
  x[0] = x[last + 1] = 0;
  return (double) flow;
}

static double
value (const noneq_lattice *l, const void *x, size_t site)
{
  switch (l->model)
    {
    case NONEQ_LATTICE_EXCLUSION:
      return ((const uint8_t *) x)[site];
    case NONEQ_LATTICE_ZERO_RANGE:
      return ((const int32_t *) x)[site];
    default:
      return ((const double *) x)[site];
    }
}

/* ---- One replica.  */

/* The same as occupation, for weights beyond the range of a double: relative
   to the largest, by their logarithms.  */
static int32_t
large_occupation (const noneq_lattice *l, double z, double u)
{
  double q = z / l->rate[l->rates - 1], largest = 0.0, last = 0.0;
  for (size_t n = 0; n < l->rates; n++)
    {
      last += log (z) - log (l->rate[n]);
      largest = fmax (largest, last);
    }
  double tail = exp (last - largest) / (1.0 - q), total = tail;
  double power = 0.0, sum = 0.0;
  for (size_t n = 0; n < l->rates; n++)
    {
      total += exp (power - largest);
      power += log (z) - log (l->rate[n]);
    }
  power = 0.0;
  for (size_t n = 0; n < l->rates; n++)
    {
      sum += exp (power - largest);
      if (u * total < sum)
        return (int32_t) n;
      power += log (z) - log (l->rate[n]);
    }
  double more = tail > 0.0 ? floor (log ((1.0 - u) * total / tail) / log (q))
                           : 0.0;
  return (int32_t) ((double) l->rates + (more > 0.0 ? more : 0.0));
}

/* The number of particles whose distribution function reaches U, with the
   weights z^n / (rate(1) .. rate(n)): a geometric tail beyond the table.  */
static int32_t
occupation (const noneq_lattice *l, double z, double u)
{
  double table = 0.0, weight = 1.0, q = z / l->rate[l->rates - 1];
  for (size_t n = 0; n < l->rates; n++)
    {
      table += weight;
      weight *= z / l->rate[n];
    }
  if (! isfinite (table + weight / (1.0 - q)))
    return large_occupation (l, z, u);
  double want = u * (table + weight / (1.0 - q)), sum = 0.0;
  if (want >= table && q > 0.0)
    {
      double left = (1.0 - u) * (table + weight / (1.0 - q));
      double more = floor (log (left * (1.0 - q) / weight) / log (q));
      return (int32_t) ((double) l->rates + (more > 0.0 ? more : 0.0));
    }
  int32_t n = 0;
  weight = 1.0;
  for (; n < (int32_t) l->rates - 1; n++)
    {
      sum += weight;
      if (want < sum)
        break;
      weight *= z / l->rate[n];
    }
  return n;
}

/* The first state: Gibbs at each site.  */
static void
begin_replica (const sampler *s, size_t i)
{
  const noneq_lattice *l = s->lattice;
  replica *r = s->replicas + i;
  uint64_t trajectory = s->plan->first + i;
  stream start = { .at = WORDS };
  for (size_t k = 1; k <= l->sites; k++)
    {
      double u = uniform (s, &start, NONEQ_STREAM_LATTICE_START, trajectory);
      double z = l->start[k - 1];
      if (l->model == NONEQ_LATTICE_EXCLUSION)
        ((uint8_t *) r->x)[k] = u < z;
      else if (l->model == NONEQ_LATTICE_ZERO_RANGE)
        ((int32_t *) r->x)[k] = occupation (l, z, u);
      else
        ((double *) r->x)[k] = -z * log (u);
    }
  r->event.at = r->clock.at = WORDS;
  r->burning = 1;
  r->left = poisson (s, r, trajectory, s->rate * s->plan->burn);
}

static void
multiply (const sampler *s, size_t i)
{
  replica *r = s->replicas + i;
  size_t n = s->lattice->sites;
  if (s->result->product && r->pending > 0)
    {
      noneq_fint size = (noneq_fint) n, columns = (noneq_fint) r->pending;
      double one = 1.0;
      dsyrk_ ("U", "N", &size, &columns, &one, r->y, &size, &one,
              s->result->product + i * n * n, &size, 1, 1);
    }
  r->pending = 0;
}

static void
snapshot (const sampler *s, size_t i)
{
  const noneq_lattice *l = s->lattice;
  replica *r = s->replicas + i;
  size_t n = l->sites;
  double *mean = s->result->mean + i * n, *square = s->result->square + i * n;
  double *y = r->y + r->pending * n;
  if (s->result->saved)
    {
      double *place = s->result->saved
                      + (i * s->plan->snapshots + r->taken) * n;
      for (size_t k = 0; k < n; k++)
        place[k] = value (l, r->x, k + 1);
    }
  for (size_t k = 0; k < n; k++)
    {
      y[k] = value (l, r->x, k + 1) - l->origin[k];
      mean[k] += y[k];
      square[k] += y[k] * y[k];
    }
  r->taken++;
  if (++r->pending == BLOCK)
    multiply (s, i);
}

/* Averages, and the currents: what entered from the left less what the sites
   up to the bond have kept.  */
static void
finish (const sampler *s, size_t i)
{
  const noneq_lattice *l = s->lattice;
  replica *r = s->replicas + i;
  noneq_lattice_result *result = s->result;
  size_t n = l->sites;
  double count = (double) s->plan->snapshots;
  double time = count * s->plan->interval, flow = r->flow;
  multiply (s, i);
  for (size_t b = 0; b <= n; b++)
    {
      if (b > 0)
        flow -= value (l, r->x, b) - r->before[b - 1];
      result->current[i * (n + 1) + b] = flow / time;
    }
  for (size_t k = 0; k < n; k++)
    {
      result->mean[i * n + k] /= count;
      result->square[i * n + k] /= count;
    }
  if (result->product)
    {
      double *p = result->product + i * n * n;
      for (size_t k = 0; k < n; k++)
        for (size_t j = 0; j <= k; j++)
          p[j * n + k] = p[k * n + j] /= count;
    }
}

static int
done (const sampler *s, const replica *r)
{
  return ! r->burning && r->taken == s->plan->snapshots;
}

static void
turn (void *task, size_t i, int thread)
{
  (void) thread;
  const sampler *s = task;
  const noneq_lattice *l = s->lattice;
  replica *r = s->replicas + i;
  uint64_t trajectory = s->plan->first + i;
  int words = l->model == NONEQ_LATTICE_ENERGY_REPLACE
              || l->model == NONEQ_LATTICE_ENERGY_MIX ? 2 : 1;
  if (! r->x || done (s, r))
    return;

  for (uint64_t spent = 0; spent < TURN;)
    {
      while (r->left > 0 && spent < TURN)
        {
          if (r->event.at == WORDS)
            refill (s, &r->event, NONEQ_STREAM_LATTICE_EVENT, trajectory);
          size_t count = (WORDS - r->event.at) / (size_t) words;
          if (count > r->left)
            count = (size_t) r->left;
          const uint32_t *w = r->event.word + r->event.at;
          switch (l->model)
            {
            case NONEQ_LATTICE_EXCLUSION:
              r->flow += exclusion (s, r, trajectory, w, count);
              break;
            case NONEQ_LATTICE_ZERO_RANGE:
              r->flow += zero_range (s, r, w, count);
              break;
            default:
              r->flow += energy (s, r, trajectory, w, count);
            }
          r->event.at += count * (size_t) words;
          r->left -= count;
          spent += count;
          s->result->events[i] += (double) count;
        }
      if (r->left > 0)
        return;
      /* A snapshot costs about as much as N events; with products, as one for
         each eight pairs.  */
      spent += 1 + l->sites
               + (s->result->product ? l->sites * l->sites / 8 : 0);
      if (r->burning)
        {
          r->burning = 0;
          r->flow = 0.0;
          for (size_t k = 0; k < l->sites; k++)
            r->before[k] = value (l, r->x, k + 1);
        }
      else
        {
          snapshot (s, i);
          if (done (s, r))
            {
              finish (s, i);
              return;
            }
        }
      r->left = poisson (s, r, trajectory, s->rate * s->plan->interval);
    }
}

/* ---- All of them.  */

static int
positive (double x)
{
  return x > 0.0 && isfinite (x);
}

/* The total rate of events, or 0 for a lattice that cannot be.  */
static double
total_rate (const noneq_lattice *l)
{
  double bonds = (double) l->sites + 1.0, most = 1.0;
  if (l->sites < 1 || l->sites > NONEQ_LATTICE_SITES)
    return 0.0;
  if (l->model == NONEQ_LATTICE_ZERO_RANGE)
    {
      if (l->rates < 1 || l->rates > NONEQ_LATTICE_SITES)
        return 0.0;
      most = fmax (l->end[0], l->end[1]);
      for (size_t k = 0; k < l->rates; k++)
        {
          if (! positive (l->rate[k]))
            return 0.0;
          most = fmax (most, l->rate[k]);
        }
      bonds *= 2.0;
    }
  double limit = INFINITY;
  if (l->model == NONEQ_LATTICE_EXCLUSION)
    limit = 1.0;
  else if (l->model == NONEQ_LATTICE_ZERO_RANGE)
    limit = l->rate[l->rates - 1] * (1.0 - 1e-6);
  for (int side = 0; side < 2; side++)
    if (! (l->end[side] >= 0.0 && isfinite (l->end[side]))
        || (l->model == NONEQ_LATTICE_EXCLUSION && l->end[side] > 1.0))
      return 0.0;
  for (size_t k = 0; k < l->sites; k++)
    if (! (l->start[k] >= 0.0 && isfinite (l->start[k])
           && l->start[k] <= limit && isfinite (l->origin[k])))
      return 0.0;
  return positive (most * bonds) ? most * bonds : 0.0;
}

static void
free_sampler (sampler *s)
{
  if (s->replicas)
    for (size_t i = 0; i < s->plan->replicas; i++)
      {
        free (s->replicas[i].x);
        free (s->replicas[i].y);
        free (s->replicas[i].before);
      }
  free (s->replicas);
  free (s->threshold);
}

static noneq_status
prepare (sampler *s)
{
  const noneq_lattice *l = s->lattice;
  size_t count = s->plan->replicas, n = l->sites;
  s->replicas = calloc (count, sizeof *s->replicas);
  if (! s->replicas)
    return NONEQ_NO_MEMORY;
  if (l->model == NONEQ_LATTICE_ZERO_RANGE)
    {
      s->threshold = malloc ((l->rates + 3) * sizeof *s->threshold);
      if (! s->threshold)
        return NONEQ_NO_MEMORY;
      double most = s->rate / (2.0 * ((double) n + 1.0));
      s->threshold[0] = 0;
      for (size_t k = 0; k < l->rates; k++)
        s->threshold[k + 1] = (uint64_t) (l->rate[k] / most * 0x1p32);
      for (size_t side = 0; side < 2; side++)
        s->threshold[l->rates + 1 + side]
            = (uint64_t) (l->end[side] / most * 0x1p32);
    }
  for (size_t i = 0; i < count; i++)
    {
      replica *r = s->replicas + i;
      r->x = calloc (n + 2, sizeof (double));
      r->y = malloc (n * BLOCK * sizeof *r->y);
      r->before = malloc (n * sizeof *r->before);
      if (! r->x || ! r->y || ! r->before)
        return NONEQ_NO_MEMORY;
      begin_replica (s, i);
    }
  return NONEQ_OK;
}

noneq_status
noneq_lattice_sample (const noneq_run *run, const noneq_lattice *lattice,
                      const noneq_lattice_plan *plan,
                      noneq_lattice_result *result)
{
  size_t n = lattice->sites, count = plan->replicas;
  sampler s = { .kernels = noneq_random_kernels_for (run->isa),
                .lattice = lattice,
                .plan = plan,
                .result = result,
                .key = noneq_key_of_seed (plan->seed),
                .rate = total_rate (lattice) };
  double work = (s.rate * plan->burn
                 + (s.rate * plan->interval + (double) n)
                       * (double) plan->snapshots)
                * (double) count;
  if (s.rate == 0.0 || plan->snapshots < 1 || ! positive (plan->interval)
      || ! (plan->burn >= 0.0) || ! (work <= plan->most)
      || ! (plan->most <= MOST_EVENTS))
    return NONEQ_BAD_ARGUMENT;
  if (count == 0)
    return NONEQ_OK;
  memset (result->mean, 0, count * n * sizeof *result->mean);
  memset (result->square, 0, count * n * sizeof *result->square);
  if (result->product)
    memset (result->product, 0, count * n * n * sizeof *result->product);
  memset (result->events, 0, count * sizeof *result->events);

  noneq_status status = prepare (&s);
  size_t active = count;
  while (status == NONEQ_OK && active > 0)
    {
      status = noneq_for_chunks (run, count, turn, &s);
      active = 0;
      for (size_t i = 0; i < count; i++)
        active += ! done (&s, s.replicas + i);
    }
  free_sampler (&s);
  return status;
}
