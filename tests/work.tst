## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Reference answers for free energies from work: third-party data with the
## answers of the programs it comes from, and exact cases.

%!function d = data (varargin)
%!  d = fullfile (getenv ("NONEQ_TEST_DATA"), varargin{:});
%!endfunction
%!function x = number (s)
%!  x = str2double (s);
%!endfunction
## Midpoint quantiles of a distribution stand for a sample without noise.
%!function z = gauss (n)
%!  z = -sqrt (2) * erfcinv (2 * ((1:n)' - 0.5) / n);
%!endfunction

## ---- pmx, dH/dlambda integrated: 25 + 25 works, kJ/mol
%!shared wF, wB, pmx, kT
%! wF = load (data ("pmx_dgdl", "wF.txt"));
%! wB = load (data ("pmx_dgdl", "wB.txt"));
%! pmx = {"temperature", 298, "kB", 0.00831447215, "units", "kJ/mol"};
%! kT = 298 * 0.00831447215;
%!test # the true root, and the program's to its own tolerance
%! [dF, se, info] = bennett (wF, wB, "negated", true, pmx{:});
%! assert (dF, 0.8532608, 5e-8);
%! assert (dF, 0.8532451987, 3e-5);
%! assert (se, 0.557805611, 2e-7);
%! assert (info.convergence, -0.118425337, 1e-6);
%! assert (info.units, "kJ/mol");
%!test
%! [f, sf] = jarzynski (wF, pmx{:}, "error", "blocks", "blocks", 3);
%! [r, sr] = jarzynski (wB, "negated", true, pmx{:}, "error", "blocks", ...
%!                      "blocks", 3);
%! assert (f, -0.0362971270, 1e-9);
%! assert (-r, 0.9873474611, 1e-9);
%! assert ((f - r) / 2, 0.4755251671, 1e-9);
%! assert ([sf, sr], [1.5034007402, 0.8732303662], 1e-9);
%!test
%! [f, sf] = jarzynski_cumulant (wF, 2, pmx{:}, "error", "gaussian");
%! [r, sr] = jarzynski_cumulant (wB, 2, "negated", true, pmx{:}, ...
%!                               "error", "gaussian");
%! assert ([f, -r], [-0.8332066094, 1.9406193190], 1e-9);
%! assert ([sf, sr], [1.4874362551, 1.3502363438], 1e-9);
%!test
%! dF = crooks_gaussian (wF, wB, "negated", true, "population", true, pmx{:});
%! assert (dF, 0.9312390510, 1e-9);
%!test # the report: the recommended value, in the same unit
%! r = work_report (wF, wB, "negated", true, pmx{:}, "seed", 1);
%! assert (r.dF, bennett (wF, wB, "negated", true, pmx{:}), 1e-14);
%! assert (r.reliable);
%!error <give option "negated", true> ...
%! bennett (load (data ("pmx_tutorial", "protein1_wF.txt")), ...
%!          load (data ("pmx_tutorial", "protein1_wB.txt")), pmx{:});

## ---- pmx tutorial: 80 + 80 works; results printed to 2 digits
%!function check_tutorial (name, bar, ht, jarz, gauss, cgi)
%!  pmx = {"temperature", 298, "kB", 0.00831447215};
%!  wF = load (data ("pmx_tutorial", [name "_wF.txt"]));
%!  wB = load (data ("pmx_tutorial", [name "_wB.txt"]));
%!  [dF, se, info] = bennett (wF, wB, "negated", true, pmx{:});
%!  assert ([dF, se], bar, 0.00501);
%!  assert (info.convergence, ht, 0.00501);
%!  assert ([jarzynski(wF, pmx{:}), -jarzynski(wB, "negated", true, pmx{:})], ...
%!          jarz, 0.00501);
%!  assert ([jarzynski_cumulant(wF, 2, pmx{:}), ...
%!           -jarzynski_cumulant(wB, 2, "negated", true, pmx{:})], gauss, 0.00501);
%!  assert (crooks_gaussian (wF, wB, "negated", true, pmx{:}), cgi, 0.00501);
%!endfunction
%!test
%! check_tutorial ("protein1", [-13.46, 0.94], 0.22, [-8.04, -16.90], ...
%!                 [-14.00, -13.21], -13.51);
%!test
%! check_tutorial ("water1", [-8.85, 0.33], 0.06, [-7.68, -9.05], ...
%!                 [-8.95, -8.80], -8.80);

## ---- pymbar: Gaussian work and harmonic oscillators
%!test
%! wF = load (data ("pymbar", "gw_dF1_seed0_wF.txt"));
%! wR = load (data ("pymbar", "gw_dF1_seed0_wR.txt"));
%! [dF, se, info] = bennett (wF, wR);
%! assert (dF, 1.0876235, 5e-8);
%! assert (info.se_bennett, 0.0496167, 5e-8);
%! [f, se] = jarzynski (wF, "error", "delta");
%! assert ([f, se], [1.088, 0.076], 5e-4);
%! [f, se] = jarzynski (wR, "error", "delta");
%! assert ([f, se], [-1.073, 0.082], 5e-4);
%! [f, se] = jarzynski_cumulant (wF, 2, "population", true, "error", "gaussian");
%! assert ([f, se], [1.049, 0.089], 1e-3);
%!test
%! wF = load (data ("pymbar", "ho_wF.txt"));
%! wR = load (data ("pymbar", "ho_wR.txt"));
%! [dF, se, info] = bennett (wF, wR);
%! assert (dF, 0.7302737, 5e-8);
%! assert (info.se_bennett, 0.0375995, 5e-8);
%! assert (info.ci(1) < log (2) && info.ci(2) > log (2));

## ---- benzene, Coulomb: bennett on each neighbouring pair, and their sum
%!test
%! load (data ("alchemtest", "gmx_benzene_coulomb.mat"));
%! N = N_k(:)';
%! first = cumsum ([1, N]);
%! for k = 1:numel (N) - 1
%!   a = first(k):first(k+1)-1;
%!   b = first(k+1):first(k+2)-1;
%!   [d(k), ~, info] = bennett (u_kn(k+1,a) - u_kn(k,a), ...
%!                              u_kn(k,b) - u_kn(k+1,b));
%!   s(k) = info.se_bennett;
%!   entropy(:,k) = info.dissipation;
%! endfor
%! assert (d, [1.60977771, 0.93808845, 0.43631651, 0.06020250], 5e-9);
%! assert (sum (d), 3.04438517, 5e-9);
%! assert (norm (s), 0.01640195, 5e-9);
%! ## The reference prints .38688980 for the first; its own data, mean and dF
%! ## give .38688988.
%! assert (entropy(1,:), [0.38688988, 0.30590008, 0.22571331, 0.17543251], 5e-9);
%! assert (entropy(2,:), [0.36578919, 0.27605862, 0.20068151, 0.16212315], 5e-9);
%!test
%! load (data ("alchemtest", "gmx_benzene_vdw.mat"));
%! N = N_k(:)';
%! first = cumsum ([1, N]);
%! for k = 1:numel (N) - 1
%!   a = first(k):first(k+1)-1;
%!   b = first(k+1):first(k+2)-1;
%!   [d(k), ~, info] = bennett (u_kn(k+1,a) - u_kn(k,a), ...
%!                              u_kn(k,b) - u_kn(k+1,b));
%!   s(k) = info.se_bennett;
%! endfor
%! assert (sum (d), -3.03293353, 5e-9);
%! assert (norm (s), 0.03438869, 5e-9);

## ---- Exact cases
## N Var = (1/U - 1) / (alpha (1 - alpha)), U by quadrature.
%!function v = asymptotic (s, a)
%!  p = @(x) exp (-(x - s^2 / 2).^2 / (2 * s^2)) / (s * sqrt (2 * pi));
%!  U = quadgk (@(x) p (x) ./ (a * exp (x) + 1 - a), -40, 40);
%!  v = (1 / U - 1) / (a * (1 - a));
%!endfunction
%!shared exact
%! exact = jsondecode (fileread (data ("exact_cases.json")));
%!test # Gaussian work: overlap and error of the acceptance ratio, in the limit
%! for name = {"gauss_dF1_0_s1_0", "gauss_dF3_0_s2_0", "gauss_dF_5_0_s4_0", ...
%!             "gauss_dF0_0_s0_5"}
%!   c = exact.(name{1});
%!   s = sqrt (number (c.var));
%!   n = 400000;
%!   x = number (c.mean_F) + s * gauss (n);
%!   y = number (c.mean_R) + s * gauss (n);
%!   dF = (number (c.mean_F) - number (c.mean_R)) / 2;
%!   [f, se, info] = bennett (x, y);
%!   assert (f, dF, 1e-9);
%!   assert (info.overlap, number (c.U_alpha_0_5), 2e-5);
%!   assert (se^2 * 2 * n, number (c.bar_N_asymp_var_alpha_0_5), -2e-4);
%!   assert (info.dissipation, number (c.diss) * [1, 1], 1e-3);
%!   [f, se, info] = bennett (x(2:4:end), y);
%!   assert (se^2 * 1.25 * n, asymptotic (s, 0.2), -2e-3);
%!   y4 = number (c.mean_R) + s * gauss (3 * n);
%!   [f, se, info] = bennett (x, y4);
%!   assert (se^2 * 4 * n, number (c.bar_N_asymp_var_alpha_0_25), -2e-4);
%!   assert (info.overlap, number (c.U_alpha_0_25), 2e-5);
%!   f = jarzynski_cumulant (x, 2);
%!   assert (f, number (c.cum2), 1e-3);
%! endfor
%!test # Gaussian work: error and leading bias of the exponential average
%! for name = {"gauss_dF1_0_s1_0", "gauss_dF0_0_s0_5"}
%!   c = exact.(name{1});
%!   n = 1e6;
%!   [f, se, info] = jarzynski (number (c.mean_F) ...
%!                              + sqrt (number (c.var)) * gauss (n), ...
%!                              "error", "delta");
%!   assert (se^2 * n, number (c.jarz_N_asymp_var), -5e-3);
%!   assert (info.bias * n, number (c.jarz_N_asymp_bias), -5e-3);
%! endfor
%!test # bias at N = 1 and 2 exactly: all pairs of quantiles
%! z = gauss (1500);
%! for name = {"gauss_dF1_0_s1_0", "gauss_dF3_0_s2_0"}
%!   c = exact.(name{1});
%!   s = sqrt (number (c.var));
%!   w = s^2 / 2 + s * z;
%!   assert (mean (w), number (c.jarz_exact_bias_N1), 1e-3);
%!   [a, b] = ndgrid (w, w);
%!   f = jarzynski ([a(:), b(:)]', "error", "delta");
%!   assert (mean (f), number (c.jarz_exact_bias_N2), 2e-3);
%! endfor
%!test # exponential work: the ladder, convergent or not
%! for name = {"expo_a1_b1_5", "expo_a1_b2_0", "expo_a1_b4_0", "expo_a2_b1_0"}
%!   c = exact.(name{1});
%!   w = number (c.c) * -log (((1:1e6)' - 0.5) / 1e6);
%!   [~, ~, info] = jarzynski_cumulant (w, 6);
%!   k = cellfun (@(f) number (c.(f)), {"mean", "k2", "k3", "k4"})';
%!   assert (info.cumulants(1:4), k, -2e-3);
%!   l = cellfun (@(f) number (c.(f)), {"cum1", "cum2", "cum3", "cum4"})';
%!   assert (info.ladder(1:4), l, 1e-3 * max (abs (k)));
%!   assert (info.divergent, number (c.c) > 1);
%!   if (number (c.c) > -0.5)
%!     [f, se] = jarzynski (w, "error", "delta");
%!     assert (f, number (c.dF), 1e-6);
%!     assert (se^2 * 1e6, number (c.jarz_N_asymp_var), -1e-3);
%!   else
%!     ## <exp (-2 W)> does not exist, and the data show it.
%!     [~, ~, info] = jarzynski (w(1:97:end), "seed", 1);
%!     assert (info.finite_variance, false);
%!     assert (info.reliable, false);
%!   endif
%! endfor
%!test # expanding and compressed ideal gas: Gamma-distributed work
%! for name = {"gas_N1_V0overV1_2_0", "gas_N10_V0overV1_1_2", ...
%!             "gas_N2_V0overV1_0_5"}
%!   c = exact.(name{1});
%!   u = ((1:2e4)' - 0.5) / 2e4;
%!   g = gammaincinv (u, number (c.shape));
%!   wF = number (c.alpha) * g;
%!   wR = number (c.alpha_rev) * g;
%!   [dF, se, info] = bennett (wF, wR);
%!   assert (dF, number (c.dF), 1e-3);
%!   assert (info.dissipation(1), number (c.diss), 1e-3);
%!   assert (jarzynski (wF, "error", "delta"), number (c.dF), 2e-3);
%!   [~, ~, info] = crooks (wF, wR);
%!   assert (info.slope, 1, 5e-3);
%!   [~, ~, info] = jarzynski_cumulant (wF, 3);
%!   assert (info.cumulants(1:3)', ...
%!           cellfun (@(f) number (c.(f)), {"mean", "k2", "k3"}), -2e-2);
%! endfor
%!test # a sudden change of stiffness
%! z = gauss (4e5);
%! for k1 = [2, 4]
%!   c = exact.(sprintf ("quench_k1_to_%d_0", k1));
%!   [f, se] = jarzynski ((k1 - 1) / 2 * z.^2, "error", "delta");
%!   assert (f, number (c.dF), 1e-5);
%!   assert (se^2 * 4e5, number (c.jarz_N_asymp_var), -1e-4);
%!   [dF, ~, info] = bennett ((k1 - 1) / 2 * z.^2, (1 / k1 - 1) / 2 * z.^2);
%!   assert (dF, number (c.dF), 1e-4);
%! endfor
%! c = exact.quench_k1_to_0_5;
%! assert (jarzynski (-z.^2 / 4, "error", "delta"), number (c.dF), 3e-3);
%!test # dragged trap: dissipation is fluctuation
%! for t = {"drag_tau1", "drag_tau5", "drag_tau10"}
%!   c = exact.(t{1});
%!   [f, ~, info] = jarzynski_cumulant (number (c.mean) ...
%!                                      + sqrt (number (c.var)) * gauss (2e5));
%!   assert (f, 0, 2e-4 * number (c.var));
%!   assert (info.dissipation, info.linear_response, 1e-12);
%!   assert (info.p_linear > 0.5);
%! endfor
%!test # Wu and Kofke for Gaussian work
%! for s = [1, 2, 4]
%!   for M = [100, 10000]
%!     x = s^2 / 2 + s * gauss (M);
%!     ## Quantiles have a little less variance than the law: scale to it.
%!     x = s^2 / 2 + (x - mean (x)) * s / std (x, 1);
%!     [~, ~, info] = bennett (x, x);
%!     want = number (exact.wu_kofke_gauss.(sprintf ("sigma%d_M%d", s, M)));
%!     assert (info.wu_kofke, [want, want], 1e-9);
%!   endfor
%! endfor

## ---- What breaks elsewhere
%!test # one infinite value: a finite answer, the same as without that run but
%!     # for its share in the number of runs
%! wF = sin (1:30);
%! wR = 0.3 + cos (1:30);
%! [dF, se] = bennett ([wF, Inf], wR);
%! assert (isfinite ([dF, se]) && dF != 0);
%!error <wF\(31\) is NaN> bennett ([sin(1:30), NaN], cos (1:30) + 1)
%!test # 350 kT apart but well overlapping: three routes agree
%! x = 350 + 0.5 + gauss (200);
%! y = -350 + 0.5 + gauss (200);
%! dF = bennett (x, y);
%! assert (dF, 350, 1e-9);
%! N = 200;
%! u = [zeros(1, N), y'; x', zeros(1, N)];
%! f = mbar (u, [N, N]);
%! assert (f(2), dF, 1e-9);
%! assert (crooks_gaussian (x, y), 350, 1e-9);
%!test # no global state is touched
%! old = warning ();
%! bennett (1:3, 1:3);
%! jarzynski (1:3);
%! assert (isequal (warning (), old));
%!error <jarzynski: W is empty> jarzynski (zeros (0, 3))
