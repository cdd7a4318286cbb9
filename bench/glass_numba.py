# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""glass_numba.py CASE ARGUMENTS: numba loops of the glass topic, one thread.

pspin STEPS SPAN       3-spin model at T = 0.5, Heun's rule: energy at SPAN
trap COUNT AGE         trap model, x = 0.5: jumps before AGE; stayed for AGE
glauber SITES SPAN     Glauber chain at T = 0 to 2 SPAN: events, C(2 SPAN, SPAN)
east SITES SPAN        East chain, c = 0.3: events, persistence at SPAN
Prints one JSON line: seconds (best of several, of one for large pspin), work,
value.
"""
import json
import sys
import time

import numba
import numpy as np

case = sys.argv[1]
first = int(sys.argv[2])
second = float(sys.argv[3])


@numba.njit(fastmath=True)
def slopes(C, R, i, h, T, fc, fr):
    """Time derivatives of row i of C and R for p = 3, and mu."""
    mu = 0.0
    for s in range(i + 1):
        w = 0.5 if s == 0 or s == i else 1.0
        mu += w * C[i, s] ** 2 * R[i, s]
    mu = T + 4.5 * h * mu if i > 0 else T
    for j in range(i + 1):
        a = 0.0
        for s in range(i + 1):
            w = 0.5 if s == 0 or s == i else 1.0
            a += w * R[i, s] * C[i, s] * C[j, s]
        b = 0.0
        if j > 0:
            for s in range(j + 1):
                w = 0.5 if s == 0 or s == j else 1.0
                b += w * C[i, s] ** 2 * R[j, s]
        d = 0.0
        if j < i:
            for s in range(j, i + 1):
                w = 0.5 if s == j or s == i else 1.0
                d += w * R[i, s] * C[i, s] * R[s, j]
        fc[j] = -mu * C[i, j] + h * (3.0 * a + 1.5 * b)
        fr[j] = -mu * R[i, j] + h * 3.0 * d
    return mu


@numba.njit(fastmath=True)
def pspin(seed, n, span):
    h = span / n
    T = 0.5
    C = np.zeros((n + 1, n + 1))
    R = np.zeros((n + 1, n + 1))
    C[0, 0] = R[0, 0] = 1.0
    fc = np.zeros(n + 1)
    fr = np.zeros(n + 1)
    gc = np.zeros(n + 1)
    gr = np.zeros(n + 1)
    for i in range(n):
        slopes(C, R, i, h, T, fc, fr)
        m = i + 1
        for j in range(m):
            C[m, j] = C[j, m] = C[i, j] + h * fc[j]
            R[m, j] = R[i, j] + h * fr[j]
        C[m, m] = R[m, m] = 1.0
        slopes(C, R, m, h, T, gc, gr)
        for j in range(m):
            C[m, j] = C[j, m] = C[i, j] + 0.5 * h * (fc[j] + gc[j])
            R[m, j] = R[i, j] + 0.5 * h * (fr[j] + gr[j])
    mu = slopes(C, R, n, h, T, fc, fr)
    return n, (T - mu) / 3


@numba.njit(fastmath=True)
def trap(seed, count, age):
    np.random.seed(seed)
    jumps = 0
    stayed = 0
    for i in range(count):
        t = 0.0
        while True:
            t += np.random.random() ** -2.0 * np.random.exponential(1.0)
            if t > age:
                break
            jumps += 1
        stayed += t > 2 * age
    return jumps, stayed / count


@numba.njit(fastmath=True)
def glauber(seed, n, span):
    np.random.seed(seed)
    x = np.empty(n, np.int8)
    for k in range(n):
        x[k] = 1 if np.random.random() < 0.5 else -1
    total = np.zeros(n)
    start = x.copy()
    events = 0
    for part in range(2):
        if part == 1:
            start[:] = x
            total[:] = 0
        t = 0.0
        while True:
            t += np.random.exponential(1.0 / n)
            if t > span:
                break
            events += 1
            k = int(np.random.random() * n)
            mean = 0.5 * (x[k - 1] + x[k + 1 if k + 1 < n else 0])
            x[k] = 1 if np.random.random() < 0.5 * (1 + mean) else -1
            total[k] += x[k] - mean
    c = 0
    for k in range(n):
        c += x[k] * start[k]
    return events, c / n


@numba.njit(fastmath=True)
def east(seed, n, span):
    np.random.seed(seed)
    x = np.empty(n, np.int8)
    for k in range(n):
        x[k] = 1 if np.random.random() < 0.3 else 0
    moved = np.zeros(n, np.int8)
    events = 0
    t = 0.0
    while True:
        t += np.random.exponential(1.0 / n)
        if t > span:
            break
        events += 1
        k = int(np.random.random() * n)
        if k == 0 or x[k - 1]:
            new = 1 if np.random.random() < 0.3 else 0
            if new != x[k]:
                x[k] = new
                moved[k] = 1
    return events, 1 - moved.sum() / n


run = {"pspin": pspin, "trap": trap, "glauber": glauber, "east": east}[case]
run(1, 8, min(second, 1.0))
best = np.inf
repeats = 1 if case == "pspin" and first > 600 else 3
for i in range(repeats):
    begin = time.perf_counter()
    work, value = run(i, first, second)
    best = min(best, time.perf_counter() - begin)
print(json.dumps({"seconds": best, "work": int(work), "value": float(value)}))
