## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Reference answers for Onsager matrices: exact cases, third-party data with
## the answers of the programs it comes from, and statistics with fixed seeds.

%!function d = data (varargin)
%!  d = fullfile (getenv ("NONEQ_TEST_DATA"), varargin{:});
%!endfunction
%!function z = normal (seed, rows_of, columns_of)
%!  z = __noneq_random__ (seed, 0, 1, 0, rows_of, 0, columns_of, 0);
%!endfunction
%!function t = lead_telluride ()
%!  p = load ("-ascii", data ("teflow", "Data_PbTe.txt"));
%!  t = struct ("T", p(:,1), "seebeck", 1e-6 * p(:,3), ...
%!              "conductivity", 100 * p(:,2), "thermal_conductivity", p(:,4));
%!endfunction

## ---- Exact fits

%!shared X, J
%! X = [1 0 1 1 2 -1; 0 1 1 -1 1 2]';
%! J = [2.1 .9 3.2 1 5.1 .1; 1.2 3.1 3.9 -2.1 5.2 4.8]';
%!test # rational free and symmetric fits, and the F test between them
%! x = [1 2 3 1; 0 1 1 2]';
%! y = [2 5 7 4; 1 4 5 7]';
%! [L, ~, info] = onsager_fit (y, x);
%! assert (info.L_free, [2 1; 25/41 128/41], 1e-13);
%! assert (L, [262/123 207/287; 207/287 368/123], 1e-13);
%! assert (info.L_sym, L);
%! assert (info.chi2, 508/861, 1e-13);
%! ## The mean of the free cross coefficients is another number.
%! assert (abs (L(1,2) - 33/41) > 0.08);
%! p = info.reciprocity.pooled;
%! assert (p.F, 256/63, 1e-11);
%! assert (p.df, [1, 4]);
%! assert (p.p, 0.114040902410, 1e-11);
%! [~, ~, info] = onsager_fit (y, x, "structure", "free");
%! assert (info.chi2, 12/41, 1e-13);
%! assert (info.dof, 4);
%!test # the symmetric fit solves L G + G L = H + H'
%! x = normal (1, 30, 4);
%! y = x * magic (4) / 10 + normal (2, 30, 4);
%! L = onsager_fit (y, x);
%! G = x' * x;
%! H = y' * x;
%! assert (L * G + G * L, H + H', -1e-12);
%!test # free and symmetric, residual covariance, Satterthwaite, pooled F
%! [L, se, info] = onsager_fit (J, X);
%! assert (info.L_free, [2.05 1.05; 1.075 2.9875], 1e-14);
%! assert (info.cov_free, kron (eye (2), [.01 -.00875; -.00875 .0259375]) / 8, 1e-16);
%! assert (info.sigma_hat, sqrt ([.01, .0259375]), 1e-15);
%! assert (L(1,2), 1.0625, 1e-14);
%! r = info.reciprocity;
%! assert (r.d, -.025, 1e-14);
%! assert (r.se, .0670237830922726, 1e-15);
%! assert (r.t, -.3730019, 5e-8);
%! assert (r.pooled.F, .139130434783, 1e-12);
%! assert (r.pooled.p, .718836299, 5e-10);
%! S = [.01 -.00875; -.00875 .0259375];
%! nu = 4 * trace (S)^2 / trace (S * S);
%! assert (r.df, nu, 1e-12);
%! assert (r.p, betainc (nu / (nu + r.t^2), nu / 2, 1 / 2), 1e-14);
%! [C, ~, info] = onsager_fit (J, X, "structure", "casimir", "parity", [1 -1]);
%! assert ([C(1,2), C(2,1)], [-.0125, .0125], 1e-14);
%! assert (info.chi2, 18.20625, 1e-12);
%!test # intervals: Student's quantile, from one degree of freedom to many
%! nu = [1 2 4 50 100 300 1000 3000];
%! t = [12.706204736174705, 4.302652729749464, 2.776445105197793, ...
%!      2.0085591121007611, 1.9839715185235523, 1.9679030112610871, ...
%!      1.9623390808264085, 1.9607550553224585];
%! for k = 1:8
%!   x = ones (nu(k) + 1, 1);
%!   [L, se, info] = onsager_fit (1 + (-1) .^ (1:nu(k)+1)', x);
%!   assert (squeeze (info.ci - L)' / se, t(k) * [-1 1], 1e-13 * t(k));
%!   assert (info.nu, nu(k));
%! endfor
%!test # known covariance, likelihood ratio
%! [L, ~, info] = onsager_fit (J, X, "cov", [1 .5; .5 4]);
%! assert (L([1 2 4]), [2.0475 1.055 2.99], 1e-14);
%! assert (info.cov([1 2 4],[1 2 4]), [.11875 .0125 .00625; .0125 .1 .05; .00625 .05 .49375], 1e-15);
%! assert (info.reciprocity.lr, .001, 1e-13);
%! assert (info.reciprocity.p, .97477288, 5e-9);
%!test # a full covariance that couples rows: the weighted solution written out
%! N = 6;
%! C = exp (-abs ((1:12)' - (1:12)) / 3) .* (1 + (1:12)' * (1:12) / 50);
%! [L, se, info] = onsager_fit (J, X, "cov", C, "structure", "free");
%! A = kron (X, eye (2));
%! y = J'(:);
%! Q = A' * (C \ A);
%! theta = Q \ (A' * (C \ y));
%! assert (L(:), theta, 1e-12);
%! assert (info.cov, inv (Q), -1e-11);
%! assert (info.chi2, (y - A * theta)' * (C \ (y - A * theta)), -1e-11);
%! D = [1 0 0; 0 1 0; 0 1 0; 0 0 1];
%! [L, ~, info] = onsager_fit (J, X, "cov", C);
%! assert (L([1 2 4])', (D' * Q * D) \ (D' * (A' * (C \ y))), 1e-12);
%! assert (info.cov, D * inv (D' * Q * D) * D', -1e-11);
%!test # collinearity costs digits as the condition of X, not its square
%! e = 1e-6;
%! x = [1 1; 1 1 + e; 1 1 - e; 2 2 + e];
%! L0 = [2 1; 1 3];
%! [L, ~, info] = onsager_fit (x * L0, x);
%! assert (L, L0, 1e-8);
%! assert (info.cond > 1e6);
%!test # rows of weight zero are as rows left out
%! x = normal (65, 20, 2);
%! y = x * [2 .5; .5 1] + normal (66, 20, 2);
%! x = [x; 3 4; -1 2; 5 1];
%! y = [y; 30 -40; 100 7; -9 9];
%! w = [1 + (1:20) / 9, 0 0 0]';
%! for option = {{}, {"errors", "sandwich", "structure", "free"}, {"cov", "residual"}, {"cov", "common"}, {"intercept", true}, {"psd", true}}
%!   [L, se, a] = onsager_fit (y, x, "weights", w, "seed", 1, option{1}{:});
%!   [M, s, b] = onsager_fit (y(1:20,:), x(1:20,:), "weights", w(1:20), "seed", 1, option{1}{:});
%!   assert (L, M, 1e-13);
%!   assert (se, s, 1e-13);
%!   assert (a.ci, b.ci, 1e-12);
%!   assert ([a.dof, a.nu, a.chi2], [b.dof, b.nu, b.chi2], 1e-12);
%!   assert (a.reciprocity.p, b.reciprocity.p, 1e-11);
%!   assert ([a.linear.F, a.linear.df, a.linear.p, a.linear.p_intercept], [b.linear.F, b.linear.df, b.linear.p, b.linear.p_intercept], 1e-9);
%!   assert (a.linear.X_linear, b.linear.X_linear, 1e-12);
%!   assert (a.second_law.sigma_min, b.second_law.sigma_min, 1e-12);
%!   assert (a.entropy_production.se(1:20), b.entropy_production.se, 1e-12);
%! endfor
%!test # robust: the equations of Huber and Tukey at 95 % efficiency, and HC3
%! x = normal (61, 40, 1);
%! y = 2 * x + .5 * normal (62, 40, 1);
%! y(1:4) += 8;
%! psi = {@(r, c) r .* min(1, c ./ abs (r)), @(r, c) (abs (r) < c) .* r .* (1 - (r / c).^2).^2};
%! slope = {@(r, c) abs (r) <= c, @(r, c) (abs (r) < c) .* (1 - (r / c).^2) .* (1 - 5 * (r / c).^2)};
%! c = [1.3449975, 4.6850649];
%! for k = 1:2
%!   [L, se, info] = onsager_fit (y, x, "robust", {"huber", "tukey"}{k}, "cov", .25, "seed", 1);
%!   r = (y - L * x) / .5;
%!   assert (sum (psi{k}(r, c(k)) .* x), 0, 1e-5);
%!   w = psi{k}(r, c(k)) ./ r;
%!   assert (info.weights_robust, w, 1e-6);
%!   h = w .* x.^2 / sum (w .* x.^2);
%!   want = .5 * norm (psi{k}(r, c(k)) .* x ./ (1 - h)) / sum (slope{k}(r, c(k)) .* x.^2);
%!   assert (se, want, -1e-6);
%! endfor
%! x = normal (63, 25, 2);
%! lastwarn ("", "");
%! try
%!   onsager_fit (x * [2 .5; .5 1], x, "robust", "huber");
%! catch err
%! end_try_catch
%! assert (err.identifier, "noneq:data");
%! [~, id] = lastwarn ();
%! assert (any (strcmp (id, {"", "Octave:language-extension"})));
%! y = x * [2 .5; .5 1] + x(:,1) .* normal (64, 25, 2);
%! w = 1 + (1:25)' / 10;
%! [L, ~, info] = onsager_fit (y, x, "structure", "free", "errors", "sandwich", "weights", w);
%! G = inv (x' * (w .* x));
%! h = w .* sum ((x * G) .* x, 2);
%! e = (y - x * L') ./ (1 - h);
%! V = 0;
%! for k = 1:25
%!   s = kron (G * x(k,:)' * w(k), e(k,:)');
%!   V += s * s';
%! endfor
%! assert (info.cov, V, 1e-12 * norm (V));
%!test # York's data: line, errors and chi2 as published (York and others 2004)
%! x = [0 0.9 1.8 2.6 3.3 4.4 5.2 6.1 6.5 7.4]';
%! y = [5.9 5.4 4.4 4.6 3.5 3.7 2.8 2.8 2.4 1.5]';
%! wx = [1000 1000 500 800 200 80 60 20 1.8 1]';
%! wy = [1 1.8 4 8 20 20 70 70 100 500]';
%! [b, se, info] = onsager_fit (y, x, "cov", 1 ./ wy, "xcov", 1 ./ wx, "intercept", true);
%! assert (b, -0.480533407446, 1e-11);
%! assert (info.intercept.value, 5.479910224033, 1e-11);
%! assert (info.chi2, 11.8663531941, 1e-9);
%! assert ([se, info.intercept.se], [0.05798500923, 0.29497073675], 5e-6);
%!test # errors in two forces: the likelihood is stationary
%! x = normal (11, 25, 2);
%! y = x * [2 .5; .5 1] + 0.1 * normal (12, 25, 2);
%! x += 0.2 * normal (13, 25, 2);
%! CJ = [.01 .002; .002 .02];
%! CX = [.04 .01; .01 .03];
%! for structure = {"free", "symmetric"}
%!   [L, ~, info] = onsager_fit (y, x, "cov", CJ, "xcov", CX, "structure", structure{1});
%!   chi2 = @(L) sum (((y - x * L') / (CJ + L * CX * L')) .* (y - x * L'), 2);
%!   assert (sum (chi2 (L)), info.chi2, -1e-11);
%!   E = {[1 0; 0 0], [0 0; 0 1], [0 1; 1 0]};
%!   if (strcmp (structure{1}, "free"))
%!     E{4} = [0 1; -1 0];
%!   endif
%!   for k = 1:numel (E)
%!     h = 1e-4;
%!     slope = sum (chi2 (L + h * E{k}) - chi2 (L - h * E{k})) / (2 * h);
%!     bend = sum (chi2 (L + h * E{k}) + chi2 (L - h * E{k}) - 2 * chi2 (L)) / h^2;
%!     assert (bend > 0);
%!     assert (slope / bend, 0, 1e-6);
%!   endfor
%! endfor
%! ## A page for each row is the same thing.
%! M = onsager_fit (y, x, "cov", repmat (CJ, [1, 1, 25]), "xcov", repmat ({CX}, 25, 1));
%! assert (M, onsager_fit (y, x, "cov", CJ, "xcov", CX), 1e-13);

## ---- Without negative eigenvalues

%!test # all stored cases: closed forms, and the optima of theochem's matrices
%! all_of = jsondecode (fileread (data ("psd_procrustes", "psd_cases.json")));
%! value = [89/9, (1 - sqrt(5))^2 + 2, 31.37119056679879, 32.19718996188932];
%! accuracy = [1e-12, 1e-12, 1e-11, 1e-11];
%! for k = 1:4
%!   c = all_of.cases{k};
%!   [L, ~, info] = onsager_fit (c.J', c.X', "psd", true);
%!   assert (L, c.L, [1e-12, 1e-12, 2e-12, 2e-12](k) * 10);
%!   assert (info.chi2, value(k), accuracy(k) * value(k));
%!   assert (info.L_psd, L);
%!   assert (min (eig (L)) > -1e-14 * max (eig (L)));
%!   assert (info.kkt.lambda_min_grad > -1e-13);
%!   assert (info.kkt.comp < 1e-13);
%!   assert (info.kkt.gap >= 0 && info.kkt.gap < 1e-20 * value(k));
%! endfor
%!test # scaled units, the same minimum
%! L = onsager_fit ([1 4; 0 -1]' * 1e20, diag ([1 2]) * 1e-12, "psd", true);
%! r = sqrt (593) / 9;
%! assert (L * 1e-32, [(1 + r)/2, 8/9; 8/9, (r - 1)/4], 1e-12);
%!test # no better matrix nearby, for all structures and covariances
%! x = normal (21, 12, 3);
%! y = x * [1 .5 2; -1 .2 0; 0 1 -1] + normal (22, 12, 3);
%! S = [2 .5 0; .5 1 .2; 0 .2 3];
%! field = [1 -1 1 -1 1 -1 1 -1 1 -1 1 -1];
%! kinds = {{}, {"structure", "free"}, {"parity", [1 1 -1]}, {"cov", S}, ...
%!          {"cov", "residual"}, {"intercept", true}, {"field", field}};
%! for k = 1:numel (kinds)
%!   [L, ~, info] = onsager_fit (y, x, "psd", true, kinds{k}{:});
%!   assert (min (eig (L + L')) > -1e-13 * norm (L));
%!   assert (info.kkt.lambda_min_grad > -1e-12);
%!   assert (info.kkt.comp < 1e-12);
%!   [~, ~, plain] = onsager_fit (y, x, kinds{k}{:});
%!   assert (info.chi2 >= plain.chi2);
%!   assert (plain.L_psd, L, 1e-12);
%! endfor
%! E = [1 1 -1]' * [1 1 -1];
%! C = onsager_fit (y, x, "psd", true, "parity", [1 1 -1]);
%! assert (C, E .* C', 1e-14);

## ---- Tests

%!test # size of the reciprocity test at 5 %, in every setting of the table
%! settings = {6, eye(2); 6, diag([1, 100]); 12, [1, .9*sqrt(30); .9*sqrt(30), 30]
%!             9, diag([1, 10, 100])};
%! M = 120;
%! reject = zeros (4, 1);
%! for c = 1:4
%!   [N, S] = settings{c,:};
%!   n = rows (S);
%!   x = normal (1000 + c, n, N)';
%!   z = normal (2000 + c, M, N * n);
%!   for r = 1:M
%!     y = x * (eye (n) + .5) + reshape (z(r,:), N, n) * chol (S);
%!     [~, ~, info] = onsager_fit (y, x);
%!     reject(c) += info.reciprocity.p < .05;
%!   endfor
%! endfor
%! ## Five standard errors; tests/long/reciprocity.m has the table.  The plain
%! ## chi-square test rejects 12 % on the average of these settings.
%! assert (reject / M, .05 * ones (4, 1), 5 * sqrt (.05 * .95 / M));
%! assert (mean (reject) / M, .05, 5 * sqrt (.05 * .95 / (4 * M)));
%!test # three fluxes: Wald's F by hand, and the matched degrees of freedom
%! x = normal (81, 12, 3);
%! y = x * (eye (3) + .5) + normal (82, 12, 3) .* [1 3 10];
%! [~, ~, info] = onsager_fit (y, x);
%! B = (x \ y)';
%! S = (y - x * B')' * (y - x * B') / 9;
%! V = kron (inv (x' * x), S);
%! C = zeros (3, 9);
%! C(sub2ind ([3, 9], [1 2 3], [4 7 8])) = 1;
%! C(sub2ind ([3, 9], [1 2 3], [2 3 6])) = -1;
%! d = C * B(:);
%! F = d' * ((C * V * C') \ d) / 3;
%! r = info.reciprocity;
%! assert ([r.wald.F, r.wald.df], [F, 3, 9], 1e-11);
%! assert (r.wald.p, betainc (9 / (9 + 3 * F), 4.5, 1.5), 1e-12);
%! ## eta of a Wishart matrix with the mean and total variance of C V C', from
%! ## var (S_ij S_kl) of 9 degrees of freedom, summed in units of the mean.
%! half = inv (chol (C * V * C'))';
%! total = 0;
%! for s = 1:3
%!   for t = 1:3
%!     A = zeros (3);
%!     for e = 1:9
%!       for f = 1:9
%!         [i, k] = ind2sub ([3, 3], e);
%!         [j, l] = ind2sub ([3, 3], f);
%!         G = inv (x' * x);
%!         A(i,j) += (half(s,:) * C(:,e)) * (half(t,:) * C(:,f)) * G(k,l);
%!       endfor
%!     endfor
%!     A = (A + A') / 2;
%!     total += 2 * trace (A * S * A * S) / 9;
%!   endfor
%! endfor
%! eta = 3 * 4 / total;
%! assert (r.statistic_df, [3, eta - 2], 1e-10);
%! assert (r.statistic, F * (eta - 2) / eta, 1e-10);
%!test # and of the bootstrap, for many rows too
%! M = 20;
%! p = zeros (M, 2);
%! for r = 1:M
%!   for c = 1:2
%!     N = [9, 200](c);
%!     x = normal (31, N, 3);
%!     y = x * (eye (3) + .5) + normal (100 * c + r, N, 3) .* [1 3 10];
%!     [~, ~, info] = onsager_fit (y, x, "reciprocity", "bootstrap", ...
%!                                 "replicates", 99, "seed", r);
%!     p(r,c) = info.reciprocity.p;
%!     if (c == 2)
%!       [~, ~, other] = onsager_fit (y, x);
%!       assert (p(r,c), other.reciprocity.p, 5 * .5 / sqrt (99) + .02);
%!     endif
%!   endfor
%! endfor
%! assert (mean (p), [.5 .5], 5 * sqrt (1 / 12 / M));
%!test # cover of one standard error, ordinary and with errors in the forces
%! M = 120;
%! L0 = [2 .5; .5 1];
%! x0 = normal (41, 30, 2);
%! inside = zeros (M, 3);
%! for r = 1:M
%!   z = normal (5000 + r, 30, 4);
%!   x = x0 + .1 * z(:,3:4);
%!   y = x0 * L0 + z(:,1:2) .* [.2 .4];
%!   [L, se] = onsager_fit (y, x0);
%!   inside(r,1) = abs (L(1,2) - .5) < se(1,2);
%!   [L, se] = onsager_fit (y, x, "cov", [.04 .16] .* eye (2), "xcov", .01 * eye (2));
%!   inside(r,2) = abs (L(1,1) - 2) < se(1,1);
%!   [L, se] = onsager_fit (y, x0, "cov", "residual");
%!   inside(r,3) = abs (L(2,2) - 1) < se(2,2);
%! endfor
%! assert (mean (inside), [.683 .683 .683], 5 * sqrt (.683 * .317 / M));
%!test # second law at L = 0, isotropic: the quantiles of the table
%! x = [1 1 1 1 -1 -1 -1 -1; 1 1 -1 -1 1 1 -1 -1]';
%! for q = [5.46 .05; 8.81 .01]'
%!   ## L = diag (1, -l) is at the distance 8 l^2.
%!   [~, ~, info] = onsager_fit (x * diag ([1, -sqrt(q(1) / 8)]), x, "cov", eye (2));
%!   assert (info.second_law.T, q(1), 1e-12);
%!   assert (info.second_law.p_conservative, q(2), 0.02 * q(2));
%! endfor
%! [~, ~, info] = onsager_fit (x * diag ([1, -sqrt(2.70554345 / 8)]), x, "cov", eye (2));
%! assert (info.second_law.p_boundary, .05, 1e-9);
%! ## n = 3: q95 = 8.46, q99 = 12.39, from 2000 draws
%! x = [eye(3); -eye(3)];
%! for q = [8.46 .05; 12.39 .01]'
%!   [~, ~, info] = onsager_fit (x * diag ([1, 1, -sqrt(q(1) / 2)]), x, "cov", eye (3), "seed", 3);
%!   assert (info.second_law.T, q(1), 1e-11);
%!   assert (info.second_law.p_conservative, q(2), 5 * sqrt (q(2) / 2000));
%! endfor
%!test # one residual for two fluxes: no distance from the second law, no warning
%! x = [1 0; 0 1; 1 1];
%! lastwarn ("", "");
%! for r = 1:12
%!   [~, ~, info] = onsager_fit (x * [1 3; 3 1] + .1 * normal (8000 + r, 3, 2), x, "seed", 1);
%!   assert (isnan ([info.second_law.T, info.second_law.p_boundary]), [true true]);
%! endfor
%! [~, id] = lastwarn ();
%! assert (any (strcmp (id, {"", "Octave:language-extension"})));
%!test # the share of T = 0 at L = 0 is (2 - sqrt (2)) / 4
%! x = [1 1 1 1 -1 -1 -1 -1; 1 1 -1 -1 1 1 -1 -1]';
%! M = 200;
%! zero = 0;
%! for r = 1:M
%!   [~, ~, info] = onsager_fit (normal (7000 + r, 8, 2), x, "cov", eye (2));
%!   zero += info.second_law.T == 0;
%! endfor
%! assert (zero / M, (2 - sqrt (2)) / 4, 5 * sqrt (.1464 * .8536 / M));
%!test # the hop J = 2 k sinh (X/2) and the diode I (exp (X) - 1)
%! k = 1.3;
%! hop = @(x) 2 * k * sinh (x / 2);
%! assert ([hop(1), hop(2)] / k, [1.0421906, 2.3504024], 5e-8);
%! x = [-.4 -.3 -.2 -.1 .1 .2 .3 .4]';
%! [L, ~, info] = onsager_fit (hop (x), x);
%! assert (info.linear.M, 0, 1e-12);
%! assert (info.linear.cubic / 6, k / 24, 1e-3 * k);
%! x /= 100;
%! [L, ~, info] = onsager_fit (2 * (exp (x) - 1), x);
%! assert (L, 2, 1e-4);
%! assert (info.linear.M, 2, 1e-4);
%! assert (info.linear.p < 1e-10);
%! ## With noise: linear only near zero.
%! x = (-40:40)' / 20;
%! x(x == 0) = [];
%! [~, ~, info] = onsager_fit (hop (x) + .01 * normal (9, 80, 1), x);
%! assert (info.linear.p_cubic < 1e-6);
%! assert (info.linear.X_linear < 1.5);
%! [~, ~, info] = onsager_fit (k * x, x);
%! assert (info.linear.X_linear, 2);
%! assert (info.reliable);

## ---- Conversion and derived values

%!test # textbook forces with the heat flux: not symmetric; with J_s: symmetric
%! L = [1 .4; .4 2];
%! T = 300;
%! ## J_q against -grad T/T: that force is T times grad (1/T).
%! wrong = L * diag ([1, 1 / T]);
%! assert (wrong, [1 .00133333333333; .4 .00666666666667], 1e-13);
%! M = onsager_convert (L, "heat", "textbook", struct ("T", T));
%! assert (M, [1 .00133333333333; .00133333333333 2.22222222222e-5], 1e-14);
%! assert (wrong(2,1), T * M(2,1), 1e-15);
%!error <noneq|divide the heat flux by T>
%! onsager_convert (eye (2), "J_q, J_n | -grad T/T, -grad mu/T", "heat");
%!test # membrane: J_v = V_w J_w + V_c J_c, J_D = J_c/c - V_w J_w ... by hand
%! s = struct ("V_w", 1.8e-5, "V_c", 5e-5, "c_mean", 100);
%! L = [2 .3; .3 1] * 1e-9;
%! A = [1.8e-5 5e-5; -1.8e-5 .01];
%! [M, ~, info] = onsager_convert (L, "species", "membrane", s);
%! assert (M, A * L * A', -1e-14);
%! x = [3; -4];
%! y = info.force_matrix * x;
%! assert ((M * y)' * y, (L * x)' * x, -1e-13);
%!test # the covariance goes along: fit, convert, and fit in the other basis
%! T = 290;
%! A = diag ([1, 1 / T]);
%! [~, ~, a] = onsager_fit (J, X, "structure", "free");
%! [~, ~, b] = onsager_fit (J * A', X / A, "structure", "free");
%! [L, se, info] = onsager_convert (a, "heat", "textbook", struct ("T", T));
%! assert (L, b.L, -1e-12);
%! assert (se, b.se, -1e-12);
%! assert (info.cov, b.cov, 1e-12 * norm (b.cov));
%! assert (a.reciprocity.p > .01 && isfinite (b.reciprocity.p));
%!test # thermoelectric numbers
%! c = struct ("conductivity", 1e5, "seebeck", 2e-4, "thermal_conductivity", 1.5);
%! [v, ~, info] = onsager_derived (c, "thermoelectric", struct ("T", 300));
%! assert (info.L, [3e7 1.8e6; 1.8e6 243000], -1e-14);
%! assert ([v.peltier, v.ZT, v.coupling], [.06, .8, 2/3], 1e-13);
%! m = sqrt (1 + v.ZT);
%! assert ((m - 1) / (m + 1), .145898033750, 1e-12);
%! c.thermal_conductivity = 1.6;
%! [v, ~, info] = onsager_derived (c, "thermoelectric", struct ("T", 400, "Th", 500, "Tc", 300));
%! assert (v.ZT, 1, 1e-13);
%! assert (v.eta_max, .082258122001, 1e-12);
%! assert (isnan (v.cop));
%! assert (! isempty (info.reasons.cop));
%!test # the same numbers from a fit of exact fluxes, and from the entropy basis
%! L0 = [3e7 1.8e6; 1.8e6 243000];
%! f = [.01 0; 0 1e-4; .02 1e-4; -.01 2e-4; .01 -1e-4];
%! [~, ~, fit] = onsager_fit (f * L0, f, "basis", "thermoelectric");
%! v = onsager_derived (fit, "thermoelectric", struct ("T", 300));
%! assert ([v.seebeck, v.ZT], [2e-4, .8], -1e-10);
%! s = struct ("T", 300, "charge", -1.602176634e-19);
%! [~, ~, entropy] = onsager_convert (fit, "thermoelectric", "thermoelectric entropy", s);
%! assert (entropy.L, [1e5 20; 20 1.5 / 300 + 4e-3], -1e-10);
%!test # Kelvin's relation: a symmetric fit says nothing of it, a free one does
%! y = J + [.3 -.2; .1 .2; 0 .1; -.1 0; .2 .2; .1 -.1];
%! [~, ~, fit] = onsager_fit (y, X);
%! [v, se, info] = onsager_derived (fit, "thermoelectric", struct ("T", 2));
%! assert (isnan (v.kelvin_z));
%! assert (strfind (info.reasons.kelvin_z, "info.L_free") > 0);
%! [v, se, info] = onsager_derived (fit.L_free, "thermoelectric", struct ("T", 2), "cov", fit.cov_free);
%! assert (v.kelvin, v.peltier - 2 * v.seebeck, 1e-14);
%! d = [0; 1; -1; 0] / fit.L_free(1);
%! d(1) = -v.kelvin / fit.L_free(1);
%! assert (v.kelvin_z, v.kelvin / sqrt (d' * fit.cov_free * d), -1e-12);
%!test # membrane after Kedem and Katchalsky
%! L = [1 -.8; -.8 2.64] * 1e-12;
%! v = onsager_derived (L, "membrane", struct ("c_mean", 100));
%! assert ([v.reflection, v.L_D, v.omega, v.determinant], [.8, 2.64e-12, 2e-10, 2e-24], -1e-12);
%!test # effusion of helium
%! k = 1.380649e-23;
%! G = 1 / sqrt (2 * pi * 4.0026 * 1.66053906660e-27 * k * 300);
%! assert (G, 7.60347586e22, -1e-7);
%! L = G / k * [1, 600 * k; 600 * k, 6 * (300 * k)^2];
%! v = onsager_derived (L, "effusion", struct ("T", 300, "Th", 300, "Tc", 77));
%! assert ([v.rate, v.ratio, v.pressure_exponent], [G, 1.5, .5], -1e-12);
%! assert (v.pressure_ratio, 1.973855084879, 1e-12);
%!test # shear flow: (eta U^2/2 kappa)/4 in the middle, entropy production
%! v = onsager_derived (diag ([.3, .6 * 9e4]), "viscous", struct ("T", 300));
%! assert (v.viscosity * 100 / (8 * v.thermal_conductivity), .0208333333333, 1e-12);
%! ## eta U^2 / (h T): one flux eta U/h on the force U/(h T), times h
%! assert (entropy_production (1e-3 * 10 / 1e-3, 10 / 1e-3 / 300) * 1e-3, .333333333333, 1e-12);
%!test # a leg of PbTe from 300 to 800 K, as published
%! s = struct ("Th", 800, "Tc", 300, "method", "snyder");
%! v = onsager_derived (lead_telluride (), "device", s);
%! assert (100 * v.efficiency, 14.0384, 5e-5);
%! assert (v.ZT_device, .9553, 5e-5);
%! ## The maximum is flat: a search by values of 16 digits sees u to 2e-7.
%! assert (v.u_cold, 2.78147491, 5e-7);
%! n = lead_telluride ();
%! n.seebeck = -n.seebeck;
%! w = onsager_derived (n, "device", s);
%! assert ([w.efficiency, w.u_cold], [v.efficiency, -v.u_cold], -1e-12);
%!test # the integral is the limit of the recurrence, reached to first order
%! t = lead_telluride ();
%! s = struct ("Th", 800, "Tc", 300);
%! exact = onsager_derived (t, "device", s).efficiency;
%! s.method = "snyder";
%! loss = t.thermal_conductivity ./ t.conductivity;
%! for k = 1:2
%!   T = interp1 (t.T, 1:1/[16, 32](k):21)';
%!   fine = struct ("T", T, "seebeck", interp1 (t.T, t.seebeck, T), "conductivity", 1 ./ interp1 (t.T, loss, T), "thermal_conductivity", ones (size (T)));
%!   e(k) = onsager_derived (fine, "device", s).efficiency;
%! endfor
%! assert (2 * e(2) - e(1), exact, 1e-6);
%! assert (e(1) - exact, 2 * (e(2) - exact), -0.05);

## ---- Measurements

%!test # Peltier cell: ordinary fits
%! s = dlmread (data ("peltier_cell", "seebeckCoeff_trial2_selectedData.csv"), ",", 1, 0);
%! h = dlmread (data ("peltier_cell", "data_session4_wErrors.csv"), ",", 1, 0);
%! r = dlmread (data ("peltier_cell", "internalResistanceLinear.csv"), ",", 1, 0);
%! line = @(y, x, v, varargin) onsager_fit (y, x, "cov", v.^2, "intercept", true, varargin{:});
%! [S, se, info] = line (s(:,3), s(:,6), s(:,9));
%! assert ([S, se], [.013678 .000068], 5e-7);
%! assert ([info.chi2, info.dof], [80, 4], .5);
%! [K, se] = line (s(:,13), s(:,6), s(:,14));
%! assert ([K, se], [.194068 .000967], 5e-7);
%! [R, se] = line (r(:,4), r(:,2), r(:,9));
%! assert ([R, se], [.68997 .0088], [5e-6, 5e-5]);
%! [P, se, info] = line (h(:,18), h(:,3), h(:,21));
%! assert ([P, se], [3.755 .025], 5e-4);
%! assert ([info.intercept.value, info.intercept.se], [.2136 .0121], 5e-5);
%! assert (info.linear.p_intercept, NaN);
%!test # errors in variables, Kelvin's relation, figure of merit
%! s = dlmread (data ("peltier_cell", "seebeckCoeff_trial2_selectedData.csv"), ",", 1, 0);
%! h = dlmread (data ("peltier_cell", "data_session4_wErrors.csv"), ",", 1, 0);
%! r = dlmread (data ("peltier_cell", "internalResistanceLinear.csv"), ",", 1, 0);
%! line = @(y, x, v, w) onsager_fit (y, x, "cov", v.^2, "xcov", w.^2, "intercept", true);
%! [S, se_S, info] = line (s(:,3), s(:,6), s(:,9), s(:,12));
%! assert ([S, se_S], [.013785 .000606], 5e-7);
%! assert ([info.chi2, info.dof], [.92, 4], .005);
%! [K, se] = line (s(:,13), s(:,6), s(:,14), s(:,12));
%! assert ([K, se], [.20128 .00891], 5e-6);
%! [P, se_P, info] = line (h(:,18), h(:,3), h(:,21), h(:,9));
%! assert ([P, se_P], [3.7554 .0249], 5e-5);
%! assert ([info.chi2, info.dof], [138, 36], .5);
%! assert (info.gof_p < 1e-10 && ! info.reliable);
%! R = onsager_fit (r(:,4), r(:,2), "cov", r(:,9).^2, "intercept", true);
%! ## The reference values of T S are those of 303.5 K; the error of T is the
%! ## scatter of the hot side.
%! T = 303.5;
%! assert ([T * S, T * se_S], [4.184 .184], 5e-4);
%! z = (P - T * S) / sqrt (se_P^2 + (T * se_S)^2 + (S * std (h(:,4)))^2);
%! assert (z, -2.25, 5e-3);
%! assert (T * S^2 / (K * R), .415, 5e-4);
%!test # membranes: permeability of the solute, from any of the feeds
%! want = load ("-ascii", data ("membrane_skk", "params.dat"));
%! for k = 1:rows (want)
%!   m = load ("-ascii", data ("membrane_skk", sprintf ("data_%dg.dat", want(k,1))));
%!   d = struct ("flux", m(:,1) * 60 / 1000 / .38, "rejection", m(:,2));
%!   [v, se, info] = onsager_derived (d, "membrane");
%!   assert (v.solute_permeability, want(k,2), 5e-8);
%!   assert (v.solute_permeability, [.3732411 .5182386 .5248238 .5216042](k), 5e-8);
%!   assert (info.reliable);
%!   assert (v.reflection > .9 && v.reflection < 1);
%! endfor

%!test # fluxes and forces of very different size, as in SI units
%! lastwarn ("", "");
%! L = [3 1 .5; 1 2 .3; .5 .3 1];
%! x = normal (71, 40, 3);
%! z = normal (72, 40, 3);
%! for u = [1e19 1e-1 1; 1e-60 1e60 1; 1e30 1e-30 1e60]'
%!   u = u';
%!   M = onsager_fit (x * L .* u, x ./ u);
%!   assert (M ./ (u' * u), L, 1e-14);
%!   M = onsager_fit (x * L .* u + u, x ./ u, "intercept", true);
%!   assert (M ./ (u' * u), L, 1e-14);
%!   ## With noise, what does not depend on the units.
%!   for option = {{"structure", "free"}, {"cov", "residual"}, ...
%!                 {"errors", "sandwich", "structure", "free"}, ...
%!                 {"robust", "huber"}}
%!     option = [option{1}, {"seed", 1}];
%!     [M, t, b] = onsager_fit ((x * L + z) .* u, x ./ u, option{:});
%!     [N, s, a] = onsager_fit (x * L + z, x, option{:});
%!     assert (M ./ (u' * u), N, 1e-13);
%!     assert (t ./ (u' * u), s, 1e-13);
%!     assert (b.reciprocity.p, a.reciprocity.p, 1e-11);
%!     assert (b.second_law.sigma_min, a.second_law.sigma_min, 1e-13);
%!     assert (b.linear.p, a.linear.p, 1e-11);
%!     assert (b.entropy_production.se, a.entropy_production.se, 1e-13);
%!   endfor
%! endfor
%! ## Octave 11 may note here that it reads a file of its own.
%! [~, id] = lastwarn ();
%! assert (any (strcmp (id, {"", "Octave:language-extension"})));
%!test # plain symmetric fit of graded data with noise: rational arithmetic
%! ## Weights 1 and 2^120 of the two fluxes: the limit is in closed form.
%! x = [1 2 3 1; 0 1 1 2]';
%! y = [2 5 7 4; 1 4 5 7]';
%! u = [2^60, 1];
%! M = onsager_fit (y .* u, x ./ u) ./ (u' * u);
%! first = x \ y(:,1);
%! second = x(:,2) \ (y(:,2) - first(2) * x(:,1));
%! assert (M, [first'; first(2), second], 1e-14);
%!test # linearity test across the blocks of the triangular factor
%! z = normal (73, 100050, 2);
%! x = z(:,1);
%! y = 2 * x + 0.01 * x.^2 + z(:,2);
%! [~, ~, info] = onsager_fit (y, x);
%! A = [x, x.^2];
%! r0 = sumsq (y - x * (x \ y));
%! r1 = sumsq (y - A * (A \ y));
%! assert (info.linear.F, (r0 - r1) / (r1 / (rows (x) - 2)), -1e-9);
%!test # no flux at all: L = 0 and no complaint about an offset
%! [L, se, info] = onsager_fit (zeros (6, 2), X);
%! assert (L, zeros (2));
%! assert (isempty (info.notes));

## ---- Bad input

%!error <option "cov", 20000 x 20000, would need 1.3e\+10 bytes; give what couples the fluxes of a row, 2 x 2 x 10000>
%! onsager_fit (ones (10000, 2), ones (10000, 2), "cov", speye (20000));
%!error <York's iteration does not converge: .*or the data are far from the second law>
%! onsager_fit (X * [-6 1; 1 2] + .05 * cos ((1:6)' * [3 5]), X, "cov", .02 * eye (2), "xcov", [.1 .03; .03 .04], "psd", true);
%!test # magnitudes: units do not matter inside the range, and outside is said
%! [L, se] = onsager_fit (J * 1e60, X * 1e-60);
%! [M, s] = onsager_fit (J, X);
%! assert (L * 1e-120, M, 1e-13);
%! assert (se * 1e-120, s, 1e-13);
%!error <column 1 of J has the size \d\.\de\+\d+; choose units in which it is between> onsager_fit (J * 1e300, X)
%!error <column 1 of X has the size \d.\de-2\d\d; choose units> onsager_fit (J, X * 1e-280)
%!error <64 fluxes are too many; up to 63 can be fitted> onsager_fit (ones (64), eye (64))
%!test # nearly dependent units: nothing silently wrong
%! u = [1e-20, 1];
%! [L, ~, info] = onsager_fit (J ./ u, X .* u);
%! assert (all (isfinite (L(:))));
%! [~, ~, other] = onsager_fit (J ./ u, X .* u, "cov", "residual");
%! [~, ~, plain] = onsager_fit (J, X, "cov", "residual");
%! assert (other.L .* (u' * u), plain.L, 1e-12);
%! assert (other.second_law.T, 0);
%! assert (other.second_law.lambda_min > 0);
%! assert (other.reciprocity.p, plain.reciprocity.p, 1e-10);
