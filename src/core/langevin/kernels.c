/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* Sub-steps of a block of trajectories, one coordinate at a time.  Compiled
   once per instruction set; NONEQ_VARIANT names the table.

   A trajectory must have the same bits in any lane, and with or without its
   heat: every lane goes through the same whole vectors, and the map of (x, v)
   is one function whose result the heat does not enter.  */

#include "langevin/kernels.h"
#include "langevin/langevin.h"
#include "simd/vector.h"

static inline noneq_vd
new_position (const noneq_langevin_move *m, noneq_vd x, noneq_vd v,
              noneq_vd f)
{
  return x + (m->xv * v + m->xf * f);
}

static inline noneq_vd
new_velocity (const noneq_langevin_move *m, noneq_vd v, noneq_vd f)
{
  return m->vv * v + m->vf * f;
}

/* m/2 (after^2 - before^2), from the difference of the velocities so that a
   weak bath loses no digits.  */
static inline noneq_vd
received (const noneq_langevin_move *m, noneq_vd v, noneq_vd f, noneq_vd n)
{
  noneq_vd before = m->bv * v + m->bf * f;
  noneq_vd after = m->decay * before + m->noise * n;
  return m->half_mass * ((after - before) * (after + before));
}

static void
move (const noneq_langevin_move *map, size_t lanes, double *x, double *v,
      const double *force, const double *xi, double *heat)
{
  const noneq_langevin_move m = *map;
  if (! xi)
    for (size_t i = 0; i < lanes; i += NONEQ_LANES)
      {
        noneq_vd X = noneq_vload (x + i), V = noneq_vload (v + i);
        noneq_vd F = noneq_vload (force + i);
        noneq_vstore (x + i, new_position (&m, X, V, F));
        noneq_vstore (v + i, new_velocity (&m, V, F));
      }
  else
    for (size_t i = 0; i < lanes; i += NONEQ_LANES)
      {
        noneq_vd X = noneq_vload (x + i), V = noneq_vload (v + i);
        noneq_vd F = noneq_vload (force + i), N = noneq_vload (xi + i);
        noneq_vstore (x + i, new_position (&m, X, V, F) + m.xn * N);
        noneq_vstore (v + i, new_velocity (&m, V, F) + m.vn * N);
        if (heat)
          noneq_vstore (heat + i,
                        noneq_vload (heat + i) + received (&m, V, F, N));
      }
}

static void
kick (const noneq_langevin_move *map, size_t lanes, double *v,
      const double *force, const double *xi, double *heat)
{
  const noneq_langevin_move m = *map;
  if (! xi)
    for (size_t i = 0; i < lanes; i += NONEQ_LANES)
      {
        noneq_vd V = noneq_vload (v + i), F = noneq_vload (force + i);
        noneq_vstore (v + i, new_velocity (&m, V, F));
      }
  else
    for (size_t i = 0; i < lanes; i += NONEQ_LANES)
      {
        noneq_vd V = noneq_vload (v + i), F = noneq_vload (force + i);
        noneq_vd N = noneq_vload (xi + i);
        noneq_vstore (v + i, new_velocity (&m, V, F) + m.vn * N);
        if (heat)
          noneq_vstore (heat + i,
                        noneq_vload (heat + i) + received (&m, V, F, N));
      }
}

static void
block (size_t modes, const double *a, const double *c, size_t lanes,
       size_t stride, double *v, double *u, const double *xi,
       const double *zeta, double half_mass, double *heat)
{
  size_t n = modes + 1;
  for (size_t i = 0; i < lanes; i += NONEQ_LANES)
    {
      noneq_vd y[NONEQ_LANGEVIN_MODES + 1], N[NONEQ_LANGEVIN_MODES + 1];
      y[0] = noneq_vload (v + i);
      N[0] = noneq_vload (xi + i);
      for (size_t j = 0; j < modes; j++)
        {
          y[j + 1] = noneq_vload (u + j * stride + i);
          N[j + 1] = noneq_vload (zeta + j * stride + i);
        }
      for (size_t j = 0; j < n; j++)
        {
          noneq_vd s = noneq_vset (0.0);
          for (size_t k = 0; k < n; k++)
            s = s + a[j * n + k] * y[k];
          for (size_t k = 0; k <= j; k++)
            s = s + c[j * n + k] * N[k];
          if (j > 0)
            noneq_vstore (u + (j - 1) * stride + i, s);
          else
            {
              noneq_vstore (v + i, s);
              if (heat)
                noneq_vstore (heat + i, noneq_vload (heat + i)
                                            + half_mass * ((s - y[0])
                                                           * (s + y[0])));
            }
        }
    }
}

static void
settle (double c, size_t lanes, const double *v, const double *force,
        double *out)
{
  for (size_t i = 0; i < lanes; i += NONEQ_LANES)
    noneq_vstore (out + i, noneq_vload (v + i) + c * noneq_vload (force + i));
}

static void
gain (size_t lanes, const double *a, const double *b, double *sum)
{
  for (size_t i = 0; i < lanes; i += NONEQ_LANES)
    noneq_vstore (sum + i, noneq_vload (sum + i)
                               + (noneq_vload (a + i) - noneq_vload (b + i)));
}

static void
kinetic (double half_mass, size_t lanes, const double *v, double *k)
{
  for (size_t i = 0; i < lanes; i += NONEQ_LANES)
    {
      noneq_vd V = noneq_vload (v + i);
      noneq_vstore (k + i, noneq_vload (k + i) + half_mass * (V * V));
    }
}

static void
reflect (double lo, double hi, size_t lanes, double *x, double *v)
{
  double width = hi - lo;
  for (size_t i = 0; i < lanes; i++)
    {
      if (! (x[i] < lo || x[i] > hi))
        continue;
      if (! isfinite (x[i]))
        continue;
      if (isfinite (width))
        {
          double turn = fmod (x[i] - lo, 2.0 * width);
          if (turn < 0.0)
            turn += 2.0 * width;
          if (turn > width)
            {
              turn = 2.0 * width - turn;
              v[i] = -v[i];
            }
          x[i] = lo + turn;
        }
      else
        {
          x[i] = 2.0 * (x[i] < lo ? lo : hi) - x[i];
          v[i] = -v[i];
        }
    }
}

static int
finite (size_t lanes, const double *x)
{
  noneq_vd zero = noneq_vset (0.0);
  for (size_t i = 0; i < lanes; i += NONEQ_LANES)
    zero = zero + 0.0 * noneq_vload (x + i);
  return noneq_vtotal (zero) == 0.0;
}

static inline noneq_vd
part (const double *p, size_t count, double s)
{
  noneq_vd a = noneq_vset (s);
  memcpy (&a, p, count * sizeof (double));
  return a - s;
}

static double
sum (size_t n, const double *a, double sa)
{
  noneq_vd s = noneq_vset (0.0);
  size_t i = 0;
  for (; i + NONEQ_LANES <= n; i += NONEQ_LANES)
    s = s + (noneq_vload (a + i) - sa);
  return noneq_vtotal (s + part (a + i, n - i, sa));
}

static double
product (size_t n, const double *a, double sa, const double *b, double sb)
{
  noneq_vd s = noneq_vset (0.0);
  size_t i = 0;
  for (; i + NONEQ_LANES <= n; i += NONEQ_LANES)
    s = s + (noneq_vload (a + i) - sa) * (noneq_vload (b + i) - sb);
  return noneq_vtotal (s + part (a + i, n - i, sa) * part (b + i, n - i, sb));
}

#define TABLE_(variant) noneq_langevin_kernels_##variant
#define TABLE(variant) TABLE_ (variant)
const noneq_langevin_kernels TABLE (NONEQ_VARIANT)
    = { move,    kick,    block,  settle, gain,
        kinetic, reflect, finite, sum,    product };
