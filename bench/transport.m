## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Onsager matrices: the symmetric matrix without negative eigenvalues that is
## nearest to data, against the projected gradient of theochem's procrustes;
## and a fit of many rows against Octave's lscov.  NONEQ_PYTHON is a Python that
## has procrustes.

sizes = [2, 4; 3, 6; 5, 10; 10, 20; 20, 40; 20, 400];
k = rows (sizes);
numbers = k;
for i = 1:k
  n = sizes(i,1);
  m = sizes(i,2);
  X{i} = __noneq_random__ (i, 0, 0, 0, n, 0, m, 0);
  J{i} = __noneq_random__ (100 + i, 0, 0, 0, n, 0, m, 0);
  numbers = [numbers; n; m; X{i}(:); J{i}(:)];
endfor
name = tempname ();
put_file (name, numbers);
[status, text] = system (sprintf ("%s transport_procrustes.py %s", ...
                                  getenv ("NONEQ_PYTHON"), name));
unlink (name);
if (status)
  error ("bench: transport_procrustes.py failed:\n%s", text);
endif
rival = jsondecode (strsplit (strtrim (text), "\n"){end});
printf ("Symmetric matrix without negative eigenvalues nearest to random data");
printf (" (n fluxes, m observations), |L X - J|^2 least:\n\n");
printf ("| n | m | noneq, ms | whole onsager_fit, ms | projgrad, ms | ratio |");
printf (" projections | excess of noneq (bound) | excess of projgrad |\n");
printf ("|---|---|---|---|---|---|---|---|---|\n");
for i = 1:k
  x = X{i};
  y = J{i};
  ## As a fit does: one pass over the data, then the matrix.
  kernel = @() nearest_psd (x', y');
  [t, L] = best_of (20, kernel);
  [~, figures] = nearest_psd (x', y');
  whole = best_of (5, @() onsager_fit (y', x', "psd", true));
  own = sumsq ((L * x - y)(:));
  printf ("| %d | %d | %.3f | %.1f | %.1f | %.0f | %d | %.0e | %.0e |\n", ...
          sizes(i,:), 1e3 * t, 1e3 * whole, 1e3 * rival.seconds(i), ...
          rival.seconds(i) / t, figures(4), 2 * figures(1) / own, ...
          (rival.values(i) - own) / own);
endfor

printf ("\nFit of many rows, 3 fluxes:\n\n");
printf ("| rows | fit | seconds | ratio | largest difference from lscov |\n");
printf ("|---|---|---|---|---|\n");
for N = [1e4, 1e5, 1e6]
  x = __noneq_random__ (7, 0, 0, 0, N, 0, 3, 0);
  y = x * [2 .5 .1; .4 1 .3; .2 .3 3] + __noneq_random__ (8, 0, 0, 0, N, 0, 3, 0);
  repeats = ifelse (N > 2e5, 3, 10);
  [t, B] = best_of (repeats, @() lscov (x, y));
  printf ("| %.0e | lscov, no errors | %.4f | | |\n", N, t);
  [t_se, ~] = best_of (repeats, @() two (@() lscov (x, y)));
  printf ("| %.0e | lscov with errors | %.4f | | |\n", N, t_se);
  [own, v] = best_of (repeats, @() two (@() onsager_fit (y, x, "structure", "free")));
  printf ("| %.0e | onsager_fit, free, with errors | %.4f | %.1f | %.0e |\n", N, ...
          own, t_se / own, max (abs (v{1}' - B)(:)));
  own = best_of (repeats, @() two (@() onsager_fit (y, x)));
  printf ("| %.0e | onsager_fit, symmetric, with errors | %.4f | %.1f | |\n", N, ...
          own, t_se / own);
endfor
