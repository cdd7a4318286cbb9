## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Mean squared displacement, correlation and calibration: against numpy's FFT
## (the algorithm of tidynamics and MDAnalysis, values only), and against the
## double loop in vectorised Octave.

printf ("Seconds; ratio: numpy over noneq, values only:\n\n");
printf (["| quantity | realisations x times | numpy FFT | noneq, values |" ...
         " ratio | values and errors |\n"]);
printf ("|---|---|---|---|---|---|\n");
folder = tempname ();
mkdir (folder);
sizes = [1, 1e5; 100, 1e4; 10000, 100];
for shape = sizes'
  randn ("twister", 1);
  x = filter (1, [1, -0.95], randn (shape'), [], 2);
  file = fullfile (folder, "x");
  put_file (file, x.');
  [status, text] = system (sprintf ("%s trajectories_numpy.py %s %d %d", ...
                                    getenv ("NONEQ_PYTHON"), file, shape));
  delete (file);
  if (status)
    error ("bench: trajectories_numpy.py failed:\n%s", text);
  endif
  rival = jsondecode (strsplit (strtrim (text), "\n"){end});
  e = best_of (3, @() two (@() msd (x, 1)));
  [t, m] = best_of (3, @() msd (x, 1));
  difference = abs (m(5) / rival.msd4 - 1);
  printf ("| msd | %d x %d | %.4f | %.4f | %.2f | %.4f |\n", shape, ...
          rival.msd, t, rival.msd / t, e);
  e = best_of (3, @() two (@() autocorrelation (x, 1, "mean", "zero")));
  [t, C] = best_of (3, @() autocorrelation (x, 1, "mean", "zero"));
  difference = max (difference, abs (C(5) / rival.c4 - 1));
  printf ("| autocorrelation | %d x %d | %.4f | %.4f | %.2f | %.4f |\n", ...
          shape, rival.c, t, rival.c / t, e);
  if (difference > 1e-9)
    error ("bench: the results differ by %g", difference);
  endif
endfor
rmdir (folder);

printf (["\nOne trajectory, seconds:\n\n| times | msd | calibration | with" ...
         " noise, spectrum | increment test |\n|---|---|---|---|---|\n"]);
for T = [1e4, 1e5]
  randn ("twister", 1);
  x = filter (1, [1, -0.95], randn (1, T));
  a = best_of (1, @() two (@() msd (x, 1)));
  b = best_of (1, @() two (@() trap_calibrate (x, 1)));
  c = best_of (1, @() two (@() trap_calibrate (x, 1, "noise", "fit", ...
                                               "method", "spectrum")));
  d = best_of (1, @() increment_test (x, 1));
  printf ("| %d | %.3f | %.3f | %.3f | %.3f |\n", T, a, b, c, d);
endfor
