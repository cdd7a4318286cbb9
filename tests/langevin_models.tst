## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The models of langevin_model, simulated, against their exact answers.
##
## Each comparison is within 4.5 standard errors: with the fixed seeds the
## outcome is certain; a wrong alarm would come once in 1.5e5 seeds for each of
## the about 30 comparisons, together once in 5000.

%!function mean_is (x, want)
%!  x = x(:);
%!  se = std (x) / sqrt (numel (x));
%!  if (! (abs (mean (x) - want) <= 4.5 * se))
%!    error ("mean %.6g +- %.2g, expected %.6g", mean (x), se, want);
%!  endif
%!endfunction

%!test # harmonic, over- and underdamped: variance and correlation
%! for more = {{}, {"damping", 0.7}}
%!   m = langevin_model ("harmonic", "stiffness", 2, "kT", 1.5, more{1}{:});
%!   [t, x] = langevin (m, "seed", 1, "trajectories", 4000);
%!   k = floor (numel (t) / 2);
%!   j = k + round (numel (t) / 20);
%!   mean_is (x(:,k).^2, m.exact.variance);
%!   mean_is (x(:,k) .* x(:,j), m.exact.correlation (t(j) - t(k)));
%! endfor

%!test # double well: first passage, against the quadrature
%! m = langevin_model ("double well", "barrier", 1.5);
%! s = langevin (m, [0, 80], -1, "step", 5e-4, "trajectories", 1000, ...
%!               "seed", 2, "events", [1, 1, 1], "stop", true, "ledger", "off", ...
%!               "stride", Inf);
%! assert (! any (isnan (s.passage)));
%! ## A path that is looked at each h passes late by 0.5826 sqrt (2 D h), as
%! ## far as the wall seems to be further away (Siegmund, 1979).
%! late = 0.5826 * sqrt (2 * 5e-4);
%! mean_is (s.passage, m.exact.passage (-1, 1 + late));

%!test # washboard: drift and diffusion
%! m = langevin_model ("washboard");
%! s = langevin (m, [0, 400], 0, "trajectories", 2000, "seed", 3, ...
%!               "ledger", "off", "stride", 10000);
%! moved = s.x(:,end) - s.x(:,2);
%! T = s.t(end) - s.t(2);
%! mean_is (moved / T, m.exact.velocity);
%! mean_is ((moved - mean (moved)).^2 / (2 * T), m.exact.diffusion);

%!test # ratchet, deep: jumps a cycle
%! m = langevin_model ("ratchet", "height", 60);
%! s = langevin (m, m.tspan, 0, "trajectories", 2000, "seed", 4, ...
%!               "stride", Inf, "ledger", "off");
%! ## Of finite depth the particle sits about the minimum, not in it: the
%! ## jumps from there.
%! a = 0.2; s0 = sqrt (4 * m.parameters.off); n = -5:5;
%! jumps = @(x) sum (n / 2 .* (erf ((n + a - x) / s0) ...
%!                             - erf ((n - 1 + a - x) / s0)), 2);
%! r = 60 / a; l = 60 / (1 - a);
%! want = quadgk (@(x) arrayfun (jumps, x) .* exp (-r * max (x, 0) ...
%!                + l * min (x, 0)), -0.3, 0.1, "Waypoints", 0) / (1/l + 1/r);
%! ## The run ends with the potential off: count to the last time it was on.
%! t = m.tspan(2) - m.parameters.off;
%! n = round (t / m.options{2}) * m.options{2};
%! s = langevin (m, [0, n], 0, "trajectories", 2000, "seed", 4, ...
%!               "stride", Inf, "ledger", "off");
%! mean_is (round (s.x) / 4, want);

%!test # ratchet of a few kT: its velocity
%! m = langevin_model ("ratchet", "height", 5, "asymmetry", 0.3, "on", 0.05, ...
%!                     "off", 0.1, "step", 2e-4);
%! cycle = m.parameters.on + m.parameters.off;
%! s = langevin (m, (0:4) * cycle, 0, "trajectories", 40000, "seed", 3, ...
%!               "ledger", "off");
%! mean_is ((s.x(:,end) - s.x(:,2)) / (3 * cycle), m.exact.velocity);

%!test # gyrator: covariance and entropy
%! m = langevin_model ("gyrator");
%! s = langevin (m, "trajectories", 4000, "seed", 5, "ledger", "frames");
%! C = m.exact.covariance;
%! x = s.x(:,end,:);
%! mean_is (x(:,1,1).^2, C(1,1));
%! mean_is (x(:,1,2).^2, C(2,2));
%! mean_is (x(:,1,1) .* x(:,1,2), C(1,2));
%! k = floor (numel (s.t) / 2);
%! T = s.t(end) - s.t(k);
%! ## The heat that a bath gives, less what stays in the particle.
%! mean_is ((s.heat(:,end,1) - s.heat(:,k,1)) / T, m.exact.heat);
%! mean_is ((s.entropy(:,end) - s.entropy(:,k)) / T, ...
%!          m.exact.entropy_production);

%!test # heat chain of five
%! m = langevin_model ("heat chain", "masses", 5);
%! s = langevin (m, "trajectories", 2000, "seed", 6, "ledger", "frames");
%! k = floor (numel (s.t) / 2);
%! T = s.t(end) - s.t(k);
%! mean_is ((s.heat(:,end,1) - s.heat(:,k,1)) / T, m.exact.heat);
%! mean_is (-(s.heat(:,end,end) - s.heat(:,k,end)) / T, m.exact.heat);

%!test # dragged trap, over- and underdamped: mean, variance, equality
%! for more = {{}, {"damping", 1}}
%!   m = langevin_model ("dragged trap", "step", 0.01, more{1}{:});
%!   [wF, wR, info] = switching (m, "seed", 7);
%!   ## The step: the work of a protocol in 200 steps, below the noise.
%!   mean_is (wF, m.exact.work);
%!   mean_is (wR, m.exact.work);
%!   mean_is ((wF - m.exact.work).^2, m.exact.work_variance);
%!   mean_is (exp (-wF), 1);
%!   assert (info.dF, 0, 1e-12);
%! endfor

%!test # breathing trap: generating function
%! m = langevin_model ("breathing trap", "step", 0.002);
%! [wF, wR, info] = switching (m, "seed", 8);
%! assert (info.dF, m.exact.dF, 1e-9);
%! mean_is (wF, m.exact.work);
%! for u = [0.5, 1, 2]
%!   mean_is (exp (-u * wF), m.exact.average (u));
%! endfor

%!test # hairpin: both directions give the exact free energy
%! m = langevin_model ("hairpin", "trajectories", 100, "range", [25, 45], ...
%!                     "duration", 0.01);
%! [wF, wR, info] = switching (m, "seed", 9);
%! assert (info.dF, m.exact.dF, 1e-4 * abs (m.exact.dF));
%! [dF, se, b] = bennett (wF, wR, "kT", 4.114);
%! assert (dF, m.exact.dF, 4.5 * se);

%!test # active particles: mean squared displacement, variance in a trap
%! m = langevin_model ("active particle");
%! [t, x] = langevin (m, "seed", 10, "trajectories", 4000);
%! mean_is (x(:,end,1).^2 + x(:,end,2).^2, m.exact.msd (t(end)));
%! k = find (t >= 1, 1);
%! mean_is (x(:,k,1).^2 + x(:,k,2).^2, m.exact.msd (t(k)));
%! for more = {{"active particle", "stiffness", 1}, {"active trap"}}
%!   m = langevin_model (more{1}{:});
%!   [t, x] = langevin (m, "seed", 11, "trajectories", 4000);
%!   mean_is (x(:,end,1).^2, m.exact.variance);
%! endfor

%!test # memory: velocity correlation and diffusion
%! m = langevin_model ("memory", "trajectories", 20000);
%! [t, x, v] = langevin (m, [0, 1, 3, 20, 40], 0, "seed", 12);
%! for k = 2:3
%!   mean_is (v(:,1) .* v(:,k), m.exact.velocity_correlation (t(k)));
%! endfor
%! mean_is (v(:,end).^2, 1);
%! mean_is ((x(:,5) - x(:,4)).^2 / 40, m.exact.diffusion);
%! ## of two times, in a trap
%! m = langevin_model ("memory", "kernel", [2, 0.3; 0.5, 4], "stiffness", 3, ...
%!                     "mass", 2, "kT", 1.5, "trajectories", 10000);
%! [t, x, v] = langevin (m, [0, 30, 31.5], 0, "step", 0.05, "seed", 13);
%! mean_is (x(:,2).^2, m.exact.variance);
%! mean_is (v(:,2) .* v(:,3), m.exact.velocity_correlation (1.5));
