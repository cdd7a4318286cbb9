/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "random/philox.h"
#include "random/kernels.h"

noneq_key
noneq_key_of_seed (uint64_t seed)
{
  /* The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection
     in which every bit of the seed reaches every bit of the key.  */
  uint64_t z = seed + 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  z ^= z >> 31;
  return (noneq_key){ { (uint32_t) z, (uint32_t) (z >> 32) } };
}

void
noneq_philox (const uint32_t counter[4], const uint32_t key[2],
              uint32_t word[4])
{
  uint32_t x0 = counter[0], x1 = counter[1], x2 = counter[2],
           x3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++)
    {
      uint64_t p0 = (uint64_t) x0 * 0xD2511F53u;
      uint64_t p1 = (uint64_t) x2 * 0xCD9E8D57u;
      x0 = (uint32_t) (p1 >> 32) ^ x1 ^ k0;
      x2 = (uint32_t) (p0 >> 32) ^ x3 ^ k1;
      x1 = (uint32_t) p1;
      x3 = (uint32_t) p0;
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
  word[0] = x0;
  word[1] = x1;
  word[2] = x2;
  word[3] = x3;
}

/* Rows of one chunk: 2048 rows of four columns are 64 KiB of output.  */
#define FILL_ROWS 2048

typedef struct
{
  const noneq_random_kernels *kernels;
  noneq_key key;
  uint32_t stream;
  noneq_distribution distribution;
  uint64_t first_row, first_column;
  size_t rows, columns, row_chunks;
  double *out;
} fill_task;

static void
fill_chunk (void *data, size_t chunk, int thread)
{
  const fill_task *task = data;
  (void) thread;
  size_t row = (chunk % task->row_chunks) * FILL_ROWS;
  size_t rows = task->rows - row < FILL_ROWS ? task->rows - row : FILL_ROWS;
  uint64_t block = task->first_column / 4 + chunk / task->row_chunks;
  double *column[4];
  for (int c = 0; c < 4; c++)
    {
      uint64_t step = 4 * block + (uint64_t) c;
      column[c] = step >= task->first_column
                          && step - task->first_column < task->columns
                      ? task->out
                            + (size_t) (step - task->first_column) * task->rows
                            + row
                      : NULL;
    }
  task->kernels->fill (task->key, task->stream, task->distribution,
                       task->first_row + row, rows, block, column);
}

noneq_status
noneq_random_fill (const noneq_run *run, uint64_t seed, uint32_t stream,
                   noneq_distribution distribution, uint64_t first_row,
                   size_t rows, uint64_t first_column, size_t columns,
                   double *out)
{
  if (rows == 0 || columns == 0)
    return NONEQ_OK;
  fill_task task = { noneq_random_kernels_for (run->isa),
                     noneq_key_of_seed (seed),
                     stream,
                     distribution,
                     first_row,
                     first_column,
                     rows,
                     columns,
                     (rows + FILL_ROWS - 1) / FILL_ROWS,
                     out };
  size_t blocks = (size_t) ((first_column + columns - 1) / 4
                            - first_column / 4 + 1);
  return noneq_for_chunks (run, blocks * task.row_chunks, fill_chunk, &task);
}

void
noneq_random_indices (noneq_isa isa, noneq_key key, uint32_t stream,
                      uint64_t trajectory, uint64_t first, size_t count,
                      uint64_t n, uint64_t *index)
{
  const noneq_random_kernels *kernels = noneq_random_kernels_for (isa);
  int wide = n > (1u << 22);
  enum { BATCH = 256 };
  uint32_t word[2 * BATCH];
  for (size_t done = 0; done < count; done += BATCH)
    {
      size_t take = count - done < BATCH ? count - done : BATCH;
      uint64_t number = first + done;
      if (wide)
        {
          kernels->words (key, stream, trajectory, number / 2, 2 * take, word);
          for (size_t i = 0; i < take; i++)
            {
              /* High 64 bits of the 128-bit product word * n.  */
              uint64_t w1 = word[2 * i], w0 = word[2 * i + 1];
              uint64_t n1 = n >> 32, n0 = n & 0xffffffffu;
              uint64_t low = ((w0 * n0) >> 32) + w0 * n1;
              uint64_t middle = w1 * n0 + (low & 0xffffffffu);
              index[done + i] = w1 * n1 + (low >> 32) + (middle >> 32);
            }
        }
      else
        {
          kernels->words (key, stream, trajectory, number / 4, take, word);
          for (size_t i = 0; i < take; i++)
            index[done + i] = ((uint64_t) word[i] * n) >> 32;
        }
    }
}
