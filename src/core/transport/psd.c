/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* What:      L = T Y T', which does not leave the cone, takes the problem to
              coordinates Y in which the function is well conditioned.  For the
              pair (W, G), with P' W P = 1 and P' G P = diag (d), the choice
              T = P diag (d)^(-1/4) makes it a sum of squares,
                1/2 sum_ij q_ij Y_ij^2 - tr (C Y),
                q_ij = (sqrt (d_i/d_j) + sqrt (d_j/d_i)) / 2 >= 1,
              of condition about the square root of that of G.  For a general
              Q, T is diagonal and makes the weights of the squares of the
              diagonal elements equal.
              Started at the clipped unconstrained solution, projected
              gradient steps with Nesterov's momentum find the face; on the
              matrices of that rank, Newton's method with conjugate gradients
              does the rest.
   Reference: A. Beck and M. Teboulle, SIAM J. Imaging Sci. 2, 183 (2009);
              B. O'Donoghue and E. Candes, Found. Comput. Math. 15, 715 (2015),
              on the restart; N. Gillis and P. Sharma, Linear Algebra Appl.
              540, 112 (2018), on the problem.
   Error:     with a step to Y+ = proj (Y - grad (Y) / most), the matrix
              S = most (Y - Y+) + grad (Y+) - grad (Y) is a subgradient at Y+
              and |S| <= most |Y - Y+|.  As the function grows at least as
              least/2 times the square of the distance, its value at Y+ is
              within |S|^2 / (2 least), and Y+ within |S| / least.  */

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/blas.h"
#include "transport/psd.h"

/* Projections before the search is given up, and between two polls.  */
#define MOST_ITERATIONS 50000
#define POLL_EVERY 64

/* A subgradient this small is rounding; one this small will do, if no
   progress is left.  Both times most |Y|.  */
#define ROUNDING (4 * DBL_EPSILON)
#define GOOD_ENOUGH 1e-9
#define PATIENCE 400

typedef struct
{
  size_t n;
  const double *weight; /* n x n: Q (Y) = weight .* Y; or NULL, and */
  const double *form;   /* m x m for the elements s of Y */
  double *packed;       /* 2 m, for the form */
  const double *linear; /* C */
  double least, most;   /* eigenvalues of Q */
} problem;

/* Scratch of a solution; all n x n unless said otherwise.  */
typedef struct
{
  double *x, *y, *gradient, *next, *vectors, *scaled;
  double *block, *inside, *outside;              /* of the Newton step */
  double *step, *rest, *search, *image, *solved; /* of conjugate gradients */
  double *value;                                 /* n */
  double *work;
  noneq_fint work_size;
} scratch;

static const double ROOT = 1.4142135623730950488;

static void
pack (size_t n, const double *y, double *s)
{
  for (size_t j = 0; j < n; j++)
    {
      *s++ = y[j + j * n];
      for (size_t i = j + 1; i < n; i++)
        *s++ = ROOT * y[i + j * n];
    }
}

static void
unpack (size_t n, const double *s, double *y)
{
  for (size_t j = 0; j < n; j++)
    {
      y[j + j * n] = *s++;
      for (size_t i = j + 1; i < n; i++)
        y[i + j * n] = y[j + i * n] = *s++ / ROOT;
    }
}

/* OUT = Q (Y); Y is symmetric.  */
static void
apply (const problem *p, const double *y, double *out)
{
  size_t n = p->n;
  if (p->weight)
    {
      for (size_t i = 0; i < n * n; i++)
        out[i] = p->weight[i] * y[i];
      return;
    }
  noneq_fint m = (noneq_fint) (n * (n + 1) / 2), one = 1;
  double alpha = 1, beta = 0;
  pack (n, y, p->packed);
  dsymv_ ("L", &m, &alpha, p->form, &m, p->packed, &one, &beta,
          p->packed + m, &one, 1);
  unpack (n, p->packed + m, out);
}

static double
inner (size_t count, const double *a, const double *b)
{
  double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  size_t i = 0;
  for (; i + 4 <= count; i += 4)
    {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
  for (; i < count; i++)
    s0 += a[i] * b[i];
  return (s0 + s1) + (s2 + s3);
}

static double
norm (size_t count, const double *a)
{
  return sqrt (inner (count, a, a));
}

/* C = op (A) op (B), all n x n.  */
static void
multiply (size_t n, const char *ta, const double *a, const char *tb,
          const double *b, double *c)
{
  noneq_fint k = (noneq_fint) n;
  double one = 1, zero = 0;
  dgemm_ (ta, tb, &k, &k, &k, &one, a, &k, b, &k, &zero, c, &k, 1, 1);
}

static void
fill_upper (size_t n, double *a)
{
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i < j; i++)
      a[i + j * n] = a[j + i * n];
}

/* OUT = the nearest matrix to A without negative eigenvalues.  S->vectors and
   S->value become the eigenvectors and ascending eigenvalues of A; RANK, how
   many are positive.  */
static noneq_status
project (scratch *s, size_t n, const double *a, double *out, size_t *rank)
{
  noneq_fint k = (noneq_fint) n, info;
  memcpy (s->vectors, a, n * n * sizeof *a);
  dsyev_ ("V", "L", &k, s->vectors, &k, s->value, s->work, &s->work_size,
          &info, 1, 1);
  if (info)
    return NONEQ_NO_CONVERGENCE;
  size_t negative = 0;
  while (negative < n && s->value[negative] <= 0)
    negative++;
  *rank = n - negative;

  /* From whichever side is the smaller sum.  */
  int add = *rank <= negative;
  size_t first = add ? negative : 0, count = add ? *rank : negative;
  for (size_t j = 0; j < count; j++)
    {
      double root = sqrt (fabs (s->value[first + j]));
      for (size_t i = 0; i < n; i++)
        s->scaled[i + j * n] = root * s->vectors[i + (first + j) * n];
    }
  if (! add)
    memcpy (out, a, n * n * sizeof *a);
  noneq_fint width = (noneq_fint) count;
  double one = 1, beta = add ? 0 : 1;
  dsyrk_ ("L", "N", &k, &width, &one, s->scaled, &k, &beta, out, &k, 1, 1);
  fill_upper (n, out);
  return NONEQ_OK;
}

/* ---- Newton's method among the matrices of one rank.  */

/* In the basis of eigenvectors, the last R of which span the range, a tangent
   is [0 B'; B A].  Zero what is not tangent.  */
static void
keep_tangent (size_t n, size_t r, double *a)
{
  for (size_t j = 0; j < n - r; j++)
    memset (a + j * n, 0, (n - r) * sizeof *a);
}

/* OUT = V' A V or, back, V A V'.  */
static void
rotate (size_t n, const double *v, int back, const double *a, double *spare,
        double *out)
{
  multiply (n, "N", a, back ? "T" : "N", v, spare);
  multiply (n, back ? "N" : "T", v, "N", spare, out);
}

/* OUT = the second derivative along the tangent A: the tangent part of Q, and
   what the bending of the manifold adds, Lambda^-1 B Z.  */
static void
curvature (const problem *p, scratch *s, size_t r, const double *a,
           const double *lambda, double *out)
{
  size_t n = p->n, null = n - r;
  rotate (n, s->vectors, 1, a, s->inside, s->outside);
  apply (p, s->outside, s->inside);
  rotate (n, s->vectors, 0, s->inside, s->outside, out);
  keep_tangent (n, r, out);
  noneq_fint rows = (noneq_fint) r, columns = (noneq_fint) null,
             ld = (noneq_fint) n;
  double one = 1, zero = 0;
  dgemm_ ("N", "N", &rows, &columns, &columns, &one, a + null, &ld, s->block,
          &ld, &zero, s->inside, &ld, 1, 1);
  for (size_t j = 0; j < null; j++)
    for (size_t i = 0; i < r; i++)
      {
        double add = s->inside[i + j * n] / lambda[null + i];
        out[null + i + j * n] += add;
        out[j + (null + i) * n] += add;
      }
}

/* Y = X plus the Newton step at X, whose gradient is S->gradient, on the
   manifold of rank R; eigenvectors and eigenvalues are those of the last
   projection, LAMBDA those of X.  Returns 0 if the step is of no use.  */
static int
newton (const problem *p, scratch *s, size_t r, double accuracy)
{
  size_t n = p->n, null = n - r, size = n * n;
  const double *lambda = s->value;
  rotate (n, s->vectors, 0, s->gradient, s->outside, s->rest);
  for (size_t j = 0; j < null; j++)
    for (size_t i = 0; i < null; i++)
      s->block[i + j * n] = s->rest[i + j * n];
  keep_tangent (n, r, s->rest);
  for (size_t i = 0; i < size; i++)
    s->rest[i] = -s->rest[i];
  double start = norm (size, s->rest);
  if (! (start > 0))
    return 0;

  memset (s->step, 0, size * sizeof (double));
  double old = 0;
  for (size_t k = 0; k < 4 * n + 20; k++)
    {
      for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++)
          {
            double bend = 0;
            if (j < null && i >= null)
              bend = s->block[j + j * n] / lambda[i];
            else if (i < null && j >= null)
              bend = s->block[i + i * n] / lambda[j];
            s->solved[i + j * n]
                = s->rest[i + j * n] / (p->least + (bend > 0 ? bend : 0));
          }
      double fresh = inner (size, s->rest, s->solved);
      double share = k ? fresh / old : 0;
      for (size_t i = 0; i < size; i++)
        s->search[i] = s->solved[i] + (k ? share * s->search[i] : 0);
      curvature (p, s, r, s->search, lambda, s->image);
      double bent = inner (size, s->search, s->image);
      if (! (bent > 0))
        break;
      double length = fresh / bent;
      for (size_t i = 0; i < size; i++)
        {
          s->step[i] += length * s->search[i];
          s->rest[i] -= length * s->image[i];
        }
      old = fresh;
      if (norm (size, s->rest) <= accuracy * start)
        break;
    }
  rotate (n, s->vectors, 1, s->step, s->inside, s->outside);
  for (size_t i = 0; i < size; i++)
    s->y[i] = s->x[i] + s->outside[i];
  return isfinite (norm (size, s->y));
}

/* ---- The search.  */

static noneq_status
search (const noneq_run *run, const problem *p, scratch *s, const double *free,
        noneq_psd_report *report)
{
  size_t n = p->n, size = n * n, rank, before = n + 1;
  report->iterations = 1;
  report->newton = 0;
  noneq_status status = project (s, n, free, s->x, &rank);
  if (status)
    return status;
  double linear = norm (size, p->linear);
  report->rank = rank;
  if (rank == n)
    {
      /* Inside the cone: the gradient is zero but for rounding.  */
      memcpy (s->x, free, size * sizeof (double));
      apply (p, s->x, s->gradient);
      for (size_t i = 0; i < size; i++)
        s->gradient[i] -= p->linear[i];
      double off = norm (size, s->gradient);
      report->residual = linear > 0 ? off / linear : 0;
      report->gap = off * off / (2 * p->least);
      return NONEQ_OK;
    }

  double kappa = sqrt (p->most / p->least);
  double most_momentum = (kappa - 1) / (kappa + 1);
  double t = 1, best = INFINITY, off = INFINITY;
  int wait = 1, since = 0, stale = 0, tried = 0;
  memcpy (s->y, s->x, size * sizeof (double));
  for (;;)
    {
      if (report->iterations % POLL_EVERY == 0
          && (status = noneq_run_poll (run)))
        return status;
      apply (p, s->y, s->gradient);
      for (size_t i = 0; i < size; i++)
        {
          s->gradient[i] -= p->linear[i];
          s->outside[i] = s->y[i] - s->gradient[i] / p->most;
        }
      if ((status = project (s, n, s->outside, s->next, &rank)))
        return status;
      report->iterations++;
      for (size_t i = 0; i < size; i++)
        s->outside[i] = s->y[i] - s->next[i];
      double now = p->most * norm (size, s->outside);
      double length = norm (size, s->next);
      double unit = p->most * length + linear;
      if (! isfinite (now))
        return NONEQ_NOT_A_NUMBER;

      if (tried && ! (now < 0.5 * off))
        {
          /* The Newton step did not help: back to where it began, and later
             again.  */
          wait = 2 * wait + 1;
          since = 0;
          tried = 0;
          t = 1;
          memcpy (s->y, s->x, size * sizeof (double));
          continue;
        }
      report->newton += tried;

      /* Momentum, dropped when it points uphill.  */
      double uphill = 0;
      for (size_t i = 0; i < size; i++)
        uphill += s->outside[i] * (s->next[i] - s->x[i]);
      double t_next = uphill > 0 || tried
                          ? 1
                          : (1 + sqrt (1 + 4 * t * t)) / 2;
      double momentum = t_next > 1 ? (t - 1) / t_next : 0;
      if (momentum > most_momentum)
        momentum = most_momentum;
      t = t_next;
      for (size_t i = 0; i < size; i++)
        {
          s->y[i] = s->next[i] + momentum * (s->next[i] - s->x[i]);
          s->x[i] = s->next[i];
        }
      off = now;
      report->rank = rank;
      stale = now < 0.5 * best ? 0 : stale + 1;
      if (now < best)
        best = now;
      if (now <= ROUNDING * (double) n * unit
          || (stale > PATIENCE && now <= GOOD_ENOUGH * unit))
        break;
      if (report->iterations >= MOST_ITERATIONS)
        return NONEQ_NO_CONVERGENCE;

      since = rank == before || tried ? since + 1 : 0;
      before = rank;
      tried = 0;
      if (since >= wait && rank > 0)
        {
          apply (p, s->x, s->gradient);
          for (size_t i = 0; i < size; i++)
            s->gradient[i] -= p->linear[i];
          double accuracy = fmin (0.1, now / unit);
          memcpy (s->next, s->y, size * sizeof (double));
          tried = newton (p, s, rank, fmax (accuracy, 1e-12));
          if (! tried)
            {
              memcpy (s->y, s->next, size * sizeof (double));
              since = 0;
              wait = 2 * wait + 1;
            }
        }
    }
  report->residual = linear > 0 ? off / linear : 0;
  report->gap = off * off / (2 * p->least);
  return NONEQ_OK;
}

#define MATRICES 14

static noneq_status
make_scratch (scratch *s, size_t n)
{
  size_t size = n * n;
  noneq_fint k = (noneq_fint) n, info, query = -1;
  double wanted;
  dsyev_ ("V", "L", &k, NULL, &k, NULL, &wanted, &query, &info, 1, 1);
  s->work_size = (noneq_fint) wanted;
  double *memory = malloc ((MATRICES * size + n + (size_t) wanted)
                           * sizeof *memory);
  if (! memory)
    return NONEQ_NO_MEMORY;
  double **matrix[MATRICES]
      = { &s->x,      &s->y,    &s->gradient, &s->next,   &s->vectors,
          &s->scaled, &s->step, &s->block,    &s->inside, &s->outside,
          &s->rest,   &s->search, &s->image,  &s->solved };
  for (size_t i = 0; i < MATRICES; i++)
    *matrix[i] = memory + i * size;
  s->value = memory + MATRICES * size;
  s->work = s->value + n;
  /* The Newton step reads blocks of which it sets only the part it needs.  */
  memset (memory, 0, MATRICES * size * sizeof *memory);
  return NONEQ_OK;
}

static void
free_scratch (scratch *s)
{
  free (s->x);
}

static int
all_finite (const double *a, size_t count)
{
  double sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += a[i] - a[i];
  return sum == 0;
}

/* Largest n: what the Fortran integers and n^4 elements can index.  */
static int
too_large (size_t n)
{
  return n == 0 || n > 20000;
}

noneq_status
noneq_psd_pair (const noneq_run *run, size_t n, const double *g,
                const double *w, const double *h, double *l,
                noneq_psd_report *report)
{
  if (too_large (n))
    return NONEQ_BAD_ARGUMENT;
  size_t size = n * n;
  if (! all_finite (g, size) || ! all_finite (h, size)
      || (w && ! all_finite (w, size)))
    return NONEQ_NOT_A_NUMBER;
  scratch s;
  noneq_status status = make_scratch (&s, n);
  if (status)
    return status;
  double *memory = malloc ((5 * size + n) * sizeof *memory);
  if (! memory)
    {
      free_scratch (&s);
      return NONEQ_NO_MEMORY;
    }
  double *t = memory, *weight = memory + size, *linear = memory + 2 * size,
         *unbound = memory + 3 * size, *metric = memory + 4 * size,
         *d = memory + 5 * size;

  /* Eigenvalues scale to 1 first: units can make them tiny or huge, and the
     trace of a power of two changes no digit.  */
  noneq_fint k = (noneq_fint) n, info, itype = 1;
  memcpy (t, g, size * sizeof *t);
  if (w)
    {
      memcpy (metric, w, size * sizeof *t);
      dsygv_ (&itype, "V", "L", &k, t, &k, metric, &k, d, s.work,
              &s.work_size, &info, 1, 1);
    }
  else
    dsyev_ ("V", "L", &k, t, &k, d, s.work, &s.work_size, &info, 1, 1);
  if (info || ! (d[0] > 0) || ! (d[0] > (double) n * DBL_EPSILON * d[n - 1]))
    {
      status = NONEQ_SINGULAR;
      goto done;
    }
  for (size_t j = 0; j < n; j++)
    {
      double factor = 1 / sqrt (sqrt (d[j]));
      for (size_t i = 0; i < n; i++)
        t[i + j * n] *= factor;
    }
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i < n; i++)
      {
        double ratio = sqrt (d[i] / d[j]);
        weight[i + j * n] = 0.5 * (ratio + 1 / ratio);
      }
  rotate (n, t, 0, h, s.outside, linear);
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i <= j; i++)
      linear[i + j * n] = linear[j + i * n]
          = 0.5 * (linear[i + j * n] + linear[j + i * n]);
  for (size_t i = 0; i < size; i++)
    unbound[i] = linear[i] / weight[i];
  problem p = { .n = n,
                .weight = weight,
                .linear = linear,
                .least = 1,
                .most = weight[n - 1] };
  status = search (run, &p, &s, unbound, report);
  if (! status)
    {
      rotate (n, t, 1, s.x, s.outside, l);
      for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < j; i++)
          l[i + j * n] = l[j + i * n]
              = 0.5 * (l[i + j * n] + l[j + i * n]);
    }
done:
  free (memory);
  free_scratch (&s);
  return status;
}

noneq_status
noneq_psd_general (const noneq_run *run, size_t n, const double *q,
                   const double *c, size_t columns, double *l,
                   noneq_psd_report *report)
{
  if (too_large (n) || n > 300)
    return NONEQ_BAD_ARGUMENT;
  size_t size = n * n, m = n * (n + 1) / 2;
  if (! all_finite (q, m * m) || ! all_finite (c, m * columns))
    return NONEQ_NOT_A_NUMBER;
  scratch s;
  noneq_status status = make_scratch (&s, n);
  if (status)
    return status;
  double *memory = malloc ((2 * m * m + 8 * m + 2 * size + n + 40 * m)
                           * sizeof *memory);
  if (! memory)
    {
      free_scratch (&s);
      return NONEQ_NO_MEMORY;
    }
  double *form = memory, *factor = form + m * m, *value = factor + m * m,
         *scale = value + m, *vector = scale + m, *packed = vector + m,
         *linear = packed + 2 * m, *unbound = linear + size,
         *t = unbound + size, *work = t + n;
  noneq_fint k = (noneq_fint) m, info, one = 1, work_size = (noneq_fint) (43 * m);

  for (size_t j = 0, at = 0; j < n; at += n - j, j++)
    {
      double square = q[at + at * m];
      if (! (square > 0))
        {
          status = NONEQ_SINGULAR;
          goto done;
        }
      t[j] = 1 / sqrt (sqrt (square));
    }
  for (size_t j = 0, at = 0; j < n; j++)
    for (size_t i = j; i < n; i++)
      scale[at++] = t[i] * t[j];
  for (size_t j = 0; j < m; j++)
    for (size_t i = 0; i < m; i++)
      form[i + j * m] = 0.5 * (q[i + j * m] + q[j + i * m])
                        * (scale[i] * scale[j]);
  memcpy (factor, form, m * m * sizeof *form);
  dsyev_ ("N", "L", &k, factor, &k, value, work, &work_size, &info, 1, 1);
  if (info || ! (value[0] > (double) m * DBL_EPSILON * value[m - 1]))
    {
      status = NONEQ_SINGULAR;
      goto done;
    }
  memcpy (factor, form, m * m * sizeof *form);
  dpotrf_ ("L", &k, factor, &k, &info, 1);
  if (info)
    {
      status = NONEQ_SINGULAR;
      goto done;
    }
  problem p = { .n = n,
                .form = form,
                .packed = packed,
                .linear = linear,
                .least = value[0],
                .most = value[m - 1] };
  for (size_t r = 0; r < columns && ! status; r++)
    {
      for (size_t i = 0; i < m; i++)
        vector[i] = scale[i] * c[i + r * m];
      unpack (n, vector, linear);
      dpotrs_ ("L", &k, &one, factor, &k, vector, &k, &info, 1);
      unpack (n, vector, unbound);
      status = search (run, &p, &s, unbound, report + r);
      for (size_t j = 0; j < n && ! status; j++)
        for (size_t i = 0; i < n; i++)
          l[i + j * n + r * size] = t[i] * t[j] * s.x[i + j * n];
    }
done:
  free (memory);
  free_scratch (&s);
  return status;
}
