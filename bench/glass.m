## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Glass: the equations of the spherical p-spin model against plain loops in
## numba (the same equations, Heun's rule), how the cost grows, and samplers
## against numba loops of the same processes.  NONEQ_PYTHON is a Python that
## has numba.  NONEQ_BENCH_SMALL, if set, makes all of it short.

function glass ()

  small = ! isempty (getenv ("NONEQ_BENCH_SMALL"));
  steps = [500, 1000, 2000, 4000];
  if (small)
    steps = [200, 400, 800];
  endif
  span = 20;

  printf ("3-spin model, T = 0.5, to t = 20, one grid, seconds:\n\n");
  printf ("| steps | numba, 1 thread | noneq, 1 thread | ratio | noneq, %d threads | Gflop/s | E(20): numba | noneq |\n", ...
          nproc ());
  printf ("|---|---|---|---|---|---|---|---|\n");
  for k = 1:numel (steps)
    n = steps(k);
    f = @(threads) grid (n, span, threads);
    [one(k), E] = best_of (1 + 2 * (n < 3000), @() f (1));
    many(k) = best_of (1 + 2 * (n < 3000), @() f (0));
    slow = NaN;
    value = NaN;
    if (n <= 2000)
      r = rival ("pspin", n, span);
      slow = r.seconds;
      value = r.value;
    endif
    ## Four products and sums for each pair of earlier times.
    printf ("| %d | %.2f | %.3f | %.0f | %.3f | %.1f | %.6f | %.6f |\n", n, ...
            slow, one(k), slow / one(k), many(k), ...
            4 / 3 * n^3 / min (one(k), many(k)) / 1e9, value, E);
  endfor
  printf ("\nThe cost grows as steps^%.2f on 1 thread, steps^%.2f on %d", ...
          exponent (steps, one), exponent (steps, many), nproc ());
  printf (" (the last two sizes).\n");
  t = tic ();
  s = pspin_solve (3, 0.5, span, "steps", steps(end-1));
  printf ("pspin_solve with %d steps, three grids and extrapolation: %.2f s,", ...
          steps(end-1), toc (t));
  printf (" E(20) = %.7f +- %.0e, order %.2f.\n\n", s.energy(end), ...
          s.error.energy(end), s.order);

  printf ("Samplers, million steps a second:\n\n");
  printf ("| process | numba, 1 thread | noneq, 1 thread | ratio | noneq, %d threads | value: numba | noneq | exact |\n", ...
          nproc ());
  printf ("|---|---|---|---|---|---|---|---|\n");
  share = 1;
  if (small)
    share = 20;
  endif
  r = rival ("trap", 4e5 / share, 1e4);
  own = @(threads) trap_ageing (0.5, 1e4, 1e4, "trajectories", 4e5 / share, ...
                                "seed", 1, "threads", threads);
  [t1, a] = best_of (3, @() own (1));
  row ("trap model, jumps", r, a.sample.jumps, t1, best_of (3, @() own (0)), ...
       a.sample.Pi, a.sample.se, a.Pi);

  N = 1e4;
  r = rival ("glauber", N, 1000 / share);
  own = @(threads) glauber_chain (0, 2000 / share, 1000 / share, ...
                                  "replicas", 4, "sites", N, "seed", 1, ...
                                  "threads", threads);
  [t1, a] = best_of (3, @() own (1));
  row ("Glauber chain, T = 0, with response", r, a.sample.events, t1, ...
       best_of (3, @() own (0)), a.sample.C, a.sample.C_se, a.C);

  r = rival ("east", N, 1000 / share);
  own = @(threads) constrained_chain ("east", 0.3, N, "times", 1000 / share, ...
                                      "replicas", 4, "seed", 1, ...
                                      "threads", threads);
  [t1, a] = best_of (3, @() own (1));
  row ("East chain, c = 0.3", r, a.sample.events, t1, ...
       best_of (3, @() own (0)), a.sample.persistence, a.sample.persistence_se, NaN);

endfunction

function E = grid (n, span, threads)

  [~, ~, ~, mu] = __noneq_pspin__ (3, 0.5, span / n, n, n, 0, threads);
  E = (0.5 - mu(end)) / 3;

endfunction

function r = rival (name, count, number)

  [status, text] = system (sprintf ("%s glass_numba.py %s %d %.17g", ...
                                    getenv ("NONEQ_PYTHON"), name, count, ...
                                    number));
  if (status)
    error ("bench: glass_numba.py failed:\n%s", text);
  endif
  r = jsondecode (strsplit (strtrim (text), "\n"){end});

endfunction

function k = exponent (n, t)

  k = log (t(end) / t(end-1)) / log (n(end) / n(end-1));

endfunction

function row (name, r, work, t1, t2, value, se, exact)

  slow = r.work / r.seconds / 1e6;
  text = "";
  if (! isnan (exact))
    text = sprintf ("%.4f", exact);
  endif
  printf ("| %s | %.0f | %.0f | %.1f | %.0f | %.4f | %.4f +- %.4f | %s |\n", ...
          name, ...
          slow, work / t1 / 1e6, work / t1 / 1e6 / slow, work / t2 / 1e6, ...
          r.value, value, se, text);

endfunction
