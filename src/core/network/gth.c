/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* What:      states n-1, n-2, ... are eliminated; the process seen only
              while it is in the states before k is again a jump process
              (the censored process), with the rates
                w(i,j) + w(i,k) w(k,j) / total(k),
                total(k) = leave(k) + sum_(j<k) w(k,j).
   Reference: W. K. Grassmann, M. I. Taksar and D. P. Heyman, Oper. Res. 33,
              1107 (1985).
   Error:     sums, products and quotients of numbers that are not negative,
              so each element of any result has a relative error of a small
              multiple of n rounding units in practice, and of at most about
              2 n^3 (C. A. O'Cinneide, Numer. Math. 65, 109, 1993), however
              ill-conditioned M is.

   States are eliminated in panels, so that nearly all operations are one
   matrix product a panel.  */

#include <float.h>
#include <math.h>

#include "base/blas.h"
#include "base/sum.h"
#include "network/gth.h"

#define PANEL 48
#define ROWS 128

static void
add_multiple (double *restrict y, double c, const double *restrict x,
              size_t n)
{
  for (size_t i = 0; i < n; i++)
    y[i] += c * x[i];
}

/* Eliminate the states FIRST .. FIRST+WIDTH-1 among themselves.  */
static noneq_status
eliminate_panel (double *w, size_t n, size_t first, size_t width,
                 double *leave, double *total)
{
  /* What each state of the panel sends out of it for good: the sum of its
     row over the states before the panel transforms as any element of it.  */
  double out[PANEL];
  for (size_t k = 0; k < width; k++)
    out[k] = leave ? leave[first + k] : 0;
  for (size_t j = 0; j < first; j++)
    for (size_t k = 0; k < width; k++)
      out[k] += w[first + k + j * n];

  double *block = w + first + first * n;
  for (size_t k = width; k-- > 0;)
    {
      double sum = out[k];
      for (size_t j = 0; j < k; j++)
        sum += block[k + j * n];
      total[first + k] = sum;
      if (first + k == 0 && ! leave)
        break;
      /* The reciprocal of a smaller number can overflow.  */
      if (! (sum >= DBL_MIN && sum <= DBL_MAX))
        return NONEQ_SINGULAR;

      for (size_t i = 0; i < k; i++)
        {
          double a = block[i + k * n] / sum;
          block[i + k * n] = a;
          out[i] += a * out[k];
          if (leave)
            leave[first + i] += a * leave[first + k];
        }
      for (size_t j = 0; j < k; j++)
        add_multiple (block + j * n, block[k + j * n], block + k * n, k);
    }
  return NONEQ_OK;
}

/* The columns of the panel in the rows of the states before it.  */
static void
eliminate_columns (double *w, size_t n, size_t first, size_t width,
                   double *leave, const double *total)
{
  const double *block = w + first + first * n;
  for (size_t start = 0; start < first; start += ROWS)
    {
      size_t length = first - start < ROWS ? first - start : ROWS;
      for (size_t k = width; k-- > 0;)
        {
          double *column = w + start + (first + k) * n;
          for (size_t i = 0; i < length; i++)
            column[i] /= total[first + k];
          for (size_t j = 0; j < k; j++)
            add_multiple (w + start + (first + j) * n, block[k + j * n],
                          column, length);
          if (leave)
            add_multiple (leave + start, leave[first + k], column, length);
        }
    }
}

/* The rows of the panel in the columns of the states before it.  */
static void
eliminate_rows (double *w, size_t n, size_t first, size_t width)
{
  const double *block = w + first + first * n;
  for (size_t j = 0; j < first; j++)
    {
      double *x = w + first + j * n;
      for (size_t k = width; k-- > 1;)
        add_multiple (x, x[k], block + k * n, k);
    }
}

noneq_status
noneq_gth_factor (const noneq_run *run, double *w, size_t n, double *leave,
                  double *total)
{
  if (n < 1 || n > NONEQ_FINT_MAX)
    return NONEQ_BAD_ARGUMENT;

  for (size_t end = n; end > 0;)
    {
      size_t width = end < PANEL ? end : PANEL, first = end - width;
      noneq_status status
          = eliminate_panel (w, n, first, width, leave, total);
      if (status == NONEQ_OK)
        status = noneq_run_poll (run);
      if (status != NONEQ_OK)
        return status;
      eliminate_columns (w, n, first, width, leave, total);
      eliminate_rows (w, n, first, width);
      if (first > 0)
        {
          noneq_fint m = (noneq_fint) first, k = (noneq_fint) width;
          noneq_fint ld = (noneq_fint) n;
          double one = 1;
          dgemm_ ("N", "N", &m, &m, &k, &one, w + first * n, &ld, w + first,
                  &ld, &one, w, &ld, 1, 1);
        }
      end = first;
    }
  return NONEQ_OK;
}

void
noneq_gth_right (const double *factor, const double *total, size_t n,
                 double *b, size_t columns)
{
  for (size_t c = 0; c < columns; c++, b += n)
    {
      for (size_t k = n; k-- > 1;)
        add_multiple (b, b[k], factor + k * n, k);
      for (size_t k = 0; k < n; k++)
        {
          b[k] /= total[k];
          add_multiple (b + k + 1, b[k], factor + k + 1 + k * n, n - k - 1);
        }
    }
}

void
noneq_gth_left (const double *factor, const double *total, size_t n,
                double *b, size_t columns)
{
  for (size_t c = 0; c < columns; c++, b += n)
    {
      for (size_t k = n; k-- > 0;)
        b[k] = (b[k] + noneq_dot (b + k + 1, factor + k + 1 + k * n, n - k - 1))
               / total[k];
      for (size_t k = 1; k < n; k++)
        b[k] += noneq_dot (b, factor + k * n, k);
    }
}

void
noneq_gth_stationary (const double *factor, size_t n, double *p)
{
  p[0] = 1;
  for (size_t k = 1; k < n; k++)
    {
      p[k] = noneq_dot (p, factor + k * n, k);
      /* Relative to a very unlikely state 0 the others would overflow.  */
      while (p[k] > 0x1p500)
        {
          for (size_t i = 0; i < k; i++)
            p[i] *= 0x1p-500;
          p[k] = noneq_dot (p, factor + k * n, k);
        }
    }
  double sum = 0;
  for (size_t k = 0; k < n; k++)
    sum += p[k];
  for (size_t k = 0; k < n; k++)
    p[k] /= sum;
}
