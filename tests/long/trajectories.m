## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Cover of the stated errors and size of the tests of the analysis of
## trajectories, on exact Ornstein-Uhlenbeck, Brownian and underdamped paths.
## Prints tables; fails when
##   - a cover of +- 1 or 2 standard errors, 0.683 and 0.954 for normal errors,
##     is below 0.60 or 0.90 or above 0.80 or 0.99; for the integrated time,
##     exponents and fits with noise below 0.55 or 0.85 or above 0.85 or 0.997
##     (the worst line has 40 correlation times),
##   - the increment test rejects more than 6.5 % of Brownian paths at the
##     level 5 %,
##   - the check of fluctuation and response rejects outside 3 .. 8 %.
## With 1000 repetitions a true 0.05 gives more than 0.065 once in 70.
## NONEQ_REPETITIONS shortens a trial run.

1;

function x = relaxing (r, M, T)

  x = filter (sqrt (1 - r^2), [1, -r], ...
              [randn(M, 1) / sqrt(1 - r^2), randn(M, T - 1)], [], 2);

endfunction

function bad = show (what, z, bad, wide)

  one = mean (abs (z) < 1);
  two = mean (abs (z) < 2);
  printf ("| %s | %.3f | %.3f | %+.2f |\n", what, one, two, mean (z));
  slack = 4 * sqrt (0.25 / numel (z));
  high = ifelse (wide, [0.85, 0.997], [0.8, 0.99]);
  low = ifelse (wide, [0.55, 0.85], [0.6, 0.9]);
  if (one < low(1) - slack || two < low(2) - slack
      || one > high(1) + slack || two > high(2) + slack)
    bad{end+1} = what;
  endif

endfunction

R = str2double (getenv ("NONEQ_REPETITIONS"));
if (isnan (R))
  R = 1000;
endif
bad = {};
randn ("twister", 42);

printf ("Cover of the errors, %d repetitions:\n\n", R);
printf ("| quantity | 1 se | 2 se | mean / se |\n|---|---|---|---|\n");
for tau = [0.5, 5, 25]
  for M = [1, 100]
    T = ifelse (M == 1, 2000, 200);
    r = exp (-1 / tau);
    z = zeros (R, 9);
    for k = 1:R
      x = relaxing (r, M, T);
      [C, se, info] = autocorrelation (x, 1, "lag", 10);
      z(k,1:2) = (C([1, 11]) - info.bias([1, 11]) - r .^ [0, 10]) ...
                 ./ se([1, 11]);
      z(k,3) = (info.tau - (1 + r) / (1 - r) / 2) / info.tau_se;
      [C, se, info] = autocorrelation (x, 1, "lag", 10, "normalised", true);
      z(k,4) = (C(6) - info.bias(6) - r^5) / se(6);
      [m, se] = msd (x, 1, "lag", 20);
      z(k,5:6) = (m([2, 21]) - 2 * (1 - r .^ [1, 20])) ./ se([2, 21]);
      [K, se, info] = trap_calibrate (x, 1);
      z(k,7:9) = [(K - 1) / se, (info.tau - tau) / info.tau_se, ...
                  (info.friction - tau) / info.friction_se];
    endfor
    names = {"C(0)", "C(10)", "integrated time", "normalised C(5)", ...
             "msd(1)", "msd(20)", "trap: k", "trap: tau", "trap: friction"};
    for i = 1:9
      bad = show (sprintf ("tau = %g, %d x %d: %s", tau, M, T, names{i}), ...
                  z(:,i), bad, i == 3);
    endfor
  endfor
endfor
for M = [1, 100]
  T = ifelse (M == 1, 2000, 200);
  z = zeros (R, 4);
  for k = 1:R
    x = cumsum (randn (M, T), 2);
    [m, se, info] = msd (x, 1);
    z(k,1:2) = [(m(11) - 10) / se(11), (info.exponent - 1) / info.exponent_se];
    [D, se, info] = diffusion (x + 0.5 * randn (M, T), 1);
    z(k,3:4) = [(D - 0.5) / se, (info.noise2 - 0.25) / info.noise2_se];
  endfor
  names = {"msd(10)", "exponent", "D with noise", "its variance"};
  for i = 1:4
    bad = show (sprintf ("Brownian, %d x %d: %s", M, T, names{i}), z(:,i), ...
                bad, i == 2);
  endfor
endfor

n = ceil (R / 5);
z = zeros (n, 3);
r = exp (-0.05);
for k = 1:n
  x = mean (reshape (relaxing (r, 1, 20000), 10, 2000), 1) ...
      + 0.3 * randn (1, 2000);
  [K, se, info] = trap_calibrate (x, 10, "exposure", 10, "noise", "fit", ...
                                  "method", "spectrum");
  z(k,:) = [(K - 1) / se, (info.tau - 20) / info.tau_se, ...
            (info.noise - 0.3) / info.noise_se];
endfor
names = {"k", "tau", "noise"};
for i = 1:3
  bad = show (["trap with blur and noise: " names{i}], z(:,i), bad, true);
endfor
A = expm ([0, 1; -0.49, -0.4]);
S = diag ([1, 0.49]);
L = chol (S - A * S * A', "lower");
for k = 1:n
  q = chol (S, "lower") * randn (2, 1);
  w = L * randn (2, 999);
  x = q(1);
  for t = 1:999
    q = A * q + w(:,t);
    x(t+1) = q(1);
  endfor
  [K, se, info] = trap_calibrate (x, 1, "dynamics", "underdamped");
  z(k,:) = [(K - 1) / se, (info.mass - 1 / 0.49) / info.mass_se, ...
            (info.damping - 0.4) / info.damping_se];
endfor
names = {"k", "mass", "damping"};
for i = 1:3
  bad = show (["underdamped trap: " names{i}], z(:,i), bad, true);
endfor

printf ("\nIncrement test, rejected Brownian paths at the level 5 %%:\n\n");
printf (["| realisations | increments each | rejected | smallest and" ...
         " largest single share |\n|---|---|---|---|\n"]);
for shape = [1, 1, 1, 10, 100, 500; 50, 200, 2000, 20, 100, 4]
  rejected = false (R, 1);
  single = zeros (R, 10);
  for k = 1:R
    q = increment_test ([zeros(shape(1), 1), cumsum(randn (shape'), 2)], 1);
    rejected(k) = ! q.brownian;
    single(k,:) = q.p_single';
  endfor
  share = mean (single < 0.05)(! isnan (single(1,:)));
  printf ("| %d | %d | %.3f | %.3f, %.3f |\n", shape, mean (rejected), ...
          min (share), max (share));
  if (mean (rejected) > 0.065 + 2 * sqrt (0.05 / R) * (R < 1000))
    bad{end+1} = sprintf ("increment test, %d x %d", shape);
  endif
endfor

printf (["\nFluctuation and response, rejected at the level 5 %%, and" ...
         " cover of kT:\n\n"]);
printf ("| data | rejected | 1 se | 2 se |\n|---|---|---|---|\n");
r = exp (-0.2);
chi = 1 - r .^ (0:15);
for kind = 1:3
  for k = 1:R
    switch (kind)
      case 1
        what = "50 x 200 against exact chi";
        [kT, se, info] = fdt_check (relaxing (r, 50, 200), 0.2, "chi", chi, ...
                                    "kT", 1);
      case 2
        what = "50 x 200 against 200 responses";
        [kT, se, info] = fdt_check (relaxing (r, 50, 200), 0.2, "response", ...
                                    relaxing (r, 200, 16) + chi, "force", 1, ...
                                    "kT", 1);
      case 3
        what = "1 x 20000 against exact loss";
        nu = [0.02, 0.05, 0.1, 0.2];
        x = relaxing (exp (-0.05), 1, 20000);
        w = 2 * pi * nu;
        [kT, se, info] = fdt_check (x, 0.05, "frequency", nu, "loss", ...
                                    w ./ (1 + w.^2), "kT", 1);
    endswitch
    f(k,:) = [! info.obeyed, (kT - 1) / se];
  endfor
  printf ("| %s | %.3f | %.3f | %.3f |\n", what, mean (f(:,1)), ...
          mean (abs (f(:,2)) < 1), mean (abs (f(:,2)) < 2));
  slack = 2 * sqrt (0.05 / R) * (R < 1000);
  if (mean (f(:,1)) > 0.08 + slack || mean (f(:,1)) < 0.02 - slack)
    bad{end+1} = what;
  endif
endfor

if (! isempty (bad))
  error ("tests/long/trajectories: %s", strjoin (bad, "; "));
endif
