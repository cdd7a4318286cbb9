## Copyright (C) 2026 The noneq developers
##
## This file is part of noneq.
##
## noneq is free software: you can redistribute it and/or modify it under
## the terms of the GNU General Public License as published by the Free
## Software Foundation, either version 3 of the License, or (at your option)
## any later version.
##
## noneq is distributed in the hope that it will be useful, but WITHOUT ANY
## WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS
## FOR A PARTICULAR PURPOSE.  See the GNU General Public License for more
## details.
##
## You should have received a copy of the GNU General Public License along
## with noneq; see the file COPYING.  If not, see
## <https://www.gnu.org/licenses/>.

## Free energy profiles from pulling, and the readers, on real data and on
## simulations with known answers.  The folder of the data is given by the
## environment variable NONEQ_TEST_DATA.

%!function name = data_file (varargin)
%!  name = fullfile (getenv ("NONEQ_TEST_DATA"), varargin{:});
%!endfunction

## NaCl: all 20001 lines of the published profile (rounded to 1e-8)
%!test
%! [f, t, info] = read_pull_force (data_file ("dctmd_nacl", "*_pullf.xvg.gz"));
%! assert (size (f), [18, 20001]);
%! assert (t, 0:0.1:2000, 1e-9);
%! assert ([info.n, info.times], [18, 20001]);
%! assert (f(1,1:3), [-1507.17, 2861.47, 108.138]);
%! [G, se, info] = pulling_pmf ("force", f, "velocity", 0.001, "time", t, ...
%!                              "temperature", 300, "units", "kJ/mol", ...
%!                              "population", true);
%! name = "workeestimator_dcTMDresults_N18.dat.gz";
%! published = read_work (data_file ("dctmd_nacl", name), "column", 1:9)';
%! assert (info.x, published(1,:), 1e-9);
%! assert (info.W_mean, published(2,:), 1e-8);
%! assert (info.W_diss, published(3,:), 1e-8);
%! assert (G, published(4,:), 1e-8);
%! ## Backward differences there, central ones here: each the mean of two;
%! ## rounding of W_diss by 0.5e-8 makes 0.05 in the friction.
%! central = (published(5,2:end-1) + published(5,3:end)) / 2;
%! assert (info.friction(2:end-1), central, 0.11);
%! ## The errors published are of a bootstrap of 18 trajectories: they and the
%! ## jackknife agree as two estimates of an error from 18 values do.
%! at = [2501, 5001, 10001, 20001];
%! assert (se(at) ./ published(8,at), ones (1, 4), 0.25);
%! assert (info.W_mean_se(at) ./ published(6,at), ones (1, 4), 0.25);
%! assert (info.W_diss_se(at) ./ published(7,at), ones (1, 4), 0.25);
%! assert (info.W_mean(at), ...
%!         [39.92688597, 67.28161595, 91.56236303, 93.25164019], 1e-8);
%! assert (info.W_diss(at), ...
%!         [16.19758048, 27.88011962, 63.06524109, 103.09823436], 1e-8);
%! assert (G(at), [23.72930549, 39.40149633, 28.49712194, -9.84659417], 1e-8);
%! G = pulling_pmf ("force", f, "velocity", 0.001, "step", 0.1, ...
%!                  "temperature", 300, "units", "kJ/mol");
%! assert (G(at), [22.776507, 37.761489, 24.787402, -15.911196], 1e-6);

## pmx: counts and the mean work that its own output states (2 digits)
%!test
%! for name = {"protein1", "water1"}
%!   [wF, info] = read_work (data_file ("pmx_tutorial", [name{1} "_wF.txt"]));
%!   wB = read_work (data_file ("pmx_tutorial", [name{1} "_wB.txt"]));
%!   assert ({size(wF), size(wB)}, {[80, 1], [80, 1]});
%!   assert (info.format, "text");
%!   printed = fileread (data_file ("pmx_tutorial", ...
%!                                  [name{1} "_pmx_results.txt"]));
%!   number = regexp (printed, 'Gauss mean = +([-.0-9]+) kJ', "tokens");
%!   assert (mean (wF), str2double (number{1}{1}), 0.0051);
%!   assert (mean (wB), str2double (number{2}{1}), 0.0051);
%! endfor
%! w = read_work ({data_file("pmx_dgdl", "wF.txt"), ...
%!                 data_file("pmx_dgdl", "wB.txt")});
%! assert (size (w), [50, 1]);
%! assert (w([1, 26]), [3.5591054451322215; 0.83223645752475095]);

## A particle in k0 x^2/2 dragged by a trap k/2 (x - c)^2 in steps that are
## exact at any length, so that Jarzynski's equality is too.  REVERSE: the
## particle moves first, then the trap.
%!function [x, w] = dragged (M, c, k0, k, step, reverse)
%!  keep = exp (-step * (k0 + k));
%!  noise = sqrt ((1 - keep^2) / (k0 + k));
%!  V = @(x, c) k / 2 * (x - c).^2;
%!  x = w = zeros (M, numel (c));
%!  x(:,1) = k * c(1) / (k0 + k) + randn (M, 1) / sqrt (k0 + k);
%!  for t = 2:numel (c)
%!    old = x(:,t-1);
%!    from = c(t-!!reverse);
%!    new = k * from / (k0 + k) * (1 - keep) + keep * old ...
%!          + noise * randn (M, 1);
%!    x(:,t) = new;
%!    if (reverse)
%!      old = new;
%!    endif
%!    w(:,t) = w(:,t-1) + V (old, c(t)) - V (old, c(t-1));
%!  endfor
%!endfunction

## Both estimators give G = k0 x^2/2 and F(c) = k0 k c^2 / (2 (k0 + k)).
## 19 bins (one is the zero of G) and 40 times at 5 standard errors: for normal
## errors a false alarm once in 3e4; the seeds are fixed.
%!test
%! randn ("twister", 11);
%! k0 = 1;
%! k = 10;
%! c = linspace (-1.5, 1.5, 41);
%! edges = linspace (-1.5, 1.5, 21);
%! [xF, wF] = dragged (4000, c, k0, k, 0.1, false);
%! [xR, wR] = dragged (3000, fliplr (c), k0, k, 0.1, true);
%! F = k0 * k / (2 * (k0 + k)) * (c.^2 - c(1)^2);
%! bias = {"stiffness", k, "centre", c, "edges", edges, "zero", -1.4, ...
%!         "seed", 5};
%! for two_sided = [false, true]
%!   data = {xF, wF, xR, wR}(1:2+2*two_sided);
%!   [G, se, info] = pulling_pmf (data{:}, bias{:});
%!   x = info.x;
%!   assert (info.reliable, true (1, 20));
%!   assert (max (info.bin_error) < 0.01);
%!   ok = abs (G - k0 / 2 * (x.^2 - x(1)^2)) <= 5 * se + info.bin_error;
%!   assert (ok, true (1, 20));
%!   assert (abs (info.dF - F) <= 5 * info.dF_se + 1e-12, true (1, 41));
%!   assert (max (se) < 0.2);
%!   error_of{1 + two_sided} = mean (se(11:20));
%! endfor
%! ## Beyond the middle the second direction pays.
%! assert (error_of{2} < 0.7 * error_of{1});

## "initial": exp (-G) is relative to the biased system at the start, and
## sum exp (-G - V) dx over all x is 1 for the first bias.
%!test
%! randn ("twister", 12);
%! c = linspace (-1, 1, 21);
%! [x, w] = dragged (4000, c, 1, 4, 0.1, false);
%! [G, se, info] = pulling_pmf (x, w, "stiffness", 4, "centre", c, ...
%!                              "edges", linspace (-2.2, 1.2, 35), ...
%!                              "zero", "initial", "seed", 1);
%! p = exp (-G - 2 * (info.x - c(1)).^2);
%! assert (sum (p(isfinite (p))) * 0.1, 1, ...
%!         5 * sqrt (sumsq ((p .* se)(isfinite (p .* se)))) * 0.1 + 1e-3);

## 1e6 samples with error bars
%!test
%! randn ("twister", 13);
%! c = linspace (-1, 1, 1000);
%! [x, w] = dragged (1000, c, 1, 4, 0.002, false);
%! [~, ~, info] = pulling_pmf (x, w, "stiffness", 4, "centre", c, "seed", 1);
%! assert (info.n * info.times, 1e6);
