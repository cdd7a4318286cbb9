## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## How often the 95 % intervals hold the truth, for Gaussian work of standard
## deviation 1 .. 6 kT and 100 or 1000 runs, and how often a result is called
## unreliable.  Seeds are fixed.  An error follows if
##   - the cover is outside 0.92 .. 0.98 for sigma <= 3,
##   - above, the cover of the results called reliable is below 0.85, where
##     at least 5 % of them are called so,
##   - with ample overlap (sigma <= 2) more than 2 % are called unreliable.
## With 2000 repetitions an interval of exact cover 0.95 leaves 0.92 .. 0.98
## by chance once in 1e9 tables.  NONEQ_REPETITIONS shortens a trial run.

repetitions = str2double (getenv ("NONEQ_REPETITIONS"));
if (isnan (repetitions))
  repetitions = 2000;
endif
methods = {"jarzynski", "jarzynski_cumulant", "bennett", "crooks", ...
           "crooks_gaussian"};
printf ("%-19s %5s %5s %7s %16s %10s\n", "method", "sigma", "N", "cover", ...
        "cover, reliable", "unreliable");
bad = {};
for m = 1:numel (methods)
  for sigma = 1:6
    for N = [100, 1000]
      hit = called = false (1, repetitions);
      undefined = 0;
      ## The numbers of repetition r are trajectories 2 N r .. of stream 1.
      for r = 1:repetitions
        z = __noneq_random__ (1000 * sigma + N, 1, 1, 2 * N * r, 2 * N, ...
                              m, 1, 0);
        wF = sigma^2 / 2 + sigma * z(1:N);
        wR = sigma^2 / 2 + sigma * z(N+1:end);
        switch (methods{m})
          case "jarzynski"
            [~, ~, info] = jarzynski (wF, "seed", r);
          case "jarzynski_cumulant"
            [~, ~, info] = jarzynski_cumulant (wF);
          otherwise
            try
              [~, ~, info] = feval (methods{m}, wF, wR);
            catch err
              ## Samples that do not overlap have no slope: refused, which is
              ## as good as unreliable.
              if (! strcmp (err.identifier, "noneq:data"))
                rethrow (err);
              endif
              info = struct ("ci", [-Inf; Inf], "reliable", false);
              undefined++;
            end_try_catch
        endswitch
        hit(r) = info.ci(1) <= 0 && info.ci(2) >= 0;
        called(r) = info.reliable;
      endfor
      cover = mean (hit);
      among = mean (hit(called));
      flagged = mean (! called);
      printf ("%-19s %5d %5d %7.3f %16.3f %10.3f", methods{m}, sigma, N, ...
              cover, among, flagged);
      if (undefined)
        printf ("   (%d refused)", undefined);
      endif
      printf ("\n");
      fflush (stdout);
      where = sprintf ("%s, sigma %d, N %d", methods{m}, sigma, N);
      if (sigma <= 3 && ! (cover >= 0.92 && cover <= 0.98))
        bad{end+1} = sprintf ("%s: cover %.3f", where, cover);
      endif
      if (sigma > 3 && flagged < 0.95 && among < 0.85)
        bad{end+1} = sprintf ("%s: cover of reliable results %.3f", where, ...
                              among);
      endif
      if (sigma <= 2 && flagged > 0.02)
        bad{end+1} = sprintf ("%s: %.3f called unreliable", where, flagged);
      endif
    endfor
  endfor
endfor
if (! isempty (bad))
  error ("coverage:\n%s", strjoin (bad, "\n"));
endif
