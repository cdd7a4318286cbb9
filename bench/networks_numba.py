# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""networks_numba.py RATES STATES TIME PATHS: the direct method as a numba loop.

RATES is a file of doubles, the rate matrix by rows.  One thread.  The loop
does what bench/networks.m asks of noneq: for each path the final state, the
number of jumps, the net number of jumps 2 -> 5 and the entropy of the medium.
Prints one JSON line: seconds (best of several), jumps, and averages.
"""
import json
import sys
import time

import numba
import numpy as np

name, n, T, paths = sys.argv[1], *map(float, sys.argv[2:5])
n, paths = int(n), int(paths)
W = np.fromfile(name).reshape(n, n)
np.fill_diagonal(W, 0)

degree = (W > 0).sum(axis=1)
first = np.concatenate([[0], np.cumsum(degree)])
source, target = np.nonzero(W)
rate = W[source, target]
total = np.array([rate[first[i]:first[i + 1]].sum() for i in range(n)])
share = np.concatenate([np.cumsum(rate[first[i]:first[i + 1]]) / total[i]
                        for i in range(n)])
entropy = np.log(rate / W[target, source])
mean = 1 / total
step = ((source == 1) & (target == 4)) * 1 - ((source == 4) & (target == 1)) * 1


@numba.njit(fastmath=True)
def run(seed, start, T, first, target, share, mean, entropy, step):
    np.random.seed(seed)
    m = len(start)
    final = np.empty(m, np.int64)
    jumps = np.empty(m, np.int64)
    steps = np.empty(m, np.int64)
    medium = np.empty(m)
    for k in range(m):
        x, t, c, d, s = start[k], 0.0, 0, 0, 0.0
        while True:
            t -= np.log(1.0 - np.random.random()) * mean[x]
            if t >= T:
                break
            u = np.random.random()
            e = first[x]
            while e < first[x + 1] - 1 and u >= share[e]:
                e += 1
            s += entropy[e]
            d += step[e]
            c += 1
            x = target[e]
        final[k], jumps[k], steps[k], medium[k] = x, c, d, s
    return final, jumps, steps, medium


start = np.full(paths, n - 1, np.int64)
args = (start, T, first, target, share, mean, entropy, step)
run(1, np.zeros(2, np.int64), *args[1:])
best = np.inf
for i in range(5):
    begin = time.perf_counter()
    final, jumps, steps, medium = run(i, *args)
    best = min(best, time.perf_counter() - begin)
print(json.dumps({"seconds": best, "jumps": int(jumps.sum()),
                  "steps": [steps.mean(), steps.std() / paths**0.5],
                  "medium": [medium.mean(), medium.std() / paths**0.5]}))
