/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <math.h>
#include <string.h>

#include "langevin/langevin.h"

/* VRORV and OVRVO cost one force a step, as the last is used again.  Euler
   and Maruyama's OVRVO with a = 0 needs its O once.  */
static const noneq_langevin_scheme schemes[]
    = { { "gj1", "VRORV", NONEQ_RULE_GJ1 },
        { "gj2", "VRORV", NONEQ_RULE_GJ2 },
        { "gj3", "VRORV", NONEQ_RULE_GJ3 },
        { "gj4", "VRORV", NONEQ_RULE_GJ4 },
        { "gj5", "VRORV", NONEQ_RULE_GJ5 },
        { "gj6", "VRORV", NONEQ_RULE_GJ6 },
        { "gj7", "VRORV", NONEQ_RULE_GJ7 },
        { "gj8", "VRORV", NONEQ_RULE_GJ8 },
        { "baoab", "VRORV", NONEQ_RULE_EXPONENTIAL },
        { "obabo", "OVRVO", NONEQ_RULE_EXPONENTIAL },
        { "aboba", "RVOVR", NONEQ_RULE_EXPONENTIAL },
        { "lfmiddle", "VROR", NONEQ_RULE_EXPONENTIAL },
        { "lm", "VRORV", NONEQ_RULE_OVERDAMPED },
        { "em", "OVRV", NONEQ_RULE_OVERDAMPED } };

const noneq_langevin_scheme *
noneq_langevin_scheme_number (size_t i)
{
  return i < sizeof schemes / sizeof *schemes ? schemes + i : NULL;
}

const noneq_langevin_scheme *
noneq_langevin_scheme_named (const char *name)
{
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
    if (! strcmp (name, schemes[i].name))
      return schemes + i;
  return NULL;
}

/* The y = -log a of GJ-VII (Finkelstein et al. 2021), the root of
   y^2 / (2 tanh (y/2)) = z, by Newton: the left side is convex and never below
   y and y^2 / 2, so that the start lies right of the root.  */
static double
seventh (double z)
{
  if (z < 1e-8)
    return z; /* but for z^3 / 12 */
  double y = z < 2.0 ? z : sqrt (2.0 * z);
  for (int i = 0; i < 60; i++)
    {
      double t = tanh (0.5 * y), f = y * y / (2.0 * t) - z;
      double slope = y / t - 0.25 * y * y * (1.0 - t * t) / (t * t);
      double next = y - f / slope;
      if (fabs (next - y) <= 1e-16 * y)
        return next;
      y = next;
    }
  return y;
}

noneq_status
noneq_langevin_numbers (noneq_langevin_rule rule, double z, double *a,
                        double *rest, double *ratio)
{
  if (! (z >= 0.0) || ! isfinite (z))
    return NONEQ_BAD_ARGUMENT;
  if (z == 0.0)
    {
      *a = *ratio = 1.0;
      *rest = 0.0;
      return NONEQ_OK;
    }
  double s;
  switch (rule)
    {
    case NONEQ_RULE_EXPONENTIAL:
    case NONEQ_RULE_GJ2:
      *a = exp (-z);
      *rest = -expm1 (-z);
      break;
    case NONEQ_RULE_GJ1:
      *a = (1.0 - 0.5 * z) / (1.0 + 0.5 * z);
      *rest = z / (1.0 + 0.5 * z);
      break;
    case NONEQ_RULE_GJ3:
      *a = 1.0 - z;
      *rest = z;
      break;
    case NONEQ_RULE_GJ4:
      s = sqrt (1.0 + 4.0 * z);
      *a = 2.0 / (1.0 + s);
      *rest = (4.0 / (1.0 + s)) * (z / (1.0 + s));
      break;
    case NONEQ_RULE_GJ5:
      *a = 1.0 / (1.0 + z);
      *rest = z / (1.0 + z);
      break;
    case NONEQ_RULE_GJ6:
      s = 1.0 + 0.5 * z;
      *a = 1.0 / s / s;
      *rest = z / s * ((1.0 + 0.25 * z) / s);
      break;
    case NONEQ_RULE_GJ7:
      s = seventh (z);
      *a = exp (-s);
      *rest = -expm1 (-s);
      break;
    case NONEQ_RULE_GJ8:
      s = hypot (1.0, z);
      *a = 1.0 / (s + z);
      *rest = 2.0 * z / (1.0 + z + s);
      break;
    default:
      return NONEQ_BAD_ARGUMENT;
    }
  /* For GJ1 the root is that of 1.  */
  *ratio = rule == NONEQ_RULE_EXPONENTIAL || rule == NONEQ_RULE_GJ1
               ? 1.0
               : sqrt (2.0 * (*rest / z) / (1.0 + *a));
  return *a > -1.0 ? NONEQ_OK : NONEQ_BAD_ARGUMENT;
}

int
noneq_langevin_count (const char *string, size_t count[4])
{
  size_t n = strlen (string);
  memset (count, 0, 4 * sizeof *count);
  for (size_t i = 0; i < n; i++)
    switch (string[i])
      {
      case 'V':
        count[0]++;
        break;
      case 'R':
        count[1]++;
        break;
      case 'O':
        count[2]++;
        break;
      case 'H':
        count[3]++;
        break;
      default:
        return 0;
      }
  return n <= NONEQ_LANGEVIN_STRING && count[0] > 0 && count[1] > 0;
}
