/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Inner loops of the glass models.  Compiled once per instruction set;
   NONEQ_VARIANT names the table.  */

#include "glass/kernels.h"
#include "random/philox_vector.h"

/* Rows of the triangles that are taken at once.  */
#define ROWS 4

static const double *
row_of (const double *triangle, size_t s)
{
  return triangle + s * (s + 1) / 2;
}

/* Row S from column BEGIN on, the sums over it added to ACROSS.  */
static void
rest_of_row (const double *c, const double *r, size_t s, size_t begin,
             const noneq_triangle_vectors *v, double *below_c,
             double *below_r, double across[2])
{
  for (size_t j = begin; j < s; j++)
    {
      below_c[j] += v->down[s] * c[j];
      below_r[j] += v->down[s] * r[j];
      across[0] += v->along[j] * c[j];
      across[1] += v->power[j] * r[j];
    }
  across[0] += v->along[s] * c[s];
  across[1] += v->power[s] * r[s];
}

static void
triangles (const double *c, const double *r, size_t first, size_t last,
           const noneq_triangle_vectors *v, double *below_c, double *below_r,
           double *across_c, double *across_r)
{
  size_t s = first;
  for (; s + ROWS <= last; s += ROWS)
    {
      const double *cs[ROWS], *rs[ROWS];
      noneq_vd down[ROWS], sum_c[ROWS], sum_r[ROWS];
      for (size_t k = 0; k < ROWS; k++)
        {
          cs[k] = row_of (c, s + k);
          rs[k] = row_of (r, s + k);
          down[k] = noneq_vset (v->down[s + k]);
          sum_c[k] = sum_r[k] = noneq_vset (0.0);
        }
      size_t common = s - s % NONEQ_LANES;
      for (size_t j = 0; j < common; j += NONEQ_LANES)
        {
          noneq_vd along = noneq_vload (v->along + j);
          noneq_vd power = noneq_vload (v->power + j);
          noneq_vd yc = noneq_vload (below_c + j);
          noneq_vd yr = noneq_vload (below_r + j);
          for (size_t k = 0; k < ROWS; k++)
            {
              noneq_vd x = noneq_vload (cs[k] + j);
              noneq_vd z = noneq_vload (rs[k] + j);
              yc += down[k] * x;
              yr += down[k] * z;
              sum_c[k] += along * x;
              sum_r[k] += power * z;
            }
          noneq_vstore (below_c + j, yc);
          noneq_vstore (below_r + j, yr);
        }
      for (size_t k = 0; k < ROWS; k++)
        {
          double across[2] = { noneq_vtotal (sum_c[k]),
                               noneq_vtotal (sum_r[k]) };
          rest_of_row (cs[k], rs[k], s + k, common, v, below_c, below_r,
                       across);
          across_c[s + k] = across[0];
          across_r[s + k] = across[1];
        }
    }
  for (; s < last; s++)
    {
      double across[2] = { 0.0, 0.0 };
      rest_of_row (row_of (c, s), row_of (r, s), s, 0, v, below_c, below_r,
                   across);
      across_c[s] = across[0];
      across_r[s] = across[1];
    }
}

static void
residence (noneq_key key, uint64_t trajectory, uint64_t first, size_t count,
           double exponent, int factor, double *time)
{
  noneq_vu lane;
  for (int i = 0; i < NONEQ_LANES; i++)
    lane[i] = (uint64_t) i;
  for (size_t done = 0; done < count; done += NONEQ_LANES)
    {
      noneq_vu x[4];
      noneq_vcounter (x, NONEQ_STREAM_TRAP, noneq_vset_u (trajectory),
                      lane + (first + done));
      noneq_vphilox (x, key);
      noneq_vd t = noneq_vexp (
          -exponent * noneq_vlog (noneq_vopen_uniform_53 (x[0], x[1])));
      if (factor)
        t *= -noneq_vlog (noneq_vopen_uniform_53 (x[2], x[3]));
      noneq_vstore (time + done, t);
    }
}

#define TABLE_(variant) noneq_glass_kernels_##variant
#define TABLE(variant) TABLE_ (variant)
const noneq_glass_kernels TABLE (NONEQ_VARIANT)
    = { triangles, residence };
