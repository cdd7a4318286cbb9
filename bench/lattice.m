## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Lattice gases: events a second on one core against a numba loop of the same
## process, and how the cost of an event depends on N.  NONEQ_PYTHON is a Python
## that has numba.  Events that change nothing count in both.

printf ("Million events a second, 1 thread, and the current they measure:\n\n");
printf ("| model | N | numba | noneq | ratio | noneq, %d threads | current: numba | noneq | exact |\n", ...
        nproc ());
printf ("|---|---|---|---|---|---|---|---|---|\n");
models = {"ssep", [0.9, 0.2], 1; "kmp", [2, 1], 1; "zrp", [0.8, 0.2], 2};
for m = 1:rows (models)
  [model, ends, rate] = models{m,:};
  for N = [10, 100, 1000, 10000]
    ## 4e7 events in 40 intervals or more, whatever N.
    interval = max (10, 1e6 / (N + 1) / rate);
    snapshots = ceil (4e7 / (rate * (N + 1) * interval));
    command = sprintf ("%s lattice_numba.py %s %d %g %g %.17g %d", ...
                       getenv ("NONEQ_PYTHON"), model, N, ends, interval, ...
                       snapshots);
    [status, text] = system (command);
    if (status)
      error ("bench: lattice_numba.py failed:\n%s", text);
    endif
    rival = jsondecode (strsplit (strtrim (text), "\n"){end});
    slow = rival.events / rival.seconds / 1e6;
    ## Replicas instead of one long run: as many events.
    run = @(threads) lattice_gas (model, N, ends, "replicas", 32, ...
                                  "snapshots", ceil (snapshots / 32), ...
                                  "interval", interval, "burn", 0, ...
                                  "covariance", false, "seed", 1, ...
                                  "threads", threads);
    [t1, s] = best_of (3, @() run (1));
    t2 = best_of (3, @() run (0));
    own = s.sample.events / 1e6 ./ [t1, t2];
    line = sprintf ("| %s | %d | %.0f | %.0f | %.1f | %.0f |", model, N, ...
                    slow, own(1), own(1) / slow, own(2));
    if (N <= 100)
      line = [line sprintf(" %.5f | %.5f +- %.5f | %.5f |", rival.current, ...
                           s.sample.current, s.sample.current_se, s.current)];
    else
      line = [line " | | |"];
    endif
    printf ("%s\n", line);
  endfor
endfor

printf ("\nExact covariances of KMP by the moment equations:\n\n");
printf ("| N | unknowns | s |\n|---|---|---|\n");
for N = [50, 100, 200]
  t = best_of (2, @() lattice_gas ("kmp", N, [2, 1]));
  printf ("| %d | %d | %.2f |\n", N, N * (N + 1) / 2, t);
endfor
