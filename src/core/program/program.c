/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Images are loaded and run here.

   Image: magic number, version, inputs, registers, outputs, constants, fills,
   instructions; the registers of the outputs; the constants; pairs of a fill;
   six numbers an instruction: code, form, result, a, b, c.  */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "program/image.h"
#include "program/kernels.h"
#include "program/program.h"

/* The image as it is read.  */
typedef struct
{
  const double *next;
  size_t left;
  int bad;
} reader;

/* The next number, an integer 0 .. HIGHEST; what is not that spoils R.  */
static int32_t
integer (reader *r, double highest)
{
  if (r->left == 0)
    {
      r->bad = 1;
      return 0;
    }
  double x = *r->next++;
  r->left--;
  if (! (x >= 0 && x <= highest && x == floor (x)))
    {
      r->bad = 1;
      return 0;
    }
  return (int32_t) x;
}

/* An operand of an instruction, a constant or a register written before.  */
static int32_t
operand (reader *r, const noneq_program *p, const char *written, int constant)
{
  int32_t i = integer (r, (constant ? (double) p->constants
                                    : (double) p->registers) - 1);
  if (! r->bad && ! constant && ! written[i])
    r->bad = 1;
  return i;
}

/* A register that may be written: no input, no fill.  */
static int32_t
target (reader *r, const noneq_program *p, const char *filled)
{
  int32_t i = integer (r, (double) p->registers - 1);
  if (i < p->inputs || filled[i])
    r->bad = 1;
  return i;
}

static void
read_instruction (reader *r, noneq_program *p, noneq_instruction *n,
                  char *written, const char *filled)
{
  n->code = (int16_t) integer (r, NONEQ_CODE_COUNT - 1);
  n->form = (int16_t) integer (r, 7);
  if (! (noneq_code_forms (n->code) >> n->form & 1))
    r->bad = 1;
  if (r->bad)
    return;
  n->result = target (r, p, filled);
  int32_t *place[3] = { &n->a, &n->b, &n->c };
  int operands = noneq_code_operands (n->code);
  for (int k = 0; k < 3; k++)
    if (n->code == NONEQ_CODE_SINCOS && k == 2)
      {
        *place[k] = target (r, p, filled);
        if (*place[k] == n->result)
          r->bad = 1;
      }
    else if (k < operands)
      *place[k] = operand (r, p, written, n->form >> k & 1);
    else
      *place[k] = integer (r, 0);
  if (r->bad)
    return;
  written[n->result] = 1;
  if (n->code == NONEQ_CODE_SINCOS)
    written[n->c] = 1;
}

/* Everything after the sizes.  WRITTEN and FILLED have a place a register.  */
static void
read_parts (reader *r, noneq_program *p, char *written, char *filled)
{
  memset (written, 1, (size_t) p->inputs);
  const double *outputs = r->next;
  r->next += p->outputs;
  memcpy (p->constant, r->next, p->constants * sizeof (double));
  r->next += p->constants;
  r->left -= (size_t) p->outputs + p->constants;
  for (size_t i = 0; i < p->fills && ! r->bad; i++)
    {
      int32_t place = target (r, p, filled);
      p->fill[2 * i] = place;
      p->fill[2 * i + 1] = integer (r, (double) p->constants - 1);
      filled[place] = written[place] = 1;
    }
  for (size_t i = 0; i < p->instructions && ! r->bad; i++)
    read_instruction (r, p, &p->instruction[i], written, filled);
  reader o = { outputs, (size_t) p->outputs, r->bad };
  for (int k = 0; k < p->outputs && ! o.bad; k++)
    p->output[k] = operand (&o, p, written, 0);
  r->bad = o.bad;
}

noneq_status
noneq_program_load (const double *image, size_t size, noneq_program *program)
{
  reader r = { image, size, 0 };
  noneq_program p = { 0 };
  const double most = NONEQ_GRAPH_NODES;
  if (integer (&r, NONEQ_IMAGE_MAGIC) != NONEQ_IMAGE_MAGIC
      || integer (&r, NONEQ_IMAGE_VERSION) != NONEQ_IMAGE_VERSION)
    return NONEQ_BAD_ARGUMENT;
  p.inputs = integer (&r, NONEQ_GRAPH_INPUTS);
  p.registers = integer (&r, most);
  p.outputs = integer (&r, most);
  p.constants = (size_t) integer (&r, most);
  p.fills = (size_t) integer (&r, most);
  p.instructions = (size_t) integer (&r, most);
  /* All sizes are bounded by that of the image itself but for the inputs.  */
  if (r.bad || p.registers < p.inputs
      || (size_t) (p.registers - p.inputs) > p.fills + 2 * p.instructions
      || r.left != (size_t) p.outputs + p.constants + 2 * p.fills
                       + 6 * p.instructions)
    return NONEQ_BAD_ARGUMENT;

  p.instruction = malloc ((p.instructions + 1) * sizeof *p.instruction);
  p.constant = malloc ((p.constants + 1) * sizeof *p.constant);
  p.output = malloc (((size_t) p.outputs + 1) * sizeof *p.output);
  p.fill = malloc ((2 * p.fills + 1) * sizeof *p.fill);
  char *written = calloc ((size_t) p.registers + 1, 1);
  char *filled = calloc ((size_t) p.registers + 1, 1);
  noneq_status status = NONEQ_OK;
  if (! p.instruction || ! p.constant || ! p.output || ! p.fill || ! written
      || ! filled)
    status = NONEQ_NO_MEMORY;
  else
    {
      read_parts (&r, &p, written, filled);
      if (r.bad)
        status = NONEQ_BAD_ARGUMENT;
    }
  free (written);
  free (filled);
  if (status == NONEQ_OK)
    *program = p;
  else
    noneq_program_free (&p);
  return status;
}

void
noneq_program_free (noneq_program *program)
{
  free (program->instruction);
  free (program->constant);
  free (program->output);
  free (program->fill);
  *program = (noneq_program){ 0 };
}

noneq_status
noneq_program_uniform (noneq_program *program, int first)
{
  char *uniform = calloc ((size_t) program->registers + 1, 1);
  if (! uniform)
    return NONEQ_NO_MEMORY;
  for (int i = first < 0 ? 0 : first; i < program->inputs; i++)
    uniform[i] = 1;
  for (size_t i = 0; i < program->fills; i++)
    uniform[program->fill[2 * i]] = 1;
  for (size_t i = 0; i < program->instructions; i++)
    {
      noneq_instruction *n = &program->instruction[i];
      const int32_t operand[3] = { n->a, n->b, n->c };
      int operands = noneq_code_operands (n->code), all = 1;
      for (int k = 0; k < operands; k++)
        if (! (n->form >> k & 1) && ! uniform[operand[k]])
          all = 0;
      n->form &= 7;
      if (all)
        n->form |= NONEQ_FORM_UNIFORM;
      uniform[n->result] = (char) all;
      if (n->code == NONEQ_CODE_SINCOS)
        uniform[n->c] = (char) all;
    }
  free (uniform);
  return NONEQ_OK;
}

void
noneq_program_prepare (const noneq_program *program, double *registers)
{
  for (size_t i = 0; i < program->fills; i++)
    {
      double *block = registers + NONEQ_BLOCK * (size_t) program->fill[2 * i];
      for (int j = 0; j < NONEQ_BLOCK; j++)
        block[j] = program->constant[program->fill[2 * i + 1]];
    }
}

void
noneq_program_run (const noneq_program *program, noneq_isa isa,
                   double *registers, int lanes)
{
  noneq_program_kernels_for (isa)->interpret (
      program->instruction, program->instructions, program->constant,
      registers, lanes);
}

/* ---- Evaluation of many rows.  */

/* Bytes of registers beyond which fewer threads are used.  */
#define MOST_MEMORY ((size_t) 1 << 30)

typedef struct
{
  const noneq_program *program;
  noneq_isa isa;
  const double *x;
  size_t rows;
  double *y;
  double *memory; /* of each thread in turn */
  size_t share;
} evaluation;

static void
evaluate_block (void *data, size_t chunk, int thread)
{
  const evaluation *e = data;
  const noneq_program *p = e->program;
  double *registers = e->memory + e->share * (size_t) thread;
  size_t start = chunk * NONEQ_BLOCK;
  size_t n = e->rows - start < NONEQ_BLOCK ? e->rows - start : NONEQ_BLOCK;
  for (int i = 0; i < p->inputs; i++)
    {
      double *block = registers + NONEQ_BLOCK * (size_t) i;
      memcpy (block, e->x + e->rows * (size_t) i + start, n * sizeof *block);
      for (size_t j = n; j < NONEQ_BLOCK; j++)
        block[j] = block[0];
    }
  noneq_program_run (p, e->isa, registers, (int) ((n + 7) / 8 * 8));
  for (int k = 0; k < p->outputs; k++)
    memcpy (e->y + e->rows * (size_t) k + start,
            registers + NONEQ_BLOCK * (size_t) p->output[k],
            n * sizeof (double));
}

noneq_status
noneq_program_evaluate (const noneq_run *run, const noneq_program *program,
                        const double *x, size_t rows, double *y)
{
  size_t chunks = rows / NONEQ_BLOCK + (rows % NONEQ_BLOCK != 0);
  evaluation e = { program, run->isa, x, rows, y, NULL, 0 };
  size_t threads = (size_t) noneq_run_threads (run);
  if (threads > chunks)
    threads = chunks ? chunks : 1;
  e.share = NONEQ_BLOCK * ((size_t) program->registers + 1);
  while (threads > 1 && threads * e.share > MOST_MEMORY / sizeof (double))
    threads--;
  noneq_run limited = *run;
  limited.threads = (int) threads;
  e.memory = aligned_alloc (64, threads * e.share * sizeof *e.memory);
  if (! e.memory)
    return NONEQ_NO_MEMORY;
  for (size_t t = 0; t < threads; t++)
    noneq_program_prepare (program, e.memory + t * e.share);
  noneq_status status = noneq_for_chunks (&limited, chunks, evaluate_block, &e);
  free (e.memory);
  return status;
}
