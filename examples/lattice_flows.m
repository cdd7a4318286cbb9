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

## lattice_flows ()
## lattice_flows (picture)
##
## Particles flow from high to low chemical potential, energy from hot to
## cold: three lattices between two reservoirs, simulated, beside what is
## exactly known about them; and a chain of springs for which the law of
## Fourier fails.
##
## Prints currents and profiles with errors.  The figure goes to the file
## PICTURE (a .png), or to the screen.

function lattice_flows (picture)

  if (nargin < 1)
    picture = "";
  endif

  N = 20;
  cases = {"ssep", [0.9, 0.2], "exclusion, density"
           "zrp", [0.8, 0.2], "zero range, fugacity"
           "kmp", [2, 1], "energy exchange (KMP), temperature"};
  printf ("%d sites between two reservoirs, 64 simulations each\n\n", N);
  printf ("  model                              ends         current, sampled");
  printf ("        exact    largest z of a profile\n");
  for c = 1:3
    s{c} = lattice_gas (cases{c,1}, N, cases{c,2}, "replicas", 64, ...
                        "snapshots", 16000, "seed", 1);
    r = s{c}.sample;
    z = max (abs (r.profile - s{c}.profile) ./ r.profile_se);
    printf ("  %-34s %.1f, %.1f   %.6f +- %.6f   %.6f   %.1f\n", cases{c,3}, ...
            cases{c,2}, r.current, r.current_se, s{c}.current, z);
  endfor

  printf ("\nThe current falls as 1/N (law of Fick); that of a chain of");
  printf (" springs does not:\n\n");
  printf ("    N   exclusion   chain 2 -> 1   formula of 1967");
  printf ("   middle of the chain\n");
  for n = [5, 10, 20, 40, 80]
    h = harmonic_chain (n, [2, 1]);
    printf ("  %3d    %8.5f       %8.5f          %8.5f              %.4f\n", ...
            n, lattice_gas("ssep", n, [0.9, 0.2]).current, h.current, ...
            h.expected_current, h.temperature(ceil (n / 2)));
  endfor
  C = s{1}.covariance;
  printf ("\nExclusion: sites %d and %d are correlated by %.5f (sampled", ...
          N / 2, N / 2 + 1, C(N/2,N/2+1));
  printf (" %.5f +- %.5f),\nof order 1/N and over the whole length.\n", ...
          s{1}.sample.covariance(N/2,N/2+1), ...
          s{1}.sample.covariance_se(N/2,N/2+1));

  if (isempty (picture))
    figure ("position", [100, 100, 1100, 800]);
  else
    figure ("visible", "off", "paperposition", [0, 0, 14, 10]);
  endif
  draw (s, N);
  save_picture (picture);

endfunction

function draw (s, N)

  blue = [0, 0.35, 0.7];
  red = [0.8, 0.25, 0.1];
  names = {"Exclusion", "Zero range", "Energy exchange (KMP)"};
  heights = {"density", "particles a site", "energy a site"};
  limits = [0, 1; 0, 4; 0.9, 2.1];
  for c = 1:3
    start_panel (c);
    r = s{c}.sample;
    plot (0:0.1:N+1, interp1 (s{c}.site, s{c}.profile, 0:0.1:N+1, "linear"), ...
          "color", blue, "linewidth", 1.5);
    h = errorbar (s{c}.site, r.profile, 2 * r.profile_se, "o");
    set (h, "color", red, "markersize", 5);
    legend ("exact", "64 simulations, 2 s.e.");
    finish_panel ([0, N + 1, limits(c,:)], "site", heights{c}, names{c});
  endfor

  start_panel (4);
  i = N / 2;
  other = [1:i-1, i+1:N];
  r = s{1}.sample;
  plot (1:i-1, 1e3 * s{1}.covariance(i,1:i-1), "-", "color", blue, ...
        "linewidth", 1.5);
  h = errorbar (other, 1e3 * r.covariance(i,other), ...
                2e3 * r.covariance_se(i,other), "o");
  set (h, "color", red, "markersize", 5);
  plot (i+1:N, 1e3 * s{1}.covariance(i,i+1:N), "-", "color", blue, ...
        "linewidth", 1.5);
  legend ("exact", "64 simulations, 2 s.e.", "location", "southeast");
  finish_panel ([0, N + 1, -8, 1.5], "site", ...
                sprintf ("1000 cov (site %d, site)", i), ...
                "Exclusion: what local equilibrium neglects");

endfunction
