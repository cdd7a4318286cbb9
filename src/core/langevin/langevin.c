/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "langevin/kernels.h"
#include "langevin/langevin.h"
#include "random/kernels.h"

#define BLOCK NONEQ_BLOCK

/* Steps between two looks for states that are not finite.  */
#define LOOK 16

/* Steps times coordinates of a block in a window, about 4 ms.  */
#define WINDOW 8192

/* Number of streams below the 2^16 of a counter, and of those of hidden
   variables.  */
#define STREAMS (65536 - NONEQ_STREAM_LANGEVIN)
#define HIDDEN_STREAMS (NONEQ_STREAM_ACTIVE - NONEQ_STREAM_MEMORY)

/* ---- The step as a list of instructions.  */

typedef enum
{
  MOVE,      /* a linear map */
  KICK,      /* one that leaves x alone */
  MEMORY,    /* O where a coordinate has memory: its block, or a KICK */
  ACTIVE,    /* the next step of active noise */
  FORCE,
  SCHEDULE   /* H */
} operation;

typedef struct
{
  operation kind;
  int noise;                /* of maps: which O of the step, or -1 */
  noneq_langevin_move *map; /* one a coordinate */
} instruction;

typedef struct
{
  const noneq_random_kernels *random;
  const noneq_langevin_kernels *kernels;
  noneq_isa isa;
  const noneq_langevin_model *model;
  const noneq_langevin_plan *plan;
  noneq_langevin_result *result;
  noneq_key key;
  size_t slots;             /* streams of a coordinate */
  size_t noises;            /* O sub-steps of a step */
  size_t schedules;         /* H sub-steps of a step */
  size_t modes, actives;    /* u of all coordinates; active coordinates */
  size_t extra;             /* their normals of a step */
  instruction step[NONEQ_LANGEVIN_STRING * 2];
  size_t instructions, moves;
  noneq_langevin_move *maps;
  double *tail;             /* d: what the state's v lacks, in units of F */
  unsigned char *reads;     /* 3 x parameters: which a program reads */
  int ledger;

  size_t d, D, blocks, threads;
  uint64_t from, middle, to; /* steps of the window, from the start */
  const double *columns;    /* of parameters: that of FROM, and of each H */
  double *window_columns;
  double *scratch;          /* of all threads */
  size_t scratch_size;
  double *averages;         /* of all blocks */
  size_t averages_size;
  double *ring;             /* LAGS samples of y of all blocks */
  size_t ring_size;
  double *watch;            /* events: last value, of all blocks */
  unsigned char *done;      /* of all blocks */
} runner;

/* What one thread works with; in numbers of BLOCK doubles.  */
typedef struct
{
  double *x, *v;            /* d */
  double *force;            /* d */
  double *noise;            /* noises x 4 x d */
  double *hidden;           /* modes + 2 actives */
  double *extra;            /* 4 x extra */
  double *settled;          /* d: v at the end of a step */
  double *work, *old_energy, *energy;
  double *heat;             /* baths */
  double *kinetic;          /* baths */
  double *watched;          /* events */
  double *call;             /* outputs of a function that is called */
  double *force_registers, *energy_registers, *watched_registers;
  double *parameter;        /* plain numbers */
  const double **F;         /* d */
  const double *known;      /* energy at this x and these parameters, or
                               NULL */
} bench;

static size_t
registers_of (const noneq_langevin_function *f, size_t inputs)
{
  return f->program ? (size_t) f->program->registers
                    : (f->call ? inputs : 0);
}

/* Lay out a thread's scratch at BASE (NULL: only its size, in doubles).  */
static size_t
lay_out (const runner *r, double *base, bench *b)
{
  const noneq_langevin_model *m = r->model;
  size_t d = r->d, inputs = d + m->parameters, at = 0;
  size_t most = m->force.outputs > m->energy.outputs ? m->force.outputs
                                                     : m->energy.outputs;
  if (m->watched.outputs > most)
    most = m->watched.outputs;
#define TAKE(field, count)                                                    \
  do                                                                          \
    {                                                                         \
      b->field = base ? base + at : NULL;                                     \
      at += (size_t) (count) * BLOCK;                                         \
    }                                                                         \
  while (0)
  TAKE (force_registers, registers_of (&m->force, inputs));
  TAKE (energy_registers, registers_of (&m->energy, inputs));
  TAKE (watched_registers, registers_of (&m->watched, inputs));
  TAKE (v, d);
  TAKE (force, d);
  TAKE (noise, r->noises * 4 * d);
  TAKE (hidden, r->modes + 2 * r->actives);
  TAKE (extra, 4 * r->extra);
  TAKE (settled, d);
  TAKE (work, 1);
  TAKE (old_energy, 1);
  TAKE (energy, 1);
  TAKE (heat, m->baths);
  TAKE (kinetic, m->baths);
  TAKE (watched, r->plan->events);
  TAKE (call, most);
#undef TAKE
  b->parameter = base ? base + at : NULL;
  at += (m->parameters + 7) / 8 * 8;
  b->F = base ? (const double **) (base + at) : NULL;
  at += (d + 7) / 8 * 8;
  b->x = b->force_registers;
  return at;
}

static noneq_langevin_move
identity (void)
{
  return (noneq_langevin_move){ .vv = 1.0, .bv = 1.0 };
}

/* Append the map that is open, if there is one.  */
static void
close_map (runner *r, noneq_langevin_move *open, int *pending, int *moved,
           int *noise)
{
  if (! *pending)
    return;
  instruction *i = r->step + r->instructions;
  i->kind = *moved ? MOVE : KICK;
  i->noise = *noise;
  i->map = r->maps + r->moves++ * r->d;
  memcpy (i->map, open, r->d * sizeof *open);
  r->instructions++;
  for (size_t k = 0; k < r->d; k++)
    open[k] = identity ();
  *pending = *moved = 0;
  *noise = -1;
}

static void
plain (runner *r, operation kind)
{
  r->step[r->instructions++].kind = kind;
}

/* O of coordinate C as one of COUNT in a step, after the map P.  */
static void
bathe (const noneq_langevin_coordinate *c, size_t count,
       noneq_langevin_move *p)
{
  double share = 1.0 / (double) count;
  double decay = count == 1 ? c->a : pow (c->a, share);
  double lost = count == 1 ? c->rest * (2.0 - c->rest)
                           : -expm1 (2.0 * share * log1p (-c->rest));
  p->bv = p->vv;
  p->bf = p->vf;
  p->decay = decay;
  p->noise = sqrt (lost) * c->spread;
  p->half_mass = 0.5 * c->mass;
  p->vv *= decay;
  p->vf *= decay;
  p->vn = p->noise;
}

/* Turn the string into instructions.  OPEN is room for d maps.  */
static void
compile (runner *r, const char *string, noneq_langevin_move *open)
{
  const noneq_langevin_model *m = r->model;
  size_t d = r->d, count[4], n = strlen (string);
  noneq_langevin_count (string, count);

  /* Is the force of the end of a step that of the next beginning; and are its
     last sub-steps only V, so that they can wait until the next step?  */
  int fresh = 0;
  size_t after = 0, last_force = n;
  for (int pass = 0; pass < 2; pass++)
    {
      after = 0;
      last_force = n;
      for (size_t i = 0; i < n; i++)
        if (string[i] == 'V')
          {
            if (! fresh)
              last_force = i;
            fresh = 1;
          }
        else if (string[i] != 'O')
          fresh = 0;
    }
  int wait = fresh && last_force < n;
  for (size_t i = last_force; i < n; i++)
    {
      if (string[i] != 'V')
        wait = 0;
      after++;
    }
  if (! wait)
    after = 0;

  int pending = after > 0, moved = 0, noise = -1, oscillations = 0;
  for (size_t k = 0; k < d; k++)
    {
      const noneq_langevin_coordinate *c = m->coordinate + k;
      open[k] = identity ();
      r->tail[k] = (double) after * (c->step / (double) count[0] / c->mass);
      open[k].vf = r->tail[k];
    }
  for (size_t i = 0; i < n; i++)
    {
      char s = string[i];
      if (s == 'H')
        {
          close_map (r, open, &pending, &moved, &noise);
          plain (r, SCHEDULE);
          fresh = 0;
          continue;
        }
      if (s == 'V' && ! fresh)
        {
          close_map (r, open, &pending, &moved, &noise);
          plain (r, FORCE);
          fresh = 1;
          if (wait && i == last_force)
            break;
        }
      if (s == 'O' && (noise >= 0 || r->modes > 0))
        close_map (r, open, &pending, &moved, &noise);
      for (size_t k = 0; k < d; k++)
        {
          const noneq_langevin_coordinate *c = m->coordinate + k;
          noneq_langevin_move *p = open + k;
          if (s == 'V')
            p->vf += c->step / (double) count[0] / c->mass;
          else if (s == 'R')
            {
              double h = c->step / (double) count[1];
              p->xv += h * p->vv;
              p->xf += h * p->vf;
              p->xn += h * p->vn;
            }
          else
            bathe (c, count[2], p);
        }
      pending = 1;
      if (s == 'R')
        {
          moved = 1;
          fresh = 0;
          if (r->actives > 0 && ! strchr (string + i + 1, 'R'))
            {
              close_map (r, open, &pending, &moved, &noise);
              plain (r, ACTIVE);
            }
        }
      else if (s == 'O')
        {
          noise = oscillations++;
          if (r->modes > 0)
            {
              close_map (r, open, &pending, &moved, &noise);
              r->step[r->instructions - 1].kind = MEMORY;
            }
        }
    }
  close_map (r, open, &pending, &moved, &noise);
}

/* ---- Functions of a block.  */

static void
set_parameters (const runner *r, bench *b, const double *p, size_t lanes)
{
  const noneq_langevin_model *m = r->model;
  double *registers[3] = { m->force.program ? b->force_registers : NULL,
                           m->energy.program ? b->energy_registers : NULL,
                           m->watched.program ? b->watched_registers : NULL };
  for (size_t k = 0; k < m->parameters; k++)
    for (size_t f = 0; f < 3; f++)
      if (registers[f] && r->reads[f * m->parameters + k])
        for (size_t i = 0; i < lanes; i++)
          registers[f][(r->d + k) * BLOCK + i] = p[k];
  memcpy (b->parameter, p, m->parameters * sizeof *p);
  b->known = NULL;
}

static void
evaluate_potential_force (const runner *r, bench *b, size_t lanes)
{
  const noneq_langevin_function *f = &r->model->force;
  if (! f->program)
    {
      f->call (f->data, lanes, b->x, b->parameter, b->force);
      for (size_t k = 0; k < r->d; k++)
        b->F[k] = b->force + k * BLOCK;
      return;
    }
  noneq_program_run (f->program, r->isa, b->force_registers, (int) lanes);
  for (size_t k = 0; k < r->d; k++)
    {
      size_t at = (size_t) noneq_program_output (f->program, (int) k);
      b->F[k] = b->force_registers + at * BLOCK;
      if (at < r->d)
        {
          /* A force that is a coordinate itself must not change with it.  */
          memcpy (b->force + k * BLOCK, b->F[k], lanes * sizeof (double));
          b->F[k] = b->force + k * BLOCK;
        }
    }
}

static void
evaluate_force (const runner *r, bench *b, size_t lanes)
{
  evaluate_potential_force (r, b, lanes);
  if (r->actives == 0)
    return;
  const double *mean = b->hidden + (r->modes + 1) * BLOCK;
  for (size_t k = 0; k < r->d; k++)
    {
      const noneq_langevin_coordinate *c = r->model->coordinate + k;
      if (! c->active)
        continue;
      double *sum = b->force + k * BLOCK;
      r->kernels->settle (c->drag, lanes, b->F[k], mean, sum);
      b->F[k] = sum;
      mean += 2 * BLOCK;
    }
}

/* Output K of a function at the x of now; the number must be used before the
   function is evaluated again.  */
static const double *
evaluate (const runner *r, bench *b, const noneq_langevin_function *f,
          double *registers, size_t k, size_t lanes)
{
  if (! f->program)
    {
      f->call (f->data, lanes, b->x, b->parameter, b->call);
      return b->call + k * BLOCK;
    }
  for (size_t i = 0; i < r->d; i++)
    memcpy (registers + i * BLOCK, b->x + i * BLOCK, lanes * sizeof (double));
  noneq_program_run (f->program, r->isa, registers, (int) lanes);
  return registers
         + (size_t) noneq_program_output (f->program, (int) k) * BLOCK;
}

static const double *
energy (const runner *r, bench *b, size_t lanes)
{
  return evaluate (r, b, &r->model->energy, b->energy_registers, 0, lanes);
}

/* ---- One block.  */

typedef struct
{
  size_t first, count, lanes;
} place;

static place
place_of (const runner *r, size_t block)
{
  place p = { block * BLOCK, BLOCK, BLOCK };
  if (r->plan->trajectories - p.first < BLOCK)
    p.count = r->plan->trajectories - p.first;
  p.lanes = (p.count + 7) / 8 * 8;
  return p;
}

/* COUNT numbers of a column into the lanes, of which those beyond are copies
   of the first.  */
static void
gather (double *lane, const double *column, const place *p)
{
  memcpy (lane, column + p->first, p->count * sizeof *lane);
  for (size_t i = p->count; i < BLOCK; i++)
    lane[i] = lane[0];
}

static void
scatter (double *column, const double *lane, const place *p)
{
  memcpy (column + p->first, lane, p->count * sizeof *lane);
}

/* Normals of a block for the four steps from STEP on, into COLUMN: number SLOT
   of a kind that has COUNT streams from FIRST on.  Beyond these the high bits
   of the trajectory tell the slots apart.  */
static void
normals (const runner *r, const place *p, uint64_t step, uint32_t first,
         uint64_t count, uint64_t slot, double *const column[4])
{
  const noneq_langevin_plan *plan = r->plan;
  r->random->fill (r->key, first + (uint32_t) (slot % count),
                   plan->wide ? NONEQ_NORMAL_53 : NONEQ_NORMAL,
                   plan->first_trajectory + p->first + ((slot / count) << 48),
                   p->lanes, step / 4, column);
}

static void
fill_noise (const runner *r, bench *b, const place *p, uint64_t step)
{
  for (size_t o = 0; o < r->noises; o++)
    for (size_t k = 0; k < r->d; k++)
      {
        if (r->model->coordinate[k].rest == 0.0)
          continue;
        double *column[4];
        for (size_t c = 0; c < 4; c++)
          column[c] = b->noise + ((c * r->noises + o) * r->d + k) * BLOCK;
        normals (r, p, step, NONEQ_STREAM_LANGEVIN, STREAMS,
                 k * r->slots + o, column);
      }
  /* The normals of hidden variables, ordered as in a step: those of memory
     for each O, then those of active noise.  */
  for (size_t e = 0; e < r->extra; e++)
    {
      double *column[4];
      for (size_t c = 0; c < 4; c++)
        column[c] = b->extra + (c * r->extra + e) * BLOCK;
      size_t of_memory = r->noises * r->modes;
      uint32_t first = NONEQ_STREAM_ACTIVE;
      uint64_t slot = e - of_memory;
      if (e < of_memory)
        {
          first = NONEQ_STREAM_MEMORY;
          slot = e % r->modes * r->slots + e / r->modes;
        }
      normals (r, p, step, first, HIDDEN_STREAMS, slot, column);
    }
}

/* v at the end of a step.  */
static const double *
velocities (const runner *r, bench *b, size_t lanes)
{
  for (size_t k = 0; k < r->d; k++)
    if (r->tail[k] != 0.0)
      r->kernels->settle (r->tail[k], lanes, b->v + k * BLOCK, b->F[k],
                          b->settled + k * BLOCK);
    else
      memcpy (b->settled + k * BLOCK, b->v + k * BLOCK,
              lanes * sizeof (double));
  return b->settled;
}

static void
write_ledger (const runner *r, bench *b, const place *p, const double *v,
              size_t row)
{
  const noneq_langevin_model *m = r->model;
  size_t M = r->plan->trajectories, columns = 2 + 2 * m->baths;
  double *out = r->result->ledger + row * columns * M;
  memset (b->kinetic, 0, m->baths * BLOCK * sizeof (double));
  for (size_t k = 0; k < r->d; k++)
    r->kernels->kinetic (0.5 * m->coordinate[k].mass, p->lanes,
                         v + k * BLOCK,
                         b->kinetic + m->coordinate[k].bath * BLOCK);
  scatter (out, b->work, p);
  scatter (out + M, energy (r, b, p->lanes), p);
  for (size_t k = 0; k < m->baths; k++)
    {
      scatter (out + (2 + k) * M, b->heat + k * BLOCK, p);
      scatter (out + (2 + m->baths + k) * M, b->kinetic + k * BLOCK, p);
    }
}

/* Mark what is not finite.  */
static void
look (const runner *r, bench *b, const place *p, uint64_t step)
{
  size_t d = r->d;
  int well = 1;
  for (size_t k = 0; k < d && well; k++)
    well = r->kernels->finite (p->lanes, b->x + k * BLOCK)
           && r->kernels->finite (p->lanes, b->v + k * BLOCK);
  if (well)
    return;
  double *broken = r->result->broken + p->first;
  b->known = NULL;
  for (size_t i = 0; i < p->count; i++)
    {
      int bad = 0;
      for (size_t k = 0; k < d; k++)
        bad |= ! isfinite (b->x[k * BLOCK + i])
               || ! isfinite (b->v[k * BLOCK + i]);
      if (! bad)
        continue;
      if (broken[i] < 0.0)
        broken[i] = (double) step;
      for (size_t k = 0; k < d; k++)
        b->x[k * BLOCK + i] = b->v[k * BLOCK + i] = NAN;
    }
}

/* Values that the events watch, one row an event.  */
static void
watch (const runner *r, bench *b, const place *p)
{
  const noneq_langevin_plan *plan = r->plan;
  int evaluated = 0;
  const double *base = NULL;
  for (size_t e = 0; e < plan->events; e++)
    {
      size_t s = plan->event[e].source;
      const double *value = b->x + s * BLOCK;
      if (s >= r->d)
        {
          const noneq_langevin_function *f = &r->model->watched;
          if (! evaluated)
            base = evaluate (r, b, f, b->watched_registers, 0, p->lanes);
          evaluated = 1;
          size_t k = s - r->d;
          value = f->program
                      ? b->watched_registers
                            + (size_t) noneq_program_output (f->program,
                                                             (int) k)
                                  * BLOCK
                      : base + k * BLOCK;
        }
      memcpy (b->watched + e * BLOCK, value, p->lanes * sizeof *value);
    }
}

/* Crossings in the step that ended at STEP; whether all have had all.  */
static int
see_events (const runner *r, bench *b, const place *p, size_t block,
            uint64_t step)
{
  const noneq_langevin_plan *plan = r->plan;
  size_t M = plan->trajectories;
  int all = 1;
  watch (r, b, p);
  for (size_t e = 0; e < plan->events; e++)
    {
      double level = plan->event[e].level;
      int direction = plan->event[e].direction;
      double *before = r->watch + (block * plan->events + e) * BLOCK;
      double *now = b->watched + e * BLOCK;
      double *time = r->result->event_time + e * M + p->first;
      double *count = r->result->event_count + e * M + p->first;
      const double *broken = r->result->broken + p->first;
      for (size_t i = 0; i < p->count; i++)
        {
          int up = before[i] < level && now[i] >= level;
          int down = before[i] > level && now[i] <= level;
          if ((up && direction >= 0) || (down && direction <= 0))
            {
              if (isnan (time[i]))
                time[i] = (double) (plan->first_step + step - 1)
                          + (level - before[i]) / (now[i] - before[i]);
              count[i] += 1.0;
            }
          all &= ! isnan (time[i]) || broken[i] >= 0.0;
        }
      memcpy (before, now, p->lanes * sizeof *now);
    }
  return all;
}

/* One sample of the averages.  Numbers of a block: samples, D sums, D x D
   products, (1 + lags) x D correlations, 1 + lags pairs, histogram.  */
static void
average (const runner *r, bench *b, const place *p, size_t block)
{
  const noneq_langevin_plan *plan = r->plan;
  const noneq_langevin_kernels *kernels = r->kernels;
  size_t d = r->d, D = r->D, lags = plan->lags;
  double *samples = r->averages + block * r->averages_size;
  double *sum = samples + 1, *product = sum + D;
  double *correlation = product + D * D;
  double *pairs = correlation + (1 + lags) * D;
  double *histogram = pairs + 1 + lags;
  const double *v = plan->velocities ? velocities (r, b, p->lanes) : NULL;
#define Y(k) ((k) < d ? b->x + (k) * BLOCK : v + ((k) - d) * BLOCK)
  uint64_t sample = (uint64_t) (*samples / (double) p->count);
  *samples += (double) p->count;
  for (size_t j = 0; j < D; j++)
    {
      sum[j] += kernels->sum (p->count, Y (j), plan->shift[j]);
      for (size_t k = 0; k <= j; k++)
        product[j * D + k] += kernels->product (
            p->count, Y (j), plan->shift[j], Y (k), plan->shift[k]);
    }
  if (lags > 0)
    {
      double *ring = r->ring + block * r->ring_size;
      for (uint64_t lag = 0; lag <= lags && lag <= sample; lag++)
        {
          size_t slot = (size_t) ((sample - lag) % lags);
          for (size_t j = 0; j < D; j++)
            correlation[j * (1 + lags) + lag] += kernels->product (
                p->count, Y (j), plan->shift[j],
                lag == 0 ? Y (j) : ring + (slot * D + j) * BLOCK,
                plan->shift[j]);
          pairs[lag] += (double) p->count;
        }
      for (size_t j = 0; j < D; j++)
        memcpy (ring + ((size_t) (sample % lags) * D + j) * BLOCK, Y (j),
                p->lanes * sizeof (double));
    }
#undef Y
  for (size_t k = 0; k < d && plan->bins > 0; k++)
    {
      double lowest = plan->range[4 * k], highest = plan->range[4 * k + 1];
      double start = plan->range[4 * k + 2], period = plan->range[4 * k + 3];
      double scale = (double) plan->bins / (highest - lowest);
      double *bin = histogram + k * (plan->bins + 2);
      for (size_t i = 0; i < p->count; i++)
        {
          double x = b->x[k * BLOCK + i];
          if (period < INFINITY)
            x -= period * floor ((x - start) / period);
          size_t at = 0;
          if (x >= highest)
            at = plan->bins + 1;
          else if (x >= lowest)
            {
              at = (size_t) ((x - lowest) * scale);
              at = 1 + (at < plan->bins ? at : plan->bins - 1);
            }
          bin[at] += 1.0;
        }
    }
}

/* All that is done with the state after STEP steps.  Returns whether the
   block may stop.  */
static int
after_step (const runner *r, bench *b, const place *p, size_t block,
            uint64_t step, size_t *frame, size_t *ledger_frame)
{
  const noneq_langevin_plan *plan = r->plan;
  noneq_langevin_result *result = r->result;
  size_t M = plan->trajectories, d = r->d;
  int over = 0;
  int saves = *frame < plan->frames && plan->frame[*frame] == (double) step;
  int books = *ledger_frame < plan->ledger_frames
              && plan->ledger_frame[*ledger_frame] == (double) step;
  if (plan->events > 0 && step > 0)
    over = see_events (r, b, p, block, step) && plan->stop;
  if (saves || books || step % LOOK == 0 || step == plan->steps)
    look (r, b, p, step);
  if (plan->every > 0 && step > plan->burn
      && (step - plan->burn) % plan->every == 0)
    average (r, b, p, block);
  if (! saves && ! books)
    return over;
  const double *v = velocities (r, b, p->lanes);
  if (step == 0 && ! plan->resumed)
    {
      /* Exactly what was given.  */
      for (size_t k = 0; k < d; k++)
        gather (b->settled + k * BLOCK, result->v + k * M, p);
    }
  if (saves)
    {
      for (size_t k = 0; k < d; k++)
        {
          size_t at = (*frame + k * plan->frames) * M;
          if (result->frame_x)
            scatter (result->frame_x + at, b->x + k * BLOCK, p);
          if (result->frame_v)
            scatter (result->frame_v + at, v + k * BLOCK, p);
        }
      ++*frame;
    }
  if (books)
    {
      write_ledger (r, b, p, v, *ledger_frame);
      ++*ledger_frame;
    }
  return over;
}

/* O number O of a step, where a coordinate has memory; MAP is that of the
   others.  */
static void
remember (const runner *r, bench *b, size_t lanes, size_t c, size_t o,
          const noneq_langevin_move *map)
{
  double *u = b->hidden;
  const double *zeta = b->extra + (c * r->extra + o * r->modes) * BLOCK;
  for (size_t k = 0; k < r->d; k++)
    {
      const noneq_langevin_coordinate *q = r->model->coordinate + k;
      if (q->rest == 0.0)
        continue;
      const double *xi
          = b->noise + ((c * r->noises + o) * r->d + k) * BLOCK;
      double *v = b->v + k * BLOCK;
      double *heat = r->ledger ? b->heat + q->bath * BLOCK : NULL;
      if (q->modes == 0)
        {
          r->kernels->kick (map + k, lanes, v, b->F[k], xi, heat);
          continue;
        }
      size_t n = q->modes + 1;
      r->kernels->block (q->modes, q->block, q->block + n * n, lanes, BLOCK,
                         v, u, xi, zeta, 0.5 * q->mass, heat);
      u += q->modes * BLOCK;
      zeta += q->modes * BLOCK;
    }
}

/* Active noise of the next step.  */
static void
propel (const runner *r, bench *b, size_t lanes, size_t c)
{
  double *y = b->hidden + r->modes * BLOCK;
  const double *n
      = b->extra + (c * r->extra + r->noises * r->modes) * BLOCK;
  for (size_t k = 0; k < r->d; k++)
    {
      const double *active = r->model->coordinate[k].active;
      if (! active)
        continue;
      r->kernels->block (1, active, active + 4, lanes, BLOCK, y, y + BLOCK, n,
                         n + BLOCK, 0.0, NULL);
      y += 2 * BLOCK;
      n += 2 * BLOCK;
    }
}

/* A block that stopped: what would be saved from here on is not a number, but
   for the last row of the ledger, which is that of the stop.  */
static void
close_block (const runner *r, bench *b, const place *p, size_t frame,
             size_t ledger_frame)
{
  const noneq_langevin_plan *plan = r->plan;
  noneq_langevin_result *result = r->result;
  size_t M = plan->trajectories, rows = plan->ledger_frames;
  double nothing[BLOCK];
  for (size_t i = 0; i < BLOCK; i++)
    nothing[i] = NAN;
  for (size_t k = 0; k < r->d; k++)
    for (size_t f = frame; f < plan->frames; f++)
      {
        size_t at = (f + k * plan->frames) * M;
        if (result->frame_x)
          scatter (result->frame_x + at, nothing, p);
        if (result->frame_v)
          scatter (result->frame_v + at, nothing, p);
      }
  if (ledger_frame == rows)
    return;
  size_t columns = 2 + 2 * r->model->baths;
  for (size_t k = ledger_frame * columns; k < (rows - 1) * columns; k++)
    scatter (result->ledger + k * M, nothing, p);
  write_ledger (r, b, p, velocities (r, b, p->lanes), rows - 1);
}

static void
do_step (const runner *r, bench *b, const place *p, uint64_t step,
         const double **column)
{
  const noneq_langevin_model *m = r->model;
  const noneq_langevin_kernels *kernels = r->kernels;
  size_t lanes = p->lanes, d = r->d;
  size_t c = (size_t) ((r->plan->first_step + step) & 3);
  for (size_t i = 0; i < r->instructions; i++)
    {
      const instruction *in = r->step + i;
      switch (in->kind)
        {
        case MOVE:
        case KICK:
          for (size_t k = 0; k < d; k++)
            {
              const noneq_langevin_coordinate *q = m->coordinate + k;
              const double *xi = NULL;
              double *heat = NULL;
              if (in->noise >= 0 && q->rest != 0.0)
                {
                  xi = b->noise
                       + ((c * r->noises + (size_t) in->noise) * d + k)
                             * BLOCK;
                  heat = r->ledger ? b->heat + q->bath * BLOCK : NULL;
                }
              if (in->kind == KICK)
                kernels->kick (in->map + k, lanes, b->v + k * BLOCK, b->F[k],
                               xi, heat);
              else
                {
                  b->known = NULL;
                  kernels->move (in->map + k, lanes, b->x + k * BLOCK,
                                 b->v + k * BLOCK, b->F[k], xi, heat);
                  if (q->lowest > -INFINITY || q->highest < INFINITY)
                    kernels->reflect (q->lowest, q->highest, lanes,
                                      b->x + k * BLOCK, b->v + k * BLOCK);
                }
            }
          break;
        case MEMORY:
          remember (r, b, lanes, c, (size_t) in->noise, in->map);
          break;
        case ACTIVE:
          propel (r, b, lanes, c);
          break;
        case FORCE:
          evaluate_force (r, b, lanes);
          break;
        case SCHEDULE:
          if (r->ledger)
            memcpy (b->old_energy, b->known ? b->known : energy (r, b, lanes),
                    lanes * sizeof (double));
          set_parameters (r, b, *column, lanes);
          *column += m->parameters;
          if (r->ledger)
            {
              const double *now = energy (r, b, lanes);
              kernels->gain (lanes, now, b->old_energy, b->work);
              /* The next H may find the same state.  */
              if (m->energy.program)
                b->known = now;
            }
          break;
        }
    }
}

/* The first of N ascending step numbers that is after STEP.  */
static size_t
first_after (const double *frame, size_t n, uint64_t step)
{
  size_t low = 0, high = n;
  while (low < high)
    {
      size_t middle = low + (high - low) / 2;
      if (frame[middle] > (double) step)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Steps FROM .. TO of a block.  */
static void
run_block (runner *r, size_t block, int thread, uint64_t from, uint64_t to)
{
  const noneq_langevin_model *m = r->model;
  const noneq_langevin_plan *plan = r->plan;
  noneq_langevin_result *result = r->result;
  size_t M = plan->trajectories, d = r->d;
  if (r->done[block])
    return;
  place p = place_of (r, block);
  bench b;
  lay_out (r, r->scratch + (size_t) thread * r->scratch_size, &b);
  double *state = result->state;

  for (size_t k = 0; k < d; k++)
    {
      gather (b.x + k * BLOCK, result->x + k * M, &p);
      gather (b.v + k * BLOCK,
              (from > 0 || plan->resumed ? state : result->v) + k * M, &p);
    }
  for (size_t k = 0; k < r->modes + 2 * r->actives; k++)
    gather (b.hidden + k * BLOCK, result->hidden + k * M, &p);
  if (r->ledger)
    {
      gather (b.work, result->work, &p);
      for (size_t k = 0; k < m->baths; k++)
        gather (b.heat + k * BLOCK, result->heat + k * M, &p);
    }

  /* The state after no step is dealt with here, any other by its step.  */
  size_t frame = 0, ledger_frame = 0;
  if (from > 0)
    {
      frame = first_after (plan->frame, plan->frames, from);
      ledger_frame
          = first_after (plan->ledger_frame, plan->ledger_frames, from);
    }

  const double *column = r->columns;
  size_t shift = (size_t) (from - r->from) * r->schedules;
  /* The parameters before the first H of these steps.  */
  set_parameters (r, &b, column + shift * m->parameters, p.lanes);
  column += (shift + 1) * m->parameters;
  evaluate_force (r, &b, p.lanes);
  if (from == 0)
    {
      if (! plan->resumed)
        for (size_t k = 0; k < d; k++)
          if (r->tail[k] != 0.0)
            r->kernels->settle (-r->tail[k], p.lanes, b.v + k * BLOCK, b.F[k],
                                b.v + k * BLOCK);
      if (plan->events > 0)
        {
          watch (r, &b, &p);
          memcpy (r->watch + block * plan->events * BLOCK, b.watched,
                  plan->events * BLOCK * sizeof (double));
        }
      after_step (r, &b, &p, block, 0, &frame, &ledger_frame);
    }

  int over = 0;
  for (uint64_t step = from; step < to && ! over; step++)
    {
      uint64_t number = plan->first_step + step;
      if (r->noises + r->extra > 0 && (step == from || (number & 3) == 0))
        fill_noise (r, &b, &p, number);
      do_step (r, &b, &p, step, &column);
      over = after_step (r, &b, &p, block, step + 1, &frame, &ledger_frame);
    }
  r->done[block] = (unsigned char) over;
  if (over)
    close_block (r, &b, &p, frame, ledger_frame);

  for (size_t k = 0; k < d; k++)
    {
      scatter (result->x + k * M, b.x + k * BLOCK, &p);
      scatter (state + k * M, b.v + k * BLOCK, &p);
    }
  for (size_t k = 0; k < r->modes + 2 * r->actives; k++)
    scatter (result->hidden + k * M, b.hidden + k * BLOCK, &p);
  if (to == plan->steps || over)
    {
      const double *v = velocities (r, &b, p.lanes);
      if (plan->steps > 0)
        for (size_t k = 0; k < d; k++)
          scatter (result->v + k * M, v + k * BLOCK, &p);
    }
  if (r->ledger)
    {
      scatter (result->work, b.work, &p);
      for (size_t k = 0; k < m->baths; k++)
        scatter (result->heat + k * M, b.heat + k * BLOCK, &p);
    }
}

/* Chunk 0 is the first part of block 0: what runs first runs on one thread
   alone, and should be short; it is done before any other chunk begins.  */
static void
turn (void *task, size_t chunk, int thread)
{
  runner *r = task;
  if (chunk == 0)
    {
      if (r->middle > r->from)
        run_block (r, 0, thread, r->from, r->middle);
    }
  else
    run_block (r, chunk - 1, thread, chunk == 1 ? r->middle : r->from, r->to);
}

/* ---- All of them.  */

static int
valid_function (const noneq_langevin_function *f, size_t inputs,
                size_t outputs)
{
  if (! f->program)
    return f->call && f->outputs == outputs;
  return f->outputs == outputs && (size_t) f->program->outputs == outputs
         && (size_t) f->program->inputs == inputs;
}

static int
valid_frames (const double *frame, size_t n, uint64_t steps)
{
  for (size_t i = 0; i < n; i++)
    if (! (frame[i] >= 0.0 && frame[i] <= (double) steps
           && frame[i] == floor (frame[i])
           && (i == 0 || frame[i] > frame[i - 1])))
      return 0;
  return 1;
}

static int
valid (const noneq_langevin_model *m, const noneq_langevin_plan *p,
       const noneq_langevin_result *r)
{
  size_t count[4], inputs = m->d + m->parameters;
  if (! noneq_langevin_count (m->string, count) || m->d < 1
      || m->d > (1u << 24) || m->parameters > (1u << 20) || m->baths < 1
      || m->baths > m->d || ! valid_function (&m->force, inputs, m->d)
      || (p->ledger_frames > 0 && ! valid_function (&m->energy, inputs, 1))
      || p->trajectories > (1ULL << 40)
      || p->first_trajectory > (1ULL << 47)
      || p->first_step > (1ULL << 48) || p->steps > (1ULL << 48)
      || ! valid_frames (p->frame, p->frames, p->steps)
      || ! valid_frames (p->ledger_frame, p->ledger_frames, p->steps)
      || ! p->schedule || ! r->x || ! r->v || ! r->state || ! r->broken)
    return 0;
  for (size_t k = 0; k < m->d; k++)
    {
      const noneq_langevin_coordinate *c = m->coordinate + k;
      if (! (c->a > -1.0 && c->a <= 1.0 && c->rest >= 0.0 && c->rest < 2.0
             && c->step > 0.0 && isfinite (c->step) && c->mass > 0.0
             && isfinite (c->mass) && c->spread >= 0.0
             && isfinite (c->spread) && c->lowest < c->highest
             && c->bath < m->baths)
          || (c->a < 0.0 && count[2] != 1)
          || c->modes > NONEQ_LANGEVIN_MODES
          || (c->modes > 0 && (! c->block || c->rest == 0.0))
          || (c->active && ! isfinite (c->drag))
          || ((c->modes > 0 || c->active) && ! r->hidden))
        return 0;
    }
  for (size_t e = 0; e < p->events; e++)
    {
      const noneq_langevin_event *q = p->event + e;
      if (q->source >= m->d + m->watched.outputs || ! isfinite (q->level)
          || q->direction < -1 || q->direction > 1
          || (q->source >= m->d
              && ! valid_function (&m->watched, inputs, m->watched.outputs)))
        return 0;
    }
  return 1;
}

static void
release (runner *r)
{
  free (r->maps);
  free (r->tail);
  free (r->reads);
  free (r->window_columns);
  free (r->scratch);
  free (r->averages);
  free (r->ring);
  free (r->watch);
  free (r->done);
}

/* COUNT x SIZE zeros, at least one; NULL for what overflows.  */
static void *
zeros (size_t count, size_t size)
{
  return calloc (count > 0 ? count : 1, size > 0 ? size : 1);
}

static uint64_t
window_steps (const runner *r)
{
  uint64_t steps = WINDOW / (r->d + r->extra + (r->ledger ? r->schedules : 0));
  if (r->plan->lags > 0 && r->plan->every > 0)
    steps /= 1 + r->plan->lags / (4 * r->plan->every);
  if (! r->model->force.program)
    steps = 16;
  return steps < 16 ? 16 : steps / 4 * 4;
}

/* Mark which of the N inputs from FIRST on PROGRAM reads.  */
static void
mark_inputs (const noneq_program *program, size_t first, size_t n,
             unsigned char *reads)
{
  static const int constant[3] = { NONEQ_FORM_A, NONEQ_FORM_B, NONEQ_FORM_C };
  for (size_t i = 0; i < program->instructions; i++)
    {
      const noneq_instruction *k = program->instruction + i;
      const int32_t operand[3] = { k->a, k->b, k->c };
      for (int j = 0; j < noneq_code_operands (k->code); j++)
        if (! (k->form & constant[j]) && (size_t) operand[j] >= first
            && (size_t) operand[j] < first + n)
          reads[(size_t) operand[j] - first] = 1;
    }
  for (int j = 0; j < program->outputs; j++)
    {
      size_t k = (size_t) noneq_program_output (program, j);
      if (k >= first && k < first + n)
        reads[k - first] = 1;
    }
}

static noneq_status
prepare (runner *r, uint64_t window)
{
  const noneq_langevin_model *m = r->model;
  const noneq_langevin_plan *plan = r->plan;
  size_t d = r->d, n = strlen (m->string);
  r->maps = zeros (n + 1, d * sizeof *r->maps);
  r->tail = zeros (d, sizeof *r->tail);
  r->done = zeros (r->blocks, 1);
  r->reads = zeros (m->parameters, 3);
  noneq_langevin_move *open = zeros (d, sizeof *open);
  if (! r->maps || ! r->tail || ! r->done || ! r->reads || ! open)
    {
      free (open);
      return NONEQ_NO_MEMORY;
    }
  compile (r, m->string, open);
  free (open);
  const noneq_program *program[3]
      = { m->force.program, m->energy.program, m->watched.program };
  for (size_t f = 0; f < 3; f++)
    if (program[f])
      mark_inputs (program[f], d, m->parameters,
                   r->reads + f * m->parameters);

  bench b;
  r->scratch_size = lay_out (r, NULL, &b);
  if (r->scratch_size > SIZE_MAX / 16 / r->threads)
    return NONEQ_NO_MEMORY;
  r->scratch
      = aligned_alloc (64, r->scratch_size * r->threads * sizeof (double));
  if (! r->scratch)
    return NONEQ_NO_MEMORY;
  memset (r->scratch, 0, r->scratch_size * r->threads * sizeof (double));
  for (size_t i = 0; i < r->threads; i++)
    {
      lay_out (r, r->scratch + i * r->scratch_size, &b);
      if (m->force.program)
        noneq_program_prepare (m->force.program, b.force_registers);
      if (m->energy.program)
        noneq_program_prepare (m->energy.program, b.energy_registers);
      if (m->watched.program)
        noneq_program_prepare (m->watched.program, b.watched_registers);
    }

  if (plan->schedule->fill)
    {
      r->window_columns
          = zeros (1 + (size_t) window * r->schedules,
                   (m->parameters > 0 ? m->parameters : 1) * sizeof (double));
      if (! r->window_columns)
        return NONEQ_NO_MEMORY;
    }
  if (plan->every > 0)
    {
      size_t D = r->D;
      r->averages_size = 1 + D + D * D + (1 + plan->lags) * (D + 1)
                         + r->d * (plan->bins + 2);
      r->averages = zeros (r->blocks, r->averages_size * sizeof (double));
      r->ring_size = plan->lags * D * BLOCK;
      r->ring = zeros (r->blocks, r->ring_size * sizeof (double));
      if (! r->averages || ! r->ring)
        return NONEQ_NO_MEMORY;
    }
  if (plan->events > 0)
    {
      r->watch = zeros (r->blocks, plan->events * BLOCK * sizeof (double));
      if (! r->watch)
        return NONEQ_NO_MEMORY;
    }
  return NONEQ_OK;
}

/* Totals of the blocks, in their order.  */
static void
add_up (const runner *r)
{
  const noneq_langevin_plan *plan = r->plan;
  noneq_langevin_result *result = r->result;
  size_t D = r->D, lags = 1 + plan->lags;
  double *target[6] = { result->samples,     result->sum,
                        result->product,     result->correlation,
                        result->pairs,       result->histogram };
  size_t size[6] = { 1, D, D * D, lags * D, lags,
                     r->d * (plan->bins + 2) };
  for (size_t i = 0; i < 6; i++)
    if (target[i])
      memset (target[i], 0, size[i] * sizeof (double));
  for (size_t block = 0; block < r->blocks; block++)
    {
      const double *from = r->averages + block * r->averages_size;
      for (size_t i = 0; i < 6; from += size[i++])
        if (target[i])
          for (size_t k = 0; k < size[i]; k++)
            target[i][k] += from[k];
    }
  if (result->product)
    for (size_t j = 0; j < D; j++)
      for (size_t k = 0; k < j; k++)
        result->product[k * D + j] = result->product[j * D + k];
}

noneq_status
noneq_langevin_run (const noneq_run *given, const noneq_langevin_model *model,
                    const noneq_langevin_plan *plan,
                    noneq_langevin_result *result)
{
  if (! valid (model, plan, result))
    return NONEQ_BAD_ARGUMENT;
  size_t M = plan->trajectories, count[4];
  noneq_langevin_count (model->string, count);
  noneq_run run = *given;
  if (! model->force.program
      || (plan->ledger_frames > 0 && ! model->energy.program)
      || (model->watched.outputs > 0 && ! model->watched.program))
    run.threads = 1;
  __attribute__ ((cleanup (release))) runner r
      = { .random = noneq_random_kernels_for (run.isa),
          .kernels = noneq_langevin_kernels_for (run.isa),
          .isa = run.isa,
          .model = model,
          .plan = plan,
          .result = result,
          .key = noneq_key_of_seed (plan->seed),
          .slots = count[2] > 2 ? count[2] : 2,
          .noises = count[2],
          .schedules = count[3],
          .ledger = plan->ledger_frames > 0,
          .d = model->d,
          .D = plan->velocities ? 2 * model->d : model->d,
          .blocks = M / BLOCK + (M % BLOCK > 0),
          .threads = (size_t) noneq_run_threads (&run) };
  for (size_t k = 0; k < r.d; k++)
    {
      r.modes += model->coordinate[k].modes;
      r.actives += model->coordinate[k].active != NULL;
    }
  r.extra = r.noises * r.modes + 2 * r.actives;
  for (size_t i = 0; i < M; i++)
    result->broken[i] = -1.0;
  if (M == 0)
    return NONEQ_OK;
  uint64_t window = window_steps (&r);
  noneq_status status = prepare (&r, window);
  if (status != NONEQ_OK)
    return status;

  const noneq_langevin_schedule *schedule = plan->schedule;
  size_t P = model->parameters;
  int active = 1;
  r.from = 0;
  while (active)
    {
      r.to = plan->steps - r.from < window ? plan->steps : r.from + window;
      r.middle = r.from + (r.to - r.from) / 8;
      size_t first = (size_t) (r.from * r.schedules);
      if (schedule->fill)
        {
          /* The column in force at FROM is the last of the window before.  */
          if (r.from > 0)
            memmove (r.window_columns,
                     r.window_columns + window * r.schedules * P,
                     P * sizeof (double));
          else
            memcpy (r.window_columns, schedule->initial, P * sizeof (double));
          schedule->fill (schedule->data, first,
                          (size_t) (r.to - r.from) * r.schedules,
                          r.window_columns + P);
          r.columns = r.window_columns;
        }
      else
        r.columns = (schedule->table ? schedule->table : schedule->initial)
                    + (r.schedules > 0 ? first * P : 0);
      status = noneq_for_chunks (&run, r.blocks + 1, turn, &r);
      if (status != NONEQ_OK)
        return status;
      r.from = r.to;
      active = 0;
      if (r.to < plan->steps)
        for (size_t i = 0; i < r.blocks; i++)
          active |= ! r.done[i];
      if (plan->progress)
        plan->progress (plan->progress_data, r.to);
    }
  if (plan->every > 0)
    add_up (&r);
  return NONEQ_OK;
}
