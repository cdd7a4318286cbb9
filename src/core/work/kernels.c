/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Sums over work values.  Compiled once per instruction set; NONEQ_VARIANT
   names the table.  Two independent accumulators a sum keep the multiply-add
   pipes full; the tail of a chunk is padded with values that add nothing.  */

#include "work/kernels.h"
#include "simd/vector.h"

/* LANES values from P, of which only the first N exist; FILL for the rest. */
static inline noneq_vd
load_part (const double *p, size_t n, double fill)
{
  noneq_vd v = noneq_vset (fill);
  memcpy (&v, p, n * sizeof (double));
  return v;
}

static noneq_exp_chunk
exp_sums (const double *w, size_t n, double scale)
{
  noneq_vd low = noneq_vset (INFINITY), low2 = low;
  noneq_vd total = noneq_vset (0), total2 = total;
  size_t i = 0;
  for (; i + 2 * NONEQ_LANES <= n; i += 2 * NONEQ_LANES)
    {
      noneq_vd x = scale * noneq_vload (w + i);
      noneq_vd y = scale * noneq_vload (w + i + NONEQ_LANES);
      total += x;
      total2 += y;
      /* A NaN in the second argument of vmin is dropped.  */
      low = noneq_vmin (low, x);
      low2 = noneq_vmin (low2, y);
    }
  for (; i < n; i += NONEQ_LANES)
    {
      size_t part = n - i < NONEQ_LANES ? n - i : NONEQ_LANES;
      total += scale * load_part (w + i, part, 0.0);
      low = noneq_vmin (low, scale * load_part (w + i, part,
                                                scale > 0 ? INFINITY
                                                          : -INFINITY));
    }

  noneq_exp_chunk s = { .lowest = noneq_vlowest (noneq_vmin (low, low2)),
                        .total = noneq_vtotal (total + total2) };
  if (! isfinite (s.lowest))
    return s;

  noneq_vd shift = noneq_vset (s.lowest);
  noneq_vd a = noneq_vset (0), a2 = a, b = a, b2 = a;
  for (i = 0; i + 2 * NONEQ_LANES <= n; i += 2 * NONEQ_LANES)
    {
      noneq_vd e = noneq_vexp (shift - scale * noneq_vload (w + i));
      noneq_vd f
          = noneq_vexp (shift - scale * noneq_vload (w + i + NONEQ_LANES));
      a += e;
      b += e * e;
      a2 += f;
      b2 += f * f;
    }
  for (; i < n; i += NONEQ_LANES)
    {
      size_t part = n - i < NONEQ_LANES ? n - i : NONEQ_LANES;
      noneq_vd e = noneq_vexp (
          shift
          - scale * load_part (w + i, part, scale > 0 ? INFINITY : -INFINITY));
      a += e;
      b += e * e;
    }
  s.first = noneq_vtotal (a + a2);
  s.second = noneq_vtotal (b + b2);
  return s;
}

/* p = 1 / (1 + e) with e = exp (x) kept inside (1e-305, 1e305), where p and
   1 - p = e p are both exact to rounding.  Beyond it either is 0 to double
   precision beside anything else in the sums.  */
#define FERMI_EDGE 700.0

static inline void
fermi (noneq_vd e, noneq_vd *p, noneq_vd *square, noneq_vd *pq,
       noneq_vd *skew)
{
  noneq_vd one = 1.0 / (1.0 + e);
  noneq_vd other = e * one;
  noneq_vd product = other * one;
  *p += one;
  *square += one * one;
  *pq += product;
  *skew += product * (other - one);
}

static noneq_fermi_chunk
fermi_sums (const double *w, size_t n, double scale, double offset)
{
  noneq_vd p = noneq_vset (0), pq = p, skew = p, p2 = p, pq2 = p, skew2 = p;
  noneq_vd check = p, square = p, square2 = p;
  noneq_vd edge = noneq_vset (FERMI_EDGE);
  size_t i = 0;
  for (; i + 2 * NONEQ_LANES <= n; i += 2 * NONEQ_LANES)
    {
      noneq_vd x = scale * noneq_vload (w + i) + offset;
      noneq_vd y = scale * noneq_vload (w + i + NONEQ_LANES) + offset;
      check += x - y;
      fermi (noneq_vexp (noneq_vmax (noneq_vmin (x, edge), -edge)), &p,
             &square, &pq, &skew);
      fermi (noneq_vexp (noneq_vmax (noneq_vmin (y, edge), -edge)), &p2,
             &square2, &pq2, &skew2);
    }
  for (; i < n; i++)
    {
      double x = scale * w[i] + offset;
      double bound = x > FERMI_EDGE ? FERMI_EDGE
                                    : x < -FERMI_EDGE ? -FERMI_EDGE : x;
      double e = exp (bound), one = 1.0 / (1.0 + e), other = e * one;
      check[0] += x;
      p[0] += one;
      square[0] += one * one;
      pq[0] += other * one;
      skew[0] += other * one * (other - one);
    }
  noneq_fermi_chunk s = { .p = noneq_vtotal (p + p2),
                          .square = noneq_vtotal (square + square2),
                          .pq = noneq_vtotal (pq + pq2),
                          .skew = noneq_vtotal (skew + skew2) };
  /* Only when a sum is not finite is it worth asking why.  */
  if (! isfinite (noneq_vtotal (check)))
    for (i = 0; i < n; i++)
      {
        if (isnan (w[i]))
          s.check = NAN;
        else if (isinf (w[i]) && scale * w[i] < 0 && ! isnan (s.check))
          s.check = -INFINITY;
      }
  return s;
}

static noneq_fermi_chunk
fermi_sums_of_exp (const double *e, size_t n, double f)
{
  noneq_vd p = noneq_vset (0), pq = p, skew = p, p2 = p, pq2 = p, skew2 = p;
  noneq_vd square = p, square2 = p;
  size_t i = 0;
  for (; i + 2 * NONEQ_LANES <= n; i += 2 * NONEQ_LANES)
    {
      fermi (f * noneq_vload (e + i), &p, &square, &pq, &skew);
      fermi (f * noneq_vload (e + i + NONEQ_LANES), &p2, &square2, &pq2,
             &skew2);
    }
  for (; i < n; i++)
    {
      double one = 1.0 / (1.0 + f * e[i]), other = f * e[i] * one;
      p[0] += one;
      square[0] += one * one;
      pq[0] += other * one;
      skew[0] += other * one * (other - one);
    }
  return (noneq_fermi_chunk){ .p = noneq_vtotal (p + p2),
                              .square = noneq_vtotal (square + square2),
                              .pq = noneq_vtotal (pq + pq2),
                              .skew = noneq_vtotal (skew + skew2) };
}

static void
weights (const double *w, size_t n, double scale, double shift, double *out)
{
  size_t i = 0;
  for (; i + NONEQ_LANES <= n; i += NONEQ_LANES)
    noneq_vstore (out + i, noneq_vexp (shift - scale * noneq_vload (w + i)));
  if (i < n)
    {
      noneq_vd e
          = noneq_vexp (shift - scale * load_part (w + i, n - i, 0.0));
      memcpy (out + i, &e, (n - i) * sizeof (double));
    }
}

static int
boltzmann_tile (const double *u, size_t states, size_t samples,
                const size_t *row, size_t mixed, size_t columns,
                const double *f, const double *own, double *tile,
                double *shift)
{
  /* Read sample by sample, as the data lie; the difference is taken before
     anything is rounded, so a large energy common to all states is lost
     without loss.  */
  for (size_t j = 0; j < samples; j++)
    {
      const double *from = u + j * states;
      double mine = own[j];
      for (size_t c = 0; c < columns; c++)
        tile[c * NONEQ_TILE + j] = from[row[c]] - mine;
    }
  for (size_t j = samples; j < NONEQ_TILE; j++)
    for (size_t c = 0; c < columns; c++)
      tile[c * NONEQ_TILE + j] = f[c];

  int flags = 0;
  for (size_t j = 0; j < NONEQ_TILE; j += NONEQ_LANES)
    {
      double *t = tile + j;
      noneq_vd high = noneq_vset (-INFINITY);
      noneq_vl bad = { 0 };
      for (size_t c = 0; c < columns; c++)
        {
          noneq_vd x = f[c] - noneq_vload (t + c * NONEQ_TILE);
          noneq_vstore (t + c * NONEQ_TILE, x);
          bad |= (noneq_vl) (x != x);
          if (c < mixed)
            high = noneq_vmax (high, x);
        }
      /* The potentials of the next tile come from memory meanwhile.  */
      uintptr_t next = (uintptr_t) (u + NONEQ_TILE * states + j * columns);
      for (size_t c = 0; c < columns; c++)
        {
          __builtin_prefetch ((const void *) (next + c * sizeof (noneq_vd)));
          noneq_vstore (t + c * NONEQ_TILE,
                        noneq_vexp (noneq_vload (t + c * NONEQ_TILE) - high));
        }
      noneq_vstore (shift + j, high);
      for (int i = 0; i < NONEQ_LANES; i++)
        {
          flags |= bad[i] ? NONEQ_TILE_NAN : 0;
          flags |= isfinite (high[i]) ? 0 : NONEQ_TILE_INFINITE;
        }
    }
  return flags;
}

/* Four vectors of samples at a time: four independent sums over the states
   hide the latency of the additions.  */
static inline __attribute__ ((always_inline)) void
mixture (const double *tile, size_t mixed, size_t columns,
         const double *factor, const double *weight, double *sum,
         double *scaled, size_t stride)
{
  for (size_t j = 0; j < NONEQ_TILE; j += 4 * NONEQ_LANES)
    {
      noneq_vd d[4], v[4];
      for (int i = 0; i < 4; i++)
        d[i] = noneq_vset (0);
      const double *t = tile + j;
      for (size_t c = 0; c < mixed; c++, t += NONEQ_TILE)
        for (int i = 0; i < 4; i++)
          d[i] += factor[c] * noneq_vload (t + i * NONEQ_LANES);
      for (int i = 0; i < 4; i++)
        {
          d[i] = 1.0 / d[i];
          v[i] = d[i] * noneq_vload (weight + j + i * NONEQ_LANES);
        }
      t = tile + j;
      for (size_t c = 0; c < columns; c++, t += NONEQ_TILE)
        {
          noneq_vd e[4];
          for (int i = 0; i < 4; i++)
            e[i] = noneq_vload (t + i * NONEQ_LANES);
          double *s = sum + c * NONEQ_TILE_LANES;
          noneq_vstore (s, noneq_vload (s) + ((v[0] * e[0] + v[1] * e[1])
                                              + (v[2] * e[2] + v[3] * e[3])));
          if (scaled)
            for (int i = 0; i < 4; i++)
              noneq_vstore (scaled + c * stride + j + i * NONEQ_LANES,
                            d[i] * e[i]);
        }
    }
}

static void
mixture_sums (const double *tile, size_t mixed, size_t columns,
              const double *factor, const double *weight, double *sum,
              double *scaled, size_t stride)
{
  if (scaled)
    mixture (tile, mixed, columns, factor, weight, sum, scaled, stride);
  else
    mixture (tile, mixed, columns, factor, weight, sum, NULL, 0);
}

static void
powers (const double *w, size_t n, double scale, double centre,
        double power[6])
{
  noneq_vd s[6];
  for (int k = 0; k < 6; k++)
    s[k] = noneq_vset (0);
  size_t i = 0;
  for (; i + NONEQ_LANES <= n; i += NONEQ_LANES)
    {
      noneq_vd d = scale * noneq_vload (w + i) - centre;
      noneq_vd d2 = d * d, d3 = d2 * d;
      s[0] += d;
      s[1] += d2;
      s[2] += d3;
      s[3] += d2 * d2;
      s[4] += d2 * d3;
      s[5] += d3 * d3;
    }
  for (int k = 0; k < 6; k++)
    power[k] = noneq_vtotal (s[k]);
  for (; i < n; i++)
    {
      double d = scale * w[i] - centre, d2 = d * d, d3 = d2 * d;
      power[0] += d;
      power[1] += d2;
      power[2] += d3;
      power[3] += d2 * d2;
      power[4] += d2 * d3;
      power[5] += d3 * d3;
    }
}

#define TABLE_(variant) noneq_work_kernels_##variant
#define TABLE(variant) TABLE_ (variant)
const noneq_work_kernels TABLE (NONEQ_VARIANT)
    = { exp_sums,       fermi_sums,   fermi_sums_of_exp, weights,
        boltzmann_tile, mixture_sums, powers };
