/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Programs: expression graphs compiled to instructions each of which works on
   a block of trajectories.

   A register holds one value of each trajectory of a block.  The program does
   the same arithmetic for each of them whatever its place in the block and
   whatever the others hold; another instruction set may round differently.  */

#ifndef NONEQ_PROGRAM_H
#define NONEQ_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

#include "base/run.h"
#include "program/bytecode.h"
#include "program/graph.h"

#define NONEQ_BLOCK 256

typedef struct
{
  int inputs, registers, outputs;
  size_t instructions, constants, fills;
  noneq_instruction *instruction;
  double *constant;
  int32_t *output; /* its register */
  int32_t *fill;   /* pairs of a register and the constant that it holds */
} noneq_program;

/* Compile the nodes ROOTS of GRAPH for INPUTS inputs into an image, which the
   caller frees: numbers that a matrix of Octave can hold.

   Returned: NONEQ_BAD_ARGUMENT if the graph reads an input beyond INPUTS.  */
noneq_status noneq_program_compile (const noneq_graph *graph,
                                    const int32_t *roots, size_t count,
                                    size_t inputs, double **image,
                                    size_t *size);

/* Load an image.  Whatever the SIZE numbers are, a program that has been
   loaded reads and writes its own registers only, each of which has been
   written before it is read, and leaves its inputs as they are.

   Returned: NONEQ_BAD_ARGUMENT if the image is none; nothing is then to be
   freed.  */
noneq_status noneq_program_load (const double *image, size_t size,
                                 noneq_program *program);

void noneq_program_free (noneq_program *program);

/* From now on the inputs FIRST .. inputs - 1 are the same for all trajectories
   of a block: what depends on them alone is then computed once a block.  The
   caller still writes their registers in full.

   Returned: NONEQ_NO_MEMORY, with the program as it was.  */
noneq_status noneq_program_uniform (noneq_program *program, int first);

/* Write the registers that are constant.  REGISTERS: program->registers blocks
   of NONEQ_BLOCK numbers, aligned to 64 bytes, of one thread.  */
void noneq_program_prepare (const noneq_program *program, double *registers);

/* The first LANES, a multiple of 8, of one block.  Registers 0 .. inputs - 1
   are the inputs, written by the caller and not changed; output k is register
   noneq_program_output (program, k), which may be that of an input.  */
void noneq_program_run (const noneq_program *program, noneq_isa isa,
                        double *registers, int lanes);

static inline int
noneq_program_output (const noneq_program *program, int k)
{
  return program->output[k];
}

/* Y (ROWS x outputs) = the program at the rows of X (ROWS x inputs), both by
   columns.  */
noneq_status noneq_program_evaluate (const noneq_run *run,
                                     const noneq_program *program,
                                     const double *x, size_t rows, double *y);

#endif
