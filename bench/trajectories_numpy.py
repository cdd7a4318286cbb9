# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""trajectories_numpy.py FILE REALISATIONS TIMES: msd and correlation by FFT.

The usual algorithm: correlation by the transform of the zero-padded series,
and the mean squared displacement from it and running sums of squares, all
lags, realisations vectorised.  Prints one JSON line.
"""
import json
import sys
import time

import numpy as np

M, T = int(sys.argv[2]), int(sys.argv[3])
x = np.fromfile(sys.argv[1]).reshape(M, T)


def correlation(x):
    n = x.shape[1]
    f = np.fft.rfft(x, 2 * n, axis=1)
    c = np.fft.irfft(np.abs(f) ** 2, 2 * n, axis=1)[:, :n]
    return (c / (n - np.arange(n))).mean(axis=0)


def msd(x):
    n = x.shape[1]
    s2 = correlation(x)
    q = np.cumsum(x ** 2, axis=1)
    q = np.concatenate([np.zeros((len(x), 1)), q], axis=1).mean(axis=0)
    k = np.arange(n)
    s1 = (q[n - k] + q[n] - q[k]) / (n - k)
    return s1 - 2 * s2


def best(f):
    seconds = np.inf
    for _ in range(3):
        start = time.perf_counter()
        value = f(x)
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, value


tm, m = best(msd)
tc, c = best(correlation)
print(json.dumps({"msd": tm, "msd4": m[4], "c": tc, "c4": c[4]}))
