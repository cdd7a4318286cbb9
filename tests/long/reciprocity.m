## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## How often the test of reciprocity at 5 % rejects a true relation, and how
## often the interval of +- one and two standard errors holds the truth, for
## normal errors with an unknown covariance.  Seeds are fixed.  An error
## follows if
##   - the size of the test is outside 4.0 .. 6.5 %,
##   - the 95 % interval of an element of L covers less than 93.5 % or more
##     than 96.5 %,
##   - the share of elements of the free fit within one standard error is more
##     than 1 % from that of Student's t, N - n degrees of freedom.
## With 20000 repetitions a true size of 5 % leaves 4.0 .. 6.5 % by chance once
## in 1e10.  NONEQ_REPETITIONS shortens a trial run.

repetitions = str2double (getenv ("NONEQ_REPETITIONS"));
if (isnan (repetitions))
  repetitions = 20000;
endif
corr = [1, 0.9 * sqrt(30); 0.9 * sqrt(30), 30];
cases = {"n 2, N  6, equal", 6, eye(2)
         "n 2, N  6, 1:100", 6, diag([1, 100])
         "n 2, N 12, correlated 0.9, 1:30", 12, corr
         "n 3, N  9, 1:10:100", 9, diag([1, 10, 100])
         "n 3, N 30, 1:10:100", 30, diag([1, 10, 100])};
printf ("%-34s %-8s %6s %8s %7s\n", "", "fit", "size %", "within se", "95 %");
bad = {};
for c = 1:rows (cases)
  [name, N, S] = cases{c,:};
  n = rows (S);
  L0 = eye (n) + 0.5;
  half = chol (S)';
  X = __noneq_random__ (1000 + c, 0, 1, 0, N, 0, n, 1);
  z = __noneq_random__ (2000 + c, 0, 1, 0, repetitions, 0, N * n, 0);
  for mode = {"independent", "residual"}
    if (strcmp (mode{1}, "residual") && N < 12)
      continue;
    endif
    reject = within = cover = zeros (repetitions, 1);
    for r = 1:repetitions
      J = X * L0' + reshape (z(r,:), N, n) * half';
      [L, se, info] = onsager_fit (J, X, "cov", mode{1}, "seed", r);
      reject(r) = info.reciprocity.p < 0.05;
      within(r) = mean ((abs (info.L_free - L0) ...
                         < sqrt (reshape (diag (info.cov_free), n, n)))(:));
      inside = info.ci(:,:,1) <= L0 & info.ci(:,:,2) >= L0;
      cover(r) = mean (inside(:));
    endfor
    size_of = 100 * mean (reject);
    cover = 100 * mean (cover);
    printf ("%-34s %-11s %6.2f %8.3f %7.2f\n", name, mode{1}, size_of, ...
            mean (within), cover);
    if (size_of < 4 || size_of > 6.5)
      bad{end+1} = sprintf ("%s: size %.2f %%", name, size_of);
    endif
    nu = N - n;
    student = 1 - betainc (nu / (nu + 1), nu / 2, 1 / 2);
    if (abs (mean (within) - student) > 0.01)
      bad{end+1} = sprintf ("%s: %.3f within se, not %.3f", name, ...
                            mean (within), student);
    endif
    if (strcmp (mode{1}, "independent") && (cover < 93.5 || cover > 96.5))
      bad{end+1} = sprintf ("%s: cover %.2f %%", name, cover);
    endif
  endfor
endfor
if (! isempty (bad))
  error ("reciprocity:\n%s", strjoin (bad, "\n"));
endif
