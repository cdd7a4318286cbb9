## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## local_equilibrium_test: its size, on the zero-range process, whose steady
## state is exactly a product of Gibbs measures, and on Gibbs cells of all
## families; its power to find the 1/N departure of the KMP model.  Seeds are
## fixed.  An error follows if
##   - the size of a verdict at the level 5 % is outside 0.03 .. 0.065 (the
##     three families of tests share the level, so that 0.05 is the most in
##     theory; their own sizes are shown),
##   - the power for KMP does not rise with the samples, or stays below 0.9 for
##     four times the samples that a normal z needs for one half.
## With 2000 repetitions a size of 0.05 leaves 0.03 .. 0.065 by chance once in
## a thousand rows.  NONEQ_REPETITIONS shortens a trial run.

repetitions = str2double (getenv ("NONEQ_REPETITIONS"));
if (isnan (repetitions))
  repetitions = 2000;
endif
bad = {};

printf ("Size at the level 5 %%, %d repetitions:\n\n", repetitions);
printf ("| cells | family | samples | verdict | shape | moment | pooled | one temperature |\n");
printf ("|---|---|---|---|---|---|---|---|\n");
R = repetitions;
cases = {"zrp", "geometric", 8, 100
         "zrp", "geometric", 8, 1000
         "gibbs", "geometric", 20, 200
         "gibbs", "exponential", 20, 200
         "gibbs", "exponential", 20, 30
         "gibbs", "maxwell", 20, 200
         "gibbs", "maxwell", 20, 30};
for c = cases'
  [kind, family, K, n] = c{:};
  p = zeros (R, 5);
  for r = 1:R
    if (strcmp (kind, "zrp"))
      ## Replicas start in the steady state: one snapshot of each is a sample.
      s = lattice_gas ("zrp", K, [0.8, 0.2], "replicas", n, "snapshots", 1, ...
                       "save", true, "seed", r, "covariance", false);
      x = s.sample.x;
    else
      u = __noneq_random__ (r, 1, 3, 0, n, 0, K, 0);
      switch (family)
        case "geometric"
          x = floor (log (u) / log (0.6));
        case "exponential"
          x = -log (u);
        case "maxwell"
          x = -sqrt (2) * erfcinv (2 * u);
      endswitch
    endif
    t = local_equilibrium_test (x, "family", family);
    p(r,:) = [t.p_local, min(t.shape_holm), min(t.moment_holm), ...
              t.p_pooled, t.single.p];
  endfor
  size = mean (p < 0.05);
  if (strcmp (kind, "zrp"))
    printf ("| zero range, %d | %s | %d | %.3f | %.3f | %.3f | %.3f | (power) %.3f |\n", ...
            K, family, n, size);
    size(5) = [];
  else
    printf ("| %d | %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f |\n", K, ...
            family, n, size);
  endif
  verdict = size([1, 5:end]);
  ## A shorter run has a wider scatter.
  slack = 3 * sqrt (0.0475) * max (0, 1 / sqrt (R) - 1 / sqrt (2000));
  if (any (verdict < 0.03 - slack | verdict > 0.065 + slack))
    bad{end+1} = sprintf ("size, %s %s %d", kind, family, n);
  endif
endfor

## KMP between 2 and 1: the ratio <E^2>/<E>^2 exceeds 2 by r(i) of order 1/N, its
## standard error is about 2 / sqrt (n) a cell, so z = sqrt (n) sum r / (2
## sqrt (N)): a mean z of 2.4 needs n = (2 * 2.4 / sum r)^2 N.
R = ceil (repetitions / 20);
printf ("\nPower for KMP (2 -> 1, bath \"replace\"), %d repetitions:\n\n", R);
printf ("| N | excess of the ratio, mean | samples a cell | expected z | mean z | power |\n");
printf ("|---|---|---|---|---|---|\n");
for N = [4, 8, 16]
  exact = lattice_gas ("kmp", N, [2, 1]);
  excess = mean (exact.ratio - 2);
  half = N * (2 * 2.4 / (N * excess))^2;
  before = -1;
  for factor = [1/4, 1, 4]
    n = ceil (factor * half);
    ## Two relaxation times between samples.
    gap = 4 * N^2 / pi^2;
    snapshots = ceil (n / 50);
    found = z = zeros (1, R);
    for r = 1:R
      s = lattice_gas ("kmp", N, [2, 1], "replicas", 50, "snapshots", ...
                       snapshots, "interval", gap, "save", true, "seed", r, ...
                       "covariance", false);
      t = local_equilibrium_test (s.sample.x, "family", "exponential");
      found(r) = ! t.local;
      z(r) = t.z;
    endfor
    power = mean (found);
    printf ("| %d | %.4f | %d | %.2f | %.2f +- %.2f | %.2f |\n", N, excess, ...
            50 * snapshots, excess * sqrt (50 * snapshots * N) / 2, ...
            mean (z), std (z) / sqrt (R), power);
    if (power < before - 0.1)
      bad{end+1} = sprintf ("power does not rise, N = %d", N);
    endif
    before = power;
  endfor
  if (power < 0.9)
    bad{end+1} = sprintf ("power %.2f, N = %d", power, N);
  endif
endfor

if (! isempty (bad))
  error ("tests/long/local_equilibrium: %s", strjoin (bad, "; "));
endif
