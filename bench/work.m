## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Free energies from work against pymbar: the same data, values compared,
## then times.  NONEQ_PYTHON is a Python that has pymbar.

folder = tempname ();
mkdir (folder);
n = 1e7;
wF = __noneq_random__ (7, 0, 0, 0, n, 0, 1, 0) * 2 + 3;
wR = __noneq_random__ (7, 1, 0, 0, n, 0, 1, 0) * 2 + 1;
put_file (fullfile (folder, "wF.bin"), wF);
put_file (fullfile (folder, "wR.bin"), wR);

## 20 harmonic oscillators, 1e4 samples each.
K = 20;
stiffness = linspace (1, 4, K)';
place = linspace (0, 2, K)';
x = __noneq_random__ (7, 2, 0, 0, 1e4, 0, K, 0)' ./ sqrt (stiffness) + place;
x = reshape (x', 1, []);
u = 0.5 * stiffness .* (x - place).^2;
N = 1e4 * ones (1, K);
put_file (fullfile (folder, "u.bin"), u);

cases = {"jarzynski 1e7, value and error", "exp"
         "bennett 1e7 + 1e7", "bar"
         "100 bootstraps of bennett, 1e5 + 1e5", "boot"
         "mbar, K = 20, N = 2e5, with errors", "mbar"};
small = {wF(1:1e5), wR(1:1e5)};
calls = {@(t) two (@() jarzynski (wF, "error", "delta", "threads", t))
         @(t) two (@() bennett (wF, wR, "threads", t))
         @(t) two (@() bennett (small{:}, "error", "bootstrap", "seed", 1, ...
                                "replicates", 100, "threads", t))
         @(t) two (@() mbar (u, N, "threads", t))};
printf ("| work | pymbar, s | noneq 1 thread, s | ratio | noneq %d threads, s | ratio | difference |\n", ...
        nproc ());
printf ("|---|---|---|---|---|---|---|\n");
for i = 1:rows (cases)
  [status, text] = system (sprintf ("%s work_pymbar.py %s %s", ...
                                    getenv ("NONEQ_PYTHON"), cases{i,2}, ...
                                    folder));
  if (status)
    error ("bench: work_pymbar.py %s failed:\n%s", cases{i,2}, text);
  endif
  rival = jsondecode (strsplit (strtrim (text), "\n"){end});
  for threads = [1, 0]
    [t(threads + 1), v] = best_of (5, @() calls{i} (threads));
  endfor
  ## The resampled error is random; there only the value is compared.
  d = abs (v{1}(:) - rival.value(:));
  if (! strcmp (cases{i,2}, "boot"))
    d = [d; abs(v{2}(:) - rival.se(:))];
  endif
  printf ("| %s | %.3f | %.4f | %.0f | %.4f | %.0f | %.1e |\n", cases{i,1}, ...
          rival.seconds, t(2), rival.seconds / t(2), t(1), ...
          rival.seconds / t(1), max (d));
endfor

printf ("\nEach with its default error bars, 1e6 values (a side):\n\n");
printf ("| call | s |\n|---|---|\n");
a = wF(1:1e6);
b = wR(1:1e6);
for c = {{"jarzynski", {a}}, {"jarzynski_cumulant", {a}}, ...
         {"bennett", {a, b}}, {"crooks", {a, b}}, {"crooks_gaussian", {a, b}}}
  f = c{1};
  printf ("| %s | %.3f |\n", f{1}, ...
          best_of (3, @() two (@() feval (f{1}, f{2}{:}))));
endfor
confirm_recursive_rmdir (false, "local");
rmdir (folder, "s");
