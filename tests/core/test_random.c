/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* random/philox.c and random/kernels.c

   Statistical tests.  Seeds are fixed, so the outcome is the same on every
   run.  Each statistic z is standard normal under the null hypothesis and
   fails beyond LIMIT = 5, which a correct generator does with probability
   5.7e-7; about 230 such statistics make 1.3e-4 for all of them together,
   the chance that a sound change of the generator would need another seed
   here.  */

#include "check.h"
#include "random/kernels.h"
#include "random/philox.h"

#if defined __has_include
#if __has_include(<Random123/philox.h>)
#include <Random123/philox.h>
#define HAVE_RANDOM123
#endif
#endif

#define LIMIT 5.0

/* ---- Known answers.  */

/* Published with Random123 (kat_vectors): counter, key, words.  */
static const uint32_t known[][10] = {
  { 0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 },
  { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff,
    0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd },
  { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0,
    0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 },
};

/* What the words and RAW kernels of ISA make of one counter.  */
static void
kernel_words (noneq_isa isa, const uint32_t counter[4], const uint32_t key[2],
              uint32_t words[4], double raw[4])
{
  const noneq_random_kernels *kernels = noneq_random_kernels_for (isa);
  noneq_key k = { { key[0], key[1] } };
  uint64_t block = counter[0] | (uint64_t) (counter[1] & 0xffff) << 32;
  uint64_t trajectory = counter[2] | (uint64_t) counter[3] << 32;
  uint32_t word[32];
  kernels->words (k, counter[1] >> 16, trajectory, block, 4, word);
  memcpy (words, word, 4 * sizeof *words);
  double *column[4] = { raw, raw + 1, raw + 2, raw + 3 };
  kernels->fill (k, counter[1] >> 16, NONEQ_RAW, trajectory, 1, block,
                 column);
}

static void
known_answers (void **state)
{
  (void) state;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    {
      uint32_t word[4];
      noneq_philox (known[i], known[i] + 4, word);
      assert_memory_equal (word, known[i] + 6, sizeof word);
      for_each_isa (isa)
        {
          double raw[4];
          kernel_words (isa, known[i], known[i] + 4, word, raw);
          assert_memory_equal (word, known[i] + 6, sizeof word);
          for (int c = 0; c < 4; c++)
            assert_true (raw[c] == known[i][6 + c]);
        }
    }
}

/* Random counters against the published implementation where it is
   installed, else against noneq_philox, which has the known answers.  */
static void
random_counters (void **state)
{
  (void) state;
  uint64_t seed = 10;
  for (int i = 0; i < 100000; i++)
    {
      uint32_t in[6], want[4], got[4];
      for (int k = 0; k < 6; k++)
        in[k] = (uint32_t) (draw (&seed) >> 32);
      noneq_philox (in, in + 4, got);
#ifdef HAVE_RANDOM123
      philox4x32_ctr_t counter = { { in[0], in[1], in[2], in[3] } };
      philox4x32_key_t key = { { in[4], in[5] } };
      counter = philox4x32 (counter, key);
      memcpy (want, counter.v, sizeof want);
      assert_memory_equal (got, want, sizeof want);
#else
      memcpy (want, got, sizeof want);
#endif
      for_each_isa (isa)
        {
          double raw[4];
          kernel_words (isa, in, in + 4, got, raw);
          assert_memory_equal (got, want, sizeof want);
          for (int c = 0; c < 4; c++)
            assert_true (raw[c] == want[c]);
        }
    }
}

static int
compare_u64 (const void *a, const void *b)
{
  uint64_t x = *(const uint64_t *) a, y = *(const uint64_t *) b;
  return (x > y) - (x < y);
}

static uint64_t
key_word (uint64_t seed)
{
  noneq_key key = noneq_key_of_seed (seed);
  return key.key[0] | (uint64_t) key.key[1] << 32;
}

static void
seeds_are_hashed (void **state)
{
  (void) state;
  /* First outputs of SplitMix64 from these states.  */
  assert_true (key_word (0) == 0xE220A8397B1DCDAFULL);
  assert_true (key_word (1234567) == 6457827717110365317ULL);

  /* Each seed its own key; neighbours differ in half of the 64 bits.  */
  enum { SEEDS = 200000 };
  uint64_t *key = room (SEEDS * sizeof *key);
  double bits = 0;
  for (int i = 0; i < SEEDS; i++)
    {
      key[i] = key_word ((uint64_t) i);
      if (i)
        bits += __builtin_popcountll (key[i] ^ key[i - 1]);
    }
  double z = (bits - 32.0 * (SEEDS - 1)) / sqrt (16.0 * (SEEDS - 1));
  check (fabs (z) < LIMIT, "neighbouring keys: z = %g", z);
  qsort (key, SEEDS, sizeof *key, compare_u64);
  for (int i = 1; i < SEEDS; i++)
    assert_true (key[i] != key[i - 1]);
  free (key);
}

/* ---- The array of numbers.  */

static double *
filled (noneq_isa isa, int threads, uint64_t seed, uint32_t stream,
        noneq_distribution distribution, uint64_t first_row, size_t rows,
        uint64_t first_column, size_t columns)
{
  noneq_run run = run_on (isa, threads);
  /* One guard value after the end.  */
  double *out = room ((rows * columns + 1) * sizeof *out);
  out[rows * columns] = -123.0;
  assert_int_equal (noneq_random_fill (&run, seed, stream, distribution,
                                       first_row, rows, first_column, columns,
                                       out),
                    NONEQ_OK);
  assert_true (out[rows * columns] == -123.0);
  return out;
}

static void
word_of (uint64_t seed, uint32_t stream, uint64_t row, uint64_t block,
         uint32_t word[4])
{
  noneq_key key = noneq_key_of_seed (seed);
  uint32_t counter[4]
      = { (uint32_t) block, (uint32_t) (block >> 32 & 0xffff) | stream << 16,
          (uint32_t) row, (uint32_t) (row >> 32) };
  noneq_philox (counter, key.key, word);
}

/* The number at (row, column) by its definition.  */
static long double
defined (noneq_distribution distribution, uint64_t seed, uint32_t stream,
         uint64_t row, uint64_t column)
{
  uint64_t block = column / 4;
  int c = (int) (column % 4);
  uint32_t a[4], b[4];
  if (distribution == NONEQ_NORMAL_53 || distribution == NONEQ_UNIFORM_53)
    {
      word_of (seed, stream, row, 2 * block, a);
      word_of (seed, stream, row, 2 * block + 1, b);
    }
  else
    word_of (seed, stream, row, block, a);
  double u, v;
  switch (distribution)
    {
    case NONEQ_RAW:
      return a[c];
    case NONEQ_UNIFORM:
      return (a[c] + 0.5) * 0x1p-32;
    case NONEQ_UNIFORM_53:
      return ((double) ((uint64_t) a[c] << 20 | b[c] >> 12) + 0.5) * 0x1p-52;
    case NONEQ_NORMAL:
      u = (a[c & 2] + 0.5) * 0x1p-32;
      v = (a[c | 1] + 0.5) * 0x1p-32;
      break;
    default:
      u = ((double) ((uint64_t) a[c & 2] << 20 | a[c | 1] >> 12) + 0.5)
          * 0x1p-52;
      v = ((double) ((uint64_t) b[c & 2] << 20 | b[c | 1] >> 12) + 0.5)
          * 0x1p-52;
    }
  long double turn = 6.283185307179586476925286766559L;
  return sqrtl (-2 * logl (u)) * (c & 1 ? sinl (turn * v) : cosl (turn * v));
}

/* Rows and columns around every place where a word of the counter carries.  */
static void
array_by_definition (void **state)
{
  (void) state;
  static const uint64_t rows[]
      = { 0, 0xfffffffa, 1ULL << 32, (1ULL << 53) - 6, UINT64_MAX - 20 };
  static const uint64_t columns[]
      = { 0, 5, (1ULL << 33) - 6, (1ULL << 34) - 6, (1ULL << 48) - 9 };
  static const uint32_t streams[] = { 0, 1, 65535 };
  for_each_isa (isa)
    for (int d = NONEQ_NORMAL; d <= NONEQ_RAW; d++)
      for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 5; j++)
          for (size_t s = 0; s < 3; s++)
            {
              enum { ROWS = 13, COLUMNS = 11 };
              double *x = filled (isa, 1, 77, streams[s],
                                  (noneq_distribution) d, rows[i], ROWS,
                                  columns[j], COLUMNS);
              for (size_t c = 0; c < COLUMNS; c++)
                for (size_t r = 0; r < ROWS; r++)
                  {
                    double got = x[r + c * ROWS];
                    long double want = defined (
                        (noneq_distribution) d, 77, streams[s], rows[i] + r,
                        columns[j] + c);
                    /* With 53 bits 1 ulp of the radius (below 16) and 1.5
                       of the factor; with 32 bits the stated 7e-12 of the
                       radius (below 6.77).  */
                    double tolerance = d == NONEQ_NORMAL      ? 5e-11
                                       : d == NONEQ_NORMAL_53 ? 2e-15
                                                              : 0.0;
                    check (fabsl (got - want) <= tolerance,
                           "kind %d at (%zu, %zu): %.17g, not %.17Lg", d, r,
                           c, got, want);
                  }
              free (x);
            }
}

static void
every_block_is_part_of_the_whole (void **state)
{
  (void) state;
  enum { ROWS = 5000, COLUMNS = 23 };
  const uint64_t row = 0xfffff000, column = (1ULL << 34) - 7;
  uint64_t seed = 20;
  for_each_isa (isa)
    for (int d = NONEQ_NORMAL; d <= NONEQ_RAW; d++)
      {
        noneq_distribution kind = (noneq_distribution) d;
        double *whole
            = filled (isa, 1, 5, 3, kind, row, ROWS, column, COLUMNS);
        double *twice
            = filled (isa, 2, 5, 3, kind, row, ROWS, column, COLUMNS);
        assert_memory_equal (whole, twice, ROWS * COLUMNS * sizeof *whole);
        free (twice);
        for (int i = 0; i < 60; i++)
          {
            size_t r = draw (&seed) % ROWS, c = draw (&seed) % COLUMNS;
            size_t m = 1 + draw (&seed) % (ROWS - r);
            size_t n = 1 + draw (&seed) % (COLUMNS - c);
            if (i % 2)
              m = 1 + m % 20;
            double *part
                = filled (isa, 1 + i % 3, 5, 3, kind, row + r, m, column + c,
                          n);
            for (size_t k = 0; k < n; k++)
              assert_memory_equal (part + k * m,
                                   whole + r + (c + k) * ROWS,
                                   m * sizeof *part);
            free (part);
          }
        free (whole);
      }
}

/* Uniform numbers are the same on every instruction set; Gaussian ones
   differ by rounding only.  */
static void
instruction_sets_agree (void **state)
{
  (void) state;
  enum { ROWS = 4096, COLUMNS = 8 };
  for (int d = NONEQ_NORMAL; d <= NONEQ_RAW; d++)
    {
      double *base = filled (NONEQ_ISA_BASE, 1, 9, 0, (noneq_distribution) d,
                             0, ROWS, 0, COLUMNS);
      for_each_isa (isa)
        {
          double *x = filled (isa, 1, 9, 0, (noneq_distribution) d, 0, ROWS,
                              0, COLUMNS);
          for (int i = 0; i < ROWS * COLUMNS; i++)
            if (d == NONEQ_NORMAL || d == NONEQ_NORMAL_53)
              assert_true (fabs (x[i] - base[i]) <= 4e-15);
            else
              assert_true (x[i] == base[i]);
          free (x);
        }
      free (base);
    }
}

static void
nothing_to_fill (void **state)
{
  (void) state;
  noneq_run run = run_on (NONEQ_ISA_BASE, 1);
  assert_int_equal (
      noneq_random_fill (&run, 1, 0, NONEQ_NORMAL, 0, 0, 0, 5, NULL),
      NONEQ_OK);
  assert_int_equal (
      noneq_random_fill (&run, 1, 0, NONEQ_NORMAL, 0, 5, 0, 0, NULL),
      NONEQ_OK);
}

/* ---- Statistics, on the best instruction set.  */

enum { ROWS = 500000, COLUMNS = 8, COUNT = ROWS * COLUMNS };

static void
expect (const char *what, double z)
{
  check (fabs (z) < LIMIT, "%s: z = %g", what, z);
}

static double *
sample (uint64_t seed, uint32_t stream, noneq_distribution kind)
{
  return filled (noneq_isa_best (), 0, seed, stream, kind, 0, ROWS, 0,
                 COLUMNS);
}

static const noneq_distribution gaussian[] = { NONEQ_NORMAL,
                                               NONEQ_NORMAL_53 };

/* <x^k> = (k-1)!! for even k; its variance <x^2k> - <x^k>^2.  */
static void
gaussian_moments (void **state)
{
  (void) state;
  static const double moment[]
      = { 1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395 };
  for (int g = 0; g < 2; g++)
    {
      double *x = sample (101, 0, gaussian[g]);
      long double sum[7] = { 0 };
      for (int i = 0; i < COUNT; i++)
        {
          double p = 1;
          for (int k = 1; k <= 6; k++)
            sum[k] += p *= x[i];
        }
      for (int k = 1; k <= 6; k++)
        expect ("moment",
                ((double) sum[k] / COUNT - moment[k])
                    / sqrt ((moment[2 * k] - moment[k] * moment[k]) / COUNT));
      free (x);
    }
}

/* Values beyond t on either side against the Gaussian tail.  Beyond 5 only
   2.3 are expected of 4e6: more than 12 have a probability of 1e-6.  */
static void
gaussian_tails (void **state)
{
  (void) state;
  for (int g = 0; g < 2; g++)
    {
      double *x = sample (102, 0, gaussian[g]);
      double extreme = g ? 8.6 : 6.77;
      for (int side = -1; side <= 1; side += 2)
        for (double t = 0.5; t < 4.6; t += 0.5)
          {
            double p = 0.5 * erfc (t / sqrt (2.0)), n = 0;
            for (int i = 0; i < COUNT; i++)
              n += side * x[i] > t;
            expect ("tail", (n - COUNT * p) / sqrt (COUNT * p * (1 - p)));
          }
      int beyond = 0;
      for (int i = 0; i < COUNT; i++)
        {
          beyond += fabs (x[i]) > 5;
          assert_true (fabs (x[i]) < extreme);
        }
      assert_true (beyond <= 12);
      free (x);
    }
}

/* The limits that philox.h states follow from the smallest uniform number.  */
static void
radius_limits (void **state)
{
  (void) state;
  assert_true (sqrt (-2.0 * log (0.5 * 0x1p-32)) < 6.77);
  assert_true (sqrt (-2.0 * log (0.5 * 0x1p-52)) < 8.6);
}

static int
compare_double (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* Kolmogorov and Smirnov: P (sqrt (n) D > 2.75) = 2 exp (-2 2.75^2)
   = 5.4e-7.  */
static void
gaussian_distribution (void **state)
{
  (void) state;
  enum { N = 1000000 };
  for (int g = 0; g < 2; g++)
    {
      double *x = filled (noneq_isa_best (), 0, 103, 0, gaussian[g], 0,
                          N / 8, 0, 8);
      qsort (x, N, sizeof *x, compare_double);
      double d = 0;
      for (int i = 0; i < N; i++)
        {
          double p = 0.5 * erfc (-x[i] / sqrt (2.0));
          d = fmax (d, fmax (p - (double) i / N, (double) (i + 1) / N - p));
        }
      check (sqrt (N) * d < 2.75, "Kolmogorov-Smirnov: %g", sqrt (N) * d);
      free (x);
    }
}

/* Chi-square of equally likely bins, made normal (Wilson and Hilferty
   1931).  */
static double
chi_square_z (const double *count, int bins, double expected)
{
  double chi = 0, v = 2.0 / (9.0 * (bins - 1));
  for (int b = 0; b < bins; b++)
    chi += (count[b] - expected) * (count[b] - expected) / expected;
  return (cbrt (chi / (bins - 1)) - (1 - v)) / sqrt (v);
}

/* Chi-square over 1024 bins of one number and over 32 x 32 of neighbours in
   step; then each of the 32 bits.  */
static void
uniform_numbers (void **state)
{
  (void) state;
  static const noneq_distribution kinds[] = { NONEQ_UNIFORM,
                                              NONEQ_UNIFORM_53 };
  for (int k = 0; k < 2; k++)
    {
      double *x = sample (104, 1, kinds[k]);
      double one[1024] = { 0 }, pair[1024] = { 0 };
      for (int i = 0; i < COUNT; i++)
        {
          assert_true (x[i] > 0 && x[i] < 1);
          one[(int) (x[i] * 1024)]++;
          if (i + ROWS < COUNT)
            pair[32 * (int) (x[i] * 32) + (int) (x[i + ROWS] * 32)]++;
        }
      expect ("uniform bins", chi_square_z (one, 1024, COUNT / 1024.0));
      expect ("uniform pairs",
              chi_square_z (pair, 1024, (COUNT - ROWS) / 1024.0));
      free (x);
    }
  double *raw = sample (105, 1, NONEQ_RAW);
  for (int bit = 0; bit < 32; bit++)
    {
      double ones = 0;
      for (int i = 0; i < COUNT; i++)
        ones += (uint32_t) raw[i] >> bit & 1;
      expect ("bit", (ones - COUNT / 2.0) / sqrt (COUNT / 4.0));
    }
  free (raw);
}

/* Sum of x y and of (x^2 - 1)(y^2 - 1) over N pairs; variances N and 4 N.  */
static void
uncorrelated (const char *what, const double *x, const double *y, size_t n)
{
  long double linear = 0, square = 0;
  for (size_t i = 0; i < n; i++)
    {
      linear += x[i] * y[i];
      square += (x[i] * x[i] - 1) * (y[i] * y[i] - 1);
    }
  expect (what, (double) (linear / sqrtl (n)));
  expect (what, (double) (square / (2 * sqrtl (n))));
}

static void
independence (void **state)
{
  (void) state;
  for (int g = 0; g < 2; g++)
    {
      double *x = sample (106, 0, gaussian[g]);
      for (size_t lag = 1; lag < COLUMNS; lag++)
        uncorrelated ("later step", x, x + lag * ROWS, COUNT - lag * ROWS);
      for (size_t lag = 1; lag <= 9; lag++)
        uncorrelated ("neighbouring trajectory", x, x + lag, COUNT - lag);
      double *y = sample (106, 1, gaussian[g]);
      uncorrelated ("another stream", x, y, COUNT);
      free (y);
      y = sample (106, 256, gaussian[g]);
      uncorrelated ("another stream", x, y, COUNT);
      free (y);
      y = sample (107, 0, gaussian[g]);
      uncorrelated ("next seed", x, y, COUNT);
      free (y);
      y = sample (106 + (1ULL << 32), 0, gaussian[g]);
      uncorrelated ("seed with one high bit", x, y, COUNT);
      free (y);
      y = filled (noneq_isa_best (), 0, 106, 0, gaussian[g], 1ULL << 32,
                  ROWS, 0, COLUMNS);
      uncorrelated ("trajectory with one high bit", x, y, COUNT);
      free (y);
      y = filled (noneq_isa_best (), 0, 106, 0, gaussian[g], 0, ROWS,
                  1ULL << 34, COLUMNS);
      uncorrelated ("step with one high bit", x, y, COUNT);
      free (y);
      free (x);
    }
}

/* ---- Indices.  */

static const uint64_t index_ranges[]
    = { 1,          2,          3,         7,          1000,
        1u << 22,   (1u << 22) + 1, 3000000000u, 0xffffffffu, 1ULL << 32,
        (1ULL << 33) + 5, 1ULL << 53 };
enum { RANGES = sizeof index_ranges / sizeof *index_ranges };

/* floor (word n / 2^32) or floor (word n / 2^64) from the words of
   noneq_philox.  */
static uint64_t
index_by_definition (uint64_t seed, uint64_t trajectory, uint64_t number,
                     uint64_t n)
{
  uint32_t word[4];
  if (n <= 1u << 22)
    {
      word_of (seed, NONEQ_STREAM_BOOTSTRAP, trajectory, number / 4, word);
      return (uint64_t) word[number % 4] * n >> 32;
    }
  word_of (seed, NONEQ_STREAM_BOOTSTRAP, trajectory, number / 2, word);
  uint64_t wide = (uint64_t) word[number % 2 * 2] << 32
                  | word[number % 2 * 2 + 1];
#ifdef __SIZEOF_INT128__
  __extension__ typedef unsigned __int128 u128;
  return (uint64_t) ((u128) wide * n >> 64);
#else
  /* Schoolbook, digit by digit.  */
  uint64_t product = 0, carry = 0;
  for (int bit = 63; bit >= 0; bit--)
    {
      carry = carry << 1 | product >> 63;
      product <<= 1;
      if (n >> bit & 1)
        {
          product += wide;
          carry += product < wide;
        }
    }
  return carry;
#endif
}

static void
indices_by_definition (void **state)
{
  (void) state;
  enum { N = 1000 };
  static const size_t counts[] = { 1, 3, 4, 255, 256, 257, 600 };
  const uint64_t trajectory = (1ULL << 33) + 17;
  for_each_isa (isa)
    for (int r = 0; r < RANGES; r++)
      for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
        {
          uint64_t n = index_ranges[r], first = 4 * (k * 1000 + 3);
          uint64_t index[N];
          index[counts[k]] = 12345;
          noneq_random_indices (isa, noneq_key_of_seed (8),
                                NONEQ_STREAM_BOOTSTRAP, trajectory, first,
                                counts[k], n, index);
          assert_true (index[counts[k]] == 12345);
          for (size_t i = 0; i < counts[k]; i++)
            {
              uint64_t want
                  = index_by_definition (8, trajectory, first + i, n);
              check (index[i] == want && index[i] < n,
                     "index %zu below %llu: %llu, not %llu", i,
                     (unsigned long long) n, (unsigned long long) index[i],
                     (unsigned long long) want);
            }
        }
}

static void
indices_are_uniform (void **state)
{
  (void) state;
  enum { N = 1000000 };
  uint64_t *index = room (N * sizeof *index);
  for (int r = 1; r < RANGES; r++)
    {
      uint64_t n = index_ranges[r];
      int bins = n < 100 ? (int) n : 100;
      noneq_random_indices (noneq_isa_best (), noneq_key_of_seed (9),
                            NONEQ_STREAM_BOOTSTRAP, 0, 0, N, n, index);
      double count[100] = { 0 };
      for (int i = 0; i < N; i++)
        count[index[i] * (uint64_t) bins / n]++;
      expect ("indices", chi_square_z (count, bins, (double) N / bins));
    }
  free (index);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (known_answers),
    cmocka_unit_test (random_counters),
    cmocka_unit_test (seeds_are_hashed),
    cmocka_unit_test (array_by_definition),
    cmocka_unit_test (every_block_is_part_of_the_whole),
    cmocka_unit_test (instruction_sets_agree),
    cmocka_unit_test (nothing_to_fill),
    cmocka_unit_test (gaussian_moments),
    cmocka_unit_test (gaussian_tails),
    cmocka_unit_test (radius_limits),
    cmocka_unit_test (gaussian_distribution),
    cmocka_unit_test (uniform_numbers),
    cmocka_unit_test (independence),
    cmocka_unit_test (indices_by_definition),
    cmocka_unit_test (indices_are_uniform),
  };
  return cmocka_run_group_tests_name ("random", tests, NULL, NULL);
}
