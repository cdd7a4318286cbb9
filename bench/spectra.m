## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Green-Kubo integrals against SPORTRAN and STACIE: time on molten NaCl and on
## two currents of 1e6 times, and how often the stated errors hold the truth.
## NONEQ_PYTHON is a Python that has both; NONEQ_REPETITIONS (200) is the number
## of runs of the calibration, a tenth of it for STACIE.

1;

function found = rival (name, J, dt, band, repeats)

  [N, M, l, runs] = size (J);
  file = tempname ();
  put_file (file, J);
  [status, text] = system (sprintf (["%s -W ignore spectra_rivals.py %s %s" ...
                                     " %d %d %d %d %.17g %.17g %d"], ...
                                    getenv ("NONEQ_PYTHON"), name, file, N, ...
                                    M, l, runs, dt, band, repeats));
  unlink (file);
  if (status)
    error ("bench: spectra_rivals.py failed:\n%s", text);
  endif
  found = jsondecode (strsplit (strtrim (text), "\n"){end});

endfunction

## RUNS samples of the currents 1 .. M of dx = -A x dt + noise of covariance
## 2 D dt: N x M x series x runs.  L is the trapezoidal sum.
function [J, L] = linear_process (A, D, M, N, dt, series, runs)

  d = rows (A);
  S = reshape ((kron (eye (d), A) + kron (A, eye (d))) \ (2 * D(:)), d, d);
  S = (S + S') / 2;
  step = expm (-A * dt);
  noise = S - step * S * step';
  noise = chol ((noise + noise') / 2, "lower");
  x = chol (S, "lower") * randn (d, series * runs);
  J = zeros (N, M, series * runs);
  for n = 1:N
    J(n,:,:) = x(1:M,:);
    x = step * x + noise * randn (d, series * runs);
  endfor
  J = reshape (J, N, M, series, runs);
  L = (dt * (inv (eye (d) - step) - eye (d) / 2) * S)(1:M,1:M);
  L = (L + L') / 2;

endfunction

x = read_work (fullfile ("..", "tests", "data", "sportran_nacl", ...
                         "NaCl.dat.gz"), "column", 1:7);
T = mean (x(:,1));
scale = 1.602176634e-19^2 * 1e22 / (65013.301261 * 1.380649e-23 * T^2);
salt = permute (reshape (x(:,2:7), [], 3, 2), [1, 3, 2]);
dt = 0.005;
printf ("Molten NaCl, 20000 times, two currents of three components:\n\n");
printf ("| estimator | heat conductivity, W/m/K | ms | ratio |\n");
printf ("|---|---|---|---|\n");
options = {dt, "scale", scale};
[own, result] = best_of (5, @() nthargout (3, @green_kubo, salt, options{:}));
printf ("| noneq, Whittle, band found | %.4f +- %.4f | %.1f | |\n", ...
        result.schur(1), result.schur_se(1), 1e3 * own);
cepstral = [options, {"method", "cepstral", "band", 14}];
[t, result] = best_of (5, @() nthargout (3, @green_kubo, salt, cepstral{:}));
printf ("| noneq, cepstral, f* = 14 THz | %.4f +- %.4f | %.1f | %.1f |\n", ...
        result.schur(1), result.schur_se(1), 1e3 * t, t / own);
s = rival ("sportran", salt, dt, 14, 5);
printf ("| SPORTRAN, f* = 14 THz | %.4f +- %.4f | %.1f | %.1f |\n", ...
        scale * s.value, scale * s.se, 1e3 * s.seconds, s.seconds / own);
[alone, result] = best_of (5, @() nthargout (3, @green_kubo, salt(:,1,:), ...
                                             options{:}));
printf ("| noneq, energy flux alone | %.4f +- %.4f | %.1f | |\n", ...
        result.L, result.se, 1e3 * alone);
s = rival ("stacie", salt(:,1,:), dt, 0, 1);
printf ("| STACIE, energy flux alone | %.4f +- %.4f | %.1f | %.1f |\n", ...
        scale * s.value, scale * s.se, 1e3 * s.seconds, s.seconds / alone);

randn ("twister", 1);
[J, L] = linear_process ([2 1; 1 3], eye (2), 2, 1e6, 0.1, 1, 1);
printf (["\nTwo coupled relaxing currents, 1e6 times, one series (SPORTRAN" ...
         " and STACIE\ntake each current alone; L_11 = %.4f exactly):\n\n"], ...
        L(1));
printf ("| estimator | L_11 | ms | ratio |\n|---|---|---|---|\n");
[own, result] = best_of (3, @() nthargout (3, @green_kubo, J, 0.1));
printf ("| noneq, the matrix and its tests | %.5f +- %.5f | %.0f | |\n", ...
        result.L(1), result.se(1), 1e3 * own);
for M = 2:-1:1
  s = rival ("sportran", J(:,M), 0.1, 1, 2);
  seconds(M) = s.seconds;
endfor
printf ("| SPORTRAN, f* = 1 | %.5f +- %.5f | %.0f | %.1f |\n", s.value, ...
        s.se, 1e3 * sum (seconds), sum (seconds) / own);
s = rival ("stacie", J, 0.1, 0, 1);
printf ("| STACIE | %.5f +- %.5f | %.0f | %.1f |\n", s.value, s.se, ...
        1e3 * s.seconds, s.seconds / own);

runs = str2double (getenv ("NONEQ_REPETITIONS"));
if (isnan (runs))
  runs = 200;
endif
few = max (2, round (runs / 10));
printf (["\nHow often an interval of 1 (of 2) standard errors holds the" ...
         " truth (0.68, 0.95),\n%d runs (STACIE: %d) of three series of" ...
         " 20000 times, sampled at 0.1; M = 2:\n1 / (inv L)_11.  SPORTRAN" ...
         " with f* a tenth and a fifth of the Nyquist frequency.\n\n"], ...
        runs, few);
printf ("| process | M | noneq | SPORTRAN, 0.5 | SPORTRAN, 1.0 | STACIE |");
printf ("\n|---|---|---|---|---|---|\n");
K = [4 1; 1 3];
G = [1 0.3; 0.3 1.5];
processes = {"reversible", [2 1; 1 3], eye(2)
             "underdamped", [zeros(2), -eye(2); K, G], ...
               [zeros(2, 4); zeros(2), G]
             "rotational", [1 1; -1 1], eye(2)};
seconds = zeros (1, 4);
for p = 1:rows (processes)
  for M = 1:2
    [name, A, D] = processes{p,:};
    randn ("twister", 10 * p + M);
    z = cell (1, 4);
    done = 0;
    while (done < runs)
      part = min (20, runs - done);
      [J, L] = linear_process (A, D, M, 20000, 0.1, 3, part);
      truth = 1 / inv (L)(1);
      for r = 1:part
        id = tic ();
        [~, ~, info] = green_kubo (J(:,:,:,r), 0.1);
        seconds(1) += toc (id) / (6 * runs);
        z{1}(end+1) = (info.schur(1) - truth) / info.schur_se(1);
      endfor
      for k = 1:2
        s = rival ("sportran", J, 0.1, k / 2, 1);
        z{1+k} = [z{1+k}; (s.value - truth) ./ s.se];
        seconds(1+k) += part * s.seconds / (6 * runs);
      endfor
      ## STACIE has no matrices.
      if (M == 1 && done < few)
        s = rival ("stacie", J(:,:,:,1:min (part, few - done)), 0.1, 0, 1);
        z{4} = [z{4}; (s.value - truth) ./ s.se];
        seconds(4) = s.seconds;
      endif
      done += part;
    endwhile
    printf ("| %s | %d |", name, M);
    for k = 1:4
      if (isempty (z{k}))
        printf (" |");
      else
        printf (" %.2f (%.2f) |", mean (abs (z{k}) < 1), ...
                mean (abs (z{k}) < 2));
      endif
    endfor
    printf ("\n");
  endfor
endfor
printf ("| ms a run | |");
printf (" %.0f |", 1e3 * seconds);
printf ("\n");
