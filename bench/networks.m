## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Jump networks: sampling against a numba loop of the same method, and steady
## states against octave-queueing's ctmc and a singular value decomposition.
## NONEQ_PYTHON is a Python that has numba.

## Kinesin without load at 1 mM ATP (Liepelt and Lipowsky 2007).
W = zeros (6);
W(1,2) = W(4,5) = 2000;
W(2,1) = W(2,3) = W(3,4) = W(5,6) = W(6,1) = 100;
W(5,4) = 100 * (0.24 / 3e5)^2;
W(1,6) = W(4,3) = 0.02;
W(6,5) = W(3,2) = 5 / 196;
W(2,5) = 3e5;
W(5,2) = 0.24;
T = 100;
M = 4000;

name = tempname ();
put_file (name, W');
[status, text] = system (sprintf ("%s networks_numba.py %s 6 %g %d", ...
                                  getenv ("NONEQ_PYTHON"), name, T, M));
unlink (name);
if (status)
  error ("bench: networks_numba.py failed:\n%s", text);
endif
rival = jsondecode (strsplit (strtrim (text), "\n"){end});
speed = rival.jumps / rival.seconds / 1e6;
printf ("Paths of a kinesin network (6 states), million jumps a second:\n\n");
printf ("| loop | M jumps/s | ratio | net steps of a path | medium entropy |\n");
printf ("|---|---|---|---|---|\n");
printf ("| numba, 1 thread | %.0f | | %.2f +- %.2f | %.1f +- %.1f |\n", ...
        speed, rival.steps, rival.medium);
extra = {1, {}, "1 thread"
         0, {}, sprintf("%d threads", nproc ())
         1, {"dwell", true}, "1 thread, with dwell times"};
for i = 1:rows (extra)
  [t, s] = best_of (5, @() network_sample (W, T, M, "x0", 6, "seed", 1, ...
                                           "edges", [2 5], "system", "none", ...
                                           "threads", extra{i,1}, ...
                                           extra{i,2}{:}));
  own = sum (s.jumps) / t / 1e6;
  printf ("| noneq, %s | %.0f | %.1f | %.2f +- %.2f | %.1f +- %.1f |\n", ...
          extra{i,3}, own, own / speed, mean (s.currents), ...
          std (s.currents) / sqrt (M), mean (s.medium), ...
          std (s.medium) / sqrt (M));
endfor
[t, s] = best_of (3, @() network_sample (W, 0.1, 1e6, "x0", 6, "seed", 1, ...
                                         "system", "none", "threads", 1));
printf ("| noneq, 1 thread, 1e6 paths of %.0f jumps | %.0f | | | |\n", ...
        mean (s.jumps), sum (s.jumps) / t / 1e6);
f = @(t) W * (1 + 0.5 * sin (t));
[t, s] = best_of (3, @() network_sample (f, 10, 4000, "x0", 6, "seed", 1, ...
                                         "system", "none", "threads", 1));
printf ("| noneq, 1 thread, rates W (1 + sin(t)/2) by thinning | %.0f | | | |\n\n", ...
        sum (s.jumps) / t / 1e6);

has_queueing = ! isempty (pkg ("list", "queueing"));
if (has_queueing)
  warning ("off", "Octave:shadowed-function", "local");
  pkg load queueing;
endif
printf ("Steady state of a random network, rates exp (3 randn):\n\n");
printf ("| states | network_steady, s | ctmc, s | ratio | svd, s | ratio | worst relative difference: ctmc | svd |\n");
printf ("|---|---|---|---|---|---|---|---|\n");
for n = [10, 50, 200, 500, 1000, 2000]
  R = exp (3 * __noneq_random__ (3, 0, 0, 0, n, 0, n, 0));
  R(1:n+1:end) = 0;
  ## ctmc refuses generators whose rows miss zero by rounding.
  R /= max (sum (R, 2));
  G = R - diag (sum (R, 2));
  repeats = 3;
  if (n > 500)
    repeats = 1;
  endif
  [own, p] = best_of (repeats + 1, @() network_steady (R));
  line = sprintf ("| %d | %.4f |", n, own);
  off = NaN (1, 2);
  if (has_queueing)
    [t, q] = best_of (repeats, @() ctmc (G));
    off(1) = max (abs (q - p) ./ p);
    line = [line sprintf(" %.4f | %.1f |", t, t / own)];
  else
    line = [line " | |"];
  endif
  if (n <= 1000)
    [t, q] = best_of (repeats, @() null_vector (G));
    off(2) = max (abs (q - p) ./ p);
    line = [line sprintf(" %.4f | %.1f |", t, t / own)];
  else
    line = [line " | |"];
  endif
  for d = off
    if (isnan (d))
      line = [line " |"];
    else
      line = [line sprintf(" %.1e |", d)];
    endif
  endfor
  printf ("%s\n", line);
endfor

## Two networks whose steady states are known.
chain = diag (1e-3 * ones (1, 11), 1) + diag (ones (1, 11), -1);
hard = {"[0 .5 e; .5 0 e; e e 0], e = 1e-17", ...
        [0 0.5 1e-17; 0.5 0 1e-17; 1e-17 1e-17 0], [1 1 1] / 3
        "chain of 12, up 1e-3, down 1", chain, ...
        1e-3.^(0:11) * (1 - 1e-3) / (1 - 1e-36)};
printf ("\n| worst relative error | network_steady | ctmc | svd |\n");
printf ("|---|---|---|---|\n");
for i = 1:rows (hard)
  [~, R, exact] = hard{i,:};
  G = R - diag (sum (R, 2));
  worst = @(p) max (abs (p - exact) ./ exact);
  line = sprintf ("| %s | %.1e |", hard{i,1}, worst (network_steady (R)));
  if (has_queueing)
    line = [line sprintf(" %.1e |", worst (ctmc (G)))];
  else
    line = [line " |"];
  endif
  printf ("%s %.1e |\n", line, worst (null_vector (G)));
endfor

## A square lattice of 1e5 states with a drift and random rates.
side = [250, 400];
n = prod (side);
k = reshape (1:n, side);
right = circshift (k, -1, 2);
up = circshift (k, -1, 1);
r = exp (__noneq_random__ (4, 0, 0, 0, n, 0, 4, 0));
L = sparse ([k(:); right(:); k(:); up(:)], [right(:); k(:); up(:); k(:)], ...
            (r .* [2, 1, 1.5, 1])(:), n, n);
id = tic ();
[p, info] = network_steady (L);
printf (["\nA lattice of %d states (sparse, \"%s\"): %.2f s, residual %.1e," ...
         " error of the worst component below %.1e.\n"], n, info.method, ...
        toc (id), info.residual, info.error);
