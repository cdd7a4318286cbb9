/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* [x, v, state, frame_x, frame_v, books, ledger, broken, passages, averages,
    hidden] =
     __noneq_langevin__ (x, v, {force, energy, watched}, coordinates, string,
                         columns, filler, seed, first, steps, flags, every,
                         shift, range, frames, ledger_frames, events, books,
                         passages, blocks, active, hidden, progress, threads)
   See noneq_langevin_run.  A function is an image of __noneq_compile__ or a
   handle f (X, lambda, t) of X = d x n states; COORDINATES has a row
   [a, 1 - a, h', mass, spread, lowest, highest, bath] each; COLUMNS are the
   parameters, the last of them the time: one column, or one more than there
   are H sub-steps; FILLER is {} or {f} with a handle f (first, count) that
   gives the columns after the first; FIRST = [trajectory, step]; FLAGS = [wide,
   resumed, stop, velocities in averages, save x, save v]; EVERY = [every,
   burn, lags, bins]; EVENTS has rows [source from 1, level, direction]; BLOCKS
   is empty or has K, A and C, by rows, of the memory of each coordinate; ACTIVE
   is empty or has a row of A, C and drag for each, drag 0 for none; HIDDEN is
   M x the numbers of both, see noneq_langevin_result.
   AVERAGES are [samples; sums; products; correlations; pairs; histogram].  */

#include <math.h>
#include <string.h>

#include "gateway.h"
#include "langevin/langevin.h"

typedef struct
{
  const noneq_args *args;
  mxArray *handle;
  const char *what;
  size_t d, parameters, outputs;
} handle;

/* What must not outlive the call, however it ends.  */
typedef struct
{
  noneq_program program[3];
  int loaded[3];
} held;

static void
release (held *h)
{
  for (int i = 0; i < 3; i++)
    if (h->loaded[i])
      noneq_program_free (h->program + i);
}

static int
is_handle (const mxArray *a)
{
  return mxIsClass (a, "function_handle");
}

/* The handle in argument I, a cell of one or none.  */
static mxArray *
handle_in (const noneq_args *args, int i)
{
  const mxArray *cell = args->prhs[i];
  if (mxIsCell (cell) && mxIsEmpty (cell))
    return NULL;
  const mxArray *a = mxIsCell (cell) ? mxGetCell (cell, 0) : NULL;
  if (! a || mxGetNumberOfElements (cell) != 1 || ! is_handle (a))
    mexErrMsgIdAndTxt ("noneq:gateway",
                       "%s: argument %d must be a cell with a handle or none",
                       args->name, i + 1);
  return (mxArray *) a;
}

static mxArray *
column_of (const double *p, size_t n)
{
  mxArray *a = mxCreateDoubleMatrix (n, 1, mxREAL);
  if (n > 0)
    memcpy (mxGetPr (a), p, n * sizeof *p);
  return a;
}

/* The result of a handle as ROWS x COLUMNS numbers.  */
static const double *
checked (const handle *h, const mxArray *a, size_t rows, size_t columns)
{
  if (! mxIsDouble (a) || mxIsComplex (a) || mxIsSparse (a)
      || mxGetNumberOfDimensions (a) != 2 || mxGetM (a) != rows
      || mxGetN (a) != columns)
    mexErrMsgIdAndTxt ("noneq:gateway",
                       "%s: the %s must be a real %.0f x %.0f matrix",
                       h->args->name, h->what, (double) rows,
                       (double) columns);
  return mxGetPr (a);
}

static void
call_handle (void *data, size_t lanes, const double *x,
             const double *parameter, double *out)
{
  handle *h = data;
  mxArray *in[4] = { h->handle, mxCreateDoubleMatrix (h->d, lanes, mxREAL),
                     column_of (parameter, h->parameters - 1),
                     column_of (parameter + h->parameters - 1, 1) };
  double *X = mxGetPr (in[1]);
  for (size_t i = 0; i < lanes; i++)
    for (size_t k = 0; k < h->d; k++)
      X[i * h->d + k] = x[k * NONEQ_BLOCK + i];
  mxArray *result[1] = { NULL };
  mexCallMATLAB (1, result, 4, in, "feval");
  const double *y = checked (h, result[0], h->outputs, lanes);
  for (size_t i = 0; i < lanes; i++)
    for (size_t k = 0; k < h->outputs; k++)
      out[k * NONEQ_BLOCK + i] = y[i * h->outputs + k];
  mxDestroyArray (result[0]);
  for (int i = 1; i < 4; i++)
    mxDestroyArray (in[i]);
}

static void
fill_columns (void *data, size_t first, size_t count, double *columns)
{
  handle *h = data;
  mxArray *in[3] = { h->handle, mxCreateDoubleScalar ((double) first),
                     mxCreateDoubleScalar ((double) count) };
  mxArray *result[1] = { NULL };
  mexCallMATLAB (1, result, 3, in, "feval");
  const double *y = checked (h, result[0], h->parameters, count);
  memcpy (columns, y, h->parameters * count * sizeof *y);
  mxDestroyArray (result[0]);
  mxDestroyArray (in[1]);
  mxDestroyArray (in[2]);
}

static void
show_progress (void *data, uint64_t steps)
{
  handle *h = data;
  mxArray *in[2] = { h->handle, mxCreateDoubleScalar ((double) steps) };
  mexCallMATLAB (0, NULL, 2, in, "feval");
  mxDestroyArray (in[1]);
}

static void
refuse (const noneq_args *args, const char *what)
{
  mexErrMsgIdAndTxt ("noneq:gateway", "%s: %s", args->name, what);
}

static const double *
sized (const noneq_args *args, int i, size_t rows, size_t columns)
{
  size_t m, n;
  const double *p = noneq_arg_matrix (args, i, &m, &n);
  if (m != rows || n != columns)
    mexErrMsgIdAndTxt ("noneq:gateway",
                       "%s: argument %d must be %.0f x %.0f", args->name,
                       i + 1, (double) rows, (double) columns);
  return p;
}

static uint64_t
integer_of (const noneq_args *args, double x, double highest)
{
  if (! (x >= 0.0 && x <= highest && x == floor (x)))
    refuse (args, "an integer is out of its range");
  return (uint64_t) x;
}

static void
read_functions (const noneq_args *args, noneq_langevin_model *model, held *h,
                handle handles[3], size_t watched)
{
  static const char *const what[3]
      = { "force", "energy", "function of the events" };
  const mxArray *cell = args->prhs[2];
  if (! mxIsCell (cell) || mxGetNumberOfElements (cell) != 3)
    refuse (args, "argument 3 must be a cell of three functions");
  noneq_langevin_function *f[3]
      = { &model->force, &model->energy, &model->watched };
  size_t outputs[3] = { model->d, 1, watched };
  for (mwIndex i = 0; i < 3; i++)
    {
      const mxArray *a = mxGetCell (cell, i);
      memset (f[i], 0, sizeof *f[i]);
      if (! a || (i == 2 && watched == 0)
          || (mxIsDouble (a) && mxIsEmpty (a)))
        continue;
      f[i]->outputs = outputs[i];
      if (is_handle (a))
        {
          handles[i] = (handle){ args, (mxArray *) a, what[i], model->d,
                                 model->parameters, outputs[i] };
          f[i]->call = call_handle;
          f[i]->data = handles + i;
          continue;
        }
      if (! mxIsDouble (a) || mxIsComplex (a) || mxIsSparse (a))
        refuse (args, "a function must be an image or a handle");
      noneq_leave_if (args, noneq_program_load (mxGetPr (a),
                                                mxGetNumberOfElements (a),
                                                h->program + i));
      h->loaded[i] = 1;
      /* The parameters are the same for all trajectories.  */
      if ((size_t) h->program[i].inputs == model->d + model->parameters)
        noneq_leave_if (args, noneq_program_uniform (h->program + i,
                                                     (int) model->d));
      f[i]->program = h->program + i;
    }
}

/* Memory and active noise of each coordinate; returns the number of hidden
   variables.  */
static size_t
read_hidden (const noneq_args *args, noneq_langevin_coordinate *coordinate,
             size_t d)
{
  size_t n, hidden = 0, at = 0;
  const double *blocks = noneq_arg_vector (args, 19, &n);
  for (size_t i = 0; i < n; i++)
    if (! isfinite (blocks[i]))
      refuse (args, "argument 20 must be finite");
  for (size_t k = 0; n > 0 && k < d; k++)
    {
      if (at == n)
        refuse (args, "argument 20 ends too early");
      size_t modes
          = (size_t) integer_of (args, blocks[at++], NONEQ_LANGEVIN_MODES);
      size_t size = modes > 0 ? 2 * (modes + 1) * (modes + 1) : 0;
      if (n - at < size)
        refuse (args, "argument 20 ends too early");
      coordinate[k].modes = modes;
      coordinate[k].block = blocks + at;
      at += size;
      hidden += modes;
    }
  if (mxIsEmpty (args->prhs[20]))
    return hidden;
  const double *active = sized (args, 20, d, 9);
  double *rows = mxCalloc (8 * d, sizeof *rows);
  for (size_t k = 0; k < d; k++)
    {
      for (size_t i = 0; i < 9; i++)
        if (! isfinite (active[i * d + k]))
          refuse (args, "argument 21 must be finite");
      if (active[8 * d + k] == 0.0)
        continue;
      for (size_t i = 0; i < 8; i++)
        rows[8 * k + i] = active[i * d + k];
      coordinate[k].active = rows + 8 * k;
      coordinate[k].drag = active[8 * d + k];
      hidden += 2;
    }
  return hidden;
}

void
mexFunction (int nlhs, mxArray *plhs[], int nrhs, const mxArray *prhs[])
{
  noneq_args args
      = noneq_args_of ("__noneq_langevin__", nlhs, 11, nrhs, prhs, 24);
  __attribute__ ((cleanup (release))) held h = { .loaded = { 0 } };
  noneq_langevin_model model;
  noneq_langevin_plan plan;
  noneq_langevin_schedule schedule = { NULL, NULL, NULL, NULL };
  handle handles[5];
  size_t M, m, n, count[4];

  const double *x = noneq_arg_matrix (&args, 0, &M, &model.d);
  const double *v = sized (&args, 1, M, model.d);
  size_t d = model.d;

  const double *c = sized (&args, 3, d, 8);
  noneq_langevin_coordinate *coordinate
      = mxCalloc (d ? d : 1, sizeof *coordinate);
  model.baths = 1;
  for (size_t k = 0; k < d; k++)
    {
      coordinate[k]
          = (noneq_langevin_coordinate){ .a = c[k],
                                         .rest = c[k + d],
                                         .step = c[k + 2 * d],
                                         .mass = c[k + 3 * d],
                                         .spread = c[k + 4 * d],
                                         .lowest = c[k + 5 * d],
                                         .highest = c[k + 6 * d] };
      size_t bath = (size_t) integer_of (&args, c[k + 7 * d], (double) d);
      if (bath < 1)
        refuse (&args, "baths count from 1");
      coordinate[k].bath = bath - 1;
      if (bath > model.baths)
        model.baths = bath;
    }
  model.coordinate = coordinate;
  size_t Z = read_hidden (&args, coordinate, d);
  const double *hidden = sized (&args, 21, M, Z);
  size_t B = model.baths;

  char string[NONEQ_LANGEVIN_STRING + 2] = "";
  if (! mxIsChar (prhs[4]) || mxGetString (prhs[4], string, sizeof string)
      || ! noneq_langevin_count (string, count))
    refuse (&args, "argument 5 must be a string of V, R, O and H");
  model.string = string;

  plan.steps = noneq_arg_integer (&args, 9, 0, 1ULL << 48);
  const double *columns = noneq_arg_matrix (&args, 5, &model.parameters, &n);
  if (model.parameters < 1 || model.parameters > (1u << 20) || n < 1)
    refuse (&args, "argument 6 must have a column and the time");
  schedule.initial = columns;
  mxArray *filler = handle_in (&args, 6), *progress = handle_in (&args, 22);
  if (filler)
    {
      handles[3] = (handle){ &args, filler, "schedule", d, model.parameters,
                             0 };
      schedule.fill = fill_columns;
      schedule.data = handles + 3;
    }
  else if (count[3] > 0)
    {
      if ((double) n
          != 1.0 + (double) plan.steps * (double) count[3])
        refuse (&args, "argument 6 must have a column for each H");
      schedule.table = columns;
    }
  plan.schedule = &schedule;

  plan.seed = noneq_arg_integer (&args, 7, 0, NONEQ_LARGEST_INTEGER);
  const double *p = sized (&args, 8, 1, 2);
  plan.first_trajectory = integer_of (&args, p[0], 0x1p47);
  plan.first_step = integer_of (&args, p[1], 0x1p48);
  plan.trajectories = M;
  p = sized (&args, 10, 1, 6);
  plan.wide = (int) integer_of (&args, p[0], 1);
  plan.resumed = (int) integer_of (&args, p[1], 1);
  plan.stop = (int) integer_of (&args, p[2], 1);
  plan.velocities = (int) integer_of (&args, p[3], 1);
  int save_x = (int) integer_of (&args, p[4], 1);
  int save_v = (int) integer_of (&args, p[5], 1);
  p = sized (&args, 11, 1, 4);
  plan.every = integer_of (&args, p[0], 0x1p48);
  plan.burn = integer_of (&args, p[1], 0x1p48);
  plan.lags = (size_t) integer_of (&args, p[2], 1u << 20);
  plan.bins = (size_t) integer_of (&args, p[3], 1u << 20);
  size_t D = plan.velocities ? 2 * d : d;
  plan.shift = plan.range = NULL;
  if (plan.every > 0)
    {
      plan.shift = sized (&args, 12, 1, D);
      plan.range = sized (&args, 13, 4, plan.bins > 0 ? d : 0);
      for (size_t k = 0; k < D; k++)
        if (! isfinite (plan.shift[k]))
          refuse (&args, "argument 13 must be finite");
      for (size_t k = 0; plan.bins > 0 && k < d; k++)
        if (! (plan.range[4 * k] < plan.range[4 * k + 1]
               && isfinite (plan.range[4 * k + 1] - plan.range[4 * k])
               && isfinite (plan.range[4 * k + 2])
               && plan.range[4 * k + 3] > 0.0))
          refuse (&args, "argument 14 must have ranges");
    }
  else
    plan.lags = plan.bins = 0;
  plan.frame = noneq_arg_vector (&args, 14, &plan.frames);
  plan.ledger_frame = noneq_arg_vector (&args, 15, &plan.ledger_frames);

  const double *e = noneq_arg_matrix (&args, 16, &plan.events, &n);
  if (n != 3 && plan.events > 0)
    refuse (&args, "argument 17 must have three columns");
  size_t E = plan.events, watched = 0;
  if (E > 1024)
    refuse (&args, "there may be 1024 events");
  noneq_langevin_event *event = mxCalloc (E ? E : 1, sizeof *event);
  for (size_t k = 0; k < E; k++)
    {
      size_t source
          = (size_t) integer_of (&args, e[k], (double) d + 1024.0);
      if (source < 1 || ! (fabs (e[k + 2 * E]) <= 1.0))
        refuse (&args, "an event must have a source and a direction");
      event[k] = (noneq_langevin_event){ source - 1, e[k + E],
                                         (int) e[k + 2 * E] };
      if (source > d && source - d > watched)
        watched = source - d;
    }
  plan.event = event;
  if (progress)
    {
      handles[4] = (handle){ &args, progress, "progress", d, 0, 0 };
      plan.progress = show_progress;
      plan.progress_data = handles + 4;
    }
  else
    plan.progress = NULL;
  noneq_run run = noneq_arg_run (&args, 23);
  read_functions (&args, &model, &h, handles, watched);

  size_t F = plan.frames, L = plan.ledger_frames, rows = 2 + 2 * B;
  double most = 0x1p48 / 8.0;
  if ((double) M * (double) F * (double) d > most
      || (double) M * (double) L * (double) rows > most
      || (double) D * (double) D + (double) (1 + plan.lags) * (double) (D + 1)
                 + (double) d * (double) (plan.bins + 2)
             > 0x1p31)
    refuse (&args, "the result is too large");
  const double *books = NULL, *passages = NULL;
  if (! mxIsEmpty (prhs[17]))
    books = sized (&args, 17, M, 1 + B);
  if (! mxIsEmpty (prhs[18]))
    passages = sized (&args, 18, M, 2 * E);

  m = 1 + D + D * D + (1 + plan.lags) * (D + 1) + d * (plan.bins + 2);
  mxArray *out[11];
  out[0] = noneq_new_matrix (&args, M, d);
  out[1] = noneq_new_matrix (&args, M, d);
  out[2] = noneq_new_matrix (&args, M, d);
  out[3] = noneq_new_matrix (&args, save_x ? M : 0, save_x ? F * d : 0);
  out[4] = noneq_new_matrix (&args, save_v ? M : 0, save_v ? F * d : 0);
  out[5] = noneq_new_matrix (&args, L ? M : 0, L ? 1 + B : 0);
  out[6] = noneq_new_matrix (&args, L ? M : 0, rows * L);
  out[7] = noneq_new_matrix (&args, M, 1);
  out[8] = noneq_new_matrix (&args, M, 2 * E);
  out[9] = noneq_new_matrix (&args, plan.every ? m : 0, plan.every ? 1 : 0);
  out[10] = noneq_new_matrix (&args, M, Z);
  if (M * Z > 0)
    memcpy (mxGetPr (out[10]), hidden, M * Z * sizeof *hidden);
  if (M * d > 0)
    {
      memcpy (mxGetPr (out[0]), x, M * d * sizeof *x);
      memcpy (mxGetPr (out[1]), v, M * d * sizeof *v);
      memcpy (mxGetPr (out[2]), v, M * d * sizeof *v);
    }
  if (books && L > 0)
    memcpy (mxGetPr (out[5]), books, M * (1 + B) * sizeof *books);
  double *passed = mxGetPr (out[8]);
  for (size_t k = 0; k < 2 * M * E; k++)
    passed[k] = passages ? passages[k] : (k < M * E ? NAN : 0.0);

  double *average = plan.every ? mxGetPr (out[9]) : NULL;
  noneq_langevin_result result
      = { .x = mxGetPr (out[0]),
          .v = mxGetPr (out[1]),
          .state = mxGetPr (out[2]),
          .hidden = mxGetPr (out[10]),
          .frame_x = save_x ? mxGetPr (out[3]) : NULL,
          .frame_v = save_v ? mxGetPr (out[4]) : NULL,
          .work = L ? mxGetPr (out[5]) : NULL,
          .heat = L ? mxGetPr (out[5]) + M : NULL,
          .ledger = L ? mxGetPr (out[6]) : NULL,
          .broken = mxGetPr (out[7]),
          .event_time = E ? passed : NULL,
          .event_count = E ? passed + M * E : NULL };
  if (average)
    {
      result.samples = average;
      result.sum = result.samples + 1;
      result.product = result.sum + D;
      result.correlation = result.product + D * D;
      result.pairs = result.correlation + (1 + plan.lags) * D;
      result.histogram = result.pairs + 1 + plan.lags;
    }
  noneq_leave_if (&args, noneq_langevin_run (&run, &model, &plan, &result));
  for (int k = 0; k == 0 || k < nlhs; k++)
    plhs[k] = out[k];
}
