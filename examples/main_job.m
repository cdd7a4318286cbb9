## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The main job on real data: ./run demo.
##
## 1. A protein mutation, 80 runs each way (pmx tutorial): all estimates, the
##    diagnostics, one verdict, and the figure work.png.
## 2. A pair of ions pulled apart in water, 18 runs (dcTMD): the free energy
##    profile against its published column, figure pulling.png.
## 3. Benzene in water, 5 states of its charges (alchemtest): multistate
##    reweighting against neighbour by neighbour, figure benzene.png.
##
## Figures are written to the current folder.

here = fileparts (mfilename ("fullpath"));
addpath (here);
folder = fullfile (here, "..", "tests", "data");

printf ("\n==== 1. Protein mutation: free energy from 80 + 80 fast switches\n");
wF = read_work (fullfile (folder, "pmx_tutorial", "protein1_wF.txt"));
wB = read_work (fullfile (folder, "pmx_tutorial", "protein1_wB.txt"));
options = {"negated", true, "temperature", 298, "units", "kJ/mol", "seed", 1};
work_report (wF, wB, options{:});
figure ("visible", "off", "paperposition", [0, 0, 11, 4.2]);
plot_work (wF, wB, options{:});
save_picture ("work.png");

printf ("\n==== 2. Na+ and Cl- pulled apart in water\n");
pulling (folder, "pulling.png");

printf ("\n==== 3. Benzene: charges switched off in 4 steps\n\n");
benzene (folder, "benzene.png");
