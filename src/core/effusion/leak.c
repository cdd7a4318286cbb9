/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>

#include "effusion/leak.h"
#include "random/philox.h"

/* Hits and collisions that a gas may take before another has the thread and
   Ctrl-C is looked for; about 5 ms.  */
#define TURN 65536

#define TWO_PI 6.283185307179586

typedef struct
{
  double x[3], v[3];
  double time;     /* to which it has flown */
  uint64_t drawn;  /* blocks of four words used */
  uint32_t number; /* within its gas */
} particle;

typedef struct
{
  particle *inside;   /* the first COUNT */
  size_t count;
  size_t flown;       /* particles that have reached the next stop */
  size_t next;        /* output time that comes next */
  uint64_t rounds;    /* of collisions, done */
  uint64_t drawn;     /* blocks of four words used for collisions */
  int started;
} gas;

typedef struct
{
  const noneq_leak_plan *plan;
  noneq_leak_result *result;
  noneq_key key;
  double half;        /* of the side of the hole */
  gas *gases;
} leak;

/* Four numbers of (0, 1) in steps of 2^-32, block number BLOCK.  */
static void
uniforms (noneq_key key, noneq_stream stream, uint64_t trajectory,
          uint64_t block, double u[4])
{
  uint32_t counter[4]
      = { (uint32_t) block,
          (uint32_t) (block >> 32 & 0xffff) | (uint32_t) stream << 16,
          (uint32_t) trajectory, (uint32_t) (trajectory >> 32) };
  uint32_t word[4];
  noneq_philox (counter, key.key, word);
  for (int i = 0; i < 4; i++)
    u[i] = ((double) word[i] + 0.5) * 0x1p-32;
}

static void
start (const leak *k, particle *p, uint64_t trajectory)
{
  double u[4], w[4];
  uniforms (k->key, NONEQ_STREAM_LEAK, trajectory, 0, u);
  uniforms (k->key, NONEQ_STREAM_LEAK, trajectory, 1, w);
  for (int i = 0; i < 3; i++)
    p->x[i] = u[i];
  double radius = sqrt (-2.0 * log (w[0]));
  p->v[0] = radius * cos (TWO_PI * w[1]);
  p->v[1] = radius * sin (TWO_PI * w[1]);
  p->v[2] = sqrt (-2.0 * log (w[2])) * cos (TWO_PI * w[3]);
  p->time = 0.0;
  p->drawn = 2;
}

static double
square (const double v[3])
{
  return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
}

/* Send P back from wall AXIS, into the direction SIGN.  */
static void
reflect (const leak *k, particle *p, uint64_t trajectory, int axis,
         double sign)
{
  double u[4];
  uniforms (k->key, NONEQ_STREAM_LEAK, trajectory, p->drawn++, u);
  /* v^2 / 2 of the flux is the sum of two exponential numbers.  */
  double speed = sqrt (k->plan->thermal ? -2.0 * log (u[2] * u[3])
                                        : square (p->v));
  double across = sqrt (u[0]) * speed, angle = TWO_PI * u[1];
  p->v[axis] = sign * sqrt (1.0 - u[0]) * speed;
  p->v[(axis + 1) % 3] = across * cos (angle);
  p->v[(axis + 2) % 3] = across * sin (angle);
}

/* Fly P to time STOP, at most *LEFT hits on.  Returned: 1 when it is there, 0
   when the hits are used up, -1 when it has left, at p->time.  */
static int
fly (const leak *k, particle *p, uint64_t trajectory, double stop,
     int64_t *left)
{
  for (;;)
    {
      double rest = stop - p->time;
      double soonest = rest;
      int axis = -1;
      for (int i = 0; i < 3; i++)
        {
          double wall = p->v[i] > 0.0 ? 1.0 : 0.0;
          double t = (wall - p->x[i]) / p->v[i];
          /* A velocity of exactly 0 gives NaN or an infinity of either
             sign.  */
          if (p->v[i] != 0.0 && t < soonest)
            {
              soonest = t;
              axis = i;
            }
        }
      if (axis < 0)
        {
          for (int i = 0; i < 3; i++)
            p->x[i] += rest * p->v[i];
          p->time = stop;
          return 1;
        }
      if (*left <= 0)
        return 0;
      --*left;
      if (soonest < 0.0)
        soonest = 0.0; /* rounding has put it a little behind the wall */
      for (int i = 0; i < 3; i++)
        p->x[i] += soonest * p->v[i];
      p->time += soonest;
      double sign = p->v[axis] > 0.0 ? -1.0 : 1.0;
      p->x[axis] = sign > 0.0 ? 0.0 : 1.0;
      if (axis == 0 && sign > 0.0 && fabs (p->x[1] - 0.5) <= k->half
          && fabs (p->x[2] - 0.5) <= k->half)
        return -1;
      reflect (k, p, trajectory, axis, sign);
    }
}

/* Pair all particles of gas G at random and scatter each pair.  */
static void
collide (const leak *k, gas *g, uint64_t number)
{
  double u[4];
  /* Fisher and Yates, two places a draw: those and the pair they make.  */
  for (size_t n = g->count; n >= 2; n -= 2)
    {
      uniforms (k->key, NONEQ_STREAM_LEAK_COLLISION, number, g->drawn++, u);
      size_t i = (size_t) (u[0] * (double) n);
      particle chosen = g->inside[i];
      g->inside[i] = g->inside[n - 1];
      g->inside[n - 1] = chosen;
      i = (size_t) (u[1] * (double) (n - 1));
      chosen = g->inside[i];
      g->inside[i] = g->inside[n - 2];
      g->inside[n - 2] = chosen;

      double *a = g->inside[n - 1].v, *b = g->inside[n - 2].v, d[3];
      for (int c = 0; c < 3; c++)
        d[c] = (a[c] - b[c]) / 2.0;
      double size = sqrt (square (d));
      double z = 2.0 * u[2] - 1.0, r = sqrt (1.0 - z * z) * size;
      double turned[3] = { r * cos (TWO_PI * u[3]), r * sin (TWO_PI * u[3]),
                           z * size };
      for (int c = 0; c < 3; c++)
        {
          double mean = (a[c] + b[c]) / 2.0;
          a[c] = mean + turned[c];
          b[c] = mean - turned[c];
        }
    }
}

static void
fill (const leak *k, gas *g, size_t number)
{
  size_t n = k->plan->particles;
  for (size_t i = 0; i < n; i++)
    {
      size_t place = number * n + i;
      start (k, g->inside + i, place);
      g->inside[i].number = (uint32_t) i;
      k->result->exit_time[place] = k->result->exit_speed[place] = NAN;
    }
  k->result->hits[number] = 0.0;
  g->started = 1;
}

/* One turn of gas CHUNK.  */
static void
advance (void *data, size_t chunk, int thread)
{
  leak *k = data;
  const noneq_leak_plan *plan = k->plan;
  gas *g = k->gases + chunk;
  int64_t left = TURN;
  (void) thread;

  if (! g->started)
    {
      fill (k, g, chunk);
      left -= (int64_t) plan->particles;
    }
  while (g->next < plan->times)
    {
      double stop = plan->time[g->next];
      double round = plan->collisions > 0.0
                         ? plan->collisions * (double) (g->rounds + 1)
                         : INFINITY;
      int collision = round <= stop;
      if (collision)
        stop = round;
      while (g->flown < g->count)
        {
          particle *p = g->inside + g->flown;
          size_t place = chunk * plan->particles + p->number;
          int64_t before = left;
          int how = fly (k, p, place, stop, &left);
          k->result->hits[chunk] += (double) (before - left);
          if (how == 0)
            return;
          if (how > 0)
            g->flown++;
          else
            {
              k->result->exit_time[place] = p->time;
              k->result->exit_speed[place] = sqrt (square (p->v));
              *p = g->inside[--g->count];
            }
        }
      g->flown = 0;
      left -= (int64_t) g->count / 4 + 1;
      if (collision)
        {
          collide (k, g, chunk);
          g->rounds++;
        }
      else
        {
          size_t at = chunk * plan->times + g->next++;
          double energy = 0.0;
          for (size_t i = 0; i < g->count; i++)
            energy += square (g->inside[i].v) / 2.0;
          k->result->number[at] = (double) g->count;
          k->result->energy[at] = energy;
        }
      if (left <= 0)
        return;
    }
}

static int
acceptable (const noneq_leak_plan *plan)
{
  if (! (plan->hole > 0.0 && plan->hole <= 1.0) || plan->particles < 1
      || plan->particles > 1u << 20 || plan->gases < 1
      || plan->gases > (SIZE_MAX >> 8) / plan->particles
      || ! (plan->collisions >= 0.0 && plan->collisions < INFINITY))
    return 0;
  for (size_t i = 0; i < plan->times; i++)
    if (! (plan->time[i] >= (i ? plan->time[i - 1] : 0.0)
           && plan->time[i] < INFINITY))
      return 0;
  /* The rounds are counted exactly, and end.  */
  return plan->times == 0 || plan->collisions == 0.0
         || plan->time[plan->times - 1] / plan->collisions < 1e12;
}

noneq_status
noneq_leak (const noneq_run *run, const noneq_leak_plan *plan,
            noneq_leak_result *result)
{
  if (! acceptable (plan))
    return NONEQ_BAD_ARGUMENT;
  size_t all = plan->gases * plan->particles;
  leak k = { plan, result, noneq_key_of_seed (plan->seed),
             0.5 * sqrt (plan->hole), NULL };
  particle *particles = malloc (all * sizeof *particles);
  k.gases = calloc (plan->gases, sizeof *k.gases);
  noneq_status status = NONEQ_NO_MEMORY;
  if (particles && k.gases)
    {
      status = NONEQ_OK;
      for (size_t i = 0; i < plan->gases; i++)
        {
          k.gases[i].inside = particles + i * plan->particles;
          k.gases[i].count = plan->particles;
        }
      for (int done = 0; ! done && status == NONEQ_OK;)
        {
          status = noneq_for_chunks (run, plan->gases, advance, &k);
          done = 1;
          for (size_t i = 0; i < plan->gases; i++)
            done = done && k.gases[i].next >= plan->times;
        }
    }
  free (k.gases);
  free (particles);
  return status;
}
