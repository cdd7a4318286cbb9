## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## benzene ()
## benzene (data_folder)
## benzene (data_folder, picture)
##
## Free energy of switching off the charges of benzene in water, from
## equilibrium runs in 5 states: all states together (mbar) against each
## neighbouring pair (bennett).  Prints a table; the figure goes to the file
## PICTURE, or to the screen.  DATA_FOLDER is the one that holds alchemtest,
## by default ../tests/data seen from this file.

function benzene (data_folder = "", picture = "")

  if (isempty (data_folder))
    data_folder = fullfile (fileparts (mfilename ("fullpath")), "..", ...
                            "tests", "data");
  endif
  load (fullfile (data_folder, "alchemtest", "gmx_benzene_coulomb.mat"));
  N = N_k(:)';
  K = numel (N);
  [f, se, info] = mbar (u_kn, N);

  last = cumsum (N);
  first = last - N + 1;
  for k = 1:K-1
    a = first(k):last(k);
    b = first(k+1):last(k+1);
    [step(k), step_se(k), pair] = bennett (u_kn(k+1,a) - u_kn(k,a), ...
                                           u_kn(k,b) - u_kn(k+1,b));
    overlap(k) = pair.overlap;
  endfor
  chain = [0, cumsum(step)];
  chain_se = [0, sqrt(cumsum (step_se.^2))];

  printf ("  state     mbar / kT              pair by pair / kT     overlap\n");
  for k = 1:K
    printf ("  %5d  %9.4f +- %.4f     %9.4f +- %.4f", k, f(k), se(k), ...
            chain(k), chain_se(k));
    if (k < K)
      printf ("     %.3f", overlap(k));
    endif
    printf ("\n");
  endfor
  printf ("\n  Free energy of the whole change: %.4f +- %.4f kT (%s)\n", ...
          f(K), se(K), ifelse (info.reliable, "reliable", "NOT reliable"));

  if (isempty (picture))
    figure ();
  else
    figure ("visible", "off", "paperposition", [0, 0, 11, 4.2]);
  endif
  ax = axes ("position", [0.09, 0.17, 0.38, 0.70]);
  h = errorbar (ax, 1:K, f, 1.96 * se);
  set (h, "marker", "o", "linewidth", 1.4, "color", [0.12 0.35 0.65]);
  xlim (ax, [0.5, K + 0.5]);
  set (ax, "xtick", 1:K);
  xlabel (ax, "state");
  ylabel (ax, "f  [kT]");
  title (ax, "free energies, 95 % intervals");
  ax = axes ("position", [0.59, 0.17, 0.34, 0.70]);
  imagesc (ax, info.overlap, [0, max(info.overlap(:))]);
  colormap (ax, flipud (gray (64)));
  axis (ax, "square");
  for i = 1:K
    for j = 1:K
      shade = ifelse (info.overlap(i,j) > 0.5 * max (info.overlap(:)), ...
                      [1 1 1], [0 0 0]);
      text (ax, j, i, sprintf ("%.2f", info.overlap(i,j)), "color", shade, ...
            "horizontalalignment", "center");
    endfor
  endfor
  set (ax, "xtick", 1:K, "ytick", 1:K, "ticklength", [0, 0]);
  title (ax, "overlap of the states");
  save_picture (picture);

endfunction
