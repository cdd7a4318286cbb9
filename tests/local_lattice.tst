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


## lattice_gas, its sampler and local_equilibrium_test against the full master
## equation and exact moments.  Seeds are fixed, so that the outcome is the same
## on every run.  A statistic z is standard normal if all is well and fails
## beyond 4.5, or beyond 5 for t of 31 degrees taken for z; about 600 of them
## are looked at.

## Stationary state of the exclusion process on all 2^N configurations.
%!function [rho, J, C] = exclusion_states (N, ra, rb)
%!  n = 2^N;
%!  W = zeros (n);
%!  tau = mod (floor ((0:n-1)' ./ 2.^(0:N-1)), 2);
%!  index = @(t) 1 + t * 2.^(0:N-1)';
%!  for s = 1:n
%!    t = tau(s,:);
%!    for b = 1:N-1
%!      u = t;
%!      u([b, b+1]) = t([b+1, b]);
%!      W(s,index(u)) += any (u != t);
%!    endfor
%!    for side = [1, N; ra, rb]
%!      u = t;
%!      u(side(1)) = 1 - u(side(1));
%!      W(s,index(u)) += ifelse (t(side(1)), 1 - side(2), side(2));
%!    endfor
%!  endfor
%!  p = network_steady (W);
%!  rho = p * tau;
%!  C = tau' * (p' .* tau) - rho' * rho;
%!  J = ra - rho(1);
%!endfunction
%!function r = ifelse (c, a, b)
%!  if (c)
%!    r = a;
%!  else
%!    r = b;
%!  endif
%!endfunction

%!test <*6> # the closed forms of exclusion: 2^N states
%! for N = 1:6
%!   for e = [0.9 0.2; 0 1; 0.3 0.5]'
%!     [rho, J, C] = exclusion_states (N, e(1), e(2));
%!     s = lattice_gas ("ssep", N, e');
%!     assert (s.profile, rho, 1e-14);
%!     assert (s.current, J, 1e-14);
%!     assert (s.covariance, C, 1e-14);
%!   endfor
%! endfor

%!test <*6> # zero range: the master equation of two sites, cut at 25 particles
%! u = [0.8, 1.6, 1.2];
%! z = [0.5, 0.2];
%! most = 25;
%! rate = @(n) (n > 0) * u(max (1, min (n, 3)));
%! index = @(a, b) 1 + a + (most + 1) * b;
%! W = zeros ((most + 1)^2);
%! for a = 0:most
%!   for b = 0:most
%!     i = index (a, b);
%!     if (a < most)
%!       W(i,index (a + 1, b)) += z(1);
%!     endif
%!     if (b < most)
%!       W(i,index (a, b + 1)) += z(2);
%!     endif
%!     if (a > 0)
%!       W(i,index (a - 1, b)) += rate (a);
%!       if (b < most)
%!         W(i,index (a - 1, b + 1)) += rate (a);
%!       endif
%!     endif
%!     if (b > 0)
%!       W(i,index (a, b - 1)) += rate (b);
%!       if (a < most)
%!         W(i,index (a + 1, b - 1)) += rate (b);
%!       endif
%!     endif
%!   endfor
%! endfor
%! p = reshape (network_steady (W), most + 1, most + 1);
%! n = 0:most;
%! s = lattice_gas ("zrp", 2, z, "rates", u);
%! q = {sum(p, 2)', sum(p, 1)};
%! for k = 1:2
%!   assert (s.profile(k), n * q{k}', 1e-7);
%!   assert (s.variance(k), n.^2 * q{k}' - (n * q{k}')^2, 1e-6);
%! endfor
%! assert (p, q{1}' * q{2}, 1e-8);

%!test <*6> # the samplers: profile, variances, all covariances, currents
%! cases = {"ssep", 8, [0.9, 0.2], {}
%!          "ssep", 1, [0.9, 0.2], {}
%!          "kmp", 8, [2, 1], {"bath", "replace"}
%!          "kmp", 8, [2, 1], {"bath", "mix"}
%!          "kmp", 1, [2, 1], {"bath", "mix"}
%!          "zrp", 8, [0.8, 0.2], {}
%!          "zrp", 4, [0.5, 0.2], {"rates", [0.8, 1.6, 1.2]}
%!          "zrp", 2, [3, 1], {"rates", 1:40}};
%! for c = cases'
%!   s = lattice_gas (c{1:3}, c{4}{:}, "replicas", 32, "snapshots", 10000, ...
%!                    "seed", 1, "burn", 200);
%!   r = s.sample;
%!   for name = {"profile", "variance", "covariance"}
%!     z = (r.(name{1}) - s.(name{1})) ./ r.([name{1} "_se"]);
%!     assert (max (abs (z(:))) < 5);
%!   endfor
%!   assert (abs ((r.current - s.current) / r.current_se) < 4.5);
%!   z = (r.bond_current - s.current) ./ r.bond_current_se;
%!   assert (max (abs (z)) < 4.5);
%!   assert (r.profile_se < 0.02 * s.profile);
%! endfor

%!test # the clock: the variance of a current shows the Poisson number of events
%! ## One site of exclusion, filled from the left and emptied to the right at
%! ## rate 1 each: a particle takes two exponential times, so that the variance
%! ## is 1/4 per time; with a fixed number of events it would be 1/8.
%! s = lattice_gas ("ssep", 1, [1, 0], "replicas", 4000, ...
%!                  "snapshots", 1, "interval", 400, "seed", 2);
%! v = 400 * s.sample.bond_current_se.^2 * 4000;
%! assert (v, [1, 1] / 4, 4.5 * sqrt (2 / 4000) / 4);
%! assert (s.sample.events / 4000, 2 * 401, 4.5 * sqrt (802 / 4000));

%!test # local equilibrium: exact in the zero-range process, broken in KMP
%! s = lattice_gas ("zrp", 8, [0.8, 0.2], "replicas", 500, "snapshots", 8, ...
%!                  "interval", 200, "save", true, "seed", 3);
%! r = local_equilibrium_test (s.sample.x, "family", "geometric");
%! assert (r.local);
%! assert (r.global, false);
%! assert (r.reliable);
%! assert (max (abs (r.T - s.fugacity) ./ r.T_se) < 4.5);
%! s = lattice_gas ("kmp", 8, [2, 1], "replicas", 1000, "snapshots", 150, ...
%!                  "interval", 64, "save", true, "seed", 3);
%! r = local_equilibrium_test (s.sample.x, "family", "exponential");
%! assert (r.local, false);
%! assert (r.z > 4);
%! assert (max (abs (r.moment - s.ratio)) < 0.05);

%!test # the harmonic chain has Maxwellian cells, and no gradient
%! s = harmonic_chain (12, [2, 1], "times", 0, "trajectories", 20000, ...
%!                     "seed", 5);
%! r = local_equilibrium_test (squeeze (s.v));
%! assert (r.local);
%! assert (r.global, false);
%! r = local_equilibrium_test (squeeze (s.v)(:,5:8));
%! assert (r.local && r.global);
