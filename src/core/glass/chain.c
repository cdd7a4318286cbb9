/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "glass/chain.h"
#include "random/kernels.h"

/* Events drawn at a time, and events of a replica before another may have the
   thread and Ctrl-C is looked for, some 5 ms.  */
#define BATCH 512
#define TURN 1048576

typedef struct
{
  int8_t *now;       /* SITES + 2 places; spins are -1 and 1, else 0 and 1 */
  int8_t *reference; /* the same at the age */
  int32_t *sum;      /* of the spin after an update, */
  int32_t *aligned;  /* of the sign of its mean */
  uint8_t *moved;    /* has changed since the age */
  size_t still;      /* sites that have not */
  uint64_t drawn;    /* events so far */
  double left;       /* of the time to the next measurement, times the rate */
  size_t measured;   /* the age is number 0 */
} replica;

typedef struct
{
  const noneq_random_kernels *kernels;
  const noneq_chain *chain;
  noneq_chain_result *result;
  noneq_key key;
  double rate;       /* of all events of a chain */
  uint64_t places;   /* among which an event chooses */
  uint64_t up[3];    /* 2^32 probability: of a spin for neighbours -2, 0, 2 */
  replica *replicas;
} sampler;

/* ---- Measurement.  */

static double
mean_product (const replica *r, size_t n)
{
  int64_t sum = 0;
  for (size_t k = 1; k <= n; k++)
    sum += r->now[k] * r->reference[k];
  return (double) sum / (double) n;
}

static void
measure (const sampler *s, size_t i, size_t k)
{
  const noneq_chain *chain = s->chain;
  replica *r = s->replicas + i;
  size_t n = chain->sites, place = k + i * chain->times;
  double count = (double) n, second = 0.0;
  int64_t third = 0;
  s->result->correlation[place] = mean_product (r, n);
  if (chain->model == NONEQ_CHAIN_GLAUBER)
    {
      for (size_t j = 1; j <= n; j++)
        {
          second += r->now[j]
                    * (r->sum[j] - chain->parameter * r->aligned[j]);
          third += r->now[j] != r->now[j < n ? j + 1 : 1];
        }
      s->result->second[place] = second / count;
    }
  else
    {
      for (size_t j = 1; j <= n; j++)
        third += r->now[j];
      s->result->second[place] = (double) r->still / count;
    }
  s->result->third[place] = (double) third / count;
}

/* The reference is taken at the age.  */
static void
begin_measurement (const sampler *s, replica *r)
{
  size_t n = s->chain->sites;
  memcpy (r->reference, r->now, n + 2);
  memset (r->moved, 0, n + 2);
  r->still = n;
  if (s->chain->model == NONEQ_CHAIN_GLAUBER)
    {
      memset (r->sum, 0, (n + 2) * sizeof *r->sum);
      memset (r->aligned, 0, (n + 2) * sizeof *r->aligned);
    }
}

/* What is due now; 0 when all is done.  LEFT may be below 0 on entry: the next
   event is that much later than the measurement.  */
static int
next_measurement (const sampler *s, size_t i)
{
  const noneq_chain *chain = s->chain;
  replica *r = s->replicas + i;
  double before = 0.0;
  if (r->measured == 0)
    begin_measurement (s, r);
  else
    {
      measure (s, i, r->measured - 1);
      before = chain->time[r->measured - 1];
    }
  if (r->measured++ == chain->times)
    return 0;
  r->left += (chain->time[r->measured - 1] - before) * s->rate;
  return 1;
}

/* ---- Events.  */

static inline void
spin_event (const sampler *s, replica *r, uint64_t choice)
{
  size_t n = s->chain->sites;
  size_t k = 1 + (size_t) (((choice >> 32) * n) >> 32);
  int sides = r->now[k > 1 ? k - 1 : n] + r->now[k < n ? k + 1 : 1];
  int sign = sides / 2;
  int spin = (choice & 0xffffffffu) < s->up[sign + 1] ? 1 : -1;
  r->now[k] = (int8_t) spin;
  r->sum[k] += spin;
  r->aligned[k] += sign;
}

static inline void
facilitated_event (const sampler *s, replica *r, uint64_t choice)
{
  size_t place = (size_t) (((choice >> 32) * s->places) >> 32);
  size_t n = s->chain->sites;
  /* The places beyond the first SITES are those of the right neighbours.  */
  size_t right = place >= n;
  size_t k = 1 + place - (right ? n : 0);
  size_t neighbour = right ? k + 1 : k - 1;
  if (! r->now[neighbour])
    return;
  int8_t state = (choice & 0xffffffffu) < s->up[0];
  if (state != r->now[k])
    {
      r->now[k] = state;
      r->still -= ! r->moved[k];
      r->moved[k] = 1;
    }
}

static int
done (const sampler *s, const replica *r)
{
  return r->measured > s->chain->times;
}

static void
turn (void *task, size_t i, int thread)
{
  (void) thread;
  const sampler *s = task;
  const noneq_chain *chain = s->chain;
  replica *r = s->replicas + i;
  uint64_t choice[BATCH];
  double wait[BATCH];
  int spins = chain->model == NONEQ_CHAIN_GLAUBER;
  for (size_t spent = 0; spent < TURN && ! done (s, r); spent += BATCH)
    {
      s->kernels->draw (s->key, NONEQ_STREAM_CHAIN_EVENT, chain->first + i,
                        r->drawn, BATCH, choice, wait);
      for (size_t e = 0; e < BATCH; e++)
        {
          r->left -= wait[e];
          while (r->left < 0.0)
            if (! next_measurement (s, i))
              {
                s->result->events[i] = (double) (r->drawn + e);
                return;
              }
          if (spins)
            spin_event (s, r, choice[e]);
          else
            facilitated_event (s, r, choice[e]);
        }
      r->drawn += BATCH;
    }
}

/* ---- All of them.  */

static void
free_sampler (sampler *s)
{
  if (s->replicas)
    for (size_t i = 0; i < s->chain->replicas; i++)
      {
        replica *r = s->replicas + i;
        free (r->now);
        free (r->reference);
        free (r->sum);
        free (r->aligned);
        free (r->moved);
      }
  free (s->replicas);
}

static noneq_status
begin_replica (const sampler *s, size_t i)
{
  const noneq_chain *chain = s->chain;
  replica *r = s->replicas + i;
  size_t n = chain->sites;
  int spins = chain->model == NONEQ_CHAIN_GLAUBER;
  r->now = calloc (n + 2, 1);
  r->reference = calloc (n + 2, 1);
  r->moved = calloc (n + 2, 1);
  r->sum = calloc (spins ? n + 2 : 1, sizeof *r->sum);
  r->aligned = calloc (spins ? n + 2 : 1, sizeof *r->aligned);
  if (! r->now || ! r->reference || ! r->moved || ! r->sum || ! r->aligned)
    return NONEQ_NO_MEMORY;
  uint64_t choice[BATCH], up = (uint64_t) (chain->start * 0x1p32);
  double wait[BATCH];
  for (size_t k = 0; k < n; k++)
    {
      if (k % BATCH == 0)
        s->kernels->draw (s->key, NONEQ_STREAM_CHAIN_START, chain->first + i,
                          k, BATCH, choice, wait);
      int is_up = (choice[k % BATCH] & 0xffffffffu) < up;
      r->now[k + 1] = (int8_t) (is_up ? 1 : (spins ? -1 : 0));
    }
  if (! spins)
    r->now[0] = 1;
  if (chain->model == NONEQ_CHAIN_FA)
    r->now[n + 1] = 1;
  r->left = chain->age * s->rate;
  /* An age of 0 is now.  */
  begin_measurement (s, r);
  return NONEQ_OK;
}

static int
allowed (const noneq_chain *c)
{
  size_t least = c->model == NONEQ_CHAIN_GLAUBER ? 3 : 1;
  if (c->sites < least || c->sites > NONEQ_CHAIN_SITES || c->times < 1
      || ! (c->parameter >= 0.0 && c->parameter <= 1.0)
      || ! (c->start >= 0.0 && c->start <= 1.0)
      || ! (c->age >= 0.0 && isfinite (c->age)))
    return 0;
  for (size_t k = 0; k < c->times; k++)
    if (! (c->time[k] >= (k ? c->time[k - 1] : 0.0)
           && isfinite (c->time[k])))
      return 0;
  return 1;
}

noneq_status
noneq_chain_sample (const noneq_run *run, const noneq_chain *chain,
                    noneq_chain_result *result)
{
  if (! allowed (chain))
    return NONEQ_BAD_ARGUMENT;
  size_t n = chain->sites, count = chain->replicas;
  uint64_t places = chain->model == NONEQ_CHAIN_FA ? 2 * (uint64_t) n : n;
  sampler s = { .kernels = noneq_random_kernels_for (run->isa),
                .chain = chain,
                .result = result,
                .key = noneq_key_of_seed (chain->seed),
                .rate = (double) places,
                .places = places };
  for (int sign = -1; sign <= 1; sign++)
    s.up[sign + 1] = (uint64_t) ((1.0 + sign * chain->parameter) * 0x1p31);
  if (chain->model != NONEQ_CHAIN_GLAUBER)
    s.up[0] = (uint64_t) (chain->parameter * 0x1p32);
  double span = chain->age + chain->time[chain->times - 1];
  double work = (s.rate * span + (double) n * (double) chain->times)
                * (double) count;
  if (! (work <= chain->most) || ! (chain->most <= 1e18)
      || ! (span < 1e9))
    return NONEQ_BAD_ARGUMENT;
  if (count == 0)
    return NONEQ_OK;

  s.replicas = calloc (count, sizeof *s.replicas);
  noneq_status status = s.replicas ? NONEQ_OK : NONEQ_NO_MEMORY;
  for (size_t i = 0; i < count && status == NONEQ_OK; i++)
    status = begin_replica (&s, i);
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
