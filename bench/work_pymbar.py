# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""work_pymbar.py CASE FOLDER: time pymbar on the data that bench/work.m wrote.

Prints one JSON line: seconds (best of several), value, se.
"""
import json
import sys
import time
import logging
import warnings

import numpy as np

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
import pymbar  # noqa: E402
from pymbar.other_estimators import bar, exp  # noqa: E402

case, folder = sys.argv[1:3]
wF = np.fromfile(folder + "/wF.bin")
wR = np.fromfile(folder + "/wR.bin")
repeats = 3


def run_exp():
    r = exp(wF)
    return r["Delta_f"], r["dDelta_f"]


def run_bar(f=wF, r=wR):
    # Tolerance that gives the twelve digits that noneq gives.
    out = bar(f, r, relative_tolerance=1e-12, uncertainty_method="MBAR")
    return out["Delta_f"], out["dDelta_f"]


def run_boot():
    rng = np.random.default_rng(1)
    f, r = wF[:100000], wR[:100000]
    value = run_bar(f, r)[0]
    sample = [bar(rng.choice(f, len(f)), rng.choice(r, len(r)),
                  relative_tolerance=1e-12, compute_uncertainty=False)["Delta_f"]
              for _ in range(100)]
    return value, np.std(sample, ddof=1)


def run_mbar():
    u = np.fromfile(folder + "/u.bin").reshape(-1, 20).T.copy()
    m = pymbar.MBAR(u, np.full(20, 10000))
    r = m.compute_free_energy_differences()
    return r["Delta_f"][0], r["dDelta_f"][0]


call = {"exp": run_exp, "bar": run_bar, "boot": run_boot, "mbar": run_mbar}[case]
best = np.inf
for i in range(1 if case == "boot" else repeats):
    start = time.perf_counter()
    value, se = call()
    best = min(best, time.perf_counter() - start)
print(json.dumps({"seconds": best, "value": np.atleast_1d(value).tolist(),
                  "se": np.atleast_1d(se).tolist()}))
