# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""spectra_rivals.py RIVAL FILE TIMES CURRENTS SERIES RUNS DT BAND REPEATS

FILE holds doubles, TIMES x CURRENTS x SERIES x RUNS, the first index fastest.
RIVAL is sportran (the coefficient of the first current with the others at
zero, f* = BAND) or stacie (each current alone; it finds its band).  Prints one
JSON line: value and se, one a run (stacie: of the first current), seconds a
run, the best of REPEATS.
"""
import contextlib
import io
import json
import sys
import time

import numpy as np

rival, name = sys.argv[1:3]
N, M, series, runs, repeats = (int(sys.argv[i]) for i in (3, 4, 5, 6, 9))
dt, band = float(sys.argv[7]), float(sys.argv[8])
data = np.fromfile(name).reshape(runs, series, M, N)

if rival == "sportran":
    import matplotlib
    matplotlib.use("Agg")
    if not hasattr(np, "trapz"):
        np.trapz = np.trapezoid  # its name before NumPy 2.4
    with contextlib.redirect_stdout(io.StringIO()):
        import sportran

    def estimate(x):
        """Time in fs, so that frequencies are in 1000 THz."""
        x = np.ascontiguousarray(x.transpose(1, 2, 0))
        with contextlib.redirect_stdout(io.StringIO()):
            j = sportran.GenericCurrent(x if M > 1 else x[0], DT_FS=dt,
                                        KAPPA_SCALE=1.0)
            j = j.resample(fstar_THz=1000 * band, plot=False)
            j.cepstral_analysis()
        return float(j.kappa), float(j.kappa_std)
else:
    from stacie import ExpPolyModel, compute_spectrum, estimate_acint

    def estimate(x):
        out = None
        for k in range(M):
            spectrum = compute_spectrum(np.ascontiguousarray(x[:, k]),
                                        timestep=dt, include_zero_freq=False)
            r = estimate_acint(spectrum, ExpPolyModel([0, 2]))
            out = out or (float(r.acint), float(r.acint_std))
        return out

best = np.inf
for i in range(repeats):
    begin = time.perf_counter()
    found = [estimate(x) for x in data]
    best = min(best, (time.perf_counter() - begin) / runs)
print(json.dumps({"seconds": best, "value": [f[0] for f in found],
                  "se": [f[1] for f in found]}))
