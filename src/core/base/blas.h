/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* The routines of BLAS and LAPACK that the core uses: column-major, every
   argument by address.  The lengths of the character arguments come last, as
   Fortran compilers pass them.  NONEQ_FORTRAN_INT is the width of a Fortran
   integer in bytes.  */

#ifndef NONEQ_BLAS_H
#define NONEQ_BLAS_H

#include <stddef.h>
#include <stdint.h>

#if NONEQ_FORTRAN_INT == 8
typedef int64_t noneq_fint;
#define NONEQ_FINT_MAX INT64_MAX
#else
typedef int32_t noneq_fint;
#define NONEQ_FINT_MAX INT32_MAX
#endif

/* C = alpha A A' + beta C (trans "N") or alpha A' A + beta C ("T"); one
   triangle of C.  */
void dsyrk_ (const char *uplo, const char *trans, const noneq_fint *n,
             const noneq_fint *k, const double *alpha, const double *a,
             const noneq_fint *lda, const double *beta, double *c,
             const noneq_fint *ldc, size_t, size_t);

/* y = alpha op (A) x + beta y.  */
void dgemv_ (const char *trans, const noneq_fint *m, const noneq_fint *n,
             const double *alpha, const double *a, const noneq_fint *lda,
             const double *x, const noneq_fint *incx, const double *beta,
             double *y, const noneq_fint *incy, size_t);

/* y = alpha A x + beta y for symmetric A, one triangle of which is read.  */
void dsymv_ (const char *uplo, const noneq_fint *n, const double *alpha,
             const double *a, const noneq_fint *lda, const double *x,
             const noneq_fint *incx, const double *beta, double *y,
             const noneq_fint *incy, size_t);

/* A = alpha (x y' + y x') + A, one triangle.  */
void dsyr2_ (const char *uplo, const noneq_fint *n, const double *alpha,
             const double *x, const noneq_fint *incx, const double *y,
             const noneq_fint *incy, double *a, const noneq_fint *lda, size_t);

/* C = alpha op (A) op (B) + beta C.  */
void dgemm_ (const char *transa, const char *transb, const noneq_fint *m,
             const noneq_fint *n, const noneq_fint *k, const double *alpha,
             const double *a, const noneq_fint *lda, const double *b,
             const noneq_fint *ldb, const double *beta, double *c,
             const noneq_fint *ldc, size_t, size_t);

/* Cholesky factor of a positive definite matrix; INFO > 0 if it is not.  */
void dpotrf_ (const char *uplo, const noneq_fint *n, double *a,
              const noneq_fint *lda, noneq_fint *info, size_t);

/* Solve A X = B with the factor from dpotrf_.  */
void dpotrs_ (const char *uplo, const noneq_fint *n, const noneq_fint *nrhs,
              const double *a, const noneq_fint *lda, double *b,
              const noneq_fint *ldb, noneq_fint *info, size_t);

/* The inverse from the factor from dpotrf_, one triangle.  */
void dpotri_ (const char *uplo, const noneq_fint *n, double *a,
              const noneq_fint *lda, noneq_fint *info, size_t);

/* Eigenvalues, ascending, and with jobz "V" the eigenvectors of a symmetric
   matrix.  */
void dsyev_ (const char *jobz, const char *uplo, const noneq_fint *n,
             double *a, const noneq_fint *lda, double *w, double *work,
             const noneq_fint *lwork, noneq_fint *info, size_t, size_t);

/* The same for A x = lambda B x (itype 1), B positive definite: X' B X = 1.  */
void dsygv_ (const noneq_fint *itype, const char *jobz, const char *uplo,
             const noneq_fint *n, double *a, const noneq_fint *lda, double *b,
             const noneq_fint *ldb, double *w, double *work,
             const noneq_fint *lwork, noneq_fint *info, size_t, size_t);

/* A = Q R by Householder reflections; R is the upper triangle of the result. */
void dgeqrf_ (const noneq_fint *m, const noneq_fint *n, double *a,
              const noneq_fint *lda, double *tau, double *work,
              const noneq_fint *lwork, noneq_fint *info);

#endif
