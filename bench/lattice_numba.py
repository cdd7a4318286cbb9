# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""lattice_numba.py MODEL SITES LEFT RIGHT INTERVAL SNAPSHOTS: a numba loop.

The same processes as lattice_gas, one replica, one thread: the number of
events in an interval is Poisson, a bond is drawn for each, and the profile and
the current from the left are averaged.  The zero-range process has u = 1.
Prints one JSON line: seconds (best of several), events, profile of the first
site, current.
"""
import json
import sys
import time

import numba
import numpy as np

model = sys.argv[1]
N = int(sys.argv[2])
left, right, interval = map(float, sys.argv[3:6])
snapshots = int(sys.argv[6])


@numba.njit(fastmath=True)
def ssep(seed, x, left, right, interval, snapshots):
    np.random.seed(seed)
    n = len(x)
    mean = np.zeros(n)
    flow = 0
    events = 0
    for s in range(snapshots):
        count = np.random.poisson((n + 1) * interval)
        events += count
        for j in range(count):
            b = int(np.random.random() * (n + 1))
            if b == 0:
                fresh = 1 if np.random.random() < left else 0
                flow += fresh - x[0]
                x[0] = fresh
            elif b == n:
                x[n - 1] = 1 if np.random.random() < right else 0
            else:
                a = x[b - 1]
                x[b - 1] = x[b]
                x[b] = a
        for i in range(n):
            mean[i] += x[i]
    return events, mean / snapshots, flow / (snapshots * interval)


@numba.njit(fastmath=True)
def kmp(seed, x, left, right, interval, snapshots):
    np.random.seed(seed)
    n = len(x)
    mean = np.zeros(n)
    flow = 0.0
    events = 0
    for s in range(snapshots):
        count = np.random.poisson((n + 1) * interval)
        events += count
        for j in range(count):
            b = int(np.random.random() * (n + 1))
            if b == 0:
                fresh = -left * np.log(1.0 - np.random.random())
                flow += fresh - x[0]
                x[0] = fresh
            elif b == n:
                x[n - 1] = -right * np.log(1.0 - np.random.random())
            else:
                total = x[b - 1] + x[b]
                x[b - 1] = np.random.random() * total
                x[b] = total - x[b - 1]
        for i in range(n):
            mean[i] += x[i]
    return events, mean / snapshots, flow / (snapshots * interval)


@numba.njit(fastmath=True)
def zrp(seed, x, left, right, interval, snapshots):
    np.random.seed(seed)
    n = len(x)
    mean = np.zeros(n)
    flow = 0
    events = 0
    for s in range(snapshots):
        count = np.random.poisson(2 * (n + 1) * interval)
        events += count
        for j in range(count):
            b = int(np.random.random() * 2 * (n + 1))
            source = (b >> 1) + (b & 1)
            target = (b >> 1) + 1 - (b & 1)
            if source == 0:
                if np.random.random() >= left:
                    continue
                flow += 1
            elif source == n + 1:
                if np.random.random() >= right:
                    continue
            else:
                if x[source - 1] == 0:
                    continue
                x[source - 1] -= 1
                if target == 0:
                    flow -= 1
            if 0 < target <= n:
                x[target - 1] += 1
        for i in range(n):
            mean[i] += x[i]
    return events, mean / snapshots, flow / (snapshots * interval)


run = {"ssep": ssep, "kmp": kmp, "zrp": zrp}[model]
kind = {"ssep": np.int8, "kmp": np.float64, "zrp": np.int32}[model]
profile = left + (right - left) * np.arange(1, N + 1) / (N + 1)
if model == "ssep":
    start = (np.random.random(N) < profile).astype(kind)
elif model == "kmp":
    start = np.random.exponential(profile)
else:
    start = (np.random.geometric(1 - profile) - 1).astype(kind)
run(1, start.copy(), left, right, interval, 1)
best = np.inf
for i in range(3):
    begin = time.perf_counter()
    events, mean, flow = run(i, start.copy(), left, right, interval, snapshots)
    best = min(best, time.perf_counter() - begin)
print(json.dumps({"seconds": best, "events": int(events),
                  "first": mean[0], "current": flow}))
