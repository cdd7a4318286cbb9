## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## How often L +- se and L +- 2 se of green_kubo hold the truth, with all
## defaults, for linear processes of known L: dx = -A x dt + noise of
## covariance 2 D dt, three equivalent series of 20000 times, sampled exactly
## at the step 0.1.  What is counted are the elements of the symmetric part, of
## the Schur coefficients and of the antisymmetric part, and how often the test
## of A = 0 rejects at 5 %.  Seeds are fixed.  An error follows if
##   - the cover of L is outside 0.62 .. 0.74 or 0.92 .. 0.98 for any process,
##   - the cover of A is, or where A = 0 the test rejects in more than 8 %,
##   - more than 5 % of the results are called unreliable.
## 1000 runs each: exact intervals leave these limits by chance once in 1e4
## tables.  NONEQ_REPETITIONS shortens a trial run, NONEQ_SEED changes it.

1;

## N x M x series samples of the currents PICK, and L as the trapezoidal sum.
function [J, L] = linear_process (A, D, pick, N, dt, series)

  d = rows (A);
  S = reshape ((kron (eye (d), A) + kron (A, eye (d))) \ (2 * D(:)), d, d);
  S = (S + S') / 2;
  step = expm (-A * dt);
  noise = S - step * S * step';
  noise = chol ((noise + noise') / 2, "lower");
  x = chol (S, "lower") * randn (d, series);
  J = zeros (N, numel (pick), series);
  for n = 1:N
    J(n,:,:) = x(pick,:);
    x = step * x + noise * randn (d, series);
  endfor
  L = dt * (inv (eye (d) - step) - eye (d) / 2) * S;
  L = L(pick,pick);

endfunction

function c = cover (z)

  c = [mean(abs (z(:)) < 1), mean(abs (z(:)) < 2)];

endfunction

repetitions = str2double (getenv ("NONEQ_REPETITIONS"));
if (isnan (repetitions))
  repetitions = 1000;
endif
seed = str2double (getenv ("NONEQ_SEED"));
if (isnan (seed))
  seed = 2026;
endif
## Damped oscillators whose position is the current, two of them coupled.
K = [4 1; 1 3];
G = [1 0.3; 0.3 1.5];
processes = {"reversible", [2 1; 1 3], eye(2), 1
             "reversible", [2 1; 1 3], eye(2), 1:2
             "underdamped", [0 -1; 4 1], diag([0 1]), 1
             "underdamped", [zeros(2) -eye(2); K G], ...
               [zeros(2, 4); zeros(2) G], 1:2
             "rotational", [1 1; -1 1], eye(2), 1
             "rotational", [1 1; -1 1], eye(2), 1:2};
printf ("%-12s %2s %17s %8s %17s %17s %8s %8s %8s\n", "process", "M", ...
        "cover of L", "mean z", "cover of Schur", "cover of A", "reject", ...
        "flagged", "s a run");
bad = {};
for p = 1:rows (processes)
  [name, A, D, pick] = processes{p,:};
  M = numel (pick);
  randn ("twister", seed + p);
  zL = zS = zA = zeros (0, 1);
  reject = flagged = 0;
  seconds = 0;
  chunk = 20;
  for first = 1:chunk:repetitions
    [J, exact] = linear_process (A, D, pick, 20000, 0.1, 3 * chunk);
    symmetric = (exact + exact') / 2;
    odd = (exact - exact') / 2;
    for r = 1:chunk
      id = tic ();
      [L, se, info] = green_kubo (J(:,:,3*r-2:3*r), 0.1);
      seconds += toc (id);
      z = (L - symmetric) ./ se;
      zL = [zL, z(find (tril (ones (M))))];
      zS = [zS, (info.schur - 1 ./ diag (inv (symmetric))) ./ info.schur_se];
      if (M > 1)
        zA = [zA, (info.L_antisym(1,2) - odd(1,2)) / info.se_antisym(1,2)];
        reject += info.p_antisym < 0.05;
      endif
      flagged += ! info.reliable;
    endfor
  endfor
  runs = columns (zL);
  reject /= runs;
  flagged /= runs;
  c = cover (zL);
  printf ("%-12s %2d %8.3f %8.3f %8.2f %8.3f %8.3f", name, M, c, ...
          mean (zL(1,:)), cover (zS));
  if (M > 1)
    printf (" %8.3f %8.3f %8.3f", cover (zA), reject);
  else
    printf (" %8s %8s %8s", "", "", "");
  endif
  printf (" %8.3f %8.3f\n", flagged, seconds / runs);
  fflush (stdout);
  where = sprintf ("%s, M = %d", name, M);
  if (! (c(1) >= 0.62 && c(1) <= 0.74 && c(2) >= 0.92 && c(2) <= 0.98))
    bad{end+1} = sprintf ("%s: cover %.3f, %.3f", where, c);
  endif
  if (M > 1)
    c = cover (zA);
    if (! (c(1) >= 0.62 && c(1) <= 0.74 && c(2) >= 0.92 && c(2) <= 0.98))
      bad{end+1} = sprintf ("%s: cover of A %.3f, %.3f", where, c);
    endif
    if (max (abs (odd(:))) < 1e-12 && reject > 0.08)
      bad{end+1} = sprintf ("%s: reciprocity rejected in %.3f", where, reject);
    endif
  endif
  if (flagged > 0.05)
    bad{end+1} = sprintf ("%s: %.3f called unreliable", where, flagged);
  endif
endfor
if (! isempty (bad))
  error ("green_kubo:\n%s", strjoin (bad, "\n"));
endif
