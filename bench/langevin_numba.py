# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""langevin_numba.py TRAJECTORIES STEPS: a numba loop.

The double well (x^2 - 1)^2 at kT = 1: overdamped steps of Euler and Maruyama
and underdamped BAOAB, each trajectory in a scalar loop, in parallel over
trajectories on one thread and on all.  Prints one JSON line: million steps a
second and <x^2>.
"""
import json
import sys
import time

import numba
import numpy as np

M, steps = map(int, sys.argv[1:3])


@numba.njit(fastmath=True, parallel=True)
def overdamped(x, h, steps):
    s = np.sqrt(2 * h)
    for i in numba.prange(len(x)):
        y = x[i]
        for k in range(steps):
            y += -4 * y * (y * y - 1) * h + s * np.random.normal()
        x[i] = y


@numba.njit(fastmath=True, parallel=True)
def baoab(x, v, h, a, steps):
    s = np.sqrt(1 - a * a)
    for i in numba.prange(len(x)):
        y = x[i]
        u = v[i]
        f = -4 * y * (y * y - 1)
        for k in range(steps):
            u += h / 2 * f
            y += h / 2 * u
            u = a * u + s * np.random.normal()
            y += h / 2 * u
            f = -4 * y * (y * y - 1)
            u += h / 2 * f
        x[i] = y
        v[i] = u


def rate(run):
    run(1)
    best = np.inf
    for i in range(3):
        start = time.perf_counter()
        run(steps)
        best = min(best, time.perf_counter() - start)
    return M * steps / best / 1e6


x = np.zeros(M)
v = np.zeros(M)
result = {}
for threads in (1, numba.config.NUMBA_NUM_THREADS):
    numba.set_num_threads(threads)
    name = "one" if threads == 1 else "all"
    x[:] = 0
    result["overdamped_" + name] = rate(lambda n: overdamped(x, 1e-3, n))
    result["square"] = float(np.mean(x * x))
    result["baoab_" + name] = rate(lambda n: baoab(x, v, 1e-3, np.exp(-1e-3),
                                                   n))
print(json.dumps(result))
