/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* What:      weighted least squares for theta, exact for given D, in turn
              with Newton's method for beta, a convex problem for given theta,
              until neither moves.
   Reference: P. Whittle, J. Royal Stat. Soc. B 15, 125 (1953); the triangular
              form after M. Dai and W. Guo, Biometrika 91, 629 (2004).
   Error:     the parameters to about 1e-11 of their standard errors times
              the square root of the number of data; the conditioning is that
              of Chebyshev polynomials, below 1e4 up to order 20.

   Products of Chebyshev polynomials are sums of them,
     2 T_a T_b = T_(a+b) + T_|a-b|,
   so that normal matrices need only the moments sum_k g_k T_s (u_k).  */

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/blas.h"
#include "base/sum.h"
#include "transport/spectrum.h"

#define SWEEPS 200
#define CONVERGED 1e-11

/* Scratch memory and what all orders share.  */
typedef struct
{
  const noneq_spectrum *data;
  double *t;        /* T_s (u_k), n x (4 highest + 1) */
  double *d;        /* D_k */
  double *r;        /* R_k */
  double *g;        /* weights of one moment */
  double *theta_re; /* n x j */
  double *theta_im;
  double *a;     /* normal matrix of theta */
  double *gamma; /* its solution, old solution, columns of its inverse */
  double *old;
  double *unit;
  double *h; /* Hessian of beta */
  double *step;
  double *moment; /* two sets of them */
  double *w_moment;
} scratch;

/* moment[s] = sum_k g_k T_s (u_k), s = first, first + 2, ..., last.  */
static void
moments (const scratch *s, const double *g, size_t first, size_t last,
         double *moment)
{
  size_t n = s->data->n;
  for (size_t i = first; i <= last; i += 2)
    moment[i] = noneq_dot (g, s->t + i * n, n);
}

/* sum_k g T_a T_b from the moments of g.  */
static double
product (const double *moment, size_t a, size_t b)
{
  return 0.5 * (moment[a + b] + moment[a > b ? a - b : b - a]);
}

static void
chebyshev (double *t, const double *u, size_t n, size_t top)
{
  for (size_t k = 0; k < n; k++)
    t[k] = 1;
  if (top == 0)
    return;
  memcpy (t + n, u, n * sizeof *t);
  for (size_t s = 2; s <= top; s++)
    for (size_t k = 0; k < n; k++)
      t[s * n + k] = 2 * u[k] * t[(s - 1) * n + k] - t[(s - 2) * n + k];
}

static double
largest (const double *x, size_t n)
{
  double most = 0;
  for (size_t i = 0; i < n; i++)
    if (! (fabs (x[i]) <= most))
      most = fabs (x[i]);
  return most;
}

/* D = exp (sum beta_i T_2i).  */
static void
power (scratch *s, const double *beta, size_t K)
{
  size_t n = s->data->n;
  memset (s->d, 0, n * sizeof *s->d);
  for (size_t i = 0; i <= K; i++)
    for (size_t k = 0; k < n; k++)
      s->d[k] += beta[i] * s->t[2 * i * n + k];
  for (size_t k = 0; k < n; k++)
    s->d[k] = exp (s->d[k]);
}

/* One Newton step for beta.  Returned: the largest change of log D that it
   would have made undamped; negative when the Hessian is singular.  */
static double
newton (scratch *s, double *beta, size_t K)
{
  const noneq_spectrum *data = s->data;
  size_t n = data->n;
  for (size_t k = 0; k < n; k++)
    s->g[k] = data->w[k] * s->r[k] / s->d[k];
  moments (s, s->g, 0, 4 * K, s->moment);
  size_t m = K + 1;
  for (size_t i = 0; i < m; i++)
    {
      s->step[i] = s->moment[2 * i] - s->w_moment[2 * i];
      for (size_t j = 0; j <= i; j++)
        s->h[i + j * m] = product (s->moment, 2 * i, 2 * j);
    }
  noneq_fint order = (noneq_fint) m, one = 1, info;
  dpotrf_ ("L", &order, s->h, &order, &info, 1);
  if (info)
    return -1;
  dpotrs_ ("L", &order, &one, s->h, &order, s->step, &order, &info, 1);
  /* |T_2i| <= 1: the sum of the steps bounds the change.  */
  double change = 0;
  for (size_t i = 0; i < m; i++)
    change += fabs (s->step[i]);
  if (! (change <= DBL_MAX))
    return -1;
  /* Far from the minimum a full step may overshoot by orders of
     magnitude.  */
  double part = change > 2 ? 2 / change : 1;
  for (size_t i = 0; i < m; i++)
    beta[i] += part * s->step[i];
  power (s, beta, K);
  return change;
}

/* theta for given D; the factor of its normal matrix stays in s->a.
   Returned: zero unless the matrix is singular.  */
static int
regression (scratch *s, size_t K)
{
  const noneq_spectrum *data = s->data;
  size_t n = data->n, M = data->currents, j = data->row;
  size_t m = K + 1, q = 2 * K + 1, size = q * j;
  double *first = s->moment, *second = s->moment + 4 * data->highest + 1;
  for (size_t a = 0; a < j; a++)
    {
      const double *re = data->re + (j + a * M) * n;
      const double *im = data->im + (j + a * M) * n;
      for (size_t k = 0; k < n; k++)
        s->g[k] = data->w[k] * re[k] / s->d[k];
      moments (s, s->g, 0, 2 * K, first);
      for (size_t i = 0; i < m; i++)
        s->gamma[a * q + i] = first[2 * i];
      if (K)
        {
          for (size_t k = 0; k < n; k++)
            s->g[k] = data->w[k] * im[k] / s->d[k];
          moments (s, s->g, 1, 2 * K - 1, first);
          for (size_t i = 0; i < K; i++)
            s->gamma[a * q + m + i] = first[2 * i + 1];
        }
      for (size_t b = 0; b <= a; b++)
        {
          re = data->re + (b + a * M) * n;
          im = data->im + (b + a * M) * n;
          for (size_t k = 0; k < n; k++)
            s->g[k] = data->w[k] * re[k] / s->d[k];
          moments (s, s->g, 0, 4 * K, first);
          if (a == b)
            /* A power is real.  */
            memset (second, 0, (4 * K + 1) * sizeof *second);
          else if (K)
            {
              for (size_t k = 0; k < n; k++)
                s->g[k] = data->w[k] * im[k] / s->d[k];
              moments (s, s->g, 1, 4 * K - 1, second);
            }
          double *block = s->a + a * q + b * q * size;
          for (size_t i = 0; i < m; i++)
            for (size_t l = 0; l < m; l++)
              block[i + l * size] = product (first, 2 * i, 2 * l);
          for (size_t i = 0; i < K; i++)
            {
              for (size_t l = 0; l < K; l++)
                block[m + i + (m + l) * size]
                    = product (first, 2 * i + 1, 2 * l + 1);
              for (size_t l = 0; l < m; l++)
                {
                  double x = product (second, 2 * l, 2 * i + 1);
                  block[l + (m + i) * size] = -x;
                  block[m + i + l * size] = x;
                }
            }
        }
    }
  noneq_fint order = (noneq_fint) size, one = 1, info;
  dpotrf_ ("L", &order, s->a, &order, &info, 1);
  if (info)
    return 1;
  dpotrs_ ("L", &order, &one, s->a, &order, s->gamma, &order, &info, 1);
  return ! (largest (s->gamma, size) <= DBL_MAX);
}

/* The power R that theta leaves.  */
static void
residual (scratch *s, size_t K)
{
  const noneq_spectrum *data = s->data;
  size_t n = data->n, M = data->currents, j = data->row, q = 2 * K + 1;
  memcpy (s->r, data->re + (j + j * M) * n, n * sizeof *s->r);
  for (size_t a = 0; a < j; a++)
    {
      double *re = s->theta_re + a * n, *im = s->theta_im + a * n;
      memset (re, 0, n * sizeof *re);
      memset (im, 0, n * sizeof *im);
      for (size_t i = 0; i <= K; i++)
        for (size_t k = 0; k < n; k++)
          re[k] += s->gamma[a * q + i] * s->t[2 * i * n + k];
      for (size_t i = 0; i < K; i++)
        for (size_t k = 0; k < n; k++)
          im[k] += s->gamma[a * q + K + 1 + i] * s->t[(2 * i + 1) * n + k];
      const double *pr = data->re + (j + a * M) * n;
      const double *pi = data->im + (j + a * M) * n;
      for (size_t k = 0; k < n; k++)
        s->r[k] -= 2 * (re[k] * pr[k] + im[k] * pi[k]);
      for (size_t b = 0; b <= a; b++)
        {
          const double *br = s->theta_re + b * n, *bi = s->theta_im + b * n;
          pr = data->re + (a + b * M) * n;
          pi = data->im + (a + b * M) * n;
          double both = a == b ? 1 : 2;
          /* Re theta_a conj (theta_b) P_ab.  */
          for (size_t k = 0; k < n; k++)
            s->r[k] += both
                       * ((re[k] * br[k] + im[k] * bi[k]) * pr[k]
                          - (im[k] * br[k] - re[k] * bi[k]) * pi[k]);
        }
    }
  /* A periodogram of fewer series than currents is singular: rounding must
     not make its power negative.  */
  const double *all = data->re + (j + j * M) * n;
  double least = DBL_EPSILON * noneq_dot (all, data->w, n) / s->w_moment[0];
  for (size_t k = 0; k < n; k++)
    s->r[k] = s->r[k] > least ? s->r[k] : least;
}

static noneq_status
fit_order (const noneq_run *run, scratch *s, double *beta, size_t K)
{
  size_t j = s->data->row, size = (2 * K + 1) * j;
  for (int sweep = 0; sweep < SWEEPS; sweep++)
    {
      noneq_status status = noneq_run_poll (run);
      if (status)
        return status;
      double moved = 0;
      if (j)
        {
          memcpy (s->old, s->gamma, size * sizeof *s->old);
          if (regression (s, K))
            return NONEQ_SINGULAR;
          double scale = 1 + largest (s->gamma, size);
          for (size_t i = 0; i < size; i++)
            s->old[i] -= s->gamma[i];
          moved = sweep ? largest (s->old, size) / scale : 1;
          residual (s, K);
        }
      double change = newton (s, beta, K);
      if (change < 0)
        return NONEQ_SINGULAR;
      if (change < CONVERGED && moved < CONVERGED)
        return NONEQ_OK;
    }
  return NONEQ_NO_CONVERGENCE;
}

/* What the fit of the order K says at u = 0, T_2i (0) = (-1)^i.  */
static void
report (scratch *s, const double *beta, size_t K, size_t column,
        noneq_spectrum_fit *fit)
{
  const noneq_spectrum *data = s->data;
  size_t n = data->n, j = data->row, m = K + 1, q = 2 * K + 1, size = q * j;
  size_t top = data->highest;
  double sum = 0;
  for (size_t k = 0; k < n; k++)
    sum += data->w[k] * (log (s->d[k]) + s->r[k] / s->d[k]);
  fit->objective[column] = sum;
  memcpy (fit->beta + column * (top + 1), beta, m * sizeof *beta);

  double value = 0;
  for (size_t i = 0; i < m; i++)
    {
      s->step[i] = i % 2 ? -1 : 1;
      value += s->step[i] * beta[i];
      for (size_t l = 0; l <= i; l++)
        s->h[i + l * m] = product (s->w_moment, 2 * i, 2 * l);
    }
  fit->log_d[column] = value;
  noneq_fint order = (noneq_fint) m, one = 1, info;
  dpotrf_ ("L", &order, s->h, &order, &info, 1);
  if (info == 0)
    dpotrs_ ("L", &order, &one, s->h, &order, s->step, &order, &info, 1);
  double variance = 0;
  for (size_t i = 0; i < m; i++)
    variance += i % 2 ? -s->step[i] : s->step[i];
  fit->variance[column] = info ? INFINITY : variance;

  order = (noneq_fint) size;
  for (size_t a = 0; a < j; a++)
    {
      memcpy (fit->gamma + (column * j + a) * (2 * top + 1), s->gamma + a * q,
              q * sizeof *s->gamma);
      value = 0;
      for (size_t i = 0; i < m; i++)
        value += i % 2 ? -s->gamma[a * q + i] : s->gamma[a * q + i];
      fit->theta[column * j + a] = value;
      memset (s->unit, 0, size * sizeof *s->unit);
      for (size_t i = 0; i < m; i++)
        s->unit[a * q + i] = i % 2 ? -1 : 1;
      dpotrs_ ("L", &order, &one, s->a, &order, s->unit, &order, &info, 1);
      for (size_t b = 0; b < j; b++)
        {
          value = 0;
          for (size_t i = 0; i < m; i++)
            value += i % 2 ? -s->unit[b * q + i] : s->unit[b * q + i];
          fit->covariance[(column * j + a) * j + b] = value;
        }
    }
}

static noneq_status
fit_all (const noneq_run *run, scratch *s, double *beta,
         noneq_spectrum_fit *fit)
{
  const noneq_spectrum *data = s->data;
  size_t n = data->n, j = data->row, top = data->highest;
  size_t columns = top - data->lowest + 1;
  chebyshev (s->t, data->u, n, 4 * top);
  moments (s, data->w, 0, 4 * top, s->w_moment);
  memcpy (s->r, data->re + (j + j * data->currents) * n, n * sizeof *s->r);
  memset (beta, 0, (top + 1) * sizeof *beta);
  beta[0] = log (noneq_dot (s->r, data->w, n) / s->w_moment[0]);
  power (s, beta, 0);
  memset (fit->beta, 0, columns * (top + 1) * sizeof (double));
  memset (fit->gamma, 0, columns * j * (2 * top + 1) * sizeof (double));
  for (size_t K = data->lowest; K <= top; K++)
    {
      noneq_status status = fit_order (run, s, beta, K);
      if (status == NONEQ_INTERRUPTED)
        return status;
      size_t column = K - data->lowest;
      if (status == NONEQ_OK)
        {
          report (s, beta, K, column, fit);
          continue;
        }
      fit->objective[column] = fit->variance[column] = INFINITY;
      fit->log_d[column] = NAN;
      for (size_t a = 0; a < j; a++)
        fit->theta[column * j + a] = NAN;
      for (size_t a = 0; a < j * j; a++)
        fit->covariance[column * j * j + a] = NAN;
      /* The next order starts from what is certain.  */
      memset (beta, 0, (top + 1) * sizeof *beta);
      memcpy (s->r, data->re + (j + j * data->currents) * n,
              n * sizeof *s->r);
      beta[0] = log (noneq_dot (s->r, data->w, n) / s->w_moment[0]);
      power (s, beta, 0);
    }
  return NONEQ_OK;
}

noneq_status
noneq_spectrum_row (const noneq_run *run, const noneq_spectrum *data,
                    noneq_spectrum_fit *fit)
{
  size_t n = data->n, j = data->row, top = data->highest;
  size_t size = (2 * top + 1) * j;
  scratch s = { .data = data };
  size_t total = n * (4 * top + 1) + 3 * n + 2 * n * j + size * size
                 + 3 * size + (top + 1) * (top + 3) + 3 * (4 * top + 1);
  double *memory = malloc (total * sizeof *memory);
  if (! memory)
    return NONEQ_NO_MEMORY;
  double *next = memory;
  s.t = next, next += n * (4 * top + 1);
  s.d = next, next += n;
  s.r = next, next += n;
  s.g = next, next += n;
  s.theta_re = next, next += n * j;
  s.theta_im = next, next += n * j;
  s.a = next, next += size * size;
  s.gamma = next, next += size;
  s.old = next, next += size;
  s.unit = next, next += size;
  s.h = next, next += (top + 1) * (top + 1);
  s.step = next, next += top + 1;
  double *beta = next;
  next += top + 1;
  s.moment = next, next += 2 * (4 * top + 1);
  s.w_moment = next;
  memset (s.gamma, 0, size * sizeof *s.gamma);
  noneq_status status = fit_all (run, &s, beta, fit);
  free (memory);
  return status;
}
